"""Labels: each in the first of its ways that fits and keeps clear of the rest, or left out."""

from PySide6.QtCore import QPointF, QRectF

from wavesim.paint.axes import SAMPLE_PX, sample_channel
from wavesim.paint.canvas import Canvas
from wavesim.paint.taken import Taken
from wavesim.presentation.scene import Box, Label, Option, Text

SAMPLE_GAP_PX = 5.0
INSIDE_PX = 3.0
"""Room between a label and the edge of what it stands in [px at 100 %]."""


def paint_label(on: Canvas, label: Label, taken: Taken) -> None:
    """Write a label, if there is a place for it."""
    for option in label.options:
        rect = _rect(on, option)
        inside = _box(on, option.inside) if option.inside else None
        if taken.is_free(rect, inside, over_ghost=option.over_ghost):
            if option.over_ghost:
                on.plate(rect)
            _write(on, rect, option.lines)
            taken.add(rect)
            return


def _size(on: Canvas, lines: tuple[Text, ...]) -> tuple[float, float]:
    width = max(_width(on, line) for line in lines)
    return width, sum(on.fonts.height(line.role) for line in lines)


def _width(on: Canvas, line: Text) -> float:
    sample = 0.0 if line.channel is None else on.px(SAMPLE_PX + SAMPLE_GAP_PX)
    return on.fonts.width(line.role, line.words) + sample


def _rect(on: Canvas, option: Option) -> QRectF:
    width, height = _size(on, option.lines)
    spot = option.spot
    left = on.x(spot.time_s) + on.px(spot.dx) - spot.across * width
    top = on.y(spot.level_ma) + on.px(spot.dy) - spot.down * height
    return QRectF(left, top, width, height)


def _box(on: Canvas, box: Box) -> QRectF:
    corner = QPointF(on.x(box.start_s), on.y(box.high_ma))
    whole = QRectF(corner, QPointF(on.x(box.stop_s), on.y(box.low_ma)))
    edge = on.px(INSIDE_PX)
    return whole.intersected(on.plot).adjusted(edge, edge, -edge, -edge)


def _write(on: Canvas, rect: QRectF, lines: tuple[Text, ...]) -> None:
    top = rect.top()
    for line in lines:
        left = rect.center().x() - 0.5 * _width(on, line)
        if line.channel is not None:
            sample_channel(on, left, top + 0.5 * on.fonts.height(line.role), line.channel)
            left += on.px(SAMPLE_PX + SAMPLE_GAP_PX)
        on.write(line.role, line.tone, left, top, line.words)
        top += on.fonts.height(line.role)
