"""Smooth lines through points: they pass through them, corners stay corners, cuts stay straight."""

from math import cos, hypot, pi, sin

import pytest

from wavesim.presentation.curves import doubled, flat, flipped, knots, pieces


def test_a_line_passes_through_its_points() -> None:
    line = knots("0,0 2,1 3,4! -1,5~ -2,2")
    curve = pieces(line, closed=True)
    assert [piece.start for piece in curve] == [knot.at for knot in line]
    assert [piece.end for piece in curve] == [*[knot.at for knot in line[1:]], line[0].at]
    assert [piece.hidden for piece in curve] == [False, False, False, True, False]


def test_points_of_a_circle_make_a_circle() -> None:
    """With 16 points a cubic through them misses the circle by less than a hundredth."""
    around = [(cos(2.0 * pi * k / 16.0), sin(2.0 * pi * k / 16.0)) for k in range(16)]
    line = knots(" ".join(f"{x:.6f},{y:.6f}" for x, y in around))
    off = [abs(hypot(x, y) - 1.0) for x, y in flat(pieces(line, closed=True))]
    assert max(off) < 0.01


def test_a_straight_row_stays_straight() -> None:
    curve = pieces(knots("0,0 1,2 2,4 3,6"), closed=False)
    assert all(y == pytest.approx(2.0 * x, abs=1e-12) for x, y in flat(curve))


def test_both_sides_of_a_corner_and_a_cut_are_straight_there() -> None:
    """The handle at a corner lies on it; a cut has none at all."""
    corner = pieces(knots("0,0 2,0! 2,2"), closed=False)
    assert corner[0].second == corner[0].end
    assert corner[1].first == corner[1].start
    cut = pieces(knots("0,0 4,1~ 4,3 0,4"), closed=True)[1]
    assert (cut.first, cut.second) == (cut.start, cut.end)


def test_a_half_makes_a_whole_that_is_its_own_mirror_image() -> None:
    """Cuts too: the bottom and the cut of one side are those of the other."""
    half = knots("0,0 3,1 5,4! 4,8~ 0,9")
    whole = doubled(half)
    assert len(whole) == 2 * len(half) - 2
    curve = pieces(whole, closed=True)
    ends = {frozenset((piece.start, piece.end)) for piece in curve if piece.hidden}
    mirrored = pieces(flipped(whole), closed=True)
    assert ends == {frozenset((piece.start, piece.end)) for piece in mirrored if piece.hidden}
    assert ends == {frozenset([(4.0, 8.0), (0.0, 9.0)]), frozenset([(0.0, 9.0), (-4.0, 8.0)])}
    points = {(round(x, 9), round(y, 9)) for x, y in flat(curve)}
    assert {(-x + 0.0, y) for x, y in points} == {(x + 0.0, y) for x, y in points}


@pytest.mark.parametrize("text", ["1", "1,2 3;4", "1,2?", "a,b"])
def test_what_is_no_point_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        knots(text)
