"""What is written: one canonical form that reads back as the same program."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programs import channel, program, section
from tests.strategies import free, numbers, programs
from wavesim import dose, load
from wavesim.core.evidence import Evidence
from wavesim.io.decode import program_from_dict
from wavesim.io.encode import program_to_dict, to_toml, toml_value
from wavesim.io.text import parse

PRESETS = sorted((Path(__file__).parents[2] / "presets").glob("*/*.toml"))


@given(programs())
def test_programs_read_back_equal(written):
    """Through TOML, through the tables, and with every default written out."""
    text = to_toml(written)
    assert program_from_dict(parse(text, "")) == written
    assert program_from_dict(program_to_dict(written)) == written
    filled = program_to_dict(written, defaults=True)
    again = program_from_dict(filled)
    assert program_to_dict(again, defaults=True) == filled
    assert dose(again) == dose(written)


@given(programs())
def test_text_is_canonical(written):
    """Writing what was read gives the same bytes."""
    text = to_toml(written)
    assert to_toml(program_from_dict(parse(text, ""))) == text


@given(programs())
def test_data_of_show_are_json(written):
    """A JSON reader gets the same tables."""
    filled = program_to_dict(written, defaults=True)
    assert json.loads(json.dumps(filled, allow_nan=False)) == filled


@pytest.mark.parametrize("path", PRESETS, ids=lambda path: path.stem)
def test_presets_are_canonical(path):
    """A shipped file is byte for byte what would be written."""
    content = path.read_bytes()
    assert to_toml(program_from_dict(tomllib.loads(content.decode()))).encode() == content


def test_the_example_of_the_contract():
    """Layout: order of the keys, one line for small tables, a blank line before each header."""
    written = program(section(channel(ramps=(2.0, 1.0)), minutes=20.0, on_off=(10.0, 20.0)))
    assert to_toml(written) == """\
schema = 1
id = "test"
title = "Test"
condition = "other"

[[section]]
name = "work"
duration_min = 20.0
on_s = 10.0
off_s = 20.0

[[section.channel]]
name = "one"
amplitude_ma = 40.0
electrode = { area_cm2 = 25.0 }
pulse = { shape = "biphasic_symmetric", phase_duration_us = 250.0 }
timing = { kind = "constant", frequency_hz = 50.0 }
modulation = { ramp_up_s = 2.0, ramp_down_s = 1.0 }
"""


@given(numbers(-1.7976931348623157e308, 1.7976931348623157e308))
def test_floats_are_exact_and_look_like_floats(number):
    """The parser of the standard library gives the same bits, and a float, not a whole number."""
    text = toml_value(number)
    found = tomllib.loads(f"v = {text}")["v"]
    assert isinstance(found, float)
    assert repr(found) == repr(number)
    assert "." in text


@given(st.text())
def test_texts_survive(text):
    """Quotes, line ends, control characters."""
    assert tomllib.loads(f"v = {toml_value(text)}")["v"] == text


@given(free)
def test_free_tables_survive(table):
    """Whatever a desktop keeps in them, with any key."""
    written = program(section(channel()))
    kept = program_from_dict(program_to_dict(written) | {"project": table})
    assert tomllib.loads(to_toml(kept))["project"] == table


def test_dates_in_free_tables_survive():
    """TOML has dates; a free table may hold them."""
    dates = tomllib.loads("a = 2026-11-25T10:20:30Z\nb = 2026-11-25\nc = 10:20:30.5\n")
    kept = program_from_dict(program_to_dict(program(section(channel()))) | {"project": dates})
    assert tomllib.loads(to_toml(kept))["project"] == dates


def test_an_empty_table_stays():
    """An evidence table without keys is not the same as none."""
    with_empty = program_from_dict(program_to_dict(program(section())) | {"evidence": {}})
    assert with_empty.evidence == Evidence()
    assert program_from_dict(parse(to_toml(with_empty), "")) == with_empty


def test_defaults_that_follow_from_other_keys_are_filled_in():
    """And mean the same as the keys left out: the same dose, to the bit."""
    program = load("stroke-foot-drop")
    filled = program_to_dict(program, defaults=True)
    channel = filled["section"][0]["channel"][0]
    assert channel["on_s"] == program.section[0].on_s
    assert channel["pulse"]["recovery_duration_us"] == 250.0 / 0.25
    assert dose(program_from_dict(filled)) == dose(program)
    decaying = load("teach-biphasic-exponential")
    pulse = program_to_dict(decaying, defaults=True)["section"][0]["channel"][0]["pulse"]
    assert pulse["recovery_duration_us"] == 5.0 * pulse["recovery_time_constant_us"]
