"""What is known about one number, in words: its range, basis, source, and whether it was read."""

from wavesim.core.evidence import Evidence, Range
from wavesim.presentation.names import exact
from wavesim.presentation.ranges import is_example, range_of
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
        ends = _range_words(found, unit)
        parts += ["" if changed else _value_words(found), ends]
        parts += [_source_words(evidence, found)] if ends or not changed else []
    return "; ".join(part for part in parts if part)


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
