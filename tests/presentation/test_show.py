"""A program in words: every number with its range, basis and source, and whether it was read."""

from dataclasses import replace

from tests.programs import channel, program, section
from wavesim.core.evidence import Application, Evidence, Range
from wavesim.core.paths import with_value
from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.presentation.evidence_text import evidence_words
from wavesim.presentation.show import show_lines

EVIDENCE = Evidence(
    grade="RCT",
    direction="positive",
    verification="partly read",
    sources=("smith-2001",),
    assumed=("amplitude_ma",),
    range={
        "frequency_hz": Range(min=20.0, max=50.0, value_basis="source", range_basis="review",
                              source="smith-2001", read=True),
        "on_s": Range(max=12.0, range_basis="usual"),
        "weeks": Range(min=4.0, value_basis="review", range_basis="source", source="smith-2001"),
        "section.0.channel.0.pulse.phase_duration_us": Range(value_basis="usual"),
    },
    bibliography={"smith-2001": {"authors": "Smith J", "year": 2001, "read": "full"}},
)  # fmt: skip
USE = Application(intensity_criterion="visible contraction", weeks=6.0, precautions=("none",))
PROGRAM = replace(
    program(section(channel(), minutes=20.0, on_off=(10.0, 20.0))),
    evidence=EVIDENCE, application=USE, notes="first line\nsecond line",
)  # fmt: skip


def lines(found=PROGRAM, start=None):
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in show_lines(found, start)]


def text(found=PROGRAM, start=None):
    """All lines in one, without the columns."""
    return " ".join(" ".join(lines(found, start)).split())


def test_numbers_stand_with_what_is_known():
    """Range, basis, source, read or not, example."""
    told = text()
    assert (
        "Frequency 50 Hz value of a source; published 20–50 Hz, by a review; Smith 2001, seen there"
        in told
    )
    assert "On 10 s usual up to 12 s, no single source Off 20 s Trigger" in told
    assert "Phase duration 250 µs usual value Interphase gap" in told
    assert "Amplitude 40 mA example Pad" in told
    assert (
        "Weeks 6 value of a review; published from 4, by a source; Smith 2001, from memory" in told
    )


def test_a_range_of_another_work_names_it():
    """The value with its source, then the range with its own; a usual range has none."""
    told = text(load("stroke-wrist-extension"))
    assert (
        "value of a source; Sentandreu-Mano 2021, seen there; published 20–50 Hz, by a review: "
        "Doucet 2012" in told
    )
    assert (
        "value of a source; Powell 1999, from memory; usual 200–300 µs, no single source" in told
    )


def test_the_criterion_stands_before_the_example():
    """How the intensity is set goes first; then the number, marked."""
    told = lines()
    criterion = told.index("  Intensity: visible contraction")
    assert told[criterion + 1] == "  one: 40 mA (example)"


def test_a_changed_value_is_no_example():
    """What was known about the value of the file is not known about another one."""
    path = "section.0.channel.0.amplitude_ma"
    told = list(show_lines(with_value(PROGRAM, path, 50.0), PROGRAM))
    assert any(line.split() == ["Amplitude", "50", "mA", "changed"] for line in told)
    assert "  one: 50\N{NO-BREAK SPACE}mA" in told
    assert not any("example" in line for line in told)
    frequency = "section.0.channel.0.timing.frequency_hz"
    assert "Frequency 60 Hz changed; published 20–50 Hz, by a review; Smith 2001, seen there" in (
        text(with_value(PROGRAM, frequency, 60.0), PROGRAM)
    )


def test_no_value_is_no_zero():
    """0 mA means that no value is given."""
    assert "  one: no value is given" in lines(
        replace(PROGRAM, section=(section(channel(amplitude_ma=0.0)),))
    )


def test_nothing_is_said_where_nothing_is_known():
    """No evidence, no words."""
    assert evidence_words(None, "section.0.on_s", "s") == ""
    assert evidence_words(EVIDENCE, "section.0.off_s", "s") == ""


def test_every_preset_is_shown_whole():
    """Its title, all its own texts, and every source in full."""
    for preset_id in presets():
        found = load(preset_id)
        told = text(found)
        assert told.startswith(found.title)
        for said in (found.evidence.direction, found.application.intensity_criterion):
            assert " ".join(said.split()) in told
        for section_ in found.section:
            assert section_.name in told
