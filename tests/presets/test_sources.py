"""The bibliography: complete, used, nothing invented."""

import re
from pathlib import Path

import pytest

from tests.presets.library import (
    PATHS,
    bibliography,
    document,
    evidence_lines,
    name,
    protocols,
    source_keys,
    sources,
)

READ = {"full", "abstract", "table", "manual", "memory"}
FIELDS = ["authors", "title", "journal", "year", "doi", "read", "where"]
# DOIs that the tables do not print beside the work, and the page on which each was read.
DOI_READ_ELSEWHERE = {
    "burridge-1997": ("10.1177/026921559701100303", "correction in the notes to the table"),
    "carroll-1996": ("10.1093/bja/77.6.798", "PubMed 9014639"),
    "chen-2010": ("10.1111/j.1475-097X.2010.00936.x", "record of the abstract"),
    "chen-2024": ("10.1186/s12984-024-01462-2", "journal page"),
    "moll-2017": ("10.1111/dmcn.13501", "PubMed 28815571"),
    "sheffler-2013": ("10.1016/j.apmr.2013.01.024", "PMC3669250"),
    "wu-2018": ("10.1097/AAP.0000000000000740", "PubMed 29394211"),
    "zhang-2026": ("10.3389/fneur.2026.1766337", "record of PMC13008681"),
}


def test_no_key_dangles_and_none_is_unused() -> None:
    """Every key of a preset is in the bibliography; every work there is used."""
    used = {key for path in PATHS for key in sources(path)}
    assert used == set(bibliography())


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_sources_of_numbers_are_among_the_sources(path: Path) -> None:
    """No duplicates, and nothing beside a number that is not listed."""
    ranges, works = document(path)["evidence"]["range"], sources(path)
    assert len(set(works)) == len(works)
    assert {entry["source"] for entry in ranges.values() if "source" in entry} <= set(works)


def test_a_number_read_has_a_source_that_was_read() -> None:
    """A work known from memory only cannot be where a number was seen."""
    for path in PATHS:
        for entry in document(path)["evidence"]["range"].values():
            if entry.get("read"):
                assert bibliography()[entry["source"]]["read"] != "memory"


@pytest.mark.parametrize("key", bibliography())
def test_entries_are_complete(key: str) -> None:
    """Fields in the order of the page on presets; how far it was read, and where."""
    entry = bibliography()[key]
    assert list(entry) == [field for field in FIELDS if field in entry]
    assert {"authors", "title", "read", "where"} <= entry.keys()
    assert entry["read"] in READ
    assert 1900 <= entry.get("year", 2000) <= 2026


@pytest.mark.parametrize("key", bibliography())
def test_fields_say_something(key: str) -> None:
    """Texts are not empty, a year is a number, a DOI is one: prefix, suffix, nothing around it."""
    entry = bibliography()[key]
    texts = {name: found for name, found in entry.items() if name != "year"}
    assert all(isinstance(found, str) and found.strip() == found != "" for found in texts.values())
    assert isinstance(entry.get("year", 2000), int)
    assert re.fullmatch(r"10\.\d{4,9}/\S*[A-Za-z0-9)]", entry.get("doi", "10.1000/1"))


def test_a_doi_is_one_work() -> None:
    """The same text under two keys would count as two studies."""
    dois = [entry["doi"].lower() for entry in bibliography().values() if "doi" in entry]
    assert len(set(dois)) == len(dois)


def test_keys_are_sorted() -> None:
    """So that a missing one is seen."""
    assert list(bibliography()) == sorted(bibliography())


@pytest.mark.parametrize("key", bibliography())
def test_no_doi_is_guessed(key: str) -> None:
    """The one of the tables for that work, or one whose page is listed here; none where neither."""
    doi = bibliography()[key].get("doi")
    if key in DOI_READ_ELSEWHERE:
        assert doi == DOI_READ_ELSEWHERE[key][0]
    elif doi is None:
        assert of_number(key) == set()
    else:
        assert doi in (of_number(key) or of_protocol(bibliography()[key]["authors"]))


def of_number(key: str) -> set[str]:
    """DOIs beside the numbers of a work; beside two works it is the first one's or neither's."""
    return {
        line["doi"]
        for line in evidence_lines()
        if source_keys(line["source_short"]) == [key] and line["doi"]
    }


def of_protocol(authors: str) -> set[str]:
    """DOIs of the protocols that cite these authors, or a DOI of two authors' line."""
    first = authors.split(",")[0].split(" and others")[0]
    cited = [line for line in protocols().values() if first in line["citation"]]
    shared = [line for line in evidence_lines() if first in line["source_full"]]
    return {cell.split(" (")[0] for line in [*cited, *shared] if (cell := line["doi"])}
