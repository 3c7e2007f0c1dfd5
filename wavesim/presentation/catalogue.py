"""All presets as a list to choose from, searched and grouped."""

from collections.abc import Iterable
from typing import final

from wavesim.core.spec import value


@final
@value
class Entry:
    """One preset in a list.

    condition: the key of the file; condition_words: as people say it.
    summary: its numbers in one line ("30 Hz, 300 µs, 20 mA, 5 s on / 10 s off").
    grade, direction, verification: the evidence in words.
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


@final
@value
class Group:
    """The presets of one condition, which is never empty."""

    condition: str
    words: str
    entries: tuple[Entry, ...]


def entries() -> tuple[Entry, ...]:
    """Every preset that can be read, by condition and title."""
    raise NotImplementedError


def search(found: Iterable[Entry], text: str) -> tuple[Entry, ...]:
    """Entries that hold every word of the text or something it stands for, the best first."""
    raise NotImplementedError


def grouped(found: Iterable[Entry]) -> tuple[Group, ...]:
    """Entries by condition, in the order conditions are listed."""
    raise NotImplementedError
