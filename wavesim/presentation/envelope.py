"""From a trace to something to draw: a polyline, or a band without holes between its pulses."""

from math import isinf

import numpy as np

from wavesim.analysis.trace import COLUMNS_APART, trace
from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.segments import Linear
from wavesim.core.table import Floats
from wavesim.presentation.intervals import intervals_s
from wavesim.presentation.scene import Drawn

TRAIN_COLUMNS = 9.0
"""Trains that repeat within fewer columns cannot be told apart, and would only shimmer."""
GROUP_COLUMNS = 6.0
"""The same of pulses and groups of them."""


def drawn(
    program: Program,
    start_s: float,
    stop_s: float,
    columns: int,
    section: int,
    channel: int,
    *,
    train_columns: float = TRAIN_COLUMNS,
) -> Drawn:
    """The current of a channel in a window; times from its left edge.

    train_columns: trains that repeat within fewer columns are drawn as one band.
    """
    column_s = (stop_s - start_s) / columns
    one = program.section[section]
    chosen = one.channel[channel]
    hole = hole_columns(one, chosen, column_s, train_columns)
    # As many more columns at both ends, so that a hole at the edge of the window is seen as one.
    found = trace(
        program, start_s - hole * column_s, stop_s + hole * column_s, columns + 2 * hole,
        section, channel,
    )  # fmt: skip
    if found.time_s is not None and found.current_ma is not None:
        time_s = found.time_s - start_s
        return Drawn(time_s=time_s, high_ma=found.current_ma, curved=not _is_flat(chosen))
    assert found.low_ma is not None
    assert found.high_ma is not None
    middles_s = (np.arange(columns) + 0.5) * column_s
    return Drawn(
        time_s=np.concatenate(([0.0], middles_s, [columns * column_s])),
        low_ma=-_with_ends(closed(-found.low_ma, hole)),
        high_ma=_with_ends(closed(found.high_ma, hole)),
    )


def _is_flat(channel: Channel) -> bool:
    """Whether the current is made of level stretches only."""
    if channel.pulse is None:
        modulation = channel.modulation
        steady = not (modulation.ramp_up_s or modulation.ramp_down_s or modulation.varies)
        return steady and channel.carrier is not None and isinf(channel.carrier.half_cycle_s)
    segments = channel.pulse.unit.segments
    return all(isinstance(s, Linear) and s.first == s.last for s in segments)


def _intervals_columns(channel: Channel, column_s: float) -> tuple[float, ...]:
    """Times from pulse to pulse in columns, the shortest first.

    A carrier has no pauses to fill but those between trains.
    """
    if channel.timing is None:
        return (0.0,)
    # Of alternating pulses only every second is on the same side.
    turns = 2.0 if channel.polarity == "alternating" else 1.0
    found = intervals_s(channel.timing)
    return (found[0] / column_s, *(turns * time_s / column_s for time_s in found))


def hole_columns(
    section: Section, channel: Channel, column_s: float, train_columns: float = TRAIN_COLUMNS
) -> int:
    """Most columns to fill: between two pulses, or between two trains that are too dense to see.

    None where pulses are drawn one by one; groups and trains that can be told apart stay apart.
    """
    intervals, cycle_columns = _intervals_columns(channel, column_s), section.cycle_s / column_s
    if intervals[0] >= COLUMNS_APART:
        return 0
    if cycle_columns < train_columns:
        return int(np.ceil(cycle_columns))
    most = max((i for i in intervals if i < GROUP_COLUMNS), default=0.0)
    return max(0, int(np.ceil(most)) - 1)


def closed(level: Floats, hole: int) -> Floats:
    """A row of levels from 0 with holes of up to `hole` columns filled, `hole` shorter either end.

    A hole is filled to the lower of its two sides, so that a band ends where its pulses end.
    """
    if not hole:
        return level
    count = len(level) - hole
    grown = np.maximum.reduce([level[k : k + count] for k in range(hole + 1)])
    filled: Floats = np.minimum.reduce([grown[k : k + count - hole] for k in range(hole + 1)])
    return filled


def _with_ends(level: Floats) -> Floats:
    """Columns stand at their middles; the first and last level reach to the edges."""
    return np.concatenate((level[:1], level, level[-1:]))
