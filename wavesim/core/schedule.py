"""The one lowering step: from what is meant to the pulse table."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import final

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.levels import direction, modulation_level, ramp_level
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.table import Floats, Ints, PulseTable
from wavesim.core.timing_base import SAME_TIME_S
from wavesim.core.train import TrainPlan, total_pulses


def schedule(
    program: Program, start_s: float, stop_s: float, section: int = 0, channel: int = 0
) -> PulseTable:
    """The pulses of one channel whose onset lies in [start_s, stop_s), seconds of the section.

    Raises ImpossibleError for a section or channel that is not there and a window that is none.
    """
    table = session_table(program, section, channel)
    check_window(start_s, stop_s)
    first, stop = table.before(np.array([start_s, stop_s]))
    return replace(table, first=int(first), stop=int(stop))


def session_table(program: Program, section: int = 0, channel: int = 0) -> PulseTable:
    """All pulses of one channel in its section; ImpossibleError of a continuous current."""
    chosen(program, section, channel)
    return lower(program.section[section], channel)


def chosen(program: Program, section: int, channel: int) -> Channel:
    """A channel by number; ImpossibleError where there is none."""
    _check_item("section", section, len(program.section))
    _check_item("channel", channel, len(program.section[section].channel))
    return program.section[section].channel[channel]


def _check_item(what: str, number: int, count: int) -> None:
    if not 0 <= number < count:
        allowed = f"0 to {count - 1}" if count else "nothing: there is none"
        raise ImpossibleError([Problem("no_such_item", what, number, allowed)])


def check_window(start_s: float, stop_s: float) -> None:
    """Refuse a window that is not one."""
    for name, time_s in (("start_s", start_s), ("stop_s", stop_s)):
        if not math.isfinite(time_s):
            raise ImpossibleError([Problem("range", name, time_s, "any finite number", "s")])
    if stop_s < start_s:
        raise ImpossibleError(
            [Problem("window_ends", "stop_s", stop_s, f"start_s, {start_s:.15g}, or later", "s")]
        )


@lru_cache(maxsize=32)
def lower(section: Section, channel: int) -> PulseTable:
    """The pulse table of a channel for its whole section; depends on nothing else."""
    one = section.channel[channel]
    rows = _rows(section, one)
    train_s = section.train_s(one)
    onset_s = rows.offset_s + rows.index / rows.rate_hz
    modulation = one.modulation
    ramp = ramp_level(modulation, onset_s, train_s)
    amplitude, duration = (
        modulation_level(modulation, "amplitude", onset_s),
        modulation_level(modulation, "phase_duration", onset_s),
    )
    if modulation.ramp_kind == "amplitude":
        amplitude = amplitude * ramp
    else:
        duration = duration * ramp
    sign = _direction(one, rows.number) * direction(modulation, onset_s)
    return PulseTable(
        pulse=one.pulsed.pulse,
        offset_s=rows.offset_s,
        index=rows.index,
        amplitude_ma=one.amplitude_ma * amplitude * sign,
        duration_ratio=duration,
        rate_hz=rows.rate_hz,
        lap_start=rows.plan.lap_start,
        lap_stop=rows.plan.lap_stop,
        laps=rows.plan.laps,
        stride=rows.stride,
        start_s=section.first_train_s(one),
        cycle_s=section.cycle_s,
        per_train=rows.plan.pulses_per_train,
        total=rows.plan.total,
        first=0,
        stop=rows.plan.total,
    )


@final
@dataclass(frozen=True, slots=True)
class _Rows:
    """Numbers and onsets of the rows of a train."""

    plan: TrainPlan
    number: Ints
    offset_s: Floats
    index: Ints
    rate_hz: float
    stride: int


def _rows(section: Section, channel: Channel) -> _Rows:
    pattern = channel.pulsed.timing.repeating()
    if pattern is None:
        return _listed_rows(section, channel)
    plan = section.plan(channel, pattern)
    number = np.arange(plan.rows, dtype=np.int64)
    number[plan.lap_stop :] += plan.tail_first - plan.lap_stop
    lead, group = len(pattern.lead_s), len(pattern.offsets_s)
    index, place = np.divmod(number - lead, group)
    offset_s = pattern.origin_s + np.array(pattern.offsets_s)[place]
    if lead:
        leading = min(lead, plan.rows)
        index[:leading], offset_s[:leading] = 0, pattern.lead_s[:leading]
    stride = max(1, (plan.lap_stop - plan.lap_start) // group)
    return _Rows(plan, number, offset_s, index, pattern.rate_hz, stride)


def _listed_rows(section: Section, channel: Channel) -> _Rows:
    """Rows of a kind that gives each pulse its own onset."""
    times = section.train_times(channel)
    onset_s = channel.pulsed.timing.onsets_s(times.train_s)

    def fitting(room_s: float) -> int:
        return int(np.searchsorted(onset_s, room_s - times.pulse_s + SAME_TIME_S))

    count = fitting(times.train_s)
    total = total_pulses(count, times, fitting)
    zeros = np.zeros(count, dtype=np.int64)
    plan = TrainPlan(count, 0, count, 1, count, total)
    return _Rows(plan, np.arange(count), onset_s[:count], zeros, 1.0, 1)


def _direction(channel: Channel, number: Ints) -> "Ints | int":
    """+1 where the active electrode is the cathode in the leading phase, -1 where the anode."""
    if channel.pulsed.pulse.polarity == "alternating":
        return 1 - 2 * (number % 2)
    return 1 if channel.pulsed.pulse.polarity == "cathodic_first" else -1
