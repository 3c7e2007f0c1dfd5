"""What the capacitor of a load holds at the onset of any pulse of a session.

Each pulse maps the voltage affinely, v -> v exp(-T / tau) + b, until the onset of the next; so do a
lap, a train and a cycle, and any number of them in a row in closed form. A night costs what a
minute costs, and the steady state is b / (1 - exp(-T / tau)).
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import final

import numpy as np

from wavesim.analysis.load import Load
from wavesim.analysis.load_pulse import LoadPulse, load_pulse
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.table import Floats, Ints, PulseTable

SHORTEST = 1e-12
"""Stretch below which a pulse is no pulse: of the longest phase it leaves a thousandth of 1 ns."""

SAME_BITS = 10
"""Last bits of a stretch that are not told apart: 2e-13 of it."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class LoadTrain:
    """A pulse table into a load; a section begins uncharged.

    which: the stretch of each row in `pulse`. strength_ma: signed current of each row, 0 where it
    has no duration. onset_us: of each row in its train. held_v: at the onset of each row for a
    train that begins at 0 V; of rows in the lap from 0 V at the start of the lap; of rows behind
    it from 0 V at the end of the laps. lap_v, entry_v: what a lap and what comes before the laps
    leave. train_v: what a train leaves at the start of the next.
    """

    table: PulseTable
    pulse: LoadPulse
    which: Ints
    strength_ma: Floats
    onset_us: Floats
    held_v: Floats
    entry_v: float
    lap_v: float
    train_v: float

    @property
    def lap_us(self) -> float:
        """From one lap to the next [us]."""
        return self.table.stride / self.table.rate_hz * 1e6

    @property
    def cycle_us(self) -> float:
        """From one train to the next [us]."""
        return self.table.cycle_s * 1e6

    def train_start_v(self, train: "Ints | float") -> Floats:
        """Held at the start of a train by number; infinity: in the steady state [V]."""
        return repeated(self.train_v, self.cycle_us / self.pulse.tau_us, train)

    def onset_v(self, train: Ints, row: Ints, lap: Ints) -> Floats:
        """Held at the onset of pulses by place (see `PulseTable.place`) [V]."""
        return self.from_rest_v(row, lap) + self.train_start_v(train) * np.exp(
            -(self.onset_us[row] + lap * self.lap_us) / self.pulse.tau_us
        )

    def from_rest_v(self, row: Ints, lap: Ints) -> Floats:
        """The same in a train that begins at 0 V [V]."""
        table, tau = self.table, self.pulse.tau_us
        behind = row >= table.lap_stop
        # Laps that are over, and how long ago the last of them was.
        laps = np.where(behind, table.laps, lap)
        first_us = self.onset_us[table.lap_start]
        since_us = self.onset_us[row] - first_us - np.where(behind, table.laps * self.lap_us, 0.0)
        entry = self.entry_v * np.exp(-laps * self.lap_us / tau) + self.laps_v(laps)
        entry = entry * np.exp(-np.maximum(since_us, 0.0) / tau)
        return self.held_v[row] + np.where(row < table.lap_start, 0.0, entry)

    def laps_v(self, laps: "Ints | float") -> Floats:
        """What a number of laps leave from 0 V at the start of the next; infinity: steady [V]."""
        return repeated(self.lap_v, self.lap_us / self.pulse.tau_us, laps)


def repeated(left_v: float, decay: float, times: "Ints | float") -> Floats:
    """What is held after so many equal steps from 0 V, each leaving left_v, keeping exp(-decay)."""
    return np.asarray(left_v * np.expm1(-decay * np.asarray(times)) / np.expm1(-decay))


@lru_cache(maxsize=64)
def load_train(section: Section, channel: int, load: Load) -> LoadTrain:
    """The trains of a channel into a load; some pulse must be there."""
    table = lower(section, channel)
    flows = table.duration_ratio > SHORTEST
    ratio = np.where(flows, table.duration_ratio, 1.0)
    # Stretches that only a rounding tells apart are one: a modulated train has few.
    rounded = ratio.view(np.int64) >> SAME_BITS
    _, one, which = np.unique(rounded, return_index=True, return_inverse=True)
    stretch = ratio[one]
    pulse = load_pulse(table.pulse.unit.segments, load, stretch)
    strength = np.where(flows, table.amplitude_ma, 0.0)
    onset_us = (table.offset_s + table.index / table.rate_hz) * 1e6
    pulse_us, end = pulse.end_us[which], pulse.parallel * strength * pulse.end[which]
    until_us = _until_us(table, onset_us, pulse_us)
    kept = np.exp(-until_us / pulse.tau_us)
    left = end * np.exp(-(until_us - pulse_us) / pulse.tau_us)
    edges = (0, table.lap_start, table.lap_stop, len(onset_us))
    parts = [_scan(kept[a:b], left[a:b]) for a, b in pairwise(edges)]
    train = LoadTrain(
        table=table,
        pulse=pulse,
        which=which,
        strength_ma=strength,
        onset_us=onset_us,
        held_v=np.concatenate([part[:-1] for part in parts]),
        entry_v=float(parts[0][-1]),
        lap_v=float(parts[1][-1]),
        train_v=0.0,
    )
    last = np.array([table.per_train - 1])
    _, row, lap = table.place(last)
    begun_us = train.onset_us[row] + lap * train.lap_us
    over = train.from_rest_v(row, lap) * np.exp(-pulse_us[row] / pulse.tau_us) + end[row]
    rest = np.exp(-(train.cycle_us - begun_us - pulse_us[row]) / pulse.tau_us)
    return replace(train, train_v=float((over * rest)[0]))


def _until_us(table: PulseTable, onset_us: Floats, pulse_us: Floats) -> Floats:
    """From each row to the next: behind the lap to the next lap, behind the train to its end."""
    until: Floats = np.diff(onset_us, append=onset_us[-1] + pulse_us[-1])
    if table.laps > 1:
        first, last = table.lap_start, table.lap_stop - 1
        lap_us = table.stride / table.rate_hz * 1e6
        until[last] = lap_us - (onset_us[last] - onset_us[first])
    return until


def _scan(kept: Floats, left: Floats) -> Floats:
    """Held before each of these steps from 0 V on, and behind the last [V]."""
    held = [0.0]
    for keep, leave in zip(kept.tolist(), left.tolist(), strict=True):
        held.append(held[-1] * keep + leave)
    return np.array(held)
