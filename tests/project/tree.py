"""The repository as data: its root, its tracked files, its Python sources."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "wavesim"
NOT_OURS = {".git", ".venv", "build", "dist"}


@cache
def tracked_files() -> tuple[Path, ...]:
    """Files of the repository; in an unpacked archive, which has no git, all but tool output."""
    if (ROOT / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        found = [ROOT / name for name in listing.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not _is_output(path)]
    return tuple(path for path in found if path.is_file())


def _is_output(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in NOT_OURS or part.endswith(("_cache", "__pycache__")) for part in parts)


def sources() -> Iterator[Path]:
    """Python files of the package."""
    return PACKAGE.rglob("*.py")


@cache
def parsed(path: Path) -> ast.Module:
    """Syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path, line: int | None = None) -> str:
    """A place in the repository, as a message names it."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"
