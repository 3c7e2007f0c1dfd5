"""Samples against the exact current, against fractions, and by hand."""

import math
import tracemalloc
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import brute
from tests.core.test_schedule import small_sections
from tests.examples import examples
from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Diadynamic,
    Direct,
    Interferential,
    Modulation,
    Monophasic,
    SineBurst,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.analysis.current import charge_uc, current_ma
from wavesim.core.errors import ImpossibleError
from wavesim.core.pulses import ExponentialRise, HalfSine, Points, TwinPeak
from wavesim.io.sampler import MOST_SAMPLES, sample

windows = st.tuples(st.floats(-0.1, 0.9), st.floats(0.0, 1.1))


def train(pulse=None, timing=None, *, minutes=1.0, **more):
    return program(section(channel(pulse, timing, **more), minutes=minutes))


def rounded(exact):
    """Half up, in fractions; halves are those within a millionth of a tick."""
    return math.floor(exact + Fraction(1, 2) + Fraction(1, 10**6))


def enumerated(work, rate_hz, start_s, count):
    """Rectangular pulses on a raster, one after the other, in fractions."""
    found = np.zeros(count)
    one = work.channel[0]
    for pulse in brute.session(work, one):
        begin = rounded((pulse.onset_s - Fraction(start_s)) * rate_hz)
        runs, end = [], 0
        for a, b, level, gap in brute.pieces(one.pulse):
            width = rounded((b - a) * pulse.ratio * rate_hz / 10**6)
            end = max(end, rounded(((a - gap) * pulse.ratio + gap) * rate_hz / 10**6))
            if runs and gap == 0:
                end = runs[-1][1]
            runs.append((end, end + width, level))
            end += width
        if len(runs) == 2 and not (runs[0][1] - runs[0][0] and runs[1][1] - runs[1][0]):
            continue
        if len(runs) == 2:
            ticks = [b - a for a, b, _ in runs]
            runs[1] = (*runs[1][:2], -Fraction(ticks[0], ticks[1]))
        if begin < 0 or begin + end > count:
            continue
        for a, b, level in runs:
            found[begin + a : begin + b] = float(pulse.amplitude_ma * level)
    return found


@examples(120)
@given(small_sections(), windows, st.sampled_from([1000, 7300, 10_000]))
def test_balanced_samples_are_those_of_an_enumeration_in_fractions(work, window, rate_hz):
    start_s, stop_s = (part * work.duration_s for part in sorted(window))
    found = sample(program(work), rate_hz, start_s, stop_s)
    expected = enumerated(work, rate_hz, start_s, len(found.current_ma))
    # Levels of 40 mA times ramps in double precision.
    np.testing.assert_allclose(found.current_ma, expected, atol=1e-11)


@examples(120)
@given(small_sections(), windows, st.sampled_from([1000.0, 7300.0, 44_100.0]))
def test_point_samples_are_the_current_at_the_instants(work, window, rate_hz):
    p = program(work)
    start_s, stop_s = (part * work.duration_s for part in sorted(window))
    found = sample(p, rate_hz, start_s, stop_s, rule="point")
    time_s = start_s + np.arange(len(found.current_ma)) / rate_hz
    np.testing.assert_array_equal(found.current_ma, current_ma(p, time_s))
    assert len(time_s) == 0 or time_s[-1] < stop_s


@pytest.mark.parametrize(
    "pulse",
    [
        HalfSine(phase_duration_us=313.0, biphasic=True, interphase_gap_us=40.0),
        ExponentialRise(phase_duration_us=700.0, time_constant_us=90.0),
        TwinPeak(spike_time_constant_us=17.0, spike_duration_us=60.0, spacing_us=75.0),
        SineBurst(carrier_frequency_hz=2500.0, cycle_count=12),
        Points(time_us=(0.0, 100.0, 100.0, 333.0), level_ratio=(0.2, 1.0, -0.5, 0.0)),
    ],
    ids=lambda pulse: pulse.shape,
)
def test_point_samples_of_curves_are_the_current_at_the_instants(pulse):
    halves = hasattr(pulse, "phase_duration_us")
    modulation = Modulation(
        ramp_up_s=0.4,
        ramp_start_fraction=0.3,
        ramp_kind="phase_duration" if halves else "amplitude",
    )
    p = train(pulse, Constant(frequency_hz=37.3), modulation=modulation)
    found = sample(p, 44_100.0, 0.1234, 1.0, rule="point")
    time_s = 0.1234 + np.arange(len(found.current_ma)) / 44_100.0
    # Two ways to write the same line or sine, in units in the last place of 40 mA.
    np.testing.assert_allclose(found.current_ma, current_ma(p, time_s), atol=1e-11)
    assert np.any(found.current_ma)


@pytest.mark.parametrize(
    ("timing", "modulation", "on_off"),
    [
        (Constant(frequency_hz=10_000.0), {}, None),
        (Constant(frequency_hz=9973.0), {}, None),
        (Constant(frequency_hz=9973.0), {"ramp_up_s": 0.1, "ramp_down_s": 0.05}, (1.3, 0.2)),
        (Constant(frequency_hz=2500.0), {"ramp_up_s": 0.1}, (0.5, 0.17)),
        (Burst(frequency_hz=9000.0, pulses_per_burst=3, burst_frequency_hz=1999.0), {}, None),
        (Constant(frequency_hz=9000.1), {}, None),
    ],
)
def test_stretches_that_repeat_are_copied_to_the_right_place(timing, modulation, on_off):
    one = channel(
        BiphasicSymmetric(phase_duration_us=20.0), timing, modulation=Modulation(**modulation)
    )
    p = program(section(one, minutes=0.1, on_off=on_off))
    found = sample(p, 100_000.0, 0.0123, 5.4321)
    pulses = p.section[0]
    from wavesim.core.schedule import lower

    listed = lower(pulses, 0).pulses()
    expected = np.zeros(len(found.current_ma))
    begin = np.floor((listed.onset_s - 0.0123) * 1e5 + 0.5 + 1e-6).astype(int)
    for tick, ma in zip(begin, listed.amplitude_ma, strict=True):
        if tick >= 0 and tick + 4 <= len(expected):
            expected[tick : tick + 4] = ma, ma, -ma, -ma
    np.testing.assert_array_equal(found.current_ma, expected)
    assert math.fsum(found.current_ma) == 0.0


@examples(60)
@given(
    st.floats(3.0, 400.0),
    st.sampled_from([30.0, 35.0, 37.3, 83.3, 100.0]),
    st.sampled_from([10_000.0, 44_100.0, 100_000.0]),
    windows,
)
def test_symmetric_pulses_leave_exactly_nothing_in_any_window(phase_us, f, rate_hz, window):
    start_s, stop_s = sorted(window)
    p = train(BiphasicSymmetric(phase_duration_us=phase_us), Constant(frequency_hz=f))
    found = sample(p, rate_hz, start_s, stop_s)
    assert math.fsum(found.current_ma) == 0.0
    assert found.report.false_dc_ua == 0.0
    flows = np.flatnonzero(np.diff(found.current_ma != 0.0, prepend=False, append=False))
    assert len(set((flows[1::2] - flows[::2]).tolist())) <= 1


def test_the_charge_is_the_exact_one_where_phases_are_whole_ticks():
    for pulse in (
        Monophasic(phase_duration_us=300.0),
        BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=0.5, recovery_duration_us=100.0),
        HalfSine(phase_duration_us=317.3),
        TwinPeak(spike_time_constant_us=17.0, spike_duration_us=61.0, spacing_us=75.0),
    ):
        p = train(pulse, Constant(frequency_hz=37.3), ramps=(0.3, 0.0))
        found = sample(p, 100_000.0, 0.0, 1.99)
        exact = charge_uc(p, 0.0, 1.99)
        assert math.fsum(found.current_ma) / 100.0 == pytest.approx(exact, rel=1e-12)
        assert abs(found.report.false_dc_ua) < 1e-9 * found.report.exact_dc_ua


def test_the_last_copy_ends_with_the_last_pulse():
    # 80 blocks of 100 ticks; the window ends 31 ticks before the last block would.
    p = train(BiphasicSymmetric(phase_duration_us=50.0), Constant(frequency_hz=100.0))
    found = sample(p, 10_000.0, 0.0, 0.7969).current_ma
    assert len(found) == 7969
    expected = np.zeros(8000).reshape(80, 100)
    expected[:, 0], expected[:, 1] = 40.0, -40.0
    np.testing.assert_array_equal(found, expected.ravel()[:7969])


def test_thirty_hertz_in_33_37_ms_does_not_end_on_half_a_pulse():
    p = train(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=30.0))
    balanced = sample(p, 100_000.0, 0.0, 0.03337)
    assert len(balanced.current_ma) == 3337
    assert np.count_nonzero(balanced.current_ma) == 50
    assert (balanced.report.pulse_count, balanced.report.cut_count) == (1, 1)
    point = sample(p, 100_000.0, 0.0, 0.03337, rule="point")
    assert np.count_nonzero(point.current_ma) == 53
    assert (point.report.pulse_count, point.report.cut_count) == (2, 1)


def test_a_window_that_begins_within_a_pulse_leaves_it_out():
    p = train(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=30.0))
    told = sample(p, 100_000.0, 0.0001, 0.0343).report
    assert (told.pulse_count, told.cut_count) == (1, 1)
    told = sample(p, 100_000.0, 0.0005, 0.0343).report
    assert (told.pulse_count, told.cut_count) == (1, 0)


def test_a_short_pulse_at_the_end_of_the_window_has_no_room_for_a_long_one():
    # Every second pulse lasts half of 1 ms; behind that at 0.1 s the window has 0.6 ms.
    modulation = Modulation(
        phase_duration_depth_fraction=0.5,
        phase_duration_modulation_hz=5.0,
        modulation_pattern="step",
    )
    p = train(
        Monophasic(phase_duration_us=1000.0), Constant(frequency_hz=10.0), modulation=modulation
    )
    found = sample(p, 10_000.0, 0.0, 0.1006).current_ma
    assert found.tolist() == [40.0] * 10 + [0.0] * 990 + [40.0] * 5 + [0.0]


@pytest.mark.parametrize("frequency_hz", [35.0, 50.0, 83.3])
def test_edges_of_curves_on_the_instants(frequency_hz):
    # Edges whole microseconds from onsets: rounding decides unless times within 1 ns are the same.
    pulse = TwinPeak(spike_time_constant_us=17.0, spike_duration_us=60.0, spacing_us=75.0)
    p = train(pulse, Constant(frequency_hz=frequency_hz))
    for start_s in np.arange(30) / frequency_hz:
        found = sample(p, 1e6, start_s, start_s + 2e-4, rule="point").current_ma
        time_s = start_s + np.arange(len(found)) / 1e6
        np.testing.assert_allclose(found, current_ma(p, time_s), atol=1e-11)
        assert np.count_nonzero(found) == 120


def test_the_false_direct_current_of_points_by_hand():
    # 250 us at 10 kHz from a sample on: three samples of the first phase, two of the second. One of
    # 40 mA too many in each 25 ms of 250 samples: 40 / 250 = 0.16 mA.
    p = train(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=40.0))
    told = sample(p, 10_000.0, 0.0, 10.0, rule="point").report
    assert told.false_dc_ua == pytest.approx(160.0, rel=1e-12)
    assert told.exact_dc_ua == 0.0
    assert abs(told.worst_phase_error_us) == pytest.approx(50.0)
    assert (told.pulse_count, told.lost_count, told.halved_count) == (400, 0, 0)
    ours = sample(p, 10_000.0, 0.0, 10.0).report
    assert (ours.false_dc_ua, ours.lost_count) == (0.0, 0)


def test_points_lose_and_halve_pulses_by_hand():
    # 2 kHz and 40 Hz: each pulse starts on a sample, the next comes as it ends: half a pulse.
    pulse = BiphasicSymmetric(phase_duration_us=250.0)
    told = sample(train(pulse, Constant(frequency_hz=40.0)), 2000.0, 0.0, 10.0, rule="point").report
    assert (told.pulse_count, told.lost_count, told.halved_count) == (400, 0, 400)
    assert told.false_dc_ua == pytest.approx(40_000.0 * 40 / 2000)
    # 100 samples a second, 30 Hz: every third onset lies on a sample, the others 3.3 ms beside.
    told = sample(train(pulse, Constant(frequency_hz=30.0)), 100.0, 0.0, 10.0, rule="point").report
    assert (told.pulse_count, told.lost_count, told.halved_count) == (300, 200, 100)


@pytest.mark.parametrize("frequency_hz", [30.0, 37.3, 83.3])
def test_no_drift_in_an_hour(frequency_hz):
    p = train(Monophasic(phase_duration_us=2000.0), Constant(frequency_hz=frequency_hz), minutes=60)
    found = sample(p, 1000.0, 0.0, 3600.0)
    begins = np.flatnonzero(np.diff((found.current_ma != 0.0).astype(int), prepend=0) == 1)
    exact = np.arange(len(begins)) / frequency_hz
    assert len(begins) == round(3600 * frequency_hz)
    # Half a tick of 1 ms, and 1 ns for halves.
    assert np.abs(begins / 1000.0 - exact).max() <= 0.5e-3 + 2e-9
    assert abs(found.report.worst_onset_error_us) <= 500.002


def test_long_pulses_are_written_part_by_part():
    # 0.2 s at 1 MHz are 200,000 ticks, more than are worked out at once.
    pulse = SineBurst(carrier_frequency_hz=5000.0, cycle_count=1000)
    for modulation in (Modulation(), Modulation(ramp_up_s=0.6)):
        p = train(pulse, Constant(frequency_hz=4.0), modulation=modulation)
        found = sample(p, 1e6, 0.0, 1.0)
        for k in (1, 199_999, 250_003, 440_000, 700_123):
            exact = charge_uc(p, k * 1e-6, (k + 1) * 1e-6)  # uC in a us is A
            assert found.current_ma[k] == pytest.approx(exact * 1e3, abs=2e-6)
    half = HalfSine(phase_duration_us=100_000.0)
    modulation = Modulation(phase_duration_depth_fraction=0.5, phase_duration_modulation_hz=0.7)
    p = train(half, Constant(frequency_hz=4.0), modulation=modulation)
    found = sample(p, 1e6, 0.0, 1.0)
    for k in (1, 66_000, 250_003, 290_000, 530_123):
        exact = charge_uc(p, k * 1e-6, (k + 1) * 1e-6)
        # The difference of two areas of 3e4 mA us each.
        assert found.current_ma[k] == pytest.approx(exact * 1e3, abs=1e-7)


carriers = pytest.mark.parametrize(
    "carrier",
    [
        SineCarrier(carrier_frequency_hz=4000.0),
        SineCarrier(carrier_frequency_hz=333.3),
        SineCarrier(carrier_frequency_hz=333.3333),
        Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0),
        Diadynamic(form="CP"),
        Direct(polarity="anodic_first"),
    ],
    ids=lambda carrier: carrier.kind,
)


@carriers
@pytest.mark.parametrize("rate_hz", [1000.0, 44_100.0, 100_000.0])
def test_samples_of_continuous_currents(carrier, rate_hz):
    one = channel(carrier=carrier, ramps=(0.3, 0.2))
    p = program(section(one, minutes=0.1, on_off=(2.0, 0.7)))
    start_s, stop_s = 0.1234, 4.4
    found = sample(p, rate_hz, start_s, stop_s)
    count = len(found.current_ma)
    edge_s = start_s + np.arange(count + 1) / rate_hz
    for k in np.unique(np.linspace(0, count - 1, 23).astype(int)):
        mean = charge_uc(p, edge_s[k], edge_s[k + 1]) * 1e-3 * rate_hz
        # The exact one is a difference of integrals of up to 80 mA s, times the rate.
        assert found.current_ma[k] == pytest.approx(mean, abs=1e-11 * rate_hz)
    whole = charge_uc(p, edge_s[0], edge_s[-1])
    assert math.fsum(found.current_ma) * 1e3 / rate_hz == pytest.approx(whole, abs=1e-5)
    point = sample(p, rate_hz, start_s, stop_s, rule="point")
    np.testing.assert_array_equal(point.current_ma, current_ma(p, edge_s[:-1]))


def test_an_empty_window_and_one_beside_the_section():
    p = train()
    for rule in ("balanced", "point"):
        assert len(sample(p, 1e5, 3.0, 3.0, rule=rule).current_ma) == 0
        for start_s in (-5.0, 60.0, 1e9, -1e9):
            found = sample(p, 1000.0, start_s, start_s + 1.0, rule=rule)
            assert len(found.current_ma) == 1000
            assert not found.current_ma.any()
            assert found.report.pulse_count == 0


def test_memory_is_the_result_and_little_more():
    p = train(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=997.3))
    sample(p, 1000.0, 0.0, 1.0)
    for rule in ("balanced", "point"):
        tracemalloc.start()
        found = sample(p, 100_000.0, 0.0, 30.0, rule=rule)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        # A few arrays of 65,536 ticks and of the pulses.
        assert peak < found.current_ma.nbytes + 16e6


@pytest.mark.parametrize(
    ("given", "rule", "path"),
    [
        ({"rate_hz": 0.0}, "range", "rate_hz"),
        ({"rate_hz": -1e5}, "range", "rate_hz"),
        ({"rate_hz": 0.99}, "range", "rate_hz"),
        ({"rate_hz": 1.1e8}, "range", "rate_hz"),
        ({"rate_hz": math.nan}, "range", "rate_hz"),
        ({"rate_hz": math.inf}, "range", "rate_hz"),
        ({"rate_hz": "1e5"}, "type", "rate_hz"),
        ({"rate_hz": True}, "type", "rate_hz"),
        ({"stop_s": math.inf}, "range", "stop_s"),
        ({"start_s": math.nan}, "range", "start_s"),
        ({"stop_s": -1.0}, "window_ends", "stop_s"),
        ({"rate_hz": 1e8, "stop_s": 2.1}, "range", "stop_s"),
        ({"stop_s": 1e300}, "range", "stop_s"),
        ({"rule": "exact"}, "choice", "rule"),
        ({"section": 1}, "no_such_item", "section"),
        ({"channel": -1}, "no_such_item", "channel"),
    ],
)
def test_impossible_requests_are_refused(given, rule, path):
    from wavesim.presentation.problems import sentences

    request = {"rate_hz": 1e5, "start_s": 0.0, "stop_s": 1.0} | given
    with pytest.raises(ImpossibleError) as caught:
        sample(train(), **request)
    assert [(p.rule, p.path) for p in caught.value.problems] == [(rule, path)]
    assert sentences(caught.value)


def test_too_many_samples_say_what_would_fit():
    with pytest.raises(ImpossibleError) as caught:
        sample(train(minutes=1440.0), 1e5, 10.0, 3000.0)
    assert MOST_SAMPLES == 200_000_000
    (problem,) = caught.value.problems
    assert problem.allowed == "up to 2010 at 100000 Hz (200000000 samples)"


def test_a_ramp_from_next_to_nothing():
    """The first pulse lasts 1e-308 of its time: no instant meets it, and nothing overflows."""
    modulation = Modulation(
        ramp_up_s=1.0, ramp_kind="phase_duration", ramp_start_fraction=2.2250738585072014e-308
    )
    work = train(HalfSine(phase_duration_us=1000.0), modulation=modulation)
    assert not sample(work, 1e6, 0.0, 0.01, rule="point").current_ma.any()
