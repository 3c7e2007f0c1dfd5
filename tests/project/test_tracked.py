"""Nothing in the repository points at the machine that it was written on."""

import re
from pathlib import Path

from tests.project.tree import shown, tracked_files

# Written in pieces, so that this file does not match itself.
TRACES = {
    "a path of one machine": r"(?<![\w.~/-])/(?:wo" r"rk|ro" r"ot|ho" r"me)/[\w.]",
    "a registry's host": r"pypi\.o"
    r"rg|pythonho"
    r"sted|npmjs\.o"
    r"rg|debian\.o"
    r"rg|artifac"
    r"tory",
    "a folder beside the checkout": r"\.\./sha" r"red\b",
}


def test_no_traces_of_a_machine() -> None:
    """Text of every tracked file; what is not text is not searched."""
    found = [
        f"{shown(path, number)}: {what}"
        for path in tracked_files()
        for number, line in enumerate(_lines(path), start=1)
        for what, pattern in TRACES.items()
        if re.search(pattern, line, re.IGNORECASE)
    ]
    assert found == []


def _lines(path: Path) -> list[str]:
    content = path.read_bytes()
    return [] if b"\0" in content else content.decode("utf-8").splitlines()
