"""Rows of parameters that lie beyond what a limit allows, and where that begins."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import value_at, with_values
from wavesim.core.program import Program
from wavesim.presentation.names import exact
from wavesim.presentation.parameters import ParameterRow
from wavesim.presentation.ranges import range_words
from wavesim.presentation.verdict import Checked
from wavesim.presentation.words import NO_BREAK, _
from wavesim.safety.finding import Finding
from wavesim.safety.limits import Severity
from wavesim.safety.remedies import Remedy

_STATES: dict[str, Literal["stop", "caution"]] = {"error": "stop", "warning": "caution"}
_LINES = {
    ("stop", "lower"): "Limit reached at {value}",
    ("stop", "higher"): "Limit kept from {value} on",
    ("caution", "lower"): "Needs attention above {value}",
    ("caution", "higher"): "Needs attention below {value}",
}
_KINDS = {"published": "published {range}", "usual": "usual {range}"}


def gravest(found: Checked, section: int, channel: int) -> tuple[Finding, ...]:
    """The findings of a channel that are graver than a note, those as grave as the gravest."""
    here = [
        one
        for one in found.check.findings
        if (one.section, one.channel) == (section, channel)
        and one.severity in _STATES
        and one.limit is not None
    ]
    return tuple(one for one in here if one.severity == here[0].severity)


def still_true(remedies: Iterable[Remedy], old: Program, new: Program) -> tuple[Remedy, ...]:
    """Those of a program's remedies that hold for another one.

    Where a limit lies for one number does not depend on that number, so that the remedy of the
    only number that differs holds on.
    """
    if old is new:
        return tuple(remedies)
    return tuple(one for one in remedies if _only_at(one.path, old, new))


def _only_at(path: str, old: Program, new: Program) -> bool:
    """Whether two programs differ in one number only."""
    try:
        return with_values(old, {path: value_at(new, path)}) == new
    except ImpossibleError:
        return False


def strictest(remedies: Iterable[Iterable[Remedy]]) -> dict[str, Remedy]:
    """Of the remedies of each finding, by path, that which brings all of them inside.

    Numbers that help every finding where there are any, else those that help the first.
    """
    every = [{one.path: one for one in each} for each in remedies]
    if not every:
        return {}
    shared = set.intersection(*(set(each) for each in every))
    if not shared:
        return every[0]
    return {
        path: max((each[path] for each in every), key=lambda one: abs(one.now - (one.value or 0.0)))
        for path in every[0]
        if path in shared
    }


def marked(
    rows: tuple[ParameterRow, ...], severity: Severity, known: Mapping[str, Remedy]
) -> tuple[ParameterRow, ...]:
    """The rows with those marked that would bring what is found inside; known: by their path.

    Those outside their range where there are any; a number inside its range is not what is wrong.
    """
    if not known:
        return rows
    found = {row.path for row in rows if row.path in known}
    outside = {row.path for row in rows if row.path in found and row.state == "note"}
    state = _STATES[severity]
    return tuple(
        replace(row, state=state, line=_line(row, known[row.path], state))
        if row.path in (outside or found)
        else row
        for row in rows
    )


def _line(row: ParameterRow, remedy: Remedy, state: str) -> str:
    if remedy.value is None:
        return _("Balanced if taken from the leading phase")
    line = _(_LINES[state, remedy.side]).format(value=exact(remedy.value, remedy.unit))
    band = row.range
    if band is None or (band.low is None and band.high is None):
        return line
    known = _(_KINDS[band.kind]).format(range=range_words(band, "")).replace(" ", NO_BREAK)
    return f"{line} ({known})"
