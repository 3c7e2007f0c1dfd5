"""A plot of a model as values: curves, bars, marks and texts, ready to paint.

Numbers are those of the axes; who paints decides only where the pixels go.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, final

from wavesim.core.spec import value
from wavesim.core.table import Floats
from wavesim.presentation.ticks import MOST, Ticks, multiples, steps, written
from wavesim.presentation.words import NO_BREAK

BETWEEN_TEXTS_PX = 56.0
"""Least room from one tick text to the next [px at 100 %]."""

Owner = Literal["yours", "ghost", "touch", "delta", "recruited"]
"""Whose a curve is: yours and motor fibres, the preset, touch fibres, sharp pain, recruitment."""


@final
@value
class Room:
    """A plot of columns x rows pixels; scale: of text, so that ticks do not touch."""

    columns: int
    rows: int
    scale: float = 1.0

    @property
    def wide_px(self) -> float:
        """Width at 100 % text [px]."""
        return self.columns / self.scale

    @property
    def high_px(self) -> float:
        """Height at 100 % text [px]."""
        return self.rows / self.scale


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """A curve through y, or a band between low and y. words: its label, near x = label_at."""

    x: Floats
    y: Floats
    low: Floats | None = None
    owner: Owner = "yours"
    words: str = ""
    label_at: float = 0.0


@final
@value
class Shade:
    """A part of the horizontal axis.

    kind: stimulation is on; nothing changes there (dead zone, saturation); the preset's range.
    """

    start: float
    stop: float
    kind: Literal["on", "still", "range"]
    words: str = ""


@final
@value
class Level:
    """A dashed line across the plot, with its words."""

    y: float
    words: str


@final
@value
class Mark:
    """A point of a curve with what it says; lines lead from it to both axes."""

    x: float
    y: float
    words: str
    owner: Owner = "yours"


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bars:
    """Upright bars from 0 to y around x, a point at each end.

    width: in numbers of x. words: beside the last one.
    """

    x: Floats
    y: Floats
    width: float
    words: str = ""


@final
@value
class Table:
    """The numbers behind a plot."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


NO_TICKS, NO_TABLE = Ticks(at=(), texts=()), Table(heads=(), rows=())


def _no_table() -> Table:
    return NO_TABLE


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chart:
    """One plot, x counted from the left edge, or why there is none.

    title: of the upright axis. why: nothing is shown, and why. chips: what the result is besides a
    model's. notes: what it rests on. sentence: all of it for those who do not see it.
    table: its numbers, made when somebody wants to read them.
    """

    span: float = 1.0
    top: float = 1.0
    x_ticks: Ticks = NO_TICKS
    y_ticks: Ticks = NO_TICKS
    title: str = ""
    shades: tuple[Shade, ...] = ()
    levels: tuple[Level, ...] = ()
    bars: Bars | None = None
    curves: tuple[Curve, ...] = ()
    marks: tuple[Mark, ...] = ()
    why: tuple[str, ...] = ()
    chips: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sentence: str = ""
    table: Callable[[], Table] = _no_table


def x_ticks(span: float, unit: str, room_px: float) -> Ticks:
    """Ticks from 0 to span; the last carries the unit."""
    most = min(MOST, max(2, int(room_px / BETWEEN_TEXTS_PX)))
    step = next(one for one in steps(span / (4 * most)) if len(multiples(0.0, span, one)) <= most)
    count = multiples(0.0, span, step)
    texts = [written(k * step, step) for k in count]
    texts[-1] += f"{NO_BREAK}{unit}"
    return Ticks(at=tuple(k * step for k in count), texts=tuple(texts))


def percent_ticks(top: float, room_px: float) -> Ticks:
    """Ticks of an axis of per cent: quarters, halves where there is little room, tens above."""
    step = 25.0 if room_px >= 100.0 else 50.0
    while top / step > MOST:
        step *= 2.0
    at = tuple(k * step for k in multiples(0.0, top, step))
    return Ticks(at=at, texts=tuple(written(y, step) for y in at))
