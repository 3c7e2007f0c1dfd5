"""Whole processes: pipes that close, disks that are full, terminals without our characters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOSE = [sys.executable, "-m", "wavesim", "dose", "stroke-foot-drop"]


def process(*arguments, **options):
    return subprocess.run(
        [*DOSE[:3], *arguments], cwd=ROOT, capture_output=True, check=False, **options
    )


def test_a_reader_that_has_enough(tmp_path):
    """`| head` closes the pipe: no traceback, no complaint at the end."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*DOSE, "--json"], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_any_terminal(encoding):
    """What it has no character for is written plainly; JSON is the same everywhere."""
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    done = process("dose", "stroke-foot-drop", env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "10 uC" in " ".join(done.stdout.decode(encoding).replace("µ", "u").split())
    document = process("show", "stroke-foot-drop", "--json", env=environment).stdout
    assert json.loads(document.decode("ascii"))["id"] == "stroke-foot-drop"
    wrong = process("dose", "stroke-foot-drop", "--set", "phase_duration_us=0", env=environment)
    assert wrong.returncode == 2
    assert b"allowed is 0.1 to 1,000,000" in wrong.stderr


def test_names_that_are_no_text():
    """A file name of bytes that no encoding has."""
    done = process("validate", b"\xff.toml", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["files"][0]["valid"] is False
    assert b"There is no such file." in done.stderr


def test_no_streams_at_all():
    """A program without a terminal has none; nothing is shown, and nothing fails."""
    alone = """
import sys
sys.stdout = sys.stderr = None
from wavesim.cli.main import run
sys.exit(run(["dose", "stroke-foot-drop"]) or run(["dose", "none"]))
"""
    done = subprocess.run([sys.executable, "-c", alone], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


@pytest.mark.parametrize("step", ["write", "flush"])
def test_a_full_disk(step):
    """What could not be written is said, with the exit status for that."""
    failing = f"""
import sys
class Full:
    fails = True
    def write(self, text): return len(text)
    def flush(self): pass
    def fileno(self): return 1
def fail(self, *rest):
    if Full.fails:
        Full.fails = False
        raise OSError(28, "No space left on device")
Full.{step} = fail
sys.stdout = Full()
from wavesim.cli.main import run
sys.exit(run(["dose", "stroke-foot-drop"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", failing], cwd=ROOT, capture_output=True, check=False
    )
    assert done.stderr == b"The output cannot be written: No space left on device.\n"
    assert done.returncode == 3
