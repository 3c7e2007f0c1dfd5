"""The card of one pulse: what hovering, tapping or Enter tells about it."""

from wavesim.analysis.current import charge_uc
from wavesim.core.schedule import session_table
from wavesim.presentation.half_cycle_card import (
    half_cycle_card,
    half_cycle_near,
    next_half_cycle,
)
from wavesim.presentation.marks import charge_words
from wavesim.presentation.project import Project, View
from wavesim.presentation.pulse_card_value import PulseCard
from wavesim.presentation.scene import Box
from wavesim.presentation.shown_pulse import ShownPulse, shown_pulse
from wavesim.presentation.words import _, number, quantity, span_words


def pulse_near(project: Project, view: View, at_s: float, reach_s: float) -> int | None:
    """Number of the pulse with current at a time of the section, or within reach of it.

    Of a continuous current the half-cycle there, by the nanosecond of its middle.
    """
    section = project.program.section[view.section]
    if not section.channel:
        return None
    if section.channel[view.channel].carrier is not None:
        return half_cycle_near(section, view.channel, at_s)
    table = session_table(project.program, view.section, view.channel)
    last = int(table.before(at_s + reach_s)) - 1
    near = [shown_pulse(table, n) for n in range(max(last - 1, 0), last + 1)]
    found = [p for p in near if p.level_ma and p.stop_s >= at_s - reach_s]
    nearest = min(found, key=lambda p: _distance_s(p, at_s), default=None)
    return None if nearest is None else nearest.number


def _distance_s(pulse: ShownPulse, at_s: float) -> float:
    """How far a time lies outside a pulse [s]."""
    return max(pulse.onset_s - at_s, at_s - pulse.stop_s, 0.0)


def neighbour(project: Project, view: View, pulse: int, by: int) -> int:
    """The pulse that many places on that has current; the same where there is none."""
    section = project.program.section[view.section]
    if section.channel[view.channel].carrier is not None:
        return next_half_cycle(section, view.channel, pulse, by)
    table = session_table(project.program, view.section, view.channel)
    step = 1 if by > 0 else -1
    wanted = pulse + by
    while 0 <= wanted < table.total:
        if shown_pulse(table, wanted).level_ma:
            return wanted
        wanted += step
    return pulse


def pulse_card(project: Project, view: View, pulse: int) -> PulseCard | None:
    """The card of a pulse by its number in the section; None where an edit took it away."""
    section = project.program.section[view.section]
    if not section.channel:
        return None
    if section.channel[view.channel].carrier is not None:
        return half_cycle_card(section, view, pulse)
    table = session_table(project.program, view.section, view.channel)
    if pulse >= table.total:
        return None
    found = shown_pulse(table, pulse)
    phase = found.lead
    where = (view.section, view.channel)
    uc = abs(charge_uc(project.program, phase.start_s, phase.stop_s, *where))
    rows = [
        (_phase_name(found), span_words(phase.stop_s - phase.start_s)),
        (_("Amplitude"), quantity(abs(found.tallest.level_ma), "mA")),
        (_("Charge per phase"), charge_words(uc)),
    ]
    if found.interval_s is not None:
        rows.append((_("Next pulse in"), span_words(found.interval_s)))
    levels = [p.level_ma for p in found.phases]
    return PulseCard(
        title=_title(*divmod(pulse, table.per_train), several=table.total > table.per_train),
        rows=tuple(rows),
        box=Box(
            start_s=found.onset_s - view.start_s,
            stop_s=found.stop_s - view.start_s,
            low_ma=min(0.0, *levels),
            high_ma=max(0.0, *levels),
        ),
    )


def _phase_name(pulse: ShownPulse) -> str:
    named = {"sine_burst": _("Half-cycle"), "twin_peak": _("Spike")}.get(pulse.shape)
    return named or (_("Phase") if len(pulse.phases) <= 2 else _("Largest phase"))


def _title(train: int, pulse: int, *, several: bool) -> str:
    """Which pulse it is, counted from 1."""
    words = _("Train {train}, pulse {pulse}") if several else _("Pulse {pulse}")
    return words.format(train=number(train + 1), pulse=number(pulse + 1))
