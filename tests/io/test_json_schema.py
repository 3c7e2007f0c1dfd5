"""The JSON Schema, judged by a validator that knows nothing of the decoder."""

import tomllib

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.broken import BROKEN
from tests.examples import examples
from tests.io.test_broken_rules import tables
from tests.strategies import programs
from tools.program_schema import FILE
from wavesim.core.contract_keys import CONTRACT_KEYS, CONTRACT_KINDS
from wavesim.io.encode import program_to_dict
from wavesim.io.json_schema import json_schema, json_schema_text
from wavesim.io.presets import preset_path, presets

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
ONE_KEY = {"choice", "range", "type"}
"""Rules of one key alone; all others are about what keys are to each other, which no schema of
single keys can say."""
CASES = [pytest.param(case, id=f"{case.rule}-{case.path}-{i}") for i, case in enumerate(BROKEN)]
P = "section.0.channel.0.pulse"


def document(preset_id="stroke-foot-drop"):
    """The tables of a shipped file, by the standard parser."""
    return tomllib.loads(preset_path(preset_id).read_text(encoding="utf-8"))


def places(data):
    """Where the validator finds faults, also those inside the branches of a kind."""
    found = []
    waiting = list(VALIDATOR.iter_errors(data))
    while waiting:
        error = waiting.pop()
        found.append(".".join(map(str, error.absolute_path)))
        waiting += error.context
    return found


def test_the_shipped_file_is_current():
    """Write it with `python tools/program_schema.py`."""
    assert FILE.read_text(encoding="ascii") == json_schema_text()


def test_it_is_a_schema():
    """By the rules of its own draft."""
    Draft202012Validator.check_schema(SCHEMA)


def test_it_has_every_key_of_the_contract():
    """Table by table, kind by kind, and no more."""
    defs = SCHEMA["$defs"]
    for name, keys in CONTRACT_KEYS.items():
        assert set(defs[name]["properties"]) == keys, name
    for tag, kinds in CONTRACT_KINDS.items():
        of_tag = {
            table["properties"][tag]["enum"][0]: set(table["properties"])
            for table in defs.values()
            if tag in table.get("properties", {})
        }
        assert of_tag == kinds


@pytest.mark.parametrize("preset_id", presets())
def test_shipped_presets_are_taken(preset_id):
    """Each of them, as the standard parser reads it."""
    assert places(document(preset_id)) == []


@given(programs())
@examples(20)
def test_whatever_can_be_built_is_taken(program):
    """The schema never refuses what the decoder takes, with and without its defaults."""
    assert places(program_to_dict(program)) == []
    assert places(program_to_dict(program, defaults=True)) == []


@pytest.mark.parametrize("case", CASES)
def test_broken_rules(case):
    """What one key breaks is refused where it stands; what several break is left to the decoder."""
    found = places(tables(case))
    assert (case.path in found) == (case.rule in ONE_KEY), found


@pytest.mark.parametrize(
    ("path", "new", "at"),
    [
        ("title", None, ""),
        ("widht", 3, ""),
        ("id", "Foot drop", "id"),
        ("condition", "strok", "condition"),
        ("schema", 2, "schema"),
        ("section", [], "section"),
        (f"{P}.shape", "square", f"{P}.shape"),
        (f"{P}.phase_duration_us", True, f"{P}.phase_duration_us"),
        (f"{P}.phase_duration_us", "300", f"{P}.phase_duration_us"),
        (f"{P}.rise_us", 10.0, P),
        ("evidence.grade", "rct", "evidence.grade"),
        ("evidence.sources", [1], "evidence.sources.0"),
        ("evidence.range.frequency_hz.width", 1.0, "evidence.range.frequency_hz"),
        ("application.sessions_per_day", 1.5, "application.sessions_per_day"),
    ],
)
def test_keys_and_types(path, new, at):
    """Missing and unknown keys, a key of another shape, wrong types."""
    data = document()
    *parents, last = path.split(".")
    table = data
    for name in parents:
        table = table[int(name)] if name.isdecimal() else table[name]
    if new is None:
        del table[last]
    else:
        table[last] = new
    assert at in places(data)


def test_a_whole_number_stands_for_a_number():
    """Contract 1.1: `20` for `20.0`; a free table takes anything."""
    data = document()
    data["section"][0]["duration_min"] = 20
    data["project"] = {"seen": [1, "two", {"three": True}]}
    assert places(data) == []
