"""All pulse shapes, by the name of their shape.

To add one: copy a neighbour in its module, write `segments()`, add a line to `SHAPES`. The unit
shape has its leading phase positive and a largest magnitude of 1 (contract 1.4).
"""

from typing import TYPE_CHECKING

from wavesim.core.kinds import Kinds
from wavesim.core.pulse import Polarity, Pulse, UnitShape

if TYPE_CHECKING:
    from wavesim.core.pulses_curved import (
        BiphasicExponential,
        ExponentialRise,
        HalfSine,
        SineBurst,
        TwinPeak,
    )
    from wavesim.core.pulses_rectangular import (
        BiphasicAsymmetric,
        BiphasicSymmetric,
        Monophasic,
        Triphasic,
    )
    from wavesim.core.pulses_straight import Points, Trapezoidal, Triangular

__all__ = [
    "SHAPES",
    "BiphasicAsymmetric",
    "BiphasicExponential",
    "BiphasicSymmetric",
    "ExponentialRise",
    "HalfSine",
    "Monophasic",
    "Points",
    "Polarity",
    "Pulse",
    "SineBurst",
    "Trapezoidal",
    "Triangular",
    "Triphasic",
    "TwinPeak",
    "UnitShape",
]

SHAPES: Kinds[Pulse] = Kinds(
    {
        "monophasic": "pulses_rectangular:Monophasic",
        "biphasic_symmetric": "pulses_rectangular:BiphasicSymmetric",
        "biphasic_asymmetric": "pulses_rectangular:BiphasicAsymmetric",
        "biphasic_exponential": "pulses_curved:BiphasicExponential",
        "triphasic": "pulses_rectangular:Triphasic",
        "triangular": "pulses_straight:Triangular",
        "trapezoidal": "pulses_straight:Trapezoidal",
        "half_sine": "pulses_curved:HalfSine",
        "exponential_rise": "pulses_curved:ExponentialRise",
        "twin_peak": "pulses_curved:TwinPeak",
        "sine_burst": "pulses_curved:SineBurst",
        "points": "pulses_straight:Points",
    }
)


def __getattr__(name: str) -> type[Pulse]:
    """A shape's class, imported at its first use."""
    return SHAPES.by_class(name)
