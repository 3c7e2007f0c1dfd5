"""Sums of amplitude x exp(-2 pi i f t) over many times t, as fast as their order allows."""

import math
from collections.abc import Iterator

import numpy as np

from wavesim.core.fourier import Complexes, turned
from wavesim.core.table import Floats, Ints

MOST_CELLS = 1 << 18
"""Times x frequencies worked on at once: 4 MB of complex numbers."""

FEWEST_IN_MATRIX = 64
"""Times below which a matrix saves nothing."""


def geometric(turns: Floats, count: int) -> Complexes:
    """Sum of exp(-2 pi i k turns) over k from 0 to count - 1.

    As a ratio of two sinc, neither of them near zero where the sum is near count.
    """
    part = turns - np.rint(turns)
    kernel = count * np.sinc(count * part) / np.sinc(part)
    found: Complexes = kernel * turned(0.5 * (count - 1) * part)
    return found


def phase_sum(
    amplitude: Floats, offset_s: Floats, index: Ints, rate_hz: float, frequency_hz: Floats
) -> Complexes:
    """Sum of amplitude x exp(-2 pi i f t), t = offset_s + index / rate_hz, in amplitude's unit."""
    total = np.zeros(len(frequency_hz), dtype=np.complex128)
    for group in _groups(offset_s):
        of_group = amplitude[group], offset_s[group], index[group]
        if _even(*of_group[1:]):
            total += _comb(*of_group, rate_hz, frequency_hz)
        else:
            total += _plain(*of_group, rate_hz, frequency_hz)
    return total


def _groups(offset_s: Floats) -> Iterator[Ints]:
    """Times that share an offset; all together where most have their own."""
    offsets, place = np.unique(offset_s, return_inverse=True)
    order = np.argsort(place, kind="stable")
    if len(offsets) * FEWEST_IN_MATRIX > len(offset_s):
        yield order
    else:
        yield from np.split(order, np.cumsum(np.bincount(place))[:-1])


def _even(offset_s: Floats, index: Ints) -> bool:
    """Whether times are whole periods apart and most periods have one."""
    span = int(index[-1] - index[0]) + 1 if len(index) else 0
    same = len(index) >= FEWEST_IN_MATRIX and bool(np.all(offset_s == offset_s[0]))
    return same and span <= 2 * len(index)


def _comb(
    amplitude: Floats, offset_s: Floats, index: Ints, rate_hz: float, frequency_hz: Floats
) -> Complexes:
    """Times whole periods apart, laid out as a matrix of about equal sides.

    Places and lines of the matrix have few phases each, and the sum is a product of matrices.
    """
    span = int(index[-1] - index[0]) + 1
    side = math.isqrt(span - 1) + 1
    matrix = np.zeros((-(-span // side), side))
    matrix.flat[index - index[0]] = amplitude
    found = np.empty(len(frequency_hz), dtype=np.complex128)
    step = max(1, MOST_CELLS // side)
    for at in range(0, len(frequency_hz), step):
        found[at : at + step] = _product(matrix, frequency_hz[at : at + step] / rate_hz)
    return found * turned(frequency_hz * (offset_s[0] + index[0] / rate_hz))


def _product(matrix: Floats, turns: Floats) -> Complexes:
    """Sum over the cells of a matrix, `turns` from each to the next."""
    lines, side = matrix.shape
    in_line = turned(np.arange(side)[:, None] * turns)
    # Real times complex as real numbers: half the work.
    of_line = (matrix @ in_line.view(np.float64)).view(np.complex128)
    summed: Complexes = np.einsum(
        "ij,ij->j", turned((side * np.arange(lines))[:, None] * turns), of_line
    )
    return summed


def _plain(
    amplitude: Floats, offset_s: Floats, index: Ints, rate_hz: float, frequency_hz: Floats
) -> Complexes:
    """Any times."""
    time_s = offset_s + index / rate_hz
    total = np.zeros(len(frequency_hz), dtype=np.complex128)
    step = max(1, MOST_CELLS // max(1, len(frequency_hz)))
    for at in range(0, len(time_s), step):
        part = slice(at, at + step)
        total += amplitude[part] @ turned(frequency_hz * time_s[part, None])
    return total
