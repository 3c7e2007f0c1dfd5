"""A muscle through one section: pulses in chunks, checkpoints between them, records of trains.

A chunk always begins at the same pulse, so a window played from a checkpoint is bit-equal to the
whole section.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

import numpy as np

from wavesim.physiology import kernel as k
from wavesim.physiology.drive import Drive
from wavesim.physiology.playing import NO_TIMES, Bins, Floats, Ints, Muscle, play

CHUNK = 8192
"""Pulses between two checkpoints: some 10 ms to play again, 150 bytes to keep."""
BIN_S, MOST_BINS = 0.1, 65536
"""How finely the range of the force is kept of a whole section: a day of it is a megabyte."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """The state of the muscle before pulse `number`, and the contraction that goes on."""

    number: int
    state: Floats
    contraction: int


@final
@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Pulses in a row; those without current are left out. stop_s: where the next one begins."""

    number: int
    pulses: Floats
    group: Ints
    stop_s: float


@final
@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """How to play any window of a section again; `after` is the state at its end.

    bins: the range of its force, from the first time it was played.
    """

    muscle: Muscle
    drive: Drive
    duration_s: float
    checkpoints: tuple[Checkpoint, ...]
    after: Floats
    bins: Bins

    def before(self, time_s: float) -> Checkpoint:
        """The last checkpoint at or before a time."""
        earlier = [one for one in self.checkpoints if one.state[k.TIME] <= time_s]
        return earlier[-1] if earlier else self.checkpoints[0]


def chunks(drive: Drive, duration_s: float, first: int = 0) -> Iterator[Chunk]:
    """The pulses from number `first` on; at least one chunk, which may be empty."""
    table = drive.table
    for start in range(first, max(table.total, 1), CHUNK):
        stop = min(start + CHUNK, table.total)
        number = np.arange(start, stop, dtype=np.int64)
        train, row, _ = table.place(number)
        kept = drive.heard[row]
        train, row = train[kept], row[kept]
        factors = (drive.recruited[row], drive.lam[row], drive.scale[row])
        pulses = np.array([table.onset_s(number[kept]), *factors])
        end_s = float(table.onset_s(stop)) if stop < table.total else duration_s
        yield Chunk(start, pulses, train + 1, end_s)


def trains(drive: Drive) -> int:
    """Trains of the section that have a pulse."""
    table = drive.table
    return 0 if table.total == 0 else (table.total - 1) // table.per_train + 1


def empty_records(drive: Drive) -> Floats:
    """A row for what is left of the section before, then one for each train."""
    return np.zeros((trains(drive) + 1, 2))


def empty_bins(duration_s: float) -> Bins:
    """Bins of a whole section; in each the least is not yet less than anything."""
    count = math.ceil(min(duration_s / BIN_S, MOST_BINS) - 1e-9)
    force_n = np.zeros((2, count))
    force_n[0] = np.inf
    return Bins(force_n, count / duration_s)


def played_section(
    one: Muscle, drive: Drive, state: Floats, duration_s: float, records: Floats, bins: Bins
) -> Iterator[Checkpoint]:
    """Play a section chunk by chunk, from each checkpoint on; fills the records and bins."""
    now = 0
    for chunk in chunks(drive, duration_s):
        checkpoint = Checkpoint(chunk.number, state.copy(), now)
        played = play(
            one, state, chunk.pulses, chunk.stop_s, group=chunk.group, records=records, now=now,
            bins=bins,
        )  # fmt: skip
        now = played.last
        yield checkpoint


def rest(one: Muscle, state: Floats, duration_s: float) -> Floats:
    """Let a section without pulses pass; gives its record."""
    return play(one, state, np.empty((4, 0)), duration_s).records


def next_section(state: Floats) -> None:
    """Let the clock of the state start anew, as every section's does."""
    state[k.LAST] -= state[k.TIME]
    state[k.TIME] = 0.0


def _seen(chunk: Chunk, until_s: float) -> Chunk:
    """A chunk up to the first pulse after a time: a step is never cut, so nothing changes."""
    count = int(np.searchsorted(chunk.pulses[0], until_s, side="right"))
    if count == chunk.pulses.shape[1]:
        return chunk
    stop_s = float(chunk.pulses[0, count])
    return Chunk(chunk.number, chunk.pulses[:, :count], chunk.group[:count], stop_s)


def window_forces(course: Course, at_s: Floats) -> Floats:
    """Force at rising times of the section [N]."""
    begin = course.before(float(at_s[0]))
    state, now, filled = begin.state.copy(), begin.contraction, 0
    found, records = np.zeros(len(at_s)), empty_records(course.drive)
    for whole in chunks(course.drive, course.duration_s, begin.number):
        chunk = _seen(whole, float(at_s[-1]))
        last = chunk.stop_s >= course.duration_s
        upto = len(at_s) if last else int(np.searchsorted(at_s, chunk.stop_s))
        played = play(
            course.muscle,
            state,
            chunk.pulses,
            chunk.stop_s,
            group=chunk.group,
            records=records,
            now=now,
            at_s=at_s[filled:upto] if upto > filled else NO_TIMES,
        )
        found[filled:upto], now, filled = played.force_n, played.last, upto
        if filled == len(at_s):
            break
    return found
