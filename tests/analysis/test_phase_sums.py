"""Sums of phases against adding them up, and blocks of rows against counting."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_schedule import small_sections
from tests.examples import examples
from wavesim.analysis.phase_sums import geometric, phase_sum
from wavesim.analysis.stretches import stretches
from wavesim.core.schedule import lower


@pytest.mark.parametrize("count", [1, 2, 7, 1000, 4_320_000, 100_000_000])
@pytest.mark.parametrize("whole", [0, 1, 40, -3])
@pytest.mark.parametrize("beside", [0.0, 1e-12, 3e-9, 1e-5, 0.0131, 0.25, 0.499999, 0.5])
def test_geometric_sums_at_and_beside_their_lines(count, whole, beside):
    mpmath.mp.dps = 40
    turns = whole + beside
    # The exact sum of the turns as the double has them.
    exact = mpmath.mpf(turns) - whole
    if exact:
        ratio = mpmath.expjpi(-2 * exact)
        expected = (1 - mpmath.expjpi(-2 * exact * count)) / (1 - ratio)
    else:
        expected = mpmath.mpf(count)
    found = geometric(np.array([turns]), count)[0]
    # Count times part turns is rounded: sin(pi count part) is good to pi count part 1e-16.
    assert abs(found - complex(expected)) <= 4e-16 * count * (1.0 + math.pi * count * beside) / (
        1.0 + count * beside
    )


@given(st.floats(-1e4, 1e4), st.integers(1, 50))
def test_geometric_sums_are_sums(turns, count):
    part = turns - round(turns)
    expected = sum(np.exp(-2j * np.pi * k * part) for k in range(count))
    assert geometric(np.array([turns]), count)[0] == pytest.approx(expected, abs=1e-11)


@examples(60)
@given(
    st.lists(st.booleans(), min_size=1, max_size=700),
    st.integers(0, 10_000),
    st.lists(st.floats(0.0, 0.02), min_size=1, max_size=4, unique=True),
    st.integers(0, 2**32 - 1),
)
def test_phase_sums_in_any_order_are_sums(present, first, offsets, seed):
    """Trains with holes, N-lets, and times of no order: matrices or not, the sum is the same."""
    random = np.random.default_rng(seed)
    index = first + np.repeat(np.flatnonzero([*present, True]), len(offsets))
    offset_s = np.tile(offsets, len(index) // len(offsets))
    amplitude = random.uniform(-40.0, 40.0, len(index))
    frequency_hz = np.array([0.0, 0.31, 37.3, -74.6, 1000.0, 2500.0])
    found = phase_sum(amplitude, offset_s, index, 37.3, frequency_hz)
    time_s = offset_s + index / 37.3
    expected = [amplitude @ np.exp(-2j * np.pi * f * time_s) for f in frequency_hz]
    # Up to 2800 terms of 40; phases of 2500 Hz x 300 s = 5e6 rad are good to 1e-9.
    np.testing.assert_allclose(found, expected, atol=2e-9 * np.abs(amplitude).sum())


def test_a_long_train_is_a_matrix():
    amplitude = 20.0 + 20.0 * np.cos(np.arange(100_000) / 77.0)
    index, frequency_hz = np.arange(5, 100_005), np.array([0.0, 0.1, 20.0, 345.6])
    found = phase_sum(amplitude, np.full(100_000, 0.25), index, 20.0, frequency_hz)
    phases = np.exp(-2j * np.pi * ((frequency_hz[:, None] * (0.25 + index / 20.0)) % 1.0))
    # 5000 s x 345.6 Hz = 2e6 turns, good to 2e-10 turns.
    np.testing.assert_allclose(found, phases @ amplitude, atol=2e-9 * amplitude.sum())


@examples(100)
@given(small_sections(), st.integers(0, 400), st.integers(0, 400))
def test_stretches_hold_each_pulse_once(work, a, b):
    table = lower(work, 0)
    first, stop = sorted((min(a, table.total), min(b, table.total)))
    blocks = list(stretches(table, first, stop))
    assert len(blocks) <= 15
    found = sorted(
        (s.train + m, row, s.lap + lap)
        for s in blocks
        for m in range(s.trains)
        for lap in range(s.laps)
        for row in range(s.first, s.stop)
    )
    train, row, lap = table.place(np.arange(first, stop))
    assert found == sorted(zip(train.tolist(), row.tolist(), lap.tolist(), strict=True))
