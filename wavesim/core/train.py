"""How many pulses a train has, and which of them differ: the arithmetic of contract 1.3.

No arrays here: a section checks its size with it before anything is built.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import final

from wavesim.core.timing_base import SAME_TIME_S, Pattern


def onset_s(pattern: Pattern, number: int) -> float:
    """Onset of a pulse from the start of its train [s]."""
    number -= len(pattern.lead_s)
    if number < 0:
        return pattern.lead_s[number]
    repeat, place = divmod(number, len(pattern.offsets_s))
    return (pattern.origin_s + pattern.offsets_s[place]) + repeat / pattern.rate_hz


def before(pattern: Pattern, time_s: float) -> int:
    """How many pulses of an endless train start before a time; those at the time do not count."""
    time_s -= SAME_TIME_S
    if time_s < 0.0:
        return 0
    if time_s < pattern.origin_s:
        return bisect_right(pattern.lead_s, time_s)
    repeat = int((time_s - pattern.origin_s) * pattern.rate_hz)
    rest_s = time_s - pattern.origin_s - repeat / pattern.rate_hz
    number = repeat * len(pattern.offsets_s) + bisect_left(pattern.offsets_s, rest_s)
    number += len(pattern.lead_s)
    while number > 0 and onset_s(pattern, number - 1) > time_s:
        number -= 1
    while onset_s(pattern, number) <= time_s:
        number += 1
    return number


@final
@dataclass(frozen=True, slots=True)
class TrainPlan:
    """The rows of one train and the size of the session.

    Rows are the pulses 0 to lap_stop of the train and those from tail_first on; the rows from
    lap_start to lap_stop are played `laps` times. A train without such a stretch is one lap,
    played once. pulses_per_train counts a whole train, total the pulses of the section.
    """

    pulses_per_train: int
    lap_start: int
    lap_stop: int
    laps: int
    tail_first: int
    total: int

    @property
    def rows(self) -> int:
        """Rows of one train."""
        return self.lap_stop + self.pulses_per_train - self.tail_first


@final
@dataclass(frozen=True, slots=True)
class TrainTimes:
    """Times that decide which pulses belong to a train [s]; see contract 1.3."""

    pulse_s: float
    ramp_up_s: float
    ramp_down_s: float
    train_s: float
    cycle_s: float
    first_train_s: float
    section_s: float


def plan(pattern: Pattern, period: int, times: TrainTimes) -> TrainPlan:
    """Rows and counts of a train whose full-strength pulses repeat every `period` pulses.

    period 0: no two pulses need be alike, each has a row.
    """
    count = _fitting(pattern, times.train_s, times.pulse_s)
    total = total_pulses(count, times, lambda room: _fitting(pattern, room, times.pulse_s))
    every = TrainPlan(count, 0, count, 1, count, total)
    if not period:
        return every
    lead = len(pattern.lead_s)
    ramped = before(pattern, times.ramp_up_s) if times.ramp_up_s else 0
    falling = count
    if times.ramp_down_s:
        # A pulse exactly at the start of the down-ramp is still full.
        falling = before(pattern, times.train_s - times.ramp_down_s + 2.0 * SAME_TIME_S)
    head = lead - (lead - max(ramped, lead)) // period * period
    laps = (min(falling, count) - head) // period
    if laps < 2:
        return every
    return TrainPlan(count, head, head + period, laps, head + laps * period, total)


def _fitting(pattern: Pattern, available_s: float, pulse_s: float) -> int:
    """Pulses that start and end within a time (rule 9)."""
    return before(pattern, available_s - pulse_s + 2.0 * SAME_TIME_S)


def total_pulses(per_train: int, times: TrainTimes, fitting: Callable[[float], int]) -> int:
    """Pulses of the section: whole trains and what is left of the one that is cut (rule 7).

    fitting: how many pulses of a train fit into a time [s].
    """
    room_s = times.section_s - times.first_train_s
    trains = max(0, int(room_s / times.cycle_s) - 1)
    while trains * times.cycle_s <= room_s - SAME_TIME_S:
        trains += 1
    if trains == 0:
        return 0
    last_s = room_s - (trains - 1) * times.cycle_s
    return (trains - 1) * per_train + min(per_train, fitting(last_s))
