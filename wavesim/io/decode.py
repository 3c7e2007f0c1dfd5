"""From the tables of a file to a program: strict, and with everything that is wrong at once.

One recursive walk over the keys that the values of the core declare. A table that cannot be built
stands in for itself as a *shell*, an instance without its checks that holds only the keys that are
right, so that the table around it can still be judged. Shells never leave this module.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, is_dataclass
from typing import Any, get_args, get_origin

from wavesim.core.channel import Channel
from wavesim.core.contract_keys import CONTRACT_KEYS, CONTRACT_KINDS, KINDS, tag_of
from wavesim.core.errors import ImpossibleError, Problem, raise_if
from wavesim.core.evidence import MOST_STAGES, Stage
from wavesim.core.paths import unknown, unknown_kind
from wavesim.core.program import MOST_SECTIONS, Program
from wavesim.core.section import Section
from wavesim.core.section_rules import MOST_CHANNELS
from wavesim.core.spec import Key, check_one, keys
from wavesim.core.stages import stage_problems
from wavesim.io.guard import check_tree

NEWEST_SCHEMA = 1
MOST_TABLES: dict[type, int] = {
    Section: MOST_SECTIONS,
    Channel: MOST_CHANNELS,
    Stage: MOST_STAGES,
}
_WRONG: Any = object()
"""Stands for a value that cannot be used."""


def program_from_dict(data: Mapping[str, Any], source: str = "") -> Program:
    """The program in the tables of a file.

    data: what a TOML or JSON parser gives; source: what messages name. Raises one ImpossibleError
    with every unknown, missing and mistyped key, every value out of range, and the impossible
    combinations of each table whose own keys are right; UnusableFileError where the data nest too
    deep or a list is too long.
    """
    check_tree(data, source)
    newer = data.get("schema")
    if isinstance(newer, int) and not isinstance(newer, bool) and newer > NEWEST_SCHEMA:
        raise ImpossibleError(
            [Problem("schema", "schema", newer, f"up to {NEWEST_SCHEMA}")], source=source
        )
    reading = _Reading()
    program = reading.table(Program, data, "")
    reading.problems += _unknown_evidence(getattr(program, "evidence", None))
    if not reading.problems:
        reading.problems += stage_problems(program)
    if reading.problems:
        raise ImpossibleError(reading.problems, source=source)
    assert isinstance(program, Program)
    return program


def value_from(key: Key, raw: object, path: str) -> Any:
    """What a key of a table becomes, such as a whole electrode from its table.

    Raises ImpossibleError with everything that is wrong in it; paths begin with `path`.
    """
    reading = _Reading()
    found = reading.value(key, raw, path)
    raise_if(reading.problems)
    return found


class _Reading:
    """The problems and the shells of one file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.shells: list[object] = []

    def table(self, interface: type, raw: object, path: str) -> Any:
        """The value of a table; its shell where something in it is wrong."""
        if not isinstance(raw, Mapping):
            return self.wrong(Problem("type", path, raw, "a table"))
        cls = self.kind(interface, raw, path)
        if cls is None:
            return _WRONG
        before = len(self.problems)
        given, own_keys_right = self.given(cls, raw, path)
        if len(self.problems) > before:
            shell = self.shell(cls, given, raw)
            if own_keys_right:
                self.problems += (_placed(problem, path) for problem in self.misfits(shell))
            elif cls not in (Program, Section, Channel) and any(self.misfits(shell)):
                # What does not fit together, too, answers no question from further up.
                return self.empty(cls)
            # The length of a section rests on several keys at once: a program asks it for nothing.
            return self.empty(cls) if cls is Section else shell
        try:
            return cls(**given)
        except ImpossibleError as error:
            self.problems += (_placed(problem, path) for problem in error.problems)
            # Names, times and ramps, all that a section asks of a channel, hold whatever pulse and
            # timing are to each other. Of other misfits nothing can be said further up.
            return self.shell(cls, given, raw) if cls is Channel else self.empty(cls)

    def kind(self, interface: type, raw: Mapping[str, Any], path: str) -> type | None:
        """The class of a table; for a tagged one it is chosen by its tag."""
        tag = tag_of(interface)
        if tag is None:
            return interface
        registry = KINDS[interface]
        found = raw.get(tag)
        if tag not in raw:
            self.wrong(Problem("missing", _at(path, tag), None, ", ".join(registry)))
        elif isinstance(found, str) and found in registry:
            return registry[found]
        else:
            self.wrong(unknown_kind(tag, found, registry).under(path))
        return None

    def given(self, cls: type, raw: Mapping[str, Any], path: str) -> tuple[dict[str, Any], bool]:
        """The values of a table's keys that are right, and whether all its own keys are."""
        known, tag = keys(cls), getattr(cls, "TAG", None)
        strangers = [unknown(cls, name) for name in raw if name not in known and name != tag]
        self.problems += (_placed(problem, path) for problem in strangers)
        # What a key stands in for that is not yet supported (`carrier` for `pulse`) is not missing.
        complete = any(problem.rule == "not_yet" for problem in strangers)
        right = not strangers
        given: dict[str, Any] = {}
        for name, key in known.items():
            if name in raw:
                found = self.value(key, raw[name], _at(path, name))
            elif key.required and not complete:
                found = self.wrong(Problem("missing", _at(path, name), None, *_wanted(key)))
            else:
                continue
            right = right and found is not _WRONG
            given |= {} if found is _WRONG else {name: found}
        return given, right

    def value(self, key: Key, raw: object, path: str) -> Any:
        """What a key becomes."""
        inner = get_args(key.kind)
        if _is_table(key.kind):
            return self.table(key.kind, raw, path)
        if get_origin(key.kind) is tuple and isinstance(raw, list | tuple):
            if _is_table(inner[0]):
                return self.tables(inner[0], raw, path)
            raw = tuple(_number(item, inner[0]) for item in raw)
        elif get_origin(key.kind) is Mapping and isinstance(raw, Mapping):
            if _is_table(inner[1]):
                return {name: self.table(inner[1], raw[name], _at(path, name)) for name in raw}
            problems = list(_not_finite(raw, path))
            self.problems += problems
            return _WRONG if problems else dict(raw)
        found = _number(raw, key.kind)
        problems = [_placed(p, path.rpartition(".")[0]) for p in check_one(key, found)]
        self.problems += problems
        return _WRONG if problems else found

    def tables(self, interface: type, raw: "list[Any] | tuple[Any, ...]", path: str) -> Any:
        """A list of tables."""
        most = MOST_TABLES[interface]
        if len(raw) > most:
            return self.wrong(Problem("too_many", path, len(raw), f"up to {most}"))
        found = tuple(self.table(interface, item, f"{path}.{i}") for i, item in enumerate(raw))
        return _WRONG if _WRONG in found else found

    def wrong(self, problem: Problem) -> Any:
        """Note a problem."""
        self.problems.append(problem)
        return _WRONG

    def shell(self, cls: type, given: dict[str, Any], raw: Mapping[str, Any]) -> object:
        """A value without its checks; what is wrong in it is not there."""
        shell = self.empty(cls)
        for name, key in keys(cls).items():
            found = given.get(name, MISSING if name in raw else key.field.default)
            if found is not MISSING:
                object.__setattr__(shell, name, found)
        return shell

    def empty(self, cls: type) -> object:
        """A value that has nothing but its class."""
        shell: object = object.__new__(cls)
        self.shells.append(shell)
        return shell

    def misfits(self, shell: Any) -> Iterator[Problem]:
        """What does not fit together in a table, as far as that can be told."""
        try:
            yield from getattr(shell, "_misfits", tuple)()
        except AttributeError as error:
            # The question went to a key that is wrong itself: it is answered when that is right.
            if not any(error.obj is shell for shell in self.shells):
                raise


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and (is_dataclass(kind) or kind in KINDS)


def _at(path: str, name: str) -> str:
    """The path of a key; a name with dots in it is quoted."""
    quoted = f'"{name}"' if "." in name else name
    return f"{path}.{quoted}" if path else quoted


def _placed(problem: Problem, path: str) -> Problem:
    return problem.under(path) if path else problem


def _wanted(key: Key) -> tuple[str, str]:
    """What a missing key would take, and its unit."""
    problem = next(check_one(key, _WRONG))
    return problem.allowed, problem.unit


def _number(raw: Any, kind: object) -> Any:
    """A whole number where a number is asked; beyond all floats it is infinite."""
    if kind is not float or type(raw) is not int:
        return raw
    if abs(raw) < 2**53:
        return float(raw)
    if abs(raw) < 2**63:
        return raw
    return math.inf if raw > 0 else -math.inf


def _not_finite(raw: object, path: str) -> Iterator[Problem]:
    """Numbers that are none in a free table."""
    if isinstance(raw, float) and not math.isfinite(raw):
        yield Problem("range", path, raw, "any finite number")
    elif isinstance(raw, Mapping):
        for name, item in raw.items():
            yield from _not_finite(item, _at(path, str(name)))
    elif isinstance(raw, list):
        for i, item in enumerate(raw):
            yield from _not_finite(item, f"{path}.{i}")


def _unknown_evidence(evidence: object) -> Iterator[Problem]:
    """Keys that ranges and assumed values are given for and that no program has.

    A key that just this program does not have passes: a change of shape leaves such ranges behind,
    and what was saved must open again.
    """
    kinds = [names for tagged in CONTRACT_KINDS.values() for names in tagged.values()]
    known = frozenset[str]().union(*CONTRACT_KEYS.values(), *kinds)
    allowed = ", ".join(sorted(known))
    named = getattr(evidence, "range", None) or ()
    ranges = [(_at("evidence.range", name), name) for name in named]
    taken = enumerate(getattr(evidence, "assumed", ()))
    assumed = [(f"evidence.assumed.{i}", name) for i, name in taken]
    for path, name in ranges + assumed:
        if name.rpartition(".")[2] not in known:
            yield Problem("unknown_key", path, name, allowed)
