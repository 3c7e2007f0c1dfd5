"""The session as a strip: when trains run, at true proportions."""

from typing import final

from wavesim.core.program import Program
from wavesim.core.spec import value


@final
@value
class StripSection:
    """One section [s from the start of the session]."""

    name: str
    start_s: float
    stop_s: float


@final
@value
class StripTrains:
    """Trains in time order, as columns of equal length [s from the start of the session].

    A band that stands for trains too dense to draw has ramps of 0.
    """

    start_s: tuple[float, ...]
    stop_s: tuple[float, ...]
    ramp_up_s: tuple[float, ...]
    ramp_down_s: tuple[float, ...]


@final
@value
class StripTick:
    """One label under the strip; the last one carries the unit."""

    at_s: float
    text: str


@final
@value
class Strip:
    """The whole session."""

    duration_s: float
    sections: tuple[StripSection, ...]
    trains: StripTrains
    ticks: tuple[StripTick, ...]


def strip(program: Program, columns: int) -> Strip:
    """The session on a strip of a width in pixels: at most `columns` trains, denser ones merged."""
    raise NotImplementedError


def time_words(seconds: float) -> str:
    """A time of the session as a clock shows it: "06:20", "1:30:00"."""
    raise NotImplementedError
