"""Files: what cannot be opened or written is said in the window, and nothing is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from tests.gui.conftest import settle
from wavesim.gui import settings
from wavesim.gui.desk import Desk
from wavesim.io.files import load, save

BUTTONS = QMessageBox.StandardButton


@pytest.fixture
def program_file(tmp_path: Path) -> Path:
    """A program in a file."""
    path = tmp_path / "burst.toml"
    save(load("tens-burst"), path)
    return path


def test_opening_a_file(desk: Desk, program_file: Path) -> None:
    assert desk.documents.open(str(program_file))
    settle()
    assert desk.session.project.program == load("tens-burst")
    assert desk.window.top.title == load("tens-burst").title
    assert settings.recent() == [program_file]


BAD = {
    "not toml": b"id = = 1",
    "not text": b"\xff\xfe\x00",
    "missing keys": b"schema = 1\n",
    "unknown key": b'schema = 1\nid = "a"\ntitle = "A"\ncondition = "other"\nwidth = 3\n',
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_bad_file_changes_nothing_and_is_said(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(content)
    before = desk.session.project
    assert not desk.documents.open(str(path))
    settle()
    assert desk.session.project is before
    assert desk.window.notice.isVisible()
    assert "bad.toml" in desk.window.notice.label.text()
    desk.window.notice.buttons[0].click()
    assert "bad.toml" in QGuiApplication.clipboard().text()
    assert not desk.window.notice.isVisible()


def test_a_file_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    assert not desk.documents.open(str(tmp_path / "none.toml"))
    assert "no such file" in desk.window.notice.label.text()


def test_dropping_a_file(desk: Desk, program_file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(program_file))])
    kind = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    try:
        enter = QDragEnterEvent(QPointF(9, 9), *kind)
    except TypeError:  # Qt below 6.12 takes whole pixels only
        enter = QDragEnterEvent(QPointF(9, 9).toPoint(), *kind)
    desk.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    desk.window.dropEvent(QDropEvent(QPointF(9, 9), *kind))
    settle()
    assert desk.session.path == program_file


def test_saving_asks_once(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine"
    asked = []

    def answer(*_arguments: object) -> tuple[str, str]:
        asked.append(1)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    desk.session.edit({"section.0.channel.0.amplitude_ma": 24.0})
    assert desk.documents.save()
    desk.session.edit({"section.0.channel.0.amplitude_ma": 25.0})
    assert desk.documents.save()
    settle()
    assert asked == [1]
    saved = load(path.with_suffix(".toml"))
    assert saved.section[0].channel[0].amplitude_ma == 25.0
    assert desk.window.top.state == "saved in mine.toml"


def test_what_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.session.edit({"section.0.channel.0.amplitude_ma": 24.0})
    assert not desk.documents._write(tmp_path / "no folder" / "a.toml")
    assert "no folder" in desk.window.notice.label.text()
    assert desk.session.unsaved


def test_the_name_says_edited(desk: Desk) -> None:
    assert desk.window.top.state == ""
    desk.session.edit({"section.0.channel.0.amplitude_ma": 24.0})
    settle()
    assert desk.window.top.state == "edited, not saved"
    assert "edited" in desk.window.windowTitle()


def test_closing_asks_only_for_unsaved_work(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [BUTTONS.Cancel, BUTTONS.Save]
    monkeypatch.setattr(desk.documents, "ask", lambda: answers.pop(0))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "a.toml"), ""))
    desk.session.edit({"section.0.channel.0.amplitude_ma": 24.0})
    desk.window.close()
    assert desk.window.isVisible()
    desk.window.close()
    assert not desk.window.isVisible()
    assert (tmp_path / "a.toml").exists()
    assert answers == []


def test_recent_files_are_in_the_menu(desk: Desk, program_file: Path) -> None:
    settings.keep_recent(program_file)
    menu = desk.window.top.recent
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["burst.toml"]
    menu.actions()[0].trigger()
    settle()
    assert desk.session.path == program_file


def test_recent_files_that_are_gone_are_left_out(
    qapp: QApplication, program_file: Path
) -> None:
    settings.keep_recent(program_file)
    assert settings.recent() == [program_file]
    program_file.unlink()
    assert settings.recent() == []


def test_the_picture_is_copied_sharp(desk: Desk) -> None:
    desk.window.actions_table["copy"].trigger()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() == 2 * desk.waveform.width()


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ""])
def test_the_figure_is_written(desk: Desk, tmp_path: Path, suffix: str) -> None:
    desk.documents.export(tmp_path / f"figure{suffix}")
    assert (tmp_path / f"figure{suffix or '.png'}").stat().st_size > 1000


def test_a_figure_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.documents.export(tmp_path / "no folder" / "a.png")
    assert "no folder" in desk.window.notice.label.text()
    desk.documents.export(tmp_path / "a.bmp")
    assert ".bmp" in desk.window.notice.label.text()
