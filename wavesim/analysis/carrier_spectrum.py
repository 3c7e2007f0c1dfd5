"""Lines of continuous currents that are steady, from their formulas (contract 1.6)."""

import numpy as np

from wavesim.core.carriers import Carrier
from wavesim.core.carriers_direct import Diadynamic
from wavesim.core.carriers_sine import Interferential, Premodulated, SineCarrier
from wavesim.core.fourier import Complexes
from wavesim.core.table import Floats

Lines = tuple[float, Floats, Complexes]
"""Direct part; frequencies [Hz] and phasors of the lines, of a current of amplitude 1."""


def steady_lines(carrier: Carrier, highest_hz: float) -> Lines | None:
    """The lines up to a frequency, time from the start of the train; None of a swept current."""
    if getattr(carrier, "sweep_s", None) is not None:
        return None
    if isinstance(carrier, Diadynamic):
        direct, frequency_hz, phasor = _half_sines(carrier, highest_hz)
    else:
        direct, frequency_hz, phasor = _sines(carrier)
    kept = frequency_hz <= highest_hz * (1.0 + 1e-12)
    return carrier.sign * direct, frequency_hz[kept], carrier.sign * phasor[kept]


def _sines(carrier: Carrier) -> Lines:
    """One, two or three sines; of a direct current none."""
    f = getattr(carrier, "carrier_frequency_hz", 0.0)
    found: dict[float, float] = {}
    if isinstance(carrier, SineCarrier):
        found = {f: 1.0}
    elif isinstance(carrier, Interferential):
        found = {f: 0.5, f + carrier.beat_hz: 0.5}
    elif isinstance(carrier, Premodulated):
        below, above = f - carrier.beat_hz, f + carrier.beat_hz
        # A sine of a negative frequency is the opposite of that of the positive one.
        found = {f: 0.5, above: 0.25}
        found[abs(below)] = found.get(abs(below), 0.0) + float(np.copysign(0.25, below))
    lines = sorted((hz, strength) for hz, strength in found.items() if hz > 0.0)
    frequency_hz, strength = np.array(lines, dtype=np.float64).reshape(-1, 2).T
    phasor = np.asarray(-1j * strength, dtype=np.complex128)
    return 0.0 if found else 1.0, frequency_hz, phasor


def _half_sines(carrier: Diadynamic, highest_hz: float) -> Lines:
    """All half-cycles, or every second: half of a sine and half of its magnitude.

    CP and LP have the plateau of DF (contract 3).
    """
    mains_hz = float(carrier.mains_frequency_hz)
    k = np.arange(1, int(highest_hz / (2.0 * mains_hz) * (1.0 + 1e-12)) + 1, dtype=np.float64)
    magnitude = np.asarray((-4.0 / np.pi) / (4.0 * k * k - 1.0), dtype=np.complex128)
    if carrier.form != "MF":
        return 2.0 / np.pi, 2.0 * mains_hz * k, magnitude
    frequency_hz = mains_hz * np.concatenate(([1.0], 2.0 * k))
    return 1.0 / np.pi, frequency_hz, np.concatenate(([-0.5j], 0.5 * magnitude))
