"""A program as a device plays it, and what is lost on the way."""

from collections.abc import Iterator
from typing import Any, final

from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.device.dials import Change, changes
from wavesim.device.played import Played, measured
from wavesim.device.profile import Profile
from wavesim.device.refusals import Refusal, refusals


@final
@value
class ChannelReplay:
    """One channel on the device.

    section: number of its section. changes: its values that the device cannot be set to; those of
    its section stand with its first channel. played: None where the device plays nothing of it.
    largest_load_ohm: load up to which the device holds the current; None: not judged.
    """

    section: int
    channel: int
    name: str
    changes: tuple[Change, ...]
    played: Played | None
    largest_load_ohm: float | None

    @property
    def pulses_gained(self) -> int | None:
        """Pulses that are delivered and not meant; negative: meant and not delivered."""
        return self.played.played_count - self.played.designed_count if self.played else None

    def as_dict(self) -> dict[str, Any]:
        """The channel as the contract writes it."""
        one = self.played
        return {
            "name": self.name,
            "section": self.section,
            "frequency_hz": one and one.frequency_hz,
            "phase_duration_us": one and one.phase_duration_us,
            "amplitude_ma": one and one.amplitude_ma,
            "pulses_designed": one and one.designed_count,
            "pulses_played": one and one.played_count,
            "pulses_gained": self.pulses_gained,
            "pulses_silent": one and one.silent_count,
            "worst_onset_error_us": one and one.worst_onset_error_us,
            "worst_recovery_error_ma": one and one.worst_recovery_error_ma,
            "net_charge_per_pulse_uc": one and one.net_charge_per_pulse_uc,
            "net_dc_ua": one and one.net_dc_ua,
            "largest_load_ohm": self.largest_load_ohm,
            "changes": [_change(change) for change in self.changes],
        }


@final
@value
class Replay:
    """A program on a device.

    program: the program with every value the nearest the device can be set to, None where that is
    impossible. design: what was meant. refusals: what the device does not do at all.
    ma_per_v: gain of the stage behind a voltage output [mA/V]. not_judged: keys of the profile that
    its maker does not publish, and of the program that no profile says anything of.
    """

    design: Program
    profile: Profile
    program: Program | None
    channels: tuple[ChannelReplay, ...]
    refusals: tuple[Refusal, ...]
    ma_per_v: float | None
    not_judged: tuple[str, ...]

    @property
    def possible(self) -> bool:
        """Whether the device does all of it, if with values it takes instead of those meant."""
        return not (self.program is None or self.refusals or self.refused)

    @property
    def refused(self) -> tuple[Change, ...]:
        """The values that the device refuses."""
        return tuple(c for one in self.channels for c in one.changes if c.refused)

    @property
    def why_not(self) -> str:
        """Why the device does not play it, in English; "" where it does."""
        found = [f"{r.where}: {r.rule}, {r.found}{_or(r.allowed)}" for r in self.refusals]
        found += [_refused(change) for change in self.refused]
        if self.program is None and not found:
            found.append("what its dials make of the program does not fit together")
        return "; ".join(found)

    def as_dict(self) -> dict[str, Any]:
        """The document of `replay --json`."""
        return {
            "id": self.design.id,
            "device": self.profile.id,
            "possible": self.possible,
            "why_not": self.why_not,
            "refusals": [
                {"rule": r.rule, "where": r.where, "found": r.found, "allowed": r.allowed}
                for r in self.refusals
            ],
            "not_judged": list(self.not_judged),
            "channels": [one.as_dict() for one in self.channels],
        }


def replayed(program: Program, profile: Profile, *, ma_per_v: float | None = None) -> Replay:
    """A program on a device; ma_per_v: gain of the stage behind a voltage output [mA/V]."""
    found = changes(program, profile, ma_per_v)
    played = _set_to(program, found)
    return Replay(
        design=program,
        profile=profile,
        program=played,
        channels=tuple(_channels(program, played, profile, found, ma_per_v)),
        refusals=refusals(played or program, profile),
        ma_per_v=ma_per_v,
        not_judged=tuple(_not_judged(program, profile, ma_per_v)),
    )


def settable(
    program: Program, profile: Profile, *, ma_per_v: float | None = None
) -> Program | None:
    """The program with every value the nearest the device can be set to; None: impossible."""
    return _set_to(program, changes(program, profile, ma_per_v))


def _set_to(program: Program, found: tuple[Change, ...]) -> Program | None:
    """The program with the device's values; None where those do not go together."""
    try:
        return with_values(program, {change.where: change.played for change in found})
    except ImpossibleError:
        return None


def _channels(
    design: Program,
    played: Program | None,
    profile: Profile,
    found: tuple[Change, ...],
    ma_per_v: float | None,
) -> Iterator[ChannelReplay]:
    scale = profile.amplitude(ma_per_v)
    step_ma = scale.step if scale else None
    for i, section in enumerate(design.section):
        for j, channel in enumerate(section.channel):
            own = tuple(c for c in found if _belongs(c.where, i, j))
            pulsed = channel.carrier is None and played is not None
            seen = None
            if pulsed and played is not None:
                seen = measured(section, played.section[i], j, profile, step_ma)
            peak_ma = seen.amplitude_ma if seen else 0.0
            ohm = profile.compliance_v * 1e3 / peak_ma if profile.compliance_v and peak_ma else None
            yield ChannelReplay(
                section=i,
                channel=j,
                name=channel.name,
                changes=own,
                played=seen,
                largest_load_ohm=ohm,
            )


def _belongs(where: str, section: int, channel: int) -> bool:
    """Whether a path is the channel's own, or of its section and it is the first."""
    parent = f"section.{section}."
    own = where.startswith(f"{parent}channel.{channel}.")
    return own or (channel == 0 and where.startswith(parent) and ".channel." not in where)


_JUDGED = (
    "channel_count", "time_step_us", "phase_duration_us", "interphase_gap_us", "on_s", "off_s",
    "ramps", "compliance_v", "shapes", "timings",
)  # fmt: skip


_UNKNOWN = ("amplitude_modulation_hz", "phase_duration_modulation_hz", "polarity_reversal_s")
"""What changes pulses in a train and no profile has a dial for."""


def _not_judged(program: Program, profile: Profile, ma_per_v: float | None) -> Iterator[str]:
    """Keys that are not known, where a check would need them, and what is by hand in any case."""
    own = [key for key in _JUDGED if getattr(profile, key) is None]
    if profile.frequency_hz is None and profile.period_ms is None:
        own.append("frequency_hz")
    if profile.amplitude(ma_per_v) is None:
        own.append("amplitude_ma")
    yield from own
    channels = [channel for section in program.section for channel in section.channel]
    if any(section.trigger != "timer" for section in program.section):
        yield "trigger"
    if any(channel.pulse and channel.polarity == "alternating" for channel in channels):
        yield "polarity"
    for key in _UNKNOWN:
        if any(getattr(channel.modulation, key) for channel in channels):
            yield key


def _or(allowed: str) -> str:
    return f" (it has {allowed})" if allowed else ""


def _refused(change: Change) -> str:
    near = [f"{end:.9g}" for end in (change.below, change.above) if end is not None]
    offered = " or ".join(near)
    return f"{change.where}: {change.asked:.9g} {change.unit} cannot be set, {offered} can"


def _change(change: Change) -> dict[str, Any]:
    return {
        "where": change.where,
        "asked": change.asked,
        "played": change.played,
        "below": change.below,
        "above": change.above,
        "unit": change.unit,
        "refused": change.refused,
    }
