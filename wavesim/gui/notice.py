"""A strip in the window for what went wrong or was recovered: no dialog in the way of work."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look, put_icon
from wavesim.presentation.words import _

HEIGHT = 44


class Notice(QWidget):
    """One sentence, what can be done about it, and a cross."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self.state = look, "caution"
        self.label = Label(look, "body")
        self.buttons: list[Button] = []
        self.cross = Button(look, "tool", _("Close"), "close")
        self.cross.clicked.connect(self.clear)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.label, 1)
        self.row.addWidget(self.cross)
        self.setAccessibleName(_("Notice"))
        self.setAccessibleDescription(_("What went wrong or was recovered"))
        look.changed.connect(self.respace)
        self.respace()
        self.hide()

    def respace(self) -> None:
        """Height and margins of the theme in force."""
        px = self.look.px
        self.setMinimumHeight(px(HEIGHT))
        self.row.setContentsMargins(px(48), px(4), px(12), px(4))
        self.row.setSpacing(px(8))

    def say(self, sentence: str, state: str, offers: dict[str, Callable[[], object]]) -> None:
        """Show a sentence with buttons; each of them closes the strip after its work."""
        self.clear()
        self.state = state
        self.label.setText(sentence)
        self.setAccessibleDescription(sentence)
        for text, work in offers.items():
            button = Button(self.look, "flat", text)
            button.clicked.connect(work)
            button.clicked.connect(self.clear)
            self.row.insertWidget(self.row.count() - 1, button)
            self.buttons.append(button)
        self.show()

    def clear(self) -> None:
        """Close the strip."""
        self.hide()
        for button in self.buttons:
            self.row.removeWidget(button)
            button.deleteLater()
        self.buttons = []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, lower edge and icon of the state."""
        look, state = self.look, self.state
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.fillRect(box, look.color(f"{state}.ground"))
            painter.setPen(look.pen(f"{state}.outline"))
            bottom = box.bottom() - 0.5
            painter.drawLine(QPointF(0, bottom), QPointF(box.right(), bottom))
            middle = QPointF(look.px(26), box.center().y())
            put_icon(painter, look, state, f"{state}.head", 20, middle)
