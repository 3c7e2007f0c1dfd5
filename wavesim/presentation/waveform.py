"""The picture of the waveform, for screen, screen copy and figure alike: all but the pixels."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import final

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.schedule import session_table
from wavesim.core.spec import value
from wavesim.presentation import carrier_marks, pulse_marks, rhythm_marks, train_marks
from wavesim.presentation.direct_labels import (
    empty_label,
    ghost_labels,
    level_labels,
    other_labels,
    played_labels,
    range_labels,
    sampled_labels,
)
from wavesim.presentation.envelope import drawn
from wavesim.presentation.ghost import ghost, ghost_program
from wavesim.presentation.limits import Limits, leads_up, limits
from wavesim.presentation.marks import Frame
from wavesim.presentation.others import others, shown_name
from wavesim.presentation.overlaid import overlaid, played
from wavesim.presentation.project import Project, View
from wavesim.presentation.ranges import band, evidence_of, range_words
from wavesim.presentation.scene import (
    Drawn,
    Entry,
    Height,
    Label,
    Levels,
    Other,
    RangeMark,
    Shade,
    Span,
    WaveformScene,
)
from wavesim.presentation.shown_pulse import first_whole
from wavesim.presentation.ticks import level_ticks, time_ticks
from wavesim.presentation.words import _, quantity


def waveform_scene(
    project: Project,
    view: View,
    columns: int,
    rows: int,
    *,
    scale: float = 1.0,
    held: Limits | None = None,
) -> WaveformScene:
    """What to draw in a plot of columns x rows pixels.

    scale: size of its texts, which decides how many fit. held: the current axis until now.
    """
    channel = _channel(project, view)
    found = _range(project, view, channel) if channel else None
    axis = _limits(project, view, channel, found, held)
    room = columns / scale
    frame = _frame(project, view, axis, room)
    lines = _lines(project, view, columns, channel)
    parts = _parts(frame, channel, lines.yours)
    return WaveformScene(
        span_s=frame.span_s,
        channel=view.channel,
        limits=axis,
        time_ticks=time_ticks(view.start_s, view.stop_s, view.origin_s, room),
        level_ticks=level_ticks(axis.low_ma, axis.high_ma, rows / scale),
        level_title=_("mA, cathodic up"),
        yours=lines.yours,
        others=lines.others,
        sampled=lines.sampled, played=lines.played,
        ghost=lines.ghost,
        range=found,
        shades=parts.shades,
        strides=train_marks.strides(frame) if channel else (),
        spans=parts.spans,
        heights=parts.heights,
        labels=(*parts.labels, *_line_labels(project, view, lines, found, axis)),
        legend=_legend(project, view, lines, found),
    )  # fmt: skip


def _frame(project: Project, view: View, axis: Limits, room: float) -> Frame:
    px_s = room / (view.stop_s - view.start_s)
    return Frame(program=project.program, view=view, limits=axis, px_s=px_s)


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Lines:
    """The currents that are drawn."""

    yours: Drawn
    others: tuple[Other, ...] = ()
    sampled: Drawn | None = None
    played: Drawn | None = None
    ghost: Drawn | Levels | None = None


def _lines(project: Project, view: View, columns: int, channel: Channel | None) -> _Lines:
    if channel is None:
        span_s = view.stop_s - view.start_s
        return _Lines(yours=Drawn(time_s=np.array([0.0, span_s]), high_ma=np.zeros(2)))
    program, where = project.program, (view.section, view.channel)
    return _Lines(
        yours=drawn(program, view.start_s, view.stop_s, columns, *where),
        others=others(program, view, columns),
        sampled=overlaid(program, view, columns),
        played=played(program, view, columns),
        ghost=ghost(project, view, columns),
    )


def _line_labels(
    project: Project, view: View, lines: _Lines, found: RangeMark | None, axis: Limits
) -> Iterator[Label]:
    """Names of what is drawn beside yours."""
    yield from range_labels(found, axis)
    yield from ghost_labels(project, view, lines.ghost)
    yield from other_labels(project.program, view, lines.others)
    yield from sampled_labels(view, lines.sampled, axis)
    yield from played_labels(lines.played)


@final
@value
class _Parts:
    """What is said about the pulses and trains in the window."""

    spans: tuple[Span, ...] = ()
    heights: tuple[Height, ...] = ()
    labels: tuple[Label, ...] = ()
    shades: tuple[Shade, ...] = ()


def _channel(project: Project, view: View) -> Channel | None:
    """The channel that is shown; a rest has none."""
    channels = project.program.section[view.section].channel
    return channels[view.channel] if view.channel < len(channels) else None


def _limits(
    project: Project, view: View, channel: Channel | None, found: RangeMark | None,
    held: Limits | None,
) -> Limits:  # fmt: skip
    """The current axis of what is shown."""
    if channel is None:
        return limits((), None, held)
    preset = ghost_program(project, view)
    shown = project.program.section[view.section].channel if view.together else (channel,)
    under = (preset.section[view.section].channel[view.channel],) if preset else ()
    ends = [end for end in (found.low_ma, found.high_ma) if end is not None] if found else []
    far_ma = max(ends, key=abs, default=None)
    return limits((*shown, *under), far_ma, held)


def _parts(frame: Frame, channel: Channel | None, yours: Drawn) -> _Parts:
    """Dimension lines and texts."""
    if channel is None:
        return _Parts(labels=(empty_label(frame, _("No current in this section")),))
    if not channel.amplitude_ma:
        return _Parts(labels=(empty_label(frame, _zero_words()),))
    own = _carrier_parts if channel.carrier is not None else _pulse_parts
    found = own(frame, yours)
    shades = train_marks.shades(frame)
    return replace(
        found,
        shades=shades,
        spans=(*train_marks.train_spans(frame), *found.spans),
        labels=(
            *found.labels,
            *train_marks.window_labels(frame, shades),
            *train_marks.train_labels(frame),
        ),
    )


def _pulse_parts(frame: Frame, yours: Drawn) -> _Parts:
    view = frame.view
    table = session_table(frame.program, view.section, view.channel)
    pulse = first_whole(table, view.start_s, view.stop_s)
    if pulse is None:
        return _Parts(spans=tuple(rhythm_marks.sweep_spans(frame)))
    intervals = rhythm_marks.interval_spans(frame, table, pulse)
    if not pulse_marks.is_wide(frame, pulse):
        spans = (*intervals, *rhythm_marks.sweep_spans(frame))
        rhythm = () if spans else tuple(rhythm_marks.rhythm_labels(frame))
        return _Parts(spans=spans, labels=(*level_labels(frame, yours), *rhythm))
    return _Parts(
        spans=(*pulse_marks.pulse_spans(frame, pulse), *intervals),
        heights=tuple(pulse_marks.pulse_heights(frame, pulse)),
        labels=(
            *pulse_marks.charge_labels(frame, pulse),
            *pulse_marks.next_label(frame, pulse),
        ),
    )


def _carrier_parts(frame: Frame, yours: Drawn) -> _Parts:
    found = carrier_marks.found_in(frame)
    heights = tuple(carrier_marks.carrier_heights(frame, found))
    levels = () if heights else tuple(level_labels(frame, yours))
    return _Parts(
        spans=tuple(carrier_marks.carrier_spans(frame, found)),
        heights=heights,
        labels=(*levels, *carrier_marks.carrier_labels(frame, found)),
    )


def _zero_words() -> str:
    return _("No current: the amplitude is {zero}").format(zero=quantity(0.0, "mA"))


def _range(project: Project, view: View, channel: Channel) -> RangeMark | None:
    """The range of the amplitude, on the side of the largest current."""
    path = f"section.{view.section}.channel.{view.channel}.amplitude_ma"
    found = band(evidence_of(project), path)
    if found is None:
        return None
    words = _RANGE_WORDS[found.kind].format(range=range_words(found, "mA"))
    if leads_up(channel):
        low_ma, high_ma = found.low, found.high
    else:
        low_ma, high_ma = _negative(found.high), _negative(found.low)
    return RangeMark(low_ma=low_ma, high_ma=high_ma, words=words, kind=found.kind)


_RANGE_WORDS = {"published": _("published {range}"), "usual": _("usual {range}")}
_RANGE_NAMES = {"published": _("Published range"), "usual": _("Usual range")}


def _negative(end: float | None) -> float | None:
    return None if end is None else -end


def _legend(
    project: Project,
    view: View,
    lines: _Lines,
    found: RangeMark | None,
) -> tuple[Entry, ...]:
    """Yours, or all channels by name; preset, range and device, as far as there are any."""
    section = project.program.section[view.section]
    if lines.others:
        shown = sorted((view.channel, *(other.channel for other in lines.others)))
        entries = [
            Entry(kind="channel", words=shown_name(section, number), channel=number)
            for number in shown
        ]
    else:
        entries = [Entry(kind="yours", words=_("Yours"), channel=view.channel)]
    if isinstance(lines.ghost, Levels):
        entries.append(Entry(kind="level", words=_("Preset level")))
    elif ghost_program(project, view):
        entries.append(Entry(kind="ghost", words=_("Preset")))
    if found:
        entries.append(Entry(kind="range", words=_RANGE_NAMES[found.kind]))
    if lines.played:
        entries.append(Entry(kind="played", words=_("On the device")))
    return tuple(entries)
