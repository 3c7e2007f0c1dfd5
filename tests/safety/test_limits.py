"""The table of limits against the reference, and each limit on both sides of its boundary."""

import math

import pytest

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Constant,
    Direct,
    Monophasic,
    SineBurst,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.core.evidence import Application
from wavesim.core.pulses import TwinPeak
from wavesim.safety.check import check
from wavesim.safety.limits import BY_ID, LIMITS

# Copied by hand from the reference, section 1: id -> (values, unit, verification mark, severities).
# L14 and L16 are information (its section 3, step 5) until a device of their class is named; ours:
# L19, L20, L26, L27 and the phase duration of its section 3, step 1.
REFERENCE = {
    "L1": ([80], "mA", "M", ["error"]),
    "L2": ([50], "mA", "M", ["error"]),
    "L3": ([80], "mA", "M", ["error"]),
    "L4": ([100], "mA", "M", ["error"]),
    "L5": ([300], "mJ", "V", ["error"]),
    "L7": ([2], "mA/cm2", "V", ["warning"]),
    "L8": ([10], "mA", "V", ["info"]),
    "L11": ([0.25], "W/cm2", "V", ["error"]),
    "L14": ([20], "uC", "M", ["info"]),
    "L16": ([10], "mA", "M", ["info"]),
    "L17": ([75, 25], "uC", "M", ["warning", "info"]),
    "L19": ([100, 10], "uA", "D", ["error", "warning"]),
    "L20": ([5, 1], "%", "D", ["error", "warning"]),
    "L21-cathode": ([0.5], "mA/cm2", "M", ["error"]),
    "L21-anode": ([1.0], "mA/cm2", "M", ["error"]),
    "L22": ([80], "mA min", "M", ["warning"]),
    "L23": ([0.08], "mA/cm2", "M", ["info"]),
    "L24": ([0.5], "mA/cm2", "M", ["warning"]),
    "L28": ([0.25], "", "M", ["info"]),
    "amplitude": ([250], "mA", "D", ["error"]),
    "amplitude-twin-peak": ([2500], "mA", "D", ["error"]),
    "long-phase": ([2], "ms", "D", ["warning"]),
}
STANDINGS = {"V": "read", "M": "not read", "D": "ours"}


def test_the_table_is_the_reference():
    """Value, unit, standing and severity of every row; the densities come again at half the pad."""
    own = {limit.id: limit for limit in LIMITS if not limit.half_area}
    assert {
        id_: ([step.value for step in limit.steps], limit.unit, limit.standing,
              [step.severity for step in limit.steps])
        for id_, limit in own.items()
    } == {id_: (values, unit, STANDINGS[mark], grave)
          for id_, (values, unit, mark, grave) in REFERENCE.items()}  # fmt: skip
    assert own["L14"].per_phase_ms == 28.0


def test_half_a_pad_for_every_density():
    """L30: all densities but the comparison with tDCS; a warning, and as much read as its value."""
    densities = {limit.id for limit in LIMITS
                 if limit.unit.endswith("cm2") and not limit.half_area} - {"L23"}  # fmt: skip
    halves = {limit.id: limit for limit in LIMITS if limit.half_area}
    assert set(halves) == {f"L30-{id_}" for id_ in densities}
    for id_, half in halves.items():
        whole = BY_ID[id_.removeprefix("L30-")]
        assert half.steps[0].value == whole.steps[0].value
        assert {step.severity for step in half.steps} == {"warning"}
        assert (half.standing == "not read") == (whole.standing == "not read")


def test_ours_is_neither_law_nor_unread():
    for limit in LIMITS:
        assert (limit.source == "ours") == (limit.standing == "ours")
        assert limit.source


def pulses(pulse, rate_hz, **more):
    return channel(pulse, Constant(frequency_hz=rate_hz), **more)


def symmetric(phase_us, rate_hz, **more):
    return pulses(BiphasicSymmetric(phase_duration_us=phase_us), rate_hz, **more)


def recovery(duration_us, amplitude_ma=40.0):
    """At 50 Hz against a phase of 250 us at the same level."""
    shape = BiphasicAsymmetric(
        phase_duration_us=250.0, recovery_ratio=1.0, recovery_duration_us=duration_us
    )
    return pulses(shape, 50.0, amplitude_ma=amplitude_ma)


def direct(at_ma, polarity="cathodic_first", **more):
    return channel(carrier=Direct(polarity=polarity), amplitude_ma=at_ma, **more)


def burst(cycles):
    return pulses(SineBurst(carrier_frequency_hz=2500.0, cycle_count=cycles), 50.0)


TWIN = TwinPeak(spike_time_constant_us=5.0, spike_duration_us=50.0, spacing_us=100.0)
ROOT2 = math.sqrt(2.0)
# Rule, its boundary by hand, and the channel at a given value of the number.
# Symmetric pulses: rms = A sqrt(2 p f); at p = 1 / (4 f) that is A / sqrt 2.
BOUNDARIES = [
    ("long-phase", 2.0, lambda x: symmetric(x * 1000.0, 10.0, amplitude_ma=1.0)),
    ("amplitude", 250.0, lambda x: symmetric(20.0, 2.0, amplitude_ma=x)),
    ("amplitude", 250.0, lambda x: channel(carrier=SineCarrier(carrier_frequency_hz=4000.0),
                                           amplitude_ma=x)),
    ("amplitude-twin-peak", 2500.0, lambda x: pulses(TWIN, 50.0, amplitude_ma=x)),
    # (x / 50 Hz) uC of 10 uC are missing: 40 mA x 250 us - x / 50 = 40 mA x d
    ("L19", 10.0, lambda x: recovery(250.0 - x / 50.0 / 40.0 * 1000.0)),
    ("L19", 100.0, lambda x: recovery(250.0 - x / 50.0 / 40.0 * 1000.0)),
    ("L20", 1.0, lambda x: recovery(250.0 * (1.0 - x / 100.0), 1.0)),
    ("L20", 5.0, lambda x: recovery(250.0 * (1.0 - x / 100.0), 1.0)),
    ("L21-cathode", 0.5, lambda x: direct(x * 10.0, area_cm2=10.0)),
    ("L21-anode", 1.0, lambda x: direct(x * 10.0, "anodic_first", area_cm2=10.0)),
    ("L22", 80.0, lambda x: direct(x / 15.0, area_cm2=100.0)),  # 15 minutes
    # 20 mA 1 ms at R Hz: R x 20 uC = 0.02 R mA
    ("L24", 0.5, lambda x: pulses(Monophasic(phase_duration_us=1000.0), x * 10.0 / 0.02,
                                  amplitude_ma=20.0, area_cm2=10.0)),
    ("L1", 80.0, lambda x: direct(x, area_cm2=1000.0)),
    ("L1", 80.0, lambda x: symmetric(50_000.0, 5.0, amplitude_ma=x * ROOT2, area_cm2=1000.0)),
    ("L2", 50.0, lambda x: symmetric(2500.0, 100.0, amplitude_ma=x * ROOT2, area_cm2=1000.0)),
    ("L2", 50.0, lambda x: symmetric(625.0, 400.0, amplitude_ma=x * ROOT2, area_cm2=1000.0)),
    ("L3", 80.0, lambda x: symmetric(250.0, 1000.0, amplitude_ma=x * ROOT2, area_cm2=1000.0)),
    ("L4", 100.0, lambda x: channel(carrier=SineCarrier(carrier_frequency_hz=4000.0),
                                    amplitude_ma=x * ROOT2, area_cm2=1000.0)),
    # 500 ohm x A^2 x 2 x 20 ms
    ("L5", 300.0, lambda x: symmetric(20_000.0, 2.0, amplitude_ma=1e3 * math.sqrt(x / 2e4),
                                      area_cm2=1000.0)),
    ("L7", 2.0, lambda x: symmetric(2500.0, 100.0, amplitude_ma=x * 10.0 * ROOT2, area_cm2=10.0)),
    ("L30-L7", 2.0, lambda x: symmetric(2500.0, 100.0, amplitude_ma=x * 5.0 * ROOT2,
                                        area_cm2=10.0)),
    ("L8", 10.0, lambda x: symmetric(2500.0, 100.0, amplitude_ma=x * ROOT2)),
    # 2 x 250 us at 1000 Hz: half of the time
    ("L16", 10.0, lambda x: symmetric(250.0, 1000.0, amplitude_ma=2.0 * x)),
    ("L14", 27.0, lambda x: symmetric(250.0, 10.0, amplitude_ma=x * 4.0)),
    ("L28", 0.25, lambda x: burst(round(x * 50.0))),  # of 50 cycles in 20 ms
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bound", "at"), BOUNDARIES)
def test_both_sides_of_the_boundary(rule, bound, at):
    """A part in a million below is kept, above is found; 13 cycles of a burst are the next."""
    step = 0.02 if rule == "L28" else 1e-6
    below, above = judged(at(bound * (1.0 - step)), rule), judged(at(bound * (1.0 + step)), rule)
    assert above.severity is not None
    assert above.bound == pytest.approx(bound, rel=1e-12)
    # Of two steps the milder one is still exceeded below the graver.
    steps = BY_ID[rule].steps
    milder = len(steps) > 1 and bound == steps[0].value
    assert (below.severity == steps[1].severity) if milder else below.passes


@pytest.mark.parametrize(
    ("area_cm2", "rule"), [(20.0, "L11"), (40.0, "L30-L11")]
)  # 100 mA rms into 500 ohm: 5 W; on 20 cm2 exactly 0.25 W/cm2, and so on half of 40
def test_power_density_must_stay_below(area_cm2, rule):
    at = symmetric(250.0, 1000.0, amplitude_ma=100.0 * ROOT2, area_cm2=area_cm2)
    assert judged(at, rule).severity is not None
    larger = symmetric(250.0, 1000.0, amplitude_ma=100.0 * ROOT2, area_cm2=area_cm2 * 1.000001)
    assert judged(larger, rule).passes


@pytest.mark.parametrize(
    ("charge_uc", "severity"), [(24.99, None), (25.01, "info"), (74.99, "info"), (75.01, "warning")]
)
def test_charge_of_a_tens_pulse(charge_uc, severity):
    """Only where the modality says TENS: "intense" does not."""
    one = section(symmetric(250.0, 100.0, amplitude_ma=charge_uc / 0.5))

    def found(modality):
        base = program(one)
        named = type(base)(**{name: getattr(base, name) for name in
                              ("schema", "id", "title", "condition", "section")},
                           application=Application(modality=modality))  # fmt: skip
        return [j for j in check(named).judged if j.limit.id == "L17"]

    assert [j.severity for j in found("burst-mode TENS")] == [severity]
    assert found("intense NMES") == []


def test_exactly_the_limit_is_kept():
    """50 mA rms by numbers that are exact in binary: 100 mA, 1.25 ms, 100 Hz: 100 sqrt(0.25)."""
    assert judged(symmetric(1250.0, 100.0, amplitude_ma=100.0), "L2").passes


def judged(one, rule):
    found = check(program(section(one)))
    (match,) = [j for j in found.judged if j.limit.id == rule]
    return match
