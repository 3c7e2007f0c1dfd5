"""The weeks to choose from."""

from tests.programs import channel, section
from wavesim.core.evidence import Application, Stage
from wavesim.core.program import Program
from wavesim.presentation.weeks import week_choices, week_shown


def course(*stages: Stage) -> Program:
    """40 mA, 10 s on, 20 s off, for some weeks."""
    return Program(
        schema=1, id="course", title="Course", condition="other",
        section=(section(channel(), on_off=(10.0, 20.0)),),
        application=Application(stage=stages),
    )  # fmt: skip


EASY = Stage(from_week=1, to_week=2, set={"amplitude_ma": 20.0})
HARD = Stage(from_week=3, to_week=3, set={"section.0.off_s": 10.0})


def test_stages_then_the_weeks_outside_them() -> None:
    start = course(EASY, HARD)
    choices = week_choices(start)
    assert [choice.words for choice in choices] == ["Weeks 1–2", "Week 3", "Other weeks"]
    amplitudes = [c.program.section[0].channel[0].amplitude_ma for c in choices if c.program]
    assert amplitudes == [20.0, 40.0, 40.0]
    assert week_shown(choices, start) == 2
    assert choices[0].program is not None
    assert week_shown(choices, choices[0].program) == 0
    assert week_shown(choices, course()) == 2


def test_a_stage_that_is_the_program_itself_stands_for_the_other_weeks() -> None:
    same = Stage(from_week=5, to_week=8, set={"amplitude_ma": 40.0})
    assert [choice.words for choice in week_choices(course(EASY, same))] == [
        "Weeks 1–2", "Weeks 5–8"]  # fmt: skip


def test_an_impossible_stage_says_why() -> None:
    """Ramps longer than the on-time that the stage leaves."""
    bad = Stage(from_week=1, to_week=1, set={"section.0.channel.0.modulation.ramp_up_s": 30.0})
    (choice, _other) = week_choices(course(bad))
    assert choice.program is None
    assert "ramps" in choice.why_not


def test_no_stages_no_weeks() -> None:
    assert week_choices(course()) == ()
    assert week_shown((), course()) is None
