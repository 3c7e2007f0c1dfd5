"""The map in the place of the waveform: dragged and stepped, refused with a reason, undone once."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import settle
from wavesim.gui.desk import Desk
from wavesim.gui.map_card import MapCard

AMPLITUDE = "section.0.channel.0.amplitude_ma"
PHASE = "section.0.channel.0.pulse.phase_duration_us"


@pytest.fixture
def card(desk: Desk) -> MapCard:
    """The card, opened."""
    desk.window.actions_table["map"].trigger()
    settle()
    assert desk.map is not None
    return desk.map.card


def numbers(desk: Desk) -> tuple[float, float]:
    """Amplitude and phase duration now."""
    one = desk.session.project.program.section[0].channel[0]
    return one.amplitude_ma, one.pulse.phase_duration_us  # type: ignore[union-attr]


def send(card: MapCard, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    there = card.view.mapToGlobal(at)
    QApplication.sendEvent(card.view, QMouseEvent(kind, at, there, left, left, none))


def drag(card: MapCard, *by: tuple[float, float], grip: tuple[float, float] = (0.0, 0.0)) -> None:
    """Take the point, carry it along, let go."""
    start = card.view.point()
    assert start is not None
    start += QPointF(*grip)
    send(card, QEvent.Type.MouseButtonPress, start)
    for step in by:
        send(card, QEvent.Type.MouseMove, start + QPointF(*step))
        settle()
    send(card, QEvent.Type.MouseButtonRelease, start + QPointF(*by[-1]))
    settle()


def test_it_is_made_when_it_is_asked_for_and_takes_the_place_of_the_waveform(desk: Desk) -> None:
    work, action = desk.window.work, desk.window.actions_table["map"]
    assert desk.map is None
    where = work.waveform.geometry()
    action.trigger()
    settle()
    assert desk.map is not None
    card = desk.map.card
    assert card.isVisible()
    assert not work.waveform.isVisible()
    assert card.geometry().topLeft() == where.topLeft()
    assert card.geometry().height() > where.height()
    card.choice.segments[0].click()
    settle()
    assert not action.isChecked()
    assert work.waveform.isVisible()
    assert not card.isVisible()
    assert work.waveform.geometry() == where


def test_a_drag_moves_both_numbers_and_is_one_step(desk: Desk, card: MapCard) -> None:
    amplitude_ma, phase_us = numbers(desk)
    steps = desk.session.undo_stack.count()
    drag(card, (20.0, -10.0), (40.0, -30.0), (60.0, -50.0))
    moved = numbers(desk)
    assert moved[0] > amplitude_ma
    assert moved[1] > phase_us
    assert desk.session.undo_stack.count() == steps + 1
    desk.window.actions_table["undo"].trigger()
    settle()
    assert numbers(desk) == (amplitude_ma, phase_us)


def test_two_drags_are_two_steps(desk: Desk, card: MapCard) -> None:
    steps = desk.session.undo_stack.count()
    drag(card, (0.0, -30.0))
    drag(card, (0.0, -30.0))
    assert desk.session.undo_stack.count() == steps + 2


def test_the_point_stays_under_the_hand(desk: Desk, card: MapCard) -> None:
    """Taken beside its middle it does not jump; it follows within the size of a step."""
    before = card.view.point()
    drag(card, (0.5, 0.5), grip=(8.0, 6.0))
    assert numbers(desk) == (40.0, 250.0)
    drag(card, (50.0, -40.0), grip=(8.0, 6.0))
    after = card.view.point()
    assert before is not None
    assert after is not None
    # Half a clinical step, 1 mA of 40 and 10 us of 250, is at most 4 px on this map.
    assert after.x() - before.x() == pytest.approx(50.0, abs=4.0)
    assert after.y() - before.y() == pytest.approx(-40.0, abs=4.0)


def test_a_press_beside_the_point_changes_nothing(desk: Desk, card: MapCard) -> None:
    before = numbers(desk)
    drag(card, (80.0, -20.0), grip=(90.0, 60.0))
    assert numbers(desk) == before


def test_beyond_the_edge_it_stays_on_the_map(desk: Desk, card: MapCard) -> None:
    drag(card, (5000.0, 5000.0))
    frame = card.view.scene.frame if card.view.scene else None
    assert frame is not None
    assert numbers(desk) == (frame.low_ma, frame.high_us)


def test_keys_move_it_by_steps_and_a_held_key_is_one_step(desk: Desk, card: MapCard) -> None:
    rows = {row.row.path: row.row.step for row in desk.window.work.parameters.rows if row.row}
    steps = desk.session.undo_stack.count()
    QTest.keyClick(card.view, Qt.Key.Key_Up)
    assert numbers(desk) == (40.0 + rows[AMPLITUDE], 250.0)
    QTest.keyClick(card.view, Qt.Key.Key_Left)
    assert numbers(desk) == (40.0 + rows[AMPLITUDE], 250.0 - rows[PHASE])
    QTest.keyClick(card.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert numbers(desk)[0] == 40.0 - 9.0 * rows[AMPLITUDE]
    QTest.keyClick(card.view, Qt.Key.Key_PageUp)
    assert numbers(desk)[0] == 40.0 + rows[AMPLITUDE]
    assert desk.session.undo_stack.count() == steps + 4
    QTest.keyPress(card.view, Qt.Key.Key_Up)
    QTest.keyPress(card.view, Qt.Key.Key_Up)
    QTest.keyRelease(card.view, Qt.Key.Key_Up)
    assert desk.session.undo_stack.count() == steps + 5


def test_a_move_that_cannot_be_says_why_and_keeps_the_last(desk: Desk, card: MapCard) -> None:
    """At 900 Hz a pulse of two phases fits up to 1,111 us."""
    desk.session.edit({
        "section.0.channel.0.pulse.shape": "biphasic_symmetric",
        "section.0.channel.0.timing.frequency_hz": 900.0,
    })  # fmt: skip
    settle()
    hint = card.hint.whole
    drag(card, (40.0, 0.0), (2000.0, 0.0))
    amplitude_ma, phase_us = numbers(desk)
    assert amplitude_ma == 40.0
    assert 250.0 < phase_us < 555.6
    assert "does not fit" in card.hint.whole
    assert f"{phase_us:g} is kept" in card.hint.whole
    drag(card, (-30.0, 0.0))
    assert card.hint.whole == hint


def test_it_follows_edits_and_says_all_of_it(desk: Desk, card: MapCard) -> None:
    desk.session.edit({AMPLITUDE: 240.0})
    settle()
    scene = card.view.scene
    assert scene is not None
    assert scene.flags[1] == "240\N{NO-BREAK SPACE}mA"
    assert "240\N{NO-BREAK SPACE}mA" in card.view.accessibleDescription()
    assert card.margins.lines.rows == scene.margins
    assert card.margins.lines.accessibleDescription().count("room") >= 5
    assert card.subtitle.whole == scene.subtitle


def test_thresholds_can_be_switched_off(desk: Desk, card: MapCard) -> None:
    action = desk.window.actions_table["thresholds"]
    assert action.isEnabled()
    assert action.isChecked()
    card.thresholds.click()
    settle()
    scene = card.view.scene
    assert scene is not None
    assert scene.layers is not None
    assert scene.layers.fibres == ()
    desk.window.actions_table["map"].trigger()
    settle()
    assert not action.isEnabled()


def test_without_phase_duration_it_says_so_and_keys_do_nothing(desk: Desk, card: MapCard) -> None:
    desk.session.open_preset("teach-interferential")
    settle()
    assert card.view.accessibleDescription().startswith("A continuous current")
    assert card.view.point() is None
    before = desk.session.project
    QTest.keyClick(card.view, Qt.Key.Key_Up)
    drag_at = QPointF(100.0, 100.0)
    send(card, QEvent.Type.MouseButtonPress, drag_at)
    send(card, QEvent.Type.MouseMove, drag_at * 2.0)
    assert desk.session.project is before
    assert len(card.margins.lines.rows) >= 5


def test_margins_scroll_with_keys(desk: Desk, card: MapCard) -> None:
    bar = card.margins.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(card.margins, Qt.Key.Key_Down)
    assert bar.value() == bar.singleStep()
    QTest.keyClick(card.margins, Qt.Key.Key_PageDown)
    assert bar.value() > bar.singleStep()


def test_tab_reaches_its_parts(desk: Desk, card: MapCard) -> None:
    stops = desk.tab_stops()
    for stop in card.tab_stops():
        assert stop in stops
    card.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.view, Qt.Key.Key_Tab)
    assert card.margins.hasFocus()


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_other_themes_keep_the_map_in_the_card(desk: Desk, card: MapCard, theme: str) -> None:
    desk.window.actions_table[theme].trigger()
    desk.window.resize(1024, 700)
    settle()
    assert card.isVisible()
    assert card.view.height() > 80
    assert card.margins.geometry().bottom() <= card.height()
