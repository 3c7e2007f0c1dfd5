"""Arrays to Qt: every point arrives, dashes have the length they should, edges lie on pixels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from wavesim.paint.lines import dashes, draw_lines, gathered, polygon, segments, thinned, triangle

POINTS = st.lists(
    st.tuples(st.floats(0.0, 1000.0), st.floats(-500.0, 500.0)), min_size=2, max_size=40
).map(lambda pairs: np.array(sorted(pairs)).T)


@given(POINTS)
def test_polygon_holds_every_point(points: np.ndarray) -> None:
    """Bit for bit."""
    found = polygon(*points)
    assert [(p.x(), p.y()) for p in found] == list(zip(*points.tolist(), strict=True))


def test_lines_are_where_they_should_be() -> None:
    """Three lines in one call, each on its own row of pixels."""
    image = QImage(40, 12, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    rows = (2, 5, 9)
    with QPainter(image) as painter:
        painter.setPen(QColor("black"))
        draw_lines(painter, np.array([[3.0, y, 30.0, y] for y in rows]))
        draw_lines(painter, np.empty((0, 4)))
    for y in range(12):
        black = [x for x in range(40) if image.pixelColor(x, y) == QColor("black")]
        assert black == (list(range(3, 31)) if y in rows else [])


@given(POINTS)
def test_thinning_keeps_the_picture(points: np.ndarray) -> None:
    """Levels anywhere between the first and last point are the same without the points left out."""
    x, y = points
    _, first = np.unique(x, return_index=True)
    x, y = x[first], np.round(y[first] / 200.0)
    if len(x) < 2:
        return
    few_x, few_y = thinned(x, y)
    at = np.linspace(x[0], x[-1], 101)
    # Interpolation divides by the distance of points, which is larger without those left out.
    assert np.interp(at, few_x, few_y) == pytest.approx(np.interp(at, x, y), abs=1e-6)


@given(POINTS, st.floats(1.0, 20.0), st.floats(1.0, 20.0))
def test_dashes_fill_their_part_of_the_way(points: np.ndarray, on: float, off: float) -> None:
    """Together as long as whole periods times `on` plus what the last one has of it."""
    x, y = points
    length = np.hypot(np.diff(x), np.diff(y)).sum()
    found = dashes(x, y, on, off)
    drawn = np.hypot(found[:, 2] - found[:, 0], found[:, 3] - found[:, 1]).sum()
    periods, rest = divmod(length, on + off)
    # A rounding at the very end of a period may count a dash of that length or not.
    assert drawn == pytest.approx(periods * on + min(rest, on), rel=1e-9, abs=1e-6)


def test_dashes_by_hand() -> None:
    """5 on, 4 off along an angle: the second dash turns the corner."""
    found = dashes(np.array([0.0, 12.0, 12.0]), np.array([0.0, 0.0, 6.0]), 5.0, 4.0)
    assert found.tolist() == [[0, 0, 5, 0], [9, 0, 12, 0], [12, 0, 12, 2]]


@given(st.lists(st.floats(0.0, 50.0), min_size=1, max_size=60).map(sorted).map(np.array))
def test_gathered_edges_are_on_pixels_and_in_order(x: np.ndarray) -> None:
    """Edges less than a pixel apart share one; none is moved before its neighbour."""
    found = gathered(x)
    assert (found == np.round(found)).all()
    assert (np.diff(found) >= 0.0).all()
    assert all(b == a for a, b, gap in zip(found, found[1:], np.diff(x), strict=False) if gap < 1.0)


def test_narrow_pulses_are_equally_wide() -> None:
    """Pulses of 0.4 px, 5.3 px apart: each on one pixel."""
    onset = 5.3 * np.arange(50)
    found = gathered(np.repeat(onset, 2) + np.tile([0.0, 0.4], 50))
    assert (found[0::2] == found[1::2]).all()


def test_segments_are_the_sides_of_a_line() -> None:
    """Each begins where the one before ends."""
    found = segments(np.array([0.0, 1.0, 3.0]), np.array([5.0, 6.0, 7.0]))
    assert found.tolist() == [[0, 5, 1, 6], [1, 6, 3, 7]]


def test_triangle_by_hand() -> None:
    """An arrowhead that points left, 7 long and 7 wide."""
    corners = [(p.x(), p.y()) for p in triangle(QPointF(10.0, 20.0), 7.0, 0.0, 3.5)]
    assert corners == [(10.0, 20.0), (17.0, 23.5), (17.0, 16.5)]
