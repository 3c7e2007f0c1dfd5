"""A window on a session of its own: nothing of the user's settings is read or written."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from wavesim.gui.desk import Desk
from wavesim.gui.look import Look
from wavesim.gui.session import Session
from wavesim.gui.start import furnish, show_waveform
from wavesim.gui.window import Window
from wavesim.io.files import load


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and unsaved work in a folder of the test; the hook of exceptions is put back."""
    scope = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path / "settings"))
    monkeypatch.setattr("wavesim.gui.journal.folder", lambda: tmp_path / "state")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """The light theme, at 100 % whatever the machine's font is."""
    qapp.setStyle("Fusion")
    font = qapp.font()
    font.setPixelSize(13)
    qapp.setFont(font)
    return Look("light")


@pytest.fixture
def session(qapp: QApplication) -> Session:
    """The first preset, without a window."""
    return Session(load("stroke-foot-drop"))


@pytest.fixture
def desk(look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The window with the first preset, painted."""
    window = Window("light")
    window.resize(1280, 800)
    window.show()
    made = furnish(window, *show_waveform(window, None, None))
    settle()
    yield made
    monkeypatch.setattr(made.documents, "ask", lambda: QMessageBox.StandardButton.Discard)
    window.close()
    window.deleteLater()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []
    assert not isValid(window)


def settle() -> None:
    """Let everything happen that waits for the event loop."""
    for _turn in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, 0)
