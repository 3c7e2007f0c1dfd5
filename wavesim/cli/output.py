"""Text and JSON on standard output, sentences on standard error, on any terminal."""

import codecs
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from wavesim.presentation.words import _

UNWRITABLE = 3
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
    """Let no character stop the output: what a terminal cannot show is written plainly."""
    codecs.register_error("wavesim", _plain)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="wavesim")


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    cut = error.object[error.start : error.end]
    return "".join(PLAIN.get(character, "?") for character in cut), error.end


def write(lines: Iterable[str]) -> None:
    """Lines of text on standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def write_json(document: Mapping[str, Any]) -> None:
    """One JSON document on standard output, in ASCII whatever the terminal.

    Dates, which only a free table can hold, become text. Raises ValueError for a number that is
    not finite: no document has one.
    """
    import json

    sys.stdout.write(json.dumps(document, indent=2, allow_nan=False, default=str) + "\n")


def tell(sentences: list[str]) -> None:
    """Sentences on standard error."""
    more = len(sentences) - MOST_SENTENCES
    for sentence in sentences[:MOST_SENTENCES]:
        sys.stderr.write(f"{sentence}\n")
    if more > 0:
        sys.stderr.write(_("{count} more like these.").format(count=more) + "\n")


def finish() -> int:
    """Bring the output out; the exit status that this leaves, 0 or that of a full disk."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout(sys.stdout)
    except OSError as error:
        _close_stdout(sys.stdout)
        why = error.strerror or str(error)
        tell([_("The output cannot be written: {why}.").format(why=why)])
        return UNWRITABLE
    return 0


def _close_stdout(stream: TextIO) -> None:
    """Throw away what is left, so that the interpreter does not try again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
