"""A hand for the waveform: mouse, wheel and keys, in seconds of the program."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wavesim.gui.waveform_view import WaveformView
from wavesim.presentation.project import View

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Shown:
    """A view on the screen, and all it has asked for."""

    def __init__(self, plot: WaveformView) -> None:
        self.plot = plot
        self.asked: list[View] = []
        plot.view_changed.connect(self.asked.append)

    def at(self, time_s: float) -> QPointF:
        """Where a time is, in the middle of the plot [px of the viewport]."""
        view, box = self.plot.shown.view, self.plot.box
        x = (time_s - view.start_s) / (view.stop_s - view.start_s) * box.size().width()
        return box.mapToScene(QPointF(x, 0.4 * box.size().height()))

    def mouse(self, kind: QEvent.Type, at: QPointF, button=NONE, held=NONE) -> None:
        port = self.plot.viewport()
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, port.mapToGlobal(at), button, held, none)
        QApplication.sendEvent(port, event)
        settle()

    def hover(self, time_s: float) -> None:
        """Move the pointer there; pyqtgraph needs to see it come."""
        for off in (QPointF(1.0, 1.0), QPointF()):
            self.mouse(QEvent.Type.MouseMove, self.at(time_s) + off)

    def drag(self, start: QPointF, by: float, button=LEFT) -> None:
        """Press, move in ten steps, let go."""
        self.mouse(QEvent.Type.MouseMove, start)
        self.mouse(QEvent.Type.MouseButtonPress, start, button, button)
        for step in range(1, 11):
            at = start + QPointF(by * step / 10.0, 0.0)
            self.mouse(QEvent.Type.MouseMove, at, NONE, button)
        self.mouse(QEvent.Type.MouseButtonRelease, start + QPointF(by, 0.0), button, NONE)

    def click(self, at: QPointF, *, double: bool = False) -> None:
        self.mouse(QEvent.Type.MouseMove, at)
        kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease]
        if double:
            kinds += [QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease]
        for kind in kinds:
            held = NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
            self.mouse(kind, at, LEFT, held)

    def wheel(self, at: QPointF, turn: QPoint) -> None:
        port = self.plot.viewport()
        event = QWheelEvent(
            at, port.mapToGlobal(at), QPoint(), turn, NONE, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(port, event)
        settle()

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.plot, key)
        settle()


def settle() -> None:
    QApplication.processEvents()
