"""Where the pads of a preset go: pads on drawings of the body, in cm, and the same in words.

The data say no more than the placement words of the preset; what those leave open is said with the
picture. Where they name no place at all there is no picture.
"""

import os
from functools import cache
from math import cos, pi, radians, sin, sqrt
from string import ascii_uppercase
from typing import Any, Literal, final

from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.io.presets import PACKAGE
from wavesim.io.text import read_toml
from wavesim.presentation.body_sites import Site, site
from wavesim.presentation.curves import Point
from wavesim.presentation.words import _, quantity

UNKNOWN_CM2 = 25.0
"""Size that a pad is drawn with where neither program nor data give one; no word says it."""
PADS = os.path.join(PACKAGE, "data", "pads.toml")
Shape = Literal["rectangle", "round", "triangle"]
Look = Literal["active", "other", "alike"]

_ROLES: dict[str, tuple[Look, str]] = {
    "active": ("active", _("Active pad")),
    "cathode": ("active", _("Active pad, cathode")),
    "pen": ("active", _("Pen")),
    "needle": ("active", _("Needle")),
    "wound": ("active", _("Electrode in the wound")),
    "drug": ("active", _("Drug pad")),
    "other": ("other", _("Other pad")),
    "anode": ("other", _("Other pad, anode")),
    "dispersive": ("other", _("Dispersive pad")),
    "pad": ("alike", _("Pad")),
    "negative": ("alike", _("Negative pad")),
}
"""How a pad is drawn by its role, and what the role is called."""
_BOXES: dict[Shape, float] = {"rectangle": 1.0, "triangle": 2.0, "round": 4.0 / pi}
"""Area of the box around a shape, in areas of the shape."""
_FIND = {
    "motor point": _("Schematic: find the motor point on the person."),
    "nerve": _("Schematic: find the nerve on the person."),
    "place": _("Schematic: find the place on the person."),
}


@final
@value
class Pad:
    """One pad as it is drawn: middle, sides [cm] and turn, clockwise, on its drawing.

    look: whether it is the active one, the other one, or one of two that are alike.
    channel: its number in the section, from 0; it gives the colour. beside: which side its letter
    stands on where there is no room on it.
    """

    letter: str
    look: Look
    channel: int
    shape: Shape
    at: Point
    width: float
    height: float
    turn_deg: float

    def corners(self) -> tuple[Point, ...]:
        """The corners, clockwise; of a round pad those of the square around it."""
        x, y = 0.5 * self.width, 0.5 * self.height
        if self.shape == "triangle":
            return tuple(self._placed(*one) for one in ((0.0, -y), (x, y), (-x, y)))
        return tuple(self._placed(*one) for one in ((-x, -y), (x, -y), (x, y), (-x, y)))

    def _placed(self, x: float, y: float) -> Point:
        c, s = cos(radians(self.turn_deg)), sin(radians(self.turn_deg))
        return self.at[0] + x * c - y * s, self.at[1] + x * s + y * c


@final
@value
class Panel:
    """One drawing with its pads; muscles: names of those that are shaded."""

    site: Site
    pads: tuple[Pad, ...]
    muscles: tuple[str, ...]


@final
@value
class PadLine:
    """One pad in words, with its letter, its look and the colour of its channel."""

    letter: str
    look: Look
    channel: int
    role: str
    words: str


@final
@value
class PadsScene:
    """All that is shown of a placement.

    said: the preset's own words. lines: one pad each. notes: what the picture leaves open, the last
    of them that the picture is schematic. sentence: all of it for those who do not see it.
    """

    title: str
    said: str
    panels: tuple[Panel, ...]
    lines: tuple[PadLine, ...]
    notes: tuple[str, ...]
    sentence: str


def has_pads(preset_id: str) -> bool:
    """Whether there is a picture of where the pads of a preset go.

    Reading all the tables takes as long as a frame; the lines with the ids are found at once.
    """
    return f'"{preset_id}"'.encode() in _listed()


def pads_scene(preset: Program, program: Program | None = None) -> PadsScene | None:
    """The picture of where the pads of a preset go; None: its words name no place.

    program: what was made of the preset, whose pads may have another size.
    """
    table = _placements().get(preset.id)
    if table is None:
        return None
    said = (preset.application.placement if preset.application else None) or ""
    shown = program or preset
    made = [(one, _pad(shown, one, letter)) for one, letter in _lettered(table)]
    several = any("channel" in one for one, _pad in made)
    lines = tuple(
        PadLine(letter=pad.letter, look=pad.look, channel=pad.channel,
                role=_role(one, several=several), words=_words(one, shown, preset))
        for one, pad in made
    )  # fmt: skip
    panels = tuple(
        Panel(
            site=site(name),
            pads=tuple(pad for one, pad in made if one["site"] == name),
            muscles=tuple(table.get("muscles", ())),
        )
        for name in dict.fromkeys(one["site"] for one, _pad in made)
    )
    notes = (*map(_, table.get("notes", ())), _FIND[table.get("find", "motor point")])
    return PadsScene(
        title=preset.title, said=said, panels=panels, lines=_merged(lines), notes=notes,
        sentence=_sentence(panels, _merged(lines), notes),
    )  # fmt: skip


@cache
def _listed() -> bytes:
    """The lines that list the presets of a placement."""
    with open(PADS, "rb") as file:
        return b"".join(line for line in file if line.startswith(b"presets = "))


@cache
def _placements() -> dict[str, dict[str, Any]]:
    """The placement of each preset, by its id."""
    tables = read_toml(PADS)["placement"]
    return {preset: table for table in tables for preset in table["presets"]}


def _lettered(table: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Each pad with its letter; one that is the `same` as the one before shares its."""
    found: list[tuple[dict[str, Any], str]] = []
    free = iter(ascii_uppercase)
    for one in table["pad"]:
        same = one.get("same", False) and found
        found.append((one, found[-1][1] if same else next(free)))
    return found


def pad_areas_cm2(program: Program) -> tuple[float | None, ...]:
    """The area of each channel's smaller electrode; None where it has none."""
    channels = [channel for section in program.section for channel in section.channel]
    return tuple(one.electrode.area_cm2 if one.electrode else None for one in channels)


def _pad(program: Program, table: dict[str, Any], letter: str) -> Pad:
    area = table.get("shown_cm2") or _area_cm2(program, table) or UNKNOWN_CM2
    shape: Shape = table.get("shape", "rectangle")
    aspect = table.get("aspect", 1.0)
    box = area * _BOXES[shape]
    return Pad(
        letter=letter,
        look=_ROLES[table["role"]][0],
        channel=table.get("channel", 1) - 1,
        shape=shape,
        at=(float(table["at"][0]), float(table["at"][1])),
        width=sqrt(box * aspect),
        height=sqrt(box / aspect),
        turn_deg=table.get("turn", 0.0),
    )


def _area_cm2(program: Program, table: dict[str, Any]) -> float | None:
    """The area of the channel's smaller electrode, which a pad has unless its data say more."""
    areas = pad_areas_cm2(program)
    return areas[min(table.get("channel", 1), len(areas)) - 1] if areas else None


def _role(table: dict[str, Any], *, several: bool) -> str:
    """What the pad is, and of which channel where there are several."""
    role = _(_ROLES[table["role"]][1])
    if not several:
        return role
    return _("{role}, channel {number}").format(role=role, number=table.get("channel", 1))


def _words(table: dict[str, Any], program: Program, preset: Program) -> str:
    """Where a pad lies, and how large it is where the preset says it of this pad."""
    words, first = _(table["words"]), _area_cm2(preset, table)
    area_cm2 = None if "shown_cm2" in table else _area_cm2(program, table)
    if area_cm2 is None:
        return words
    sized = f"{words}, {quantity(area_cm2, 'cm2')}"
    if first is None or first == area_cm2:
        return sized
    return _("{pad}, preset {area}").format(pad=sized, area=quantity(first, "cm2"))


def _merged(lines: tuple[PadLine, ...]) -> tuple[PadLine, ...]:
    """One line for each letter."""
    return tuple({line.letter: line for line in reversed(lines)}.values())[::-1]


def _sentence(panels: tuple[Panel, ...], lines: tuple[PadLine, ...], notes: tuple[str, ...]) -> str:
    drawn = "; ".join(panel.site.title for panel in panels)
    pads = "; ".join(f"{line.letter}, {line.role}: {line.words}" for line in lines)
    return f"{drawn}. {pads}. {' '.join(notes)}"
