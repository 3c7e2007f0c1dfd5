"""From a word to a preset with the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.gui import settings
from wavesim.gui.desk import Desk
from wavesim.io.files import load, save


@pytest.fixture
def page(desk: Desk) -> Desk:
    """The window on its start page."""
    desk.window.actions_table["search"].trigger()
    settle()
    return desk


def test_search_opens_the_start_page(page: Desk) -> None:
    assert page.window.pages.currentWidget() is page.chooser.page
    assert page.chooser.page.search.hasFocus()
    assert page.chooser.page.list.found.rowCount() == len(page.chooser.entries)


def test_three_keys_and_enter_open_a_preset(page: Desk) -> None:
    """Type, choose with the arrow, open: no dialog on the way."""
    field = page.chooser.page.search
    QTest.keyClicks(field, "wrist")
    settle()
    titles = [entry.title for entry in page.chooser.page.list.found.entries]
    assert any("rist" in title for title in titles)
    QTest.keyClick(field, Qt.Key.Key_Down)
    chosen = page.chooser.page.list.found.entries[1 if len(titles) > 1 else 0]
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert page.session.project.program.id == chosen.id
    assert page.window.pages.currentWidget() is page.window.work


def test_escape_goes_back(page: Desk) -> None:
    QTest.keyClick(page.chooser.page.search, Qt.Key.Key_Escape)
    assert page.window.pages.currentWidget() is page.window.work


def test_what_is_typed_beside_the_waveform_goes_on_to_the_page(desk: Desk) -> None:
    field = desk.window.work.search
    field.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert desk.window.pages.currentWidget() is desk.window.work
    QTest.keyClicks(field, "s")
    settle()
    assert desk.window.pages.currentWidget() is desk.chooser.page
    QTest.keyClicks(desk.chooser.page.search, "troke")
    settle()
    assert desk.chooser.page.search.text() == "stroke"


def test_recent_files_stand_beside_the_presets(page: Desk, tmp_path: Path) -> None:
    """A name opens its file; in a narrow window only the menu has them."""
    path = tmp_path / "mine.toml"
    save(load("tens-burst"), path)
    settings.keep_recent(path)
    page.chooser.choose()
    assert page.chooser.page.recent.isVisible()
    page.window.resize(1000, 700)
    settle()
    assert not page.chooser.page.recent.isVisible()
    page.window.resize(1280, 800)
    settle()
    page.chooser.page.recent_buttons[0].click()
    settle()
    assert page.session.path == path
    assert page.window.pages.currentWidget() is page.window.work


def test_nothing_found(page: Desk) -> None:
    QTest.keyClicks(page.chooser.page.search, "xyzzy")
    QTest.keyClick(page.chooser.page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.chooser.page.search, Qt.Key.Key_Return)
    settle()
    assert page.window.pages.currentWidget() is page.chooser.page
    assert page.chooser.page.list.found.rowCount() == 0


def test_a_condition_filters(page: Desk) -> None:
    conditions = page.chooser.page.conditions
    conditions.setCurrentRow(1)
    settle()
    words = conditions.currentItem().text()
    shown = page.chooser.page.list.found.entries
    assert shown
    assert {entry.condition_words for entry in shown} == {words}


def test_the_open_list_is_there_from_1000_px(desk: Desk) -> None:
    assert not desk.chooser.listed
    desk.window.resize(1280, 1000)
    settle()
    assert desk.chooser.listed
    assert desk.chooser.tree.currentItem().text(0) == "Foot drop after stroke"


def test_the_open_list_filters_and_opens(desk: Desk) -> None:
    desk.window.resize(1280, 1000)
    settle()
    desk.window.actions_table["search"].trigger()
    field = desk.window.work.search
    assert field.hasFocus()
    QTest.keyClicks(field, "endorphin")
    settle()
    tree = desk.chooser.tree
    assert 0 < len(tree.presets) < len(desk.chooser.entries)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert desk.session.project.program.id != "stroke-foot-drop"


def test_a_press_in_the_list_opens(desk: Desk) -> None:
    desk.window.resize(1280, 1000)
    settle()
    tree = desk.chooser.tree
    item = tree.presets["tens-burst"]
    tree.expand(tree.indexFromItem(item).parent())
    tree.scrollToItem(item)
    settle()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(tree.viewport(), left, pos=tree.visualItemRect(item).center())
    settle()
    assert desk.session.project.program.id == "tens-burst"
