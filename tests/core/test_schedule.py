"""The pulse table against the contract, pulse by pulse, and against a second route."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests import brute
from tests.examples import examples
from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Jittered,
    Listed,
    Modulation,
    Monophasic,
    Nlet,
    Sweep,
    Window,
    channel,
    program,
    section,
)
from wavesim.core.errors import ImpossibleError
from wavesim.core.schedule import lower, schedule, session_table

tenths = st.integers(0, 30).map(lambda n: n / 10)


timings = st.sampled_from(
    [
        Constant(frequency_hz=2.0),
        Constant(frequency_hz=7.3),
        Constant(frequency_hz=33.3),
        Burst(frequency_hz=100.0, pulses_per_burst=4, burst_frequency_hz=7.3),
        Burst(frequency_hz=100.0, pulses_per_burst=1, burst_frequency_hz=20.0),
        Nlet(frequency_hz=10.0, nlet_interval_ms=12.5),
        Nlet(frequency_hz=9.0, pulses_per_nlet=3, nlet_interval_ms=10.0),
        Nlet(frequency_hz=20.0, pulses_per_nlet=3, nlet_interval_ms=10.0, first_only=True),
        Nlet(frequency_hz=35.0, nlet_interval_ms=9.9, first_only=True),
        Sweep(frequency_hz=5.0, frequency_end_hz=40.0, sweep_s=0.7),
        Sweep(frequency_hz=30.0, frequency_end_hz=3.0, sweep_s=0.4, hold_s=0.3, hold_end_s=0.25),
        Sweep(
            frequency_hz=4.0, frequency_end_hz=40.0, sweep_s=0.5, pattern="sawtooth", hold_end_s=0.2
        ),
        Sweep(frequency_hz=2.0, frequency_end_hz=50.0, sweep_s=0.45, pattern="step"),
        Jittered(frequency_hz=33.3, jitter_fraction=0.6, seed=7),
        Listed(onset_s=(0.0, 0.013, 0.1, 0.5, 0.6908)),
    ]
)

modulations = st.sampled_from(
    [
        {},
        {},
        {},
        {"amplitude_depth_fraction": 0.4, "amplitude_modulation_hz": 1.7},
        {
            "amplitude_depth_fraction": 1.0,
            "amplitude_modulation_hz": 2.5,
            "modulation_pattern": "triangle",
        },
        {
            "phase_duration_depth_fraction": 0.5,
            "phase_duration_modulation_hz": 2.5,
            "modulation_pattern": "step",
        },
        {"polarity_reversal_s": 0.5},
    ]
)


@st.composite
def small_sections(draw):
    """Sections of at most a few hundred pulses, with every rule of 1.3 to 1.5 in play."""
    polarity = draw(st.sampled_from(["cathodic_first", "anodic_first", "alternating"]))
    pulse = draw(
        st.sampled_from(
            [
                Monophasic(phase_duration_us=300.0, polarity=polarity),
                BiphasicSymmetric(
                    phase_duration_us=250.0, interphase_gap_us=100.0, polarity=polarity
                ),
                BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=0.3, polarity=polarity),
                Monophasic(phase_duration_us=9000.0, polarity=polarity),
            ]
        )
    )
    timing = draw(timings)
    cycle = draw(st.sampled_from(["continuous", "on_off", "on_off", "walking", "cycling"]))
    modulation = Modulation(
        ramp_up_s=draw(st.sampled_from([0.0, 0.1, 0.35])),
        ramp_down_s=draw(st.sampled_from([0.0, 0.2, 1 / 3])),
        ramps="inside_on"
        if cycle in ("continuous", "walking", "cycling")
        else draw(st.sampled_from(["inside_on", "outside_on", "down_outside_on"])),
        ramp_start_fraction=draw(st.sampled_from([0.0, 0.25])),
        ramp_kind=draw(st.sampled_from(["amplitude", "phase_duration"])),
        **draw(modulations),
    )
    on_s = draw(st.sampled_from([0.7, 1.0, 3.0]))
    keys = {
        "continuous": {},
        "on_off": {"on_off": (on_s, draw(tenths))},
        "walking": {"cadence_steps_per_min": draw(st.sampled_from([60.0, 80.0]))},
        "cycling": {"cadence_rpm": draw(st.sampled_from([35.0, 50.0]))},
    }[cycle]
    if cycle == "walking":
        window = {"window": Window(start_percent=60.0, stop_percent=130.0, extension_s=0.1)}
    elif cycle == "cycling":
        window = {"window": Window(start_deg=300.0, stop_deg=600.0)}
    else:
        window = {}
    delay_s = draw(st.sampled_from([0.0, 0.3])) * (
        1 if cycle == "continuous" else draw(st.sampled_from([1, -1]))
    )
    minutes = draw(st.sampled_from([0.05, 0.1, 0.173]))
    try:
        return section(
            channel(pulse, timing, modulation=modulation, delay_s=delay_s, **window),
            minutes=minutes,
            **keys,
        )
    except ImpossibleError as error:
        assume({problem.rule for problem in error.problems} <= {"pulse_too_long", "onset_outside"})
        raise


@examples(150)
@given(small_sections())
def test_pulses_are_those_of_an_enumeration_in_fractions(work):
    table = lower(work, 0)
    expected = brute.session(work, work.channel[0])
    found = table.pulses()
    assert found.count == len(expected) == table.total
    # Onsets below 11 s in double precision: a few units in the last place, 1e-14 s.
    np.testing.assert_allclose(found.onset_s, [float(p.onset_s) for p in expected], atol=1e-13)
    # The ramp divides onset by ramp time; onset noise of 1e-14 s over 0.1 s.
    amplitudes = [float(p.amplitude_ma) for p in expected]
    np.testing.assert_allclose(found.amplitude_ma, amplitudes, atol=1e-10)
    phase_us = work.channel[0].pulse.phase_duration_us
    durations = [float(p.ratio) * phase_us for p in expected]
    np.testing.assert_allclose(found.phase_duration_us, durations, atol=1e-8)


@examples(60)
@given(small_sections(), st.floats(0, 1), st.floats(0, 1))
def test_a_window_is_a_range_of_the_same_pulses(work, a, b):
    start_s, stop_s = sorted((a * work.duration_s, b * work.duration_s))
    whole = lower(work, 0).pulses()
    window = schedule(program(work), start_s, stop_s).pulses()
    inside = (whole.onset_s > start_s - 1e-9) & (whole.onset_s <= stop_s - 1e-9)
    np.testing.assert_array_equal(window.onset_s, whole.onset_s[inside])
    np.testing.assert_array_equal(window.amplitude_ma, whole.amplitude_ma[inside])


@examples(60)
@given(small_sections(), st.integers(0, 400), st.integers(0, 400))
def test_plays_count_what_the_list_holds(work, a, b):
    table = lower(work, 0)
    first, stop = sorted((min(a, table.total), min(b, table.total)))
    _, row, _ = table.place(np.arange(first, stop))
    counted = np.bincount(row, minlength=len(table.index))
    np.testing.assert_array_equal(table.plays(first, stop), counted)


@pytest.mark.parametrize("frequency_hz", [30.0, 35.0, 37.3, 83.3, 100.0])
@pytest.mark.parametrize("on_off", [None, (7.0, 3.1)])
def test_number_and_time_are_inverse_for_a_million_pulses(frequency_hz, on_off):
    work = section(
        channel(timing=Constant(frequency_hz=frequency_hz)), minutes=1440.0, on_off=on_off
    )
    table = lower(work, 0)
    number = np.arange(min(table.total, 1_000_000))
    assert np.array_equal(table.before(table.onset_s(number)), number)


def test_onset_k_is_bit_equal_to_k_over_f():
    table = session_table(program(section(channel(timing=Constant(frequency_hz=37.3)))))
    number = np.arange(table.total)
    assert np.array_equal(table.onset_s(number), number / 37.3)


def test_known_failures_of_others():
    three_hz = section(
        channel(timing=Constant(frequency_hz=3.0)), on_off=(16.0, 4.0), cycle_count=1
    )
    assert lower(three_hz, 0).per_train == 48
    short = section(
        channel(timing=Constant(frequency_hz=30.0)), on_off=(0.03337, 1.0), cycle_count=1
    )
    # The second onset is at 33.333 ms and its 500 us would end at 33.833 ms: it is not begun.
    assert lower(short, 0).per_train == 1
    phase = schedule(program(section(channel(BiphasicSymmetric(phase_duration_us=300.0)))), 0, 1)
    assert set(phase.pulses().phase_duration_us) == {300.0}


def test_pulses_of_the_contracts_examples():
    nmes = section(
        channel(
            BiphasicSymmetric(phase_duration_us=300.0),
            Constant(frequency_hz=40.0),
            ramps=(2.0, 1.0),
        ),
        minutes=20.0,
        on_off=(10.0, 20.0),
    )
    table = lower(nmes, 0)
    assert (nmes.cycle_s, nmes.train_s(nmes.channel[0])) == (30.0, 10.0)
    assert (table.per_train, table.total) == (400, 16_000)
    burst = section(
        channel(timing=Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0)),
        minutes=30.0,
    )
    assert lower(burst, 0).total == 25_200


@pytest.mark.parametrize(
    ("timing", "on_off", "minutes", "per_train", "total"),
    [  # safety_limits.md 2.10, counted by hand there
        (Constant(frequency_hz=33.0), (0.5, 0.5), 1.0, 17, 17 * 60),
        (Constant(frequency_hz=50.0), (10.0, 50.0), 15.0, 500, 7500),
        (Constant(frequency_hz=85.0), (6.0, 4.0), 20.0, 510, 61_200),
        (Constant(frequency_hz=100.0), None, 30.0, 180_000, 180_000),
        (Constant(frequency_hz=2.0), None, 30.0, 3600, 3600),
    ],
)
def test_pulses_of_the_worked_examples(timing, on_off, minutes, per_train, total):
    table = lower(section(channel(timing=timing), minutes=minutes, on_off=on_off), 0)
    assert (table.per_train, table.total) == (per_train, total)


def test_the_first_pulse_of_a_ramp_is_counted_and_the_plateau_begins_full():
    ramped = section(
        channel(timing=Constant(frequency_hz=10.0), ramps=(1.0, 1.0)),
        on_off=(5.0, 5.0),
        cycle_count=1,
    )
    amplitude = lower(ramped, 0).pulses().amplitude_ma
    assert amplitude[0] == 0.0
    assert amplitude[10] == 40.0
    assert amplitude[40] == 40.0  # exactly at train - ramp_down: still full
    assert amplitude[41] == pytest.approx(36.0, abs=1e-12)


def test_a_night_has_no_more_rows_than_a_minute():
    def rows(minutes, on_off):
        return len(
            lower(section(channel(ramps=(1.0, 1.0)), minutes=minutes, on_off=on_off), 0).index
        )

    assert rows(1440.0, None) == rows(1.0, None)
    assert rows(1440.0, (10.0, 5.0)) == rows(1.0, (10.0, 5.0))


def test_a_train_may_hold_no_pulse_at_all():
    empty = section(
        channel(Monophasic(phase_duration_us=10_000.0), Constant(frequency_hz=1.0)),
        on_off=(0.005, 1.0),
        cycle_count=3,
    )
    table = lower(empty, 0)
    assert table.total == 0
    assert table.pulses().count == 0
    assert table.before(1.0) == 0


@pytest.mark.parametrize(
    ("start_s", "stop_s"), [(1.0, 0.0), (float("nan"), 1.0), (0.0, float("inf"))]
)
def test_a_window_that_is_none_is_refused(start_s, stop_s):
    with pytest.raises(ImpossibleError):
        schedule(program(section(channel())), start_s, stop_s)


@pytest.mark.parametrize(("where", "number"), [("section", 1), ("channel", 1), ("section", -1)])
def test_a_section_or_channel_that_is_not_there_is_refused(where, number):
    with pytest.raises(ImpossibleError) as refused:
        schedule(program(section(channel())), 0.0, 1.0, **{where: number})
    assert refused.value.problems[0].path == where


def test_brute_reads_decimals_as_written():
    assert brute.exact(0.1) == Fraction(1, 10)


@pytest.mark.parametrize("frequency_hz", [30.0, 37.3, 83.3])
@pytest.mark.parametrize("on_off", [None, (7.0, 3.1)])
def test_both_neighbours_are_checked_at_the_edge_of_the_same_time(frequency_hz, on_off):
    """Around onset + 1 ns the last bit decides: the count is that of comparing every onset."""
    work = section(
        channel(timing=Constant(frequency_hz=frequency_hz)), minutes=1440.0, on_off=on_off
    )
    table = lower(work, 0)
    number = np.random.default_rng(5).integers(1, table.total - 1, 20_000)
    onset = table.onset_s(number)
    edge = onset + 1e-9
    for time in (
        edge,
        np.nextafter(edge, 0.0),
        np.nextafter(edge, np.inf),
        edge - 2e-11,
        edge + 2e-11,
    ):
        np.testing.assert_array_equal(table.before(time), number + (onset <= time - 1e-9))
