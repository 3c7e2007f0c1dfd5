"""A second, slow route to the pulses of a channel: contract 1.3 to 1.5 in exact fractions.

Written from the contract's sentences alone; shares no code with the package. Every number is read
as the decimal it was written as (`Fraction(str(x))`), so there is no rounding to agree about.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

import numpy as np

NANOSECOND = Fraction(1, 10**9)
MICROSECOND = Fraction(1, 10**6)


@dataclass(frozen=True)
class BrutePulse:
    """onset_s from the start of the section; amplitude_ma signed; ratio on all times but gaps."""

    onset_s: Fraction
    amplitude_ma: Fraction
    ratio: Fraction


def exact(value):
    return Fraction(str(value))


def pieces(pulse):
    """(start_us, end_us, level, gap before it) of the rectangular shapes."""
    p = exact(pulse.phase_duration_us)
    if pulse.shape == "monophasic":
        return [(Fraction(0), p, Fraction(1), Fraction(0))]
    gap = exact(pulse.interphase_gap_us)
    if pulse.shape == "biphasic_symmetric":
        return [
            (Fraction(0), p, Fraction(1), Fraction(0)),
            (p + gap, 2 * p + gap, Fraction(-1), gap),
        ]
    r = exact(pulse.recovery_ratio)
    d = p / r if pulse.recovery_duration_us is None else exact(pulse.recovery_duration_us)
    return [(Fraction(0), p, Fraction(1), Fraction(0)), (p + gap, p + gap + d, -r, gap)]


def length_s(pulse):
    if pulse.shape == "sine_burst":
        return Fraction(pulse.cycle_count) / exact(pulse.carrier_frequency_hz)
    return pieces(pulse)[-1][1] * MICROSECOND


def train_onsets(timing):
    """Endless onsets from the start of a train; those of a list end with it."""
    kind = timing.kind
    if kind == "listed":
        yield from map(exact, timing.onset_s)
        return
    f = exact(timing.frequency_hz)
    if kind == "constant":
        yield from (k / f for k in count())
    elif kind == "burst":
        slow = exact(timing.burst_frequency_hz)
        yield from (k / slow + j / f for k in count() for j in range(timing.pulses_per_burst))
    elif kind == "nlet":
        yield from nlet_onsets(timing, f)
    elif kind == "jittered":
        # One number after another, where the package draws them all at once.
        late = np.random.Generator(np.random.PCG64(timing.seed))
        q = exact(timing.jitter_fraction)
        yield from ((k + q * Fraction(late.random())) / f for k in count())
    else:
        yield from (sweep_onset(timing, k) for k in count())


def nlet_onsets(timing, f):
    d, n = exact(timing.nlet_interval_ms) / 1000, timing.pulses_per_nlet
    if timing.first_only:
        yield from (j * d for j in range(n))
        yield from ((n - 1) * d + k / f for k in count(1))
    yield from (k / f + j * d for k in count() for j in range(n))


def sweep_turns(timing, t):
    """Integral of the rate from 0 to t, leg by leg, in double precision."""
    f0, f1, sweep = timing.frequency_hz, timing.frequency_end_hz, timing.sweep_s
    course = {
        "triangle": [
            (sweep, f0, f1),
            (timing.hold_end_s, f1, f1),
            (sweep, f1, f0),
            (timing.hold_s, f0, f0),
        ],
        "sawtooth": [(sweep, f0, f1), (timing.hold_end_s, f1, f1), (timing.hold_s, f0, f0)],
        "step": [(sweep, f0, f0), (sweep, f1, f1)],
    }[timing.pattern]
    turns = 0.0
    while True:
        for length, a, b in course:
            if t <= length:
                return turns + (a * t + (b - a) * t * t / (2 * length) if length else 0.0)
            turns += (a + b) / 2 * length
            t -= length


def sweep_onset(timing, k):
    """By bisection until the interval is empty."""
    low, high = 0.0, (k + 1) / min(timing.frequency_hz, timing.frequency_end_hz)
    while k and low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if sweep_turns(timing, middle) < k else (low, middle)
    return Fraction(high if k else 0)


def cycle_s(section):
    if section.cadence_steps_per_min is not None:
        return 120 / exact(section.cadence_steps_per_min)
    if section.cadence_rpm is not None:
        return 60 / exact(section.cadence_rpm)
    if section.on_s is None:
        return exact(section.duration_min) * 60
    outside = max(outside_s(channel.modulation) for channel in section.channel)
    return exact(section.on_s) + exact(section.off_s) + outside


def section_s(section):
    if section.duration_min is not None:
        return exact(section.duration_min) * 60
    return section.cycle_count * cycle_s(section)


def outside_s(modulation):
    up, down = exact(modulation.ramp_up_s), exact(modulation.ramp_down_s)
    return {"inside_on": Fraction(0), "outside_on": up + down, "down_outside_on": down}[
        modulation.ramps
    ]


def part_of_cycle(channel):
    """Start and length as parts of the cycle."""
    w = channel.window
    if w.start_deg is not None:
        return exact(w.start_deg) / 360, (exact(w.stop_deg) - exact(w.start_deg)) / 360
    return exact(w.start_percent) / 100, (exact(w.stop_percent) - exact(w.start_percent)) / 100


def train_s(section, channel):
    if channel.window is not None:
        length = part_of_cycle(channel)[1] * cycle_s(section) + exact(channel.window.extension_s)
        return length + outside_s(channel.modulation)
    if section.on_s is None:
        window = section_s(section) - exact(channel.delay_s)
    else:
        window = exact(section.on_s if channel.on_s is None else channel.on_s)
    return window + outside_s(channel.modulation)


def ramp(modulation, t, train):
    up, down = exact(modulation.ramp_up_s), exact(modulation.ramp_down_s)
    s = exact(modulation.ramp_start_fraction)
    if up and t < up - NANOSECOND:
        return s + (1 - s) * t / up
    if down and t > train - down + NANOSECOND:
        return s + (1 - s) * (train - t) / down
    return Fraction(1)


def modulation(wave, depth, rate, t):
    """1 - depth v(y)."""
    if rate is None:
        return Fraction(1)
    y = t * exact(rate) % 1
    if 1 - y < NANOSECOND * exact(rate):
        y = Fraction(0)
    if wave == "sine":
        v = Fraction((1 - math.cos(2 * math.pi * float(y))) / 2)
    elif wave == "triangle":
        v = 2 * y if y <= Fraction(1, 2) else 2 - 2 * y
    else:
        v = Fraction(0) if y < Fraction(1, 2) - NANOSECOND * exact(rate) else Fraction(1)
    return 1 - exact(depth) * v


def factors(channel, t, whole):
    """Amplitude (with direction) and duration of a pulse, relative to the plateau."""
    m = channel.modulation
    g = ramp(m, t, whole)
    amplitude = modulation(
        m.modulation_pattern, m.amplitude_depth_fraction, m.amplitude_modulation_hz, t
    )
    duration = modulation(
        m.modulation_pattern, m.phase_duration_depth_fraction, m.phase_duration_modulation_hz, t
    )
    if m.polarity_reversal_s is not None:
        amplitude *= (-1) ** math.floor((t + NANOSECOND) / exact(m.polarity_reversal_s))
    return (amplitude * g, duration) if m.ramp_kind == "amplitude" else (amplitude, duration * g)


def train(section, channel, available):
    """The pulses of one train that has `available` seconds until the end of the section."""
    whole = train_s(section, channel)
    length = length_s(channel.pulse)
    for number, t in enumerate(train_onsets(channel.timing)):
        if t + length >= min(whole, available) + NANOSECOND:
            return
        sign = {
            "cathodic_first": 1,
            "anodic_first": -1,
            "alternating": 1 if number % 2 == 0 else -1,
        }[channel.pulse.polarity]
        amplitude, duration = factors(channel, t, whole)
        yield BrutePulse(t, exact(channel.amplitude_ma) * sign * amplitude, duration)


def session(section, channel):
    """All pulses of a channel in its section, in time order."""
    cycle, end = cycle_s(section), section_s(section)
    start = exact(channel.delay_s)
    if channel.window is not None:
        start += part_of_cycle(channel)[0] * cycle
    continuous = section.on_s is None and channel.window is None
    begin = start if continuous else start % cycle
    found = []
    while begin <= end - NANOSECOND:
        found += [
            BrutePulse(begin + p.onset_s, p.amplitude_ma, p.ratio)
            for p in train(section, channel, end - begin)
        ]
        begin += cycle
    return found


def current_ma(section, channel, t):
    """The current at an exact time of the section (rectangular shapes)."""
    for pulse in session(section, channel):
        for start, end, level, gap in pieces(channel.pulse):
            a = pulse.onset_s + ((start - gap) * pulse.ratio + gap) * MICROSECOND
            b = pulse.onset_s + ((end - gap) * pulse.ratio + gap) * MICROSECOND
            if a <= t < b:
                return pulse.amplitude_ma * level
    return Fraction(0)
