"""Paints the small pictures of choices."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wavesim.core.table import Floats
from wavesim.paint.canvas import color
from wavesim.paint.lines import draw_lines, gathered, polygon, segments, thinned
from wavesim.paint.palette import Palette
from wavesim.presentation.pictures import Picture

_FILL = 0.5
_BAR_PX = 3.0


def paint_picture(
    painter: QPainter, rect: QRectF, picture: Picture, palette: Palette, *, faint: bool = False
) -> None:
    """A picture in a rectangle; faint: it can be seen but not chosen."""
    scale = palette.line_scale
    bars = 3.0 * _BAR_PX * scale if picture.on else 0.0
    plot = rect.adjusted(0.0, 0.0, 0.0, -bars)
    middle = round(plot.center().y()) + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(color(palette.edge, 0.6), scale))
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
    ink = color(palette.text3 if faint else palette.yours)
    half = 0.5 * plot.height() - scale
    x = rect.left() + picture.x * rect.width()
    if picture.y is not None:
        _line(painter, x, middle - picture.y * half, QPen(ink, 1.5 * scale))
    elif picture.low is not None and picture.high is not None:
        _band(painter, x, middle - picture.low * half, middle - picture.high * half,
              QPen(ink, scale))  # fmt: skip
    _bars(painter, rect, picture, palette)


def _line(painter: QPainter, x: Floats, y: Floats, pen: QPen) -> None:
    """Upright and level lines without antialiasing, so that narrow pulses are as dark as wide."""
    x, y = thinned(x, y)
    upright = (np.diff(x) < 1e-6) | (np.diff(y) == 0.0)
    square = bool(np.mean(upright) > 0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not square)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap if square else Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    draw_lines(painter, segments(gathered(x) if square else x, y))


def _band(painter: QPainter, x: Floats, low: Floats, high: Floats,
          pen: QPen) -> None:  # fmt: skip
    """Denser than can be drawn: the area between smallest and largest, and its outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    fill = pen.color()
    fill.setAlphaF(_FILL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(polygon(np.concatenate((x, x[::-1])), np.concatenate((high, low[::-1]))))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for edge in (low, high):
        # A level edge would be a grey line of two pixels.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(np.ptp(edge) > 1.0))
        draw_lines(painter, segments(x, edge))


def _bars(painter: QPainter, rect: QRectF, picture: Picture, palette: Palette) -> None:
    """The on-times below."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(palette.range))
    height = _BAR_PX * palette.line_scale
    for start, stop in picture.on:
        left = rect.left() + start * rect.width()
        painter.drawRect(
            QRectF(left, rect.bottom() - height, (stop - start) * rect.width(), height)
        )
