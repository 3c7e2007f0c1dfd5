"""The JSON Schema of the file (draft 2020-12), made from the fields and specs of the values.

`python -m wavesim.io.json_schema` prints it. It holds what one key can be alone: name, type, range,
choice, default. What keys are to each other only the decoder judges, so a file that the schema
takes may still be refused, never the other way round.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any, Literal, get_args, get_origin

from wavesim.core.contract_keys import KINDS, tag_of
from wavesim.core.program import Program
from wavesim.core.spec import MOST_ITEMS, Key, Spec, keys
from wavesim.io.decode import MOST_TABLES
from wavesim.io.encode import plain
from wavesim.io.presets import ID

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "wavesim program"
WORDS = {float: "number", int: "integer", str: "string", bool: "boolean"}
MORE: dict[tuple[type, str], dict[str, Any]] = {
    (Program, "id"): {"pattern": f"^{ID}$"},
    (Program, "section"): {"minItems": 1},
}
"""What the constructor asks of a single key beyond its type and spec."""
Schema = dict[str, Any]


def json_schema() -> Schema:
    """The schema as the tables of a JSON document."""
    tables = dict.fromkeys(_tables(Program))
    return {
        "$schema": DIALECT,
        "title": TITLE,
        "description": _about(Program),
        "$ref": _at(Program),
        "$defs": {cls.__name__: _table(cls) for cls in tables},
    }


def json_schema_text() -> str:
    """The schema as the text of its file, in ASCII."""
    return json.dumps(json_schema(), indent=1) + "\n"


def _tables(cls: type) -> Iterator[type]:
    """A table and every table in it; of a tagged one, all its kinds."""
    yield cls
    if cls in KINDS:
        for kind in KINDS[cls].values():
            yield from _tables(kind)
        return
    for key in keys(cls).values():
        for inner in (key.kind, *get_args(key.kind)):
            if _is_table(inner):
                yield from _tables(inner)


def _table(cls: type) -> Schema:
    """One table; a tagged one is exactly one of its kinds."""
    if cls in KINDS:
        return {"oneOf": [{"$ref": _at(kind)} for kind in KINDS[cls].values()]}
    tag = getattr(cls, "TAG", None)
    named = {tag: {"enum": [getattr(cls, tag)]}} if tag else {}
    own = keys(cls)
    return {
        "description": _about(cls),
        "type": "object",
        "properties": named | {name: _key(cls, key) for name, key in own.items()},
        "required": [*named, *(name for name, key in own.items() if key.required)],
        "additionalProperties": False,
    }


def _key(cls: type, key: Key) -> Schema:
    """One key: what it is, what it takes, what it is when it is left out."""
    spec = key.spec
    about: Schema = {}
    if spec is not None:
        unit = f" [{spec.unit}]" if spec.unit else ""
        about = {"title": spec.label, "description": f"{spec.help or spec.label}{unit}"}
    default = key.field.default
    if not key.required and default is not None:
        about["default"] = plain(default)
    return about | _value(key.kind, spec) | MORE.get((cls, key.name), {})


def _value(kind: Any, spec: Spec | None) -> Schema:
    """What a value of this type and spec looks like."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {
            "type": "array",
            "items": _value(inner[0], spec),
            "maxItems": MOST_TABLES.get(inner[0], MOST_ITEMS),
        }
    if origin is Mapping:
        of = {"additionalProperties": {"$ref": _at(inner[1])}} if _is_table(inner[1]) else {}
        return {"type": "object"} | of
    if _is_table(kind):
        return {"$ref": _at(kind)}
    return {"type": WORDS[kind]} | (_ends(spec) if spec and kind in (float, int) else {})


def _ends(spec: Spec) -> Schema:
    """The range of a number."""
    ends: Schema = {}
    if spec.low is not None:
        ends["exclusiveMinimum" if spec.low_open else "minimum"] = spec.low
    if spec.high is not None:
        ends["exclusiveMaximum" if spec.high_open else "maximum"] = spec.high
    return ends


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and (is_dataclass(kind) or tag_of(kind) is not None)


def _at(cls: type) -> str:
    return f"#/$defs/{cls.__name__}"


def _about(cls: type) -> str:
    """The first sentence of what a value says of itself."""
    return re.sub(r" \(contract [\d.]+\)", "", (cls.__doc__ or "").splitlines()[0])


if __name__ == "__main__":
    sys.stdout.write(json_schema_text())
