"""The preset under yours: moved so that what is compared starts at the same place."""

import numpy as np

from wavesim.core.program import Program
from wavesim.core.schedule import schedule
from wavesim.presentation.envelope import drawn
from wavesim.presentation.project import Project, View, pulse_view, train_view
from wavesim.presentation.scene import Drawn, Levels

DASHED_PX = 12.0
"""A pulse of the preset that is narrower is shown by marks at its peaks: dashes need room [px]."""
MOST_MARKS = 400


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
    shift_s = _shift_s(project.program, preset, view)
    start_s, stop_s = view.start_s - shift_s, view.stop_s - shift_s
    found = drawn(preset, start_s, stop_s, columns, view.section, view.channel)
    if found.low_ma is not None or _is_wide(preset, view, columns):
        return found
    return _levels(preset, view, start_s, stop_s) or found


def _same(program: Program, preset: Program, view: View) -> bool:
    """Whether nothing of the section differs, so that the ghost would lie exactly under yours."""
    one, other = program.section[view.section], preset.section[view.section]
    return one == other


def _shift_s(program: Program, preset: Program, view: View) -> float:
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


def _is_wide(preset: Program, view: View, columns: int) -> bool:
    """Whether dashes fit along a pulse of the preset."""
    pulse = preset.section[view.section].channel[view.channel].pulse
    pixels = pulse.unit.length_us * 1e-6 / (view.stop_s - view.start_s) * columns
    return pixels >= DASHED_PX


def _levels(preset: Program, view: View, start_s: float, stop_s: float) -> Levels | None:
    """Marks at the peaks of the preset's pulses."""
    table = schedule(preset, start_s, stop_s, view.section, view.channel)
    if not 0 < table.count <= MOST_MARKS:
        return None
    pulses = table.pulses()
    unit = table.pulse.unit
    levels = [level for level in (unit.highest, unit.lowest) if level]
    middle_s = pulses.onset_s - start_s + 0.5e-6 * unit.length_us
    return Levels(
        time_s=np.tile(middle_s, len(levels)),
        level_ma=np.concatenate([pulses.amplitude_ma * level for level in levels]),
    )
