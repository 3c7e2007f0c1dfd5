"""One pulse as it is shown: its phases, its card, and which one is looked at."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Constant,
    Modulation,
    channel,
    program,
    section,
)
from tests.strategies import programs
from wavesim.core.schedule import session_table
from wavesim.presentation.project import Project, View
from wavesim.presentation.pulse_card import neighbour, pulse_card, pulse_near
from wavesim.presentation.shown_pulse import first_whole, shown_pulse

NB = "\N{NO-BREAK SPACE}"
SYMMETRIC = BiphasicSymmetric(phase_duration_us=100.0, interphase_gap_us=50.0)


def project(**ramps: object) -> Project:
    """100 Hz, 26 mA, 1 s on and 1 s off."""
    one = channel(SYMMETRIC, Constant(frequency_hz=100.0), amplitude_ma=26.0,
                  modulation=Modulation(**ramps))  # fmt: skip
    return Project(program=program(section(one, on_off=(1.0, 1.0))))


def view(start_s: float, stop_s: float) -> View:
    return View(start_s=start_s, stop_s=stop_s, zoom="free")


def test_phases_by_hand() -> None:
    """The third pulse of the train starts at 20 ms; 100 us, a gap of 50, 100 us back."""
    found = shown_pulse(session_table(project().program), 2)
    assert found.onset_s == 0.02
    assert [(p.start_s, p.stop_s, p.level_ma) for p in found.phases] == [
        (0.02, pytest.approx(0.0201), 26.0),
        (pytest.approx(0.02015), pytest.approx(0.02025), -26.0),
    ]
    assert found.interval_s == pytest.approx(0.01)
    assert found.full


def test_phases_under_a_ramp_of_phase_duration_by_hand() -> None:
    """Half way up: 50 us, the gap of 50 as it is, 50 us back."""
    ramped = project(ramp_up_s=0.5, ramp_kind="phase_duration")
    found = shown_pulse(session_table(ramped.program), 25)
    times = [(phase.start_s - 0.25, phase.stop_s - 0.25) for phase in found.phases]
    assert times == [pytest.approx((0.0, 50e-6)), pytest.approx((100e-6, 150e-6))]
    assert found.stop_s == pytest.approx(0.25 + 150e-6)
    assert not found.full


def test_last_pulse_of_all_has_no_next() -> None:
    """And that of a train waits for the next train: 1 s + 10 ms."""
    table = session_table(project().program)
    assert shown_pulse(table, table.total - 1).interval_s is None
    assert shown_pulse(table, 99).interval_s == pytest.approx(1.01)


def test_first_whole_pulse_prefers_full_strength() -> None:
    """In a window over the whole ramp the 51st pulse, in one within the ramp the first of it."""
    table = session_table(project(ramp_up_s=0.5).program)
    in_train, in_ramp = first_whole(table, 0.0, 1.0), first_whole(table, 0.1, 0.3)
    assert in_train is not None
    assert (in_train.number, in_train.full) == (50, True)
    assert in_ramp is not None
    assert (in_ramp.number, in_ramp.level_ma) == (10, pytest.approx(5.2))


def test_first_whole_pulse_has_current_and_an_end() -> None:
    """Pulse 0 of a ramp from 0 has no current; a pulse cut by the window is not whole."""
    table = session_table(project(ramp_up_s=0.5).program)
    found = first_whole(table, 0.0, 0.0105)
    assert found is not None
    assert found.number == 1
    assert first_whole(table, 0.0, 0.0101) is None


@given(programs(), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_first_whole_pulse_lies_in_its_window(any_program, one: float, other: float) -> None:
    """Whatever the program: between the ends, and with current."""
    part = any_program.section[0]
    if not part.channel or part.channel[0].carrier is not None:
        return
    start_s, stop_s = sorted(share * part.duration_s for share in (one, other))
    found = first_whole(session_table(any_program), start_s, stop_s)
    if found is not None:
        assert start_s - 1e-9 <= found.onset_s <= found.stop_s <= stop_s
        assert found.level_ma != 0.0


def test_card_says_what_the_pulse_is() -> None:
    """26 mA x 100 us = 2.6 uC; 1 / 100 Hz = 10 ms; pulse 103 is the third of the second train."""
    card = pulse_card(project(), view(2.0, 2.1), 102)
    assert card is not None
    assert card.title == "Train 2, pulse 3"
    assert card.rows == (
        ("Phase", f"100{NB}µs"),
        ("Amplitude", f"26{NB}mA"),
        ("Charge per phase", f"2.6{NB}µC"),
        ("Next pulse in", f"10{NB}ms"),
    )
    assert card.box.start_s == pytest.approx(0.02)
    assert (card.box.low_ma, card.box.high_ma) == (-26.0, 26.0)


def test_card_of_a_single_train_counts_pulses_only() -> None:
    """Continuous stimulation has but one."""
    found = project()
    part = replace(found.program.section[0], on_s=None, off_s=None)
    card = pulse_card(Project(program=program(part)), view(0.0, 0.1), 2)
    assert card is not None
    assert card.title == "Pulse 3"


def test_card_goes_with_its_pulse() -> None:
    """An edit may take the pulse away."""
    assert pulse_card(project(), view(0.0, 0.1), 10**7) is None


@pytest.mark.parametrize(
    ("at_s", "pulse"),
    [(0.02, 2), (0.02025, 2), (0.0209, 2), (0.0191, 2), (0.0159, None), (0.0215, None)],
)
def test_pulse_near_the_pointer(at_s: float, pulse: int | None) -> None:
    """On it or within reach, before it and behind it."""
    assert pulse_near(project(), view(0.0, 0.1), at_s, 1e-3) == pulse


def test_pulse_without_current_is_not_pointed_at() -> None:
    """It is not drawn either."""
    assert pulse_near(project(ramp_up_s=0.5), view(0.0, 0.1), 0.0, 1e-3) is None


def test_neighbours_have_current() -> None:
    """From the last pulse of a train to the second of the next, whose first has none."""
    found = project(ramp_up_s=0.5)
    assert neighbour(found, view(0.0, 4.0), 99, 1) == 101
    assert neighbour(found, view(0.0, 4.0), 101, -1) == 99
    assert neighbour(found, view(0.0, 4.0), 1, -1) == 1


def test_recovery_keeps_its_own_level() -> None:
    """A quarter of 26 mA, for four times as long."""
    pulse = BiphasicAsymmetric(phase_duration_us=100.0, recovery_ratio=0.25)
    one = channel(pulse, Constant(frequency_hz=100.0), amplitude_ma=26.0)
    found = shown_pulse(session_table(program(section(one))), 0)
    assert found.phases[1].level_ma == -6.5
    assert found.stop_s == pytest.approx(500e-6)
