"""A continuous current as samples: at each instant, or the exact mean of each interval.

A mean is an integral between zeros and kinks by Gauss-Legendre nodes, as in `carrier_train`; where
the current repeats in whole samples one repetition is worked out and copied.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from wavesim.analysis.carrier_train import CarrierTrain
from wavesim.core.table import Floats
from wavesim.io.sampler_point import CHUNK, Grid

BLOCK = 1 << 12
"""Samples that are copied at once, at least."""
MOST_PERIODS = 10_000
"""Periods that may make up one repetition."""
WHOLE = 1e-6
"""Part of a sample by which a repetition may be off in the end to count as whole."""
NODES = {True: np.polynomial.legendre.leggauss(6), False: np.polynomial.legendre.leggauss(10)}
"""Whether samples are shorter than half a half-cycle: six nodes err by less than 1e-13 there."""


def carrier_points(train: CarrierTrain, grid: Grid, out: NDArray[np.float64]) -> None:
    """The current at each instant."""
    for first in range(0, grid.count, CHUNK):
        index = np.arange(first, min(first + CHUNK, grid.count))
        out[index] = train.current_ma(grid.start_s + index / grid.rate_hz)


def carrier_means(train: CarrierTrain, grid: Grid, out: NDArray[np.float64]) -> None:
    """The mean of each interval from an instant to the next."""
    done = 0
    for number in range(train.trains):
        first, repeat, times = _plateau(train, grid, number)
        if times < 2:
            continue
        _means(train, grid, out, done, first + repeat)
        done = first + times * repeat
        out[first + repeat : done].reshape(-1, repeat)[:] = out[first : first + repeat]
    _means(train, grid, out, done, grid.count)


def _plateau(train: CarrierTrain, grid: Grid, number: int) -> tuple[int, int, int]:
    """First sample, samples of a repetition and how many fit the part of a train without ramps."""
    modulation = train.channel.modulation
    rates = [modulation.amplitude_modulation_hz or 0.0]
    if modulation.polarity_reversal_s:
        rates.append(0.5 / modulation.polarity_reversal_s)
    period_s = train.carrier.period_s(*rates)
    if period_s is None and not any(rates) and train.carrier.half_cycle_s == np.inf:
        period_s = 1.0 / grid.rate_hz
    if period_s is None:
        return 0, 0, 0
    length_s = train.last_s if number == train.trains - 1 else train.length_s
    begin = (train.start_s + number * train.cycle_s - grid.start_s) * grid.rate_hz
    end = begin + min(train.train_s - modulation.ramp_down_s, length_s) * grid.rate_hz
    first = max(0, int(np.ceil(begin + modulation.ramp_up_s * grid.rate_hz)))
    last = min(grid.count, int(np.floor(end)))
    exact = period_s * grid.rate_hz
    exact *= Fraction(exact).limit_denominator(MOST_PERIODS).denominator
    exact *= max(1, int(BLOCK / exact))
    repeat = round(exact)
    times = max(0, last - first) // repeat if repeat else 0
    return (first, repeat, times) if abs(exact - repeat) * times <= WHOLE else (0, 0, 0)


def _means(
    train: CarrierTrain, grid: Grid, out: NDArray[np.float64], first: int, stop: int
) -> None:
    """Means of the samples first to stop."""
    for begin in range(first, stop, CHUNK):
        end = min(begin + CHUNK, stop)
        edge_s = grid.start_s + np.arange(begin, end + 1) / grid.rate_hz
        before = (edge_s[[0, -1]] - train.start_s) / train.cycle_s
        for number in range(max(0, int(before[0])), min(train.trains, int(before[1]) + 1)):
            length_s = train.last_s if number == train.trains - 1 else train.length_s
            within = np.clip(edge_s - (train.start_s + number * train.cycle_s), 0.0, length_s)
            out[begin:end] += np.diff(_running(train, within, grid.rate_hz)) * grid.rate_hz


def _running(train: CarrierTrain, edge_s: Floats, rate_hz: float) -> Floats:
    """Integral of the current of a train from the first edge to each [mA s]."""
    low, high = float(edge_s[0]), float(edge_s[-1])
    if high <= low:
        return np.zeros(len(edge_s))
    cuts = train.cuts_s(low, high)
    cuts = np.unique(np.concatenate((edge_s, cuts[(cuts > low) & (cuts < high)])))
    nodes, weights = NODES[1.0 / rate_hz <= 0.5 * train.carrier.half_cycle_s]
    half = 0.5 * np.diff(cuts)
    times = (cuts[:-1] + half)[:, None] + half[:, None] * nodes
    values = train.within_ma(times.ravel()).reshape(times.shape)
    total = np.concatenate(([0.0], np.cumsum(half * (values @ weights))))
    return np.asarray(total[np.searchsorted(cuts, edge_s)])
