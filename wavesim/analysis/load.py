"""The electrical load of an electrode pair: a resistor in series with a leaky capacitor.

Formulas, worked examples and how much the numbers can be trusted: docs/electrodes.md.
"""

import math
from typing import final

import numpy as np

from wavesim.core.channel import Channel, Electrode
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.spec import value
from wavesim.core.table import Floats

INTERFACE_OHM_CM2 = 50_000.0
"""Resistance of one interface times its area [ohm cm2]: ours, a middle value for hydrated gel at
stimulation currents. The order of magnitude is from memory: dry skin is 100 kohm cm2 and more at
low current and falls tenfold with current and sweat."""
INTERFACE_UF_CM2 = 0.03
"""Capacitance of one interface by area [uF/cm2]: ours, within 0.01 to 0.06 (from memory)."""
TISSUE_OHM = 119.098300562505
"""Part of the tissue's resistance that does not depend on the pad [ohm]: ours, see below."""
SPREADING_OHM_CM = 404.508497187474
"""Part that falls with the root of the area, as the spreading resistance of a disc does [ohm cm].

Ours: TISSUE_OHM + SPREADING_OHM_CM / sqrt(A) gives the 200 ohm at 25 cm2 and 300 ohm at 5 cm2 of
the worked examples; as two discs on a half space it would be a resistivity of 4.6 ohm m."""
TISSUE_RANGE_OHM = (100.0, 500.0)
"""What a limb has [ohm]; from memory. The tissue by area is held in it."""
HALF_LIFTED_FRACTION = 0.5
"""Part of its area with which a half-lifted pad still touches: our rule."""
TEST_LOADS_OHM = (500.0, 1000.0, 2000.0, 10_000.0)
"""Resistors that stimulators are tested with [ohm]: 500 of IEC 60601-2-10, the others of the FDA
guidance of 1999; from memory of the standard, read in a summary of the guidance."""


@final
@value
class Load:
    """Series resistor, and in series with it a resistor and a capacitor in parallel.

    parallel_ohm 0: only the series resistor. capacitance_uf 0: both resistors and no capacitor.
    """

    series_ohm: float
    parallel_ohm: float = 0.0
    capacitance_uf: float = 0.0

    def __post_init__(self) -> None:
        found = {
            "series_ohm": self.series_ohm,
            "parallel_ohm": self.parallel_ohm,
            "capacitance_uf": self.capacitance_uf,
        }
        wrong = [key for key, v in found.items() if not (math.isfinite(v) and v >= 0.0)]
        if wrong:
            raise ImpossibleError([Problem("range", k, found[k], "0 or more") for k in wrong])

    @property
    def time_constant_us(self) -> float:
        """Time in which the capacitor falls to 1/e; 0 where there is nothing to charge [us]."""
        return self.parallel_ohm * self.capacitance_uf

    @property
    def direct_ohm(self) -> float:
        """Resistance to a direct current [ohm]."""
        return self.series_ohm + self.parallel_ohm

    def impedance_ohm(self, frequency_hz: float) -> complex:
        """Impedance to a sine [ohm]."""
        turn = 2j * math.pi * frequency_hz * self.time_constant_us * 1e-6
        return self.series_ohm + self.parallel_ohm / (1.0 + turn)


def electrode_load(electrode: Electrode) -> Load:
    """The load of a pair: what the file gives, the rest by its area."""
    area_cm2 = electrode.area_cm2
    low, high = TISSUE_RANGE_OHM
    tissue_ohm = TISSUE_OHM + SPREADING_OHM_CM / math.sqrt(area_cm2)
    # Two interfaces in series: twice the resistance, half the capacitance of one.
    return Load(
        series_ohm=_given(electrode.series_ohm, min(max(tissue_ohm, low), high)),
        parallel_ohm=_given(electrode.parallel_ohm, 2.0 * INTERFACE_OHM_CM2 / area_cm2),
        capacitance_uf=_given(electrode.capacitance_uf, 0.5 * INTERFACE_UF_CM2 * area_cm2),
    )


def half_lifted_load(electrode: Electrode) -> Load:
    """The load when half of the pad has come off: half the area, given keys scaled likewise.

    The tissue stays as given; both interfaces are taken to have shrunk, the graver case.
    """
    whole = electrode_load(electrode)
    half = Electrode(area_cm2=max(electrode.area_cm2 * HALF_LIFTED_FRACTION, 0.01))
    series = electrode_load(half).series_ohm if electrode.series_ohm is None else whole.series_ohm
    return Load(
        series_ohm=series,
        parallel_ohm=whole.parallel_ohm / HALF_LIFTED_FRACTION,
        capacitance_uf=whole.capacitance_uf * HALF_LIFTED_FRACTION,
    )


def channel_load(channel: Channel) -> Load | None:
    """The load of a channel's pair; None without an electrode."""
    return None if channel.electrode is None else electrode_load(channel.electrode)


def cole_impedance_ohm(
    frequency_hz: float | Floats,
    *,
    high_frequency_ohm: float = 200.0,
    low_frequency_ohm: float = 4200.0,
    time_constant_ms: float = 1.5,
    exponent: float = 0.8,
) -> "np.ndarray[tuple[int, ...], np.dtype[np.complex128]]":
    """Impedance of skin by the Cole model [ohm], over frequency only.

    The constants are those of the worked example; exponents of 0.7 to 0.85 are from memory. The
    model has no simple course in time, so voltages come from `Load`.
    """
    turn = 2j * np.pi * np.asarray(frequency_hz, dtype=np.float64) * time_constant_ms * 1e-3
    span = low_frequency_ohm - high_frequency_ohm
    return np.asarray(high_frequency_ohm + span / (1.0 + turn**exponent))


def _given(number: float | None, by_area: float) -> float:
    return by_area if number is None else number
