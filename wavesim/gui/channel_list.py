"""The channels of a section: a button each, with its colour and name, and all together."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wavesim.gui.actions import Actions
from wavesim.gui.controls import Button
from wavesim.gui.look import Look, rounded
from wavesim.presentation.words import _

MOST = 8
"""Channels that have a button; of more there is only the menu."""
SWATCH = 12


class ChannelButton(Button):
    """A channel by its colour and name."""

    def __init__(self, look: Look, number: int, name: str) -> None:
        super().__init__(look, "flat", name, hint=_("Show this channel"))
        self.number = number
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def role(self) -> str:
        """Role of the name."""
        return "strong" if self.isChecked() else "body"

    def sizeHint(self) -> QSize:
        """As wide as the panel; a long name is cut."""
        return QSize(self.look.px(120), self.look.px(28))

    def minimumSizeHint(self) -> QSize:
        """The colour and the beginning of the name."""
        return QSize(self.look.px(60), self.look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, colour, name, focus."""
        look, px, box = self.look, self.look.px, QRectF(self.rect())
        colors = look.palette.channels
        with QPainter(self) as painter:
            if self.isChecked() or self.underMouse():
                fill = "sel" if self.isChecked() else "inset"
                rounded(painter, look, box, px(6), fill)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors[self.number % len(colors)]))
            size = px(SWATCH)
            middle = QPointF(px(8) + size / 2.0, box.center().y())
            painter.drawEllipse(middle, size / 2.0, size / 2.0)
            room = box.adjusted(px(8) + size + px(8), 0, -px(6), 0)
            name = look.metrics(self.role).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            look.text(painter, room, name, self.role, "text")
            if self.hasFocus() and self.by_keyboard:
                look.ring(painter, box, px(6))


class ChannelList(QWidget):
    """Shown where a section has several channels. chosen(number): another one is to be shown."""

    chosen = Signal(int)

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self.look = look
        self.names: list[str] = []
        self.buttons: list[ChannelButton] = []
        self.setAccessibleName(_("Channels"))
        self.setAccessibleDescription(_("The channels of this section"))
        self.together = Button(look, "link", _("Show together")).follow(actions["together"])
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.together)
        look.changed.connect(self.respace)
        self.respace()
        self.hide()

    def respace(self) -> None:
        """Gaps of the theme in force."""
        self.column.setContentsMargins(0, 0, 0, self.look.px(10))
        self.column.setSpacing(self.look.px(2))

    def show_channels(self, names: list[str], current: int, together: bool) -> None:
        """The channels of a section, which one is shown, and whether all are with it."""
        several = len(names) > 1
        if names != self.names:
            self.names = names
            self._make(names if several and len(names) <= MOST else [])
        for button in self.buttons:
            button.setChecked(button.number == current)
        self.setVisible(several)
        words = _("Show alone") if together else _("Show together")
        if words != self.together.text():
            self.together.setText(words)
            self.together.setAccessibleName(words)
            self.together.updateGeometry()

    def _make(self, names: list[str]) -> None:
        for old in self.buttons:
            old.setParent(None)
            old.deleteLater()
        self.buttons = [ChannelButton(self.look, number, name) for number, name in enumerate(names)]
        for number, button in enumerate(self.buttons):
            button.clicked.connect(
                lambda _checked=False, wanted=number: self.chosen.emit(wanted)
            )
            self.column.insertWidget(number, button)

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [*self.buttons, self.together]
