"""The session in one strip: its trains at true proportions, and the window of the waveform."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from wavesim.gui.look import Look, rounded
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.strip import Strip

LABEL_WIDTH = 144
SMALLEST_FRAME = 10
"""Widths [px at 100 %] of the label at the left, and of the frame at least."""
TRACK_TOP, TRACK_HEIGHT = 7, 36

Part = Literal["start", "stop", "frame"]


@final
@dataclass(slots=True)
class Grip:
    """What the hand holds of the frame: which part, and how far from its time [s]."""

    part: Part
    offset_s: float


class SessionStrip(QWidget):
    """Drag the frame to move the window, its ends to zoom; a press beside it brings it there.

    wanted(start_s, stop_s): the window asked for, from the start of the session.
    """

    wanted = Signal(float, float)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.strip: Strip | None = None
        self.start_s, self.stop_s = 0.0, 1.0
        self.position, self.whole = "", ""
        self._picture: QPixmap | None = None
        self._grip: Grip | None = None
        self._by_keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Session"))
        self.setAccessibleDescription(_("When trains run"))
        look.changed.connect(self.forget)

    def columns(self) -> int:
        """How many trains can be told apart."""
        return max(1, round(self._track().width()))

    def show_strip(self, strip: "Strip", whole: str) -> None:
        """Show another session."""
        if strip != self.strip:
            self.strip, self.whole = strip, whole
            self.forget()

    def show_window(self, start_s: float, stop_s: float, position: str) -> None:
        """Show where the waveform is."""
        if (start_s, stop_s, position) != (self.start_s, self.stop_s, self.position):
            self.start_s, self.stop_s, self.position = start_s, stop_s, position
            self.setAccessibleName(
                _("Session of {whole}, shown from {position}").format(
                    whole=self.whole, position=position
                )
            )
            self.setAccessibleDescription(
                _("Left and right move the window, plus and minus change its length")
            )
            self.update()

    def forget(self) -> None:
        """Draw the trains anew."""
        self._picture = None
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self.look.px(600), self.look.px(52))

    def _track(self) -> QRectF:
        """The ground of the trains [px]."""
        px = self.look.px
        left = px(LABEL_WIDTH)
        return QRectF(left, px(TRACK_TOP), self.width() - left, px(TRACK_HEIGHT))

    def _x(self, time_s: float) -> float:
        assert self.strip is not None
        track = self._track()
        return track.left() + track.width() * time_s / self.strip.duration_s

    def _time_s(self, x: float) -> float:
        assert self.strip is not None
        track = self._track()
        return (x - track.left()) / track.width() * self.strip.duration_s

    def _frame(self) -> QRectF:
        """The frame of the window, never too narrow to be seen [px]."""
        track, smallest = self._track(), self.look.px(SMALLEST_FRAME)
        left, right = self._x(self.start_s), self._x(self.stop_s)
        if right - left < smallest:
            middle = (left + right) / 2.0
            left, right = middle - smallest / 2.0, middle + smallest / 2.0
        reach = self.look.px(4)
        return QRectF(left, track.top() - reach, right - left, track.height() + 2 * reach)

    def _part_at(self, x: float) -> Part | None:
        """Which part of the frame a pointer takes."""
        frame, reach = self._frame(), self.look.px(12)
        inside = min(self.look.px(8), frame.width() / 3.0)
        if frame.left() - reach <= x <= frame.left() + inside:
            return "start"
        if frame.right() - inside <= x <= frame.right() + reach:
            return "stop"
        return "frame" if frame.left() < x < frame.right() else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a part of the frame; beside it, bring the window there."""
        if self.strip is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._by_keyboard = False
        x, at_s = event.position().x(), self._time_s(event.position().x())
        part = self._part_at(x)
        if part is None:
            part, middle_s = "frame", (self.start_s + self.stop_s) / 2.0
            self._grip = Grip(part, self.start_s - middle_s)
            self._carry(at_s)
        else:
            edge_s = self.stop_s if part == "stop" else self.start_s
            self._grip = Grip(part, edge_s - at_s)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is held, else show what could be."""
        if self.strip is None:
            return
        x = event.position().x()
        if self._grip is not None:
            self._carry(self._time_s(x))
            return
        part = self._part_at(x)
        shapes = {"frame": Qt.CursorShape.OpenHandCursor, None: Qt.CursorShape.PointingHandCursor}
        self.setCursor(shapes.get(part, Qt.CursorShape.SizeHorCursor))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def _carry(self, at_s: float) -> None:
        assert self._grip is not None
        edge_s = at_s + self._grip.offset_s
        if self._grip.part == "frame":
            self.wanted.emit(edge_s, edge_s + self.stop_s - self.start_s)
        elif self._grip.part == "start":
            self.wanted.emit(min(edge_s, self.stop_s), self.stop_s)
        else:
            self.wanted.emit(self.start_s, max(edge_s, self.start_s))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by half a window, zoom by half, go to the ends."""
        key, span_s = event.key(), self.stop_s - self.start_s
        moves = {Qt.Key.Key_Left: -0.5 * span_s, Qt.Key.Key_Right: 0.5 * span_s,
                 Qt.Key.Key_PageUp: -10.0 * span_s, Qt.Key.Key_PageDown: 10.0 * span_s,
                 Qt.Key.Key_Home: -self.start_s}  # fmt: skip
        grows = {Qt.Key.Key_Plus: -0.25, Qt.Key.Key_Minus: 0.5}
        if self.strip is not None and key == Qt.Key.Key_End:
            self.wanted.emit(self.strip.duration_s - span_s, self.strip.duration_s)
        elif key in moves:
            self.wanted.emit(self.start_s + moves[Qt.Key(key)], self.stop_s + moves[Qt.Key(key)])
        elif key in grows:
            by_s = grows[Qt.Key(key)] * span_s
            self.wanted.emit(self.start_s - by_s, self.stop_s + by_s)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The outline shows for the keyboard."""
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Label, trains, frame."""
        look, px = self.look, self.look.px
        with QPainter(self) as painter:
            label = QRectF(px(0), px(8), px(LABEL_WIDTH), px(20))
            look.text(painter, label, _("Session"), "strong", "text")
            if self.strip is None:
                return
            painter.drawPixmap(0, 0, self._trains())
            clock = label.translated(0, px(20))
            look.text(painter, clock, self.position, "strong", "text")
            after = look.width(self.position, "strong")
            rest = f" / {self.whole}"
            look.text(painter, clock.adjusted(after, 0, 0, 0), rest, "body", "text2")
            frame = self._frame()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(look.faint("accent", 0.12))
            painter.setPen(look.pen("accent", 2.0))
            painter.drawRoundedRect(frame, px(4), px(4))
            if self.hasFocus() and self._by_keyboard:
                look.ring(painter, QRectF(self.rect()), px(6))

    def resizeEvent(self, event: object) -> None:
        """The trains have other places."""
        self.forget()

    def _trains(self) -> QPixmap:
        """Ground, trains and ticks, drawn once."""
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as painter:
                rounded(painter, self.look, self._track(), self.look.px(4), "inset")
                painter.fillPath(self._shapes(), self.look.faint("yours", 0.62))
                self._paint_ticks(painter)
        return self._picture

    def _shapes(self) -> QPainterPath:
        """One trapezoid for each train."""
        assert self.strip is not None
        trains, track, path = self.strip.trains, self._track(), QPainterPath()
        # Trains of several channels overlap, and none takes another away.
        path.setFillRule(Qt.FillRule.WindingFill)
        bottom, top = track.bottom() - self.look.px(4), track.top() + self.look.px(6)
        columns = (trains.start_s, trains.stop_s, trains.ramp_up_s, trains.ramp_down_s)
        for start_s, stop_s, up_s, down_s in zip(*columns, strict=True):
            left, right = self._x(start_s), self._x(stop_s)
            right = max(right, left + 1.0)
            path.moveTo(left, bottom)
            path.lineTo(min(self._x(start_s + up_s), right), top)
            path.lineTo(max(self._x(stop_s - down_s), left), top)
            path.lineTo(right, bottom)
            path.closeSubpath()
        return path

    def _paint_ticks(self, painter: QPainter) -> None:
        """Times below the trains; the outermost stay inside."""
        assert self.strip is not None
        look, track = self.look, self._track()
        free_from = -1e9
        for tick in self.strip.ticks:
            wide = look.width(tick.text, "tick")
            x = min(max(self._x(tick.at_s) - wide / 2.0, track.left()), self.width() - wide)
            if x > free_from:
                box = QRectF(x, track.bottom() + look.px(4), wide + 2, look.px(12))
                look.text(painter, box, tick.text, "tick", "text3")
                free_from = x + wide + look.px(6)
        painter.setPen(look.pen("border"))
        for section in self.strip.sections[1:]:
            x = self._x(section.start_s)
            painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()))
