"""The waveform in the window: pyqtgraph gives the view around it, our painter what is in it."""

from dataclasses import replace

from pyqtgraph import GraphicsView
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from wavesim.gui.pinch import pinch_of
from wavesim.gui.waveform_box import WaveformBox
from wavesim.gui.waveform_cursors import GRAB_PX, SNAP_PX, Cursors, Shown
from wavesim.gui.waveform_keys import KEYS, STEP_PAN
from wavesim.paint.canvas import plot_rect
from wavesim.paint.overlay import Overlay, paint_focus, paint_overlay
from wavesim.paint.palette import LIGHT, Palette
from wavesim.paint.waveform import paint_waveform
from wavesim.presentation.fit import fitted
from wavesim.presentation.limits import Limits
from wavesim.presentation.project import Project, View, panned, zoomed
from wavesim.presentation.scene import WaveformScene
from wavesim.presentation.waveform import waveform_scene
from wavesim.presentation.words import _
from wavesim.presentation.zooms import ZOOMS

__all__ = ["ZOOMS", "WaveformView"]

HOVER_PX = 8.0
"""How far from a pulse the pointer still means it [px at 100 %]."""


class _Picture(QGraphicsItem):
    """All that is drawn, as one item that fills the view."""

    def __init__(self, owner: "WaveformView") -> None:
        super().__init__()
        self.owner = owner
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        """The whole view."""
        return self.owner.area()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """The scene and what the person has put on it."""
        self.owner.paint_on(painter)


class WaveformView(GraphicsView):
    """Shows a window of a program; the user pans and zooms it, hovers pulses, puts cursors.

    view_changed: the user made another view; who holds the state answers with `show`.
    cursors_changed: whether the cursors are there now.
    """

    view_changed = Signal(object)
    cursors_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.shown: Shown | None = None
        self.colors: Palette = LIGHT
        self.user_scale = 1.0
        self.cursors = Cursors({})
        self.pulse: int | None = None
        self._pinned = False
        self._grabbed: str | None = None
        self._drawn: WaveformScene | None = None
        self._held: Limits | None = None
        self.box = WaveformBox()
        self.picture_item = _Picture(self)
        self.scene().addItem(self.box)
        self.scene().addItem(self.picture_item)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(_("Waveform"))
        self.set_palette(LIGHT)

    def _connect(self) -> None:
        self.box.pressed.connect(self._press)
        self.box.dragged.connect(self._drag)
        self.box.zoomed.connect(self._zoom_at)
        self.box.pushed.connect(lambda notches: self.pan(-notches * STEP_PAN))
        self.box.clicked.connect(self._click)
        self.box.doubled.connect(self.fit)
        self.scene().sigMouseMoved.connect(self._hover)

    def show(self, project: Project | None = None, view: View | None = None) -> None:
        """Show a window of a program; without one, the widget itself, as Qt's own `show` does."""
        if project is None or view is None:
            super().show()
            return
        new = Shown(project=project, view=view)
        if self.shown is None or not new.is_like(self.shown):
            self._held = None
            self.pulse = None
        self.shown = new
        self._renew()

    def set_palette(self, palette: Palette, user_scale: float = 1.0) -> None:
        """Take a theme; user_scale: the user's own text size, that of the theme comes on top."""
        self.colors, self.user_scale = palette, user_scale
        self.setBackground(QColor(palette.surface))
        self._place()

    def set_description(self, sentence: str) -> None:
        """What is drawn, for those who do not see it."""
        self.setAccessibleDescription(sentence)

    def fit(self) -> None:
        """Go back to the named zoom that is nearest, with an axis that fits."""
        if self.shown:
            self._held = None
            self._ask(fitted(self.shown.project, self.shown.view))

    def zoom(self, factor: float, at_s: float) -> None:
        """Show `factor` times less, a time of the section held in place."""
        if self.shown:
            self._ask(zoomed(self.shown.view, factor, at_s, self.shown.project.program))

    def pan(self, part: float) -> None:
        """Move on by a part of the view."""
        if self.shown:
            by_s = part * self.shown.span_s
            self._ask(panned(self.shown.view, by_s, self.shown.project.program))

    def _ask(self, view: View) -> None:
        """Show a view at once, and tell who holds the state."""
        assert self.shown
        changed = view != self.shown.view
        self.shown = replace(self.shown, view=view)
        self._renew()
        if changed:
            self.view_changed.emit(view)

    def toggle_cursors(self) -> None:
        """Put the cursors, or take them away."""
        if self.shown:
            self.cursors.toggle(self.shown, dense=self.is_dense())
            self.repaint_picture()
            self.cursors_changed.emit(bool(self.cursors.at_s))

    def area(self) -> QRectF:
        """All of the picture, in pixels."""
        return QRectF(self.viewport().rect())

    def drawn(self) -> WaveformScene | None:
        """The scene of what is shown, made when it is first needed."""
        if self._drawn is None and self.shown:
            self._drawn = self._scene_in(self.shown, self.area())
            self._held = self._drawn.limits
        return self._drawn

    def _scene_in(self, shown: Shown, area: QRectF) -> WaveformScene:
        plot = plot_rect(area, self.colors, self.user_scale)
        columns, rows = round(plot.width()), round(plot.height())
        return waveform_scene(
            shown.project, shown.view, columns, rows, scale=self._text_scale(), held=self._held
        )

    def _text_scale(self) -> float:
        return self.user_scale * self.colors.text_scale

    def is_dense(self) -> bool:
        """Whether pulses are drawn as a band."""
        scene = self.drawn()
        return scene is not None and scene.yours.low_ma is not None

    def paint_on(self, painter: QPainter) -> None:
        """Paint everything."""
        scene, area = self.drawn(), self.area()
        if self.shown and scene:
            self._paint(painter, area, self.shown, scene)
        if self.hasFocus():
            paint_focus(painter, area, self.colors, self.user_scale)

    def _paint(
        self, painter: QPainter, area: QRectF, shown: Shown, scene: WaveformScene
    ) -> None:
        paint_waveform(painter, area, scene, self.colors, self.user_scale)
        overlay = Overlay(
            cursors=self.cursors.in_view(shown),
            readout=self.cursors.readout(shown),
            card=shown.card(self.pulse),
        )
        paint_overlay(painter, area, scene, self.colors, overlay, self.user_scale)

    def picture(self, width: int, height: int, ratio: float = 2.0) -> QImage:
        """A copy of what is shown, cursors too, in any size [px]; ratio: pixels for one of them."""
        image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(self.colors.surface))
        area = QRectF(0.0, 0.0, width, height)
        if self.shown:
            scene = self._scene_in(self.shown, area)
            with QPainter(image) as painter:
                self._paint(painter, area, self.shown, scene)
        return image

    def _renew(self) -> None:
        """There is something new to draw."""
        self._drawn = None
        self.repaint_picture()

    def repaint_picture(self) -> None:
        """Paint again, in the next turn of the event loop."""
        self.picture_item.update()

    def _place(self) -> None:
        """Give picture and box their places."""
        self.picture_item.prepareGeometryChange()
        self.box.setGeometry(plot_rect(self.area(), self.colors, self.user_scale))
        self._renew()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay out again; pyqtgraph also calls this, with None, while it builds itself."""
        super().resizeEvent(event)
        if event is not None:
            self._place()

    def _reach_s(self, length: float) -> float:
        """A length at 100 % [px], in seconds."""
        span_s = self.shown.span_s if self.shown else 0.0
        return length * self._text_scale() * span_s / self.box.size().width()

    def _time_s(self, x: float) -> float:
        """The time of the section at a pixel of the box."""
        return self.shown.at_s(x / self.box.size().width()) if self.shown else 0.0

    def _zoom_at(self, x: float, factor: float) -> None:
        self.zoom(factor, self._time_s(x))

    def _press(self, x: float) -> None:
        self._grabbed = self.cursors.grab(self._time_s(x), self._reach_s(GRAB_PX))

    def _drag(self, x: float, by: float) -> None:
        if self._grabbed is None:
            self.pan(-by / self.box.size().width())
        elif self.shown:
            reach_s = self._reach_s(SNAP_PX)
            self.cursors.move(self.shown, self._time_s(x), reach_s, dense=self.is_dense())
            self.repaint_picture()

    def _pulse_at(self, x: float) -> int | None:
        if self.shown is None or self.is_dense():
            return None
        return self.shown.pulse_near(self._time_s(x), self._reach_s(HOVER_PX))

    def _hover(self, at: QPointF) -> None:
        if self._pinned:
            return
        inside = self.box.mapFromScene(at)
        self.show_pulse(self._pulse_at(inside.x()) if self.box.rect().contains(inside) else None)

    def _click(self, x: float) -> None:
        pulse = self._pulse_at(x)
        self.show_pulse(pulse, pinned=pulse is not None)

    def show_pulse(self, pulse: int | None, *, pinned: bool = False) -> None:
        """Show the card of a pulse, None takes it away; pinned: it stays when the pointer goes."""
        self._pinned = pinned
        if pulse != self.pulse:
            self.pulse = pulse
            self.repaint_picture()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone, and so is the card that it brought."""
        super().leaveEvent(event)
        if not self._pinned:
            self.show_pulse(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the outline."""
        super().focusInEvent(event)
        self.repaint_picture()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        super().focusOutEvent(event)
        self.repaint_picture()

    def close(self) -> bool:
        """Qt's own: pyqtgraph's would delete the viewport while events still go to it."""
        return QGraphicsView.close(self)

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a screen or a trackpad zoom between them."""
        pinch = pinch_of(event, self.viewport())
        if pinch is None:
            return super().viewportEvent(event)
        factor, at = pinch
        self._zoom_at(self.box.mapFromScene(self.mapToScene(at)).x(), factor)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the plot; the rest goes on to the window."""
        act = KEYS.get(event.key())
        event.setAccepted(act is not None and self.shown is not None and act(self, self.shown))
