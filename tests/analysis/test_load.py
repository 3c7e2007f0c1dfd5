"""The load of a pad pair against the worked examples of the reference (2.11)."""

import math

import numpy as np
import pytest

from tests.programs import channel
from wavesim.analysis.load import (
    TEST_LOADS_OHM,
    Load,
    channel_load,
    cole_impedance_ohm,
    electrode_load,
    half_lifted_load,
)
from wavesim.core.channel import Electrode
from wavesim.core.errors import ImpossibleError


@pytest.mark.parametrize(("area_cm2", "ohm", "parallel", "uf"),
                         [(25.0, 200.0, 4000.0, 0.375), (5.0, 300.0, 20_000.0, 0.075)])  # fmt: skip
def test_by_area_two_interfaces_are_lumped(area_cm2, ohm, parallel, uf):
    load = electrode_load(Electrode(area_cm2=area_cm2))
    # The two constants of the tissue are written with 15 digits.
    assert load.series_ohm == pytest.approx(ohm, rel=1e-13)
    assert load.parallel_ohm == pytest.approx(parallel, rel=1e-14)
    assert load.capacitance_uf == pytest.approx(uf, rel=1e-14)


def test_what_the_file_gives_goes_before_the_area():
    given = Electrode(area_cm2=25.0, series_ohm=0.0, parallel_ohm=1000.0, capacitance_uf=0.2)
    assert electrode_load(given) == Load(series_ohm=0.0, parallel_ohm=1000.0, capacitance_uf=0.2)


@pytest.mark.parametrize(("area_cm2", "ohm"), [(0.01, 500.0), (2000.0, 119.09830 + 9.04508)])
def test_the_tissue_stays_in_the_range_of_its_source(area_cm2, ohm):
    # 404.5085 / sqrt(2000) = 9.0451
    assert electrode_load(Electrode(area_cm2=area_cm2)).series_ohm == pytest.approx(ohm, abs=1e-4)


def test_half_a_pad_has_twice_the_resistance_and_half_the_capacitance():
    half = half_lifted_load(Electrode(area_cm2=25.0))
    assert half == electrode_load(Electrode(area_cm2=12.5))
    given = Electrode(area_cm2=25.0, series_ohm=400.0, parallel_ohm=1000.0, capacitance_uf=0.2)
    assert half_lifted_load(given) == Load(
        series_ohm=400.0, parallel_ohm=2000.0, capacitance_uf=0.1
    )


def test_no_electrode_no_load():
    assert channel_load(channel(area_cm2=None)) is None
    assert channel_load(channel()) == electrode_load(Electrode(area_cm2=25.0))


def test_the_test_loads():
    assert TEST_LOADS_OHM == (500.0, 1000.0, 2000.0, 10_000.0)
    assert [Load(series_ohm=ohm).direct_ohm for ohm in TEST_LOADS_OHM] == list(TEST_LOADS_OHM)


@pytest.mark.parametrize("number", [-1.0, math.nan, math.inf])
def test_a_load_is_finite_and_not_negative(number):
    with pytest.raises(ImpossibleError) as refused:
        Load(series_ohm=200.0, parallel_ohm=number)
    assert [problem.path for problem in refused.value.problems] == ["parallel_ohm"]


def test_impedance_is_that_of_the_parts():
    load = Load(series_ohm=200.0, parallel_ohm=4000.0, capacitance_uf=0.375)
    capacitor = 1.0 / (2j * math.pi * 50.0 * 0.375e-6)
    expected = 200.0 + 1.0 / (1.0 / 4000.0 + 1.0 / capacitor)
    assert load.impedance_ohm(50.0) == pytest.approx(expected, rel=1e-14)
    assert load.impedance_ohm(0.0) == load.direct_ohm


def test_cole_impedance_of_the_reference():
    found = np.abs(cole_impedance_ohm(np.array([100.0, 4000.0])))
    # The reference gives six digits.
    assert found == pytest.approx([2696.58, 342.271], rel=2e-6)
    assert abs(cole_impedance_ohm(0.0)) == 4200.0
