"""Texts that stand at what they name: the levels of yours and of the preset, and the range."""

from collections.abc import Iterator

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.presentation import marks
from wavesim.presentation.ghost import ghost_program
from wavesim.presentation.limits import Limits, extremes_ma, leads_up
from wavesim.presentation.others import shown_name
from wavesim.presentation.overlaid import sample_rate_words
from wavesim.presentation.project import Project, View
from wavesim.presentation.scene import (
    Box,
    Drawn,
    Label,
    Levels,
    Option,
    Other,
    RangeMark,
    Spot,
    Text,
    Tone,
)
from wavesim.presentation.words import _, quantity

MOST_PLACES = 8
"""Pulses of a picture at which its amplitude may be written."""
ROUNDING, FLATTENING = 1e-9, 5e-3
"""A current that is smaller by this part still is the full one: of pulses, of cycles of a carrier.
"""


def empty_label(frame: marks.Frame, words: str) -> Label:
    """A sentence in an empty plot."""
    line = (Text(words=words),)
    spot = Spot(time_s=0.5 * frame.span_s, level_ma=0.0, down=1.0, dy=-10.0)
    return Label(options=(Option(lines=line, spot=spot),), rank=marks.CHARGE)


def range_labels(found: RangeMark | None, axis: Limits) -> Iterator[Label]:
    """The range in words, at the upper end of its band; else at the lower."""
    if found is None:
        return
    line = (Text(words=found.words, tone="range_text"),)
    high_ma = axis.high_ma if found.high_ma is None else min(found.high_ma, axis.high_ma)
    low_ma = 0.0 if found.low_ma is None else max(found.low_ma, axis.low_ma)
    spots = (
        Spot(time_s=0.0, level_ma=high_ma, across=0.0, down=0.0, dx=12.0, dy=1.0),
        Spot(time_s=0.0, level_ma=low_ma, across=0.0, down=1.0, dx=12.0, dy=-1.0),
    )
    yield Label(options=tuple(Option(lines=line, spot=s) for s in spots), rank=marks.RANGE)


def level_labels(frame: marks.Frame, yours: Drawn) -> Iterator[Label]:
    """Your amplitude, above a full pulse or the band, or in the band."""
    channel = frame.channel
    edges = _full_edges(yours, channel)
    if not edges:
        return
    words = quantity(channel.amplitude_ma, "mA")
    # Only the first channel's colour has a darker one for texts.
    tone: Tone = "text" if frame.view.channel else "yours_text"
    line = (Text(words=words, role="strong", tone=tone),)
    over = tuple(
        Option(lines=line, spot=_over(0.5 * (start_s + stop_s), level_ma))
        for start_s, stop_s, level_ma in edges
    )
    start_s, stop_s, level_ma = max(edges, key=lambda edge: edge[1] - edge[0])
    box = Box(
        start_s=start_s, stop_s=stop_s, low_ma=min(0.0, level_ma), high_ma=max(0.0, level_ma)
    )
    down = 0.0 if level_ma > 0.0 else 1.0
    spot = Spot(time_s=0.5 * (start_s + stop_s), level_ma=level_ma, down=down,
                dy=4.0 if level_ma > 0.0 else -4.0)
    inside = Option(
        lines=(Text(words=words, role="strong", tone="text"),), spot=spot, inside=box
    )
    yield Label(options=(*over, inside), rank=marks.YOURS)


def ghost_labels(project: Project, view: View, under: Drawn | Levels | None) -> Iterator[Label]:
    """The preset's amplitude at its own line."""
    preset = ghost_program(project, view)
    if under is None or preset is None:
        return
    channel = preset.section[view.section].channel[view.channel]
    words = _("preset {amplitude}").format(amplitude=quantity(channel.amplitude_ma, "mA"))
    edge = _leading_edge(under, channel)
    if edge is None:
        return
    line = (Text(words=words, tone="ghost_text"),)
    dense = isinstance(under, Drawn) and under.low_ma is not None
    spots = _at_line(*edge, dense=dense)
    yield Label(options=tuple(Option(lines=line, spot=s) for s in spots), rank=marks.PRESET)


def _at_line(
    start_s: float, stop_s: float, level_ma: float, *, dense: bool
) -> tuple[Spot, ...]:
    """Places for a label of a line: right of it, left, beyond it; of a band beyond it."""
    right = Spot(time_s=stop_s, level_ma=level_ma, across=0.0, dx=8.0)
    left = Spot(time_s=start_s, level_ma=level_ma, across=1.0, dx=-8.0)
    middle = _over(0.5 * (start_s + stop_s), level_ma)
    return (middle,) if dense else (right, left, middle)


def other_labels(program: Program, view: View, beside: tuple[Other, ...]) -> Iterator[Label]:
    """The names of the other channels at their own lines."""
    section = program.section[view.section]
    for other in beside:
        name = shown_name(section, other.channel)
        line = (Text(words=name, tone="text", channel=other.channel),)
        dense = other.drawn.low_ma is not None
        options = tuple(
            Option(lines=line, spot=spot)
            for edge in _full_edges(other.drawn, section.channel[other.channel])
            for spot in _at_line(*edge, dense=dense)
        )
        if options:
            yield Label(options=options, rank=marks.YOURS)


def sampled_labels(view: View, over: Drawn | None, axis: Limits) -> Iterator[Label]:
    """What the steps over yours are."""
    if over is None or view.sampled_hz is None:
        return
    words = _("sampled at {rate}").format(rate=sample_rate_words(view.sampled_hz))
    span_s = view.stop_s - view.start_s
    far = (
        Spot(time_s=span_s, level_ma=0.0, across=1.0, down=1.0, dx=-2.0, dy=-6.0),
        Spot(time_s=span_s, level_ma=0.0, across=1.0, down=0.0, dx=-2.0, dy=6.0),
        Spot(time_s=0.0, level_ma=0.0, across=0.0, down=1.0, dx=14.0, dy=-6.0),
        Spot(time_s=0.0, level_ma=axis.low_ma, across=0.0, down=1.0, dx=14.0, dy=-6.0),
        Spot(time_s=span_s, level_ma=axis.high_ma, across=1.0, dx=-2.0, dy=6.0, down=0.0),
    )
    yield _label_over(words, (*_at_peak(over), *far))


def played_labels(over: Drawn | None) -> Iterator[Label]:
    """What the dashes over yours are; where no room is beside them, the legend says it alone."""
    if over is not None:
        yield _label_over(_("as the device plays it"), _at_peak(over))


def _label_over(words: str, spots: tuple[Spot, ...]) -> Label:
    line = (Text(words=words, tone="text"),)
    return Label(options=tuple(Option(lines=line, spot=s) for s in spots), rank=marks.NET)


def _at_peak(over: Drawn) -> tuple[Spot, ...]:
    """Beside the first peak of a line that may hide others."""
    levels = over.high_ma
    first = int(np.argmax(np.abs(levels))) if len(levels) else 0
    time_s, level_ma = (float(over.time_s[first]), float(levels[first])) if len(levels) else (0, 0)
    return (
        _over(time_s, level_ma or 1e-9),
        Spot(time_s=time_s, level_ma=level_ma, across=0.0, dx=12.0, dy=-12.0, down=1.0),
        Spot(time_s=time_s, level_ma=level_ma, across=1.0, dx=-12.0, dy=-12.0, down=1.0),
    )


def _over(time_s: float, level_ma: float) -> Spot:
    """A place beyond a level, away from 0."""
    up = level_ma > 0.0
    return Spot(time_s=time_s, level_ma=level_ma, down=1.0 if up else 0.0, dy=-5.0 if up else 5.0)


def _leading_edge(
    shown: Drawn | Levels, channel: Channel
) -> tuple[float, float, float] | None:
    """First stretch at the largest current: from, to [s], level [mA]."""
    return next(iter(_full_edges(shown, channel)), None)


def _full_edges(
    shown: Drawn | Levels, channel: Channel
) -> list[tuple[float, float, float]]:
    """Stretches at the largest current: from, to [s], level [mA]."""
    low_ma, high_ma = extremes_ma(channel)
    up = leads_up(channel)
    level_ma = high_ma if up else low_ma
    if not level_ma:
        return []
    if isinstance(shown, Levels):
        levels = shown.level_ma
    else:
        levels = shown.high_ma if up or shown.low_ma is None else shown.low_ma
    less = ROUNDING if channel.pulse is not None else FLATTENING
    full = levels / level_ma > 1.0 - less
    begins = np.flatnonzero(full & ~np.concatenate(([False], full[:-1])))
    ends = np.flatnonzero(full & ~np.concatenate((full[1:], [False])))
    if isinstance(shown, Levels):
        begins = ends = np.flatnonzero(full)
    # Of many some all over the picture, the first among them.
    kept = np.linspace(0, len(begins) - 1, min(MOST_PLACES, len(begins))).astype(int)
    time_s, pairs = shown.time_s, zip(begins[kept], ends[kept], strict=True)
    return [(float(time_s[a]), float(time_s[b]), level_ma) for a, b in pairs]
