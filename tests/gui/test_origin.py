"""A saved program keeps the preset it came from: ghost, ranges and evidence come back with it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.gui.conftest import settle
from wavesim.core.program import Program
from wavesim.gui.desk import Desk
from wavesim.gui.session import Session
from wavesim.io.files import load, save
from wavesim.io.text import has_comments
from wavesim.presentation.card import preset_card
from wavesim.presentation.ghost import ghost_program
from wavesim.presentation.ranges import evidence_of

AMPLITUDE = "section.0.channel.0.amplitude_ma"
BUILT_IN = "stroke-foot-drop"


def saved(session: Session, path: Path) -> Program:
    """The program as its file gives it back."""
    session.save_file(path)
    return load(path)


def test_a_copy_of_a_copy_came_from_the_built_in_preset(session: Session, tmp_path: Path) -> None:
    """Three files, each made from the one before; each has an id of its own."""
    ids = []
    for number in range(3):
        session.edit({AMPLITUDE: 20.0 + number})
        path = tmp_path / f"copy {number}.toml"
        program = saved(session, path)
        ids.append(program.id)
        assert program.based_on == BUILT_IN
        session = Session(program, path)
        assert session.project.preset == load(BUILT_IN)
    assert ids[0] == "copy-0"


def test_evidence_comes_back_without_any_in_the_file(desk: Desk, tmp_path: Path) -> None:
    """Ghost, ranges, card: those of the preset, whose numbers stand in its own file."""
    path = tmp_path / "bare.toml"
    preset = load(BUILT_IN)
    bare = replace(preset, id="bare", title="Mine", evidence=None, application=None,
                   based_on=BUILT_IN)  # fmt: skip
    save(bare, path)
    assert desk.documents.open(str(path))
    desk.session.edit({AMPLITUDE: 24.0})
    settle()
    project = desk.session.project
    assert project.program.evidence is None
    assert evidence_of(project) == preset.evidence
    assert preset_card(project).contraindications == preset.application.contraindications
    assert ghost_program(project, desk.session.view) == preset
    assert preset_card(project).grade == "RCT"
    assert not desk.window.notice.isVisible()
    session = Session(saved(desk.session, path), path)
    assert session.project.preset == preset


UNKNOWN = ["no-such-preset", "Not an id", "../x.toml", ""]


@pytest.mark.parametrize("based_on", UNKNOWN)
def test_an_unknown_preset_is_one_line(desk: Desk, tmp_path: Path, based_on: str) -> None:
    """The program opens with the evidence in its own file."""
    path = tmp_path / "orphan.toml"
    save(replace(load(BUILT_IN), id="orphan", based_on=based_on), path)
    assert desk.documents.open(str(path))
    settle()
    project = desk.session.project
    assert project.preset is None
    assert evidence_of(project) == project.program.evidence
    assert desk.window.notice.isVisible()
    assert f"came from the preset {based_on}, which is missing" in desk.window.notice.label.text()
    assert saved(desk.session, path).based_on == based_on


def test_a_broken_preset_of_the_user_s_stops_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAVESIM_PRESETS", str(tmp_path / "mine"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "broken.toml").write_text('id = "broken"\n')
    path = tmp_path / "a.toml"
    save(replace(load(BUILT_IN), id="a", based_on="broken"), path)
    assert desk.documents.open(str(path))
    assert desk.session.project.preset is None
    assert "broken" in desk.window.notice.label.text()


@pytest.fixture
def commented(desk: Desk, tmp_path: Path) -> Path:
    """A file with a comment, open and edited."""
    path = tmp_path / "notes.toml"
    save(load("tens-burst"), path)
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert desk.documents.open(str(path))
    desk.session.edit({AMPLITUDE: 24.0})
    return path


def test_comments_are_asked_for_once(
    desk: Desk, commented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To stay changes nothing; replaced, the file has none to ask for."""
    answers = ["", "replace"]
    monkeypatch.setattr(desk.documents, "ask_comments", lambda _path: answers.pop(0))
    before = commented.read_bytes()
    assert not desk.documents.save()
    assert (commented.read_bytes(), desk.session.unsaved) == (before, True)
    assert desk.documents.save()
    assert not has_comments(commented)
    desk.session.edit({AMPLITUDE: 25.0})
    assert desk.documents.save()
    assert answers == []


def test_a_copy_leaves_the_comments(
    desk: Desk, commented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name proposed is another one; the program belongs to the copy from then on."""
    proposed = []

    def choose(_window: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return name, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(desk.documents, "ask_comments", lambda _path: "copy")
    before = commented.read_bytes()
    assert desk.documents.save()
    assert proposed == ["notes-copy.toml"]
    assert commented.read_bytes() == before
    assert desk.session.path == commented.with_name("notes-copy.toml")


@pytest.mark.parametrize(
    ("pressed", "answer"), [("Save a copy…", "copy"), ("Replace", "replace"), ("Cancel", "")]
)
def test_the_question(desk: Desk, commented: Path, pressed: str, answer: str) -> None:
    """Each button is its answer."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        words = {button.text().replace("&", ""): button for button in box.buttons()}
        words[pressed].click()

    QTimer.singleShot(0, press)
    assert desk.documents.ask_comments(commented) == answer


def test_a_file_without_comments_is_saved_at_once(desk: Desk, tmp_path: Path) -> None:
    """The usual path of a clinician has no question in it."""
    path = tmp_path / "a.toml"
    save(load("tens-burst"), path)
    desk.documents.open(str(path))
    desk.session.edit({AMPLITUDE: 24.0})
    assert desk.documents.save()
    assert QApplication.activeModalWidget() is None
