"""What every timing kind is: when the pulses of a train start."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, final

from wavesim.core.errors import Problem
from wavesim.core.spec import Spec

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

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
    """Pulses that repeat as a group, behind a few that do not.

    The first pulses start at lead_s; pulse j of repeat k of the others starts at
    origin_s + offsets_s[j] + k / rate_hz.
    """

    rate_hz: float
    offsets_s: tuple[float, ...]
    lead_s: tuple[float, ...] = ()
    origin_s: float = 0.0


class Timing(ABC):
    """Interface of all kinds. A kind either repeats or lists its onsets."""

    __slots__ = ()

    TAG: ClassVar[str] = "kind"
    kind: ClassVar[str]

    def repeating(self) -> Pattern | None:
        """The pulses that repeat from the start of the train; None where none do."""
        return None

    def onsets_s(self, until_s: float) -> "NDArray[float64]":
        """Onsets from the start of the train, up to a time at least, of a kind that lists them."""
        raise TypeError(f"{type(self).__name__} repeats")

    def most_pulses(self, until_s: float) -> int:
        """More pulses than this do not start before a time."""
        return int(until_s / self.shortest_interval_s) + 1

    def left_out(self, pulse_s: float, train_s: float) -> Iterator[Problem]:
        """Problems of pulses that are meant but do not fit the train; of most kinds none are."""
        yield from ()

    @abstractmethod
    def plateau_rate_hz(self, train_s: float) -> float:
        """Pulses per second of the strongest steady state (contract 1.5) [1/s].

        train_s: length of the train, which decides where there is no steady state.
        """

    @property
    @abstractmethod
    def shortest_interval_s(self) -> float:
        """Shortest time from one onset to the next [s]."""

    @abstractmethod
    def overlaps(self, pulse_duration_us: float) -> Iterator[Problem]:
        """Problems of pulses of this duration that would run into the next (rule 11)."""


def too_long(pulse_duration_us: float, interval_s: float, frequency_hz: float) -> Iterator[Problem]:
    """The problem of a pulse that does not fit the shortest time to the next."""
    if pulse_duration_us * 1e-6 >= interval_s + SAME_TIME_S:
        facts = (
            ("pulse_duration_us", pulse_duration_us),
            ("period_us", interval_s * 1e6),
            ("frequency_hz", frequency_hz),
        )
        allowed = f"up to {interval_s * 1e6:.6g}"
        yield Problem("pulse_too_long", "pulse", pulse_duration_us, allowed, "us", facts)
