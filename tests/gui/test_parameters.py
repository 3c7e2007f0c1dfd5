"""Fields and sliders edit one number; what is refused stays in the field with its sentence."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.conftest import settle
from wavesim.core.paths import value_at
from wavesim.core.section import Section
from wavesim.gui.desk import Desk
from wavesim.gui.number_field import NumberField, number_text
from wavesim.gui.parameter_row import LINE_AT, MainRow, PairField
from wavesim.io.files import load

AMPLITUDE = "section.0.channel.0.amplitude_ma"
FREQUENCY = "section.0.channel.0.timing.frequency_hz"


def row(desk: Desk, label: str) -> MainRow:
    """The main row of a label."""
    return next(r for r in desk.window.work.parameters.rows if r.row and r.row.label == label)


def pair(desk: Desk, label: str) -> PairField:
    """The field of a label."""
    fields = [f for pair in desk.window.work.parameters.pairs for f in pair.fields]
    return next(f for f in fields if f.row and f.row.label == label)


def number(desk: Desk, path: str = AMPLITUDE) -> float:
    found = value_at(desk.session.project.program, path)
    assert isinstance(found, float)
    return found


def enter(field: NumberField, text: str) -> None:
    """Type over what stands there."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def drag(slider: QWidget, *xs: int) -> None:
    """Press at the first place, move over the others, let go at the last."""
    y = slider.height() // 2
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, Qt.KeyboardModifier.NoModifier, QPoint(xs[0], y))
    for x in xs[1:]:
        QTest.mouseMove(slider, QPoint(x, y))
        settle()
    QTest.mouseRelease(slider, left, Qt.KeyboardModifier.NoModifier, QPoint(xs[-1], y))
    settle()


def test_typing_a_number(desk: Desk) -> None:
    enter(row(desk, "Amplitude").field, "24")
    assert number(desk) == 24.0
    assert desk.session.undo_stack.count() == 1


def test_more_decimals_than_a_slider_of_qt_counts(desk: Desk) -> None:
    enter(row(desk, "Amplitude").field, "20.436986301369863")
    assert number(desk) == 20.436986301369863
    assert row(desk, "Amplitude").slider.number == 20.436986301369863


def test_decimal_comma(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read whatever the language is, and written where the language has it."""
    enter(row(desk, "Amplitude").field, "24,5")
    assert number(desk) == 24.5
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert number_text(24.5, 1) == "24,5"
        assert number_text(12_000.0, 0) == "12000"
    finally:
        QLocale.setDefault(before)


def test_a_number_keeps_the_digits_that_tell_it_apart() -> None:
    assert number_text(0.1234, 1) == "0.1234"
    assert number_text(40.0, 0) == "40"


@pytest.mark.parametrize("text", ["-3", "0.25 ms", "abc", "inf", "nan", "", "1e9"])
def test_refused_entries_stay_with_their_sentence(desk: Desk, text: str) -> None:
    amplitude = row(desk, "Amplitude")
    field = amplitude.field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert field.refused
    assert field.text() == text
    assert "40" in amplitude.line.text
    assert amplitude.line.state == "refused"
    assert number(desk) == 40.0
    assert desk.session.undo_stack.count() == 0


def test_escape_gives_a_refused_entry_up(desk: Desk) -> None:
    amplitude = row(desk, "Amplitude")
    enter(amplitude.field, "-3")
    QTest.keyClick(amplitude.field, Qt.Key.Key_Escape)
    settle()
    assert (amplitude.field.text(), amplitude.field.refused) == ("40", False)
    assert amplitude.line.state == "ok"


def test_undo_ends_a_refusal(desk: Desk) -> None:
    amplitude = row(desk, "Amplitude")
    enter(amplitude.field, "24")
    enter(amplitude.field, "-3")
    desk.session.undo_stack.undo()
    settle()
    assert (amplitude.field.text(), amplitude.field.refused) == ("40", False)


def test_what_the_whole_program_forbids_is_refused(desk: Desk) -> None:
    """10,000 Hz is a frequency, but the pulse of this preset does not fit in its period."""
    frequency = row(desk, "Frequency")
    enter(frequency.field, "10000")
    assert frequency.field.refused
    assert frequency.line.text
    assert number(desk, FREQUENCY) == 40.0


def test_a_refused_pair_says_why_below(desk: Desk) -> None:
    off = pair(desk, "Off")
    height = off.parentWidget().height()
    enter(off.field, "-1")
    assert off.message[1] == "refused"
    assert off.parentWidget().sizeHint().height() > height


def test_one_drag_is_one_step(desk: Desk) -> None:
    slider = row(desk, "Amplitude").slider
    start = round(slider._at(40.0))
    drag(slider, start, start + 8, start + 20, start + 40)
    assert number(desk) > 40.0
    assert desk.session.undo_stack.count() == 1
    drag(slider, round(slider._at(number(desk))), start)
    assert desk.session.undo_stack.count() == 2
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    settle()
    assert number(desk) == 40.0


def test_a_drag_moves_by_clinical_steps(desk: Desk) -> None:
    slider = row(desk, "Phase duration").slider
    path = "section.0.channel.0.pulse.phase_duration_us"
    step = slider.row.step
    start = round(slider._at(250.0))
    for x in range(start + 3, start + 30, 5):
        drag(slider, start, x)
        value = number(desk, path)
        assert abs(value / step - round(value / step)) < 1e-9
        start = round(slider._at(value))


def test_the_ends_stay_while_the_hand_is_on_the_slider(desk: Desk) -> None:
    slider = row(desk, "Amplitude").slider
    start, y = round(slider._at(40.0)), slider.height() // 2
    ends = (slider.row.low, slider.row.high)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(slider, left, none, QPoint(start, y))
    QTest.mouseMove(slider, QPoint(slider.width() + 50, y))
    settle()
    assert (slider.row.low, slider.row.high) == ends
    assert number(desk) == ends[1]
    QTest.mouseRelease(slider, left, none, QPoint(slider.width(), y))


@pytest.mark.parametrize(
    ("key", "steps"),
    [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Down, -1),
     (Qt.Key.Key_PageUp, 10), (Qt.Key.Key_PageDown, -10)],
)  # fmt: skip
def test_keys_move_by_steps(desk: Desk, key: Qt.Key, steps: int) -> None:
    """From 40 mA, a multiple of the step of 1 mA, so that the result is exact."""
    slider = row(desk, "Amplitude").slider
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(slider, key)
    settle()
    assert number(desk) == 40.0 + steps * slider.row.step


def test_arrows_in_the_field_step_too(desk: Desk) -> None:
    field = row(desk, "Amplitude").field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    settle()
    assert number(desk) == 42.0
    assert field.text() == "42"
    assert desk.session.undo_stack.count() == 2


def test_the_wheel_changes_nothing_by_accident(desk: Desk) -> None:
    amplitude = row(desk, "Amplitude")
    for widget in (amplitude.slider, amplitude.field):
        widget.clearFocus()
        turn(widget)
    assert number(desk) == 40.0
    amplitude.slider.setFocus()
    turn(amplitude.slider)
    assert number(desk) == 41.0


def turn(widget: QWidget) -> None:
    """One notch up."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(middle, QPointF(widget.mapToGlobal(middle.toPoint())), QPoint(),
                        QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                        Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(widget, event)
    settle()


def test_a_finger_finds_the_slider(desk: Desk) -> None:
    """44 px high, as touch asks."""
    assert row(desk, "Amplitude").slider.height() == 44


def test_outside_the_range_is_said(desk: Desk) -> None:
    frequency = row(desk, "Frequency")
    enter(frequency.field, "55")
    assert frequency.line.state == "note"
    assert "20" in frequency.line.text
    assert "50" in frequency.line.text


def test_rows_follow_the_program(desk: Desk) -> None:
    desk.session.open_preset("tens-burst")
    settle()
    labels = [r.row.label for r in desk.window.work.parameters.rows if r.row]
    assert "Burst frequency" in labels


def test_the_first_hint_goes_with_the_first_edit(desk: Desk) -> None:
    hint = desk.window.work.parameters.hint
    assert "amplitude" in hint.text()
    assert hint.isVisible()
    enter(row(desk, "Amplitude").field, "30")
    assert not hint.isVisible()
    desk.session.undo_stack.undo()
    settle()
    assert not hint.isVisible()


def test_another_shape_is_one_edit(desk: Desk) -> None:
    desk.open_sheet("shape")
    sheet = desk.sheets["shape"]
    sheet.button("shape", "biphasic_symmetric").click()
    settle()
    assert desk.session.project.program.section[0].channel[0].pulse.shape == "biphasic_symmetric"
    assert desk.window.work.parameters.kinds.links["shape"].words == "symmetric biphasic"
    assert desk.session.undo_stack.count() == 1
    sheet.close()


def test_several_channels_are_chosen_by_name(desk: Desk) -> None:
    """Two channels in one section, then a section without one: the panels show the chosen one."""
    program = load("stroke-foot-drop")
    (section,) = program.section
    second = replace(section.channel[0], name="Second", amplitude_ma=12.0)
    both = replace(section, channel=(section.channel[0], second))
    rest = Section(name="Rest", duration_min=1.0)
    desk.session.open_program(replace(program, section=(both, rest)))
    settle()
    panel = desk.window.work.parameters
    assert panel.place.isVisible()
    assert [name.rpartition(" · ")[2] for name in panel.places] == [
        "Common peroneal nerve", "Second", "Rest"]  # fmt: skip
    panel.place_chosen.emit(1)
    settle()
    assert panel.rows[0].field.text() == "12"
    assert desk.session.view.channel == 1
    enter(panel.rows[0].field, "14")
    assert desk.session.project.program.section[0].channel[1].amplitude_ma == 14.0
    panel.place_chosen.emit(2)
    settle()
    assert panel.rows == []
    assert not panel.kinds.isVisible()
    assert desk.window.work.dose.count == 0


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_refusal_has_room_for_its_sentence(desk: Desk, number: int) -> None:
    """The lines of the sentence, in the font they are painted with, end above the next row."""
    main = desk.window.work.parameters.rows[number]
    enter(main.field, "-3")
    lines = main.line.lines(main.width())
    text = lines * desk.window.look.metrics("caption").height()
    assert main.height() >= LINE_AT + text
