"""How whole pulses of a train differ: ramps, modulation, reversal, held from each onset."""

from collections.abc import Iterator
from typing import Annotated, Literal, final

from wavesim.core.errors import Problem
from wavesim.core.spec import Spec, check, checked, value

Ramps = Literal["inside_on", "outside_on", "down_outside_on"]
RampKind = Literal["amplitude", "phase_duration"]
Wave = Literal["sine", "triangle", "step"]


def _depth(label: str) -> Spec:
    return Spec(
        label=label,
        low=0.0,
        high=1.0,
        start=1.0,
        step=0.05,
        help="how far the modulation goes below full strength",
        term="Modulation",
    )


def _rate(label: str) -> Spec:
    return Spec(
        label=label,
        unit="Hz",
        low=0.0001,
        high=10_000.0,
        start=1.0,
        step=0.1,
        help="how often the modulation repeats",
        term="Modulation",
    )


@final
@value
class Modulation:
    """Ramps, modulation and reversal of a train.

    ramp_up_s, ramp_down_s: whole ramps, from `ramp_start_fraction` to full and back [s].
    ramps: whether they count within the on-time (contract 1.3, rule 2).
    ramp_kind: what they act on. Depth and rate of a modulation come together; both follow
    `modulation_pattern`. polarity_reversal_s: the current changes direction each time this has
    passed in the train [s].
    """

    ramp_up_s: Annotated[
        float,
        Spec(
            label="Ramp up",
            unit="s",
            low=0.0,
            high=86_400.0,
            step=0.1,
            help="time in which a train grows to full strength",
            term="Ramp (surge) up / down",
        ),
    ] = 0.0
    ramp_down_s: Annotated[
        float,
        Spec(
            label="Ramp down",
            unit="s",
            low=0.0,
            high=86_400.0,
            step=0.1,
            help="time in which a train falls from full strength",
            term="Ramp (surge) up / down",
        ),
    ] = 0.0
    ramps: Annotated[
        Ramps,
        Spec(
            label="Ramps",
            help="whether the ramps count within the on-time",
            term="Ramp (surge) up / down",
        ),
    ] = "inside_on"
    ramp_start_fraction: Annotated[
        float,
        Spec(
            label="Ramp start",
            low=0.0,
            high=1.0,
            step=0.05,
            help="level at which the up-ramp begins and the down-ramp ends",
            term="Ramp (surge) up / down",
        ),
    ] = 0.0
    ramp_kind: Annotated[
        RampKind,
        Spec(label="Ramp acts on", help="what the ramps change", term="Ramp (surge) up / down"),
    ] = "amplitude"

    amplitude_depth_fraction: Annotated[float, _depth("Amplitude depth")] = 0.0
    amplitude_modulation_hz: Annotated[float | None, _rate("Amplitude modulation")] = None
    phase_duration_depth_fraction: Annotated[float, _depth("Phase duration depth")] = 0.0
    phase_duration_modulation_hz: Annotated[float | None, _rate("Phase duration modulation")] = None
    modulation_pattern: Annotated[
        Wave, Spec(label="Modulation course", help="course of the modulation", term="Modulation")
    ] = "sine"
    polarity_reversal_s: Annotated[
        float | None,
        Spec(
            label="Reversal",
            unit="s",
            low=0.0,
            low_open=True,
            high=86_400.0,
            start=60.0,
            help="time after which the current changes direction",
            term="Cathode / anode",
        ),
    ] = None

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        for what in ("amplitude", "phase_duration"):
            depth, rate = f"{what}_depth_fraction", f"{what}_modulation_hz"
            if (getattr(self, depth) > 0.0) != (getattr(self, rate) is not None):
                missing = rate if getattr(self, rate) is None else depth
                yield Problem(
                    "both_or_neither",
                    missing,
                    getattr(self, missing),
                    f"both {depth} and {rate}, or neither",
                )

    @property
    def varies(self) -> bool:
        """Whether pulses of the plateau differ."""
        return bool(
            self.amplitude_modulation_hz
            or self.phase_duration_modulation_hz
            or self.polarity_reversal_s
        )

    @property
    def phase_duration_key(self) -> str | None:
        """A key that acts on the phase duration, None where none does."""
        if self.phase_duration_modulation_hz:
            return "phase_duration_depth_fraction"
        return "ramp_kind" if self.ramp_kind == "phase_duration" else None

    @property
    def outside_s(self) -> float:
        """How much longer the ramps make a train than its window [s]."""
        return {
            "inside_on": 0.0,
            "outside_on": self.ramp_up_s + self.ramp_down_s,
            "down_outside_on": self.ramp_down_s,
        }[self.ramps]
