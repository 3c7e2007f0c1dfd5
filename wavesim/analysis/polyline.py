"""Polylines in time: cut at a window, or reduced to the extremes of columns."""

import numpy as np

from wavesim.core.table import Floats, Ints
from wavesim.core.timing_base import SAME_TIME_S


def cut(time_s: Floats, current: Floats, start_s: float, stop_s: float) -> tuple[Floats, Floats]:
    """The polyline within a window, with a vertex at either end of it."""
    edges = np.array([start_s + SAME_TIME_S, stop_s - SAME_TIME_S])
    begin = int(np.searchsorted(time_s, edges[0], side="left"))
    end = int(np.searchsorted(time_s, edges[1], side="right"))
    after = np.array([begin, end])
    first, last = between(time_s, current, after, np.array([start_s, stop_s]))
    return (
        np.concatenate(([start_s], time_s[begin:end], [stop_s])),
        np.concatenate(([first], current[begin:end], [last])),
    )


def between(time_s: Floats, current: Floats, after: Ints, at_s: Floats) -> Floats:
    """Values at times that lie between the vertices `after` - 1 and `after`; zero outside."""
    inside = (after > 0) & (after < len(time_s))
    right = np.clip(after, 1, max(len(time_s) - 1, 1))
    value = np.zeros(len(at_s))
    if not inside.any():
        return value
    left_s, width_s = time_s[right - 1], time_s[right] - time_s[right - 1]
    part = np.clip((at_s - left_s) / np.where(width_s > 0.0, width_s, 1.0), 0.0, 1.0)
    drawn = current[right - 1] + (current[right] - current[right - 1]) * part
    value[inside] = drawn[inside]
    return value


def column_extremes(
    time_s: Floats, current: Floats, start_s: float, stop_s: float, columns: int
) -> tuple[Floats, Floats]:
    """Lowest and highest value of the polyline in each column of a window."""
    edge_s: Floats = start_s + (stop_s - start_s) / columns * np.arange(columns + 1.0)
    until = between(time_s, current, np.searchsorted(time_s, edge_s, side="left"), edge_s)
    since = between(time_s, current, np.searchsorted(time_s, edge_s, side="right"), edge_s)
    low = np.minimum(since[:-1], until[1:])
    high = np.maximum(since[:-1], until[1:])
    bounds = np.searchsorted(time_s, edge_s, side="left")
    held = bounds[1:] > bounds[:-1]
    if held.any():
        pairs = np.column_stack((bounds[:-1][held], bounds[1:][held])).ravel()
        padded = np.append(current, 0.0)
        low[held] = np.minimum(low[held], np.minimum.reduceat(padded, pairs)[::2])
        high[held] = np.maximum(high[held], np.maximum.reduceat(padded, pairs)[::2])
    return low, high
