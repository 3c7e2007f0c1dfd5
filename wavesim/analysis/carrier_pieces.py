"""A continuous current of unit amplitude in pieces so short that polynomials hold it.

A piece is a part of a half-cycle, or a time constant of the load where that is shorter, and ends at
every zero and kink. Eight Gauss-Legendre nodes give the current there and what it brings to the
capacitor: in a third of a half-cycle to 1e-9 of the peak, in an eighth to 1e-12.
"""

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import final

import numpy as np

from wavesim.analysis.carrier_course import CarrierCourse
from wavesim.core.carriers_direct import Diadynamic
from wavesim.core.modulation import Modulation
from wavesim.core.table import Floats

NODES = 8
MEMORY = 40.0
"""Time constants after which nothing is left to a double's precision."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """A stretch of a train, piece by piece; level and answer at the nodes of each.

    answer: of the load's capacitor as a low-pass of gain 1, from rest at the start of the piece;
    keep: what it keeps of its voltage over the piece; left: its answer at the end.
    """

    length_s: Floats
    level: Floats
    answer: Floats
    keep: Floats
    left: Floats

    def held(self, begin: float) -> Floats:
        """On the capacitor at the start of every piece and at the end of the last."""
        held = [begin]
        for keep, left in zip(self.keep.tolist(), self.left.tolist(), strict=True):
            held.append(held[-1] * keep + left)
        return np.array(held)

    def integral(self, values: Floats) -> Floats:
        """Integrals over the pieces of values at their nodes."""
        _, weights, _ = gauss_legendre()
        return np.asarray(self.length_s * (values @ weights))

    def fading(self, tau_s: float) -> Floats:
        """What is left, at the nodes, of a voltage held at the start of a piece."""
        nodes, _, _ = gauss_legendre()
        return np.exp(-self.length_s[:, None] * nodes / tau_s)


def at_full_strength(course: CarrierCourse) -> CarrierCourse:
    """The same current on its plateau: no ramps, no swelling; of CP and LP the DF."""
    kept = Modulation(polarity_reversal_s=course.modulation.polarity_reversal_s)
    carrier = course.carrier
    if isinstance(carrier, Diadynamic) and carrier.form in ("CP", "LP"):
        carrier = replace(carrier, form="DF")
    return CarrierCourse(carrier, kept, math.inf)


def steady_s(course: CarrierCourse, tau_s: float) -> float | None:
    """Time after which a current repeats [s]; of one that does not change any, here the memory.

    None where it does not repeat.
    """
    modulation = course.modulation
    changes = modulation.amplitude_modulation_hz or modulation.polarity_reversal_s
    if math.isinf(course.carrier.half_cycle_s) and not changes:
        return tau_s
    return course.period_s()


def longest_s(course: CarrierCourse, parts: int, tau_s: float) -> float:
    """Of a piece, `parts` of which make a half-cycle."""
    return min(course.carrier.half_cycle_s / parts, tau_s)


def pieces(course: CarrierCourse, from_s: float, to_s: float, parts: int, tau_s: float) -> Pieces:
    """The pieces of a stretch of a train, into a load of a time constant."""
    edges = _edges_s(course, from_s, to_s, longest_s(course, parts, tau_s))
    length = np.diff(edges)
    nodes, weights, sums = gauss_legendre()
    times = edges[:-1, None] + length[:, None] * nodes
    level = course.level(times.ravel()).reshape(times.shape)
    span = length[:, None] / tau_s
    grown = level * np.exp(span * nodes)
    answer = span * np.exp(-span * nodes) * (grown @ sums.T)
    keep = np.exp(-span[:, 0])
    return Pieces(length, level, answer, keep, keep * span[:, 0] * (grown @ weights))


def _edges_s(course: CarrierCourse, from_s: float, to_s: float, longest_s: float) -> Floats:
    """Zeros and kinks, and between them equal parts no longer than this."""
    cuts = np.concatenate((course.cuts_s(from_s, to_s), [from_s, to_s]))
    cuts = np.unique(cuts[(cuts >= from_s) & (cuts <= to_s)])
    parts = np.maximum(1, np.ceil(np.diff(cuts) / longest_s)).astype(np.int64)
    which = np.repeat(np.arange(len(parts)), parts)
    place = np.arange(len(which)) - np.repeat(np.cumsum(parts) - parts, parts)
    step = np.diff(cuts) / parts
    return np.append(cuts[which] + place * step[which], cuts[-1])


@cache
def gauss_legendre() -> tuple[Floats, Floats, Floats]:
    """Nodes in [0, 1], weights, and weights of the integrals from 0 up to each node."""
    from numpy.polynomial import legendre

    nodes, weights = legendre.leggauss(NODES)
    values = legendre.legvander(nodes, NODES - 1)
    whole = [legendre.legval(nodes, legendre.legint(row, lbnd=-1)) for row in np.eye(NODES)]
    sums = np.linalg.solve(values.T, np.array(whole)).T
    return 0.5 * (nodes + 1.0), 0.5 * weights, 0.5 * sums
