"""What is typed wrongly: one clear message, exit status 2, nothing on standard output."""

import pytest

from wavesim.cli.commands import COMMANDS, LATER
from wavesim.version import VERSION


def test_version_and_help(wavesim):
    """Both answer and end well."""
    assert wavesim("--version").out == f"wavesim {VERSION}\n"
    told = wavesim("--help")
    assert told.status == 0
    assert all(f"\n    {name}" in told.out for name in COMMANDS)
    assert not any(f"\n    {name} " in told.out for name in LATER)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(wavesim, command):
    """With what it takes."""
    told = wavesim(command, "--help")
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith(f"usage: wavesim {command}")
    assert "--json" in told.out


@pytest.mark.parametrize("command", sorted(LATER))
def test_what_comes_later_is_said_so(wavesim, command):
    """A command of the contract is never unknown."""
    told = wavesim(command, "stroke-foot-drop")
    assert (told.status, told.out) == (2, "")
    assert told.err == f"wavesim {command} is not yet supported.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dos", "stroke-foot-drop"], 'there is no command "dos"; did you mean dose'),
        (["stroke-foot-drop", "--json"], 'there is no command "stroke-foot-drop"'),
        (["--json"], "required: COMMAND"),
        (["dose"], "required: PRESET_OR_FILE"),
        (["dose", "stroke-foot-drop", "--jsn"], "unrecognized arguments: --jsn"),
        (["dose", "stroke-foot-drop", "--js"], "unrecognized arguments: --js"),
        (["dose", "stroke-foot-drop", "tens-burst"], "unrecognized arguments: tens-burst"),
        (["dose", "stroke-foot-drop", "--week", "0"], '"0" is not a whole number from 1 on'),
        (["dose", "stroke-foot-drop", "--week", "-1"], '"-1" is not a whole number'),
        (["dose", "stroke-foot-drop", "--week", "2.5"], '"2.5" is not a whole number'),
        (["show", "stroke-foot-drop", "--week", "two"], '"two" is not a whole number'),
        (["show", "stroke-foot-drop", "--week", "\N{ARABIC-INDIC DIGIT TWO}"], "not a whole"),
        (["render", "stroke-foot-drop", "-o", "x.png", "--week", ""], '"" is not a whole number'),
        (["dose", "stroke-foot-drop", "--week", "9" * 5000], "is not a whole number"),
        (["dose", "stroke-foot-drop", "--week"], "--week: expected one argument"),
        (["dose", "stroke-footdrop"], "Did you mean stroke-foot-drop"),
        (["dose", "none.toml"], "none.toml: There is no such file."),
        (["dose", "."], "neither a preset nor a file"),
        (["dose", "/"], "/: This is a folder, not a file."),
        (["presets", "--condition", "strok"], '"strok" is none of healthy, disuse, stroke'),
        (["render", "stroke-foot-drop"], "required: -o"),
        (["render", "stroke-foot-drop", "-o", "x.gif"], "x.gif has none of the endings .png"),
        (["render", "stroke-foot-drop", "-o", "x"], "x has none of the endings .png"),
        (["render", "stroke-foot-drop", "-o", "x.png", "--from", "nan"], "nan s is not in the"),
        (["render", "stroke-foot-drop", "-o", "x.png", "--to", "inf"], "inf s is not in the"),
        (["render", "stroke-foot-drop", "-o", "x.png", "--from", "-1"], "-1 s is not in the"),
        (["render", "stroke-foot-drop", "-o", "x.png", "--to", "1e9"], "0 to 3600 s"),
        (["render", "stroke-foot-drop", "-o", "x.png", "--from", "5", "--to", "5"],
         "5 s is not after --from, 5 s"),
        (["render", "stroke-foot-drop", "-o", "x.png", "--from", "abc"], "'abc'"),
        (["validate"], "required: FILE"),
    ],
)  # fmt: skip
def test_wrong_arguments(wavesim, tmp_path, monkeypatch, arguments, said):
    """One message on standard error, and no file."""
    monkeypatch.chdir(tmp_path)
    told = wavesim(*arguments)
    assert (told.status, told.out) == (2, "")
    assert said in told.err
    assert told.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
