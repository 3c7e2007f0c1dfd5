"""A unit pulse in whole ticks: where its phases lie, and the level of each tick.

A rectangular phase takes a whole number of ticks, rounded once for the pulse. A curve starts on a
tick, keeps its own course in time, and each tick holds its exact mean. Where the pulse is balanced
the recovery is adapted to what rounding made of the leading phase, so that the charge stays 0.
Rules and examples: docs/sampling.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import final

import numpy as np
from numpy.typing import NDArray

from wavesim.core.course import Course, Floats, Ints, course
from wavesim.core.pulse import Pulse
from wavesim.core.segments import Linear, Segment
from wavesim.core.timing_base import SAME_TIME_S

SLACK = 1e-6
"""Part of a tick that is rounding of the arithmetic, so that halves always go the same way."""
MOST_PARTS = 4
"""Parts that are rounded one by one; of more the errors would add up, so they are one curve."""
SAME_TIME_US = SAME_TIME_S * 1e6
BALANCED = 1e-9
"""Net area over all area below which a pulse is meant to be balanced: rounding of its sums."""
SAME_FACTOR = 1e-12
"""Distance from 1 at which a factor is 1 with rounding in it."""


@final
@dataclass(frozen=True, slots=True)
class Part:
    """What is laid on the raster as one: a rectangular phase, or a stretch of curve.

    start_us, end_us, gap_us: as of a segment. level: of a rectangular phase; None of a curve.
    area_us: signed. turns: whether it has both signs. touches: no pause before it.
    """

    start_us: float
    end_us: float
    gap_us: float
    level: float | None
    area_us: float
    turns: bool
    touches: bool


@final
@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Unit pulses of some duration ratios on the raster, one row each and a column for each part.

    start, count: ticks. scale: time of the unshortened curve in one tick of it, in ticks (1 unless
    a curve had to be squeezed). charge: level x ticks after the adaptation; factor: the adaptation.
    """

    ratio: Floats
    start: Ints
    count: Ints
    scale: Floats
    charge: Floats
    factor: Floats

    @property
    def length(self) -> Ints:
        """Ticks from the onset to the end of the last part; 0 of a lost pulse."""
        return np.where(self.lost, 0, (self.start + self.count).max(axis=1))

    @property
    def lost(self) -> NDArray[np.bool_]:
        """Whether nothing is left of the pulse."""
        return np.asarray((self.count * np.abs(self.factor)).sum(axis=1) == 0.0)

    def rows(self, chosen: Ints) -> "Layout":
        """Some of the pulses."""
        return Layout(*(getattr(self, name)[chosen] for name in self.__slots__))


@final
@dataclass(frozen=True, slots=True, eq=False)
class UnitRaster:
    """The unit pulse of a shape on ticks of `tick_us`, within `room` ticks."""

    course: Course
    parts: tuple[Part, ...]
    balanced: bool
    leads_positive: bool
    tick_us: float
    room: int

    def layout(self, ratio: Floats) -> Layout:
        """Where the parts lie, for each duration ratio.

        Rounded to the nearest tick; a pulse that would run into the next so is rounded down.
        """
        laid = self._laid(ratio, tight=False)
        crowded = laid.length > self.room
        if not crowded.any():
            return laid
        tight = self._laid(ratio[crowded], tight=True)
        fits = (tight.length <= self.room)[:, None]
        laid.start[crowded], laid.count[crowded] = tight.start, tight.count
        laid.scale[crowded] = tight.scale
        laid.charge[crowded], laid.factor[crowded] = tight.charge * fits, tight.factor * fits
        return laid

    def _laid(self, ratio: Floats, *, tight: bool) -> Layout:
        shape = (len(ratio), len(self.parts))
        start, count = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        scale, charge = np.ones(shape), np.zeros(shape)
        end = np.zeros(len(ratio), dtype=np.int64)
        half = 0.0 if tight else 0.5
        for p, part in enumerate(self.parts):
            length = (part.end_us - part.start_us) * ratio / self.tick_us
            begin = ((part.start_us - part.gap_us) * ratio + part.gap_us) / self.tick_us
            curve = part.level is None and not tight
            ticks = np.ceil(length - SLACK) if curve else np.floor(length + half + SLACK)
            count[:, p] = ticks
            if not part.touches:
                end = np.maximum(end, np.floor(begin + half + SLACK).astype(np.int64))
            start[:, p] = end
            end = end + count[:, p]
            if part.level is not None:
                charge[:, p] = part.level * ticks
                continue
            if tight:
                scale[:, p] = length / np.maximum(ticks, 1.0)
            charge[:, p] = part.area_us * ratio / self.tick_us / np.maximum(scale[:, p], 1e-300)
            charge[:, p] *= ticks > 0.0
        factor = self._factor(charge)
        return Layout(ratio, start, count, scale, charge * factor, factor)

    def _factor(self, charge: Floats) -> Floats:
        """What balances each pulse: a factor on what flows against the leading phase."""
        factor = np.ones(charge.shape)
        against = np.array(
            [(part.area_us > 0.0) != self.leads_positive and not part.turns for part in self.parts]
        )
        if not (self.balanced and against.any()):
            return factor
        recovery = charge[:, against].sum(axis=1)
        leading = charge[:, ~against].sum(axis=1)
        some = recovery != 0.0
        adapted = np.where(some, -leading / np.where(some, recovery, 1.0), 0.0)
        adapted[np.abs(adapted - 1.0) < SAME_FACTOR] = 1.0
        factor[:, against] = adapted[:, None]
        factor[~some] = 0.0
        return factor

    def cells(self, laid: Layout, first: int, stop: int) -> Floats:
        """Levels of the ticks `first` to `stop` of each pulse, counted from its onset."""
        found = np.zeros((len(laid.ratio), max(stop - first, 0)))
        tick = np.arange(first, stop)
        for p, part in enumerate(self.parts):
            start, count = laid.start[:, p, None], laid.count[:, p, None]
            factor = laid.factor[:, p, None]
            if part.level is not None:
                inside = (tick >= start) & (tick < start + count)
                found += np.where(inside, part.level * factor, 0.0)
                continue
            edge = np.clip(np.arange(first, stop + 1) - start, 0, count)
            per_tick = laid.scale[:, p, None] * self.tick_us
            ratio = np.maximum(laid.ratio[:, None], 1e-300)
            x_us = np.minimum(part.start_us + edge * per_tick / ratio, part.end_us)
            area = np.diff(self.course.area_us(x_us), axis=1)
            found += area * ratio / np.maximum(per_tick, 1e-300) * factor
        return found

    def steps(self, laid: Layout, peak: Ints) -> Ints:
        """Levels of all ticks of each pulse in whole amplitude steps, `peak` steps being full.

        Rounding is carried on from tick to tick, so that the sum of a balanced pulse is 0. A
        rectangular phase takes the larger of its two levels first.
        """
        exact = np.cumsum(self.cells(laid, 0, int(laid.length.max())) * peak[:, None], axis=1)
        until = np.floor(exact + 0.5 + SLACK).astype(np.int64)
        found = np.diff(until, axis=1, prepend=0)
        tick = np.arange(found.shape[1])
        for p, part in enumerate(self.parts):
            if part.level is None:
                continue
            start, count = laid.start[:, p, None], laid.count[:, p, None]
            inside = (tick >= start) & (tick < start + count)
            whole = np.where(inside, found, 0).sum(axis=1, keepdims=True)
            least, more = np.divmod(np.abs(whole), np.maximum(count, 1))
            level = np.sign(whole) * (least + (tick - start < more))
            found = np.where(inside, level, found)
        return found


def unit_raster(pulse: Pulse, tick_us: float, room: int) -> UnitRaster:
    """The unit pulse of a shape on a raster; `room` ticks are free until the next pulse."""
    unit = pulse.unit
    columns, parts = _of_shape(pulse)
    return UnitRaster(
        course=columns,
        parts=parts,
        balanced=abs(unit.net_us) <= BALANCED * unit.magnitude_us,
        leads_positive=unit.lead.area_us > 0.0,
        tick_us=tick_us,
        room=room,
    )


@lru_cache(maxsize=8)
def _of_shape(pulse: Pulse) -> tuple[Course, tuple[Part, ...]]:
    """What does not depend on the raster."""
    segments = tuple(s for s in pulse.unit.segments if s.extremes() != (0.0, 0.0))
    parts = tuple(_parts(segments))
    if len(parts) > MOST_PARTS:
        first, last = parts[0], parts[-1]
        parts = (
            replace(first, end_us=last.end_us, level=None, area_us=pulse.unit.net_us, turns=True),
        )
    return course(segments), parts


def _parts(segments: tuple[Segment, ...]) -> Iterator[Part]:
    found: Part | None = None
    for i, segment in enumerate(segments):
        level = _rectangle(segments, i)
        low, high = segment.extremes()
        touches = i > 0 and _touch(segments[i - 1], segment)
        new = Part(
            segment.start_us,
            segment.end_us,
            segment.gap_us,
            level,
            segment.area_us(segment.end_us),
            low < 0.0 < high,
            touches,
        )
        if found and touches and level is None and found.level is None:
            found = replace(
                found,
                end_us=new.end_us,
                area_us=found.area_us + new.area_us,
                turns=found.turns or new.turns or found.area_us * new.area_us < 0.0,
            )
            continue
        if found:
            yield found
        found = new
    if found:
        yield found


def _rectangle(segments: tuple[Segment, ...], i: int) -> float | None:
    """The level of a segment that is a rectangular phase by itself, None where it is not."""
    segment = segments[i]
    if not isinstance(segment, Linear) or segment.first != segment.last:
        return None
    level = segment.first
    for j in (i - 1, i + 1):
        if not 0 <= j < len(segments):
            continue
        near = segments[j]
        low, high = near.extremes()
        same_sign = high > 0.0 if level > 0.0 else low < 0.0
        if same_sign and _touch(*((near, segment) if j < i else (segment, near))):
            return None
    return level


def _touch(one: Segment, other: Segment) -> bool:
    return abs(other.start_us - one.end_us) < SAME_TIME_US
