"""What a device does not do of a program, and what it does instead, as sentences."""

from collections.abc import Iterator

from wavesim.core.program import Program
from wavesim.device.dials import Change
from wavesim.device.profile import Profile
from wavesim.device.refusals import Refusal
from wavesim.device.replay import Replay
from wavesim.presentation.names import label_of, value_words
from wavesim.presentation.words import _, quantity

FIGURES = 6
"""Figures of a value: 35.0877 Hz and 35 Hz must not look the same."""
_RULES = {
    "carrier": _("The current is {found}, a continuous one; this device plays pulses."),
    "channel_count": _("There are {found} channels; this device has {allowed}."),
    "nlet_count": _("N-lets have {found} pulses; this device plays up to {allowed}."),
    "one_frequency": _("The channels run at {found} Hz; this device has no such rates at once."),
    "ramps": _("A ramp of {found} s is meant; this device does not ramp."),
    "shape": _("The pulse is {found}; this device plays {allowed}."),
    "timing": _("The timing is {found}; this device plays {allowed}."),
    "turns": _(
        "{found} Hz is meant; channels take turns here, and so many of them reach {allowed} Hz."
    ),
}
_UNJUDGED = {
    "amplitude_ma": _("the current"),
    "amplitude_modulation_hz": _("modulation of the amplitude"),
    "channel_count": _("the number of channels"),
    "compliance_v": _("the largest voltage"),
    "frequency_hz": _("the frequency"),
    "interphase_gap_us": _("the interphase gap"),
    "off_s": _("the off-time"),
    "on_s": _("the on-time"),
    "phase_duration_modulation_hz": _("modulation of the phase duration"),
    "phase_duration_us": _("the phase duration"),
    "polarity": _("alternating polarity"),
    "polarity_reversal_s": _("reversal of the polarity"),
    "ramps": _("the ramps"),
    "shapes": _("the pulse shape"),
    "time_step_us": _("the raster of time"),
    "timings": _("the kind of timing"),
    "trigger": _("the trigger"),
}


def verdict_words(found: Replay) -> str:
    """One sentence: whether the device plays the program."""
    title = found.profile.title
    if not found.possible:
        return _("{device} cannot play this program as it is.").format(device=title)
    if any(one.changes for one in found.channels):
        said = _("{device} plays this program, with other values where its dials have none.")
        return said.format(device=title)
    return _("{device} can be set to this program.").format(device=title)


def kind_words(profile: Profile) -> str:
    """Whose numbers the profile has."""
    if profile.kind == "typical":
        return _("Typical ranges, ours: no one device. Look at your own.")
    return _("Numbers of the maker; docs/devices.md names the source of each.")


def difference_sentences(found: Replay) -> Iterator[str]:
    """Everything the device refuses, then what it takes other values for; alike ones together."""
    every = [change for one in found.channels for change in one.changes]
    every.sort(key=lambda change: not change.refused)
    told = [(refusal.where, refusal_words(refusal)) for refusal in found.refusals]
    told += [(change.where, change_words(change)) for change in every]
    places: dict[str, list[str]] = {}
    for where, said in told:
        places.setdefault(said, []).append(_place(found.design, where))
    for said, named in places.items():
        place = ", ".join(dict.fromkeys(name for name in named if name))
        yield f"{place}: {said}" if place else said
    if found.program is None:
        yield _("What its dials make of this program does not fit together.")


def refusal_words(refusal: Refusal) -> str:
    """One thing the device does not do."""
    allowed = ", ".join(value_words(name) for name in refusal.allowed.split(", "))
    return _(_RULES[refusal.rule]).format(found=value_words(refusal.found), allowed=allowed)


def change_words(change: Change) -> str:
    """One value the device cannot be set to."""
    said = {"label": label_of(change.where), "asked": value(change.asked, change.unit)}
    if not change.refused:
        played = value(change.played, change.unit)
        return _("{label} {asked} becomes {played}.").format(played=played, **said)
    ends = [value(end, change.unit) for end in (change.below, change.above) if end is not None]
    if len(ends) == 1:
        return _("{label} {asked} cannot be set; the nearest is {one}.").format(one=ends[0], **said)
    low, high = ends
    return _("{label} {asked} cannot be set; {low} or {high} can.").format(
        low=low, high=high, **said
    )


def unjudged_words(found: Replay) -> str:
    """What could not be judged, in one sentence; "" = nothing."""
    if not found.not_judged:
        return ""
    names = ", ".join(_(_UNJUDGED[key]) for key in found.not_judged)
    return _("Not judged, because not known of this device: {names}.").format(names=names)


def value(found: float, unit: str) -> str:
    """A value of a dial with its unit."""
    return quantity(found, unit, figures=FIGURES)


def _place(program: Program, where: str) -> str:
    """Names of a section and a channel, where there are several; "" = the only one."""
    parts = where.split(".")
    return place_words(program, int(parts[1]), int(parts[3]) if len(parts) > 3 else None)


def place_words(program: Program, number: int, channel: int | None) -> str:
    """The same by numbers; channel None: only the section."""
    section = program.section[number]
    names = [section.name] if len(program.section) > 1 else []
    if channel is not None and len(section.channel) > 1:
        names.append(section.channel[channel].name)
    return " / ".join(names)
