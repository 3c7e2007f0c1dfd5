"""The field that searches conditions."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from wavesim.gui.look import Look, put_icon
from wavesim.presentation.words import _

SIZES = {"small": (36, "menu"), "large": (52, "entry")}
"""Height [px at 100 %] and role of the text."""


class SearchField(QLineEdit):
    """Text to search for.

    moved(key): an arrow, for the list below. left(): Escape. taken(): pressed with the pointer.
    """

    moved = Signal(int)
    left = Signal()
    taken = Signal()

    def __init__(self, look: Look, size: str = "small") -> None:
        super().__init__()
        self.look, self.size_name = look, size
        self.note = ""
        self.setFrame(False)
        self.setPlaceholderText(_("Search conditions"))
        self.setAccessibleName(_("Search conditions"))
        self.setAccessibleDescription(
            _("Type a condition, a muscle or a goal; Enter opens the first hit")
        )
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take height and font of the theme in force."""
        height, role = SIZES[self.size_name]
        self.setFixedHeight(self.look.px(height))
        self.setFont(self.look.font(role))
        self.say(self.note)

    def say(self, note: str) -> None:
        """A short text at the right: the key, or how many were found."""
        self.note = note
        room = self.look.width(note, "caption")
        self.setTextMargins(self.look.px(34), 0, round(room) + self.look.px(16), 0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list of hits, Escape leaves."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp,
                           Qt.Key.Key_PageDown):
            self.moved.emit(event.key())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press means a search; coming past it by Tab does not."""
        super().mousePressEvent(event)
        self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's text, then outline, icon and note."""
        super().paintEvent(event)
        look, box = self.look, QRectF(self.rect())
        width = 2.0 if self.hasFocus() else 1.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(look.pen("accent" if self.hasFocus() else "edge", width))
            half = width * look.line_scale / 2.0
            radius = look.px(6)
            painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
            middle = QPointF(look.px(21), box.center().y())
            put_icon(painter, look, "search", "text2", 17, middle)
            look.text(painter, box.adjusted(0, 0, -look.px(12), 0), self.note, "caption", "text3",
                      Qt.AlignmentFlag.AlignRight)
