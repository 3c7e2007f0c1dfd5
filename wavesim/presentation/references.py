"""Sources as people cite them: "Powell 1999", and in full."""

import re
from collections.abc import Mapping
from functools import cache
from textwrap import shorten

from wavesim.core.errors import UnusableFileError
from wavesim.core.evidence import Evidence
from wavesim.io.presets import bibliography
from wavesim.presentation.words import _

_UNSEEN = "Authors not seen"
_TITLE = 40
"""Characters of a title that stands for its authors."""
_READ = {
    "full": "read in full",
    "abstract": "abstract read",
    "table": "table read",
    "manual": "manual read",
    "memory": "from memory",
}
"""How far a source was read, in words."""


def short(key: str, evidence: Evidence | None = None) -> str:
    """A source in two or three words: "Powell 1999"; its key where no bibliography has it."""
    entry = _entry(key, evidence)
    authors, year = _text(entry, "authors"), _text(entry, "year")
    if authors == _UNSEEN:
        authors = ""
    if authors and entry.get("read") == "manual":
        name = _("{maker} manual").format(maker=authors)
    elif authors:
        name = _surname(authors)
    else:
        title = _beginning(_text(entry, "title"))
        name = _without_volume(_text(entry, "journal")) or title or key
    return f"{name} {year}" if year else name


def full(key: str, evidence: Evidence | None = None) -> str:
    """A source with authors, title, journal, year and DOI, and how far it was read."""
    entry = _entry(key, evidence)
    parts = [_text(entry, name) for name in ("authors", "title", "journal", "year")]
    doi = _text(entry, "doi")
    told = ". ".join(part for part in [*parts, doi and f"doi:{doi}"] if part) or key
    read = _READ.get(_text(entry, "read"))
    return f"{told} ({_(read)})" if read else told


def _entry(key: str, evidence: Evidence | None) -> Mapping[str, object]:
    """The entry behind a key: of the program's own bibliography, else of the shipped one."""
    own = evidence.bibliography if evidence else None
    found = own[key] if own and key in own else _shipped().get(key)
    return found if isinstance(found, Mapping) else {}


@cache
def _shipped() -> Mapping[str, object]:
    """The bibliography of the presets, read once; empty where it cannot be read."""
    try:
        return bibliography()
    except UnusableFileError:
        return {}


def _text(entry: Mapping[str, object], name: str) -> str:
    found = entry.get(name)
    return str(found) if isinstance(found, str | int) else ""


def _surname(authors: str) -> str:
    """The first author's surname: "Powell J, Pandyan AD" becomes "Powell"."""
    first = authors.split(",")[0].removesuffix(" and others")
    return re.sub(r"( [A-Z]{1,4})+$", "", first)


def _beginning(title: str) -> str:
    """A title up to its first comma, colon or bracket, in few words."""
    return shorten(re.split(r"[,:]| \(", title)[0], _TITLE, placeholder="\N{HORIZONTAL ELLIPSIS}")


def _without_volume(journal: str) -> str:
    """A journal's name: "Ann Geriatr Med Res 26:16-24" becomes "Ann Geriatr Med Res"."""
    return re.sub(r" \d[\d():;-]*.*$", "", journal)
