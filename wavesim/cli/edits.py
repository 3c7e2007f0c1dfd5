"""`--week W`, then `--set KEY=VALUE`: all of them one edit, judged at its end."""

import re
from argparse import ArgumentParser, Namespace
from dataclasses import is_dataclass
from typing import Any

from wavesim.cli.refusal import RefusalError
from wavesim.core.carriers import CARRIERS
from wavesim.core.channel import Channel, Electrode, Window
from wavesim.core.contract_keys import CONTRACT_KEYS, CONTRACT_KINDS
from wavesim.core.errors import ImpossibleError, Problem, UnusableFileError
from wavesim.core.evidence import Application
from wavesim.core.modulation import Modulation
from wavesim.core.paths import places, value_at, with_values
from wavesim.core.program import Program
from wavesim.core.pulses import SHAPES
from wavesim.core.section import Section
from wavesim.core.spec import keys
from wavesim.core.stages import at_week
from wavesim.core.timing import TIMINGS
from wavesim.io.decode import value_from
from wavesim.io.files import load
from wavesim.io.text import parse
from wavesim.presentation.words import _

SOURCE = "--set"
TABLES = (Program, Section, Channel, Electrode, Window, Modulation, Application)


def program_arguments(parser: ArgumentParser) -> None:
    """A program and its changes, as most commands take them."""
    parser.add_argument("program", metavar=_("PRESET_OR_FILE"), help=_("id of a preset, or a file"))
    parser.add_argument(
        "--set",
        dest="settings",
        action="append",
        default=[],
        metavar=_("KEY=VALUE"),
        help=_("change a value first; KEY is a path such as section.0.duration_min, or its last"
               " part where only one place has it; KEY= takes an optional key away"),
    )  # fmt: skip
    parser.add_argument(
        "--week", metavar=_("W"), help=_("take the stage that holds week W first, before --set")
    )


def program_of(options: Namespace) -> Program:
    """The program that the arguments name, with their changes."""
    return changed(load(options.program), options)


def changed(program: Program, options: Namespace) -> Program:
    """A program as `--week` and then `--set` change it."""
    if options.week is not None:
        program = at_week(program, _week(options.week))
    return edited(program, options.settings)


def _week(text: str) -> int:
    """The number of a week."""
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise RefusalError(
            _('--week: "{found}" is not a whole number from 1 on.').format(found=ascii(text)[1:-1])
        )
    return int(text)


def edited(program: Program, settings: list[str]) -> Program:
    """The program with all the settings made, judged together.

    Raises ImpossibleError with all the problems of keys and values.
    """
    if not settings:
        return program
    try:
        return with_values(program, _edits(program, [_pair(text) for text in settings]))
    except ImpossibleError as error:
        raise ImpossibleError(error.problems, source=SOURCE) from None


def _pair(setting: str) -> tuple[str, Any]:
    """Key and new value; the value None takes the key away."""
    key, equals, text = setting.partition("=")
    if not equals or not key.strip():
        raise RefusalError(
            _('--set: "{setting}" is not KEY=VALUE.').format(setting=ascii(setting)[1:-1])
        )
    return key.strip(), _value(text.strip())


def _value(text: str) -> Any:
    """A TOML value; what is none, is a text."""
    if not text:
        return None
    try:
        data = parse(f"value = {text}", SOURCE)
    except UnusableFileError as error:
        if error.rule.startswith("not_toml"):
            return text
        raise
    found = data["value"]
    is_one = len(data) == 1 and isinstance(found, bool | int | float | str | list | dict)
    return found if is_one else text


def _edits(program: Program, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    shaped = _shaped(program, pairs)
    edits: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, new in pairs:
        try:
            path = _path(key, program, shaped)
            if path in edits:
                raise ImpossibleError([Problem("edited_twice", path, new)])
            edits[path] = _built(shaped, path, new)
        except ImpossibleError as error:
            problems += error.problems
    if problems:
        raise ImpossibleError(problems)
    return edits


def _shaped(program: Program, pairs: list[tuple[str, Any]]) -> Program:
    """The program with only its new shapes and kinds, which bring keys it does not have yet."""
    tags = [(key, new) for key, new in pairs if key.rpartition(".")[2] in CONTRACT_KINDS]
    try:
        return with_values(program, {_path(key, program, program): new for key, new in tags})
    except ImpossibleError:
        return program


def _path(key: str, program: Program, shaped: Program) -> str:
    """The one place a key stands for."""
    if "." in key or key in keys(Program):
        return key
    found = places(shaped, key) or places(program, key)
    if len(found) == 1:
        return found[0]
    if found:
        raise ImpossibleError([Problem("several_places", key, key, ", ".join(found))])
    raise ImpossibleError([_nowhere(key)])


def _nowhere(key: str) -> Problem:
    """The problem of a bare key that the program does not have."""
    kinds = [names for tagged in CONTRACT_KINDS.values() for names in tagged.values()]
    contract = frozenset[str]().union(*CONTRACT_KEYS.values(), *kinds)
    tables = (*TABLES, *SHAPES.values(), *TIMINGS.values(), *CARRIERS.values())
    supported = {name for table in tables for name in keys(table)}
    if key in supported:
        return Problem("not_here", key, key)
    rule = "not_yet" if key in contract else "unknown_key"
    return Problem(rule, key, key, ", ".join(sorted(supported)))


def _built(program: Program, path: str, new: Any) -> Any:
    """A new value; a table or list of tables becomes what stands at that path."""
    if not isinstance(new, dict | list):
        return new
    parent_path, _dot, name = path.rpartition(".")
    parent = value_at(program, parent_path) if parent_path else program
    key = keys(type(parent)).get(name) if is_dataclass(parent) else None
    return new if key is None else value_from(key, new, path)
