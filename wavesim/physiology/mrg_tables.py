"""Thresholds of the MRG cable model, from which the ratios of waveforms are interpolated.

Model: McIntyre, Richardson, Grill 2002, doi 10.1152/jn.00353.2001. Point source 10 mm from the
fibre in 3 ohm m, made with NEURON 9.0.2 and PyFibers 0.13.0; steps of a quarter of the usual, so
that about +0.25 % remains. The ratios of asymmetric and anodic-first pulses are given to two
decimals, for the 10 um fibre only. MRG was fitted to motor axons.
"""

from typing import final

import numpy as np

from wavesim.core.spec import value
from wavesim.physiology.strength_duration import Floats


def _row(*numbers: float) -> Floats:
    row = np.array(numbers)
    row.setflags(write=False)
    return row


DIAMETERS_UM = _row(5.7, 10.0, 16.0)
"""Fibres of the tables [um]."""
WIDTHS_US = _row(20.0, 50.0, 100.0, 150.0, 200.0, 300.0, 500.0, 1000.0)
"""Phase durations of the tables [us]."""
TABLE_GAP_US = 100.0
"""The one gap in the tables [us]."""


@final
@value
class Thresholds:
    """Thresholds of one fibre at WIDTHS_US [mA].

    cathodic: monophasic. symmetric: biphasic symmetric, cathodic first, no gap. gap: the same
    with TABLE_GAP_US.
    """

    cathodic: Floats
    symmetric: Floats
    gap: Floats


THRESHOLDS_MA = (
    Thresholds(
        cathodic=_row(301.4895, 131.6357, 71.0979, 50.3306, 39.8920, 29.4578, 21.2493, 15.4582),
        symmetric=_row(533.9004, 216.2373, 102.2290, 66.0089, 49.1935, 33.7367, 22.7703, 15.8027),
        gap=_row(346.5433, 151.1279, 79.5396, 55.0380, 42.8674, 30.9438, 21.8145, 15.5947),
    ),
    Thresholds(
        cathodic=_row(75.9357, 33.8535, 18.6220, 13.3503, 10.6907, 8.0350, 5.9600, 4.5650),
        symmetric=_row(125.3953, 51.7434, 25.2663, 16.7173, 12.6949, 8.9589, 6.2852, 4.6303),
        gap=_row(83.8945, 37.4217, 20.1964, 14.2354, 11.2523, 8.3152, 6.0655, 4.5874),
    ),
    Thresholds(
        cathodic=_row(36.2473, 16.6103, 9.2975, 6.7320, 5.4287, 4.1221, 3.0968, 2.4152),
        symmetric=_row(55.9335, 24.1387, 12.2099, 8.2411, 6.3417, 4.5511, 3.2504, 2.4448),
        gap=_row(39.2025, 18.0390, 9.9627, 7.1152, 5.6767, 4.2489, 3.1460, 2.4250),
    ),
)
"""One for each of DIAMETERS_UM."""

RECOVERY_WIDTHS_US = _row(100.0, 200.0, 500.0)
RECOVERY_RATIOS = _row(0.1, 0.25, 0.5)
RECOVERY_W = (
    _row(1.07, 1.03, 1.01),
    _row(1.15, 1.07, 1.02),
    _row(1.25, 1.12, 1.03),
)
"""Ratio to monophasic of a balanced asymmetric pulse, no gap, 10 um; a row for each ratio."""

ANODIC_WIDTHS_US = _row(20.0, 100.0, 200.0, 500.0)
ANODIC_W = _row(2.47, 1.87, 1.41, 1.09)
"""Ratio to monophasic cathodic of a symmetric pulse, anodic first, no gap, 10 um."""

BURST_HALF_CYCLES_US = _row(50.0, 125.0, 200.0, 500.0)
BURST_MA = (_row(53.131, 26.465, 17.411, 8.324), _row(24.809, 12.836, 8.612, 4.271))
"""Peak at threshold of 4 ms of sine at 10, 4, 2.5 and 1 kHz, cathodic half-wave first, of 10 and
16 um (BURST_DIAMETERS_UM) [mA]; bisected to 1 %, full steps."""
BURST_DIAMETERS_UM = _row(10.0, 16.0)

DISTANCES_MM = _row(3.0, 5.0, 10.0, 15.0, 20.0)
DISTANCE_MA = (
    _row(1.895, 6.41, 39.98, 124.8, 285.0),
    _row(0.815, 2.217, 10.71, 29.93, 64.5),
    _row(0.567, 1.355, 5.443, 13.78, 27.99),
)
"""Monophasic cathodic threshold at 200 us by distance, a row for each of DIAMETERS_UM [mA]; made
by a second program of the same model, step error about +0.5 %."""
