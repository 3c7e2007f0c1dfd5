"""Presets of the user's in the window: kept, marked, refused where a built-in one has the id."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox

from tests.gui.conftest import settle
from wavesim.core.paths import with_values
from wavesim.gui.condition_tree import OWN
from wavesim.gui.desk import Desk
from wavesim.gui.entry_list import ENTRY
from wavesim.gui.session import Session
from wavesim.io.files import load, save

AMPLITUDE = "section.0.channel.0.amplitude_ma"
BUILT_IN = "stroke-foot-drop"


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the user's presets that is not there yet."""
    monkeypatch.setenv("WAVESIM_PRESETS", str(tmp_path / "mine" / "presets"))
    return tmp_path / "mine" / "presets"


def entry_of(desk: Desk, preset_id: str) -> object:
    """The entry of a preset in the index."""
    return next((entry for entry in desk.chooser.entries if entry.id == preset_id), None)


def test_kept_listed_and_marked(desk: Desk, own: Path) -> None:
    desk.session.edit({AMPLITUDE: 24.0})
    assert desk.own_presets.save("Übung für Frau M.")
    settle()
    saved = load(own / "ubung-fur-frau-m.toml")
    assert (saved.id, saved.title, saved.based_on) == (
        "ubung-fur-frau-m", "Übung für Frau M.", BUILT_IN
    )  # fmt: skip
    assert saved.section[0].channel[0].amplitude_ma == 24.0
    assert not desk.session.unsaved
    assert desk.window.top.title == "Übung für Frau M."
    item = desk.chooser.tree.presets[saved.id]
    assert (item.data(0, OWN), item.isSelected()) == (True, True)
    assert item.parent().text(0) == "Stroke"
    assert "yours" in item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    desk.chooser.page.search.setText("frau")
    shown = desk.chooser.page.list.found
    entry = shown.data(shown.index(0), ENTRY)
    assert (entry.id, entry.grade) == (saved.id, "")
    assert entry.direction == f"Made from: {load(BUILT_IN).title}"
    assert "24 mA," in entry.summary.replace("\N{NO-BREAK SPACE}", " ")
    assert "yours" in shown.data(shown.index(0), Qt.ItemDataRole.AccessibleTextRole)


def test_opened_it_is_compared_with_the_built_in_one(desk: Desk) -> None:
    """And nothing is unsaved: it is a preset as it stands, saving it asks for a file."""
    desk.session.edit({AMPLITUDE: 24.0})
    desk.own_presets.save("Mine")
    desk.chooser.open("tens-burst")
    settle()
    assert not desk.chooser.tree.presets["mine"].isSelected()
    desk.chooser.open("mine")
    settle()
    assert desk.chooser.tree.presets["mine"].isSelected()
    session = desk.session
    assert session.project.preset == load(BUILT_IN)
    assert (session.unsaved, session.path) == (False, None)
    session.edit({AMPLITUDE: 25.0})
    assert session.unsaved
    session.undo_stack.undo()
    assert not session.unsaved
    assert not Session(load("mine")).unsaved


def test_a_built_in_id_is_refused(desk: Desk, own: Path) -> None:
    desk.session.edit({AMPLITUDE: 24.0})
    assert not desk.own_presets.save("Stroke: foot drop")
    assert "stroke-foot-drop is the id of a built-in preset" in desk.window.notice.label.text()
    assert not own.exists()
    assert desk.session.unsaved


def test_one_that_is_there_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [False, True]
    monkeypatch.setattr(desk.own_presets, "ask_replace", lambda _path: answers.pop(0))
    for amplitude_ma in (24.0, 25.0):
        desk.session.edit({AMPLITUDE: amplitude_ma})
        desk.own_presets.save("Mine")
    assert load("mine").section[0].channel[0].amplitude_ma == 24.0
    assert desk.own_presets.save("Mine")
    assert load("mine").section[0].channel[0].amplitude_ma == 25.0
    assert answers == []


def test_a_program_of_a_file_stays_that_file_s(desk: Desk, tmp_path: Path) -> None:
    desk.session.edit({AMPLITUDE: 24.0})
    desk.session.save_file(tmp_path / "patient.toml")
    assert desk.own_presets.save("Mine")
    assert desk.session.path == tmp_path / "patient.toml"
    assert desk.session.project.program.title == load(BUILT_IN).title


def test_a_preset_from_nowhere_is_not_based_on_itself(desk: Desk, own: Path) -> None:
    """Edited and kept under the same title."""
    own.mkdir(parents=True)
    save(with_values(load(BUILT_IN), {"id": "mine", "title": "Mine"}), own / "mine.toml")
    desk.session.open_preset("mine")
    desk.session.edit({AMPLITUDE: 24.0})
    desk.session.save_file(own / "mine.toml")
    assert (load("mine").based_on, load("mine").id) == (None, "mine")
    desk.own_presets.ask_replace = lambda _path: True
    desk.session.edit({AMPLITUDE: 25.0})
    assert desk.own_presets.save("Mine")
    assert load("mine").based_on is None


def test_a_file_saved_among_the_presets_has_its_name_as_id(
    desk: Desk, own: Path, tmp_path: Path
) -> None:
    """Whatever the id was before: nothing is saved there that could not be used."""
    own.mkdir(parents=True)
    desk.session.edit({AMPLITUDE: 24.0})
    desk.session.save_file(tmp_path / "patient.toml")
    assert desk.documents.open(str(tmp_path / "patient.toml"))
    desk.session.save_file(own / "weekly.toml")
    assert (load("weekly").id, load("weekly").based_on) == ("weekly", BUILT_IN)


def test_a_file_that_cannot_be_used_is_listed_and_told(desk: Desk, own: Path) -> None:
    own.mkdir(parents=True)
    (own / "broken.toml").write_text("x = = 1")
    save(load("tens-burst"), own / "tens-burst.toml")
    desk.chooser.index()
    broken, taken = (entry_of(desk, str(own / f"{name}.toml")) for name in ("broken", "tens-burst"))
    assert (broken.title, broken.condition_words) == ("broken.toml", "Yours, not usable")
    assert "not TOML" in broken.summary
    assert "built-in" in taken.summary
    assert entry_of(desk, "tens-burst").own is False
    before = desk.session.project
    desk.chooser.open(broken.id)
    settle()
    assert desk.session.project is before
    assert "broken.toml: This is not TOML" in desk.window.notice.label.text()


def test_files_that_cannot_be_used_come_last_in_a_search(desk: Desk, own: Path) -> None:
    """Enter opens the first hit."""
    own.mkdir(parents=True)
    (own / "foot drop.toml").write_text("x = = 1")
    desk.chooser.index()
    desk.chooser.page.search.setText("foot drop")
    faulty = [entry.fault is not None for entry in desk.chooser.page.hits]
    assert faulty.count(True) == 1
    assert faulty[-1]


def test_what_cannot_be_written_is_said(desk: Desk, own: Path) -> None:
    own.parent.mkdir()
    own.write_text("a file where the folder should be")
    assert not desk.own_presets.save("Mine")
    assert desk.window.notice.isVisible()


def answered(action: object) -> None:
    """Do something with the dialog that opens next."""
    QTimer.singleShot(0, lambda: action(QApplication.activeModalWidget()))


def test_the_questions(desk: Desk, own: Path) -> None:
    """The title proposed is that of the program; what is there is named, its comments too."""
    asked = []

    def type_title(dialog: QInputDialog) -> None:
        asked.append(dialog.textValue())
        dialog.setTextValue("  Mine ")
        dialog.accept()

    def replace(box: QMessageBox) -> None:
        asked.append(f"{box.text()} {box.informativeText()}")
        next(button for button in box.buttons() if button.text() == "Replace").click()

    answered(type_title)
    assert desk.own_presets.save_asking()
    assert load("mine").title == "Mine"
    path = own / "mine.toml"
    path.write_text("# a note\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    answered(replace)
    assert desk.own_presets.save("Mine")
    assert asked[0] == load(BUILT_IN).title
    assert "Mine" in asked[1]
    assert "comments" in asked[1]
    answered(lambda dialog: dialog.reject())
    assert not desk.own_presets.save_asking()
