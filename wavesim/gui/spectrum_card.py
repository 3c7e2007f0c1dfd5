"""The spectrum under the waveform, when it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wavesim.core.program import Program
from wavesim.gui.actions import Actions
from wavesim.gui.controls import Button, Card, Label
from wavesim.gui.look import Look
from wavesim.gui.panel import Folding
from wavesim.paint.canvas import plot_rect
from wavesim.paint.spectrum import paint_spectrum
from wavesim.presentation.project import View
from wavesim.presentation.spectrum import SpectrumScene, is_slow, spectrum_scene
from wavesim.presentation.words import _

Shown = tuple[Program, View]
Size = tuple[int, int]


class _Work(QObject):
    """Carries a scene from its thread to the window. done(number, scene): scene of a request."""

    done = Signal(int, object)


class _Job(QRunnable):
    """One spectrum that may take longer than a frame."""

    def __init__(self, number: int, make: Callable[[], SpectrumScene], work: _Work) -> None:
        super().__init__()
        self.number, self.make, self.work = number, make, work

    def run(self) -> None:
        """Compute and tell."""
        self.work.done.emit(self.number, self.make())


class SpectrumView(QWidget):
    """Draws the spectrum of what is shown; a slow one is computed beside the window.

    said(subtitle): what is drawn now.
    """

    said = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.shown: Shown | None = None
        self.scene: SpectrumScene | None = None
        self.stale = False
        self._number = 0
        self._running = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._work = _Work(self)
        self._work.done.connect(self._take)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Spectrum"))
        self.setAccessibleDescription(_("The current against frequency"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._renew)

    def show_spectrum(self, program: Program, view: View) -> None:
        """Show the spectrum of a channel; of a steady train it is that of any window."""
        if self.shown is not None and _alike(self.shown, (program, view)):
            return
        self.shown = (program, view)
        self._renew()

    def sizeHint(self) -> QSize:
        """Some height; the window gives it what there is."""
        return QSize(self.look.px(300), self.look.px(160))

    def _renew(self) -> None:
        if self.shown is None or not self.isVisible():
            return
        if not is_slow(*self.shown):
            self._number += 1
            self._show(self._maker()())
        elif self._running:
            # The one that is being computed is out of date; the newest comes after it.
            self._number += 1
            self._wait()
        else:
            self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._running = True
        self._wait()
        self._pool.start(_Job(self._number, self._maker(), self._work))

    def _wait(self) -> None:
        self.stale = True
        self.update()

    def _maker(self) -> Callable[[], SpectrumScene]:
        """What computes the scene, with all it needs, so that it can do so elsewhere."""
        assert self.shown is not None
        (program, view), (columns, rows) = self.shown, self._plot()
        scale = self.look.scale
        return lambda: spectrum_scene(program, view, columns, rows, scale=scale)

    def _plot(self) -> Size:
        plot = plot_rect(QRectF(self.rect()), self.look.palette, self.look.user_scale)
        return int(plot.width()), int(plot.height())

    def _take(self, number: int, scene: SpectrumScene) -> None:
        self._running = False
        if number == self._number:
            self._show(scene)
        elif self.shown is not None and is_slow(*self.shown):
            self._begin()

    def _show(self, scene: SpectrumScene) -> None:
        self.scene, self.stale = scene, False
        self.setAccessibleDescription(scene.sentence)
        self.said.emit(scene.subtitle)
        self.update()

    def finish(self) -> None:
        """Wait for what is being computed."""
        self._pool.waitForDone()

    def showEvent(self, event: object) -> None:
        """Nothing was computed while it was hidden."""
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another number of columns."""
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The spectrum, and the outline of the keyboard."""
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            if self.scene is not None:
                paint_spectrum(painter, box, self.scene, self.look.palette, self.look.user_scale,
                               stale=self.stale)  # fmt: skip
            if self.hasFocus():
                self.look.ring(painter, box, self.look.px(5))


def _alike(old: Shown, new: Shown) -> bool:
    """Whether the spectrum is the same: of a steady train that of any window."""
    place = [(view.section, view.channel) for _program, view in (old, new)]
    if old[0] is not new[0] or place[0] != place[1]:
        return False
    window = [(view.start_s, view.stop_s) for _program, view in (old, new)]
    return not is_slow(*new) or window[0] == window[1]


class SpectrumCard(Card):
    """Heading, what is drawn, and the spectrum."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__(look, _("Spectrum"), _("The current against frequency"))
        self.title = Label(look, "title", "text", _("Spectrum"), wrap=False)
        self.subtitle = Folding(look, "small", "text2")
        self.close_button = Button(look, "tool", _("Close the spectrum"), "close")
        self.close_button.clicked.connect(actions["spectrum"].trigger)
        self.view = SpectrumView(look)
        self.view.said.connect(self.subtitle.say)
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        self.column.addWidget(self.view, 1)
        self.hide()

    def hasHeightForWidth(self) -> bool:
        """Text in the heading does not decide how high the card is."""
        return False

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.close_button, self.view]
