"""Lowest and highest voltage of the pulses of a session, solved, not sampled.

Between two of its ends a segment's voltage V has few turning points: exp(x / tau) V' changes
direction only where series x (tau u'' + u') + parallel x u' = 0, u being the level. That is
nowhere in a line or an exponential and once in each half-cycle of a sine; so between these there is
at most one, and halving the interval finds it.

At a fixed time of a pulse V is affine in the voltage held at its onset, and that is monotone from
lap to lap and from train to train; so the extremes of all are among the first and the last.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import final

import numpy as np

from wavesim.analysis.load_pulse import SAME_TIME_US, LoadPulse
from wavesim.analysis.load_train import LoadTrain
from wavesim.core.course import WAVE
from wavesim.core.table import Floats, Ints

HALVINGS = 40
"""An error of 2^-40 of an interval is one of 2^-80 in the voltage, which is level there."""
AT_A_TIME = 500_000
"""Intervals looked at together."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Intervals:
    """Parts of segments with at most one turning point, a column for each stretch [us]."""

    held: Ints
    from_us: Floats
    to_us: Floats


@lru_cache(maxsize=8)
def row_extremes_v(train: LoadTrain) -> tuple[Floats, Floats]:
    """Lowest and highest voltage of each row over all times it is played [V]; 0 belongs to it."""
    rows = len(train.table.index)
    low, high = np.zeros(rows), np.zeros(rows)
    for place in _corners(train):
        _, row, _ = place
        extremes = _extremes_v(
            train.pulse, train.which[row], train.strength_ma[row], train.onset_v(*place)
        )
        np.minimum.at(low, row, extremes[0])
        np.maximum.at(high, row, extremes[1])
    return low, high


@lru_cache(maxsize=32)
def session_peak_v(train: LoadTrain) -> float:
    """Largest magnitude of the voltage over a section [V].

    A pulse reaches what it does from rest, give or take what is held at its onset: most rows are
    out of the question without a look at their course.
    """
    stretches = np.arange(len(train.pulse.end))
    alone = _extremes_v(train.pulse, stretches, np.ones(len(stretches)), np.zeros(len(stretches)))
    reach = np.maximum(-alone[0], alone[1])[train.which] * np.abs(train.strength_ma)
    found = [(place[1], train.onset_v(*place)) for place in _corners(train)]
    row, held_v = (np.concatenate(part) for part in zip(*found, strict=True))
    least = float((reach[row] - np.abs(held_v)).max())
    likely = reach[row] + np.abs(held_v) >= least
    row, held_v = row[likely], held_v[likely]
    low, high = _extremes_v(train.pulse, train.which[row], train.strength_ma[row], held_v)
    return max(-float(low.min()), float(high.max()))


def _extremes_v(
    pulse: LoadPulse, which: Ints, strength_ma: Floats, held_v: Floats
) -> tuple[Floats, Floats]:
    """Lowest and highest voltage of pulses that meet a held voltage, so many at a time [V]."""
    intervals = _intervals(pulse)
    some = max(1, AT_A_TIME // len(intervals.held))
    parts = [slice(first, first + some) for first in range(0, len(which), some)]
    found = [
        pulse_extremes_v(pulse, intervals, which[part], strength_ma[part], held_v[part])
        for part in parts
    ]
    low, high = (np.concatenate(each) for each in zip(*found, strict=True))
    return low, high


def _corners(train: LoadTrain) -> list[tuple[Ints, Ints, Ints]]:
    """Trains, rows and laps of the pulses among which all extremes are: the first and the last."""
    table = train.table
    trains, rest = divmod(table.total, table.per_train)
    counts = {number: table.per_train for number in (0, trains - 1) if 0 <= number < trains}
    if rest:
        counts[trains] = rest
    if trains and train.train_start_v(np.inf) == 0.0:
        counts = {0: table.per_train}
    found = []
    for number, count in counts.items():
        row = np.arange(len(table.index))
        behind = row - np.where(row < table.lap_stop, 0, table.lap_stop)
        tail = table.lap_start + table.laps * table.lap_rows
        row = row[np.where(row < table.lap_stop, row, tail + behind) < count]
        in_lap = (row >= table.lap_start) & (row < table.lap_stop)
        last = np.where(in_lap, np.minimum((count - 1 - row) // table.lap_rows, table.laps - 1), 0)
        later = last > 0
        row, lap = np.append(row, row[later]), np.append(0 * last, last[later])
        found.append((np.full(len(row), number), row, lap))
    return found


def _intervals(pulse: LoadPulse) -> _Intervals:
    plain = np.flatnonzero(pulse.kind != WAVE)
    parts = [(plain, np.zeros_like(pulse.length_us[plain]), pulse.length_us[plain])]
    for k in np.flatnonzero(pulse.kind == WAVE):
        half, length = pulse.numbers[2, k], pulse.length_us[k]
        turn = np.pi * pulse.tau_us / half
        first = np.arctan2(pulse.series + pulse.parallel, pulse.series * turn) / np.pi
        count = round(float(length[0] / half[0]))
        cuts = np.vstack((0.0 * half, (first + np.arange(count)[:, None]) * half, length))
        parts.append((np.full(count + 1, k), cuts[:-1], cuts[1:]))
    held, begin, end = (np.concatenate(part) for part in zip(*parts, strict=True))
    return _Intervals(held, begin, end)


def pulse_extremes_v(
    pulse: LoadPulse, intervals: _Intervals, which: Ints, strength_ma: Floats, held_v: Floats
) -> tuple[Floats, Floats]:
    """Lowest and highest voltage of pulses of a strength that meet a held voltage [V]."""
    held = np.repeat(intervals.held[:, None], len(which), axis=1)
    many = np.broadcast_to(which, held.shape)
    course = _Course(pulse, strength_ma, held_v)
    begin, end = intervals.from_us[:, which], intervals.to_us[:, which]
    voltages = [course.volt(held, many, begin), course.volt(held, many, end)]
    turns = (course.slope(held, many, begin) > 0.0) != (course.slope(held, many, end) > 0.0)
    if turns.any():
        place = np.nonzero(turns)
        one = _Course(pulse, strength_ma[place[1]], held_v[place[1]])
        where = held[place], many[place]
        x = _turning_us(one, where, begin[place], end[place])
        turning = voltages[0].copy()
        turning[place] = one.volt(*where, x)
        voltages.append(turning)
    voltages.append(_pauses_v(course, which))
    voltages.append(held_v[None])
    return (
        np.minimum(0.0, np.min([v.min(axis=0) for v in voltages], axis=0)),
        np.maximum(0.0, np.max([v.max(axis=0) for v in voltages], axis=0)),
    )


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Course:
    """Pulses of a strength that met a held voltage."""

    pulse: LoadPulse
    strength_ma: Floats
    held_v: Floats

    def volt(self, held: Ints, which: Ints, x_us: Floats) -> Floats:
        """Voltage at times of segments [V]."""
        flowing = self.strength_ma * self.pulse.series * self.pulse.level(held, which, x_us)
        return flowing + self.capacitor(held, which, x_us)

    def capacitor(self, held: Ints, which: Ints, x_us: Floats) -> Floats:
        """Voltage of the capacitor alone [V]."""
        pulse = self.pulse
        rest = np.exp(-(pulse.start_us[held, which] + x_us) / pulse.tau_us)
        own = self.strength_ma * pulse.parallel * pulse.answer(held, which, x_us)
        return np.asarray(own + self.held_v * rest)

    def slope(self, held: Ints, which: Ints, x_us: Floats) -> Floats:
        """Slope of the voltage, times the time constant [V]."""
        pulse = self.pulse
        rising = pulse.series * pulse.tau_us * pulse.slope(held, which, x_us)
        rising = rising + pulse.parallel * pulse.level(held, which, x_us)
        return np.asarray(self.strength_ma * rising - self.capacitor(held, which, x_us))


def _turning_us(course: _Course, where: tuple[Ints, Ints], low: Floats, high: Floats) -> Floats:
    """Where the slope changes its sign, by halving [us]."""
    rising = course.slope(*where, low) > 0.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        before = (course.slope(*where, middle) > 0.0) == rising
        low, high = np.where(before, middle, low), np.where(before, high, middle)
    return 0.5 * (low + high)


def _pauses_v(course: _Course, which: Ints) -> Floats:
    """What the capacitor holds where a gap or the end of the pulse follows a segment [V]."""
    pulse = course.pulse
    over = pulse.start_us[:, 0] + pulse.length_us[:, 0]
    ends = np.flatnonzero(np.append(pulse.start_us[1:, 0] > over[:-1] + SAME_TIME_US, True))
    held = np.repeat(ends[:, None], len(which), axis=1)
    many = np.broadcast_to(which, held.shape)
    return course.capacitor(held, many, pulse.length_us[held, many])
