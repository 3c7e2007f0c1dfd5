"""The response under the waveform: what is shown, when it is computed, and what is dropped."""

import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import settle
from wavesim.core.section import Section
from wavesim.gui import response_work
from wavesim.gui.desk import Desk
from wavesim.gui.response_card import ResponseCard
from wavesim.gui.worker import GoOn, Worker
from wavesim.presentation import response_tabs
from wavesim.presentation.chart import Chart
from wavesim.presentation.project import panned, session_view
from wavesim.presentation.reach_words import ESTIMATE

AMPLITUDE = "section.0.channel.0.amplitude_ma"
SHORT = {"section.0.duration_min": 1.0}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the window here."""
    monkeypatch.setattr(response_work, "BEGIN_MS", 0)


@pytest.fixture
def card(desk: Desk, qtbot: QtBot) -> ResponseCard:
    """The card with the force of one minute."""
    desk.session.edit(SHORT)
    made(desk, qtbot)
    return desk.window.work.response


def made(desk: Desk, qtbot: QtBot) -> Chart:
    """The chart of what is shown now, once it is there."""
    card = desk.window.work.response
    settle()
    # Loading the compiled muscle the first time takes seconds where nothing is kept on disk.
    qtbot.waitUntil(lambda: card.work.is_current, timeout=60_000)
    settle()
    assert card.first.chart is not None
    return card.first.chart


def test_force_is_shown_under_the_waveform(desk: Desk, card: ResponseCard) -> None:
    assert card.isVisible()
    assert card.first.chart is not None
    assert [one.owner for one in card.first.chart.curves][-1] == "yours"
    assert card.first.accessibleDescription() == card.first.chart.sentence
    assert card.estimate.text() == ESTIMATE
    assert card.chip.word == "model"
    work = desk.window.work
    assert work.waveform.height() / card.height() == pytest.approx(11.0 / 8.0, rel=0.02)


def test_it_has_the_time_axis_of_the_waveform(
    desk: Desk, card: ResponseCard, qtbot: QtBot
) -> None:
    before = card.first.chart
    view = panned(desk.session.view, 0.5, desk.session.project.program)
    desk.session.show(view)
    after = made(desk, qtbot)
    assert after is not before
    assert after.span == pytest.approx(view.stop_s - view.start_s)
    assert after.x_ticks == desk.waveform.drawn().time_ticks  # type: ignore[union-attr]
    plot = card.first.mapTo(desk.window, card.first.rect().topLeft()).x()
    assert plot == desk.waveform.mapTo(desk.window, desk.waveform.rect().topLeft()).x()


def test_edits_change_it_and_a_pan_of_fatigue_does_not(
    desk: Desk, card: ResponseCard, qtbot: QtBot
) -> None:
    card.choose("fatigue")
    before = made(desk, qtbot)
    desk.session.show(panned(desk.session.view, 0.5, desk.session.project.program))
    assert made(desk, qtbot) is before
    desk.session.edit({AMPLITUDE: 20.0})
    assert made(desk, qtbot) is not before


def test_old_results_are_faint_and_only_the_newest_stays(
    desk: Desk, card: ResponseCard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, threads = threading.Event(), []
    make = response_tabs.predicted_chart

    def slow(*place: object) -> Chart:
        threads.append(threading.current_thread())
        go.wait(10.0)
        return make(*place)  # type: ignore[arg-type]

    monkeypatch.setattr(response_tabs, "predicted_chart", slow)
    desk.session.edit({AMPLITUDE: 20.0})
    qtbot.waitUntil(lambda: card.first.stale, timeout=5000)
    for number in (21.0, 22.0, 23.0):
        desk.session.edit({AMPLITUDE: number})
        settle()
    qtbot.waitUntil(lambda: card.notes.whole == "Updating", timeout=5000)
    go.set()
    made(desk, qtbot)
    assert not card.first.stale
    assert card.notes.whole != "Updating"
    assert threading.main_thread() not in threads
    assert len(threads) == 2


def test_nothing_is_computed_for_a_card_that_is_not_seen(
    desk: Desk, card: ResponseCard, qtbot: QtBot
) -> None:
    action = desk.window.actions_table["response"]
    action.trigger()
    desk.session.edit({AMPLITUDE: 20.0})
    settle()
    assert not card.isVisible()
    assert card.work.wanted is None
    action.trigger()
    made(desk, qtbot)
    assert card.isVisible()
    desk.window.actions_table["spectrum"].trigger()
    settle()
    assert not card.isVisible()
    desk.window.actions_table["spectrum"].trigger()
    settle()
    assert card.isVisible()


def test_without_numba_it_waits_until_the_mouse_is_up(
    desk: Desk, card: ResponseCard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card.work, "_compiled", False)
    before = card.first.chart
    desk.session.edit({AMPLITUDE: 20.0})
    settle()
    assert card.first.stale
    assert not card.work.worker.busy
    assert card.first.chart is before
    assert made(desk, qtbot) is not before


def test_every_tab_can_be_seen_and_read(desk: Desk, card: ResponseCard, qtbot: QtBot) -> None:
    for name, segment in zip(card.tabs, card.segments.segments, strict=True):
        segment.click()
        settle()
        assert card.tab == name
        assert card.second.isVisible() == (name == "recruitment")
        assert card.words.isVisible() == (name == "fibres")
        if name in ("force", "fatigue"):
            made(desk, qtbot)
        card.values_button.click()
        settle()
        assert card.values.isVisible()
        assert card.values.rowCount() > 3
        card.values_button.click()
        settle()
        assert card.first.isVisible()


def test_a_rest_says_so(desk: Desk, card: ResponseCard) -> None:
    program = desk.session.project.program
    rest = Section(name="rest", duration_min=1.0)
    desk.session.open_program(replace(program, section=(*program.section, rest)))
    desk.session.show(session_view(desk.session.project.program, 1))
    settle()
    assert card.first.chart is not None
    assert "recovers" in card.first.chart.why[0]


def test_thresholds_and_model_are_steps_of_undo(
    desk: Desk, card: ResponseCard, qtbot: QtBot
) -> None:
    card.about.click()
    settle()
    sheet = desk.response.sheet
    assert sheet is not None
    sheet.fields["motor_ma"].entered.emit("30")
    settle()
    weaker = made(desk, qtbot)
    assert desk.session.project.program.project == {"calibration": {"motor_ma": 30.0}}
    assert desk.session.undo_sentence() == "Undo settings of the response"
    sheet.fields["motor_ma"].entered.emit("-3")
    assert "Motor threshold" in sheet.refusal.text()
    sheet.choices["model", "ding2007"].click()
    made(desk, qtbot)
    assert sheet.choices["model", "ding2007"].isChecked()
    assert any("Not represented" in note for note in card.first.chart.notes)  # type: ignore[union-attr]
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    stronger = made(desk, qtbot)
    assert desk.session.project.program.project is None
    assert sheet.fields["motor_ma"].text() == "20"
    assert stronger.curves[-1].y.max() > weaker.curves[-1].y.max()
    sheet.close()
    settle()
    assert desk.response.sheet is None


def test_a_fault_of_the_worker_is_told_in_the_window(
    qtbot: QtBot, qapp: object
) -> None:
    worker = Worker(qapp)  # type: ignore[arg-type]

    def broken(_go_on: GoOn) -> object:
        raise ValueError("broken")

    with qtbot.captureExceptions() as faults:
        worker.ask("key", broken)
        qtbot.waitUntil(lambda: not worker.busy)
    assert [str(fault[1]) for fault in faults] == ["broken"]
    worker.deleteLater()
