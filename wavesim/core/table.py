"""The pulse table: the pulses of one train as rows, one stretch of them (the lap) repeated.

All whole trains of a channel are equal and a cut train is a prefix, so any window is a range of
pulse numbers over the same rows: nothing is merged, sorted or copied, and a night costs what a
minute costs.
"""

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import NDArray

from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.pulse import Pulse
from wavesim.core.timing_base import SAME_TIME_S

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MOST_LISTED = 2_000_000
"""Pulses that `pulses()` lists at most (contract section 4)."""


@final
@dataclass(frozen=True, slots=True)
class Pulses:
    """Pulses one by one.

    onset_s: from the start of the section [s]. amplitude_ma: signed [mA]. phase_duration_us: of the
    leading phase, as delivered [us]. count: how many.
    """

    onset_s: Floats
    amplitude_ma: Floats
    phase_duration_us: Floats

    @property
    def count(self) -> int:
        """How many pulses."""
        return len(self.onset_s)


@final
@dataclass(frozen=True, slots=True, eq=False)
class PulseTable:
    """The pulses numbered `first` to `stop` of a channel in its section.

    offset_s, index: onset of a row in its train is offset_s + index / rate_hz [s].
    amplitude_ma: signed current of the leading phase, polarity and ramp in it [mA].
    duration_ratio: factor on every time of the shape but the gap.
    lap_start, lap_stop, laps: rows [lap_start, lap_stop) are played `laps` times, each time
    stride / rate_hz later. start_s, cycle_s: trains start at start_s + m cycle_s [s].
    per_train: pulses of a whole train; total: of the section.
    """

    pulse: Pulse
    offset_s: Floats
    index: Ints
    amplitude_ma: Floats
    duration_ratio: Floats
    rate_hz: float
    lap_start: int
    lap_stop: int
    laps: int
    stride: int
    start_s: float
    cycle_s: float
    per_train: int
    total: int
    first: int
    stop: int

    @property
    def count(self) -> int:
        """Pulses in the window."""
        return self.stop - self.first

    @property
    def lap_rows(self) -> int:
        """Rows in the lap."""
        return self.lap_stop - self.lap_start

    def place(self, number: Ints) -> tuple[Ints, Ints, Ints]:
        """Train, row and lap of pulse numbers; rows behind the lap are in no lap, said as 0."""
        train, within = np.divmod(number, max(self.per_train, 1))
        in_lap = within - self.lap_start
        lap = np.clip(in_lap // max(self.lap_rows, 1), 0, self.laps - 1)
        row = within - lap * self.lap_rows
        return train, row, np.where(row < self.lap_stop, lap, 0)

    def onset_s(self, number: "Ints | int") -> Floats:
        """Onset of pulses by number, from the start of the section [s].

        In the first train of an undelayed channel bit-equal to number / frequency.
        """
        train, row, lap = self.place(np.asarray(number, dtype=np.int64))
        within: Floats = self.offset_s[row] + (self.index[row] + lap * self.stride) / self.rate_hz
        return (self.start_s + train * self.cycle_s) + within

    def before(self, time_s: "Floats | float") -> Ints:
        """How many pulses of the section start before a time; those at the time do not count.

        The arithmetic lands on the right pulse or its neighbour, so both sides are checked.
        """
        if self.total == 0:
            return np.zeros(np.shape(time_s), dtype=np.int64)
        time = np.asarray(time_s, dtype=np.float64) - SAME_TIME_S
        train = np.maximum(np.floor((time - self.start_s) / self.cycle_s), 0.0)
        within = time - (self.start_s + train * self.cycle_s)
        number = train.astype(np.int64) * self.per_train + self._before_in_train(within)
        number = np.minimum(number, self.total)
        number -= (number > 0) & (self.onset_s(np.maximum(number - 1, 0)) > time)
        last = self.total - 1
        number += (number <= last) & (self.onset_s(np.minimum(number, last)) <= time)
        return np.asarray(number)

    def _before_in_train(self, within: Floats) -> Ints:
        """Rows that start before a time of their train, each as often as it has been played."""
        onset = self.offset_s + self.index / self.rate_hz
        lap_s = self.stride / self.rate_hz
        lap = onset[self.lap_start : self.lap_stop]
        done = np.clip(np.floor((within - lap[0]) / lap_s), 0, self.laps - 1)
        count = done.astype(np.int64) * self.lap_rows + np.searchsorted(lap, within - done * lap_s)
        if self.lap_start:
            count += np.searchsorted(onset[: self.lap_start], within)
        if self.lap_stop < len(onset):
            count += np.searchsorted(onset[self.lap_stop :], within)
        return np.asarray(count)

    def plays(self, first: int, stop: int) -> Ints:
        """How often each row is played among the pulses numbered first to stop."""
        plays = self._plays_to(stop)
        return plays - self._plays_to(first) if first else plays

    def _plays_to(self, number: int) -> Ints:
        trains, rest = divmod(number, max(self.per_train, 1))
        plays = np.full(len(self.index), trains, dtype=np.int64)
        lap = plays[self.lap_start : self.lap_stop]
        lap *= self.laps
        if rest:
            lap_pulses = self.laps * self.lap_rows
            laps, part = divmod(min(max(rest - self.lap_start, 0), lap_pulses), self.lap_rows)
            plays[: min(rest, self.lap_start)] += 1
            lap += laps
            lap[:part] += 1
            tail = max(rest - self.lap_start - lap_pulses, 0)
            plays[self.lap_stop : self.lap_stop + tail] += 1
        return plays

    def pulses(self) -> Pulses:
        """The pulses of the window one by one; at most 2,000,000."""
        if self.count > MOST_LISTED:
            raise ImpossibleError(
                [Problem("too_many_pulses", "", self.count, f"up to {MOST_LISTED} at once")]
            )
        number = np.arange(self.first, self.stop, dtype=np.int64)
        _, row, _ = self.place(number)
        lead = self.pulse.unit.lead
        return Pulses(
            onset_s=self.onset_s(number),
            amplitude_ma=self.amplitude_ma[row],
            phase_duration_us=self.duration_ratio[row] * (lead.end_us - lead.start_us),
        )
