"""Smooth lines through a few points, as text in the data and as cubic pieces for a painter.

A line is written as its points, "x,y x,y ...". A point with "!" behind it is a corner; from one
with "~" the line to the next is straight and is not drawn: there a picture of a limb is cut off.
"""

import re
from collections.abc import Iterator
from math import hypot
from typing import final

from wavesim.core.spec import value

Point = tuple[float, float]

_KNOT = re.compile(r"(-?[\d.]+),(-?[\d.]+)([!~]?)")
_HANDLE = 1.0 / 3.0
"""Length of a handle in lengths of its piece; a third makes a straight row of points straight."""
_STEPS = 8


@final
@value
class Knot:
    """A point of a line; cut: the piece that begins here is not drawn."""

    at: Point
    corner: bool = False
    cut: bool = False


@final
@value
class Piece:
    """A cubic piece: from start over two handles to end; hidden: it is an edge without a line."""

    start: Point
    first: Point
    second: Point
    end: Point
    hidden: bool


def knots(text: str) -> tuple[Knot, ...]:
    """The points of a line. Raises ValueError that names what is no point."""
    found = []
    for word in text.split():
        match = _KNOT.fullmatch(word)
        if match is None:
            raise ValueError(word)
        x, y, mark = match.groups()
        found.append(Knot(at=(float(x), float(y)), corner=mark == "!", cut=mark == "~"))
    return tuple(found)


def flipped(line: tuple[Knot, ...]) -> tuple[Knot, ...]:
    """The line seen in a mirror that stands on the axis x = 0."""
    return tuple(
        Knot(at=(-knot.at[0], knot.at[1]), corner=knot.corner, cut=knot.cut) for knot in line
    )


def doubled(half: tuple[Knot, ...]) -> tuple[Knot, ...]:
    """A closed line from its right half, which begins and ends on the axis x = 0."""
    back = [
        Knot(at=knot.at, corner=knot.corner, cut=before.cut)
        for before, knot in zip(reversed(half[:-1]), reversed(half), strict=False)
    ]
    return (*half[:-1], *flipped(tuple(back)))


def pieces(line: tuple[Knot, ...], *, closed: bool) -> tuple[Piece, ...]:
    """The smooth pieces through the points of a line, back to the first one if it is closed."""
    count = len(line)
    last = count if closed else count - 1
    return tuple(_piece(line, i, closed=closed) for i in range(last))


def _piece(line: tuple[Knot, ...], i: int, *, closed: bool) -> Piece:
    count = len(line)
    here, there = line[i], line[(i + 1) % count]
    length = hypot(there.at[0] - here.at[0], there.at[1] - here.at[1]) * _HANDLE
    out, back = _slope(line, i, closed), _slope(line, (i + 1) % count, closed)
    if here.cut:
        out = back = (0.0, 0.0)
    return Piece(
        start=here.at,
        first=(here.at[0] + out[0] * length, here.at[1] + out[1] * length),
        second=(there.at[0] - back[0] * length, there.at[1] - back[1] * length),
        end=there.at,
        hidden=here.cut,
    )


def _slope(line: tuple[Knot, ...], i: int, closed: bool) -> Point:
    """The direction of the line at a point, of length 1; none at a corner, an end or a cut."""
    count, here = len(line), line[i]
    is_end = not closed and i in (0, count - 1)
    if here.corner or is_end or here.cut or line[i - 1].cut:
        return 0.0, 0.0
    (x0, y0), (x1, y1) = line[i - 1].at, line[(i + 1) % count].at
    length = hypot(x1 - x0, y1 - y0) or 1.0
    return (x1 - x0) / length, (y1 - y0) / length


def flat(curve: tuple[Piece, ...]) -> Iterator[Point]:
    """Points along the pieces, close enough for measuring."""
    for piece in curve:
        for step in range(_STEPS):
            yield _at(piece, step / _STEPS)


def _at(piece: Piece, t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    ends = (piece.start, piece.first, piece.second, piece.end)
    x, y = (a * ends[0][k] + b * ends[1][k] + c * ends[2][k] + d * ends[3][k] for k in (0, 1))
    return x, y
