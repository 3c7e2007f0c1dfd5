"""Force on the time axis of the waveform: for each column of a plot the least and the most."""

import math
from dataclasses import dataclass
from typing import final

import numpy as np

from wavesim.core.errors import Problem, raise_if
from wavesim.core.schedule import check_window
from wavesim.core.table import MOST_LISTED
from wavesim.physiology.course import Course, window_forces
from wavesim.physiology.playing import Bins, Floats
from wavesim.physiology.response import ChannelResponse, Response

SEEN_S = 0.005
"""Force is looked at this often, a tenth of the fastest rise [s]."""
MOST_LOOKS = 250
"""Looks within one column: over a day the ripple is met at many phases instead of followed."""
FEWEST_BINS = 4.0
"""From so many bins of the section in a column on, its range is that of the bins it touches: a
quarter of a column more on either side, and nothing is played again."""
SAME_PLACE = 1e-9


@final
@dataclass(frozen=True, slots=True, eq=False)
class ForceTrace:
    """Columns of a plot.

    edge_s: edges of the columns, one more than columns [s of the section]. low_n, high_n: least and
    most force in each [N]; neighbours share the force at their edge. recruited_fraction: the
    largest of the pulses that start in each, 0 where none does.
    """

    edge_s: Floats
    low_n: Floats
    high_n: Floats
    recruited_fraction: Floats


def force_trace(
    response: Response, start_s: float, stop_s: float, columns: int, section: int, channel: int
) -> ForceTrace | None:
    """The force of a channel in a window of its section; None where nothing is shown.

    Of columns that are not long (FEWEST_BINS) the force at a time is bit-equal in every
    window. Raises ImpossibleError for a window that is
    none and a section or channel that is not there.
    """
    found = _chosen(response, section, channel)
    check_window(start_s, stop_s)
    course = found.course
    if course is None or stop_s <= start_s or columns < 1:
        return None
    if (stop_s - start_s) / columns * course.bins.per_s >= FEWEST_BINS:
        edge_s = start_s + (stop_s - start_s) / columns * np.arange(columns + 1, dtype=np.float64)
        return ForceTrace(edge_s, *_range(course.bins, edge_s), _recruited(course, edge_s))
    return _looked(course, start_s, stop_s, columns)


def _looked(course: Course, start_s: float, stop_s: float, columns: int) -> ForceTrace:
    """From forces at many times, which are played again."""
    per = min(max(2, math.ceil((stop_s - start_s) / columns / SEEN_S)), MOST_LOOKS)
    at = start_s + (stop_s - start_s) / columns * (np.arange(columns * per + 1) / per)
    force = _inside(course, at)
    looks = force[:-1].reshape(columns, per)
    end = force[per::per]
    return ForceTrace(
        edge_s=at[::per],
        low_n=np.minimum(looks.min(axis=1), end),
        high_n=np.maximum(looks.max(axis=1), end),
        recruited_fraction=_recruited(course, at[::per]),
    )


def _chosen(response: Response, section: int, channel: int) -> ChannelResponse:
    sections = len(response.sections)
    problems = []
    if not 0 <= section < sections:
        problems.append(Problem("no_such_item", "section", section, f"0 to {sections - 1}"))
    elif not 0 <= channel < len(response.sections[section].channels):
        channels = len(response.sections[section].channels)
        allowed = f"0 to {channels - 1}" if channels else "nothing: there is none"
        problems.append(Problem("no_such_item", "channel", channel, allowed))
    raise_if(problems)
    return response.sections[section].channels[channel]


def _range(bins: Bins, edge_s: Floats) -> tuple[Floats, Floats]:
    """Least and most force of the bins each column touches; 0 outside the section."""
    count = bins.force_n.shape[1]
    place = edge_s * bins.per_s
    first = np.clip(np.floor(place[:-1] + SAME_PLACE), -1, count).astype(np.int64) + 1
    stop = np.clip(np.ceil(place[1:] - SAME_PLACE), 0, count + 1).astype(np.int64) + 1
    between = np.column_stack((first, stop)).ravel()
    low, high = np.pad(bins.force_n, ((0, 0), (1, 2)))
    return np.minimum.reduceat(low, between)[::2], np.maximum.reduceat(high, between)[::2]


def _inside(course: Course, at: Floats) -> Floats:
    """Force at rising times; 0 outside the section, which others fill."""
    force = np.zeros(len(at))
    first, stop = np.searchsorted(at, [0.0, course.duration_s + 1e-9])
    if stop > first:
        force[first:stop] = window_forces(course, np.minimum(at[first:stop], course.duration_s))
    return force


def _recruited(course: Course, edges: Floats) -> Floats:
    """Largest recruited fraction of the pulses in each column."""
    table, most = course.drive.table, np.zeros(len(edges) - 1)
    first, stop = (int(n) for n in table.before(edges[[0, -1]]))
    if stop <= first:
        return most
    # Of a window with very many pulses a fraction that no column misses is enough.
    number = np.arange(first, stop, max(1, (stop - first) // MOST_LISTED), dtype=np.int64)
    _, row, _ = table.place(number)
    part = np.where(course.drive.heard, course.drive.recruited * course.drive.scale, 0.0)[row]
    column = np.searchsorted(edges, table.onset_s(number), side="right") - 1
    np.maximum.at(most, np.clip(column, 0, len(most) - 1), part)
    return most
