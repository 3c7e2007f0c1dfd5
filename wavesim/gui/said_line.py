"""The line that says where a range comes from, or what is wrong."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from wavesim.gui.look import Look, put_icon
from wavesim.presentation.words import DOT

ICONS = {"note": "note", "caution": "caution", "stop": "stop", "refused": "stop"}
STATES = {
    "ok": "text3", "note": "note.head", "caution": "caution.head", "stop": "stop.head",
    "refused": "stop.head",
}  # fmt: skip


class SaidLine:
    """The line that says where a range comes from, or what is wrong."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.text, self.state = "", "ok"
        self._broken: tuple[tuple[str, float, float], str] | None = None

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Icon and text, wrapped in the box."""
        look, x = self.look, 0.0
        icon = ICONS.get(self.state)
        if icon:
            middle = QPointF(box.left() + look.px(6), box.top() + look.px(8))
            put_icon(painter, look, icon, STATES[self.state], 12, middle)
            x = look.px(17)
        painter.setFont(look.font("caption"))
        painter.setPen(look.color(STATES[self.state]))
        place = box.adjusted(x, 0, 0, 0)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self.broken(place.width()))

    def lines(self, width: float) -> int:
        """How many lines the text takes at a width."""
        room = width - (self.look.px(17) if self.state in ICONS else 0)
        metrics = self.look.metrics("caption")
        text = self.broken(room)
        box = metrics.boundingRect(QRectF(0, 0, room, 1e4), Qt.TextFlag.TextWordWrap, text)
        return max(1, round(box.height() / metrics.height()))

    def broken(self, room: float) -> str:
        """The text, each part whose beginning does not fit the line on one of its own.

        So no line begins or ends with the dot between two parts. It is kept: while a slider moves
        the text stays, and measuring takes longer than painting it.
        """
        key = (self.text, room, self.look.scale)
        if self._broken is None or self._broken[0] != key:
            self._broken = (key, self._break(room))
        return self._broken[1]

    def _break(self, room: float) -> str:
        metrics, lines = self.look.metrics("caption"), [""]
        for number, part in enumerate(self.text.split(DOT)):
            for count, word in enumerate(part.split(" ")):
                between = " " if count else DOT if number else ""
                longer = f"{lines[-1]}{between}{word}"
                if lines[-1] and metrics.horizontalAdvance(longer) > room:
                    lines.append(word)
                else:
                    lines[-1] = longer
        return "\n".join(lines)
