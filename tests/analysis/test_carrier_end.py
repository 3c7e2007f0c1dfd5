"""A train holds its start, not its end: what would come at the end is not drawn."""

import numpy as np
import pytest

from tests.programs import Direct, Modulation, SineCarrier, channel, program, section
from wavesim.analysis.trace import trace


@pytest.mark.parametrize(
    "modulation",
    [
        Modulation(polarity_reversal_s=10.0),
        Modulation(
            amplitude_depth_fraction=0.5, amplitude_modulation_hz=0.05, modulation_pattern="step"
        ),
    ],
    ids=["reversal", "step"],
)
@pytest.mark.parametrize("window", [(0.0, 30.0), (9.0, 11.0), (9.999, 10.0)])
def test_a_change_at_the_end_of_a_train_is_not_drawn(modulation, window):
    """2 mA for 10 s; the reversal or step due at 10 s never comes."""
    one = channel(carrier=Direct(), amplitude_ma=2.0, modulation=modulation)
    work = program(section(one, on_off=(10.0, 20.0), minutes=5.0))
    found = trace(work, *window, 800)
    assert set(np.unique(found.current_ma)) <= {0.0, 2.0}
    # 800 columns and four vertices in each at most, two levels at the edge.
    flowing = found.time_s[found.current_ma == 2.0]
    assert flowing.max() == min(window[1], 10.0)


def test_a_hold_next_to_nothing_leaves_no_period():
    """Its whole turns would take more seconds than a float can say."""
    held = SineCarrier(
        carrier_frequency_hz=100.0, carrier_frequency_end_hz=200.0, sweep_s=1.0,
        hold_end_s=7.3e-305,
    )  # fmt: skip
    assert held.period_s() is None
