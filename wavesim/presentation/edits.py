"""Any difference between two programs, in words."""

from typing import final

from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.presentation.project import Project


@final
@value
class Difference:
    """One value that differs: its path, the value in a and in b (None: not there), and words."""

    where: str
    a: object
    b: object
    words: str


def changes(a: Program, b: Program) -> tuple[Difference, ...]:
    """Everything that differs in the sections of two programs, and their titles."""
    raise NotImplementedError


def undo_words(old: Project, new: Project) -> str:
    """What an edit did, to stand behind "Undo": "amplitude 20 → 24 mA"."""
    raise NotImplementedError
