"""The page on the dose names every number, and its example is what the program computes."""

import dataclasses
import re
import tomllib

import pytest

from tests.project.tree import ROOT
from wavesim.analysis.dose import ChannelDose, dose
from wavesim.io.decode import program_from_dict

PAGE = (ROOT / "docs" / "dose.md").read_text(encoding="utf-8")
FILES = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
NUMBERS = {field.name for field in dataclasses.fields(ChannelDose)} - {"name"}


def test_every_number_has_its_formula() -> None:
    """In a table of the page, before the example."""
    formulas, _, example = PAGE.partition("## An example by hand")
    assert {name for name in NUMBERS if f"| `{name}` |" not in formulas} == set()
    assert set(re.findall(r"^\| `(\w+)` \|", example, re.MULTILINE)) == NUMBERS


def test_the_example_is_right() -> None:
    """Half a unit of the last of four digits: the page rounds."""
    (toml,) = re.findall(r"```toml\n(.*?)```", FILES, re.DOTALL)
    found = dose(program_from_dict(tomllib.loads(toml))).sections[0].channels[0]
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| ([\d.]+) \|$", PAGE, re.MULTILINE)
    assert len(rows) == len(NUMBERS)
    for name, value in rows:
        assert getattr(found, name) == pytest.approx(float(value), rel=5e-4, abs=1e-12), name
