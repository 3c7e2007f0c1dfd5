"""The page on the command line shows what the commands do."""

import re
import shlex
from pathlib import Path

from wavesim.cli.commands import COMMANDS, LATER

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")


def test_every_command_is_named():
    """Those that are there and those that are not."""
    assert set(re.findall(r"^\| `wavesim (\w+)", PAGE, re.MULTILINE)) == set(COMMANDS)
    assert all(f"`{name}`" in PAGE for name in LATER)


def test_the_examples_run(wavesim):
    """Each line ends well."""
    (lines,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in lines.splitlines():
        assert wavesim(*shlex.split(line)[1:]).status == 0


def test_the_message_is_the_one_shown(wavesim):
    """Word for word."""
    ((line, message),) = re.findall(r"^\$ (wavesim .*)\n(.*)\n", PAGE, re.MULTILINE)
    told = wavesim(*shlex.split(line)[1:])
    assert (told.status, told.err.strip()) == (2, message)
