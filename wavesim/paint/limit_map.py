"""Paints the map: limits with what lies beyond them hatched, thresholds, range, preset, design."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter

from wavesim.core.table import Floats
from wavesim.paint.canvas import color
from wavesim.paint.fonts import fonts
from wavesim.paint.lines import dashes, draw_lines, polygon, segments
from wavesim.paint.map_design import keep_clear, paint_design, paint_preset, paint_range
from wavesim.paint.map_paper import LEFT, TOP, MapPaper, lowest
from wavesim.paint.map_tags import Tag, paint_tags, tag
from wavesim.paint.palette import Palette
from wavesim.presentation.limit_map import MapScene
from wavesim.presentation.map_layers import Layers, MapCurve
from wavesim.presentation.words import _
from wavesim.safety.limits import Severity

_TICK_PX = 4.0
_BAND = 0.16
_HATCHES: tuple[tuple[Severity, float, float], ...] = (
    ("warning", 14.0, 0.05),
    ("error", 7.0, 0.08),
)
"""Areas beyond limits: severity, distance of the hatching [px at 100 %], tint."""
_CHARGE_DASH = (1.5, 3.0)
_INFO_DASH = (5.0, 4.0)


def paint_map(
    painter: QPainter, rect: QRectF, scene: MapScene, palette: Palette, scale: float = 1.0
) -> None:
    """A map in a rectangle, or why there is none; scale: the user's own text size."""
    paint_ground(painter, rect, scene, palette, scale)
    paint_marks(painter, rect, scene, palette, scale)


def paint_ground(
    painter: QPainter, rect: QRectF, scene: MapScene, palette: Palette, scale: float = 1.0
) -> None:
    """What stays as long as frame and layers do, while the design is dragged."""
    painter.save()
    if scene.layers is None:
        _paint_reason(painter, rect, scene, palette, scale)
    else:
        _paint_layers(MapPaper(painter, rect, scene, palette, scale), scene.layers)
    painter.restore()


def paint_marks(
    painter: QPainter, rect: QRectF, scene: MapScene, palette: Palette, scale: float = 1.0
) -> None:
    """What lies on the ground: words on lines, the range, the preset, the design."""
    if scene.layers is None:
        return
    painter.save()
    on = MapPaper(painter, rect, scene, palette, scale)
    _paint_edges(on, scene.layers)
    keep_clear(on)
    paint_range(on)
    paint_preset(on)
    _paint_charge_words(on, scene.layers)
    paint_design(on)
    painter.restore()


def _paint_reason(
    painter: QPainter, rect: QRectF, scene: MapScene, palette: Palette, scale: float
) -> None:
    size = scale * palette.text_scale
    known = fonts(QGuiApplication.font().family(), size)
    painter.setFont(known.font("small"))
    painter.setPen(color(palette.text2))
    box = rect.adjusted(LEFT * size, TOP * size, -LEFT * size, 0.0)
    painter.drawText(box, Qt.TextFlag.TextWordWrap, f"{scene.subtitle}.")


def _paint_layers(on: MapPaper, layers: Layers) -> None:
    _paint_grid(on)
    on.painter.save()
    on.painter.setClipRect(on.plot)
    tags: list[Tag] = []
    _paint_misfit(on, layers)
    for fibre in layers.fibres:
        _paint_band(on, fibre.line.phase_us, fibre.low_ma, fibre.high_ma, fibre.tone)
    for severity, apart, tint in _HATCHES:
        _paint_beyond(on, layers, severity, apart, tint)
    for charge in layers.charges:
        x, y = on.columns(charge.phase_us, charge.amplitude_ma)
        _paint_line(on, x, y, "edge", 1.0, _CHARGE_DASH)
    for fibre in layers.fibres:
        tags += _line(on, fibre.line, (fibre.tone, fibre.text_tone), "fibre", 2.0)
    for limit in reversed(layers.limits):
        tokens = (limit.severity, limit.severity)
        tags += _line(on, limit.line, tokens, limit.severity, 2.0)
    on.painter.restore()
    paint_tags(on, tags)


def _line(
    on: MapPaper, line: MapCurve, tokens: tuple[str, str], kind: str, width: float
) -> list[Tag]:
    """A line, and the words that belong beside it."""
    x, y = on.columns(line.phase_us, line.amplitude_ma)
    pattern = _INFO_DASH if kind == "info" else None
    _paint_line(on, x, y, tokens[0], 1.2 if kind == "info" else width, pattern)
    found = tag(on, line, x, y, tokens, kind)
    return [] if found is None else [found]


def _paint_line(
    on: MapPaper, x: Floats, y: Floats, token: str, width: float,
    pattern: tuple[float, float] | None = None,
) -> None:  # fmt: skip
    # Far beyond the plot a line would be cut into thousands of dashes that nobody sees.
    with np.errstate(invalid="ignore"):
        seen = (y >= on.plot.top()) & (y <= on.plot.bottom())
    beside = seen.copy()
    beside[1:] |= seen[:-1]
    beside[:-1] |= seen[1:]
    known = beside & np.isfinite(y)
    x, y = x[known], y[known]
    if len(x) < 2:
        return
    on.smooth(True)
    on.pen(token, width)
    dash = pattern and dashes(x, y, on.px(pattern[0]), on.px(pattern[1]))
    draw_lines(on.painter, segments(x, y) if dash is None else dash)


def _paint_band(on: MapPaper, phase_us: Floats, low: Floats, high: Floats, tone: str) -> None:
    x, y = on.xs(phase_us), (on.ys(low), on.ys(high))
    known = np.isfinite(y[0]) & np.isfinite(y[1])
    x, below, above = x[known], y[0][known], y[1][known]
    on.smooth(True)
    on.fill(tone, _BAND)
    on.painter.drawPolygon(
        polygon(np.concatenate((x, x[::-1])), np.concatenate((below, above[::-1])))
    )


def _paint_beyond(
    on: MapPaper, layers: Layers, severity: Severity, apart: float, tint: float
) -> None:
    """What exceeds a limit of a severity, hatched and tinted."""
    found = [
        on.columns(one.line.phase_us, one.line.amplitude_ma)
        for one in layers.limits
        if one.severity == severity
    ]
    x = np.linspace(on.plot.left(), on.plot.right(), len(lowest([])))
    y = np.clip(lowest([line for _x, line in found]), on.plot.top(), on.plot.bottom())
    for edge in layers.edges:
        if edge.severity == severity:
            at = float(on.xs(np.array(edge.phase_us)))
            y = np.where((x >= at) == edge.longer, on.plot.bottom(), y)
    if not np.any(y > on.plot.top()):
        return
    on.smooth(False)
    on.fill(severity, tint)
    corners = ([x[0]], x, [x[-1]]), ([on.plot.top()], y, [on.plot.top()])
    on.painter.drawPolygon(polygon(*(np.concatenate(part) for part in corners)))
    _hatch(on, x, y, severity, on.px(apart))


def _hatch(on: MapPaper, x: Floats, y: Floats, token: str, apart: float) -> None:
    """Lines from lower left to upper right over what lies above a line.

    Each is drawn from where it crosses the line on: to clip them would take longer than to draw.
    """
    high = on.plot.height()
    left = np.arange(on.plot.left() - high, on.plot.right(), apart)
    along = np.linspace(0.0, high, len(x))
    across = left[:, None] + along
    inside = on.plot.bottom() - along <= np.interp(across, x, y)
    inside &= (across >= on.plot.left()) & (across <= on.plot.right())
    ends = np.diff(inside.astype(np.int8), axis=1, prepend=0, append=0)
    row, start = np.nonzero(ends == 1)
    _row, stop = np.nonzero(ends == -1)
    from_y, to_y = along[start], along[stop - 1]
    bottom = on.plot.bottom()
    lines = (left[row] + from_y, bottom - from_y, left[row] + to_y, bottom - to_y)
    on.smooth(True)
    on.pen(token, 0.6)
    draw_lines(on.painter, np.column_stack(lines))


def _paint_misfit(on: MapPaper, layers: Layers) -> None:
    """Where phases are too long for the rate."""
    if layers.fits_to_us is None:
        return
    left = float(on.xs(np.array(layers.fits_to_us)))
    box = QRectF(left, on.plot.top(), on.plot.right() - left, on.plot.height())
    on.smooth(False)
    on.fill("inset")
    on.painter.drawRect(box)
    words = _("too long for the rate")
    width, high = on.fonts.width("caption", words), on.fonts.height("caption")
    if width + on.px(8.0) <= box.width():
        on.write("caption", "text2", box.left() + on.px(6.0), box.bottom() - high - on.px(4.0),
                 words)  # fmt: skip


def _paint_edges(on: MapPaper, layers: Layers) -> None:
    """Limits of the phase duration alone, with their words at the top."""
    for edge in layers.edges:
        x = float(on.xs(np.array(edge.phase_us)))
        if not on.plot.left() <= x <= on.plot.right():
            continue
        on.smooth(True)
        on.pen(edge.severity, 2.0)
        on.painter.drawLine(QPointF(x, on.plot.top()), QPointF(x, on.plot.bottom()))
        box = on.box("axis", edge.title, 0.0, on.plot.top() + on.px(4.0))
        left = x + on.px(6.0) if edge.longer else x - on.px(6.0) - box.width()
        inside = min(max(left, on.plot.left()), on.plot.right() - box.width())
        box.moveLeft(inside)
        for _lower in range(3):
            if on.is_free(box):
                on.plate(box, "axis", edge.severity, edge.title)
                break
            box.translate(0.0, box.height() + on.px(2.0))


def _paint_grid(on: MapPaper) -> None:
    """Grid lines, axes, their numbers and titles."""
    plot, scene = on.plot, on.scene
    on.smooth(False)
    for level, words in zip(scene.level_ticks.at, scene.level_ticks.texts, strict=True):
        y = round(float(on.ys(np.array(level)))) + 0.5
        on.pen("grid")
        on.painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        box = on.level_tick(level, words)
        on.write("caption", "text3", box.left(), box.top(), words)
    on.pen("edge")
    bottom = round(plot.bottom()) + 0.5
    on.painter.drawLine(QPointF(plot.left(), bottom), QPointF(plot.right(), bottom))
    free_to = math.inf
    for phase_us, words in reversed(
        list(zip(scene.phase_ticks.at, scene.phase_ticks.texts, strict=True))
    ):
        x = round(float(on.xs(np.array(phase_us)))) + 0.5
        on.pen("edge")
        on.painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + on.px(_TICK_PX)))
        box = on.phase_tick(phase_us, words)
        if box.right() <= free_to:
            on.write("caption", "text3", box.left(), box.top(), words)
            free_to = box.left() - on.px(6.0)
    top = plot.top() - on.px(8.0) - on.fonts.height("axis")
    on.write("axis", "text2", plot.left() - on.px(44.0), top, scene.level_title)
    width = on.fonts.width("axis", scene.phase_title)
    top = on.rect.bottom() - on.fonts.height("axis") - on.px(2.0)
    on.write("axis", "text2", plot.right() - width, top, scene.phase_title)


def _paint_charge_words(on: MapPaper, layers: Layers) -> None:
    """What the charge of each dotted line is, on it, where there is room."""
    for line in layers.charges:
        x, y = on.columns(line.phase_us, line.amplitude_ma)
        with np.errstate(invalid="ignore"):
            seen = np.flatnonzero((y > on.plot.top()) & (y < on.plot.bottom()))
        for part in (0.06, 0.16, 0.3, 0.7, 0.85):
            if not len(seen):
                break
            at = seen[int(part * (len(seen) - 1))]
            box = on.box("caption", line.title, 0.0, 0.0)
            box.moveCenter(QPointF(float(x[at]), float(y[at])))
            if on.is_free(box):
                on.plate(box, "caption", "text2", line.title)
                break
