"""When the pulses of a train start: one small frozen class for each kind.

To add a kind: copy a neighbour, write its methods, add the class to `TIMINGS`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, final

from wavesim.core.errors import Problem
from wavesim.core.spec import Spec, checked, value

SAME_TIME_S = 1e-9
"""Times closer than this are the same time (contract 1.3, rule 10) [s]."""

FrequencyHz = Annotated[
    float,
    Spec(
        label="Frequency",
        unit="Hz",
        low=0.01,
        high=10_000.0,
        start=35.0,
        help="pulses per second",
        term="Frequency",
    ),
]


@final
@dataclass(frozen=True, slots=True)
class Pattern:
    """Pulses that repeat as a group: pulse j of repeat k starts at k / rate_hz + offsets_s[j]."""

    rate_hz: float
    offsets_s: tuple[float, ...]


class Timing(ABC):
    """Interface of all kinds."""

    __slots__ = ()

    TAG: ClassVar[str] = "kind"
    kind: ClassVar[str]

    @abstractmethod
    def pattern(self) -> Pattern:
        """The stretch of pulses that repeats from the start of the train."""

    @property
    @abstractmethod
    def plateau_rate_hz(self) -> float:
        """Pulses per second of the strongest steady state (contract 1.5) [1/s]."""

    @property
    @abstractmethod
    def shortest_interval_s(self) -> float:
        """Shortest time from one onset to the next [s]."""

    @abstractmethod
    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """Problems of pulses of this duration that would run into the next (rule 11)."""


@final
@value
class Constant(Timing):
    """Pulses at a constant rate: onset k is k / frequency."""

    kind: ClassVar[str] = "constant"
    frequency_hz: FrequencyHz

    def __post_init__(self) -> None:
        checked(self)

    def pattern(self) -> Pattern:
        """One pulse, repeated at the frequency."""
        return Pattern(self.frequency_hz, (0.0,))

    @property
    def plateau_rate_hz(self) -> float:
        """The frequency."""
        return self.frequency_hz

    @property
    def shortest_interval_s(self) -> float:
        """The period."""
        return 1.0 / self.frequency_hz

    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """A pulse longer than the period."""
        yield from _too_long(pulse_duration_us, self.frequency_hz)


@final
@value
class Burst(Timing):
    """Groups of equally spaced pulses, repeated at a slower rate (burst TENS)."""

    kind: ClassVar[str] = "burst"
    frequency_hz: FrequencyHz
    pulses_per_burst: Annotated[
        int,
        Spec(
            label="Pulses per burst",
            low=1,
            high=1000,
            start=7,
            help="number of pulses in a burst",
            term="Burst",
        ),
    ]
    burst_frequency_hz: Annotated[
        float,
        Spec(
            label="Burst frequency",
            unit="Hz",
            low=0.01,
            high=10_000.0,
            start=2.0,
            help="bursts per second",
            term="Burst rate",
        ),
    ]

    def __post_init__(self) -> None:
        checked(self)

    def pattern(self) -> Pattern:
        """One burst, repeated at the burst frequency."""
        offsets = tuple(j / self.frequency_hz for j in range(self.pulses_per_burst))
        return Pattern(self.burst_frequency_hz, offsets)

    @property
    def plateau_rate_hz(self) -> float:
        """Pulses per burst times burst frequency."""
        return self.pulses_per_burst * self.burst_frequency_hz

    @property
    def shortest_interval_s(self) -> float:
        """The shorter of the interval inside a burst and the one to the next burst."""
        pause = 1.0 / self.burst_frequency_hz - (self.pulses_per_burst - 1) / self.frequency_hz
        return min(1.0 / self.frequency_hz, pause) if self.pulses_per_burst > 1 else pause

    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """A pulse longer than the period in the burst, or a burst longer than its period."""
        if self.pulses_per_burst > 1:
            yield from _too_long(pulse_duration_us, self.frequency_hz)
        burst_s = (self.pulses_per_burst - 1) / self.frequency_hz + pulse_duration_us * 1e-6
        period_s = 1.0 / self.burst_frequency_hz
        if burst_s >= period_s + SAME_TIME_S:
            facts = (("burst_s", burst_s), ("period_s", period_s))
            allowed = f"up to {1.0 / burst_s:.6g}"
            yield Problem(
                "burst_too_long",
                "timing.burst_frequency_hz",
                self.burst_frequency_hz,
                allowed,
                "Hz",
                facts,
            )


def _too_long(pulse_duration_us: float, frequency_hz: float) -> Iterator[Problem]:
    period_s = 1.0 / frequency_hz
    if pulse_duration_us * 1e-6 >= period_s + SAME_TIME_S:
        facts = (
            ("pulse_duration_us", pulse_duration_us),
            ("period_us", 1e6 / frequency_hz),
            ("frequency_hz", frequency_hz),
        )
        yield Problem(
            "pulse_too_long",
            "pulse",
            pulse_duration_us,
            f"up to {1e6 / frequency_hz:.6g}",
            "us",
            facts,
        )


TIMINGS: dict[str, type[Timing]] = {cls.kind: cls for cls in (Constant, Burst)}
