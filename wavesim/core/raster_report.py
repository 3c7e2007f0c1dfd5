"""What a raster costs: the differences between the pulses meant and the pulses on ticks."""

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import NDArray

from wavesim.core.course import Floats, Ints
from wavesim.core.raster import RasterTable

Bools = NDArray[np.bool_]

MOST_JUDGED = 4096
"""Onsets that are looked at; of more, as many evenly spread ones."""
MOST_TICKS = 1 << 16
"""Ticks that are looked at at once; a longer curve is not lost."""
SILENT = 1e-9
"""Part of the amplitude that is rounding of the means of a curve."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class RasterReport:
    """The pulses of a window on a raster against the exact ones.

    pulse_count: pulses with current. lost_count: of them, those of which nothing is left: shorter
    than half a tick, or less than half a step. worst_onset_error_us: largest magnitude, at most
    half a tick [us]. rate_error_ratio: rate between first and last onset, relative to the exact
    one. worst_phase_error_us: duration of a rectangular phase (a curve: that of its stretch), of
    largest magnitude [us]; positive: too long. worst_amplitude_error_ma: of the leading phase,
    positive: too strong [mA]. worst_recovery_error_ma: of a recovery that was adapted to keep the
    balance [mA]. net_charge_per_pulse_uc: of largest magnitude [uC]. net_dc_ua, exact_net_dc_ua:
    mean over a whole train, from its first onset to one interval after its last [uA].
    """

    pulse_count: int
    lost_count: int
    worst_onset_error_us: float
    rate_error_ratio: float
    worst_phase_error_us: float
    worst_amplitude_error_ma: float
    worst_recovery_error_ma: float
    net_charge_per_pulse_uc: float
    net_dc_ua: float
    exact_net_dc_ua: float


def report(raster: RasterTable) -> RasterReport:
    """What the raster costs in the window of its table."""
    table = raster.table
    plays = table.plays(table.first, table.stop)
    row = np.flatnonzero((plays > 0) & (table.amplitude_ma != 0.0) & (table.duration_ratio > 0.0))
    lost = lost_rows(raster, row)
    played = row[~lost]
    onset_us, rate = _onsets(raster)
    net, exact = _direct_ua(raster)
    return RasterReport(
        pulse_count=int(plays[row].sum()),
        lost_count=int(plays[row[lost]].sum()),
        worst_onset_error_us=onset_us,
        rate_error_ratio=rate,
        worst_phase_error_us=worst(phase_error_us(raster)[np.unique(raster.shape[played])]),
        worst_amplitude_error_ma=worst(
            np.abs(raster.peak_ma(played)) - np.abs(table.amplitude_ma[played])
        ),
        worst_recovery_error_ma=_recovery_ma(raster, played),
        net_charge_per_pulse_uc=worst(raster.net_charge_uc(played)),
        net_dc_ua=net,
        exact_net_dc_ua=exact,
    )


def worst(errors: Floats) -> float:
    """The error of largest magnitude; 0 where there are none."""
    flat = errors.reshape(-1)
    return float(flat[np.argmax(np.abs(flat))]) if len(flat) else 0.0


def lost_rows(raster: RasterTable, row: Ints) -> Bools:
    """Of which of these rows nothing is left."""
    peak = np.sign(raster.table.amplitude_ma[row]).astype(np.int64)
    if raster.step_ma is not None:
        peak = raster.peak_steps(row)
    lost = np.asarray(raster.laid.lost[raster.shape[row]] | (peak == 0))
    if all(part.level is not None for part in raster.unit.parts) or lost.all():
        return lost
    # Both signs of a curve may fall into one tick, where nothing is left of them.
    kind = raster.shape[row] * (2 * int(np.abs(peak).max()) + 1) + peak
    _, place, which = np.unique(kind, return_index=True, return_inverse=True)
    silent = np.zeros(len(place), dtype=np.bool_)
    width = int(raster.laid.length.max())
    at_once = MOST_TICKS // width
    for first in range(0, len(place) if at_once else 0, max(at_once, 1)):
        some = row[place[first : first + at_once]]
        largest = np.abs(raster.cells_ma(some)).max(axis=1)
        least = SILENT * np.abs(raster.table.amplitude_ma[some])
        silent[first : first + len(some)] = largest <= least
    return np.asarray(lost | silent[which.reshape(-1)])


def phase_error_us(raster: RasterTable) -> Floats:
    """How much longer each part of each unit pulse is than meant [us]; 0 of a curve, which keeps
    its own course, unless it was squeezed."""
    laid, tick_us = raster.laid, raster.tick_s * 1e6
    error = np.zeros(laid.count.shape)
    for p, part in enumerate(raster.unit.parts):
        length_us = (part.end_us - part.start_us) * laid.ratio
        changed = part.level is not None or laid.scale[:, p] != 1.0
        error[:, p] = np.where(changed, laid.count[:, p] * tick_us - length_us, 0.0)
    return error


def _recovery_ma(raster: RasterTable, row: Ints) -> float:
    """Largest change of level of an adapted phase [mA]; a curve's is that of its peak's scale."""
    level = np.array([1.0 if p.level is None else abs(p.level) for p in raster.unit.parts])
    change = ((raster.laid.factor - 1.0) * level)[raster.shape[row]]
    return worst(np.abs(raster.table.amplitude_ma[row])[:, None] * change)


def _onsets(raster: RasterTable) -> tuple[float, float]:
    """Worst onset error [us] and relative error of the rate."""
    table = raster.table
    if table.count == 0:
        return 0.0, 0.0
    number = np.arange(table.first, table.stop)
    if table.count > MOST_JUDGED:
        number = np.linspace(table.first, table.stop - 1, MOST_JUDGED).astype(np.int64)
    ends = number[[0, -1]]
    meant_s = float(np.diff(table.onset_s(ends))[0])
    found_s = float(np.diff(raster.onset_tick(ends))[0]) * raster.tick_s
    rate = meant_s / found_s - 1.0 if found_s > 0.0 else 0.0
    return worst(raster.onset_error_us(number)), rate


def _direct_ua(raster: RasterTable) -> tuple[float, float]:
    """Net direct current of a whole train: on the raster, and exactly [uA]."""
    table = raster.table
    count = table.per_train
    if count == 0:
        return 0.0, 0.0
    span_s = table.cycle_s
    if count > 1:
        first_s, last_s = table.onset_s(np.array([0, count - 1]))
        span_s = float(last_s - first_s) * count / (count - 1)
    plays = table.plays(0, count)
    row = np.arange(len(plays))
    net = float((plays * raster.net_charge_uc(row)).sum())
    strength = table.amplitude_ma * table.duration_ratio
    exact = float((plays * strength).sum()) * table.pulse.unit.net_us * 1e-3
    return net / span_s, exact / span_s
