"""The voltage of a continuous current across an electrode pair.

Ramps, beats and sweeps are pointwise here, so there is no closed form for all of them. Between two
zeros or kinks the current is smooth; over each such piece, and over no more than a time constant,
eight Gauss-Legendre nodes give what flows into the capacitor to 1e-11 of the peak. The capacitor
forgets: what it held 40 time constants ago is 4e-18 of itself, and there the history begins.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np

from wavesim.analysis.carrier_train import CarrierTrain, carrier_train
from wavesim.analysis.load import Load
from wavesim.analysis.load_pulse import VOLT
from wavesim.core.section import Section
from wavesim.core.table import Floats

FORGOTTEN = 40.0
"""Time constants after which nothing is left to a double's precision."""
MOST_PIECES = 50_000
"""Pieces that are integrated at a time."""
MOST_LOOKED_AT = 100_000
"""Pieces in which a peak is looked for; beyond that none is given."""
PARTS = 4
"""Parts of a half-cycle between which a peak is looked for."""
ZOOMS, CANDIDATES, POINTS = 4, 32, 17
"""A peak is closed in on: each time the best neighbourhoods are divided anew."""
LEFT_S = 3e-9
"""How long before a jump the current is still what it was [s]."""


def carrier_voltage_v(section: Section, channel: int, load: Load, time_s: Floats) -> Floats:
    """The voltage of a channel with a carrier at times of its section [V]."""
    train = carrier_train(section, channel)
    return VOLT * load.series_ohm * train.current_ma(time_s) + capacitor_v(train, load, time_s)


def capacitor_v(train: CarrierTrain, load: Load, time_s: Floats) -> Floats:
    """What a carrier leaves on the capacitor of a load at times of its section [V]."""
    times, back = np.unique(time_s, return_inverse=True)
    held = np.concatenate([_held_v(train, load, some) for some in _near(times, load)])
    return held[back]


def _near(times: Floats, load: Load) -> Iterator[Floats]:
    """Rising times in groups that are further apart than the capacitor remembers."""
    memory_s = FORGOTTEN * load.time_constant_us * 1e-6
    apart = np.flatnonzero(np.diff(times) > memory_s) + 1
    yield from np.split(times, apart)


def _held_v(train: CarrierTrain, load: Load, times: Floats) -> Floats:
    """Voltage of the capacitor at rising times, the history before them included [V]."""
    tau_s = load.time_constant_us * 1e-6
    edges = _edges_s(train, max(0.0, times[0] - FORGOTTEN * tau_s), times[-1], tau_s)
    edges = np.unique(np.concatenate((edges, times)))
    held = np.zeros(len(edges))
    last = 0.0
    for first in range(0, len(edges) - 1, MOST_PIECES):
        part = edges[first : first + MOST_PIECES + 1]
        kept, left = _steps(train, load, part)
        for k, (keep, leave) in enumerate(zip(kept.tolist(), left.tolist(), strict=True)):
            last = last * keep + leave
            held[first + k + 1] = last
    return held[np.searchsorted(edges, times)]


def _steps(train: CarrierTrain, load: Load, edges: Floats) -> tuple[Floats, Floats]:
    """What each piece keeps of the voltage before it, and what it leaves from 0 V."""
    tau_s = load.time_constant_us * 1e-6
    nodes, weights = _gauss_legendre()
    half = 0.5 * np.diff(edges)
    within = half[:, None] * (1.0 + nodes)
    current = train.current_ma((edges[:-1, None] + within).ravel()).reshape(within.shape)
    rest = np.exp((within - 2.0 * half[:, None]) / tau_s)
    left = VOLT * load.parallel_ohm / tau_s * half * ((current * rest) @ weights)
    return np.exp(-2.0 * half / tau_s), left


def _edges_s(train: CarrierTrain, from_s: float, to_s: float, longest_s: float) -> Floats:
    """Times between which the current is smooth, no further apart than longest_s."""
    cuts = [np.array([from_s, to_s])]
    first = max(0, int((from_s - train.start_s) // train.cycle_s))
    last = min(train.trains - 1, int((to_s - train.start_s) // train.cycle_s))
    for number in range(first, last + 1):
        begin_s = train.start_s + number * train.cycle_s
        length_s = train.last_s if number == train.trains - 1 else train.length_s
        within = from_s - begin_s, min(to_s - begin_s, length_s)
        cuts.append(begin_s + np.array([0.0, length_s]))
        if within[1] > max(within[0], 0.0):
            cuts.append(begin_s + train.cuts_s(max(within[0], 0.0), within[1]))
    edges = np.unique(np.clip(np.concatenate(cuts), from_s, to_s))
    parts = np.maximum(1, np.ceil(np.diff(edges) / longest_s)).astype(np.int64)
    which = np.repeat(np.arange(len(parts)), parts)
    place = np.arange(len(which)) - np.repeat(np.cumsum(parts) - parts, parts)
    step = np.diff(edges) / parts
    return np.append(edges[which] + place * step[which], edges[-1])


def carrier_peak_v(section: Section, channel: int, load: Load) -> float | None:
    """Largest magnitude of the voltage over a section, to 1e-6 of itself [V].

    None where the current neither repeats nor is short enough to be looked at whole.
    """
    channels = list(section.channel)
    channels[channel] = replace(channels[channel], amplitude_ma=1.0)
    unit = _unit_peak_v(replace(section, channel=tuple(channels)), channel, load)
    return None if unit is None else unit * section.channel[channel].amplitude_ma


@lru_cache(maxsize=64)
def _unit_peak_v(section: Section, channel: int, load: Load) -> float | None:
    """The same of 1 mA; kept, because the amplitude only scales it."""
    train = carrier_train(section, channel)
    if train.trains == 0:
        return 0.0
    windows = list(_windows(train, FORGOTTEN * load.time_constant_us * 1e-6))
    finest_s = min(train.carrier.half_cycle_s, load.time_constant_us * 1e-6)
    if sum(b - a for a, b in windows) * PARTS / finest_s > MOST_LOOKED_AT:
        return None
    return max(_window_peak_v(train, section, channel, load, *window) for window in windows)


def _windows(train: CarrierTrain, memory_s: float) -> Iterator[tuple[float, float]]:
    """Stretches of the section among which every voltage of it occurs.

    Behind the up-ramp, once the capacitor has forgotten it, the voltage repeats with the current.
    From train to train what is held at the start changes one way only: first and last are enough.
    """
    length_s, modulation = train.length_s, train.channel.modulation
    steady = not (modulation.amplitude_modulation_hz or modulation.polarity_reversal_s)
    steady = steady and math.isinf(train.carrier.half_cycle_s)
    period_s = 0.0 if steady else train.course.period_s()
    down_s = max(train.train_s - modulation.ramp_down_s, 0.0)
    settled_s = length_s if period_s is None else modulation.ramp_up_s + memory_s + period_s
    numbers = {0}
    if train.cycle_s - length_s < memory_s:
        numbers |= {max(0, train.trains - 2), train.trains - 1}
    for number in sorted(numbers):
        begin_s = train.start_s + number * train.cycle_s
        end_s = train.last_s if number == train.trains - 1 else length_s
        yield begin_s, begin_s + min(settled_s, end_s)
        if max(down_s, settled_s) < end_s:
            yield begin_s + max(down_s, settled_s), begin_s + end_s


def _window_peak_v(
    train: CarrierTrain, section: Section, channel: int, load: Load, from_s: float, to_s: float
) -> float:
    tau_s = load.time_constant_us * 1e-6
    edges = _edges_s(train, from_s, to_s, min(train.carrier.half_cycle_s / PARTS, tau_s))
    before = np.abs(
        carrier_voltage_v(section, channel, load, edges)
        - VOLT * load.series_ohm * (train.current_ma(edges) - train.current_ma(edges - LEFT_S))
    )
    best = float(before.max())
    voltage = np.abs(carrier_voltage_v(section, channel, load, edges))
    for _ in range(ZOOMS):
        best = max(best, float(voltage.max()))
        chosen = np.argsort(voltage)[-CANDIDATES:]
        low, high = edges[np.maximum(chosen - 1, 0)], edges[np.minimum(chosen + 1, len(edges) - 1)]
        edges = np.unique(np.linspace(low, high, POINTS))
        voltage = np.abs(carrier_voltage_v(section, channel, load, edges))
    return max(best, float(voltage.max()))


@cache
def _gauss_legendre() -> tuple[Floats, Floats]:
    """Eight nodes in [-1, 1] and their weights; imported when a carrier is first asked for."""
    from numpy.polynomial.legendre import leggauss

    nodes, weights = leggauss(8)
    return nodes, weights
