"""Current after Hmed et al. 2018: the current scales the calcium that a pulse sets free.

Hmed et al. 2018, Comput Biol Med 101:218; not read, constants are those of public code. Everything
else is Ding 2003.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wavesim.physiology.constants import Constant
from wavesim.physiology.ding import DING_2003

HMED_SOURCE = "Hmed, Bakir, Garnier, Ben Ali, Binczak 2018, Comput Biol Med 101:218"

HMED_2018 = (
    *DING_2003,
    Constant("ar", 0.586, "", "scale of the recruitment"),
    Constant("bs", 0.026, "1/mA", "growth of the recruitment with the current"),
    Constant("Is", 63.1, "mA", "current at the middle of the recruitment"),
    Constant("cr", 0.833, "", "offset of the recruitment"),
)


def current_lam(
    amplitude_ma: ArrayLike,
    ar: float,
    bs: float,
    Is: float,  # noqa: N803 - named as in the paper, and replaced by that name
    cr: float,
) -> NDArray[np.float64]:
    """Factor on the calcium input: ar (tanh(bs (I - Is)) + cr), never below 0 (17.0 mA)."""
    current = np.abs(np.asarray(amplitude_ma, dtype=np.float64))
    return np.maximum(ar * (np.tanh(bs * (current - Is)) + cr), 0.0)
