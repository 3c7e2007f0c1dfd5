"""Opening the window: something to see first, then the program, then the rest."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wavesim.presentation.doctor import window_obstacle

if TYPE_CHECKING:
    from wavesim.core.program import Program
    from wavesim.gui.desk import Desk
    from wavesim.gui.shell import Window

UNUSABLE = 2
"""Exit status where input or machine cannot be used (contract, section 2)."""


def start(argument: str | None) -> int:
    """Open the window with a file or preset, or with the first preset; the exit status."""
    obstacle = window_obstacle()
    if obstacle is not None:
        print(obstacle, file=sys.stderr)
        return UNUSABLE
    program = _checked(argument) if argument is not None else None
    if argument is not None and program is None:
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
    from wavesim.gui.look import Look
    from wavesim.gui.shell import Window
    from wavesim.paint.palette import PALETTES

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    application.setApplicationName("wavesim")
    application.setDesktopFileName("wavesim")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = Window(Look(settings.theme(PALETTES)))
    window.setGeometry(settings.geometry())
    window.painted.connect(lambda: fill(window, program, argument))
    window.show()
    return application.exec()


def fill(window: "Window", program: "Program | None", argument: str | None) -> "Desk":
    """Load what the shell did without, and show the program in it."""
    from wavesim.gui import recovery, settings
    from wavesim.gui.desk import FIRST_PRESET, Desk
    from wavesim.gui.faults import catch
    from wavesim.gui.journal import Journal, folder
    from wavesim.gui.session import Session
    from wavesim.io.files import load

    catch(window.notice)
    path = _file(argument)
    if path is not None:
        settings.keep_recent(path)
    session = Session(program or load(FIRST_PRESET), path)
    desk = Desk(window, session)
    journal = Journal(session, folder())
    window.closed.connect(journal.end)
    recovery.offer(window, session, journal, folder())
    return desk


def _file(argument: str | None) -> Path | None:
    """The file that was opened; None for a preset."""
    if argument is None or not Path(argument).is_file():
        return None
    return Path(argument).absolute()
