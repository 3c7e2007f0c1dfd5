"""What opens under the verdict: every finding with its calculation, then every limit kept."""

from typing import final

from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.presentation.check_text import wanting
from wavesim.presentation.compared import percent_of, with_unit
from wavesim.presentation.findings import FindingText, value_beside
from wavesim.presentation.meter import ROUGH, STATES, Meter, meter
from wavesim.presentation.verdict import Checked, State
from wavesim.presentation.words import _, ngettext
from wavesim.safety.finding import Finding, Judged

_LINES = {False: "limit {value}", True: "level {value}"}
"""What the line of a bar is: a limit, or a number from which on something is worth knowing."""
FindingKey = tuple[str, int, int, str]
"""Rule, section, channel, path: what stays of a finding while its number moves."""
_KEPT_STANDING = {
    ("read", False): "limit read",
    ("not read", False): "limit from memory",
    ("ours", False): "a design limit",
    ("read", True): "level read",
    ("not read", True): "level from memory",
}
"""What the number is that is kept: a limit, or a level that only classes an output."""


@final
@value
class FindingRow:
    """One finding.

    title: "RMS current 60 mA". where: section and channel, "" where there is only one; place:
    their numbers. message: all of it in a sentence. formula, numbers, result: how it is computed,
    "" where nothing is. meter: the bar, None without a number and for a range; limit_words: beside
    its line. source, standing: who set the limit and whether that was read; unread: it was not.
    solvable: whether something could bring it inside.
    """

    key: FindingKey
    finding: Finding
    state: State
    title: str
    where: str
    place: tuple[int, int]
    message: str
    formula: str
    numbers: str
    result: str
    meter: Meter | None
    limit_words: str
    source: str
    standing: str
    unread: bool
    solvable: bool


@final
@value
class KeptRow:
    """A limit that is kept: what it compares, on which channel, and how much of it is used.

    standing: whether it was read; unread: it was not.
    """

    name: str
    where: str
    margin: str
    standing: str
    unread: bool


def link_words(found: Checked, state: State) -> str:
    """What the link of the card says while the rest is closed."""
    if state in ("stop", "caution"):
        return _("See the calculation")
    if state == "unknown":
        return _("See what is missing")
    checks = ngettext("{count} check", "{count} checks", found.check.checked)
    checks = checks.format(count=found.check.checked)
    if state == "note" and any(text.finding.is_range for text in found.texts):
        return _("See the range and the {checks}").format(checks=checks)
    return _("See the {checks}").format(checks=checks)


def finding_key(finding: Finding) -> FindingKey:
    """By what a finding is known again after an edit."""
    return finding.rule, finding.section, finding.channel, finding.where


def finding_rows(found: Checked) -> tuple[FindingRow, ...]:
    """All findings but those that could not be judged, gravest first.

    Of those that are only worth knowing the ranges come first, as in the headline.
    """
    texts = [text for text in found.texts if not text.finding.missing]
    texts.sort(key=lambda text: text.finding.severity == "info" and not text.finding.is_range)
    return tuple(_finding_row(text) for text in texts)


def wanting_lines(found: Checked) -> tuple[str, ...]:
    """What could not be judged and why."""
    return tuple(wanting(found))


def _finding_row(text: FindingText) -> FindingRow:
    finding = text.finding
    numbers, _equals, result = text.numbers.rpartition(" = ")
    return FindingRow(
        key=finding_key(finding),
        finding=finding,
        state=STATES[finding.severity],
        title=text.short[:1].upper() + text.short[1:],
        where=text.where,
        place=(finding.section, finding.channel),
        message=text.message,
        formula=text.formula,
        numbers=numbers,
        result=result,
        meter=_meter(finding),
        limit_words=_(_LINES[finding.severity == "info"]).format(value=text.limit),
        source=text.source,
        standing=text.standing,
        unread=finding.limit is not None and finding.limit.standing == "not read",
        solvable=finding.limit is not None and finding.severity != "info",
    )


def _meter(finding: Finding) -> Meter | None:
    if finding.value is None or finding.is_range:
        return None
    return meter(finding.value, finding.bound, finding.severity, value_beside(finding))


def kept_words(found: Checked) -> str:
    """How many limits are kept: "10 checks are kept"."""
    kept = sum(1 for one in found.check.judged if one.passes)
    return ngettext("{count} check is kept", "{count} checks are kept", kept).format(count=kept)


def kept_rows(found: Checked) -> tuple[KeptRow, ...]:
    """Every limit that is kept, channel by channel, those with the least room first."""
    kept = [one for one in found.check.judged if one.passes]
    kept.sort(key=lambda one: (one.section, one.channel, -one.ratio))
    return tuple(_kept_row(one, found.program) for one in kept)


def _kept_row(one: Judged, program: Program) -> KeptRow:
    name = _(one.limit.title)
    if one.limit.half_area:
        name = _("{name} with half of the pad").format(name=name)
    return KeptRow(
        name=name,
        where=place_words(program, one.section, one.channel),
        margin=_("{percent} of {limit}").format(
            percent=percent_of(one.ratio, ROUGH), limit=with_unit(one.bound, one.limit.unit)
        ),
        standing=_(_KEPT_STANDING[one.limit.standing, one.limit.informative]),
        unread=one.limit.standing == "not read",
    )


def place_words(program: Program, section: int, channel: int) -> str:
    """Section and channel, as far as there are several."""
    part = program.section[section]
    names = [part.name] if len(program.section) > 1 else []
    names += [part.channel[channel].name] if len(part.channel) > 1 else []
    return " · ".join(names)


def missing_area(found: Checked) -> str:
    """Path of the first pad area that limits wait for; "" where none does."""
    for text in found.texts:
        if text.finding.missing == "area":
            return f"{text.finding.where}.area_cm2"
    return ""
