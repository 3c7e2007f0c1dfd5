"""Paints a plot of a model: shades, grid, bars, curves, marks, and labels where there is room."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wavesim.core.table import Floats
from wavesim.paint.canvas import plot_rect
from wavesim.paint.lines import dashes, draw_lines, segments
from wavesim.paint.palette import Palette
from wavesim.paint.paper import Paper
from wavesim.presentation.chart import Bars, Chart, Curve, Level, Mark, Owner, Shade

STALE = 0.45
"""Opacity of a result whose successor is being computed."""
BAND, SHADE = 0.5, 0.06
LINE, THIN = 2.5, 1.25
DASH_ON, DASH_OFF = 5.0, 4.0
POINT_PX, MARK_PX = 2.5, 6.0
STRIP_PX = 5.0
TICK_PX = 4.0
LIFT_PX = 4.0
"""Room between a curve and its label [px at 100 %]."""

_LINE: dict[Owner, str] = {
    "yours": "yours", "ghost": "ghost", "touch": "touch", "delta": "delta", "recruited": "text3",
}  # fmt: skip
_TEXT: dict[Owner, str] = {
    "yours": "yours_text", "ghost": "ghost_text", "touch": "touch", "delta": "delta",
    "recruited": "text3",
}  # fmt: skip


class _Paper(Paper):
    """A painter, the plot on it, where things go, and where texts stand already."""

    def __init__(
        self, painter: QPainter, rect: QRectF, chart: Chart, palette: Palette, scale: float
    ) -> None:
        super().__init__(painter, rect, plot_rect(rect, palette, scale), palette, scale)
        self.chart = chart

    def xs(self, x: Floats) -> Floats:
        """Where numbers of the lower axis are."""
        return self.plot.left() + x * (self.plot.width() / self.chart.span)

    def ys(self, y: Floats) -> Floats:
        """Where numbers of the upright axis are."""
        return self.plot.bottom() - y * (self.plot.height() / self.chart.top)

    def at(self, x: float, y: float) -> QPointF:
        """Where a point is."""
        return QPointF(float(self.xs(np.array(x))), float(self.ys(np.array(y))))

    def box(self, role: str, words: str, left: float, top: float) -> QRectF:
        """What a text takes, moved into the plot's width."""
        wide, high = self.fonts.width(role, words), self.fonts.height(role)
        left = min(max(left, self.plot.left() + self.px(2.0)), self.plot.right() - wide)
        return QRectF(left, top, wide, high)

    def free(self, box: QRectF) -> bool:
        """Whether no text stands there yet and it is inside the plot."""
        inside = self.plot.adjusted(-1.0, -self.px(14.0), 1.0, 0.0)
        return inside.contains(box) and not any(box.intersects(one) for one in self.taken)

    def plate(self, role: str, token: str, box: QRectF, words: str) -> None:
        """A text on a ground of its own."""
        self.smooth(False)
        self.fill("surface", 0.85)
        self.painter.drawRect(box.adjusted(-self.px(2.0), 0.0, self.px(2.0), 0.0))
        self.write(role, token, box.left(), box.top(), words)
        self.taken.append(box)


def paint_chart(
    painter: QPainter, rect: QRectF, chart: Chart, palette: Palette, scale: float = 1.0,
    *, stale: bool = False,
) -> None:  # fmt: skip
    """A plot in a rectangle; scale: the user's own text size. stale: a new one is coming."""
    on = _Paper(painter, rect, chart, palette, scale)
    painter.save()
    if stale:
        painter.setOpacity(STALE)
    _shades(on, chart.shades)
    _levels(on)
    _x_axis(on)
    painter.save()
    painter.setClipRect(on.plot.adjusted(-on.px(MARK_PX), -on.px(14.0), on.px(MARK_PX), 1.0))
    if chart.bars is not None:
        _bars(on, chart.bars)
    for curve in chart.curves:
        _curve(on, curve)
    painter.restore()
    for mark in chart.marks:
        _mark(on, mark)
    for level in chart.levels:
        _level(on, level)
    _labels(on)
    _shade_words(on)
    painter.restore()


def _shades(on: _Paper, shades: tuple[Shade, ...]) -> None:
    on.smooth(False)
    for shade in shades:
        left, right = (round(on.at(x, 0.0).x()) for x in (shade.start, shade.stop))
        box = QRectF(left, on.plot.top(), max(1.0, right - left), on.plot.height())
        if shade.kind == "on":
            on.fill("yours", SHADE)
        elif shade.kind == "still":
            on.fill("inset")
        else:
            on.smooth(True)
            on.pen("range")
            on.painter.setBrush(on.color("range", on.palette.range_fill))
            box.setTop(on.plot.bottom() - on.px(STRIP_PX))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        on.painter.drawRect(box)
        on.smooth(False)


def _levels(on: _Paper) -> None:
    """Grid lines, their numbers and the title of the axis."""
    for y, words in zip(on.chart.y_ticks.at, on.chart.y_ticks.texts, strict=True):
        place = round(on.at(0.0, y).y()) + 0.5
        on.pen("grid" if y else "edge")
        on.painter.drawLine(QPointF(on.plot.left(), place), QPointF(on.plot.right(), place))
        left = on.plot.left() - on.px(8.0) - on.fonts.width("caption", words)
        on.write("caption", "text3", left, place - 0.5 * on.fonts.height("caption"), words)
    top = on.plot.top() - on.px(8.0) - on.fonts.height("axis")
    on.write("axis", "text2", on.plot.left() - on.px(36.0), top, on.chart.title)


def _x_axis(on: _Paper) -> None:
    bottom = round(on.plot.bottom()) + 0.5
    on.pen("edge")
    on.painter.drawLine(QPointF(on.plot.left(), bottom), QPointF(on.plot.right(), bottom))
    free_to = on.rect.right()
    ticks = on.chart.x_ticks
    for x, words in reversed(list(zip(ticks.at, ticks.texts, strict=True))):
        place = round(on.at(x, 0.0).x()) + 0.5
        on.pen("edge")
        on.painter.drawLine(QPointF(place, bottom), QPointF(place, bottom + on.px(TICK_PX)))
        width = on.fonts.width("caption", words)
        left = min(place - 0.5 * width, on.rect.right() - width - on.px(2.0))
        if left + width <= free_to:
            on.write("caption", "text3", left, bottom + on.px(TICK_PX + 2.0), words)
            free_to = left - on.px(8.0)


def _bars(on: _Paper, bars: Bars) -> None:
    """A bar for each, and a point at its end."""
    on.smooth(False)
    x, y = on.xs(bars.x), on.ys(bars.y)
    half = max(1.0, 0.5 * bars.width * on.plot.width() / on.chart.span)
    on.fill("yours", 0.28)
    for at, top in zip(x, y, strict=True):
        left, right = round(float(at) - half), round(float(at) + half)
        on.painter.drawRect(QRectF(left, float(top), right - left, on.plot.bottom() - float(top)))
    on.smooth(True)
    on.fill("yours")
    radius = on.px(min(POINT_PX, max(1.5, half / on.size)))
    for at, top in zip(x, y, strict=True):
        on.painter.drawEllipse(QPointF(float(at), float(top)), radius, radius)


def _curve(on: _Paper, curve: Curve) -> None:
    """A line; the preset's dashed; a band filled between its two."""
    x, y, token = on.xs(curve.x), on.ys(curve.y), _LINE[curve.owner]
    on.smooth(True)
    if curve.owner == "ghost":
        on.pen(token, 1.5)
        draw_lines(on.painter, dashes(x, y, DASH_ON * on.line, DASH_OFF * on.line))
        return
    width = THIN if curve.owner == "recruited" else LINE
    low = y if curve.low is None else on.ys(curve.low)
    wide = curve.low is not None and float(np.max(low - y, initial=0.0)) > LINE * on.line
    if wide:
        _band(on, token, x, y, low)
        width = 1.0
    on.pen(token, width)
    draw_lines(on.painter, segments(x, y))
    if wide:
        draw_lines(on.painter, segments(x, low))


def _band(on: _Paper, token: str, x: Floats, y: Floats, low: Floats) -> None:
    """A line for each column: as one polygon with hundreds of corners it would take 15 ms."""
    on.smooth(False)
    width = float(np.ceil((x[-1] - x[0]) / max(1, len(x) - 1)))
    pen = QPen(on.color(token, BAND), max(1.0, width))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    on.painter.setPen(pen)
    at = np.floor(x) + 0.5
    draw_lines(on.painter, np.column_stack((at, y, at, low)))
    on.smooth(True)


def _mark(on: _Paper, mark: Mark) -> None:
    """A ring at a point, dashed lines from it to both axes, and its words beside it."""
    at, token = on.at(mark.x, mark.y), _LINE[mark.owner]
    on.smooth(False)
    on.pen("edge")
    corner = np.array([on.plot.left(), at.x(), at.x()])
    way = np.array([at.y(), at.y(), on.plot.bottom()])
    draw_lines(on.painter, dashes(corner, way, 3.0 * on.line, 3.0 * on.line))
    on.smooth(True)
    on.pen("surface", 1.5)
    on.painter.setBrush(on.color(token))
    on.painter.drawEllipse(at, on.px(MARK_PX), on.px(MARK_PX))
    if mark.words:
        high = on.fonts.height("strong")
        beside = at.x() + on.px(MARK_PX + 5.0)
        width = on.fonts.width("strong", mark.words)
        if beside + width > on.plot.right():
            beside = at.x() - on.px(MARK_PX + 5.0) - width
        top = min(max(on.plot.top(), at.y() - 0.5 * high), on.plot.bottom() - high)
        on.plate("strong", _TEXT[mark.owner], on.box("strong", mark.words, beside, top), mark.words)


def _level(on: _Paper, level: Level) -> None:
    y = round(on.at(0.0, level.y).y()) + 0.5
    on.smooth(False)
    on.pen("text2")
    ends = (np.array([on.plot.left(), on.plot.right()]), np.array([y, y]))
    draw_lines(on.painter, dashes(*ends, DASH_ON * on.line, DASH_OFF * on.line))
    width = on.fonts.width("caption", level.words)
    left = on.plot.right() - width - on.px(8.0)
    top = y + on.px(3.0)
    box = on.box("caption", level.words, left, top)
    on.plate("caption", "text2", box, level.words)


def _labels(on: _Paper) -> None:
    """Each curve's words above or below it, where neither text nor another curve is.

    Where all is crossed, words stay readable on a plate, but those of the recruitment give way.
    """
    bars = on.chart.bars
    named = [(c.x, c.y, c.words, c.label_at, c.owner) for c in on.chart.curves if c.words]
    if bars is not None and bars.words:
        named.append((bars.x, bars.y, bars.words, float(bars.x[-1]), "yours"))
    for x, y, words, label_at, owner in reversed(named):
        role = "caption" if owner == "recruited" else "strong"
        boxes = _places(on, x, y, role, words, label_at)
        good = [box for box in boxes if on.free(box)]
        crossing = good[0] if good and owner != "recruited" else None
        best = next((box for box in good if not _crossed(on, box)), crossing)
        if best is not None:
            on.plate(role, _TEXT[owner], best, words)


def _places(
    on: _Paper, x: Floats, y: Floats, role: str, words: str, label_at: float
) -> list[QRectF]:
    """Boxes for a label, best first: above and below the curve near its place, then elsewhere."""
    wide, high = on.fonts.width(role, words), on.fonts.height(role)
    found, lifted = [], []
    for part in (0.0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4):
        at = min(max(label_at + part * on.chart.span, float(x[0])), float(x[-1]))
        point = on.at(at, float(np.interp(at, x, y)))
        left = point.x() - 0.5 * wide
        found.append(on.box(role, words, left, point.y() - high - on.px(LIFT_PX)))
        found.append(on.box(role, words, left, point.y() + on.px(LIFT_PX)))
        lifted.append(on.box(role, words, left, point.y() - 2.0 * high - on.px(LIFT_PX)))
        found.append(on.box(role, words, point.x() + on.px(8.0), point.y() - 0.5 * high))
    return found + lifted


def _crossed(on: _Paper, box: QRectF) -> bool:
    """Whether a curve runs through a box."""
    for curve in on.chart.curves:
        x = on.xs(curve.x)
        ends = np.array([box.left(), box.right()])
        under = (x >= ends[0]) & (x <= ends[1])
        top = on.ys(curve.y)
        low = top if curve.low is None else on.ys(curve.low)
        y = np.concatenate((top[under], low[under], np.interp(ends, x, top)))
        if y.min() < box.bottom() and y.max() > box.top():
            return True
    return False


def _shade_words(on: _Paper) -> None:
    """What shades are, at the top of the plot or, of the range, over its strip."""
    for shade in on.chart.shades:
        if not shade.words:
            continue
        left, right = (on.at(x, 0.0).x() for x in (shade.start, shade.stop))
        wide, high = on.fonts.width("caption", shade.words), on.fonts.height("caption")
        top = on.plot.top() + on.px(2.0)
        token = "text2"
        if shade.kind == "range":
            top, token = on.plot.bottom() - on.px(STRIP_PX + 3.0) - high, "range_text"
        for start in (right - wide - on.px(5.0), left + on.px(5.0)):
            box = QRectF(start, top, wide, high)
            fits = right - left > wide + on.px(8.0)
            if fits and on.free(box) and not _crossed(on, box):
                on.write("caption", token, box.left(), box.top(), shade.words)
                on.taken.append(box)
                break
