"""Pieces of current of unit amplitude, each with its closed forms.

A segment covers [start_us, end_us) of its pulse. `gap_us` is how much of the time before it is
gap: a phase-duration ramp stretches everything but the gap. Times in us, levels as ratios of the
pulse's amplitude, areas in us (level x time).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar, final

if TYPE_CHECKING:
    from numpy import complex128, float64
    from numpy.typing import NDArray

Times = TypeVar("Times", "float", "NDArray[float64]")
"""One time or an array of them: levels are asked for both."""


class Segment(Protocol):
    """What every kind of segment knows of itself."""

    @property
    def start_us(self) -> float:
        """First instant, held by the segment."""

    @property
    def end_us(self) -> float:
        """Last instant, not held by the segment."""

    @property
    def gap_us(self) -> float:
        """How much of the time before `start_us` is gap."""

    def level(self, x_us: Times) -> Times:
        """Level at a time within the segment, or at many."""

    def area_us(self, stop_us: float) -> float:
        """Integral of the level from the start to `stop_us` [us]."""

    def square_area_us(self) -> float:
        """Integral of the level's square over the segment [us]."""

    def extremes(self) -> tuple[float, float]:
        """Smallest and largest level."""

    def pieces(self) -> "tuple[Phase, ...]":
        """The segment cut at its zeros."""

    def mirrored(self, shift_us: float, gap_us: float) -> "Segment":
        """The same with the opposite sign and exactly the opposite area, later, behind a gap."""

    def magnitude_to_us(self, stop_us: float) -> float:
        """Integral of the level's magnitude from the start to `stop_us` [us]."""

    def square_to_us(self, stop_us: float) -> float:
        """Integral of the level's square from the start to `stop_us` [us]."""

    def fourier_us(self, frequency_hz: "NDArray[float64]", stop_us: float) -> "NDArray[complex128]":
        """Integral of level x exp(-2 pi i f x) from the start to a later `stop_us` [us]."""


@final
@dataclass(frozen=True, slots=True)
class Linear:
    """A straight line from the level `first` to the level `last`; equal: a constant level.

    whole_us: its area where that is known better than by arithmetic: a recovery phase that is
    balanced by definition takes it from the leading phase, so that the balance has no rounding.
    """

    start_us: float
    end_us: float
    first: float
    last: float
    gap_us: float = 0.0
    whole_us: float | None = None

    def level(self, x_us: Times) -> Times:
        """Level at a time within the segment, or at many."""
        part = (x_us - self.start_us) / (self.end_us - self.start_us)
        return self.first + (self.last - self.first) * part

    def area_us(self, stop_us: float) -> float:
        """Integral of the level from the start to `stop_us` [us]."""
        if stop_us >= self.end_us and self.whole_us is not None:
            return self.whole_us
        stop_us = min(stop_us, self.end_us)
        return 0.5 * (self.first + self.level(stop_us)) * (stop_us - self.start_us)

    def magnitude_to_us(self, stop_us: float) -> float:
        """Integral of the level's magnitude from the start to `stop_us` [us]."""
        zero_us = self._zero_us()
        if zero_us is None or stop_us <= zero_us:
            return abs(self.area_us(stop_us))
        to_zero = self.area_us(zero_us)
        return abs(to_zero) + abs(self.area_us(stop_us) - to_zero)

    def square_area_us(self) -> float:
        """Integral of the level's square over the segment [us]."""
        return self.square_to_us(self.end_us)

    def square_to_us(self, stop_us: float) -> float:
        """Integral of the level's square from the start to `stop_us` [us]."""
        stop_us = min(stop_us, self.end_us)
        a, b = self.first, self.level(stop_us)
        return (a * a + a * b + b * b) / 3.0 * (stop_us - self.start_us)

    def fourier_us(self, frequency_hz: "NDArray[float64]", stop_us: float) -> "NDArray[complex128]":
        """Integral of level x exp(-2 pi i f x) from the start to a later `stop_us` [us]."""
        from wavesim.core.fourier import line_us

        area_us, stop_us = self.area_us(stop_us), min(stop_us, self.end_us)
        step = self.level(stop_us) - self.first
        return line_us(frequency_hz, self.start_us, stop_us, step, area_us)

    def extremes(self) -> tuple[float, float]:
        """Smallest and largest level."""
        return min(self.first, self.last), max(self.first, self.last)

    def pieces(self) -> "tuple[Phase, ...]":
        """One, or two where the line crosses zero."""
        zero_us = self._zero_us()
        whole = self.area_us(self.end_us)
        if zero_us is None:
            return (Phase(self.start_us, self.end_us, self.gap_us, whole),)
        to_zero = self.area_us(zero_us)
        return (
            Phase(self.start_us, zero_us, self.gap_us, to_zero),
            Phase(zero_us, self.end_us, self.gap_us, whole - to_zero),
        )

    def mirrored(self, shift_us: float, gap_us: float) -> "Linear":
        """The same with the opposite sign, later, behind a gap."""
        return Linear(
            self.start_us + shift_us,
            self.end_us + shift_us,
            -self.first,
            -self.last,
            self.gap_us + gap_us,
            -self.area_us(self.end_us),
        )

    def _zero_us(self) -> float | None:
        """Where the line crosses zero, strictly within the segment."""
        if self.first * self.last >= 0.0:
            return None
        length = self.end_us - self.start_us
        return self.start_us + length * self.first / (self.first - self.last)


@final
@dataclass(frozen=True, slots=True)
class Sine:
    """Half-cycles of a sine that starts at zero, towards the sign of `ratio`.

    half_cycle_us: duration of one; half_cycles: how many. ratio: its peak.
    """

    start_us: float
    half_cycle_us: float
    half_cycles: int
    gap_us: float = 0.0
    ratio: float = 1.0

    @property
    def end_us(self) -> float:
        """Last instant, not held by the segment."""
        return self.start_us + self.half_cycles * self.half_cycle_us

    def level(self, x_us: Times) -> Times:
        """Level at a time within the segment, or at many."""
        import numpy as np

        half, rest = np.divmod((x_us - self.start_us) / self.half_cycle_us, 1.0)
        level: Times = self.ratio * np.sin(np.pi * rest) * (1.0 - 2.0 * (half % 2.0))
        return level

    def area_us(self, stop_us: float) -> float:
        """Integral of the level from the start to `stop_us` [us]."""
        half, rest = self._part(stop_us)
        swing = (1.0 - math.cos(math.pi * rest)) * (-1.0 if half % 2 else 1.0)
        return self.ratio * self.half_cycle_us / math.pi * (swing + 2.0 * (half % 2))

    def magnitude_to_us(self, stop_us: float) -> float:
        """Integral of the level's magnitude from the start to `stop_us` [us]."""
        half, rest = self._part(stop_us)
        swing = 1.0 - math.cos(math.pi * rest)
        return abs(self.ratio) * self.half_cycle_us / math.pi * (2.0 * half + swing)

    def square_area_us(self) -> float:
        """Integral of the level's square over the segment [us]."""
        return 0.5 * self.ratio**2 * self.half_cycles * self.half_cycle_us

    def square_to_us(self, stop_us: float) -> float:
        """Integral of the level's square from the start to `stop_us` [us]."""
        half, rest = self._part(stop_us)
        swing = 0.5 * rest - math.sin(2.0 * math.pi * rest) / (4.0 * math.pi)
        return self.ratio**2 * self.half_cycle_us * (0.5 * half + swing)

    def fourier_us(self, frequency_hz: "NDArray[float64]", stop_us: float) -> "NDArray[complex128]":
        """Integral of level x exp(-2 pi i f x) from the start to a later `stop_us` [us]."""
        from wavesim.core.fourier import sine_us

        half_cycles = min((stop_us - self.start_us) / self.half_cycle_us, self.half_cycles)
        return self.ratio * sine_us(frequency_hz, self.start_us, self.half_cycle_us, half_cycles)

    def extremes(self) -> tuple[float, float]:
        """Smallest and largest level."""
        ends = (self.ratio, -self.ratio if self.half_cycles > 1 else 0.0)
        return min(ends), max(ends)

    def pieces(self) -> "tuple[Phase, ...]":
        """One for each half-cycle, all of equal area so that whole cycles balance exactly."""
        area = self.ratio * 2.0 * self.half_cycle_us / math.pi
        edges = [self.start_us + k * self.half_cycle_us for k in range(self.half_cycles + 1)]
        return tuple(
            Phase(edges[k], edges[k + 1], self.gap_us, -area if k % 2 else area)
            for k in range(self.half_cycles)
        )

    def mirrored(self, shift_us: float, gap_us: float) -> "Sine":
        """The same with the opposite sign, later, behind a gap."""
        start_us, gap_us = self.start_us + shift_us, self.gap_us + gap_us
        return Sine(start_us, self.half_cycle_us, self.half_cycles, gap_us, -self.ratio)

    def _part(self, stop_us: float) -> tuple[float, float]:
        """Whole half-cycles until a time, and the part of the next."""
        length = self.half_cycles * self.half_cycle_us
        return divmod(min(stop_us - self.start_us, length) / self.half_cycle_us, 1.0)


@final
@dataclass(frozen=True, slots=True)
class Exponential:
    """base + swing exp(-x / tau), x from the start; of one sign throughout.

    whole_us: as of `Linear`.
    """

    start_us: float
    end_us: float
    base: float
    swing: float
    time_constant_us: float
    gap_us: float = 0.0
    whole_us: float | None = None

    def level(self, x_us: Times) -> Times:
        """Level at a time within the segment, or at many."""
        import numpy as np

        decay = np.exp(-(x_us - self.start_us) / self.time_constant_us)
        level: Times = self.base + self.swing * decay
        return level

    def area_us(self, stop_us: float) -> float:
        """Integral of the level from the start to `stop_us` [us]."""
        if stop_us >= self.end_us and self.whole_us is not None:
            return self.whole_us
        length, tau = min(stop_us, self.end_us) - self.start_us, self.time_constant_us
        if length < tau:
            mean, _ = _fallen(length / tau)
            return length * (self.base + self.swing - self.swing * mean)
        return self.base * length - self.swing * tau * math.expm1(-length / tau)

    def magnitude_to_us(self, stop_us: float) -> float:
        """Integral of the level's magnitude from the start to `stop_us` [us]."""
        return abs(self.area_us(stop_us))

    def square_area_us(self) -> float:
        """Integral of the level's square over the segment [us]."""
        return self.square_to_us(self.end_us)

    def square_to_us(self, stop_us: float) -> float:
        """Integral of the level's square from the start to `stop_us` [us]."""
        length, tau = min(stop_us, self.end_us) - self.start_us, self.time_constant_us
        if length < tau:
            start, (mean, square) = self.base + self.swing, _fallen(length / tau)
            return length * (start**2 + self.swing * (self.swing * square - 2.0 * start * mean))
        cross = -2.0 * self.base * self.swing * tau * math.expm1(-length / tau)
        own = -0.5 * self.swing**2 * tau * math.expm1(-2.0 * length / tau)
        return self.base**2 * length + cross + own

    def fourier_us(self, frequency_hz: "NDArray[float64]", stop_us: float) -> "NDArray[complex128]":
        """Integral of level x exp(-2 pi i f x) from the start to a later `stop_us` [us]."""
        from wavesim.core.fourier import exponential_us

        length = min(stop_us, self.end_us) - self.start_us
        levels = (self.base, self.swing, self.time_constant_us)
        return exponential_us(frequency_hz, self.start_us, length, levels, self.area_us(stop_us))

    def extremes(self) -> tuple[float, float]:
        """Smallest and largest level: it is monotone."""
        tail = math.exp(-(self.end_us - self.start_us) / self.time_constant_us)
        ends = (self.base + self.swing, self.base + self.swing * tail)
        return min(ends), max(ends)

    def pieces(self) -> "tuple[Phase, ...]":
        """One."""
        return (Phase(self.start_us, self.end_us, self.gap_us, self.area_us(self.end_us)),)

    def mirrored(self, shift_us: float, gap_us: float) -> "Exponential":
        """The same with the opposite sign, later, behind a gap."""
        return Exponential(
            self.start_us + shift_us,
            self.end_us + shift_us,
            -self.base,
            -self.swing,
            self.time_constant_us,
            self.gap_us + gap_us,
            -self.area_us(self.end_us),
        )


def _fallen(length: float) -> tuple[float, float]:
    """Mean of 1 - exp(-x) and of its square from 0 to a length below 1.

    As series: a rise that is much slower than its phase starts from a difference of large numbers.
    """
    term, mean, square = 1.0, 0.0, 0.0
    for k in range(2, 26):
        term *= -length / k
        mean -= term
        square -= (2.0 - 2.0 ** (k - 1)) * term
    return mean, square


@final
@dataclass(frozen=True, slots=True)
class Phase:
    """A maximal stretch of one sign: what a dimension line spans and a charge belongs to."""

    start_us: float
    end_us: float
    gap_us: float
    area_us: float


def phases(segments: Iterable[Segment]) -> tuple[Phase, ...]:
    """Maximal stretches of one sign, split at pauses and at the zeros of a sine."""
    found: list[Phase] = []
    for piece in (piece for segment in segments for piece in segment.pieces()):
        last = found[-1] if found else None
        if last and last.end_us == piece.start_us and last.area_us * piece.area_us > 0.0:
            area = last.area_us + piece.area_us
            found[-1] = Phase(last.start_us, piece.end_us, last.gap_us, area)
        elif piece.area_us != 0.0:
            found.append(piece)
    return tuple(found)
