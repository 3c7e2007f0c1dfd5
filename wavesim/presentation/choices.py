"""Choosing shape, timing, modulation and cycle: what is offered, what holds, why something cannot.

Everything else about a choice is data in `choice_words` and an edit in `choice_edits`.
"""

from collections.abc import Callable, Iterator
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.presentation.choice_edits import EDITS, Edits, Here, swept
from wavesim.presentation.choice_words import SHEETS, Choice, Group
from wavesim.presentation.names import list_words, value_words
from wavesim.presentation.problems import explanation
from wavesim.presentation.words import _, ngettext

__all__ = ["SHEETS", "Choice", "Group", "Offer", "OfferedGroup", "edits_for", "now_words", "offers"]


@final
@value
class Offer:
    """A choice as it is offered: whether it holds now, and why it cannot be made ("" = it can).

    program: what it would make of the program; None where it cannot be made.
    """

    choice: Choice
    chosen: bool
    why_not: str
    program: Program | None


@final
@value
class OfferedGroup:
    """A group of a sheet with its choices as they are offered."""

    group: Group
    offers: tuple[Offer, ...]


def edits_for(program: Program, section: int, channel: int, choice: Choice) -> Edits:
    """The one edit that makes a choice, with all that the choice needs."""
    return EDITS[choice.group](Here(program=program, section=section, channel=channel), choice.name)


def offers(
    program: Program, section: int, channel: int, sheet: str
) -> tuple[OfferedGroup, ...]:
    """What a sheet offers for a channel; groups that its current does not have are left out.

    A rest has no channel, and nothing is offered for it.
    """
    here = Here(program=program, section=section, channel=channel)
    if channel >= len(here.part.channel):
        return ()
    return tuple(
        OfferedGroup(
            group=group, offers=tuple(_offer(here, choice) for choice in _choices(here, group))
        )
        for group in SHEETS[sheet].groups
        if _APPLIES.get(group.name, _always)(here.part, here.one)
    )


def now_words(program: Program, section: int, channel: int) -> dict[str, str]:
    """What holds now for each sheet, in a few words; empty for a rest."""
    part = program.section[section]
    if channel >= len(part.channel):
        return {}
    one = part.channel[channel]
    return {
        "shape": _shape_words(one),
        "timing": _timing_words(one),
        "modulation": ", ".join(_modulation_words(part, one)) or _("none"),
        "cycle": _(_CYCLES[part.cycle_kind]),
    }


_RAMPS = {
    "inside_on": "ramps in on-time",
    "outside_on": "ramps around on-time",
    "down_outside_on": "fall after on-time",
}
_CYCLES = {
    "continuous": "continuous",
    "on_off": "on and off",
    "walking": "walking",
    "cycling": "cycling",
}


def _shape_words(one: Channel) -> str:
    """The shape; of a list of points their count, of ratios the ratios."""
    if one.pulse is None:
        return ""
    words = value_words(one.pulse.shape)
    points, ratios = getattr(one.pulse, "time_us", ()), getattr(one.pulse, "phase_ratios", ())
    if points:
        count = ngettext("{count} point", "{count} points", len(points)).format(count=len(points))
        return f"{words}, {count}"
    return f"{words} {list_words(ratios)}" if ratios else words


def _timing_words(one: Channel) -> str:
    if one.timing is None:
        return value_words(one.carrier.kind) if one.carrier else ""
    onsets = getattr(one.timing, "onset_s", ())
    if onsets:
        return ngettext("{count} onset a train", "{count} onsets a train", len(onsets)).format(
            count=len(onsets)
        )
    return value_words(one.timing.kind)


def _modulation_words(part: Section, one: Channel) -> Iterator[str]:
    found = one.modulation
    if found.ramp_up_s or found.ramp_down_s:
        yield _("ramps") if part.continuous else _(_RAMPS[found.ramps])
    if found.amplitude_modulation_hz or found.phase_duration_modulation_hz:
        yield _("swelling")
    if found.polarity_reversal_s:
        yield _("reversing")


def _offer(here: Here, choice: Choice) -> Offer:
    """A choice with what it would make; what holds needs no edit."""
    chosen = _CHOSEN[choice.group](here.part, here.one) == choice.name
    if chosen:
        return Offer(choice=choice, chosen=True, why_not="", program=here.program)
    try:
        made = with_values(here.program, EDITS[choice.group](here, choice.name))
    except ImpossibleError as error:
        why_not = _why_not(error.problems[0])
        return Offer(choice=choice, chosen=False, why_not=why_not, program=None)
    return Offer(choice=choice, chosen=False, why_not="", program=made)


def _why_not(problem: Problem) -> str:
    """Why a choice cannot be made, in a line where there are words for it."""
    return _(_WHY_NOT[problem.rule]) if problem.rule in _WHY_NOT else explanation(problem)


_WHY_NOT = {
    "no_phase_duration": "This current has no phase duration that could change",
    "no_direction": "This current flows both ways already",
    "needs_cycle": "Needs pauses: choose on and off, walking or cycling first",
    "pulse_too_long": "The pulse is too long to come so often",
    "burst_too_long": "Such a burst does not fit before the next",
    "nlet_too_long": "Such a group does not fit before the next",
    "train_exceeds_cycle": "The train would run into the next",
    "ramps_exceed_train": "The ramps are longer than the train would be",
    "onset_outside": "The listed onsets do not fit the train",
    "pair_overlap": "Pulses would overlap those of another channel on the same pair",
    "too_many": "Too many pulses",
}


def _choices(here: Here, group: Group) -> Iterator[Choice]:
    """Pulses cannot be without their sweep, where they have one."""
    for choice in group.choices:
        if (group.name, choice.name) != ("sweep", "steady") or here.one.carrier is not None:
            yield choice


def _always(part: Section, one: Channel) -> bool:
    return True


_APPLIES: dict[str, Callable[[Section, Channel], bool]] = {
    "phases": lambda part, one: hasattr(one.pulse, "biphasic"),
    "recovery": lambda part, one: hasattr(one.pulse, "recovery_duration_us"),
    "polarity": lambda part, one: one.pulse is not None,
    "first_only": lambda part, one: hasattr(one.timing, "first_only"),
    "sweep": lambda part, one: hasattr(one.timing or one.carrier, "pattern"),
    "form": lambda part, one: hasattr(one.carrier, "form"),
    "mains": lambda part, one: hasattr(one.carrier, "mains_frequency_hz"),
    "direction": lambda part, one: one.carrier is not None and one.carrier.one_way,
    "trigger": lambda part, one: not part.continuous,
    "length": lambda part, one: not part.continuous,
    "own_on": lambda part, one: part.cycle_kind == "on_off" and len(part.channel) > 1,
}
"""For which currents and sections a group is shown; the others always are."""


def _sweep_now(part: Section, one: Channel) -> str:
    if one.carrier is not None and getattr(one.carrier, swept(one.carrier)[0], None) is None:
        return "steady"
    return str(getattr(one.timing or one.carrier, "pattern", ""))


def _ramps_now(part: Section, one: Channel) -> str:
    found = one.modulation
    return found.ramps if found.ramp_up_s or found.ramp_down_s else "none"


def _swell_now(part: Section, one: Channel) -> str:
    found = one.modulation
    return "none" if found.amplitude_modulation_hz is None else found.modulation_pattern


def _widths_now(part: Section, one: Channel) -> str:
    found = one.modulation
    return "none" if found.phase_duration_modulation_hz is None else found.modulation_pattern


_CHOSEN: dict[str, Callable[[Section, Channel], str]] = {
    "shape": lambda part, one: one.pulse.shape if one.pulse else "",
    "phases": lambda part, one: "two" if getattr(one.pulse, "biphasic", False) else "one",
    "recovery": lambda part, one: (
        "balanced" if getattr(one.pulse, "recovery_duration_us", None) is None else "own"
    ),
    "polarity": lambda part, one: one.polarity,
    "timing": lambda part, one: one.timing.kind if one.timing else "",
    "carrier": lambda part, one: one.carrier.kind if one.carrier else "",
    "first_only": lambda part, one: (
        "first" if getattr(one.timing, "first_only", False) else "everywhere"
    ),
    "sweep": _sweep_now,
    "form": lambda part, one: str(getattr(one.carrier, "form", "")),
    "mains": lambda part, one: str(getattr(one.carrier, "mains_frequency_hz", "")),
    "direction": lambda part, one: one.polarity,
    "ramps": _ramps_now,
    "ramp_kind": lambda part, one: one.modulation.ramp_kind,
    "reversal": lambda part, one: (
        "none" if one.modulation.polarity_reversal_s is None else "reversed"
    ),
    "swell": _swell_now,
    "widths": _widths_now,
    "cycle": lambda part, one: part.cycle_kind,
    "trigger": lambda part, one: part.trigger,
    "length": lambda part, one: "minutes" if part.cycle_count is None else "cycles",
    "own_on": lambda part, one: "section" if one.on_s is None else "own",
}
"""What holds now, by the name of a group."""
