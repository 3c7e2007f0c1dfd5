"""A range of pulse numbers as blocks of rows, each repeated evenly in laps and trains."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

from wavesim.core.table import PulseTable


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Rows [first, stop) in `laps` laps from `lap` on, of `trains` trains from `train` on."""

    first: int
    stop: int
    lap: int
    laps: int
    train: int
    trains: int


def stretches(table: PulseTable, first: int, stop: int) -> Iterator[Stretch]:
    """The pulses numbered first to stop, each once; never more than 15 stretches."""
    if stop <= first:
        return
    train, begin = divmod(first, table.per_train)
    last, end = divmod(stop, table.per_train)
    if train == last:
        yield from _of_train(table, (begin, end), train, 1)
        return
    if begin:
        yield from _of_train(table, (begin, table.per_train), train, 1)
        train += 1
    if last > train:
        yield from _of_train(table, (0, table.per_train), train, last - train)
    if end:
        yield from _of_train(table, (0, end), last, 1)


def _of_train(
    table: PulseTable, part: tuple[int, int], train: int, trains: int
) -> Iterator[Stretch]:
    """A part of a train, given by numbers in the train."""
    begin, end = part
    for first, stop, lap, laps in _blocks(table, begin, end):
        if stop > first and laps > 0:
            yield Stretch(first=first, stop=stop, lap=lap, laps=laps, train=train, trains=trains)


def _blocks(table: PulseTable, begin: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Rows before the lap; a lap begun late, whole laps, one broken off; rows behind them."""
    lap_start, rows = table.lap_start, table.lap_rows
    lap_pulses = rows * table.laps
    yield begin, min(end, lap_start), 0, 1
    from_lap = max(begin - lap_start, 0)
    to_lap = min(max(end - lap_start, 0), lap_pulses)
    if to_lap > from_lap:
        (lap, place), (last, rest) = divmod(from_lap, rows), divmod(to_lap, rows)
        if lap == last:
            yield lap_start + place, lap_start + rest, lap, 1
        else:
            if place:
                yield lap_start + place, table.lap_stop, lap, 1
                lap += 1
            yield lap_start, table.lap_stop, lap, last - lap
            yield lap_start, lap_start + rest, last, 1
    shift = lap_pulses - rows
    yield max(begin, lap_start + lap_pulses) - shift, end - shift, 0, 1
