"""Times from pulse to pulse, by hand, and against the onsets themselves."""

import numpy as np
import pytest

from tests.programs import Burst, Constant, Jittered, Listed, Nlet, Sweep
from wavesim.presentation.intervals import intervals_s


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        (Constant(frequency_hz=50.0), (0.02,)),
        (Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0), (0.01, 0.44)),
        (Nlet(frequency_hz=20.0, nlet_interval_ms=5.0), (0.005, 0.045)),
        (Nlet(frequency_hz=20.0, nlet_interval_ms=5.0, first_only=True), (0.005, 0.05)),
        (Listed(onset_s=(0.0, 0.2, 0.3)), (0.1,)),
    ],
)
def test_intervals_by_hand(timing, expected: tuple[float, ...]) -> None:
    """Each once, but for rounding, the shortest first."""
    found = np.array(intervals_s(timing))
    assert (np.diff(found) >= 0.0).all()
    apart = found[np.diff(found, prepend=-1.0) > 1e-12]
    assert apart == pytest.approx(expected)


@pytest.mark.parametrize(
    "timing",
    [
        Sweep(frequency_hz=10.0, frequency_end_hz=80.0, sweep_s=2.0),
        Jittered(frequency_hz=30.0, jitter_fraction=0.7, seed=3),
    ],
)
def test_ends_hold_every_interval(timing) -> None:
    """Of a rate that moves."""
    found = intervals_s(timing)
    real = np.diff(timing.onsets_s(20.0))
    assert found[0] <= real.min() + 1e-12
    assert found[-1] >= real.max() - 1e-12
