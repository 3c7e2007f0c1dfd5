"""The fatigue tab: the peak of each contraction over the session, and how the muscle comes back."""

import numpy as np

from wavesim.core.table import Floats
from wavesim.physiology.readings import first_below, recovered
from wavesim.physiology.response import ChannelResponse, Contractions
from wavesim.presentation.chart import Bars, Chart, Curve, Level, Room, Table, percent_ticks
from wavesim.presentation.ghost import ghost_program
from wavesim.presentation.project import Project, View
from wavesim.presentation.respond_text import HALF, REST_S
from wavesim.presentation.respond_words import mark_sentences
from wavesim.presentation.response import Muscles, found
from wavesim.presentation.response_force import chips, nothing
from wavesim.presentation.ticks import time_ticks
from wavesim.presentation.words import NO_BREAK, _, number, quantity, span_words

BAR_PX = 4.0
"""Where contractions are closer, a line goes through their peaks instead of a bar for each [px]."""
BAR_PART = 0.6
MOST_ROWS = 200
"""Contractions in the table; of more, some at equal distances."""
RESTS_S = (30.0, 60.0, REST_S, 300.0, 600.0)
"""Rests after the section for which the recovery is told [s]."""


def fatigue_chart(project: Project, view: View, muscles: Muscles, room: Room) -> Chart:
    """Peaks of the section in parts of the first."""
    one = found(muscles.yours, view.section, view.channel)
    if not one.valid:
        return nothing(one)
    peaks = one.whole
    if len(peaks.start_s) < 2 or peaks.peak_force_n[0] <= 0.0:
        return _not_compared(peaks)
    section = project.program.section[view.section]
    part = _parts(peaks)
    middle = peaks.start_s + 0.5 * section.train_s(section.channel[view.channel])
    last = _("yours, last {part}").format(part=_percent(part[-1]))
    bars, curve = None, None
    if room.columns / len(part) >= BAR_PX:
        bars = Bars(x=middle, y=part, width=BAR_PART * section.cycle_s, words=last)
    else:
        curve = Curve(x=middle, y=part, words=last, label_at=float(middle[-1]))
    ghost = _ghost(project, view, muscles, section.duration_s)
    drawn = tuple(each for each in (ghost, curve) if each is not None)
    top = max(100.0, float(part.max()), *(float(each.y.max()) for each in drawn))
    told = _told(one)
    return Chart(
        span=section.duration_s,
        top=top,
        x_ticks=time_ticks(0.0, section.duration_s, 0.0, room.wide_px),
        y_ticks=percent_ticks(top, room.high_px),
        title=_("Peak force, % of the first contraction"),
        levels=(Level(y=100.0 * HALF, words=_("half of the first contraction")),),
        bars=bars,
        curves=drawn,
        chips=chips(one),
        notes=(*told, *mark_sentences(one)),
        sentence=" ".join((_("A model's peaks of {name}.").format(name=one.name), *told)),
        table=lambda: _table(one, part),
    )


def _not_compared(peaks: Contractions) -> Chart:
    """No plot where no contraction can be compared with the first."""
    why = _("The first contraction has no force that others could be compared with.")
    if len(peaks.start_s) < 2:
        why = _("There is one contraction only; Force shows it over the whole session.")
    return Chart(why=(why,), sentence=why)


def _parts(peaks: Contractions) -> Floats:
    """Peaks in per cent of the first."""
    part: Floats = 100.0 * peaks.peak_force_n / peaks.peak_force_n[0]
    return part


def _percent(part: float) -> str:
    return f"{number(float(part), 2)}{NO_BREAK}%"


def _ghost(project: Project, view: View, muscles: Muscles, duration_s: float) -> Curve | None:
    """The preset's peaks, in parts of its own first."""
    preset = ghost_program(project, view)
    if preset is None or muscles.ghost is None:
        return None
    peaks = found(muscles.ghost, view.section, view.channel).whole
    if len(peaks.start_s) < 2 or peaks.peak_force_n[0] <= 0.0:
        return None
    section = preset.section[view.section]
    x = peaks.start_s + 0.5 * section.train_s(section.channel[view.channel])
    inside = x <= duration_s
    if not inside.any():
        return None
    part = _parts(peaks)[inside]
    words = _("preset, last {part}").format(part=_percent(part[-1]))
    return Curve(x=x[inside], y=part, owner="ghost", words=words, label_at=float(x[inside][-1]))


def _told(one: ChannelResponse) -> tuple[str, ...]:
    """When a contraction is below half of the first, and what a rest brings back."""
    peaks = one.whole
    low = first_below(peaks, HALF)
    first = _("First contraction below half: none.")
    if low is not None:
        first = _("First contraction below half: no. {count}, at {at}.").format(
            count=number(low + 1), at=span_words(float(peaks.start_s[low]))
        )
    assert one.course is not None
    back = 100.0 * float(recovered(one.course, REST_S)[0])
    rest = _("After {rest} of rest a test contraction has {part} of its rested force.").format(
        rest=span_words(REST_S), part=_percent(back)
    )
    return first, rest


def _table(one: ChannelResponse, part: Floats) -> Table:
    peaks = one.whole
    shown = np.unique(np.linspace(0, len(part) - 1, min(len(part), MOST_ROWS)).round()).astype(int)
    rows = [
        (
            number(int(i) + 1),
            quantity(float(peaks.start_s[i]), "s", 6),
            quantity(float(peaks.peak_force_n[i]), "N"),
            _percent(float(part[i])),
        )
        for i in shown
    ]
    assert one.course is not None
    for rest_s, back in zip(RESTS_S, recovered(one.course, RESTS_S), strict=True):
        words = _("test after {rest} of rest").format(rest=span_words(rest_s))
        rows.append((words, "", "", _("{part} of its rested force").format(
            part=_percent(100.0 * float(back)))))  # fmt: skip
    heads = (_("Contraction"), _("Starts at"), _("Peak force"), _("of the first"))
    return Table(heads=heads, rows=tuple(rows))
