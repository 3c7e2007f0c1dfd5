"""Sources in short and in full."""

import pytest

from tests.presets.library import bibliography
from wavesim.core.errors import UnusableFileError
from wavesim.core.evidence import Evidence
from wavesim.presentation import references
from wavesim.presentation.references import full, short


def own(**entry: object) -> Evidence:
    """Evidence with a bibliography of its own, of one entry."""
    return Evidence(bibliography={"key": entry})


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("powell-1999", "Powell 1999"),
        ("sentandreu-mano-2021", "Sentandreu-Mano 2021"),
        ("linn-1999", "Linn 1999"),
        ("powerdot-pd-02-manual", "PowerDot manual"),
        ("ann-geriatr-med-res-review-2022", "Ann Geriatr Med Res 2022"),
        ("nobody-2000", "nobody-2000"),
    ],
)
def test_short(key: str, words: str) -> None:
    """Surname and year; a manual by its maker; without authors the journal; at last the key."""
    assert short(key) == words


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"authors": "de Sousa Neto IV, Bottaro M", "year": 2021}, "de Sousa Neto 2021"),
        ({"authors": "Andrawus Najjar S", "year": 2019}, "Andrawus Najjar 2019"),
        ({"authors": "El-Shamy SM, and others", "year": 2016}, "El-Shamy 2016"),
        ({"authors": "World Health Organization", "year": 2020}, "World Health Organization 2020"),
        ({"authors": "Authors not seen", "title": "A register"}, "A register"),
        ({"year": 2020}, "key 2020"),
        ("no table", "key"),
    ],
)
def test_short_of_a_private_bibliography(entry: object, words: str) -> None:
    """Names with particles, of two words, with a hyphen; an entry of little use."""
    assert short("key", Evidence(bibliography={"key": entry})) == words


def test_full() -> None:
    """Everything known, and how far it was read."""
    assert full("powell-1999") == (
        "Powell J, Pandyan AD, Granat M, Cameron M, Stott DJ. Electrical stimulation of wrist "
        "extensors in poststroke hemiplegia. Stroke 30:1384-1389. 1999. "
        "doi:10.1161/01.STR.30.7.1384 (abstract read)"
    )
    assert full("key", own(title="Only a title")) == "Only a title"
    assert full("nobody-2000") == "nobody-2000"


@pytest.mark.parametrize("key", bibliography())
def test_every_shipped_source_has_words(key: str) -> None:
    """None falls back to its key, and every way of reading is worded."""
    assert short(key) != key
    assert full(key).endswith(")")


def test_missing_bibliography_leaves_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without its list of sources still shows everything else."""

    def unreadable() -> dict[str, object]:
        raise UnusableFileError("no_such_file", "SOURCES.toml")

    monkeypatch.setattr(references, "bibliography", unreadable)
    references._shipped.cache_clear()
    assert short("powell-1999") == "powell-1999"
    references._shipped.cache_clear()
