"""Ranges of the shipped presets: nobody is named for what is not theirs."""

import tomllib
from dataclasses import replace

import pytest

from tests.presets.library import ROOT, bibliography, evidence_lines, numbers, source_keys
from tests.presets.test_evidence import RANGE_OF_ANOTHER_WORK
from wavesim.core.evidence import Evidence, Range
from wavesim.core.program import Program
from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.presentation.parameters import ParameterRow, parameter_rows
from wavesim.presentation.project import Project
from wavesim.presentation.ranges import band, is_example, range_of
from wavesim.presentation.references import short

SHIPPED = [load(preset_id) for preset_id in presets()]
SHORTS = {short(key) for key in bibliography()}


def rows(program: Program) -> tuple[ParameterRow, ...]:
    """The rows of a preset as it is opened."""
    return parameter_rows(Project(program=program, preset=program))


def of_range(row: ParameterRow) -> str:
    """What the line says of the range, without whose the preset's value is."""
    return row.line.replace("\N{NO-BREAK SPACE}", " ").partition(" · preset")[0]


@pytest.mark.parametrize("program", SHIPPED, ids=lambda program: program.id)
def test_what_is_usual_names_nobody(program: Program) -> None:
    """Neither a usual range nor a usual value, nor one of ours."""
    for row in rows(program):
        known = range_of(program.evidence, row.path)
        if known is None or known.range_basis in {None, "usual"}:
            assert "Published" not in row.line
            assert not [name for name in SHORTS if name in of_range(row)]
        if is_example(program.evidence, row.path) or (known and known.value_basis == "usual"):
            assert not [name for name in SHORTS if name in row.origin]
            assert " · preset" not in row.line.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("program", SHIPPED, ids=lambda program: program.id)
def test_ends_are_those_of_the_clinical_table(program: Program) -> None:
    """By the table, not by the preset: published only with a source, and no end made up."""
    lines = {
        line["parameter"]: line
        for line in evidence_lines()
        if line["id"] == program.evidence.protocol
    }
    for row in rows(program):
        line = lines.get(row.path.rpartition(".")[2])
        # In the table the rate of bursts is called frequency, and so is the one inside them.
        if line is None or row.range is None or row.label in {"In burst", "Burst frequency"}:
            continue
        published = line["range_basis"] in {"source", "review"}
        assert row.range.kind == ("published" if published else "usual")
        assert [row.range.low, row.range.high] == [
            float(line[end]) if line[end] else None for end in ("min", "max")
        ]


@pytest.mark.parametrize("program", SHIPPED, ids=lambda program: program.id)
def test_range_of_another_work_is_not_the_trials(program: Program) -> None:
    """Ranges that the clinical table takes from another work than the value."""
    for row in rows(program):
        key = row.path.rpartition(".")[2]
        # In the table the rate of bursts is called frequency, not the one inside them.
        if row.label == "In burst":
            continue
        if (program.evidence.protocol, key) in RANGE_OF_ANOTHER_WORK:
            source = range_of(program.evidence, row.path).source
            works = RANGE_OF_ANOTHER_WORK[program.evidence.protocol, key]
            assert row.range.source == ", ".join(map(short, works))
            assert all(short(work) in of_range(row) for work in works)
            assert source in works or short(source) not in of_range(row)
            told = row.line.replace("\N{NO-BREAK SPACE}", " ")
            assert row.main is False or f": {short(source)}" in told


@pytest.mark.parametrize("program", SHIPPED, ids=lambda program: program.id)
def test_every_preset_starts_within_its_ranges(program: Program) -> None:
    """So a preset as it is opened has nothing to note."""
    assert {row.state for row in rows(program)} == {"ok"}


@pytest.mark.parametrize(
    ("found", "sources", "name"),
    [
        (Range(min=1.0, range_basis="review", source="doucet-2012"), (), "Doucet 2012"),
        (Range(min=1.0, value_basis="usual", range_basis="source", source="doucet-2012"), (),
         "Doucet 2012"),
        (Range(min=1.0, value_basis="source", range_basis="source", source="doucet-2012"),
         ("doucet-2012",), "Doucet 2012"),
        (Range(min=1.0, value_basis="source", range_basis="source", source="doucet-2012"),
         ("doucet-2012", "powell-1999"), ""),
        (Range(min=1.0, value_basis="source", range_basis="review", source="doucet-2012"),
         ("doucet-2012", "powell-1999"), ""),
        (Range(min=1.0, value_basis="source", range_basis="usual", source="doucet-2012"),
         ("doucet-2012",), ""),
    ],
)  # fmt: skip
def test_source_is_named_where_it_is_certainly_the_ranges(
    found: Range, sources: tuple[str, ...], name: str
) -> None:
    """One source for value and range is the range's only where it cannot be the value's."""
    evidence = Evidence(sources=sources, range={"amplitude_ma": found})
    assert band(evidence, "section.0.channel.0.amplitude_ma").source == name


def test_each_shipped_range_names_the_works_of_the_clinical_table() -> None:
    """The table of range sources, by the list of other works and by the table of numbers."""
    table = tomllib.loads((ROOT / "wavesim/data/range_sources.toml").read_text(encoding="utf-8"))
    protocols = {program.evidence.protocol: program for program in SHIPPED}
    # The clinical table calls these otherwise.
    cycles = "section.0.channel.0.pulse.cycle_count"
    called = {"burst_frequency_hz": "frequency_hz", cycles: "burst",
              "spacing_us": "phase_duration_us"}  # fmt: skip
    for protocol, works in table.items():
        for key, keys in works.items():
            name = called.get(key, key)
            other = RANGE_OF_ANOTHER_WORK.get((protocol, name))
            line = numbers(protocol).get(name)
            told = list(other) if other else source_keys(line["source_short"]) if line else None
            assert keys == (told or [protocols[protocol].evidence.range[key].source])
            assert set(keys) <= set(protocols[protocol].evidence.sources)


@pytest.mark.parametrize("program", SHIPPED, ids=lambda program: program.id)
def test_no_shipped_range_hides_whose_it_is(program: Program) -> None:
    """A reader of a published range is never sent to look for its source."""
    assert not [row.line for row in rows(program) if "see sources" in row.line]


def test_the_table_holds_for_the_file_it_was_made_for() -> None:
    """Not for one of the same protocol that does not rest on the work."""
    path = "section.0.channel.0.timing.frequency_hz"
    found = Range(min=20.0, max=50.0, value_basis="source", range_basis="review", source="own")
    evidence = Evidence(
        protocol="STR-WRIST-CYCLIC", sources=("own", "another"), range={"frequency_hz": found}
    )
    assert band(evidence, path).source == ""
    evidence = replace(evidence, sources=("own", "doucet-2012"))
    assert band(evidence, path).source == "Doucet 2012"


def test_examples_are_found_by_key_and_by_place() -> None:
    """As ranges are."""
    evidence = Evidence(assumed=("off_s", "section.0.channel.1.amplitude_ma"))
    assert is_example(evidence, "section.0.off_s")
    assert is_example(evidence, "section.0.channel.1.amplitude_ma")
    assert not is_example(evidence, "section.0.channel.0.amplitude_ma")
    assert not is_example(None, "section.0.off_s")
