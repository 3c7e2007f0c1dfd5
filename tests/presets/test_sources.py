"""The bibliography: complete, used, nothing invented."""

import re
from pathlib import Path

import pytest

from tests.presets.library import PATHS, TABLES, bibliography, document, name

READ = {"full", "abstract", "table", "manual", "memory"}
FIELDS = ["authors", "title", "journal", "year", "doi", "read", "where"]
# DOIs that the tables do not print, each with the page on which it was read.
DOI_READ_ELSEWHERE = {
    "burridge-1997": "correction in the notes to the clinical table",
    "carroll-1996": "PubMed 9014639",
    "chen-2010": "record of the abstract",
    "chen-2024": "journal page",
    "moll-2017": "PubMed 28815571",
    "sheffler-2013": "PMC3669250",
    "wu-2018": "PubMed 29394211",
    "zhang-2026": "record of PMC13008681",
}


def test_no_key_dangles_and_none_is_unused() -> None:
    """Every key of a preset is in the bibliography; every work there is used."""
    used = {key for path in PATHS for key in document(path)["evidence"]["sources"]}
    assert used == set(bibliography())


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_sources_of_numbers_are_among_the_sources(path: Path) -> None:
    """No duplicates, and nothing beside a number that is not listed."""
    evidence = document(path)["evidence"]
    assert len(set(evidence["sources"])) == len(evidence["sources"])
    of_numbers = {entry["source"] for entry in evidence["range"].values() if "source" in entry}
    assert of_numbers <= set(evidence["sources"])


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


def test_keys_are_sorted() -> None:
    """So that a missing one is seen."""
    assert list(bibliography()) == sorted(bibliography())


def test_no_doi_is_guessed() -> None:
    """Each stands in the tables, or the page where it was read is listed here."""
    tables = "".join(path.read_text(encoding="utf-8") for path in TABLES.glob("clinical_*.csv"))
    dois = {key: entry["doi"] for key, entry in bibliography().items() if "doi" in entry}
    assert all(re.fullmatch(r"10\.\d{4,9}/\S+", doi) for doi in dois.values())
    unknown = {key for key, doi in dois.items() if doi.lower() not in tables.lower()}
    assert unknown == DOI_READ_ELSEWHERE.keys()
