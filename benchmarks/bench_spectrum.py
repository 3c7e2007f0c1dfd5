"""Spectra and mean squares: a night against a minute, and against numpy habits.

The habits: the FFT of a fine sampling, which is the least one does, and a sum of phases over all
pulses one by one.
"""

import numpy as np

from benchmarks.bench_core import nmes
from benchmarks.measure import Row, at_most, ratio
from wavesim.analysis.current import current_ma
from wavesim.analysis.mean_square import mean_square_ma2
from wavesim.analysis.spectrum import line_spectrum, spectrum
from wavesim.core.channel import Channel
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicSymmetric
from wavesim.core.schedule import session_table
from wavesim.core.section import Section
from wavesim.core.timing import Constant

FREQUENCIES = np.linspace(0.0, 5000.0, 1000)


def modulated(minutes: float) -> Program:
    """50 Hz whose amplitude swells: no two pulses of the train are alike."""
    channel = Channel(
        name="one",
        amplitude_ma=40.0,
        pulse=BiphasicSymmetric(phase_duration_us=250.0),
        timing=Constant(frequency_hz=50.0),
        modulation=Modulation(amplitude_depth_fraction=0.5, amplitude_modulation_hz=0.37),
    )
    section = Section(name="work", duration_min=minutes, channel=(channel,))
    return Program(schema=1, id="bench", title="Bench", condition="other", section=(section,))


def sampled(work: Program) -> object:
    """One second at 1 MHz and its FFT."""
    return np.fft.rfft(current_ma(work, np.arange(1_000_000) * 1e-6))


def pulse_by_pulse(work: Program) -> object:
    """The phases of all pulses at once, and their sum; the pulse itself left out."""
    pulses = session_table(work).pulses()
    phases = np.exp(-2j * np.pi * FREQUENCIES[:, None] * pulses.onset_s)
    return phases @ pulses.amplitude_ma


def rows() -> list[Row]:
    """The rows of this file."""
    work, found = nmes(30.0), []
    for words, on_off in (("cyclic", (10.0, 20.0)), ("continuous", None)):
        day, minute = nmes(1440.0, on_off), nmes(1.0, on_off)
        found += [
            ratio(f"spectrum of 24 h, 1000 frequencies, {words}",
                  lambda day=day: spectrum(day, 0.0, 86_400.0, FREQUENCIES),
                  "the same of 1 min",
                  lambda minute=minute: spectrum(minute, 0.0, 60.0, FREQUENCIES), 1.5),
            ratio(f"mean square of 24 h, {words}",
                  lambda day=day: mean_square_ma2(day, 0.0, 86_400.0), "the same of 1 min",
                  lambda minute=minute: mean_square_ma2(minute, 0.0, 60.0), 1.5, runs=300),
        ]  # fmt: skip
    found.append(
        ratio("spectrum of 1 s, 1000 frequencies",
              lambda: spectrum(work, 3.0, 4.0, FREQUENCIES), "FFT of 1 s at 1 MHz",
              lambda: sampled(work), 0.1, runs=5)
    )  # fmt: skip
    swelling, minute = modulated(60.0), modulated(1.0)
    found.append(
        ratio("spectrum of 1 min, modulated, 1000 frequencies",
              lambda: spectrum(minute, 0.0, 60.0, FREQUENCIES), "phases pulse by pulse",
              lambda: pulse_by_pulse(minute), 0.2, runs=5)
    )  # fmt: skip
    found.append(
        at_most("spectrum of 1 h, modulated, 1000 frequencies",
                lambda: spectrum(swelling, 0.0, 3600.0, FREQUENCIES), 0.5, runs=5)
    )  # fmt: skip
    found.append(
        at_most("line spectrum to 5 kHz", lambda: line_spectrum(work, 5000.0), 1e-3)
    )  # fmt: skip
    return found
