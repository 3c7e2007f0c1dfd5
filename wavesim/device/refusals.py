"""What of a program a device cannot do at all, beside values its dials do not have."""

import math
from collections.abc import Iterator
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.device.profile import Profile

SAME_RATE = 1e-9
"""Relative difference of two rates that is rounding."""


@final
@value
class Refusal:
    """One thing the device does not do.

    rule: the key of its sentence in presentation. where: path of what is refused. found: what the
    program has. allowed: what the device does ("" = nothing of the kind).
    """

    rule: str
    where: str
    found: str
    allowed: str = ""


def refusals(program: Program, profile: Profile) -> tuple[Refusal, ...]:
    """All of a program, as the device would be set to it."""
    return tuple(_all(program, profile))


def _all(program: Program, profile: Profile) -> Iterator[Refusal]:
    for i, section in enumerate(program.section):
        yield from _together(section, profile, f"section.{i}.channel")
        for j, channel in enumerate(section.channel):
            yield from _alone(channel, profile, f"section.{i}.channel.{j}")


def _alone(channel: Channel, profile: Profile, where: str) -> Iterator[Refusal]:
    """What one channel has that the device does not play."""
    if channel.carrier is not None:
        yield Refusal(rule="carrier", where=f"{where}.carrier", found=channel.carrier.kind)
        return
    pulse, timing = channel.pulsed.pulse, channel.pulsed.timing
    if profile.shapes is not None and pulse.shape not in profile.shapes:
        shapes = ", ".join(profile.shapes)
        yield Refusal(rule="shape", where=f"{where}.pulse.shape", found=pulse.shape, allowed=shapes)
    if profile.timings is not None and timing.kind not in profile.timings:
        kinds = ", ".join(profile.timings)
        yield Refusal(rule="timing", where=f"{where}.timing.kind", found=timing.kind, allowed=kinds)
    most = profile.nlet_count
    many = getattr(timing, "pulses_per_nlet", 1)
    if most is not None and many > most:
        path = f"{where}.timing.pulses_per_nlet"
        yield Refusal(rule="nlet_count", where=path, found=str(many), allowed=str(most))
    ramp = next((k for k in ("ramp_up_s", "ramp_down_s") if getattr(channel.modulation, k)), None)
    if profile.ramps is False and ramp is not None:
        ramp_s = getattr(channel.modulation, ramp)
        yield Refusal(rule="ramps", where=f"{where}.modulation.{ramp}", found=f"{ramp_s:.12g}")


def _together(section: Section, profile: Profile, where: str) -> Iterator[Refusal]:
    """What the channels of a section have that the device does not play at once."""
    pulsed = [channel for channel in section.channel if channel.carrier is None]
    many, most = len(section.channel), profile.channel_count
    if most is not None and many > most:
        yield Refusal(rule="channel_count", where=where, found=str(many), allowed=str(most))
    shared = [_rate_hz(section, channel) for channel in pulsed]
    if profile.one_frequency and not _one_rate(shared, leaves_out=bool(profile.slower_channels)):
        told = ", ".join(f"{rate:.6g}" for rate in shared)
        yield Refusal(rule="one_frequency", where=where, found=told)
    least_ms = turns_ms(profile, len(pulsed))
    if shared and least_ms and 1000.0 / max(shared) < least_ms * (1.0 - SAME_RATE):
        most_hz = f"{1000.0 / least_ms:.6g}"
        yield Refusal(rule="turns", where=where, found=f"{max(shared):.6g}", allowed=most_hz)


def _rate_hz(section: Section, channel: Channel) -> float:
    """Rate of a channel's pulses or N-lets; of a list its average."""
    timing = channel.pulsed.timing
    found = getattr(timing, "frequency_hz", None)
    return found or timing.plateau_rate_hz(section.train_s(channel))


def _one_rate(rates_hz: list[float], *, leaves_out: bool) -> bool:
    """Whether channels can have these rates from one, some of them leaving out turns."""
    ratios = [max(rates_hz) / rate for rate in rates_hz]
    slower = [ratio for ratio in ratios if ratio > 1.0 + SAME_RATE]
    if not slower or not leaves_out:
        return not slower
    whole = round(slower[0])
    return all(abs(ratio - whole) <= SAME_RATE * whole for ratio in slower)


def turns_ms(profile: Profile, channels: int) -> float:
    """Shortest period in which so many channels that share a source all have their turn [ms]."""
    groups = math.ceil(channels / profile.group_count) if profile.group_count else 0
    return max(channels * (profile.slot_ms or 0.0), groups * (profile.group_ms or 0.0))
