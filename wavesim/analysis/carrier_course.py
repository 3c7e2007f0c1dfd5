"""What flows in a train of a continuous current of unit amplitude: its level and its integrals.

Between two zeros or kinks the level is a product of a straight ramp, slow cosines and a sine:
smooth, so that eight Gauss-Legendre nodes give its integral (over half a turn they miss sin by
1e-15 and sin^2 by 3e-10 of it). Where ramps have ended the current repeats, and whole repetitions
are counted, not computed. A current that does not repeat within a minute is computed for one and
goes on with its mean.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, final

import numpy as np

from wavesim.core.carrier import LONGEST_PERIOD_S, Carrier
from wavesim.core.levels import direction, modulation_level, ramp_level
from wavesim.core.modulation import Modulation
from wavesim.core.table import Floats

NODES = 8
MOST_PIECES = 2_000
"""Pieces between zeros that are integrated at a time: arrays that the processor's cache holds and
the allocator keeps (beyond 128 kB it asks the system for each anew) take a third of the time."""

Measure = Literal["net", "magnitude", "square"]
"""What is integrated: the level, its magnitude, its square."""


@final
@dataclass(frozen=True, slots=True)
class CarrierCourse:
    """A carrier under a modulation, in a train of train_s seconds that does not end."""

    carrier: Carrier
    modulation: Modulation
    train_s: float

    def level(self, time_s: Floats) -> Floats:
        """The level at times of the train, between -1 and 1."""
        modulation, level = self.modulation, self.carrier.unit(time_s)
        if modulation.ramp_up_s or modulation.ramp_down_s:
            level = level * ramp_level(modulation, time_s, self.train_s)
        if modulation.amplitude_modulation_hz:
            level = level * modulation_level(modulation, "amplitude", time_s)
        if modulation.polarity_reversal_s:
            level = level * direction(modulation, time_s)
        return self.carrier.sign * level

    def integral(self, measure: Measure, until_s: float) -> float:
        """Integral of the level, its magnitude or square over the train until a time [s]."""
        return _until(self, until_s)[_PLACE[measure]]

    def part(self, measure: Measure, from_s: float, to_s: float) -> float:
        """The same over a part of a train, such as a half-cycle [s]."""
        return float(_pieces(self, from_s, to_s)[_PLACE[measure]])

    def cuts_s(self, from_s: float, to_s: float) -> Floats:
        """Times between which the level is smooth and of one sign."""
        modulation = self.modulation
        cuts = [self.carrier.zeros_s(from_s, to_s)]
        cuts.append(np.array([modulation.ramp_up_s, self.train_s - modulation.ramp_down_s]))
        rate_hz, reversal_s = modulation.amplitude_modulation_hz, modulation.polarity_reversal_s
        if rate_hz:
            quarter = 4.0 * rate_hz
            cuts.append(np.arange(np.floor(from_s * quarter), to_s * quarter + 1.0) / quarter)
        if reversal_s:
            halves = np.arange(np.floor(from_s / reversal_s), to_s / reversal_s + 1.0)
            cuts.append(halves * reversal_s)
        return np.concatenate(cuts)

    def period_s(self) -> float | None:
        """Time after which carrier, modulation and reversal repeat together [s]; None: too long."""
        modulation = self.modulation
        rates = [modulation.amplitude_modulation_hz or 0.0]
        if modulation.polarity_reversal_s:
            rates.append(0.5 / modulation.polarity_reversal_s)
        return self.carrier.period_s(*rates)


_PLACE: dict[Measure, int] = {"net": 0, "magnitude": 1, "square": 2}


@lru_cache(maxsize=256)
def _until(course: CarrierCourse, until_s: float) -> tuple[float, float, float]:
    """All three integrals; kept, because a slider of the amplitude changes none of them."""
    modulation = course.modulation
    up_s = min(modulation.ramp_up_s, until_s)
    down_s = min(max(course.train_s - modulation.ramp_down_s, up_s), until_s)
    net, magnitude, square = (
        _pieces(course, 0.0, up_s)
        + _repeating(course, up_s, down_s)
        + _pieces(course, down_s, until_s)
    )
    return float(net), float(magnitude), float(square)


def _repeating(course: CarrierCourse, from_s: float, to_s: float) -> Floats:
    """Integrals over a stretch without ramps."""
    length_s, period_s = to_s - from_s, course.period_s()
    if period_s is None:
        shown_s = min(length_s, LONGEST_PERIOD_S)
        part = _pieces(course, from_s, from_s + shown_s)
        return part * (length_s / shown_s) if length_s > shown_s else part
    if length_s < 2.0 * period_s:
        return _pieces(course, from_s, to_s)
    times = int(length_s / period_s)
    once = _pieces(course, from_s, from_s + period_s)
    return times * once + _pieces(course, from_s + times * period_s, to_s)


def _pieces(course: CarrierCourse, from_s: float, to_s: float) -> Floats:
    """The three integrals by Gauss-Legendre between zeros and kinks."""
    total = np.zeros(3)
    if to_s <= from_s:
        return total
    cuts = np.concatenate((course.cuts_s(from_s, to_s), [from_s, to_s]))
    cuts = np.unique(cuts[(cuts >= from_s) & (cuts <= to_s)])
    nodes, weights = _gauss_legendre()
    for first in range(0, len(cuts) - 1, MOST_PIECES):
        edges = cuts[first : first + MOST_PIECES + 1]
        half = 0.5 * np.diff(edges)
        times = (edges[:-1] + half)[:, None] + half[:, None] * nodes
        level = course.level(times.ravel()).reshape(times.shape)
        for place, values in enumerate((level, np.abs(level), np.square(level))):
            total[place] += half @ (values @ weights)
    return total


@cache
def _gauss_legendre() -> tuple[Floats, Floats]:
    """Nodes in [-1, 1] and their weights; imported when a carrier is first integrated."""
    from numpy.polynomial.legendre import leggauss

    nodes, weights = leggauss(NODES)
    return nodes, weights
