"""What cannot be, of channels, sections and programs."""

import math

import pytest

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
from wavesim.core.channel import Electrode
from wavesim.core.errors import ImpossibleError
from wavesim.core.program import Program
from wavesim.core.section import Section


def problems(build):
    with pytest.raises(ImpossibleError) as refused:
        build()
    return [(problem.rule, problem.path) for problem in refused.value.problems]


NOT_NUMBERS = [-1.0, math.nan, math.inf, -math.inf, True, "40", None, 10**400, [1.0]]


@pytest.mark.parametrize("bad", NOT_NUMBERS)
def test_a_frequency_is_a_number_in_its_range(bad):
    ((_, path),) = problems(lambda: Constant(frequency_hz=bad))
    assert path == "frequency_hz"


@pytest.mark.parametrize("bad", [*NOT_NUMBERS, 0.0, 0.05, 1_000_001.0])
def test_a_phase_duration_is_a_number_in_its_range(bad):
    ((_, path),) = problems(lambda: Monophasic(phase_duration_us=bad))
    assert path == "phase_duration_us"


@pytest.mark.parametrize("bad", [2.0, True, 0, 1001, "7"])
def test_a_count_is_whole(bad):
    build = lambda: Burst(frequency_hz=100.0, pulses_per_burst=bad, burst_frequency_hz=2.0)  # noqa: E731
    ((_, path),) = problems(build)
    assert path == "pulses_per_burst"


def test_all_faults_of_a_value_are_told_at_once():
    build = lambda: BiphasicAsymmetric(  # noqa: E731
        phase_duration_us=-1, interphase_gap_us="x", recovery_ratio=2, polarity="up"
    )
    assert problems(build) == [
        ("range", "phase_duration_us"),
        ("type", "interphase_gap_us"),
        ("range", "recovery_ratio"),
        ("choice", "polarity"),
    ]


def test_whole_numbers_stand_for_numbers():
    assert Constant(frequency_hz=20) == Constant(frequency_hz=20.0)
    assert isinstance(Constant(frequency_hz=20).frequency_hz, float)


@pytest.mark.parametrize(
    ("phase_us", "frequency_hz", "fits"),
    [(10_000.0, 50.0, True), (10_000.002, 50.0, False), (400_000.0, 40.0, False)],
)
def test_a_pulse_fits_its_period(phase_us, frequency_hz, fits):
    def build():
        return channel(
            BiphasicSymmetric(phase_duration_us=phase_us),
            Constant(frequency_hz=frequency_hz),
        )

    if fits:
        build()
    else:
        assert problems(build) == [("pulse_too_long", "pulse")]


@pytest.mark.parametrize(
    ("pulses", "burst_hz", "rule"), [(7, 2.0, None), (7, 16.0, None), (7, 17.0, "burst_too_long")]
)
def test_a_burst_fits_its_period(pulses, burst_hz, rule):
    # Seven pulses at 100 Hz last 60.5 ms: 16 bursts a second have 62.5 ms each, 17 have 58.8 ms.
    def build():
        return channel(
            timing=Burst(frequency_hz=100.0, pulses_per_burst=pulses, burst_frequency_hz=burst_hz)
        )

    if rule:
        assert problems(build) == [(rule, "timing.burst_frequency_hz")]
    else:
        build()


def test_pulses_within_a_burst_must_not_overlap():
    def build():
        return channel(
            Monophasic(phase_duration_us=12_000.0),
            Burst(frequency_hz=100.0, pulses_per_burst=2, burst_frequency_hz=2.0),
        )

    assert problems(build) == [("pulse_too_long", "pulse")]
    channel(
        Monophasic(phase_duration_us=12_000.0),
        Burst(frequency_hz=100.0, pulses_per_burst=1, burst_frequency_hz=2.0),
    )


def test_a_sine_burst_has_no_phase_duration_to_ramp():
    def build():
        return channel(
            SineBurst(carrier_frequency_hz=2500.0, cycle_count=25),
            modulation=Modulation(ramp_kind="phase_duration"),
        )

    assert problems(build) == [("no_phase_duration", "modulation.ramp_kind")]


def test_a_balancing_recovery_has_its_longest_duration_too():
    build = lambda: BiphasicAsymmetric(phase_duration_us=300_000.0, recovery_ratio=0.25)  # noqa: E731
    assert problems(build) == [("recovery_too_long", "recovery_ratio")]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            {"duration_min": 1.0, "cycle_count": 3, "on_s": 1.0, "off_s": 1.0},
            [("one_of", "duration_min")],
        ),
        ({}, [("one_of", "duration_min")]),
        ({"duration_min": 1.0, "on_s": 1.0}, [("both_or_neither", "off_s")]),
        ({"duration_min": 1.0, "off_s": 1.0}, [("both_or_neither", "on_s")]),
        ({"cycle_count": 3}, [("needs_cycle", "cycle_count")]),
        ({"duration_min": 1.0, "trigger": "button"}, [("needs_cycle", "trigger")]),
        ({"duration_min": 1441.0}, [("range", "duration_min")]),
        ({"duration_min": 1.0, "on_s": 0.0, "off_s": 1.0}, [("range", "on_s")]),
        ({"duration_min": 1.0, "on_s": 1.0, "off_s": -1.0}, [("range", "off_s")]),
        ({"cycle_count": 30_000, "on_s": 2.0, "off_s": 1.0}, [("too_long", "cycle_count")]),
        ({"cycle_count": 2.0, "on_s": 2.0, "off_s": 1.0}, [("type", "cycle_count")]),
    ],
)
def test_keys_of_a_section_that_exclude_each_other(keys, expected):
    assert problems(lambda: Section(name="work", channel=(channel(),), **keys)) == expected


def test_a_rest_has_only_a_name_and_a_duration():
    assert Section(name="rest", duration_min=2.0).duration_s == 120.0
    assert problems(lambda: Section(name="rest", duration_min=2.0, on_s=1.0, off_s=1.0)) == [
        ("rest", "on_s")
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"ramps": (6.0, 5.0)}, [("ramps_exceed_train", "channel.0.modulation.ramp_up_s")]),
        ({"on_s": 31.0}, [("train_exceeds_cycle", "channel.0.on_s")]),
        ({"delay_s": 30.0}, [("delay", "channel.0.delay_s")]),
        ({"delay_s": -30.0}, [("delay", "channel.0.delay_s")]),
        ({"ramps": (5.0, 5.0)}, []),
        ({"delay_s": -29.9}, []),
    ],
)
def test_trains_fit_their_cycle(more, expected):
    build = lambda: section(channel(**more), on_off=(10.0, 20.0))  # noqa: E731
    if expected:
        assert problems(build) == expected
    else:
        build()


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"modulation": Modulation(ramps="outside_on")}, "channel.0.modulation.ramps"),
        ({"on_s": 1.0}, "channel.0.on_s"),
        ({"delay_s": -1.0}, "channel.0.delay_s"),
        ({"delay_s": 900.0}, "channel.0.delay_s"),
    ],
)
def test_what_a_continuous_section_does_not_take(more, path):
    assert [found for _, found in problems(lambda: section(channel(**more)))] == [path]


def test_outside_ramps_lengthen_train_and_cycle():
    outside = channel(modulation=Modulation(ramp_up_s=2.0, ramp_down_s=1.0, ramps="outside_on"))
    down = channel(
        name="two", modulation=Modulation(ramp_up_s=2.0, ramp_down_s=1.0, ramps="down_outside_on")
    )
    work = section(outside, down, on_off=(10.0, 20.0))
    assert (work.cycle_s, work.train_s(outside), work.train_s(down)) == (33.0, 13.0, 11.0)


def test_channels_have_names_of_their_own():
    assert problems(lambda: section(channel(), channel())) == [("same_name", "channel.1.name")]
    many = [channel(name=str(i)) for i in range(33)]
    assert problems(lambda: section(*many)) == [("too_many", "channel")]


def test_sizes_are_refused_before_anything_is_built():
    fast = Constant(frequency_hz=10_000.0)
    short = Monophasic(phase_duration_us=10.0)
    long_ramp = section
    assert problems(lambda: long_ramp(channel(short, fast, ramps=(201.0, 0.0)), minutes=60.0)) == [
        ("too_many", "channel.0.timing")
    ]
    assert problems(lambda: section(channel(short, fast), minutes=200.0)) == [
        ("too_many", "channel.0.timing")
    ]
    section(channel(short, fast), minutes=160.0)  # 96,000,000 pulses


@pytest.mark.parametrize("bad", ["", "Upper", "a b", "a" * 65, "ä"])
def test_an_id_is_short_and_plain(bad):
    def build():
        return Program(
            schema=1,
            id=bad,
            title="t",
            condition="other",
            section=(section(),),
        )

    assert problems(build) == [("id", "id")]


def test_a_program_has_sections_and_ends_within_a_day():
    assert problems(lambda: program()) == [("too_many", "section")]
    assert problems(lambda: program(*[section() for _ in range(101)])) == [
        ("too_many", "section"),
        ("too_long", "section"),
    ]
    day = section(minutes=1440.0)
    assert problems(lambda: program(day, section(minutes=1.0))) == [("too_long", "section")]
    assert program(day).duration_s == 86_400.0


@pytest.mark.parametrize("bad", [0.0, -5.0, 2001.0, math.nan, True, "25"])
def test_a_pad_has_an_area(bad):
    assert problems(lambda: Electrode(area_cm2=bad))[0][1] == "area_cm2"


def test_tables_in_place_of_values_are_refused():
    assert problems(lambda: Section(name="x", duration_min=1.0, channel=("a",))) == [
        ("type", "channel.0")
    ]
    assert problems(lambda: Section(name="x", duration_min=1.0, channel="a")) == [
        ("type", "channel")
    ]
    assert problems(lambda: channel(pulse={"shape": "monophasic"})) == [("type", "pulse")]
