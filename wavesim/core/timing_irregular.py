"""Kinds whose every pulse has an onset of its own."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, final

from wavesim.core.errors import Problem
from wavesim.core.spec import Spec, check, checked, value
from wavesim.core.sweep import HoldS, Leg, SweepS, legs, turns_at
from wavesim.core.timing_base import SAME_TIME_S, FrequencyHz, Timing, too_long

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

Pattern = Literal["triangle", "sawtooth", "step"]


@final
@value
class Sweep(Timing):
    """A rate that moves between two frequencies; the phase runs on through every change."""

    kind: ClassVar[str] = "sweep"
    frequency_hz: FrequencyHz
    frequency_end_hz: Annotated[
        float,
        Spec(
            label="End frequency",
            unit="Hz",
            low=0.01,
            high=10_000.0,
            start=100.0,
            help="the other end of the sweep",
            term="Sweep",
        ),
    ]
    sweep_s: SweepS
    pattern: Annotated[Pattern, Spec(label="Course", help="course of the sweep", term="Sweep")] = (
        "triangle"
    )
    hold_s: HoldS = 0.0
    hold_end_s: HoldS = 0.0

    def __post_init__(self) -> None:
        own = list(check(self))
        if not own and self.pattern == "step" and (self.hold_s or self.hold_end_s):
            key = "hold_s" if self.hold_s else "hold_end_s"
            checked(self, Problem("step_holds", key, getattr(self, key), "0 where pattern is step"))
        checked(self)

    def _legs(self) -> tuple[Leg, ...]:
        return legs(
            self.pattern,
            self.frequency_hz,
            self.frequency_end_hz,
            self.sweep_s,
            self.hold_s,
            self.hold_end_s,
        )

    def onsets_s(self, until_s: float) -> "NDArray[float64]":
        """Where the integral of the rate is a whole number."""
        import numpy as np

        return turns_at(self._legs(), np.arange(self.most_pulses(until_s), dtype=np.float64))

    def plateau_rate_hz(self, train_s: float) -> float:
        """The higher frequency."""
        return max(self.frequency_hz, self.frequency_end_hz)

    @property
    def shortest_interval_s(self) -> float:
        """The period of the higher frequency."""
        return 1.0 / max(self.frequency_hz, self.frequency_end_hz)

    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """A pulse longer than the shortest period."""
        yield from too_long(
            pulse_duration_us, self.shortest_interval_s, 1.0 / self.shortest_interval_s
        )


@final
@value
class Jittered(Timing):
    """A constant rate whose pulses come later by a random part of the period.

    The same in every train: numpy's PCG64 from `seed`.
    """

    kind: ClassVar[str] = "jittered"
    frequency_hz: FrequencyHz
    jitter_fraction: Annotated[
        float,
        Spec(
            label="Jitter",
            low=0.0,
            high=1.0,
            high_open=True,
            start=0.2,
            step=0.05,
            help="largest delay as part of the period",
            term="Modulation",
        ),
    ]
    seed: Annotated[int, Spec(label="Seed", low=0, start=0, help="start of the random numbers")]

    def __post_init__(self) -> None:
        checked(self)

    def onsets_s(self, until_s: float) -> "NDArray[float64]":
        """(k + q u_k) / f."""
        import numpy as np

        count = int(until_s * self.frequency_hz) + 2
        late = np.random.Generator(np.random.PCG64(self.seed)).random(count)
        return (np.arange(count) + self.jitter_fraction * late) / self.frequency_hz

    def most_pulses(self, until_s: float) -> int:
        """As many as without jitter."""
        return int(until_s * self.frequency_hz) + 1

    def plateau_rate_hz(self, train_s: float) -> float:
        """The frequency."""
        return self.frequency_hz

    @property
    def shortest_interval_s(self) -> float:
        """The shortest that can come."""
        return (1.0 - self.jitter_fraction) / self.frequency_hz

    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """A pulse longer than the shortest interval that can come."""
        yield from too_long(pulse_duration_us, self.shortest_interval_s, self.frequency_hz)


@final
@value
class Listed(Timing):
    """Onsets one by one, once in each train."""

    kind: ClassVar[str] = "listed"
    onset_s: Annotated[
        tuple[float, ...],
        Spec(
            label="Onsets",
            unit="s",
            low=0.0,
            high=86_400.0,
            start=(0.0, 0.1, 0.2),
            help="onsets from the start of the train, strictly rising",
            term="Train",
        ),
    ]

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        if not self.onset_s:
            yield Problem("onsets_empty", "onset_s", self.onset_s, "one or more")
        for i, (before, after) in enumerate(pairwise(self.onset_s)):
            if after <= before:
                yield Problem(
                    "onsets_order", f"onset_s.{i + 1}", after, f"above {before:.15g}", "s"
                )
                return

    def left_out(self, pulse_s: float, train_s: float) -> Iterator[Problem]:
        """An onset in the list that does not fit the train is a mistake."""
        if self.onset_s[-1] + pulse_s >= train_s + SAME_TIME_S:
            place = f"timing.onset_s.{len(self.onset_s) - 1}"
            allowed = f"up to {train_s - pulse_s:.9g}"
            facts = (("train_s", train_s),)
            yield Problem("onset_outside", place, self.onset_s[-1], allowed, "s", facts)

    def onsets_s(self, until_s: float) -> "NDArray[float64]":
        """As listed."""
        import numpy as np

        return np.array(self.onset_s)

    def most_pulses(self, until_s: float) -> int:
        """As many as listed."""
        return len(self.onset_s)

    def plateau_rate_hz(self, train_s: float) -> float:
        """No steady rate: the average of the train."""
        return len(self.onset_s) / train_s

    @property
    def shortest_interval_s(self) -> float:
        """The shortest in the list; of a single pulse a day."""
        return min((b - a for a, b in pairwise(self.onset_s)), default=86_400.0)

    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """A pulse longer than the shortest interval."""
        yield from too_long(
            pulse_duration_us, self.shortest_interval_s, 1.0 / self.shortest_interval_s
        )
