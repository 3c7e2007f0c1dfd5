"""The picture of the waveform, for screen, screen copy and figure alike: all but the pixels."""

from typing import final

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.schedule import session_table
from wavesim.core.spec import value
from wavesim.presentation import marks
from wavesim.presentation.direct_labels import (
    empty_label,
    ghost_labels,
    level_labels,
    range_labels,
)
from wavesim.presentation.envelope import drawn
from wavesim.presentation.ghost import ghost, ghost_program
from wavesim.presentation.limits import Limits, limits
from wavesim.presentation.project import Project, View
from wavesim.presentation.ranges import band, evidence_of, range_words
from wavesim.presentation.scene import (
    Drawn,
    Entry,
    Height,
    Label,
    Levels,
    RangeMark,
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
    frame = marks.Frame(
        program=project.program, view=view, limits=axis, px_s=room / (view.stop_s - view.start_s)
    )
    under = ghost(project, view, columns) if channel else None
    yours = _yours(project, view, columns, channel)
    parts = _marks(frame, channel, yours)
    return WaveformScene(
        span_s=frame.span_s,
        limits=axis,
        time_ticks=time_ticks(view.start_s, view.stop_s, view.origin_s, room),
        level_ticks=level_ticks(axis.low_ma, axis.high_ma, rows / scale),
        level_title=_("mA, cathodic up"),
        yours=yours,
        ghost=under,
        range=found,
        spans=parts.spans,
        heights=parts.heights,
        labels=(*parts.labels, *range_labels(found, axis), *ghost_labels(project, view, under)),
        legend=_legend(project, view, under, found),
    )


@final
@value
class _Parts:
    """What is said about the pulses and trains in the window."""

    spans: tuple[Span, ...] = ()
    heights: tuple[Height, ...] = ()
    labels: tuple[Label, ...] = ()


def _channel(project: Project, view: View) -> Channel | None:
    """The channel that is shown; a rest has none."""
    channels = project.program.section[view.section].channel
    return channels[view.channel] if view.channel < len(channels) else None


def _yours(project: Project, view: View, columns: int, channel: Channel | None) -> Drawn:
    if channel is None:
        span_s = view.stop_s - view.start_s
        return Drawn(time_s=np.array([0.0, span_s]), high_ma=np.zeros(2))
    return drawn(project.program, view.start_s, view.stop_s, columns, view.section, view.channel)


def _limits(
    project: Project, view: View, channel: Channel | None, found: RangeMark | None,
    held: Limits | None,
) -> Limits:  # fmt: skip
    """The current axis of what is shown."""
    if channel is None:
        return limits((), None, held)
    preset = ghost_program(project, view)
    others = (preset.section[view.section].channel[view.channel],) if preset else ()
    ends = [end for end in (found.low_ma, found.high_ma) if end is not None] if found else []
    far_ma = max(ends, key=abs, default=None)
    return limits((channel, *others), far_ma, held)


def _marks(frame: marks.Frame, channel: Channel | None, yours: Drawn) -> _Parts:
    """Dimension lines and texts."""
    if channel is None:
        return _Parts(labels=(empty_label(frame, _("No current in this section")),))
    if not channel.amplitude_ma:
        return _Parts(labels=(empty_label(frame, _zero_words()),))
    view = frame.view
    trains = tuple(marks.train_spans(frame))
    if channel.carrier is not None:
        labels = (*level_labels(yours, channel), *marks.train_labels(frame))
        return _Parts(spans=trains, labels=labels)
    table = session_table(frame.program, view.section, view.channel)
    pulse = first_whole(table, view.start_s, view.stop_s)
    if pulse is None:
        return _Parts(spans=trains, labels=tuple(marks.train_labels(frame)))
    if not marks.is_wide(frame, pulse):
        return _Parts(
            spans=trains or tuple(marks.interval_spans(frame, pulse)),
            labels=(*level_labels(yours, channel), *marks.train_labels(frame)),
        )
    return _Parts(
        spans=(*marks.pulse_spans(frame, pulse), *marks.interval_spans(frame, pulse)),
        heights=tuple(marks.pulse_heights(frame, pulse)),
        labels=(*marks.charge_labels(frame, pulse), *marks.next_label(frame, pulse)),
    )


def _zero_words() -> str:
    return _("No current: the amplitude is {zero}").format(zero=quantity(0.0, "mA"))


def _range(project: Project, view: View, channel: Channel) -> RangeMark | None:
    """The range of the amplitude, on the side of the leading phase."""
    path = f"section.{view.section}.channel.{view.channel}.amplitude_ma"
    found = band(evidence_of(project), path)
    if found is None:
        return None
    words = _RANGE_WORDS[found.kind].format(range=range_words(found, "mA"))
    if channel.polarity == "anodic_first":
        low_ma, high_ma = _negative(found.high), _negative(found.low)
    else:
        low_ma, high_ma = found.low, found.high
    return RangeMark(low_ma=low_ma, high_ma=high_ma, words=words, kind=found.kind)


_RANGE_WORDS = {"published": _("published {range}"), "usual": _("usual {range}")}
_RANGE_NAMES = {"published": _("Published range"), "usual": _("Usual range")}


def _negative(end: float | None) -> float | None:
    return None if end is None else -end


def _legend(
    project: Project, view: View, under: Drawn | Levels | None, found: RangeMark | None
) -> tuple[Entry, ...]:
    """Yours, preset and range, as far as there are any."""
    entries = [Entry(kind="yours", words=_("Yours"))]
    if isinstance(under, Levels):
        entries.append(Entry(kind="level", words=_("Preset level")))
    elif ghost_program(project, view):
        entries.append(Entry(kind="ghost", words=_("Preset")))
    if found:
        entries.append(Entry(kind="range", words=_RANGE_NAMES[found.kind]))
    return tuple(entries)
