"""The voltage that a channel needs across its pads, as rows like those of the dose."""

from wavesim.analysis.carrier_clipping import CarrierClipping, carrier_clipping
from wavesim.analysis.clipping import Clipping, clipping, steady_residual_v
from wavesim.analysis.load import Load, channel_load, half_lifted_load
from wavesim.analysis.load_energy import load_energy
from wavesim.analysis.voltage import largest_amplitude_ma, peak_voltage_v
from wavesim.core.section import Section
from wavesim.presentation.dose_rows import DoseRow
from wavesim.presentation.words import EM_DASH, _, number, quantity, unit_words

NO_LOAD = _("needs the area of the pad")
NO_PULSES = _("has no meaning for this current")
NOT_FOUND = _("not offered for a current that repeats this late")

LEAST = {"V": 1e-3, "uC": 1e-9, "mA": 1e-6}
"""What is left of a voltage, a charge or a current is shown as 0 below this."""


def load_rows(
    section: Section,
    channel: int,
    compliance_v: float | None = None,
    load: Load | None = None,
) -> tuple[DoseRow, ...]:
    """The rows of a channel with pads; without them only the peak, and why it is not there.

    compliance_v: largest voltage of the stimulator; it adds what is lost to it. load: another one
    than that of the pads, which then do not count.
    """
    electrode = None if load else section.channel[channel].electrode
    load = load or channel_load(section.channel[channel])
    if load is None:
        return (_row("peak_voltage_v", _("Peak voltage"), "V", None, NO_LOAD),)
    half = half_lifted_load(electrode) if electrode else None
    rows = _voltage_rows(section, channel, load, half)
    if compliance_v is None:
        return rows
    return rows + _clipping_rows(section, channel, load, compliance_v)


def load_words(load: Load) -> str:
    """A load in words: "200 ohm, then 4,000 ohm beside 0.375 uF"."""
    series = quantity(load.series_ohm, "ohm")
    if not load.parallel_ohm:
        return series
    if not load.capacitance_uf:
        return quantity(load.direct_ohm, "ohm")
    return _("{series} in series with {parallel} beside {capacitance}").format(
        series=series,
        parallel=quantity(load.parallel_ohm, "ohm"),
        capacitance=quantity(load.capacitance_uf, "uF"),
    )


def clipping_of(
    section: Section, channel: int, load: Load, compliance_v: float
) -> Clipping | CarrierClipping | None:
    """Of pulses or of a continuous current; None where it is not worked out."""
    if section.channel[channel].carrier is None:
        return clipping(section, channel, load, compliance_v)
    return carrier_clipping(section, channel, load, compliance_v)


def clipping_sentence(found: Clipping | CarrierClipping | None) -> str:
    """What a stimulator of limited voltage makes of the current, in a sentence."""
    if found is None:
        return _("Clipping is not worked out for a current that repeats this late.")
    if isinstance(found, CarrierClipping):
        return _carrier_sentence(found)
    if found.clips_after_us is None:
        return _("{volt} carry every pulse as it is set.").format(
            volt=quantity(found.compliance_v, "V")
        )
    return _(
        "With {volt} each pulse is clipped from {time} on: {lost} of {asked} are lost, "
        "and {net} are left over."
    ).format(
        volt=quantity(found.compliance_v, "V"),
        time=quantity(found.clips_after_us, "us"),
        lost=quantity(found.lost_uc, "uC"),
        asked=quantity(found.asked_uc, "uC"),
        net=quantity(found.net_uc, "uC"),
    )


def _carrier_sentence(found: CarrierClipping) -> str:
    volt = quantity(found.compliance_v, "V")
    if not found.lost_ma:
        return _("{volt} carry the current as it is set.").format(volt=volt)
    net_ma = found.net_ma if abs(found.net_ma) >= LEAST["mA"] else 0.0
    return _(
        "With {volt} the current is clipped for {part} of the time: {lost} of its charge is lost, "
        "and {net} flow as direct current."
    ).format(
        volt=volt,
        part=quantity(100.0 * found.clipped_ratio, "%"),
        lost=quantity(_lost_percent(found), "%"),
        net=quantity(net_ma, "mA"),
    )


def _lost_percent(found: CarrierClipping) -> float:
    return 100.0 * found.lost_ma / found.asked_ma if found.asked_ma else 0.0


def _voltage_rows(
    section: Section, channel: int, load: Load, half: Load | None
) -> tuple[DoseRow, ...]:
    energy = load_energy(section, channel, load)
    lifted = () if half is None else (
        _row("half_lifted_voltage_v", _("Peak voltage, pad half lifted"), "V",
             peak_voltage_v(section, channel, half), NOT_FOUND),
    )  # fmt: skip
    residual_v = steady_residual_v(section, channel, load)
    pulse_mj, power_w = (energy.pulse_mj, energy.cycle_w) if energy else (None, None)
    return (
        _row("peak_voltage_v", _("Peak voltage"), "V",
             peak_voltage_v(section, channel, load), NOT_FOUND),
        *lifted,
        _row("residual_voltage_v", _("Voltage left before the next pulse"), "V",
             residual_v, NO_PULSES),
        _row("load_pulse_energy_mj", _("Energy per pulse in the pads and tissue"), "mJ",
             pulse_mj, NO_PULSES),
        _row("load_power_w", _("Mean power in the pads and tissue"), "mW",
             power_w, NOT_FOUND, factor=1000.0),
    )  # fmt: skip


def _clipping_rows(
    section: Section, channel: int, load: Load, compliance_v: float
) -> tuple[DoseRow, ...]:
    found = clipping_of(section, channel, load, compliance_v) if load.series_ohm else None
    most_ma = largest_amplitude_ma(section, channel, load, compliance_v)
    most = _row("largest_amplitude_ma", _("Largest amplitude not clipped"), "mA", most_ma,
                NOT_FOUND)  # fmt: skip
    if section.channel[channel].carrier is not None:
        return most, *_carrier_rows(found if isinstance(found, CarrierClipping) else None)
    lost, net = (found.lead_lost_uc, found.net_uc) if isinstance(found, Clipping) else (None, None)
    return (
        most,
        _row("clipped_charge_uc", _("Charge per phase lost by clipping"), "uC", lost, NO_PULSES),
        _row("clipped_net_uc", _("Net charge per pulse when clipped"), "uC", net, NO_PULSES),
    )


def _carrier_rows(found: CarrierClipping | None) -> tuple[DoseRow, ...]:
    lost, net_ma = (_lost_percent(found), found.net_ma) if found else (None, None)
    return (
        _row("clipped_charge_percent", _("Charge lost by clipping"), "%", lost, NOT_FOUND),
        _row("clipped_net_ma", _("Net direct current when clipped"), "mA", net_ma, NOT_FOUND),
    )


def _row(
    key: str, label: str, unit: str, found: float | None, why: str, *, factor: float = 1.0
) -> DoseRow:
    if found is None:
        return DoseRow(key=key, label=label, text=EM_DASH, unit="", value=None, why=why)
    shown = 0.0 if abs(found) < LEAST.get(unit, 0.0) else found * factor
    return DoseRow(key=key, label=label, text=number(shown), unit=unit_words(unit), value=found)
