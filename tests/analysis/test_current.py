"""Current and charge against the enumeration in fractions."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import brute
from tests.core.test_schedule import small_sections
from tests.examples import examples
from tests.programs import Constant, Modulation, Monophasic, SineBurst, channel, program, section
from wavesim.analysis.current import charge_uc, current_ma


@examples(40)
@given(small_sections(), st.lists(st.integers(0, 12_000_000), min_size=1, max_size=20))
def test_the_current_is_that_of_the_enumeration(work, microseconds):
    one = work.channel[0]
    # Half a microsecond beside the grid of edges, so that no time lies on an edge: there the
    # rule "the same time within 1 ns" decides, tested below.
    times = [Fraction(2 * us + 1, 2_000_000) for us in microseconds]
    expected = [float(brute.current_ma(work, one, t)) for t in times]
    found = current_ma(program(work), [float(t) for t in times])
    near = [_near_edge(work, one, t) for t in times]
    for a, b, edge in zip(found, expected, near, strict=True):
        assert edge or a == pytest.approx(b, abs=1e-9)


def _near_edge(work, one, t):
    """Within 2 ns of an edge, where rounding to the same time is allowed."""
    for pulse in brute.session(work, one):
        for start, end, _, gap in brute.pieces(one.pulse):
            for x in (start, end):
                at = pulse.onset_s + ((x - gap) * pulse.ratio + gap) * brute.MICROSECOND
                if abs(at - t) < 2 * brute.NANOSECOND:
                    return True
    return False


def test_a_pulse_holds_its_start_and_not_its_end():
    work = program(
        section(channel(Monophasic(phase_duration_us=300.0), Constant(frequency_hz=35.0)))
    )
    onset = np.arange(2000) / 35.0
    assert np.all(current_ma(work, onset) == 40.0)
    assert np.all(current_ma(work, onset + 300e-6) == 0.0)
    assert np.all(current_ma(work, onset - 1e-6)[1:] == 0.0)
    assert np.all(current_ma(work, [-1.0, 900.0, 1e9]) == 0.0)


def test_the_sine_of_a_burst_by_its_formula():
    work = program(section(channel(SineBurst(carrier_frequency_hz=2500.0, cycle_count=25))))
    t = np.linspace(0.02, 0.0299, 997)
    # Onset 0.02 s has an error of 3e-18 s; the sine turns 15.7 rad in a ms: 1e-10 of the peak.
    expected = 40.0 * np.sin(2 * np.pi * 2500.0 * (t - 0.02))
    np.testing.assert_allclose(current_ma(work, t), expected, atol=1e-8)


@examples(60)
@given(small_sections(), st.lists(st.floats(-0.2, 1.2), min_size=3, max_size=3))
def test_splits_of_a_window_add_up(work, parts):
    a, b, c = (part * work.duration_s for part in sorted(parts))
    p = program(work)
    whole = charge_uc(p, a, c)
    # Sums of at most a few hundred terms below 400 uC.
    assert charge_uc(p, a, b) + charge_uc(p, b, c) == pytest.approx(whole, abs=1e-10)


@examples(40)
@given(small_sections())
def test_the_charge_of_the_session_is_the_sum_of_its_pulses(work):
    one = work.channel[0]
    net = sum((end - start) * level for start, end, level, _ in brute.pieces(one.pulse))
    expected = sum(p.amplitude_ma * p.ratio for p in brute.session(work, one)) * net / 1000
    assert charge_uc(program(work), 0.0, work.duration_s) == pytest.approx(
        float(expected), abs=1e-9
    )


def test_a_balanced_session_leaves_exactly_nothing():
    for modulation in (
        Modulation(ramp_up_s=1.3, ramp_down_s=0.7),
        Modulation(ramp_up_s=1.3, ramp_kind="phase_duration"),
    ):
        work = section(
            channel(timing=Constant(frequency_hz=37.3), modulation=modulation), on_off=(7.0, 3.0)
        )
        assert charge_uc(program(work), 0.0, 900.0) == 0.0
        assert charge_uc(program(work), 3.0, 12.5) == 0.0


def test_a_window_inside_a_pulse_by_hand():
    work = program(
        section(channel(Monophasic(phase_duration_us=1000.0), Constant(frequency_hz=10.0)))
    )
    assert charge_uc(work, 0.0002, 0.0007) == pytest.approx(40.0 * 0.5, rel=1e-12)
    sine = program(section(channel(SineBurst(carrier_frequency_hz=1000.0, cycle_count=2))))
    # First half-cycle: 2 A / omega = A / (pi f); A in mA, f in kHz gives uC.
    assert charge_uc(sine, 0.0, 0.0005) == pytest.approx(40.0 / np.pi, rel=1e-12)
    assert charge_uc(sine, 0.00025, 0.0005) == pytest.approx(20.0 / np.pi, rel=1e-9)
