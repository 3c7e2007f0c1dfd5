"""Many points to Qt at once: lines, polygons and dashes straight from arrays.

Qt's stroker takes seconds for a wide pen on a long path that overlaps itself, so on a raster device
nothing here strokes a path: lines go one by one, from the array's own memory. Devices that write
paths (SVG, PDF) get polylines, whose corners are mitred.
"""

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPaintEngine, QPainter, QPolygonF
from shiboken6 import Shiboken, VoidPtr

from wavesim.core.table import Floats

# The stubs know neither the length nor the right to write that VoidPtr takes.
_memory: Any = VoidPtr
_WRITES_PATHS = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


def writes_paths(painter: QPainter) -> bool:
    """Whether the device writes what it is told, instead of filling pixels."""
    engine = painter.paintEngine()
    return engine is not None and engine.type() in _WRITES_PATHS


def draw_lines(painter: QPainter, lines: Floats) -> None:
    """Draw rows of (x1, y1, x2, y2) in one call, without a Python object for each."""
    if len(lines):
        kept = np.ascontiguousarray(lines, dtype=np.float64)
        first = cast(QLineF, Shiboken.wrapInstance(kept.ctypes.data, QLineF))
        painter.drawLines(first, len(kept))


def polygon(x: Floats, y: Floats) -> QPolygonF:
    """Points as Qt wants them."""
    points = QPolygonF()
    points.resize(len(x))
    pairs = np.frombuffer(_memory(points.data(), len(x) * 16, True), np.float64).reshape(-1, 2)
    pairs[:, 0] = x
    pairs[:, 1] = y
    return points


def segments(x: Floats, y: Floats) -> Floats:
    """The lines of a polyline, as rows of (x1, y1, x2, y2)."""
    return np.column_stack((x[:-1], y[:-1], x[1:], y[1:]))


def thinned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """A polyline without the points inside its level stretches."""
    inner = (y[1:-1] != y[:-2]) | (y[1:-1] != y[2:])
    kept = np.concatenate(([True], inner, [True]))
    return x[kept], y[kept]


def gathered(x: Floats) -> Floats:
    """Edges on whole pixels, those less than a pixel apart on the same one.

    Pulses narrower than a pixel would else be now one, now two pixels wider than the pen.
    """
    begins = np.concatenate(([True], np.diff(x) >= 1.0))
    first = np.maximum.accumulate(np.where(begins, np.arange(len(x)), 0))
    whole: Floats = np.round(x[first])
    return whole


def dashes(x: Floats, y: Floats, on: float, off: float) -> Floats:
    """A polyline as dashes, rows of (x1, y1, x2, y2); the pattern runs on around its corners."""
    along = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))))
    length = along[-1]
    starts = np.arange(0.0, length, on + off)
    ends = np.minimum(starts + on, length)
    at = np.union1d(along, np.concatenate((starts, ends)))
    middles = 0.5 * (at[1:] + at[:-1])
    drawn = np.mod(middles, on + off) < on
    points_x, points_y = np.interp(at, along, x), np.interp(at, along, y)
    kept: Floats = segments(points_x, points_y)[drawn]
    return kept


def triangle(tip: QPointF, dx: float, dy: float, half: float) -> QPolygonF:
    """An arrowhead: its tip, from there to its base, and half its base."""
    length = float(np.hypot(dx, dy))
    across_x, across_y = -dy / length * half, dx / length * half
    base_x, base_y = tip.x() + dx, tip.y() + dy
    return QPolygonF(
        [
            tip,
            QPointF(base_x + across_x, base_y + across_y),
            QPointF(base_x - across_x, base_y - across_y),
        ]
    )
