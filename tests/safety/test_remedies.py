"""Every remedy is checked: its value passes, one step back towards the present one does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Direct,
    Monophasic,
    channel,
    program,
    section,
)
from wavesim.core.paths import with_value
from wavesim.presentation.names import spec_of
from wavesim.safety.check import check
from wavesim.safety.finding import GRAVEST_FIRST
from wavesim.safety.remedies import remedies

HERE = "section.0.channel.0."


def hz(frequency):
    return Constant(frequency_hz=frequency)


def symmetric(phase_us):
    return BiphasicSymmetric(phase_duration_us=phase_us)


CASES = {
    "mockup": channel(symmetric(450.0), hz(100.0), amplitude_ma=200.0, area_cm2=100.0),
    "small pad": channel(symmetric(300.0), hz(40.0), amplitude_ma=45.0, area_cm2=3.0,
                         name="small pad"),
    "energy": channel(symmetric(20_000.0), hz(2.0), amplitude_ma=150.0, area_cm2=200.0),
    "direct": channel(carrier=Direct(), amplitude_ma=4.0, area_cm2=4.0),
    "amplitude": channel(symmetric(20.0), hz(2.0), amplitude_ma=600.0),
    "monophasic": channel(Monophasic(phase_duration_us=1000.0), hz(100.0), area_cm2=5.0),
    "burst": channel(symmetric(250.0), Burst(frequency_hz=200.0, pulses_per_burst=20,
                                             burst_frequency_hz=5.0),
                     amplitude_ma=90.0, area_cm2=5.0),
    "tiny": channel(carrier=Direct(), amplitude_ma=0.9, area_cm2=1.0),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_value_passes_and_one_step_back_does_not(name):
    one = program(section(CASES[name], minutes=30.0))
    seen = 0
    for finding in check(one).findings:
        if finding.limit is None or finding.limit.informative:
            continue
        offered = remedies(one, finding)
        assert offered, finding.rule
        for remedy in offered:
            assert not exceeded(with_value(one, remedy.path, remedy.value), finding.rule)
            back = remedy.value + step_of(remedy) * (1 if remedy.side == "lower" else -1)
            if (back - remedy.now) * (remedy.value - remedy.now) > 0.0:
                assert exceeded(with_value(one, remedy.path, back), finding.rule), remedy
            seen += 1
    assert seen


def symmetric_channels():
    """Pulses that fit their rate, on pads of any size, up to far beyond all limits."""
    return st.builds(
        lambda phase_us, part, amplitude_ma, area_cm2: channel(
            symmetric(phase_us), hz(part * 5e5 / (phase_us + 10.0)), amplitude_ma=amplitude_ma,
            area_cm2=area_cm2,
        ),
        st.floats(20.0, 20_000.0), st.floats(0.01, 0.5), st.floats(1.0, 400.0),
        st.floats(1.0, 200.0),
    )  # fmt: skip


def direct_channels():
    """Direct currents, most of them beyond the limits of their pads."""
    return st.builds(
        lambda amplitude_ma, area_cm2: channel(
            carrier=Direct(), amplitude_ma=amplitude_ma, area_cm2=area_cm2
        ),
        st.floats(0.1, 300.0), st.floats(1.0, 200.0),
    )  # fmt: skip


@examples(40)
@given(symmetric_channels() | direct_channels(), st.floats(5.0, 60.0))
def test_of_any_current_the_value_passes_and_one_step_back_does_not(one, minutes):
    """Whatever is exceeded: nothing is offered that does not help, nor more than is needed."""
    found = program(section(one, minutes=minutes))
    for finding in check(found).findings:
        for remedy in remedies(found, finding):
            assert not exceeded(with_value(found, remedy.path, remedy.value), finding.rule)
            back = remedy.value + step_of(remedy) * (1 if remedy.side == "lower" else -1)
            if (back - remedy.now) * (remedy.value - remedy.now) > 0.0:
                assert worse(found, with_value(found, remedy.path, back), finding.rule), remedy


def worse(before, after, rule):
    """Whether the limit is still exceeded, or another one now."""
    had = {f.rule: GRAVEST_FIRST.index(f.severity) for f in check(before).findings}
    return exceeded(after, rule) or any(
        GRAVEST_FIRST.index(f.severity) < had.get(f.rule, len(GRAVEST_FIRST))
        for f in check(after).findings
    )


def step_of(remedy):
    """The clinical step, or the finer one that a value below it needs."""
    step = spec_of(remedy.path).step
    while remedy.value < step * (1.0 - 1e-9):
        step /= 10.0
    return step


def exceeded(one, rule):
    """Whether a limit, or for the bands of the rms any of them, is exceeded."""
    bands = {"L1", "L2", "L3", "L4"}
    return bool({f.rule for f in check(one).findings} & (bands if rule in bands else {rule}))


def offered(name, rule, **more):
    one = program(section(CASES[name], **more))
    (finding,) = [f for f in check(one).findings if f.rule == rule]
    return {r.path.rpartition(".")[2]: r.value for r in remedies(one, finding)}


def test_the_values_of_the_picture():
    """200 mA, 450 us, 100 Hz against 50 mA rms: 166.67 mA, 312.5 us, 69.44 Hz by hand."""
    assert offered("mockup", "L2") == {
        "frequency_hz": 69.0,
        "amplitude_ma": 166.0,
        "phase_duration_us": 310.0,
    }


def test_what_cannot_help_is_not_offered():
    """The energy of a pulse does not depend on rate and pad; nor does an amplitude on anything."""
    # 122.47 mA, 13,333 us by hand: 500 ohm A^2 2 p = 300 mJ
    assert offered("energy", "L5") == {"amplitude_ma": 122.0, "phase_duration_us": 13_330.0}
    assert offered("amplitude", "amplitude") == {"amplitude_ma": 250.0}
    assert "frequency_hz" not in offered("burst", "L7")


def test_of_direct_current():
    """0.5 mA/cm2: 2 mA on 4 cm2, or 8 cm2 for 4 mA; 80 mA min of 4 mA are 20 minutes."""
    assert offered("direct", "L21-cathode", minutes=30.0) == {"amplitude_ma": 2.0, "area_cm2": 8.0}
    assert offered("direct", "L22", minutes=30.0) == {"amplitude_ma": 2.0, "duration_min": 20.0}


@pytest.mark.parametrize("rate_hz", [500.0, 600.0, 900.0, 1000.0])
def test_a_lower_rate_in_a_band_with_a_lower_limit(rate_hz):
    """130 mA, 400 us: 80 mA rms from 401 to 473 Hz, but 50 mA only up to 184.9 Hz (by hand)."""
    one = channel(symmetric(400.0), hz(rate_hz), amplitude_ma=130.0, area_cm2=500.0)
    found = program(section(one))
    (finding,) = [f for f in check(found).findings if f.rule == "L3"]
    rates = [r.value for r in remedies(found, finding) if r.path.endswith("frequency_hz")]
    assert rates == [184.0]


def test_a_finer_step_where_the_whole_is_too_coarse():
    """0.5 mA/cm2 on 1.33 cm2: 0.665 mA, so 0.6 and not 0.66."""
    one = channel(carrier=Direct(), amplitude_ma=0.9, area_cm2=1.33)
    found = program(section(one))
    (finding,) = [f for f in check(found).findings if f.rule == "L21-cathode"]
    assert [r.value for r in remedies(found, finding)] == [0.6, 2.0]


def test_no_remedy_exceeds_another_limit():
    """Each takes findings away and brings none."""
    one = program(section(CASES["monophasic"], CASES["small pad"]))
    before = {(f.rule, f.channel, f.severity) for f in check(one).findings}
    for finding in check(one).findings:
        for remedy in remedies(one, finding):
            after = check(with_value(one, remedy.path, remedy.value)).findings
            assert {(f.rule, f.channel, f.severity) for f in after} < before


def test_a_limit_that_is_exceeded_less_gravely_does_not_count():
    """300 mA, 8 % too little second phase, 100 us, 10 Hz: 24 uA a warning, at 250 mA 20 uA.

    And at 50 Hz: 120 uA an error, at 250 mA 100 uA a warning. 250 mA are offered all the same.
    """
    pulse = BiphasicAsymmetric(
        phase_duration_us=100.0, recovery_ratio=0.5, recovery_duration_us=184.0
    )
    for rate_hz in (10.0, 50.0):
        one = program(section(channel(pulse, hz(rate_hz), amplitude_ma=300.0, area_cm2=200.0)))
        (finding,) = [f for f in check(one).findings if f.rule == "amplitude"]
        assert [r.value for r in remedies(one, finding)] == [250.0]


def test_a_shape_that_can_balance_itself():
    """An explicit recovery that is too short is taken away."""
    pulse = BiphasicAsymmetric(
        phase_duration_us=300.0, recovery_ratio=0.5, recovery_duration_us=552.0
    )
    one = program(section(channel(pulse, hz(35.0))))
    for finding in check(one).findings:
        first = remedies(one, finding)[0]
        assert (first.side, first.value, first.now) == ("balance", None, 552.0)
        assert not check(with_value(one, first.path, None)).findings


def test_nothing_for_what_is_not_known():
    one = program(section(channel(area_cm2=None)))
    assert [remedies(one, finding) for finding in check(one).findings] == [()] * 4
