"""A band has no holes between its pulses, and none of its pauses is lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.presentation.envelope import closed, drawn

LEVELS = st.lists(st.floats(0.0, 100.0), min_size=12, max_size=60).map(np.array)


@given(LEVELS, st.integers(0, 5))
def test_closing_by_its_definition(level: np.ndarray, hole: int) -> None:
    """A place is filled to the best of all windows of hole + 1 places that hold it, a window
    counting by its own largest level: the erosion of the dilation, written out place by place.
    """
    length = len(level) - 2 * hole
    expected = [
        min(max(level[k] for k in range(first, first + hole + 1))
            for first in range(place, place + hole + 1))
        for place in range(length)
    ]  # fmt: skip
    assert closed(level, hole).tolist() == expected


@given(LEVELS, st.integers(1, 5))
def test_closing_fills_and_never_cuts(level: np.ndarray, hole: int) -> None:
    """Above the level itself, not above its maximum; filling twice changes nothing more."""
    filled = closed(level, hole)
    assert (filled >= level[hole : len(level) - hole]).all()
    assert filled.max(initial=0.0) <= level.max()


def test_holes_are_filled_pauses_are_kept() -> None:
    """Three pulses two columns apart, then a pause of six."""
    row = np.array([0.0] * 3 + [5, 0, 5, 0, 5] + [0] * 6 + [5, 0, 5] + [0.0] * 3)
    filled = closed(row, 2)
    assert filled.tolist() == [0, 5, 5, 5, 5, 5, 0, 0, 0, 0, 0, 0, 5, 5, 5, 0]


def test_band_has_no_holes() -> None:
    """50 Hz in columns of 8 ms, 2.5 of them from pulse to pulse: 0 only outside of the train."""
    yours = program(section(channel(timing=Constant(frequency_hz=50.0)), on_off=(2.0, 3.0)))
    found = drawn(yours, -1.0, 3.8, 600, 0, 0)
    assert found.low_ma is not None
    inside = (found.time_s > 1.01) & (found.time_s < 2.97)
    outside = (found.time_s < 0.99) | (found.time_s > 3.01)
    assert (found.high_ma[inside] == 40.0).all()
    assert (found.low_ma[inside] == -40.0).all()
    assert not found.high_ma[outside].any()


def test_band_at_the_window_edge_is_whole() -> None:
    """A window that begins and ends in a train has the band up to both edges."""
    yours = program(section(channel(timing=Constant(frequency_hz=50.0))))
    found = drawn(yours, 10.0, 14.8, 600, 0, 0)
    assert (found.high_ma == 40.0).all()
    assert found.time_s[[0, -1]].tolist() == pytest.approx([0.0, 4.8])


@pytest.mark.parametrize(("minutes", "whole"), [(10.0, False), (60.0, True)])
def test_trains_are_told_apart_or_drawn_as_one(minutes: float, whole: bool) -> None:
    """Every 15 s: 15 columns apart in 10 min, 2.5 in 60 min, where they would only shimmer."""
    pulse = BiphasicSymmetric(phase_duration_us=250.0)
    yours = program(section(channel(pulse), on_off=(5.0, 10.0), minutes=minutes))
    found = drawn(yours, 0.0, 60.0 * minutes, 600, 0, 0)
    inside = found.time_s < 60.0 * minutes - 20.0
    assert (found.high_ma[inside] > 0.0).all() == whole
