"""Differences in words."""

from dataclasses import replace

import pytest

from tests.programs import Constant, Monophasic, Nlet, channel, program, section
from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import value_at, with_values
from wavesim.core.program import Program
from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.presentation.edits import changes, differ, undo_words
from wavesim.presentation.project import Project

FIRST = "section.0.channel.0."
SPACE = "\N{NO-BREAK SPACE}"


def start(**more: object) -> Program:
    """20 mA, 250 us, 50 Hz, 5 s on and 10 s off."""
    return program(section(channel(amplitude_ma=20.0, **more), on_off=(5.0, 10.0)))


def undone(old: Program, new: Program) -> str:
    """What stands behind Undo, with plain spaces."""
    return undo_words(Project(program=old), Project(program=new)).replace(SPACE, " ")


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ({f"{FIRST}amplitude_ma": 24.0}, "amplitude 20 → 24 mA"),
        ({f"{FIRST}amplitude_ma": 12.5}, "amplitude 20 → 12.5 mA"),
        ({f"{FIRST}pulse.phase_duration_us": 1250.0}, "phase duration 250 → 1,250 µs"),
        ({f"{FIRST}electrode": None}, "pad 25 cm² → none"),
        ({f"{FIRST}delay_s": -1.0}, "delay 0 → −1 s"),
        ({f"{FIRST}on_s": 3.0}, "on none → 3 s"),
        ({f"{FIRST}pulse.polarity": "anodic_first"}, "polarity cathodic first → anodic first"),
        ({f"{FIRST}pulse.shape": "monophasic"},
         "pulse shape symmetric biphasic → monophasic, interphase gap 0 µs → none"),
        ({"section.0.on_s": 6.0, "section.0.off_s": 8.0}, "on 5 → 6 s, off 10 → 8 s"),
        ({"section.0.on_s": 6.0, "section.0.off_s": 8.0, f"{FIRST}amplitude_ma": 24.0},
         "on 5 → 6 s and 2 more"),
        ({"title": "Other"}, "title Test → Other"),
    ],
)  # fmt: skip
def test_undo_words(edits: dict[str, object], words: str) -> None:
    """The unit once, behind the last number."""
    old = start()
    assert undone(old, with_values(old, edits)) == words


def test_undo_of_opening() -> None:
    """Another program is not told value by value."""
    new = replace(start(), id="other", title="Burst TENS")
    assert undone(start(), new) == "open Burst TENS"


def test_channel_and_section_are_named_where_there_are_several() -> None:
    """Two channels, then two sections."""
    two = program(section(channel(name="Extensors"), channel(name="Flexors")))
    edited = with_values(two, {"section.0.channel.1.amplitude_ma": 30.0})
    assert undone(two, edited) == "Flexors: amplitude 40 → 30 mA"
    sections = program(replace(section(channel()), name="Warm-up"), section(channel()))
    edited = with_values(sections, {f"{FIRST}amplitude_ma": 30.0})
    assert undone(sections, edited) == "Warm-up: amplitude 40 → 30 mA"


def test_changes_are_those_that_were_made() -> None:
    """Paths and values of an edit come back, in both directions."""
    old = start()
    edits = {f"{FIRST}amplitude_ma": 24.0, "section.0.duration_min": 20.0, "notes": "new"}
    new = with_values(old, edits)
    assert {found.where: found.b for found in changes(old, new)} == edits
    assert {found.where: found.a for found in changes(new, old)} == edits
    assert differ(old, new)


def test_channel_that_only_one_has_is_told() -> None:
    """All its values against nothing, named by the program that has it."""
    one, two = program(section(channel())), program(section(channel(), channel(name="Flexors")))
    found = changes(one, two)
    assert {difference.a for difference in found} == {None}
    assert "Flexors: amplitude none → 40 mA" in [d.words.replace(SPACE, " ") for d in found]


def test_what_is_known_of_a_program_is_no_difference() -> None:
    """Evidence, id and where it came from change no current."""
    old = load("stroke-wrist-extension")
    new = replace(old, id="mine", evidence=None, application=None, based_on=old.id)
    assert changes(old, new) == ()
    assert not differ(old, new)


@pytest.mark.parametrize("preset_id", presets())
def test_changes_turn_one_program_into_the_other(preset_id: str) -> None:
    """By the edits themselves: the differences, made, give the other program."""
    pulse = Monophasic(phase_duration_us=100.0)
    new = load(preset_id)
    timing = Constant(frequency_hz=1.0)
    sections = [
        section(*[channel(pulse, timing, name=str(i)) for i in range(len(part.channel))])
        for part in new.section
    ]
    old = program(*sections)
    places = {_place(old, new, found.where) for found in changes(old, new)} - {None}
    edits = {where: value_at(new, where) for where in places}
    assert with_values(old, edits).section == new.section


def _place(old: Program, new: Program, path: str) -> str | None:
    """Where an edit is made: at a table that one of both has, else at the value.

    None where the new program does not take the key: a new shape takes the keys of the old one away
    by itself.
    """
    names = path.split(".")
    for count in range(1, len(names)):
        table = ".".join(names[:count])
        if None in (value_at(old, table), value_at(new, table)):
            return table
    try:
        value_at(new, path)
    except ImpossibleError:
        return None
    return path


def test_what_is_so_or_not_is_said_so() -> None:
    """Not as a number."""
    nlet = Nlet(frequency_hz=30.0, nlet_interval_ms=5.0)
    a = program(section(channel(timing=nlet)))
    b = with_values(a, {"section.0.channel.0.timing.first_only": True})
    assert [found.words for found in changes(a, b)] == ["first only no \N{RIGHTWARDS ARROW} yes"]
