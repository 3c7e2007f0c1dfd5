"""Paths such as `section.0.channel.0.pulse.phase_duration_us`: the only way to read and edit.

Sliders, `--set`, undo words and evidence ranges all go through `value_at` and `with_values`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, is_dataclass
from typing import Any, get_args, get_origin

from wavesim.core.contract_keys import CONTRACT_KINDS, KINDS, contract_keys
from wavesim.core.errors import ImpossibleError, Problem, raise_if
from wavesim.core.program import Program
from wavesim.core.spec import Key, check_one, keys

Edits = dict[str, Any]


def value_at(program: Program, path: str) -> Any:
    """The value at a path.

    Raises ImpossibleError where there is no such key, and for a key not yet supported.
    """
    found: Any = program
    for i, name in enumerate(path.split(".")):
        problem, found = _step(found, name)
        if problem:
            raise ImpossibleError([_moved(problem, path.split(".")[:i])])
    return found


def with_value(program: Program, path: str, new: object) -> Program:
    """The program with one value changed; see `with_values`."""
    return with_values(program, {path: new})


def with_values(program: Program, edits: Mapping[str, object]) -> Program:
    """The program with all edits made, judged together.

    The value None takes an optional key away. A new `shape` or `kind` keeps the values of the same
    name and takes defaults, or the spec's start value, for the rest. Raises ImpossibleError with
    all the problems of the result.
    """
    tree: Edits = {}
    for path, new in edits.items():
        *parents, last = path.split(".")
        branch = tree
        for name in parents:
            branch = branch.setdefault(name, {})
            if not isinstance(branch, dict):
                raise ImpossibleError([Problem("edited_twice", path, new)])
        if last in branch:
            raise ImpossibleError([Problem("edited_twice", path, new)])
        branch[last] = _Leaf(new)
    edited = _edited(program, tree)
    assert isinstance(edited, Program)
    return edited


def places(program: Program, name: str) -> tuple[str, ...]:
    """Paths a bare key stands for.

    Those where the program has a value that is not the default; if there is none, those where the
    key is at its default. Evidence and project never count.
    """
    found = [(path, written) for path, key, written in _walk(program) if key == name]
    written_paths = tuple(path for path, written in found if written)
    return written_paths or tuple(path for path, _ in found)


class _Leaf:
    """A new value in the tree of edits."""

    def __init__(self, new: object) -> None:
        self.new = new


def _step(found: Any, name: str) -> tuple[Problem | None, Any]:
    """One step along a path: a problem, or what is there."""
    if isinstance(found, tuple):
        if name.isdecimal() and int(name) < len(found):
            return None, found[int(name)]
        return Problem("no_such_item", name, name, _items(found)), None
    if isinstance(found, Mapping):
        if name in found:
            return None, found[name]
        return Problem("unknown_key", name, name, ", ".join(map(str, found))), None
    if not is_dataclass(found):
        return Problem("no_such_key", name, name), None
    if name in keys(type(found)) or name == getattr(type(found), "TAG", None):
        return None, getattr(found, name)
    return unknown(type(found), name), None


def _items(found: tuple[object, ...]) -> str:
    return f"0 to {len(found) - 1}" if found else "nothing: the list is empty"


def unknown(cls: type, name: str) -> Problem:
    """The problem of a key that a table does not take: unknown, or not yet supported."""
    rule = "not_yet" if name in contract_keys(cls) else "unknown_key"
    tag = getattr(cls, "TAG", None)
    known = [*keys(cls), *([tag] if tag else [])]
    return Problem(rule, name, name, ", ".join(known))


def _moved(problem: Problem, parents: list[str]) -> Problem:
    return problem.under(".".join(parents)) if parents else problem


def _edited(old: Any, tree: Edits) -> Any:
    """`old` with the edits below it."""
    if isinstance(old, tuple):
        return _edited_items(old, tree)
    if isinstance(old, Mapping):
        return _edited_mapping(old, tree)
    if not is_dataclass(old):
        name = next(iter(tree))
        raise ImpossibleError([Problem("no_such_key", name, name)])
    cls: type = type(old)
    problems: list[Problem] = []
    tag = getattr(cls, "TAG", None)
    if tag and tag in tree:
        cls, problem = _retagged(cls, tag, tree[tag])
        problems += [problem] if problem else []
    changed = {
        name: getattr(old, name, _start(key))
        for name, key in keys(cls).items()
        if hasattr(old, name) or _start(key) is not MISSING
    }
    for name, edit in tree.items():
        if name == tag:
            continue
        if name not in keys(cls):
            problems.append(unknown(cls, name))
            continue
        try:
            changed[name] = _new_value(keys(cls)[name], changed.get(name), edit)
        except ImpossibleError as error:
            problems += [problem.under(name) for problem in error.problems]
    if problems:
        problems += _own_problems(cls, tree, changed)
        raise ImpossibleError(problems)
    return cls(**changed)


def _own_problems(cls: type, tree: Edits, changed: dict[str, Any]) -> Iterator[Problem]:
    """What is wrong with a table's own new values, where it cannot be built for other reasons."""
    for name, edit in tree.items():
        if isinstance(edit, _Leaf) and edit.new is not None and name in changed:
            yield from check_one(keys(cls)[name], changed[name])


def _start(key: Key) -> Any:
    """What a key takes when a change of shape or kind brings it in."""
    if not key.required:
        return key.field.default
    return key.spec.start if key.spec and key.spec.start is not None else MISSING


def _retagged(cls: type, tag: str, edit: Any) -> tuple[type, Problem | None]:
    """The class behind a new shape or kind."""
    registry = next(kinds for base, kinds in KINDS.items() if issubclass(cls, base))
    new = edit.new if isinstance(edit, _Leaf) else None
    if isinstance(new, str) and new in registry:
        return registry[new], None
    return cls, unknown_kind(tag, new, registry)


def unknown_kind(tag: str, found: object, registry: Mapping[str, type]) -> Problem:
    """The problem of a shape or kind that is unknown, or not yet supported."""
    known = {name for kinds in KINDS.values() for name in kinds}
    later = isinstance(found, str) and found in CONTRACT_KINDS[tag].keys() - known
    return Problem("not_yet" if later else "choice", tag, found, ", ".join(registry))


def _new_value(key: Key, old: Any, edit: Any) -> Any:
    """What stands at a key after an edit of it or of something below it."""
    if not isinstance(edit, _Leaf):
        return _edited(_made(key, edit) if old is None else old, edit)
    new = edit.new
    if new is None and not key.optional:
        if key.required:
            raise ImpossibleError([Problem("required", "", None)])
        return key.field.default
    if isinstance(new, list):
        return tuple(new)
    return new


def _made(key: Key, tree: Edits) -> Any:
    """An optional table that an edit brings into being; of a tagged one the edit says which."""
    if key.kind in KINDS:
        return _made_kind(key.kind, tree)
    if not (isinstance(key.kind, type) and is_dataclass(key.kind)):
        name = next(iter(tree))
        raise ImpossibleError([Problem("no_such_key", name, name)])
    known = keys(key.kind)
    raise_if(unknown(key.kind, name) for name in tree if name not in known)
    # With what it is given: a window is none without its start and stop.
    given = {
        name: _new_value(known[name], None, edit)
        for name, edit in tree.items()
        if isinstance(edit, _Leaf) and edit.new is not None
    }
    return key.kind(**_starts(key.kind) | given)


def _made_kind(interface: type, tree: Edits) -> Any:
    tag, registry = interface.TAG, KINDS[interface]  # type: ignore[attr-defined]
    edit = tree.get(tag)
    new = edit.new if isinstance(edit, _Leaf) else None
    if not isinstance(new, str) or new not in registry:
        raise ImpossibleError([unknown_kind(tag, new, registry)])
    return registry[new](**_starts(registry[new]))


def _starts(cls: type) -> dict[str, Any]:
    return {name: _start(key) for name, key in keys(cls).items() if _start(key) is not MISSING}


def _edited_items(old: tuple[Any, ...], tree: Edits) -> tuple[Any, ...]:
    items = list(old)
    problems: list[Problem] = []
    for name, edit in tree.items():
        problem, item = _step(old, name)
        if problem:
            problems.append(problem)
            continue
        try:
            items[int(name)] = edit.new if isinstance(edit, _Leaf) else _edited(item, edit)
        except ImpossibleError as error:
            problems += [p.under(name) for p in error.problems]
    raise_if(problems)
    return tuple(items)


def _edited_mapping(old: Mapping[str, Any], tree: Edits) -> dict[str, Any]:
    items = dict(old)
    for name, edit in tree.items():
        if isinstance(edit, _Leaf):
            items[name] = edit.new
            continue
        problem, item = _step(old, name)
        raise_if([problem] if problem else [])
        try:
            items[name] = _edited(item, edit)
        except ImpossibleError as error:
            raise ImpossibleError([p.under(name) for p in error.problems]) from None
    return items


def _walk(value: Any, prefix: str = "") -> Iterator[tuple[str, str, bool]]:
    """(path, key, whether it differs from its default) of every value and of the tables there."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _walk(item, f"{prefix}{i}.")
        return
    cls = type(value)
    tag = getattr(cls, "TAG", None)
    if tag:
        yield f"{prefix}{tag}", tag, True
    for name, key in keys(cls).items():
        found = getattr(value, name)
        if name in ("evidence", "project"):
            continue
        if is_dataclass(found):
            yield f"{prefix}{name}", name, True
        if is_dataclass(found) or _is_tables(key):
            yield from _walk(found, f"{prefix}{name}.")
        elif isinstance(key.kind, type) and is_dataclass(key.kind):
            yield from ((f"{prefix}{name}.{inner}", inner, False) for inner in keys(key.kind))
        else:
            yield f"{prefix}{name}", name, key.required or found != key.field.default


def _is_tables(key: Key) -> bool:
    """Whether a key holds a list of tables."""
    return get_origin(key.kind) is tuple and is_dataclass(get_args(key.kind)[0])
