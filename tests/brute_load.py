"""Voltages of pulses into a load by numerical integration, pulse after pulse: the second route."""

import math
from itertools import pairwise

import numpy as np
from scipy.integrate import quad

from wavesim.core.schedule import session_table


def scaled(segment, ratio):
    """Start and end of a segment in a stretched pulse [us]: all but the gap is stretched."""
    gap = segment.gap_us
    return tuple((t - gap) * ratio + gap for t in (segment.start_us, segment.end_us))


def flowing_in(segment, ratio, upto_us, tau_us):
    """Integral of level x exp(-(upto - s) / tau) / tau over a segment until a time, by QUADPACK."""
    start, end = scaled(segment, ratio)
    end = min(end, upto_us)
    if end <= start:
        return 0.0

    def level(x):
        s = start + (x - segment.start_us) * ratio
        return float(segment.level(x)) * math.exp(-(upto_us - s) / tau_us) * ratio / tau_us

    halves = getattr(segment, "half_cycles", 1)
    # What lies more than 40 time constants back is forgotten to the last digit.
    begin = max(start, upto_us - 40.0 * tau_us)
    own = getattr(segment, "time_constant_us", math.inf) * ratio
    edges = set(np.linspace(start, end, halves + 1))
    edges |= {end - k * tau_us for k in (1.0, 4.0, 12.0)} | {start + k * own for k in (1, 5, 20)}
    edges = sorted(e for e in {*edges, begin, end} if begin <= e <= end)
    # In the time of the unit shape, where a phase of next to nothing is as long as any.
    edges = [min(segment.start_us + (e - start) / ratio, segment.end_us) for e in edges]
    return sum(
        quad(level, a, b, epsabs=1e-14, epsrel=1e-12, limit=200)[0] for a, b in pairwise(edges)
    )


def answer(segments, ratio, x_us, tau_us):
    """The low-pass of a unit pulse at a time of it, from rest."""
    return sum(flowing_in(s, ratio, x_us, tau_us) for s in segments)


def length_us(pulse, ratio):
    """Of a stretched pulse."""
    return scaled(pulse.unit.segments[-1], ratio)[1]


def held(program, load, most):
    """Onset, strength, stretch and what the capacitor holds there, for the first pulses."""
    table, tau_us = session_table(program), load.time_constant_us
    number = np.arange(min(table.total, most))
    _, row, _ = table.place(number)
    onset = table.onset_s(number)
    ends, found, voltage = {}, [], 0.0
    for k, i in enumerate(row):
        ratio, strength = float(table.duration_ratio[i]), float(table.amplitude_ma[i])
        found.append((float(onset[k]), strength, ratio, voltage))
        until = (onset[k + 1] - onset[k]) * 1e6 if k + 1 < len(row) else 0.0
        gain = 0.0
        if ratio > 0.0 and strength:
            if ratio not in ends:
                length = length_us(table.pulse, ratio)
                ends[ratio] = length, answer(table.pulse.unit.segments, ratio, length, tau_us)
            length, end = ends[ratio]
            behind = math.exp(-max(until - length, 0.0) / tau_us)
            gain = 1e-3 * load.parallel_ohm * strength * end * behind
        voltage = voltage * math.exp(-until / tau_us) + gain
    return found
