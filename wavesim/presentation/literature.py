"""Where what is published disagrees, and which programs that concerns."""

from functools import cache
from typing import Any, final

from wavesim.core.evidence import Application
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.io.shipped import shipped_table
from wavesim.presentation.references import short
from wavesim.presentation.words import _, ngettext

TABLE = "literature"
_DASH = "\N{EN DASH} "


@final
@value
class Side:
    """What some say, and the keys of the works seen to say so; none: no single source."""

    text: str
    sources: tuple[str, ...]


@final
@value
class Point:
    """One disagreement: its heading, its sides, and what it concerns.

    presets: ids. modalities, conditions: as programs write them; where both are given, both must
    hold, and an empty tuple of conditions is any condition.
    """

    id: str
    heading: str
    sides: tuple[Side, ...]
    presets: tuple[str, ...]
    modalities: tuple[str, ...]
    conditions: tuple[str, ...]

    def concerns(self, program: Program) -> bool:
        """Whether it is about a program, by the preset it came from or by what it is."""
        if {program.id, program.based_on}.intersection(self.presets):
            return True
        use = program.application or Application()
        anywhere = not self.conditions or program.condition in self.conditions
        return use.modality in self.modalities and anywhere


def disagreements(program: Program) -> tuple[Point, ...]:
    """The points that concern a program."""
    return tuple(point for point in points() if point.concerns(program))


@cache
def points() -> tuple[Point, ...]:
    """All points that the program knows, in the order of its table."""
    return tuple(_point(found) for found in shipped_table(TABLE)["point"])


def count_words(found: tuple[Point, ...]) -> str:
    """How many there are, as a link says it; "" for none."""
    if not found:
        return ""
    words = ngettext(
        "The literature disagrees: {count} point",
        "The literature disagrees: {count} points",
        len(found),
    )
    return words.format(count=len(found))


def point_words(point: Point) -> str:
    """A point in full: its heading, then one line for each side with its sources."""
    return "\n".join([_(point.heading), *(f"{_DASH}{side_words(side)}" for side in point.sides)])


def side_words(side: Side) -> str:
    """One side with the works that say so behind it."""
    text = _(side.text)
    if not side.sources:
        return text
    return f"{text} {', '.join(map(short, side.sources))}."


def _point(found: dict[str, Any]) -> Point:
    sides = (Side(text=one["text"], sources=tuple(one["sources"])) for one in found["side"])
    return Point(
        id=found["id"],
        heading=found["heading"],
        sides=tuple(sides),
        presets=tuple(found["presets"]),
        modalities=tuple(found["modalities"]),
        conditions=tuple(found["conditions"]),
    )
