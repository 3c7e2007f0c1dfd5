"""Fast trains against fibres that are followed one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from wavesim.physiology.refractory import fired_fraction

COUNT = 1000


def one_by_one(onset_s, recruited):
    """A thousand fibres in the order of their thresholds, each with the time it last fired."""
    last = np.full(COUNT, -np.inf)
    fired = []
    for time_s, fraction in zip(onset_s, recruited, strict=True):
        reached = np.arange(COUNT) < round(fraction * COUNT)
        ready = reached & (time_s - last >= 1e-3 - 1e-9)
        last[ready] = time_s
        fired.append(ready.mean())
    return fired


thousandths = st.integers(0, COUNT).map(lambda n: n / COUNT)


@examples(80)
@given(
    gaps=st.lists(st.sampled_from((0.1e-3, 0.3e-3, 0.5e-3, 0.9e-3, 1e-3, 5e-3)), max_size=30),
    data=st.data(),
)
def test_any_train_against_single_fibres(gaps, data) -> None:
    """Fractions are whole thousandths, so the fibres count them exactly."""
    onset_s = np.concatenate([[0.0], np.cumsum(gaps)])
    recruited = data.draw(st.lists(thousandths, min_size=len(onset_s), max_size=len(onset_s)))
    found = fired_fraction(onset_s, np.array(recruited))
    assert found == pytest.approx(one_by_one(onset_s, recruited), abs=1e-12)


def test_a_steady_train_of_2_khz_fires_every_other_time() -> None:
    """What is reached by one pulse is resting at the next."""
    onset_s = np.arange(6) / 2000.0
    assert fired_fraction(onset_s, np.full(6, 0.4)).tolist() == [0.4, 0.0, 0.4, 0.0, 0.4, 0.0]


@pytest.mark.parametrize("rate_hz", [1.0, 50.0, 1000.0])
def test_up_to_1_khz_nothing_is_lost(rate_hz) -> None:
    """An interval of exactly the refractory period is long enough."""
    recruited = np.linspace(0.0, 1.0, 20)
    assert fired_fraction(np.arange(20) / rate_hz, recruited).tolist() == recruited.tolist()


def test_what_is_not_known_stays_unknown() -> None:
    """And the rest of the train goes on."""
    found = fired_fraction(np.arange(3) * 0.6e-3, np.array([0.3, np.nan, 0.3]))
    assert found[0] == found[2] == 0.3
    assert np.isnan(found[1])


def test_none_and_one() -> None:
    """A train without a pulse, and of one."""
    assert fired_fraction(np.array([]), np.array([])).tolist() == []
    assert fired_fraction(np.array([1.0]), np.array([0.2])).tolist() == [0.2]
