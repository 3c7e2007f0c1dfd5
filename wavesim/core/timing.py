"""All timing kinds.

To add one: copy a neighbour in its module, write its methods, add the class to `TIMINGS`.
"""

from wavesim.core.timing_base import SAME_TIME_S, Pattern, Timing
from wavesim.core.timing_irregular import Jittered, Listed, Sweep
from wavesim.core.timing_regular import Burst, Constant, Nlet

__all__ = [
    "SAME_TIME_S",
    "TIMINGS",
    "Burst",
    "Constant",
    "Jittered",
    "Listed",
    "Nlet",
    "Pattern",
    "Sweep",
    "Timing",
]

TIMINGS: dict[str, type[Timing]] = {
    cls.kind: cls for cls in (Constant, Burst, Nlet, Sweep, Jittered, Listed)
}
