"""The preset under yours: moved so that what is compared starts at the same place."""

import numpy as np

from wavesim.analysis.trace import COLUMNS_APART
from wavesim.core.program import Program
from wavesim.core.schedule import schedule
from wavesim.core.table import Floats
from wavesim.presentation.envelope import drawn
from wavesim.presentation.limits import extremes_ma
from wavesim.presentation.project import Project, View, pulse_view, train_view
from wavesim.presentation.scene import Drawn, Levels

DASHED_PX = 12.0
"""A pulse of the preset that is narrower is shown by marks at its peaks: dashes need room [px]."""
MARKS_APART_PX = 24.0
"""Where its pulses are closer, marks would run together: its envelope is drawn instead [px]."""
TRAINS_APART_PX = 40.0
"""Where its trains are closer, its envelope is drawn over their pauses [px]."""
_PAUSE = 2.5
"""More than this many intervals between two pulses are a pause between trains or bursts."""


def ghost_program(project: Project, view: View) -> Program | None:
    """The preset, where it has the channel that is shown."""
    preset = project.preset
    if preset is None or view.section >= len(preset.section):
        return None
    return preset if view.channel < len(preset.section[view.section].channel) else None


def ghost(project: Project, view: View, columns: int) -> Drawn | Levels | None:
    """The preset's current in the window; None where there is none, or where it is yours."""
    preset = ghost_program(project, view)
    if preset is None or _same(project.program, preset, view):
        return None
    later_s = shift_s(project.program, preset, view)
    start_s, stop_s = view.start_s - later_s, view.stop_s - later_s
    window = (preset, start_s, stop_s)
    where = (view.section, view.channel)
    px_s = columns / (stop_s - start_s)
    channel = preset.section[view.section].channel[view.channel]
    if channel.carrier is not None:
        return drawn(*window, columns, *where, train_columns=TRAINS_APART_PX)
    pulse, timing = channel.pulsed.pulse, channel.pulsed.timing
    interval_px = timing.shortest_interval_s * px_s
    if interval_px >= COLUMNS_APART:
        if pulse.unit.length_us * 1e-6 * px_s >= DASHED_PX:
            return drawn(*window, columns, *where)
        shown = _levels if interval_px >= MARKS_APART_PX else _outline
        return shown(preset, view, start_s, stop_s)
    return drawn(*window, columns, *where, train_columns=TRAINS_APART_PX)


def _same(program: Program, preset: Program, view: View) -> bool:
    """Whether nothing of the section differs, so that the ghost would lie exactly under yours."""
    one, other = program.section[view.section], preset.section[view.section]
    return one == other


def shift_s(program: Program, preset: Program, view: View) -> float:
    """How much later the preset is drawn: its pulse under your pulse, its train under yours [s].

    The axis counts from a pulse or from a train; the preset's own counts from the like of it.
    """
    where = (view.section, view.channel)
    origins = [(0.0, 0.0)]
    if view.zoom != "session":
        for named in (train_view, pulse_view):
            yours, theirs = named(program, *where, preset), named(preset, *where, program)
            origins.append((yours.origin_s, theirs.origin_s))
    nearest = min(origins, key=lambda pair: (abs(pair[0] - view.origin_s), -origins.index(pair)))
    return nearest[0] - nearest[1]


def _levels(preset: Program, view: View, start_s: float, stop_s: float) -> Levels | None:
    """Marks at the peaks of the preset's pulses."""
    table = schedule(preset, start_s, stop_s, view.section, view.channel)
    if not table.count:
        return None
    pulses = table.pulses()
    unit = table.pulse.unit
    levels = [level for level in (unit.highest, unit.lowest) if level]
    middle_s = pulses.onset_s - start_s + 0.5e-6 * unit.length_us
    return Levels(
        time_s=np.tile(middle_s, len(levels)),
        level_ma=np.concatenate([pulses.amplitude_ma * level for level in levels]),
    )


def _outline(preset: Program, view: View, start_s: float, stop_s: float) -> Drawn | None:
    """The envelope of pulses that are drawn one by one: through their peaks, 0 in the pauses."""
    channel = preset.section[view.section].channel[view.channel]
    room_s = _PAUSE * channel.pulsed.timing.shortest_interval_s
    table = schedule(preset, start_s - room_s, stop_s + room_s, view.section, view.channel)
    if not table.count or not channel.amplitude_ma:
        return None
    pulses = table.pulses()
    onset_s, strength = pulses.onset_s - start_s, np.abs(pulses.amplitude_ma)
    length_s = channel.pulsed.pulse.unit.length_us * 1e-6
    times: list[Floats] = []
    heights: list[Floats] = []
    zero = np.zeros(1)
    for run in np.split(np.arange(pulses.count), np.flatnonzero(np.diff(onset_s) > room_s) + 1):
        times += [onset_s[run[:1]], onset_s[run], onset_s[run[-1:]] + length_s]
        heights += [zero, strength[run], zero]
    time_s, height = _cut(np.concatenate(times), np.concatenate(heights), stop_s - start_s)
    low_ma, high_ma = extremes_ma(channel)
    ratio = height / channel.amplitude_ma
    return Drawn(time_s=time_s, low_ma=ratio * low_ma, high_ma=ratio * high_ma)


def _cut(time_s: Floats, height: Floats, span_s: float) -> tuple[Floats, Floats]:
    """A polyline from 0 to `span_s`, level beyond its own ends."""
    inside = (time_s > 0.0) & (time_s < span_s)
    ends = np.interp([0.0, span_s], time_s, height)
    time_s = np.concatenate(([0.0], time_s[inside], [span_s]))
    return time_s, np.concatenate((ends[:1], height[inside], ends[1:]))
