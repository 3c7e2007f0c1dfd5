"""The currents themselves: yours as lines or as a band, the preset dashed under it."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen, QPolygonF

from wavesim.core.table import Floats
from wavesim.paint.canvas import Canvas
from wavesim.paint.channels import PLAYED_DASH, PLAYED_PX, channel_dash, channel_token
from wavesim.paint.lines import dashes, draw_lines, gathered, polygon, segments, thinned
from wavesim.presentation.scene import Drawn, Levels

PULSE_PX, CURVE_PX, GHOST_PX, OUTLINE_PX, MARK_PX, SAMPLED_PX = 2.0, 2.5, 1.5, 1.5, 2.0, 1.0
"""Widths of lines [px at 100 %]."""
DASH_PX, GAP_PX = 5.0, 4.0
PHASE_ALPHA, BAND_ALPHA = 0.13, 0.5
MOST_SMOOTH = 1500
"""Lines of a curve that are smoothed; more of them would cost a frame."""
MOST_EDGES = 40
"""Times a band may come and go and still be filled as one polygon."""
MARK_HALF_PX = 6.0


def paint_ghost(on: Canvas) -> None:
    """The preset: dashed; zoomed out the outline of its envelope; narrow pulses as marks."""
    ghost = on.scene.ghost
    if isinstance(ghost, Levels):
        _paint_levels(on, ghost)
    elif ghost is not None:
        for x, y in outlines(on, ghost):
            _dashed(on, "ghost", x, y)


def paint_others(on: Canvas) -> None:
    """The channels beside yours: lines or outlines in their colours, dashed, without a fill."""
    for other in on.scene.others:
        token, pattern = channel_token(other.channel), channel_dash(other.channel)
        for x, y in outlines(on, other.drawn):
            if pattern is None:
                _solid(on, token, x, y, OUTLINE_PX, smooth=False)
            else:
                _dashed(on, token, x, y, OUTLINE_PX, pattern)


def paint_yours(on: Canvas) -> None:
    """Yours: phases filled faintly under a line, or a filled band with an outline."""
    yours, token = on.scene.yours, channel_token(on.scene.channel)
    dense = yours.low_ma is not None
    lines = outlines(on, yours)
    on.smooth(False)
    if on.raster and _is_ragged(yours):
        _columns(on, token, yours)
    else:
        on.fill(token, BAND_ALPHA if dense else PHASE_ALPHA)
        on.painter.drawPolygon(_area(on, lines))
    width = OUTLINE_PX if dense else CURVE_PX if yours.curved else PULSE_PX
    for x, y in lines:
        _solid(on, token, x, y, width, smooth=yours.curved)


def _is_ragged(current: Drawn) -> bool:
    """Whether a band comes and goes so often that filling it as a polygon costs a frame."""
    if current.low_ma is None:
        return False
    flows = current.high_ma - current.low_ma > 0.0
    return int(np.count_nonzero(np.diff(flows))) > MOST_EDGES


def _columns(on: Canvas, token: str, band: Drawn) -> None:
    """A band filled column by column, but for its ends, which only repeat the outer columns."""
    assert band.low_ma is not None
    x, top, bottom = on.xs(band.time_s), on.ys(band.high_ma), on.ys(band.low_ma)
    held = bottom > top
    held[[0, -1]] = False
    pen = QPen(on.color(token, BAND_ALPHA), on.plot.width() / (len(x) - 2))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    on.painter.setPen(pen)
    draw_lines(on.painter, np.column_stack((x, top, x, bottom))[held])


def paint_sampled(on: Canvas) -> None:
    """The sampled train, thin and over all others."""
    if on.scene.sampled is not None:
        for x, y in outlines(on, on.scene.sampled):
            _solid(on, "text", x, y, SAMPLED_PX, smooth=False)


def paint_played(on: Canvas) -> None:
    """The train of the device, in long dashes over all others."""
    if on.scene.played is not None:
        for x, y in outlines(on, on.scene.played):
            _dashed(on, "text", x, y, PLAYED_PX, PLAYED_DASH)


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


def _solid(
    on: Canvas, token: str, x: Floats, y: Floats, width: float, *, smooth: bool
) -> None:
    if not on.raster:
        on.pen(token, width)
        on.painter.drawPolyline(polygon(x, y))
        return
    lines = segments(x, y)
    on.smooth(smooth and len(lines) <= MOST_SMOOTH)
    # Square ends fill the corners; round ones would cost three times as much.
    on.pen(token, width, Qt.PenCapStyle.SquareCap)
    draw_lines(on.painter, lines)


def _dashed(
    on: Canvas,
    token: str,
    x: Floats,
    y: Floats,
    width: float = GHOST_PX,
    pattern: tuple[float, float] = (DASH_PX, GAP_PX),
) -> None:
    on.smooth(False)
    on.pen(token, width)
    dash, gap = (length * on.line for length in pattern)
    if on.raster:
        draw_lines(on.painter, dashes(x, y, dash, gap))
        return
    pen = QPen(on.painter.pen())
    pen.setDashPattern([length / width for length in pattern])
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
