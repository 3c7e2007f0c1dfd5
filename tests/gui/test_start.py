"""Opening the window: the shell is light, bad arguments are told before, leftovers after."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import settle
from wavesim.gui import settings
from wavesim.gui.desk import Desk
from wavesim.gui.journal import Journal, leftovers
from wavesim.gui.recovery import offer
from wavesim.gui.session import Session
from wavesim.gui.start import start
from wavesim.io.files import load

AMPLITUDE = "section.0.channel.0.amplitude_ma"


@pytest.mark.parametrize(
    ("argument", "told"),
    [("stroke-foot-dorp", "stroke-foot-drop"), ("no-such.toml", "no such file")],
)
def test_a_bad_argument_is_one_sentence(
    argument: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(argument) == 2
    error = capsys.readouterr().err.strip()
    assert told in error
    assert error.count("\n") == 0


def test_without_a_display_there_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("wavesim.gui.start.window_obstacle", lambda: "There is no display.")
    assert start(None) == 2
    assert capsys.readouterr().err == "There is no display.\n"


SHELL = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
from wavesim.gui.window import Window
window = Window("light")
def told():
    heavy = {"numpy", "pyqtgraph", "scipy", "wavesim.core.program", "platformdirs"}
    print(*(heavy & set(sys.modules)))
    application.quit()
window.painted.connect(told)
window.show()
application.exec()
"""
WHOLE = """
import sys
from PySide6.QtCore import QTimer
from wavesim.gui import start
furnished = start.furnish
def furnish(*arguments):
    from wavesim.gui.chooser import Chooser
    index = Chooser.index
    def last(chooser):
        index(chooser)
        print("scipy" in sys.modules)
        chooser.window.close()
    Chooser.index = last
    return furnished(*arguments)
start.furnish = furnish
start.start(None)
"""


def run(program: str, folder: Path) -> str:
    """What a fresh Python prints."""
    keep = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False,
        env={**os.environ, **keep, "QT_QPA_PLATFORM": "offscreen"}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_shell_is_painted_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    assert run(SHELL, tmp_path) == ""


def test_scipy_is_not_needed_to_open(tmp_path: Path) -> None:
    assert run(WHOLE, tmp_path) == "False"


def test_a_window_of_a_lost_screen_comes_back(qapp: QApplication) -> None:
    room = qapp.primaryScreen().availableGeometry()
    far = settings.clamped(QRect(10_000, -5_000, 700, 500))
    assert room.contains(far)
    assert (far.width(), far.height()) == (700, 500)
    huge = settings.clamped(QRect(0, 0, 50_000, 50_000))
    assert huge == room


def test_the_place_is_remembered(desk: Desk) -> None:
    desk.window.setGeometry(QRect(20, 30, 700, 500))
    settle()
    settings.keep_geometry(desk.window.geometry())
    assert settings.geometry().topLeft() == desk.window.geometry().topLeft()


def test_unsaved_work_is_written_and_goes_with_a_good_end(
    session: Session, tmp_path: Path
) -> None:
    journal = Journal(session, tmp_path)
    journal.write()
    assert not journal.path.exists()
    session.edit({AMPLITUDE: 24.0})
    assert journal.timer.isActive()
    journal.write()
    assert load(journal.path).section[0].channel[0].amplitude_ma == 24.0
    assert leftovers(tmp_path) == []
    journal.end()
    assert not journal.path.exists()


def test_work_left_by_a_crash_is_offered(desk: Desk, session: Session, tmp_path: Path) -> None:
    """The lock of a process that is gone is stale: here it is let go without the good end."""
    where = tmp_path / "left"
    journal = Journal(session, where)
    session.edit({AMPLITUDE: 24.0})
    journal.write()
    journal.lock.unlock()
    mine = Journal(desk.session, where)
    offer(desk.window, desk.session, mine, where)
    assert "Foot drop after stroke" in desk.window.notice.label.text()
    desk.window.notice.buttons[0].click()
    settle()
    program = desk.session.project.program
    assert program.section[0].channel[0].amplitude_ma == 24.0
    assert desk.session.project.preset == load("stroke-foot-drop")
    assert desk.session.unsaved
    assert not journal.path.exists()
    assert mine.path.exists()


def test_work_that_was_left_can_be_thrown_away(
    desk: Desk, session: Session, tmp_path: Path
) -> None:
    where = tmp_path / "left"
    journal = Journal(session, where)
    session.edit({AMPLITUDE: 24.0})
    journal.write()
    journal.lock.unlock()
    before = desk.session.project
    offer(desk.window, desk.session, Journal(desk.session, where), where)
    desk.window.notice.buttons[1].click()
    assert leftovers(where) == []
    assert desk.session.project is before


def test_leftovers_that_cannot_be_read_are_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "unsaved-1-ab.toml").write_text("not = = toml")
    assert leftovers(tmp_path) == []
    assert list(tmp_path.glob("*.toml")) == []


def test_a_fault_of_the_program_is_shown_with_its_details(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise RuntimeError("the axis is upside down")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "upside down" in desk.window.notice.label.text()
    assert "Traceback" in capsys.readouterr().err
    desk.window.notice.buttons[0].click()
    assert "RuntimeError" in QApplication.clipboard().text()


def test_without_a_place_for_unsaved_work_the_window_works(
    session: Session, tmp_path: Path
) -> None:
    """A home that cannot be written is said once, not with every change."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    told: list[object] = []
    session.failed.connect(told.append)
    kept = Journal(session, blocked / "state")
    for amplitude_ma in (21.0, 22.0):
        session.edit({"section.0.channel.0.amplitude_ma": amplitude_ma})
        kept.write()
    assert len(told) == 1
    kept.end()
    assert leftovers(blocked / "state") == []
