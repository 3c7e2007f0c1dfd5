"""Fatigue and recovery: Ding's, driven by force, and Riener's, driven by stimulation and frequency.

Ding's constants are those of public code, the rate corrected as in Doll, Kirsch, Sharma 2015.
Riener 1998 (after Veltink) acts as a factor on the force; what it knows of frequency is from
memory of the paper. Neither paper was read.
"""

import math
from typing import Literal

from wavesim.physiology.constants import Constant

FatigueName = Literal["none", "ding", "riener1998"]

DING_FATIGUE = (
    Constant("tf", 127.0, "s", "recovery of A, tau1 and Km", low=0.0),
    Constant("aA", -0.4, "1/s2", "fall of A with force"),
    Constant("aT", 2.1e-5, "1/N", "growth of tau1 with force"),
    Constant("aK", 1.9e-5, "1/(s N)", "growth of Km with force"),
)

_MEMORY = "Riener, Quintern, Schmidt 1996; Riener, Fuhr 1998"

RIENER_1998 = (
    Constant("Ta", 0.26, "s", "effort follows stimulation", low=0.0),
    Constant("mu_min", 0.2, "", "fitness that lasting stimulation leaves", low=0.0),
    Constant("T_fat", 30.0, "s", "fall of the fitness", low=0.0),
    Constant("T_rec", 50.0, "s", "recovery of the fitness", low=0.0),
    Constant("b", 0.6, "", "part of the effort that depends on frequency", _MEMORY, read=False),
)

FATIGUES: dict[FatigueName, tuple[Constant, ...]] = {
    "none": (),
    "ding": DING_FATIGUE,
    "riener1998": RIENER_1998,
}


def fitness_after(
    fitness: float,
    effort: float,
    time_s: float,
    *,
    mu_min: float = 0.2,
    t_fat_s: float = 30.0,
    t_rec_s: float = 50.0,
) -> float:
    """Riener's fitness after a time of constant effort (0 to 1), in closed form."""
    rate = effort / t_fat_s + (1.0 - effort) / t_rec_s
    end = (mu_min * effort / t_fat_s + (1.0 - effort) / t_rec_s) / rate
    return end + (fitness - end) * math.exp(-rate * time_s)


def frequency_share(frequency_hz: float, b: float = 0.6) -> float:
    """Part of the effort that a rate costs: 1 - b + b (f/100)^2 below 100 Hz, 1 from there on."""
    return 1.0 - b + b * min(frequency_hz / 100.0, 1.0) ** 2
