"""All presets as a list to choose from, searched and grouped."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, final

from wavesim.core.errors import UnusableFileError
from wavesim.core.spec import value
from wavesim.io.own_presets import own_id
from wavesim.io.presets import Fault, own_presets, preset_path, shipped
from wavesim.io.text import read_toml
from wavesim.presentation.card import grade_words, verification_words
from wavesim.presentation.names import CONDITIONS, condition_words
from wavesim.presentation.problems import reason
from wavesim.presentation.search import Field, aliases, score
from wavesim.presentation.summary import summary_of
from wavesim.presentation.words import _

FAULTY = "faulty"
"""Stands for the condition of files that cannot be used."""
_TITLE, _CONDITION, _USE, _TEXT = 8.0, 6.0, 4.0, 1.0
"""How much a word counts by where it is found."""


@final
@value
class Entry:
    """One preset in a list.

    condition: the key of the file; condition_words: as people say it.
    summary: its numbers in one line ("30 Hz, 300 µs, 20 mA, 5 s on / 10 s off").
    grade, direction, verification: the evidence in words.
    aliases: other words for its condition and use. words: what else a search looks through.
    own: it is one of the user's. fault: why a file of the user's cannot be used, None for a preset.
    """

    id: str
    title: str
    condition: str
    condition_words: str
    summary: str
    goal: str
    target: str
    modality: str
    grade: str
    direction: str
    verification: str
    notes: str
    aliases: str
    words: str
    own: bool = False
    fault: Fault | None = None


@final
@value
class Group:
    """The presets of one condition, which is never empty."""

    condition: str
    words: str
    entries: tuple[Entry, ...]


def entries() -> tuple[Entry, ...]:
    """Every preset that can be read, by condition and title, the user's among the shipped ones.

    Last come the user's files that cannot be used, each with its fault.
    """
    faults: list[Fault] = []
    found = [entry for entry in map(_shipped, shipped()) if entry]
    own = {own_id(path): document for path, document in own_presets(faults)}
    titles = {entry.id: entry.title for entry in found}
    titles |= {preset_id: _text(document, "title") for preset_id, document in own.items()}
    found += [_own(preset_id, document, titles) for preset_id, document in own.items()]
    order = {condition: place for place, condition in enumerate(CONDITIONS)}
    found.sort(key=lambda entry: (order.get(entry.condition, len(order)), entry.title))
    return (*found, *map(_faulty, faults))


def search(found: Iterable[Entry], text: str) -> tuple[Entry, ...]:
    """Entries that hold every word of the text or something it stands for, the best first.

    Files that cannot be used come last.
    """
    scored = [(score(_fields(entry), text), entry) for entry in found]
    hits = [(points, entry) for points, entry in scored if points is not None]
    hits.sort(key=lambda hit: (hit[1].fault is not None, -hit[0]))
    return tuple(entry for _points, entry in hits)


def grouped(found: Iterable[Entry]) -> tuple[Group, ...]:
    """Entries by condition, each group where its first entry stands."""
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        groups.setdefault(entry.condition, []).append(entry)
    return tuple(
        Group(condition=condition, words=members[0].condition_words, entries=tuple(members))
        for condition, members in groups.items()
    )


def _fields(entry: Entry) -> tuple[Field, ...]:
    use = f"{entry.target} {entry.goal} {entry.modality} {entry.aliases}"
    rest = f"{entry.words} {entry.notes} {entry.direction} {entry.grade}"
    return (
        Field(entry.title, _TITLE),
        Field(entry.condition_words, _CONDITION),
        Field(use, _USE),
        Field(rest, _TEXT, prose=True),
    )


def _shipped(preset_id: str) -> Entry | None:
    """The entry of a shipped preset; a file that cannot be read is left out, `validate` says why.
    """
    try:
        return _entry(preset_id, read_toml(preset_path(preset_id)))
    except UnusableFileError:
        return None


def _own(preset_id: str, document: Mapping[str, Any], titles: Mapping[str, str]) -> Entry:
    """The entry of one of the user's presets.

    titles: of all presets, by id. What was found of one of them was not found of what the user made
    from it; so that entry says where it came from instead.
    """
    entry = _entry(preset_id, document, own=True)
    title = titles.get(_text(document, "based_on"))
    if title is None:
        return entry
    summary = summary_of({key: found for key, found in document.items() if key != "evidence"})
    made = _("Made from: {title}").format(title=title)
    return replace(entry, summary=summary, grade="", verification="", direction=made)


def _faulty(fault: Fault) -> Entry:
    """The entry of a file that cannot be used: its name, and what is wrong."""
    texts = dict.fromkeys(("goal", "target", "modality", "grade", "direction", "verification"), "")
    return Entry(
        id=fault.source,
        title=os.path.basename(fault.source),
        condition=FAULTY,
        condition_words=_("Yours, not usable"),
        summary=reason(fault),
        notes="",
        aliases="",
        words="",
        own=True,
        fault=fault,
        **texts,
    )


def _entry(preset_id: str, document: Mapping[str, Any], own: bool = False) -> Entry:
    """The entry of a preset."""
    evidence, application = _table(document, "evidence"), _table(document, "application")
    condition = _text(document, "condition")
    mechanism = _text(evidence, "mechanism")
    criterion = _text(application, "intensity_criterion")
    speaks = [_text(document, "title"), _text(document, "notes"), mechanism]
    speaks += [_text(application, key) for key in ("target", "modality")]
    return Entry(
        id=preset_id,
        title=_text(document, "title"),
        condition=condition,
        condition_words=condition_words(condition),
        summary=summary_of(document),
        goal=_text(application, "goal"),
        target=_text(application, "target"),
        modality=_text(application, "modality"),
        grade=grade_words(_text(evidence, "grade")),
        direction=_text(evidence, "direction"),
        verification=verification_words(_text(evidence, "verification")),
        notes=_text(document, "notes"),
        aliases=aliases(condition, " ".join(speaks)),
        words=f"{preset_id} {mechanism} {criterion} {_('yours') if own else ''}",
        own=own,
    )


def _table(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = document.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(table: Mapping[str, Any], key: str) -> str:
    found = table.get(key)
    return found if isinstance(found, str) else ""
