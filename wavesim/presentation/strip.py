"""The session as a strip: when trains run, at true proportions."""

import math
from collections.abc import Iterator
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.presentation.words import quantity

_STEPS_S = (
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0,
    900.0, 1800.0, 3600.0, 7200.0, 10_800.0,
)  # fmt: skip
"""Steps between labels, as clocks are divided [s]."""
_MOST_STEPS = 8
_UNITS = ((3600.0, "h"), (60.0, "min"), (1.0, "s"))
"""Length of the units of the labels [s], the first that is no longer than the step is taken."""
_NARROWEST = 3
"""Columns a cycle needs for its train and its pause to be seen."""
_ROUNDING_S = 1e-6


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
    """The session on a strip of a width in pixels: at most `columns` trains, denser ones merged.

    Each channel that starts in its section has at least one train or band.
    """
    whole_s = program.duration_s
    sections, trains, start_s = [], [], 0.0
    for section in program.section:
        stop_s = start_s + section.duration_s
        sections.append(StripSection(name=section.name, start_s=start_s, stop_s=stop_s))
        cycle = columns * section.cycle_s / whole_s
        dense = cycle < _NARROWEST * len(section.channel)
        for channel in section.channel:
            drawn = _band(section, channel) if dense else _trains(section, channel)
            trains += [(start_s + on, start_s + off, up, down) for on, off, up, down in drawn]
        start_s = stop_s
    return Strip(
        duration_s=whole_s,
        sections=tuple(sections),
        trains=_columns(sorted(trains)),
        ticks=tuple(_ticks(whole_s)),
    )


def time_words(seconds: float) -> str:
    """A time of the session as a clock shows it: "06:20", "1:30:00"."""
    minutes, rest = divmod(int(seconds + _ROUNDING_S), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


_Train = tuple[float, float, float, float]
"""Start, stop, ramp up and ramp down [s of the section]."""


def _trains(section: Section, channel: Channel) -> Iterator[_Train]:
    """Every train, the last one cut at the end of its section."""
    ramps = channel.modulation
    first_s, train_s = section.first_train_s(channel), section.train_s(channel)
    for number in range(_count(section, first_s)):
        start_s = first_s + number * section.cycle_s
        stop_s = start_s + train_s
        cut = stop_s > section.duration_s + _ROUNDING_S
        yield (start_s, min(stop_s, section.duration_s), ramps.ramp_up_s,
               0.0 if cut else ramps.ramp_down_s)


def _band(section: Section, channel: Channel) -> Iterator[_Train]:
    """From the first train to the end of the last, as one."""
    first_s = section.first_train_s(channel)
    count = _count(section, first_s)
    last_s = first_s + (count - 1) * section.cycle_s + section.train_s(channel)
    if count:
        yield first_s, min(last_s, section.duration_s), 0.0, 0.0


def _count(section: Section, first_s: float) -> int:
    """How many trains start before the section ends (contract 1.3, rule 6)."""
    return max(0, math.ceil((section.duration_s - first_s - _ROUNDING_S) / section.cycle_s))


def _columns(trains: list[_Train]) -> StripTrains:
    start_s, stop_s, up_s, down_s = zip(*trains, strict=True) if trains else ((), (), (), ())
    return StripTrains(start_s=start_s, stop_s=stop_s, ramp_up_s=up_s, ramp_down_s=down_s)


def _ticks(whole_s: float) -> Iterator[StripTick]:
    """Labels from 0 on; only the last one says the unit."""
    step_s = next((step for step in _STEPS_S if whole_s <= _MOST_STEPS * step), _STEPS_S[-1])
    unit_s, unit = next((unit for unit in _UNITS if unit[0] <= step_s), _UNITS[-1])
    last = int((whole_s + _ROUNDING_S) / step_s)
    for number in range(last + 1):
        at_s = number * step_s
        yield StripTick(at_s=at_s, text=quantity(at_s / unit_s, unit if number == last else ""))
