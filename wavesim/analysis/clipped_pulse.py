"""One pulse from a source that gives no more than a certain voltage.

While |i Rs + Vc| would exceed it, the source holds the voltage s x V and the current falls to
(s V - Vc) / Rs, s being the sign of what is asked for; the capacitor then approaches its share with
the time constant of both resistors in parallel. All of it is closed form but the moments between
these two states, which are found by halving between turning points.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import final

import numpy as np

from wavesim.analysis.load_pulse import LoadPulse
from wavesim.analysis.roots import root
from wavesim.core.course import WAVE
from wavesim.core.segments import Segment
from wavesim.core.table import Floats, Ints

TOUCHING = 1e-9
"""Part of the compliance by which a voltage may exceed it and still only touch it."""
GRAZING = 1e-9
"""Part of a segment that is gone on by where the limit is only touched."""
UC = 1e-3
"""mA x us in uC."""


@final
@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a pulse: from_us to to_us of it, in one segment.

    held_v: on the capacitor at its start. sign: 0 where the current is what is asked for, else that
    of the voltage the source holds.
    """

    segment: int
    from_us: float
    to_us: float
    held_v: float
    sign: int


@final
@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A pulse of a strength into a load, from a source of limited voltage.

    The load has a series resistor. stretch: factor on the times of the segments, number `which` of
    the pulse's.
    """

    pulse: LoadPulse
    segments: tuple[Segment, ...]
    which: int
    stretch: float
    strength_ma: float
    compliance_v: float

    def pieces(self, held_v: float) -> Iterator[Piece]:
        """The pulse in time order, from what the capacitor holds at its onset."""
        over_us = 0.0
        for k in range(len(self.pulse.kind)):
            start_us = float(self.pulse.start_us[k, self.which])
            held_v *= math.exp(-max(start_us - over_us, 0.0) / self.pulse.tau_us)
            length_us = float(self.pulse.length_us[k, self.which])
            x = 0.0
            while x < length_us:
                piece = self._next(k, x, length_us, held_v)
                yield piece
                x, held_v = piece.to_us, self.held_v(piece, piece.to_us)
            over_us = start_us + length_us

    def left_v(self, held_v: float) -> float:
        """What the capacitor holds at the end of the pulse [V]."""
        for piece in self.pieces(held_v):
            held_v = self.held_v(piece, piece.to_us)
        return held_v

    def level(self, k: int, x: float) -> float:
        """Asked for at a time of a segment, as a current [mA]."""
        return self.strength_ma * float(self.pulse.level(*self._at(k, x))[0])

    def held_v(self, piece: Piece, x: float) -> float:
        """On the capacitor at a time of the segment, within a piece [V]."""
        since = x - piece.from_us
        if piece.sign:
            share_v, tau = self._share(piece.sign)
            return share_v + (piece.held_v - share_v) * math.exp(-since / tau)
        rest = math.exp(-since / self.pulse.tau_us)
        own = self._own(piece.segment, x) - self._own(piece.segment, piece.from_us) * rest
        return own + piece.held_v * rest

    def current_ma(self, piece: Piece, x: float) -> float:
        """What flows at a time of the segment, within a piece [mA]."""
        if not piece.sign:
            return self.level(piece.segment, x)
        return (piece.sign * self.compliance_v - self.held_v(piece, x)) / self.pulse.series

    def charge_uc(self, piece: Piece) -> float:
        """What flows in a piece [uC]."""
        length = piece.to_us - piece.from_us
        if not piece.sign:
            return self.asked_uc(piece)
        share_v, tau = self._share(piece.sign)
        steady = (piece.sign * self.compliance_v - share_v) * length
        falling = (piece.held_v - share_v) * tau * math.expm1(-length / tau)
        return (steady + falling) / self.pulse.series * UC

    def asked_uc(self, piece: Piece) -> float:
        """What was asked for in a piece [uC]."""
        segment = self.segments[piece.segment]
        from_us, to_us = (segment.start_us + x / self.stretch for x in (piece.from_us, piece.to_us))
        area_us = segment.area_us(to_us) - segment.area_us(from_us)
        return self.strength_ma * self.stretch * area_us * UC

    def _next(self, k: int, x: float, end: float, held_v: float) -> Piece:
        """The piece that begins at a time of a segment."""
        free = Piece(k, x, end, held_v, 0)
        voltage = self._volt(free, x)
        sign = 1 if voltage > 0.0 else -1
        excess = sign * voltage - self.compliance_v
        slack = TOUCHING * self.compliance_v
        if excess > slack or (excess > -slack and sign * self._slope(free, x) > 0.0):
            held = Piece(k, x, end, held_v, sign)
            found = replace(held, to_us=self._first(held))
        else:
            found = replace(free, to_us=self._first(free))
        # A curve that only grazes the limit must not hold the time up.
        return found if found.to_us > x else replace(found, to_us=min(end, x + GRAZING * end))

    def _first(self, piece: Piece) -> float:
        """The first time of a piece at which the voltage asked for passes the limit, or its end.

        Between its cuts that voltage has at most one turning point, between all of them none.
        """
        for begin, end in pairwise(self._cuts(piece)):
            turn = root(lambda x: self._slope(piece, x), begin, end)
            for low, high in ((begin, turn), (turn, end)):
                if high > low and self._beyond(piece, high) > TOUCHING * self.compliance_v:
                    side = piece.sign or math.copysign(1.0, self._volt(piece, high))
                    return root(partial(self._distance, piece, side), low, high)
        return piece.to_us

    def _beyond(self, piece: Piece, x: float) -> float:
        """How far the voltage asked for is on the other side of the limit [V]."""
        voltage = self._volt(piece, x)
        if piece.sign:
            return self.compliance_v - piece.sign * voltage
        return abs(voltage) - self.compliance_v

    def _distance(self, piece: Piece, side: float, x: float) -> float:
        """From the limit of one sign; monotone where the voltage is, through zero as well [V]."""
        return side * self._volt(piece, x) - self.compliance_v

    def _volt(self, piece: Piece, x: float) -> float:
        """What the current asked for would need at a time of a piece [V]."""
        return self.pulse.series * self.level(piece.segment, x) + self.held_v(piece, x)

    def _slope(self, piece: Piece, x: float) -> float:
        """Slope of that voltage [V/us]."""
        pulse, k = self.pulse, piece.segment
        held_v = self.held_v(piece, x)
        if piece.sign:
            share_v, tau = self._share(piece.sign)
            rising = (share_v - held_v) / tau
        else:
            rising = (pulse.parallel * self.level(k, x) - held_v) / pulse.tau_us
        slope = self.strength_ma * float(pulse.slope(*self._at(k, x))[0])
        return pulse.series * slope + rising

    def _cuts(self, piece: Piece) -> list[float]:
        """Times of a piece between which its voltage has at most one turning point."""
        pulse, k = self.pulse, piece.segment
        if pulse.kind[k] != WAVE:
            return [piece.from_us, piece.to_us]
        half = float(pulse.numbers[2, k, self.which])
        if piece.sign:
            rates = 1.0, math.pi * self._share(piece.sign)[1] / half
        else:
            rates = pulse.series + pulse.parallel, pulse.series * math.pi * pulse.tau_us / half
        first = math.atan2(*rates) / math.pi
        count = math.ceil(piece.to_us / half) + 1
        cuts = [(first + n) * half for n in range(count)]
        within = [x for x in cuts if piece.from_us < x < piece.to_us]
        return [piece.from_us, *within, piece.to_us]

    def _share(self, sign: int) -> tuple[float, float]:
        """Where the capacitor tends to at the source's limit [V], and how fast [us]."""
        series, parallel = self.pulse.series, self.pulse.parallel
        part = parallel / (series + parallel)
        tau = self.pulse.tau_us * series / (series + parallel)
        return sign * self.compliance_v * part, tau

    def _own(self, k: int, x: float) -> float:
        """On the capacitor at a time of a segment, from rest at the start of the pulse [V]."""
        answer = float(self.pulse.answer(*self._at(k, x))[0])
        return self.strength_ma * self.pulse.parallel * answer

    def _at(self, k: int, x: float) -> tuple[Ints, Ints, Floats]:
        return np.array([k]), np.array([self.which]), np.array([x])
