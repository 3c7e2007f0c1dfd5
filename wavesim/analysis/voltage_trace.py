"""What a plot needs of a voltage: vertices where pulses can be told apart, else column extremes.

Curves are flattened to a quarter pixel; nothing computed comes from the flattening.
"""

import math
from dataclasses import replace
from typing import Literal, final

import numpy as np

from wavesim.analysis.carrier_lines import carrier_polyline
from wavesim.analysis.carrier_train import CarrierTrain, carrier_train
from wavesim.analysis.carrier_voltage import capacitor_v
from wavesim.analysis.extremes import range_extremes
from wavesim.analysis.load import Load
from wavesim.analysis.load_extremes import row_extremes_v
from wavesim.analysis.load_pulse import SAME_TIME_US, VOLT, LoadPulse
from wavesim.analysis.load_train import LoadTrain, load_train
from wavesim.analysis.outline import PIXEL_ERROR
from wavesim.analysis.polyline import column_extremes, cut
from wavesim.core.course import LINE
from wavesim.core.program import Program
from wavesim.core.pulses import Monophasic
from wavesim.core.schedule import check_window, chosen, lower
from wavesim.core.spec import value
from wavesim.core.table import Floats, Ints

COLUMNS_APART = 3.0
"""Pulses nearer than this many columns are shown by extremes, as in `analysis.trace`."""
MOST_VERTICES = 200_000
"""Vertices that are looked at one by one."""
TAIL_STEPS = 40
"""Vertices of a decay, even in exp(-x / 2 tau): a chord misses it by 1/3200 of its height."""


@final
@value
class VoltageTrace:
    """The voltage of one channel in a window, ready to draw.

    mode "vertices": time_s, voltage_v are a polyline closed at both ends. mode "columns": low_v,
    high_v enclose the voltage of each column. What does not belong to the mode is None.
    """

    mode: Literal["vertices", "columns"]
    start_s: float
    stop_s: float
    time_s: Floats | None = None
    voltage_v: Floats | None = None
    low_v: Floats | None = None
    high_v: Floats | None = None


def voltage_trace(
    program: Program,
    start_s: float,
    stop_s: float,
    columns: int,
    *,
    load: Load,
    section: int = 0,
    channel: int = 0,
) -> VoltageTrace | None:
    """The voltage across a pair in [start_s, stop_s) of its section.

    columns: pixels of the plot. None of a continuous current whose cycles are too dense for it.
    """
    one = chosen(program, section, channel)
    check_window(start_s, stop_s)
    here = program.section[section]
    if one.carrier is not None:
        train = carrier_train(here, channel)
        drawn = carrier_polyline(train, start_s, stop_s, columns)
        if drawn is None:
            return None
        return _vertices(*_carrier_vertices(train, load, *drawn), start_s, stop_s)
    if lower(here, channel).total == 0:
        nothing = np.array([start_s, stop_s])
        return _vertices(nothing, 0.0 * nothing, start_s, stop_s)
    pulses = load_train(here, channel, load)
    found = _pulse_vertices(pulses, start_s, stop_s, columns)
    if found is None:
        low, high = _enclosed(pulses, start_s, stop_s, columns)
    elif one.pulsed.timing.shortest_interval_s >= COLUMNS_APART * (stop_s - start_s) / columns:
        return _vertices(*found, start_s, stop_s)
    else:
        low, high = column_extremes(*found, start_s, stop_s, columns)
    return VoltageTrace(mode="columns", start_s=start_s, stop_s=stop_s, low_v=low, high_v=high)


def _vertices(time_s: Floats, voltage_v: Floats, start_s: float, stop_s: float) -> VoltageTrace:
    time_s, voltage_v = cut(time_s, voltage_v, start_s, stop_s)
    return VoltageTrace(
        mode="vertices", start_s=start_s, stop_s=stop_s, time_s=time_s, voltage_v=voltage_v
    )


def _pulse_vertices(
    train: LoadTrain, start_s: float, stop_s: float, columns: int
) -> tuple[Floats, Floats] | None:
    """Every pulse of the window, and the decay behind it; None where that is too much."""
    table, tau_us = train.table, train.pulse.tau_us
    first, stop = (int(number) for number in table.before(np.array([start_s, stop_s])))
    number = np.arange(max(first - 1, 0), stop, dtype=np.int64)
    grid = _grid(train.pulse, (stop_s - start_s) / columns * 1e6, 0.5 * columns)
    if len(number) * (len(grid.held) + TAIL_STEPS) > MOST_VERTICES:
        return None
    onset_s, end_us = table.onset_s(number), train.pulse.end_us[train.which[table.place(number)[1]]]
    since_us, voltage = _grid_v(train, number, grid)
    room_us = np.diff(onset_s, append=stop_s) * 1e6 - end_us
    decay = np.append(-2.0 * tau_us * np.log1p(-np.arange(TAIL_STEPS) / TAIL_STEPS), np.inf)
    tail_us = np.minimum(decay, np.maximum(room_us, 0.0)[:, None])
    falling = voltage[:, -1:] * np.exp(-tail_us / tau_us)
    time_us = np.hstack((since_us, end_us[:, None] + tail_us))
    time_s = onset_s[:, None] + time_us * 1e-6
    return time_s.ravel(), np.hstack((voltage, falling)).ravel()


@final
@value
class _Grid:
    """Vertices of a unit pulse: segment, part of its length, part of the pause behind it.

    flows: 1 where the current counts, 0 where only the capacitor does.
    """

    held: Ints
    part: Floats
    pause: Floats
    flows: Floats


def _grid_v(train: LoadTrain, number: Ints, grid: _Grid) -> tuple[Floats, Floats]:
    """Time from the onset [us] and voltage [V] of the grid in each pulse."""
    pulse, place = train.pulse, train.table.place(number)
    held = np.repeat(grid.held[None], len(number), axis=0)
    which = np.repeat(train.which[place[1]][:, None], len(grid.held), axis=1)
    length, start = pulse.length_us[held, which], pulse.start_us[held, which]
    last = np.minimum(held + 1, len(pulse.kind) - 1)
    pause = np.maximum(pulse.start_us[last, which] - (start + length), 0.0) * grid.pause
    x_us = grid.part * length
    own = pulse.parallel * pulse.answer(held, which, x_us) * np.exp(-pause / pulse.tau_us)
    flowing = pulse.series * pulse.level(held, which, x_us) * grid.flows
    since = start + x_us + pause
    met = train.onset_v(*place)[:, None] * np.exp(-since / pulse.tau_us)
    return since, train.strength_ma[place[1]][:, None] * (flowing + own) + met


def _grid(pulse: LoadPulse, column_us: float, height: float) -> _Grid:
    """Even steps, so that no chord misses the curve by more than a quarter pixel.

    The chord of a step h misses by h^2 / 8 times the curvature, which is at most the height over
    the square of the shortest time constant. Four vertices in a column are enough at any height.
    """
    vertices: list[tuple[int, float, float, float]] = []
    over_us = -1.0
    for k in range(len(pulse.kind)):
        start_us, length_us = float(pulse.start_us[k].max()), float(pulse.length_us[k].max())
        if start_us > over_us + SAME_TIME_US:
            paused = _steps(max(start_us - over_us, 0.0), pulse.tau_us, column_us, height)
            if k:
                vertices += [(k - 1, 1.0, i / paused, 0.0) for i in range(paused + 1)]
            vertices.append((k, 0.0, 0.0, 0.0))
        own_us = float(pulse.numbers[2, k].min()) / math.pi
        shortest = pulse.tau_us if pulse.kind[k] == LINE else min(pulse.tau_us, own_us)
        steps = _steps(length_us, shortest, column_us, height)
        vertices += [(k, i / steps, 0.0, 1.0) for i in range(steps + 1)]
        over_us = start_us + length_us
    vertices.append((len(pulse.kind) - 1, 1.0, 0.0, 0.0))
    held, part, pause, flows = zip(*vertices, strict=True)
    return _Grid(
        held=np.array(held), part=np.array(part), pause=np.array(pause), flows=np.array(flows)
    )


def _steps(length_us: float, shortest_us: float, column_us: float, height: float) -> int:
    fine = length_us / shortest_us * math.sqrt(height / (8.0 * PIXEL_ERROR))
    return max(1, math.ceil(min(fine, 4.0 * length_us / column_us)))


def _carrier_vertices(
    train: CarrierTrain, load: Load, time_s: Floats, current_ma: Floats
) -> tuple[Floats, Floats]:
    """A carrier's polyline as a voltage; between trains the capacitor decays."""
    if load.time_constant_us == 0.0:
        return time_s, VOLT * load.direct_ohm * current_ma
    decay_s = -2e-6 * load.time_constant_us * np.log1p(-np.arange(TAIL_STEPS) / TAIL_STEPS)
    ends = np.flatnonzero((current_ma == 0.0) & (np.diff(time_s, append=np.inf) > 0.0))
    ends = ends[np.diff(time_s, append=np.inf)[ends] > train.carrier.half_cycle_s]
    pauses = (time_s[ends][:, None] + decay_s[1:]).ravel()
    order = np.argsort(np.concatenate((time_s, pauses)), kind="stable")
    times = np.concatenate((time_s, pauses))[order]
    current = np.concatenate((current_ma, np.zeros(len(pauses))))[order]
    return times, VOLT * load.series_ohm * current + capacitor_v(train, load, times)


def _enclosed(
    train: LoadTrain, start_s: float, stop_s: float, columns: int
) -> tuple[Floats, Floats]:
    """Bounds of each column, from the extremes each pulse has over the whole section."""
    table = train.table
    edge_s: Floats = start_s + (stop_s - start_s) / columns * np.arange(columns + 1.0)
    before = table.before(edge_s)
    # The pulse before still decays.
    first, stop = np.maximum(before[:-1] - 1, 0), before[1:]
    rows = row_extremes_v(train)
    bounds = []
    for sign, extreme in zip((-1.0, 1.0), rows, strict=True):
        plain = replace(
            table,
            pulse=Monophasic(phase_duration_us=1.0),
            amplitude_ma=np.maximum(sign * extreme, 0.0),
            duration_ratio=np.ones(len(extreme)),
        )
        bounds.append(sign * range_extremes(plain, first, stop)[1])
    return bounds[0], bounds[1]
