"""Stages of a course: the program of a week (contract 1.7)."""

from collections.abc import Iterator
from itertools import combinations

from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.evidence import Stage
from wavesim.core.paths import places, with_values
from wavesim.core.program import Program


def at_week(program: Program, week: int) -> Program:
    """The program of a week: the stage that holds it applied, or the program itself.

    Raises ImpossibleError for a week below 1 and for a stage that gives no valid program.
    """
    if week < 1:
        raise ImpossibleError([Problem("range", "week", week, "1 or more")])
    for i, stage in enumerate(_stages(program)):
        if stage.from_week <= week <= stage.to_week:
            return _applied(program, i, stage)
    return program


def stage_problems(program: Program) -> Iterator[Problem]:
    """Stages that overlap, and stages that give no valid program."""
    for (_, one), (j, other) in combinations(enumerate(_stages(program)), 2):
        if one.from_week <= other.to_week and other.from_week <= one.to_week:
            yield Problem(
                "stages_overlap",
                f"application.stage.{j}.from_week",
                other.from_week,
                f"weeks outside {one.from_week} to {one.to_week}",
            )
    for i, stage in enumerate(_stages(program)):
        try:
            _applied(program, i, stage)
        except ImpossibleError as error:
            yield from error.problems


def _stages(program: Program) -> tuple[Stage, ...]:
    return program.application.stage if program.application else ()


def _applied(program: Program, number: int, stage: Stage) -> Program:
    """The program with a stage's edit; problems are told at the stage."""
    where = f"application.stage.{number}"
    edits: dict[str, object] = {}
    for key, new in [*(stage.set or {}).items(), *((key, None) for key in stage.remove)]:
        found = (key,) if "." in key else places(program, key)
        if not found:
            raise ImpossibleError([Problem("no_such_key", f"{where}.set.{key}", key)])
        edits |= dict.fromkeys(found, new)
    try:
        return with_values(program, edits)
    except ImpossibleError as error:
        raise ImpossibleError([problem.under(where) for problem in error.problems]) from None
