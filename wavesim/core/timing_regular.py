"""Kinds whose pulses repeat."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, final

from wavesim.core.errors import Problem
from wavesim.core.spec import Spec, checked, value
from wavesim.core.timing_base import SAME_TIME_S, FrequencyHz, Pattern, Timing, too_long


@final
@value
class Constant(Timing):
    """Pulses at a constant rate: onset k is k / frequency."""

    kind: ClassVar[str] = "constant"
    frequency_hz: FrequencyHz

    def __post_init__(self) -> None:
        checked(self)

    def repeating(self) -> Pattern:
        """One pulse, repeated at the frequency."""
        return Pattern(self.frequency_hz, (0.0,))

    def plateau_rate_hz(self, train_s: float) -> float:
        """The frequency."""
        return self.frequency_hz

    @property
    def shortest_interval_s(self) -> float:
        """The period."""
        return 1.0 / self.frequency_hz

    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """A pulse longer than the period."""
        yield from too_long(pulse_duration_us, 1.0 / self.frequency_hz, self.frequency_hz)


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

    def repeating(self) -> Pattern:
        """One burst, repeated at the burst frequency."""
        offsets = tuple(j / self.frequency_hz for j in range(self.pulses_per_burst))
        return Pattern(self.burst_frequency_hz, offsets)

    def plateau_rate_hz(self, train_s: float) -> float:
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
            yield from too_long(pulse_duration_us, 1.0 / self.frequency_hz, self.frequency_hz)
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


@final
@value
class Nlet(Timing):
    """Doublets, triplets, N-lets: everywhere, or only at the start of the train (catch-like)."""

    kind: ClassVar[str] = "nlet"
    frequency_hz: FrequencyHz
    pulses_per_nlet: Annotated[
        int,
        Spec(
            label="Pulses per N-let",
            low=1,
            high=1000,
            help="2: doublet, 3: triplet",
            term="Doublet / N-let",
        ),
    ] = 2
    nlet_interval_ms: Annotated[
        float,
        Spec(
            label="N-let interval",
            unit="ms",
            low=0.0,
            low_open=True,
            high=86_400_000.0,
            start=5.0,
            help="from one onset to the next within an N-let",
            term="Doublet / N-let",
        ),
    ]
    first_only: Annotated[
        bool,
        Spec(
            label="First only",
            help="an N-let only at the start of the train",
            term="Doublet / N-let",
        ),
    ] = False

    def __post_init__(self) -> None:
        checked(self)

    @property
    def _interval_s(self) -> float:
        return self.nlet_interval_ms / 1000.0

    def repeating(self) -> Pattern:
        """N-lets at the frequency, or single pulses behind the first N-let."""
        starts = tuple(j * self._interval_s for j in range(self.pulses_per_nlet))
        if self.first_only:
            return Pattern(self.frequency_hz, (0.0,), starts[:-1], starts[-1])
        return Pattern(self.frequency_hz, starts)

    def plateau_rate_hz(self, train_s: float) -> float:
        """N-lets count all their pulses, a first one none."""
        return self.frequency_hz * (1 if self.first_only else self.pulses_per_nlet)

    @property
    def shortest_interval_s(self) -> float:
        """Within the N-let, or from its last pulse to the next onset."""
        period_s, single = 1.0 / self.frequency_hz, self.pulses_per_nlet == 1
        pause_s = period_s - (0.0 if self.first_only else self._length_s)
        return pause_s if single else min(self._interval_s, pause_s)

    @property
    def _length_s(self) -> float:
        """From the first to the last onset of an N-let."""
        return (self.pulses_per_nlet - 1) * self._interval_s

    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """A pulse longer than an interval, or an N-let longer than the period."""
        period_s = 1.0 / self.frequency_hz
        if self.pulses_per_nlet > 1:
            yield from too_long(pulse_duration_us, self._interval_s, 1.0 / self._interval_s)
        whole_s = pulse_duration_us * 1e-6 + (0.0 if self.first_only else self._length_s)
        if whole_s >= period_s + SAME_TIME_S:
            facts = (("nlet_s", whole_s), ("period_s", period_s))
            yield Problem(
                "nlet_too_long",
                "timing.frequency_hz",
                self.frequency_hz,
                f"up to {1.0 / whole_s:.6g}",
                "Hz",
                facts,
            )
