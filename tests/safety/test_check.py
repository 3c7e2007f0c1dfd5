"""Which limits hold for which current, the traps, and what cannot be judged."""

import math
from dataclasses import replace

import pytest

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Constant,
    Diadynamic,
    Direct,
    Interferential,
    Modulation,
    Monophasic,
    SineBurst,
    SineCarrier,
    Sweep,
    Triangular,
    channel,
    program,
    section,
)
from wavesim.core.evidence import Application, Evidence, Range
from wavesim.safety.check import check
from wavesim.safety.limits import LIMITS


def hz(frequency):
    return Constant(frequency_hz=frequency)


def symmetric(phase_us, **more):
    return BiphasicSymmetric(phase_duration_us=phase_us, **more)


def found(*channels, **more):
    """(rule, severity) of every finding, in order."""
    return [(f.rule, f.severity) for f in check(program(section(*channels, **more))).findings]


def rules(one):
    """Ids of the limits that hold for a channel."""
    return {judged.limit.id for judged in check(program(section(one))).judged}


def value(one, rule):
    (match,) = [j for j in check(program(section(one))).judged if j.limit.id == rule]
    return match.value


# --- the traps ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("phase_us", "rate_hz"), [(20.0, 2.0), (250.0, 50.0)])
def test_six_hundred_milliampere(phase_us, rate_hz):
    """An error whatever the rest."""
    assert ("amplitude", "error") in found(
        channel(symmetric(phase_us), hz(rate_hz), amplitude_ma=600.0)
    )


def test_direct_current_on_a_small_pad():
    """4 mA on 4 cm2 are 1 mA/cm2, twice what the cathode may have."""
    assert found(channel(carrier=Direct(), amplitude_ma=4.0, area_cm2=4.0), minutes=10.0) == [
        ("L21-cathode", "error"),
        ("L30-L21-cathode", "warning"),
    ]


def test_a_second_phase_too_small():
    """8 % of 12 uC at 35 Hz are missing: 33.6 uA."""
    pulse = BiphasicAsymmetric(
        phase_duration_us=300.0, recovery_ratio=0.5, recovery_duration_us=552.0
    )
    one = channel(pulse, hz(35.0), amplitude_ma=40.0)
    assert found(one) == [("L20", "error"), ("L19", "warning")]
    assert value(one, "L20") == pytest.approx(8.0, rel=1e-12)
    assert value(one, "L19") == pytest.approx(33.6, rel=1e-12)


def test_a_small_pad():
    """45 mA, 300 us, 40 Hz: 45 sqrt(0.024) = 6.971 mA, on 3 cm2 2.324, on half of it 4.648."""
    one = channel(symmetric(300.0), hz(40.0), amplitude_ma=45.0, area_cm2=3.0)
    assert found(one) == [("L7", "warning"), ("L30-L7", "warning")]
    assert value(one, "L7") == pytest.approx(45.0 * math.sqrt(0.024) / 3.0, rel=1e-12)
    assert value(one, "L30-L7") == pytest.approx(45.0 * math.sqrt(0.024) / 1.5, rel=1e-12)


def test_four_hundred_milliseconds_that_fit():
    """At 1 Hz a pulse of 0.8 s is possible, and said to be long."""
    one = channel(symmetric(400_000.0), hz(1.0), amplitude_ma=20.0)
    assert ("long-phase", "warning") in found(one)


@pytest.mark.parametrize("modality", ["long-pulse EMS", "microcurrent", "monophasic long pulse"])
def test_long_phases_where_they_are_meant(modality):
    one = program(section(channel(symmetric(20_000.0), hz(2.0), amplitude_ma=1.0)))
    named = replace(one, application=Application(modality=modality))
    assert check(one).findings
    assert not check(named).findings
    assert not check(replace(one, condition="denervation")).findings


# --- which limits hold ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pulse", "rate_hz", "band"),
    [
        (symmetric(50.0), 400.0, "L2"),
        (symmetric(50.0), 401.0, "L3"),
        (symmetric(50.0), 1500.0, "L3"),
        (symmetric(50.0), 1501.0, "L4"),
        (symmetric(49_999.0), 2.0, "L2"),
        (symmetric(50_000.0), 2.0, "L1"),
        # of a burst the carrier counts, however long it is
        (SineBurst(carrier_frequency_hz=2500.0, cycle_count=25), 50.0, "L4"),
        (SineBurst(carrier_frequency_hz=1000.0, cycle_count=4), 50.0, "L3"),
        (SineBurst(carrier_frequency_hz=2500.0, cycle_count=500), 2.0, "L4"),
    ],
)
def test_the_band_of_pulses(pulse, rate_hz, band):
    assert rules(channel(pulse, hz(rate_hz), amplitude_ma=1.0)) & {"L1", "L2", "L3", "L4"} == {band}


@pytest.mark.parametrize(
    ("carrier", "bands"),
    [
        (Direct(), {"L1"}),
        (Diadynamic(form="DF"), {"L1", "L2"}),
        (SineCarrier(carrier_frequency_hz=400.0), {"L2"}),
        (SineCarrier(carrier_frequency_hz=1000.0), {"L3"}),
        (SineCarrier(carrier_frequency_hz=1000.0, carrier_frequency_end_hz=2000.0, sweep_s=1.0),
         {"L3", "L4"}),
        (Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0), {"L4"}),
    ],
)  # fmt: skip
def test_the_band_of_carriers(carrier, bands):
    one = channel(carrier=carrier, amplitude_ma=1.0)
    assert rules(one) & {"L1", "L2", "L3", "L4"} == bands


def test_a_swept_rate_is_judged_in_each_band():
    """100 us at 300 to 1200 Hz: in the lower band at 400 Hz, in the upper at 1200 Hz."""
    sweep = Sweep(frequency_hz=300.0, frequency_end_hz=1200.0, sweep_s=2.0)
    one = channel(symmetric(100.0), sweep, amplitude_ma=100.0)
    assert value(one, "L2") == pytest.approx(100.0 * math.sqrt(2 * 100e-6 * 400.0), rel=1e-12)
    assert value(one, "L3") == pytest.approx(100.0 * math.sqrt(2 * 100e-6 * 1200.0), rel=1e-12)


def test_a_stepped_rate_has_its_two_rates_only():
    """300 and 2000 Hz, nothing between them."""
    sweep = Sweep(frequency_hz=300.0, frequency_end_hz=2000.0, sweep_s=2.0, pattern="step")
    one = channel(symmetric(100.0), sweep, amplitude_ma=100.0)
    assert rules(one) & {"L1", "L2", "L3", "L4"} == {"L2", "L4"}
    assert value(one, "L2") == pytest.approx(100.0 * math.sqrt(2 * 100e-6 * 300.0), rel=1e-12)


def test_direct_and_alternating_part_apart():
    """10 ms of 20 ms at 60 mA: 30 mA direct, rms 42.4, the rest sqrt(1800 - 900) = 30."""
    one = channel(Monophasic(phase_duration_us=10_000.0), hz(50.0), amplitude_ma=60.0)
    assert value(one, "L1") == pytest.approx(30.0, rel=1e-12)
    assert value(one, "L2") == pytest.approx(30.0, rel=1e-12)


def test_the_worked_long_triangle():
    """20 mA, 200 ms at 0.4 Hz: the energy of a pulse is not judged, its rms as direct current."""
    one = channel(Triangular(phase_duration_us=200_000.0), hz(0.4), amplitude_ma=20.0)
    assert "L5" not in rules(one)
    assert value(one, "L1") == pytest.approx(3.26599, rel=1e-4)


@pytest.mark.parametrize(
    ("pulse", "balanced"),
    [
        (symmetric(100.0), True),
        (BiphasicAsymmetric(phase_duration_us=100.0, recovery_ratio=0.5), True),
        (SineBurst(carrier_frequency_hz=2500.0, cycle_count=5), True),
        (Triangular(phase_duration_us=100.0, biphasic=True), True),
        (Triangular(phase_duration_us=100.0), False),
        (Monophasic(phase_duration_us=100.0), False),
    ],
)
def test_what_is_meant_to_be_balanced(pulse, balanced):
    held = rules(channel(pulse, hz(50.0), amplitude_ma=1.0))
    assert {"L19", "L20"} <= held if balanced else not {"L19", "L20"} & held
    assert ("L24" in held) is not balanced


@pytest.mark.parametrize(("reversal_s", "rule"), [(None, "L21-anode"), (60.0, "L21-cathode")])
def test_a_reversed_anode_is_a_cathode_half_of_the_time(reversal_s, rule):
    one = channel(carrier=Direct(polarity="anodic_first"), amplitude_ma=1.0,
                  modulation=Modulation(polarity_reversal_s=reversal_s))  # fmt: skip
    assert {held for held in rules(one) if held.startswith("L21")} == {rule}


def test_alternating_pulses_leave_no_direct_current():
    one = channel(Monophasic(phase_duration_us=1000.0, polarity="alternating"), hz(50.0))
    assert "L24" not in rules(one)
    assert value(one, "L2") == pytest.approx(40.0 * math.sqrt(0.05), rel=1e-12)


def test_the_dose_of_two_sections_adds_up():
    """Two times 5 mA for 10 minutes are 100 mA min, more than 80."""
    part = section(channel(carrier=Direct(), amplitude_ma=5.0, area_cm2=100.0), minutes=10.0)
    assert not check(program(part)).findings
    both = check(program(part, replace(part, name="again")))
    assert [f.value for f in both.findings if f.rule == "L22"] == pytest.approx([100.0, 100.0])


# --- what cannot be judged ------------------------------------------------------------------------


def test_no_pad():
    """The densities, whole and half, are told and counted; nothing is graver."""
    result = check(program(section(channel(area_cm2=None))))
    assert [(f.rule, f.severity, f.value, f.missing) for f in result.findings] == [
        (id_, "info", None, "area") for id_ in ("L7", "L11", "L30-L7", "L30-L11")
    ]
    assert result.not_judged == 4
    assert {f.where for f in result.findings} == {"section.0.channel.0.electrode"}


def test_no_amplitude():
    """Only what does not depend on the current is judged."""
    result = check(program(section(channel(amplitude_ma=0.0))))
    assert {j.limit.id for j in result.judged} == {"long-phase", "L20"}
    assert {f.missing for f in result.findings} == {"amplitude"}
    assert {f.where for f in result.findings} == {"section.0.channel.0.amplitude_ma"}
    assert result.verdict == "note"


def test_counts():
    """Judged limits, those not judged, and those of the judged whose source was not read."""
    result = check(program(section(channel(), channel(name="two", area_cm2=None))))
    assert result.checked == len(result.judged)
    assert result.not_judged == 4
    unread = {limit.id for limit in LIMITS if limit.standing == "not read"}
    assert result.unread == sum(j.limit.id in unread for j in result.judged) > 0


def test_a_rest_has_nothing_to_judge():
    result = check(program(section(minutes=1.0)))
    assert (result.verdict, result.checked, result.findings) == ("within", 0, ())


# --- ranges ---------------------------------------------------------------------------------------


def with_ranges(one, **ranges):
    known = {key: Range(**ends) for key, ends in ranges.items()}
    return replace(one, evidence=Evidence(range=known))


@pytest.mark.parametrize(("at", "bound"), [(19.9, 20.0), (20.0, None), (50.0, None), (50.1, 50.0)])
def test_outside_its_range(at, bound):
    one = with_ranges(program(section(channel(timing=hz(at)))),
                      frequency_hz={"min": 20.0, "max": 50.0, "range_basis": "review"})  # fmt: skip
    ranges = [f for f in check(one).findings if f.rule == "range"]
    assert [f.bound for f in ranges] == ([] if bound is None else [bound])
    for finding in ranges:
        assert (finding.severity, finding.kind) == ("info", "published")
        assert finding.where == "section.0.channel.0.timing.frequency_hz"


def test_whose_number_is_outside():
    """Section and channel of the finding; what belongs to a section is of its first channel."""
    part = section(channel(), channel(name="two", amplitude_ma=41.0), minutes=15.0)
    one = with_ranges(program(part, replace(part, name="again")),
                      amplitude_ma={"max": 40.0}, duration_min={"max": 10.0})  # fmt: skip
    assert [(f.where, f.section, f.channel) for f in check(one).findings] == [
        ("section.0.duration_min", 0, 0),
        ("section.0.channel.1.amplitude_ma", 0, 1),
        ("section.1.duration_min", 1, 0),
        ("section.1.channel.1.amplitude_ma", 1, 1),
    ]


def test_the_range_of_one_place_goes_first():
    path = "section.0.channel.0.timing.frequency_hz"
    one = program(section(channel(timing=hz(60.0))))
    known = {"frequency_hz": Range(max=50.0), path: Range(max=70.0)}
    assert not check(replace(one, evidence=Evidence(range=known))).findings


def test_an_open_end_is_no_limit():
    one = with_ranges(program(section(channel())), amplitude_ma={"min": 1.0})
    assert not check(one).findings


def test_the_preset_it_came_from():
    """Its ranges and modality hold, not those of the file."""
    own = with_ranges(program(section(channel(timing=hz(100.0), amplitude_ma=100.0))),
                      frequency_hz={"max": 50.0})  # fmt: skip
    origin = with_ranges(program(section(channel())), frequency_hz={"max": 200.0})
    origin = replace(origin, application=Application(modality="TENS"))
    assert {f.rule for f in check(own).findings} >= {"range"}
    of_preset = {f.rule for f in check(own, origin).findings}
    assert "range" not in of_preset
    assert "L17" in of_preset  # 50 uC per pulse, more than 25


def test_gravest_first():
    one = channel(symmetric(450.0), hz(100.0), amplitude_ma=260.0, area_cm2=5.0)
    order = [severity for _, severity in found(one)]
    assert order == sorted(order, key=["error", "warning", "info"].index)
    assert set(order) == {"error", "warning", "info"}
