"""The electrical dose of a channel as rows, the same for the command line and the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, final

from wavesim.analysis.dose import ChannelDose
from wavesim.core.spec import value
from wavesim.presentation.words import EM_DASH, _, number, unit_words

if TYPE_CHECKING:
    from wavesim.presentation.meter import Meter

NO_METERS: "Mapping[str, Meter]" = MappingProxyType({})


@final
@value
class DoseRow:
    """One number of the dose.

    key: its name in the contract. text, unit: as people read it ("0.25", "mW/cm²"; unit "" = none).
    value: the number itself, in the unit of the key; None where it has no meaning, and why.
    meter: the bar against its limit; None where it has none, or nobody judged it.
    """

    key: str
    label: str
    text: str
    unit: str
    value: float | None
    why: str = ""
    meter: "Meter | None" = None


@final
@dataclass(frozen=True, slots=True)
class _Entry:
    """How a number is shown: its label, unit, factor from the key's unit, and label in a part."""

    key: str
    label: str
    unit: str = ""
    factor: float = 1.0
    in_section: str = ""


# Key figures first, in the order of the window; then the rest in that of the contract.
ENTRIES = (
    _Entry("charge_per_phase_uc", _("Charge per phase"), "uC"),
    _Entry("rms_plateau_ma", _("RMS current"), "mA"),
    _Entry("rms_current_density_ma_cm2", _("RMS current density"), "mA/cm2"),
    _Entry("power_density_w_cm2", _("Power density"), "mW/cm2", 1000.0),
    _Entry("net_charge_per_pulse_uc", _("Net charge per pulse"), "uC"),
    _Entry(
        "pulses_per_session",
        _("Pulses in the session"),
        in_section=_("Pulses in the section"),
    ),
    _Entry("train_s", _("Train"), "s"),
    _Entry("charge_per_pulse_uc", _("Charge per pulse"), "uC"),
    _Entry("charge_imbalance_ratio", _("Charge imbalance")),
    _Entry("rms_cycle_ma", _("RMS current over a cycle"), "mA"),
    _Entry("mean_rectified_plateau_ma", _("Average rectified current"), "mA"),
    _Entry("net_dc_plateau_ua", _("Net direct current"), "uA"),
    _Entry("pulse_energy_mj", _("Energy per pulse at 500 ohm"), "mJ"),
    _Entry("power_plateau_w", _("Power at 500 ohm"), "mW", 1000.0),
    _Entry("peak_current_density_ma_cm2", _("Peak current density"), "mA/cm2"),
    _Entry("charge_density_uc_cm2", _("Charge density"), "uC/cm2"),
    _Entry("duty_cycle_percent", _("On-time, part of the cycle"), "%"),
    _Entry("pulse_duty_percent", _("Time with current flowing"), "%"),
    _Entry("pulses_per_train", _("Pulses in a train")),
    _Entry(
        "total_charge_mc",
        _("Charge in the session"),
        "mC",
        in_section=_("Charge in the section"),
    ),
)
KEY_FIGURES = 6
"""Rows that are always in sight."""
PER_AREA = "_cm2"


def dose_rows(
    dose: ChannelDose, *, one_of_several: bool = False, meters: "Mapping[str, Meter]" = NO_METERS
) -> tuple[DoseRow, ...]:
    """The rows of one channel, key figures first.

    one_of_several: the program has more sections, so that the sums are those of one section.
    meters: bars by the key of their number, where somebody judged it.
    """
    return tuple(_row(dose, entry, one_of_several, meters.get(entry.key)) for entry in ENTRIES)


def _row(dose: ChannelDose, entry: _Entry, in_section: bool, meter: "Meter | None") -> DoseRow:
    found: float | None = getattr(dose, entry.key)
    label = entry.in_section if in_section and entry.in_section else entry.label
    text = EM_DASH if found is None else number(found * entry.factor)
    unit = "" if found is None else unit_words(entry.unit)
    why = "" if found is not None else _why(entry.key)
    return DoseRow(
        key=entry.key, label=label, text=text, unit=unit, value=found, why=why, meter=meter
    )


def _why(key: str) -> str:
    """Why a number is not there."""
    if key.endswith(PER_AREA):
        return _("needs the area of the pad")
    return _("has no meaning for this current")
