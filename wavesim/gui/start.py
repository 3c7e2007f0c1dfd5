"""Opening the window: something to see first, then the program, then the rest."""

import gc
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wavesim.presentation.doctor import window_obstacle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wavesim.core.program import Program
    from wavesim.gui.desk import Desk
    from wavesim.gui.session import Session
    from wavesim.gui.waveform_view import WaveformView
    from wavesim.gui.window import Window

UNUSABLE = 2
"""Exit status where input or machine cannot be used (contract, section 2)."""


def start(argument: str | None) -> int:
    """Open the window with a file or preset, or with the first preset; the exit status."""
    obstacle = window_obstacle()
    if obstacle is not None:
        print(obstacle, file=sys.stderr)
        return UNUSABLE
    # Nothing that is made on the way to the window is thrown away; looking for garbage among it
    # takes a twelfth of the time. It begins when the window is furnished.
    gc.disable()
    program = _checked(argument) if argument is not None else None
    if argument is not None and program is None:
        gc.enable()
        return UNUSABLE
    return _run(program, argument)


def _checked(argument: str) -> "Program | None":
    """The program that was asked for; None after saying why it cannot be used."""
    from wavesim.core.errors import ImpossibleError, UnusableFileError
    from wavesim.io.files import load
    from wavesim.presentation.problems import sentences

    try:
        return load(argument)
    except (ImpossibleError, UnusableFileError) as error:
        print("\n".join(sentences(error)), file=sys.stderr)
        return None


def _run(program: "Program | None", argument: str | None) -> int:
    from PySide6.QtWidgets import QApplication

    from wavesim.gui import settings
    from wavesim.gui.window import Window
    from wavesim.paint.palette import PALETTES

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("wavesim")
    application.setDesktopFileName("wavesim")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = Window(settings.theme(PALETTES))
    window.setGeometry(settings.geometry())
    window.painted.connect(lambda: fill(window, program, argument))
    window.show()
    return application.exec()


def fill(window: "Window", program: "Program | None", argument: str | None) -> None:
    """The waveform as soon as can be, and the rest when that is on the screen."""
    session, waveform = show_waveform(window, program, argument)

    def rest() -> None:
        furnish(window, session, waveform)
        gc.freeze()
        gc.enable()

    once_painted(waveform.viewport(), rest)


def show_waveform(
    window: "Window", program: "Program | None", argument: str | None
) -> "tuple[Session, WaveformView]":
    """The program and its waveform, in the place where it stays."""
    from wavesim.gui.session import FIRST_PRESET, Session
    from wavesim.gui.waveform_view import WaveformView
    from wavesim.io.files import load

    session = Session(program or load(FIRST_PRESET), _file(argument))
    waveform = WaveformView()
    waveform.set_palette(window.palette_now, window.user_scale)
    waveform.show(session.project, session.view)
    window.show_first(waveform)
    return session, waveform


def furnish(window: "Window", session: "Session", waveform: "WaveformView") -> "Desk":
    """The parts around the waveform and what they show; last the catalogue of presets."""
    from PySide6.QtCore import QTimer

    from wavesim.gui import journal, recovery, settings
    from wavesim.gui.desk import Desk
    from wavesim.gui.faults import catch

    window.build()
    window.work.waveform.put(waveform)
    catch(window.notice)
    if session.path is not None:
        settings.keep_recent(session.path)
    desk = Desk(window, session, waveform)
    where = journal.folder()
    kept = journal.Journal(session, where)
    window.closed.connect(kept.end)
    recovery.offer(window, session, kept, where)
    QTimer.singleShot(0, desk.chooser.index)
    return desk


def once_painted(widget: "QWidget", work: Callable[[], object]) -> None:
    """Do something when a widget was painted for the first time."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Waiting(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                widget.removeEventFilter(self)
                QTimer.singleShot(0, work)
                self.deleteLater()
            return False

    widget.installEventFilter(Waiting(widget))


def _file(argument: str | None) -> Path | None:
    """The file that was opened; None for a preset."""
    if argument is None or not Path(argument).is_file():
        return None
    return Path(argument).absolute()
