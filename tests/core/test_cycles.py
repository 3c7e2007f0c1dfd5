"""Walking, cycling, modulation, timing kinds and shared pairs: what holds, what cannot be."""

import math
from fractions import Fraction

import numpy as np
import pytest

from tests.core.test_section import problems
from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Jittered,
    Listed,
    Modulation,
    Monophasic,
    Nlet,
    SineBurst,
    Sweep,
    Window,
    channel,
    section,
)
from wavesim.core.channel import Electrode
from wavesim.core.schedule import lower
from wavesim.core.sweep import legs, part_of_turn, turns_at, turns_by

PEROPONEAL = Window(start_percent=60.0, stop_percent=100.0, extension_s=0.2)


def test_the_gait_example_of_the_contract():
    one = channel(
        timing=Constant(frequency_hz=40.0),
        window=PEROPONEAL,
        modulation=Modulation(ramp_up_s=0.3, ramp_down_s=0.4, ramps="down_outside_on"),
    )
    walk = section(one, minutes=60.0, cadence_steps_per_min=80.0, trigger="heel_switch")
    assert walk.cycle_s == 1.5
    assert walk.window_s(one) == pytest.approx(0.8)
    assert walk.train_s(one) == pytest.approx(1.2)
    assert walk.first_train_s(one) == pytest.approx(0.9)
    # Nothing of an earlier train precedes the section: no pulse before 60 % of the first stride.
    assert lower(walk, 0).onset_s(0) == pytest.approx(0.9)


def test_a_window_reaches_into_the_next_turn():
    one = channel(window=Window(start_deg=330.0, stop_deg=420.0))
    ride = section(one, minutes=1.0, cadence_rpm=60.0)
    assert ride.first_train_s(one) == pytest.approx(330 / 360)
    assert ride.train_s(one) == pytest.approx(0.25)
    early = channel(window=Window(start_deg=330.0, stop_deg=420.0), delay_s=-330 / 360)
    assert section(early, minutes=1.0, cadence_rpm=60.0).first_train_s(early) == 0.0


@pytest.mark.parametrize(
    ("keys", "more", "expected"),
    [
        ({"cadence_rpm": 50.0}, {}, [("window_needed", "channel.0.window")]),
        ({"cadence_rpm": 50.0}, {"window": PEROPONEAL}, [("window_needed", "channel.0.window")]),
        ({}, {"window": PEROPONEAL}, [("needs_cycle", "channel.0.window")]),
        ({"cadence_steps_per_min": 80.0}, {"window": PEROPONEAL, "on_s": 0.3},
         [("needs_cycle", "channel.0.on_s")]),
        ({"cadence_steps_per_min": 80.0, "cadence_rpm": 50.0}, {"window": PEROPONEAL},
         [("two_cycles", "cadence_rpm")]),
        ({"cadence_steps_per_min": 80.0, "on_off": (1.0, 1.0)}, {"window": PEROPONEAL},
         [("two_cycles", "cadence_steps_per_min")]),
        ({"cadence_steps_per_min": 401.0}, {"window": PEROPONEAL},
         [("range", "cadence_steps_per_min")]),
        ({"cadence_steps_per_min": 80.0},
         {"window": Window(start_percent=0.0, stop_percent=100.0, extension_s=0.1)},
         [("train_exceeds_cycle", "channel.0.window")]),
        ({"cadence_steps_per_min": 80.0}, {"window": PEROPONEAL, "delay_s": 1.5},
         [("delay", "channel.0.delay_s")]),
    ],
)  # fmt: skip
def test_what_walking_and_cycling_refuse(keys, more, expected):
    assert problems(lambda: section(channel(**more), minutes=5.0, **keys)) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"start_percent": 10.0}, [("both_or_neither", "stop_percent"), ]),
        ({"start_percent": 60.0, "stop_percent": 60.0}, [("window_length", "stop_percent")]),
        ({"start_percent": 60.0, "stop_percent": 161.0}, [("window_length", "stop_percent")]),
        ({"start_percent": 100.0, "stop_percent": 120.0}, [("range", "start_percent")]),
        ({"start_deg": 359.0, "stop_deg": 719.5}, [("window_length", "stop_deg")]),
        ({"start_percent": 0.0, "stop_percent": 9.0, "start_deg": 0.0, "stop_deg": 9.0},
         [("window_kind", "start_percent")]),
        ({}, [("window_kind", "start_percent")]),
        ({"start_percent": 0.0, "stop_percent": 9.0, "extension_s": -0.1},
         [("range", "extension_s")]),
    ],
)  # fmt: skip
def test_windows_that_are_none(keys, expected):
    assert problems(lambda: Window(**keys)) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"amplitude_depth_fraction": 0.5}, [("both_or_neither", "amplitude_modulation_hz")]),
        ({"amplitude_modulation_hz": 2.0}, [("both_or_neither", "amplitude_depth_fraction")]),
        ({"phase_duration_modulation_hz": 2.0},
         [("both_or_neither", "phase_duration_depth_fraction")]),
        ({"amplitude_depth_fraction": 1.5, "amplitude_modulation_hz": 2.0},
         [("range", "amplitude_depth_fraction")]),
        ({"amplitude_depth_fraction": 0.5, "amplitude_modulation_hz": 0.00001},
         [("range", "amplitude_modulation_hz")]),
        ({"modulation_pattern": "square"}, [("choice", "modulation_pattern")]),
        ({"polarity_reversal_s": 0.0}, [("range", "polarity_reversal_s")]),
    ],
)  # fmt: skip
def test_modulations_that_are_none(keys, expected):
    assert problems(lambda: Modulation(**keys)) == expected


def test_only_a_phase_duration_can_be_modulated():
    width = Modulation(phase_duration_depth_fraction=0.5, phase_duration_modulation_hz=2.0)
    burst = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    assert problems(lambda: channel(burst, modulation=width)) == [
        ("no_phase_duration", "modulation.phase_duration_depth_fraction")
    ]


@pytest.mark.parametrize(
    ("timing", "phase_us", "expected"),
    [
        (Nlet(frequency_hz=50.0, pulses_per_nlet=3, nlet_interval_ms=10.0), 100.0,
         [("nlet_too_long", "timing.frequency_hz")]),
        (Nlet(frequency_hz=50.0, pulses_per_nlet=3, nlet_interval_ms=10.0, first_only=True), 100.0,
         []),
        (Nlet(frequency_hz=50.0, nlet_interval_ms=0.15), 100.0, [("pulse_too_long", "pulse")]),
        (Sweep(frequency_hz=2.0, frequency_end_hz=100.0, sweep_s=6.0), 5001.0,
         [("pulse_too_long", "pulse")]),
        (Sweep(frequency_hz=2.0, frequency_end_hz=100.0, sweep_s=6.0), 5000.0, []),
        (Jittered(frequency_hz=100.0, jitter_fraction=0.5, seed=0), 2600.0,
         [("pulse_too_long", "pulse")]),
        (Listed(onset_s=(0.0, 0.1, 0.1001)), 100.0, [("pulse_too_long", "pulse")]),
    ],
)  # fmt: skip
def test_pulses_that_could_overlap(timing, phase_us, expected):
    def build():
        return channel(BiphasicSymmetric(phase_duration_us=phase_us), timing)

    if expected:
        assert problems(build) == expected
    else:
        build()


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (lambda: Sweep(frequency_hz=2.0, frequency_end_hz=100.0, sweep_s=0.0),
         [("range", "sweep_s")]),
        (lambda: Sweep(frequency_hz=2.0, frequency_end_hz=100.0, sweep_s=1.0, pattern="step",
                       hold_end_s=1.0), [("step_holds", "hold_end_s")]),
        (lambda: Jittered(frequency_hz=2.0, jitter_fraction=1.0, seed=0),
         [("range", "jitter_fraction")]),
        (lambda: Jittered(frequency_hz=2.0, jitter_fraction=0.1, seed=-1), [("range", "seed")]),
        (lambda: Jittered(frequency_hz=2.0, jitter_fraction=0.1, seed=1.0), [("type", "seed")]),
        (lambda: Listed(onset_s=()), [("onsets_empty", "onset_s")]),
        (lambda: Listed(onset_s=(0.0, 0.2, 0.2)), [("onsets_order", "onset_s.2")]),
        (lambda: Listed(onset_s=(-0.1, 0.2)), [("range", "onset_s.0")]),
        (lambda: Nlet(frequency_hz=2.0, nlet_interval_ms=0.0), [("range", "nlet_interval_ms")]),
        (lambda: Nlet(frequency_hz=2.0, nlet_interval_ms=5.0, first_only=1),
         [("type", "first_only")]),
        (lambda: section(channel(timing=Listed(onset_s=(0.0, 0.9998))), on_off=(1.0, 1.0)),
         [("onset_outside", "channel.0.timing.onset_s.1")]),
        (lambda: section(channel(timing=Sweep(frequency_hz=30.0, frequency_end_hz=80.0,
                                              sweep_s=6.0)), minutes=1440.0),
         [("too_many", "channel.0.timing")]),
    ],
)  # fmt: skip
def test_timings_that_are_none(build, expected):
    assert problems(build) == expected


def test_device_words_of_sweeps():
    # 6/6 from 80 to 150: up in 6 s, down in 6 s; mean 115 per second.
    course = legs("triangle", 80.0, 150.0, 6.0, 0.0, 0.0)
    assert turns_by(course, np.array([12.0, 24.0])).tolist() == [1380.0, 2760.0]
    assert turns_at(course, np.arange(1381.0))[-1] == pytest.approx(12.0, abs=1e-12)
    # 1/5/1: up in 1 s, 5 s at the end, down in 1 s.
    held = legs("triangle", 80.0, 150.0, 1.0, 0.0, 5.0)
    assert turns_by(held, np.array([7.0]))[0] == pytest.approx(115.0 + 750.0 + 115.0)
    # 1/1: one second each.
    assert turns_by(legs("step", 80.0, 150.0, 1.0, 0.0, 0.0), np.array([2.0]))[0] == 230.0


@pytest.mark.parametrize("whole", [1.0, 2.0])
def test_the_part_of_a_turn_is_that_of_the_remainder(whole):
    turns = np.concatenate((
        np.random.default_rng(3).uniform(0.0, 4e9, 2000),
        np.arange(50.0),
        np.nextafter(np.arange(1.0, 50.0), 0.0),
    ))  # fmt: skip
    assert part_of_turn(turns, whole).tolist() == [math.fmod(one, whole) for one in turns]


def test_turns_after_many_sweeps_are_those_of_exact_fractions():
    course = legs("sawtooth", 80.0, 150.0, 0.3, 0.2, 0.1)
    times = np.random.default_rng(4).uniform(0.0, 3600.0, 300)
    period = sum(Fraction(leg.duration_s) for leg in course)
    exact = []
    for at in times:
        count, rest = divmod(Fraction(at), period)
        turns = count * sum(Fraction(leg.turns) for leg in course)
        for leg in course:
            x = min(max(rest, Fraction(0)), Fraction(leg.duration_s))
            slope = (Fraction(leg.to_hz) - Fraction(leg.from_hz)) / Fraction(leg.duration_s)
            turns += (Fraction(leg.from_hz) + slope * x / 2) * x
            rest -= x
        exact.append(float(turns))
    # 3600 s are 6000 sweeps, whose length is rounded to 1e-16: 1e-12 s at 150 Hz, 2e-10 turns.
    np.testing.assert_allclose(turns_by(course, times), exact, rtol=0.0, atol=3e-10)


def test_a_catch_like_train_keeps_its_lap_for_a_day():
    day = section(
        channel(timing=Nlet(frequency_hz=50.0, nlet_interval_ms=5.0, first_only=True)),
        minutes=1440.0,
    )
    table = lower(day, 0)
    # Onsets 0, 5 ms, 25 ms, 45 ms, ...: one more than those of a constant train.
    assert table.total == 86_400 * 50 + 1
    assert len(table.index) < 10
    np.testing.assert_allclose(table.onset_s(np.arange(4)), [0.0, 0.005, 0.025, 0.045], atol=1e-15)


def pair(name, *, delay_s=0.0, electrode="a", frequency_hz=50.0, phase_us=250.0):
    return channel(
        Monophasic(phase_duration_us=phase_us), Constant(frequency_hz=frequency_hz), name=name,
        delay_s=delay_s, electrode=Electrode(area_cm2=25.0, name=electrode),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "keys", "clash_s"),
    [
        (pair("x"), pair("y"), {}, 0.0),
        (pair("x"), pair("y", electrode="b"), {}, None),
        (pair("x", electrode=""), pair("y", electrode=""), {}, None),
        (pair("x"), pair("y", delay_s=0.01), {}, None),
        (pair("x"), pair("y", delay_s=0.00025), {}, None),
        (pair("x"), pair("y", delay_s=0.000249), {}, 0.000249),
        (pair("x"), pair("y", delay_s=0.01, frequency_hz=50.5), {}, 1.0001),
        (pair("x"), pair("y", delay_s=5.0), {"on_off": (5.0, 5.0)}, None),
        (pair("x"), pair("y", delay_s=4.9), {"on_off": (5.0, 5.0)}, 4.9),
        (pair("x"), pair("y", delay_s=-0.04), {"on_off": (5.0, 5.0)}, 0.0),
    ],
)  # fmt: skip
def test_channels_that_share_a_pair(one, other, keys, clash_s):
    if clash_s is None:
        section(one, other, **keys)
        return
    with pytest.raises(ValueError, match="pair_overlap") as refused:
        section(one, other, **keys)
    (problem,) = refused.value.problems
    assert problem.path == "channel.1.electrode.name"
    at_s = dict(problem.facts)["at_s"]
    assert at_s == pytest.approx(clash_s, abs=1e-5)


def test_a_shared_pair_for_a_whole_day_is_checked_at_once():
    section(pair("x"), pair("y", delay_s=0.01), minutes=1440.0)
