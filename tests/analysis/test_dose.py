"""The dose against the worked examples of the reference and against brute force."""

import math
from fractions import Fraction

import pytest
from hypothesis import given

from tests import brute
from tests.core.test_schedule import small_sections
from tests.examples import examples
from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Modulation,
    Monophasic,
    SineBurst,
    channel,
    program,
    section,
)
from wavesim.analysis.dose import channel_dose, dose

REFERENCE = 1e-4
"""Relative tolerance of the worked examples: they are printed with six figures (section 2)."""


def numbers(pulse, timing, *, on_off=None, minutes=15.0, **more):
    return channel_dose(section(channel(pulse, timing, **more), on_off=on_off, minutes=minutes), 0)


def symmetric(phase_us, **more):
    return BiphasicSymmetric(phase_duration_us=phase_us, **more)


def asymmetric(phase_us, ratio):
    return BiphasicAsymmetric(phase_duration_us=phase_us, recovery_ratio=ratio)


def hz(frequency):
    return Constant(frequency_hz=frequency)


RUSSIAN = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)  # 10 ms of 20 ms: duty 0.5
AUSSIE = SineBurst(carrier_frequency_hz=1000.0, cycle_count=4)  # 4 ms of 20 ms: duty 0.2

EXAMPLES = [  # (section of the reference, pulse, timing, mA, name, value)
    ("2.1", symmetric(250.0), hz(50.0), 40.0, "charge_per_phase_uc", 10.0),
    ("2.1", symmetric(400.0), hz(30.0), 100.0, "charge_per_phase_uc", 40.0),
    ("2.1", RUSSIAN, hz(50.0), 80.0, "charge_per_phase_uc", 10.1859),
    ("2.2", symmetric(250.0), hz(50.0), 40.0, "rms_plateau_ma", 6.32456),
    ("2.2", symmetric(250.0, interphase_gap_us=100.0), hz(50.0), 40.0, "rms_plateau_ma", 6.32456),
    ("2.2", symmetric(400.0), hz(30.0), 100.0, "rms_plateau_ma", 15.4919),
    ("2.2", Monophasic(phase_duration_us=1000.0), hz(10.0), 20.0, "rms_plateau_ma", 2.0),
    ("2.2", Monophasic(phase_duration_us=100.0), hz(100.0), 30.0, "rms_plateau_ma", 3.0),
    ("2.2", asymmetric(250.0, 0.25), hz(40.0), 40.0, "rms_plateau_ma", 4.47214),
    ("2.2", asymmetric(300.0, 0.5), hz(35.0), 60.0, "rms_plateau_ma", 7.52994),
    ("2.2", RUSSIAN, hz(50.0), 80.0, "rms_plateau_ma", 40.0),
    ("2.2", AUSSIE, hz(50.0), 60.0, "rms_plateau_ma", 18.9737),
    (
        "2.2",
        symmetric(200.0),
        Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0),
        25.0,
        "rms_plateau_ma",
        1.87083,
    ),
    (
        "2.2",
        symmetric(150.0),
        Burst(frequency_hz=100.0, pulses_per_burst=5, burst_frequency_hz=3.0),
        30.0,
        "rms_plateau_ma",
        2.01246,
    ),
    ("2.4", symmetric(250.0), hz(50.0), 40.0, "mean_rectified_plateau_ma", 1.0),
    ("2.4", symmetric(400.0), hz(30.0), 100.0, "mean_rectified_plateau_ma", 2.4),
    ("2.4", Monophasic(phase_duration_us=1000.0), hz(10.0), 20.0, "mean_rectified_plateau_ma", 0.2),
    ("2.4", Monophasic(phase_duration_us=100.0), hz(100.0), 30.0, "mean_rectified_plateau_ma", 0.3),
    ("2.4", RUSSIAN, hz(50.0), 80.0, "mean_rectified_plateau_ma", 25.4648),
    ("2.4", AUSSIE, hz(50.0), 60.0, "mean_rectified_plateau_ma", 7.63944),
    ("2.5", Monophasic(phase_duration_us=1000.0), hz(10.0), 20.0, "net_dc_plateau_ua", 200.0),
    ("2.5", Monophasic(phase_duration_us=100.0), hz(100.0), 30.0, "net_dc_plateau_ua", 300.0),
    ("2.6", symmetric(250.0), hz(50.0), 40.0, "peak_current_density_ma_cm2", 1.6),
    ("2.6", symmetric(250.0), hz(50.0), 40.0, "rms_current_density_ma_cm2", 0.252982),
    ("2.7", symmetric(250.0), hz(50.0), 40.0, "charge_density_uc_cm2", 0.4),
    ("2.8", symmetric(250.0), hz(50.0), 40.0, "power_plateau_w", 0.02),
    ("2.8", symmetric(250.0), hz(50.0), 40.0, "power_density_w_cm2", 0.0008),
    ("2.9", symmetric(400.0), hz(30.0), 100.0, "pulse_energy_mj", 4.0),
    ("2.9", symmetric(20_000.0), hz(5.0), 250.0, "pulse_energy_mj", 1250.0),
    ("2.9", Monophasic(phase_duration_us=1000.0), hz(10.0), 100.0, "pulse_energy_mj", 5.0),
    # the glossary's worked check: a gap of 100 us does not count
    (
        "glossary",
        symmetric(250.0, interphase_gap_us=100.0),
        hz(50.0),
        40.0,
        "pulse_duty_percent",
        2.5,
    ),
    ("2.10", symmetric(250.0), hz(50.0), 40.0, "pulse_duty_percent", 2.5),
    ("2.10", symmetric(400.0), hz(30.0), 40.0, "pulse_duty_percent", 2.4),
]


@pytest.mark.parametrize(("where", "pulse", "timing", "amplitude_ma", "name", "value"), EXAMPLES)
def test_worked_examples_of_the_reference(where, pulse, timing, amplitude_ma, name, value):
    found = getattr(numbers(pulse, timing, amplitude_ma=amplitude_ma), name)
    assert found == pytest.approx(value, rel=REFERENCE), where


def test_imbalance_of_the_reference():
    # 2.5: 10 uC against 9 uC at 50 Hz, and 12 against 12.12 uC at 35 Hz
    weak = BiphasicAsymmetric(
        phase_duration_us=250.0, recovery_ratio=1.0, recovery_duration_us=225.0
    )
    found = numbers(weak, hz(50.0))
    assert found.net_dc_plateau_ua == pytest.approx(50.0, rel=REFERENCE)
    assert found.charge_imbalance_ratio == pytest.approx(0.1, rel=REFERENCE)
    strong = BiphasicAsymmetric(
        phase_duration_us=300.0, recovery_ratio=1.0, recovery_duration_us=303.0
    )
    found = numbers(strong, hz(35.0))
    assert found.net_dc_plateau_ua == pytest.approx(-4.2, rel=REFERENCE)
    assert found.charge_imbalance_ratio == pytest.approx(0.00990099, rel=REFERENCE)


@pytest.mark.parametrize(
    ("phase_us", "frequency_hz", "amplitude_ma", "on_off", "ramps", "limit_ma"),
    [
        (250.0, 50.0, 40.0, (10.0, 50.0), (2.0, 1.0), 2.3094),
        (400.0, 30.0, 100.0, (6.0, 4.0), (0.4, 0.2), 11.5931),
    ],
)  # 2.3
def test_rms_of_a_cycle_tends_to_the_closed_form(
    phase_us, frequency_hz, amplitude_ma, on_off, ramps, limit_ma
):
    """The closed form is the limit of many pulses per ramp: narrower, faster pulses of the same
    plateau rms come closer to it."""
    gaps = []
    for times in (1, 4):
        found = numbers(
            symmetric(phase_us / times),
            hz(frequency_hz * times),
            amplitude_ma=amplitude_ma,
            on_off=on_off,
            ramps=ramps,
        )
        gaps.append(abs(found.rms_cycle_ma / limit_ma - 1.0))
    # 1.2e-5 in the mean square is 6e-6 in the rms; 30 Hz and 0.2 s has 6 pulses in a ramp: the
    # second-order term 1 / (6 ramp pulses) of the ramp's share, below 1e-3.
    assert gaps[0] < (1e-5 + 1e-4 if frequency_hz == 50.0 else 1e-3)
    assert gaps[1] <= gaps[0] + 2e-5  # the limit itself is printed with five figures


def test_rms_of_a_cycle_with_ramps_outside_and_width_ramps():
    # Closed forms of 2.3 for the other rules; 400 pulses in a ramp leave 1.5 / 400 of its share at
    # most where only one ramp counts fully, and the two cancel otherwise.
    rms = 6.32456
    outside = Modulation(ramp_up_s=2.0, ramp_down_s=2.0, ramps="outside_on")
    found = numbers(symmetric(62.5), hz(200.0), on_off=(10.0, 20.0), modulation=outside)
    assert found.rms_cycle_ma == pytest.approx(rms * math.sqrt((10 + 4 / 3) / 34), rel=1e-4)
    down = Modulation(ramp_up_s=2.0, ramp_down_s=2.0, ramps="down_outside_on")
    found = numbers(symmetric(62.5), hz(200.0), on_off=(10.0, 20.0), modulation=down)
    assert found.rms_cycle_ma == pytest.approx(rms * math.sqrt((8 + 4 / 3) / 32), rel=1e-4)
    width = Modulation(ramp_up_s=2.0, ramp_down_s=2.0, ramp_kind="phase_duration")
    found = numbers(symmetric(62.5), hz(200.0), on_off=(10.0, 20.0), modulation=width)
    assert found.rms_cycle_ma == pytest.approx(rms * math.sqrt((6 + 4 / 2) / 30), rel=1e-4)
    start = Modulation(ramp_up_s=2.0, ramp_down_s=2.0, ramp_start_fraction=0.5)
    found = numbers(symmetric(62.5), hz(200.0), on_off=(10.0, 20.0), modulation=start)
    share = 4 * (1 + 0.5 + 0.25) / 3
    assert found.rms_cycle_ma == pytest.approx(rms * math.sqrt((6 + share) / 30), rel=1e-4)


def test_duty_and_counts_of_the_reference():
    found = dose(program(section(channel(), on_off=(10.0, 50.0)))).sections[0]
    assert found.cycle_count == 15
    assert found.channels[0].duty_cycle_percent == pytest.approx(16.6667, rel=REFERENCE)
    assert found.channels[0].pulses_per_session == 7500
    continuous = dose(program(section(channel(), minutes=30.0))).sections[0]
    assert (continuous.cycle_count, continuous.channels[0].duty_cycle_percent) == (1, 100.0)


def squares(pulse):
    """Area of the level, its magnitude and its square, in seconds."""
    parts = [(end - start, level) for start, end, level, _ in brute.pieces(pulse)]
    return [
        sum(d * f(y) for d, y in parts) * brute.MICROSECOND
        for f in (lambda y: y, abs, lambda y: y * y)
    ]


@examples(80)
@given(small_sections())
def test_sums_are_those_of_an_enumeration_in_fractions(work):
    found, one = channel_dose(work, 0), work.channel[0]
    _, magnitude, square = squares(one.pulse)
    pulses = brute.session(work, one)
    total_mc = sum(abs(p.amplitude_ma) * p.ratio for p in pulses) * magnitude
    # Double precision over at most a few hundred pulses with onset noise 1e-14 s in the ramps.
    assert found.total_charge_mc == pytest.approx(float(total_mc), rel=1e-10, abs=1e-15)
    train = list(brute.train(work, one, Fraction(10**9)))
    mean_square = sum(p.amplitude_ma**2 * p.ratio for p in train) * square / brute.cycle_s(work)
    assert found.rms_cycle_ma**2 == pytest.approx(float(mean_square), rel=1e-10, abs=1e-18)
    assert (found.pulses_per_train, found.pulses_per_session) == (len(train), len(pulses))
    assert found.train_s == pytest.approx(float(brute.train_s(work, one)), rel=1e-14)


def test_alternating_pulses_carry_no_direct_current():
    found = numbers(Monophasic(phase_duration_us=250.0, polarity="alternating"), hz(50.0))
    assert found.net_charge_per_pulse_uc == pytest.approx(10.0)
    assert found.net_dc_plateau_ua == 0.0
    assert found.charge_imbalance_ratio == 0.0


def test_polarity_does_not_change_the_dose():
    one = numbers(asymmetric(250.0, 0.25), hz(40.0))
    other = numbers(
        BiphasicAsymmetric(phase_duration_us=250.0, recovery_ratio=0.25, polarity="anodic_first"),
        hz(40.0),
    )
    assert one == other


def test_no_electrode_no_densities_and_no_current_no_charge():
    bare = numbers(symmetric(250.0), hz(50.0), area_cm2=None)
    for name in (
        "power_density_w_cm2",
        "peak_current_density_ma_cm2",
        "rms_current_density_ma_cm2",
        "charge_density_uc_cm2",
    ):
        assert getattr(bare, name) is None
    silent = numbers(symmetric(250.0), hz(50.0), amplitude_ma=0.0)
    assert silent.charge_per_phase_uc == silent.rms_cycle_ma == silent.total_charge_mc == 0.0
    assert silent.pulse_duty_percent == pytest.approx(2.5)


def test_scaling_the_amplitude_scales_charge_and_rms():
    one = numbers(asymmetric(250.0, 0.25), hz(40.0), amplitude_ma=10.0, ramps=(1.0, 1.0))
    three = numbers(asymmetric(250.0, 0.25), hz(40.0), amplitude_ma=30.0, ramps=(1.0, 1.0))
    for name in ("charge_per_phase_uc", "rms_plateau_ma", "rms_cycle_ma", "total_charge_mc"):
        assert getattr(three, name) == pytest.approx(3.0 * getattr(one, name), rel=1e-12)


def test_the_document_has_the_names_of_the_contract():
    rest = section(minutes=5.0)
    document = dose(program(section(channel()), rest)).as_dict()
    assert list(document) == ["id", "session_duration_s", "sections"]
    assert document["session_duration_s"] == 20.0 * 60.0
    work = document["sections"][0]
    assert list(work) == ["name", "trigger", "duration_s", "cycle_s", "cycle_count", "channels"]
    assert set(work["channels"][0]) == {
        "name",
        "train_s",
        "charge_per_phase_uc",
        "charge_per_pulse_uc",
        "net_charge_per_pulse_uc",
        "charge_imbalance_ratio",
        "rms_plateau_ma",
        "rms_cycle_ma",
        "mean_rectified_plateau_ma",
        "net_dc_plateau_ua",
        "pulse_energy_mj",
        "power_plateau_w",
        "power_density_w_cm2",
        "peak_current_density_ma_cm2",
        "rms_current_density_ma_cm2",
        "charge_density_uc_cm2",
        "duty_cycle_percent",
        "pulse_duty_percent",
        "pulses_per_train",
        "pulses_per_session",
        "total_charge_mc",
    }
    assert document["sections"][1]["channels"] == []
