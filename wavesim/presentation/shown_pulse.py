"""One pulse of a table, as it is delivered: its phases with their times, levels and charges."""

from collections.abc import Iterator
from typing import final

import numpy as np

from wavesim.core.segments import Phase
from wavesim.core.spec import value
from wavesim.core.table import PulseTable


@final
@value
class ShownPhase:
    """A stretch of one sign [s from the start of the section]; its largest current, signed [mA]."""

    start_s: float
    stop_s: float
    level_ma: float


@final
@value
class ShownPulse:
    """A pulse, with its number from the start of the section and its phases.

    level_ma: largest current of the leading phase, signed [mA]. full: at the full strength of the
    channel. interval_s: time to the next onset, None for the last pulse [s].
    """

    number: int
    onset_s: float
    stop_s: float
    level_ma: float
    full: bool
    phases: tuple[ShownPhase, ...]
    interval_s: float | None


def shown_pulse(table: PulseTable, number: int) -> ShownPulse:
    """The pulse of a table by its number."""
    _, row, _ = table.place(np.asarray(number, dtype=np.int64))
    onset_s = float(table.onset_s(number))
    amplitude_ma, ratio = float(table.amplitude_ma[row]), float(table.duration_ratio[row])
    unit = table.pulse.unit
    next_s = float(table.onset_s(number + 1)) if number + 1 < table.total else None
    return ShownPulse(
        number=number,
        onset_s=onset_s,
        stop_s=onset_s + _stretched_s(unit.length_us, unit.segments[-1].gap_us, ratio),
        level_ma=amplitude_ma * _peak(table, unit.lead),
        full=ratio == 1.0 and abs(amplitude_ma) == float(np.abs(table.amplitude_ma).max()),
        phases=tuple(_phases(table, onset_s, amplitude_ma, ratio)),
        interval_s=None if next_s is None else next_s - onset_s,
    )


def _phases(
    table: PulseTable, onset_s: float, amplitude_ma: float, ratio: float
) -> Iterator[ShownPhase]:
    for phase in table.pulse.unit.phases:
        yield ShownPhase(
            start_s=onset_s + _stretched_s(phase.start_us, phase.gap_us, ratio),
            stop_s=onset_s + _stretched_s(phase.end_us, phase.gap_us, ratio),
            level_ma=amplitude_ma * _peak(table, phase),
        )


def _stretched_s(time_us: float, gap_us: float, ratio: float) -> float:
    """A time of the pulse under a ramp of phase duration, which stretches all but the gap [s]."""
    return ((time_us - gap_us) * ratio + gap_us) * 1e-6


def _peak(table: PulseTable, phase: Phase) -> float:
    """Largest level of a phase, signed: rectangles and half-cycles have it in their middle."""
    middle_us = 0.5 * (phase.start_us + phase.end_us)
    return next(
        segment.level(middle_us)
        for segment in table.pulse.unit.segments
        if segment.start_us <= middle_us < segment.end_us
    )


def first_whole(table: PulseTable, start_s: float, stop_s: float) -> ShownPulse | None:
    """The first pulse with current that lies wholly in a window, a full one before ramped ones."""
    first, stop = (int(n) for n in table.before(np.array([start_s, stop_s])))
    best = None
    for number in _candidates(table, first, stop):
        pulse = shown_pulse(table, number)
        if pulse.level_ma and pulse.stop_s <= stop_s and (best is None or pulse.full):
            best = pulse
            if pulse.full:
                break
    return best


def _candidates(table: PulseTable, first: int, stop: int) -> Iterator[int]:
    """The first two pulses (the very first of a ramp has no current) and the first full one."""
    yield from range(first, min(first + 2, stop))
    number = np.arange(first + 2, min(stop, first + 2 + len(table.index)), dtype=np.int64)
    _, row, _ = table.place(number)
    level = np.abs(table.amplitude_ma)
    full = (level[row] == level.max(initial=0.0)) & (table.duration_ratio[row] == 1.0)
    yield from (int(n) for n in number[full][:1])
