"""How whole pulses of a train differ: ramps, held from each pulse's onset."""

from typing import Annotated, Literal, final

from wavesim.core.spec import Spec, checked, value

Ramps = Literal["inside_on", "outside_on", "down_outside_on"]
RampKind = Literal["amplitude", "phase_duration"]


@final
@value
class Modulation:
    """Ramps of a train.

    ramp_up_s, ramp_down_s: whole ramps, from `ramp_start_fraction` to full and back [s].
    ramps: whether they count within the on-time (contract 1.3, rule 2).
    ramp_kind: what they act on.
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

    def __post_init__(self) -> None:
        checked(self)

    @property
    def outside_s(self) -> float:
        """How much longer the ramps make a train than its window [s]."""
        return {
            "inside_on": 0.0,
            "outside_on": self.ramp_up_s + self.ramp_down_s,
            "down_outside_on": self.ramp_down_s,
        }[self.ramps]
