"""Strength and duration: the current at threshold for a rectangular cathodic pulse.

Weiss 1901 and Lapicque 1907; with surface pads on human nerve Weiss fits best (Mogyoros, Kiernan,
Burke 1996, Brain 119:439). In Weiss' law the time constant equals the chronaxie.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def weiss_ma(phase_duration_us: ArrayLike, rheobase_ma: float, chronaxie_us: float) -> Floats:
    """Threshold [mA] = rheobase (1 + chronaxie / duration); no duration never excites: infinite.

    phase_duration_us: 0 or more [us]. rheobase_ma: threshold of an endless pulse [mA].
    chronaxie_us: duration at twice the rheobase [us].
    """
    phase_us = np.asarray(phase_duration_us, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return np.asarray(rheobase_ma * (1.0 + chronaxie_us / phase_us))


def weiss_charge_uc(
    phase_duration_us: ArrayLike, rheobase_ma: float, chronaxie_us: float
) -> Floats:
    """Charge at threshold [uC] = rheobase (duration + chronaxie): a straight line."""
    phase_us = np.asarray(phase_duration_us, dtype=np.float64)
    return np.asarray(rheobase_ma * (phase_us + chronaxie_us) * 1e-3)


def lapicque_ma(phase_duration_us: ArrayLike, rheobase_ma: float, chronaxie_us: float) -> Floats:
    """Threshold [mA] = rheobase / (1 - 2^(-duration / chronaxie)): a leaky membrane."""
    phase_us = np.asarray(phase_duration_us, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return np.asarray(rheobase_ma / -np.expm1(-phase_us / membrane_us(chronaxie_us)))


def rheobase_ma(threshold_ma: float, at_us: float, chronaxie_us: float) -> float:
    """Rheobase [mA] in Weiss' law of a class whose threshold at one phase duration is known."""
    return threshold_ma / (1.0 + chronaxie_us / at_us)


def membrane_us(chronaxie_us: float) -> float:
    """Time constant [us] of the linear membrane with this chronaxie."""
    return chronaxie_us / math.log(2.0)
