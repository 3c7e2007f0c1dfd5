"""A slider whose groove holds the published band and the preset's mark."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider

from wavesim.gui.look import Look, rounded
from wavesim.presentation.parameters import ParameterRow

LARGEST = 2**31 - 1
"""What a slider of Qt counts to."""
HIT_HEIGHT = 44
"""Height that takes a finger [px at 100 %]."""
KEYS = {
    Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10,
}  # fmt: skip


class RangeSlider(QSlider):
    """Moves one number between the ends of its row.

    Qt's integer value is the number without its decimal sign, so that assistive technology reads
    the number itself. moved(value): the person moved it there. released(): the hand or key let go.
    """

    moved = Signal(float)
    released = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.look = look
        self.row: ParameterRow | None = None
        self.number = 0.0
        self._held_at: float | None = None
        self._by_keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def held(self) -> bool:
        """Whether the hand is on it."""
        return self._held_at is not None

    def show_row(self, row: ParameterRow) -> None:
        """Show a row; its ends stay where they are while the hand is on the slider."""
        if self.row is not None and self.held:
            row = _with_ends(row, self.row)
        unchanged = self.row == row
        self.row, self.number = row, row.value
        factor = _factor(row)
        self.setRange(round(row.low * factor), round(row.high * factor))
        self.setSingleStep(max(1, round(row.step * factor)))
        self.setPageStep(max(1, round(row.page_step * factor)))
        self.setValue(round(row.value * factor))
        if not unchanged:
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the thumb; a press beside it brings it under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or self.row is None:
            return
        x, thumb = event.position().x(), self._at(self.number)
        on_thumb = abs(x - thumb) <= self.look.px(14)
        self._held_at = x - thumb if on_thumb else 0.0
        self._by_keyboard = False
        if not on_thumb:
            self._move_to(x)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the thumb."""
        if self._held_at is not None:
            self._move_to(event.position().x() - self._held_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go: one drag is one step of undo."""
        if self._held_at is not None:
            self._held_at = None
            self.released.emit()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by one step, pages by ten, Home and End to the ends of the slider."""
        row, key = self.row, Qt.Key(event.key())
        if row is None:
            return
        if key in KEYS:
            self._go(stepped(row, self.number, KEYS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(row.low if key == Qt.Key.Key_Home else row.high)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key held down is one step of undo."""
        if not event.isAutoRepeat():
            self.released.emit()
        super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves it only while it has the keyboard; else it scrolls the column."""
        if not self.hasFocus() or self.row is None or not event.angleDelta().y():
            event.ignore()
            return
        self._go(stepped(self.row, self.number, 1 if event.angleDelta().y() > 0 else -1))
        self.released.emit()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The halo shows for the keyboard."""
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def _move_to(self, x: float) -> None:
        row = self.row
        if row is None:
            return
        left, right = self._ends()
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        self._go(_on_step(row, row.low + share * (row.high - row.low)))

    def _go(self, number: float) -> None:
        if number != self.number:
            self.number = number
            self.moved.emit(number)
            self.update()

    def _ends(self) -> tuple[float, float]:
        """Where the ends of the row lie, so that the whole thumb is seen there [px]."""
        room = self.look.px(9)
        return float(room), float(self.width() - room)

    def _at(self, number: float) -> float:
        """Where a number lies, at the nearer end if outside [px]."""
        row = self.row
        assert row is not None
        left, right = self._ends()
        share = (number - row.low) / (row.high - row.low) if row.high > row.low else 0.0
        return left + min(max(share, 0.0), 1.0) * (right - left)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groove, band, preset's mark, thumb."""
        if self.row is None:
            return
        with QPainter(self) as painter:
            middle = self.height() / 2.0
            left, right = self._ends()
            half = self.look.px(2)
            groove = QRectF(left, middle - half, right - left, 2 * half)
            rounded(painter, self.look, groove, half, "border")
            self._paint_band(painter, middle)
            self._paint_preset(painter, middle)
            self._paint_thumb(painter, QPointF(self._at(self.number), middle))

    def _paint_band(self, painter: QPainter, middle: float) -> None:
        """The range; an end that no text gives stays open and without outline."""
        row, look = self.row, self.look
        if row is None or row.range is None or row.range.low is row.range.high is None:
            return
        low, high = row.range.low, row.range.high
        left = self._at(row.low if low is None else low)
        right = self._at(row.high if high is None else high)
        half = look.px(6)
        box = QRectF(left, middle - half, right - left, 2 * half)
        painter.setBrush(look.faint("range", look.palette.range_fill))
        painter.setPen(look.pen("range"))
        painter.save()
        reach = look.px(8)
        painter.setClipRect(box.adjusted(-1 if low is not None else 0, -1,
                                         1 if high is not None else 0, 1))
        painter.drawRoundedRect(box.adjusted(0 if low is not None else -reach, 0,
                                             0 if high is not None else reach, 0),
                                look.px(3), look.px(3))
        painter.restore()

    def _paint_preset(self, painter: QPainter, middle: float) -> None:
        """A triangle above the groove with a stem through it."""
        row, look = self.row, self.look
        if row is None or row.preset is None or not row.low <= row.preset <= row.high:
            return
        x, half = self._at(row.preset), look.px(4.5)
        top = middle - look.px(13)
        painter.setPen(look.pen("ghost", 1.5))
        painter.drawLine(QPointF(x, top), QPointF(x, middle + look.px(6)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("ghost"))
        painter.drawPolygon(
            QPolygonF([QPointF(x - half, top), QPointF(x + half, top),
                       QPointF(x, top + look.px(6))])
        )

    def _paint_thumb(self, painter: QPainter, middle: QPointF) -> None:
        look = self.look
        if self.held or (self.hasFocus() and self._by_keyboard):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.faint("yours", 0.2))
            painter.drawEllipse(middle, look.px(14), look.px(14))
        painter.setBrush(look.color("surface"))
        painter.setPen(look.pen("yours", 3.0))
        radius = look.px(8) - 1.5 * look.line_scale / 2.0
        painter.drawEllipse(middle, radius, radius)


def stepped(row: ParameterRow, number: float, steps: int) -> float:
    """The number some steps on, on the grid of steps; pages are ten steps or the row's own."""
    by = row.page_step if abs(steps) >= 10 else row.step
    sign = 1 if steps > 0 else -1
    return round(_on_step(row, number) + sign * by, 9)


def _factor(row: ParameterRow) -> int:
    """What makes a whole number of the row's numbers: as many decimals as Qt can count."""
    largest = max(abs(row.low), abs(row.high), abs(row.value), row.page_step)
    decimals = row.decimals
    while decimals > 0 and largest * 10**decimals > LARGEST:
        decimals -= 1
    return int(10**decimals)


def _on_step(row: ParameterRow, number: float) -> float:
    return round(round(number / row.step) * row.step, 9)


def _with_ends(row: ParameterRow, held: ParameterRow) -> ParameterRow:
    return replace(row, low=held.low, high=held.high)
