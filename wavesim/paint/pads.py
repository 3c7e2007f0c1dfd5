"""Paints where the pads go: drawings of the body side by side, pads on them to scale."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from wavesim.paint.canvas import color
from wavesim.paint.fonts import Fonts, fonts
from wavesim.paint.palette import Palette
from wavesim.presentation.body_sites import Detail, Landmark
from wavesim.presentation.curves import Piece, Point
from wavesim.presentation.pads import Pad, PadLine, PadsScene, Panel
from wavesim.presentation.words import quantity

HEAD_PX, FOOT_PX, GAP_PX = 40.0, 26.0, 16.0
LABEL_GAP_PX, LEADER_PX, DOT_PX, EDGE_PX = 5.0, 12.0, 1.8, 2.0
OUTLINE_PX, DETAIL_PX, PAD_PX = 1.6, 1.0, 1.8
LETTER_PX = 8.0
"""Radius of the disc a letter stands on."""
ROOM_ON, ROOM_AROUND, ROOM_ALONG = 0.95, 1.3, 1.6
"""Half the sides of a pad that carries its letter, in radii of the disc."""
MOST_PX_PER_CM = 11.0
"""Beyond it a small part of the body would look like a large one."""
LEAST_WITH_WORDS = 0.75
"""Of a drawing's scale without words, how much is to be left when there are words at its sides."""
_DASHES = {"nerve": [4.0, 3.0], "area": [3.0, 3.0]}
_GROUNDS = {"bone": ("surface", 0.75), "muscle": ("edge", 0.28)}
_TINTS = {"active": 1.0, "other": 0.0, "alike": 0.22}
"""How full of its channel's colour a pad is, by its look."""


class _Paper:
    """A painter, and where one drawing lies on it."""

    def __init__(
        self, painter: QPainter, rect: QRectF, panel: Panel, palette: Palette, scale: float,
        *, alone: bool,
    ) -> None:  # fmt: skip
        self.painter, self.rect, self.panel, self.palette = painter, rect, panel, palette
        self.size = scale * palette.text_scale
        self.line = max(1.0, scale) * palette.line_scale
        self.fonts: Fonts = fonts(QGuiApplication.font().family(), self.size)
        self.labels, self.place, self.cm = self._fitted()
        site = panel.site
        spare = self.place.height() - site.height * self.cm
        self.origin = QPointF(
            self.place.center().x() - (site.left + 0.5 * site.width) * self.cm,
            self.place.top() - site.top * self.cm + (0.5 * spare if alone else 0.0),
        )

    def _fitted(self) -> tuple[list[Landmark], QRectF, float]:
        """The words, the place between them and its scale; no words that make the drawing small."""
        wanted = [
            one for one in self.panel.site.landmarks
            if not one.muscle or one.muscle in self.panel.muscles
        ]  # fmt: skip
        on_it = [one for one in wanted if one.side == "on"]
        least = LEAST_WITH_WORDS * self._cm_in(self._place(on_it))
        for labels in (wanted, [one for one in wanted if one.muscle], on_it):
            place = self._place(labels)
            if self._cm_in(place) >= least:
                break
        return labels, place, self._cm_in(place)

    def _cm_in(self, place: QRectF) -> float:
        """How long a centimetre is in a place [px]."""
        site = self.panel.site
        wide, high = place.width() / site.width, place.height() / site.height
        return max(0.0, min(wide, high, self.px(MOST_PX_PER_CM)))

    def _place(self, labels: list[Landmark]) -> QRectF:
        """Where the drawing lies: between its words, under its title, over its scale."""
        sides = {
            side: max((self.fonts.width("caption", one.words) for one in labels
                       if one.side == side), default=-self.px(LABEL_GAP_PX + LEADER_PX))
            for side in ("left", "right")
        }  # fmt: skip
        room = self.px(LABEL_GAP_PX + LEADER_PX + EDGE_PX)
        return self.rect.adjusted(
            sides["left"] + room, self.px(HEAD_PX), -sides["right"] - room, -self.px(FOOT_PX)
        )

    def px(self, length: float) -> float:
        """A length of the drawings in this picture's pixels."""
        return length * self.size

    def at(self, point: Point) -> QPointF:
        """Where a point of the body is."""
        return self.origin + QPointF(point[0] * self.cm, point[1] * self.cm)

    def ink(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token."""
        return color(getattr(self.palette, token), alpha)

    def channel(self, number: int) -> str:
        """The colour of a channel."""
        return self.palette.channels[number % len(self.palette.channels)]

    def pen(self, token: str, width: float, dash: str = "", alpha: float = 1.0) -> None:
        """Draw round, calm lines."""
        pen = QPen(self.ink(token, alpha), width * self.line)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern(_DASHES[dash])
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def fill(self, token: str, alpha: float = 1.0) -> None:
        """Fill without a line."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.ink(token, alpha))

    def write(self, role: str, token: str, left: float, top: float, words: str) -> None:
        """One line of text whose box begins at a point."""
        self.painter.setFont(self.fonts.font(role))
        self.painter.setPen(self.ink(token))
        self.painter.drawText(QPointF(left, top + self.fonts.baseline(role)), words)

    def path(self, curve: tuple[Piece, ...], *, whole: bool) -> QPainterPath:
        """A curve as a path; whole: with the edges that have no line."""
        path = QPainterPath()
        lifted = True
        for piece in curve:
            if piece.hidden and not whole:
                lifted = True
                continue
            if lifted:
                path.moveTo(self.at(piece.start))
                lifted = False
            path.cubicTo(self.at(piece.first), self.at(piece.second), self.at(piece.end))
        return path


def paint_pads(
    painter: QPainter, rect: QRectF, scene: PadsScene, palette: Palette, scale: float = 1.0
) -> None:
    """The drawings of a scene in a rectangle; scale: the user's own text size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    count = len(scene.panels)
    gap = GAP_PX * scale * palette.text_scale
    width = (rect.width() - gap * (count - 1)) / count
    for number, panel in enumerate(scene.panels):
        place = QRectF(rect.left() + number * (width + gap), rect.top(), width, rect.height())
        _paint_panel(_Paper(painter, place, panel, palette, scale, alone=count == 1))
    painter.restore()


def _paint_panel(on: _Paper) -> None:
    _title(on)
    whole = on.path(on.panel.site.outline, whole=True)
    on.fill("inset")
    on.painter.drawPath(whole)
    for detail in on.panel.site.details:
        if not detail.name or detail.name in on.panel.muscles:
            _detail(on, detail)
    on.pen("edge", OUTLINE_PX)
    on.painter.drawPath(on.path(on.panel.site.outline, whole=False))
    _labels(on)
    on.painter.save()
    on.painter.setClipRect(on.rect)  # pads of any size can be set
    for pad in on.panel.pads:
        _pad(on, pad)
    on.painter.restore()
    _bar(on)


def _title(on: _Paper) -> None:
    """What is drawn, and below it from where it is seen."""
    part, _comma, view = on.panel.site.title.partition(", ")
    top = on.at((0.0, on.panel.site.top)).y() - on.px(HEAD_PX)
    for role, token, text in (("strong", "text2", part), ("caption", "text3", view)):
        metrics = on.fonts.metrics(role)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, on.rect.width())
        width = on.fonts.width(role, words)
        left = min(on.place.center().x() - 0.5 * width, on.rect.right() - width)
        on.write(role, token, max(left, on.rect.left()), top, words)
        top += on.fonts.height(role)


def _detail(on: _Paper, detail: Detail) -> None:
    """A crease or nerve as a line, a bone lighter and a muscle darker than the skin."""
    path = on.path(detail.curve, whole=True)
    if detail.closed:
        on.fill(*_GROUNDS.get(detail.kind, ("edge", 0.16)))
        on.painter.drawPath(path)
    if detail.kind == "muscle":
        on.pen("edge", DETAIL_PX, alpha=0.55)
    elif detail.kind == "nerve":
        on.pen("text3", 1.4, "nerve")
    elif detail.kind == "area":
        on.pen("text3", 1.2, "area")
    else:
        on.pen("edge", DETAIL_PX, alpha=1.0 if detail.kind == "wound" else 0.8)
    on.painter.drawPath(path)


def _labels(on: _Paper) -> None:
    """Words at both sides, each at the height of its point or as near as there is room."""
    height = on.fonts.height("caption") * 1.05
    for side in ("left", "right"):
        placed = [(_free_point(on, one), one) for one in on.labels if one.side == side]
        free = on.place.top() - 0.5 * height
        for spot, one in sorted(placed, key=lambda found: found[0][1]):
            point = on.at(spot)
            top = max(point.y() - 0.5 * height, free)
            free = top + height
            _label(on, one, point, top)
    for one in on.labels:
        if one.side == "on":
            point = on.at(one.at[0])
            left = point.x() - 0.5 * on.fonts.width("caption", one.words)
            on.write("caption", "text2", left, point.y() - 0.5 * height, one.words)


def _free_point(on: _Paper, one: Landmark) -> Point:
    """The first point of a landmark that no pad lies on."""
    pads = [_pad_path(on, pad) for pad in on.panel.pads]
    clear = (at for at in one.at if not any(path.contains(on.at(at)) for path in pads))
    return next(clear, one.at[0])


def _label(on: _Paper, one: Landmark, point: QPointF, top: float) -> None:
    width = on.fonts.width("caption", one.words)
    site = on.panel.site
    if one.side == "left":
        edge = on.at((site.left, 0.0)).x() - on.px(LEADER_PX)
        left = edge - on.px(LABEL_GAP_PX) - width
    else:
        edge = on.at((site.left + site.width, 0.0)).x() + on.px(LEADER_PX)
        left = edge + on.px(LABEL_GAP_PX)
    middle = top + 0.5 * on.fonts.height("caption")
    on.pen("text3", 0.8, alpha=0.8)
    on.painter.drawLine(QPointF(edge, middle), point)
    on.fill("text3")
    dot = DOT_PX * on.size
    on.painter.drawEllipse(point, dot, dot)
    on.write("caption", "text2", left, top, one.words)


def _pad(on: _Paper, pad: Pad) -> None:
    """A pad by its look: the active one full, the other one empty, two alike tinted."""
    ink = on.channel(pad.channel)
    path = _pad_path(on, pad)
    on.fill("surface")
    on.painter.drawPath(path)
    pen = QPen(color(ink), PAD_PX * on.line)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    on.painter.setPen(pen)
    on.painter.setBrush(color(ink, _TINTS[pad.look]))
    on.painter.drawPath(path)
    _letter(on, pad, ink)


def paint_mark(
    painter: QPainter, rect: QRectF, line: PadLine, palette: Palette, scale: float = 1.0
) -> None:
    """A pad as it stands beside its words: by its look, in its channel's colour, with its letter.

    scale: the user's own text size.
    """
    size, thick = scale * palette.text_scale, max(1.0, scale) * palette.line_scale
    kinds = fonts(QGuiApplication.font().family(), size)
    ink = palette.channels[line.channel % len(palette.channels)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    half = 0.5 * PAD_PX * thick
    painter.setPen(QPen(color(ink), PAD_PX * thick))
    painter.setBrush(color(ink, _TINTS[line.look]))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 5.0 * size, 5.0 * size)
    radius, middle = LETTER_PX * size, rect.center()
    painter.setPen(QPen(color(ink), thick))
    painter.setBrush(color(palette.surface))
    painter.drawEllipse(middle, radius, radius)
    painter.setFont(kinds.font("strong"))
    painter.setPen(color(palette.text))
    left = middle.x() - 0.5 * kinds.width("strong", line.letter)
    top = middle.y() - 0.5 * kinds.height("strong")
    painter.drawText(QPointF(left, top + kinds.baseline("strong")), line.letter)
    painter.restore()


def _pad_path(on: _Paper, pad: Pad) -> QPainterPath:
    path = QPainterPath()
    middle = on.at(pad.at)
    wide, high = 0.5 * pad.width * on.cm, 0.5 * pad.height * on.cm
    if pad.shape == "round":
        path.addEllipse(middle, wide, high)
    elif pad.shape == "triangle":
        path.addPolygon(QPolygonF([on.at(point) for point in pad.corners()]))
        path.closeSubpath()
    else:
        radius = min(on.px(5.0), 0.3 * min(wide, high) * 2.0)
        path.addRoundedRect(QRectF(-wide, -high, 2.0 * wide, 2.0 * high), radius, radius)
        placed = QTransform.fromTranslate(middle.x(), middle.y())
        placed.rotate(pad.turn_deg)
        path = placed.map(path)
    return path


def _letter(on: _Paper, pad: Pad, ink: str) -> None:
    """The letter on a disc, on the pad or, where it is too small, beside it."""
    radius = on.px(LETTER_PX)
    middle = on.at(pad.at)
    if pad.shape == "triangle":
        corners = pad.corners()
        middle = on.at((sum(x for x, _ in corners) / 3.0, sum(y for _, y in corners) / 3.0))
    if not _has_room(pad, radius / on.cm):
        away = 0.5 * pad.width * on.cm + radius + on.px(3.0)
        middle += QPointF(away if middle.x() >= on.at((0.0, 0.0)).x() else -away, 0.0)
    pen = QPen(color(ink), 1.0 * on.line)
    on.painter.setPen(pen)
    on.painter.setBrush(on.ink("surface"))
    on.painter.drawEllipse(middle, radius, radius)
    left = middle.x() - 0.5 * on.fonts.width("strong", pad.letter)
    top = middle.y() - 0.5 * on.fonts.height("strong")
    on.write("strong", "text", left, top, pad.letter)


def _has_room(pad: Pad, radius_cm: float) -> bool:
    """Whether a letter fits on a pad, and whether its look can still be seen around it."""
    short, long = sorted((0.5 * pad.width / radius_cm, 0.5 * pad.height / radius_cm))
    fits = short >= ROOM_ON or pad.shape == "triangle"
    return fits and (pad.look == "alike" or short >= ROOM_AROUND or long >= ROOM_ALONG)


def _bar(on: _Paper) -> None:
    """The scale under the drawing."""
    length = on.panel.site.bar_cm
    half = 0.5 * length * on.cm
    bottom = on.at((0.0, on.panel.site.top + on.panel.site.height)).y()
    y = min(bottom + on.px(16.0), on.rect.bottom() - on.px(7.0))
    words = quantity(length, "cm")
    wide = 2.0 * half + on.px(6.0) + on.fonts.width("caption", words)
    left = on.place.center().x() - 0.5 * wide
    on.pen("text3", 1.2)
    right = left + 2.0 * half
    on.painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        on.painter.drawLine(QPointF(x, y - on.px(3.0)), QPointF(x, y + on.px(3.0)))
    top = y - 0.5 * on.fonts.height("caption")
    on.write("caption", "text3", right + on.px(6.0), top, words)
