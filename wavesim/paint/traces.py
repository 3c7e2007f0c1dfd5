"""The currents themselves: yours as lines or as a band, the preset dashed under it."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen, QPolygonF

from wavesim.core.table import Floats
from wavesim.paint.canvas import Canvas
from wavesim.paint.lines import dashes, draw_lines, gathered, polygon, segments, thinned
from wavesim.presentation.scene import Drawn, Levels

PULSE_PX, CURVE_PX, GHOST_PX, OUTLINE_PX, MARK_PX = 2.0, 2.5, 1.5, 1.5, 2.0
"""Widths of lines [px at 100 %]."""
DASH_PX, GAP_PX = 5.0, 4.0
PHASE_ALPHA, BAND_ALPHA = 0.13, 0.5
MOST_SMOOTH = 1500
"""Lines of a curve that are smoothed; more of them would cost a frame."""
MARK_HALF_PX = 6.0


def paint_ghost(on: Canvas) -> None:
    """The preset: dashed; zoomed out the outline of its envelope; narrow pulses as marks."""
    ghost = on.scene.ghost
    if isinstance(ghost, Levels):
        _paint_levels(on, ghost)
    elif ghost is not None:
        for x, y in outlines(on, ghost):
            _dashed(on, x, y)


def paint_yours(on: Canvas) -> None:
    """Yours: phases filled faintly under a line, or a filled band with an outline."""
    yours = on.scene.yours
    dense = yours.low_ma is not None
    lines = outlines(on, yours)
    on.smooth(False)
    on.fill("yours", BAND_ALPHA if dense else PHASE_ALPHA)
    on.painter.drawPolygon(_area(on, lines))
    width = OUTLINE_PX if dense else CURVE_PX if yours.curved else PULSE_PX
    for x, y in lines:
        _solid(on, x, y, width, smooth=yours.curved)


def outlines(on: Canvas, current: Drawn) -> list[tuple[Floats, Floats]]:
    """The lines of a current on the picture: one, or the upper and the lower end of a band."""
    levels = [current.high_ma] if current.low_ma is None else [current.high_ma, current.low_ma]
    x = on.xs(current.time_s)
    if on.raster and current.low_ma is None and not current.curved:
        x = gathered(x)
    return [thinned(x, on.ys(level)) for level in levels]


def _area(on: Canvas, lines: list[tuple[Floats, Floats]]) -> QPolygonF:
    """What lies between a line and 0, or between the two lines of a band."""
    x, y = lines[0]
    if len(lines) == 2:
        other_x, other_y = lines[1]
    else:
        zero = on.y(0.0)
        other_x, other_y = x[[0, -1]], np.array([zero, zero])
    return polygon(np.concatenate((x, other_x[::-1])), np.concatenate((y, other_y[::-1])))


def _solid(on: Canvas, x: Floats, y: Floats, width: float, *, smooth: bool) -> None:
    if not on.raster:
        on.pen("yours", width)
        on.painter.drawPolyline(polygon(x, y))
        return
    lines = segments(x, y)
    on.smooth(smooth and len(lines) <= MOST_SMOOTH)
    # Square ends fill the corners; round ones would cost three times as much.
    on.pen("yours", width, Qt.PenCapStyle.SquareCap)
    draw_lines(on.painter, lines)


def _dashed(on: Canvas, x: Floats, y: Floats) -> None:
    on.smooth(False)
    on.pen("ghost", GHOST_PX)
    dash, gap = DASH_PX * on.line, GAP_PX * on.line
    if on.raster:
        draw_lines(on.painter, dashes(x, y, dash, gap))
        return
    pen = QPen(on.painter.pen())
    pen.setDashPattern([DASH_PX / GHOST_PX, GAP_PX / GHOST_PX])
    on.painter.setPen(pen)
    on.painter.drawPolyline(polygon(x, y))


def _paint_levels(on: Canvas, ghost: Levels) -> None:
    on.smooth(False)
    on.pen("ghost", MARK_PX)
    x, y = on.xs(ghost.time_s), on.ys(ghost.level_ma)
    half = on.px(MARK_HALF_PX)
    left = np.clip(x - half, on.plot.left(), on.plot.right())
    right = np.clip(x + half, on.plot.left(), on.plot.right())
    draw_lines(on.painter, np.column_stack((left, y, right, y)))
