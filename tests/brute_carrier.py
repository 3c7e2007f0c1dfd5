"""A second route to continuous currents: the sentences of contract 1.6, evaluated on a fine grid.

Shares no code with the package. Phases of swept currents are added up leg by leg.
"""

import numpy as np


def turns(from_hz, to_hz, carrier, t):
    """Integral of a frequency from 0 to each time."""
    if to_hz is None:
        return from_hz * t
    sweep, hold, hold_end = carrier.sweep_s, carrier.hold_s, carrier.hold_end_s
    course = {
        "triangle": [(sweep, from_hz, to_hz), (hold_end, to_hz, to_hz), (sweep, to_hz, from_hz),
                     (hold, from_hz, from_hz)],
        "sawtooth": [(sweep, from_hz, to_hz), (hold_end, to_hz, to_hz), (hold, from_hz, from_hz)],
        "step": [(sweep, from_hz, from_hz), (sweep, to_hz, to_hz)],
    }[carrier.pattern]  # fmt: skip
    found, begin = np.zeros(len(t)), 0.0
    while begin <= t[-1]:
        for length, a, b in course:
            if length:
                x = np.clip(t - begin, 0.0, length)
                found += a * x + (b - a) * x**2 / (2 * length)
            begin += length
    return found


def unit(carrier, t):
    """The unit current at times of the train."""
    kind = carrier.kind
    if kind == "direct":
        return np.full(len(t), 1.0 if carrier.polarity == "cathodic_first" else -1.0)
    if kind == "diadynamic":
        return diadynamic(carrier, t)
    f = carrier.carrier_frequency_hz
    if kind == "sine":
        return np.sin(2 * np.pi * turns(f, carrier.carrier_frequency_end_hz, carrier, t))
    beat = turns(carrier.beat_hz, carrier.beat_end_hz, carrier, t)
    if kind == "interferential":
        return 0.5 * (np.sin(2 * np.pi * f * t) + np.sin(2 * np.pi * (f * t + beat)))
    return 0.5 * (1 + np.cos(2 * np.pi * beat)) * np.sin(2 * np.pi * f * t)


def diadynamic(carrier, t):
    """Half waves of the mains; MF every second one; CP 1 s each; LP 6 s, swelling in and out."""
    h = carrier.mains_frequency_hz
    wave = np.abs(np.sin(2 * np.pi * h * t))
    second = np.floor(2 * h * t + 1e-9) % 2 == 1
    part = {"DF": np.ones(len(t)), "MF": np.zeros(len(t))}.get(carrier.form)
    if carrier.form == "CP":
        part = (np.floor(t + 1e-12) % 2 == 1).astype(float)
    if carrier.form == "LP":
        x = t % 6.0
        swell = (1 - np.cos(2 * np.pi * x / 6.0)) / 2
        part = np.where(np.floor(t / 6.0 + 1e-12) % 2 == 1, swell, 0.0)
    sign = 1.0 if carrier.polarity == "cathodic_first" else -1.0
    return sign * np.where(second, part * wave, wave)


def current_ma(channel, train_s, t):
    """The current at times of a train that does not end."""
    m = channel.modulation
    g = np.ones(len(t))
    s = m.ramp_start_fraction
    if m.ramp_up_s:
        g = np.where(t < m.ramp_up_s, s + (1 - s) * t / m.ramp_up_s, g)
    if m.ramp_down_s:
        falling = t > train_s - m.ramp_down_s
        g = np.where(falling, s + (1 - s) * (train_s - t) / m.ramp_down_s, g)
    if m.amplitude_modulation_hz:
        y = t * m.amplitude_modulation_hz % 1.0
        v = {
            "sine": (1 - np.cos(2 * np.pi * y)) / 2,
            "triangle": np.where(y <= 0.5, 2 * y, 2 - 2 * y),
            "step": (y >= 0.5).astype(float),
        }[m.modulation_pattern]
        g = g * (1 - m.amplitude_depth_fraction * v)
    if m.polarity_reversal_s:
        g = g * (-1.0) ** np.floor(t / m.polarity_reversal_s)
    return channel.amplitude_ma * g * unit(channel.carrier, t)


def sums(channel, train_s, length_s, points=500_001):
    """Net charge [mC], charge of magnitudes [mC] and integral of the square [mA2 s] of a train."""
    t = np.linspace(0.0, length_s, points)
    # At the end itself ramps, steps and halves already belong to what follows.
    i = current_ma(channel, train_s, np.minimum(t, length_s - 1e-12))
    return tuple(np.trapezoid(y, t) for y in (i, np.abs(i), i**2))
