"""Pan, zoom and clicks of the plot: pyqtgraph's view box with time as its only free axis."""

from pyqtgraph import ViewBox, setConfigOption
from PySide6.QtCore import Qt, Signal

STEP_ZOOM = 1.2
"""How much closer one notch of a wheel goes."""
NOTCH = 120.0
"""What Qt counts for one notch."""

# pyqtgraph drops moves that come within 10 ms of the last, and the pointer's last place with them:
# a card would stay at a pulse that was left. Repaints are few anyway, one a turn of the loop.
setConfigOption("mouseRateLimit", -1)


class WaveformBox(ViewBox):
    """Takes the mouse over the plot and says in pixels what it asks for.

    pressed: where a drag begins; dragged: to, by; let_go; zoomed: where, factor; pushed: notches
    sideways; clicked: where; doubled. No stock menu, no zoom of the current axis, and nothing on
    the right button.
    """

    pressed = Signal(float)
    dragged = Signal(float, float)
    zoomed = Signal(float, float)
    pushed = Signal(float)
    clicked = Signal(float)
    doubled = Signal()

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()

    def mouseDragEvent(self, ev, axis=None) -> None:
        """Left or middle button: pan, or take a cursor along."""
        if ev.button() == Qt.MouseButton.RightButton:
            ev.ignore()
            return
        ev.accept()
        if ev.isStart():
            self.pressed.emit(ev.buttonDownPos().x())
        self.dragged.emit(ev.pos().x(), ev.pos().x() - ev.lastPos().x())

    def wheelEvent(self, ev, axis=None) -> None:
        """Upright: zoom at the pointer; sideways: pan."""
        ev.accept()
        notches = ev.delta() / NOTCH
        if ev.orientation() == Qt.Orientation.Horizontal:
            self.pushed.emit(notches)
        else:
            self.zoomed.emit(ev.pos().x(), STEP_ZOOM**notches)

    def mouseClickEvent(self, ev) -> None:
        """A click or tap; twice: fit."""
        if ev.button() != Qt.MouseButton.LeftButton:
            return
        ev.accept()
        if ev.double():
            self.doubled.emit()
        else:
            self.clicked.emit(ev.pos().x())
