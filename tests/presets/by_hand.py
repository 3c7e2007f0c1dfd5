"""The dose of a preset by hand: areas of phases and counts of pulses from the file's numbers.

Written from the contract, sections 1.3 and 3, on plain data; nothing of the package is used.
"""

import math
from collections.abc import Iterator
from typing import Any

Table = dict[str, Any]


def phase_area_us(pulse: Table) -> float:
    """Area of the leading phase at 1 mA: rectangle, half-cycle of a sine, triangle or spike."""
    if pulse["shape"] == "sine_burst":
        return 1e6 / (math.pi * float(pulse["carrier_frequency_hz"]))
    if pulse["shape"] == "twin_peak":
        tau_us = pulse["spike_time_constant_us"]
        return float(tau_us * -math.expm1(-pulse["spike_duration_us"] / tau_us))
    area_us = float(pulse["phase_duration_us"])
    return area_us / 2.0 if pulse["shape"] == "triangular" else area_us


def carrier_charge_uc(channel: Table) -> float | None:
    """Charge of a half-cycle; a direct current has none."""
    carrier = channel["carrier"]
    if carrier["kind"] == "direct":
        return None
    shift_hz = carrier["beat_hz"] / 2.0 if carrier["kind"] == "interferential" else 0.0
    cycle_hz = carrier["carrier_frequency_hz"] + shift_hz
    return float(1000.0 * channel["amplitude_ma"] / (math.pi * cycle_hz))


def direct_charge_mc(section: Table, channel: Table) -> float:
    """Charge of a continuous direct current: a linear ramp carries half."""
    ramps = channel.get("modulation", {})
    lost_s = (ramps.get("ramp_up_s", 0.0) + ramps.get("ramp_down_s", 0.0)) / 2.0
    return float(channel["amplitude_ma"] * (60.0 * section["duration_min"] - lost_s))


def cycle_s(section: Table) -> float:
    """Length of a cycle; on/off with the ramps that lie outside."""
    if "cadence_steps_per_min" in section:
        return float(120.0 / section["cadence_steps_per_min"])
    if "cadence_rpm" in section:
        return float(60.0 / section["cadence_rpm"])
    if "on_s" not in section:
        return float(60.0 * section["duration_min"])
    outside_s = max(_outside_s(channel) for channel in section["channel"])
    return float(section["on_s"] + section["off_s"] + outside_s)


def train_s(section: Table, channel: Table) -> float:
    """Length of a train: window and what of the ramps lies outside it."""
    window: Table = channel.get("window", {})
    if "start_percent" in window:
        share = (window["stop_percent"] - window["start_percent"]) / 100.0
    elif "start_deg" in window:
        share = (window["stop_deg"] - window["start_deg"]) / 360.0
    elif "on_s" in section:
        return float({**section, **channel}["on_s"]) + _outside_s(channel)
    else:
        return float(60.0 * section["duration_min"] - channel.get("delay_s", 0.0))
    length_s = float(share) * cycle_s(section) + float(window.get("extension_s", 0.0))
    return length_s + _outside_s(channel)


def pulses_in(channel: Table, length_s: float) -> int:
    """Pulses of a train of this length, counted where the last one fits (counts are exact)."""
    pulse, timing = channel["pulse"], channel["timing"]
    last_s = round(length_s - _pulse_us(pulse) / 1e6, 12)
    if last_s < 0:
        return 0
    if timing["kind"] == "burst":
        # A burst is far shorter than the rest of its period, in which a session ends.
        bursts = math.ceil(round(length_s * float(timing["burst_frequency_hz"]), 9))
        return bursts * int(timing["pulses_per_burst"])
    if timing["kind"] == "sweep":
        # Whole rises and falls of the rate only: the mean rate counts.
        assert (length_s / (2.0 * timing["sweep_s"])).is_integer()
        ends_hz = float(timing["frequency_hz"] + timing["frequency_end_hz"])
        return round(length_s * ends_hz / 2.0)
    return math.floor(round(last_s * float(timing["frequency_hz"]), 9)) + 1


def pulses_of_session(section: Table, channel: Table) -> int:
    """Pulses of all trains, the one that is cut at the end included."""
    end_s, length_s = 60.0 * section["duration_min"], train_s(section, channel)
    return sum(
        pulses_in(channel, min(length_s, end_s - start_s))
        for start_s in _starts_s(section, channel)
    )


def _starts_s(section: Table, channel: Table) -> Iterator[float]:
    cycle, window = cycle_s(section), channel.get("window", {})
    share = window.get("start_percent", 0.0) / 100.0 + window.get("start_deg", 0.0) / 360.0
    first_s = share * cycle + channel.get("delay_s", 0.0)
    if cycle < 60.0 * section["duration_min"]:
        first_s = round(first_s % cycle, 9)
    number = 0
    while first_s + number * cycle < 60.0 * section["duration_min"] - 1e-9:
        yield first_s + number * cycle
        number += 1


def _outside_s(channel: Table) -> float:
    ramps = channel.get("modulation", {})
    up_s, down_s = ramps.get("ramp_up_s", 0.0), ramps.get("ramp_down_s", 0.0)
    place = ramps.get("ramps", "inside_on")
    return float({"inside_on": 0.0, "outside_on": up_s + down_s, "down_outside_on": down_s}[place])


def _pulse_us(pulse: Table) -> float:
    """Length from the first to the last instant of a pulse."""
    if pulse["shape"] == "sine_burst":
        return float(pulse["cycle_count"] / pulse["carrier_frequency_hz"] * 1e6)
    if pulse["shape"] == "twin_peak":
        return float(pulse["spacing_us"] + pulse["spike_duration_us"])
    if not pulse["shape"].startswith("biphasic"):
        return float(pulse["phase_duration_us"])
    phase_us, ratio = float(pulse["phase_duration_us"]), float(pulse.get("recovery_ratio", 1.0))
    return phase_us * (1.0 + 1.0 / ratio) + float(pulse.get("interphase_gap_us", 0.0))
