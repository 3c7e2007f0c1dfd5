"""Shapes of straight lines."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, ClassVar, final

from wavesim.core.errors import Problem
from wavesim.core.pulse import (
    Biphasic,
    InterphaseGapUs,
    PhaseDurationUs,
    PolarityKey,
    Pulse,
    gap_misfits,
    repeated,
    strongest,
)
from wavesim.core.segments import Linear, Phase, Segment
from wavesim.core.spec import Spec, check, checked, value


def _lines(corners: list[tuple[float, float]]) -> tuple[Segment, ...]:
    """Segments between (time, level) corners; a step is none."""
    return tuple(
        Linear(start, end, first, last)
        for (start, first), (end, last) in pairwise(corners)
        if end > start
    )


@final
@value
class Triangular(Pulse):
    """A triangle: up to full within a part of the phase, and back."""

    shape: ClassVar[str] = "triangular"
    phase_duration_us: PhaseDurationUs
    rise_fraction: Annotated[
        float,
        Spec(
            label="Rise",
            low=0.0,
            high=1.0,
            step=0.05,
            help="part of the phase in which the current rises",
            term="Rise time / decay time",
        ),
    ] = 0.5
    biphasic: Biphasic = False
    interphase_gap_us: InterphaseGapUs = 0.0
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self, *gap_misfits(self.biphasic, self.interphase_gap_us))

    def segments(self) -> tuple[Segment, ...]:
        """0 to 1 in the rise, back to 0 at the end of the phase."""
        phase = self.phase_duration_us
        corners = [(0.0, 0.0), (self.rise_fraction * phase, 1.0), (phase, 0.0)]
        return repeated(_lines(corners), self.biphasic, phase, self.interphase_gap_us)


@final
@value
class Trapezoidal(Pulse):
    """A trapezium: rise, plateau, fall; the phase duration is measured at the base."""

    shape: ClassVar[str] = "trapezoidal"
    phase_duration_us: PhaseDurationUs
    rise_us: Annotated[
        float,
        Spec(
            label="Rise time",
            unit="us",
            low=0.0,
            high=1_000_000.0,
            start=50.0,
            step=10.0,
            help="time from zero to full",
            term="Rise time / decay time",
        ),
    ]
    fall_us: Annotated[
        float,
        Spec(
            label="Fall time",
            unit="us",
            low=0.0,
            high=1_000_000.0,
            start=50.0,
            step=10.0,
            help="time from full to zero",
            term="Rise time / decay time",
        ),
    ]
    biphasic: Biphasic = False
    interphase_gap_us: InterphaseGapUs = 0.0
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        yield from gap_misfits(self.biphasic, self.interphase_gap_us)
        if self.rise_us + self.fall_us > self.phase_duration_us:
            yield Problem(
                "rise_and_fall",
                "rise_us",
                self.rise_us + self.fall_us,
                f"up to {self.phase_duration_us:.15g} together",
                "us",
            )

    def segments(self) -> tuple[Segment, ...]:
        """0 to 1, plateau, to 0."""
        phase = self.phase_duration_us
        corners = [(0.0, 0.0), (self.rise_us, 1.0), (phase - self.fall_us, 1.0), (phase, 0.0)]
        return repeated(_lines(corners), self.biphasic, phase, self.interphase_gap_us)


@final
@value
class Points(Pulse):
    """A waveform drawn by points: straight lines between them, two equal times make a step."""

    shape: ClassVar[str] = "points"
    time_us: Annotated[
        tuple[float, ...],
        Spec(
            label="Times",
            unit="us",
            low=0.0,
            high=1_000_000.0,
            start=(0.0, 250.0, 250.0, 500.0),
            help="times of the points, from 0, never falling",
            term="Pulse",
        ),
    ]
    level_ratio: Annotated[
        tuple[float, ...],
        Spec(
            label="Levels",
            low=-1.0,
            high=1.0,
            start=(1.0, 1.0, -1.0, -1.0),
            help="levels at the points, the largest magnitude 1",
            term="Pulse",
        ),
    ]
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        times, levels = self.time_us, self.level_ratio
        if len(times) != len(levels) or len(times) < 2:
            yield Problem(
                "points_count",
                "level_ratio",
                len(levels),
                f"two or more, as many as time_us ({len(times)})",
            )
            return
        if times[0] != 0.0 or times[-1] <= 0.0:
            yield Problem("points_from_zero", "time_us", times[0], "times from 0 to a later end")
        for i in range(1, len(times)):
            third = i > 1 and times[i - 2] == times[i]
            if times[i] < times[i - 1] or third:
                yield Problem(
                    "points_order",
                    f"time_us.{i}",
                    times[i],
                    "never falling, at most two equal",
                    "us",
                )
                return
        if max(map(abs, levels)) != 1.0:
            yield Problem(
                "points_peak", "level_ratio", max(map(abs, levels)), "largest magnitude 1"
            )
        elif not any(segment.square_area_us() for segment in self.segments()):
            yield Problem("points_peak", "level_ratio", 0.0, "a level that lasts")

    def __hash__(self) -> int:
        """Of the ends and a few levels: a hash of 100,000 points at each look-up costs."""
        return hash((self.time_us[-1], len(self.time_us), self.level_ratio[:8], self.polarity))

    def segments(self) -> tuple[Segment, ...]:
        """Straight lines from point to point."""
        return _lines(list(zip(self.time_us, self.level_ratio, strict=True)))

    def leading(self, found: tuple[Phase, ...]) -> Phase:
        """The phase with most charge."""
        return strongest(found)
