"""The weeks of a course to choose from, where a program has stages."""

from collections.abc import Iterator
from typing import final

from wavesim.core.errors import ImpossibleError
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.core.stages import at_week
from wavesim.presentation.problems import explanation
from wavesim.presentation.stage_text import weeks_words
from wavesim.presentation.words import _


@final
@value
class WeekChoice:
    """Some weeks of a course: their name, and the program that holds in them.

    program: None where the stage gives no valid program; why_not says why ("" = it does).
    """

    words: str
    program: Program | None
    why_not: str = ""


def week_choices(course: Program) -> tuple[WeekChoice, ...]:
    """The stages of a course, and the weeks outside all stages where those are another program.

    Empty where there are no stages.
    """
    stages = list(_stages(course))
    if not stages:
        return ()
    sections = [choice.program.section for choice in stages if choice.program]
    outside = [] if course.section in sections else [WeekChoice(words=_("Other weeks"),
                                                                program=course)]  # fmt: skip
    return (*stages, *outside)


def week_shown(choices: tuple[WeekChoice, ...], program: Program) -> int | None:
    """Which of the weeks a program is, None where it is none of them."""
    for number, choice in enumerate(choices):
        if choice.program is not None and choice.program.section == program.section:
            return number
    return None


def _stages(course: Program) -> Iterator[WeekChoice]:
    for stage in course.application.stage if course.application else ():
        try:
            program = at_week(course, stage.from_week)
        except ImpossibleError as error:
            why_not = explanation(error.problems[0])
            yield WeekChoice(words=weeks_words(stage), program=None, why_not=why_not)
        else:
            yield WeekChoice(words=weeks_words(stage), program=program)
