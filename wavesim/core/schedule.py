"""The one lowering step: from what is meant to the pulse table."""

import math
from dataclasses import replace
from functools import lru_cache

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.table import Floats, Ints, PulseTable
from wavesim.core.timing import SAME_TIME_S


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
    """All pulses of one channel in its section."""
    return lower(
        program.section[_item("section", section, len(program.section))],
        _item("channel", channel, len(program.section[section].channel)),
    )


def _item(what: str, number: int, count: int) -> int:
    if not 0 <= number < count:
        allowed = f"0 to {count - 1}" if count else "nothing: there is none"
        raise ImpossibleError([Problem("no_such_item", what, number, allowed)])
    return number


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
    chosen = section.channel[channel]
    pattern = chosen.timing.pattern()
    plan = section.plan(chosen)
    number = np.arange(plan.rows, dtype=np.int64)
    number[plan.lap_stop :] += plan.tail_first - plan.lap_stop
    index, place = np.divmod(number, len(pattern.offsets_s))
    offset_s = np.array(pattern.offsets_s)[place]
    onset_s = offset_s + index / pattern.rate_hz
    level = ramp_level(chosen.modulation, onset_s, section.train_s(chosen))
    ones = np.ones(len(number))
    by_amplitude = chosen.modulation.ramp_kind == "amplitude"
    strength = level if by_amplitude else ones
    return PulseTable(
        pulse=chosen.pulse,
        offset_s=offset_s,
        index=index,
        amplitude_ma=chosen.amplitude_ma * strength * _direction(chosen, number),
        duration_ratio=ones if by_amplitude else level,
        rate_hz=pattern.rate_hz,
        lap_start=plan.lap_start,
        lap_stop=plan.lap_stop,
        laps=plan.laps,
        stride=max(1, (plan.lap_stop - plan.lap_start) // len(pattern.offsets_s)),
        start_s=section.first_train_s(chosen),
        cycle_s=section.cycle_s,
        per_train=plan.pulses_per_train,
        total=plan.total,
        first=0,
        stop=plan.total,
    )


def _direction(channel: Channel, number: Ints) -> "Ints | int":
    """+1 where the active electrode is the cathode in the leading phase, -1 where the anode."""
    if channel.pulse.polarity == "alternating":
        return 1 - 2 * (number % 2)
    return 1 if channel.pulse.polarity == "cathodic_first" else -1


def ramp_level(modulation: Modulation, onset_s: Floats, train_s: float) -> Floats:
    """The ramp's factor at onsets in a train (contract 1.5): 1 on the plateau."""
    level = np.ones(len(onset_s))
    start = modulation.ramp_start_fraction
    up_s, down_s = modulation.ramp_up_s, modulation.ramp_down_s
    if up_s:
        rising = onset_s <= up_s - SAME_TIME_S
        level[rising] = start + (1.0 - start) * onset_s[rising] / up_s
    if down_s:
        falling = onset_s >= train_s - down_s + SAME_TIME_S
        level[falling] = start + (1.0 - start) * (train_s - onset_s[falling]) / down_s
    return level
