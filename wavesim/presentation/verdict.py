"""The verdict on a program: headline, second line and findings, gravest first."""

from typing import Any, Literal, final

from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.presentation.compared import percent_of, with_unit
from wavesim.presentation.compliance import check_with_device
from wavesim.presentation.findings import LIMIT_WORDS, FindingText, finding_text, title_in_sentence
from wavesim.presentation.words import _, ngettext
from wavesim.safety.compliance import COMPLIANCE
from wavesim.safety.finding import Check, Finding

State = Literal["stop", "caution", "unknown", "note", "within"]
_STATES: dict[str, State] = {"error": "stop", "warning": "caution"}
_NO_PAD = "The electrode is no pad on skin: limits of density say little here."
NOTICES = {
    "clinician_only": "The preset is for a clinician to apply only.",
    "special_device": "This program is for a special device only, made for such an output.",
    "amplitude_in_volts": "Devices of this kind are set in volts; the current is an example.",
    "not_skin_electrode": _NO_PAD,
    "not_surface_electrode": _NO_PAD,
    "wound_electrode": "An electrode lies in a wound: limits of density say little here.",
}
"""Flags of a preset that change how the verdict is to be read."""


@final
@value
class Verdict:
    """What the verdict card shows.

    state: colour and icon; "unknown" where something could not be judged and nothing is graver.
    headline: one sentence without a full stop. second: counts, and for within the closest limit.
    notice: what the preset itself says of its output; "" where it says nothing.
    """

    state: State
    headline: str
    second: str
    notice: str


@final
@value
class Checked:
    """A checked program.

    flags: of the application that holds. check: counts, margins and findings as values.
    texts: the findings in words, in their order.
    """

    program: Program
    flags: tuple[str, ...]
    check: Check
    texts: tuple[FindingText, ...]

    def as_dict(self) -> dict[str, Any]:
        """The document of `wavesim check --json`."""
        return {
            "id": self.check.id,
            "verdict": self.check.verdict,
            "checked": self.check.checked,
            "not_judged": self.check.not_judged,
            "unread": self.check.unread,
            "findings": [_finding_dict(text) for text in self.texts],
        }


def checked(program: Program, origin: Program | None = None) -> Checked:
    """The program judged; origin: the preset it came from, whose ranges and evidence hold."""
    found, holder = check_with_device(program, origin), origin or program
    return Checked(
        program=program,
        flags=holder.application.flags if holder.application else (),
        check=found,
        texts=tuple(finding_text(one, program, holder.evidence) for one in found.findings),
    )


def check(program: Program) -> Checked:
    """The program judged against limits and, where it names its preset, the preset's ranges."""
    return checked(program, origin_of(program))


def origin_of(program: Program) -> Program | None:
    """The preset that a program is based on; None where it names none that there is."""
    from wavesim.core.errors import UnusableFileError
    from wavesim.io.files import load
    from wavesim.io.presets import preset_path

    if program.based_on is None:
        return None
    try:
        return load(preset_path(program.based_on))
    except UnusableFileError:
        return None


def verdict(found: Checked) -> Verdict:
    """Headline and second line; order: stop, caution, unknown, note, within."""
    state = state_of(found.check)
    return Verdict(
        state=state,
        headline=_headline(found, state),
        second=_second(found.check),
        notice=" ".join(_(NOTICES[flag]) for flag in found.flags if flag in NOTICES),
    )


def state_of(found: Check) -> State:
    """What the card looks like."""
    if found.findings and (grave := _STATES.get(found.findings[0].severity)):
        return grave
    if found.not_judged:
        return "unknown"
    return "note" if found.findings else "within"


def _headline(found: Checked, state: State) -> str:
    if state == "within":
        return _("Within all limits checked")
    if state == "unknown":
        return _("Not enough information: {missing}").format(missing=_missing(found.check))
    first = found.texts[0]
    if state == "stop":
        return _stop(first)
    if state == "caution":
        return _("Needs attention: {number}").format(number=first.short)
    return _note(found)


def _stop(text: FindingText) -> str:
    limit = text.finding.limit
    assert limit is not None
    said = _(LIMIT_WORDS[limit.standing])
    return _("Exceeds {limit}: {number}, limit {value}").format(
        limit=said, number=text.short, value=text.limit
    )


def _note(found: Checked) -> str:
    """A range before what only classes the output."""
    text = next((one for one in found.texts if one.finding.is_range), found.texts[0])
    if not text.finding.is_range:
        return _("Worth knowing: {number}").format(number=text.short)
    if text.finding.kind == "published":
        return _("Outside the published range: {number}").format(number=text.short)
    return _("Outside the usual range: {number}").format(number=text.short)


def _missing(found: Check) -> str:
    """What would have to be given."""
    names = {
        "area": _("pad area"),
        "amplitude": _("amplitude"),
        "compliance": _("largest voltage of the device"),
        "device": _("the device is not known here"),
    }
    kinds = {finding.missing for finding in found.findings}
    return ", ".join(name for key, name in names.items() if key in kinds)


def _second(found: Check) -> str:
    kept = sum(1 for one in found.judged if one.passes)
    parts = [
        _("{kept} of {count} checks are kept").format(kept=kept, count=found.checked)
        if kept < found.checked
        else ngettext("{count} check is kept", "{count} checks are kept", kept).format(count=kept)
    ]
    if found.not_judged:
        parts.append(_("{count} could not be judged").format(count=found.not_judged))
    if found.unread:
        said = ngettext(
            "{count} rests on a source not read", "{count} rest on a source not read", found.unread
        )
        parts.append(said.format(count=found.unread))
    counts = _("{parts}.").format(parts=", ".join(parts))
    if found.findings or found.closest is None:
        return counts
    return f"{counts} {_closest(found)}"


def _closest(found: Check) -> str:
    """The limit with the least room."""
    one = found.closest
    assert one is not None
    name = title_in_sentence(one.limit)
    if one.limit.half_area:
        name = _("{name} with half of the pad").format(name=name)
    return _("Closest: {name}, {percent} of {limit}.").format(
        name=name, percent=percent_of(one.ratio), limit=with_unit(one.bound, one.limit.unit)
    )


def _finding_dict(text: FindingText) -> dict[str, Any]:
    found: Finding = text.finding
    unknown = found.rule == COMPLIANCE and found.missing in ("compliance", "device")
    return {
        "rule": found.rule,
        "severity": found.severity,
        "where": found.where,
        "value": found.value,
        "limit": None if unknown else found.bound,
        "unit": found.unit,
        "formula": found.formula.symbols if found.formula else "",
        "message": text.message,
        "source": found.source,
        "verified": found.verified,
    }
