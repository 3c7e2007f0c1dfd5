"""Segment integrals against quadrature at 40 digits, and the phases of each shape."""

import math

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programs import BiphasicAsymmetric, BiphasicSymmetric, Monophasic, SineBurst
from wavesim.core.segments import Linear, Sine, phases

SEGMENTS = [
    Linear(0.0, 300.0, 1.0, 1.0),
    Linear(20.0, 75.5, -0.3, -0.3, gap_us=10.0),
    Linear(10.0, 110.0, 0.0, 1.0),
    Linear(10.0, 110.0, -0.25, 0.75),
    Linear(0.1, 7.3, 0.9, -0.4),
    Sine(0.0, 400.0, 2),
    Sine(5.0, 1005.0, 5),
]


def quadrature(segment, function, stop_us):
    """Integral to 40 digits, cut where the level has a kink in its magnitude."""
    mpmath.mp.dps = 40
    start, end = mpmath.mpf(segment.start_us), mpmath.mpf(segment.end_us)
    if isinstance(segment, Sine):
        omega = mpmath.pi * segment.half_cycles / (end - start)
        zeros = [
            start + k * (end - start) / segment.half_cycles for k in range(1, segment.half_cycles)
        ]
        level = lambda x: mpmath.sin(omega * (x - start))  # noqa: E731 - one formula each
    else:
        a, b = mpmath.mpf(segment.first), mpmath.mpf(segment.last)
        zeros = [start + (end - start) * a / (a - b)] if a * b < 0 else []
        level = lambda x: a + (b - a) * (x - start) / (end - start)  # noqa: E731
    cuts = [start, *(z for z in zeros if z < stop_us), mpmath.mpf(stop_us)]
    return float(mpmath.quad(lambda x: function(level(x)), cuts))


@pytest.mark.parametrize("segment", SEGMENTS)
@pytest.mark.parametrize("part", [0.13, 0.5, 0.77, 1.0])
def test_integrals_agree_with_quadrature(segment, part):
    stop_us = segment.start_us + part * (segment.end_us - segment.start_us)
    # A closed form of a few operations on numbers up to 1000: 1e-13 relative, 1e-10 absolute
    # where positive and negative parts cancel.
    tolerance = {"rel": 1e-12, "abs": 1e-10}
    assert segment.area_us(stop_us) == pytest.approx(
        quadrature(segment, lambda y: y, stop_us), **tolerance
    )
    assert segment.magnitude_to_us(stop_us) == pytest.approx(
        quadrature(segment, abs, stop_us), **tolerance
    )
    if part == 1.0:
        assert segment.square_area_us() == pytest.approx(
            quadrature(segment, lambda y: y * y, stop_us), **tolerance
        )


@pytest.mark.parametrize("segment", SEGMENTS)
def test_extremes_enclose_and_are_reached(segment):
    times = [segment.start_us + k / 5000 * (segment.end_us - segment.start_us) for k in range(5001)]
    levels = [float(segment.level(x)) for x in times[:-1]]
    low, high = segment.extremes()
    assert low - 1e-12 <= min(levels) <= low + 1e-3  # 5000 steps: the peak of a sine to 1e-6
    assert high - 1e-3 <= max(levels) <= high + 1e-12


@pytest.mark.parametrize("segment", SEGMENTS)
def test_pieces_have_one_sign_and_add_up(segment):
    pieces = segment.pieces()
    assert math.fsum(p.area_us for p in pieces) == pytest.approx(
        segment.area_us(segment.end_us), rel=1e-12, abs=1e-10
    )
    for piece in pieces:
        middle = float(segment.level((piece.start_us + piece.end_us) / 2))
        assert middle * piece.area_us > 0.0


durations = st.floats(0.1, 1e4, allow_nan=False)
ratios = st.floats(0.02, 1.0, allow_nan=False)


@given(durations, st.floats(0.0, 1e4), ratios)
def test_balanced_shapes_have_exactly_no_net_charge(phase_us, gap_us, ratio):
    symmetric = BiphasicSymmetric(phase_duration_us=phase_us, interphase_gap_us=gap_us)
    asymmetric = BiphasicAsymmetric(
        phase_duration_us=phase_us, interphase_gap_us=gap_us, recovery_ratio=ratio
    )
    assert symmetric.unit.net_us == 0.0
    assert asymmetric.unit.net_us == 0.0
    written = BiphasicAsymmetric(
        phase_duration_us=phase_us,
        interphase_gap_us=gap_us,
        recovery_ratio=ratio,
        recovery_duration_us=phase_us / ratio,
    )
    assert written.unit.net_us == 0.0


@given(st.floats(100.0, 1e5), st.integers(1, 100))
def test_a_sine_burst_has_exactly_no_net_charge(carrier_hz, cycles):
    assert SineBurst(carrier_frequency_hz=carrier_hz, cycle_count=cycles).unit.net_us == 0.0


def test_phases_split_at_pauses_and_zeros():
    gap = BiphasicSymmetric(phase_duration_us=250.0, interphase_gap_us=100.0).unit
    assert [(p.start_us, p.end_us, p.area_us) for p in gap.phases] == [
        (0.0, 250.0, 250.0),
        (350.0, 600.0, -250.0),
    ]
    assert (gap.length_us, gap.flowing_us) == (600.0, 500.0)
    assert len(SineBurst(carrier_frequency_hz=2500.0, cycle_count=25).unit.phases) == 50
    assert len(Monophasic(phase_duration_us=5.0).unit.phases) == 1
    joined = phases((Linear(0.0, 1.0, 0.0, 1.0), Linear(1.0, 2.0, 1.0, 0.0)))
    assert [(p.start_us, p.end_us, p.area_us) for p in joined] == [(0.0, 2.0, 1.0)]


def test_an_unbalanced_recovery_leaves_its_charge():
    short = BiphasicAsymmetric(
        phase_duration_us=250.0, recovery_ratio=0.5, recovery_duration_us=450.0
    ).unit
    assert short.net_us == pytest.approx(250.0 - 225.0, abs=1e-12)
