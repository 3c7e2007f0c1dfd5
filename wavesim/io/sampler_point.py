"""Point samples: the current at each instant of a grid, and what is lost between the instants."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

import numpy as np

from wavesim.core.course import Course, Floats, Ints, course
from wavesim.core.pulse import UnitShape
from wavesim.core.segments import Linear
from wavesim.core.table import PulseTable
from wavesim.core.timing_base import SAME_TIME_S

CHUNK = 1 << 16
"""Instants that are worked out at once."""
FARTHEST_S = 1e6
"""Times beyond this are nowhere near a section [s]."""
MOST_RECTANGLES = 8
SHORTEST_RATIO = 1e-100
"""A pulse is shortened no further: it has no instant long before, and quotients stay finite."""


@final
@dataclass(frozen=True, slots=True)
class Grid:
    """Instants start_s + k / rate_hz, k from 0 to count."""

    start_s: float
    rate_hz: float
    count: int

    @property
    def stop_s(self) -> float:
        """The instant after the last [s]."""
        return self.start_s + self.count / self.rate_hz

    def first_at(self, time_s: Floats) -> Ints:
        """The first instant at or after each time; 1 ns earlier is the same time."""
        exact = (time_s - SAME_TIME_S - self.start_s) * self.rate_hz
        return np.ceil(exact).astype(np.int64)

    def near(self, table: PulseTable) -> tuple[int, int]:
        """First and stop of the pulses that may have current at an instant."""
        ends = np.clip(np.array([self.start_s, self.stop_s]), -FARTHEST_S, FARTHEST_S)
        first, stop = table.before(ends + np.array([0.0, SAME_TIME_S]))
        return max(int(first) - 1, 0), int(stop)


@final
@dataclass(slots=True)
class PointCost:
    """What was lost so far; counts, errors of largest magnitude [us], sum of all samples [mA]."""

    pulses: int = 0
    cut: int = 0
    lost: int = 0
    halved: int = 0
    onset_us: float = 0.0
    phase_us: float = 0.0
    sum_ma: float = 0.0


def point_samples(
    table: PulseTable, grid: Grid, cost: PointCost, numbers: Ints | None = None
) -> Iterator[tuple[Ints, Floats]]:
    """Indices and values of the instants that lie in pulses, in time order, a chunk at a time.

    numbers: of the pulses to look at; None takes all that are near. Adds to `cost`.
    """
    unit = table.pulse.unit
    width = math.ceil(unit.length_us * 1e-6 * grid.rate_hz) + 1
    at_once = max(1, CHUNK // max(width, len(unit.phases)))
    if numbers is None:
        numbers = np.arange(*grid.near(table))
    levels = _Levels(unit)
    for begin in range(0, len(numbers), at_once):
        number = numbers[begin : begin + at_once]
        _, row, _ = table.place(number)
        drawn = (table.amplitude_ma[row] != 0.0) & (table.duration_ratio[row] > 0.0)
        number, row = number[drawn], row[drawn]
        if not len(number):
            continue
        onset_s, ratio = table.onset_s(number), table.duration_ratio[row]
        _judge(unit, grid, onset_s, ratio, cost)
        for first in range(0, width, CHUNK):
            index, level = levels.at(
                grid, onset_s, ratio, np.arange(first, min(first + CHUNK, width))
            )
            shown = (level != 0.0) & (index >= 0) & (index < grid.count)
            value = (table.amplitude_ma[row][:, None] * level)[shown]
            cost.sum_ma += float(value.sum())
            yield index[shown], value


def _judge(unit: UnitShape, grid: Grid, onset_s: Floats, ratio: Floats, cost: PointCost) -> None:
    """Count pulses and phases without a sample, and measure phases by their samples.

    Pulses across an edge of the window are counted and not judged.
    """
    edges = np.array([(p.start_us, p.end_us, p.gap_us) for p in unit.phases])
    start, end = (
        onset_s[:, None] + ((edges[:, i] - edges[:, 2]) * ratio[:, None] + edges[:, 2]) * 1e-6
        for i in (0, 1)
    )
    first, stop = grid.first_at(start), grid.first_at(end)
    begun_before = start[:, 0] < grid.start_s - SAME_TIME_S
    after_end = end[:, -1] > grid.stop_s + SAME_TIME_S
    touching = (end[:, -1] > grid.start_s + SAME_TIME_S) & (start[:, 0] < grid.stop_s - SAME_TIME_S)
    whole = ~begun_before & ~after_end
    samples = (stop - first)[whole]
    cost.pulses += int(touching.sum())
    cost.cut += int((touching & ~whole).sum())
    without = samples == 0
    cost.lost += int(without.all(axis=1).sum())
    cost.halved += int((without.any(axis=1) & ~without.all(axis=1)).sum())
    step_us = 1e6 / grid.rate_hz
    shown = whole & (stop > first).any(axis=1)
    if not shown.any():
        return
    wrong = (stop - first)[shown] * step_us - (end - start)[shown] * 1e6
    cost.phase_us = max(cost.phase_us, _largest(wrong), key=abs)
    late = (grid.start_s + first[shown, 0] / grid.rate_hz - onset_s[shown]) * 1e6
    cost.onset_us = max(cost.onset_us, _largest(late), key=abs)


def _largest(errors: Floats) -> float:
    flat = errors.reshape(-1)
    return float(flat[np.argmax(np.abs(flat))])


@final
class _Levels:
    """Levels of a unit shape at instants of a grid."""

    __slots__ = ("curves", "rectangles")

    def __init__(self, unit: UnitShape) -> None:
        lines = [s for s in unit.segments if isinstance(s, Linear) and s.first == s.last]
        plain = len(lines) == len(unit.segments) <= MOST_RECTANGLES
        self.rectangles: tuple[Linear, ...] = tuple(lines) if plain else ()
        gaps = () if plain else sorted({s.gap_us for s in unit.segments})
        self.curves: tuple[tuple[float, Course], ...] = tuple(
            (gap, course(tuple(s for s in unit.segments if s.gap_us == gap))) for gap in gaps
        )

    def at(self, grid: Grid, onset_s: Floats, ratio: Floats, place: Ints) -> tuple[Ints, Floats]:
        """Index and level of the instants numbered `place` from each onset on."""
        index = grid.first_at(onset_s)[:, None] + place
        level = np.zeros(index.shape)
        for one in self.rectangles:
            edges = (
                grid.first_at(onset_s + ((x - one.gap_us) * ratio + one.gap_us) * 1e-6)[:, None]
                for x in (one.start_us, one.end_us)
            )
            start, end = edges
            level += np.where((index >= start) & (index < end), one.first, 0.0)
        if self.curves:
            x_us = (grid.start_s + index / grid.rate_hz - onset_s[:, None]) * 1e6
            every = np.maximum(ratio, SHORTEST_RATIO)[:, None]
            same_us = SAME_TIME_S * 1e6 / every
            for gap_us, curve in self.curves:
                level += curve.level((x_us - gap_us) / every + gap_us, same_us)
        return index, level
