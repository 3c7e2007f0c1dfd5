"""A drawn population: fibres of some diameter at some depth, thresholds from the cable tables.

The alternative to lognormal thresholds that says where a spread comes from. Thresholds of a point
source in a homogeneous medium are not those of a pad: the population is scaled to the calibrated
median, and only its course is the model's.
"""

import math
from dataclasses import replace
from typing import Annotated, final

import numpy as np
from numpy.typing import ArrayLike

from wavesim.core.pulse import Pulse
from wavesim.core.pulses_rectangular import Monophasic
from wavesim.core.spec import Spec, checked, value
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.fibres import FIBRES
from wavesim.physiology.mrg_tables import (
    DIAMETERS_UM,
    DISTANCE_MA,
    DISTANCES_MM,
    THRESHOLDS_MA,
    WIDTHS_US,
)
from wavesim.physiology.recruitment import median_threshold
from wavesim.physiology.strength_duration import Floats
from wavesim.physiology.waveform_ratio import waveform_ratio

TABLE_PHASE_US = 200.0
"""Phase duration of the table of distances [us]."""


@final
@value
class Pool:
    """How a population is drawn; every number is a choice of ours, and to be edited.

    Diameters are normal and depths even, both kept within the tables (5.7 to 16 um, 3 to 20 mm).
    """

    diameter_mean_um: Annotated[
        float, Spec(label="Mean diameter", unit="um", low=5.7, high=16.0, help="of the fibres")
    ] = 12.0
    diameter_sd_um: Annotated[
        float, Spec(label="Spread of diameters", unit="um", low=0.0, high=5.0, step=0.1,
                    help="standard deviation")
    ] = 1.5  # fmt: skip
    depth_from_mm: Annotated[
        float, Spec(label="Nearest", unit="mm", low=3.0, high=20.0, help="depth of the nearest")
    ] = 10.0
    depth_to_mm: Annotated[
        float, Spec(label="Deepest", unit="mm", low=3.0, high=20.0, help="depth of the deepest")
    ] = 15.0
    fibre_count: Annotated[
        int, Spec(label="Fibres", low=1, high=1_000_000, help="how many are drawn")
    ] = 100_000
    seed: Annotated[int, Spec(label="Seed", low=0, help="the same seed, the same fibres")] = 1

    def __post_init__(self) -> None:
        checked(self)


@final
class SortedThresholds:
    """Thresholds of all fibres for one pulse, in order: an amplitude is looked up."""

    def __init__(self, threshold_ma: Floats) -> None:
        self.threshold_ma = np.sort(threshold_ma)
        """Rising [mA]."""

    def fraction(self, amplitude_ma: ArrayLike) -> Floats:
        """Part of the fibres whose threshold is at or below each amplitude [mA]."""
        below = np.searchsorted(self.threshold_ma, np.asarray(amplitude_ma), side="right")
        return np.asarray(below / len(self.threshold_ma))


@final
class Population:
    """Fibres by the logarithm of their threshold at 200 us and their place among the tables."""

    def __init__(self, log_threshold: Floats, place: Floats) -> None:
        self._log_threshold = log_threshold
        self._low = np.minimum(place.astype(np.intp), len(DIAMETERS_UM) - 2)
        self._share = place - self._low
        self._place = place

    def thresholds(
        self, phase_duration_us: float, pulse: Pulse, direction: float = 1.0
    ) -> SortedThresholds:
        """Thresholds for a pulse of this phase duration; nan where nothing can be said.

        direction: 1 where the leading phase is cathodic, -1 where it is anodic.
        """
        at_us = np.array([phase_duration_us])
        factor = np.array([
            _of_width(i, phase_duration_us)
            + math.log(waveform_ratio(at_us, pulse, fibre, direction).ratio[0])
            for i, fibre in enumerate(_TABLE_FIBRES)
        ])  # fmt: skip
        low, high = factor[self._low], factor[self._low + 1]
        log_threshold = self._log_threshold + low + self._share * (high - low)
        return SortedThresholds(np.exp(log_threshold, out=log_threshold))

    def scaled_to(self, calibration: Calibration) -> "Population":
        """The same fibres with the calibrated median of motor thresholds."""
        at_us = calibration.threshold_ma("motor")[1]
        pulse = Monophasic(phase_duration_us=at_us)
        wanted = float(median_threshold(at_us, pulse, calibration).median_ma[0])
        ours = float(np.median(self.thresholds(at_us, pulse).threshold_ma))
        return Population(self._log_threshold + math.log(wanted / ours), self._place)


def draw(pool: Pool) -> Population:
    """The fibres of a pool; the same pool gives the same fibres."""
    random = np.random.Generator(np.random.PCG64(pool.seed))
    count = pool.fibre_count
    diameter_um = random.normal(pool.diameter_mean_um, pool.diameter_sd_um, count)
    depth_mm = random.uniform(pool.depth_from_mm, pool.depth_to_mm, count)
    place = np.interp(
        np.log(np.maximum(diameter_um, DIAMETERS_UM[0])),
        np.log(DIAMETERS_UM),
        np.arange(len(DIAMETERS_UM), dtype=np.float64),
    )
    by_depth = np.array([
        np.interp(np.log(depth_mm), np.log(DISTANCES_MM), np.log(row)) for row in DISTANCE_MA
    ])  # fmt: skip
    low = np.minimum(place.astype(np.intp), len(DIAMETERS_UM) - 2)
    each = np.arange(count)
    nearer, next_ = by_depth[low, each], by_depth[low + 1, each]
    return Population(nearer + (place - low) * (next_ - nearer), place)


def population_fraction(
    amplitude_ma: ArrayLike, phase_duration_us: ArrayLike, pulse: Pulse, population: Population
) -> Floats:
    """Recruited fraction of each pulse, as `recruited_fraction` gives it; nan where none can be.

    amplitude_ma: signed as in a pulse table [mA]. Phase durations that are equal cost one sort.
    """
    amplitude, phase_us = np.broadcast_arrays(
        np.asarray(amplitude_ma, dtype=np.float64), np.asarray(phase_duration_us, dtype=np.float64)
    )
    fraction = np.zeros(amplitude.shape)
    flowing = (amplitude != 0.0) & (phase_us > 0.0)
    keys = np.where(flowing, np.copysign(phase_us, amplitude), 0.0)
    for key in np.unique(keys[flowing]):
        these = keys == key
        sign = math.copysign(1.0, key)
        ordered = population.thresholds(abs(float(key)), pulse, sign)
        found = ordered.fraction(np.abs(amplitude[these]))
        fraction[these] = np.nan if np.isnan(ordered.threshold_ma[0]) else found
    return fraction


_TABLE_FIBRES = tuple(
    replace(FIBRES["motor"], table_diameter_um=float(diameter)) for diameter in DIAMETERS_UM
)


def _of_width(i: int, phase_us: float) -> float:
    """Logarithm of a table's threshold at a phase duration over that at 200 us."""
    log_ma = np.log(THRESHOLDS_MA[i].cathodic)
    here, there = np.interp(np.log([phase_us, TABLE_PHASE_US]), np.log(WIDTHS_US), log_ma)
    return float(here - there)
