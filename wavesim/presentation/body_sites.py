"""Drawings of parts of the body, read from the shipped files; lengths in cm of a typical adult."""

import os
from functools import cache
from typing import Any, Literal, final

from wavesim.core.spec import value
from wavesim.io.presets import PACKAGE
from wavesim.io.text import read_toml
from wavesim.presentation.curves import Knot, Piece, Point, doubled, flat, flipped, knots, pieces
from wavesim.presentation.words import _

FOLDER = os.path.join(PACKAGE, "data", "body")
Kind = Literal["line", "bone", "nerve", "muscle", "area", "wound"]
Side = Literal["left", "right", "on"]


@final
@value
class Detail:
    """Something in the outline: a crease, a bone, a nerve, a muscle, an area of skin.

    name: of the muscle it belongs to; it is drawn only where the pads are for that muscle.
    """

    kind: Kind
    name: str
    curve: tuple[Piece, ...]
    closed: bool


@final
@value
class Landmark:
    """A word at a side of the drawing, with a line to its point, or on the drawing itself.

    at: its points, of which the first that no pad covers is taken. muscle: the name of the muscle
    it is for; it stands there only where that is drawn.
    """

    at: tuple[Point, ...]
    words: str
    side: Side
    muscle: str = ""


@final
@value
class Site:
    """One part of the body: what is drawn and from where it is seen.

    left, top, width, height: the box of its outline [cm]; bar_cm: length of its scale.
    """

    id: str
    title: str
    outline: tuple[Piece, ...]
    details: tuple[Detail, ...]
    landmarks: tuple[Landmark, ...]
    left: float
    top: float
    width: float
    height: float
    bar_cm: float


@cache
def site(site_id: str) -> Site:
    """A part of the body by its name."""
    table = _table(site_id)
    outline = pieces(_outline(table), closed=True)
    around = list(flat(outline))
    xs, ys = [x for x, _y in around], [y for _x, y in around]
    return Site(
        id=site_id,
        title=_(table["title"]),
        outline=outline,
        details=tuple(found for one in table.get("detail", ()) for found in _details(one)),
        landmarks=_landmarks(table),
        left=min(xs),
        top=min(ys),
        width=max(xs) - min(xs),
        height=max(ys) - min(ys),
        bar_cm=table.get("bar_cm", 5.0),
    )


def site_ids() -> list[str]:
    """The names of all parts of the body that there are drawings of."""
    return sorted(name.removesuffix(".toml") for name in os.listdir(FOLDER))


def _table(site_id: str) -> dict[str, Any]:
    return read_toml(os.path.join(FOLDER, f"{site_id}.toml"))


def _outline(table: dict[str, Any]) -> tuple[Knot, ...]:
    """Its own outline, made whole where it is a half, or another site's from the other side."""
    if "outline_flipped" in table:
        return flipped(_outline(_table(table["outline_flipped"])))
    line = knots(table["outline"])
    return doubled(line) if table.get("mirrored") else line


def _details(table: dict[str, Any]) -> list[Detail]:
    """A detail, and its like on the other side of the body."""
    line, closed = knots(table["points"]), table.get("closed", False)
    lines = [line, flipped(line)] if table.get("both") else [line]
    name = table.get("name", "")
    return [
        Detail(kind=table["kind"], name=name, curve=pieces(one, closed=closed), closed=closed)
        for one in lines
    ]


def _landmarks(table: dict[str, Any]) -> tuple[Landmark, ...]:
    return tuple(
        Landmark(
            at=tuple((float(x), float(y)) for x, y in (one["at"], *one.get("or_at", ()))),
            words=_(one["words"]),
            side=one["side"],
            muscle=one.get("muscle", ""),
        )
        for one in table.get("landmark", ())
    )
