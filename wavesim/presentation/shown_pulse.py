"""One pulse of a table, as it is delivered: its phases with their times, levels and charges."""

from collections.abc import Iterator
from typing import final

import numpy as np

from wavesim.core.spec import value
from wavesim.core.table import PulseTable
from wavesim.presentation.unit_phases import UnitPhase, lead_number, unit_phases


@final
@value
class ShownRoom:
    """A stretch in which the current is at least this strong [s of the section, mA]."""

    start_s: float
    stop_s: float
    level_ma: float


@final
@value
class ShownPhase:
    """A stretch of one sign [s from the start of the section]; its largest current, signed [mA].

    peak_s: where it first is that large. start_ma, stop_ma: the current at both ends [mA].
    rooms: where texts find room under the curve, the highest and narrowest first.
    """

    start_s: float
    stop_s: float
    level_ma: float
    peak_s: float
    start_ma: float
    stop_ma: float
    rooms: tuple[ShownRoom, ...] = ()


@final
@value
class ShownPulse:
    """A pulse, with its number from the start of the section and its phases.

    lead: the phase whose charge is the charge per phase. level_ma: its largest current, signed
    [mA]. full: at the full strength of the channel. interval_s: time to the next onset, None for
    the last pulse [s].
    """

    shape: str
    number: int
    onset_s: float
    stop_s: float
    lead: ShownPhase
    full: bool
    phases: tuple[ShownPhase, ...]
    interval_s: float | None

    @property
    def level_ma(self) -> float:
        """Largest current of the leading phase, signed [mA]."""
        return self.lead.level_ma

    @property
    def tallest(self) -> ShownPhase:
        """The phase with the largest current: the leading one, unless another exceeds it."""
        most = max(self.phases, key=lambda phase: abs(phase.level_ma))
        return most if abs(most.level_ma) > abs(self.level_ma) * (1.0 + 1e-9) else self.lead


def shown_pulse(table: PulseTable, number: int) -> ShownPulse:
    """The pulse of a table by its number."""
    _, row, _ = table.place(np.asarray(number, dtype=np.int64))
    onset_s = float(table.onset_s(number))
    amplitude_ma, ratio = float(table.amplitude_ma[row]), float(table.duration_ratio[row])
    unit = table.pulse.unit
    next_s = float(table.onset_s(number + 1)) if number + 1 < table.total else None
    phases = tuple(
        _shown(phase, onset_s, amplitude_ma, ratio) for phase in unit_phases(table.pulse)
    )
    return ShownPulse(
        shape=table.pulse.shape,
        number=number,
        onset_s=onset_s,
        stop_s=onset_s + _stretched_s(unit.length_us, unit.segments[-1].gap_us, ratio),
        lead=phases[lead_number(table.pulse)],
        full=ratio == 1.0 and abs(amplitude_ma) == float(np.abs(table.amplitude_ma).max()),
        phases=phases,
        interval_s=None if next_s is None else next_s - onset_s,
    )


def _shown(phase: UnitPhase, onset_s: float, amplitude_ma: float, ratio: float) -> ShownPhase:
    def at_s(time_us: float) -> float:
        return onset_s + _stretched_s(time_us, phase.gap_us, ratio)

    level_ma = amplitude_ma * phase.peak
    return ShownPhase(
        start_s=at_s(phase.start_us),
        stop_s=at_s(phase.stop_us),
        level_ma=level_ma,
        peak_s=at_s(phase.peak_us),
        start_ma=amplitude_ma * phase.start,
        stop_ma=amplitude_ma * phase.stop,
        rooms=tuple(
            ShownRoom(
                start_s=at_s(room.start_us),
                stop_s=at_s(room.stop_us),
                level_ma=level_ma * room.share,
            )
            for room in phase.rooms
        ),
    )


def _stretched_s(time_us: float, gap_us: float, ratio: float) -> float:
    """A time of the pulse under a ramp of phase duration, which stretches all but the gap [s]."""
    return ((time_us - gap_us) * ratio + gap_us) * 1e-6


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
