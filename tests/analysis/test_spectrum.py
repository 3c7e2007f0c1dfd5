"""Spectra against rectangles in fractions, sampling, Parseval and the dose."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import brute
from tests.core.test_schedule import small_sections
from tests.core.test_shapes import CASES
from tests.examples import examples
from tests.programs import BiphasicSymmetric, Burst, Constant, Modulation, channel, program, section
from wavesim.analysis.current import charge_uc, current_ma
from wavesim.analysis.mean_square import square_ma2_s
from wavesim.analysis.spectrum import spectrum
from wavesim.analysis.stretches import stretches
from wavesim.core.carriers import SineCarrier
from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError
from wavesim.core.schedule import lower
from wavesim.core.segments import Sine

moments = st.integers(0, 12_000_000)
"""Microseconds."""

FREQUENCIES = np.array([-50.0, 1.0, 7.3, 33.3, 100.0, 1234.5, 4000.0, 20_000.0])


def enumerated(work, start, stop, frequency_hz):
    """Rectangle by rectangle from the fractions; and whether edges all but coincide."""
    one, near = work.channel[0], False
    total = np.zeros(len(frequency_hz), dtype=np.complex128)
    for pulse in brute.session(work, one):
        for start_us, end_us, ratio, gap in brute.pieces(one.pulse):
            a, b = (
                pulse.onset_s + ((x - gap) * pulse.ratio + gap) * brute.MICROSECOND
                for x in (start_us, end_us)
            )
            edges = (abs(x - edge) for x in (a, b) for edge in (start, stop))
            near |= min(edges) < 2 * brute.NANOSECOND
            a, b = max(a, start), min(b, stop)
            if a < b:
                middle, half = float((a + b) / 2), float((b - a) / 2)
                omega = 2.0 * np.pi * frequency_hz
                size = float(pulse.amplitude_ma * ratio) * 2.0 * np.sin(omega * half) / omega
                total += size * np.exp(-1j * omega * middle)
    return total, near


@examples(80)
@given(small_sections(), moments, moments)
def test_any_window_is_that_of_the_enumeration(work, one, other):
    # Half a microsecond beside the grid of edges.
    start, stop = (Fraction(2 * us + 1, 2_000_000) for us in sorted((one, other)))
    expected, near = enumerated(work, start, stop, FREQUENCIES)
    found = spectrum(program(work), float(start), float(stop), FREQUENCIES)
    # Each pulse has below 0.4 mA s and a phase of 2 pi x 20 kHz x 11 s = 1.4e6 rad good to 3e-10 on
    # either side; together they have at most 4 mA s. Coinciding edges: 40 mA x 2 ns.
    np.testing.assert_allclose(found, expected, atol=2e-7 if near else 3e-9)


@pytest.mark.parametrize(
    ("timing", "polarity"),
    [
        (Constant(frequency_hz=33.3), "alternating"),
        (Burst(frequency_hz=100.0, pulses_per_burst=3, burst_frequency_hz=7.3), "alternating"),
        (Burst(frequency_hz=100.0, pulses_per_burst=4, burst_frequency_hz=7.3), "anodic_first"),
    ],
)
@pytest.mark.parametrize("on_off", [None, (3.0, 1.0)])
def test_windows_that_begin_in_a_late_lap(timing, polarity, on_off):
    pulse = BiphasicSymmetric(phase_duration_us=250.0, polarity=polarity)
    work = section(channel(pulse, timing, ramps=(0.5, 0.3)), minutes=0.2, on_off=on_off)
    for one, other in ((1.2345, 2.3456), (1.5, 9.87654), (5.01, 5.33), (1.7, 10.6)):
        start, stop = Fraction(str(one)), Fraction(str(other))
        expected, _ = enumerated(work, start, stop, FREQUENCIES)
        # As above; no edges coincide here.
        found = spectrum(program(work), one, other, FREQUENCIES)
        np.testing.assert_allclose(found, expected, atol=3e-9)


@examples(60)
@given(small_sections(), st.lists(st.floats(-0.2, 1.2), min_size=3, max_size=3))
def test_splits_add_up(work, parts):
    a, b, c = (part * work.duration_s for part in sorted(parts))
    p = program(work)
    both = spectrum(p, a, b, FREQUENCIES) + spectrum(p, b, c, FREQUENCIES)
    # The same phases, so only the sums are rounded, of at most 4 mA s in all.
    np.testing.assert_allclose(both, spectrum(p, a, c, FREQUENCIES), atol=1e-9)


@examples(60)
@given(small_sections(), st.floats(-0.2, 1.2), st.floats(-0.2, 1.2), st.floats(0.0, 1e5))
def test_at_no_frequency_it_is_the_charge_and_of_opposite_ones_the_conjugate(work, a, b, f):
    start_s, stop_s = (part * work.duration_s for part in sorted((a, b)))
    p = program(work)
    none, one, other = spectrum(p, start_s, stop_s, [0.0, f, -f])
    assert none * 1e3 == pytest.approx(charge_uc(p, start_s, stop_s), abs=1e-9)
    assert one == pytest.approx(np.conj(other), abs=1e-12)


@examples(40)
@given(small_sections(), st.floats(-0.1, 1.1), st.floats(0.02, 0.3))
def test_parseval_of_a_window(work, part, length):
    """Spectrum at multiples of 1 / length: its power is that of the window, but for the tail."""
    start_s = part * work.duration_s
    stop_s = start_s + length * work.duration_s
    span_s, p = stop_s - start_s, program(work)
    numbers = np.arange(1, 20_001)
    power = np.abs(spectrum(p, start_s, stop_s, np.r_[0.0, numbers / span_s])) ** 2
    found = (power[0] + 2.0 * power[1:].sum()) / span_s
    expected = square_ma2_s(p, start_s, stop_s)
    # |S| <= V / (2 pi f), V the variation of the current: the tail is below V^2 span / (2 pi^2 K).
    tail = variation_ma(p, start_s, stop_s) ** 2 * span_s / (2.0 * math.pi**2 * numbers[-1])
    assert -1e-9 * expected - 1e-12 <= expected - found <= tail + 1e-12


def variation_ma(p, start_s, stop_s):
    """Bound of the variation of the current in a window, its edges included [mA]."""
    table = lower(p.section[0], 0)
    first, stop = table.before(np.array([start_s, stop_s]))
    plays = table.plays(max(0, int(first) - 1), int(stop))
    return float(plays @ np.abs(table.amplitude_ma)) * unit_variation(table.pulse.unit.segments)


def unit_variation(segments):
    """Of a unit shape, each segment from zero and back."""
    total = 0.0
    for segment in segments:
        low, high = segment.extremes()
        ends = abs(float(segment.level(segment.start_us))) + abs(
            float(segment.level(segment.end_us))
        )
        turns = segment.half_cycles if isinstance(segment, Sine) else 0
        total += 2.0 * turns * max(-low, high) if turns else ends + high - low
    return total


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", ["amplitude", "phase_duration"])
def test_against_the_fft_of_a_fine_sampling(name, kind):
    pulse = CASES[name][0]
    if kind == "phase_duration" and not hasattr(pulse, "phase_duration_us"):
        kind = "amplitude"
    modulation = Modulation(
        ramp_up_s=0.1,
        ramp_down_s=0.07,
        ramp_kind=kind,
        amplitude_depth_fraction=0.3,
        amplitude_modulation_hz=9.0,
    )
    work = program(
        section(
            channel(pulse, Constant(frequency_hz=61.0), modulation=modulation), on_off=(0.3, 0.05)
        )
    )
    start_s, span_s, samples = 0.04913, 0.5, 500_000
    step_s = span_s / samples
    current = current_ma(work, start_s + (np.arange(samples) + 0.5) * step_s)
    frequency_hz = np.arange(2000) / span_s
    # Sampled at the middles of steps, from the window's start: both are phases.
    turn = np.exp(-2j * np.pi * frequency_hz * (start_s + 0.5 * step_s))
    sampled = np.fft.rfft(current)[:2000] * step_s * turn
    found = spectrum(work, start_s, start_s + span_s, frequency_hz)
    # The midpoint rule misses a function of variation V by at most V step / 2 (Koksma), and
    # i(t) exp(-2 pi i f t) varies by at most that of i plus 2 pi f times the integral of |i|.
    magnitude = float(np.abs(current).sum()) * step_s
    allowed = variation_ma(work, start_s, start_s + span_s)
    allowed = 0.5 * step_s * (allowed + 2.0 * np.pi * frequency_hz * magnitude)
    assert np.all(np.abs(found - sampled) <= allowed)
    # And that is worth something: even of spikes of 10 us the largest line stands far above it.
    assert np.abs(found).max() > 8.0 * allowed[np.abs(found).argmax()]


@pytest.mark.parametrize("on_off", [None, (10.0, 20.0)])
def test_hours_are_the_sum_of_their_pulses(on_off):
    """Geometric sums against all pulses one by one, on lines, all but on them and beside them."""
    work = section(channel(ramps=(2.0, 1.0)), minutes=240.0, on_off=on_off)
    frequency_hz = np.array([50.0, 50.0 + 1e-7, 50.0 + 1 / 30, 49.9, 1000.0, 3.0, 2001.7])
    found = spectrum(program(work), 17.0, 14_000.0, frequency_hz)
    pulses = lower(work, 0).pulses()
    inside = (pulses.onset_s > 16.9999) & (pulses.onset_s < 13_999.9999)
    onset_s, amplitude = pulses.onset_s[inside], pulses.amplitude_ma[inside]
    for f, value in zip(frequency_hz, found, strict=True):
        omega_us = 2.0 * math.pi * f * 1e-6
        one_us = (1.0 - np.exp(-250j * omega_us)) ** 2 / (1j * omega_us)
        phases = np.exp(-2j * np.pi * (f * onset_s % 1.0))
        expected = one_us * 1e-6 * (amplitude @ phases)
        # Times of 14,000 s are good to 1e-12 s on either side, so phases to 2e-12 x 2 pi f.
        charge = abs(one_us) * 1e-6 * float(np.abs(amplitude).sum())
        assert abs(value - expected) <= charge * (1.3e-11 * f + 1e-10)


def test_a_night_costs_no_more_rows_than_a_minute():
    frequency_hz = np.linspace(0.0, 500.0, 11)
    for on_off in (None, (10.0, 20.0)):
        night = program(section(channel(), minutes=1440.0, on_off=on_off))
        work = lower(night.section[0], 0)
        rows = sum(s.stop - s.first for s in stretches(work, 3, work.total - 3))
        assert rows < 20
        assert spectrum(night, 0.0, 86_400.0, frequency_hz).shape == (11,)


def test_the_shape_of_the_answer_is_that_of_the_question():
    work = program(section(channel()))
    square = spectrum(work, 0.0, 1.0, np.array([[1.0, 2.0], [3.0, 4.0]]))
    assert square.shape == (2, 2)
    assert spectrum(work, 0.0, 1.0, 3.0) == square[1, 0]
    assert spectrum(work, 0.0, 1.0, []).shape == (0,)
    many = np.linspace(-1e4, 1e4, 10_000)
    found = spectrum(work, 0.0, 1.0, many)
    assert found[7777] == pytest.approx(complex(spectrum(work, 0.0, 1.0, many[7777])), rel=1e-12)


def test_nothing_flows_nothing_is_there():
    work = program(section(channel(amplitude_ma=0.0, ramps=(1.0, 1.0)), on_off=(4.0, 4.0)))
    assert not spectrum(work, 0.3, 17.7, FREQUENCIES).any()
    short = program(section(channel(), on_off=(1e-5, 1.0), minutes=1.0))
    assert not spectrum(short, 0.0, 60.0, FREQUENCIES).any()
    silent = program(section(channel(), on_off=(1.0, 1.0)))
    assert not spectrum(silent, 1.2, 1.9, FREQUENCIES).any()
    assert not spectrum(silent, 1.2, 1.2, FREQUENCIES).any()


def test_what_cannot_be_asked():
    work = program(section(channel()))
    for wrong in (math.nan, math.inf):
        with pytest.raises(ImpossibleError) as error:
            spectrum(work, 0.0, 1.0, [1.0, wrong])
        assert [p.path for p in error.value.problems] == ["frequency_hz"]
    with pytest.raises(ImpossibleError):
        spectrum(work, 1.0, 0.0, [1.0])
    with pytest.raises(ImpossibleError):
        spectrum(work, 0.0, 1.0, [1.0], channel=1)
    sine = Channel(name="one", amplitude_ma=30.0, carrier=SineCarrier(carrier_frequency_hz=4000.0))
    with pytest.raises(ImpossibleError) as error:
        spectrum(program(section(sine)), 0.0, 1.0, [1.0])
    assert [p.rule for p in error.value.problems] == ["no_pulses"]
