"""Which part of a class of fibres a pulse recruits: lognormal thresholds, in closed form.

A fibre's threshold is S x rheobase (1 + chronaxie / phase duration) w, S lognormal with median 1.
Single pulses, fibres at rest; `refractory.py` says what is left of a fast train.
"""

import math
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from wavesim.core.pulse import Pulse
from wavesim.core.pulses_rectangular import BiphasicSymmetric
from wavesim.core.spec import value
from wavesim.physiology.calibration import EXAMPLE, Calibration
from wavesim.physiology.fibres import FIBRES, FibreName
from wavesim.physiology.notes import EXTRAPOLATING, INVALID, Note
from wavesim.physiology.strength_duration import Floats, weiss_ma
from wavesim.physiology.waveform_ratio import waveform_ratio

# Of the standard library: importing scipy.special costs 0.4 s, and a train has few rows.
_ERFC = np.frompyfunc(math.erfc, 1, 1)

NEARLY_NONE, NEARLY_ALL = 0.01, 0.99
"""Recruited fractions where the dead zone ends and where saturation begins."""


@final
@value
class Validity:
    """Whether a recruited fraction may be shown.

    valid: within what the models were made for. extrapolated: a table's end stands for what lies
    beyond. approximate: part of it is the linear membrane or a neighbour. why: marks of all three.
    """

    valid: bool
    extrapolated: bool
    approximate: bool
    why: tuple[Note, ...]


@final
@dataclass(frozen=True, slots=True)
class Thresholds:
    """Median thresholds [mA] for each phase duration, and what they rest on."""

    median_ma: Floats
    notes: frozenset[Note]


def recruited_fraction(
    amplitude_ma: ArrayLike,
    phase_duration_us: ArrayLike,
    pulse: Pulse,
    calibration: Calibration = EXAMPLE,
    fibre: FibreName = "motor",
) -> Floats:
    """Recruited fraction of a class for each pulse, 0 to 1; nan where nothing can be said.

    amplitude_ma: signed as in a pulse table, positive where the leading phase is cathodic [mA].
    phase_duration_us: of the leading phase, as delivered [us]. Both broadcast; `validity` says
    whether the numbers may be shown.
    """
    amplitude, phase_us = np.broadcast_arrays(
        np.asarray(amplitude_ma, dtype=np.float64), np.asarray(phase_duration_us, dtype=np.float64)
    )
    fraction = np.zeros(amplitude.shape)
    for direction in (1.0, -1.0):
        these = amplitude * direction > 0.0
        if np.any(these):
            median = median_threshold(phase_us[these], pulse, calibration, fibre, direction)
            strength = np.abs(amplitude[these])
            fraction[these] = lognormal_fraction(
                strength, median.median_ma, calibration.cv_fraction
            )
    return fraction


def median_threshold(
    phase_duration_us: ArrayLike,
    pulse: Pulse,
    calibration: Calibration = EXAMPLE,
    fibre: FibreName = "motor",
    direction: float = 1.0,
) -> Thresholds:
    """Current at which half the class fires, for each phase duration.

    direction: 1 where the leading phase is cathodic, -1 where it is anodic.
    """
    kind = FIBRES[fibre]
    phase_us = np.atleast_1d(np.asarray(phase_duration_us, dtype=np.float64))
    w = waveform_ratio(phase_us, pulse, kind, direction)
    rheobase_ma = calibration.rheobase_ma(fibre) / _measured_with(calibration, fibre)
    median = weiss_ma(phase_us, rheobase_ma, kind.chronaxie_us)
    with np.errstate(invalid="ignore"):
        return Thresholds(np.where(phase_us > 0.0, median * w.ratio, np.inf), w.notes)


def threshold_curve(
    fibre: FibreName,
    phase_duration_us: ArrayLike,
    pulse: Pulse,
    calibration: Calibration = EXAMPLE,
    direction: float = 1.0,
) -> Floats:
    """Median threshold of a class [mA] against phase duration, for the shape of a pulse."""
    return median_threshold(phase_duration_us, pulse, calibration, fibre, direction).median_ma


def _measured_with(calibration: Calibration, fibre: FibreName) -> float:
    """w of the pulse the calibration was measured with."""
    at_us = calibration.threshold_ma(fibre)[1]
    if calibration.waveform == "monophasic":
        return 1.0
    pulse = BiphasicSymmetric(phase_duration_us=at_us)
    return float(waveform_ratio(at_us, pulse, FIBRES[fibre]).ratio[0])


def lognormal_fraction(amplitude_ma: ArrayLike, median_ma: ArrayLike, cv_fraction: float) -> Floats:
    """Part of a lognormal population whose threshold is at or below an amplitude.

    median_ma: median threshold [mA]. cv_fraction: standard deviation over mean.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.log(np.asarray(amplitude_ma) / np.asarray(median_ma))
    below = _ERFC(-distance / (math.sqrt(2.0) * spread(cv_fraction)))
    return 0.5 * np.asarray(below, dtype=np.float64)


def spread(cv_fraction: float) -> float:
    """Standard deviation of the logarithm of lognormal thresholds."""
    return math.sqrt(math.log1p(cv_fraction**2))


def amplitude_for_ma(fraction: float, median_ma: ArrayLike, cv_fraction: float) -> Floats:
    """Amplitude that recruits a fraction: NEARLY_NONE ends the dead zone, NEARLY_ALL saturates."""
    from statistics import NormalDist

    distance = NormalDist().inv_cdf(fraction) * spread(cv_fraction)
    return np.asarray(np.asarray(median_ma) * math.exp(distance))


def validity(
    amplitude_ma: ArrayLike,
    phase_duration_us: ArrayLike,
    pulse: Pulse,
    fibre: FibreName = "motor",
) -> Validity:
    """Whether the recruited fractions of these pulses may be shown; same arguments.

    Judged by the longest phase: a ramp may begin with phases that are too short to excite.
    """
    amplitude = np.asarray(amplitude_ma, dtype=np.float64)
    phase_us = np.atleast_1d(np.asarray(phase_duration_us, dtype=np.float64))
    notes: set[Note] = set()
    if not np.any(amplitude):
        notes.add("no_amplitude")
    shortest_us, longest_us = FIBRES[fibre].valid_us
    full_us = np.array([phase_us.max(initial=0.0)])
    if full_us[0] > longest_us:
        notes.add("phase_too_long")
    if full_us[0] < shortest_us:
        notes.add("phase_too_short")
    for direction in (1.0, -1.0):
        if np.any(amplitude * direction > 0.0):
            notes |= waveform_ratio(full_us, pulse, FIBRES[fibre], direction).notes
    return validity_of(frozenset(notes))


def validity_of(notes: frozenset[Note]) -> Validity:
    """What marks together mean."""
    return Validity(
        valid=not notes & INVALID,
        extrapolated=bool(notes & EXTRAPOLATING),
        approximate=bool(notes - EXTRAPOLATING - INVALID),
        why=tuple(sorted(notes)),
    )
