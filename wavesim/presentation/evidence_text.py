"""What is known about one number, in words: its range, basis, source, and whether it was read."""

from wavesim.core.evidence import Evidence, Range
from wavesim.presentation.names import exact
from wavesim.presentation.ranges import PUBLISHED, is_example, range_of, range_works
from wavesim.presentation.references import short
from wavesim.presentation.words import EN_DASH, _

RANGE_BASIS = {
    "source": _("published {ends}, by a source"),
    "review": _("published {ends}, by a review"),
    "usual": _("usual {ends}, no single source"),
}
VALUE_BASIS = {
    "source": _("value of a source"),
    "review": _("value of a review"),
    "usual": _("usual value"),
}


def evidence_words(
    evidence: Evidence | None, path: str, unit: str, *, changed: bool = False
) -> str:
    """What the file says of the number at a path, "" where it says nothing.

    unit: of the code, as in the spec of the number. changed: the number is no longer the file's
    own, so that only the range holds.
    """
    found = range_of(evidence, path)
    parts = [_("changed")] if changed else [_("example") if is_example(evidence, path) else ""]
    if found is not None:
        parts += _known_words(evidence, path, found, unit, changed=changed)
    return "; ".join(part for part in parts if part)


def _known_words(
    evidence: Evidence | None, path: str, found: Range, unit: str, *, changed: bool
) -> list[str]:
    """The value's basis, the range, and whose they are: once where both are of one work."""
    ends, said = _range_words(found, unit), _source_words(evidence, found)
    value = [] if changed else [_value_words(found)]
    if not ends:
        return [] if changed else [*value, said]
    works = range_works(evidence, path, found) if found.range_basis in PUBLISHED else ()
    same = works == (found.source,) or (not works and found.range_basis in PUBLISHED)
    if same or found.value_basis not in PUBLISHED:
        return [*value, ends, said]
    theirs = ", ".join(short(key, evidence) for key in works)
    return [*value, "" if changed else said, f"{ends}: {theirs}" if theirs else ends]


def _value_words(found: Range) -> str:
    return VALUE_BASIS[found.value_basis] if found.value_basis else ""


def _range_words(found: Range, unit: str) -> str:
    if found.min is None and found.max is None:
        return ""
    if found.min is None:
        ends = _("up to {high}").format(high=exact(found.max, unit))
    elif found.max is None:
        ends = _("from {low}").format(low=exact(found.min, unit))
    else:
        ends = f"{exact(found.min)}{EN_DASH}{exact(found.max, unit)}"
    return RANGE_BASIS[found.range_basis or "usual"].format(ends=ends)


def _source_words(evidence: Evidence | None, found: Range) -> str:
    if found.source is None:
        return ""
    said = _("{source}, seen there") if found.read else _("{source}, from memory")
    return said.format(source=short(found.source, evidence))
