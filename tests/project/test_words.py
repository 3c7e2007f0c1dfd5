"""What is shown to people: no promise, no recommendation, no ambiguous word, all translatable."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.project.tree import PACKAGE, ROOT, parsed, shown, sources

PROMISE = re.compile(r"\b(?:un)?safe(?:r|st|ly)?\b", re.IGNORECASE)
# Of a range we say that it is published; who recommends is the reader's own source.
RECOMMENDATION = re.compile(r"\brecommend", re.IGNORECASE)
AMBIGUOUS = re.compile(r"\bpulse[ -]?width", re.IGNORECASE)
EXPLAINED = re.compile(r"\bper (?:phase|pulse)\b", re.IGNORECASE)
# Titles of papers are other people's words.
QUOTED_KEYS = {"title", "url", "doi"}
DATA = sorted([*(ROOT / "presets").rglob("*.toml"), *(PACKAGE / "data").rglob("*.toml")])
PROPER_NAMES = re.compile(r"\bwavesim\b")
PAGES = [ROOT / "README.md", ROOT / "docs" / "intended-use.md"]
SHOWING = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton",
    "QToolButton", "addAction", "addMenu", "setAccessibleDescription", "setAccessibleName",
    "setPlaceholderText", "setStatusTip", "setText", "setTitle", "setToolTip", "setWhatsThis",
    "setWindowTitle",
}  # fmt: skip


def test_no_program_string_promises() -> None:
    """No string at all, docstrings apart, says that something is free of risk, or is not."""
    found = [where for where, text in _strings() if PROMISE.search(text)]
    assert found == []


def test_no_sentence_recommends() -> None:
    """Sentences are the arguments of `_` and `ngettext`."""
    assert [where for where, text in _sentences() if RECOMMENDATION.search(text)] == []


def test_pulse_width_says_of_what() -> None:
    """The word means phase or pulse duration by author, so it never stands alone."""
    found = [
        where
        for where, text in _sentences()
        if AMBIGUOUS.search(text) and not EXPLAINED.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", DATA, ids=shown)
def test_no_shipped_text_promises(path: Path) -> None:
    """Presets and other shipped data, but for the titles in a bibliography."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    quoted = path.stem == "SOURCES"
    assert [text for text in _texts(document, quoted) if PROMISE.search(text)] == []


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_pages_say_it_only_to_deny_it(path: Path) -> None:
    """The one sentence that may hold the word says that the program never uses it."""
    sentences = re.split(r"(?<=[.!?])\s+|\n\s*\n", path.read_text(encoding="utf-8"))
    assert [s for s in sentences if PROMISE.search(s) and "never" not in s] == []


def test_shown_text_is_translatable() -> None:
    """Widgets are not given English letters that have not been through gettext."""
    found = [
        shown(path, node.lineno)
        for path in (PACKAGE / "gui").rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and _called(node) in SHOWING
        for given in node.args
        if isinstance(given, ast.Constant | ast.JoinedStr) and _has_words(given)
    ]
    assert found == []


def _has_words(node: ast.Constant | ast.JoinedStr) -> bool:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant)]
    return any(
        isinstance(text, str) and re.search(r"[A-Za-z]{2}", PROPER_NAMES.sub("", text))
        for text in texts
    )


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _sentences() -> Iterator[tuple[str, str]]:
    for path in sources():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and _called(node) in {"_", "ngettext"}:
                for given in ast.walk(node):
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield shown(path, given.lineno), given.value


def _strings() -> Iterator[tuple[str, str]]:
    for path in sources():
        tree = parsed(path)
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in docstrings:
                yield shown(path, node.lineno), str(node.value)


def _texts(value: Any, quoted: bool) -> Iterator[str]:
    """Every text in a document, and every key of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, quoted)
    elif isinstance(value, dict):
        for key, item in value.items():
            in_bibliography = quoted or key == "bibliography"
            yield key
            if not (in_bibliography and key in QUOTED_KEYS):
                yield from _texts(item, in_bibliography)
