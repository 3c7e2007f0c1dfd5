"""Imports point downward, and heavy libraries are imported only where they belong.

import-linter sees packages of others as a whole and resolves chains; the syntax tree sees their
modules (QtWidgets is one of PySide6) and where in a file an import stands.
"""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.tree import PACKAGE, ROOT, parsed, shown, sources

LIBRARY_FLOORS = {
    "PySide6": {"paint", "gui"},
    "shiboken6": {"paint", "gui"},
    "PySide6.QtWidgets": {"gui"},
    "pyqtgraph": {"gui"},
}
ABOVE_QT = {"paint", "gui", "cli"}


def test_import_contracts_hold() -> None:
    """The contracts of pyproject.toml."""
    program = "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_floor_below_paint_is_kept_from_qt() -> None:
    """A floor that is new must be added to the contract that forbids Qt."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    named = next(c["source_modules"] for c in contracts if c["name"].startswith("Below paint"))
    floors = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert {f"wavesim.{floor}" for floor in floors - ABOVE_QT} == set(named)


@pytest.mark.parametrize("library", LIBRARY_FLOORS)
def test_library_stays_on_its_floors(library: str) -> None:
    """Also imports inside functions and under TYPE_CHECKING count."""
    elsewhere = [
        shown(path, line)
        for path in sources()
        for name, line in _imports(parsed(path))
        if f"{name}.".startswith(f"{library}.") and _floor(path) not in LIBRARY_FLOORS[library]
    ]
    assert elsewhere == []


@pytest.mark.parametrize("library", ["scipy", "importlib.metadata"])
def test_slow_library_is_imported_in_functions_only(library: str) -> None:
    """Both cost more than the command line has: they are imported where they earn their place."""
    at_start = [
        shown(path, line)
        for path in sources()
        for node in parsed(path).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name, line in _imports(node)
        if f"{name}.".startswith(f"{library}.")
    ]
    assert at_start == []


def _floor(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def _imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Full names of all imported modules and of the names taken from them, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
