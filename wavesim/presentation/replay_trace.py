"""The train as a device plays it, to lay over the design as a line of its own."""

import numpy as np

from wavesim.analysis.polyline import cut
from wavesim.analysis.trace import COLUMNS_APART
from wavesim.core.program import Program
from wavesim.core.raster import RasterTable
from wavesim.core.table import Floats
from wavesim.device.played import raster, slot_us
from wavesim.device.profile import Profile
from wavesim.device.replay import Replay
from wavesim.presentation.envelope import drawn
from wavesim.presentation.project import View
from wavesim.presentation.scene import Drawn

MOST_CELLS = 60_000
"""Ticks in pulses that are drawn one by one; of more the train is drawn by its extremes."""


def replay_trace(found: Replay, view: View, columns: int) -> Drawn | None:
    """A channel as the device plays it in the window of a view; times from its left edge.

    None where the device plays nothing of it.
    """
    if found.program is None:
        return None
    return played_trace(found.program, found.profile, view, columns, ma_per_v=found.ma_per_v)


def played_trace(
    program: Program,
    profile: Profile,
    view: View,
    columns: int,
    *,
    ma_per_v: float | None = None,
) -> Drawn | None:
    """The same of a program with values the device can be set to; None in a rest."""
    if view.channel >= len(program.section[view.section].channel):
        return None
    section = program.section[view.section]
    channel = section.channel[view.channel]
    shift_s = slot_us(profile, view.channel) * 1e-6
    window = (view.start_s - shift_s, view.stop_s - shift_s)
    if channel.carrier is None and profile.time_step_us is not None:
        scale = profile.amplitude(ma_per_v)
        step_ma = (scale.step or None) if scale else None
        ticked = raster(section, view.channel, profile, step_ma)
        apart_s = channel.pulsed.timing.shortest_interval_s
        if apart_s >= COLUMNS_APART * (window[1] - window[0]) / columns:
            line = _pulses(ticked, *window)
            if line is not None:
                return Drawn(time_s=line[0] - window[0], high_ma=line[1])
    return drawn(program, *window, columns, view.section, view.channel)


def _pulses(ticked: RasterTable, start_s: float, stop_s: float) -> tuple[Floats, Floats] | None:
    """The vertices of all pulses of a window; None where they are too many."""
    table = ticked.table
    first, stop = (int(n) for n in table.before(np.array([start_s, stop_s])))
    # A pulse may be played half a tick earlier or later than it is meant.
    number = np.arange(max(first - 1, 0), min(stop + 1, table.total))
    width = int(ticked.laid.length.max(initial=0))
    if len(number) * width > MOST_CELLS:
        return None
    _, row, _ = table.place(number)
    level = np.pad(ticked.cells_ma(row), ((0, 0), (1, 1)))
    tick = ticked.onset_tick(number)[:, None] + np.arange(width + 1)
    turns = level[:, :-1] != level[:, 1:]
    time_s = np.repeat(tick[turns] * ticked.tick_s, 2)
    current = np.stack((level[:, :-1][turns], level[:, 1:][turns]), axis=1).ravel()
    return cut(time_s, current, start_s, stop_s)
