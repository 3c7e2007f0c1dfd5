"""The voltage against time, on the time axis of the waveform above it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wavesim.core.program import Program
from wavesim.gui.controls import BY_KEYBOARD
from wavesim.gui.look import Look
from wavesim.paint.canvas import plot_rect
from wavesim.paint.waveform import paint_waveform
from wavesim.presentation.project import View
from wavesim.presentation.scene import WaveformScene
from wavesim.presentation.voltage_scene import PadsChoice, voltage_scene
from wavesim.presentation.words import _

STALE = 0.45
"""Opacity of a picture that is out of date."""
Shown = tuple[Program, View, PadsChoice]


class VoltageView(QWidget):
    """Draws what is shown with the painter of the waveform."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.shown: Shown | None = None
        self.by_keyboard = self.stale = False
        self._drawn: tuple[Shown, tuple[int, int, str], WaveformScene] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Voltage at the pads"))
        self.setAccessibleDescription(_("The voltage against time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_voltage(self, program: Program, view: View, choice: PadsChoice) -> None:
        """Show another voltage, as current."""
        self.stale = False
        if self.shown != (program, view, choice):
            self.shown = (program, view, choice)
        self.update()

    def fade(self) -> None:
        """What is drawn is that of a moment ago."""
        self.stale = True
        self.update()

    def scene(self) -> WaveformScene | None:
        """What is drawn, made when it is needed."""
        if self.shown is None:
            return None
        plot = plot_rect(QRectF(self.rect()), self.look.palette, self.look.user_scale)
        size = (round(plot.width()), round(plot.height()), self.look.theme)
        if self._drawn is None or self._drawn[0] is not self.shown or self._drawn[1] != size:
            made = voltage_scene(*self.shown, size[0], size[1], scale=self.look.scale)
            self._drawn = (self.shown, size, made)
        return self._drawn[2]

    def sizeHint(self) -> QSize:
        """Some height; the window gives it what there is."""
        return QSize(self.look.px(300), self.look.px(120))

    def minimumSizeHint(self) -> QSize:
        """As small as it must be."""
        return QSize(self.look.px(80), self.look.px(40))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus: only then is it outlined."""
        self.by_keyboard = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and the outline of the keyboard."""
        scene, box = self.scene(), QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setOpacity(STALE if self.stale else 1.0)
            if scene is not None:
                paint_waveform(painter, box, scene, self.look.palette, self.look.user_scale)
            painter.setOpacity(1.0)
            if self.hasFocus() and self.by_keyboard:
                self.look.ring(painter, box, self.look.px(5))
