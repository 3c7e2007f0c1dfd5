"""A frequency that moves between two values: how many turns by when, and when the next.

Of pulse rates (timing kind sweep) and of beats and carriers alike.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, final

from wavesim.core.spec import Spec

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

SweepS = Annotated[
    float,
    Spec(
        label="Sweep time",
        unit="s",
        low=0.0,
        low_open=True,
        high=86_400.0,
        start=6.0,
        help="time of one sweep from end to end",
        term="Sweep",
    ),
]
HoldS = Annotated[
    float,
    Spec(
        label="Hold",
        unit="s",
        low=0.0,
        high=86_400.0,
        help="time at one end of the sweep",
        term="Sweep",
    ),
]


@final
@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of the sweep in which the frequency moves in a straight line."""

    duration_s: float
    from_hz: float
    to_hz: float

    @property
    def turns(self) -> float:
        """Integral of the frequency."""
        return 0.5 * (self.from_hz + self.to_hz) * self.duration_s


def legs(
    pattern: str, from_hz: float, to_hz: float, sweep_s: float, hold_s: float, hold_end_s: float
) -> tuple[Leg, ...]:
    """One period of a sweep (contract 1.5); legs without duration are left out."""
    there, at_end = Leg(sweep_s, from_hz, to_hz), Leg(hold_end_s, to_hz, to_hz)
    at_start = Leg(hold_s, from_hz, from_hz)
    course = {
        "triangle": (there, at_end, Leg(sweep_s, to_hz, from_hz), at_start),
        "sawtooth": (there, at_end, at_start),
        "step": (Leg(sweep_s, from_hz, from_hz), Leg(sweep_s, to_hz, to_hz)),
    }[pattern]
    return tuple(leg for leg in course if leg.duration_s > 0.0)


def turns_by(course: tuple[Leg, ...], time_s: "NDArray[float64]") -> "NDArray[float64]":
    """Integral of the frequency from 0 to times, in turns."""
    import numpy as np

    start_s, start_turns, from_hz, slope = _table(course)
    period = np.floor(time_s / start_s[-1])
    rest = time_s - period * start_s[-1]
    leg = np.zeros(rest.shape, dtype=np.intp)
    for begin_s in start_s[1:-1]:
        leg += rest >= begin_s
    x = rest - start_s[leg]
    turns: NDArray[float64] = (
        period * start_turns[-1] + start_turns[leg] + (from_hz[leg] + 0.5 * slope[leg] * x) * x
    )
    return turns


def part_of_turn(turns: "NDArray[float64]", whole: float = 1.0) -> "NDArray[float64]":
    """Turns without the multiples of `whole`, a power of two: `%` to the bit, at a twentieth of
    its time."""
    import numpy as np

    part: NDArray[float64] = turns - whole * np.floor(turns / whole)
    return part


def turns_at(course: tuple[Leg, ...], turns: "NDArray[float64]") -> "NDArray[float64]":
    """Times at which numbers of turns are complete: the inverse of `turns_by` [s]."""
    import numpy as np

    start_s, start_turns, from_hz, slope = _table(course)
    period, rest = np.divmod(turns, start_turns[-1])
    leg = np.clip(np.searchsorted(start_turns, rest, side="right") - 1, 0, len(course) - 1)
    y = rest - start_turns[leg]
    # The root of from x + slope x^2 / 2 = y in the form that loses nothing for a slope near zero.
    root = np.sqrt(np.maximum(from_hz[leg] ** 2 + 2.0 * slope[leg] * y, 0.0))
    x = 2.0 * y / (from_hz[leg] + root)
    times: NDArray[float64] = period * start_s[-1] + start_s[leg] + x
    return times


def _table(course: tuple[Leg, ...]) -> tuple["NDArray[float64]", ...]:
    """Starts of the legs and the end of the last, in time and turns; frequencies and slopes."""
    import numpy as np

    duration = np.array([leg.duration_s for leg in course])
    from_hz = np.array([leg.from_hz for leg in course])
    slope = (np.array([leg.to_hz for leg in course]) - from_hz) / duration
    start_s = np.concatenate(([0.0], np.cumsum(duration)))
    start_turns = np.concatenate(([0.0], np.cumsum([leg.turns for leg in course])))
    return start_s, start_turns, from_hz, slope
