"""The electrical dose: every number of contract section 3, in closed form per pulse.

Charges, energies and duties are those of one full pulse; averages and totals are sums over the
rows of the pulse table, each weighed by how often it is played. Nothing is sampled.
Formulas and worked examples: docs/dose.md.
"""

import math
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, final

import numpy as np

from wavesim.analysis.carrier_train import carrier_train
from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.pulse import UnitShape
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.timing_base import SAME_TIME_S

TEST_LOAD_OHM = 500.0
"""Load of energy and power: the test load of IEC 60601-2-10 and the FDA guidance of 1999 [ohm];
from memory of the standard, read in a summary of the guidance."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelDose:
    """The numbers of one channel; names, units and meaning as in contract section 3.

    Plateau: full amplitude and duration, ramps and off-time left out. Cycle: the average over the
    first whole cycle. Magnitudes, except for what is called net: positive in the direction of the
    leading phase. A number without meaning is None.
    """

    name: str
    train_s: float
    charge_per_phase_uc: float | None
    charge_per_pulse_uc: float | None
    net_charge_per_pulse_uc: float | None
    charge_imbalance_ratio: float
    rms_plateau_ma: float
    rms_cycle_ma: float
    mean_rectified_plateau_ma: float
    net_dc_plateau_ua: float
    pulse_energy_mj: float | None
    power_plateau_w: float
    power_density_w_cm2: float | None
    peak_current_density_ma_cm2: float | None
    rms_current_density_ma_cm2: float | None
    charge_density_uc_cm2: float | None
    duty_cycle_percent: float
    pulse_duty_percent: float
    pulses_per_train: int | None
    pulses_per_session: int | None
    total_charge_mc: float


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDose:
    """The channels of one section; cycle_count counts whole cycles (continuous: 1)."""

    name: str
    trigger: str
    duration_s: float
    cycle_s: float
    cycle_count: int
    channels: tuple[ChannelDose, ...]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """The dose of a program."""

    id: str
    session_duration_s: float
    sections: tuple[SectionDose, ...]

    def as_dict(self) -> dict[str, Any]:
        """The document of `wavesim dose --json`."""
        return {
            "id": self.id,
            "session_duration_s": self.session_duration_s,
            "sections": [_section_dict(section) for section in self.sections],
        }


_NUMBERS = tuple(field.name for field in fields(ChannelDose))
_OF_SECTION = tuple(field.name for field in fields(SectionDose) if field.name != "channels")


def _section_dict(section: SectionDose) -> dict[str, Any]:
    channels = [{name: getattr(channel, name) for name in _NUMBERS} for channel in section.channels]
    return {name: getattr(section, name) for name in _OF_SECTION} | {"channels": channels}


def dose(program: Program) -> Dose:
    """The electrical dose of every channel of a program."""
    return Dose(
        id=program.id,
        session_duration_s=program.duration_s,
        sections=tuple(_section_dose(section) for section in program.section),
    )


def _section_dose(section: Section) -> SectionDose:
    cycles = 1 if section.continuous else int((section.duration_s + SAME_TIME_S) / section.cycle_s)
    return SectionDose(
        name=section.name,
        trigger=section.trigger,
        duration_s=section.duration_s,
        cycle_s=section.cycle_s,
        cycle_count=cycles,
        channels=tuple(channel_dose(section, i) for i in range(len(section.channel))),
    )


@lru_cache(maxsize=64)
def channel_dose(section: Section, channel: int) -> ChannelDose:
    """The dose of one channel of a section; depends on nothing else, as `lower`."""
    if section.channel[channel].carrier is not None:
        return _carrier_dose(section, channel)
    return _pulse_dose(section, channel)


def _pulse_dose(section: Section, channel: int) -> ChannelDose:
    chosen = section.channel[channel]
    table, timing, pulse = lower(section, channel), chosen.pulsed.timing, chosen.pulsed.pulse
    unit, amplitude = pulse.unit, chosen.amplitude_ma
    rate = timing.plateau_rate_hz(section.train_s(chosen))
    alternating = pulse.polarity == "alternating"
    strength = np.abs(table.amplitude_ma) * table.duration_ratio
    in_train = table.plays(0, table.per_train)
    square_s = float(in_train @ (strength * np.abs(table.amplitude_ma))) * unit.square_us * 1e-6
    rms = amplitude * math.sqrt(rate * unit.square_us * 1e-6)
    phase_uc = amplitude * abs(unit.lead.area_us) * 1e-3
    direct_ua = 0.0 if alternating else amplitude * rate * unit.net_us * 1e-3
    return ChannelDose(
        **_of_any(section, chosen, rms, phase_uc, direct_ua),
        charge_per_phase_uc=phase_uc,
        charge_per_pulse_uc=amplitude * unit.magnitude_us * 1e-3,
        net_charge_per_pulse_uc=amplitude * unit.net_us * 1e-3,
        charge_imbalance_ratio=0.0 if alternating else _imbalance(unit),
        rms_cycle_ma=math.sqrt(square_s / section.cycle_s),
        mean_rectified_plateau_ma=amplitude * rate * unit.magnitude_us * 1e-6,
        pulse_energy_mj=TEST_LOAD_OHM * amplitude**2 * unit.square_us * 1e-9,
        pulse_duty_percent=100.0 * rate * unit.flowing_us * 1e-6,
        pulses_per_train=table.per_train,
        pulses_per_session=table.total,
        total_charge_mc=float(table.plays(0, table.total) @ strength) * unit.magnitude_us * 1e-6,
    )


def _carrier_dose(section: Section, channel: int) -> ChannelDose:
    chosen, train = section.channel[channel], carrier_train(section, channel)
    plateau, amplitude = train.carrier.plateau(), chosen.amplitude_ma
    phase_uc = None if plateau.phase_s is None else amplitude * plateau.phase_s * 1e3
    square = train.integral("square", train.length_s)
    return ChannelDose(
        **_of_any(
            section, chosen, amplitude * plateau.rms, phase_uc, 1e3 * amplitude * plateau.direct
        ),
        charge_per_phase_uc=phase_uc,
        charge_per_pulse_uc=None,
        net_charge_per_pulse_uc=None,
        charge_imbalance_ratio=plateau.imbalance,
        rms_cycle_ma=math.sqrt(square / section.cycle_s),
        mean_rectified_plateau_ma=amplitude * plateau.rectified,
        pulse_energy_mj=None,
        pulse_duty_percent=plateau.duty_percent,
        pulses_per_train=None,
        pulses_per_session=None,
        total_charge_mc=train.session_integral("magnitude", section.duration_s),
    )


def _of_any(
    section: Section, channel: Channel, rms: float, phase_uc: float | None, direct_ua: float
) -> dict[str, Any]:
    """The numbers that follow from those of pulses and carriers alike."""
    area = channel.electrode.area_cm2 if channel.electrode else None
    power_w = TEST_LOAD_OHM * (rms * 1e-3) ** 2
    train_s, reversal_s = section.train_s(channel), channel.modulation.polarity_reversal_s
    # Each half of a slow reversal is direct current, halves shorter than a second are not.
    return {
        "name": channel.name,
        "train_s": train_s,
        "rms_plateau_ma": rms,
        "net_dc_plateau_ua": 0.0 if reversal_s is not None and reversal_s < 1.0 else direct_ua,
        "power_plateau_w": power_w,
        "power_density_w_cm2": _per_area(power_w, area),
        "peak_current_density_ma_cm2": _per_area(channel.amplitude_ma, area),
        "rms_current_density_ma_cm2": _per_area(rms, area),
        "charge_density_uc_cm2": _per_area(phase_uc, area),
        "duty_cycle_percent": 100.0 if section.continuous else 100.0 * train_s / section.cycle_s,
    }


def _imbalance(unit: UnitShape) -> float:
    """|Q+ - Q-| / max(Q+, Q-)."""
    return abs(unit.net_us) / max(unit.positive_us, unit.negative_us)


def _per_area(amount: float | None, area_cm2: float | None) -> float | None:
    return None if area_cm2 is None or amount is None else amount / area_cm2
