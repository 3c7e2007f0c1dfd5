"""Channels by colour and name, together or alone; what is laid over the view stays; weeks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.gui.desk import Desk
from wavesim.presentation.project import panned


@pytest.fixture
def two(desk: Desk) -> Desk:
    """A preset with two channels in one section."""
    desk.session.open_preset("teach-reciprocal")
    settle()
    return desk


def test_each_channel_has_a_button_with_its_name(two: Desk) -> None:
    listed, part = two.window.work.parameters.channels, two.session.project.program.section[0]
    assert listed.isVisible()
    assert [button.text() for button in listed.buttons] == [one.name for one in part.channel]
    assert not two.window.work.parameters.place.isVisible()
    listed.buttons[1].click()
    settle()
    assert two.session.view.channel == 1
    assert [button.isChecked() for button in listed.buttons] == [False, True]
    amplitude = two.window.work.parameters.rows[0].row
    assert amplitude is not None
    assert amplitude.value == part.channel[1].amplitude_ma


def test_one_channel_needs_no_list(desk: Desk) -> None:
    assert not desk.window.work.parameters.channels.isVisible()
    assert not desk.window.actions_table["together"].isEnabled()


def test_together_stays_through_edits_zooms_and_pans(two: Desk) -> None:
    actions, session = two.window.actions_table, two.session
    actions["together"].trigger()
    settle()
    assert session.view.together
    assert two.window.work.parameters.channels.together.text() == "Show alone"
    session.edit({"section.0.channel.0.amplitude_ma": 12.0})
    actions["pulse"].trigger()
    session.show(panned(session.view, 0.001, session.project.program))
    settle()
    assert session.view.together
    two.window.work.parameters.channels.together.click()
    settle()
    assert not session.view.together
    assert session.undo_stack.index() == 2


def test_as_sampled_tools_see_it(desk: Desk) -> None:
    line, actions = desk.window.work.waveform.samples, desk.window.actions_table
    assert not line.isVisible()
    actions["sampled"].trigger()
    settle()
    assert line.isVisible()
    assert desk.session.view.sampled_hz == 10_000.0
    assert line.said.text().startswith("Sampled at 10")
    enter(desk, "2")
    assert desk.session.view.sampled_hz == 2_000.0
    assert "2" in line.said.text()
    actions["sampled"].trigger()
    settle()
    assert not line.isVisible()
    assert desk.session.view.sampled_hz is None
    assert desk.session.undo_stack.count() == 0


@pytest.mark.parametrize("text", ["0.5", "1001", "-3", "abc", "10 s", "nan"])
def test_a_refused_rate_is_told_and_the_last_one_kept(desk: Desk, text: str) -> None:
    desk.window.actions_table["sampled"].trigger()
    settle()
    enter(desk, text)
    line = desk.window.work.waveform.samples
    assert line.field.refused
    assert "10" in line.said.text()
    assert "kept" in line.said.text()
    assert desk.session.view.sampled_hz == 10_000.0
    enter(desk, "20")
    assert not line.field.refused
    assert desk.session.view.sampled_hz == 20_000.0


def enter(desk: Desk, text: str) -> None:
    """Type a rate over what stands there."""
    field = desk.window.work.waveform.samples.field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def test_weeks_of_a_course_are_one_step_each(desk: Desk) -> None:
    desk.session.open_preset("teach-stages")
    settle()
    panel, stack = desk.window.work.preset, desk.session.undo_stack
    assert panel.week.isVisible()
    start, steps = desk.session.project.program, stack.index()
    for number, choice in enumerate(panel.weeks):
        panel.week_chosen.emit(number)
        settle()
        assert choice.program is not None
        assert desk.session.project.program.section == choice.program.section
        assert panel.week.text() == choice.words
    desk.session.edit({"section.0.channel.0.amplitude_ma": 7.0})
    settle()
    assert panel.week.text() == "Weeks as edited"
    while stack.index() > steps:
        stack.undo()
    settle()
    assert desk.session.project.program == start


def test_a_program_without_stages_has_no_weeks(desk: Desk) -> None:
    assert not desk.window.work.preset.week.isVisible()
