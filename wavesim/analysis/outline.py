"""A unit pulse as vertices for the screen: straight lines as they are, curves flattened.

Extremes stay exact, and nothing computed comes from the flattening.
"""

import math

import numpy as np

from wavesim.core.segments import Exponential, Linear, Segment, Sine
from wavesim.core.table import Floats

Vertex = tuple[float, float, float]
"""Time [us], gap before it [us], level."""

PIXEL_ERROR = 0.25
"""Largest distance of a flattened curve from the curve, in pixels."""


def outline(
    segments: tuple[Segment, ...], column_s: float, columns: int
) -> tuple[Floats, Floats, Floats]:
    """Vertices of a unit pulse from zero to zero: time [us], gap before it [us] and level.

    column_s: width of a column [s]. columns: width of the plot, twice the height of a full pulse.
    """
    column_us, height = column_s * 1e6, 0.5 * columns
    points: list[Vertex] = [(segments[0].start_us, segments[0].gap_us, 0.0)]
    for segment in segments:
        end_us, gap_us, _ = points[-1]
        if segment.start_us > end_us:
            points += [(end_us, gap_us, 0.0), (segment.start_us, segment.gap_us, 0.0)]
        points += _flat(segment, column_us, height)
    points.append((segments[-1].end_us, segments[-1].gap_us, 0.0))
    kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    x_us, gap_us_, level = np.array(kept).T
    return x_us, gap_us_, level


def _flat(segment: Segment, column_us: float, height: float) -> list[Vertex]:
    """A segment as vertices."""
    if isinstance(segment, Sine):
        return _flat_sine(segment, column_us, height)
    if isinstance(segment, Exponential):
        return _flat_exponential(segment, column_us, height)
    assert isinstance(segment, Linear)
    return [
        (segment.start_us, segment.gap_us, segment.first),
        (segment.end_us, segment.gap_us, segment.last),
    ]


def _flat_sine(segment: Sine, column_us: float, height: float) -> list[Vertex]:
    """Even steps, an even number in each half-cycle so that its peak is a vertex.

    The chord of a sine of height H over an angle a misses it by H a^2 / 8. Four vertices in a
    column are enough at any height: no point of the curve is further than an eighth from one.
    """
    fine = math.ceil(math.pi * math.sqrt(height / (8.0 * PIXEL_ERROR)))
    enough = 4.0 * segment.half_cycle_us / column_us - 1.0
    steps = 2 * max(1, math.floor(min(fine + 1.0, enough) / 2.0))
    count = segment.half_cycles * steps + 1
    x_us = segment.start_us + np.arange(count) * (segment.half_cycle_us / steps)
    level = segment.ratio * np.sin(np.pi / steps * np.arange(count))
    level[::steps] = 0.0
    return [(float(x), segment.gap_us, float(y)) for x, y in zip(x_us, level, strict=True)]


def _flat_exponential(segment: Exponential, column_us: float, height: float) -> list[Vertex]:
    """Steps even in u = exp(-x / 2 tau), where every chord misses the curve by as much.

    A step du misses a swing of height H by H du^2 / 2.
    """
    length, tau = segment.end_us - segment.start_us, segment.time_constant_us
    u_end = math.exp(-0.5 * length / tau)
    fine = (1.0 - u_end) * math.sqrt(0.5 * height * abs(segment.swing) / PIXEL_ERROR)
    steps = max(1, math.ceil(min(fine, 4.0 * length / column_us)))
    u = 1.0 + (u_end - 1.0) * np.arange(steps + 1) / steps
    # Far down the tail u is 0; the last vertex is the end in any case.
    x_us = np.append(segment.start_us - 2.0 * tau * np.log(u[:-1]), segment.end_us)
    level = segment.base + segment.swing * u**2
    return [(float(x), segment.gap_us, float(y)) for x, y in zip(x_us, level, strict=True)]
