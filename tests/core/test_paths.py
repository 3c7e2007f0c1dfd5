"""Reading and editing by paths."""

import pytest

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    channel,
    program,
    section,
)
from wavesim.core.contract_keys import CONTRACT_KEYS, CONTRACT_KINDS, KINDS, contract_keys
from wavesim.core.errors import ImpossibleError
from wavesim.core.evidence import Application, Evidence, Range
from wavesim.core.paths import places, value_at, with_value, with_values
from wavesim.core.program import Program
from wavesim.core.spec import keys

PULSE = "section.0.channel.0.pulse"
TIMING = "section.0.channel.0.timing"


@pytest.fixture
def base():
    return program(section(channel(ramps=(2.0, 1.0)), on_off=(10.0, 20.0)), section(minutes=5.0))


def refused(build):
    with pytest.raises(ImpossibleError) as error:
        build()
    return [(p.rule, p.path) for p in error.value.problems]


def test_values_are_read_where_they_stand(base):
    assert value_at(base, f"{PULSE}.phase_duration_us") == 250.0
    assert value_at(base, f"{PULSE}.shape") == "biphasic_symmetric"
    assert value_at(base, "section.1.duration_min") == 5.0
    assert value_at(base, "section.0.channel.0.on_s") is None


def test_an_edit_changes_that_value_alone(base):
    edited = with_value(base, f"{PULSE}.phase_duration_us", 300)
    assert value_at(edited, f"{PULSE}.phase_duration_us") == 300.0
    assert with_value(edited, f"{PULSE}.phase_duration_us", 250.0) == base
    assert base.section[1] is edited.section[1]


def test_edits_are_judged_together(base):
    assert refused(lambda: with_value(base, "section.0.on_s", None)) == [
        ("both_or_neither", "section.0.on_s")
    ]
    free = with_values(base, {"section.0.on_s": None, "section.0.off_s": None})
    assert free.section[0].continuous
    counted = with_values(base, {"section.0.duration_min": None, "section.0.cycle_count": 10})
    assert counted.section[0].duration_s == 300.0


def test_a_new_shape_keeps_what_has_the_same_name(base):
    edited = with_values(
        base, {f"{PULSE}.shape": "biphasic_asymmetric", f"{PULSE}.recovery_ratio": 0.5}
    )
    assert edited.section[0].channel[0].pulse == BiphasicAsymmetric(
        phase_duration_us=250.0, recovery_ratio=0.5
    )
    burst = with_value(base, f"{TIMING}.kind", "burst").section[0].channel[0].timing
    assert burst == Burst(frequency_hz=50.0, pulses_per_burst=7, burst_frequency_hz=2.0)
    assert with_value(edited, f"{PULSE}.shape", "biphasic_symmetric") == base


def test_none_takes_an_optional_key_away_and_a_default_comes_back(base):
    assert (
        with_value(base, "section.0.channel.0.electrode", None).section[0].channel[0].electrode
        is None
    )
    plain = with_value(base, "section.0.channel.0.modulation.ramp_up_s", None)
    assert value_at(plain, "section.0.channel.0.modulation.ramp_up_s") == 0.0
    assert refused(lambda: with_value(base, f"{PULSE}.phase_duration_us", None)) == [
        ("required", f"{PULSE}.phase_duration_us")
    ]


def test_an_edit_below_a_missing_table_makes_it():
    bare = program(section(channel(area_cm2=None)))
    edited = with_value(bare, "section.0.channel.0.electrode.area_cm2", 30.0)
    assert value_at(edited, "section.0.channel.0.electrode.area_cm2") == 30.0


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        (f"{PULSE}.phase_duration", "unknown_key"),
        (f"{PULSE}.cycle_count", "unknown_key"),
        ("section.7.name", "no_such_item"),
        ("section.x", "no_such_item"),
        ("section.-1", "no_such_item"),
        ("title.x", "no_such_key"),
        ("", "unknown_key"),
    ],
)
def test_paths_that_lead_nowhere(base, path, rule):
    assert refused(lambda: value_at(base, path))[0][0] == rule
    assert refused(lambda: with_value(base, path, 1.0))[0][0] in {rule, "type"}


@pytest.mark.parametrize(
    ("path", "new", "rule"),
    [
        (f"{PULSE}.shape", "square", "choice"),
        (f"{PULSE}.shape", 3, "choice"),
        (f"{TIMING}.kind", None, "choice"),
    ],
)
def test_shapes_and_kinds_that_are_not(base, path, new, rule):
    assert refused(lambda: with_value(base, path, new)) == [(rule, path)]


def test_all_problems_of_an_edit_come_with_their_full_path(base):
    edits = {f"{PULSE}.phase_duration_us": -1, f"{TIMING}.frequency_hz": "x", "title": 3}
    edits["section.0.channel.0.amplitude_ma"] = -5
    assert refused(lambda: with_values(base, edits)) == [
        ("range", f"{PULSE}.phase_duration_us"),
        ("type", f"{TIMING}.frequency_hz"),
        ("range", "section.0.channel.0.amplitude_ma"),
        ("type", "title"),
    ]
    too_long = {f"{PULSE}.phase_duration_us": 400_000}
    assert refused(lambda: with_values(base, too_long)) == [("pulse_too_long", PULSE)]


def test_one_place_is_edited_once(base):
    edits = {"section.0.channel.0.electrode": None, "section.0.channel.0.electrode.area_cm2": 3.0}
    assert refused(lambda: with_values(base, edits))[0][0] == "edited_twice"


def test_a_bare_key_means_the_places_that_have_it(base):
    assert places(base, "on_s") == ("section.0.on_s",)
    assert places(base, "duration_min") == ("section.0.duration_min", "section.1.duration_min")
    assert places(base, "ramp_up_s") == ("section.0.channel.0.modulation.ramp_up_s",)
    assert places(base, "ramp_start_fraction") == (
        "section.0.channel.0.modulation.ramp_start_fraction",
    )
    assert places(base, "shape") == (f"{PULSE}.shape",)
    assert places(base, "nothing") == ()


def test_evidence_is_no_place_for_a_bare_key():
    told = Program(
        schema=1,
        id="a",
        title="t",
        condition="other",
        section=(section(channel()),),
        evidence=Evidence(range={"frequency_hz": Range(min=20.0, max=50.0)}),
        application=Application(weeks=8.0),
    )
    assert places(told, "frequency_hz") == (f"{TIMING}.frequency_hz",)
    assert places(told, "weeks") == ("application.weeks",)
    assert value_at(told, "evidence.range.frequency_hz.max") == 50.0
    edited = with_value(told, "evidence.range.frequency_hz.max", 60.0)
    assert value_at(edited, "evidence.range.frequency_hz.max") == 60.0
    assert refused(lambda: with_value(told, "evidence.range.frequency_hz.max", 10.0)) == [
        ("range_ends", "evidence.range.frequency_hz.min")
    ]


def test_every_field_is_a_key_of_the_contract():
    for kinds in KINDS.values():
        for cls in kinds.values():
            assert set(keys(cls)) <= contract_keys(cls)
    for cls in (Program, type(section()), type(channel()), Evidence, Range, Application):
        assert set(keys(cls)) <= contract_keys(cls)
    assert len(CONTRACT_KINDS["shape"]) == 12
    assert len(CONTRACT_KINDS["kind"]) == 6 + 5
    assert len(CONTRACT_KEYS["Modulation"]) == 11


def test_values_are_equal_and_hash_alike_however_written():
    one = section(channel(BiphasicSymmetric(phase_duration_us=250)), minutes=15)
    other = section(channel(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=50)))
    assert one == other
    assert hash(one) == hash(other)
