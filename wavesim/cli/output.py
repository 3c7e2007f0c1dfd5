"""Text and JSON on standard output, sentences on standard error, on any terminal."""

import codecs
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from wavesim.presentation.words import _

MOST_SENTENCES = 100
"""Sentences told at once; a file can have a hundred thousand faults."""
PLAIN = {
    "\N{MICRO SIGN}": "u",
    "\N{MINUS SIGN}": "-",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{NO-BREAK SPACE}": " ",
    "\N{SUPERSCRIPT TWO}": "2",
    "\N{MIDDLE DOT}": "|",
    "\N{RIGHTWARDS ARROW}": "->",
}
"""How characters are written where the terminal has no such character."""


def plain_streams() -> None:
    """Let no character and no closed stream stop the output.

    What a terminal cannot show is written plainly; what has no stream goes nowhere.
    """
    codecs.register_error("wavesim", _plain)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="wavesim")


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    cut = error.object[error.start : error.end]
    return "".join(PLAIN.get(character, "?") for character in cut), error.end


class OutputError(Exception):
    """Standard output cannot be written; its text says why."""


def write(lines: Iterable[str]) -> None:
    """Lines of text on standard output."""
    for line in lines:
        _put(line)


def write_json(document: Mapping[str, Any]) -> None:
    """One JSON document on standard output, in ASCII whatever the terminal.

    Dates, which only a free table can hold, become text. Raises ValueError for a number that is
    not finite: no document has one.
    """
    import json

    _put(json.dumps(document, indent=2, allow_nan=False, default=str))


def tell(sentences: list[str]) -> None:
    """Sentences on standard error; where that cannot be written, nobody can be told."""
    more = len(sentences) - MOST_SENTENCES
    rest = [_("{count} more like these.").format(count=more)] if more > 0 else []
    with suppress(OSError):
        for sentence in sentences[:MOST_SENTENCES] + rest:
            sys.stderr.write(f"{sentence}\n")


def flush() -> None:
    """Bring the output out. Raises OutputError, and BrokenPipeError where nobody reads it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror or str(error)) from error


def discard() -> None:
    """Throw away what is left, so that the interpreter does not try again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _put(line: str) -> None:
    try:
        sys.stdout.write(f"{line}\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror or str(error)) from error
