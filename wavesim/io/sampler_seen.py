"""Point samples for the screen: those a plot looks at, and a verdict on the first pulses."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from wavesim.analysis.carrier_train import carrier_train
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.table import Floats, Ints, PulseTable
from wavesim.io.sampler import SampleReport, point_report
from wavesim.io.sampler_point import CHUNK, Grid, PointCost, point_samples


def seen_samples(
    section: Section, channel: int, grid: Grid, columns: int, most: int
) -> Iterator[tuple[Ints, Floats]]:
    """Indices and values of samples, a chunk at a time; those without current may be left out.

    Where more than `most` lie in pulses, about as many at the start of each column.
    """
    if section.channel[channel].carrier is None:
        table = lower(section, channel)
        yield from point_samples(table, grid, PointCost(), _numbers(table, grid, columns, most))
        return
    train = carrier_train(section, channel)
    index = np.arange(min(grid.count, most))
    if grid.count > most:
        starts = np.arange(columns) * grid.count // columns
        each = np.arange(max(1, min(most, grid.count) // columns))
        index = (starts[:, None] + each).ravel()
    for first in range(0, len(index), CHUNK):
        some = index[first : first + CHUNK]
        yield some, train.current_ma(grid.start_s + some / grid.rate_hz)


def _numbers(table: PulseTable, grid: Grid, columns: int, most: int) -> Ints:
    """Numbers of the pulses to look at."""
    first, stop = grid.near(table)
    pulses = max(columns, most // samples_a_pulse(table, grid.rate_hz))
    if stop - first <= pulses:
        return np.arange(first, stop)
    edge_s = np.linspace(grid.start_s, grid.stop_s, columns, endpoint=False)
    number = np.unique(table.before(edge_s)[:, None] + np.arange(pulses // columns))
    return number[(number >= first) & (number < stop)]


def samples_a_pulse(table: PulseTable, rate_hz: float) -> int:
    """Samples in the longest pulse, at most."""
    return math.ceil(table.pulse.unit.length_us * 1e-6 * rate_hz) + 1


def verdict(
    section: Section, channel: int, rate_hz: float, most_pulses: int, most_samples: int
) -> SampleReport:
    """What point sampling costs the first pulses of a section, at most `most_pulses` and
    `most_samples` in them.

    The direct currents are means over the on-time of these pulses. Of a continuous current the
    first `most_samples` are judged.
    """
    if section.channel[channel].carrier is not None:
        return _carrier_verdict(section, channel, rate_hz, most_samples)
    table = lower(section, channel)
    pulses = min(table.total, most_pulses, 1 + most_samples // samples_a_pulse(table, rate_hz))
    number = np.arange(pulses)
    last_s = float(table.onset_s(pulses - 1)) if pulses else 0.0
    count = math.ceil((last_s + table.pulse.unit.length_us * 1e-6) * rate_hz) + 1
    grid, cost = Grid(0.0, rate_hz, count), PointCost()
    for _ in point_samples(table, grid, cost, number):
        pass
    _, row, _ = table.place(number)
    strength = table.amplitude_ma[row] * table.duration_ratio[row]
    exact_uc = float(strength.sum()) * table.pulse.unit.net_us * 1e-3
    told = point_report(cost, grid, exact_uc)
    on_s = section.train_s(section.channel[channel]) * pulses / max(table.per_train, 1)
    part = count / rate_hz / on_s if on_s else 0.0
    return replace(told, exact_dc_ua=told.exact_dc_ua * part, false_dc_ua=told.false_dc_ua * part)


def _carrier_verdict(
    section: Section, channel: int, rate_hz: float, most_samples: int
) -> SampleReport:
    train = carrier_train(section, channel)
    begin = math.ceil(train.start_s * rate_hz)
    length = math.floor((train.length_s if train.trains > 1 else train.last_s) * rate_hz)
    grid, cost = Grid(begin / rate_hz, rate_hz, max(1, min(length, most_samples))), PointCost()
    instants = grid.start_s + np.arange(grid.count) / rate_hz
    cost.sum_ma = float(train.current_ma(instants).sum())
    begun, ended = (train.session_integral("net", t) for t in (grid.start_s, grid.stop_s))
    return point_report(cost, grid, (ended - begun) * 1e3)
