"""Dose, lowering and trace: against numpy habits, and a night against a minute."""

import numpy as np

from benchmarks.measure import Row, at_most, ratio
from wavesim.analysis.dose import dose
from wavesim.analysis.trace import trace
from wavesim.core.channel import Channel, Electrode
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicSymmetric
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.timing import Constant

COLUMNS = 1600


def nmes(minutes: float, on_off: tuple[float, float] | None = (10.0, 20.0)) -> Program:
    """50 Hz, 250 us, 40 mA with ramps of 2 and 1 s."""
    on_s, off_s = on_off or (None, None)
    channel = Channel(
        name="one",
        amplitude_ma=40.0,
        electrode=Electrode(area_cm2=25.0),
        pulse=BiphasicSymmetric(phase_duration_us=250.0),
        timing=Constant(frequency_hz=50.0),
        modulation=Modulation(ramp_up_s=2.0, ramp_down_s=1.0),
    )
    section = Section(name="work", duration_min=minutes, on_s=on_s, off_s=off_s, channel=(channel,))
    return Program(schema=1, id="bench", title="Bench", condition="other", section=(section,))


def event_list() -> tuple[float, float, float]:
    """The plain numpy habit: the events of one cycle as arrays, and three sums over them."""
    onset = np.arange(500) / 50.0
    ramp = np.minimum(1.0, np.minimum(onset / 2.0, (10.0 - onset) / 1.0))
    amplitude = 40.0 * ramp
    return float(amplitude.sum()), float((amplitude**2).sum()), float(np.abs(amplitude).max())


def cold(work: Program) -> object:
    """The whole dose document with nothing remembered."""
    lower.cache_clear()
    return dose(work).as_dict()


def lowered(work: Program) -> object:
    """Lowering alone, with nothing remembered."""
    lower.cache_clear()
    return lower(work.section[0], 0)


def rows() -> list[Row]:
    """The rows of this file."""
    work = nmes(30.0)
    found = [
        at_most("dose document, 30 min, cold", lambda: cold(work), 1e-3),
        ratio("dose document, 30 min, cold", lambda: cold(work), "numpy event list of one cycle",
              event_list, 12.0, runs=300),
    ]  # fmt: skip
    for words, on_off in (("cyclic", (10.0, 20.0)), ("continuous", None)):
        day, minute = nmes(1440.0, on_off), nmes(1.0, on_off)
        for what, call in (("lowering", lowered), ("dose", cold)):
            found.append(
                ratio(f"{what} of 24 h, {words}", lambda call=call, day=day: call(day),
                      "the same of 1 min", lambda call=call, minute=minute: call(minute),
                      1.5, runs=300)
            )  # fmt: skip
        for span in (200e-6, 20e-3, 1.0, 30.0, None):
            words_span = "whole session" if span is None else f"{span:g} s"
            found.append(
                ratio(f"trace of {words_span} in 24 h, {words}",
                      lambda day=day, span=span: trace(day, 0.0, span or 86_400.0, COLUMNS),
                      "the same in 1 min",
                      lambda minute=minute, span=span: trace(minute, 0.0, span or 60.0, COLUMNS),
                      1.5, runs=100)
            )  # fmt: skip
    for span in (200e-6, 20e-3, 1.0, 30.0, 1800.0):
        start = 0.0 if span == 1800.0 else 4.0
        found.append(
            at_most(f"trace of {span:g} s in 1600 columns",
                    lambda start=start, span=span: trace(work, start, start + span, COLUMNS),
                    1.5e-3)
        )  # fmt: skip
    return found
