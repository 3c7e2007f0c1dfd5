"""Energy and mean power that a continuous current brings into a load.

What meets the capacitor is the integral of current x voltage, piece by piece. Behind the up-ramp,
once the capacitor has forgotten it, the current repeats and whole repetitions are counted.
"""

import math
from dataclasses import dataclass
from typing import final

import numpy as np

from wavesim.analysis.carrier_course import CarrierCourse
from wavesim.analysis.carrier_pieces import MEMORY, at_full_strength, longest_s, pieces, steady_s
from wavesim.analysis.carrier_train import CarrierTrain

PARTS = 3
"""Pieces of a half-cycle."""
MOST_PIECES = 200_000
"""Pieces that are gone through; of a current that needs more no energy is given."""
NOTHING = 1e-17
"""Part of the peak below which the capacitor holds nothing."""


@final
@dataclass(slots=True)
class Sums:
    """Of a stretch that is gone through in order, for 1 mA into a capacitor of gain 1.

    held: on the capacitor, now. square_s, met_s: integrals of the square of the current, and of
    current x what the capacitor holds [s].
    """

    held: float
    square_s: float = 0.0
    met_s: float = 0.0

    def add(self, course: CarrierCourse, from_s: float, to_s: float, tau_s: float) -> None:
        """Go on through a part of a train."""
        if to_s <= from_s:
            return
        part = pieces(course, from_s, to_s, PARTS, tau_s)
        held = part.held(self.held)
        met = part.integral(part.level * part.answer)
        fading = part.integral(part.level * part.fading(tau_s))
        self.square_s += float(np.sum(part.integral(np.square(part.level))))
        self.met_s += float(np.sum(met) + fading @ held[:-1])
        self.held = float(held[-1])

    def repeat(self, once: "Sums", times: int) -> None:
        """Go on through what comes again and again and leaves the capacitor as it was."""
        self.square_s += times * once.square_s
        self.met_s += times * once.met_s


def cycle_sums(train: CarrierTrain, tau_s: float) -> Sums | None:
    """Of a whole train in the steady state of its trains; the only one from an uncharged load.

    None where the current neither repeats nor is short.
    """
    course = train.course
    if not tau_s:
        square_s = course.integral("square", train.length_s)
        return Sums(0.0, square_s, square_s)
    period_s = steady_s(course, tau_s)
    if period_s is None:
        return None
    _, times = _repetitions(train, period_s, tau_s)
    gone_s = train.length_s - max(times - 1, 0) * period_s
    if gone_s / longest_s(course, PARTS, tau_s) > MOST_PIECES:
        return None
    sums = _whole(train, period_s, tau_s, 0.0)
    if train.trains > 1:
        rest = math.exp(-(train.cycle_s - train.length_s) / tau_s)
        begin = sums.held * rest / -math.expm1(-train.cycle_s / tau_s)
        if abs(begin) > NOTHING:
            sums = _whole(train, period_s, tau_s, begin)
    return sums


def plateau_means(course: CarrierCourse, tau_s: float) -> tuple[float, float] | None:
    """Means of square and of current x capacitor at full strength, for 1 mA; None as above."""
    level = at_full_strength(course)
    if not tau_s:
        square = course.carrier.plateau().rms ** 2
        return square, square
    period_s = steady_s(level, tau_s)
    if period_s is None or period_s / longest_s(level, PARTS, tau_s) > MOST_PIECES:
        return None
    once = Sums(0.0)
    once.add(level, 0.0, period_s, tau_s)
    steady = Sums(once.held / -math.expm1(-period_s / tau_s))
    steady.add(level, 0.0, period_s, tau_s)
    return steady.square_s / period_s, steady.met_s / period_s


def _repetitions(train: CarrierTrain, period_s: float, tau_s: float) -> tuple[float, int]:
    """When the up-ramp is forgotten, and how often the current repeats until the down-ramp [s]."""
    modulation, length_s = train.channel.modulation, train.length_s
    settled_s = min(modulation.ramp_up_s + MEMORY * tau_s, length_s)
    down_s = min(max(train.train_s - modulation.ramp_down_s, settled_s), length_s)
    return settled_s, int((down_s - settled_s) / period_s)


def _whole(train: CarrierTrain, period_s: float, tau_s: float, begin: float) -> Sums:
    """A train from what the capacitor holds at its start."""
    settled_s, times = _repetitions(train, period_s, tau_s)
    course, sums = train.course, Sums(begin)
    sums.add(course, 0.0, settled_s, tau_s)
    if times:
        once = Sums(sums.held)
        once.add(course, settled_s, settled_s + period_s, tau_s)
        sums.repeat(once, times)
    sums.add(course, settled_s + times * period_s, train.length_s, tau_s)
    return sums
