"""Sampling 60 s at 100 kHz against filling an array of that size, and against numpy and scipy."""

import numpy as np
from scipy import signal

from benchmarks.bench_core import nmes
from benchmarks.measure import Row, ratio
from wavesim.core.carriers import Interferential, SineCarrier
from wavesim.core.channel import Channel
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicAsymmetric, BiphasicSymmetric, Pulse, SineBurst
from wavesim.core.section import Section
from wavesim.core.timing import Burst, Constant, Jittered, Timing
from wavesim.io.sampler import sample

RATE_HZ, WINDOW_S = 100_000.0, 60.0
SAMPLES = int(RATE_HZ * WINDOW_S)


def filled() -> object:
    """What any sampler must do at least."""
    found = np.empty(SAMPLES)
    found.fill(40.0)
    return found


def steady(pulse: Pulse, timing: Timing, **modulation: float | str) -> Program:
    """A minute without a pause."""
    channel = Channel(
        name="one", amplitude_ma=40.0, pulse=pulse, timing=timing,
        modulation=Modulation(**modulation),  # type: ignore[arg-type]
    )  # fmt: skip
    section = Section(name="work", duration_min=1.0, channel=(channel,))
    return Program(schema=1, id="bench", title="Bench", condition="other", section=(section,))


def tiled() -> object:
    """The numpy habit: one period, repeated; its 50 Hz fit the samples, other rates drift."""
    period = np.zeros(int(RATE_HZ / 50.0))
    period[:25], period[25:50] = 40.0, -40.0
    return np.tile(period, int(WINDOW_S * 50))


def square() -> object:
    """The scipy habit: two square waves, the second a phase later."""
    time_s = np.arange(SAMPLES) / RATE_HZ
    turn = 2.0 * np.pi * 50.0
    first = signal.square(turn * time_s, duty=0.0125) + 1.0
    second = signal.square(turn * (time_s - 250e-6), duty=0.0125) + 1.0
    return 20.0 * (first - second)


PULSE = BiphasicSymmetric(phase_duration_us=250.0)
SHORT = BiphasicSymmetric(phase_duration_us=20.0)
KINDS: dict[str, Program] = {
    "NMES 50 Hz, on/off, ramps": nmes(2.0),
    "50 Hz": steady(PULSE, Constant(frequency_hz=50.0)),
    "37.3 Hz": steady(PULSE, Constant(frequency_hz=37.3)),
    "100 Hz, asymmetric": steady(
        BiphasicAsymmetric(phase_duration_us=100.0, recovery_ratio=0.25),
        Constant(frequency_hz=100.0),
    ),
    "1 kHz": steady(PULSE, Constant(frequency_hz=1000.0)),
    "100 Hz, modulated": steady(
        PULSE, Constant(frequency_hz=100.0), amplitude_depth_fraction=0.5,
        amplitude_modulation_hz=1.0,
    ),
    "10 kHz": steady(SHORT, Constant(frequency_hz=10_000.0)),
    "bursts of 7 at 100 Hz": steady(
        PULSE, Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0)
    ),
    "Russian, 50 bursts a second": steady(
        SineBurst(carrier_frequency_hz=2500.0, cycle_count=25), Constant(frequency_hz=50.0)
    ),
    "35 Hz, jittered": steady(PULSE, Jittered(frequency_hz=35.0, jitter_fraction=0.3, seed=1)),
}  # fmt: skip
DIFFERENT: dict[str, Program] = {
    "9.973 kHz": steady(SHORT, Constant(frequency_hz=9973.0)),
    "997.3 Hz, modulated": steady(
        PULSE, Constant(frequency_hz=997.3), amplitude_depth_fraction=0.5,
        amplitude_modulation_hz=1.0,
    ),
    "50 Hz, phase duration modulated": steady(
        PULSE, Constant(frequency_hz=50.0), phase_duration_depth_fraction=0.5,
        phase_duration_modulation_hz=1.0,
    ),
}  # fmt: skip
"""No two pulses alike, or a repetition of 10 s: the cost is that of 3,000 to 100,000 pulses."""
CARRIERS: dict[str, Program] = {
    words: Program(
        schema=1, id="bench", title="Bench", condition="other",
        section=(
            Section(
                name="work", duration_min=1.0,
                channel=(Channel(name="one", amplitude_ma=40.0, carrier=carrier),),
            ),
        ),
    )
    for words, carrier in {
        "sine of 4 kHz": SineCarrier(carrier_frequency_hz=4000.0),
        "interferential, beat 100 Hz": Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0),
    }.items()
}  # fmt: skip
"""Every sample is written, and its sum is taken for the report."""


def rows() -> list[Row]:
    """The rows of this file."""
    found = [
        ratio(f"60 s at 100 kHz: {words}",
              lambda work=work: sample(work, RATE_HZ, 0.0, WINDOW_S),
              "np.empty and fill", filled, bound)
        for kinds, bound in ((KINDS, 1.5), (DIFFERENT, 6.0), (CARRIERS, 6.0))
        for words, work in kinds.items()
    ]  # fmt: skip
    work = KINDS["50 Hz"]
    found.append(
        ratio("60 s at 100 kHz: 50 Hz, point samples",
              lambda: sample(work, RATE_HZ, 0.0, WINDOW_S, rule="point"),
              "np.empty and fill", filled, 4.0)
    )  # fmt: skip
    found += [
        ratio("60 s at 100 kHz: 50 Hz",
              lambda: sample(work, RATE_HZ, 0.0, WINDOW_S), words, habit, 1.5, runs=runs)
        for words, habit, runs in (
            ("numpy, one period tiled", tiled, 50), ("scipy.signal.square", square, 5)
        )
    ]  # fmt: skip
    return found
