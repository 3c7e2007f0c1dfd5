"""The phases of a pulse of unit amplitude: where each is strongest, and where a text fits in it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import final

import numpy as np

from wavesim.core.pulse import Pulse
from wavesim.core.segments import Linear, Phase, Segment, Sine
from wavesim.core.spec import value
from wavesim.core.table import Floats

SHARES = (1.0, 0.75, 0.55, 0.4, 0.25)
"""Heights of the rooms for a text, as parts of the phase's peak."""
MOST_ROOMS = 4
"""Phases that texts can stand in; of more, only the leading one."""
SAMPLES = 65
"""Points of a segment that are looked at for its rooms."""


@final
@value
class Room:
    """A stretch in which the current reaches at least this part of its phase's peak [us]."""

    share: float
    start_us: float
    stop_us: float


@final
@value
class UnitPhase:
    """A stretch of one sign; times from the onset, gaps in them as of the phase [us].

    peak, peak_us: its largest level, signed, and where it first is. start, stop: its levels at its
    ends. rooms: from the highest, narrowest to the lowest, widest.
    """

    start_us: float
    stop_us: float
    gap_us: float
    area_us: float
    peak: float
    peak_us: float
    start: float
    stop: float
    rooms: tuple[Room, ...]


@lru_cache(maxsize=32)
def unit_phases(pulse: Pulse) -> tuple[UnitPhase, ...]:
    """The phases of a pulse in order of time; spikes that touch are a phase each."""
    unit = pulse.unit
    found = unit.phases
    if unit.lead not in found:
        found = tuple(piece for segment in unit.segments for piece in segment.pieces())
    parts = _parts(found, unit.segments)
    return tuple(
        _measured(phase, held, roomy=len(found) <= MOST_ROOMS or phase == unit.lead)
        for phase, held in zip(found, parts, strict=True)
    )


def lead_number(pulse: Pulse) -> int:
    """Which of the phases is the leading one."""
    start_us = pulse.unit.lead.start_us
    return next(i for i, phase in enumerate(unit_phases(pulse)) if phase.start_us == start_us)


def _parts(
    found: tuple[Phase, ...], segments: tuple[Segment, ...]
) -> Iterator[tuple[Segment, ...]]:
    """The segments that each phase touches; both are in order of time."""
    first = 0
    for phase in found:
        while segments[first].end_us <= phase.start_us:
            first += 1
        stop = first
        while stop < len(segments) and segments[stop].start_us < phase.end_us:
            stop += 1
        yield segments[first:stop]


def _measured(phase: Phase, held: tuple[Segment, ...], *, roomy: bool) -> UnitPhase:
    sign = 1.0 if phase.area_us > 0.0 else -1.0
    ends = [_ends(segment, phase) for segment in held]
    peaks = [point for segment in held for point in _peaks(segment, phase)]
    peak, peak_us = max(peaks, key=lambda point: (sign * point[0], -point[1]))
    return UnitPhase(
        start_us=phase.start_us,
        stop_us=phase.end_us,
        gap_us=phase.gap_us,
        area_us=phase.area_us,
        peak=peak,
        peak_us=peak_us,
        start=ends[0][0],
        stop=ends[-1][1],
        rooms=tuple(_rooms(phase, held, peak, peak_us)) if roomy else (),
    )


def _span(segment: Segment, phase: Phase) -> tuple[float, float]:
    return max(segment.start_us, phase.start_us), min(segment.end_us, phase.end_us)


def _ends(segment: Segment, phase: Phase) -> tuple[float, float]:
    """Levels at both ends of the part of a segment that belongs to a phase."""
    if isinstance(segment, Sine):
        return 0.0, 0.0
    start_us, stop_us = _span(segment, phase)
    return float(segment.level(start_us)), float(segment.level(stop_us))


def _peaks(segment: Segment, phase: Phase) -> Iterator[tuple[float, float]]:
    """Where a part of a segment can be strongest: level and time."""
    start_us, stop_us = _span(segment, phase)
    if isinstance(segment, Sine):
        middle_us = 0.5 * (start_us + stop_us)
        yield (abs(segment.ratio) if phase.area_us > 0.0 else -abs(segment.ratio)), middle_us
        return
    first, last = _ends(segment, phase)
    yield first, start_us
    yield last, stop_us


def _rooms(
    phase: Phase, held: tuple[Segment, ...], peak: float, peak_us: float
) -> Iterator[Room]:
    """Ever wider stretches around the peak, each where the current stays above its share."""
    time_us, level = _sampled(phase, held)
    part = level / peak
    at = int(np.argmin(np.abs(time_us - peak_us)))
    last = None
    for share in SHARES:
        below = np.flatnonzero(part < share * (1.0 - 1e-9))
        first = below[below < at].max(initial=-1) + 1
        stop = below[below > at].min(initial=len(part)) - 1
        room = Room(share=share, start_us=float(time_us[first]), stop_us=float(time_us[stop]))
        if room.stop_us > room.start_us and (
            last is None or room.stop_us - room.start_us > 1.02 * (last.stop_us - last.start_us)
        ):
            last = room
            yield room


def _sampled(phase: Phase, held: tuple[Segment, ...]) -> tuple[Floats, Floats]:
    """Times and levels of a phase: of level segments their ends, of the rest many."""
    times, levels = [], []
    for segment in held:
        flat = isinstance(segment, Linear) and segment.first == segment.last
        time_us = np.linspace(*_span(segment, phase), 2 if flat else SAMPLES)
        times.append(time_us)
        levels.append(segment.level(time_us))
    return np.concatenate(times), np.concatenate(levels)
