"""Two cursors on the waveform: the edges they snap to, and what lies between them."""

from collections.abc import Iterator
from typing import final

from wavesim.analysis.carrier_train import carrier_train
from wavesim.analysis.current import charge_uc
from wavesim.core.program import Program
from wavesim.core.schedule import schedule, session_table
from wavesim.core.spec import value
from wavesim.presentation.half_cycle import charge_between_uc, edges_near
from wavesim.presentation.marks import charge_words
from wavesim.presentation.project import View
from wavesim.presentation.shown_pulse import shown_pulse
from wavesim.presentation.words import _, ngettext, number, quantity, span_words

SAME_S = 1e-9
"""Edges closer than this are one [s]."""
_LONGEST_PERIOD_S = 1.0
"""A time between cursors up to here is also told as a rate [s]."""
_AROUND = 3
"""Pulses looked at on either side of a cursor; ramps have but one without current."""


@final
@value
class Readout:
    """What stands between the cursors: which, and what."""

    name: str
    words: str


def edges_s(program: Program, view: View, at_s: float, *, dense: bool) -> tuple[float, ...]:
    """Edges around a time of the section, in order [s].

    Those of phases; where pulses cannot be told apart (dense), those of trains and ramps.
    """
    channels = program.section[view.section].channel
    if not channels:
        return ()
    near = _phase_edges if channels[view.channel].carrier is None else _carrier_edges
    found = sorted((_train_edges if dense else near)(program, view, at_s))
    whole_s = program.section[view.section].duration_s
    return tuple(edge for edge in found if -SAME_S <= edge <= whole_s + SAME_S)


def _phase_edges(program: Program, view: View, at_s: float) -> Iterator[float]:
    table = session_table(program, view.section, view.channel)
    first = int(table.before(at_s)) - _AROUND
    for pulse in range(max(first, 0), min(first + 2 * _AROUND + 1, table.total)):
        found = shown_pulse(table, pulse)
        if found.level_ma:
            for phase in found.phases:
                yield from (phase.start_s, phase.stop_s)


def _carrier_edges(program: Program, view: View, at_s: float) -> Iterator[float]:
    """Zeros of the current around a time, and the ends of the trains there."""
    train = carrier_train(program.section[view.section], view.channel)
    place = int((at_s - train.start_s) // train.cycle_s)
    for number_ in range(max(place - 1, 0), min(place + 2, train.trains)):
        begin_s = train.start_s + number_ * train.cycle_s
        end_s = train.last_s if number_ == train.trains - 1 else train.length_s
        within_s = min(max(at_s - begin_s, 0.0), end_s)
        yield from (begin_s + edge for edge in edges_near(train, within_s, end_s))


def _train_edges(program: Program, view: View, at_s: float) -> Iterator[float]:
    section = program.section[view.section]
    channel = section.channel[view.channel]
    train_s, modulation = section.train_s(channel), channel.modulation
    first_s = section.first_train_s(channel)
    train = (at_s - first_s) // section.cycle_s
    for number_ in (train - 1, train, train + 1):
        start_s = first_s + number_ * section.cycle_s
        if number_ >= 0:
            yield start_s
            yield start_s + modulation.ramp_up_s
            yield start_s + train_s - modulation.ramp_down_s
            yield start_s + train_s


def next_edge_s(program: Program, view: View, at_s: float, by: int, *, dense: bool) -> float:
    """The next edge later (by > 0) or earlier than a time; the time itself where there is none."""
    edges = edges_s(program, view, at_s, dense=dense)
    if by > 0:
        return min((edge for edge in edges if edge > at_s + SAME_S), default=at_s)
    return max((edge for edge in edges if edge < at_s - SAME_S), default=at_s)


def snapped_s(
    program: Program, view: View, at_s: float, reach_s: float, *, dense: bool
) -> float:
    """The nearest edge within reach of a time; the time itself where none is."""
    edges = edges_s(program, view, at_s, dense=dense)
    nearest = min(edges, key=lambda edge: abs(edge - at_s), default=at_s)
    return nearest if abs(nearest - at_s) <= reach_s else at_s


def readout(program: Program, view: View, a_s: float, b_s: float) -> Readout:
    """Time between the cursors, as a rate or with the pulses in it, and the net charge.

    The charge is that of the current as it flows, cathodic positive, in order of time.
    """
    start_s, stop_s = sorted((a_s, b_s))
    apart_s = stop_s - start_s
    name = _("A to B") if a_s <= b_s else _("B to A")
    parts = [span_words(apart_s)]
    if SAME_S < apart_s <= _LONGEST_PERIOD_S:
        parts[0] += f" = {quantity(1.0 / apart_s, 'Hz')}"
    if program.section[view.section].channel:
        parts += _contents(program, view, start_s, stop_s)
    return Readout(name=name, words=" · ".join(parts))


def _contents(program: Program, view: View, start_s: float, stop_s: float) -> Iterator[str]:
    """The pulses between two times, and their charge if it is not too long to add up."""
    where = (view.section, view.channel)
    if program.section[view.section].channel[view.channel].carrier is not None:
        train = carrier_train(program.section[view.section], view.channel)
        uc = charge_between_uc(train, start_s, stop_s)
        if uc is not None:
            yield charge_words(uc)
        return
    count = schedule(program, start_s, stop_s, *where).count
    if count > 1:
        yield ngettext("{count} pulse", "{count} pulses", count).format(count=number(count))
    yield charge_words(charge_uc(program, start_s, stop_s, *where))


def places_s(
    program: Program, view: View, parts: tuple[float, float], *, dense: bool
) -> tuple[float, float]:
    """Where two cursors first stand: at the edges nearest to two parts of the window.

    At onsets where several pulses are shown, so that they tell the rate.
    """
    span_s = view.stop_s - view.start_s
    wanted = [view.start_s + part * span_s for part in parts]
    edges = [edge for at_s in wanted for edge in edges_s(program, view, at_s, dense=dense)]
    channels = program.section[view.section].channel
    if not dense and channels and channels[view.channel].carrier is None:
        onsets = schedule(program, view.start_s, view.stop_s, view.section, view.channel)
        if onsets.count > 1:
            edges = [float(onset) for onset in onsets.pulses().onset_s]
    inside = [edge for edge in edges if view.start_s <= edge <= view.stop_s]
    a_s = min(inside, key=lambda edge: abs(edge - wanted[0]), default=wanted[0])
    others = [edge for edge in inside if abs(edge - a_s) > SAME_S]
    b_s = min(others, key=lambda edge: abs(edge - wanted[1]), default=wanted[1])
    return min(a_s, b_s), max(a_s, b_s)
