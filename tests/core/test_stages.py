"""The program of a week."""

import pytest

from tests.programs import channel, section
from wavesim.core.errors import ImpossibleError
from wavesim.core.evidence import Application, Stage
from wavesim.core.paths import value_at
from wavesim.core.program import Program
from wavesim.core.stages import at_week, stage_problems


def staged(*stages):
    return Program(
        schema=1, id="course", title="Course", condition="other",
        section=(section(channel(), minutes=20.0, on_off=(10.0, 20.0)),),
        application=Application(weeks=8.0, stage=stages),
    )  # fmt: skip


COURSE = staged(
    Stage(from_week=1, to_week=2, set={"section.0.duration_min": 5.0, "amplitude_ma": 20}),
    Stage(from_week=4, to_week=4, remove=("section.0.on_s", "off_s")),
)


@pytest.mark.parametrize(
    ("week", "minutes", "amplitude_ma"),
    [(1, 5.0, 20.0), (2, 5.0, 20.0), (3, 20.0, 40.0), (9, 20.0, 40.0)],
)
def test_a_stage_holds_in_its_weeks(week, minutes, amplitude_ma):
    found = at_week(COURSE, week)
    assert found.section[0].duration_min == minutes
    assert value_at(found, "section.0.channel.0.amplitude_ma") == amplitude_ma


def test_a_stage_may_take_keys_away():
    assert not COURSE.section[0].continuous
    assert at_week(COURSE, 4).section[0].continuous


def test_a_course_that_holds_has_no_problems():
    assert list(stage_problems(COURSE)) == []


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        (
            (Stage(from_week=1, to_week=3), Stage(from_week=3, to_week=4)),
            [("stages_overlap", "application.stage.1.from_week")],
        ),
        (
            (Stage(from_week=1, to_week=3, set={"amplitude_ma": -1}),),
            [("range", "application.stage.0.section.0.channel.0.amplitude_ma")],
        ),
        (
            (Stage(from_week=1, to_week=3, remove=("section.0.on_s",)),),
            [("both_or_neither", "application.stage.0.section.0.on_s")],
        ),
        (
            (Stage(from_week=1, to_week=3, set={"amplitude": 3}),),
            [("no_such_key", "application.stage.0.set.amplitude")],
        ),
    ],
)
def test_stages_that_cannot_be(stages, expected):
    assert [(p.rule, p.path) for p in stage_problems(staged(*stages))] == expected


def test_weeks_that_cannot_be():
    with pytest.raises(ImpossibleError):
        at_week(COURSE, 0)
    with pytest.raises(ImpossibleError):
        Stage(from_week=3, to_week=2)
