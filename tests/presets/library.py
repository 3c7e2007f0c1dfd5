"""The presets and the clinical tables as plain data, read without the package's own decoder."""

import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "presets"
TABLES = ROOT / "tests" / "reference"
Document = dict[str, Any]
Line = dict[str, str]

PATHS = sorted(path for path in FOLDER.rglob("*.toml") if path.name != "SOURCES.toml")
"""Every preset."""


def name(path: Path) -> str:
    """How a test of a preset is called."""
    return path.stem


@cache
def document(path: Path) -> Document:
    """A TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def protocol(path: Path) -> str | None:
    """The row of the clinical table a preset comes from; an example for teaching has none."""
    found: str | None = document(path)["evidence"].get("protocol")
    return found


def sources(path: Path) -> list[str]:
    """Works a preset refers to."""
    found: list[str] = document(path)["evidence"].get("sources", [])
    return found


@cache
def bibliography() -> Document:
    """The works the presets refer to, by key."""
    return document(FOLDER / "SOURCES.toml")


@cache
def protocols() -> dict[str, Line]:
    """Words of each protocol: goal, target, grade, modality, flags."""
    return {line["id"]: line for line in _table("clinical_parameters.csv")}


def numbers(protocol: str) -> dict[str, Line]:
    """Lines of one protocol in the table of numbers, by parameter."""
    return {line["parameter"]: line for line in evidence_lines() if line["id"] == protocol}


def evidence_lines() -> tuple[Line, ...]:
    """The table of numbers: one line for a protocol and a parameter."""
    return _table("clinical_evidence.csv")


@cache
def _table(file_name: str) -> tuple[Line, ...]:
    with (TABLES / file_name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def source_keys(short: str) -> list[str]:
    """Keys of the bibliography for a `source_short`: its words; what is in brackets left out.

    "(review)" and "(PMC...)" tell the kind of text or its place, not the work.
    """
    works = [re.sub(r" \((?:review|PMC\d+)\)", "", part) for part in short.split(";")]
    return [re.sub(r"[^a-z0-9]+", "-", work.lower()).strip("-") for work in works if work.strip()]


def value_of(preset: Document, key: str) -> Any:
    """The value under a key of the sections or the application; None where it is left out.

    A bare key means every place that has it, so all of them hold the same value.
    """
    found = [value for at, value in _leaves(preset) if at == key]
    if key.startswith("section."):
        found = [_step_down(preset, key)]
    assert len({str(value) for value in found}) <= 1, f"{key} has several values"
    return found[0] if found else None


def keys_written(preset: Document) -> set[str]:
    """Keys of the numbers in the sections of a preset."""
    numbers_only = (int, float)
    return {key for key, value in _leaves(preset["section"]) if isinstance(value, numbers_only)}


def texts(value: Any) -> Iterator[str]:
    """Every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for inner, item in value.items():
            if inner not in {"evidence", "stage"}:
                yield from _leaves(item, inner)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for item in value:
            yield from _leaves(item, key)
    else:
        yield key, value


def _step_down(preset: Any, path: str) -> Any:
    for step in path.split("."):
        preset = preset[int(step)] if isinstance(preset, list) else preset[step]
    return preset


OF_THE_TABLE = [path for path in PATHS if protocol(path)]
EXAMPLES = [path for path in PATHS if not protocol(path)]
"""Presets that stand in the clinical table, and those of ours that only show a word."""
