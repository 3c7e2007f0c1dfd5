"""What is read: everything that is wrong at once, and nothing but refusals for any data."""

import copy
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import programs
from wavesim.core.contract_keys import CONTRACT_KEYS, CONTRACT_KINDS
from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.io.decode import program_from_dict
from wavesim.io.encode import program_to_dict
from wavesim.presentation.problems import sentences

GOOD = """
schema = 1
id = "ms-foot-drop-exercise"
title = "Foot drop"
condition = "multiple-sclerosis"
[[section]]
name = "work"
duration_min = 20
on_s = 10
off_s = 20
[[section.channel]]
name = "Tibialis anterior"
amplitude_ma = 35
electrode = { area_cm2 = 25 }
pulse = { shape = "biphasic_symmetric", phase_duration_us = 300 }
timing = { kind = "constant", frequency_hz = 40 }
modulation = { ramp_up_s = 2, ramp_down_s = 1, ramps = "inside_on" }
"""
CHANNEL = "section.0.channel.0"
PULSE = f"{CHANNEL}.pulse"


def changed(old, new):
    """The good file with one piece of text replaced."""
    assert old in GOOD
    return GOOD.replace(old, new)


def problems(text):
    """(rule, path) of everything that is wrong in a file."""
    with pytest.raises(ImpossibleError) as error:
        program_from_dict(tomllib.loads(text), "file.toml")
    assert error.value.source == "file.toml"
    return [(problem.rule, problem.path) for problem in error.value.problems]


def test_the_contracts_first_example():
    """Values are where the file has them; whole numbers stand for numbers, defaults are filled."""
    read = program_from_dict(tomllib.loads(GOOD))
    channel = read.section[0].channel[0]
    assert (read.id, read.condition, read.notes) == (
        "ms-foot-drop-exercise", "multiple-sclerosis", ""
    )  # fmt: skip
    assert (read.section[0].on_s, channel.amplitude_ma) == (10.0, 35.0)
    assert isinstance(channel.amplitude_ma, float)
    assert (channel.pulse.shape, channel.pulse.polarity) == ("biphasic_symmetric", "cathodic_first")
    assert channel.delay_s == 0.0


def test_a_table_may_be_written_either_way():
    """`pulse = { ... }` and `[section.channel.pulse]` mean the same; so does a default."""
    line = 'pulse = { shape = "biphasic_symmetric", phase_duration_us = 300 }\n'
    table = '[section.channel.pulse]\nshape = "biphasic_symmetric"\nphase_duration_us = 300\n'
    written = changed(line, "") + table + "interphase_gap_us = 0.0\n"
    assert program_from_dict(tomllib.loads(written)) == program_from_dict(tomllib.loads(GOOD))


@pytest.mark.parametrize(
    ("old", "new", "rule", "path"),
    [
        ("schema = 1", "schema = 2", "schema", "schema"),
        ("schema = 1", "schema = true", "choice", "schema"),
        ("schema = 1\n", "", "missing", "schema"),
        ('"ms-foot-drop-exercise"', '"MS foot"', "id", "id"),
        ('"multiple-sclerosis"', '"ms"', "choice", "condition"),
        ('title = "Foot drop"', "title = 5", "type", "title"),
        ("title =", "titel =", "unknown_key", "titel"),
        ("duration_min = 20", "duration_min = 0", "range", "section.0.duration_min"),
        ("duration_min = 20", "cycle_count = 2.0", "type", "section.0.cycle_count"),
        ("duration_min = 20\n", "", "one_of", "section.0.duration_min"),
        ("off_s = 20\n", "", "both_or_neither", "section.0.off_s"),
        ("off_s = 20\n", "off_s = 20\ncadence_rpm = 50\n", "two_cycles", "section.0.cadence_rpm"),
        ("amplitude_ma = 35", "amplitude_ma = nan", "range", f"{CHANNEL}.amplitude_ma"),
        ("amplitude_ma = 35", "amplitude_ma = inf", "range", f"{CHANNEL}.amplitude_ma"),
        ("amplitude_ma = 35", "amplitude_ma = -1", "range", f"{CHANNEL}.amplitude_ma"),
        ("amplitude_ma = 35", "amplitude_ma = true", "type", f"{CHANNEL}.amplitude_ma"),
        ("amplitude_ma = 35", 'amplitude_ma = "35"', "type", f"{CHANNEL}.amplitude_ma"),
        ("amplitude_ma = 35", "amplitude_ma = 2026-11-25", "type", f"{CHANNEL}.amplitude_ma"),
        ("amplitude_ma = 35\n", "", "missing", f"{CHANNEL}.amplitude_ma"),
        ("{ area_cm2 = 25 }", "25", "type", f"{CHANNEL}.electrode"),
        ("{ area_cm2 = 25 }", "{}", "missing", f"{CHANNEL}.electrode.area_cm2"),
        ("area_cm2 = 25", "area_cm2 = 25, name = 5", "type", f"{CHANNEL}.electrode.name"),
        ('shape = "biphasic_symmetric", ', "", "missing", f"{PULSE}.shape"),
        ('"biphasic_symmetric"', '"biphasic"', "choice", f"{PULSE}.shape"),
        ('"biphasic_symmetric"', "[1]", "choice", f"{PULSE}.shape"),
        ("phase_duration_us = 300", "phase_duration_us = 0", "range", f"{PULSE}.phase_duration_us"),
        ("phase_duration_us = 300", "phase_duration_us = 400_000", "pulse_too_long", PULSE),
        ('kind = "constant", ', 'kind = "nlet", ', "missing",
         f"{CHANNEL}.timing.nlet_interval_ms"),
        ("ramp_up_s = 2", "ramp_up_s = 9.5", "ramps_exceed_train",
         f"{CHANNEL}.modulation.ramp_up_s"),
    ],
)  # fmt: skip
def test_one_mistake_gives_one_problem(old, new, rule, path):
    """Each in a file that is right but for it: nothing follows from it that is not so."""
    found = problems(changed(old, new))
    if (old, new) == ("title =", "titel ="):
        assert found == [(rule, path), ("missing", "title")]
    else:
        assert found == [(rule, path)]


def test_all_mistakes_are_told_at_once():
    """In every table one; with the combinations of each table whose own keys are right."""
    text = """
schema = 1
id = "Bad Id"
titel = "x"
condition = "strok"
[[section]]
name = "a"
duration_min = 20
on_s = 10
[[section.channel]]
name = "c"
amplitude_ma = nan
pulse = { shape = "biphasic_symmetric", phase_duration = 3, phase_duration_us = true }
timing = { kind = "constant", frequency_hz = "50" }
[[section.channel]]
name = "c"
amplitude_ma = 10
pulse = { shape = "biphasic_symmetric", phase_duration_us = 400_000 }
timing = { kind = "constant", frequency_hz = 50 }
[[section]]
name = "b"
duration_min = 20
on_s = 10
off_s = 20
[[section.channel]]
name = "d"
amplitude_ma = 10
delay_s = 30
pulse = { shape = "monophasic", phase_duration_us = 400_000 }
timing = { kind = "constant", frequency_hz = 50 }
[[section.channel]]
name = "e"
amplitude_ma = 10
carrier = { kind = "sine", carrier_frequency_hz = 4000 }
[evidence]
grade = "rct"
[evidence.range.frequncy_hz]
min = 5
max = 4
[evidence.range.weeks]
read = "yes"
[project]
zoom = [{ start = nan }]
"""
    assert set(problems(text)) == {
        ("unknown_key", "titel"),
        ("missing", "title"),
        ("choice", "condition"),
        ("both_or_neither", "section.0.off_s"),
        ("range", "section.0.channel.0.amplitude_ma"),
        ("unknown_key", "section.0.channel.0.pulse.phase_duration"),
        ("type", "section.0.channel.0.pulse.phase_duration_us"),
        ("type", "section.0.channel.0.timing.frequency_hz"),
        ("same_name", "section.0.channel.1.name"),
        ("pulse_too_long", "section.0.channel.1.pulse"),
        ("delay", "section.1.channel.0.delay_s"),
        ("pulse_too_long", "section.1.channel.0.pulse"),
        ("choice", "evidence.grade"),
        ("unknown_key", "evidence.range.frequncy_hz"),
        ("range_ends", "evidence.range.frequncy_hz.min"),
        ("type", "evidence.range.weeks.read"),
        ("range", "project.zoom.0.start"),
    }


def test_what_rests_on_a_wrong_key_is_not_judged():
    """A train of 25 s fits if the ramps outside the on-time are long; how long, is not known."""
    longer = changed("[[section.channel]]", """[[section.channel]]
name = "other"
amplitude_ma = 1
pulse = { shape = "monophasic", phase_duration_us = 100 }
timing = { kind = "constant", frequency_hz = 40 }
on_s = 35
[[section.channel]]""")  # fmt: skip
    assert problems(longer) == [("train_exceeds_cycle", "section.0.channel.0.on_s")]
    wrong = longer.replace('ramp_up_s = 2, ramp_down_s = 1, ramps = "inside_on"',
                           'ramp_up_s = "2", ramp_down_s = 1, ramps = "outside_on"')  # fmt: skip
    assert problems(wrong) == [("type", "section.0.channel.1.modulation.ramp_up_s")]


def test_a_section_without_length_among_others():
    """Its length is not guessed when the sum is judged."""
    text = changed("duration_min = 20", "duration_min = 1000").replace("on_s = 10", "on_s = '1'")
    second = '[[section]]\nname = "b"\ncycle_count = 3\noff_s = "x"\n'
    assert set(problems(text + second)) == {
        ("type", "section.0.on_s"),
        ("type", "section.1.off_s"),
    }


@pytest.mark.parametrize(
    ("table", "most", "path"),
    [("[[section]]\nname = 'n'\nduration_min = 1\n", 100, "section"),
     ("[[section.channel]]\nname = 'n'\n", 32, "section.0.channel")],
)  # fmt: skip
def test_too_many_tables_are_counted_not_read(table, most, path):
    """The number that was too large, and not one problem for each of them."""
    extra = table * (most + 1)
    found = [p for p in problems(GOOD + extra) if p[1].startswith(path)]
    assert found == [("too_many", path)]


def test_numbers_that_no_float_holds():
    """A whole number beyond all floats is not finite."""
    huge = "1" + "0" * 400
    assert problems(changed("amplitude_ma = 35", f"amplitude_ma = {huge}")) == [
        ("range", f"{CHANNEL}.amplitude_ma")
    ]
    text = GOOD + f"[evidence.range.frequency_hz]\nmin = {huge}\nmax = 5\n"
    assert problems(text) == [("range", "evidence.range.frequency_hz.min")]


def test_deep_data_are_refused():
    """Also where no parser stood in between."""
    deep = {}
    for _level in range(10_000):
        deep = {"a": deep}
    with pytest.raises(UnusableFileError):
        program_from_dict({"schema": 1, "project": deep})


plain = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(("biphasic_symmetric", "constant", "burst", "timer", "alternating"))
)  # fmt: skip
anything = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(("shape", "kind", "name", "x", "on_s")), inner, max_size=3),
    max_leaves=8,
)


def places(data, path=()):
    """Every place in nested data."""
    if isinstance(data, dict | list):
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for name, item in items:
            yield (*path, name)
            yield from places(item, (*path, name))


@st.composite
def broken(draw):
    """The tables of a valid program with a few places replaced, taken away or added to."""
    data = program_to_dict(draw(programs()), defaults=draw(st.booleans()))
    for _change in range(draw(st.integers(1, 4))):
        found = list(places(data))
        *parents, last = draw(st.sampled_from(found)) if found else ("x",)
        table = data
        for name in parents:
            table = table[name]
        match draw(st.sampled_from(("replace", "remove", "add"))):
            case "replace":
                table[last] = draw(anything)
            case "remove":
                del table[last]
            case "add" if isinstance(table, dict):
                table[draw(st.text(max_size=6))] = draw(anything)
    return data


def read_or_refuse(data):
    """Nothing else may happen, and every refusal has its sentences."""
    before = copy.deepcopy(data)
    try:
        program_from_dict(data, "file.toml")
    except (ImpossibleError, UnusableFileError) as error:
        told = sentences(error)
        assert told
        assert all(said.startswith("file.toml") for said in told)
        assert all(said.replace("\N{NO-BREAK SPACE}", " ").isprintable() for said in told)
    assert repr(data) == repr(before)


@given(broken())
def test_damaged_programs_are_read_or_refused(data):
    """Never another exception, and never a change to what was given."""
    read_or_refuse(data)


@given(st.dictionaries(st.sampled_from(("schema", "id", "section", "evidence", "project")),
                       anything, max_size=5))  # fmt: skip
def test_any_data_are_read_or_refused(data):
    """Also where nothing is a program."""
    read_or_refuse(data)


def test_a_key_of_the_contract_without_a_field_is_not_yet_supported(monkeypatch):
    """Told apart from a misspelt one; the contract may grow before a version does."""
    grown = CONTRACT_KEYS | {"Electrode": CONTRACT_KEYS["Electrode"] | {"material"}}
    monkeypatch.setattr("wavesim.core.contract_keys.CONTRACT_KEYS", grown)
    text = changed("area_cm2 = 25", 'area_cm2 = 25, material = "gel"')
    assert problems(text) == [("not_yet", f"{CHANNEL}.electrode.material")]
    kinds = CONTRACT_KINDS | {"shape": CONTRACT_KINDS["shape"] | {"hexaphasic": frozenset()}}
    monkeypatch.setattr("wavesim.core.paths.CONTRACT_KINDS", kinds)
    text = changed('"biphasic_symmetric"', '"hexaphasic"')
    assert problems(text) == [("not_yet", f"{PULSE}.shape")]
