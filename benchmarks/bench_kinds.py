"""Every kind of the vocabulary: lowering, dose and trace, and whether a day costs a minute.

At the end the same minute by the habits of numpy and scipy, and by pulse2percept 0.11 where
WAVESIM_PEER_PYTHON names an interpreter that has it: time, memory and error side by side.
"""

import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy import signal

from benchmarks.measure import Row, at_most, fastest, ratio
from wavesim.analysis import carrier_course
from wavesim.analysis.carrier_train import carrier_train
from wavesim.analysis.dose import dose
from wavesim.analysis.trace import trace
from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicSymmetric
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.timing import Constant
from wavesim.io.files import load
from wavesim.io.presets import presets

COLUMNS = 1600
MINUTE_S = 60.0
RATE_HZ = 100_000.0
AMPLITUDE_MA = 40.0
DOSE_S, CARRIER_S, SWEPT_S, TRACE_S = 1e-3, 20e-3, 1.0, 1.5e-3
"""Dose of pulses, of a carrier that repeats, of one that does not: all its half-cycles; a trace."""


def lasting(work: Program, minutes: float) -> Program:
    """The same currents for another time; what has cycles keeps them."""
    part = replace(work.section[0], duration_min=minutes, cycle_count=None)
    return replace(work, section=(part,), application=None)


def kinds() -> dict[str, Program]:
    """One program for each word: the presets for teaching, those of a course apart."""
    names = [name for name in presets() if name.startswith("teach-")]
    return {name.removeprefix("teach-"): load(name) for name in names}


def forget() -> None:
    """As at the first time."""
    lower.cache_clear()
    carrier_train.cache_clear()
    carrier_course._until.cache_clear()


def lowered(work: Program) -> object:
    """Pulse table or carrier's train of the first channel, with nothing remembered."""
    forget()
    section = work.section[0]
    return carrier_train(section, 0) if section.channel[0].carrier else lower(section, 0)


def dosed(work: Program) -> object:
    """The whole dose document with nothing remembered."""
    forget()
    return dose(work).as_dict()


def drawn(work: Program, span_s: float = 1.0) -> object:
    """The trace of a window, with what an edit makes anew."""
    forget()
    return trace(work, 0.0, span_s, COLUMNS)


def rows() -> Iterator[Row]:
    """The rows of this file."""
    for name, work in kinds().items():
        minute, day = lasting(work, 1.0), lasting(work, 1440.0)
        most_s, runs = bound(work)
        for what, call in (("lowering", lowered), ("dose", dosed), ("trace of 1 s", drawn)):
            yield ratio(f"{what}, {name}, 24 h", lambda call=call, day=day: call(day),
                        "the same of 1 min", lambda call=call, minute=minute: call(minute),
                        1.5, runs=runs)  # fmt: skip
        yield at_most(f"dose, {name}", lambda work=minute: dosed(work), most_s, runs=runs)
        for span_s in (0.01, 1.0, MINUTE_S):
            yield at_most(f"trace of {span_s:g} s, {name}",
                          lambda work=minute, span_s=span_s: drawn(work, span_s),
                          TRACE_S, runs=30)  # fmt: skip
    yield from habits()


def bound(work: Program) -> tuple[float, int]:
    """Most seconds of a dose, and how often it is measured."""
    carrier = work.section[0].channel[0].carrier
    if carrier is None:
        return DOSE_S, 30
    return (SWEPT_S, 3) if getattr(carrier, "sweep_s", None) else (CARRIER_S, 30)


@dataclass(frozen=True)
class Side:
    """Time, memory and error of one way to the same minute; `kept` where it may not err."""

    name: str
    seconds: float
    peak_bytes: int
    pulses: int
    direct_ua: float
    charge_error: float
    onset_error_s: float
    exact: bool

    @property
    def kept(self) -> bool:
        """Whether what claims to be exact is."""
        return not self.exact or (
            abs(self.direct_ua) < 1e-9
            and abs(self.charge_error) < 1e-12
            and abs(self.onset_error_s) < 1e-9
        )

    def words(self) -> str:
        """The line as text."""
        return (
            f"{self.name:58} {self.seconds * 1e3:10.3f} ms {self.peak_bytes / 1e6:8.3f} MB "
            f"{self.pulses:6d} pulses {self.direct_ua:10.3g} uA DC "
            f"{self.charge_error:+9.2%} charge {self.onset_error_s * 1e3:+8.3f} ms at the last one"
        )


def habits() -> Iterator[Side]:
    """A minute of a regular train three ways: a dose here, samples there."""
    for rate_hz, phase_us in ((30.0, 255.0), (83.3, 245.0), (100.0, 300.0)):
        words = f"60 s of {rate_hz:g} Hz, {phase_us:g} us"
        yield exact_side(words, rate_hz, phase_us)
        for habit, samples in (("scipy.signal.square", square), ("numpy, one period tiled", tiled)):
            yield sampled_side(f"{words}: {habit}", samples, rate_hz, phase_us)
        if python := os.environ.get("WAVESIM_PEER_PYTHON"):
            yield peer_side(f"{words}: pulse2percept 0.11", python, rate_hz, phase_us)
    if "WAVESIM_PEER_PYTHON" not in os.environ:
        print("pulse2percept: not measured, WAVESIM_PEER_PYTHON is not set", file=sys.stderr)


def regular(rate_hz: float, phase_us: float) -> Program:
    """A minute without a pause."""
    channel = Channel(name="one", amplitude_ma=AMPLITUDE_MA,
                      pulse=BiphasicSymmetric(phase_duration_us=phase_us),
                      timing=Constant(frequency_hz=rate_hz))  # fmt: skip
    section = Section(name="work", duration_min=1.0, channel=(channel,))
    return Program(schema=1, id="bench", title="Bench", condition="other", section=(section,))


def exact_side(words: str, rate_hz: float, phase_us: float) -> Side:
    """Ours: the dose, and the last onset of the pulse table."""
    work = regular(rate_hz, phase_us)
    found = dose(work).as_dict()["sections"][0]["channels"][0]
    pulses = found["pulses_per_session"]
    onset_s = float(lower(work.section[0], 0).onset_s(pulses - 1))
    return Side(
        f"{words}: dose", *cost(lambda: dosed(work)), pulses, found["net_dc_plateau_ua"],
        found["total_charge_mc"] * 1e3 / true_charge_uc(rate_hz, phase_us) - 1.0,
        onset_s - (pulses - 1) / rate_hz, exact=True,
    )  # fmt: skip


def sampled_side(words: str, samples: Callable, rate_hz: float, phase_us: float) -> Side:
    """A habit: its samples, and what they hold."""
    current = samples(rate_hz, phase_us)
    starts = np.flatnonzero((current > 0.0) & (np.roll(current, 1) <= 0.0))
    total_uc = np.abs(current).sum() / RATE_HZ * 1e3
    return Side(
        words, *cost(lambda: samples(rate_hz, phase_us)), len(starts), current.mean() * 1e3,
        total_uc / true_charge_uc(rate_hz, phase_us) - 1.0,
        starts[-1] / RATE_HZ - (len(starts) - 1) / rate_hz, exact=False,
    )  # fmt: skip


def peer_side(words: str, python: str, rate_hz: float, phase_us: float) -> Side:
    """The peer's own vertices, in its own environment."""
    script = Path(__file__).with_name("peer_minute.py")
    command = [python, str(script), str(rate_hz), str(phase_us)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(told.stdout)
    return Side(
        words, found["seconds"], found["peak_bytes"], found["pulses"], found["direct_ua"],
        found["charge_uc"] / true_charge_uc(rate_hz, phase_us) - 1.0,
        found["last_onset_s"] - (found["pulses"] - 1) / rate_hz, exact=False,
    )  # fmt: skip


def true_charge_uc(rate_hz: float, phase_us: float) -> float:
    """Of all magnitudes in a minute, by hand: pulses, two phases each."""
    pulses = int(np.ceil(round(rate_hz * MINUTE_S, 6)))
    return pulses * 2.0 * AMPLITUDE_MA * phase_us / 1e3


def cost(work: Callable[[], object]) -> tuple[float, int]:
    """Fastest seconds, and the most memory held at a time [bytes], measured apart."""
    (seconds,) = fastest(work, runs=5)
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds, peak


def square(rate_hz: float, phase_us: float) -> np.ndarray:
    """Two square waves, the second a phase later."""
    time_s = np.arange(int(RATE_HZ * MINUTE_S)) / RATE_HZ
    turn, phase_s = 2.0 * np.pi * rate_hz, phase_us * 1e-6
    first = signal.square(turn * time_s, duty=rate_hz * phase_s)
    second = signal.square(turn * (time_s - phase_s), duty=rate_hz * phase_s)
    return 0.5 * AMPLITUDE_MA * (first - second)


def tiled(rate_hz: float, phase_us: float) -> np.ndarray:
    """One period in whole samples, repeated and cut."""
    wide = round(phase_us * 1e-6 * RATE_HZ)
    period = np.zeros(round(RATE_HZ / rate_hz))
    period[:wide], period[wide : 2 * wide] = AMPLITUDE_MA, -AMPLITUDE_MA
    count = int(RATE_HZ * MINUTE_S)
    return np.tile(period, -(-count // len(period)))[:count]
