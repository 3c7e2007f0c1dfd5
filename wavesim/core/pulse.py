"""What every pulse shape is: fields of the file, and segments of unit amplitude."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, final

from wavesim.core.errors import Problem
from wavesim.core.segments import Phase, Segment, phases
from wavesim.core.spec import Spec

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
Biphasic = Annotated[
    bool,
    Spec(
        label="Biphasic",
        help="the phase is repeated with the opposite sign",
        term="Biphasic",
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
            unit = _measure(self)
            object.__setattr__(self, "_unit", unit)
            return unit

    _unit: UnitShape

    def leading(self, found: tuple[Phase, ...]) -> Phase:
        """The phase whose charge is the charge per phase: the first, unless a shape says else."""
        return found[0]


def strongest(found: tuple[Phase, ...]) -> Phase:
    """The phase with most charge; of equal ones the first."""
    return max(found, key=lambda phase: abs(phase.area_us))


def repeated(
    segments: tuple[Segment, ...], biphasic: bool, phase_duration_us: float, gap_us: float
) -> tuple[Segment, ...]:
    """The phase, and where it is biphasic the same with the opposite sign behind the gap."""
    if not biphasic:
        return segments
    shift_us = phase_duration_us + gap_us
    later = [segment.mirrored(shift_us, gap_us) for segment in segments]
    # A slope too short to be told from none so much later is none.
    return segments + tuple(segment for segment in later if segment.end_us > segment.start_us)


def gap_misfits(biphasic: bool, gap_us: object) -> tuple[Problem, ...]:
    """A gap needs a second phase."""
    if biphasic or gap_us == 0.0:
        return ()
    return (Problem("gap_alone", "interphase_gap_us", gap_us, "0 unless biphasic is true", "us"),)


def _measure(pulse: Pulse) -> UnitShape:
    segments = pulse.segments()
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
        lead=pulse.leading(found),
    )
