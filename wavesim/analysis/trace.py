"""What a plot of a given width needs of a window: exact vertices, or the extremes of each column.

Vertices while pulses are at least 3 columns apart, extremes when they are denser. Curved segments
are flattened for the screen, with their extremes exact; nothing is computed from the flattening.
"""

import math
from dataclasses import dataclass
from typing import Literal, final

import numpy as np

from wavesim.analysis.extremes import range_extremes
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.program import Program
from wavesim.core.schedule import check_window, session_table
from wavesim.core.segments import Segment, Sine
from wavesim.core.table import Floats, Ints, PulseTable
from wavesim.core.timing import SAME_TIME_S

COLUMNS_APART = 3.0
"""Pulses nearer than this many columns are shown by extremes (contract section 4)."""
MOST_COLUMNS = 100_000
"""Columns of the widest plot."""
_HALF_CYCLE_COLUMNS = 2.0
"""A sine whose half-cycles are narrower than this is shown by extremes: at 4 vertices a column
there are 8 for each half-cycle, a quarter of a column apart."""


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
    table = session_table(program, section, channel)
    check_window(start_s, stop_s)
    if stop_s <= start_s:
        raise ImpossibleError(
            [Problem("window_ends", "stop_s", stop_s, f"later than start_s, {start_s:.15g}", "s")]
        )
    if isinstance(columns, bool) or not isinstance(columns, int | np.integer):
        raise ImpossibleError([Problem("type", "columns", columns, "a whole number")])
    if not 1 <= columns <= MOST_COLUMNS:
        raise ImpossibleError([Problem("range", "columns", columns, f"1 to {MOST_COLUMNS}")])
    column_s = (stop_s - start_s) / columns
    interval_s = program.section[section].channel[channel].timing.shortest_interval_s
    if interval_s >= COLUMNS_APART * column_s and not _too_fine(table, column_s):
        return _vertices(table, start_s, stop_s, int(columns))
    return _columns(table, start_s, stop_s, int(columns))


def _too_fine(table: PulseTable, column_s: float) -> bool:
    """Whether the pulse has half-cycles that columns cannot resolve."""
    return any(
        isinstance(segment, Sine) and segment.half_cycle_us * 1e-6 < _HALF_CYCLE_COLUMNS * column_s
        for segment in table.pulse.unit.segments
    )


def _vertices(table: PulseTable, start_s: float, stop_s: float, columns: int) -> Trace:
    x_us, gap_us, level = outline(table.pulse.unit.segments, (stop_s - start_s) / columns, columns)
    first, stop = (int(number) for number in table.before(np.array([start_s, stop_s])))
    number = np.arange(max(first - 1, 0), stop, dtype=np.int64)
    _, row, _ = table.place(number)
    drawn = (table.amplitude_ma[row] != 0.0) & (table.duration_ratio[row] != 0.0)
    number, row = number[drawn], row[drawn]
    ratio = table.duration_ratio[row][:, None]
    within_s = ((x_us - gap_us) * ratio + gap_us) * 1e-6
    time = (table.onset_s(number)[:, None] + within_s).ravel()
    current = (table.amplitude_ma[row][:, None] * level).ravel()
    return _closed(time, current, start_s, stop_s)


def _closed(time: Floats, current: Floats, start_s: float, stop_s: float) -> Trace:
    """The polyline cut at the window, with a vertex at either end of it."""
    begin = int(np.searchsorted(time, start_s + SAME_TIME_S, side="left"))
    end = int(np.searchsorted(time, stop_s - SAME_TIME_S, side="right"))
    first = _between(time, current, begin, start_s)
    last = _between(time, current, end, stop_s)
    return Trace(
        "vertices",
        start_s,
        stop_s,
        time_s=np.concatenate(([start_s], time[begin:end], [stop_s])),
        current_ma=np.concatenate(([first], current[begin:end], [last])),
    )


def _between(time: Floats, current: Floats, after: int, at_s: float) -> float:
    """The polyline's value at a time that lies between vertex `after` - 1 and vertex `after`."""
    if after == 0 or after == len(time):
        return 0.0
    left, right = float(time[after - 1]), float(time[after])
    part = min(max((at_s - left) / (right - left), 0.0), 1.0) if right > left else 0.0
    return float(current[after - 1] + (current[after] - current[after - 1]) * part)


def outline(
    segments: tuple[Segment, ...], column_s: float, columns: int
) -> tuple[Floats, Floats, Floats]:
    """Vertices of a unit pulse from zero to zero: time [us], gap before it [us] and level.

    column_s: width of a column [s], which decides how finely curves are flattened.
    """
    points = [(segments[0].start_us, segments[0].gap_us, 0.0)]
    for segment in segments:
        end_us, gap_us, _ = points[-1]
        if segment.start_us > end_us:
            points += [(end_us, gap_us, 0.0), (segment.start_us, segment.gap_us, 0.0)]
        points += _flat(segment, column_s, columns)
    points.append((segments[-1].end_us, segments[-1].gap_us, 0.0))
    kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    x_us, gap_us_, level = np.array(kept).T
    return x_us, gap_us_, level


def _flat(segment: Segment, column_s: float, columns: int) -> list[tuple[float, float, float]]:
    """A segment as vertices; straight ones have two."""
    if not isinstance(segment, Sine):
        ends = (segment.start_us, segment.end_us)
        return [(x, segment.gap_us, float(segment.level(x))) for x in ends]
    half_columns = segment.half_cycle_us * 1e-6 / column_s
    steps = _steps(half_columns, columns)
    x_us = segment.start_us + np.arange(segment.half_cycles * steps + 1) * (
        segment.half_cycle_us / steps
    )
    level = np.sin(np.pi / steps * np.arange(len(x_us)))
    level[::steps] = 0.0
    return [(float(x), segment.gap_us, float(y)) for x, y in zip(x_us, level, strict=True)]


def _steps(half_columns: float, columns: int) -> int:
    """Steps in a half-cycle of a sine: an even number, so that its peak is a vertex.

    The chord of a sine of height H px over an angle a misses it by H a^2 / 8. For a quarter pixel
    at H = columns / 2 that takes pi / 2 x sqrt(columns) steps, and four in a column are enough at
    any height: no point of the curve is then further than an eighth of a column from a vertex.
    """
    fine = math.ceil(math.pi / 2.0 * math.sqrt(columns))
    return 2 * max(1, math.floor(min(fine + 1.0, 4.0 * half_columns - 1.0) / 2.0))


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
