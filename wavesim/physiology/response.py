"""The predicted response of a program, as values and as the document of `respond --json`."""

from dataclasses import dataclass, field
from typing import Any, final

import numpy as np

from wavesim.physiology.course import Course
from wavesim.physiology.drive import BEYOND, Mark
from wavesim.physiology.fatigue import FatigueName
from wavesim.physiology.playing import Floats

WHY_NOT: dict[Mark, str] = {
    "anodic_alone": "The pulses have an anode only, for which no threshold is tabulated.",
    "carrier": "A continuous current has no pulses that a muscle model could count.",
    "interval_too_short": "Pulses follow each other within 1 ms, in which nerve is refractory.",
    "never_above_rest": "In the linear membrane the pulses excite at no current.",
    "no_amplitude": "The program gives no current.",
    "phase_too_long": "The phase is longer than 2 ms, beyond the strength-duration law of nerve.",
    "phase_too_short": "The phase is shorter than 20 us, below the strength-duration law of nerve.",
}
"""Why a channel has no predicted response, in English; presentation says it in other languages."""


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contractions:
    """One for each train: its start in the section [s], peak [N], impulse up to the next [N s]."""

    start_s: Floats
    peak_force_n: Floats
    force_time_integral_ns: Floats

    def as_list(self) -> list[dict[str, float]]:
        """As the document lists them."""
        columns = (self.start_s, self.peak_force_n, self.force_time_integral_ns)
        names = ("start_s", "peak_force_n", "force_time_integral_ns")
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return [dict(zip(names, row, strict=True)) for row in rows]


NO_CONTRACTIONS = Contractions(
    start_s=np.empty(0), peak_force_n=np.empty(0), force_time_integral_ns=np.empty(0)
)


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChannelResponse:
    """What one channel does to its muscle in one section; a model's output, of no one person.

    marks: why nothing is shown, or what the numbers rest on. recruited_fraction: the largest of
    the section's pulses. mean_force_n: over the whole section. course: to look closer, None where
    nothing is shown.
    """

    name: str
    model: str
    valid: bool
    marks: tuple[Mark, ...]
    recruited_fraction: float | None = None
    peak_force_n: float | None = None
    mean_force_n: float | None = None
    force_time_integral_ns: float | None = None
    contractions: Contractions = NO_CONTRACTIONS
    course: Course | None = field(default=None, repr=False)

    @property
    def extrapolated(self) -> bool:
        """Whether something lies beyond what the models were fitted to or the tables hold."""
        return bool(BEYOND & set(self.marks))

    @property
    def whole(self) -> Contractions:
        """Contractions of whole trains: one that the section's end cut is weak for that alone."""
        if self.course is None:
            return self.contractions
        table, found = self.course.drive.table, self.contractions
        count = max(table.total // table.per_train, 1) if table.per_train else 0
        return Contractions(
            start_s=found.start_s[:count],
            peak_force_n=found.peak_force_n[:count],
            force_time_integral_ns=found.force_time_integral_ns[:count],
        )

    @property
    def why_not(self) -> str | None:
        """Why nothing is shown, in English; None where something is."""
        return None if self.valid else " ".join(WHY_NOT[mark] for mark in self.marks)


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SectionResponse:
    """The channels of one section."""

    name: str
    duration_s: float
    channels: tuple[ChannelResponse, ...]


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Response:
    """The response of a program: a model's output for a typical adult, never of one person."""

    id: str
    model: str
    fatigue: FatigueName
    sections: tuple[SectionResponse, ...]

    def as_dict(self) -> dict[str, Any]:
        """The document of `wavesim respond --json`."""
        return {
            "id": self.id,
            "sections": [
                {"name": section.name, "channels": [_channel(one) for one in section.channels]}
                for section in self.sections
            ],
        }


def _channel(one: ChannelResponse) -> dict[str, Any]:
    return {
        "name": one.name,
        "model": one.model,
        "valid": one.valid,
        "why_not": one.why_not,
        "extrapolated": one.extrapolated,
        "rests_on": list(one.marks) if one.valid else [],
        "recruited_fraction": one.recruited_fraction,
        "peak_force_n": one.peak_force_n,
        "mean_force_n": one.mean_force_n,
        "force_time_integral_ns": one.force_time_integral_ns,
        "contractions": one.contractions.as_list(),
        "joint": None,
    }
