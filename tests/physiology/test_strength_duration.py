"""Weiss and Lapicque against numbers worked out by hand, and the classes of fibres."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wavesim.physiology.fibres import FIBRES
from wavesim.physiology.strength_duration import (
    lapicque_ma,
    rheobase_ma,
    weiss_charge_uc,
    weiss_ma,
)

WIDTHS_US = [50.0, 100.0, 200.0, 400.0, 1000.0]


def test_weiss_of_motor_and_sensory_fibres() -> None:
    """1 + 459/pw and 1 + 665/pw; closed forms, so to rounding."""
    motor = weiss_ma(WIDTHS_US, 1.0, FIBRES["motor"].chronaxie_us)
    sensory = weiss_ma(WIDTHS_US, 1.0, FIBRES["cutaneous"].chronaxie_us)
    assert motor == pytest.approx([10.18, 5.59, 3.295, 2.1475, 1.459], rel=1e-12)
    assert sensory == pytest.approx([14.3, 7.65, 4.325, 2.6625, 1.665], rel=1e-12)


def test_both_laws_at_a_rheobase_of_10_ma() -> None:
    """Chronaxie 200 us: both give twice the rheobase there; at 50 us they part."""
    assert float(weiss_ma(200.0, 10.0, 200.0)) == pytest.approx(20.0, rel=1e-12)
    assert float(lapicque_ma(200.0, 10.0, 200.0)) == pytest.approx(20.0, rel=1e-12)
    assert float(weiss_ma(50.0, 10.0, 200.0)) == pytest.approx(50.0, rel=1e-12)
    # 10 / (1 - 2^-0.25), given to four decimals.
    assert float(lapicque_ma(50.0, 10.0, 200.0)) == pytest.approx(62.8521, abs=5e-5)


def test_charge_is_current_times_duration() -> None:
    """mA x us is nC, a thousandth of a uC."""
    by_current = weiss_ma(WIDTHS_US, 7.0, 459.0) * WIDTHS_US * 1e-3
    assert weiss_charge_uc(WIDTHS_US, 7.0, 459.0) == pytest.approx(by_current, rel=1e-12)


@pytest.mark.parametrize("law", [weiss_ma, lapicque_ma])
def test_no_duration_never_excites(law) -> None:
    """Nor does it warn."""
    assert np.isinf(law([0.0], 1.0, 459.0)[0])


@given(at_us=st.floats(1.0, 1e6), threshold=st.floats(0.1, 1000.0), chronaxie=st.floats(1.0, 1e5))
def test_a_threshold_gives_back_itself(at_us, threshold, chronaxie) -> None:
    """Through the rheobase."""
    found = float(weiss_ma(at_us, rheobase_ma(threshold, at_us, chronaxie), chronaxie))
    assert found == pytest.approx(threshold, rel=1e-12)


def test_every_class_says_where_its_chronaxie_comes_from() -> None:
    """And lies in its own range; short pulses favour the large fibres."""
    for name, fibre in FIBRES.items():
        assert fibre.name == name
        assert fibre.source
        assert fibre.chronaxie_range_us[0] <= fibre.chronaxie_us <= fibre.chronaxie_range_us[1]
    assert FIBRES["cutaneous"].chronaxie_us < FIBRES["c"].chronaxie_us
