"""The shipped profiles: all readable, every number with a source, as docs/devices.md lists them."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.core.pulses import SHAPES
from wavesim.core.timing import TIMINGS
from wavesim.device.profile import Profile, Source
from wavesim.device.scale import Scale
from wavesim.io.devices import device, devices, replay
from wavesim.io.files import load

PAGE = (Path(__file__).parents[2] / "docs" / "devices.md").read_text(encoding="utf-8")
SAYS_WHAT_IT_IS = {"id", "title", "kind", "notes", "source", "output", "width_means"}
"""Keys that are words of the profile, or that it starts with."""


def test_the_page_lists_all_of_them():
    table = PAGE.split("## The devices")[1].split("\n## ")[0]
    assert re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE) == devices()


@pytest.mark.parametrize("name", devices())
def test_every_number_names_its_source(name):
    found = device(name)
    assert found.id == name
    given = {
        field.name
        for field in fields(Profile)
        if field.name not in SAYS_WHAT_IT_IS and getattr(found, field.name) is not None
    }
    sourced = {key for source in found.source.values() for key in source.keys}
    assert given <= sourced
    assert sourced <= {field.name for field in fields(Profile)}


@pytest.mark.parametrize("name", devices())
def test_typical_ones_are_ours_and_the_others_have_been_read(name):
    found = device(name)
    read = [source.read for source in found.source.values()]
    if found.kind == "typical":
        assert "ours" in found.notes
        assert not any(read)
    else:
        assert any(read)
        assert all(s.url for name, s in found.source.items() if s.read and name != "ours")


@pytest.mark.parametrize("name", devices())
def test_shapes_and_timings_are_those_of_the_file(name):
    found = device(name)
    assert set(found.shapes or ()) <= set(SHAPES)
    assert set(found.timings or ()) <= set(TIMINGS)


def test_a_device_that_is_not_known():
    with pytest.raises(UnusableFileError) as caught:
        device("rehastim-3")
    assert caught.value.rule == "unknown_device"
    assert "rehastim-2" in caught.value.facts["nearest"]
    for hostile in ("../devices/stg4002", "", "STG4002"):
        with pytest.raises(UnusableFileError):
            device(hostile)


def test_a_program_without_a_device():
    with pytest.raises(UnusableFileError) as caught:
        replay(load("stroke-foot-drop"))
    assert caught.value.rule == "no_device"


def test_a_profile_has_one_way_to_set_its_rate_and_a_source():
    scale = Scale(low=1.0, high=2.0)
    source = {"a": Source(title="a", keys=(), read=True)}
    common = {"id": "a", "title": "A", "kind": "typical", "sequence": "device"}
    with pytest.raises(ImpossibleError):
        Profile(**common, frequency_hz=scale, period_ms=scale, source=source)
    with pytest.raises(ImpossibleError):
        Profile(**common, source={})
