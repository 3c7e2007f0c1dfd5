"""What the window holds: one program with the preset it came from, and one window of time on it."""

from typing import Literal, final

from wavesim.core.program import Program
from wavesim.core.spec import value

Zoom = Literal["pulse", "train", "session", "free"]

SMALLEST_SPAN_S = 10e-6
"""Shortest time a view shows [s]."""


@final
@value
class Project:
    """The program now.

    preset: the program it came from, drawn as the ghost; its ranges and evidence hold. None: none.
    pinned: the program A of a comparison.
    """

    program: Program
    preset: Program | None = None
    pinned: Program | None = None


@final
@value
class View:
    """A window of time on one channel, in seconds from the start of its section.

    zoom: the named zoom it is, or "free". origin_s: the instant the time axis calls 0, the onset
    of the pulse or the start of the train that the last named zoom showed [s].
    """

    start_s: float
    stop_s: float
    zoom: Zoom
    section: int = 0
    channel: int = 0
    origin_s: float = 0.0


def pulse_view(
    program: Program, section: int = 0, channel: int = 0, preset: Program | None = None
) -> View:
    """One pulse at full strength with room beside it; a longer pulse of the preset fits in too."""
    raise NotImplementedError


def train_view(
    program: Program, section: int = 0, channel: int = 0, preset: Program | None = None
) -> View:
    """One train from before its first to behind its last pulse."""
    raise NotImplementedError


def session_view(program: Program, section: int = 0, channel: int = 0) -> View:
    """The whole section."""
    raise NotImplementedError


def followed(view: View, project: Project) -> View:
    """The view after an edit: a named zoom stays what its name says, a free one stays in time."""
    raise NotImplementedError


def zoomed(view: View, factor: float, at_s: float, program: Program) -> View:
    """The view `factor` times as close (2: half the time), the instant `at_s` held in place."""
    raise NotImplementedError


def panned(view: View, by_s: float, program: Program) -> View:
    """The view moved by a time [s], later (positive) or earlier, within its section."""
    raise NotImplementedError
