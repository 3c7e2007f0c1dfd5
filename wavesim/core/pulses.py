"""All pulse shapes.

To add one: copy a neighbour in its module, write `segments()`, add the class to `SHAPES`. The unit
shape has its leading phase positive and a largest magnitude of 1 (contract 1.4).
"""

from wavesim.core.pulse import Polarity, Pulse, UnitShape
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

SHAPES: dict[str, type[Pulse]] = {
    cls.shape: cls
    for cls in (
        Monophasic,
        BiphasicSymmetric,
        BiphasicAsymmetric,
        BiphasicExponential,
        Triphasic,
        Triangular,
        Trapezoidal,
        HalfSine,
        ExponentialRise,
        TwinPeak,
        SineBurst,
        Points,
    )
}
