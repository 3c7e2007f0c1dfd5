"""The values of a program that are dials of a device, and what the device makes of each."""

from collections.abc import Iterator
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.device.profile import Profile
from wavesim.device.scale import Scale

RATES = ("frequency_hz", "burst_frequency_hz", "frequency_end_hz")
RAMPS = ("ramp_up_s", "ramp_down_s")


@final
@value
class Change:
    """A value that the device cannot be set to.

    where: its path in the program. played: what it plays instead, or would be set to. below,
    above: the two nearest values it can be set to, None where there is none on that side.
    refused: it does not take the value, rather than take another for it.
    """

    where: str
    asked: float
    played: float
    below: float | None
    above: float | None
    unit: str
    refused: bool


@final
@value
class Dial:
    """A value of a program that a scale of the device limits.

    by_period: the device is set to 1000 / value. more: what the device counts into the value, such
    as ramps into the on-time.
    """

    where: str
    asked: float
    unit: str
    scale: Scale
    by_period: bool = False
    more: float = 0.0

    @property
    def position(self) -> float:
        """Where the dial would have to stand, in its own unit."""
        return 1000.0 / self.asked if self.by_period else self.asked + self.more

    def change(self) -> Change | None:
        """What the device makes of it; None where it can be set to just this."""
        asked = self.position
        if self.scale.has(asked):
            return None
        low, high = (None if end is None else self._meant(end) for end in self.scale.around(asked))
        if self.by_period:
            low, high = high, low
        played = self._meant(self.scale.played(asked))
        return Change(
            where=self.where,
            asked=self.asked,
            played=played,
            below=low,
            above=high,
            unit=self.unit,
            refused=self.scale.refuses(asked),
        )

    def _meant(self, position: float) -> float:
        """The program's value at a position of the dial."""
        return 1000.0 / position if self.by_period else position - self.more


def changes(program: Program, profile: Profile, ma_per_v: float | None) -> tuple[Change, ...]:
    """All values of a program that the device cannot be set to."""
    found = (dial.change() for dial in dials(program, profile, ma_per_v))
    return tuple(change for change in found if change is not None)


def dials(program: Program, profile: Profile, ma_per_v: float | None = None) -> Iterator[Dial]:
    """The values of a program that have a dial on the device, in the order of the file."""
    for i, section in enumerate(program.section):
        yield from _section_dials(section, profile, f"section.{i}")
        for j, channel in enumerate(section.channel):
            if channel.carrier is None:
                where = f"section.{i}.channel.{j}"
                yield from _channel_dials(channel, profile, where, profile.amplitude(ma_per_v))


def _section_dials(section: Section, profile: Profile, where: str) -> Iterator[Dial]:
    outside = max((channel.modulation.outside_s for channel in section.channel), default=0.0)
    more_s = outside if profile.ramps_in_on else 0.0
    yield from _dial(f"{where}.on_s", section.on_s, "s", profile.on_s, more=more_s)
    # An off-time of 0 is none, which every dial can be left at.
    yield from _dial(f"{where}.off_s", section.off_s or None, "s", profile.off_s)


def _channel_dials(
    channel: Channel, profile: Profile, where: str, amplitude: Scale | None
) -> Iterator[Dial]:
    pulse, timing = channel.pulsed.pulse, channel.pulsed.timing
    phase_us = getattr(pulse, "phase_duration_us", None)
    gap_us = getattr(pulse, "interphase_gap_us", None) if has_gap(channel) else None
    # 0 mA says that no value is given.
    yield from _dial(f"{where}.amplitude_ma", channel.amplitude_ma or None, "mA", amplitude)
    yield from _dial(f"{where}.pulse.phase_duration_us", phase_us, "us", profile.phase_duration_us)
    yield from _dial(f"{where}.pulse.interphase_gap_us", gap_us, "us", profile.interphase_gap_us)
    by_period = profile.frequency_hz is None
    # Onsets that each have a time of their own follow no period.
    rate = profile.period_ms if by_period and timing.repeating() else profile.frequency_hz
    for key in RATES:
        found = getattr(timing, key, None)
        yield from _dial(f"{where}.timing.{key}", found, "Hz", rate, by_period=by_period)
    nlet_ms = getattr(timing, "nlet_interval_ms", None)
    yield from _dial(f"{where}.timing.nlet_interval_ms", nlet_ms, "ms", profile.nlet_interval_ms)
    for key in RAMPS:
        ramp_s = getattr(channel.modulation, key) or None
        yield from _dial(f"{where}.modulation.{key}", ramp_s, "s", profile.ramp_s)
    more_s = channel.modulation.outside_s if profile.ramps_in_on else 0.0
    yield from _dial(f"{where}.on_s", channel.on_s, "s", profile.on_s, more=more_s)


def has_gap(channel: Channel) -> bool:
    """Whether the pulse has two phases that a gap can lie between."""
    pulse = channel.pulsed.pulse
    return hasattr(pulse, "interphase_gap_us") and getattr(pulse, "biphasic", True)


def _dial(
    where: str,
    asked: float | None,
    unit: str,
    scale: Scale | None,
    *,
    by_period: bool = False,
    more: float = 0.0,
) -> Iterator[Dial]:
    """One dial; none where the program or the device has no such value."""
    if asked is not None and scale is not None:
        yield Dial(
            where=where, asked=asked, unit=unit, scale=scale, by_period=by_period, more=more
        )
