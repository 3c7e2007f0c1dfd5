"""Fourier integrals of segments and pulses of unit amplitude, in closed form.

F(f) = integral of level(x) exp(-2 pi i f x) dx, f in Hz, x in us from the onset of the pulse, F in
us: at f = 0 it is the area. Written with sin(x) / x and its like, so that nothing is lost near
f = 0 or near the frequency of a sine: the error is a few units in the last place of peak times
duration, of an exponential segment of |base| + |swing| times duration.
"""

from collections.abc import Iterable
from math import prod
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from wavesim.core.segments import Segment

Floats = NDArray[np.float64]
Complexes = NDArray[np.complex128]

TILT = tuple(
    (-1.0) ** k / (2.0**k * prod(range(1, k + 1)) * prod(range(1, 2 * k + 4, 2))) for k in range(9)
)
"""Coefficients of the series of `_tilt`: 1 / 3, -1 / 30, 1 / 840, ..."""


def turned(turns: "Floats | float") -> Complexes:
    """exp(-2 pi i turns); whole turns are taken off first, which costs no accuracy."""
    angle = np.asarray((-2.0 * np.pi) * (turns - np.rint(turns)))
    found = np.empty(angle.shape, dtype=np.complex128)
    np.cos(angle, out=found.real)
    np.sin(angle, out=found.imag)
    return found


def line_us(
    frequency_hz: Floats, start_us: float, stop_us: float, step: float, area_us: float
) -> Complexes:
    """A straight line with this area, whose last level is `step` above the first [us]."""
    turns = frequency_hz * ((stop_us - start_us) * 1e-6)
    to_middle = turned(frequency_hz * (0.5e-6 * (start_us + stop_us)))
    level = area_us * np.sinc(turns)
    if not step:
        return level * to_middle
    slope = (0.5 * step * (stop_us - start_us)) * _tilt(np.pi * turns)
    return (level - 1j * slope) * to_middle


def _tilt(z: Floats) -> Floats:
    """(sin z - z cos z) / z^2, by its series where it would be a difference of equal numbers."""
    square, near = z * z, np.abs(z) < 1.0
    by_series = z * np.polyval(TILT[::-1], np.where(near, square, 0.0))
    far = np.where(near, 1.0, z)
    found: Floats = np.where(near, by_series, (np.sin(far) / far - np.cos(far)) / far)
    return found


def sine_us(
    frequency_hz: Floats, start_us: float, half_cycle_us: float, half_cycles: float
) -> Complexes:
    """A sine of peak 1 that starts at zero and lasts some half-cycles, whole or not [us].

    As the difference of a turning and a counter-turning exponential, each about its middle.
    """
    length_us = half_cycles * half_cycle_us
    turns, own = frequency_hz * (length_us * 1e-6), 0.5 * half_cycles
    with_it, against = own - turns, own + turns
    turning = turned(-0.5 * with_it) * np.sinc(with_it)
    counter = turned(0.5 * against) * np.sinc(against)
    to_start = turned(frequency_hz * (start_us * 1e-6))
    return -0.5j * length_us * (turning - counter) * to_start


def exponential_us(
    frequency_hz: Floats,
    start_us: float,
    length_us: float,
    levels: tuple[float, float, float],
    area_us: float,
) -> Complexes:
    """base + swing exp(-x / tau) with this area; levels: base, swing and tau [us]."""
    base, swing, tau_us = levels

    def known(turns: Floats) -> tuple[Complexes, Complexes]:
        rest = length_us / tau_us + 2j * np.pi * turns
        constant: Complexes = np.sinc(turns) * turned(0.5 * turns)
        decaying = -swing * length_us * np.expm1(-rest) / rest
        return base * length_us * constant + decaying, constant

    found, constant = known(frequency_hz * (length_us * 1e-6))
    # What the area is known better than by arithmetic is of the constant part.
    found = found + (area_us - known(np.zeros(1))[0].real) * constant
    return found * turned(frequency_hz * (start_us * 1e-6))


def pulse_us(
    segments: Iterable[tuple["Segment", float]],
    frequency_hz: Floats,
    ratio: "Floats | float" = 1.0,
) -> Complexes:
    """A pulse of unit amplitude, or its beginning [us].

    segments: each with the time up to which it is delivered [us]. ratio: factor on every time but
    the gap, of any shape that goes with the frequencies'. A stretched segment runs at
    y = gap + ratio (x - gap), so F(f) = ratio exp(-2 pi i f gap (1 - ratio)) F_of_x(ratio f).
    """
    found = np.zeros(np.broadcast(frequency_hz, ratio).shape, dtype=np.complex128)
    stretched_hz = np.asarray(frequency_hz * ratio)
    for segment, stop_us in segments:
        own = segment.fourier_us(stretched_hz, stop_us)
        if segment.gap_us and np.any(ratio != 1.0):
            own = own * turned(frequency_hz * ((segment.gap_us * 1e-6) * (1.0 - ratio)))
        found += own
    return found * ratio
