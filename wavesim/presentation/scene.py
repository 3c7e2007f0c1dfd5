"""What a picture of the waveform consists of: values in seconds and mA, and texts, ready to paint.

Times count from the left edge of the window, so that a picture 10 us wide an hour into a session
keeps its precision. Who paints decides only where the pixels go.
"""

from dataclasses import dataclass
from typing import Literal, final

from wavesim.core.spec import value
from wavesim.core.table import Floats
from wavesim.presentation.limits import Limits
from wavesim.presentation.ranges import Kind
from wavesim.presentation.ticks import Ticks

Role = Literal["value", "number", "strong", "small"]
"""How large a text is: the charge in a pulse, the second charge, dimensions, the rest."""
Tone = Literal["text", "text2", "yours_text", "ghost_text", "range_text"]
"""Colour token of a text."""
LegendKind = Literal["yours", "channel", "ghost", "level", "range", "played"]


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """One current. Without `low_ma` a polyline through high_ma, else a band between the two.

    curved: whether it has slopes, which look better smoothed.
    """

    time_s: Floats
    high_ma: Floats
    low_ma: Floats | None = None
    curved: bool = False


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Other:
    """The current of another channel of the section, by its number."""

    channel: int
    drawn: Drawn


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Levels:
    """Short marks at the peaks of pulses that are too narrow to be drawn dashed."""

    time_s: Floats
    level_ma: Floats


@final
@value
class RangeMark:
    """The range of the amplitude at the left edge [mA]; an end that is None is open."""

    low_ma: float | None
    high_ma: float | None
    words: str
    kind: Kind


@final
@value
class Piece:
    """One piece of a dimension line, with its text, long and short forms in turn."""

    start_s: float
    stop_s: float
    texts: tuple[str, ...]


@final
@value
class Span:
    """A dimension line along time.

    level_ma: the level it measures at, from which it keeps away from 0; None: along the bottom.
    ends_ma: the levels its two ends come from, where they are others.
    """

    pieces: tuple[Piece, ...]
    level_ma: float | None
    rank: int
    ends_ma: tuple[float, float] | None = None


@final
@value
class Height:
    """A dimension line from 0 to a current, left of an instant; its end is led to `until_s`."""

    time_s: float
    level_ma: float
    text: str
    rank: int
    until_s: float


@final
@value
class Shade:
    """A window of a stride or a turn, in which the channel is meant to be on."""

    start_s: float
    stop_s: float


@final
@value
class Text:
    """One line of a label; channel: it begins with a sample of that channel's line."""

    words: str
    role: Role = "small"
    tone: Tone = "text2"
    channel: int | None = None


@final
@value
class Box:
    """A part of the plot that a label must fit into."""

    start_s: float
    stop_s: float
    low_ma: float
    high_ma: float


@final
@value
class Spot:
    """A place for a label: its point (across, down) stands (dx, dy) px off a point of the plot.

    across: 0 its left edge, 1 its right; down: 0 its top, 1 its bottom. dx, dy: pixels at 100 %.
    """

    time_s: float
    level_ma: float
    across: float = 0.5
    down: float = 0.5
    dx: float = 0.0
    dy: float = 0.0


@final
@value
class Option:
    """One way to write a label: its lines, where, and what it must fit into.

    over_ghost: may cross the preset's lines, on a plate.
    """

    lines: tuple[Text, ...]
    spot: Spot
    inside: Box | None = None
    over_ghost: bool = False


@final
@value
class Label:
    """A text with the ways to write it, best first; none that fits, and it is left out.

    rank: 0 is the most important.
    """

    options: tuple[Option, ...]
    rank: int


@final
@value
class Entry:
    """One entry of the legend; channel: whose line it shows."""

    kind: LegendKind
    words: str
    channel: int = 0


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WaveformScene:
    """Everything to draw in one window of `span_s` seconds.

    channel: the number of the channel that is yours; others: those that are shown with it.
    sampled: yours as a sampled tool sees it; played: as the program's device plays it.
    shades, strides: on-windows, and the instants at which a stride or a turn begins.
    """

    span_s: float
    channel: int
    limits: Limits
    time_ticks: Ticks
    level_ticks: Ticks
    level_title: str
    yours: Drawn
    others: tuple[Other, ...]
    sampled: Drawn | None
    played: Drawn | None
    ghost: Drawn | Levels | None
    range: RangeMark | None
    shades: tuple[Shade, ...]
    strides: tuple[float, ...]
    spans: tuple[Span, ...]
    heights: tuple[Height, ...]
    labels: tuple[Label, ...]
    legend: tuple[Entry, ...]
