"""Sheets of choices: a click is one edit, what cannot be is disabled and says why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.core.channel import Channel
from wavesim.gui.choice_sheet import ChoiceSheet
from wavesim.gui.desk import Desk
from wavesim.presentation.choices import SHEETS


def opened(desk: Desk, name: str) -> ChoiceSheet:
    """A sheet, open."""
    desk.open_sheet(name)
    settle()
    return desk.sheets[name]


def first(desk: Desk) -> Channel:
    """The channel of the program."""
    return desk.session.project.program.section[0].channel[0]


@pytest.mark.parametrize("name", list(SHEETS))
def test_every_choice_is_made_and_taken_back_as_one_step(desk: Desk, name: str) -> None:
    sheet = opened(desk, name)
    start = desk.session.project.program
    for key in [button.key for button in sheet.buttons]:
        button = sheet.button(*key)
        if button.isChecked() or not button.isEnabled():
            continue
        button.click()
        settle()
        assert sheet.button(*key).isChecked(), key
        assert desk.session.undo_stack.index() == 1
        desk.session.undo_stack.undo()
        settle()
        assert desk.session.project.program == start
        sheet.take()
    sheet.close()


def test_what_holds_is_marked_and_pressing_it_does_nothing(desk: Desk) -> None:
    sheet = opened(desk, "cycle")
    held = sheet.button("cycle", "on_off")
    assert held.isChecked()
    held.click()
    assert held.isChecked()
    assert desk.session.undo_stack.count() == 0
    sheet.close()


def test_a_carrier_has_other_groups(desk: Desk) -> None:
    """The sheet follows: forms and mains of a diadynamic current, none of a constant rate."""
    sheet = opened(desk, "timing")
    assert "form" not in {button.key[0] for button in sheet.buttons}
    sheet.button("carrier", "diadynamic").click()
    settle()
    assert {"form", "mains"} <= {button.key[0] for button in sheet.buttons}
    sheet.button("form", "LP").click()
    settle()
    assert first(desk).carrier.form == "LP"
    rows = desk.window.work.parameters.rows
    assert [row.row.label for row in rows if row.row] == ["Amplitude"]
    sheet.button("timing", "constant").click()
    settle()
    assert first(desk).pulsed.timing.kind == "constant"
    sheet.close()


def test_what_cannot_be_is_disabled_with_its_sentence(desk: Desk) -> None:
    desk.session.open_preset("tens-conventional")
    settle()
    sheet = opened(desk, "modulation")
    outside = sheet.button("ramps", "outside_on")
    assert not outside.isEnabled()
    assert "pauses" in outside.accessibleDescription()
    assert "pauses" in outside.line
    sheet.close()


def test_the_sheet_lies_on_the_window(desk: Desk) -> None:
    """The offscreen platform gives each window a frame of 2 px."""
    for name in SHEETS:
        sheet = opened(desk, name)
        room = desk.window.geometry().adjusted(-4, -4, 4, 4)
        assert room.contains(sheet.geometry()), name
        sheet.close()
    sheet = opened(desk, "timing")
    height = sheet.height()
    sheet.button("timing", "nlet").click()
    settle()
    assert sheet.height() > height
    assert room.contains(sheet.geometry())
    sheet.close()


def test_pictures_are_made_once_for_a_program(desk: Desk) -> None:
    sheet = opened(desk, "shape")
    before = sheet.buttons[0].picture
    assert before is not None
    sheet.close()
    assert opened(desk, "shape").buttons[0].picture is before
    sheet.close()
    desk.session.edit({"section.0.channel.0.amplitude_ma": 12.0})
    assert opened(desk, "shape").buttons[0].picture is not before
    sheet.close()


def test_every_choice_has_a_name_and_help_for_assistive_technology(desk: Desk) -> None:
    for name in SHEETS:
        sheet = opened(desk, name)
        for button in sheet.buttons:
            assert button.accessibleName()
            assert button.accessibleDescription()
        sheet.close()


def test_a_choice_can_be_made_by_keyboard(desk: Desk) -> None:
    sheet = opened(desk, "shape")
    triangle = sheet.button("shape", "triangular")
    triangle.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(triangle, Qt.Key.Key_Space)
    settle()
    assert first(desk).pulse.shape == "triangular"
    assert sheet.button("shape", "triangular").isChecked()
    sheet.close()


def test_another_theme_opens_in_its_own_size(desk: Desk) -> None:
    sheet = opened(desk, "shape")
    width = sheet.buttons[0].width()
    sheet.close()
    desk.window.actions_table["projector"].trigger()
    settle()
    sheet = opened(desk, "shape")
    assert sheet.buttons[0].width() > width
    sheet.close()
