"""One channel as the device plays it: its pulses on the raster, and how far they are from meant."""

from dataclasses import replace
from typing import final

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.raster import RasterTable, rasterise
from wavesim.core.raster_report import lost_rows, phase_error_us, report, worst
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.core.table import Ints, PulseTable
from wavesim.core.timing_base import SAME_TIME_S
from wavesim.device.profile import Profile

MOST_COMPARED = 1 << 16
"""Onsets that are compared one by one; of more, as many spread over trains and session."""


@final
@value
class Played:
    """What a channel is on the device.

    frequency_hz: real rate [Hz]. phase_duration_us, amplitude_ma: of the leading phase at full
    strength. designed_count, played_count: pulses with current in the section, meant and delivered.
    silent_count: pulses that are too weak or too short for the device, so that nothing is left.
    worst_onset_error_us: later (positive) or earlier than meant, within the pulses both have.
    worst_recovery_error_ma: of a recovery whose level is adapted, so that the charge still balances
    on the device's clock. net_charge_per_pulse_uc: positive in the direction of the leading phase;
    net_dc_ua: of a train.
    """

    frequency_hz: float
    phase_duration_us: float
    amplitude_ma: float
    designed_count: int
    played_count: int
    silent_count: int
    worst_onset_error_us: float
    worst_recovery_error_ma: float
    net_charge_per_pulse_uc: float
    net_dc_ua: float


def raster(section: Section, channel: int, profile: Profile, step_ma: float | None) -> RasterTable:
    """The pulses of a channel on the clock of a device that has one."""
    assert profile.time_step_us is not None
    return rasterise(lower(section, channel), profile.time_step_us * 1e-6, step_ma)


def measured(
    design: Section, played: Section, channel: int, profile: Profile, step_ma: float | None
) -> Played:
    """A channel of a section, meant and as the device is set to it.

    step_ma: smallest difference of currents; None or 0: any current is possible [mA].
    """
    meant, table = lower(design, channel), lower(played, channel)
    one, train_s = played.channel[channel], played.train_s(played.channel[channel])
    timing = one.pulsed.timing
    rate_hz = getattr(timing, "frequency_hz", timing.plateau_rate_hz(train_s))
    shift_us = slot_us(profile, channel)
    if profile.time_step_us is None:
        return _exact(meant, table, one, rate_hz, shift_us)
    on_raster = raster(played, channel, profile, step_ma or None)
    first_train = replace(table, first=0, stop=min(table.per_train, table.total))
    told = report(replace(on_raster, table=first_train))
    silent = int(table.plays(0, table.total)[_flowing(table)][_silent(on_raster)].sum())
    full = _full_row(table)
    return Played(
        frequency_hz=rate_hz * (1.0 + told.rate_error_ratio),
        phase_duration_us=_lead_us(table) + _lead_error_us(on_raster, full),
        amplitude_ma=float(np.abs(on_raster.peak_ma(full)).max(initial=0.0)),
        designed_count=flowing_count(meant),
        played_count=flowing_count(table) - silent,
        silent_count=silent,
        worst_onset_error_us=_onset_error_us(meant, table, on_raster, shift_us),
        worst_recovery_error_ma=told.worst_recovery_error_ma,
        net_charge_per_pulse_uc=_net_uc(on_raster, table),
        net_dc_ua=told.net_dc_ua,
    )


def _exact(
    meant: PulseTable, table: PulseTable, one: Channel, rate_hz: float, shift_us: float
) -> Played:
    """On a device whose clock is not known: as its dials are set."""
    net_us = table.pulse.unit.net_us * (1.0 if table.pulse.unit.lead.area_us > 0.0 else -1.0)
    strength = table.amplitude_ma * table.duration_ratio
    train_uc = float((table.plays(0, table.per_train) * strength).sum()) * table.pulse.unit.net_us
    return Played(
        frequency_hz=rate_hz,
        phase_duration_us=_lead_us(table),
        amplitude_ma=one.amplitude_ma,
        designed_count=flowing_count(meant),
        played_count=flowing_count(table),
        silent_count=0,
        worst_onset_error_us=_onset_error_us(meant, table, None, shift_us),
        worst_recovery_error_ma=0.0,
        net_charge_per_pulse_uc=one.amplitude_ma * net_us * 1e-3,
        net_dc_ua=train_uc * 1e-3 / _span_s(table),
    )


def _span_s(table: PulseTable) -> float:
    """From the first onset of a train to one interval after its last, as of the raster's report."""
    if table.per_train < 2:
        return table.cycle_s
    first_s, last_s = table.onset_s(np.array([0, table.per_train - 1]))
    return float(last_s - first_s) * table.per_train / (table.per_train - 1)


def slot_us(profile: Profile, channel: int) -> float:
    """How much later a channel has its turn, where channels share a source [us]."""
    return 1000.0 * channel * (profile.slot_ms or 0.0)


def flowing_count(table: PulseTable) -> int:
    """Pulses of the section that have current."""
    return int(table.plays(0, table.total)[_flowing(table)].sum())


def _flowing(table: PulseTable) -> Ints:
    return np.flatnonzero((table.amplitude_ma != 0.0) & (table.duration_ratio > 0.0))


def _silent(on_raster: RasterTable) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which of the pulses with current have none on the raster."""
    return lost_rows(on_raster, _flowing(on_raster.table))


def _full_row(table: PulseTable) -> Ints:
    """The row of the strongest pulse, none where there is no pulse."""
    strength = np.abs(table.amplitude_ma) * table.duration_ratio
    return np.array([np.argmax(strength)]) if len(strength) else np.zeros(0, dtype=np.int64)


def _lead_us(table: PulseTable) -> float:
    return table.pulse.unit.lead.end_us - table.pulse.unit.lead.start_us


def _lead_error_us(on_raster: RasterTable, full: Ints) -> float:
    """How much longer than set the leading phase of the strongest pulse is [us]."""
    start_us = on_raster.table.pulse.unit.lead.start_us
    inside = [part.start_us <= start_us < part.end_us for part in on_raster.unit.parts]
    errors = phase_error_us(on_raster)[on_raster.shape[full]][:, np.array(inside, dtype=np.bool_)]
    return worst(errors)


def _net_uc(on_raster: RasterTable, table: PulseTable) -> float:
    """Net charge of the worst pulse, positive in the direction of its leading phase [uC]."""
    row = _flowing(table)
    lead = 1.0 if table.pulse.unit.lead.area_us > 0.0 else -1.0
    return worst(on_raster.net_charge_uc(row) * np.sign(table.amplitude_ma[row]) * lead)


def _onset_error_us(
    meant: PulseTable, table: PulseTable, on_raster: RasterTable | None, shift_us: float
) -> float:
    """Worst error of the onset of pulses of one number in one train [us]."""
    per, trains = min(meant.per_train, table.per_train), min(_trains(meant), _trains(table))
    if not per or not trains:
        return 0.0
    few = min(trains, max(2, MOST_COMPARED // per))
    train = np.unique(np.linspace(0, trains - 1, few).astype(np.int64))
    many = min(per, max(2, MOST_COMPARED // len(train)))
    within = np.unique(np.linspace(0, per - 1, many).astype(np.int64))
    numbers = [np.ravel(train[:, None] * t.per_train + within) for t in (meant, table)]
    both = (numbers[0] < meant.total) & (numbers[1] < table.total)
    due_s, number = meant.onset_s(numbers[0][both]), numbers[1][both]
    found_s = table.onset_s(number)
    if on_raster is not None:
        found_s = np.asarray(on_raster.onset_tick(number) * on_raster.tick_s, dtype=np.float64)
    error_us = worst((found_s - due_s) * 1e6 + shift_us)
    return 0.0 if abs(error_us) < SAME_TIME_S * 1e6 else error_us


def _trains(table: PulseTable) -> int:
    return -(-table.total // table.per_train) if table.per_train else 0
