"""All timing kinds, by their name.

To add one: copy a neighbour in its module, write its methods, add a line to `TIMINGS`.
"""

from typing import TYPE_CHECKING

from wavesim.core.kinds import Kinds
from wavesim.core.timing_base import SAME_TIME_S, Pattern, Timing

if TYPE_CHECKING:
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

TIMINGS: Kinds[Timing] = Kinds(
    {
        "constant": "timing_regular:Constant",
        "burst": "timing_regular:Burst",
        "nlet": "timing_regular:Nlet",
        "sweep": "timing_irregular:Sweep",
        "jittered": "timing_irregular:Jittered",
        "listed": "timing_irregular:Listed",
    }
)


def __getattr__(name: str) -> type[Timing]:
    """A kind's class, imported at its first use."""
    return TIMINGS.by_class(name)
