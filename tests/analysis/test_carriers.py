"""Continuous currents against the sentences of the contract on a fine grid and by closed forms."""

import math

import numpy as np
import pytest

from tests import brute_carrier
from tests.core.test_section import problems
from tests.programs import (
    BiphasicSymmetric,
    Diadynamic,
    Direct,
    Interferential,
    Modulation,
    Premodulated,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.analysis.current import charge_uc, current_ma
from wavesim.analysis.dose import channel_dose
from wavesim.analysis.trace import trace
from wavesim.core.channel import Channel

SWEPT = {"beat_end_hz": 20.0, "sweep_s": 0.3}
CARRIERS = {
    "sine": SineCarrier(carrier_frequency_hz=250.0),
    "swept sine": SineCarrier(
        carrier_frequency_hz=200.0, carrier_frequency_end_hz=310.0, sweep_s=0.4, hold_end_s=0.1
    ),
    "interferential": Interferential(carrier_frequency_hz=400.0, beat_hz=10.0),
    "swept interferential": Interferential(carrier_frequency_hz=400.0, beat_hz=8.0, **SWEPT),
    "stepped interferential": Interferential(
        carrier_frequency_hz=400.0, beat_hz=8.0, **SWEPT, pattern="step"
    ),
    "premodulated": Premodulated(carrier_frequency_hz=400.0, beat_hz=10.0),
    "swept premodulated": Premodulated(
        carrier_frequency_hz=333.3, beat_hz=8.0, **SWEPT, pattern="sawtooth", hold_s=0.2
    ),
    "direct": Direct(),
    "direct, anode": Direct(polarity="anodic_first"),
    "DF": Diadynamic(form="DF"),
    "MF": Diadynamic(form="MF", mains_frequency_hz=60),
    "CP": Diadynamic(form="CP"),
    "LP": Diadynamic(form="LP", polarity="anodic_first"),
}
MODULATIONS = {
    "plain": Modulation(),
    "ramps": Modulation(ramp_up_s=0.4, ramp_down_s=0.3, ramp_start_fraction=0.2),
    "modulated": Modulation(amplitude_depth_fraction=0.6, amplitude_modulation_hz=2.5),
    "stepped": Modulation(
        ramp_up_s=0.4,
        amplitude_depth_fraction=1.0,
        amplitude_modulation_hz=2.0,
        modulation_pattern="step",
    ),
    "triangle": Modulation(
        amplitude_depth_fraction=0.5, amplitude_modulation_hz=0.7, modulation_pattern="triangle"
    ),
}


def work(carrier, modulation, on_off=(3.7, 1.3), minutes=0.2):
    one = channel(carrier=carrier, modulation=modulation, amplitude_ma=25.0)
    return section(one, on_off=on_off, minutes=minutes), one


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=CARRIERS)
@pytest.mark.parametrize("modulation", MODULATIONS.values(), ids=MODULATIONS)
def test_current_and_integrals(carrier, modulation):
    w, one = work(carrier, modulation)
    p, train_s = program(w), 3.7
    t = np.sort(np.random.default_rng(1).uniform(0.0, 3.6, 400))
    # Phases up to 1500 turns: 1e-12 of a turn, times 2 pi, times 25 mA.
    np.testing.assert_allclose(
        current_ma(p, t + 5.0), brute_carrier.current_ma(one, train_s, t), atol=1e-6
    )
    length_s = carrier.whole_s(train_s)
    net, magnitude, square = brute_carrier.sums(one, train_s, length_s)
    dose = channel_dose(w, 0)
    # Trapezoid with 5e5 points over 3.7 s: (omega h)^2 / 12 = 3e-5 at 400 Hz; steps one cell.
    assert dose.rms_cycle_ma**2 * 5.0 == pytest.approx(square, rel=4e-5)
    assert charge_uc(p, 5.0, 8.7) == pytest.approx(net * 1e3, abs=4e-5 * magnitude * 1e3)
    # 12 s: two whole trains and 2 s of the third.
    rest = carrier.whole_s(2.0)
    _, cut, _ = brute_carrier.sums(one, train_s, rest)
    assert dose.total_charge_mc == pytest.approx(2.0 * magnitude + cut, rel=4e-5)


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=CARRIERS)
def test_a_train_ends_with_its_last_whole_cycle(carrier):
    length_s = carrier.whole_s(3.7)
    assert 0.0 <= 3.7 - length_s <= 2.0 * min(carrier.half_cycle_s, 1.0) + 1e-9
    if carrier.kind != "direct":
        unit = brute_carrier.unit(carrier, np.array([0.0, length_s]))
        assert abs(unit[-1]) < 1e-9


@pytest.mark.parametrize("name", ["sine", "interferential", "premodulated"])
def test_next_to_no_charge_is_left_over(name):
    """Of a sine nothing; of a sum at most what one phase carries, for each of the three trains."""
    w, _ = work(CARRIERS[name], Modulation())
    most = 3.0 * channel_dose(w, 0).charge_per_phase_uc if name == "interferential" else 1e-6
    assert abs(charge_uc(program(w), 0.0, 12.0)) < most


A = 25.0
CLOSED = {  # contract section 3, the table; f = 4000 Hz, b = 100 Hz, h = 50 Hz
    "sine": (SineCarrier(carrier_frequency_hz=4000.0), 1000 * A / (math.pi * 4000),
             A / math.sqrt(2), 2 * A / math.pi, 0.0, 100.0, 0.0),
    "interferential": (Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0),
                       1000 * A / (math.pi * 4050), A / 2, 4 * A / math.pi**2, 0.0, 100.0, 0.0),
    "premodulated": (Premodulated(carrier_frequency_hz=4000.0, beat_hz=100.0),
                     1000 * A / (math.pi * 4000), A * math.sqrt(3 / 16), A / math.pi, 0.0, 100.0,
                     0.0),
    "direct": (Direct(), None, A, A, 1000 * A, 100.0, 1.0),
    "DF": (Diadynamic(form="DF"), 1000 * A / (math.pi * 50), A / math.sqrt(2), 2 * A / math.pi,
           2000 * A / math.pi, 100.0, 1.0),
    "MF": (Diadynamic(form="MF"), 1000 * A / (math.pi * 50), A / 2, A / math.pi,
           1000 * A / math.pi, 50.0, 1.0),
    "LP": (Diadynamic(form="LP"), 1000 * A / (math.pi * 50), A / math.sqrt(2), 2 * A / math.pi,
           2000 * A / math.pi, 100.0, 1.0),
}  # fmt: skip


@pytest.mark.parametrize("name", CLOSED)
def test_the_table_of_the_contract(name):
    carrier, phase_uc, rms, rectified, direct_ua, duty, imbalance = CLOSED[name]
    w = section(channel(carrier=carrier, amplitude_ma=A), minutes=5.0)
    found = channel_dose(w, 0)
    assert found.charge_per_phase_uc == (phase_uc and pytest.approx(phase_uc))
    assert found.rms_plateau_ma == pytest.approx(rms)
    assert found.mean_rectified_plateau_ma == pytest.approx(rectified)
    assert found.net_dc_plateau_ua == pytest.approx(direct_ua)
    assert (found.pulse_duty_percent, found.charge_imbalance_ratio) == (duty, imbalance)
    for nothing in (
        "charge_per_pulse_uc",
        "net_charge_per_pulse_uc",
        "pulse_energy_mj",
        "pulses_per_train",
        "pulses_per_session",
    ):
        assert getattr(found, nothing) is None
    if name != "LP":
        # The limit for many cycles, of a minute and more of them: beat and carrier 40 to 1 give
        # 1 / 40^2 / 4 at most in the mean of a product of magnitudes.
        assert found.rms_cycle_ma == pytest.approx(rms, rel=1e-6)
        assert found.total_charge_mc == pytest.approx(rectified * 300.0, rel=2e-4)


def test_worked_examples_of_the_reference():
    def rms(carrier, amplitude_ma):
        return channel_dose(
            section(channel(carrier=carrier, amplitude_ma=amplitude_ma)), 0
        ).rms_plateau_ma

    two = Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0)
    swelling = Premodulated(carrier_frequency_hz=4000.0, beat_hz=100.0)
    # safety_limits.md 2.2
    assert rms(two, 40.0) == pytest.approx(20.0, rel=1e-4)
    assert rms(two, 25.0) == pytest.approx(12.5, rel=1e-4)
    assert rms(swelling, 40.0) == pytest.approx(17.3205, rel=1e-4)
    assert rms(swelling, 25.0) == pytest.approx(10.8253, rel=1e-4)


def test_a_current_written_two_ways_is_one():
    swelling = Premodulated(carrier_frequency_hz=4000.0, beat_hz=100.0)
    sine = SineCarrier(carrier_frequency_hz=4000.0)
    depth = Modulation(amplitude_depth_fraction=1.0, amplitude_modulation_hz=100.0)
    one = program(section(channel(carrier=swelling), on_off=(1.0, 1.0), minutes=0.1))
    other = program(
        section(channel(carrier=sine, modulation=depth), on_off=(1.0, 1.0), minutes=0.1)
    )
    t = np.linspace(0.0, 2.0, 5001)
    np.testing.assert_allclose(current_ma(one, t), current_ma(other, t), atol=1e-9)
    a, b = (channel_dose(p.section[0], 0) for p in (one, other))
    assert a.rms_cycle_ma == pytest.approx(b.rms_cycle_ma, rel=1e-12)
    assert a.total_charge_mc == pytest.approx(b.total_charge_mc, rel=1e-12)
    assert a.charge_per_phase_uc == b.charge_per_phase_uc


def test_reversal_of_a_direct_current():
    slow = Modulation(polarity_reversal_s=2.0)
    fast = Modulation(polarity_reversal_s=0.5)
    limit = Modulation(polarity_reversal_s=1.0)
    edge = section(channel(carrier=Direct(), amplitude_ma=A, modulation=limit), minutes=1.0)
    assert channel_dose(edge, 0).net_dc_plateau_ua == 25_000.0  # left as it is from 1 s on
    for modulation, direct_ua in ((slow, 25_000.0), (fast, 0.0)):
        w = section(channel(carrier=Direct(), amplitude_ma=A, modulation=modulation), minutes=1.0)
        assert channel_dose(w, 0).net_dc_plateau_ua == direct_ua
        assert charge_uc(program(w), 0.0, 60.0) == pytest.approx(0.0, abs=1e-9)
        np.testing.assert_array_equal(
            current_ma(program(w), [0.1, 2.1, 4.1]) * 1.0,
            [A, -A, A] if modulation is slow else [A, A, A],
        )


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=CARRIERS)
@pytest.mark.parametrize("modulation", MODULATIONS.values(), ids=MODULATIONS)
@pytest.mark.parametrize("window", [(5.0, 5.02), (4.9, 5.6), (0.0, 12.0), (3.0, 9.1)])
def test_what_is_drawn_encloses_the_current(carrier, modulation, window):
    w, _ = work(carrier, modulation)
    p, columns = program(w), 320
    start_s, stop_s = window
    drawn = trace(p, start_s, stop_s, columns)
    t = np.linspace(start_s, stop_s, 20 * columns + 1)[:-1] + 1e-9
    exact = current_ma(p, t)
    if drawn.mode == "columns":
        column = (np.arange(len(t)) // 20).astype(int)
        assert np.all(exact <= drawn.high_ma[column] + 1e-6)
        assert np.all(exact >= drawn.low_ma[column] - 1e-6)
        return
    assert len(drawn.time_s) <= 4 * columns + 2
    assert np.all(np.diff(drawn.time_s) >= 0.0)
    # Flattened: every point of the curve is near the polyline, by height or by the way sideways.
    polyline = np.interp(t, drawn.time_s, drawn.current_ma)
    sideways = np.interp(t, drawn.time_s, np.arange(len(drawn.time_s)))
    near = np.abs(sideways - np.round(sideways)) < 0.3
    slack = 25.0 * (np.pi / 4.0) ** 2 / 8.0  # half-cycles of two columns: four steps in each
    assert np.all((np.abs(exact - polyline) < slack) | near)


def test_a_dense_carrier_is_drawn_by_its_envelope():
    two = Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0)
    p = program(section(channel(carrier=two, amplitude_ma=A), minutes=1.0))
    drawn = trace(p, 0.0, 0.1, 640)
    assert drawn.mode == "columns"
    middle = (np.arange(640) + 0.5) / 640 * 0.1
    envelope = A * np.abs(np.cos(np.pi * 100.0 * middle))
    # A column of 1/6400 s is 1/64 of a beat: pi / 64 / 2 of the peak at the steepest.
    np.testing.assert_allclose(drawn.high_ma, envelope, atol=A * np.pi / 128 + 1e-9)
    np.testing.assert_array_equal(drawn.low_ma, -drawn.high_ma)


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (lambda: SineCarrier(carrier_frequency_hz=99.0), [("range", "carrier_frequency_hz")]),
        (lambda: Interferential(carrier_frequency_hz=4000.0, beat_hz=80.0, beat_end_hz=150.0),
         [("both_or_neither", "sweep_s")]),
        (lambda: Interferential(carrier_frequency_hz=4000.0, beat_hz=80.0, sweep_s=6.0),
         [("both_or_neither", "beat_end_hz")]),
        (lambda: Premodulated(carrier_frequency_hz=4000.0, beat_hz=80.0, hold_s=6.0),
         [("hold_alone", "hold_s")]),
        (lambda: Diadynamic(form="XX"), [("choice", "form")]),
        (lambda: Diadynamic(form="DF", mains_frequency_hz=55), [("choice", "mains_frequency_hz")]),
        (lambda: Direct(polarity="alternating"), [("choice", "polarity")]),
        (lambda: channel(carrier=Direct(), pulse=None, timing=None,
                         modulation=Modulation(ramp_kind="phase_duration")),
         [("no_phase_duration", "modulation.ramp_kind")]),
        (lambda: channel(carrier=SineCarrier(carrier_frequency_hz=4000.0),
                         modulation=Modulation(polarity_reversal_s=2.0)),
         [("no_direction", "modulation.polarity_reversal_s")]),
    ],
)  # fmt: skip
def test_carriers_that_cannot_be(build, expected):
    assert problems(build) == expected


def test_pulses_and_a_carrier_exclude_each_other():
    both = {"name": "x", "amplitude_ma": 1.0, "carrier": Direct()}
    pulse = BiphasicSymmetric(phase_duration_us=250.0)
    assert problems(lambda: Channel(**both, pulse=pulse)) == [("carrier_alone", "pulse")]
    assert problems(lambda: Channel(name="x", amplitude_ma=1.0, pulse=pulse)) == [
        ("missing", "timing")
    ]
    assert problems(lambda: Channel(name="x", amplitude_ma=1.0)) == [
        ("missing", "pulse"),
        ("missing", "timing"),
    ]


def test_a_night_of_a_carrier_costs_what_a_minute_costs():
    two = Interferential(carrier_frequency_hz=4000.0, beat_hz=80.0, beat_end_hz=150.0, sweep_s=6.0)
    night = section(channel(carrier=two, ramps=(1.0, 1.0)), minutes=1440.0)
    # 86,400 s at 4 A / pi^2; ramps of a second each carry half.
    expected = 4.0 * 40.0 / math.pi**2 * (86_400.0 - 1.0)
    assert channel_dose(night, 0).total_charge_mc == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(
    ("form", "period_s"), [("DF", 0.02), ("MF", 0.02), ("CP", 2.0), ("LP", 12.0)]
)
@pytest.mark.parametrize("mains_hz", [50, 60])
def test_rectified_mains_repeat(form, period_s, mains_hz):
    """Two half waves; one second each, six seconds each."""
    found = Diadynamic(form=form, mains_frequency_hz=mains_hz).period_s()
    assert found == pytest.approx(period_s if period_s >= 1.0 else 1.0 / mains_hz, rel=1e-15)


def test_the_missing_half_waves_swell_in_and_out():
    """LP at 50 Hz: peaks of 10 ms half waves at 5 ms; in 6 to 12 s the odd ones by a raised cosine.

    1.515, 3.015 and 4.515 s into the six: (1 - cos(2 pi x / 6)) / 2 of 40 mA.
    """
    lp = program(section(channel(carrier=Diadynamic(form="LP"))))
    swell = [0.5 - 0.5 * math.cos(2.0 * math.pi * x / 6.0) for x in (1.515, 3.015, 4.515)]
    found = current_ma(lp, [7.515, 9.015, 10.515, 7.505, 1.515])
    assert list(found) == pytest.approx([*(40.0 * s for s in swell), 40.0, 0.0], abs=1e-9)
