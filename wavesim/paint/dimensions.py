"""Dimension lines: arrowheads at what they measure, their text on a plate in the middle."""


from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF

from wavesim.paint.canvas import Canvas
from wavesim.paint.lines import triangle
from wavesim.paint.taken import CLEAR_PX, Taken
from wavesim.presentation.scene import Height, Piece, Span

LIFT_PX = 22.0
"""How far a line keeps from what it measures, if there is room [px at 100 %]."""
ASIDE_PX = 36.0
BOTTOM_PX, ROW_GAP_PX, ROWS = 14.0, 5.0, 2
ARROW_PX, ARROW_HALF_PX, PLATE_PX, END_PX = 7.0, 3.5, 5.0, 5.0
ROLE = "strong"


def paint_height(on: Canvas, height: Height, taken: Taken) -> None:
    """A line from 0 to a current, if its text finds room on it."""
    x = on.x(height.time_s) - on.px(ASIDE_PX)
    ends = sorted((on.y(0.0), on.y(height.level_ma)))
    plate = _plate(on, height.text, QPointF(x, 0.5 * sum(ends)))
    if plate.height() + on.px(2.0 * ARROW_PX) > ends[1] - ends[0]:
        return
    line = QRectF(QPointF(x - 1.0, ends[0]), QPointF(x + 1.0, ends[1]))
    if not taken.is_free(plate) or taken.is_marked(line) or x < on.plot.left():
        return
    level = on.y(height.level_ma)
    _line(on, QPointF(x - on.px(END_PX), level), QPointF(on.x(height.until_s) - 2.0, level))
    _line(on, QPointF(x, ends[0]), QPointF(x, ends[1]))
    _arrow(on, QPointF(x, ends[0]), 0.0, 1.0)
    _arrow(on, QPointF(x, ends[1]), 0.0, -1.0)
    _write(on, plate, height.text)
    taken.add(plate, line)


def paint_span(on: Canvas, span: Span, taken: Taken) -> None:
    """A line along time, if there is room for it: arrows at a level, upright ends at the bottom."""
    left, right = on.x(span.pieces[0].start_s), on.x(span.pieces[-1].stop_s)
    half = 0.5 * on.fonts.height(ROLE)
    for y in _heights(on, span, half):
        strip = QRectF(left, y - half, right - left, 2.0 * half)
        if taken.is_marked(strip) or taken.crosses(strip) or not on.plot.intersects(strip):
            continue
        if span.level_ma is None:
            if _paint_chain(on, span, y, taken):
                return
            continue
        plate = _measure_plate(on, span.pieces[0], strip)
        if left < plate.center().x() < right or taken.is_free(plate):
            _paint_measure(on, span, span.level_ma, plate)
            taken.add(strip.united(plate), *_uprights(on, span, y))
            return


def _uprights(on: Canvas, span: Span, y: float) -> Iterator[QRectF]:
    """The lines from what is measured to its dimension line, but for what lies at the current."""
    times_s = span.pieces[0].start_s, span.pieces[-1].stop_s
    for time_s, end_ma in zip(times_s, span.ends_ma or (0.0, 0.0), strict=True):
        x, level = on.x(time_s), on.y(end_ma)
        near = level + (on.px(CLEAR_PX + 2.0) if y > level else -on.px(CLEAR_PX + 2.0))
        yield QRectF(QPointF(x - 0.5, min(near, y)), QPointF(x + 0.5, max(near, y)))


def _heights(on: Canvas, span: Span, half: float) -> Iterator[float]:
    """Where a line may lie: along the bottom, else the top; or off its level, else at the edge."""
    if span.level_ma is None:
        for row in range(ROWS):
            yield on.plot.bottom() - on.px(BOTTOM_PX) - row * (2.0 * half + on.px(ROW_GAP_PX))
        yield on.plot.top() + half
        return
    level, lift = on.y(span.level_ma), on.px(LIFT_PX)
    if span.level_ma > 0.0:
        edge = on.plot.top() - on.px(8.0) + half
        found = [max(level - lift, edge), edge]
    else:
        edge = on.plot.bottom() - half
        found = [min(level + lift, edge), edge]
    yield from (y for y in found if abs(y - level) > half)


def _paint_chain(on: Canvas, span: Span, y: float, taken: Taken) -> bool:
    """Several pieces end to end, as ramp, full strength, ramp; one alone needs its text."""
    end = on.px(END_PX)
    written = [_fitting(on, piece, y) for piece in span.pieces]
    if written == [None]:
        written = [_beyond(on, span.pieces[0], y, taken)]
        if written == [None]:
            return False
    for piece, found in zip(span.pieces, written, strict=True):
        left, right = on.x(piece.start_s), on.x(piece.stop_s)
        _line(on, QPointF(left, y), QPointF(right, y))
        for x in (left, right):
            _line(on, QPointF(x, y - end), QPointF(x, y + end))
        strip = QRectF(left, y - end, right - left, 2.0 * end)
        if found:
            _write(on, *found)
            strip = strip.united(found[0])
        taken.add(strip)
    return True


def _fitting(on: Canvas, piece: Piece, y: float) -> tuple[QRectF, str] | None:
    """The longest text that stands in its line, and where."""
    left, right = on.x(piece.start_s), on.x(piece.stop_s)
    for words in piece.texts:
        plate = _plate(on, words, QPointF(0.5 * (left + right), y))
        if plate.width() <= right - left - on.px(2.0):
            return plate, words
    return None


def _beyond(on: Canvas, piece: Piece, y: float, taken: Taken) -> tuple[QRectF, str] | None:
    """The longest text that stands right of its line, else left of it, and where."""
    for words in piece.texts:
        plate = _plate(on, words, QPointF(0.0, y))
        plate.moveLeft(on.x(piece.stop_s) + on.px(PLATE_PX))
        other = QRectF(plate)
        other.moveRight(on.x(piece.start_s) - on.px(PLATE_PX))
        for place in (plate, other):
            if taken.is_free(place):
                return place, words
    return None


def _measure_plate(on: Canvas, piece: Piece, strip: QRectF) -> QRectF:
    """Where the text of one piece stands: in the line, or beyond it where the line is short."""
    plate = _plate(on, piece.texts[0], strip.center())
    if plate.width() + on.px(2.0 * ARROW_PX + 4.0) > strip.width():
        plate.moveLeft(strip.right() + on.px(6.0))
        if plate.right() > on.plot.right():
            plate.moveRight(strip.left() - on.px(6.0))
    return plate


def _paint_measure(on: Canvas, span: Span, level_ma: float, plate: QRectF) -> None:
    """One piece with arrowheads and its text."""
    piece = span.pieces[0]
    left, right = on.x(piece.start_s), on.x(piece.stop_s)
    y, ends_ma = plate.center().y(), span.ends_ma or (level_ma, level_ma)
    beyond = -on.px(END_PX) if level_ma > 0.0 else on.px(END_PX)
    for x, end_ma in zip((left, right), ends_ma, strict=True):
        _line(on, QPointF(x, on.y(end_ma)), QPointF(x, y + beyond))
    _line(on, QPointF(left, y), QPointF(right, y))
    if right - left > on.px(3.0 * ARROW_PX):
        _arrow(on, QPointF(left, y), 1.0, 0.0)
        _arrow(on, QPointF(right, y), -1.0, 0.0)
    _write(on, plate, piece.texts[0])


def _plate(on: Canvas, words: str, middle: QPointF) -> QRectF:
    width = on.fonts.width(ROLE, words) + on.px(2.0 * PLATE_PX)
    height = on.fonts.height(ROLE)
    return QRectF(middle.x() - 0.5 * width, middle.y() - 0.5 * height, width, height)


def _write(on: Canvas, plate: QRectF, words: str) -> None:
    on.plate(plate)
    on.write(ROLE, "text", plate.left() + on.px(PLATE_PX), plate.top(), words)


def _line(on: Canvas, start: QPointF, stop: QPointF) -> None:
    on.smooth(False)
    on.pen("text2")
    on.painter.drawLine(QLineF(start, stop))


def _arrow(on: Canvas, tip: QPointF, dx: float, dy: float) -> None:
    on.smooth(True)
    on.fill("text2")
    length = on.px(ARROW_PX)
    on.painter.drawPolygon(triangle(tip, dx * length, dy * length, on.px(ARROW_HALF_PX)))
