"""The line that says where a range comes from, or what is wrong."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from wavesim.gui.look import Look, put_icon

ICONS = {"note": "note", "refused": "stop"}
STATES = {"ok": "text3", "note": "note.head", "refused": "stop.head"}


class SaidLine:
    """The line that says where a range comes from, or what is wrong."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.text, self.state = "", "ok"

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
        painter.drawText(box.adjusted(x, 0, 0, 0), Qt.TextFlag.TextWordWrap, self.text)

    def lines(self, width: float) -> int:
        """How many lines the text takes at a width."""
        room = width - (self.look.px(17) if self.state in ICONS else 0)
        metrics = self.look.metrics("caption")
        box = metrics.boundingRect(QRectF(0, 0, room, 1e4), Qt.TextFlag.TextWordWrap, self.text)
        return max(1, round(box.height() / metrics.height()))
