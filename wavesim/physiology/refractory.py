"""Fast trains: fibres that have just fired are not there for the next pulse.

All pulses recruit in the same order of thresholds, so a pulse reaches the fibres of the lowest
r of the population; of these, those that fired less than the absolute refractory period ago
do not fire. About 1 ms for myelinated fibres, from memory of textbooks. Relative refractoriness,
which raises thresholds for some 3 to 5 ms, is not represented.
"""

import numpy as np

from wavesim.core.timing_base import SAME_TIME_S
from wavesim.physiology.strength_duration import Floats

ABSOLUTE_MS = 1.0
"""Absolute refractory period of myelinated fibres [ms]."""

Band = tuple[float, float]
"""Upper end of a stretch of the population, in the order of thresholds, and when it last fired."""


def fired_fraction(
    onset_s: Floats, recruited: Floats, refractory_ms: float = ABSOLUTE_MS
) -> Floats:
    """Fraction of the fibres that fires at each pulse of a train: up to its recruited fraction.

    onset_s: rising [s]. recruited: of a fibre at rest, for each pulse; nan stays nan. Trains
    without an interval below `refractory_ms` keep all that they recruit.
    """
    least_s = refractory_ms * 1e-3 - SAME_TIME_S
    fired = np.array(recruited, dtype=np.float64)
    if len(fired) < 2 or float(np.diff(onset_s).min()) >= least_s:
        return fired
    bands: list[Band] = [(1.0, -np.inf)]
    for i, (time_s, reached) in enumerate(zip(onset_s.tolist(), fired.tolist(), strict=True)):
        if reached == reached:
            fired[i], bands = _pulse(bands, time_s, reached, time_s - least_s)
    return fired


def _pulse(
    bands: list[Band], time_s: float, reached: float, rested_s: float
) -> tuple[float, list[Band]]:
    """What fires of the lowest `reached`, and the bands after it."""
    fired, lower = 0.0, 0.0
    after: list[Band] = []
    for upper, last_s in bands:
        rested = last_s <= rested_s
        within = min(upper, reached)
        if within > lower:
            fired += within - lower if rested else 0.0
            _add(after, within, time_s if rested else last_s)
        if upper > max(reached, lower):
            _add(after, upper, -np.inf if rested else last_s)
        lower = upper
    return fired, after


def _add(bands: list[Band], upper: float, last_s: float) -> None:
    """Put a band on top; two that fired at the same time are one."""
    if bands and bands[-1][1] == last_s:
        bands.pop()
    bands.append((upper, last_s))
