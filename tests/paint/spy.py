"""A painter that remembers what it was told, and scenes to paint with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from wavesim.paint.canvas import plot_rect
from wavesim.paint.palette import LIGHT, Palette
from wavesim.paint.waveform import paint_waveform
from wavesim.presentation.project import Project, View
from wavesim.presentation.scene import WaveformScene
from wavesim.presentation.waveform import waveform_scene

WATCHED = ("drawLines", "drawPolygon", "drawPolyline", "drawPath", "drawRect", "drawRoundedRect")


class Spy(QPainter):
    """Notes each call by name, with the colours in force, and every text with its box."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.image = image  # a painter does not keep what it paints on
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.texts: list[tuple[str, QRectF]] = []
        self.colors: set[int] = set()
        self.pens: list[QColor] = []
        self.brushes: list[QColor] = []

    def note(self, name: str, given: tuple[Any, ...]) -> None:
        """Remember a call and the colours it uses."""
        self.calls.append((name, given))
        self.pens.append(self.pen().color())
        self.brushes.append(self.brush().color())
        if self.pen().style().value:
            self.colors.add(self.pen().color().rgb())
        if self.brush().style().value:
            self.colors.add(self.brush().color().rgb())

    def named(self, name: str) -> list[tuple[Any, ...]]:
        """What was given to each call of a name."""
        return [given for called, given in self.calls if called == name]

    def pens_of(self, name: str) -> list[QColor]:
        """The colours of the lines of each call of a name, in order."""
        calls = zip(self.pens, self.calls, strict=True)
        return [pen for pen, (called, _) in calls if called == name]

    def lines_of(self, colour: str) -> list[tuple[QPointF, QPointF]]:
        """Both ends of each single line of a colour."""
        return [
            given
            for pen, (name, given) in zip(self.pens, self.calls, strict=True)
            if name == "drawLine" and pen == QColor(colour)
        ]

    def _write(self, *given: Any) -> None:
        """One line at a point on its baseline."""
        at, words = given
        self.note("drawText", given)
        metrics = QFontMetricsF(self.font())
        box = metrics.tightBoundingRect(words).translated(QPointF(at))
        self.texts.append((words, box))
        QPainter.drawText(self, *given)


def _watch(name: str) -> Callable[..., None]:
    original = getattr(QPainter, name)

    def noted(self: Spy, *given: Any) -> None:
        self.note(name, given)
        original(self, *given)

    return noted


for watched in (*WATCHED, "drawLine"):
    setattr(Spy, watched, _watch(watched))
Spy.drawText = Spy._write


def blank(width: int, height: int, palette: Palette = LIGHT) -> QImage:
    """A ground to paint on."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.surface))
    return image


def scene_in(
    project: Project, view: View, area: QRectF, palette: Palette = LIGHT, scale: float = 1.0
) -> WaveformScene:
    """The scene for a rectangle."""
    plot = plot_rect(area, palette, scale)
    columns, rows = round(plot.width()), round(plot.height())
    return waveform_scene(project, view, columns, rows, scale=scale * palette.text_scale)


@contextmanager
def painted(
    project: Project,
    view: View,
    size: tuple[int, int] = (668, 320),
    palette: Palette = LIGHT,
    scale: float = 1.0,
) -> Iterator[tuple[Spy, QImage]]:
    """A scene, painted by a spy."""
    image = blank(*size, palette)
    area = QRectF(0.0, 0.0, *size)
    scene = scene_in(project, view, area, palette, scale)
    spy = Spy(image)
    try:
        paint_waveform(spy, area, scene, palette, scale)
    finally:
        spy.end()
    yield spy, image
