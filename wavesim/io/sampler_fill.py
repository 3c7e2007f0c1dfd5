"""Pulses of a raster written into an array of samples, in blocks."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from wavesim.core.raster import WHOLE, RasterTable
from wavesim.core.table import Floats, Ints

CHUNK = 1 << 15
"""Ticks that are worked out at once: what fits a processor's cache."""
AT_ONCE = 1 << 13
"""Pulses whose onsets are worked out at once."""
MOST_KEPT = 1 << 20
"""Ticks of a unit pulse that are kept to be copied."""
DENSE_TICKS = 200.0
"""Ticks from pulse to pulse below which copying whole stretches beats copying pulses."""
BLOCK = 1 << 12
"""Ticks of a stretch that is copied, at least."""
FARTHEST_S = 1e6
"""Times beyond this are nowhere near a section [s]."""


def whole_pulses(raster: RasterTable, samples: int) -> tuple[int, int, int]:
    """First and stop of the pulses that lie within ticks 0 to `samples`, and how many lie across an
    edge."""
    first, stop = (_beginning(raster, tick) for tick in (0, samples))
    cut = int(first > 0 and _ticks(raster, first - 1)[1] > 0)
    # Pulses do not overlap, so only the last can reach beyond the end.
    beyond = int(stop > first and _ticks(raster, stop - 1)[1] > samples)
    return first, stop - beyond, cut + beyond


def _beginning(raster: RasterTable, tick: int) -> int:
    """How many pulses of the section begin before a tick."""
    at_s = raster.origin_s + np.array([tick - 1.0, tick + 1.0]) * raster.tick_s
    low, high = raster.table.before(np.clip(at_s, -FARTHEST_S, FARTHEST_S))
    return bisect_left(range(int(high)), tick, lo=int(low), key=lambda n: _ticks(raster, n)[0])


def _ticks(raster: RasterTable, number: int) -> tuple[int, int]:
    """First tick of a pulse and the one after its last."""
    _, row, _ = raster.table.place(np.asarray(number))
    begin = int(raster.onset_tick(number))
    return begin, begin + int(raster.laid.length[raster.shape[row]])


def fill(raster: RasterTable, out: NDArray[np.float64], first: int, stop: int) -> None:
    """Write the pulses numbered first to stop, all of which lie within `out`, into zeros.

    `np.zeros` costs next to nothing before it is touched, so what is between pulses is not written
    at all.
    """
    if not raster.laid.length.any():
        return
    for repeat in _repeats(raster, first, stop):
        _scatter(raster, out, first, repeat.after_first)
        begin = int(raster.onset_tick(repeat.first))
        end = begin + repeat.ticks
        copies, rest = divmod(_ticks(raster, repeat.stop - 1)[1] - end, repeat.ticks)
        last = end + copies * repeat.ticks
        out[end:last].reshape(-1, repeat.ticks)[:] = out[begin:end]
        out[last : last + rest] = out[begin : begin + rest]
        first = repeat.stop
    _scatter(raster, out, first, stop)


@final
@dataclass(frozen=True, slots=True)
class _Repeat:
    """Pulses `first` to `after_first` come again every `ticks`, as far as `stop`."""

    first: int
    after_first: int
    stop: int
    ticks: int


def _repeats(raster: RasterTable, first: int, stop: int) -> Iterator[_Repeat]:
    """Stretches of laps that repeat in whole ticks, where pulses are dense."""
    table = raster.table
    lap_ticks = table.stride / table.rate_hz / raster.tick_s
    if table.laps < 4 or lap_ticks > DENSE_TICKS * table.lap_rows:
        return
    laps = Fraction(lap_ticks).limit_denominator(table.laps // 4).denominator
    laps *= max(1, int(BLOCK / (laps * lap_ticks)))
    ticks = round(laps * lap_ticks)
    drift = abs(laps * lap_ticks - ticks) / laps
    if drift * table.laps > WHOLE:
        return
    for train in range(first // table.per_train, -(-stop // table.per_train)):
        start = train * table.per_train + table.lap_start
        end = min(stop, start + table.laps * table.lap_rows)
        start += max(0, -(-(first - start) // table.lap_rows)) * table.lap_rows
        block = laps * table.lap_rows
        if end - start >= 2 * block:
            yield _Repeat(start, start + block, end, ticks)


def _scatter(raster: RasterTable, out: NDArray[np.float64], first: int, stop: int) -> None:
    """Pulse by pulse, many at once."""
    width = int(raster.laid.length.max())
    one = len(raster.laid.ratio) == 1 and width <= MOST_KEPT
    unit = raster.unit.cells(raster.laid, 0, width) if one and stop > first else None
    for begin in range(first, stop, AT_ONCE):
        number = np.arange(begin, min(begin + AT_ONCE, stop))
        _, row, _ = raster.table.place(number)
        tick = raster.onset_tick(number)
        if unit is not None:
            _alike(out, tick, raster.peak_ma(row), unit)
        elif width <= CHUNK:
            _different(raster, out, tick, row)
        else:
            for i in range(len(row)):
                _wide(raster, out, int(tick[i]), row[i : i + 1])


def _alike(out: NDArray[np.float64], tick: Ints, peak: Floats, unit: Floats) -> None:
    """Pulses that differ in nothing but their amplitude."""
    width = unit.shape[1]
    blocks = sliding_window_view(out, width, writeable=True)
    if (peak == peak[0]).all():
        blocks[tick] = peak[0] * unit
        return
    at_once = max(1, CHUNK // width)
    for i in range(0, len(tick), at_once):
        blocks[tick[i : i + at_once]] = peak[i : i + at_once, None] * unit


def _different(raster: RasterTable, out: NDArray[np.float64], tick: Ints, row: Ints) -> None:
    """Pulses of different durations, zeros behind the shorter ones.

    Where those would reach the next pulse or the end, each is written as long as it is.
    """
    at_once = max(1, CHUNK // int(raster.laid.length.max()))
    for i in range(0, len(tick), at_once):
        some, rows = tick[i : i + at_once], row[i : i + at_once]
        cells = raster.cells_ma(rows)
        width = cells.shape[1]
        if np.diff(some, append=len(out)).min() >= width > 0:
            sliding_window_view(out, width, writeable=True)[some] = cells
            continue
        length = raster.laid.length[raster.shape[rows]].tolist()
        for k, (begin, ticks) in enumerate(zip(some.tolist(), length, strict=True)):
            out[begin : begin + ticks] = cells[k, :ticks]


def _wide(raster: RasterTable, out: NDArray[np.float64], tick: int, row: Ints) -> None:
    """One long pulse, part by part."""
    laid = raster.laid.rows(raster.shape[row])
    peak, width = float(raster.peak_ma(row)[0]), int(laid.length[0])
    for begin in range(0, width, CHUNK):
        end = min(begin + CHUNK, width)
        out[tick + begin : tick + end] = peak * raster.unit.cells(laid, begin, end)[0]
