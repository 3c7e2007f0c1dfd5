"""From a program to the tables and the text of a file, in one canonical form."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any

from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import keys

INLINE = {"electrode", "pulse", "timing", "modulation", "window", "carrier", "set"}
"""Tables that are written in one line."""
_ESCAPES = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}
Table = Mapping[str, Any]


def program_to_dict(program: Program, *, defaults: bool = False) -> dict[str, Any]:
    """The tables of a program, in the order of the contract.

    defaults: with every default filled in, also those that follow from other keys; else values at
    their default are left out. A key whose default is none is left out either way where it has no
    value.
    """
    return _table(program, defaults)


def to_toml(program: Program) -> str:
    """The text of a file: defaults left out, a blank line before each table header."""
    return "\n".join(_lines(program_to_dict(program), "")).lstrip("\n") + "\n"


def _table(value: Any, defaults: bool) -> dict[str, Any]:
    tag = getattr(value, "TAG", None)
    table: dict[str, Any] = {tag: getattr(value, tag)} if tag else {}
    for name, key in keys(type(value)).items():
        found = getattr(value, name)
        if found is None or not (key.required or defaults or found != key.field.default):
            continue
        table[name] = plain(found, defaults)
    return _with_derived(value, table) if defaults else table


def _with_derived(value: Any, table: dict[str, Any]) -> dict[str, Any]:
    """The table with the defaults that follow from its other keys."""
    if isinstance(value, Section) and value.on_s is not None:
        for channel in table["channel"]:
            channel.setdefault("on_s", value.on_s)
    derived: dict[str, Any] = getattr(value, "derived_defaults", dict)()
    return table | {name: found for name, found in derived.items() if name not in table}


def plain(found: Any, defaults: bool = False) -> Any:
    """A value as a parser would give it: tables are dicts, lists are lists."""
    if is_dataclass(found):
        return _table(found, defaults)
    if isinstance(found, Mapping):
        return {name: plain(item, defaults) for name, item in found.items()}
    if isinstance(found, list | tuple):
        return [plain(item, defaults) for item in found]
    return found


def _lines(table: Table, path: str) -> Iterator[str]:
    """The lines of a table: its plain keys, then the tables in it under their headers."""
    headed = {name: item for name, item in table.items() if _has_header(name, item)}
    for name, item in table.items():
        if name not in headed:
            yield f"{_key(name)} = {toml_value(item)}"
    for name, item in headed.items():
        below = f"{path}.{_key(name)}" if path else _key(name)
        if isinstance(item, Mapping):
            # A table of tables needs no header of its own.
            if not item or not all(_has_header(*inner) for inner in item.items()):
                yield from ("", f"[{below}]")
            yield from _lines(item, below)
        else:
            for one in item:
                yield from ("", f"[[{below}]]")
                yield from _lines(one, below)


def _has_header(name: str, item: object) -> bool:
    if isinstance(item, Mapping):
        return name not in INLINE
    return isinstance(item, list) and bool(item) and all(isinstance(one, Mapping) for one in item)


def toml_value(value: object) -> str:
    """One value as TOML writes it; tables inline.

    Floats are as short as they can be read back exactly, always with a decimal point.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(name)} = {toml_value(item)}" for name, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _float(value: float) -> str:
    mantissa, e, exponent = repr(value).partition("e")
    whole = "." in mantissa or not mantissa[-1].isdigit()
    return f"{mantissa if whole else mantissa + '.0'}{e}{exponent}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)


def _text(value: str) -> str:
    inner = re.sub(r'[\x00-\x1f\x7f"\\]', lambda found: _escape(found[0]), value)
    return f'"{inner}"'


def _escape(character: str) -> str:
    return _ESCAPES.get(character, f"\\u{ord(character):04X}")
