"""The two cursors and the card of a pulse: where they are, and what the keys do to them."""

from dataclasses import dataclass
from typing import final

from wavesim.presentation.cursors import Readout, next_edge_s, places_s, readout, snapped_s
from wavesim.presentation.project import Project, View
from wavesim.presentation.pulse_card import pulse_card, pulse_near
from wavesim.presentation.pulse_card_value import PulseCard

SNAP_PX = 8.0
GRAB_PX = 12.0
"""How near to an edge a cursor snaps, and how near to a cursor a drag takes it [px at 100 %]."""
STARTS = (0.3, 0.7)
"""Where the cursors first stand, as parts of the view."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the plot shows: a window of a program."""

    project: Project
    view: View

    @property
    def span_s(self) -> float:
        """Length of the window [s]."""
        return self.view.stop_s - self.view.start_s

    def at_s(self, part: float) -> float:
        """The time of the section at a part of the window's width [s]."""
        return self.view.start_s + part * self.span_s

    def is_like(self, other: "Shown") -> bool:
        """Whether it is the same channel of the same preset, so that axes may stay."""
        one, two = self.view, other.view
        same = (one.section, one.channel) == (two.section, two.channel)
        return same and self.project.preset == other.project.preset

    def pulse_near(self, at_s: float, reach_s: float) -> int | None:
        """The pulse at a time, or within reach of it."""
        return pulse_near(self.project, self.view, at_s, reach_s)

    def card(self, pulse: int | None) -> PulseCard | None:
        """The card of a pulse."""
        return None if pulse is None else pulse_card(self.project, self.view, pulse)


@final
@dataclass(slots=True)
class Cursors:
    """Times of the cursors by letter [s of the section]; `active` is moved by the arrow keys."""

    at_s: dict[str, float]
    active: str = "A"

    def toggle(self, shown: Shown, *, dense: bool) -> None:
        """Put both into the view, at the edges nearest to their places, or take them away."""
        if self.at_s:
            self.at_s = {}
            return
        places = places_s(shown.project.program, shown.view, STARTS, dense=dense)
        self.at_s = dict(zip("AB", places, strict=True))
        self.active = "A"

    def in_view(self, shown: Shown) -> dict[str, float]:
        """The cursors, from the left edge of the window [s]."""
        return {letter: at_s - shown.view.start_s for letter, at_s in self.at_s.items()}

    def readout(self, shown: Shown) -> Readout | None:
        """What lies between them."""
        if not self.at_s:
            return None
        return readout(shown.project.program, shown.view, self.at_s["A"], self.at_s["B"])

    def grab(self, at_s: float, reach_s: float) -> str | None:
        """The cursor near a time, which becomes the active one; None where there is none."""
        near = [letter for letter in self.at_s if abs(self.at_s[letter] - at_s) <= reach_s]
        if not near:
            return None
        self.active = min(near, key=lambda letter: abs(self.at_s[letter] - at_s))
        return self.active

    def move(self, shown: Shown, at_s: float, reach_s: float, *, dense: bool) -> None:
        """Take the active cursor to a time, or to the edge near it."""
        view = shown.view
        held_s = min(max(at_s, view.start_s), view.stop_s)
        self.at_s[self.active] = snapped_s(
            shown.project.program, view, held_s, reach_s, dense=dense
        )

    def step(self, shown: Shown, by: int, *, dense: bool) -> None:
        """Take the active cursor to the next edge."""
        at_s = self.at_s[self.active]
        program = shown.project.program
        self.at_s[self.active] = next_edge_s(program, shown.view, at_s, by, dense=dense)
