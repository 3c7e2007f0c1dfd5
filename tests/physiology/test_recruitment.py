"""Lognormal recruitment against its check values, quadrature, and what must always hold."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from tests.examples import examples
from tests.programs import BiphasicSymmetric, SineBurst
from wavesim.core.pulses import Monophasic
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.fibres import FIBRES
from wavesim.physiology.recruitment import (
    amplitude_for_ma,
    lognormal_fraction,
    median_threshold,
    recruited_fraction,
    threshold_curve,
    validity,
)

MONO = Monophasic(phase_duration_us=250.0)
SYMMETRIC = BiphasicSymmetric(phase_duration_us=250.0)
amplitudes = st.floats(0.1, 300.0)
widths = st.floats(20.0, 2000.0)
fibres = st.sampled_from(("motor", "cutaneous", "a_delta", "c"))


def test_check_values() -> None:
    """Median 20 mA, cv 0.25, given to four decimals; the default calibration is the same."""
    wanted = [0.1213, 0.5000, 0.8176, 0.9502]
    at_ma = [15.0, 20.0, 25.0, 30.0]
    assert lognormal_fraction(at_ma, 20.0, 0.25) == pytest.approx(wanted, abs=5e-5)
    assert recruited_fraction(at_ma, 250.0, MONO) == pytest.approx(wanted, abs=5e-5)


@pytest.mark.parametrize("cv", [0.1, 0.25, 0.4])
def test_fraction_is_the_integral_of_the_density(cv) -> None:
    """Lognormal of median 20 whose standard deviation over mean is cv; quad is good to 1e-9."""
    mu, sigma2 = math.log(20.0), math.log(1.0 + cv * cv)

    def density(x):
        return math.exp(-((math.log(x) - mu) ** 2) / (2.0 * sigma2)) / (
            x * math.sqrt(2.0 * math.pi * sigma2)
        )

    for amplitude in (12.0, 20.0, 33.0):
        integral = quad(density, 1e-9, amplitude, points=[8.0], epsabs=1e-11)[0]
        assert float(lognormal_fraction(amplitude, 20.0, cv)) == pytest.approx(integral, abs=1e-8)
    mean = quad(lambda x: x * density(x), 1e-9, 400.0, points=[10.0, 40.0], limit=200)[0]
    square = quad(lambda x: x * x * density(x), 1e-9, 400.0, points=[10.0, 40.0], limit=200)[0]
    assert math.sqrt(square - mean**2) / mean == pytest.approx(cv, rel=1e-6)


def test_dead_zone_and_saturation() -> None:
    """First and 99th percentile: 2.326 standard deviations of the logarithm, to 3 decimals."""
    s = math.sqrt(math.log(1.0 + 0.25**2))
    first, last = amplitude_for_ma(0.01, 20.0, 0.25), amplitude_for_ma(0.99, 20.0, 0.25)
    assert float(first) == pytest.approx(20.0 * math.exp(-2.326 * s), rel=2e-4)
    assert float(last) == pytest.approx(20.0 * math.exp(2.326 * s), rel=2e-4)
    assert lognormal_fraction([first, last], 20.0, 0.25) == pytest.approx([0.01, 0.99], rel=1e-9)


def test_median_is_weiss_times_the_ratio() -> None:
    """20 mA at 250 us and a chronaxie of 459 us: at 100 us 39.42 mA, symmetric 1.3568 times it."""
    alone = 20.0 * (1.0 + 459.0 / 100.0) / (1.0 + 459.0 / 250.0)
    assert threshold_curve("motor", 100.0, MONO)[0] == pytest.approx(alone, rel=1e-12)
    ratio = 25.2663 / 18.6220
    found = threshold_curve("motor", 100.0, SYMMETRIC)[0]
    assert found == pytest.approx(alone * ratio, rel=1e-9)


def test_calibrated_with_a_biphasic_pulse() -> None:
    """The threshold holds for the pulse it was measured with."""
    calibration = Calibration(motor_ma=24.0, at_us=200.0, waveform="biphasic_symmetric")
    assert threshold_curve("motor", 200.0, SYMMETRIC, calibration)[0] == pytest.approx(24.0)
    assert threshold_curve("motor", 200.0, MONO, calibration)[0] < 24.0


@examples(60)
@given(low=amplitudes, more=st.floats(0.0, 50.0), width=widths, fibre=fibres)
def test_more_current_recruits_no_fewer(low, more, width, fibre) -> None:
    """For every class, between 0 and 1."""
    for direction in (1.0, -1.0):
        first, second = recruited_fraction(
            np.array([low, low + more]) * direction, width, SYMMETRIC, fibre=fibre
        )
        assert 0.0 <= first <= second <= 1.0


@examples(60)
@given(amplitude=amplitudes, width=widths, longer=st.floats(1.0, 3.0), gap=st.floats(0.0, 300.0))
def test_longer_phases_recruit_no_fewer(amplitude, width, longer, gap) -> None:
    """Cathodic first, with any gap, also beyond the tables."""
    pulse = BiphasicSymmetric(phase_duration_us=250.0, interphase_gap_us=gap)
    first, second = recruited_fraction(amplitude, [width, width * longer], pulse)
    assert first <= second + 1e-12


def test_no_pulse_recruits_none() -> None:
    """Without amplitude or without duration; ramps of both begin there. No warning either."""
    assert recruited_fraction([0.0, 40.0, -0.0], [250.0, 0.0, 0.0], SYMMETRIC).tolist() == [0, 0, 0]


def test_directions_are_told_apart() -> None:
    """Anodic first needs more; a lone anodic phase gives nothing to show."""
    cathodic, anodic = recruited_fraction([25.0, -25.0], 250.0, SYMMETRIC)
    assert anodic < cathodic
    assert np.isnan(recruited_fraction([25.0, -25.0], 250.0, MONO)).tolist() == [False, True]


def test_many_at_once_are_each_alone() -> None:
    """Rows of a table with ramps of both kinds."""
    amplitude = np.array([5.0, -20.0, 30.0, 40.0])
    width = np.array([100.0, 200.0, 200.0, 300.0])
    together = recruited_fraction(amplitude, width, SYMMETRIC)
    alone = [
        float(recruited_fraction(a, w, SYMMETRIC)) for a, w in zip(amplitude, width, strict=True)
    ]
    assert together.tolist() == alone


def test_validity_names_its_reasons() -> None:
    """Inside, beyond the tables, beyond the law, nothing at all."""
    assert validity(40.0, 250.0, SYMMETRIC).why == ()
    assert validity(40.0, 250.0, SYMMETRIC).valid
    long = validity(40.0, 1500.0, SYMMETRIC)
    assert (long.valid, long.extrapolated) == (True, True)
    assert validity(40.0, 2500.0, SYMMETRIC).why == ("phase_too_long", "width_outside_table")
    assert not validity(40.0, 2500.0, SYMMETRIC).valid
    assert not validity(40.0, 10.0, MONO).valid
    assert not validity(-40.0, 250.0, MONO).valid
    assert validity(0.0, 250.0, MONO).why == ("no_amplitude",)
    burst = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    assert validity(40.0, 200.0, burst).approximate
    # A ramp of phase durations begins below 20 us and is judged where it leads.
    assert validity([40.0, 40.0], [0.0, 250.0], SYMMETRIC).valid


def test_denervated_muscle_needs_long_pulses() -> None:
    """Its rheobase current excites not even 1 % of it in a phase as short as nerve's."""
    calibration = Calibration()
    at_100_ms = recruited_fraction(30.0, 100_000.0, MONO, calibration, "denervated")
    at_1_ms = recruited_fraction(30.0, 1000.0, MONO, calibration, "denervated")
    assert float(at_100_ms) > 0.99
    assert float(at_1_ms) < 0.01
    assert not validity(30.0, 300.0, MONO, "denervated").valid


def test_short_pulses_favour_large_fibres() -> None:
    """I_C / I_touch at 50 us over that at 1000 us: (1 + t/50) / (1 + t/1000) of both."""
    ratio = {
        width: median_threshold(width, MONO, fibre="c").median_ma[0]
        / median_threshold(width, MONO, fibre="cutaneous").median_ma[0]
        for width in (50.0, 1000.0)
    }

    def course(name):
        chronaxie = FIBRES[name].chronaxie_us
        return (1.0 + chronaxie / 50.0) / (1.0 + chronaxie / 1000.0)

    assert ratio[50.0] / ratio[1000.0] == pytest.approx(course("c") / course("cutaneous"))
    assert ratio[50.0] > ratio[1000.0]
