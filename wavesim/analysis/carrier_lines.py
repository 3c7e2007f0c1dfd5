"""A continuous current as a polyline for the screen, where its cycles can be told apart."""

import math

import numpy as np

from wavesim.analysis.carrier_train import CarrierTrain
from wavesim.core.table import Floats
from wavesim.core.timing_base import SAME_TIME_S

STEPS_A_COLUMN = 3.0
"""Vertices in a column besides those at zeros and edges: at most four in all."""


def carrier_polyline(
    train: CarrierTrain, start_s: float, stop_s: float, columns: int
) -> tuple[Floats, Floats] | None:
    """Vertices of all trains in a window; None where it is too dense for them."""
    column_s = (stop_s - start_s) / columns
    modulation_hz = train.channel.modulation.amplitude_modulation_hz or 0.0
    if train.carrier.half_cycle_s < 2.0 * column_s or 2.0 * column_s * modulation_hz > 1.0:
        return None
    numbers = range(
        max(0, math.floor((start_s - train.start_s) / train.cycle_s)),
        min(train.trains, math.ceil((stop_s - train.start_s) / train.cycle_s)),
    )
    if len(numbers) > columns / 8:
        return None
    parts = [_one_train(train, number, start_s, stop_s, column_s) for number in numbers]
    if not parts:
        return np.zeros(0), np.zeros(0)
    return np.concatenate([t for t, _ in parts]), np.concatenate([y for _, y in parts])


def _one_train(
    train: CarrierTrain, number: int, start_s: float, stop_s: float, column_s: float
) -> tuple[Floats, Floats]:
    """One train within a window, from zero to zero."""
    begin_s = train.start_s + number * train.cycle_s
    length_s = train.last_s if number == train.trains - 1 else train.length_s
    a, b = max(start_s - begin_s, 0.0), min(stop_s - begin_s, length_s)
    if b <= a:
        return np.zeros(0), np.zeros(0)
    grid = np.arange(a, b, column_s / (STEPS_A_COLUMN - 1.0))
    zeros = train.cuts_s(a, b)
    time = np.unique(np.concatenate((grid, zeros[(zeros > a) & (zeros < b)], [a, b])))
    current = train.within_ma(time)
    # A jump, as of a step or a reversal, is drawn from its left limit.
    left = train.within_ma(np.maximum(time - 3.0 * SAME_TIME_S, 0.0))
    jump = np.abs(current - left) > 1e-3 * train.channel.amplitude_ma
    if b == length_s and jump[-1]:
        # The train is over before what would come at its end.
        current[-1], jump[-1] = left[-1], False
    order = np.repeat(np.arange(len(time)), 1 + jump)
    times, drawn = time[order], current[order]
    first = np.flatnonzero(np.diff(order, prepend=-1) > 0)[jump]
    drawn[first] = left[jump]
    ends = np.array([0.0])
    times = np.concatenate((times[:1], times, times[-1:])) + begin_s
    return times, np.concatenate((ends, drawn, ends))


def reversing(train: CarrierTrain) -> tuple[float, float]:
    """Which signs the current takes: (-1 or 0, 0 or 1)."""
    both = train.carrier.plateau().direct == 0.0
    both = both or train.channel.modulation.polarity_reversal_s is not None
    if both:
        return -1.0, 1.0
    return (0.0, 1.0) if train.carrier.sign > 0 else (-1.0, 0.0)
