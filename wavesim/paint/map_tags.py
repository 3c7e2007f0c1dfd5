"""The words beside the lines of the map: each where its line ends, moved apart where they meet."""

from dataclasses import dataclass, replace
from typing import final

import numpy as np
from PySide6.QtCore import QPointF

from wavesim.core.table import Floats
from wavesim.paint.lines import dashes, draw_lines
from wavesim.paint.map_paper import RIGHT, MapPaper
from wavesim.presentation.map_layers import MapCurve

LEFT_PX, APART_PX = 14.0, 4.0
"""Room between plot and words, and between two of them [px at 100 %]."""
NEAREST = {"error": 0, "warning": 1, "fibre": 2, "info": 5}
OTHERS = {"error": 3, "warning": 4, "fibre": 2, "info": 5}
"""Who goes first where there is no room for all: of limits the lowest, which is met first."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """Words beside a line.

    ends: where the line ends. kind: severity of a limit, or "fibre". top, height: of the words.
    """

    ends: QPointF
    title: str
    detail: tuple[str, ...]
    token: str
    line_token: str
    kind: str
    height: float
    top: float = 0.0


def tag(
    on: MapPaper, line: MapCurve, x: Floats, y: Floats, tokens: tuple[str, str], kind: str
) -> Tag | None:
    """The words of a line, None where none of it is in the plot. tokens: of line and text."""
    with np.errstate(invalid="ignore"):
        seen = np.flatnonzero((y >= on.plot.top()) & (y <= on.plot.bottom()))
    if not len(seen):
        return None
    last = seen[-1]
    detail = tuple(_wrapped(on, line.detail))
    return Tag(
        ends=QPointF(float(x[last]), float(y[last])),
        title=line.title,
        detail=detail,
        token=tokens[1],
        line_token=tokens[0],
        kind=kind,
        height=_height(on, detail),
    )


def _height(on: MapPaper, detail: tuple[str, ...]) -> float:
    return on.fonts.height("axis") + on.fonts.height("caption") * len(detail)


def _wrapped(on: MapPaper, words: str) -> list[str]:
    """Lines that fit beside the plot."""
    room = on.px(RIGHT - LEFT_PX)
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and on.fonts.width("caption", longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [line for line in lines if line]


def paint_tags(on: MapPaper, tags: list[Tag]) -> None:
    """All of them, from the top; those that find no room are left out."""
    for one in _spread(on, _fitting(on, tags)):
        left = on.plot.right() + on.px(LEFT_PX)
        _leader(on, one, left)
        on.write("axis", one.token, left, one.top, one.title)
        top = one.top + on.fonts.height("axis")
        for words in one.detail:
            on.write("caption", "text2", left, top, words)
            top += on.fonts.height("caption")


def _leader(on: MapPaper, one: Tag, left: float) -> None:
    """A thin line from where a line ends to its words; dotted where it ends within the plot.

    A line to the right would look there as if the limit went on.
    """
    on.smooth(True)
    on.pen(one.line_token)
    target = QPointF(left - on.px(3.0), one.top + 0.5 * on.fonts.height("axis"))
    if one.ends.x() > on.plot.right() - 1.0:
        elbow = QPointF(on.plot.right() + on.px(2.0), one.ends.y())
        on.painter.drawLine(elbow, target)
        return
    x, y = np.array([one.ends.x(), target.x()]), np.array([one.ends.y(), target.y()])
    on.pen("text3")
    draw_lines(on.painter, dashes(x, y, on.px(1.0), on.px(4.0)))


def _fitting(on: MapPaper, tags: list[Tag]) -> list[Tag]:
    """As many as there is room for: first the last lose their second lines, then go."""
    room, kept = on.plot.height() + on.px(20.0), _ranked(tags)
    for number in reversed(range(len(kept))):
        if _total(on, kept) > room:
            kept[number] = replace(kept[number], detail=(), height=_height(on, ()))
    while kept and _total(on, kept) > room:
        kept.pop()
    return kept


def _total(on: MapPaper, tags: list[Tag]) -> float:
    return sum(one.height + on.px(APART_PX) for one in tags)


def _ranked(tags: list[Tag]) -> list[Tag]:
    """Who goes first: of limits the lowest of each severity, then thresholds, then the others."""
    from_foot = sorted(tags, key=lambda one: -one.ends.y())
    first = {one.kind: one for one in reversed(from_foot)}
    ranks = [(NEAREST if first[one.kind] is one else OTHERS)[one.kind] for one in from_foot]
    order = sorted(range(len(ranks)), key=lambda number: ranks[number])
    return [from_foot[number] for number in order]


def _spread(on: MapPaper, tags: list[Tag]) -> list[Tag]:
    """Each as near to its line as the others let it."""
    order = sorted(tags, key=lambda one: one.ends.y())
    half = 0.5 * on.fonts.height("axis")
    tops: list[float] = []
    lowest = on.plot.top() - on.px(10.0)
    for one in order:
        tops.append(max(one.ends.y() - half, lowest))
        lowest = tops[-1] + one.height + on.px(APART_PX)
    highest = on.plot.bottom() + on.px(10.0)
    for number in reversed(range(len(order))):
        tops[number] = min(tops[number], highest - order[number].height)
        highest = tops[number] - on.px(APART_PX)
    return [replace(one, top=top) for one, top in zip(order, tops, strict=True)]
