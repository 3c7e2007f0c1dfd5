"""What the response view shows, against the command line's numbers and by hand."""

from dataclasses import replace

import numpy as np
import pytest

from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.io.files import load
from wavesim.physiology.calibration import EXAMPLE, Calibration
from wavesim.physiology.force_trace import force_trace
from wavesim.physiology.respond import StoppedError, respond
from wavesim.presentation.chart import Chart, Room, x_ticks
from wavesim.presentation.project import Project, View, pulse_view, session_view, train_view
from wavesim.presentation.response import Predictions
from wavesim.presentation.response_about import about, calibrated, chosen, examples
from wavesim.presentation.response_fibres import fibre_words, fibres_chart
from wavesim.presentation.response_recruitment import amplitude_chart, duration_chart
from wavesim.presentation.response_settings import Settings, pair, project_table, settings_of
from wavesim.presentation.response_tabs import predicted_chart

ROOM = Room(columns=600, rows=120)
AMPLITUDE = "section.0.channel.0.amplitude_ma"


@pytest.fixture(scope="module")
def preset() -> Program:
    """Ten contractions, so that it is quick."""
    program = load("stroke-wrist-extension")
    return with_values(program, {"section.0.duration_min": None, "section.0.cycle_count": 10})


@pytest.fixture(scope="module")
def predictions() -> Predictions:
    """Kept for all tests of this file."""
    return Predictions()


def chart(
    tab: str, program: Program, preset: Program, view: View, predictions: Predictions
) -> Chart:
    """The chart of a tab."""
    project = Project(program=program, preset=preset)
    asked = pair(project, view)
    assert asked is not None
    return predicted_chart(tab, project, view, asked, ROOM, predictions)


def test_force_is_that_of_the_command_line(preset: Program, predictions: Predictions) -> None:
    """The highest column holds the peak that `respond` tells, looked at every 5 ms."""
    shown = chart("force", preset, preset, session_view(preset), predictions)
    yours = next(one for one in shown.curves if one.owner == "yours")
    told = respond(preset).sections[0].channels[0].peak_force_n
    assert told is not None
    most = float(yours.y.max()) / 100.0 * _whole(shown)
    # 5 ms beside the top of a nearly fused contraction: its ripple is below 1 % there.
    assert most == pytest.approx(told, rel=0.01)
    assert [one.owner for one in shown.curves] == ["recruited", "yours"]


def test_of_one_pulse_its_train_is_shown(preset: Program, predictions: Predictions) -> None:
    """The force of a millisecond would be a level line."""
    pulse = chart("force", preset, preset, pulse_view(preset), predictions)
    train = chart("force", preset, preset, train_view(preset), predictions)
    assert pulse.x_ticks == train.x_ticks
    np.testing.assert_array_equal(pulse.curves[-1].y, train.curves[-1].y)
    assert len(pulse.notes) == len(train.notes) + 1


def test_a_train_is_that_of_the_whole_session(preset: Program, predictions: Predictions) -> None:
    """While a train is shown the rest of the session is not played; nothing of it changes."""
    view = train_view(preset)
    train = chart("force", preset, preset, view, Predictions())
    asked = pair(Project(program=preset, preset=preset), view)
    assert asked is not None
    whole = predictions.of(preset, asked.yours)
    begun = predictions.of(preset, asked.yours, until_s=view.stop_s)
    assert predictions.of(preset, asked.yours, until_s=view.stop_s + 0.1) is begun
    assert predictions.of(preset, asked.yours, until_s=preset.duration_s) is whole
    room = (view.start_s, view.stop_s, ROOM.columns, 0, 0)
    expected = force_trace(whole, *room)
    assert expected is not None
    yours = next(one for one in train.curves if one.owner == "yours")
    # The note tells its newtons to three digits.
    np.testing.assert_allclose(yours.y, 100.0 * expected.high_n / _whole(train), rtol=5e-3)


def _whole(shown: Chart) -> float:
    """What the note says 100 % is [N]."""
    return float(shown.notes[0].split(" is ")[1].split("\N{NO-BREAK SPACE}")[0])


def test_the_preset_is_a_ghost_where_it_differs(preset: Program, predictions: Predictions) -> None:
    edited = with_values(preset, {AMPLITUDE: 30.0})
    shown = chart("force", edited, preset, train_view(edited), predictions)
    peaks = {one.owner: float(one.y.max()) for one in shown.curves}
    assert peaks["ghost"] < peaks["yours"]
    assert len([one for one in shown.shades if one.words]) == 1


def test_shades_are_the_on_times(preset: Program, predictions: Predictions) -> None:
    """5 s on, 10 s off, ten times."""
    shown = chart("force", preset, preset, session_view(preset), predictions)
    starts = [one.start for one in shown.shades]
    assert starts == pytest.approx([15.0 * n for n in range(10)])
    assert {round(one.stop - one.start, 9) for one in shown.shades} == {5.0}


def test_fatigue_has_a_bar_for_each_contraction(preset: Program, predictions: Predictions) -> None:
    shown = chart("fatigue", preset, preset, session_view(preset), predictions)
    peaks = respond(preset).sections[0].channels[0].contractions.peak_force_n
    assert shown.bars is not None
    np.testing.assert_allclose(shown.bars.y, 100.0 * peaks / peaks[0], rtol=1e-12)
    below = np.flatnonzero(peaks < 0.5 * peaks[0])
    assert ("none" in shown.notes[0]) == (len(below) == 0)
    assert len(shown.table().rows) == 10 + 5


def test_a_contraction_that_the_end_cuts_is_no_fatigue(
    preset: Program, predictions: Predictions
) -> None:
    """A tenth of a second of a cycle behind the last whole one: no bar, no "last"."""
    section = preset.section[0]
    whole_s = 3.0 * section.cycle_s
    timed = {"section.0.cycle_count": None, "section.0.duration_min": (whole_s + 0.1) / 60.0}
    cut = with_values(preset, timed)
    shown = chart("fatigue", cut, cut, session_view(cut), predictions)
    assert shown.bars is not None
    assert len(shown.bars.y) == 3
    assert len(respond(cut).sections[0].channels[0].contractions.start_s) == 4


def test_a_preset_whose_first_contraction_is_later_has_no_ghost(
    preset: Program, predictions: Predictions
) -> None:
    """Three short contractions are over before the middle of the preset's first."""
    slow = with_values(preset, {"section.0.on_s": 60.0, "section.0.off_s": 60.0})
    quick = with_values(
        preset, {"section.0.on_s": 4.0, "section.0.off_s": 4.0, "section.0.cycle_count": 3}
    )
    shown = chart("fatigue", quick, slow, session_view(quick), predictions)
    assert shown.bars is not None
    assert not shown.curves


def test_one_contraction_has_no_fatigue_plot(predictions: Predictions) -> None:
    program = with_values(load("tens-conventional"), {"section.0.duration_min": 0.1})
    shown = chart("fatigue", program, program, session_view(program), predictions)
    assert shown.why
    assert shown.bars is None
    assert not shown.curves


@pytest.mark.parametrize("tab", ["force", "fatigue"])
def test_a_carrier_says_why_there_is_nothing(tab: str, predictions: Predictions) -> None:
    program = load("interferential-pain")
    shown = chart(tab, program, program, session_view(program), predictions)
    assert not shown.curves
    assert "no pulses" in shown.why[0]
    view = session_view(program)
    project = Project(program=program, preset=program)
    for make in (amplitude_chart, duration_chart, fibres_chart):
        assert make(project, view, ROOM).why
        assert not make(project, view, ROOM).curves


def test_outside_the_model_there_is_no_curve(preset: Program, predictions: Predictions) -> None:
    """The bound stands in the sentence."""
    long = with_values(preset, {"section.0.channel.0.pulse.phase_duration_us": 2500.0})
    shown = chart("force", long, preset, train_view(long), predictions)
    assert not shown.curves
    assert "2 ms" in shown.why[0]


def test_beyond_its_fit_a_model_is_marked(preset: Program, predictions: Predictions) -> None:
    fast = with_values(preset, {"section.0.channel.0.timing.frequency_hz": 120.0})
    shown = chart("force", fast, preset, train_view(fast), predictions)
    assert shown.chips == ("extrapolated",)
    assert any("100 Hz" in note for note in shown.notes)


def test_unwanted_work_stops(preset: Program) -> None:
    wanted = pair(Project(program=preset), session_view(preset))
    assert wanted is not None
    with pytest.raises(StoppedError):
        Predictions().of(preset, wanted.yours, lambda _part: False)


def test_a_prediction_is_kept_by_what_it_depends_on(preset: Program) -> None:
    """Notes, title and evidence are no part of it."""
    kept = Predictions()
    view = session_view(preset)
    first = pair(Project(program=preset), view)
    assert first is not None
    found = kept.of(preset, first.yours)
    renamed = replace(preset, notes="other", title="Other")
    again = pair(Project(program=renamed), view)
    assert again is not None
    assert kept.of(renamed, again.yours) is found
    other = with_values(preset, {AMPLITUDE: 21.0})
    changed = pair(Project(program=other), view)
    assert changed is not None
    assert kept.of(other, changed.yours) is not found


def test_recruitment_by_hand(preset: Program) -> None:
    """At the calibrated phase of a rectangle half fire at the threshold, and the mark says so."""
    program = with_values(
        preset,
        {"section.0.channel.0.pulse.shape": "monophasic",
         "section.0.channel.0.pulse.phase_duration_us": 250.0, AMPLITUDE: 20.0},
    )  # fmt: skip
    project, view = Project(program=program), session_view(program)
    for make in (amplitude_chart, duration_chart):
        shown = make(project, view, ROOM)
        assert shown.marks[0].y == pytest.approx(50.0, abs=1e-9)
        curve = shown.curves[-1]
        assert np.all(np.diff(curve.y) >= 0.0)
        at = float(np.interp(shown.marks[0].x, curve.x, curve.y))
        # The curve is straight between its points; the bend there is below a quarter per cent.
        assert at == pytest.approx(50.0, abs=0.25)


def test_fibres_are_said_with_sources_where_pain_is_treated(preset: Program) -> None:
    tens = load("tens-conventional")
    said = fibre_words(tens, session_view(tens))
    assert any(one.source for one in said)
    assert any("animals" in one.head or "animals" in one.text for one in said)
    assert not any(one.source for one in fibre_words(preset, session_view(preset)))


def test_settings_are_kept_with_the_program(preset: Program) -> None:
    assert settings_of(preset) == Settings()
    mine = Settings(model="hmed2018", fatigue="none", calibration=Calibration(motor_ma=12.0))
    kept = replace(preset, project=project_table(preset, mine))
    assert settings_of(kept) == mine
    assert project_table(kept, Settings()) is None
    strange = replace(preset, project={"response": {"model": "x"}, "calibration": {"y": 1}})
    assert settings_of(strange) == Settings(unread=True)


def test_thresholds_are_typed(preset: Program) -> None:
    edited = with_values(preset, calibrated(preset, "motor_ma", "15 mA"))
    assert settings_of(edited).calibration == Calibration(motor_ma=15.0)
    with pytest.raises(Exception, match="motor_ma"):
        calibrated(preset, "motor_ma", "-1")
    assert settings_of(with_values(edited, examples(edited))).calibration == EXAMPLE


def test_about_tells_what_a_model_does_not_know(preset: Program) -> None:
    edited = with_values(preset, chosen(preset, "model", "ding2007"))
    told = about(edited)
    assert [one.name for one in told.choices if one.chosen] == ["ding2007", "ding"]
    assert sum("Not represented" in sentence for sentence in told.sentences) == 2
    assert {row[0] for row in told.table.rows} >= {"tc", "A0", "pd0", "pdt", "tf"}


def test_ticks_end_with_the_unit() -> None:
    ticks = x_ticks(60.0, "mA", 254.0)
    assert ticks.texts == ("0", "20", "40", "60\N{NO-BREAK SPACE}mA")
