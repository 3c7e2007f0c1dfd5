"""Small files, small functions: under 400 lines everywhere, under 40 in the package."""

import ast

from tests.project.tree import parsed, shown, sources, tracked_files

FILE_LINES = 400
FUNCTION_LINES = 40


def test_files_are_short() -> None:
    """A file that needs more is two ideas."""
    scripts = {path for path in tracked_files() if path.suffix == ".py"}
    files = scripts.union(sources())
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert [f"{shown(path)} has {n}" for path, n in lengths.items() if n >= FILE_LINES] == []


def test_functions_are_short() -> None:
    """Counted from `def` to the last line, docstring included, decorators not."""
    long = [
        f"{shown(path, node.lineno)} {node.name} has {length}"
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) >= FUNCTION_LINES
    ]
    assert long == []
