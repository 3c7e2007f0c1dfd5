"""Has the charts of the predicted muscle made beside the window, the newest first."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from wavesim.core.spec import value
from wavesim.gui.worker import Worker
from wavesim.presentation.chart import Chart, Room
from wavesim.presentation.project import Project, View
from wavesim.presentation.response_settings import Pair, force_view, pair
from wavesim.presentation.words import NO_BREAK, _

if TYPE_CHECKING:
    from wavesim.presentation.response import Predictions

BEGIN_MS = 300
"""The window is on the screen before the model is loaded, which takes a second."""
AFTER_MS = 0
"""In the turn after the one in which the waveform is painted."""
FADE_MS = 100
"""So long what is shown may be out of date before it is shown so: a slider should not flicker."""
TELL_MS = 300
"""So long nothing is said of the work."""
RELEASE_MS = 100
"""Without numba: how often to look whether the mouse was let go."""


@final
@value
class Wanted:
    """What a chart depends on; its place is the first three."""

    tab: str
    section: int
    channel: int
    pair: Pair
    window: tuple[float, float, float] | None
    room: Room

    def is_like(self, other: "Wanted") -> bool:
        """Whether it is a chart of the same thing, so that one may stand for the other a moment."""
        return (self.tab, self.section, self.channel) == (other.tab, other.section, other.channel)


class ResponseWork(QObject):
    """Force and fatigue of what is shown.

    ready(chart): to be shown now, as current. faded(): what is shown is out of date.
    told(words): how the work goes on; "" when it is done.
    """

    ready = Signal(object)
    faded = Signal()
    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.worker = Worker(self)
        self.worker.made.connect(self._take)
        self.worker.went_on.connect(self._tell)
        self.predictions: Predictions | None = None
        self.wanted: Wanted | None = None
        self.shown: Wanted | None = None
        self._ask: Callable[[], None] | None = None
        self._compiled: bool | None = None
        self._telling = self._began = False
        self._begin = self._timer(BEGIN_MS, self._go)
        self._fade = self._timer(FADE_MS, self.faded.emit)
        self._slow = self._timer(TELL_MS, self._begin_telling)
        self._release = self._timer(RELEASE_MS, self._released)

    def _timer(self, wait_ms: int, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(do)
        return timer

    def want(self, tab: str, project: Project, view: View, room: Room) -> bool:
        """Ask for a chart; False where a rest is shown, which has none."""
        muscle = pair(project, view)
        if muscle is None:
            self.drop()
            return False
        window = _window(project, view) if tab == "force" else None
        new = Wanted(tab=tab, section=view.section, channel=view.channel, pair=muscle,
                     window=window, room=room)  # fmt: skip
        if new == self.wanted:
            return True
        other = self.wanted is not None and not new.is_like(self.wanted)
        self.wanted = new
        self._ask = lambda: self.worker.ask(new, self._maker(new, project, view), stop=other)
        for timer in (self._fade, self._slow):
            if not timer.isActive():
                timer.start()
        self._go_soon()
        return True

    @property
    def is_current(self) -> bool:
        """Whether what was wanted last is shown."""
        return self.wanted is not None and self.shown == self.wanted

    def drop(self) -> None:
        """Nothing is wanted any more."""
        self.wanted, self.shown, self._ask = None, None, None
        for timer in (self._begin, self._fade, self._slow, self._release):
            timer.stop()
        self.worker.drop()
        self._done()

    def _go_soon(self) -> None:
        """The first time not before the window is there; without numba when the mouse is up."""
        if not self._began:
            self._begin.start()
        elif self._is_compiled():
            if not self._begin.isActive():
                self._begin.start(AFTER_MS)
        else:
            self.faded.emit()
            self._release.start()

    def _is_compiled(self) -> bool:
        if self._compiled is None:
            self._compiled = find_spec("numba") is not None
        return self._compiled

    def _go(self) -> None:
        self._began = True
        if self._ask is not None:
            ask, self._ask = self._ask, None
            ask()

    def _released(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._release.start()
        else:
            self._go()

    def _maker(
        self, new: Wanted, project: Project, view: View
    ) -> Callable[[Callable[[float], bool]], Chart]:
        def make(go_on: Callable[[float], bool]) -> Chart:
            from wavesim.presentation.response import Predictions
            from wavesim.presentation.response_tabs import predicted_chart

            if self.predictions is None:
                self.predictions = Predictions()
            return predicted_chart(
                new.tab, project, view, new.pair, new.room, self.predictions, go_on
            )

        return make

    def _take(self, made: Wanted, chart: Chart) -> None:
        """Show it where it is of what is shown, though the slider may have moved on meanwhile."""
        if self.wanted is None or not made.is_like(self.wanted):
            return
        self.shown = made
        self.ready.emit(chart)
        for timer in (self._fade, self._slow):
            timer.stop()
        if made == self.wanted:
            self._done()
        else:
            self._fade.start()
            self._slow.start()

    def _begin_telling(self) -> None:
        self._telling = True
        first = self.predictions is None
        self.told.emit(
            _("Preparing the model of the muscle; the first time takes some seconds")
            if first else _("Updating")
        )  # fmt: skip

    def _tell(self, part: float) -> None:
        if self._telling:
            percent = f"{round(100.0 * part)}{NO_BREAK}%"
            self.told.emit(_("Updating, {percent}").format(percent=percent))

    def _done(self) -> None:
        if self._telling:
            self._telling = False
            self.told.emit("")


def _window(project: Project, view: View) -> tuple[float, float, float]:
    """The window of time that is drawn."""
    shown = force_view(project, view)
    return shown.start_s, shown.stop_s, shown.origin_s
