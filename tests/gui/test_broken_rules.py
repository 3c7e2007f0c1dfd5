"""Each rule of the contract, broken in the window: it is said, and the last valid program stays."""

import pytest

from tests.broken import BROKEN, Broken
from wavesim.gui.session import Session
from wavesim.presentation.problems import explanation

CASES = pytest.mark.parametrize(
    "broken", BROKEN, ids=[f"{case.rule}-{case.path}-{i}" for i, case in enumerate(BROKEN)]
)


@CASES
def test_in_the_window(session: Session, broken: Broken) -> None:
    session.open_preset(broken.preset)
    before, steps = session.project, session.undo_stack.count()
    error = session.edit(dict(broken.edits))
    assert error is not None
    assert (broken.rule, broken.path) in [(p.rule, p.path) for p in error.problems]
    assert all(explanation(problem) for problem in error.problems)
    assert session.project is before
    assert session.undo_stack.count() == steps
