"""One channel: which pulse, when, how strong, through which electrode."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, final

from wavesim.core.errors import Problem
from wavesim.core.modulation import Modulation
from wavesim.core.pulses import Pulse
from wavesim.core.spec import Spec, check, checked, value
from wavesim.core.timing import Timing

LONGEST_S = 86_400.0
"""Longest time a program may take, and so any time in it (contract 1.1) [s]."""


@final
@value
class Electrode:
    """The smaller electrode of the pair, called the active one."""

    area_cm2: Annotated[
        float,
        Spec(
            label="Pad",
            unit="cm2",
            low=0.01,
            high=2000.0,
            start=25.0,
            help="contact area of the smaller pad",
            term="Active / dispersive electrode",
        ),
    ]

    def __post_init__(self) -> None:
        checked(self)


@final
@value
class Channel:
    """pulse x timing x modulation, with its amplitude, electrode and delay.

    amplitude_ma: largest current of the pulse [mA]; 0: no value is given.
    delay_s: shift of the trains, later (positive) or earlier (negative) [s].
    on_s: this channel's own on-time, only in on/off sections [s].
    """

    name: Annotated[str, Spec(label="Channel", help="name of the channel")]
    amplitude_ma: Annotated[
        float,
        Spec(
            label="Amplitude",
            unit="mA",
            low=0.0,
            high=3000.0,
            start=20.0,
            help="largest current of the pulse, from zero",
            term="Amplitude, peak",
        ),
    ]
    electrode: Electrode | None = None
    pulse: Pulse
    timing: Timing
    modulation: Modulation = Modulation()
    delay_s: Annotated[
        float,
        Spec(
            label="Delay",
            unit="s",
            low=-LONGEST_S,
            high=LONGEST_S,
            step=0.1,
            help="shift of this channel's trains",
            term="Reciprocal channels",
        ),
    ] = 0.0
    on_s: Annotated[
        float | None,
        Spec(
            label="On",
            unit="s",
            low=0.0,
            low_open=True,
            high=LONGEST_S,
            step=0.5,
            help="this channel's own on-time",
            term="On-time / off-time",
        ),
    ] = None

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        """What no part of the channel can see alone."""
        phase_us = getattr(self.pulse, "phase_duration_us", None)
        known = (("phase_duration_us", phase_us),) if phase_us is not None else ()
        for problem in self.timing.overlaps(self.pulse.unit.length_us):
            yield replace(problem, facts=problem.facts + known)
        if self.modulation.ramp_kind == "phase_duration" and not hasattr(
            self.pulse, "phase_duration_us"
        ):
            yield Problem(
                "no_phase_duration",
                "modulation.ramp_kind",
                "phase_duration",
                "amplitude",
                "",
                (("shape", self.pulse.shape),),
            )
