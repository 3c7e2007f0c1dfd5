"""The map as a widget: it is painted, and its point is moved with mouse and keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from wavesim.gui.look import Look
from wavesim.paint.limit_map import paint_ground, paint_marks
from wavesim.paint.map_paper import place, plot_rect
from wavesim.presentation.limit_map import MapScene
from wavesim.presentation.words import _

GRIP_PX = 22
"""From so far around it the point is taken [px at 100 %]."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_PageUp: (0, 10),
    Qt.Key.Key_PageDown: (0, -10),
}
"""Steps of phase duration and of amplitude."""
FAR = 10
"""With Shift an arrow goes so many steps."""


class MapView(QWidget):
    """Draws a map and says where its point is wanted.

    wanted(phase, amplitude): it is dragged there. stepped(across, up): keys move it by steps.
    let_go(): the drag or the held key is over.
    """

    wanted = Signal(float, float)
    stepped = Signal(int, int)
    let_go = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.scene: MapScene | None = None
        self._held_at: QPointF | None = None
        self._by_keyboard = False
        self._painted: tuple[tuple[object, ...], QPixmap] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Map of amplitude and phase duration"))
        self.setAccessibleDescription(_("The limits over amplitude and phase duration"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Some height; the window gives it what there is."""
        return QSize(self.look.px(300), self.look.px(200))

    def show_scene(self, scene: MapScene) -> None:
        """Draw another map."""
        if scene != self.scene or scene.layers is not (self.scene and self.scene.layers):
            self.scene = scene
            self.setAccessibleDescription(scene.sentence)
            self.update()

    @property
    def held(self) -> bool:
        """Whether the point is in the hand."""
        return self._held_at is not None

    def point(self) -> QPointF | None:
        """Where the point is; None where there is none."""
        scene = self.scene
        if scene is None or scene.frame is None or scene.yours is None:
            return None
        return place(scene.frame, self._plot(), scene.yours.phase_us, scene.yours.amplitude_ma)

    def _plot(self) -> QRectF:
        return plot_rect(QRectF(self.rect()), self.look.palette, self.look.user_scale)

    def _grips(self, at: QPointF) -> bool:
        point = self.point()
        return point is not None and (point - at).manhattanLength() <= self.look.px(GRIP_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the point where it is pressed upon; elsewhere nothing is changed."""
        point = self.point()
        if event.button() == Qt.MouseButton.LeftButton and point and self._grips(event.position()):
            self._held_at = event.position() - point
            self._by_keyboard = False
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the point; its place in the hand stays the same."""
        if self._held_at is None:
            over = self._grips(event.position())
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        if self.scene is None or self.scene.frame is None:
            return
        plot, at = self._plot(), event.position() - self._held_at
        across = (at.x() - plot.left()) / plot.width()
        up = (plot.bottom() - at.y()) / plot.height()
        self.wanted.emit(*self.scene.frame.at(across, up))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go: one drag is one step of undo."""
        if self._held_at is not None:
            self._held_at = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by one step, with Shift by ten; pages move the amplitude by ten."""
        steps = ARROWS.get(Qt.Key(event.key()))
        if steps is None or self.point() is None:
            super().keyPressEvent(event)
            return
        far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self.stepped.emit(far * steps[0], far * steps[1])

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key held down is one step of undo."""
        if not event.isAutoRepeat() and Qt.Key(event.key()) in ARROWS:
            self.let_go.emit()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The outline shows for the keyboard."""
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def _ground(self, scene: MapScene) -> QPixmap:
        """What does not move with the design; it takes longer to paint than all the rest."""
        look, ratio = self.look, self.devicePixelRatioF()
        key = (scene.layers, scene.frame, scene.subtitle, self.size(), look.palette,
               look.user_scale, ratio)  # fmt: skip
        if self._painted is None or key != self._painted[0]:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(look.color("surface"))
            with QPainter(picture) as painter:
                box = QRectF(self.rect())
                paint_ground(painter, box, scene, look.palette, look.user_scale)
            self._painted = key, picture
        return self._painted[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map, and the outline of the keyboard."""
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            if self.scene is not None:
                painter.drawPixmap(0, 0, self._ground(self.scene))
                paint_marks(painter, box, self.scene, self.look.palette, self.look.user_scale)
            if self.hasFocus() and self._by_keyboard:
                self.look.ring(painter, box, self.look.px(5))
