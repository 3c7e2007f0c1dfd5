"""A second, slow route to the pulses of a channel: contract 1.3 to 1.5 in exact fractions.

Written from the contract's sentences alone; shares no code with the package. Every number is read
as the decimal it was written as (`Fraction(str(x))`), so there is no rounding to agree about.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import count

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
    """Endless onsets from the start of a train."""
    if timing.kind == "constant":
        yield from (k / exact(timing.frequency_hz) for k in count())
    for k in count():
        for j in range(timing.pulses_per_burst):
            yield k / exact(timing.burst_frequency_hz) + j / exact(timing.frequency_hz)


def cycle_s(section):
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


def train_s(section, channel):
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


def train(section, channel, available):
    """The pulses of one train that has `available` seconds until the end of the section."""
    whole = train_s(section, channel)
    length = length_s(channel.pulse)
    for number, t in enumerate(train_onsets(channel.timing)):
        if t + length >= min(whole, available) + NANOSECOND:
            return
        g = ramp(channel.modulation, t, whole)
        sign = {
            "cathodic_first": 1,
            "anodic_first": -1,
            "alternating": 1 if number % 2 == 0 else -1,
        }[channel.pulse.polarity]
        on_amplitude = channel.modulation.ramp_kind == "amplitude"
        amplitude = exact(channel.amplitude_ma) * sign
        yield BrutePulse(
            t, amplitude * g if on_amplitude else amplitude, Fraction(1) if on_amplitude else g
        )


def session(section, channel):
    """All pulses of a channel in its section, in time order."""
    cycle, end = cycle_s(section), section_s(section)
    start = exact(channel.delay_s) if section.on_s is None else exact(channel.delay_s) % cycle
    found, begin = [], start
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
