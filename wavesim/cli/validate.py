"""`wavesim validate FILE...`."""

import os
from argparse import ArgumentParser, Namespace
from typing import Any

from wavesim.cli.output import tell, write, write_json
from wavesim.core.errors import ImpossibleError, Problem, UnusableFileError
from wavesim.io.files import load
from wavesim.io.own_presets import ENDING, is_own
from wavesim.io.presets import BIBLIOGRAPHY, usable
from wavesim.presentation.words import _

VALID, UNUSABLE = 0, 2


def arguments(parser: ArgumentParser) -> None:
    """Files, and text or JSON."""
    parser.add_argument(
        "files", nargs="+", metavar=_("FILE"), help=_("files, folders, or ids of presets")
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Check every file and tell all errors of all files."""
    names = [name for given in options.files for name in _files(given)]
    reports = [_report(name, options.json) for name in names]
    if options.json:
        write_json({"files": reports})
    return VALID if all(report["valid"] for report in reports) else UNUSABLE


def _files(name: str) -> list[str]:
    """A file, or those in a folder and the folders in it; an empty folder stands for itself."""
    if not os.path.isdir(name):
        return [name]
    found = [
        os.path.join(folder, file)
        for folder, _folders, files in os.walk(name)
        for file in files
        if file.lower().endswith(ENDING) and not file.startswith(".") and file != BIBLIOGRAPHY
    ]
    return sorted(found) or [name]


def _check(name: str) -> None:
    """Raise what is wrong with a file; one of the user's presets also needs a name of its own."""
    if os.path.isdir(name):
        raise UnusableFileError("empty_folder", name)
    if os.path.isfile(name) and is_own(name):
        usable(name)
    load(name)


def _report(name: str, quiet: bool) -> dict[str, Any]:
    """One file as data; what a person reads of it is told at once."""
    try:
        _check(name)
    except (ImpossibleError, UnusableFileError) as error:
        from wavesim.presentation.problems import sentences

        tell(sentences(error))
        return {"file": name, "valid": False, "errors": _errors(error)}
    if not quiet:
        write([_("{file}: valid").format(file=name)])
    return {"file": name, "valid": True, "errors": []}


def _errors(error: ImpossibleError | UnusableFileError) -> list[dict[str, Any]]:
    from wavesim.presentation.problems import explanation, file_explanation

    if isinstance(error, UnusableFileError):
        return [{"rule": error.rule, "where": "", "message": file_explanation(error)}]
    return [_data(problem) | {"message": explanation(problem)} for problem in error.problems]


def _data(problem: Problem) -> dict[str, Any]:
    from wavesim.presentation.problems import found_words

    return {
        "rule": problem.rule,
        "where": problem.path,
        "found": found_words(problem.found),
        "allowed": problem.allowed,
        "unit": problem.unit,
    }
