"""A pulse table on whole ticks and amplitude steps: what a clocked device or a file of samples has.

Each onset is rounded by itself, so nothing drifts; the unit pulse is rounded once, so all equal
pulses have equal widths; a balanced pulse stays balanced. Rows stay rows and a lap stays a lap: a
night costs what a minute costs. Rules and examples: docs/sampling.md.
"""

import math
from dataclasses import dataclass
from typing import final

import numpy as np

from wavesim.core.errors import Problem, raise_if
from wavesim.core.raster_pulse import SLACK, Layout, UnitRaster, unit_raster
from wavesim.core.table import Floats, Ints, PulseTable

SHORTEST_TICK_S, LONGEST_TICK_S = 1e-8, 1.0
LARGEST_STEP_MA = 3000.0
WHOLE = 1e-7
"""Part of a tick by which a repeating time may be off, summed over its repeats, to be whole."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class RasterTable:
    """A pulse table on a raster.

    tick_s: length of a tick; tick 0 begins at origin_s of the section [s]. step_ma: smallest
    difference of two currents, None where any current is possible [mA].
    shape: which unit pulse of `laid` each row of the table has.
    """

    table: PulseTable
    tick_s: float
    step_ma: float | None
    origin_s: float
    unit: UnitRaster
    laid: Layout
    shape: Ints

    def onset_tick(self, number: "Ints | int") -> Ints:
        """The tick on which pulses begin; halves go to the later one."""
        exact = (self.table.onset_s(number) - self.origin_s) / self.tick_s
        return np.asarray(np.floor(exact + 0.5 + SLACK)).astype(np.int64)

    def onset_error_us(self, number: "Ints | int") -> Floats:
        """How much later than meant pulses begin [us]; at most half a tick."""
        meant = self.table.onset_s(number)
        return np.asarray((self.onset_tick(number) * self.tick_s + self.origin_s - meant) * 1e6)

    @property
    def lap_ticks(self) -> int | None:
        """Ticks from lap to lap; None where that is no whole number, so that laps differ."""
        return self._whole(self.table.stride / self.table.rate_hz, self.table.laps)

    @property
    def cycle_ticks(self) -> int | None:
        """Ticks from train to train; None where that is no whole number."""
        return self._whole(self.table.cycle_s, -(-self.table.total // max(self.table.per_train, 1)))

    def _whole(self, time_s: float, times: int) -> int | None:
        ticks = time_s / self.tick_s
        whole = round(ticks)
        return whole if whole and abs(ticks - whole) * times <= WHOLE else None

    def peak_ma(self, row: Ints) -> Floats:
        """Signed current of full level in the pulses of rows, in whole steps where there are any
        [mA]."""
        if self.step_ma is None:
            return self.table.amplitude_ma[row]
        return np.asarray(self.peak_steps(row) * self.step_ma, dtype=np.float64)

    def peak_steps(self, row: Ints) -> Ints:
        """The same in steps; halves go away from zero. Only on a raster with steps."""
        assert self.step_ma is not None
        exact = self.table.amplitude_ma[row] / self.step_ma
        return (np.sign(exact) * np.floor(np.abs(exact) + 0.5 + SLACK)).astype(np.int64)

    def steps(self, row: Ints) -> Ints:
        """Currents of all ticks of the pulses of rows, in steps. Only on a raster with steps."""
        return self.unit.steps(self.laid.rows(self.shape[row]), self.peak_steps(row))

    def cells_ma(self, row: Ints) -> Floats:
        """Currents of all ticks of the pulses of rows, zeros behind the shorter ones [mA]."""
        if self.step_ma is not None:
            return np.asarray(self.steps(row) * self.step_ma, dtype=np.float64)
        laid = self.laid.rows(self.shape[row])
        unit = self.unit.cells(laid, 0, int(laid.length.max(initial=0)))
        return self.peak_ma(row)[:, None] * unit

    def net_charge_uc(self, row: Ints) -> Floats:
        """Net charge of the pulses of rows on the raster [uC]."""
        net = self.laid.charge.sum(axis=1)[self.shape[row]]
        if self.unit.balanced:
            net = np.where(np.abs(net) <= SLACK, 0.0, net)
        if self.step_ma is None:
            return np.asarray(self.table.amplitude_ma[row] * net * self.tick_s * 1e3)
        exact = self.peak_steps(row) * net
        return np.asarray(np.floor(exact + 0.5 + SLACK) * self.step_ma * self.tick_s * 1e3)


def rasterise(
    table: PulseTable, tick_s: float, step_ma: float | None = None, origin_s: float = 0.0
) -> RasterTable:
    """A pulse table on ticks of `tick_s` from `origin_s` on and, where given, steps of `step_ma`.

    Raises ImpossibleError for a tick outside 10 ns to 1 s and a step outside 0 to 3000 mA.
    """
    raise_if(
        _misfit("tick_s", tick_s, SHORTEST_TICK_S, LONGEST_TICK_S, "s")
        + ([] if step_ma is None else _misfit("step_ma", step_ma, 0.0, LARGEST_STEP_MA, "mA"))
    )
    ratio, shape = _ratios(table)
    unit = unit_raster(table.pulse, tick_s * 1e6, _room(table, tick_s))
    return RasterTable(table, tick_s, step_ma, origin_s, unit, unit.layout(ratio), shape)


def _misfit(name: str, found: object, low: float, high: float, unit: str) -> list[Problem]:
    if isinstance(found, bool) or not isinstance(found, int | float | np.number):
        return [Problem("type", name, found, "a number")]
    number = float(found)
    if math.isfinite(number) and low <= number <= high and number > 0.0:
        return []
    allowed = f"{low:.15g} to {high:.15g}" if low else f"above 0 to {high:.15g}"
    return [Problem("range", name, number, allowed, unit)]


def _ratios(table: PulseTable) -> tuple[Floats, Ints]:
    """The different duration ratios, and which of them each row has."""
    if len(table.duration_ratio) and (table.duration_ratio == table.duration_ratio[0]).all():
        return table.duration_ratio[:1], np.zeros(len(table.duration_ratio), dtype=np.int64)
    ratio, shape = np.unique(table.duration_ratio, return_inverse=True)
    return ratio, shape.reshape(-1).astype(np.int64)


def _room(table: PulseTable, tick_s: float) -> int:
    """Ticks that are always free from one onset to the next."""
    onset = table.offset_s + table.index / table.rate_hz
    if not len(onset):
        return 0
    lap_s = table.stride / table.rate_hz
    # Behind the laps the train goes on as from lap to lap.
    gap_s = np.delete(np.diff(onset), table.lap_stop - 1 if len(onset) > table.lap_stop else [])
    first_s, last_s = table.onset_s(np.array([0, max(table.per_train - 1, 0)]))
    shortest_s = table.cycle_s - (last_s - first_s)
    if table.laps > 1:
        lap = onset[table.lap_start : table.lap_stop]
        shortest_s = min(shortest_s, lap_s - (lap[-1] - lap[0]))
    return math.floor(float(gap_s.min(initial=shortest_s)) / tick_s + SLACK)
