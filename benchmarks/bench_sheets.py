"""The sheets of shape, timing, modulation and cycle: every choice as a program, and its picture."""

from collections.abc import Iterator

from benchmarks.measure import Row, at_most
from wavesim.core.program import Program
from wavesim.io.files import load
from wavesim.presentation.choices import SHEETS, offers
from wavesim.presentation.pictures import picture

PRESETS = ("stroke-foot-drop", "tens-burst", "healthy-quadriceps-russian", "cp-night-threshold")
OFFERS_S, DRAWN_S = 0.016, 0.030
"""A frame of 60 Hz for the choices; a sheet may take two to open."""


def rows() -> Iterator[Row]:
    """The rows of this file."""
    for name in PRESETS:
        program = load(name)
        for sheet in SHEETS:
            yield at_most(f"choices of {sheet}, {name}",
                          lambda p=program, s=sheet: offers(p, 0, 0, s), OFFERS_S, runs=10)
            yield at_most(f"choices of {sheet} drawn, {name}",
                          lambda p=program, s=sheet: _drawn(p, s), DRAWN_S, runs=10)  # fmt: skip


def _drawn(program: Program, sheet: str) -> None:
    for group in offers(program, 0, 0, sheet):
        for offer in group.offers if group.group.pictured else ():
            if offer.program is not None:
                picture(offer.program, 0, 0, group.group.name)
