"""The verdict in the window: in the same frame, with what would bring it inside."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.core.paths import value_at
from wavesim.gui.desk import Desk
from wavesim.gui.verdict_body import VerdictBody
from wavesim.presentation.words import NO_BREAK

HERE = "section.0.channel.0"
RATE, AMPLITUDE = f"{HERE}.timing.frequency_hz", f"{HERE}.amplitude_ma"
AREA = f"{HERE}.electrode.area_cm2"
OVER = {AMPLITUDE: 200.0, RATE: 100.0, f"{HERE}.pulse.phase_duration_us": 450.0, AREA: 100.0}


def symmetric(phase_us: float, rate_hz: float, **more: object):
    pulse, timing = BiphasicSymmetric(phase_duration_us=phase_us), Constant(frequency_hz=rate_hz)
    return channel(pulse, timing, **more)


PICTURE = program(section(symmetric(450.0, 100.0, amplitude_ma=200.0, area_cm2=100.0)))
"""60 mA against 50 (picture 06)."""


@pytest.fixture
def over(desk: Desk) -> Desk:
    """A program beyond a limit."""
    desk.session.open_program(PICTURE)
    settle()
    return desk


def headline(desk: Desk) -> str:
    return desk.window.work.verdict.head.headline.text().replace(NO_BREAK, " ")


def opened(desk: Desk) -> VerdictBody:
    """The rest of the card, all that it needs known."""
    card = desk.window.work.verdict
    if not card.is_open:
        card.head.link.click()
        settle()
    solve(desk)
    assert card.body is not None
    return card.body


def solve(desk: Desk) -> None:
    """What happens when the hand rests."""
    for _turn in range(12):
        desk.verdict.solve()
    settle()


def test_the_verdict_is_new_in_the_frame_of_the_edit(desk: Desk) -> None:
    assert headline(desk) == "Within all limits checked"
    desk.session.open_program(PICTURE)
    desk.refresh()  # one frame, no turn of the event loop
    assert headline(desk) == (
        "Exceeds a limit quoted from memory: RMS current 60 mA, limit 50 mA"
    )
    assert desk.window.work.verdict.head.state == "stop"
    desk.session.edit({RATE: 30.0})
    desk.refresh()
    assert desk.window.work.verdict.head.state == "note"


def test_the_headline_is_never_cut(over: Desk) -> None:
    """At each width of the window and size of the text it has the height it needs."""
    head = over.window.work.verdict.head
    for theme in ("light", "projector"):
        over.window.actions_table[theme].trigger()
        for width, height in ((1280, 800), (1920, 1080), (1024, 700), (900, 600)):
            over.window.resize(width, height)
            settle()
            label = head.headline
            assert label.isVisible()
            assert label.height() >= label.heightForWidth(label.width())
            assert head.rect().contains(label.geometry())


def test_open_it_shows_the_calculation_of_the_picture(over: Desk) -> None:
    view = opened(over).views[0]
    assert view.opened
    assert view.computed.formula.text() == "amplitude × √(2 × phase duration × frequency)"
    assert view.computed.result.text().replace(NO_BREAK, " ") == "= 60 mA"
    said = [line.value.text().replace(NO_BREAK, " ") for line in view.lines]
    assert said == ["69 Hz or lower", "166 mA or lower", "310 µs or shorter"]
    assert "not read" in view.unread.whole
    assert view.source.whole.startswith("IEC 60601-2-10")


def test_apply_is_one_step_and_brings_it_inside(over: Desk) -> None:
    steps = over.session.undo_stack.count()
    opened(over).views[0].lines[0].apply.click()
    settle()
    assert value_at(over.session.project.program, RATE) == 69.0
    assert over.session.undo_stack.count() == steps + 1
    assert over.window.work.verdict.head.state == "note"
    over.session.undo_stack.undo()
    settle()
    assert over.window.work.verdict.head.state == "stop"


def test_what_was_solved_for_another_program_cannot_be_applied(over: Desk) -> None:
    line = opened(over).views[0].lines[1]
    assert line.apply.isEnabled()
    over.session.edit({RATE: 110.0})
    over.refresh()
    assert not line.apply.isEnabled()
    solve(over)
    assert line.apply.isEnabled()
    # 50 / sqrt(2 x 450e-6 x 110) = 158.9 mA
    assert line.value.text() == f"158{NO_BREAK}mA or lower"


def test_rows_say_where_the_limit_begins(over: Desk) -> None:
    solve(over)
    rows = {row.row.path: row for row in over.window.work.parameters.rows if row.row}
    assert rows[RATE].line.text == f"Limit reached at 69{NO_BREAK}Hz"
    assert rows[RATE].field.beyond
    assert "Limit reached" in rows[RATE].slider.accessibleDescription()
    over.session.edit({RATE: 69.0})
    over.refresh()
    assert not rows[RATE].field.beyond


def test_the_row_of_the_number_in_the_hand_keeps_its_limit(over: Desk) -> None:
    """The others say nothing until they are known again."""
    solve(over)
    over.session.edit({RATE: 120.0}, "drag")
    over.refresh()
    rows = {row.row.path: row for row in over.window.work.parameters.rows if row.row}
    assert rows[RATE].line.text == f"Limit reached at 69{NO_BREAK}Hz"
    assert not rows[AMPLITUDE].field.beyond
    solve(over)
    assert rows[AMPLITUDE].field.beyond


def test_a_verdict_is_announced_once_after_the_hand_let_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    desk.session.edit({key: value for key, value in OVER.items() if key != AMPLITUDE})
    settle()
    desk.verdict.say()
    said.clear()
    slider = desk.window.work.parameters.rows[0].slider
    y, left, none = slider.height() // 2, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(slider, left, none, QPoint(20, y))
    for x in (60, 120, slider.width() - 6):
        QTest.mouseMove(slider, QPoint(x, y))
        settle()
        desk.verdict.say()
    assert said == []
    QTest.mouseRelease(slider, left, none, QPoint(slider.width() - 6, y))
    settle()
    desk.verdict.say()
    desk.verdict.say()
    assert len(said) == 1
    assert said[0].startswith(desk.window.work.verdict.head.headline.text())


def test_a_finding_of_another_channel_leads_there(desk: Desk) -> None:
    loud = symmetric(450.0, 100.0, amplitude_ma=200.0, area_cm2=100.0, name="Calf")
    desk.session.open_program(program(section(symmetric(200.0, 20.0, name="Thigh"), loud)))
    settle()
    assert desk.session.view.channel == 0
    view = opened(desk).views[0]
    assert view.place.text() == "Calf"
    view.place.click()
    settle()
    assert desk.session.view.channel == 1


def test_the_limits_kept_are_listed(desk: Desk) -> None:
    body = opened(desk)
    assert desk.verdict.found is not None
    kept = desk.verdict.found.check.checked
    assert body.kept.isVisible()
    assert len(body.kept.lines) == kept == 13
    assert any("limit from memory" in line.accessibleName() for line in body.kept.lines)
    body.more.click()
    settle()
    assert not body.kept.isVisible()


def test_a_missing_pad_area_can_be_typed_where_it_is_missed(desk: Desk) -> None:
    desk.session.open_program(program(section(symmetric(250.0, 50.0, area_cm2=None))))
    settle()
    assert headline(desk) == "Not enough information: pad area"
    pad = opened(desk).pad
    for text, refused in (("much", True), ("-3", True), ("25", False)):
        pad.field.setFocus(Qt.FocusReason.TabFocusReason)
        pad.field.selectAll()
        QTest.keyClicks(pad.field, text)
        QTest.keyClick(pad.field, Qt.Key.Key_Return)
        settle()
        assert pad.said.isVisible() is refused
    assert value_at(desk.session.project.program, AREA) == 25.0
    assert headline(desk) == "Within all limits checked"
    assert not pad.isVisible()


def test_in_a_narrow_window_it_is_a_strip_over_the_waveform(over: Desk) -> None:
    work = over.window.work
    over.window.resize(1024, 700)
    settle()
    head = work.verdict.head
    assert head.isVisible()
    bottom = head.mapTo(work, head.rect().bottomLeft()).y()
    assert bottom < work.waveform.y()
    assert not work.right_side.isVisible()
    head.link.click()
    settle()
    assert work.right_side.isVisible()
    assert work.verdict.body is not None
    assert work.verdict.body.isVisible()
    over.window.resize(1280, 800)
    settle()
    assert work.verdict.isAncestorOf(head)
    assert head.link.text() == "Show the verdict only"


def test_when_height_is_short_the_verdict_stays_and_the_rest_folds_in_order(desk: Desk) -> None:
    work = desk.window.work
    seen: list[tuple[bool, bool]] = []
    for height in range(1100, 560, -20):
        desk.window.resize(1280, height)
        settle()
        assert work.verdict.head.isVisible()
        seen.append((work.against.folded, work.dose.folded))
    assert seen[0] == (False, False)
    assert seen[-1] == (True, True)
    assert (False, True) not in seen
    assert seen == sorted(seen)
    assert [line for line in work.dose.lines if line.isVisible() and not line.limited] == []
    assert any(line.isVisible() for line in work.dose.lines)


def test_a_folded_column_can_be_opened(desk: Desk) -> None:
    against = desk.window.work.against
    desk.window.resize(1280, 660)
    settle()
    assert not against.lines[0].isVisible()
    against.more.click()
    settle()
    assert against.lines[0].isVisible()
