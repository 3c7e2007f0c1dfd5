"""The fibres tab: which classes the setting reaches, and what may be said of that in TENS."""

from typing import final

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.fibres import FibreName
from wavesim.physiology.reach import reach
from wavesim.presentation.chart import (
    Chart,
    Curve,
    Mark,
    Owner,
    Room,
    Table,
    percent_ticks,
    x_ticks,
)
from wavesim.presentation.project import Project, View
from wavesim.presentation.reach import ReachRow, reach_view
from wavesim.presentation.response_recruitment import (
    POINTS,
    asked_of,
    chips,
    design,
    nothing,
    range_shades,
    round_up,
)
from wavesim.presentation.response_settings import settings_of
from wavesim.presentation.tens_words import tens_evidence
from wavesim.presentation.words import EM_DASH, _, quantity

SHOWN: tuple[tuple[FibreName, Owner], ...] = (
    ("cutaneous", "touch"), ("motor", "yours"), ("a_delta", "delta"),
)  # fmt: skip
"""Classes that are drawn; those of C and of denervated muscle lie far beyond the axis."""

MEANT_FOR_PAIN = ("acute-pain", "chronic-pain")
"""Conditions whose channels are read as TENS."""


def fibres_chart(project: Project, view: View, room: Room) -> Chart:
    """Touch, motor and sharp-pain fibres against amplitude, with the amplitude there is."""
    settings, one, motor = asked_of(project, view)
    found = {each.fibre: each for each in reach(one, settings.calibration)}
    valid = [(fibre, owner) for fibre, owner in SHOWN if found[fibre].median_ma is not None]
    if not valid:
        return nothing(motor)
    point = design(one, settings.calibration)
    ends = [found[fibre].all_ma or 0.0 for fibre, _owner in valid if fibre != "a_delta"]
    most = round_up(max([1.2 * one.amplitude_ma, *ends]))
    x = np.linspace(0.0, most, POINTS)
    labels = {row.fibre: row.label for row in reach_view(one, settings.calibration).rows}
    curves, marks = [], []
    for fibre, owner in valid:
        y = point.part(fibre, x, np.full(POINTS, point.lead_us))
        middle = float(np.interp(55.0, y, x)) if y[-1] > 55.0 else float(x[-1])
        curves.append(Curve(x=x, y=y, owner=owner, words=labels[fibre], label_at=middle))
        words = quantity(one.amplitude_ma, "mA") if fibre == valid[0][0] else ""
        if one.amplitude_ma:
            marks.append(Mark(x=one.amplitude_ma, y=point.now(fibre), words=words, owner=owner))
    return Chart(
        span=most,
        top=100.0,
        x_ticks=x_ticks(most, "mA", room.wide_px),
        y_ticks=percent_ticks(100.0, room.high_px),
        title=_("% of fibres"),
        shades=tuple(range_shades(project, view, most)),
        curves=tuple(curves),
        marks=tuple(marks),
        chips=chips(motor),
        notes=reach_view(one, settings.calibration).basis,
        sentence=_reach_sentence(one, settings.calibration),
        table=lambda: _reach_table(one, settings.calibration),
    )


def _reach_sentence(one: Channel, calibration: Calibration) -> str:
    rows = reach_view(one, calibration).rows
    told = (f"{row.label} {_('no number') if row.text == EM_DASH else row.text}" for row in rows)
    return _("A model's fibres reached: {classes}.").format(classes="; ".join(told))


def _reach_table(one: Channel, calibration: Calibration) -> Table:
    rows = reach_view(one, calibration).rows
    heads = (_("Fibres"), _("Reached"), _("Half fire at"), _("1 to 99% fire at"))
    return Table(heads=heads, rows=tuple((r.label, r.text, r.threshold, r.span) for r in rows))


@final
@value
class Said:
    """A heading, a text and its source line; any may be ""."""

    head: str
    text: str
    source: str = ""


def fibre_words(program: Program, view: View) -> tuple[Said, ...]:
    """Each class with what is felt; of a pain setting what is known of receptors, with sources."""
    one = program.section[view.section].channel[view.channel]
    found = reach_view(one, settings_of(program).calibration)
    rows = tuple(
        Said(head=f"{row.label}: {row.text}", text=_row_words(row)) for row in found.rows
    )
    if program.condition not in MEANT_FOR_PAIN:
        return rows
    known = tens_evidence(one)
    if known is None:
        return rows
    return (
        *rows,
        *((Said(head="", text=known.setting),) if known.setting else ()),
        Said(head=known.heading, text=" ".join(known.reservations)),
        *(
            Said(head="", text=each.text, source=_source(each.source, read=each.read))
            for each in known.statements
        ),
    )


def _row_words(row: ReachRow) -> str:
    """What is felt, where half of them fire, and what the row rests on."""
    if row.fraction is None and row.threshold == EM_DASH:
        return " ".join(row.why)
    half = _("half fire at {threshold}").format(threshold=row.threshold)
    return " · ".join([f"{row.feels}; {half}", *row.marks])


def _source(source: str, *, read: bool) -> str:
    return source if read else _("{source}, from memory").format(source=source)
