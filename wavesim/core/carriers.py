"""All continuous currents, by the name of their kind (contract 1.6).

To add one: copy a neighbour in its module, write its methods, add a line to `CARRIERS`.
"""

from typing import TYPE_CHECKING

from wavesim.core.carrier import Carrier, Plateau
from wavesim.core.kinds import Kinds

if TYPE_CHECKING:
    from wavesim.core.carriers_direct import Diadynamic, Direct
    from wavesim.core.carriers_sine import Interferential, Premodulated, SineCarrier

__all__ = [
    "CARRIERS",
    "Carrier",
    "Diadynamic",
    "Direct",
    "Interferential",
    "Plateau",
    "Premodulated",
    "SineCarrier",
]

CARRIERS: Kinds[Carrier] = Kinds(
    {
        "sine": "carriers_sine:SineCarrier",
        "interferential": "carriers_sine:Interferential",
        "premodulated": "carriers_sine:Premodulated",
        "direct": "carriers_direct:Direct",
        "diadynamic": "carriers_direct:Diadynamic",
    }
)


def __getattr__(name: str) -> type[Carrier]:
    """A kind's class, imported at its first use."""
    return CARRIERS.by_class(name)
