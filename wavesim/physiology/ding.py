"""Force after Ding, Wexler, Binder-Macleod: constants of 2003, and of 2007 with phase duration.

Ding 2003: J Electromyogr Kinesiol 13:575; healthy quadriceps, isometric. Ding 2007: Muscle Nerve
36:214. Neither paper was read; constants and equations are those of public code. The equations
stand in `kernel.py`.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wavesim.physiology.constants import Constant

DING_2003_SOURCE = "Ding, Wexler, Binder-Macleod 2003, J Electromyogr Kinesiol 13:575"
DING_2007_SOURCE = "Ding, Chou, Kesar et al. 2007, Muscle Nerve 36:214"

_R0 = Constant("R0_minus_Km", 1.04, "", "magnitude of the enhancement by the pulse before, less Km")

DING_2003 = (
    Constant("tc", 0.020, "s", "decay of the calcium transient", low=0.0),
    Constant("A0", 3009.0, "N/s", "scale of the force, rested", low=0.0),
    Constant("tau1", 0.050957, "s", "relaxation without bound cross-bridges, rested", low=0.0),
    Constant("tau2", 0.060, "s", "added by friction of bound cross-bridges", low=0.0),
    Constant("Km", 0.103, "", "calcium-troponin at half of the cross-bridges, rested", low=0.0),
    _R0,
)

DING_2007 = (
    Constant("tc", 0.011, "s", "decay of the calcium transient", low=0.0),
    Constant("A0", 4920.0, "N/s", "scale of the force at long phases (A_scale), rested", low=0.0),
    Constant("tau1", 0.060601, "s", "relaxation without bound cross-bridges, rested", low=0.0),
    Constant("tau2", 0.001, "s", "added by friction of bound cross-bridges", low=0.0),
    Constant("Km", 0.137, "", "calcium-troponin at half of the cross-bridges, rested", low=0.0),
    _R0,
    Constant("pd0", 131.405e-6, "s", "phase duration below which nothing is recruited", low=0.0),
    Constant("pdt", 194.138e-6, "s", "growth of the recruitment with phase duration", low=0.0),
)


def duration_scale(phase_duration_us: ArrayLike, pd0: float, pdt: float) -> NDArray[np.float64]:
    """Part of A that a phase duration recruits: 1 - exp(-(d - pd0)/pdt), 0 below pd0 [s]."""
    beyond = np.maximum(np.asarray(phase_duration_us, dtype=np.float64) * 1e-6 - pd0, 0.0)
    return np.asarray(-np.expm1(-beyond / pdt))
