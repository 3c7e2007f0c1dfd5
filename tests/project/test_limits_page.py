"""The pages on limits and hazards: every limit in its row, every test that is named is there."""

import re

import pytest

from tests.project.tree import ROOT
from wavesim.safety.limits import LIMITS, Limit

LIMITS_PAGE = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
HAZARDS = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")


def rows() -> dict[str, list[str]]:
    """Cells of each row of the table of limits, by id."""
    found = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in LIMITS_PAGE.splitlines()
        if line.startswith("| `")
    ]
    return {cells[0].strip("`"): cells for cells in found}


def test_the_table_is_that_of_the_code() -> None:
    """The same ids in the same order."""
    assert list(rows()) == [limit.id for limit in LIMITS]


@pytest.mark.parametrize("limit", LIMITS, ids=[limit.id for limit in LIMITS])
def test_a_row_says_what_the_code_holds(limit: Limit) -> None:
    """Values, source, standing and severity."""
    _, title, values, _, when, source, standing, severity = rows()[limit.id]
    assert [float(number) for number in re.findall(r"[\d.]+", values)][: len(limit.steps)] == [
        step.value for step in limit.steps
    ]
    assert (title, when, source, standing) == (
        limit.title,
        limit.when,
        limit.source,
        limit.standing,
    )
    assert severity == ", ".join(step.severity for step in limit.steps)


def test_every_row_of_the_reference_is_accounted_for() -> None:
    """L1 to L30 stand in the table or among those that have no row."""
    assert {f"L{n}" for n in range(1, 31)} <= set(re.findall(r"L\d+", LIMITS_PAGE))


@pytest.mark.parametrize(
    "named",
    sorted(set(re.findall(r"`(tests/[\w/.:]+)`", HAZARDS))),
    ids=lambda named: named.rpartition("/")[2],
)
def test_the_tests_of_the_hazards_are_there(named: str) -> None:
    """File and function."""
    path, _, function = named.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    assert not function or f"def {function}(" in text
