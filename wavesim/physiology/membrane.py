"""The linear membrane: a low-pass that any waveform can be put through, exactly.

tau dv/dt = -v + i(t), i cathodic positive; a fibre is taken to fire where v reaches its rheobase.
It is an approximation: it knows no sodium channels, so it shows neither accommodation nor how the
second phase of a pulse takes a beginning spike back.
"""

from typing import assert_never

import numpy as np
from numpy.typing import ArrayLike

from wavesim.core.segments import Exponential, Linear, Segment, Sine
from wavesim.physiology.strength_duration import Floats

HALVINGS = 48
"""A bracket shrinks by 2^48: to a rounding of the time in it."""


def peak_depolarisation(
    segments: tuple[Segment, ...],
    membrane_us: float,
    *,
    stretch: ArrayLike = 1.0,
    direction: float = 1.0,
) -> Floats:
    """Largest v of a pulse of unit amplitude that begins at rest; 0 where none is above rest.

    stretch: factors on every time but the gaps, one result for each. direction: 1 cathodic as the
    segments stand, -1 turned round. A pulse's threshold is the rheobase over its result.
    """
    factor = np.atleast_1d(np.asarray(stretch, dtype=np.float64))
    level = np.zeros_like(factor)
    highest, clock_us = np.zeros_like(factor), np.zeros_like(factor)
    for segment in segments:
        start_us = (segment.start_us - segment.gap_us) * factor + segment.gap_us
        level = level * np.exp(-np.maximum(start_us - clock_us, 0.0) / membrane_us)
        piece = _Piece(segment, factor, membrane_us, direction)
        for low_us, high_us in piece.brackets():
            highest = np.maximum(highest, piece.summit(level, low_us, high_us))
        length_us = (segment.end_us - segment.start_us) * factor
        level = piece.level(level, length_us)
        highest = np.maximum(highest, level)
        clock_us = start_us + length_us
    return highest


class _Piece:
    """A stretched segment on the membrane; x is the time from its start [us]."""

    def __init__(
        self, segment: Segment, factor: Floats, membrane_us: float, direction: float
    ) -> None:
        assert isinstance(segment, Linear | Sine | Exponential)
        self._segment = segment
        self._factor = factor
        self._membrane_us = membrane_us
        self._direction = direction

    def level(self, begin: Floats, x_us: Floats) -> Floats:
        """v at x: the driven course, and what is left of the difference at the beginning."""
        left = (begin - self._driven(np.zeros_like(x_us))) * np.exp(-x_us / self._membrane_us)
        return np.asarray(self._driven(x_us) + left)

    def brackets(self) -> list[tuple[Floats, Floats]]:
        """Stretches in which v has at most one summit.

        Of a sine: the falling part of its first and of its last cathodic half-cycle. Between them
        summits only grow or only fall, with what is left of the transient.
        """
        segment, factor = self._segment, self._factor
        if not isinstance(segment, Sine):
            return [(np.zeros_like(factor), (segment.end_us - segment.start_us) * factor)]
        first = 0 if segment.ratio * self._direction > 0.0 else 1
        halves = range(first, segment.half_cycles, 2)
        half_us = segment.half_cycle_us * factor
        return [((k + 0.5) * half_us, (k + 1.0) * half_us) for k in {*halves[:1], *halves[-1:]}]

    def summit(self, begin: Floats, low_us: Floats, high_us: Floats) -> Floats:
        """v where it stops rising in a stretch: v rises as long as the current is above it."""
        low_us, high_us = low_us.copy(), high_us.copy()
        for _ in range(HALVINGS):
            middle = 0.5 * (low_us + high_us)
            rising = self._current(middle) > self.level(begin, middle)
            low_us, high_us = np.where(rising, middle, low_us), np.where(rising, high_us, middle)
        return self.level(begin, low_us)

    def _current(self, x_us: Floats) -> Floats:
        x = x_us / self._factor
        return np.asarray(self._direction * self._segment.level(self._segment.start_us + x))

    def _driven(self, x_us: Floats) -> Floats:
        """A solution of the membrane's equation for this current alone."""
        tau, segment = self._membrane_us, self._segment
        match segment:
            case Linear():
                length_us = (segment.end_us - segment.start_us) * self._factor
                slope = (segment.last - segment.first) / length_us
                course = segment.first + slope * (x_us - tau)
            case Sine():
                omega = np.pi / (segment.half_cycle_us * self._factor)
                lag = omega * tau
                wave = np.sin(omega * x_us) - lag * np.cos(omega * x_us)
                course = segment.ratio * wave / (1.0 + lag**2)
            case Exponential():
                own_us = segment.time_constant_us * self._factor
                course = segment.base + segment.swing * _filtered(x_us, own_us, tau)
            case _:
                assert_never(segment)
        return np.asarray(self._direction * course)


def _filtered(x_us: Floats, own_us: Floats, membrane_us: float) -> Floats:
    """What exp(-x / own) makes of a membrane at rest, also where both time constants are equal."""
    apart = x_us * (1.0 / membrane_us - 1.0 / own_us)
    near = np.abs(apart) < 1.0
    divisor = np.where(apart == 0.0, 1.0, apart)
    own, rest = np.exp(-x_us / own_us), np.exp(-x_us / membrane_us)
    close = np.where(apart == 0.0, 1.0, np.expm1(np.where(near, apart, 0.0)) / divisor)
    return np.asarray(x_us / membrane_us * np.where(near, rest * close, (own - rest) / divisor))
