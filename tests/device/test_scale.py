"""Dials: what they can be set to, the two nearest values, and what becomes of the rest."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from wavesim.core.errors import ImpossibleError
from wavesim.device.scale import Scale

TENS = Scale(low=50.0, high=450.0, step=10.0)


@pytest.mark.parametrize(
    ("asked", "around", "refused"),
    [
        (250.0, (250.0, 250.0), False),
        (255.0, (250.0, 260.0), True),
        (445.5, (440.0, 450.0), True),
        (20.0, (None, 50.0), True),
        (500.0, (450.0, None), True),
    ],
)
def test_the_two_nearest_values(asked, around, refused):
    assert (TENS.around(asked), TENS.refuses(asked)) == (around, refused)


def test_the_end_may_lie_between_two_steps():
    # 1 to 10 in steps of 4: 1, 5, 9.
    scale = Scale(low=1.0, high=10.0, step=4.0)
    assert scale.around(9.5) == (9.0, None)
    assert scale.around(12.0) == (9.0, None)
    assert scale.played(9.5) == scale.played(12.0) == 9.0


@pytest.mark.parametrize(
    ("off_grid", "played"), [("refused", 29.0), ("nearest", 29.0), ("down", 28.5)]
)
def test_what_is_played_between_two_steps(off_grid, played):
    scale = Scale(low=0.5, high=100.0, step=0.5, off_grid=off_grid)
    assert scale.played(28.9) == played
    assert scale.refuses(28.9) is (off_grid == "refused")
    # Beyond an end nothing is taken instead.
    assert scale.refuses(100.5)


def test_halves_go_up_as_on_the_raster():
    assert Scale(low=20.0, high=1000.0, step=20.0, off_grid="nearest").played(250.0) == 260.0


def test_a_value_that_is_fixed_is_played_whatever_was_meant():
    gap = Scale(low=100.0, high=100.0, off_grid="nearest")
    assert [gap.played(asked) for asked in (0.0, 100.0, 300.0)] == [100.0] * 3
    assert not gap.refuses(0.0)


def test_a_step_of_0_takes_every_value_between_the_ends():
    scale = Scale(low=1.0, high=100.0)
    assert scale.has(33.333)
    assert scale.around(0.5) == (None, 1.0)


def test_backwards_is_no_scale():
    with pytest.raises(ImpossibleError):
        Scale(low=2.0, high=1.0)


@examples(100)
@given(
    low=st.integers(0, 500),
    steps=st.integers(1, 2000),
    step=st.sampled_from(["0.0002", "0.1", "0.5", "1", "2", "10"]),
    part=st.fractions(0, 1, max_denominator=997),
)
def test_both_neighbours_are_reachable_and_nothing_lies_between(low, steps, step, part):
    """In fractions: neighbours are whole steps from the low end, and they enclose the value."""
    exact_step = Fraction(step)
    scale = Scale(low=float(low), high=float(low + steps * exact_step), step=float(step))
    asked = float(low + part * steps * exact_step)
    below, above = scale.around(asked)
    assert scale.has(below)
    assert scale.has(above)
    # A value within a billionth of a step of one is that one.
    slack = 1e-6 * float(step)
    assert below - slack <= asked <= above + slack
    if below != above:
        lower = math.floor((Fraction(asked) - low) / exact_step)
        assert below == pytest.approx(float(low + lower * exact_step), rel=1e-11)
        assert above == pytest.approx(float(low + (lower + 1) * exact_step), rel=1e-11)
