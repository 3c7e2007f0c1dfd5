"""All continuous currents (contract 1.6).

To add one: copy a neighbour in its module, write its methods, add the class to `CARRIERS`.
"""

from wavesim.core.carrier import Carrier, Plateau
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

CARRIERS: dict[str, type[Carrier]] = {
    cls.kind: cls for cls in (SineCarrier, Interferential, Premodulated, Direct, Diadynamic)
}
