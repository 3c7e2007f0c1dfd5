"""Pulse shapes: one small frozen class each. Its fields are the file's keys.

To add a shape: copy a neighbour, write `segments()`, add the class to `SHAPES`.
The unit shape has its leading phase positive and a largest magnitude of 1 (contract 1.4).
"""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, final

from wavesim.core.errors import Problem
from wavesim.core.segments import Linear, Phase, Segment, Sine, phases
from wavesim.core.spec import Spec, checked, value

Polarity = Literal["cathodic_first", "anodic_first", "alternating"]

PolarityKey = Annotated[
    Polarity,
    Spec(
        label="Polarity",
        help="which pole of the active electrode leads; alternating changes with every pulse",
        term="Cathode / anode",
    ),
]
PhaseDurationUs = Annotated[
    float,
    Spec(
        label="Phase duration",
        unit="us",
        low=0.1,
        high=1_000_000.0,
        start=250.0,
        step=10.0,
        help="time from start to end of one phase (the pulse width per phase of many devices)",
        term="Phase duration",
    ),
]
InterphaseGapUs = Annotated[
    float,
    Spec(
        label="Interphase gap",
        unit="us",
        low=0.0,
        high=1_000_000.0,
        step=10.0,
        help="time without current between the two phases of a pulse",
        term="Interphase interval",
    ),
]


@final
@dataclass(frozen=True, slots=True)
class UnitShape:
    """What a pulse of unit amplitude amounts to; areas in us, computed once per pulse.

    net_us is exactly 0 for shapes that are balanced by definition. lead is the leading phase.
    """

    segments: tuple[Segment, ...]
    phases: tuple[Phase, ...]
    length_us: float
    flowing_us: float
    net_us: float
    magnitude_us: float
    square_us: float
    positive_us: float
    negative_us: float
    lowest: float
    highest: float
    lead: Phase


class Pulse(ABC):
    """Interface of all shapes."""

    __slots__ = ("_unit",)

    TAG: ClassVar[str] = "shape"
    shape: ClassVar[str]
    polarity: PolarityKey

    @abstractmethod
    def segments(self) -> tuple[Segment, ...]:
        """The unit shape as segments in time order; a gap is time between two of them."""

    @property
    def unit(self) -> UnitShape:
        """Segments, phases and integrals of the unit shape, computed at first use and kept."""
        try:
            return self._unit
        except AttributeError:
            unit = _measure(self.segments())
            object.__setattr__(self, "_unit", unit)
            return unit

    _unit: UnitShape


def _measure(segments: tuple[Segment, ...]) -> UnitShape:
    found = phases(segments)
    positive = math.fsum(p.area_us for p in found if p.area_us > 0.0)
    negative = -math.fsum(p.area_us for p in found if p.area_us < 0.0)
    extremes = [segment.extremes() for segment in segments]
    return UnitShape(
        segments=segments,
        phases=found,
        length_us=segments[-1].end_us,
        flowing_us=math.fsum(p.end_us - p.start_us for p in found),
        net_us=positive - negative,
        magnitude_us=positive + negative,
        square_us=math.fsum(segment.square_area_us() for segment in segments),
        positive_us=positive,
        negative_us=negative,
        lowest=min(0.0, *(low for low, _ in extremes)),
        highest=max(0.0, *(high for _, high in extremes)),
        lead=found[0],
    )


@final
@value
class Monophasic(Pulse):
    """One rectangular phase; it carries net charge."""

    shape: ClassVar[str] = "monophasic"
    phase_duration_us: PhaseDurationUs
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)

    def segments(self) -> tuple[Segment, ...]:
        """1 for the phase duration."""
        return (Linear(0.0, self.phase_duration_us, 1.0, 1.0),)


@final
@value
class BiphasicSymmetric(Pulse):
    """Two equal rectangular phases of opposite sign."""

    shape: ClassVar[str] = "biphasic_symmetric"
    phase_duration_us: PhaseDurationUs
    interphase_gap_us: InterphaseGapUs = 0.0
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)

    def segments(self) -> tuple[Segment, ...]:
        """1, then -1, each for the phase duration, the gap between them."""
        phase, gap = self.phase_duration_us, self.interphase_gap_us
        end = 2.0 * phase + gap
        return (
            Linear(0.0, phase, 1.0, 1.0),
            Linear(phase + gap, end, -1.0, -1.0, gap, whole_us=-phase),
        )


@final
@value
class BiphasicAsymmetric(Pulse):
    """A rectangular phase and a lower, longer recovery; balanced unless a duration says otherwise.

    recovery_duration_us: None takes phase duration / recovery ratio, which balances the charge.
    """

    shape: ClassVar[str] = "biphasic_asymmetric"
    phase_duration_us: PhaseDurationUs
    interphase_gap_us: InterphaseGapUs = 0.0
    recovery_ratio: Annotated[
        float,
        Spec(
            label="Recovery ratio",
            low=0.0,
            low_open=True,
            high=1.0,
            start=0.25,
            step=0.05,
            help="amplitude of the recovery phase as part of the leading phase",
            term="Asymmetric",
        ),
    ]
    recovery_duration_us: Annotated[
        float | None,
        Spec(
            label="Recovery duration",
            unit="us",
            low=0.1,
            high=1_000_000.0,
            step=10.0,
            help="left out: phase duration / recovery ratio, so that the charges balance",
            term="Asymmetric",
        ),
    ] = None
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)
        if self.recovery_duration_us is None:
            recovery = self.phase_duration_us / self.recovery_ratio
            if recovery > 1_000_000.0:
                facts = (
                    ("recovery_duration_us", recovery),
                    ("phase_duration_us", self.phase_duration_us),
                )
                allowed = f"{self.phase_duration_us / 1_000_000.0:.15g} to 1"
                checked(
                    self,
                    Problem(
                        "recovery_too_long",
                        "recovery_ratio",
                        self.recovery_ratio,
                        allowed,
                        "",
                        facts,
                    ),
                )

    def segments(self) -> tuple[Segment, ...]:
        """1 for the phase duration, the gap, -r for the recovery."""
        phase, gap, ratio = self.phase_duration_us, self.interphase_gap_us, self.recovery_ratio
        start, balancing = phase + gap, phase / ratio
        length = balancing if self.recovery_duration_us is None else self.recovery_duration_us
        area = -phase if length == balancing else -ratio * length
        return (
            Linear(0.0, phase, 1.0, 1.0),
            Linear(start, start + length, -ratio, -ratio, gap, whole_us=area),
        )


@final
@value
class SineBurst(Pulse):
    """Whole cycles of a sine carrier, counted as one pulse (Russian, Aussie)."""

    shape: ClassVar[str] = "sine_burst"
    carrier_frequency_hz: Annotated[
        float,
        Spec(
            label="Carrier frequency",
            unit="Hz",
            low=100.0,
            high=100_000.0,
            start=2500.0,
            step=100.0,
            help="frequency of the sine inside the burst",
            term="Carrier frequency",
        ),
    ]
    cycle_count: Annotated[
        int,
        Spec(
            label="Cycles in a burst",
            low=1,
            high=1000,
            start=25,
            help="whole cycles of the carrier in one burst",
            term="Burst",
        ),
    ]
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)

    def segments(self) -> tuple[Segment, ...]:
        """The sine of all cycles."""
        end = self.cycle_count * (1e6 / self.carrier_frequency_hz)
        return (Sine(0.0, end, 2 * self.cycle_count),)


SHAPES: dict[str, type[Pulse]] = {
    cls.shape: cls for cls in (Monophasic, BiphasicSymmetric, BiphasicAsymmetric, SineBurst)
}
