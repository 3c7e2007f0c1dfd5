"""The exact response of the linear membrane against an ODE solver, and against the cable."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from tests.examples import examples
from tests.physiology.mrg_files import bursts_ma
from tests.programs import BiphasicSymmetric, SineBurst, Trapezoidal, Triangular
from tests.strategies_current import pulses
from wavesim.core.pulses import ExponentialRise, Monophasic, TwinPeak
from wavesim.physiology.membrane import peak_depolarisation

TAU_US = 459.0 / math.log(2.0)


def integrated(pulse, tau_us, direction):
    """The largest v by DOP853, restarted at each edge, of 40,001 samples in each segment."""
    v, clock, highest = 0.0, 0.0, 0.0
    for segment in pulse.unit.segments:
        v *= math.exp(-(segment.start_us - clock) / tau_us)
        start, end = segment.start_us, segment.end_us
        done = solve_ivp(
            lambda t, y, s=segment: (direction * s.level(t) - y) / tau_us,
            (start, end),
            [v],
            method="DOP853",
            rtol=1e-9,
            atol=1e-12,
            max_step=(end - start) / 20.0,
            dense_output=True,
        )
        # The end itself belongs to what follows, where the level may jump.
        samples = done.sol(np.linspace(start, end, 40_001))[0]
        highest, v, clock = max(highest, float(samples.max())), float(done.y[0, -1]), end
    return highest


def is_short(pulse):
    """A pulse that a solver is done with soon; bursts have their own test."""
    return len(pulse.unit.segments) <= 20 and not isinstance(pulse, SineBurst)


@examples(25)
@given(
    pulse=pulses(3000.0).filter(is_short),
    direction=st.sampled_from((1.0, -1.0)),
    tau=st.floats(50.0, 5000.0),
)
def test_any_pulse_against_a_solver(pulse, direction, tau) -> None:
    """A summit lies up to half a sample from the nearest, which costs far less than 1e-7."""
    found = float(peak_depolarisation(pulse.unit.segments, tau, direction=direction)[0])
    assert found == pytest.approx(integrated(pulse, tau, direction), abs=1e-7)


def test_a_resonant_exponential_against_a_solver() -> None:
    """Where the usual closed form is 0/0."""
    pulse = ExponentialRise(phase_duration_us=500.0, time_constant_us=TAU_US)
    found = float(peak_depolarisation(pulse.unit.segments, TAU_US)[0])
    assert found == pytest.approx(integrated(pulse, TAU_US, 1.0), abs=1e-7)


@pytest.mark.parametrize("cycles", [1, 2, 3, 10])
@pytest.mark.parametrize("direction", [1.0, -1.0])
def test_bursts_against_a_solver(cycles, direction) -> None:
    """A short membrane, so that the first cycle and the last differ; 4000 samples in a cycle."""
    pulse = SineBurst(carrier_frequency_hz=2500.0, cycle_count=cycles)
    found = float(peak_depolarisation(pulse.unit.segments, 300.0, direction=direction)[0])
    assert found == pytest.approx(integrated(pulse, 300.0, direction), abs=2e-7)


def test_a_rectangle_is_lapicque() -> None:
    """1 - exp(-p / tau)."""
    found = peak_depolarisation(Monophasic(phase_duration_us=300.0).unit.segments, TAU_US)
    assert found[0] == pytest.approx(-math.expm1(-300.0 / TAU_US), rel=1e-12)


def test_what_it_cannot_show() -> None:
    """Cathodic first the second phase does nothing; anodic first it overstates: 7.1 at 100 us."""
    segments = BiphasicSymmetric(phase_duration_us=100.0).unit.segments
    alone = -math.expm1(-100.0 / TAU_US)
    assert peak_depolarisation(segments, TAU_US)[0] == pytest.approx(alone, rel=1e-12)
    anodic = peak_depolarisation(segments, TAU_US, direction=-1.0)[0]
    assert alone / anodic == pytest.approx(7.1, abs=0.06)


@pytest.mark.parametrize(
    "make",
    [
        lambda k: Triangular(phase_duration_us=200.0 * k, biphasic=True, interphase_gap_us=80.0),
        lambda k: Trapezoidal(phase_duration_us=200.0 * k, rise_us=50.0 * k, fall_us=20.0 * k),
        lambda k: TwinPeak(
            spike_time_constant_us=10.0 * k, spike_duration_us=50.0 * k, spacing_us=75.0 * k
        ),
    ],
)
def test_stretched_pulses_are_the_longer_ones(make) -> None:
    """All times but the gap stretch; many at once or one by one."""
    factors = np.array([0.3, 1.0, 2.5])
    for direction in (1.0, -1.0):
        together = peak_depolarisation(
            make(1.0).unit.segments, TAU_US, stretch=factors, direction=direction
        )
        alone = [
            peak_depolarisation(make(k).unit.segments, TAU_US, direction=direction)[0]
            for k in factors
        ]
        assert together == pytest.approx(alone, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("diameter", [10.0, 16.0])
def test_bursts_grow_with_the_carrier_as_in_the_cable(diameter) -> None:
    """From 1 to 4 kHz the threshold triples in both, 3.17 times here, 3.01 and 3.18 there."""
    known = bursts_ma()
    cable = known[diameter, 4000.0, 4.0] / known[diameter, 1000.0, 4.0]
    low, high = (
        peak_depolarisation(
            SineBurst(carrier_frequency_hz=carrier, cycle_count=round(carrier * 4e-3)).segments(),
            TAU_US,
        )[0]
        for carrier in (1000.0, 4000.0)
    )
    assert low / high == pytest.approx(cable, rel=0.06)
