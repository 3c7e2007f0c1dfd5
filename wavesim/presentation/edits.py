"""Any difference between two programs, in words."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, final

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import keys, value
from wavesim.presentation.names import exact, list_words, name_of, unit_of, value_words
from wavesim.presentation.project import Project
from wavesim.presentation.words import _

_ARROW = "\N{RIGHTWARDS ARROW}"
_TOP = ("title", "condition", "notes", "device", "section")
"""Keys of the program that count as a difference; what is known of it does not."""
_MOST_NAMED = 2


@final
@value
class Difference:
    """One value that differs: its path, the value in a and in b (None: not there), and words."""

    where: str
    a: object
    b: object
    words: str


def changes(a: Program, b: Program) -> tuple[Difference, ...]:
    """Everything that differs in the currents of two programs, in their titles and notes."""
    before, after = dict(_values(a)), dict(_values(b))
    return tuple(
        Difference(where=path, a=old, b=new, words=_words(path, a, b, old, new))
        for path in dict.fromkeys([*before, *after])
        if (old := before.get(path)) != (new := after.get(path))
    )


def differ(a: Program, b: Program) -> bool:
    """Whether `changes` would find anything."""
    return any(getattr(a, name) != getattr(b, name) for name in _TOP)


def undo_words(old: Project, new: Project) -> str:
    """What an edit did, to stand behind "Undo": "amplitude 20 → 24 mA"."""
    if old.program.id != new.program.id:
        return _("open {title}").format(title=new.program.title)
    found = [difference.words for difference in changes(old.program, new.program)]
    if not found and old.program.project != new.program.project:
        return _("settings of the response")
    if len(found) <= _MOST_NAMED:
        return ", ".join(found)
    return _("{first} and {count} more").format(first=found[0], count=len(found) - 1)


def _values(found: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Path and value of every plain value that is there."""
    if isinstance(found, tuple):
        for i, item in enumerate(found):
            yield from _values(item, f"{prefix}{i}.")
        return
    tag = getattr(type(found), "TAG", None)
    if tag:
        yield f"{prefix}{tag}", getattr(found, tag)
    for name in _TOP if isinstance(found, Program) else keys(type(found)):
        item = getattr(found, name)
        if is_dataclass(item) or _is_tables(item):
            yield from _values(item, f"{prefix}{name}.")
        elif item not in (None, ""):
            yield f"{prefix}{name}", item


def _is_tables(item: object) -> bool:
    """Whether this is a list of sections or channels; a list of numbers is one value."""
    return isinstance(item, tuple) and all(is_dataclass(one) for one in item)


def _words(path: str, a: Program, b: Program, before: Any, after: Any) -> str:
    """One difference in words, with section and channel where there are several."""
    unit = unit_of(path)
    first = told(before, unit if after is None else "")
    owners = _owners(path, b) or _owners(path, a)
    return ": ".join([*owners, f"{name_of(path)} {first} {_ARROW} {told(after, unit)}"])


def _owners(path: str, program: Program) -> list[str]:
    """Names of the section and channel a path lies in, each only where it has neighbours."""
    names = path.split(".")
    found: list[str] = []
    parts: tuple[Section, ...] | tuple[Channel, ...] = program.section
    for table in ("section", "channel"):
        if table not in names:
            break
        number = int(names[names.index(table) + 1])
        if number >= len(parts):
            break
        found += [parts[number].name] if len(parts) > 1 else []
        part = parts[number]
        parts = part.channel if isinstance(part, Section) else ()
    return found


def told(found: object, unit: str) -> str:
    """A value of a program in words, with its unit."""
    if isinstance(found, bool):
        return _("yes") if found else _("no")
    if isinstance(found, str):
        return value_words(found)
    if isinstance(found, tuple):
        return list_words(found)
    return exact(found, unit) if isinstance(found, int | float) else _("none")
