"""Each rule of the contract, broken through a file and through --set; nothing else is told."""

import tomllib

import pytest

from tests.broken import BROKEN, Broken
from wavesim.cli.main import run
from wavesim.core.errors import ImpossibleError
from wavesim.io.decode import program_from_dict
from wavesim.io.encode import toml_value
from wavesim.io.presets import preset_path

CASES = pytest.mark.parametrize(
    "broken", BROKEN, ids=[f"{case.rule}-{case.path}-{i}" for i, case in enumerate(BROKEN)]
)


def tables(case: Broken):
    """The tables of the preset's file with the edits written into them."""
    with open(preset_path(case.preset), "rb") as file:
        found = tomllib.load(file)
    for path, new in case.edits.items():
        *parents, last = path.split(".")
        table = found
        for name in parents:
            table = table[int(name)] if name.isdecimal() else table.setdefault(name, {})
        if new is None:
            table.pop(last)
        else:
            table[last] = new
    return found


@CASES
def test_through_the_file(broken):
    with pytest.raises(ImpossibleError) as refused:
        program_from_dict(tables(broken), "file.toml")
    assert (broken.rule, broken.path) in [(p.rule, p.path) for p in refused.value.problems]
    assert len(refused.value.problems) <= len(broken.edits) + 1


@CASES
def test_through_set(broken, capsys):
    settings = [
        part
        for path, new in broken.edits.items()
        for part in ("--set", f"{path}={'' if new is None else toml_value(new)}")
    ]
    assert run(["dose", broken.preset, *settings]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert broken.path in told.err
    assert "Traceback" not in told.err
