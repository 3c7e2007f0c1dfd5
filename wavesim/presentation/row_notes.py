"""What stands under a pair of fields: on to off in every way it is told, and where ramps count."""

from collections.abc import Mapping
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.presentation.choice_edits import EDITS, Here
from wavesim.presentation.words import _, number, quantity

_RAMPS = {
    "inside_on": "Ramps within the on-time: {full} at full strength",
    "outside_on": "Ramps around the on-time: {full} at full strength",
    "down_outside_on": "Fall after the on-time: {full} at full strength",
}
_OTHER = {"inside_on": "outside_on", "outside_on": "inside_on", "down_outside_on": "inside_on"}
_LINKS = {
    "inside_on": ("Count within", "Count both ramps within the on-time"),
    "outside_on": ("Count outside", "Count both ramps outside the on-time"),
}


@final
@value
class RowNote:
    """A sentence, what it means at length, and an edit that one click makes (none: no link)."""

    text: str
    hint: str = ""
    link: str = ""
    edits: Mapping[str, object] | None = None


def row_notes(program: Program, section: int, channel: int) -> dict[str, RowNote]:
    """Notes by the group of fields they belong to."""
    part = program.section[section]
    if channel >= len(part.channel) or part.continuous:
        return {}
    one, notes = part.channel[channel], {}
    if part.on_s is not None and part.off_s is not None:
        notes["cycle"] = _duty(part.on_s if one.on_s is None else one.on_s, part, one)
    found = one.modulation
    if found.ramp_up_s or found.ramp_down_s:
        notes["ramps"] = _ramps(Here(program=program, section=section, channel=channel), part, one)
    return notes


def _duty(on_s: float, part: Section, one: Channel) -> RowNote:
    """The three things that are called duty cycle."""
    off_s = part.off_s or 0.0
    ratio = f"1:{number(off_s / on_s)}" if off_s else "1:0"
    percent = quantity(100.0 * on_s / (on_s + off_s), "%")
    flowing = _flowing_fraction(part, one)
    hint = _(
        "On to off {ratio}; on-time {percent} of on and off together. Both are called duty cycle,"
        " and so is the share of the on-time in which current flows{flowing}. wavesim keeps the"
        " seconds only."
    )
    said = "" if flowing is None else f" ({quantity(100.0 * flowing, '%')})"
    return RowNote(
        text=_("On to off {ratio}, {percent} on").format(ratio=ratio, percent=percent),
        hint=hint.format(ratio=ratio, percent=percent, flowing=said),
    )


def _flowing_fraction(part: Section, one: Channel) -> float | None:
    """Share of the plateau in which current flows: time of all phases by rate; None of carriers."""
    if one.pulse is None or one.timing is None:
        return None
    rate_hz = one.timing.plateau_rate_hz(part.train_s(one))
    return one.pulse.unit.flowing_us * 1e-6 * rate_hz


def _ramps(here: Here, part: Section, one: Channel) -> RowNote:
    """Which ramps count, and how long the current is at full strength."""
    found = one.modulation
    full_s = part.train_s(one) - found.ramp_up_s - found.ramp_down_s
    other = _OTHER[found.ramps]
    link, hint = _LINKS[other]
    return RowNote(
        text=_(_RAMPS[found.ramps]).format(full=quantity(max(0.0, full_s), "s")),
        hint=_(hint),
        link=_(link),
        edits=EDITS["ramps"](here, other),
    )
