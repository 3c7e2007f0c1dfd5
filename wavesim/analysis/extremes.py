"""Smallest and largest current of ranges of pulses, without going through the pulses."""

from collections.abc import Iterator

import numpy as np

from wavesim.core.table import Floats, Ints, PulseTable


def range_extremes(table: PulseTable, first: Ints, stop: Ints) -> tuple[Floats, Floats]:
    """Lowest and highest current [mA] of the pulses numbered first to stop, for many ranges.

    Zero belongs to every range: a range without pulses is (0, 0).
    """
    low, high = np.zeros(len(first)), np.zeros(len(first))
    if table.total == 0:
        return low, high
    lowest, highest = _row_extremes(table)
    whole = stop - first >= table.per_train
    low[whole], high[whole] = min(0.0, lowest.min()), max(0.0, highest.max())
    parts = ~whole & (stop > first)
    if not parts.any():
        return low, high
    lows, highs = (np.append(_twice(table, rows), 0.0) for rows in (lowest, highest))
    low_part, high_part = np.zeros(parts.sum()), np.zeros(parts.sum())
    for begin, end in _stretches(table, first[parts], stop[parts]):
        there = end > begin
        if there.any():
            pairs = np.column_stack((begin[there], end[there])).ravel()
            low_part[there] = np.minimum(low_part[there], np.minimum.reduceat(lows, pairs)[::2])
            high_part[there] = np.maximum(high_part[there], np.maximum.reduceat(highs, pairs)[::2])
    low[parts], high[parts] = low_part, high_part
    return low, high


def _row_extremes(table: PulseTable) -> tuple[Floats, Floats]:
    """Lowest and highest current of the pulse of each row; of one without duration, none."""
    unit = table.pulse.unit
    strength = np.where(table.duration_ratio > 0.0, table.amplitude_ma, 0.0)
    ends = strength * unit.lowest, strength * unit.highest
    return np.minimum(*ends), np.maximum(*ends)


def _twice(table: PulseTable, rows: Floats) -> Floats:
    """Rows with the lap written twice, so that any part of a repeated lap is one stretch."""
    lap = rows[table.lap_start : table.lap_stop]
    return np.concatenate((rows[: table.lap_start], lap, lap, rows[table.lap_stop :]))


def _stretches(table: PulseTable, first: Ints, stop: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Ranges shorter than a train as stretches of the rows of `_twice`: begins and ends.

    A range may run over into the next train; in each train it may touch head, lap and tail.
    """
    per_train, lap_rows = table.per_train, table.lap_rows
    begin = first % per_train
    end = begin + (stop - first)
    lap_pulses = lap_rows * table.laps
    tail = table.lap_start + lap_pulses
    for a, b in ((begin, np.minimum(end, per_train)), (np.zeros_like(begin), end - per_train)):
        if table.lap_start:
            yield a, np.minimum(b, table.lap_start)
        from_lap = np.maximum(a - table.lap_start, 0)
        to_lap = np.minimum(b - table.lap_start, lap_pulses)
        place = table.lap_start + from_lap % lap_rows
        yield place, place + np.minimum(to_lap - from_lap, lap_rows)
        if tail < per_train:
            shift = table.lap_start + 2 * lap_rows - tail
            yield np.maximum(a, tail) + shift, b + shift
