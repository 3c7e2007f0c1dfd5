"""Shapes with exponential or sinusoidal pieces."""

import math
from collections.abc import Iterator
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
)
from wavesim.core.segments import Exponential, Linear, Phase, Segment, Sine
from wavesim.core.spec import Spec, check, checked, value


def _time_us(label: str, help_: str, term: str, start: float | None = None) -> Spec:
    """The spec of a duration or time constant (contract 1.4)."""
    return Spec(
        label=label,
        unit="us",
        low=0.1,
        high=1_000_000.0,
        start=start,
        step=10.0,
        help=help_,
        term=term,
    )


@final
@value
class BiphasicExponential(Pulse):
    """A rectangular phase and a capacitively coupled recharge; always balanced.

    recovery_duration_us: None takes five time constants.
    """

    shape: ClassVar[str] = "biphasic_exponential"
    phase_duration_us: PhaseDurationUs
    interphase_gap_us: InterphaseGapUs = 0.0
    recovery_time_constant_us: Annotated[
        float,
        _time_us("Recovery time constant", "time constant of the recharge", "Asymmetric", 500.0),
    ]
    recovery_duration_us: Annotated[
        float | None,
        _time_us("Recovery duration", "left out: five time constants", "Asymmetric"),
    ] = None
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        if self._recovery_us > 1_000_000.0:
            yield Problem(
                "recovery_too_slow",
                "recovery_time_constant_us",
                self.recovery_time_constant_us,
                "0.1 to 200000",
                "us",
                (("recovery_duration_us", self._recovery_us),),
            )
        elif self._peak > 1.0:
            yield Problem(
                "recovery_peak",
                "recovery_time_constant_us",
                self.recovery_time_constant_us,
                "long enough that the recovery starts below the leading phase",
                "us",
                (("recovery_peak_ratio", self._peak),),
            )

    def derived_defaults(self) -> dict[str, float]:
        """The recovery duration that stands for a key left out."""
        return {"recovery_duration_us": 5.0 * self.recovery_time_constant_us}

    @property
    def _recovery_us(self) -> float:
        given = self.recovery_duration_us
        return self.derived_defaults()["recovery_duration_us"] if given is None else given

    @property
    def _peak(self) -> float:
        """Largest level of the recovery: what balances the leading phase."""
        tau = self.recovery_time_constant_us
        return -self.phase_duration_us / (tau * math.expm1(-self._recovery_us / tau))

    def segments(self) -> tuple[Segment, ...]:
        """1 for the phase duration, the gap, a decaying recovery of the same charge."""
        phase, gap = self.phase_duration_us, self.interphase_gap_us
        start, end = phase + gap, phase + gap + self._recovery_us
        tau = self.recovery_time_constant_us
        return (
            Linear(0.0, phase, 1.0, 1.0),
            Exponential(start, end, 0.0, -self._peak, tau, gap, whole_us=-phase),
        )


@final
@value
class HalfSine(Pulse):
    """One half-cycle of a sine."""

    shape: ClassVar[str] = "half_sine"
    phase_duration_us: PhaseDurationUs
    biphasic: Biphasic = False
    interphase_gap_us: InterphaseGapUs = 0.0
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self, *gap_misfits(self.biphasic, self.interphase_gap_us))

    def segments(self) -> tuple[Segment, ...]:
        """sin(pi x / p)."""
        phase = self.phase_duration_us
        return repeated((Sine(0.0, phase, 1),), self.biphasic, phase, self.interphase_gap_us)


@final
@value
class ExponentialRise(Pulse):
    """A slow exponential rise, then zero at once (accommodation, denervated muscle)."""

    shape: ClassVar[str] = "exponential_rise"
    phase_duration_us: PhaseDurationUs
    time_constant_us: Annotated[
        float,
        _time_us("Time constant", "time constant of the rise", "Rise time / decay time", 100.0),
    ]
    biphasic: Biphasic = False
    interphase_gap_us: InterphaseGapUs = 0.0
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self, *gap_misfits(self.biphasic, self.interphase_gap_us))

    def segments(self) -> tuple[Segment, ...]:
        """(1 - exp(-x / tau)) / (1 - exp(-p / tau))."""
        phase, tau = self.phase_duration_us, self.time_constant_us
        scale = -1.0 / math.expm1(-phase / tau)
        rise = Exponential(0.0, phase, scale, -scale, tau)
        return repeated((rise,), self.biphasic, phase, self.interphase_gap_us)


@final
@value
class TwinPeak(Pulse):
    """Short decaying spikes in one direction, counted as one pulse (high-volt pulsed current)."""

    shape: ClassVar[str] = "twin_peak"
    spike_time_constant_us: Annotated[
        float,
        _time_us("Spike time constant", "time constant of a spike", "Twin-peak", 10.0),
    ]
    spike_duration_us: Annotated[
        float, _time_us("Spike duration", "time after which a spike is cut", "Twin-peak", 50.0)
    ]
    spacing_us: Annotated[
        float, _time_us("Spacing", "from the start of a spike to the next", "Twin-peak", 75.0)
    ]
    spike_count: Annotated[
        int, Spec(label="Spikes", low=1, high=4, help="spikes in one pulse", term="Twin-peak")
    ] = 2
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        own = list(check(self))
        if not own and self.spacing_us < self.spike_duration_us:
            own = [
                Problem(
                    "spacing",
                    "spacing_us",
                    self.spacing_us,
                    f"{self.spike_duration_us:.15g} (spike_duration_us) or more",
                    "us",
                )
            ]
            checked(self, *own)
        checked(self)

    def segments(self) -> tuple[Segment, ...]:
        """exp(-x / tau) for the spike duration, as often as there are spikes."""
        length, tau = self.spike_duration_us, self.spike_time_constant_us
        starts = (k * self.spacing_us for k in range(self.spike_count))
        return tuple(Exponential(start, start + length, 0.0, 1.0, tau) for start in starts)

    def leading(self, found: tuple[Phase, ...]) -> Phase:
        """One spike, also where spikes touch."""
        (spike,) = self.segments()[0].pieces()
        return spike


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
        return (Sine(0.0, 0.5e6 / self.carrier_frequency_hz, 2 * self.cycle_count),)
