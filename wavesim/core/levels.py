"""Ramp, modulation and reversal as functions of the time in the train (contract 1.5)."""

from typing import Literal

import numpy as np

from wavesim.core.modulation import Modulation
from wavesim.core.table import Floats
from wavesim.core.timing_base import SAME_TIME_S


def ramp_level(modulation: Modulation, time_s: Floats, train_s: float) -> Floats:
    """The ramp's factor: 1 on the plateau."""
    level = np.ones(len(time_s))
    start = modulation.ramp_start_fraction
    up_s, down_s = modulation.ramp_up_s, modulation.ramp_down_s
    if up_s:
        rising = time_s <= up_s - SAME_TIME_S
        level[rising] = start + (1.0 - start) * time_s[rising] / up_s
    if down_s:
        falling = time_s >= train_s - down_s + SAME_TIME_S
        level[falling] = start + (1.0 - start) * (train_s - time_s[falling]) / down_s
    return level


def modulation_level(
    modulation: Modulation, what: Literal["amplitude", "phase_duration"], time_s: Floats
) -> Floats:
    """The modulation's factor on amplitude or phase duration; it begins at full strength."""
    rate_hz = getattr(modulation, f"{what}_modulation_hz")
    if rate_hz is None:
        return np.ones(len(time_s))
    depth = getattr(modulation, f"{what}_depth_fraction")
    # Within 1 ns of a step it is the step's own time.
    part = (time_s + SAME_TIME_S) * rate_hz % 1.0 - SAME_TIME_S * rate_hz
    wave: Floats = {
        "sine": lambda y: 0.5 - 0.5 * np.cos(2.0 * np.pi * y),
        "triangle": lambda y: 1.0 - np.abs(2.0 * y - 1.0),
        "step": lambda y: (y >= 0.5 - SAME_TIME_S * rate_hz).astype(np.float64),
    }[modulation.modulation_pattern](part)
    return np.asarray(1.0 - depth * wave)


def direction(modulation: Modulation, time_s: Floats) -> Floats:
    """+1, and -1 where the current is reversed."""
    if modulation.polarity_reversal_s is None:
        return np.ones(len(time_s))
    turns = np.floor((time_s + SAME_TIME_S) / modulation.polarity_reversal_s)
    return np.asarray(1.0 - 2.0 * (turns % 2.0))
