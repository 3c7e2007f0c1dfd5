"""The device of the program: chosen, laid over the design, applied, copied, one step back each."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.gui.desk import Desk
from wavesim.gui.device_line import DeviceLine
from wavesim.gui.device_sheet import DeviceSheet
from wavesim.paint.palette import PALETTES

HERE = "section.0.channel.0"
SHAPE = f"{HERE}.pulse.shape"
AMPLITUDE = f"{HERE}.amplitude_ma"


def value(desk: Desk) -> float:
    """The amplitude now."""
    return desk.session.project.program.section[0].channel[0].amplitude_ma


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def fitting(desk: Desk) -> Desk:
    """A program that the typical unit can be set to but for its amplitude."""
    desk.session.open_preset("disuse-atrophy")
    desk.session.edit({"device": "typical-nmes", AMPLITUDE: 40.4})
    settle()
    return desk


@pytest.fixture
def sheet(desk: Desk) -> DeviceSheet:
    """Opened by the keyboard from its link among the parameters."""
    link = desk.window.work.parameters.device
    assert link in desk.tab_stops()
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    settle()
    assert desk.device.sheet is not None
    return desk.device.sheet


def line(desk: Desk) -> DeviceLine:
    """The line under the heading, told now and not after the hand has rested."""
    desk.device.tell()
    assert desk.device.line is not None
    return desk.device.line


def button(sheet: DeviceSheet, device: str | None) -> object:
    return next(one for one in sheet.list.buttons if one.offer.id == device)


def test_choosing_is_one_step_back(desk: Desk, sheet: DeviceSheet) -> None:
    link = desk.window.work.parameters.device
    assert (link.words, sheet.page) == ("none", None)
    QTest.keyClick(button(sheet, "rehastim-2"), Qt.Key.Key_Space)
    settle()
    assert desk.session.project.program.device == "rehastim-2"
    assert link.words.startswith("RehaStim 2")
    assert sheet.page is not None
    assert sheet.page.title.startswith("RehaStim 2")
    assert [one.offer.id for one in sheet.list.buttons if one.isChecked()] == ["rehastim-2"]
    desk.session.undo_stack.undo()
    settle()
    desk.device.tell()
    assert desk.session.project.program.device is None
    assert (link.words, sheet.page) == ("none", None)
    assert not sheet.copy.isEnabled()


def test_the_sheet_has_every_sentence_and_the_card(fitting: Desk, sheet: DeviceSheet) -> None:
    page = sheet.page
    assert page is not None
    assert [one.row for one in sheet.changes] == list(page.changes)
    sheet.copy_card()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Set your device to this")
    assert "Pulse width per phase" in text
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    settle()
    assert fitting.device.sheet is None


def test_apply_in_the_sheet(fitting: Desk, sheet: DeviceSheet) -> None:
    (change,) = [one for one in sheet.changes if "40.4" in one.sentence.text()]
    assert [plain(one.text()) for one in change.buttons] == ["Apply 40 mA", "Apply 41 mA"]
    assert plain(change.buttons[0].accessibleName()) == "Apply Amplitude 40 mA"
    QTest.mouseClick(change.buttons[1], Qt.MouseButton.LeftButton)
    settle()
    assert value(fitting) == 41.0
    fitting.session.undo_stack.undo()
    assert value(fitting) == 40.4


def test_the_train_of_the_device_is_laid_over(fitting: Desk) -> None:
    """Line and dashes come and go with the action; the picture holds the dial's 40 mA."""
    assert fitting.device.line is None
    fitting.window.actions_table["played"].trigger()
    settle()
    scene = fitting.waveform.drawn()
    assert scene is not None
    assert scene.played is not None
    assert scene.played.high_ma.max() == pytest.approx(40.0, rel=1e-9)
    said = line(fitting)
    assert said.isVisible()
    assert "40 mA" in plain(said.said.text())
    fitting.window.actions_table["played"].trigger()
    settle()
    assert not said.isVisible()
    scene = fitting.waveform.drawn()
    assert scene is not None
    assert scene.played is None


def test_apply_in_the_line(fitting: Desk) -> None:
    fitting.window.actions_table["played"].trigger()
    settle()
    (change,) = line(fitting).lines
    QTest.mouseClick(change.buttons[0], Qt.MouseButton.LeftButton)
    settle()
    assert value(fitting) == 40.0
    assert line(fitting).lines == []


def test_out_of_date_values_cannot_be_applied(fitting: Desk) -> None:
    fitting.window.actions_table["played"].trigger()
    settle()
    (change,) = line(fitting).lines
    fitting.session.edit({AMPLITUDE: 50.4})
    settle()
    assert not change.buttons[0].isEnabled()
    assert plain(line(fitting).lines[0].buttons[0].text()) == "Apply 50 mA"


def test_without_a_device_the_sheet_opens(desk: Desk) -> None:
    desk.window.actions_table["played"].trigger()
    settle()
    assert desk.device.sheet is not None
    assert "No device is chosen" in line(desk).said.text()


def test_what_does_not_fit_the_program_is_said(desk: Desk) -> None:
    """An on-time of 1 s has no room for two ramps of 0.6 s."""
    ramps = {f"{HERE}.modulation.ramp_up_s": 0.6, f"{HERE}.modulation.ramp_down_s": 0.6}
    desk.session.edit({"device": "typical-nmes", "section.0.on_s": 1.4, **ramps})
    settle()
    desk.device.open()
    settle()
    assert desk.device.sheet is not None
    change = next(c for c in desk.device.sheet.changes if c.sentence.text().startswith("On "))
    before = desk.session.project.program
    QTest.mouseClick(change.buttons[0], Qt.MouseButton.LeftButton)
    settle()
    assert desk.session.project.program is before
    assert desk.window.notice.isVisible()
    assert "ramp" in desk.window.notice.label.text().lower()


def test_a_device_that_is_not_known(desk: Desk) -> None:
    desk.session.edit({"device": "made-next-year"})
    desk.window.actions_table["played"].trigger()
    settle()
    assert desk.window.work.parameters.device.words == "made-next-year, not known here"
    assert "No device is chosen" not in line(desk).said.text()
    assert "made-next-year" in line(desk).said.text()


def test_tab_reaches_the_line_in_reading_order(fitting: Desk) -> None:
    fitting.window.actions_table["played"].trigger()
    settle()
    found = line(fitting)
    settle()
    stops = fitting.tab_stops()
    expected = [*found.tab_stops(), fitting.waveform]
    at = [stops.index(stop) for stop in expected]
    assert at == list(range(at[0], at[0] + len(at)))
    for before, after in pairwise(expected):
        widget = before.nextInFocusChain()
        while widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            widget = widget.nextInFocusChain()
        assert widget is after


def test_every_theme(fitting: Desk, sheet: DeviceSheet) -> None:
    """The words are all there again, and what can be applied too."""
    before = [one.sentence.text() for one in sheet.changes]
    fitting.window.actions_table["played"].trigger()
    for theme in PALETTES:
        fitting.window.look.set_theme(theme)
        settle()
        fitting.device.tell()
        assert [one.sentence.text() for one in sheet.changes] == before
        assert all(one.isEnabled() for one in sheet.changes)
