"""The current at any time, and its exact integral over any window."""

import numpy as np
from numpy.typing import ArrayLike

from wavesim.analysis.carrier_train import carrier_train
from wavesim.core.program import Program
from wavesim.core.schedule import check_window, chosen, session_table
from wavesim.core.table import Floats, PulseTable
from wavesim.core.timing_base import SAME_TIME_S

SAME_TIME_US = SAME_TIME_S * 1e6


def current_ma(program: Program, time_s: ArrayLike, section: int = 0, channel: int = 0) -> Floats:
    """The current of a channel at times of its section [mA]; positive is cathodic.

    A segment holds its start, not its end. Outside the section there is no current.
    """
    time = np.asarray(time_s, dtype=np.float64)
    if chosen(program, section, channel).carrier is not None:
        train = carrier_train(program.section[section], channel)
        return train.current_ma(np.atleast_1d(time)).reshape(time.shape)
    return table_current_ma(session_table(program, section, channel), time)


def table_current_ma(table: PulseTable, time_s: Floats) -> Floats:
    """The current of a pulse table at times [mA]."""
    current = np.zeros(np.shape(time_s))
    if table.total == 0:
        return current
    number = table.before(time_s + 2.0 * SAME_TIME_S) - 1
    held = number >= 0
    number = np.maximum(number, 0)
    _, row, _ = table.place(number)
    x_us = (time_s - table.onset_s(number)) * 1e6
    ratio = table.duration_ratio[row]
    for segment in table.pulse.unit.segments:
        start = (segment.start_us - segment.gap_us) * ratio + segment.gap_us
        end = (segment.end_us - segment.gap_us) * ratio + segment.gap_us
        inside = held & (x_us >= start - SAME_TIME_US) & (x_us < end - SAME_TIME_US)
        x = (np.clip(x_us[inside], start[inside], end[inside]) - segment.gap_us) / ratio[inside]
        level = segment.level(x + segment.gap_us)
        current[inside] = table.amplitude_ma[row[inside]] * level
    return current


def charge_uc(
    program: Program, start_s: float, stop_s: float, section: int = 0, channel: int = 0
) -> float:
    """Net charge of a channel in [start_s, stop_s), clipped at the edges [uC].

    Splits of a window add up. Positive is cathodic.
    """
    check_window(start_s, stop_s)
    if chosen(program, section, channel).carrier is not None:
        train = carrier_train(program.section[section], channel)
        begun, ended = (train.session_integral("net", time_s) for time_s in (start_s, stop_s))
        return (ended - begun) * 1e3
    table = session_table(program, section, channel)
    if table.total == 0:
        return 0.0
    (first, begun_us), (last, ended_us) = (_until(table, time_s) for time_s in (start_s, stop_s))
    strength = table.amplitude_ma * table.duration_ratio
    whole = float(table.plays(first, last) @ strength) * table.pulse.unit.net_us
    return (whole + ended_us - begun_us) * 1e-3


def _until(table: PulseTable, time_s: float) -> tuple[int, float]:
    """Number of the pulse that a time falls in or after, and its area until then [mA us]."""
    number = int(table.before(time_s)) - 1
    if number < 0:
        return 0, 0.0
    _, row, _ = table.place(np.asarray(number))
    ratio, amplitude = float(table.duration_ratio[row]), float(table.amplitude_ma[row])
    x_us = (time_s - float(table.onset_s(number))) * 1e6
    unit = table.pulse.unit
    gap_us = unit.segments[-1].gap_us
    if x_us >= (unit.length_us - gap_us) * ratio + gap_us - SAME_TIME_US:
        return number, amplitude * ratio * unit.net_us
    area = 0.0
    for segment in unit.segments:
        x = (x_us - segment.gap_us) / ratio + segment.gap_us if ratio else segment.start_us
        if x > segment.start_us:
            area += segment.area_us(x)
    return number, amplitude * ratio * area
