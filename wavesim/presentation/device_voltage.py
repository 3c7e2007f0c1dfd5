"""The voltage of the device that a program names, and what each channel needs of it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from wavesim.analysis.load import Load, channel_load
from wavesim.analysis.voltage import peak_voltage_v
from wavesim.core.errors import UnusableFileError
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.device.profile import Profile
from wavesim.io.devices import device
from wavesim.safety.compliance import Answers, DeviceVoltage, NeededVoltage, judged_voltages


def voltages(program: Program, device_id: str) -> Answers:
    """Every channel of pulses against the device, and the device against the limit of all."""
    return judged_voltages(_voltage(device_id), _needed(program))


def known_device(device_id: str | None) -> Profile | None:
    """The profile a program names; None where it names none, or one that is not known here."""
    try:
        return None if device_id is None else kept_device(device_id)
    except UnusableFileError:
        return None


@lru_cache(maxsize=32)
def kept_device(device_id: str) -> Profile:
    """A profile, read once. Raises UnusableFileError where there is none."""
    return device(device_id)


def unit_peak_v(section: Section, channel: int, load: Load) -> float | None:
    """Peak voltage of a channel's pulses at 1 mA [V]: it grows with the amplitude alone.

    So a slider of the amplitude costs nothing.
    """
    return _peak_v(at_1_ma(section, channel), channel, load)


def at_1_ma(section: Section, channel: int) -> Section:
    """The section with a channel of 1 mA: one for all amplitudes, so that what is kept serves all.
    """
    channels = list(section.channel)
    channels[channel] = replace(channels[channel], amplitude_ma=1.0)
    return replace(section, channel=tuple(channels))


@lru_cache(maxsize=64)
def _peak_v(section: Section, channel: int, load: Load) -> float | None:
    return peak_voltage_v(section, channel, load)


def _voltage(device_id: str) -> DeviceVoltage:
    profile = known_device(device_id)
    if profile is None:
        return DeviceVoltage(
            compliance_v=None, source=device_id, standing="not read", missing="device"
        )
    if profile.kind == "typical":
        return DeviceVoltage(
            compliance_v=profile.compliance_v, source=profile.title, standing="ours"
        )
    given = [one for one in profile.source.values() if "compliance_v" in one.keys]
    return DeviceVoltage(
        compliance_v=profile.compliance_v,
        source=given[0].title if given else profile.title,
        standing="read" if any(one.read for one in given) else "not read",
    )


def _needed(program: Program) -> Iterator[NeededVoltage]:
    """What each channel of pulses needs; no device known here plays continuous currents."""
    for i, section in enumerate(program.section):
        for j, channel in enumerate(section.channel):
            if channel.carrier is not None:
                continue
            load = channel_load(channel)
            if load is None or not channel.amplitude_ma:
                yield NeededVoltage(
                    section=i,
                    channel=j,
                    amplitude_ma=channel.amplitude_ma,
                    peak_v=None,
                    missing="area" if load is None else "amplitude",
                )
                continue
            unit_v = unit_peak_v(section, j, load)
            assert unit_v is not None
            yield NeededVoltage(
                section=i,
                channel=j,
                amplitude_ma=channel.amplitude_ma,
                peak_v=channel.amplitude_ma * unit_v,
            )
