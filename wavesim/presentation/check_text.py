"""The check as text."""

from collections.abc import Iterator

from wavesim.presentation.compliance import check_with_device
from wavesim.presentation.findings import FindingText
from wavesim.presentation.remedy_words import remedy_row
from wavesim.presentation.verdict import Checked, origin_of, verdict
from wavesim.presentation.words import _
from wavesim.safety.remedies import remedies

_GRAVITY = {"error": "error", "warning": "warning", "info": "note"}
_WANTING = {
    "area": "Not judged, for want of a pad area: {names}.",
    "amplitude": "Not judged, for want of an amplitude: {names}.",
    "device": "Not judged, as the device is not known here: {names}.",
    "compliance": "Not judged, as the largest voltage of the device is not published: {names}.",
}


def check_lines(found: Checked) -> Iterator[str]:
    """Verdict, counts, then every finding with its formula, source and remedies."""
    said = verdict(found)
    yield said.headline
    yield said.second
    if said.notice:
        yield said.notice
    for text in found.texts:
        if not text.finding.missing:
            yield ""
            yield from _finding_lines(found, text)
    for line in wanting(found):
        yield ""
        yield line


def _finding_lines(found: Checked, text: FindingText) -> Iterator[str]:
    finding = text.finding
    where = f"{text.where}: " if text.where else ""
    yield f"{_(_GRAVITY[finding.severity])} {finding.rule}: {where}{text.message}"
    if text.numbers:
        yield f"  {text.formula}"
        yield f"  {text.numbers}"
    if finding.severity == "info":
        return
    origin = origin_of(found.program)
    solved = remedies(found.program, finding, origin, judge=check_with_device)
    rows = [remedy_row(one) for one in solved]
    if rows:
        yield "  " + _("What would bring it inside, one of these:")
        yield from (f"    {row.label}: {row.text} ({row.now})" for row in rows)
    yield f"  {_('Source')}: {text.source}. {text.standing}"


def wanting(found: Checked) -> Iterator[str]:
    """What could not be judged, one line for each reason and channel."""
    groups: dict[tuple[str, str], list[str]] = {}
    for text in found.texts:
        if text.finding.missing:
            groups.setdefault((text.finding.missing, text.where), []).append(text.short)
    for (missing, where), names in groups.items():
        said = _(_WANTING[missing]).format(names=", ".join(dict.fromkeys(names)))
        yield f"{where}: {said}" if where else said
