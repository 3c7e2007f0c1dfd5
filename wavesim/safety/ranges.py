"""Numbers of a program outside the range that its preset gives for them."""

from collections.abc import Iterator, Mapping

from wavesim.core.evidence import Evidence, Range
from wavesim.core.program import Program
from wavesim.core.spec import keys
from wavesim.safety.finding import RANGE, Finding

PUBLISHED = ("source", "review")
USUAL, SEVERAL = "usual practice", "sources of the preset"
"""Where a range is from that has no work of its own."""
_TABLES = ("electrode", "pulse", "timing", "carrier", "modulation", "window")


def outside(program: Program, evidence: Evidence | None) -> Iterator[Finding]:
    """A finding for each number outside its range; a range for one place goes before a bare key."""
    ranges = evidence.range if evidence else None
    if evidence is None or not ranges:
        return
    for path, unit, found in _numbers(program, ranges):
        known = ranges.get(path) or ranges[path.rsplit(".", 1)[-1]]
        bound = _beyond(known, found)
        if bound is not None:
            yield _finding(path, found, bound, unit, known, _source(evidence, known))


def _beyond(known: Range, found: float) -> float | None:
    """The end of a range that a number lies beyond."""
    if known.min is not None and found < known.min:
        return known.min
    if known.max is not None and found > known.max:
        return known.max
    return None


def _source(evidence: Evidence, known: Range) -> str:
    """Key of the work a range is from; a file names one source for a value and its range.

    So it is the range's for certain only where the value has none, or where the program rests on
    this source alone.
    """
    if known.range_basis not in PUBLISHED:
        return USUAL
    alone = evidence.sources == (known.source,)
    certain = known.value_basis not in PUBLISHED or alone
    return (known.source if certain else None) or SEVERAL


def _finding(
    path: str, found: float, bound: float, unit: str, known: Range, source: str
) -> Finding:
    names = path.split(".")
    return Finding(
        rule=RANGE,
        severity="info",
        where=path,
        value=found,
        bound=bound,
        unit=unit,
        source=source,
        verified=known.read,
        section=int(names[1]) if names[0] == "section" else 0,
        channel=int(names[3]) if len(names) > 3 and names[2] == "channel" else 0,
        kind="published" if known.range_basis in PUBLISHED else "usual",
    )


def _numbers(program: Program, wanted: Mapping[str, Range]) -> Iterator[tuple[str, str, float]]:
    """Path, unit and value of the numbers that have a range; 0 mA is no value."""
    for path, table in _tables(program):
        for name, key in keys(type(table)).items():
            if name not in wanted and f"{path}{name}" not in wanted:
                continue
            found = getattr(table, name)
            if isinstance(found, int | float) and not (name == "amplitude_ma" and found == 0.0):
                yield f"{path}{name}", key.spec.unit if key.spec else "", float(found)


def _tables(program: Program) -> Iterator[tuple[str, object]]:
    """The tables that hold numbers a user can change, each with its path."""
    if program.application is not None:
        yield "application.", program.application
    for i, section in enumerate(program.section):
        yield f"section.{i}.", section
        for j, channel in enumerate(section.channel):
            here = f"section.{i}.channel.{j}."
            yield here, channel
            for name in _TABLES:
                table = getattr(channel, name)
                if table is not None:
                    yield f"{here}{name}.", table
