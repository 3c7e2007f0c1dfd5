"""The trains of a continuous current in a section: its value, its integrals, and its envelope."""

from dataclasses import dataclass
from functools import lru_cache
from typing import final

import numpy as np

from wavesim.analysis.carrier_course import CarrierCourse, Measure
from wavesim.core.carrier import Carrier
from wavesim.core.channel import Channel
from wavesim.core.levels import modulation_level, ramp_level
from wavesim.core.section import Section
from wavesim.core.table import Floats
from wavesim.core.timing_base import SAME_TIME_S


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

    @property
    def course(self) -> CarrierCourse:
        """What flows in a train, of unit amplitude."""
        return CarrierCourse(self.carrier, self.channel.modulation, self.train_s)

    def within_ma(self, time_s: Floats) -> Floats:
        """The current at times of a train, wherever it ends [mA]."""
        return self.channel.amplitude_ma * self.course.level(time_s)

    def integral(self, measure: Measure, until_s: float) -> float:
        """Integral of the current, its magnitude or square over a train until a time [mA(2) s]."""
        until_s = min(max(until_s, 0.0), self.length_s)
        return self._scale(measure) * self.course.integral(measure, until_s)

    def part(self, measure: Measure, from_s: float, to_s: float) -> float:
        """The same over a short part of a train, such as a half-cycle [mA(2) s]."""
        return self._scale(measure) * self.course.part(measure, from_s, to_s)

    def _scale(self, measure: Measure) -> float:
        return self.channel.amplitude_ma ** (2 if measure == "square" else 1)

    def cuts_s(self, from_s: float, to_s: float) -> Floats:
        """Times of a train between which the current is smooth and of one sign."""
        return self.course.cuts_s(from_s, to_s)

    def session_integral(self, measure: Measure, until_s: float) -> float:
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
