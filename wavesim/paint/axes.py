"""Axes: horizontal grid lines, ticks and titles, the legend, and the band of the range."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from wavesim.paint.canvas import Canvas
from wavesim.paint.channels import PLAYED_DASH, PLAYED_PX, channel_dash, channel_token
from wavesim.paint.lines import draw_lines, triangle
from wavesim.presentation.scene import Entry

BAND_PX = 5.0
BAND_ROOM_PX = 10.0
"""Width of the range's band, and of what is kept free for it and its arrows [px at 100 %]."""
_TICK_PX = 4.0
SAMPLE_PX = 20.0
STRIDE_PX = 3.0
"""Dashes of the lines at which strides begin, and the gaps between them [px]."""
_BETWEEN_ENTRIES_PX = 22.0


def paint_axes(on: Canvas) -> None:
    """All that stands behind the current."""
    on.smooth(False)
    _shades(on)
    _grid(on)
    texts = _Texts(on)
    _time_axis(on, texts)
    _level_axis(on, texts)


def _grid(on: Canvas) -> None:
    left, right = on.plot.left(), on.plot.right()
    for token, levels in (("grid", [at for at in on.scene.level_ticks.at if at]), ("edge", [0.0])):
        on.pen(token)
        for level_ma in levels:
            y = round(on.y(level_ma)) + 0.5
            on.painter.drawLine(QPointF(left, y), QPointF(right, y))


def _shades(on: Canvas) -> None:
    """The windows of strides and turns, and where these begin."""
    top, height = on.plot.top(), on.plot.height()
    for shade in on.scene.shades:
        left, right = round(on.x(shade.start_s)), round(on.x(shade.stop_s))
        on.fill("inset")
        on.painter.drawRect(QRectF(left, top, right - left, height))
    if on.scene.strides:
        on.pen("edge")
        dash_top = top + np.arange(0.0, height - STRIDE_PX, 2.0 * STRIDE_PX)
        x = np.repeat([round(on.x(at_s)) + 0.5 for at_s in on.scene.strides], len(dash_top))
        y = np.tile(dash_top, len(on.scene.strides))
        draw_lines(on.painter, np.column_stack((x, y, x, y + STRIDE_PX)))


def _level_axis(on: Canvas, texts: "_Texts") -> None:
    ticks = zip(on.scene.level_ticks.at, on.scene.level_ticks.texts, strict=True)
    for level_ma, words in sorted(ticks, key=lambda tick: tick[0] != 0.0):
        left = on.plot.left() - on.px(8.0) - on.fonts.width("caption", words)
        top = on.y(level_ma) - 0.5 * on.fonts.height("caption")
        texts.write("caption", "text3", left, top, words)
    top = on.plot.top() - on.px(8.0) - on.fonts.height("axis")
    texts.write("axis", "text2", on.plot.left() - on.px(36.0), top, on.scene.level_title)


def _time_axis(on: Canvas, texts: "_Texts") -> None:
    bottom = round(on.plot.bottom()) + 0.5
    on.pen("edge")
    on.painter.drawLine(QPointF(on.plot.left(), bottom), QPointF(on.plot.right(), bottom))
    ticks = on.scene.time_ticks
    for at_s in ticks.at:
        x = round(on.x(at_s)) + 0.5
        on.painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + on.px(_TICK_PX)))
    top = bottom + on.px(_TICK_PX + 2.0)
    # The last one first: it says the unit.
    for at_s, words in reversed(list(zip(ticks.at, ticks.texts, strict=True))):
        width = on.fonts.width("caption", words)
        left = min(on.x(at_s) - 0.5 * width, on.rect.right() - width - on.px(2.0))
        texts.write("caption", "text3", left, top, words)


class _Texts:
    """Texts of the axes: one that would be cut off or touch another is left out."""

    def __init__(self, on: Canvas) -> None:
        self.on = on
        self.taken: list[QRectF] = []

    def write(self, role: str, token: str, left: float, top: float, words: str) -> None:
        """Write a line whose box begins at a point, if there is room for it."""
        on = self.on
        box = QRectF(left, top, on.fonts.width(role, words), on.fonts.height(role))
        letters = box.adjusted(-on.px(2.0), on.px(2.0), on.px(2.0), -on.px(2.0))
        inside = on.rect.contains(QRectF(left, letters.top(), box.width(), letters.height()))
        if inside and not any(letters.intersects(other) for other in self.taken):
            on.write(role, token, left, top, words)
            self.taken.append(letters)


def band_rect(on: Canvas) -> QRectF | None:
    """The part of the plot's left edge that the range covers."""
    mark, limits = on.scene.range, on.scene.limits
    if mark is None:
        return None
    ends = [0.0 if end is None else end for end in (mark.low_ma, mark.high_ma)]
    if mark.high_ma is None and (mark.low_ma or 0.0) >= 0.0:
        ends[1] = limits.high_ma
    if mark.low_ma is None and (mark.high_ma or 0.0) < 0.0:
        ends[0] = limits.low_ma
    low_ma, high_ma = max(ends[0], limits.low_ma), min(ends[1], limits.high_ma)
    if low_ma >= high_ma:
        return None
    top, bottom = on.y(high_ma), on.y(low_ma)
    return QRectF(on.plot.left(), top, on.px(BAND_PX), bottom - top)


def paint_band(on: Canvas) -> None:
    """The range as a band, with an arrow where it leaves the plot or has no end."""
    box, mark, limits = band_rect(on), on.scene.range, on.scene.limits
    if box is None or mark is None:
        return
    up = mark.high_ma is None or mark.high_ma > limits.high_ma
    down = mark.low_ma is None or mark.low_ma < limits.low_ma
    arrow = on.px(8.0)
    body = box.adjusted(0.0, arrow if up else 0.0, 0.0, -arrow if down else 0.0)
    if body.height() > 0.0:
        _range_box(on, body.adjusted(0.5, 0.5, -0.5, -0.5))
    on.smooth(True)
    on.fill("range")
    middle = box.center().x()
    for there, y, direction in ((up, box.top(), 1.0), (down, box.bottom(), -1.0)):
        if there:
            tip = QPointF(middle, y)
            on.painter.drawPolygon(triangle(tip, 0.0, direction * arrow, on.px(4.0)))


def _range_box(on: Canvas, box: QRectF) -> None:
    on.smooth(True)
    on.pen("range")
    on.painter.setBrush(on.color("range", on.palette.range_fill))
    on.painter.drawRoundedRect(box, on.px(2.0), on.px(2.0))


def paint_legend(on: Canvas) -> None:
    """The legend, right above the plot; entries that find no room are left out from the end."""
    title = on.fonts.width("axis", on.scene.level_title)
    room = on.rect.width() - on.px(2.0)
    if on.rect.top() + on.px(20.0) > on.plot.top() - on.px(8.0) - on.fonts.height("axis"):
        room -= title
    entries: list[Entry] = []
    for entry in on.scene.legend:
        if _legend_width(on, [*entries, entry]) <= room:
            entries.append(entry)
    left = on.plot.right() - _legend_width(on, entries)
    middle = round(on.rect.top() + on.px(9.0)) + 0.5
    for entry in entries:
        _SAMPLES[entry.kind](on, left, middle, entry.channel)
        top = middle - 0.5 * on.fonts.height("caption")
        on.write("caption", "text", left + on.px(SAMPLE_PX + 7.0), top, entry.words)
        left += _entry_width(on, entry) + on.px(_BETWEEN_ENTRIES_PX)


def _entry_width(on: Canvas, entry: Entry) -> float:
    return on.px(SAMPLE_PX + 7.0) + on.fonts.width("caption", entry.words)


def _legend_width(on: Canvas, entries: list[Entry]) -> float:
    between = on.px(_BETWEEN_ENTRIES_PX) * max(0, len(entries) - 1)
    return sum(_entry_width(on, entry) for entry in entries) + between


def _sample_line(token: str, width: float, on: Canvas, left: float, y: float) -> None:
    on.smooth(False)
    on.pen(token, width)
    on.painter.drawLine(QPointF(left, y), QPointF(left + on.px(SAMPLE_PX), y))


def sample_channel(on: Canvas, left: float, y: float, channel: int) -> None:
    """A piece of a channel's line, 20 px long."""
    on.smooth(False)
    on.pen(channel_token(channel), 2.0)
    right = left + on.px(SAMPLE_PX)
    pattern = channel_dash(channel)
    lines = [(left, right)]
    if pattern:
        dash, gap = (on.px(length) for length in pattern)
        count = max(1, round((right - left + gap) / (dash + gap)))
        lines = [(left + k * (dash + gap), left + k * (dash + gap) + dash) for k in range(count)]
    for start, stop in lines:
        on.painter.drawLine(QPointF(start, y), QPointF(min(stop, right), y))


def _sample_dashes(on: Canvas, left: float, y: float, channel: int) -> None:
    on.smooth(False)
    on.pen("ghost", 1.5)
    dash = on.px(8.0)
    for start in (left, left + on.px(SAMPLE_PX) - dash):
        on.painter.drawLine(QPointF(start, y), QPointF(start + dash, y))


def _sample_played(on: Canvas, left: float, y: float, channel: int) -> None:
    dash, gap = PLAYED_DASH
    on.smooth(False)
    on.pen("text", PLAYED_PX)
    start = left
    while start < left + on.px(SAMPLE_PX):
        end = min(start + on.px(dash), left + on.px(SAMPLE_PX))
        on.painter.drawLine(QPointF(start, y), QPointF(end, y))
        start += on.px(dash + gap)


def _sample_band(on: Canvas, left: float, y: float, channel: int) -> None:
    half = on.px(4.0)
    _range_box(on, QRectF(left + 0.5, y - half, on.px(SAMPLE_PX) - 1.0, 2.0 * half))


_SAMPLES = {
    "yours": lambda on, left, y, channel: _sample_line(channel_token(channel), 2.0, on, left, y),
    "channel": sample_channel,
    "level": lambda on, left, y, channel: _sample_line("ghost", 2.0, on, left, y),
    "ghost": _sample_dashes,
    "range": _sample_band,
    "played": _sample_played,
}
