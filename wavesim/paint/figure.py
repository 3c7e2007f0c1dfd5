"""The figure around the waveform: title and subtitle above, panels, the disclaimer below."""

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter

from wavesim.paint.canvas import color, plot_rect
from wavesim.paint.fonts import Fonts, fonts
from wavesim.paint.palette import Palette
from wavesim.paint.waveform import paint_waveform
from wavesim.presentation.describe import subtitle
from wavesim.presentation.project import Project, View
from wavesim.presentation.waveform import waveform_scene
from wavesim.presentation.words import NO_BREAK, _
from wavesim.version import VERSION

WIDTH, HEIGHT, MORE_HEIGHT = 800.0, 450.0, 320.0
"""Size of a figure with one panel, and what each further one adds [px at 100 %]."""
MARGIN, HEAD, FOOT, GAP = 24.0, 58.0, 40.0, 8.0
MOST_PANELS = 8
"""Sections that one figure shows; more would make it longer than a page."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A program and the windows of it that are drawn, one under the other."""

    project: Project
    views: tuple[View, ...]
    palette: Palette

    @property
    def panels(self) -> tuple[View, ...]:
        """The windows that are drawn."""
        return self.views[:MOST_PANELS]

    @property
    def width(self) -> float:
        """How wide it is [px at 100 % and in the theme's scale]."""
        return WIDTH

    @property
    def height(self) -> float:
        """How high it is [px]."""
        return HEIGHT + MORE_HEIGHT * (len(self.panels) - 1)


def paint_figure(painter: QPainter, figure: Figure) -> None:
    """Paint a figure, its ground first: an SVG has none of its own."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(figure.palette.surface))
    painter.drawRect(QRectF(0.0, 0.0, figure.width, figure.height))
    kinds = fonts(QGuiApplication.font().family(), 1.0)
    _head(painter, figure, kinds)
    for number, view in enumerate(figure.panels):
        _panel(painter, figure, view, _place(figure, number))
    _foot(painter, figure, kinds)
    painter.restore()


def _place(figure: Figure, number: int) -> QRectF:
    """Where a panel lies."""
    height = (figure.height - HEAD - FOOT + GAP) / len(figure.panels)
    return QRectF(MARGIN, HEAD + number * height, figure.width - 2.0 * MARGIN, height - GAP)


def _panel(painter: QPainter, figure: Figure, view: View, place: QRectF) -> None:
    plot = plot_rect(place, figure.palette)
    columns, rows = round(plot.width()), round(plot.height())
    scale = figure.palette.text_scale
    scene = waveform_scene(figure.project, view, columns, rows, scale=scale)
    paint_waveform(painter, place, scene, figure.palette)


def _head(painter: QPainter, figure: Figure, kinds: Fonts) -> None:
    room = figure.width - 2.0 * MARGIN
    title = _shortened(kinds, "heading", figure.project.program.title, room)
    _write(painter, figure, kinds, "heading", "text", MARGIN, 14.0, title)
    told = _shortened(kinds, "small", _subtitle(figure), room)
    _write(painter, figure, kinds, "small", "text2", MARGIN, 36.0, told)


def _subtitle(figure: Figure) -> str:
    """What is drawn: the channel, its pulse, or how many sections."""
    view, program = figure.views[0], figure.project.program
    if len(figure.views) > len(figure.panels):
        words = _("The first {shown} of {count} sections")
        return words.format(shown=len(figure.panels), count=len(figure.views))
    if len(figure.views) > 1:
        return ", ".join(program.section[view.section].name for view in figure.views)
    channels = program.section[view.section].channel
    name = channels[view.channel].name if view.channel < len(channels) else ""
    told = subtitle(figure.project, view)
    return f"{name}: {told}" if name else told


def _foot(painter: QPainter, figure: Figure, kinds: Fonts) -> None:
    top = figure.height - 26.0
    sentence = _("Teaching and planning tool. It does not drive a device.")
    _write(painter, figure, kinds, "caption", "text3", MARGIN, top, sentence)
    version = f"wavesim{NO_BREAK}{VERSION}"
    left = figure.width - MARGIN - kinds.width("caption", version)
    _write(painter, figure, kinds, "caption", "text3", left, top, version)


def _write(
    painter: QPainter, figure: Figure, kinds: Fonts, role: str, token: str, left: float,
    top: float, words: str,
) -> None:  # fmt: skip
    painter.setFont(kinds.font(role))
    painter.setPen(color(getattr(figure.palette, token)))
    painter.drawText(round(left), round(top + kinds.baseline(role)), words)


def _shortened(kinds: Fonts, role: str, words: str, room: float) -> str:
    """A text that is too long ends in an ellipsis, instead of at the edge of the paper."""
    return kinds.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, room)
