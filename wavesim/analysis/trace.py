"""What a plot of a given width needs of a window: exact vertices, or the extremes of each column.

Vertices while pulses are at least 3 columns apart, extremes when they are denser, or so finely
shaped that a column holds more vertices than it can show.
"""

from dataclasses import dataclass
from typing import Literal, final

import numpy as np

from wavesim.analysis.carrier_lines import carrier_polyline, reversing
from wavesim.analysis.carrier_train import carrier_train
from wavesim.analysis.extremes import range_extremes
from wavesim.analysis.outline import outline
from wavesim.analysis.polyline import column_extremes, cut
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.program import Program
from wavesim.core.schedule import check_window, chosen, session_table
from wavesim.core.section import Section
from wavesim.core.table import Floats, Ints, PulseTable
from wavesim.core.timing_base import SAME_TIME_S

COLUMNS_APART = 3.0
"""Pulses nearer than this many columns are shown by extremes (contract section 4)."""
MOST_COLUMNS = 100_000
"""Columns of the widest plot."""
VERTICES_A_COLUMN = 4
"""Vertices that a column of the plot can use."""
MOST_VERTICES = 200_000
"""Vertices that are looked at one by one; beyond that whole pulses are, faster and coarser."""


@final
@dataclass(frozen=True, slots=True)
class Trace:
    """The current of one channel in a window, ready to draw.

    mode "vertices": time_s, current_ma are a polyline closed at both ends of the window.
    mode "columns": low_ma, high_ma enclose the current of each column
    [start + c w, start + (c + 1) w); exact where a column holds whole pulses.
    What does not belong to the mode is None.
    """

    mode: Literal["vertices", "columns"]
    start_s: float
    stop_s: float
    time_s: Floats | None = None
    current_ma: Floats | None = None
    low_ma: Floats | None = None
    high_ma: Floats | None = None


def trace(
    program: Program,
    start_s: float,
    stop_s: float,
    columns: int,
    section: int = 0,
    channel: int = 0,
) -> Trace:
    """The current of a channel in [start_s, stop_s) of its section for a plot of `columns` pixels.

    Raises ImpossibleError for a window or width that is none.
    """
    one = chosen(program, section, channel)
    check_window(start_s, stop_s)
    if stop_s <= start_s:
        raise ImpossibleError(
            [Problem("window_ends", "stop_s", stop_s, f"later than start_s, {start_s:.15g}", "s")]
        )
    if isinstance(columns, bool) or not isinstance(columns, int | np.integer):
        raise ImpossibleError([Problem("type", "columns", columns, "a whole number")])
    if not 1 <= columns <= MOST_COLUMNS:
        raise ImpossibleError([Problem("range", "columns", columns, f"1 to {MOST_COLUMNS}")])
    if one.carrier is not None:
        return carrier_trace(program.section[section], channel, start_s, stop_s, int(columns))
    table = session_table(program, section, channel)
    apart_s = COLUMNS_APART * (stop_s - start_s) / columns
    near = one.pulsed.timing.shortest_interval_s < apart_s
    fine = None if near else _fine(table, start_s, stop_s, int(columns))
    return fine or _columns(table, start_s, stop_s, int(columns))


def carrier_trace(
    section: Section, channel: int, start_s: float, stop_s: float, columns: int
) -> Trace:
    """A continuous current: flattened where columns resolve it, its envelope where not."""
    train = carrier_train(section, channel)
    polyline = carrier_polyline(train, start_s, stop_s, columns)
    if polyline is not None:
        time_s, current_ma = cut(*polyline, start_s, stop_s)
        return Trace("vertices", start_s, stop_s, time_s=time_s, current_ma=current_ma)
    edge_s: Floats = start_s + (stop_s - start_s) / columns * np.arange(columns + 1.0)
    high = train.highest(edge_s[:-1], edge_s[1:])
    signs = reversing(train)
    return Trace("columns", start_s, stop_s, low_ma=signs[0] * high, high_ma=signs[1] * high)


def _fine(table: PulseTable, start_s: float, stop_s: float, columns: int) -> Trace | None:
    """Pulse by pulse: the vertices, or where those are too many the extremes of the polyline.

    None where even going through the vertices would be too much.
    """
    x_us, gap_us, level = outline(table.pulse.unit.segments, (stop_s - start_s) / columns, columns)
    first, stop = (int(number) for number in table.before(np.array([start_s, stop_s])))
    number = np.arange(max(first - 1, 0), stop, dtype=np.int64)
    if len(number) * len(x_us) > MOST_VERTICES:
        return None
    _, row, _ = table.place(number)
    drawn = (table.amplitude_ma[row] != 0.0) & (table.duration_ratio[row] != 0.0)
    number, row = number[drawn], row[drawn]
    ratio = table.duration_ratio[row][:, None]
    within_s = ((x_us - gap_us) * ratio + gap_us) * 1e-6
    time = (table.onset_s(number)[:, None] + within_s).ravel()
    current = (table.amplitude_ma[row][:, None] * level).ravel()
    time_s, current_ma = cut(time, current, start_s, stop_s)
    if len(time_s) <= VERTICES_A_COLUMN * columns + 2:
        return Trace("vertices", start_s, stop_s, time_s=time_s, current_ma=current_ma)
    low, high = column_extremes(time, current, start_s, stop_s, columns)
    return Trace("columns", start_s, stop_s, low_ma=low, high_ma=high)


def _columns(table: PulseTable, start_s: float, stop_s: float, columns: int) -> Trace:
    edge_s: Floats = start_s + (stop_s - start_s) / columns * np.arange(columns + 1.0)
    before = table.before(edge_s)
    first = before[:-1] - _running(table, before[:-1] - 1, edge_s[:-1])
    low, high = range_extremes(table, first, before[1:])
    return Trace("columns", start_s, stop_s, low_ma=low, high_ma=high)


def _running(table: PulseTable, number: Ints, at_s: Floats) -> Ints:
    """1 where the pulse of this number (-1: none) is still running at this time, 0 elsewhere."""
    if table.total == 0:
        return np.zeros_like(number)
    known = np.maximum(number, 0)
    _, row, _ = table.place(known)
    unit = table.pulse.unit
    gap_us = unit.segments[-1].gap_us
    length_s = ((unit.length_us - gap_us) * table.duration_ratio[row] + gap_us) * 1e-6
    running = table.onset_s(known) + length_s > at_s + SAME_TIME_S
    return ((number >= 0) & running).astype(np.int64)
