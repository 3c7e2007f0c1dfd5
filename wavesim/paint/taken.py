"""What is already on the picture, so that texts keep clear of it and of each other."""

import numpy as np
from PySide6.QtCore import QRectF

from wavesim.core.table import Floats
from wavesim.paint.canvas import Canvas
from wavesim.paint.traces import MARK_HALF_PX, outlines
from wavesim.presentation.scene import Drawn

CLEAR_PX = 4.0
"""Least distance of a text from a line and from another text [px at 100 %]."""


class Taken:
    """Rectangles of texts and marks, and the boxes of the lines of the currents."""

    def __init__(self, on: Canvas) -> None:
        self.clear = on.px(CLEAR_PX)
        self.room = on.plot.adjusted(0.0, -on.px(8.0), 0.0, 0.0)
        self.rects: list[QRectF] = []
        self._yours = _boxes(on, on.scene.yours)
        self._ghost = _ghost_boxes(on)
        self._strides = _stride_boxes(on)

    def add(self, *rects: QRectF) -> None:
        """Mark rectangles as taken."""
        self.rects += rects

    def is_free(
        self, rect: QRectF, inside: QRectF | None = None, *, over_ghost: bool = False
    ) -> bool:
        """Whether a text may stand here: in the plot, clear of texts, marks and lines.

        inside: the area of yours that it stands in; then only the preset's lines count.
        over_ghost: these do not count either.
        """
        if not (inside or self.room).contains(rect) or self.is_marked(rect):
            return False
        if _touches(self._strides, rect, self.clear):
            return False
        if not over_ghost and _touches(self._ghost, rect, self.clear):
            return False
        return inside is not None or not _touches(self._yours, rect, self.clear)

    def is_marked(self, rect: QRectF) -> bool:
        """Whether a text or a mark is in the way."""
        grown = rect.adjusted(-self.clear, -self.clear, self.clear, self.clear)
        return any(grown.intersects(other) for other in self.rects)

    def crosses(self, rect: QRectF) -> bool:
        """Whether a line of the currents runs through a rectangle."""
        return _touches(self._yours, rect, 0.0) or _touches(self._ghost, rect, 0.0)


def _ghost_boxes(on: Canvas) -> Floats:
    """Of all lines but yours: the preset's, the other channels', what is laid over it."""
    lines = [other.drawn for other in on.scene.others]
    lines += [line for line in (on.scene.sampled, on.scene.played) if line]
    return np.hstack([np.empty((4, 0)), _preset_boxes(on), *(_line_boxes(on, d) for d in lines)])


def _stride_boxes(on: Canvas) -> Floats:
    """The upright lines at which strides begin."""
    x = np.array([on.x(at_s) for at_s in on.scene.strides])
    top, bottom = np.full(len(x), on.plot.top()), np.full(len(x), on.plot.bottom())
    return np.vstack((x, top, x, bottom))


def _line_boxes(on: Canvas, drawn: Drawn) -> Floats:
    return np.hstack([_ordered(*_ends(x, y)) for x, y in outlines(on, drawn)])


def _preset_boxes(on: Canvas) -> Floats:
    ghost = on.scene.ghost
    if ghost is None:
        return np.empty((4, 0))
    if isinstance(ghost, Drawn):
        return _line_boxes(on, ghost)
    x, y, half = on.xs(ghost.time_s), on.ys(ghost.level_ma), on.px(MARK_HALF_PX)
    return np.vstack((x - half, y, x + half, y))


def _ends(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Both ends of each line of a polyline: their x, their y."""
    return np.column_stack((x[:-1], x[1:])), np.column_stack((y[:-1], y[1:]))


def _boxes(on: Canvas, current: Drawn) -> Floats:
    """Boxes of the lines of a current, of a band those from one of its ends to the other.

    Rows: left, top, right, bottom.
    """
    if current.low_ma is None:
        return _ordered(*_ends(*outlines(on, current)[0]))
    x = on.xs(current.time_s)
    y = np.column_stack((on.ys(current.high_ma), on.ys(current.low_ma)))
    both = np.column_stack((x[:-1], x[1:]))
    return _ordered(both, np.column_stack((y[:-1], y[1:])))


def _ordered(x: Floats, y: Floats) -> Floats:
    return np.vstack((x.min(axis=1), y.min(axis=1), x.max(axis=1), y.max(axis=1)))


def _touches(boxes: Floats, rect: QRectF, clear: float) -> bool:
    left, top, right, bottom = boxes
    return bool(
        np.any(
            (left < rect.right() + clear)
            & (right > rect.left() - clear)
            & (top < rect.bottom() + clear)
            & (bottom > rect.top() - clear)
        )
    )
