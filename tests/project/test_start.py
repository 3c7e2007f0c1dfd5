"""`import wavesim` is free, and the command line loads no more than it needs."""

import subprocess
import sys

import pytest

from tests.project.tree import ROOT

HEAVY = (
    "numpy",
    "scipy",
    "numba",
    "llvmlite",
    "PySide6",
    "shiboken6",
    "pyqtgraph",
    "importlib.metadata",
    "platformdirs",
)


def test_import_loads_nothing_heavy() -> None:
    """Until a name is used."""
    assert _loaded_after("import wavesim") == []


def test_one_import_gives_the_physiology() -> None:
    """By the name of the contract, and numba waits for the first force."""
    assert set(_loaded_after("import wavesim; wavesim.physiology.force_n")) <= {"numpy"}


@pytest.mark.parametrize("command", ["dose", "check", "show"])
def test_numbers_need_numpy_only(command: str) -> None:
    """Neither Qt nor scipy nor the 50 ms of importlib.metadata in a command that prints numbers."""
    program = (
        f"from wavesim.__main__ import main; assert main([{command!r}, 'stroke-foot-drop']) == 0"
    )
    assert set(_loaded_after(f"{QUIET}\n{program}")) <= {"numpy"}


QUIET = "import io, sys; out, sys.stdout = sys.stdout, io.StringIO()"


def _loaded_after(program: str) -> list[str]:
    ending = f"import sys; print(*(set({HEAVY!r}) & set(sys.modules)), file=sys.__stdout__)"
    wrapped = f"""
try:
    {program.replace(chr(10), chr(10) + "    ")}
except SystemExit as end:
    assert not end.code, end.code
{ending}
"""
    done = subprocess.run(
        [sys.executable, "-c", wrapped], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
