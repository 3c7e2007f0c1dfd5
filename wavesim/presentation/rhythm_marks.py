"""Dimension lines of a rhythm: from pulse to pulse, from group to group, along a sweep."""

from collections.abc import Callable, Iterator
from typing import Any, final

from wavesim.core.spec import value
from wavesim.core.sweep import Leg, legs
from wavesim.core.table import PulseTable
from wavesim.core.timing import Burst, Jittered, Nlet, Sweep, Timing
from wavesim.presentation import marks
from wavesim.presentation.marks import Frame, along_bottom
from wavesim.presentation.scene import Label, Piece, Span
from wavesim.presentation.shown_pulse import ShownPulse
from wavesim.presentation.words import NO_BREAK, _, number, quantity, span_words

INTERVAL_PX = 60.0
"""An interval narrower than this has no dimension line [px]."""
WITHIN_PX = 8.0
"""The same of an interval within a group, whose text may stand beside it [px]."""
STEP_PX = 50.0
"""A step of a course that is narrower has no dimension line [px]."""
MOST_STEPS = 24
_NAMES = {2: _("doublet"), 3: _("triplet")}


def interval_spans(frame: Frame, table: PulseTable, pulse: ShownPulse) -> Iterator[Span]:
    """How long it takes to the next pulse, in groups also to the next group, if in the window."""
    timing = frame.channel.timing
    group = _group(timing) if timing else 1
    if group > 1 and timing is not None:
        yield from _group_spans(frame, table, pulse.number, timing, group)
    elif pulse.interval_s is not None:
        interval_s = pulse.interval_s
        yield from _between(frame, pulse.onset_s, interval_s, _texts(timing, interval_s))


def _group(timing: Timing) -> int:
    """Pulses of a group; a first N-let alone is one too."""
    if isinstance(timing, Burst):
        return timing.pulses_per_burst
    return timing.pulses_per_nlet if isinstance(timing, Nlet) else 1


def _group_spans(
    frame: Frame, table: PulseTable, number_: int, timing: Timing, group: int
) -> Iterator[Span]:
    """Within the first group of the window, and from it to the next group."""
    train, within = divmod(number_, table.per_train)
    alone = isinstance(timing, Nlet) and timing.first_only
    if alone and within >= group - 1:
        onset_s = float(table.onset_s(number_))
        if within + 1 < table.per_train:
            interval_s = float(table.onset_s(number_ + 1)) - onset_s
            yield from _between(frame, onset_s, interval_s, _rated(interval_s))
        return
    first = train * table.per_train + (0 if alone else within // group * group)
    last = (train + 1) * table.per_train - 1
    if float(table.onset_s(first)) < frame.view.start_s and first + group <= last:
        first += group
    onset_s = float(table.onset_s(first))
    if first + 1 <= last:
        interval_s = float(table.onset_s(first + 1)) - onset_s
        texts = _within_texts(timing, interval_s)
        yield from _between(frame, onset_s, interval_s, texts, WITHIN_PX)
    if first + group <= last and not alone:
        interval_s = float(table.onset_s(first + group)) - onset_s
        yield from _between(frame, onset_s, interval_s, _from_group(timing, interval_s))


def _between(
    frame: Frame, onset_s: float, interval_s: float, texts: tuple[str, ...],
    least_px: float = INTERVAL_PX,
) -> Iterator[Span]:  # fmt: skip
    """A line from one onset to another, if both are in the window and far enough apart."""
    inside = frame.view.start_s <= onset_s and onset_s + interval_s < frame.view.stop_s
    if inside and interval_s * frame.px_s >= least_px:
        start_s = frame.at(onset_s)
        piece = Piece(start_s=start_s, stop_s=start_s + interval_s, texts=texts)
        yield Span(pieces=(piece,), level_ma=None, rank=marks.NEXT)


def _rated(interval_s: float) -> tuple[str, ...]:
    """A time, with its rate where there is room."""
    words = span_words(interval_s)
    return f"{words} = {quantity(1.0 / interval_s, 'Hz')}", words


def _texts(timing: Timing | None, interval_s: float) -> tuple[str, ...]:
    texts = _rated(interval_s)
    if isinstance(timing, Jittered):
        mean = span_words(1.0 / timing.frequency_hz)
        words = _("{time}, jittered around {mean}").format(time=texts[1], mean=mean)
        return words, _("{time}, mean {mean}").format(time=texts[1], mean=mean), texts[1]
    return texts


def _within_texts(timing: Timing, interval_s: float) -> tuple[str, ...]:
    rated, words = _rated(interval_s)
    if isinstance(timing, Nlet):
        name = _NAMES.get(timing.pulses_per_nlet, _("N-let"))
        sentence = _("{time} within the first {name}") if timing.first_only else _(
            "{time} within the {name}")  # fmt: skip
        return sentence.format(time=words, name=name), words
    return _("{time} within the burst").format(time=rated), rated, words


def _from_group(timing: Timing, interval_s: float) -> tuple[str, ...]:
    rated, words = _rated(interval_s)
    if isinstance(timing, Nlet):
        name = _NAMES.get(timing.pulses_per_nlet, _("N-let"))
    else:
        name = _("burst")
    sentence = _("{time} from {name} to {name}")
    return sentence.format(time=rated, name=name), rated, words


def rhythm_labels(frame: Frame) -> Iterator[Label]:
    """What repeats, where its parts are too dense for dimension lines."""
    words = _RHYTHMS.get(frame.channel.timing.kind if frame.channel.timing else "")
    if words is not None and frame.channel.timing is not None:
        yield along_bottom(frame, words(frame.channel.timing), marks.NEXT)


def _burst_words(timing: Burst) -> str:
    words = _("{count} pulses at {rate}, {bursts} bursts per second")
    return words.format(
        count=number(timing.pulses_per_burst),
        rate=quantity(timing.frequency_hz, "Hz"),
        bursts=number(timing.burst_frequency_hz),
    )


def _nlet_words(timing: Nlet) -> str:
    name = _NAMES.get(timing.pulses_per_nlet, _("N-let"))
    interval = span_words(timing.nlet_interval_ms * 1e-3)
    if timing.first_only:
        return _("a {name} of {time} first").format(name=name, time=interval)
    rate = number(timing.frequency_hz)
    return _("{rate} {name}s of {time} per second").format(rate=rate, name=name, time=interval)


def _sweep_words(timing: Sweep) -> str:
    rates = rate_words(timing.frequency_hz, timing.frequency_end_hz)
    return _("{rates} in {time}").format(rates=rates, time=span_words(timing.sweep_s))


def _jitter_words(timing: Jittered) -> str:
    return _("jittered around {rate}").format(rate=quantity(timing.frequency_hz, "Hz"))


_RHYTHMS: dict[str, Callable[[Any], str]] = {
    "burst": _burst_words,
    "nlet": _nlet_words,
    "sweep": _sweep_words,
    "jittered": _jitter_words,
}


@final
@value
class Step:
    """A step of a course that repeats in the train: how long, and what is said of a part of it.

    words: from the parts (0 to 1) of the step at which the window cuts it.
    """

    duration_s: float
    words: Callable[[float, float], tuple[str, ...]]


def sweep_spans(frame: Frame) -> Iterator[Span]:
    """The course of a swept pulse rate, with the rates that are in the window."""
    timing = frame.channel.timing
    if isinstance(timing, Sweep):
        most_hz = max(timing.frequency_hz, timing.frequency_end_hz)
        if frame.span_s * most_hz > 4.0:
            course = legs(timing.pattern, timing.frequency_hz, timing.frequency_end_hz,
                          timing.sweep_s, timing.hold_s, timing.hold_end_s)  # fmt: skip
            yield from course_spans(frame, [leg_step(leg) for leg in course])


def leg_step(leg: Leg) -> Step:
    """A leg of a sweep: "80 to 150 Hz in 6 s", of a part of it the rates at both ends."""

    def words(start: float, stop: float) -> tuple[str, ...]:
        ends = [leg.from_hz + part * (leg.to_hz - leg.from_hz) for part in (start, stop)]
        rates = rate_words(*ends)
        time = span_words((stop - start) * leg.duration_s)
        return _("{rates} in {time}").format(rates=rates, time=time), rates

    return Step(duration_s=leg.duration_s, words=words)


def rate_words(from_hz: float, to_hz: float) -> str:
    """One rate or two: "150 Hz", "80 to 150 Hz"."""
    one, other = number(from_hz), number(to_hz)
    if one == other:
        return quantity(from_hz, "Hz")
    return _("{one} to {other}").format(one=one, other=f"{other}{NO_BREAK}Hz")


def course_spans(frame: Frame, steps: list[Step]) -> Iterator[Span]:
    """The steps of the train that is in the window, end to end, if they are wide enough."""
    section, channel, view = frame.section, frame.channel, frame.view
    since_s = frame.train_start_s()
    from_s = max(view.start_s, since_s)
    to_s = min(view.stop_s, since_s + section.train_s(channel), section.duration_s)
    whole_s = sum(step.duration_s for step in steps)
    if to_s <= from_s or min(step.duration_s for step in steps) * frame.px_s < STEP_PX:
        return
    at_s = since_s + (from_s - since_s) // whole_s * whole_s
    pieces: list[Piece] = []
    while at_s < to_s - 1e-9 and len(pieces) < MOST_STEPS:
        for step in steps:
            start_s, stop_s = max(at_s, from_s), min(at_s + step.duration_s, to_s)
            if stop_s - start_s > 1e-9:
                parts = [(time_s - at_s) / step.duration_s for time_s in (start_s, stop_s)]
                pieces.append(Piece(start_s=frame.at(start_s), stop_s=frame.at(stop_s),
                                    texts=step.words(parts[0], parts[1])))  # fmt: skip
            at_s += step.duration_s
    if pieces:
        yield Span(pieces=tuple(pieces), level_ma=None, rank=marks.NEXT)
