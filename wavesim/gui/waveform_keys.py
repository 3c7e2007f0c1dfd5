"""What the keys do in the plot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from wavesim.gui.waveform_cursors import Shown
from wavesim.presentation.pulse_card import neighbour

if TYPE_CHECKING:
    from wavesim.gui.waveform_view import WaveformView

STEP_PAN = 0.1
"""How far an arrow key pans, as a part of the view."""
STEP_ZOOM = 1.5
"""How much closer + goes."""


def step(plot: "WaveformView", shown: Shown, by: int) -> bool:
    """Arrows: the active cursor to the next edge, else the card to the next pulse, else pan."""
    if plot.cursors.at_s:
        plot.cursors.step(shown, by, dense=plot.is_dense())
        plot.repaint_picture()
    elif plot.pulse is not None:
        _show_next(plot, shown, plot.pulse, by)
    else:
        plot.pan(by * STEP_PAN)
    return True


def _show_next(plot: "WaveformView", shown: Shown, pulse: int, by: int) -> None:
    """Show the card of the next pulse, and move the view where it lies outside."""
    found = neighbour(shown.project, shown.view, pulse, by)
    plot.show_pulse(found, pinned=True)
    card = shown.card(found)
    if card and not 0.0 <= card.box.start_s < card.box.stop_s <= shown.span_s:
        plot.pan(0.5 * (card.box.start_s + card.box.stop_s) / shown.span_s - 0.5)


def card(plot: "WaveformView", shown: Shown) -> bool:
    """Enter: the card of the pulse nearest to the middle, or away with it."""
    if plot.pulse is not None:
        plot.show_pulse(None)
        return True
    if plot.is_dense():
        return False
    found = shown.pulse_near(shown.at_s(0.5), 0.5 * shown.span_s)
    plot.show_pulse(found, pinned=found is not None)
    return found is not None


def take(plot: "WaveformView", letter: str) -> bool:
    """A, B: the arrows move this cursor from now on."""
    if letter not in plot.cursors.at_s:
        return False
    plot.cursors.active = letter
    return True


def cursors(plot: "WaveformView") -> bool:
    """C: put the cursors, or take them away."""
    plot.toggle_cursors()
    return True


def leave(plot: "WaveformView") -> bool:
    """Escape: first the card goes, then the cursors; then the key is the window's."""
    if plot.pulse is not None:
        plot.show_pulse(None)
        return True
    if plot.cursors.at_s:
        plot.toggle_cursors()
        return True
    return False


def zoom(plot: "WaveformView", shown: Shown, factor: float) -> bool:
    """Plus, minus: around the middle."""
    plot.zoom(factor, shown.at_s(0.5))
    return True


KEYS: dict[int, Callable[["WaveformView", Shown], bool]] = {
    Qt.Key.Key_Left: lambda plot, shown: step(plot, shown, -1),
    Qt.Key.Key_Right: lambda plot, shown: step(plot, shown, 1),
    Qt.Key.Key_Return: card,
    Qt.Key.Key_Enter: card,
    Qt.Key.Key_A: lambda plot, shown: take(plot, "A"),
    Qt.Key.Key_B: lambda plot, shown: take(plot, "B"),
    Qt.Key.Key_C: lambda plot, shown: cursors(plot),
    Qt.Key.Key_Escape: lambda plot, shown: leave(plot),
    Qt.Key.Key_Plus: lambda plot, shown: zoom(plot, shown, STEP_ZOOM),
    Qt.Key.Key_Equal: lambda plot, shown: zoom(plot, shown, STEP_ZOOM),
    Qt.Key.Key_Minus: lambda plot, shown: zoom(plot, shown, 1.0 / STEP_ZOOM),
}
