"""The level and the running area of a unit pulse at many times at once, in closed form.

The segments know both one by one; here their numbers stand in columns, so that a pulse of 100,000
points costs one search.
"""

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import NDArray

from wavesim.core.segments import Exponential, Linear, Segment, Sine

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LINE, DECAY, WAVE = 0, 1, 2


@final
@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """Segments as columns.

    start_us, end_us: of each segment. before_us: area of all earlier ones [us]. kind: LINE
    (first, slope [1/us], -), DECAY (base, swing, time constant [us]) or WAVE (peak, -, half-cycle
    [us]), whose three numbers stand in `numbers`.
    """

    start_us: Floats
    end_us: Floats
    before_us: Floats
    kind: Ints
    numbers: Floats

    def area_us(self, x_us: Floats) -> Floats:
        """Integral of the level from the start of the pulse to times of it [us]."""
        held, x = self._held(x_us)
        within: Floats = self.before_us[held] + self._each(held, x, area=True)
        return within

    def level(self, x_us: Floats, same_us: Floats) -> Floats:
        """Level at times of the pulse, 0 outside its segments.

        A segment holds its start, not its end; times within `same_us` are the same.
        """
        held, x = self._held(x_us + same_us)
        outside = (x_us >= self.end_us[held] - same_us) | (x_us < self.start_us[held] - same_us)
        level = self._each(held, np.maximum(x - same_us, 0.0), area=False)
        return np.where(outside, 0.0, level)

    def _held(self, x_us: Floats) -> tuple[Ints, Floats]:
        """The last segment begun at each time, and how far into it that is [us]."""
        held = np.maximum(np.searchsorted(self.start_us, x_us, side="right") - 1, 0)
        start = self.start_us[held]
        return held, np.clip(x_us - start, 0.0, self.end_us[held] - start)

    def _each(self, held: Ints, x: Floats, *, area: bool) -> Floats:
        kind = self.kind[held]
        found = np.zeros(x.shape)
        for code in np.unique(self.kind):
            chosen = kind == code
            found[chosen] = _FORMS[code, area](x[chosen], *self.numbers[:, held[chosen]])
        return found


def course(segments: tuple[Segment, ...]) -> Course:
    """The course of a unit pulse."""
    whole = [segment.area_us(segment.end_us) for segment in segments]
    rows = [_row(segment) for segment in segments]
    return Course(
        start_us=np.array([segment.start_us for segment in segments]),
        end_us=np.array([segment.end_us for segment in segments]),
        before_us=np.concatenate(([0.0], np.cumsum(whole)[:-1])),
        kind=np.array([kind for kind, *_ in rows]),
        numbers=np.array([numbers for _, *numbers in rows]).T,
    )


def _row(segment: Segment) -> tuple[int, float, float, float]:
    if isinstance(segment, Sine):
        return WAVE, segment.ratio, 0.0, segment.half_cycle_us
    if isinstance(segment, Exponential):
        return DECAY, segment.base, segment.swing, segment.time_constant_us
    assert isinstance(segment, Linear)
    slope = (segment.last - segment.first) / (segment.end_us - segment.start_us)
    return LINE, segment.first, slope, 0.0


def _line_area(x: Floats, first: Floats, slope: Floats, _: Floats) -> Floats:
    return (first + 0.5 * slope * x) * x


def _line_level(x: Floats, first: Floats, slope: Floats, _: Floats) -> Floats:
    return first + slope * x


def _decay_area(x: Floats, base: Floats, swing: Floats, tau: Floats) -> Floats:
    return np.asarray(base * x - swing * tau * np.expm1(-x / tau))


def _decay_level(x: Floats, base: Floats, swing: Floats, tau: Floats) -> Floats:
    return np.asarray(base + swing * np.exp(-x / tau))


def _wave_area(x: Floats, peak: Floats, _: Floats, half: Floats) -> Floats:
    number, part = np.divmod(x / half, 1.0)
    odd = number % 2.0
    swing = (1.0 - np.cos(np.pi * part)) * (1.0 - 2.0 * odd)
    return np.asarray(peak * half / np.pi * (swing + 2.0 * odd))


def _wave_level(x: Floats, peak: Floats, _: Floats, half: Floats) -> Floats:
    number, part = np.divmod(x / half, 1.0)
    return np.asarray(peak * np.sin(np.pi * part) * (1.0 - 2.0 * (number % 2.0)))


_FORMS = {
    (LINE, True): _line_area,
    (LINE, False): _line_level,
    (DECAY, True): _decay_area,
    (DECAY, False): _decay_level,
    (WAVE, True): _wave_area,
    (WAVE, False): _wave_level,
}
