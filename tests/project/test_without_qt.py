"""Where Qt cannot be loaded the tests still run, and one line names those that did not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.tree import ROOT

MESSAGE = "libEGL.so.1: cannot open shared object file: No such file or directory"


@pytest.fixture
def hidden_qt(tmp_path: Path) -> dict[str, str]:
    """An environment in which importing PySide6 fails as it does without Qt's libraries."""
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").touch()
    failing = f"raise ImportError({MESSAGE!r})\n"
    for module in ("QtCore", "QtGui", "QtWidgets"):
        (tmp_path / "PySide6" / f"{module}.py").write_text(failing, encoding="utf-8")
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "WAVESIM_REQUIRE_GUI")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return {**kept, "PYTHONPATH": str(tmp_path)}


def test_the_rest_runs_and_one_line_names_what_did_not(hidden_qt: dict[str, str]) -> None:
    """Every other test module can be collected, and the marked tests are left out, not skipped."""
    done = _pytest(hidden_qt, "--collect-only")
    assert done.returncode == 0, done.stdout + done.stderr
    naming = [line for line in done.stdout.splitlines() if "not run" in line]
    assert len(naming) == 1
    for part in ("tests/gui", "tests/paint", "tests/project/test_references.py", "libEGL.so.1"):
        assert part in naming[0]
    collected = done.stdout.replace(naming[0], "")
    assert "tests/project/test_size.py::" in collected
    assert "tests/gui" not in collected
    assert "tests/project/test_references.py" not in collected


def test_processes_that_share_the_tests_name_them_too(hidden_qt: dict[str, str]) -> None:
    """As the README's command runs them."""
    some = ("tests/project/test_references.py", "tests/io/test_text.py")
    done = _pytest(hidden_qt, "-n", "2", *some)
    assert done.returncode == 0, done.stdout + done.stderr
    (naming,) = [line for line in done.stdout.splitlines() if "not run" in line]
    assert "tests/project/test_references.py" in naming
    assert "libEGL.so.1" in naming


def test_missing_qt_is_a_failure_where_windows_are_required(hidden_qt: dict[str, str]) -> None:
    """So that a continuous run cannot pass without having opened a window."""
    done = _pytest({**hidden_qt, "WAVESIM_REQUIRE_GUI": "1"}, "--collect-only")
    assert done.returncode != 0
    assert "libEGL.so.1" in done.stderr


def test_window_ends_in_the_sentence_that_doctor_says(hidden_qt: dict[str, str]) -> None:
    """One clear sentence on standard error, no traceback, the exit status of unusable input."""
    window = _python(hidden_qt, "-m", "wavesim")
    assert window.returncode == 2
    (sentence,) = window.stderr.splitlines()
    assert "libEGL.so.1" in sentence
    doctor = _python(hidden_qt, "-m", "wavesim", "doctor")
    assert sentence in " ".join(doctor.stdout.split())


def test_numbers_need_no_qt(hidden_qt: dict[str, str]) -> None:
    """The dose of a preset is printed all the same."""
    done = _python(hidden_qt, "-m", "wavesim", "dose", "stroke-foot-drop")
    assert done.returncode == 0, done.stderr


def _pytest(environment: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    return _python(environment, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options)


def _python(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
