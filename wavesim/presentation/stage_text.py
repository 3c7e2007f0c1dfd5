"""The stages of a course in words: in which weeks the program is another one, and how."""

from collections.abc import Iterator

from wavesim.core.evidence import Application, Stage
from wavesim.core.program import Program
from wavesim.core.spec import keys
from wavesim.core.stages import at_week
from wavesim.presentation.edits import changes, told
from wavesim.presentation.names import in_sentence
from wavesim.presentation.words import EN_DASH, _

_COURSE = ("sessions_per_week", "sessions_per_day", "weeks")
_ARROW = "\N{RIGHTWARDS ARROW}"


def stage_lines(program: Program) -> Iterator[str]:
    """One line for each stage: its weeks and everything that differs from the program itself."""
    for stage in program.application.stage if program.application else ():
        other = at_week(program, stage.from_week)
        found = [difference.words for difference in changes(program, other)]
        found += _course_changes(program.application, other.application)
        yield f"{weeks_words(stage)}: {', '.join(found) or _('as outside all stages')}"


def weeks_words(stage: Stage) -> str:
    """The weeks of a stage: "Week 1" or "Weeks 1–2"."""
    if stage.from_week == stage.to_week:
        return _("Week {week}").format(week=stage.from_week)
    return _("Weeks {weeks}").format(weeks=f"{stage.from_week}{EN_DASH}{stage.to_week}")


def _course_changes(a: Application | None, b: Application | None) -> Iterator[str]:
    """How often and how long it is used, where a stage changes that."""
    for name in _COURSE:
        before, after = getattr(a, name), getattr(b, name)
        if before != after:
            spec = keys(Application)[name].spec
            label = _(in_sentence(spec.label)) if spec else name
            yield f"{label} {told(before, '')} {_ARROW} {told(after, '')}"
