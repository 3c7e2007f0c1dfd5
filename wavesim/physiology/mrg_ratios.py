"""Ratios of waveforms interpolated from the tables of the cable model.

Between phase durations: straight in their logarithm; between fibres: in that of the diameter.
Beyond the ends of a table its end is taken, and a note says so.
"""

import numpy as np

from wavesim.physiology.mrg_tables import (
    ANODIC_W,
    ANODIC_WIDTHS_US,
    BURST_DIAMETERS_UM,
    BURST_HALF_CYCLES_US,
    BURST_MA,
    DIAMETERS_UM,
    RECOVERY_RATIOS,
    RECOVERY_W,
    RECOVERY_WIDTHS_US,
    TABLE_GAP_US,
    THRESHOLDS_MA,
    WIDTHS_US,
)
from wavesim.physiology.notes import Note
from wavesim.physiology.strength_duration import Floats

ONE_FIBRE_UM = 10.0
"""The fibre for which asymmetric and anodic-first pulses are known [um]."""


def cathodic_first(
    phase_us: Floats, diameter_um: float, gap_us: float, recovery_ratio: float
) -> tuple[Floats, frozenset[Note]]:
    """w of a rectangular biphasic pulse that leads with its cathodic phase.

    recovery_ratio: level of the second phase, 1 symmetric. What w is above 1 falls exponentially
    with the gap, through the two gaps of the table (our choice between them; beyond, a note).
    """
    notes = _notes(phase_us, WIDTHS_US)
    if not DIAMETERS_UM[0] <= diameter_um <= DIAMETERS_UM[-1]:
        notes.add("fibre_outside_table")
    excess = _of_fibre(phase_us, diameter_um, "symmetric")
    if recovery_ratio < 1.0:
        notes |= _notes(phase_us, RECOVERY_WIDTHS_US)
        excess = excess * _recovery_part(phase_us, recovery_ratio)
        if diameter_um != ONE_FIBRE_UM:
            notes.add("asymmetric_one_fibre")
    if gap_us > 0.0:
        both = _of_fibre(phase_us, diameter_um, "gap") / _of_fibre(
            phase_us, diameter_um, "symmetric"
        )
        excess = excess * both ** (gap_us / TABLE_GAP_US)
        if gap_us > TABLE_GAP_US:
            notes.add("gap_outside_table")
    return 1.0 + excess, frozenset(notes)


def anodic_first(
    phase_us: Floats, diameter_um: float, gap_us: float
) -> tuple[Floats, frozenset[Note]]:
    """w of a symmetric pulse that leads with its anodic phase; a gap is taken as none."""
    notes = _notes(phase_us, ANODIC_WIDTHS_US)
    if diameter_um != ONE_FIBRE_UM:
        notes.add("anodic_one_fibre")
    if gap_us > 0.0:
        notes.add("anodic_gap")
    return _by_width(phase_us, ANODIC_WIDTHS_US, ANODIC_W), frozenset(notes)


def burst(phase_us: Floats, diameter_um: float) -> tuple[Floats, frozenset[Note]]:
    """w of a burst of several cycles of a sine, by its half-cycle: peak against rectangle."""
    notes = _notes(phase_us, BURST_HALF_CYCLES_US)
    notes.add("burst")
    if not BURST_DIAMETERS_UM[0] <= diameter_um <= BURST_DIAMETERS_UM[-1]:
        notes.add("fibre_outside_table")
    each = []
    for fibre_um, peaks_ma in zip(BURST_DIAMETERS_UM, BURST_MA, strict=True):
        thresholds = THRESHOLDS_MA[int(np.searchsorted(DIAMETERS_UM, fibre_um))]
        cathodic = np.exp(_by_width(BURST_HALF_CYCLES_US, WIDTHS_US, np.log(thresholds.cathodic)))
        each.append(_by_width(phase_us, BURST_HALF_CYCLES_US, peaks_ma / cathodic))
    return _by_diameter(diameter_um, BURST_DIAMETERS_UM, each), frozenset(notes)


def _of_fibre(phase_us: Floats, diameter_um: float, waveform: str) -> Floats:
    """What w of a symmetric pulse is above 1, with the gap of the table or with none."""
    each = [
        _by_width(phase_us, WIDTHS_US, getattr(thresholds, waveform) / thresholds.cathodic - 1.0)
        for thresholds in THRESHOLDS_MA
    ]
    return _by_diameter(diameter_um, DIAMETERS_UM, each)


def _recovery_part(phase_us: Floats, recovery_ratio: float) -> Floats:
    """Part of the excess of a symmetric pulse that one of this recovery has: 0 to 1."""
    symmetric = _of_fibre(RECOVERY_WIDTHS_US, ONE_FIBRE_UM, "symmetric")
    parts = [_by_width(phase_us, RECOVERY_WIDTHS_US, (w - 1.0) / symmetric) for w in RECOVERY_W]
    known = [np.zeros_like(phase_us), *parts, np.ones_like(phase_us)]
    ratios = np.concatenate([[0.0], RECOVERY_RATIOS, [1.0]])
    above = int(np.clip(np.searchsorted(ratios, recovery_ratio), 1, len(ratios) - 1))
    share = (recovery_ratio - ratios[above - 1]) / (ratios[above] - ratios[above - 1])
    return np.asarray(known[above - 1] + share * (known[above] - known[above - 1]))


def _by_width(phase_us: Floats, widths_us: Floats, known: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return np.asarray(np.interp(np.log(phase_us), np.log(widths_us), known))


def _by_diameter(diameter_um: float, diameters_um: Floats, each: list[Floats]) -> Floats:
    place = np.interp(np.log(diameter_um), np.log(diameters_um), np.arange(len(each)))
    low = min(int(place), len(each) - 2)
    share = float(place) - low
    return np.asarray((1.0 - share) * each[low] + share * each[low + 1])


def _notes(phase_us: Floats, widths_us: Floats) -> set[Note]:
    """Whether a phase duration lies beyond a table."""
    outside = (phase_us < widths_us[0] - 1e-9) | (phase_us > widths_us[-1] + 1e-9)
    return {"width_outside_table"} if bool(np.any(outside)) else set()
