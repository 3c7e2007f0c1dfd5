"""The preset's card."""

import re
from dataclasses import replace

import pytest

from tests.programs import channel, program, section
from wavesim.core.evidence import Application, Evidence
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.presentation.card import preset_card
from wavesim.presentation.project import Project

AMPLITUDE = "section.0.channel.0.amplitude_ma"


def opened(found: Program) -> Project:
    """A preset as it is opened."""
    return Project(program=found, preset=found)


def test_card_of_a_preset() -> None:
    """Wrist extension: texts of its file, words for grade, verification and sources."""
    card = preset_card(opened(load("stroke-wrist-extension")))
    assert card.title == "Wrist extension after stroke"
    assert card.subtitle.startswith("NMES cyclic · Extensor carpi radialis")
    assert (card.grade, card.source) == ("RCT", "Powell 1999 and 2 more")
    assert card.verification == "values partly read in the sources"
    assert card.verification_where.startswith("Seen in print: frequency")
    assert [source.split()[0] for source in card.references] == [
        "Powell", "Sentandreu-Mano", "Doucet",
    ]  # fmt: skip
    assert "Pregnancy: over the uterus, abdomen, low back or pelvis" in card.contraindications
    assert not card.edited


def test_example_stands_beside_the_criterion() -> None:
    """Of the preset, also when yours is another; a value with a source is no example."""
    start = load("stroke-wrist-extension")
    yours = Project(program=with_values(start, {AMPLITUDE: 24.0}), preset=start)
    said = preset_card(yours).intensity.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Full wrist extension, comfortable · example 20 mA"
    assert "xample" not in preset_card(opened(load("tens-burst"))).intensity


def test_examples_of_several_channels_and_no_criterion() -> None:
    """Each value once."""
    channels = [channel(name=name, amplitude_ma=ma) for name, ma in (("a", 20.0), ("b", 15.0))]
    found = program(section(*channels), section(channels[0]))
    found = replace(found, evidence=Evidence(assumed=("amplitude_ma",)))
    said = preset_card(opened(found)).intensity.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Example 20 mA, 15 mA"


def test_edited_is_said_of_the_current_not_of_what_is_known() -> None:
    """An edit and its undo; another id and no evidence change nothing."""
    start = load("stroke-wrist-extension")
    edited = with_values(start, {AMPLITUDE: 24.0})
    assert preset_card(Project(program=edited, preset=start)).edited
    back = with_values(edited, {AMPLITUDE: 20.0})
    copy = replace(back, id="mine", based_on=start.id, evidence=None)
    assert not preset_card(Project(program=copy, preset=start)).edited


def test_program_of_ones_own_has_a_card_with_what_is_known() -> None:
    """No preset, no evidence: its title and notes, nothing made up."""
    own = replace(program(section(channel())), notes="mine")
    card = preset_card(Project(program=own))
    assert (card.title, card.notes) == ("Test", "mine")
    assert (card.subtitle, card.grade, card.source, card.verification) == ("", "", "", "")
    assert (card.intensity, card.references, card.edited) == ("", (), False)


@pytest.mark.parametrize("preset_id", presets())
def test_every_preset_fills_its_card(preset_id: str) -> None:
    """What contract 1.7 asks of a preset is on the card, and an assumed current is an example."""
    found = load(preset_id)
    card = preset_card(opened(found))
    assert all((card.grade, card.direction, card.verification, card.title))
    assert len(card.references) == len(found.evidence.sources)
    # An example for teaching has no source, and all its numbers are ours.
    assert bool(card.source) == bool(found.evidence.sources)
    assumed = any(key.endswith("amplitude_ma") for key in found.evidence.assumed)
    assert ("xample " in card.intensity) == assumed
    assert bool(card.disagreement) == bool(card.points)


@pytest.mark.parametrize("preset_id", presets())
def test_contraindications_in_few_words(preset_id: str) -> None:
    """One for each, every word of it in the sentence it stands for, and all fit the closed card."""
    card = preset_card(opened(load(preset_id)))
    for short, long in zip(card.not_with, card.contraindications, strict=True):
        words = re.findall(r"[a-z]+", short.lower())
        told = long.lower()
        assert [word for word in words if word not in told] == []
    assert len(", ".join(card.not_with)) <= 250


def test_contraindication_of_ones_own_stands_as_it_is() -> None:
    own = replace(program(section(channel())), application=Application(contraindications=("Mine",)))
    assert preset_card(opened(own)).not_with == ("Mine",)


def test_points_of_the_literature_are_told_in_full() -> None:
    card = preset_card(opened(load("stroke-foot-drop")))
    assert card.disagreement == "The literature disagrees: 1 point"
    assert card.points[0].startswith("Shape of the pulse in foot drop\n– Asymmetric")


def test_words_for_what_is_read_are_three() -> None:
    """Visual guide, section 6."""
    words = {
        preset_card(opened(replace(program(section(channel())),
                                   evidence=Evidence(verification=verification)))).verification
        for verification in ("read", "partly read", "from memory")
    }  # fmt: skip
    assert words == {
        "values read in the sources", "values partly read in the sources", "values from memory",
    }  # fmt: skip


def test_application_without_target() -> None:
    """The subtitle has no lonely dot."""
    found = replace(program(section(channel())), application=Application(modality="TENS"))
    assert preset_card(opened(found)).subtitle == "TENS"
