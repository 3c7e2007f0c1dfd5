"""Moves on the map: clinical steps, one number or both, never out of what the file allows."""

import pytest

from tests.programs import BiphasicSymmetric, channel, program, section
from wavesim.io.files import load
from wavesim.presentation.map_moves import moved_to, stepped
from wavesim.presentation.parameters import parameter_rows
from wavesim.presentation.project import Project

AMPLITUDE = "section.0.channel.0.amplitude_ma"
PHASE = "section.0.channel.0.pulse.phase_duration_us"


@pytest.fixture
def wrist():
    start = load("stroke-wrist-extension")
    return Project(program=start, preset=start)


def own(phase_us, amplitude_ma):
    one = channel(BiphasicSymmetric(phase_duration_us=phase_us), amplitude_ma=amplitude_ma)
    return Project(program=program(section(one)))


def test_steps_are_those_of_the_sliders(wrist):
    steps = {row.path: row.step for row in parameter_rows(wrist)}
    assert stepped(wrist, 0, 0, 1, 0) == {PHASE: 300.0 + steps[PHASE]}
    assert stepped(wrist, 0, 0, 0, -1) == {AMPLITUDE: 20.0 - steps[AMPLITUDE]}
    assert stepped(wrist, 0, 0, 0, 10) == {AMPLITUDE: 20.0 + 10.0 * steps[AMPLITUDE]}


def test_a_place_is_snapped_and_only_what_changes_is_an_edit(wrist):
    assert moved_to(wrist, 0, 0, 251.7, 23.8) == {PHASE: 250.0, AMPLITUDE: 24.0}
    assert moved_to(wrist, 0, 0, 299.0, 20.2) == {}
    assert moved_to(wrist, 0, 0, 302.0, 30.0) == {AMPLITUDE: 30.0}


def test_never_to_nothing_and_never_beyond_the_file():
    low = own(10.0, 1.0)
    assert AMPLITUDE not in stepped(low, 0, 0, 0, -10)
    assert min(moved_to(low, 0, 0, 0.001, 0.001).values(), default=1.0) > 0.0
    high = own(100.0, 3000.0)
    assert stepped(high, 0, 0, 0, 10) == {}
    assert moved_to(high, 0, 0, 100.0, 1e6) == {}


def test_from_beside_a_step_to_a_step():
    beside = own(313.0, 20.4)
    for path, number in {**stepped(beside, 0, 0, 1, 0), **stepped(beside, 0, 0, 0, 1)}.items():
        row = next(row for row in parameter_rows(beside) if row.path == path)
        assert number / row.step == pytest.approx(round(number / row.step), abs=1e-9)


def test_the_first_amplitude_is_one_step():
    none = own(250.0, 0.0)
    (number,) = stepped(none, 0, 0, 0, 1).values()
    assert number > 0.0
