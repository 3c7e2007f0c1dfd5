"""Pulses on ticks and steps, against rounding in fractions and sums by hand."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    section,
)
from wavesim.core.errors import ImpossibleError
from wavesim.core.pulses import (
    BiphasicExponential,
    ExponentialRise,
    HalfSine,
    Points,
    Trapezoidal,
    Triangular,
    Triphasic,
    TwinPeak,
)
from wavesim.core.raster import rasterise
from wavesim.core.raster_report import report
from wavesim.core.schedule import lower

TICK_S = 1e-5


def raster(pulse, timing=None, tick_s=TICK_S, step_ma=None, **more):
    one = channel(pulse, timing or Constant(frequency_hz=50.0), **more)
    return rasterise(lower(section(one), 0), tick_s, step_ma)


def cells(*given, **more):
    return raster(*given, **more).cells_ma(np.array([0]))[0]


def rounded(exact):
    """Half up, in fractions; halves are those within a millionth of a tick."""
    return math.floor(exact + Fraction(1, 2) + Fraction(1, 10**6))


@pytest.mark.parametrize("frequency_hz", [30.0, 37.3, 83.3])
@pytest.mark.parametrize("rate_hz", [100_000, 44_100, 7_300])
def test_onsets_do_not_drift_in_an_hour(frequency_hz, rate_hz):
    table = lower(section(channel(timing=Constant(frequency_hz=frequency_hz)), minutes=60.0), 0)
    found = rasterise(table, 1.0 / rate_hz)
    number = np.arange(0, table.total, 7)
    exact = [k * rate_hz / Fraction(str(frequency_hz)) for k in number.tolist()]
    assert found.onset_tick(number).tolist() == [rounded(tick) for tick in exact]
    # Half a tick, and the part of a tick that halves are given to go the same way.
    assert np.abs(found.onset_error_us(number)).max() <= (0.5 + 2e-6) * 1e6 / rate_hz
    # One tick in the whole hour.
    assert abs(report(found).rate_error_ratio) < 1.0 / rate_hz / 3500.0


def test_a_phase_of_300_us_stays_300_us():
    found = cells(BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0))
    assert found.tolist() == [40.0] * 30 + [0.0] * 10 + [-40.0] * 30
    assert report(raster(BiphasicSymmetric(phase_duration_us=300.0))).worst_phase_error_us == 0.0


def test_both_phases_are_rounded_alike():
    # 250 us are 2.5 ticks: 3 each, 50 us too long. Edge by edge it would be 3 and 2.
    found = raster(BiphasicSymmetric(phase_duration_us=250.0), tick_s=1e-4)
    assert found.cells_ma(np.array([0])).tolist() == [[40.0] * 3 + [-40.0] * 3]
    told = report(found)
    assert told.worst_phase_error_us == pytest.approx(50.0)
    assert (told.net_charge_per_pulse_uc, told.net_dc_ua, told.lost_count) == (0.0, 0.0, 0)


def test_a_recovery_is_adapted_to_the_ticks_it_has():
    # 200 us at full are 20 ticks; 666.7 us are 67 ticks, so each takes 20 / 67 instead of 0.3.
    found = raster(BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=0.3))
    one = found.cells_ma(np.array([0]))[0]
    assert len(one) == 87
    np.testing.assert_allclose(one[20:], -40.0 * 20.0 / 67.0, rtol=1e-14)
    told = report(found)
    assert told.worst_recovery_error_ma == pytest.approx(40.0 * (20.0 / 67.0 - 0.3))
    assert told.net_charge_per_pulse_uc == 0.0


def test_a_recovery_that_is_meant_to_differ_is_not_adapted():
    pulse = BiphasicAsymmetric(
        phase_duration_us=200.0, recovery_ratio=0.5, recovery_duration_us=100.0
    )
    told = report(raster(pulse))
    # 40 mA x (200 - 0.5 x 100) us = 6 uC, fifty times a second 300 uA.
    assert told.net_charge_per_pulse_uc == pytest.approx(6.0)
    assert told.net_dc_ua == pytest.approx(300.0)
    assert told.exact_net_dc_ua == pytest.approx(300.0)


def test_steps_carry_the_rest_along():
    # 20.3 mA are 20 steps. 2 ticks x 20 = 40, in 7 ticks of recovery: five of 6 and two of 5.
    pulse = BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=0.3)
    found = raster(pulse, tick_s=1e-4, step_ma=1.0, amplitude_ma=20.3)
    assert found.steps(np.array([0])).tolist() == [[20] * 2 + [-6] * 5 + [-5] * 2]
    assert report(found).worst_amplitude_error_ma == pytest.approx(-0.3)


def test_a_sine_has_the_exact_mean_of_each_tick():
    # A half-cycle of 200 us has 8.82 ticks of 44.1 kHz: its phases are no whole ticks, its mean is.
    rate_hz, carrier_hz = 44_100.0, 2500.0
    pulse = SineBurst(carrier_frequency_hz=carrier_hz, cycle_count=25)
    one = cells(pulse, tick_s=1.0 / rate_hz)
    assert len(one) == 441
    turn = 2.0 * np.pi * carrier_hz / rate_hz * np.arange(442)
    mean = -40.0 * np.diff(np.cos(turn)) / np.diff(turn)
    np.testing.assert_allclose(one, mean, atol=1e-11)  # rounding of cosines times 40 x 16
    assert report(raster(pulse, tick_s=1.0 / rate_hz)).worst_phase_error_us == 0.0


def test_spikes_keep_their_spacing():
    pulse = TwinPeak(spike_time_constant_us=10.0, spike_duration_us=50.0, spacing_us=100.0)
    one = cells(pulse)
    x = np.arange(6) * 10.0
    mean = 40.0 * -np.diff(10.0 * np.exp(-x / 10.0)) / 10.0
    np.testing.assert_allclose(one, [*mean, *[0.0] * 5, *mean], atol=1e-13)


def test_the_recharge_balances_the_ticks_of_the_leading_phase():
    # 250 us are 3 ticks of 100 us; the recharge is scaled by 300 / 250.
    pulse = BiphasicExponential(phase_duration_us=250.0, recovery_time_constant_us=500.0)
    one = cells(pulse, tick_s=1e-4)
    assert one[:3].tolist() == [40.0] * 3
    assert one[3:].sum() == pytest.approx(-120.0, rel=1e-13)
    ratios = one[4:27] / one[3:26]
    np.testing.assert_allclose(ratios, math.exp(-0.2), rtol=1e-12)


def test_pulses_that_touch_are_rounded_down_and_none_is_lost():
    # Half sines of 10,309 us every 10,309.28 us: 454.6 ticks of 44.1 kHz, which must be 454.
    pulse = HalfSine(phase_duration_us=10_309.0)
    found = raster(pulse, Constant(frequency_hz=97.0), tick_s=1 / 44_100)
    assert found.laid.length.tolist() == [454]
    told = report(found)
    assert told.lost_count == 0
    assert told.worst_phase_error_us == pytest.approx(454 / 0.0441 - 10_309.0)
    square = raster(Monophasic(phase_duration_us=960.0), Constant(frequency_hz=1000.0), tick_s=1e-4)
    assert square.laid.length.tolist() == [10]
    burst = Burst(frequency_hz=1050.0, pulses_per_burst=3, burst_frequency_hz=5.0)
    # 952 us from pulse to pulse hold nine whole ticks.
    square = raster(Monophasic(phase_duration_us=950.0), burst, tick_s=1e-4)
    assert square.laid.length.tolist() == [9]


def test_the_room_of_a_pulse_is_the_shortest_pause_of_all():
    # From burst to burst 4.7 ms, within it 10 ms: 4.6 ms must be four ticks of 1 ms, not five.
    burst = Burst(frequency_hz=100.0, pulses_per_burst=2, burst_frequency_hz=1 / 0.0147)
    found = raster(Monophasic(phase_duration_us=4600.0), burst, tick_s=1e-3)
    assert found.laid.length.tolist() == [4]
    # From the last pulse of a train to the next train 90.9 ms, within it 303 ms.
    one = channel(Monophasic(phase_duration_us=90_800.0), Constant(frequency_hz=3.3))
    found = rasterise(lower(section(one, on_off=(1.0, 0.0)), 0), 1e-3)
    assert found.laid.length.tolist() == [90]


def test_phases_that_touch_stay_together():
    # 2.4 ticks each: 2, 2 and 2. By its own time the third would start at 4.8, on the fifth tick.
    pulse = Triphasic(phase_duration_us=240.0, phase_ratios=(0.5, 1.0, 0.5))
    assert cells(pulse, tick_s=1e-4).tolist() == [20.0] * 2 + [-40.0] * 2 + [20.0] * 2


def test_a_plateau_between_slopes_is_part_of_the_curve():
    one = cells(Trapezoidal(phase_duration_us=300.0, rise_us=55.0, fall_us=65.0))
    assert len(one) == 30
    # From 50 to 55 us the mean is 52.5 / 55, then full.
    assert one[5] == pytest.approx(40.0 * (0.5 * 52.5 / 55.0 + 0.5), rel=1e-12)
    assert one.sum() == pytest.approx(40.0 * (300.0 - 60.0) / 10.0, rel=1e-12)


def test_what_is_shorter_than_half_a_tick_is_lost_and_counted():
    told = report(raster(Monophasic(phase_duration_us=4.0)))
    assert told.lost_count == told.pulse_count == 45_000
    assert (told.net_dc_ua, told.exact_net_dc_ua) == (0.0, pytest.approx(8.0))
    told = report(raster(Monophasic(phase_duration_us=5.0)))
    assert (told.lost_count, told.worst_phase_error_us) == (0, pytest.approx(5.0))
    # A leading phase that is lost takes its recovery with it.
    told = report(raster(BiphasicAsymmetric(phase_duration_us=4.0, recovery_ratio=0.1)))
    assert (told.lost_count, told.net_charge_per_pulse_uc) == (45_000, 0.0)
    # So does a recovery: 80 us at a twentieth are repaid by 4 us at full.
    pulse = Points(time_us=(0.0, 80.0, 80.0, 84.0), level_ratio=(0.05, 0.05, -1.0, -1.0))
    told = report(raster(pulse))
    assert (told.lost_count, told.net_charge_per_pulse_uc) == (45_000, 0.0)
    told = report(raster(Monophasic(phase_duration_us=50.0), step_ma=100.0))
    assert told.lost_count == 45_000


def test_the_first_pulse_of_a_ramp_from_zero_is_not_lost():
    found = raster(None, ramps=(1.0, 0.0))
    told = report(found)
    assert (told.pulse_count, told.lost_count) == (found.table.total - 1, 0)


def test_laps_and_cycles_in_whole_ticks():
    assert raster(None, Constant(frequency_hz=50.0)).lap_ticks == 2000
    assert raster(None, Constant(frequency_hz=30.0)).lap_ticks is None
    assert raster(None, Constant(frequency_hz=30.0), tick_s=1 / 3000).lap_ticks == 100
    work = section(channel(), on_off=(1.0, 2.0))
    assert rasterise(lower(work, 0), TICK_S).cycle_ticks == 300_000
    assert rasterise(lower(work, 0), 0.7).cycle_ticks is None


def test_a_night_has_no_more_rows_than_a_minute():
    for minutes in (1.0, 1440.0):
        found = rasterise(lower(section(channel(), minutes=minutes), 0), TICK_S)
        assert len(found.laid.ratio) == 1
        assert len(found.shape) == 1
        assert report(found).pulse_count == minutes * 3000


def test_many_steps_are_one_curve():
    # Forty steps of 7 us on ticks of 10 us: rounded one by one they would last 400 us, not 280.
    times = [x for k in range(40) for x in (7.0 * k, 7.0 * (k + 1))]
    levels = [level for k in range(40) for level in [0.25 + 0.75 * (k == 20)] * 2]
    one = cells(Points(time_us=tuple(times), level_ratio=tuple(levels)))
    assert len(one) == 28
    # 10 mA, and 30 more from 140 to 147 us.
    assert one[:14].tolist() == pytest.approx([10.0] * 14)
    assert one[14] == pytest.approx(10.0 + 30.0 * 0.7)


gap_us = st.sampled_from([0.0, 3.0, 50.0, 101.7])
phase_us = st.floats(2.0, 700.0)
shapes = st.one_of(
    st.builds(BiphasicSymmetric, phase_duration_us=phase_us, interphase_gap_us=gap_us),
    st.builds(
        BiphasicAsymmetric,
        phase_duration_us=phase_us,
        interphase_gap_us=gap_us,
        recovery_ratio=st.floats(0.08, 1.0),
    ),
    st.builds(
        BiphasicExponential,
        phase_duration_us=phase_us,
        interphase_gap_us=gap_us,
        recovery_time_constant_us=st.floats(750.0, 1000.0),
    ),
    st.builds(
        Triphasic,
        phase_duration_us=phase_us,
        interphase_gap_us=gap_us,
        phase_ratios=st.sampled_from([(0.5, 1.0, 0.5), (0.25, 1.0, 0.75)]),
    ),
    st.builds(
        HalfSine, phase_duration_us=phase_us, biphasic=st.just(True), interphase_gap_us=gap_us
    ),
    st.builds(Triangular, phase_duration_us=phase_us, biphasic=st.just(True)),
    st.builds(
        Trapezoidal,
        phase_duration_us=st.floats(110.0, 700.0),
        rise_us=st.just(50.0),
        fall_us=st.just(60.0),
        biphasic=st.just(True),
    ),
    st.builds(
        ExponentialRise,
        phase_duration_us=phase_us,
        time_constant_us=st.just(80.0),
        biphasic=st.just(True),
    ),
    st.builds(SineBurst, carrier_frequency_hz=st.floats(900.0, 9000.0), cycle_count=st.just(5)),
)
ticks = st.sampled_from([1e-6, 1e-5, 3e-5, 1e-4, 1 / 44_100, 7.3e-4])


@examples(300)
@given(shapes, ticks, st.sampled_from([1.0, 0.37, 0.011]))
def test_what_is_balanced_stays_balanced(pulse, tick_s, ramp_start):
    work = section(
        channel(
            pulse,
            Constant(frequency_hz=37.3),
            modulation=Modulation(ramp_up_s=0.5, ramp_start_fraction=ramp_start),
        ),
        minutes=0.02,
    )
    table = lower(work, 0)
    row = np.arange(len(table.index))
    plain = rasterise(table, tick_s)
    # Rounding of at most a few thousand levels of 40 mA.
    assert np.abs(plain.cells_ma(row).sum(axis=1)).max(initial=0.0) <= 1e-9
    stepped = rasterise(table, tick_s, 0.5)
    steps = stepped.steps(row)
    assert steps.sum(axis=1).tolist() == [0] * len(row)
    for one in (plain, stepped):
        assert one.laid.length.max() <= one.unit.room
        told = report(one)
        assert (told.net_dc_ua, told.net_charge_per_pulse_uc) == (0.0, 0.0)
        # Means of a curve whose two signs share a tick are 0 but for the rounding of its areas.
        silent = np.abs(one.cells_ma(row)).max(axis=1, initial=0.0) < 1e-9
        assert told.lost_count == table.plays(table.first, table.stop)[silent].sum()


@examples(100)
@given(phase_us, gap_us, ticks)
def test_symmetric_pulses_have_equal_phases_and_exactly_no_charge(phase, gap, tick_s):
    pulse = BiphasicSymmetric(phase_duration_us=phase, interphase_gap_us=gap)
    one = cells(pulse, tick_s=tick_s)
    width = rounded(Fraction(phase) / Fraction(tick_s) / 10**6)
    assert (one > 0.0).sum() == (one < 0.0).sum() == width
    assert math.fsum(one) == 0.0


@pytest.mark.parametrize(
    ("tick_s", "step_ma", "rule", "path"),
    [
        (0.0, None, "range", "tick_s"),
        (-1e-5, None, "range", "tick_s"),
        (1e-9, None, "range", "tick_s"),
        (2.0, None, "range", "tick_s"),
        (math.nan, None, "range", "tick_s"),
        (math.inf, None, "range", "tick_s"),
        (True, None, "type", "tick_s"),
        ("1e-5", None, "type", "tick_s"),
        (1e-5, 0.0, "range", "step_ma"),
        (1e-5, -1.0, "range", "step_ma"),
        (1e-5, math.nan, "range", "step_ma"),
        (1e-5, 4000.0, "range", "step_ma"),
        (1e-5, "1", "type", "step_ma"),
    ],
)
def test_impossible_rasters_are_refused(tick_s, step_ma, rule, path):
    with pytest.raises(ImpossibleError) as caught:
        rasterise(lower(section(channel()), 0), tick_s, step_ma)
    assert [(p.rule, p.path) for p in caught.value.problems] == [(rule, path)]


def test_both_faults_are_told_at_once():
    with pytest.raises(ImpossibleError) as caught:
        rasterise(lower(section(channel()), 0), 0.0, -1.0)
    assert [p.path for p in caught.value.problems] == ["tick_s", "step_ma"]
