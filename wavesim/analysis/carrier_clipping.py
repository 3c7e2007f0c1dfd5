"""What a stimulator of limited voltage makes of a continuous current, in its steady state.

The current of a piece and what it brings to the capacitor are polynomials, the capacitor at the
limit an exponential; the moments between the two are found where the voltage asked for crosses the
limit, looked for at four points of a piece. A crossing and return between two of them is missed:
it is less than 1e-4 of the charge of a half-cycle.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np

from wavesim.analysis.carrier_pieces import (
    NODES,
    Pieces,
    at_full_strength,
    gauss_legendre,
    longest_s,
    pieces,
    steady_s,
)
from wavesim.analysis.carrier_train import carrier_train
from wavesim.analysis.clipping import check_source
from wavesim.analysis.load import Load
from wavesim.analysis.load_pulse import VOLT
from wavesim.analysis.roots import root
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.core.table import Floats

PARTS = 8
"""Pieces of a half-cycle."""
LOOKED_AT = (0.25, 0.5, 0.75, 1.0)
"""Where in a piece a crossing is looked for, as parts of what is left of it."""
MOST_PIECES = 20_000
"""Pieces of a repetition that are gone through; of a current that needs more nothing is said."""
FEW_LAPS = 8
"""Repetitions gone through one after the other before the steady state is solved for."""
AGREE = 1e-12
"""Part of the compliance to which the voltage at the start of a repetition is known."""


@final
@value
class CarrierClipping:
    """Means over a repetition of the plateau, from a source of limited voltage.

    asked_ma, lost_ma: of the magnitude of the current. net_ma: the direct current that flows,
    positive in the direction of the current that was set. clipped_ratio: part of the time.
    """

    compliance_v: float
    asked_ma: float
    lost_ma: float
    net_ma: float
    clipped_ratio: float


@final
@dataclass(slots=True)
class _Lap:
    """A repetition that is gone through: what the capacitor holds now, and what was lost so far.

    lost_mas: magnitudes; turned_mas: with their sign [mA s].
    """

    held_v: float
    lost_mas: float = 0.0
    turned_mas: float = 0.0
    clipped_s: float = 0.0


@final
@dataclass(frozen=True, slots=True)
class _Source:
    """A source of limited voltage and its load."""

    series_ohm: float
    parallel_ohm: float
    tau_s: float
    compliance_v: float

    def share_v(self, sign: int) -> float:
        """Where the capacitor tends to at the limit."""
        return sign * self.compliance_v * self.parallel_ohm / (self.series_ohm + self.parallel_ohm)

    @property
    def limited_s(self) -> float:
        """Time constant at the limit: of both resistors in parallel."""
        return self.tau_s * self.series_ohm / (self.series_ohm + self.parallel_ohm)


@final
@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the current: polynomials of x in [-1, 1], lowest power first.

    current: [mA]; own: what it brings to the capacitor from rest at its start [V].
    """

    source: _Source
    length_s: float
    current: Sequence[float]
    own: Sequence[float]

    def free_v(self, begin: float, held_v: float, to: float) -> float:
        """On the capacitor, where the current flows as it is asked for."""
        fading = math.exp(-0.5 * (to - begin) * self.length_s / self.source.tau_s)
        return _at(self.own, to) + (held_v - _at(self.own, begin)) * fading

    def limited_v(self, begin: float, held_v: float, sign: int, to: float) -> float:
        """On the capacitor, where the source holds its largest voltage."""
        share_v = self.source.share_v(sign)
        since_s = 0.5 * (to - begin) * self.length_s
        return share_v + (held_v - share_v) * math.exp(-since_s / self.source.limited_s)

    def held_v(self, begin: float, held_v: float, sign: int, to: float) -> float:
        """On the capacitor in either state; sign 0: as it is asked for."""
        if sign:
            return self.limited_v(begin, held_v, sign, to)
        return self.free_v(begin, held_v, to)

    def over_v(self, begin: float, held_v: float, sign: int, side: int, to: float) -> float:
        """By how much the voltage asked for exceeds the limit of one side."""
        drop_v = VOLT * self.source.series_ohm * _at(self.current, to)
        held = self.held_v(begin, held_v, sign, to)
        return side * (drop_v + held) - self.source.compliance_v

    def turn(self, begin: float, held_v: float, sign: int) -> tuple[float, int]:
        """When the state ends, and the next: a side whose limit is passed, or 0. The end is 1."""
        sides = (sign,) if sign else (1, -1)
        before = begin
        for part in LOOKED_AT:
            to = begin + part * (1.0 - begin)
            for side in sides:
                over_v = self.over_v(begin, held_v, sign, side, to)
                if (over_v < 0.0) if sign else (over_v > 0.0):
                    crossing = partial(self.over_v, begin, held_v, sign, side)
                    return root(crossing, before, to), 0 if sign else side
            before = to
        return 1.0, sign

    def go_through(self, lap: _Lap, sign: int) -> int:
        """The piece from the state in which the one before ended; returns that of its own end."""
        begin = -1.0
        while begin < 1.0:
            to, following = self.turn(begin, lap.held_v, sign)
            # A curve that only grazes the limit must not hold the time up.
            to = to if to > begin else min(1.0, begin + 1e-9)
            if sign:
                self._count(lap, begin, to, sign)
            lap.held_v = self.held_v(begin, lap.held_v, sign, to)
            begin, sign = to, following
        return sign

    def _count(self, lap: _Lap, begin: float, to: float, sign: int) -> None:
        """What is lost at the limit."""
        source, length_s = self.source, 0.5 * (to - begin) * self.length_s
        share_v = source.share_v(sign)
        fallen = -math.expm1(-length_s / source.limited_s)
        held_vs = share_v * length_s + (lap.held_v - share_v) * source.limited_s * fallen
        flows = (sign * source.compliance_v * length_s - held_vs) / (VOLT * source.series_ohm)
        area = [c / (k + 1.0) for k, c in enumerate(self.current)]
        asked = 0.5 * self.length_s * (to * _at(area, to) - begin * _at(area, begin))
        lap.turned_mas += asked - flows
        lap.lost_mas += abs(asked - flows)
        lap.clipped_s += length_s


def carrier_clipping(
    section: Section, channel: int, load: Load, compliance_v: float
) -> CarrierClipping | None:
    """What a source of this voltage makes of the plateau of a continuous current.

    None where it does not repeat soon, and without a train. ImpossibleError as `clipping`.
    """
    check_source(load, compliance_v)
    train = carrier_train(section, channel)
    if train.trains == 0:
        return None
    course, amplitude_ma = at_full_strength(train.course), train.channel.amplitude_ma
    source = _source(load, compliance_v)
    period_s = steady_s(course, source.tau_s)
    if period_s is None or period_s / longest_s(course, PARTS, source.tau_s) > MOST_PIECES:
        return None
    part = pieces(course, 0.0, period_s, PARTS, source.tau_s)
    lap = _steady(part, source, amplitude_ma)
    areas = amplitude_ma * course.carrier.sign * part.integral(part.level)
    net_ma = (float(areas.sum()) - course.carrier.sign * lap.turned_mas) / period_s
    return CarrierClipping(
        compliance_v=compliance_v,
        asked_ma=float(np.abs(areas).sum()) / period_s,
        lost_ma=lap.lost_mas / period_s,
        net_ma=net_ma,
        clipped_ratio=lap.clipped_s / period_s,
    )


def _source(load: Load, compliance_v: float) -> _Source:
    """Without a capacitor one resistor, and any time constant."""
    tau_s = load.time_constant_us * 1e-6
    if tau_s:
        return _Source(load.series_ohm, load.parallel_ohm, tau_s, compliance_v)
    return _Source(load.direct_ohm, 0.0, 1.0, compliance_v)


def _steady(part: Pieces, source: _Source, amplitude_ma: float) -> _Lap:
    """The repetition that leaves the capacitor as it found it."""
    gain_v = VOLT * source.parallel_ohm * amplitude_ma
    before = float(part.held(0.0)[-1] / (1.0 - math.prod(part.keep.tolist())))
    if _kept(part, source, amplitude_ma, before):
        return _Lap(gain_v * before)
    currents, owns = _polynomials(amplitude_ma * part.level), _polynomials(gain_v * part.answer)
    course = [
        _Piece(source, length_s, current, own)
        for length_s, current, own in zip(part.length_s.tolist(), currents, owns, strict=True)
    ]

    def left_v(held_v: float) -> float:
        return _gone_through(course, held_v).held_v

    held_v, most_v = gain_v * before, source.compliance_v
    for _ in range(FEW_LAPS):
        last_v, held_v = held_v, left_v(held_v)
        if abs(held_v - last_v) <= AGREE * most_v:
            return _gone_through(course, held_v)
    return _gone_through(course, root(lambda v: left_v(v) - v, -most_v, most_v))


def _kept(part: Pieces, source: _Source, amplitude_ma: float, before: float) -> bool:
    """Whether the unclipped voltage stays within the limit."""
    begin = part.held(before)[:-1, None] * part.fading(source.tau_s)
    ohm = source.series_ohm * part.level + source.parallel_ohm * (part.answer + begin)
    return bool(VOLT * amplitude_ma * np.abs(ohm).max() <= source.compliance_v * (1.0 + 1e-9))


def _gone_through(course: list[_Piece], held_v: float) -> _Lap:
    """A repetition from what the capacitor holds at its start."""
    lap, first = _Lap(held_v), course[0]
    sides = (side for side in (1, -1) if first.over_v(-1.0, held_v, 0, side, -1.0) > 0.0)
    sign = next(sides, 0)
    for piece in course:
        sign = piece.go_through(lap, sign)
    return lap


def _polynomials(values: Floats) -> list[list[float]]:
    """Through the values at the nodes of every piece."""
    nodes, _, _ = gauss_legendre()
    powers = np.vander(2.0 * nodes - 1.0, NODES, increasing=True)
    found: list[list[float]] = np.linalg.solve(powers, values.T).T.tolist()
    return found


def _at(polynomial: Sequence[float], x: float) -> float:
    total = 0.0
    for factor in reversed(polynomial):
        total = total * x + factor
    return total
