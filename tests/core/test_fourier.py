"""Fourier integrals against quadrature at 30 digits, and the properties any of them has."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_shapes import CASES
from wavesim.core.fourier import pulse_us, turned
from wavesim.core.segments import Exponential, Linear, Sine

EPS = 2.0**-52

SEGMENTS = [
    Linear(0.0, 300.0, 1.0, 1.0),
    Linear(20.0, 75.5, -0.3, -0.3, gap_us=10.0),
    Linear(10.0, 110.0, -0.25, 0.75),
    Linear(0.1, 7.3, 0.9, -0.4),
    Sine(0.0, 400.0, 2),
    Sine(5.0, 201.0, 5, ratio=-0.7),
    Exponential(0.0, 50.0, 0.0, 1.0, 10.0),
    Exponential(230.0, 2230.0, 0.0, -0.5, 400.0, 30.0),
    Exponential(0.0, 5000.0, 1.1, -1.1, 1500.0),
    Exponential(3.0, 1003.0, 1000.5, -1000.5, 1e6),
]

TURNS = [0.0, 1e-9, 0.004, 0.31, 0.3184, 1.0, 2.5, 2.5000001, 7.77]
"""Turns within the segment: none, hardly any, both sides of the branch at 1 rad, its own, many."""


def level(segment):
    """The level at a time, at the working precision."""
    start = mpmath.mpf(segment.start_us)
    if isinstance(segment, Linear):
        first, step = mpmath.mpf(segment.first), mpmath.mpf(segment.last) - segment.first
        return lambda x: first + step * (x - start) / (segment.end_us - start)
    if isinstance(segment, Sine):
        half = mpmath.mpf(segment.half_cycle_us)
        return lambda x: segment.ratio * mpmath.sin(mpmath.pi * (x - start) / half)
    tau = mpmath.mpf(segment.time_constant_us)
    return lambda x: segment.base + segment.swing * mpmath.exp(-(x - start) / tau)


def quadrature(segment, frequency_hz, stop_us, ratio=1):
    """The integral to 30 digits, the segment stretched but for its gap."""
    mpmath.mp.dps = 30
    of, gap, ratio = level(segment), mpmath.mpf(segment.gap_us), mpmath.mpf(ratio)
    turn = -2j * mpmath.pi * mpmath.mpf(frequency_hz) / 1_000_000
    pieces = 4 + int(2e-6 * frequency_hz * (stop_us - segment.start_us) * ratio)
    cuts = [
        gap + ratio * (x - gap)
        for x in mpmath.linspace(segment.start_us, mpmath.mpf(stop_us), pieces)
    ]
    return complex(mpmath.quad(lambda y: of(gap + (y - gap) / ratio) * mpmath.exp(turn * y), cuts))


def scale_us(segment):
    """Peak times duration; of an exponential the sizes of the parts it is made of."""
    low, high = segment.extremes()
    peak = max(-low, high)
    if isinstance(segment, Exponential):
        peak = abs(segment.base) + abs(segment.swing)
    return peak * (segment.end_us - segment.start_us)


@pytest.mark.parametrize("segment", SEGMENTS)
@pytest.mark.parametrize("part", [0.37, 1.0])
def test_segments_agree_with_quadrature(segment, part):
    length_us = segment.end_us - segment.start_us
    stop_us = segment.start_us + part * length_us
    for turns in TURNS:
        frequency_hz = turns / length_us * 1e6
        found = segment.fourier_us(np.array([frequency_hz]), stop_us)[0]
        # A dozen roundings of terms of that size, and the phase 2 pi f x rounded at its end.
        tolerance = (12.0 + 2.0 * math.pi * frequency_hz * segment.end_us * 1e-6) * EPS
        error = abs(found - quadrature(segment, frequency_hz, stop_us))
        assert error <= tolerance * scale_us(segment), turns


@pytest.mark.parametrize("segment", SEGMENTS)
def test_at_no_frequency_it_is_the_area(segment):
    for part in (0.1, 0.37, 1.0):
        stop_us = segment.start_us + part * (segment.end_us - segment.start_us)
        found = segment.fourier_us(np.zeros(1), stop_us)[0]
        assert found == pytest.approx(segment.area_us(stop_us), rel=4 * EPS, abs=EPS * stop_us)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("ratio", [1.0, 0.4])
def test_pulses_agree_with_quadrature(name, ratio):
    segments = CASES[name][0].unit.segments
    length_us = segments[-1].end_us
    frequency_hz = np.array([0.0, 0.2, 1.3, 4.9]) / length_us * 1e6
    found = pulse_us([(s, s.end_us) for s in segments], frequency_hz, ratio)
    for f, value in zip(frequency_hz, found, strict=True):
        expected = sum(quadrature(s, f, s.end_us, ratio) for s in segments)
        # As of the segments; a phase of less than 5 turns is 31 rad.
        assert abs(value - expected) <= 60 * EPS * sum(scale_us(s) for s in segments)


def test_many_ratios_at_once_are_those_one_by_one():
    segments = [(s, s.end_us) for s in CASES["exponential recovery"][0].unit.segments]
    frequency_hz, ratio = np.linspace(0.0, 9000.0, 7), np.array([1.0, 0.25, 0.0, 0.7])
    found = pulse_us(segments, frequency_hz, ratio[:, None])
    for line, one in zip(found, ratio, strict=True):
        np.testing.assert_allclose(line, pulse_us(segments, frequency_hz, float(one)), atol=1e-11)
    assert not found[2].any()


frequencies = st.floats(-1e6, 1e6)


@given(st.sampled_from(sorted(CASES)), frequencies)
def test_bounds_and_symmetry(name, frequency_hz):
    unit = CASES[name][0].unit
    f = np.array([frequency_hz, -frequency_hz])
    one, other = pulse_us([(s, s.end_us) for s in unit.segments], f)
    rounding = 1e-12 * unit.magnitude_us
    assert abs(one - np.conj(other)) <= rounding
    assert abs(one) <= unit.magnitude_us + rounding
    # What varies by V in all has integrals of at most V / (2 pi f).
    variation = sum(abs(s.level(s.start_us)) + abs(s.level(s.end_us)) for s in unit.segments)
    variation += sum(inner_variation(s) for s in unit.segments)
    assert abs(one) * 2.0 * math.pi * abs(frequency_hz) * 1e-6 <= variation * (1 + 1e-9) + 1e-6


def inner_variation(segment):
    low, high = segment.extremes()
    halves = segment.half_cycles if isinstance(segment, Sine) else 0
    return 2.0 * halves * abs(segment.ratio) if halves else high - low


@given(st.sampled_from(SEGMENTS), st.floats(0.0, 1e5), st.floats(0.0, 1e4), st.floats(0.01, 1.0))
def test_the_mirrored_segment_is_the_opposite_later(segment, frequency_hz, shift_us, part):
    f = np.array([frequency_hz])
    length_us = segment.end_us - segment.start_us
    stop_us = segment.start_us + part * length_us
    later = segment.mirrored(shift_us, 0.0).fourier_us(f, stop_us + shift_us)
    expected = -segment.fourier_us(f, stop_us) * turned(f * (shift_us * 1e-6))
    # Ends of 1e4 us are rounded to 2e-12 us, phases below 2 pi 1e5 x 1.7e-2 to 1e-12.
    np.testing.assert_allclose(later, expected, atol=1e-11 * scale_us(segment) + 1e-8)


def test_balanced_pulses_have_nothing_at_no_frequency():
    for pulse, _ in CASES.values():
        if pulse.unit.net_us == 0.0:
            found = pulse_us([(s, s.end_us) for s in pulse.unit.segments], np.zeros(1))[0]
            assert abs(found) <= 2 * EPS * pulse.unit.magnitude_us
