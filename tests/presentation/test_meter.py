"""Bars beside numbers that have a limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.analysis.dose import channel_dose
from wavesim.core.channel import Electrode
from wavesim.core.program import Program
from wavesim.presentation.dose_rows import dose_rows
from wavesim.presentation.meter import Meter, dose_meters, meter
from wavesim.presentation.words import NO_BREAK
from wavesim.safety.check import check
from wavesim.safety.limits import Severity


def bars(one: Program, number: int = 0) -> dict[str, Meter]:
    """The bars of a channel of the first section."""
    judged = [
        found for found in check(one).judged if (found.section, found.channel) == (0, number)
    ]
    dose = channel_dose(one.section[0], number)
    rows = dose_rows(dose, meters=dose_meters(dose, judged))
    return {row.key: row.meter for row in rows if row.meter is not None}


def plain(found: Meter) -> str:
    return found.words.replace(NO_BREAK, " ")


def symmetric(phase_us: float, rate_hz: float, **more: object):
    pulse, timing = BiphasicSymmetric(phase_duration_us=phase_us), Constant(frequency_hz=rate_hz)
    return channel(pulse, timing, **more)


def test_the_bars_of_the_picture():
    """By hand, 24 mA, 250 us, 35 Hz, 20 cm2: 24 sqrt(35 x 500e-6) = 3.175 mA, of 50 mA 6.35 %;
    3.175 / 20 = 0.1587 of 2 is 7.94 %; 500 x 0.003175^2 / 20 = 0.252 mW of 250 is 0.10 %."""
    found = bars(program(section(symmetric(250.0, 35.0, amplitude_ma=24.0, area_cm2=20.0))))
    assert plain(found["rms_plateau_ma"]) == "6.3 % of 50 mA"
    assert plain(found["rms_current_density_ma_cm2"]) == "7.9 % of 2 mA/cm²"
    assert plain(found["power_density_w_cm2"]) == "0.1 % of 250 mW/cm²"
    assert found["rms_plateau_ma"].filled == pytest.approx(0.06350, abs=5e-5)
    assert found["rms_plateau_ma"].limit_at == 1.0
    assert not found["rms_plateau_ma"].over


def test_beyond_the_limit_the_bar_stretches():
    """200 sqrt(2 x 450e-6 x 100) = 60 mA: the limit of 50 is at five sixths."""
    found = bars(program(section(symmetric(450.0, 100.0, amplitude_ma=200.0, area_cm2=100.0))))
    bar = found["rms_plateau_ma"]
    assert plain(bar) == "120 % of 50 mA"
    assert (bar.filled, bar.state, bar.over) == (1.0, "stop", True)
    assert bar.limit_at == pytest.approx(5.0 / 6.0, rel=1e-12)


def test_a_number_at_its_limit_that_is_already_too_much_fills_the_bar():
    assert meter(0.25, 0.25, "error", "") == Meter(
        filled=1.0, limit_at=1.0, state="stop", words=""
    )


def test_levels_that_only_class_an_output_have_no_bar():
    """10 mA must be declared, and 28.4 uC is the class of limited output: neither is a limit."""
    found = bars(program(section(symmetric(300.0, 50.0, amplitude_ma=100.0))))
    assert "charge_per_phase_uc" not in found
    assert plain(found["rms_plateau_ma"]).endswith("of 50 mA")


def test_two_channels_on_one_pair_of_pads_are_judged_together():
    """Each 10 sqrt(2 x 200e-6 x 50) = 1.414 mA on 10 cm2, both together 2 mA: 0.2 of 2 mA/cm2."""
    pads = Electrode(area_cm2=10.0, name="pair")
    more = {"amplitude_ma": 10.0, "electrode": pads}
    one = program(section(
        symmetric(200.0, 50.0, name="a", **more),
        symmetric(200.0, 50.0, name="b", delay_s=0.01, **more),
        on_off=None,
    ))  # fmt: skip
    said = plain(bars(one)["rms_current_density_ma_cm2"])
    assert said == "judged with 0.2 mA/cm²: 10 % of 2 mA/cm²"


def test_without_a_pad_there_is_no_bar_for_a_density():
    assert "rms_current_density_ma_cm2" not in bars(
        program(section(symmetric(250.0, 35.0, area_cm2=None)))
    )


@given(st.floats(0.0, 1e9), st.floats(1e-6, 1e6), st.sampled_from([None, "info", "error"]))
@examples(100)
def test_bars_stay_in_their_box(found: float, bound: float, severity: Severity | None):
    """What is kept is never drawn beyond, and the limit is where number and bar put it."""
    bar = meter(found, bound, severity, "")
    assert 0.0 <= bar.filled <= 1.0
    assert 0.0 < bar.limit_at <= 1.0
    assert bar.over is (severity is not None)
    if bar.limit_at < 1.0:
        assert severity is not None
        assert bar.limit_at * found == pytest.approx(bound, rel=1e-12)  # one division, one product
