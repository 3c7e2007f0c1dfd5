"""Mean squares against the enumeration in fractions, quadrature and the dose."""

from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import brute
from tests.core.test_fourier import SEGMENTS, level
from tests.core.test_schedule import small_sections
from tests.core.test_shapes import CASES
from tests.examples import examples
from tests.programs import Constant, Modulation, Monophasic, channel, program, section
from wavesim.analysis.current import current_ma
from wavesim.analysis.dose import channel_dose
from wavesim.analysis.mean_square import mean_square_ma2, rms_ma, square_ma2_s
from wavesim.core.carriers import SineCarrier
from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError
from wavesim.core.segments import Exponential

moments = st.integers(0, 12_000_000)
"""Microseconds."""


@pytest.mark.parametrize("segment", SEGMENTS)
@pytest.mark.parametrize("part", [1e-3, 0.13, 0.5, 0.77, 1.0])
def test_squares_of_segments_agree_with_quadrature(segment, part):
    stop_us = segment.start_us + part * (segment.end_us - segment.start_us)
    mpmath.mp.dps = 40
    of = level(segment)
    cuts = mpmath.linspace(segment.start_us, mpmath.mpf(stop_us), 12)
    expected = float(mpmath.quad(lambda x: of(x) ** 2, cuts))
    # A few operations; near the start of a sine two terms of its half-cycle's size cancel.
    assert segment.square_to_us(stop_us) == pytest.approx(expected, rel=1e-12, abs=1e-13)
    if part == 1.0:
        assert segment.square_area_us() == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("tau", [1.0, 30.0, 999.0, 1001.0, 1e5, 1e6])
@pytest.mark.parametrize("phase", [0.1, 5.0, 1000.0])
def test_a_slow_rise_loses_no_digits(tau, phase):
    mpmath.mp.dps = 40
    p, tau_ = mpmath.mpf(phase), mpmath.mpf(tau)
    whole = -mpmath.expm1(-p / tau_)
    scale = -1.0 / np.expm1(-phase / tau)
    rise = Exponential(0.0, phase, scale, -scale, tau)
    area = (p + tau_ * mpmath.expm1(-p / tau_)) / whole
    square = (p + 2 * tau_ * mpmath.expm1(-p / tau_) - tau_ / 2 * mpmath.expm1(-2 * p / tau_)) / (
        whole**2
    )
    # Below one time constant by series; above, two terms of which one is at most 4 times the sum.
    assert rise.area_us(phase) == pytest.approx(float(area), rel=1e-14)
    assert rise.square_area_us() == pytest.approx(float(square), rel=2e-14)


def enumerated_ma2_s(work, start, stop):
    """In fractions, and whether an edge of a pulse lies within 2 ns of an edge of the window."""
    one, total, near = work.channel[0], Fraction(0), False
    for pulse in brute.session(work, one):
        for start_us, end_us, ratio, gap in brute.pieces(one.pulse):
            a, b = (
                pulse.onset_s + ((x - gap) * pulse.ratio + gap) * brute.MICROSECOND
                for x in (start_us, end_us)
            )
            overlap = min(b, stop) - max(a, start)
            total += max(overlap, 0) * (pulse.amplitude_ma * ratio) ** 2
            edges = (abs(x - edge) for x in (a, b) for edge in (start, stop))
            near |= min(edges) < 2 * brute.NANOSECOND
    return float(total), near


@examples(80)
@given(small_sections(), moments, moments)
def test_any_window_is_that_of_the_enumeration(work, one, other):
    # Half a microsecond beside the grid of edges.
    start, stop = (Fraction(2 * us + 1, 2_000_000) for us in sorted((one, other)))
    expected, near = enumerated_ma2_s(work, start, stop)
    found = square_ma2_s(program(work), float(start), float(stop))
    # Hundreds of pulses of at most 1600 mA^2 x 9 ms; edges of the window to 4e-15 s. Where an edge
    # of a pulse is all but the window's, they are the same time, and up to 2 ns may be missing.
    assert found == pytest.approx(expected, rel=1e-11, abs=1e-5 if near else 1e-10)


@examples(60)
@given(small_sections(), st.lists(st.floats(-0.2, 1.2), min_size=3, max_size=3))
def test_splits_add_up(work, parts):
    a, b, c = (part * work.duration_s for part in sorted(parts))
    p = program(work)
    whole = square_ma2_s(p, a, c)
    assert square_ma2_s(p, a, b) + square_ma2_s(p, b, c) == pytest.approx(whole, abs=1e-10)
    assert 0.0 <= square_ma2_s(p, a, b) <= whole + 1e-10


@examples(40)
@given(small_sections(), st.floats(0.1, 10.0), st.floats(0.0, 1.0))
def test_amplitude_scales_it_by_its_square(work, times, part):
    one = work.channel[0]
    stronger = Channel(
        name=one.name,
        amplitude_ma=one.amplitude_ma * times,
        pulse=one.pulse,
        timing=one.timing,
        modulation=one.modulation,
        delay_s=one.delay_s,
        window=one.window,
    )
    cycle = {"on_off": (work.on_s, work.off_s)} if work.on_s else {}
    for key in ("cadence_steps_per_min", "cadence_rpm"):
        cycle |= {key: getattr(work, key)} if getattr(work, key) else {}
    more = section(stronger, minutes=work.duration_min, **cycle)
    stop_s = (0.05 + part) * work.duration_s
    assert rms_ma(program(more), 0.0, stop_s) == pytest.approx(
        times * rms_ma(program(work), 0.0, stop_s), rel=1e-12
    )


@pytest.mark.parametrize("name", CASES)
def test_every_shape_cut_anywhere_is_that_of_fine_steps(name):
    work = program(
        section(
            channel(
                CASES[name][0],
                Constant(frequency_hz=50.0),
                modulation=Modulation(amplitude_depth_fraction=0.5, amplitude_modulation_hz=7.0),
            )
        )
    )
    for start_s, stop_s in ((0.02013, 0.02021), (0.0401, 0.0602), (0.02, 0.1203)):
        steps = 200_000
        step_s = (stop_s - start_s) / steps
        current = current_ma(work, start_s + (np.arange(steps) + 0.5) * step_s)
        # The midpoint rule misses at most half a step at each unit of variation of the square:
        # up to 12 swings of 1600 mA^2 in each of 6 pulses.
        found = square_ma2_s(work, start_s, stop_s)
        assert found == pytest.approx(float(current @ current) * step_s, abs=72 * 1600 * step_s / 2)


def test_whole_periods_have_the_plateau_of_the_dose_and_a_cycle_has_its_own():
    for name in CASES:
        work = section(channel(CASES[name][0], Constant(frequency_hz=20.0)), minutes=1.0)
        plateau = channel_dose(work, 0).rms_plateau_ma
        assert rms_ma(program(work), 3.0, 7.0) == pytest.approx(plateau, rel=1e-12)
        ramped = section(
            channel(CASES[name][0], Constant(frequency_hz=20.0), ramps=(1.0, 0.5)),
            on_off=(4.0, 3.0),
        )
        cycle = channel_dose(ramped, 0).rms_cycle_ma
        assert rms_ma(program(ramped), 0.0, 7.0) == pytest.approx(cycle, rel=1e-12)
        assert rms_ma(program(ramped), 70.0, 84.0) == pytest.approx(cycle, rel=1e-12)


def test_a_window_inside_a_pulse_by_hand():
    work = program(
        section(channel(Monophasic(phase_duration_us=1000.0), Constant(frequency_hz=10)))
    )
    assert mean_square_ma2(work, 0.0002, 0.0007) == pytest.approx(1600.0, rel=1e-12)
    assert mean_square_ma2(work, 0.0995, 0.1005) == pytest.approx(800.0, rel=1e-9)
    assert mean_square_ma2(work, 0.05, 0.09) == 0.0
    assert mean_square_ma2(work, -2.0, -1.0) == 0.0


def test_a_continuous_current_has_one_too():
    sine = Channel(name="one", amplitude_ma=30.0, carrier=SineCarrier(carrier_frequency_hz=4000.0))
    assert mean_square_ma2(program(section(sine)), 1.0, 3.0) == pytest.approx(450.0, rel=1e-9)


def test_a_window_without_length_has_no_mean():
    work = program(section(channel()))
    with pytest.raises(ImpossibleError) as error:
        rms_ma(work, 2.0, 2.0)
    assert [(p.rule, p.path, p.allowed) for p in error.value.problems] == [
        ("range", "stop_s", "above start_s, 2")
    ]
    with pytest.raises(ImpossibleError):
        mean_square_ma2(work, 2.0, 1.0)
    assert square_ma2_s(work, 2.0, 2.0) == 0.0
