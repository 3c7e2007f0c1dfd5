"""From a move of the slider to the whole window painted, at the three zooms.

A move is a mouse event to the slider; it is over when the event loop has nothing left to paint.
Beside it stands the same window painted anew without anything new to show.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Row

MOST_S = 0.016
MOST_TIMES = 2.0
MOVES = 200
ZOOMS = ("pulse", "train", "session")
PRESETS = ("stroke-foot-drop", "stroke-wrist-extension")


def rows() -> Iterator[Row]:
    """The rows of this file."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        for preset in PRESETS:
            yield from _rows(preset, Path(folder))


def _rows(preset: str, folder: Path) -> Iterator[Row]:
    from PySide6.QtWidgets import QApplication

    desk = _desk(preset, folder)
    for zoom in ZOOMS:
        desk.window.actions_table[zoom].trigger()
        _settle()
        moves, repaints = _times(desk)
        again = statistics.median(repaints)
        moved = statistics.quantiles(moves, n=20)[-1]
        name = f"slider to painted window, {preset}, {zoom}"
        yield Row(f"{name}, 95th percentile", moved, "", None, "<= 16 ms", moved <= MOST_S)
        middle = statistics.median(moves)
        yield Row(f"{name}, median", middle, "the window repainted", again,
                  f"<= {MOST_TIMES:g} x", middle <= MOST_TIMES * again)  # fmt: skip
    desk.session.undo_stack.setIndex(0)
    desk.window.close()
    QApplication.processEvents()


def _desk(preset: str, folder: Path):
    """The window at 1280 x 800 with a preset; settings of the user are left alone."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from wavesim.gui import journal, start
    from wavesim.gui.window import Window
    from wavesim.io.files import load

    application = QApplication.instance() or QApplication([])
    application.setStyle("Fusion")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    journal.folder = lambda: folder
    window = Window("light")
    window.resize(1280, 800)
    window.show()
    _settle()
    desk = start.furnish(window, *start.show_waveform(window, load(preset), None))
    _settle()
    return desk


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(3):
        QApplication.processEvents()


def _times(desk) -> tuple[list[float], list[float]]:
    """Times of moves and of repaints, in turn [s]."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    slider = desk.window.work.parameters.rows[0].slider
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def send(kind: QEvent.Type, x: float) -> None:
        at = QPointF(x, slider.height() / 2)
        event = QMouseEvent(kind, at, slider.mapToGlobal(at), button, button, none)
        QApplication.sendEvent(slider, event)

    send(QEvent.Type.MouseButtonPress, 40.0)
    moves, repaints = [], []
    for number in range(MOVES):
        x = 40.0 + 7.0 * (number % 20 + 1)
        moves.append(_time(lambda at=x: send(QEvent.Type.MouseMove, at)))
        repaints.append(_time(lambda: _repaint(desk)))
    send(QEvent.Type.MouseButtonRelease, 40.0)
    return moves, repaints


def _repaint(desk) -> None:
    """Everything; the waveform covers its ground and is not painted with it."""
    desk.window.update()
    desk.waveform.viewport().update()


def _time(work: Callable[[], object]) -> float:
    from PySide6.QtWidgets import QApplication

    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return time.perf_counter() - start
