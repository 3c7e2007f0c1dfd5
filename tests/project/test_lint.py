"""ruff and mypy --strict have nothing to say."""

import subprocess
import sys

from tests.project.tree import ROOT


def test_ruff_is_silent() -> None:
    """All Python of the repository, by the rules in pyproject.toml."""
    done = _run("ruff", "check", ".")
    assert done.returncode == 0, done.stdout


def test_types_are_strict() -> None:
    """The package, strict below gui."""
    done = _run("mypy")
    assert done.returncode == 0, done.stdout


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
