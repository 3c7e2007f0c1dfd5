"""A drawn population against the table of distances and fibres taken one by one."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.physiology.mrg_files import thresholds_ma
from tests.programs import BiphasicSymmetric
from wavesim.core.errors import ImpossibleError
from wavesim.core.pulses import Monophasic
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.population import Pool, draw, population_fraction

MONO = Monophasic(phase_duration_us=200.0)
SYMMETRIC = BiphasicSymmetric(phase_duration_us=200.0)
SMALL = draw(Pool(fibre_count=2000))
BY_DISTANCE_MA = {  # 200 us, monophasic: 3, 5, 10, 15 and 20 mm
    5.7: [1.895, 6.41, 39.98, 124.8, 285.0],
    10.0: [0.815, 2.217, 10.71, 29.93, 64.5],
    16.0: [0.567, 1.355, 5.443, 13.78, 27.99],
}


def one(diameter_um, depth_mm):
    """A population of one known fibre."""
    return draw(
        Pool(
            diameter_mean_um=diameter_um,
            diameter_sd_um=0.0,
            depth_from_mm=depth_mm,
            depth_to_mm=depth_mm,
            fibre_count=1,
        )
    )


@pytest.mark.parametrize("diameter", BY_DISTANCE_MA)
def test_the_table_of_distances(diameter) -> None:
    """Each of its 15 thresholds comes back."""
    for depth, wanted in zip((3.0, 5.0, 10.0, 15.0, 20.0), BY_DISTANCE_MA[diameter], strict=True):
        found = one(diameter, depth).thresholds(200.0, MONO).threshold_ma
        assert found == pytest.approx([wanted], rel=1e-9)


def test_between_the_columns_the_logarithm_is_straight() -> None:
    """At the geometric mean of 5 and 10 mm the geometric mean of both thresholds."""
    found = one(10.0, math.sqrt(50.0)).thresholds(200.0, MONO).threshold_ma
    assert found == pytest.approx([math.sqrt(2.217 * 10.71)], rel=1e-9)


@pytest.mark.parametrize("diameter", [5.7, 10.0, 16.0])
@pytest.mark.parametrize("width", [20.0, 100.0, 1000.0])
def test_other_widths_and_waveforms_go_as_the_files(diameter, width) -> None:
    """At 10 mm: the file's threshold, less the step error by which both tables differ at 200 us."""
    known = thresholds_ma()
    step = BY_DISTANCE_MA[diameter][2] / known[diameter, "mono_cathodic", 0.0, 200.0]
    fibre = one(diameter, 10.0)
    mono = fibre.thresholds(width, MONO).threshold_ma
    both = fibre.thresholds(width, SYMMETRIC).threshold_ma
    assert mono == pytest.approx([step * known[diameter, "mono_cathodic", 0.0, width]], rel=1e-9)
    assert both == pytest.approx([step * known[diameter, "biphasic_sym", 0.0, width]], rel=1e-9)


def test_the_same_pool_is_the_same_population() -> None:
    """Another seed is another."""
    again, other = draw(Pool(fibre_count=2000)), draw(Pool(fibre_count=2000, seed=2))
    first = SMALL.thresholds(250.0, MONO).threshold_ma
    assert np.array_equal(first, again.thresholds(250.0, MONO).threshold_ma)
    assert not np.array_equal(first, other.thresholds(250.0, MONO).threshold_ma)


def test_scaled_to_a_calibration() -> None:
    """Half of it fires at the calibrated threshold, and the course stays."""
    calibration = Calibration(motor_ma=33.0, at_us=300.0)
    scaled = SMALL.scaled_to(calibration)
    before, after = (p.thresholds(300.0, MONO).threshold_ma for p in (SMALL, scaled))
    assert float(np.median(after)) == pytest.approx(33.0, rel=1e-9)
    assert after / before == pytest.approx(np.full(2000, after[0] / before[0]), rel=1e-9)


@examples(40)
@given(amplitude=st.floats(1.0, 100.0), more=st.floats(0.0, 50.0), width=st.floats(20.0, 900.0))
def test_more_recruits_no_fewer(amplitude, more, width) -> None:
    """In amplitude and in phase duration; the fraction is a count of fibres at or below."""
    first, second, longer = population_fraction(
        [amplitude, amplitude + more, amplitude], [width, width, 1.1 * width], SYMMETRIC, SMALL
    )
    assert 0.0 <= first <= min(second, longer) <= 1.0
    counted = np.mean(SMALL.thresholds(width, SYMMETRIC).threshold_ma <= amplitude)
    assert first == counted


def test_no_pulse_and_no_answer() -> None:
    """Nothing recruits none; a lone anodic phase has no number."""
    found = population_fraction([0.0, 40.0, -40.0, 40.0], [200.0, 0.0, 200.0, 200.0], MONO, SMALL)
    assert found[:2].tolist() == [0.0, 0.0]
    assert np.isnan(found[2])
    assert found[3] > 0.0


def test_a_pool_that_cannot_be() -> None:
    """Every problem at once."""
    with pytest.raises(ImpossibleError) as error:
        Pool(diameter_mean_um=20.0, depth_to_mm=1.0)
    assert [p.path for p in error.value.problems] == ["diameter_mean_um", "depth_to_mm"]
