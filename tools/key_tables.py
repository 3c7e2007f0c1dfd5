"""Write the tables of keys in docs/file-format.md from the specs of the values.

`python tools/key_tables.py` writes them; a test compares the page with what this would write.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from wavesim.core.carriers import CARRIERS
from wavesim.core.channel import Channel, Electrode, Window
from wavesim.core.contract_keys import contract_keys
from wavesim.core.evidence import Application, Evidence, Range, Stage
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.pulses import SHAPES
from wavesim.core.section import Section
from wavesim.core.spec import Key, keys
from wavesim.core.timing import TIMINGS
from wavesim.io.encode import toml_value

PAGE = Path(__file__).resolve().parents[1] / "docs" / "file-format.md"
BEGIN, END = "<!-- tables: tools/key_tables.py -->", "<!-- end of tables -->"
TABLES: tuple[tuple[str, type], ...] = (
    ("Program", Program),
    ("`[[section]]`", Section),
    ("`[[section.channel]]`", Channel),
    ("`electrode`", Electrode),
    *((f'`pulse`, `shape = "{shape}"`', cls) for shape, cls in SHAPES.items()),
    *((f'`timing`, `kind = "{kind}"`', cls) for kind, cls in TIMINGS.items()),
    *((f'`carrier`, `kind = "{kind}"`', cls) for kind, cls in CARRIERS.items()),
    ("`modulation`", Modulation),
    ("`window`", Window),
    ("`[evidence]`", Evidence),
    ("`[evidence.range.KEY]`", Range),
    ("`[application]`", Application),
    ("`[[application.stage]]`", Stage),
)
WORDS = {float: "number", int: "whole number", str: "text", bool: "true or false"}


def page(text: str) -> str:
    """The page with its tables as they are now."""
    before, rest = text.split(BEGIN)
    behind = rest.split(END)[1]
    tables = "\n".join(line for title, cls in TABLES for line in _table(title, cls))
    return f"{before}{BEGIN}\n{tables}\n\n{END}{behind}"


def _table(title: str, cls: type) -> Iterator[str]:
    about = re.sub(r" \(contract [\d.]+\)", "", (cls.__doc__ or "").splitlines()[0])
    yield from ("", f"### {title}", "", about, "")
    yield from ("| key | unit | default | allowed | meaning |", "| --- | --- | --- | --- | --- |")
    for key in keys(cls).values():
        unit = key.spec.unit if key.spec else ""
        meaning = (key.spec.help or key.spec.label.lower()) if key.spec else ""
        yield f"| `{key.name}` | {unit} | {_default(key)} | {_allowed(key)} | {meaning} |"
    later = sorted(contract_keys(cls) - set(keys(cls)) - {"shape", "kind"})
    if later:
        yield from ("", f"Not yet supported: {', '.join(f'`{name}`' for name in later)}.")


def _default(key: Key) -> str:
    if key.required:
        return "must be given"
    default = key.field.default
    if default is None:
        return "none"
    return "none set" if isinstance(default, Modulation) else f"`{toml_value(default)}`"


def _allowed(key: Key) -> str:
    kind = key.kind
    if get_origin(kind) is Literal:
        return ", ".join(f"`{toml_value(choice)}`" for choice in get_args(kind))
    if kind in (float, int) and key.spec is not None:
        return f"{'whole, ' if kind is int else ''}{key.spec.allowed}"
    if get_origin(kind) is tuple:
        return f"list of {_kind(get_args(kind)[0])}s"
    return _kind(kind)


def _kind(kind: Any) -> str:
    return WORDS.get(kind, "table")


if __name__ == "__main__":
    written = page(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(re.sub(r"\n{3,}", "\n\n", written), encoding="utf-8")
