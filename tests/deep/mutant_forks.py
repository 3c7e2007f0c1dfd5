"""A pytest plugin: collect once, then a process for each mutant, with the tests that enter it.

Only for `tests.deep.mutants`. `MUTANTS_ASKED` names a JSON file with `names` of mutants, `tests` of
each function, `duration_s` of each test, and `results`, a file that gets a line for each mutant.
Tests of the mutant's own floor come first, quick ones before slow ones, for `BUDGET_S` altogether.
"""

import gc
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

BUDGET_S = 6.0
"""What is left out after so long is tried for survivors in a process of their own."""
SLOW_S = 1.5
"""A test of more than this comes after all others."""
PATIENCE = 10.0
"""A mutant that takes so many times as long hangs."""
UNCHANGED = "none"
"""Name of no mutant: with it every test has to pass."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Try every mutant instead of the tests once."""
    asked = json.loads(Path(os.environ["MUTANTS_ASKED"]).read_text(encoding="utf-8"))
    items = {item.nodeid: item for item in session.items}
    gc.collect()
    gc.freeze()
    with open(asked["results"], "w", encoding="utf-8") as results:
        for name in [UNCHANGED, *asked["names"]]:
            chosen, budget_s = _chosen(name, asked, items)
            print(name, _tried(name, chosen, budget_s) if chosen else "untested", file=results)
            results.flush()
    return True


def _chosen(
    name: str, asked: dict[str, Any], items: dict[str, pytest.Item]
) -> tuple[list[pytest.Item], float]:
    """The tests of a mutant within the budget, and how long they take [s]."""
    duration_s = asked["duration_s"]
    function, mark, _ = name.rpartition("__mutmut_")
    entering = asked["tests"].get(function, ()) if mark else duration_s
    own = f"tests/{name.split('.')[1]}/" if mark else ""

    def order(test: str) -> tuple[bool, bool, float]:
        return duration_s[test] > SLOW_S, not test.startswith(own), duration_s[test]

    chosen, total_s = [], 0.0
    for test in sorted((test for test in entering if test in items), key=order):
        if total_s + duration_s[test] <= BUDGET_S or not chosen:
            chosen.append(items[test])
            total_s += duration_s[test]
    return chosen, total_s


def _tried(name: str, chosen: list[pytest.Item], budget_s: float) -> str:
    """What becomes of a mutant in a process of its own."""
    process = os.fork()
    if process == 0:
        os.environ["MUTANT_UNDER_TEST"] = name
        signal.alarm(int(30.0 + PATIENCE * budget_s))
        os._exit(_failed(chosen))
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return "timeout"
    return "killed" if os.WEXITSTATUS(status) else "survived"


def _failed(chosen: list[pytest.Item]) -> bool:
    """Whether one of the tests fails; what ends the process itself is a failure too."""
    followers: list[pytest.Item | None] = [*chosen[1:], None]
    try:
        return any(
            report.failed
            for test, follower in zip(chosen, followers, strict=True)
            for report in runtestprotocol(test, nextitem=follower, log=False)
        )
    except BaseException:  # noqa: BLE001 - pytest.exit() and its like are no reason to go on
        return True
