"""A train of a continuous current: its value and its integrals over any part.

Between two zeros or kinks the current is a product of a straight ramp, slow cosines and a sine:
smooth, so that ten Gauss-Legendre nodes give its integral to rounding (the error of ten nodes over
half a turn of sin^2 is below 1e-13). Where ramps have ended the current repeats, and whole
repetitions are counted, not computed. A current that does not repeat within a minute is computed
minute by minute for the first MOST_MINUTES and goes on with their mean.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import final

import numpy as np

from wavesim.core.carrier import Carrier
from wavesim.core.channel import Channel
from wavesim.core.levels import direction, modulation_level, ramp_level
from wavesim.core.section import Section
from wavesim.core.table import Floats
from wavesim.core.timing_base import SAME_TIME_S

MOST_PIECES = 200_000
"""Pieces between zeros that are integrated at a time."""

MOST_MINUTES = 10
"""Minutes of a current that never repeats that are integrated cycle by cycle."""

Measure = Callable[[Floats], Floats]
"""What is integrated of the current: itself, its magnitude, its square."""

MEASURES: dict[str, Measure] = {
    "net": lambda current: current,
    "magnitude": np.abs,
    "square": np.square,
}


@cache
def _gauss_legendre() -> tuple[Floats, Floats]:
    """Ten nodes in [-1, 1] and their weights; imported when a carrier is first integrated."""
    from numpy.polynomial.legendre import leggauss

    nodes, weights = leggauss(10)
    return nodes, weights


@final
@dataclass(frozen=True, slots=True, eq=False)
class CarrierTrain:
    """All trains of a channel that carries a continuous current.

    start_s, cycle_s: trains start at start_s + m cycle_s; length_s: until the last whole carrier
    cycle; last_s: of the last train of the section, `trains` in all.
    """

    carrier: Carrier
    channel: Channel
    train_s: float
    length_s: float
    start_s: float
    cycle_s: float
    trains: int
    last_s: float

    def current_ma(self, time_s: Floats) -> Floats:
        """The current at times of the section [mA]."""
        train = np.floor((time_s + SAME_TIME_S - self.start_s) / self.cycle_s)
        within = np.maximum(time_s - (self.start_s + train * self.cycle_s), 0.0)
        ends = np.where(train == self.trains - 1, self.last_s, self.length_s)
        flows = (train >= 0) & (train < self.trains) & (within < ends - SAME_TIME_S)
        current = np.zeros(len(time_s))
        current[flows] = self.within_ma(within[flows])
        return current

    def within_ma(self, time_s: Floats) -> Floats:
        """The current at times of a train, wherever it ends [mA]."""
        modulation = self.channel.modulation
        level = ramp_level(modulation, time_s, self.train_s)
        level = level * modulation_level(modulation, "amplitude", time_s)
        level = level * direction(modulation, time_s) * self.carrier.unit(time_s)
        current: Floats = self.channel.amplitude_ma * self.carrier.sign * level
        return current

    def integral(self, measure: str, until_s: float) -> float:
        """Integral of the current, its magnitude or square over a train until a time [mA(2) s]."""
        modulation = self.channel.modulation
        until_s = min(max(until_s, 0.0), self.length_s)
        up_s = min(modulation.ramp_up_s, until_s)
        down_s = min(max(self.train_s - modulation.ramp_down_s, up_s), until_s)
        return (
            self._piecewise(measure, 0.0, up_s)
            + self._repeating(measure, up_s, down_s)
            + self._piecewise(measure, down_s, until_s)
        )

    def _repeating(self, measure: str, from_s: float, to_s: float) -> float:
        """An integral over a stretch without ramps."""
        period_s = self._period_s()
        if period_s is None:
            stop_s = min(to_s, from_s + 60.0 * MOST_MINUTES)
            part = self._piecewise(measure, from_s, stop_s)
            return part * ((to_s - from_s) / (stop_s - from_s)) if to_s > stop_s else part
        if to_s - from_s < 2.0 * period_s:
            return self._piecewise(measure, from_s, to_s)
        times = int((to_s - from_s) / period_s)
        one = self._piecewise(measure, from_s, from_s + period_s)
        return times * one + self._piecewise(measure, from_s + times * period_s, to_s)

    def _period_s(self) -> float | None:
        """Time after which carrier, modulation and reversal repeat together [s]."""
        modulation = self.channel.modulation
        rates = [modulation.amplitude_modulation_hz or 0.0]
        if modulation.polarity_reversal_s:
            rates.append(0.5 / modulation.polarity_reversal_s)
        return self.carrier.period_s(*rates)

    def _piecewise(self, measure: str, from_s: float, to_s: float) -> float:
        """Gauss-Legendre between zeros and kinks."""
        if to_s - from_s <= 0.0:
            return 0.0
        cuts = np.concatenate((self.cuts_s(from_s, to_s), [from_s, to_s]))
        cuts = np.unique(cuts[(cuts >= from_s) & (cuts <= to_s)])
        total = 0.0
        for first in range(0, len(cuts) - 1, MOST_PIECES):
            edges = cuts[first : first + MOST_PIECES + 1]
            half = 0.5 * np.diff(edges)
            nodes, weights = _gauss_legendre()
            times = (edges[:-1] + half)[:, None] + half[:, None] * nodes
            values = MEASURES[measure](self.within_ma(times.ravel())).reshape(times.shape)
            total += float(half @ (values @ weights))
        return total

    def cuts_s(self, from_s: float, to_s: float) -> Floats:
        """Times between which the current is smooth and of one sign."""
        modulation = self.channel.modulation
        cuts = [self.carrier.zeros_s(from_s, to_s)]
        cuts.append(np.array([modulation.ramp_up_s, self.train_s - modulation.ramp_down_s]))
        rate = modulation.amplitude_modulation_hz
        if rate:
            cuts.append(
                np.arange(np.floor(from_s * 4.0 * rate), to_s * 4.0 * rate + 1.0) / rate / 4.0
            )
        reversal = modulation.polarity_reversal_s
        if reversal:
            cuts.append(np.arange(np.floor(from_s / reversal), to_s / reversal + 1.0) * reversal)
        return np.concatenate(cuts)

    def session_integral(self, measure: str, until_s: float) -> float:
        """Integral over the section until a time [mA(2) s]."""
        if self.trains == 0:
            return 0.0
        train = int(min(max((until_s - self.start_s) // self.cycle_s, 0.0), self.trains - 1))
        within = until_s - (self.start_s + train * self.cycle_s)
        end = self.last_s if train == self.trains - 1 else self.length_s
        before = train * self.integral(measure, self.length_s) if train else 0.0
        return before + self.integral(measure, min(within, end))

    def highest(self, from_s: Floats, to_s: Floats) -> Floats:
        """A bound of the magnitude in intervals of the section, tight where they are short [mA]."""
        train = np.clip(np.floor((from_s - self.start_s) / self.cycle_s), 0, self.trains - 1)
        begin = self.start_s + train * self.cycle_s
        first = self._highest_within(from_s - begin, to_s - begin)
        follows = train + 1 < self.trains
        begin = begin + self.cycle_s
        second = self._highest_within(from_s - begin, to_s - begin)
        whole = to_s - from_s >= self.cycle_s
        both = np.maximum(first, np.where(follows, second, 0.0))
        return np.where(whole, self.channel.amplitude_ma, both)

    def _highest_within(self, from_s: Floats, to_s: Floats) -> Floats:
        """Of intervals in the time of one train."""
        modulation = self.channel.modulation
        flows = (to_s > 0.0) & (from_s < self.length_s)
        a, b = np.clip(from_s, 0.0, self.length_s), np.clip(to_s, 0.0, self.length_s)
        full_s = np.clip(0.5 * (modulation.ramp_up_s + self.train_s - modulation.ramp_down_s), a, b)
        ramp = np.max([ramp_level(modulation, t, self.train_s) for t in (a, full_s, b)], axis=0)
        level = ramp * _highest_modulation(self.channel, a, b) * self.carrier.highest(a, b)
        return np.where(flows, self.channel.amplitude_ma * level, 0.0)


def _highest_modulation(channel: Channel, from_s: Floats, to_s: Floats) -> Floats:
    """Full where the modulation begins anew within the interval, the larger end otherwise."""
    modulation = channel.modulation
    rate = modulation.amplitude_modulation_hz
    if rate is None:
        return np.ones(len(from_s))
    ends = np.maximum(*(modulation_level(modulation, "amplitude", t) for t in (from_s, to_s)))
    anew = np.floor(to_s * rate) >= np.ceil(from_s * rate)
    return np.where(anew, 1.0, ends)


@lru_cache(maxsize=32)
def carrier_train(section: Section, channel: int) -> CarrierTrain:
    """The trains of a channel that carries a continuous current."""
    chosen = section.channel[channel]
    carrier = chosen.carrier
    assert carrier is not None
    train_s, start_s, cycle_s = (
        section.train_s(chosen),
        section.first_train_s(chosen),
        section.cycle_s,
    )
    room_s = section.duration_s - start_s
    trains = max(0, int(np.ceil((room_s - SAME_TIME_S) / cycle_s)))
    left_s = room_s - (trains - 1) * cycle_s
    return CarrierTrain(
        carrier=carrier,
        channel=chosen,
        train_s=train_s,
        length_s=carrier.whole_s(train_s),
        start_s=start_s,
        cycle_s=cycle_s,
        trains=trains,
        last_s=carrier.whole_s(min(train_s, left_s)),
    )
