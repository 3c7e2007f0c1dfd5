"""The force tab: the predicted force on the time axis of the waveform."""

from functools import lru_cache

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.section import Section
from wavesim.core.table import Floats
from wavesim.physiology.force_trace import ForceTrace, force_trace
from wavesim.physiology.response import ChannelResponse
from wavesim.presentation.chart import Chart, Curve, Room, Shade, Table, percent_ticks
from wavesim.presentation.ghost import ghost_program, shift_s
from wavesim.presentation.project import Project, View
from wavesim.presentation.respond_words import mark_sentences
from wavesim.presentation.response import TETANUS_HZ, Muscles, found
from wavesim.presentation.response_settings import force_view
from wavesim.presentation.ticks import time_ticks
from wavesim.presentation.words import NO_BREAK, _, number, quantity, span_words

MOST_TRAINS = 60
"""More trains than this in a window are no longer shaded one by one."""
TRAINS_APART_PX = 40.0
"""Where the preset's trains are closer, the line through their peaks is its outline [px]."""
ROWS = 40
"""Lines of the table."""
_trace = lru_cache(maxsize=4)(force_trace)
"""The preset's stays the same while a slider moves."""


def force_chart(project: Project, asked: View, muscles: Muscles, room: Room) -> Chart:
    """The force in the window of the waveform, in parts of what the model gives at most."""
    view = force_view(project, asked)
    one = found(muscles.yours, view.section, view.channel)
    window = (view.start_s, view.stop_s)
    trace = force_trace(muscles.yours, *window, room.columns, view.section, view.channel)
    if not one.valid or trace is None:
        return nothing(one)
    section = project.program.section[view.section]
    shades = on_shades(section, section.channel[view.channel], view)
    yours = _curve(trace, view.start_s, muscles.most_n)
    peak = float(yours.y.max(initial=0.0))
    ghost = _ghost(project, view, muscles, room)
    top = max(100.0, peak, float(ghost.y.max(initial=0.0)) if ghost else 0.0)
    recruited = _recruited(trace, view.start_s, shades)
    return Chart(
        span=view.stop_s - view.start_s,
        top=top,
        x_ticks=time_ticks(*window, view.origin_s, room.wide_px),
        y_ticks=percent_ticks(top, room.high_px),
        title=_("Force, % of the model's largest"),
        shades=shades if len(shades) <= MOST_TRAINS else (),
        curves=tuple(c for c in (recruited, ghost, _labelled(yours, _("yours"))) if c),
        chips=chips(one),
        notes=(
            *((_("One train; the waveform shows one pulse of it."),) if view != asked else ()),
            _("100 % is {force}: all fibres of the rested model at {rate}.").format(
                force=quantity(muscles.most_n, "N"), rate=quantity(TETANUS_HZ, "Hz")
            ),
            *mark_sentences(one),
        ),
        sentence=_sentence(one, view, peak, ghost),
        table=lambda: _table(trace, muscles.most_n, view),
    )


def nothing(one: ChannelResponse) -> Chart:
    """No plot, and why."""
    why = mark_sentences(one) or (_("No pulse of this channel can be seen here."),)
    return Chart(why=why, sentence=" ".join(why))


def chips(one: ChannelResponse) -> tuple[str, ...]:
    """What a result is besides a model's."""
    return (_("extrapolated"),) if one.extrapolated else ()


def on_shades(section: Section, channel: Channel, view: View) -> tuple[Shade, ...]:
    """When the channel stimulates, in the window; the longest one is named."""
    first_s, long_s = section.first_train_s(channel), section.train_s(channel)
    low = max(0, int((view.start_s - first_s - long_s) // section.cycle_s))
    high = int((view.stop_s - first_s) // section.cycle_s) + 1
    if high - low > 4 * MOST_TRAINS:
        return ()
    spans = []
    for begin_s in (first_s + section.cycle_s * n for n in range(low, high + 1)):
        start = max(begin_s, view.start_s)
        stop = min(begin_s + long_s, view.stop_s, section.duration_s)
        if stop > start and begin_s < section.duration_s:
            spans.append((start - view.start_s, stop - view.start_s))
    longest = max(spans, key=lambda span: span[1] - span[0], default=None)
    words = _("stimulation on")
    return tuple(
        Shade(start=a, stop=b, kind="on", words=words if (a, b) == longest else "")
        for a, b in spans
    )


def _curve(trace: ForceTrace, start_s: float, most_n: float) -> Curve:
    middle: Floats = 0.5 * (trace.edge_s[1:] + trace.edge_s[:-1]) - start_s
    scale = 100.0 / most_n
    return Curve(x=middle, y=scale * trace.high_n, low=scale * trace.low_n)


def _labelled(curve: Curve, whose: str) -> Curve:
    """The curve with its peak written beside the first plateau there."""
    high = np.flatnonzero(curve.y >= 0.97 * curve.y.max())
    plateau = high[: int(np.argmax(np.append(np.diff(high) > 1, True))) + 1]
    peak = number(float(curve.y.max()), 2)
    return Curve(
        x=curve.x,
        y=curve.y,
        low=curve.low,
        owner=curve.owner,
        words=f"{whose} {peak}{NO_BREAK}%",
        label_at=float(curve.x[plateau[len(plateau) // 2]]),
    )


def _recruited(trace: ForceTrace, start_s: float, shades: tuple[Shade, ...]) -> Curve | None:
    """Recruited fibres, held from pulse to pulse while stimulation is on."""
    part = trace.recruited_fraction
    if not shades or len(shades) > MOST_TRAINS or not part.any():
        return None
    x: Floats = 0.5 * (trace.edge_s[1:] + trace.edge_s[:-1]) - start_s
    pulses = np.flatnonzero(part > 0.0)
    last = np.searchsorted(pulses, np.arange(len(part)), side="right") - 1
    held = np.where(last >= 0, part[pulses[np.maximum(last, 0)]], 0.0)
    on = np.zeros(len(part), dtype=bool)
    for shade in shades:
        on |= (x >= shade.start) & (x <= shade.stop)
    y: Floats = 100.0 * np.where(on, held, 0.0)
    curve = Curve(x=x, y=y, owner="recruited")
    return _labelled(curve, _("fibres recruited")) if y.any() else None


def _ghost(project: Project, view: View, muscles: Muscles, room: Room) -> Curve | None:
    """The preset's force where it differs, moved as its current is."""
    preset = ghost_program(project, view)
    if preset is None or muscles.ghost is None:
        return None
    one = found(muscles.ghost, view.section, view.channel)
    shift = shift_s(project.program, preset, view)
    start_s, stop_s = view.start_s - shift, view.stop_s - shift
    cycle_px = room.columns * preset.section[view.section].cycle_s / (stop_s - start_s)
    if cycle_px < TRAINS_APART_PX and len(one.contractions.start_s) > 1:
        peaks = one.contractions
        inside = (peaks.start_s >= start_s) & (peaks.start_s <= stop_s)
        if not inside.any():
            return None
        outline = Curve(
            x=peaks.start_s[inside] - start_s,
            y=100.0 / muscles.most_n * peaks.peak_force_n[inside],
            owner="ghost",
        )
        return _labelled(outline, _("preset"))
    trace = _trace(muscles.ghost, start_s, stop_s, room.columns, view.section, view.channel)
    if trace is None:
        return None
    line = _curve(trace, start_s, muscles.most_n)
    return _labelled(Curve(x=line.x, y=line.y, owner="ghost"), _("preset"))


def _sentence(one: ChannelResponse, view: View, peak: float, ghost: Curve | None) -> str:
    said = _(
        "A model's force of {name}: at most {peak} of its largest in the {span} shown."
    ).format(
        name=one.name,
        peak=quantity(peak, "%", 2),
        span=span_words(view.stop_s - view.start_s),
    )
    if ghost is None:
        return said
    preset = quantity(float(ghost.y.max()), "%", 2)
    return f"{said} {_('The preset reaches {peak}.').format(peak=preset)}"


def _table(trace: ForceTrace, most: float, view: View) -> Table:
    """Some forty stretches of the window, each with its largest force."""
    count = len(trace.high_n)
    parts = np.array_split(np.arange(count), min(ROWS, count))
    rows = tuple(
        (
            quantity(float(trace.edge_s[part[0]]) - view.origin_s, "s", 5),
            quantity(float(trace.high_n[part].max()), "N"),
            quantity(100.0 * float(trace.high_n[part].max()) / most, "%", 2),
            quantity(100.0 * float(trace.recruited_fraction[part].max()), "%", 2),
        )
        for part in parts
    )
    heads = (_("From"), _("Force, at most"), _("of the model's largest"), _("Fibres recruited"))
    return Table(heads=heads, rows=rows)
