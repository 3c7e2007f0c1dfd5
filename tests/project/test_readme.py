"""The README's code prints what the README says it prints."""

import re
import subprocess
import sys

from tests.project.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_code_prints_what_is_shown() -> None:
    """The one block of Python, run as a reader would, and the text block after it."""
    ((code, shown),) = re.findall(
        r"^```python\n(.*?)^```\n.*?^```text\n(.*?)^```$", README, re.DOTALL | re.MULTILINE
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == shown


def test_test_command_is_marked_once() -> None:
    """`.ci/run` takes its command from the line after the fence that follows the marker."""
    (command,) = re.findall(r"^<!-- test-command -->\n```sh\n(.*)\n```$", README, re.MULTILINE)
    assert command.endswith(" -m pytest -q -n auto")


def test_pages_and_pictures_exist() -> None:
    """Every relative link of the README."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
