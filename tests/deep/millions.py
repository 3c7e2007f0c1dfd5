"""Number and time of pulses are inverse, for millions of pulses at awkward rates.

`python -m tests.deep.millions [pulses]`; exit status 1 where one is not. The time of every pulse is
also held against the exact fraction k / f in integers.
"""

import sys
from collections.abc import Iterator

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.pulses import Monophasic
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.table import PulseTable
from wavesim.core.timing import Burst, Constant, Jittered, Nlet, Sweep, Timing

AT_A_TIME = 1_000_000
HALF_NS = 0.5e-9
RATES_HZ = ("0.7", "3", "30", "35", "37.3", "83.3", "100", "333.33", "997.3")
"""Decimals as written, so that the exact onset is a fraction of integers."""
OTHERS: dict[str, Timing] = {
    "burst": Burst(frequency_hz=83.3, pulses_per_burst=7, burst_frequency_hz=3.7),
    "nlet": Nlet(frequency_hz=37.3, pulses_per_nlet=3, nlet_interval_ms=5.1),
    "catch-like": Nlet(frequency_hz=37.3, pulses_per_nlet=3, nlet_interval_ms=5.1, first_only=True),
    "sweep": Sweep(frequency_hz=7.3, frequency_end_hz=83.3, sweep_s=6.1),
    "jittered": Jittered(frequency_hz=37.3, jitter_fraction=0.7, seed=3),
}


def table(timing: Timing, on_off: tuple[float, float] | None) -> PulseTable:
    """Pulses of a day, continuous or in trains."""
    on_s, off_s = on_off or (None, None)
    pulse = Monophasic(phase_duration_us=100.0)
    channel = Channel(name="one", amplitude_ma=1.0, pulse=pulse, timing=timing)
    section = Section(name="day", duration_min=1440.0, on_s=on_s, off_s=off_s, channel=(channel,))
    return lower(section, 0)


def numbers(count: int) -> Iterator[np.ndarray]:
    """All pulse numbers, a part at a time."""
    for first in range(0, count, AT_A_TIME):
        yield np.arange(first, min(first + AT_A_TIME, count))


def inverse_faults(found: PulseTable, count: int) -> int:
    """Pulses whose number is not found again at, half a nanosecond before or behind the onset."""
    wrong = 0
    for number in numbers(count):
        onset_s = found.onset_s(number)
        wrong += int((found.before(onset_s) != number).sum())
        wrong += int((found.before(onset_s - HALF_NS) != number).sum())
        # 1 ns counts as the same time; a microsecond later the pulse has begun.
        wrong += int((found.before(onset_s + 1e-6) != number + 1).sum())
    return wrong


def worst_onset_s(found: PulseTable, count: int, rate_hz: str) -> float:
    """Largest distance from k / f; remainders in integers, so that nothing cancels."""
    whole, _dot, digits = rate_hz.partition(".")
    scale = 10 ** len(digits)
    rate = int(whole + digits)
    worst = 0.0
    for number in numbers(count):
        seconds, rest = np.divmod(number * scale, rate)
        exact_rest = rest / rate
        worst = max(worst, float(np.abs((found.onset_s(number) - seconds) - exact_rest).max()))
    return worst


def main(most: int) -> int:
    """Print a line for each rate and kind."""
    wrong = 0
    for rate_hz in RATES_HZ:
        found = table(Constant(frequency_hz=float(rate_hz)), None)
        count = min(found.total, most)
        faults, off_s = inverse_faults(found, count), worst_onset_s(found, count, rate_hz)
        # A day in doubles is told to 15 ps.
        wrong += faults + (off_s > 30e-12)
        print(f"{rate_hz} Hz: {count} pulses, {faults} wrong, onset {off_s * 1e12:.1f} ps off")
    for name, timing in OTHERS.items():
        for words, on_off in (("a day", None), ("trains of 9.7 s", (9.7, 20.3))):
            if on_off is None and timing.repeating() is None:
                continue
            found = table(timing, on_off)
            count = min(found.total, most)
            faults = inverse_faults(found, count)
            wrong += faults
            print(f"{name}, {words}: {count} pulses, {faults} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000))
