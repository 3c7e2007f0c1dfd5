"""Load pytest-qt only where Qt can draw; elsewhere name the window tests that did not run.

pytest-qt loads itself and ends the whole run where QtGui cannot be imported, and a QApplication
without its platform ends the process. So both are decided here, before either exists.
"""

import os
from importlib.util import find_spec
from typing import Any

import pytest

from wavesim.presentation.doctor import window_obstacle

# The same platform everywhere: no windows that flash up, the same sizes, and no display needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTEST_QT_API"] = "pyside6"
# Nobody's own presets are among those that the tests count.
os.environ["WAVESIM_PRESETS"] = os.path.join(os.path.dirname(__file__), "no-presets-of-mine")

WINDOW_FOLDERS = ("tests/gui", "tests/paint")
NO_PYTEST_QT = "pytest-qt is not installed: python -m pip install pytest-qt"

obstacle = window_obstacle() or (None if find_spec("pytestqt") else NO_PYTEST_QT)
pytest_plugins = [] if obstacle else ["pytestqt.plugin"]
# The folder itself, not its files: a folder that is entered has its conftest.py imported.
collect_ignore_glob = list(WINDOW_FOLDERS) if obstacle else []
not_run = list(WINDOW_FOLDERS)


@pytest.fixture(scope="session", autouse=True)
def one_application(request: pytest.FixtureRequest) -> None:
    """Make the windows' application first; a figure would make one that opens no windows."""
    if not obstacle:
        request.getfixturevalue("qapp")


def pytest_configure() -> None:
    """Refuse to run without the window tests where they are asked for."""
    if obstacle and os.environ.get("WAVESIM_REQUIRE_GUI") == "1":
        raise pytest.UsageError(
            f"WAVESIM_REQUIRE_GUI=1, but the window tests cannot run. {obstacle}"
        )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked `window` where they cannot run, and remember their names."""
    if not obstacle:
        return
    left_out = [item for item in items if item.get_closest_marker("window")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    not_run.extend(item.nodeid for item in left_out)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where several processes share the tests, each tells the first what it left out."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["not_run"] = not_run


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Remember what another process left out."""
    told = getattr(node, "workeroutput", {}).get("not_run", ())
    not_run.extend(name for name in told if name not in not_run)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line which tests did not run and what to install."""
    if obstacle:
        terminalreporter.write_line(f"Window tests not run ({', '.join(not_run)}): {obstacle}")
