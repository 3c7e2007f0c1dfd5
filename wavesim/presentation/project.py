"""What the window holds: one program with the preset it came from, and one window of time on it."""

from dataclasses import replace
from typing import Literal, final

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.spec import value

Zoom = Literal["pulse", "train", "session", "free"]

SMALLEST_SPAN_S = 10e-6
"""Shortest time a view shows [s]."""
_PULSE_ROOM = 0.3
_TRAIN_ROOM = (0.06, 0.25)
"""Room beside a pulse, and before and behind a train, as parts of their lengths."""


@final
@value
class Project:
    """The program now.

    preset: the program it came from, drawn as the ghost; its ranges and evidence hold. None: none.
    pinned: the program A of a comparison.
    """

    program: Program
    preset: Program | None = None
    pinned: Program | None = None


@final
@value
class View:
    """A window of time on one channel, in seconds from the start of its section.

    zoom: the named zoom it is, or "free". origin_s: the instant the time axis calls 0, the onset
    of the pulse or the start of the train that the last named zoom showed [s].
    together: all channels of the section are shown. sampled_hz: the train sampled at this rate is
    laid over the exact one [Hz]; None: it is not. played: so is the train as the program's device
    plays it.
    """

    start_s: float
    stop_s: float
    zoom: Zoom
    section: int = 0
    channel: int = 0
    origin_s: float = 0.0
    together: bool = False
    sampled_hz: float | None = None
    played: bool = False


def pulse_view(
    program: Program, section: int = 0, channel: int = 0, preset: Program | None = None
) -> View:
    """One pulse at full strength with room beside it; a longer pulse of the preset fits in too."""
    found = _found(program, section, channel)
    if found is None:
        return session_view(program, section, channel)
    ghost = _found(preset, section, channel) if preset else None
    longest_s = max(_unit_span_s(*part) for part in (found, ghost) if part)
    room_s = _PULSE_ROOM * longest_s
    at_s = _full_pulse_s(*found, room_s)
    return _within(
        View(start_s=at_s - room_s, stop_s=at_s + longest_s + room_s, zoom="pulse",
             section=section, channel=channel, origin_s=at_s),
        program,
    )


def train_view(
    program: Program,
    section: int = 0,
    channel: int = 0,
    preset: Program | None = None,
    *,
    together: bool = False,
) -> View:
    """One train from before its first to behind its last pulse; a longer one of the preset fits.

    Of walking and cycling one stride or turn, from its beginning to the end of the window in it.
    together: the other channels are shown too, so a whole cycle.
    """
    found = _found(program, section, channel)
    if found is None:
        return session_view(program, section, channel)
    if found[1].window is not None:
        return _stride_view(program, *found, section, channel)
    ghost = _found(preset, section, channel) if preset else None
    longest_s = max(part[0].train_s(part[1]) for part in (found, ghost) if part)
    if together and len(found[0].channel) > 1:
        longest_s = max(longest_s, found[0].cycle_s)
    before_s, behind_s = (room * longest_s for room in _TRAIN_ROOM)
    at_s = _whole_train_s(*found, before_s)
    return _within(
        View(start_s=at_s - before_s, stop_s=at_s + longest_s + behind_s, zoom="train",
             section=section, channel=channel, origin_s=at_s),
        program,
    )


def _stride_view(
    program: Program, one: Section, chosen: Channel, section: int, channel: int
) -> View:
    """One stride or turn with room beside it, the second where the first has none before it."""
    room_s = _TRAIN_ROOM[0] * one.cycle_s
    end_s = one.first_train_s(chosen) + one.train_s(chosen)
    at_s = one.cycle_s if one.cycle_s + end_s <= one.duration_s else 0.0
    longest_s = max(one.cycle_s, end_s)
    return _within(
        View(start_s=at_s - room_s, stop_s=at_s + longest_s + room_s, zoom="train",
             section=section, channel=channel, origin_s=at_s),
        program,
    )


def first_view(
    program: Program, section: int = 0, channel: int = 0, preset: Program | None = None
) -> View:
    """What is shown first: one train, or one pulse where a train fills the section."""
    named = pulse_view if program.section[section].continuous else train_view
    return named(program, section, channel, preset)


def session_view(program: Program, section: int = 0, channel: int = 0) -> View:
    """The whole section."""
    stop_s = program.section[section].duration_s
    return View(start_s=0.0, stop_s=stop_s, zoom="session", section=section, channel=channel)


def followed(view: View, project: Project) -> View:
    """The view after an edit: a named zoom stays what its name says, a free one stays in time.

    Where its section or channel is gone, it shows the first.
    """
    program, section, channel = project.program, view.section, view.channel
    if section >= len(program.section):
        section, channel = 0, 0
    if channel >= len(program.section[section].channel):
        channel = 0
    if view.zoom == "free":
        return _within(replace(view, section=section, channel=channel), program)
    if view.zoom == "session":
        found = session_view(program, section, channel)
    else:
        where = (program, section, channel, project.preset)
        found = pulse_view(*where) if view.zoom == "pulse" else train_view(
            *where, together=view.together
        )
    return laid_over(found, view)


def laid_over(view: View, old: View) -> View:
    """A view with what is shown beside and laid over an old one."""
    return replace(
        view, together=old.together, sampled_hz=old.sampled_hz, played=old.played
    )


def zoomed(view: View, factor: float, at_s: float, program: Program) -> View:
    """The view `factor` times as close (2: half the time), the instant `at_s` held in place."""
    whole_s = program.section[view.section].duration_s
    span_s = view.stop_s - view.start_s
    shown_s = min(max(span_s / factor, SMALLEST_SPAN_S), whole_s)
    start_s = at_s - (at_s - view.start_s) * (shown_s / span_s)
    return _freed(replace(view, start_s=start_s, stop_s=start_s + shown_s), view, program)


def panned(view: View, by_s: float, program: Program) -> View:
    """The view moved by a time [s], later (positive) or earlier, within its section."""
    moved = replace(view, start_s=view.start_s + by_s, stop_s=view.stop_s + by_s)
    return _freed(moved, view, program)


def _freed(new: View, old: View, program: Program) -> View:
    """The view a person made by hand; the same as before where nothing could move."""
    held = _within(new, program)
    if (held.start_s, held.stop_s) == (old.start_s, old.stop_s):
        return old
    whole = held.stop_s - held.start_s >= program.section[held.section].duration_s
    return replace(held, zoom="session" if whole else "free")


def _within(view: View, program: Program) -> View:
    """The view moved, and only where it must be shortened, into its section."""
    whole_s = program.section[view.section].duration_s
    span_s = min(max(view.stop_s - view.start_s, SMALLEST_SPAN_S), whole_s)
    start_s = min(max(view.start_s, 0.0), whole_s - span_s)
    return replace(view, start_s=start_s, stop_s=min(start_s + span_s, whole_s))


def _found(program: Program, section: int, channel: int) -> tuple[Section, Channel] | None:
    """A section with one of its channels, None where there is none."""
    if section >= len(program.section) or channel >= len(program.section[section].channel):
        return None
    return program.section[section], program.section[section].channel[channel]


def _unit_span_s(section: Section, channel: Channel) -> float:
    """What "one pulse" shows: the pulse, or of a continuous current one beat or cycle [s]."""
    if channel.carrier is None:
        return channel.pulsed.pulse.unit.length_us * 1e-6
    beat_hz = getattr(channel.carrier, "beat_hz", None)
    cycle_s = 1.0 / beat_hz if beat_hz else 4.0 * channel.carrier.half_cycle_s
    return min(cycle_s, section.train_s(channel))


def _full_pulse_s(section: Section, channel: Channel, room_s: float) -> float:
    """Onset of the first pulse at full strength that has room before it [s of the section]."""
    first_s = section.first_train_s(channel)
    if channel.carrier is not None:
        return first_s + channel.modulation.ramp_up_s
    table = lower(section, section.channel.index(channel))
    strength = np.abs(table.amplitude_ma) * table.duration_ratio
    if not len(strength):
        return first_s
    full = np.flatnonzero(strength >= strength.max() * (1.0 - 1e-12))
    number = max(int(full[0]), int(table.before(room_s)))
    return float(table.onset_s(min(number, table.per_train - 1)))


def _whole_train_s(section: Section, channel: Channel, room_s: float) -> float:
    """Start of the first train with room before it, of the very first where that is cut [s]."""
    first_s = section.first_train_s(channel)
    second_s = first_s + section.cycle_s
    whole = second_s + section.train_s(channel) <= section.duration_s
    return second_s if first_s < room_s and whole else first_s
