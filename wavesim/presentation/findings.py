"""Each finding in words: one sentence, how its number is computed, and who set the limit."""

import math
from typing import final

from wavesim.core.evidence import Evidence
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.presentation.compared import beside, with_unit
from wavesim.presentation.names import label_of, name_of
from wavesim.presentation.references import short
from wavesim.presentation.words import EM_DASH, _
from wavesim.safety.finding import Finding
from wavesim.safety.formulas import DIRECT
from wavesim.safety.limits import Limit, Standing
from wavesim.safety.ranges import SEVERAL, USUAL

LIMIT_WORDS: dict[Standing, str] = {
    "read": "a published limit",
    "not read": "a limit quoted from memory",
    "ours": "a design limit",
}
"""What a limit is called, by whether its source was read."""
_READ_LINES: dict[Standing, str] = {
    "read": "The value was seen in print.",
    "not read": "The value is quoted from memory, the source was not read.",
    "ours": "A design limit of this program, from no standard.",
}
_ABOVE = {
    "published": "{name} {value} is above the published range, up to {end} ({source}).",
    "usual": "{name} {value} is above the usual range, up to {end}.",
}
_BELOW = {
    "published": "{name} {value} is below the published range, from {end} on ({source}).",
    "usual": "{name} {value} is below the usual range, from {end} on.",
}
_CLIPPED: dict[Standing, str] = {
    "read": _(
        "{name} {value} is more than the device has, {limit} ({source}): pulses are clipped. The"
        " model of the pads tends to overstate it."
    ),
    "not read": _(
        "{name} {value} is more than the device has, {limit} from memory ({source}, not read):"
        " pulses are clipped. The model of the pads tends to overstate it."
    ),
    "ours": _(
        "{name} {value} is more than such a device usually has, {limit} ({source}; ranges are"
        " ours): pulses are clipped. The model of the pads tends to overstate it."
    ),
}
SET_FIGURES, COMPUTED_FIGURES = 12, 4
"""Figures of the numbers put into a formula: what is set stands there as it is."""


@final
@value
class FindingText:
    """One finding as it is shown.

    short: the number in a headline ("RMS current 60 mA"). message: the whole sentence.
    formula: in names ("amplitude × √(2 × phase duration × frequency)"); numbers: the same with the
    numbers put in and the result behind; both "" where there is nothing to compute.
    limit: the limit with its unit. where: the channel it is about, "" where there is only one.
    source: who set the limit; standing: whether that was read.
    """

    finding: Finding
    short: str
    message: str
    formula: str
    numbers: str
    limit: str
    where: str
    source: str
    standing: str


def finding_text(finding: Finding, program: Program, evidence: Evidence | None) -> FindingText:
    """A finding of this program in words; evidence: that which its ranges come from."""
    formula, numbers = _computed(finding)
    return FindingText(
        finding=finding,
        short=short_words(finding),
        message=_message(finding, evidence),
        formula=formula,
        numbers=numbers,
        limit=_bound(finding),
        where=_where(finding, program),
        source=_source(finding, evidence),
        standing=_standing(finding),
    )


def title_in_sentence(limit: Limit) -> str:
    """What a limit compares, in the middle of a sentence."""
    title = _(limit.title)
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def value_beside(finding: Finding) -> str:
    """The number with its unit; an em dash where it is not known."""
    if finding.value is None:
        return EM_DASH
    return beside(finding.value, finding.bound, finding.unit)


def short_words(finding: Finding) -> str:
    """Name and number: "RMS current 60 mA", "frequency 55 Hz"."""
    if finding.limit is None:
        return f"{name_of(finding.where)} {value_beside(finding)}"
    name = title_in_sentence(finding.limit)
    said = name if finding.value is None else f"{name} {value_beside(finding)}"
    return _("{number} with half of the pad").format(number=said) if _half(finding) else said


def _half(finding: Finding) -> bool:
    return finding.limit is not None and finding.limit.half_area


def _bound(finding: Finding) -> str:
    return with_unit(finding.bound, finding.unit)


def _message(finding: Finding, evidence: Evidence | None) -> str:
    limit = finding.limit
    if limit is None:
        return _range_message(finding, evidence)
    if finding.missing:
        return _unjudged(finding, limit)
    said = _exceeded(finding, limit)
    terms = finding.formula.terms if finding.formula else {}
    if limit.quantity == "imbalance_percent" and DIRECT in terms and terms[DIRECT].value:
        left = with_unit(1e3 * terms[DIRECT].value, "uA", 3)
        said += " " + _("It leaves a net direct current of {current}.").format(current=left)
    return said


def _exceeded(finding: Finding, limit: Limit) -> str:
    facts = {
        "name": _(limit.title),
        "value": value_beside(finding),
        "limit": _bound(finding),
        "source": _source(finding, None),
        "basis": _(limit.basis),
    }
    if limit.half_area:
        return _lifted(limit, facts)
    if limit.quantity == "peak_voltage_v":
        return _CLIPPED[limit.standing].format(**facts)
    if limit.standing == "ours":
        text = _("{name} {value} exceeds a design limit of this program, {limit}.")
    elif finding.severity == "info" and limit.standing == "read":
        text = _("{name} {value} is above {limit}: {basis} ({source}).")
    elif finding.severity == "info":
        text = _("{name} {value} is above {limit}: {basis} (from memory: {source}, not read).")
    elif limit.strict and _reached(finding):
        text = _("{name} {value} reaches a published limit, below {limit} ({source}).")
    elif limit.standing == "read":
        text = _("{name} {value} exceeds a published limit, {limit} ({source}).")
    else:
        text = _("{name} {value} exceeds a limit quoted from memory, {limit} ({source}, not read).")
    return text.format(**facts)


def _reached(finding: Finding) -> bool:
    """Whether a number is the limit itself, but for its rounding."""
    return finding.value is not None and math.isclose(finding.value, finding.bound)


def _lifted(limit: Limit, facts: dict[str, str]) -> str:
    """What half of the pad would mean."""
    text = _(
        "With half of the pad lifted, {name} would be {value}, above a published limit, {limit}"
        " ({source})."
    )
    if limit.standing == "not read":
        text = _(
            "With half of the pad lifted, {name} would be {value}, above a limit quoted from"
            " memory, {limit} ({source}, not read)."
        )
    return text.format(**facts | {"name": title_in_sentence(limit), "source": _(limit.basis)})


def _unjudged(finding: Finding, limit: Limit) -> str:
    name = _(limit.title)
    if limit.half_area:
        name = _("{name} with half of the pad lifted").format(name=name)
    if finding.missing == "compliance":
        return _("{name} cannot be judged: that of the device is not published.").format(name=name)
    if finding.missing == "device":
        return _("{name} cannot be judged: the device is not known here.").format(name=name)
    if finding.missing == "area":
        return _("{name} cannot be judged: no pad area is given.").format(name=name)
    return _("{name} cannot be judged: no amplitude is given.").format(name=name)


def _range_message(finding: Finding, evidence: Evidence | None) -> str:
    above = finding.value is not None and finding.value > finding.bound
    return _((_ABOVE if above else _BELOW)[finding.kind or "usual"]).format(
        name=label_of(finding.where),
        value=value_beside(finding),
        end=_bound(finding),
        source=_source(finding, evidence),
    )


def _computed(finding: Finding) -> tuple[str, str]:
    """The formula in names, and with the numbers put in."""
    formula = finding.formula
    if formula is None or finding.value is None or formula.template in ("{number}", ""):
        return "", ""
    names = {key: _(term.label) for key, term in formula.terms.items()}
    numbers = {
        key: with_unit(term.value, term.unit, SET_FIGURES if term.given else COMPUTED_FIGURES)
        for key, term in formula.terms.items()
    }
    put_in = formula.template.format(**numbers)
    return formula.template.format(**names), f"{put_in} = {value_beside(finding)}"


def _where(finding: Finding, program: Program) -> str:
    """Section and channel, as far as there are several."""
    names = []
    if not finding.where.startswith("section."):
        return ""
    section = program.section[finding.section]
    if len(program.section) > 1:
        names.append(section.name)
    if len(section.channel) > 1 and ".channel." in finding.where:
        names.append(section.channel[finding.channel].name)
    return " · ".join(names)


def _source(finding: Finding, evidence: Evidence | None) -> str:
    limit = finding.limit
    if limit is not None and limit.standing == "ours" and limit.basis:
        return _(limit.basis)
    if limit is not None or finding.source in (USUAL, SEVERAL):
        return _(finding.source)
    return short(finding.source, evidence)


def _standing(finding: Finding) -> str:
    if finding.limit is not None:
        return _(_READ_LINES[finding.limit.standing])
    if finding.kind == "usual":
        return ""
    return _(_READ_LINES["read" if finding.verified else "not read"])
