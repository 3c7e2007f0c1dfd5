"""The shipped presets at their starting values."""

import pytest

from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.safety.check import check


@pytest.mark.parametrize("name", presets())
def test_no_error_but_of_a_special_device(name):
    """And each number lies in its own range."""
    one = load(name)
    found = check(one)
    flags = one.application.flags if one.application else ()
    if "special_device" not in flags:
        assert [f.rule for f in found.findings if f.severity == "error"] == []
    assert [f.where for f in found.findings if f.is_range] == []


def test_the_special_device_is_found():
    """150 mA, 20 ms, 20 Hz: 134 mA rms (150 sqrt(0.8)) and 450 mJ (0.5 x 150^2 x 0.04)."""
    found = {f.rule: f.value for f in check(load("denervated-thigh-later-phase")).findings}
    assert found["L2"] == pytest.approx(134.164, rel=1e-5)
    assert found["L5"] == pytest.approx(450.0, rel=1e-12)
