"""What a field is: label, unit, range, step and help, as data on the field itself.

Panels, command-line help, the decoder and the docs table come from it:
`phase_duration_us: Annotated[float, Spec(...)]`.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from typing import (
    Any,
    Literal,
    TypeVar,
    dataclass_transform,
    final,
    get_args,
    get_origin,
    get_type_hints,
)

from wavesim.core.errors import ImpossibleError, Problem


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One parameter: everything a form, a message or a table needs to know of it.

    low, high: smallest and largest allowed value; low_open, high_open: the end itself is excluded.
    start: value the key takes when a change of shape or kind brings it in (None: its default).
    step: clinical step of an arrow key. term: its entry in docs/glossary.md.
    """

    label: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    start: float | str | tuple[float, ...] | None = None
    step: float = 1.0
    help: str = ""
    term: str = ""

    def allows(self, number: float) -> bool:
        """Whether a number lies in the range; what is not finite never does."""
        if isinstance(number, float) and not math.isfinite(number):
            return False
        if self.low is not None and (number < self.low or (self.low_open and number == self.low)):
            return False
        return self.high is None or not (
            number > self.high or (self.high_open and number == self.high)
        )

    @property
    def allowed(self) -> str:
        """The range in words: "0.1 to 1000000", "above 0 to 400", "0 or more"."""
        low = "" if self.low is None else f"{'above ' if self.low_open else ''}{self.low:.15g}"
        if self.high is None:
            return f"{low}{'' if self.low_open else ' or more'}" if low else "any finite number"
        high = f"{'below ' if self.high_open else ''}{self.high:.15g}"
        return f"{low} to {high}" if low else f"up to {high}"


C = TypeVar("C")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[C]) -> type[C]:
    """Make a class a frozen, slotted, keyword-only value."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@final
@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table of the file: its field, type and spec, resolved once per class."""

    name: str
    kind: Any
    optional: bool
    spec: Spec | None
    field: Field[Any]

    @property
    def required(self) -> bool:
        """Whether the key must be given."""
        return self.field.default is MISSING and self.field.default_factory is MISSING


_KEYS: dict[type, dict[str, Key]] = {}


def keys(cls: type) -> dict[str, Key]:
    """The keys of a value class, in the order of its fields; resolved once."""
    if cls not in _KEYS:
        hints = get_type_hints(cls, include_extras=True)
        _KEYS[cls] = {f.name: _key(f, hints[f.name]) for f in fields(cls) if f.init}
    return _KEYS[cls]


def _key(field: "Field[Any]", hint: Any) -> Key:
    notes = getattr(hint, "__metadata__", ())
    spec = next((part for part in notes if isinstance(part, Spec)), None)
    kind = get_args(hint)[0] if hasattr(hint, "__metadata__") else hint
    choices = get_args(kind)
    optional = type(None) in choices and get_origin(kind) is not Literal
    if optional:
        rest = [part for part in choices if part is not type(None)]
        kind = rest[0]
    return Key(field.name, kind, optional, spec, field)


def check(value_: object) -> Iterator[Problem]:
    """Problems of the value's own fields: type, choice and range. Constructors begin with it."""
    for key in keys(type(value_)).values():
        found = getattr(value_, key.name)
        if found is None and key.optional:
            continue
        yield from check_one(key, found)


def check_one(key: Key, found: object) -> Iterator[Problem]:
    """Problems of one value for one key."""
    if key.kind is float or key.kind is int:
        yield from _check_number(key, found)
    elif (origin := get_origin(key.kind)) is Literal:
        if found not in get_args(key.kind) or isinstance(found, bool):
            yield Problem("choice", key.name, found, ", ".join(map(str, get_args(key.kind))))
    elif origin is tuple:
        yield from _check_items(key, found, get_args(key.kind)[0])
    elif origin is Mapping:
        yield from _check_values(key, found, get_args(key.kind)[1])
    elif isinstance(key.kind, type) and not isinstance(found, key.kind):
        yield Problem("type", key.name, found, _WORDS.get(key.kind, "a table"))


def _check_items(key: Key, found: object, kind: type) -> Iterator[Problem]:
    word = _WORDS.get(kind, "a table")
    if not isinstance(found, tuple):
        yield Problem("type", key.name, found, f"a list, each item {word}")
        return
    if len(found) > MOST_ITEMS:
        yield Problem("too_many", key.name, len(found), f"up to {MOST_ITEMS} items")
    elif kind in (float, int):
        for i, item in enumerate(found):
            one = Key(f"{key.name}.{i}", kind, False, key.spec, key.field)
            yield from _check_number(one, item)
    else:
        for i, item in enumerate(found):
            if not isinstance(item, kind):
                yield Problem("type", f"{key.name}.{i}", item, word)


MOST_ITEMS = 100_000
"""Entries in one list (contract 1.1)."""


def _check_values(key: Key, found: object, kind: type) -> Iterator[Problem]:
    if not isinstance(found, Mapping):
        yield Problem("type", key.name, found, "a table")
        return
    for name, item in found.items():
        if not isinstance(item, kind):
            yield Problem("type", f"{key.name}.{name}", item, _WORDS.get(kind, "a table"))


_WORDS: dict[type, str] = {
    float: "a number",
    int: "a whole number",
    str: "text",
    bool: "true or false",
}


def _check_number(key: Key, found: object) -> Iterator[Problem]:
    unit = key.spec.unit if key.spec else ""
    whole = key.kind is int
    if isinstance(found, bool) or not isinstance(found, int if whole else (int, float)):
        allowed = f"{_WORDS[key.kind]}, {key.spec.allowed}" if key.spec else _WORDS[key.kind]
        yield Problem("type", key.name, found, allowed, unit)
    elif not (key.spec or _ANY).allows(found):
        yield Problem("range", key.name, found, (key.spec or _ANY).allowed, unit)


_ANY = Spec(label="")


_FLOATS = tuple[float, ...]


def whole_numbers_as_floats(value_: object) -> None:
    """Let `20` stand for `20.0`: store floats where floats are asked."""
    for key in keys(type(value_)).values():
        found = getattr(value_, key.name)
        if key.kind is float and type(found) is int:
            object.__setattr__(value_, key.name, float(found))
        elif key.kind == _FLOATS and any(type(item) is int for item in found):
            object.__setattr__(value_, key.name, tuple(float(item) for item in found))


def checked(value_: object, *more: Problem) -> None:
    """Raise all problems of the value's own fields and `more`; tidy whole numbers otherwise."""
    problems = [*check(value_), *more]
    if problems:
        raise ImpossibleError(problems)
    whole_numbers_as_floats(value_)
