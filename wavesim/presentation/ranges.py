"""Published and usual ranges, whose they are, and which values are only examples."""

from functools import cache
from typing import Any, Literal, final

from wavesim.core.evidence import Evidence, Range
from wavesim.core.spec import value
from wavesim.io.shipped import shipped_table
from wavesim.presentation.names import exact
from wavesim.presentation.project import Project
from wavesim.presentation.references import short
from wavesim.presentation.words import DOT, EN_DASH, NO_BREAK, _

RANGE_SOURCES = "range_sources"
_UNBROKEN = 40
"""Characters that fit a line of a panel."""

Kind = Literal["published", "usual"]
Side = Literal["within", "below", "above"]

PUBLISHED = ("source", "review")
_OUTSIDE: dict[tuple[Kind, Side], str] = {
    ("published", "below"): "Below the published {range}",
    ("published", "above"): "Above the published {range}",
    ("usual", "below"): "Below the usual {range}",
    ("usual", "above"): "Above the usual {range}",
}
_BEYOND_THE_END: dict[tuple[Kind, Side], str] = {
    ("published", "below"): "Below the published minimum, {end}",
    ("published", "above"): "Above the published maximum, {end}",
    ("usual", "below"): "Below the usual minimum, {end}",
    ("usual", "above"): "Above the usual maximum, {end}",
}
"""What is said of a range whose other end no text gives."""


@final
@value
class RangeBand:
    """The range drawn in the groove; an end that no text gives is None.

    source: the range's own source in words ("Powell 1999"; "" = none, or it is not told which).
    read: whether the range was seen there.
    """

    low: float | None
    high: float | None
    kind: Kind
    source: str = ""
    read: bool = False


def evidence_of(project: Project) -> Evidence | None:
    """The evidence that holds: the preset's, or the program's own where there is no preset."""
    return (project.preset or project.program).evidence


def range_of(evidence: Evidence | None, path: str) -> Range | None:
    """The entry for a path: one for this very place goes before one for the bare key."""
    ranges = evidence.range if evidence else None
    if not ranges:
        return None
    return ranges.get(path) or ranges.get(path.rsplit(".", 1)[-1])


def is_example(evidence: Evidence | None, path: str) -> bool:
    """Whether the preset's value is ours, because no source gives one."""
    assumed = evidence.assumed if evidence else ()
    return path in assumed or path.rsplit(".", 1)[-1] in assumed


def band(evidence: Evidence | None, path: str) -> RangeBand | None:
    """The range of a value, None where no end of it is known."""
    found = range_of(evidence, path)
    if found is None or (found.min is None and found.max is None):
        return None
    published = found.range_basis in PUBLISHED
    works = range_works(evidence, path, found) if published else ()
    return RangeBand(
        low=found.min,
        high=found.max,
        kind="published" if published else "usual",
        source=", ".join(short(key, evidence) for key in works),
        read=found.read,
    )


def side(found: RangeBand | None, at: float) -> Side:
    """Where a value lies; without a range, and towards an open end, it is within."""
    if found and found.low is not None and at < found.low:
        return "below"
    if found and found.high is not None and at > found.high:
        return "above"
    return "within"


def range_words(found: RangeBand, unit: str) -> str:
    """A range as it is written: "10–40 mA", "from 10 mA", "up to 300 µs"."""
    if found.low is not None and found.high is not None:
        return f"{exact(found.low)}{EN_DASH}{exact(found.high, unit)}"
    if found.low is not None:
        return _("from {low}").format(low=exact(found.low, unit))
    return _("up to {high}").format(high=exact(found.high, unit))


def line(
    evidence: Evidence | None,
    path: str,
    found: RangeBand | None,
    now: float,
    preset: float | None,
    unit: str,
) -> str:
    """The source line under a slider; `found` is the band at the path, unit one of the code.

    The range with whose it is, then the preset's value where that is of another work.
    """
    value = "" if preset is None else _value_words(evidence, path, found, exact(preset, unit))
    if found is None:
        if value:
            return _with(_("No published range"), value)
        return _no_range(evidence, path, preset, unit)
    where = side(found, now)
    if where != "within":
        return _with(_outside(found, where, unit), _whose(found))
    if found.kind == "usual":
        said = _("Usual {range}").format(range=range_words(found, unit))
        return _with(said, value) if value else _("{range}, no single source").format(range=said)
    said = _("Published {range}").format(range=range_words(found, unit))
    return _with(said, _whose(found) or _("see sources"), value)


def _with(*parts: str) -> str:
    """Parts of a line, those that say something."""
    return DOT.join(part for part in parts if part)


def _whose(found: RangeBand) -> str:
    """Whose a range is; a name alone means that the range was seen there."""
    if not found.source or found.read:
        return found.source
    return _("{source}, from memory").format(source=found.source)


def _value_words(
    evidence: Evidence | None, path: str, band: RangeBand | None, said: str
) -> str:
    """Whose the preset's value is, where a work gives it that is not the range's; else ""."""
    known = range_of(evidence, path)
    if known is None or known.source is None or known.value_basis not in PUBLISHED:
        return ""
    name = short(known.source, evidence)
    told = band is not None and band.kind == "published" and name == (band.source or name)
    if told or is_example(evidence, path):
        return ""
    source = name if known.read else _("{source}, from memory").format(source=name)
    # Where there is a range, its groove has the preset's mark, and the line little room.
    words = _("preset {value}: {source}") if band is None else _("preset: {source}")
    whole = words.format(value=said, source=source)
    # A line breaks before it, not within it.
    return whole.replace(" ", NO_BREAK) if len(whole) <= _UNBROKEN else whole


def spoken(found: RangeBand | None, now: float) -> str:
    """The range as a part of a spoken sentence: "published 10 to 40"."""
    if found is None:
        return _("no published range")
    said = _spoken_ends(found)
    where = side(found, now)
    if where == "within":
        within = _("published {range}") if found.kind == "published" else _("usual {range}")
        return within.format(range=said)
    outside = _outside(found, where, "").replace(range_words(found, ""), said)
    return outside[:1].lower() + outside[1:]


def _no_range(evidence: Evidence | None, path: str, preset: float | None, unit: str) -> str:
    if preset is None:
        return _("No published range")
    said = exact(preset, unit)
    if is_example(evidence, path):
        return _("No published range; preset {value}, an example").format(value=said)
    return _("No published range; preset {value}").format(value=said)


def _outside(found: RangeBand, where: Side, unit: str) -> str:
    if found.low is not None and found.high is not None:
        return _(_OUTSIDE[found.kind, where]).format(range=range_words(found, unit))
    end = found.low if found.high is None else found.high
    return _(_BEYOND_THE_END[found.kind, where]).format(end=exact(end, unit))


def _spoken_ends(found: RangeBand) -> str:
    if found.low is not None and found.high is not None:
        return _("{low} to {high}").format(low=exact(found.low), high=exact(found.high))
    return range_words(found, "")


def origin(evidence: Evidence | None, path: str, preset: float | None, unit: str) -> str:
    """Where the preset's number comes from, one sentence; empty where it has no such number."""
    if preset is None:
        return ""
    said = exact(preset, unit)
    if is_example(evidence, path):
        return _("Preset {value}: an example, no source gives a value.").format(value=said)
    found = range_of(evidence, path)
    if found is None or found.value_basis is None:
        return _("Preset {value}: no source is named.").format(value=said)
    if found.value_basis == "usual" or found.source is None:
        return _("Preset {value}: usual practice, no single source.").format(value=said)
    text = _("Preset {value}: {source}, seen there.") if found.read else _(
        "Preset {value}: {source}, quoted from memory."
    )
    return text.format(value=said, source=short(found.source, evidence))


def range_works(evidence: Evidence | None, path: str, found: Range) -> tuple[str, ...]:
    """Keys of the works a published range is of, none where the file does not tell.

    A file names one source for a number, and where its value has one too, the range is often that
    of another work. So it is the range's for certain only where the value has none, or where the
    program rests on this source alone; of the shipped protocols a table knows the others.
    """
    sources = evidence.sources if evidence else ()
    key = path.rsplit(".", 1)[-1]
    protocol = _shipped().get(evidence.protocol or "", {}) if evidence else {}
    works = tuple(protocol.get(path) or protocol.get(key) or ())
    if works and set(works) <= set(sources):
        return works
    certain = found.value_basis not in PUBLISHED or sources == (found.source,)
    return (found.source,) if certain and found.source else ()


@cache
def _shipped() -> dict[str, Any]:
    """Works of the ranges of the shipped protocols, by protocol and key."""
    return shipped_table(RANGE_SOURCES)
