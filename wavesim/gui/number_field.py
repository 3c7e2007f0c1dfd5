"""A field for one number: its unit fixed beside it, no arrows, the user's decimal sign."""

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit

from wavesim.gui.look import Look

HEIGHT = 32
MOST_DECIMALS = 6


class NumberField(QLineEdit):
    """Shows a number and takes another.

    entered(text): the person finished typing something else than what stood there.
    stepped(steps): the person asked for so many steps up or down.
    step_ended(): the key of a step was let go.
    """

    entered = Signal(str)
    stepped = Signal(int)
    step_ended = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.unit = ""
        self.refused = self.beyond = False
        self._shown = ""
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._finish)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take font and margins of the theme in force."""
        self.setFont(self.look.font("strong"))
        self.set_unit(self.unit)

    def set_unit(self, unit: str) -> None:
        """The unit beside the number, and the room it needs."""
        self.unit = unit
        room = self.look.width(unit, "small") + self.look.px(1) if unit else 0.0
        self.setTextMargins(self.look.px(4), 0, round(room) + self.look.px(9), 0)

    def show_value(self, value: float, decimals: int) -> None:
        """Show a number, unless the person is typing one or a refused one is being kept."""
        self._shown = number_text(value, decimals)
        if not self.isModified() and not self.refused and self.text() != self._shown:
            self.setText(self._shown)

    def go_beyond(self, beyond: bool) -> None:
        """Whether the number is beyond a limit: then the outline says so."""
        if beyond != self.beyond:
            self.beyond = beyond
            self.update()

    def refuse(self) -> None:
        """Keep what was typed and mark it."""
        self.refused = True
        self.setModified(False)
        self.update()

    def accept(self) -> None:
        """Show the value again instead of what was typed."""
        self.refused = False
        self.setModified(False)
        if self.text() != self._shown:
            self.setText(self._shown)
        self.update()

    def _finish(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.entered.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step the value, Escape gives the last valid one back."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10,
                 Qt.Key.Key_PageDown: -10}  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key == Qt.Key.Key_Escape and (self.refused or self.isModified()):
            self.accept()
            self.entered.emit(self.text())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The end of a run of steps."""
        if not event.isAutoRepeat():
            self.step_ended.emit()
        super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the column and never changes a number."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab: all of it is selected, ready to be typed over."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's text, then outline and unit."""
        super().paintEvent(event)
        look, box = self.look, QRectF(self.rect())
        focused = self.hasFocus()
        marked = self.refused or self.beyond
        token = "stop.head" if marked else "accent" if focused else "edge"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = 2.0 if focused or marked else 1.0
            inset = width * look.line_scale / 2.0
            painter.setPen(look.pen(token, width))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), look.px(5),
                                    look.px(5))
            right = box.adjusted(0, 0, -look.px(9), 0)
            look.text(painter, right, self.unit, "small", "text2", Qt.AlignmentFlag.AlignRight)


def number_text(value: float, decimals: int) -> str:
    """A number with the user's decimal sign and at least the digits that tell it apart."""
    while decimals < MOST_DECIMALS and float(f"{value:.{decimals}f}") != value:
        decimals += 1
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(value), "f", decimals)
