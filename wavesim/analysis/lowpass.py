"""The answer of a leaky capacitor to each kind of segment, in closed form.

A low-pass of gain 1, tau y' = level - y, starts from y = 0 at the start of the segment. Times in
us from there. The arguments are the columns of `core.course`: LINE (first, slope), DECAY (base,
swing, time constant), WAVE (peak, -, half-cycle). All are arrays that broadcast.
"""

import math
from collections.abc import Callable

import numpy as np

from wavesim.core.course import DECAY, LINE, WAVE
from wavesim.core.table import Floats

SERIES_BELOW = 0.5
"""Below this the difference of large numbers is taken from its series."""
_FACTORIALS = [(-1.0) ** k / math.factorial(k + 2) for k in range(16)]


def once(z: Floats) -> Floats:
    """(1 - exp(-z)) / z, and 1 at 0."""
    some = np.where(z == 0.0, 1.0, z)
    return np.where(z == 0.0, 1.0, -np.expm1(-some) / some)


def twice(z: Floats) -> Floats:
    """(z - 1 + exp(-z)) / z^2, and 1/2 at 0."""
    large = np.maximum(z, SERIES_BELOW)
    straight = (large + np.expm1(-large)) / large**2
    small = np.minimum(z, SERIES_BELOW)
    series = np.zeros(np.shape(z))
    for factor in reversed(_FACTORIALS):
        series = series * small + factor
    return np.where(z < SERIES_BELOW, series, straight)


def _line(x: Floats, tau: float, first: Floats, slope: Floats, _: Floats) -> Floats:
    z = x / tau
    return np.asarray(z * (first * once(z) + slope * x * twice(z)))


def _decay(x: Floats, tau: float, base: Floats, swing: Floats, own: Floats) -> Floats:
    # The slower of both rates goes in front: nothing overflows, and equal rates are no exception.
    slow, apart = np.minimum(1.0 / own, 1.0 / tau), np.abs(1.0 / own - 1.0 / tau)
    z = x / tau
    return np.asarray(z * (base * once(z) + swing * np.exp(-slow * x) * once(apart * x)))


def _wave(x: Floats, tau: float, peak: Floats, _: Floats, half: Floats) -> Floats:
    number, part = np.divmod(x / half, 1.0)
    sign, turn = 1.0 - 2.0 * (number % 2.0), np.pi * tau / half
    phasor = sign * (np.sin(np.pi * part) - turn * np.cos(np.pi * part))
    return np.asarray(peak * (phasor + turn * np.exp(-x / tau)) / (1.0 + turn**2))


def _line_level(x: Floats, _tau: float, first: Floats, slope: Floats, _: Floats) -> Floats:
    return first + slope * x


def _decay_level(x: Floats, _tau: float, base: Floats, swing: Floats, own: Floats) -> Floats:
    return np.asarray(base + swing * np.exp(-x / own))


def _wave_level(x: Floats, _tau: float, peak: Floats, _: Floats, half: Floats) -> Floats:
    number, part = np.divmod(x / half, 1.0)
    return np.asarray(peak * np.sin(np.pi * part) * (1.0 - 2.0 * (number % 2.0)))


def _line_slope(x: Floats, _tau: float, first: Floats, slope: Floats, _: Floats) -> Floats:
    return slope + 0.0 * x


def _decay_slope(x: Floats, _tau: float, base: Floats, swing: Floats, own: Floats) -> Floats:
    return np.asarray(-swing / own * np.exp(-x / own))


def _wave_slope(x: Floats, _tau: float, peak: Floats, _: Floats, half: Floats) -> Floats:
    number, part = np.divmod(x / half, 1.0)
    return np.asarray(peak * np.pi / half * np.cos(np.pi * part) * (1.0 - 2.0 * (number % 2.0)))


Form = Callable[[Floats, float, Floats, Floats, Floats], Floats]
"""Of x, tau and the three numbers of the kind."""
ANSWERS: dict[int, Form] = {LINE: _line, DECAY: _decay, WAVE: _wave}
"""y by kind."""
LEVELS: dict[int, Form] = {LINE: _line_level, DECAY: _decay_level, WAVE: _wave_level}
"""The level by kind."""
SLOPES: dict[int, Form] = {LINE: _line_slope, DECAY: _decay_slope, WAVE: _wave_slope}
"""Slope of the level by kind [1/us]."""
