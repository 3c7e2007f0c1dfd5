"""Small controls, painted with the palette: buttons, links, labels, chips, cards."""

from math import ceil
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QEnterEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wavesim.gui.look import Look, put_icon, rounded
from wavesim.gui.measures import CARD_END, CARD_RADIUS, CARD_SIDE

Kind = Literal["outlined", "flat", "link", "square", "tool"]

BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
HEIGHTS = {"outlined": 40, "flat": 28, "link": 20, "square": 32, "tool": 32}
"""Height of each kind [px at 100 %]; squares and flat buttons stand in card heads."""
PADDINGS = {"outlined": 12, "flat": 8, "link": 2, "square": 0, "tool": 0}
ICON_ONLY = {"square", "tool"}


class Button(QAbstractButton):
    """A button: outlined, flat, a link, or an icon only, with a square around it or without."""

    def __init__(self, look: Look, kind: Kind, text: str, icon: str = "", hint: str = "",
                 trailing: str = "") -> None:
        super().__init__()
        self.look, self.kind, self.icon_name, self.trailing = look, kind, icon, trailing
        self.by_keyboard = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint or text)
        self.setToolTip(hint or (text if kind in ICON_ONLY else ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def follow(self, action: QAction) -> "Button":
        """Do what an action does, when it can be done, and be pressed when it is checked."""
        self.clicked.connect(action.trigger)
        self.setCheckable(action.isCheckable())

        def take() -> None:
            self.setEnabled(action.isEnabled())
            self.setChecked(action.isChecked())
            key = action.shortcut().toString()
            words = action.text().replace("&", "")
            self.setToolTip(f"{words} ({key})" if key else words)
            self.setAccessibleDescription(words)

        action.changed.connect(take)
        take()
        return self

    @property
    def role(self) -> str:
        """Role of the text."""
        return "small_strong" if self.kind == "link" else "strong"

    def sizeHint(self) -> QSize:
        """As wide as icon and text."""
        return QSize(self._width(with_icon=True), self.look.px(HEIGHTS[self.kind]))

    def minimumSizeHint(self) -> QSize:
        """Where room is short, an icon beside a text is left out."""
        return QSize(self._width(with_icon=False), self.look.px(HEIGHTS[self.kind]))

    def _width(self, *, with_icon: bool) -> int:
        if self.kind in ICON_ONLY:
            return self.look.px(36)
        width = self.look.width(self.text(), self.role) + 2 * self.look.px(PADDINGS[self.kind])
        width += self.look.px(24) if self.icon_name and with_icon else 0
        return ceil(width + (self.look.px(16) if self.trailing else 0))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus: only then is it outlined."""
        self.by_keyboard = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, text, what trails it, focus."""
        look, box = self.look, QRectF(self.rect())
        with QPainter(self) as painter:
            self._paint_ground(painter, box)
            token, whole = self._token(), self.sizeHint().width()
            with_icon = bool(self.icon_name) and self.width() >= whole
            x = self._start(whole if with_icon else self.minimumSizeHint().width())
            if with_icon:
                middle = box.center().x() if self.kind in ICON_ONLY else x + look.px(8)
                put_icon(painter, look, self.icon_name, token, 18 if self.kind in ICON_ONLY else 16,
                         QPointF(middle, box.center().y()))
                x += look.px(24)
            if self.kind not in ICON_ONLY:
                look.text(painter, box.adjusted(x, 0, 0, 0), self.text(), self.role, token)
            if self.trailing:
                end = x + look.width(self.text(), self.role) + look.px(10)
                put_icon(painter, look, self.trailing, token, 13, QPointF(end, box.center().y()))
            if self.hasFocus() and self.by_keyboard:
                look.ring(painter, box, look.px(6))

    def _start(self, content: float) -> float:
        """Where content of a width begins, so that it stands in the middle."""
        free = self.width() - content
        return self.look.px(PADDINGS[self.kind]) + max(0.0, free / 2.0)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        hovered = self.underMouse() and self.isEnabled()
        if self.kind in ("outlined", "square"):
            fill = "sel" if self.isChecked() else "inset" if hovered else "surface"
            edge = "accent" if self.isChecked() else "edge"
            rounded(painter, self.look, box, self.look.px(6), fill, edge)
        elif self.kind in ("flat", "tool") and hovered:
            rounded(painter, self.look, box, self.look.px(6), "inset")

    def _token(self) -> str:
        if not self.isEnabled():
            return "border" if self.kind == "tool" else "text3"
        return "yours_text" if self.kind == "link" else "text"


class Label(QLabel):
    """Text that wraps, in a role and colour of the palette."""

    def __init__(self, look: Look, role: str, token: str = "text", text: str = "",
                 wrap: bool = True) -> None:
        super().__init__(text)
        self.look, self.role, self.token = look, role, token
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour of the theme in force."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self.look.color(self.token))
        self.setPalette(palette)
        self.setFont(self.look.font(self.role))

    def recolor(self, token: str) -> None:
        """Another colour from now on."""
        if token != self.token:
            self.token = token
            self.restyle()


class Chip(QWidget):
    """A short word on a round ground: the grade of the evidence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self.word = look, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def say(self, word: str) -> None:
        """Show another word; none hides the chip."""
        self.word = word
        self.setAccessibleName(word)
        self.setVisible(bool(word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word with room at its sides."""
        width = self.look.width(self.word, "caption_strong")
        return QSize(round(width) + self.look.px(16), self.look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and word."""
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            rounded(painter, self.look, box, box.height() / 2.0, "sel")
            self.look.text(painter, box, self.word, "caption_strong", "yours_text",
                           Qt.AlignmentFlag.AlignHCenter)


class Card(QWidget):
    """A surface with one border, on which the parts of the window stand.

    ends: padding above and below [px at 100 %].
    """

    def __init__(self, look: Look, name: str, description: str, ends: int = CARD_END) -> None:
        super().__init__()
        self.look, self.ends = look, ends
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.column = QVBoxLayout(self)
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Padding of the theme in force."""
        side, end = self.look.px(CARD_SIDE), self.look.px(self.ends)
        self.column.setContentsMargins(side, end, side, end)
        self.column.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface."""
        with QPainter(self) as painter:
            radius = self.look.px(CARD_RADIUS)
            rounded(painter, self.look, QRectF(self.rect()), radius, "surface", "border")
