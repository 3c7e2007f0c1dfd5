"""Unsaved work, written beside the settings while it changes, and offered again after a crash.

Each running window has a file and a lock of its own; a file whose lock nobody holds was left by
a process that did not end well.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import final

from PySide6.QtCore import QLockFile, QObject, QTimer

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.core.program import Program
from wavesim.gui.saving import with_origin
from wavesim.gui.session import Session
from wavesim.io.files import UnwritableFileError, load, save

WAIT_MS = 800
"""How long after the last change it is written [ms]."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Work that a process left behind, and when it was last written."""

    program: Program
    path: Path
    when: datetime


def folder() -> Path:
    """The folder for state of this user."""
    import platformdirs

    return platformdirs.user_state_path("wavesim", appauthor=False)


class Journal(QObject):
    """Keeps the unsaved work of one session on the disk."""

    def __init__(self, session: Session, where: Path) -> None:
        super().__init__(session)
        self.session, self.where = session, where
        # Where there is no place for it the window works all the same; the first write says so.
        with suppress(OSError):
            where.mkdir(parents=True, exist_ok=True)
        self._told = False
        name = f"unsaved-{os.getpid()}-{os.urandom(2).hex()}"
        self.path = where / f"{name}.toml"
        self.lock = QLockFile(str(where / f"{name}.lock"))
        self.lock.tryLock(0)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(WAIT_MS)
        self.timer.timeout.connect(self.write)
        session.changed.connect(self.timer.start)

    def write(self) -> None:
        """Write what is unsaved; a file that is no longer needed goes.

        A full disk here must not stop the work; the next change tries again. It is said once.
        """
        if not self.session.unsaved:
            self._remove()
            return
        try:
            save(with_origin(self.session.project), self.path)
            self._told = False
        except UnwritableFileError as error:
            if not self._told:
                self.session.failed.emit(error)
            self._told = True

    def end(self) -> None:
        """The session ended well: nothing is left behind."""
        self.timer.stop()
        self._remove()
        self.lock.unlock()

    def _remove(self) -> None:
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def leftovers(where: Path) -> list[Leftover]:
    """Work of processes that are gone, the newest first; what cannot be read is thrown away."""
    found = []
    for path in where.glob("unsaved-*.toml"):
        lock = QLockFile(str(path.with_suffix(".lock")))
        if not lock.tryLock(0):
            continue
        lock.unlock()
        try:
            program = load(path)
        except (ImpossibleError, UnusableFileError):
            path.unlink(missing_ok=True)
            continue
        when = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        found.append(Leftover(program=program, path=path, when=when))
    return sorted(found, key=lambda leftover: leftover.when, reverse=True)
