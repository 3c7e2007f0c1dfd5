"""Paints a spectrum: stems or a curve over the frequencies, with the axes of the waveform."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from wavesim.core.table import Floats
from wavesim.paint.canvas import color, plot_rect
from wavesim.paint.lines import draw_lines, polygon, segments
from wavesim.paint.palette import Palette
from wavesim.paint.paper import Paper
from wavesim.presentation.spectrum import SpectrumScene

_TICK_PX = 4.0
_FILL = 0.13
_STALE = 0.45


class _Paper(Paper):
    """A painter, the plot on it, and where things go."""

    def __init__(
        self, painter: QPainter, rect: QRectF, scene: SpectrumScene, palette: Palette, scale: float
    ) -> None:
        super().__init__(painter, rect, plot_rect(rect, palette, scale), palette, scale)
        self.scene = scene

    def xs(self, frequency_hz: Floats) -> Floats:
        """Where frequencies are."""
        return self.plot.left() + self.scene.part(frequency_hz) * self.plot.width()

    def ys(self, level: Floats) -> Floats:
        """Where levels are."""
        return self.plot.bottom() - level / self.scene.top * self.plot.height()


def paint_spectrum(
    painter: QPainter, rect: QRectF, scene: SpectrumScene, palette: Palette, scale: float = 1.0,
    *, stale: bool = False,
) -> None:  # fmt: skip
    """A spectrum in a rectangle; scale: the user's own text size. stale: a new one is coming."""
    on = _Paper(painter, rect, scene, palette, scale)
    painter.save()
    if stale:
        painter.setOpacity(_STALE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if scene.kind == "none":
        left = on.plot.left()
        on.write("small", "text2", left, on.plot.center().y(), scene.subtitle)
    else:
        _levels(on)
        _frequencies(on)
        (_stems if scene.kind == "lines" else _curve)(on)
        _label(on)
    painter.restore()


def _levels(on: _Paper) -> None:
    """Grid lines, their numbers and the title of the axis."""
    ticks = on.scene.level_ticks
    for level, words in zip(ticks.at, ticks.texts, strict=True):
        y = round(float(on.ys(np.array(level)))) + 0.5
        on.pen("grid" if level else "edge")
        on.painter.drawLine(QPointF(on.plot.left(), y), QPointF(on.plot.right(), y))
        left = on.plot.left() - on.px(8.0) - on.fonts.width("caption", words)
        on.write("caption", "text3", left, y - 0.5 * on.fonts.height("caption"), words)
    top = on.plot.top() - on.px(8.0) - on.fonts.height("axis")
    on.write("axis", "text2", on.plot.left() - on.px(36.0), top, on.scene.level_title)


def _frequencies(on: _Paper) -> None:
    """The axis below, its ticks and texts; those that would touch are left out."""
    bottom = round(on.plot.bottom()) + 0.5
    on.pen("edge")
    on.painter.drawLine(QPointF(on.plot.left(), bottom), QPointF(on.plot.right(), bottom))
    ticks, free_to = on.scene.hz_ticks, on.rect.right()
    for hertz, words in reversed(list(zip(ticks.at, ticks.texts, strict=True))):
        x = float(on.xs(np.array(hertz)))
        on.pen("edge")
        on.painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + on.px(_TICK_PX)))
        width = on.fonts.width("caption", words)
        left = min(x - 0.5 * width, on.rect.right() - width - on.px(2.0))
        if left + width <= free_to:
            on.write("caption", "text3", left, bottom + on.px(_TICK_PX + 2.0), words)
            free_to = left - on.px(8.0)


def _stems(on: _Paper) -> None:
    """A line up from the axis for each line; few of them are thicker and have heads."""
    scene = on.scene
    x, y = on.xs(scene.frequency_hz), on.ys(scene.level)
    few = len(x) < on.plot.width() / on.px(12.0)
    on.pen("yours", 2.0 if few else 1.0)
    # Where they are close, whole pixels would leave gaps that look like missing lines.
    on.painter.setRenderHint(QPainter.RenderHint.Antialiasing, not few)
    draw_lines(on.painter, np.column_stack((x, np.full(len(x), on.plot.bottom()), x, y)))
    if few:
        on.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        on.painter.setPen(Qt.PenStyle.NoPen)
        on.painter.setBrush(color(on.palette.yours))
        for at, top in zip(x, y, strict=True):
            on.painter.drawEllipse(QPointF(float(at), float(top)), on.px(3.0), on.px(3.0))


def _curve(on: _Paper) -> None:
    """The curve, filled as phases are."""
    x, y = on.xs(on.scene.frequency_hz), on.ys(on.scene.level)
    base = np.array([on.plot.bottom()])
    on.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    on.painter.setPen(Qt.PenStyle.NoPen)
    on.painter.setBrush(color(on.palette.yours, _FILL))
    on.painter.drawPolygon(polygon(np.concatenate((x[:1], x, x[-1:])),
                                   np.concatenate((base, y, base))))  # fmt: skip
    on.pen("yours", 1.5)
    draw_lines(on.painter, segments(x, y))


def _label(on: _Paper) -> None:
    """What the highest is, above its head, on a plate."""
    scene = on.scene
    highest = int(np.argmax(scene.level))
    x = float(on.xs(scene.frequency_hz[highest]))
    y = float(on.ys(scene.level[highest]))
    width, height = on.fonts.width("strong", scene.label), on.fonts.height("strong")
    left = min(max(on.plot.left(), x - 0.5 * width), on.plot.right() - width)
    top = max(on.plot.top(), y - height - on.px(5.0))
    on.painter.setPen(Qt.PenStyle.NoPen)
    on.painter.setBrush(color(on.palette.surface))
    on.painter.drawRect(QRectF(left - on.px(3.0), top, width + on.px(6.0), height))
    on.write("strong", "yours_text", left, top, scene.label)
