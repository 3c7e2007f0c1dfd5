"""Keeping the program as a preset of the user's."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMessageBox

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.core.program import Program
from wavesim.gui.faults import tell
from wavesim.gui.saving import as_preset
from wavesim.gui.session import Session
from wavesim.gui.window import Window
from wavesim.io.files import UnwritableFileError, load, save, unwritable
from wavesim.io.own_presets import own_path
from wavesim.io.presets import shipped
from wavesim.io.text import has_comments
from wavesim.presentation.words import _

WIDE = 440
"""Room for a long title [px at 100 %]."""


class OwnPresets(QObject):
    """The user's presets of one window; `index` lists them anew."""

    def __init__(self, window: Window, session: Session, index: Callable[[], None]) -> None:
        super().__init__(window)
        self.window, self.session, self.index = window, session, index

    def save_asking(self) -> bool:
        """Ask for a title and keep the program under it; whether it was kept."""
        title = self.ask_title().strip()
        return bool(title) and self.save(title)

    def ask_title(self) -> str:
        """The title that was typed; empty where nothing is to be kept."""
        dialog = QInputDialog(self.window)
        dialog.setWindowTitle(_("Save as preset of mine"))
        dialog.setLabelText(_("Title of the preset"))
        dialog.setTextValue(self.session.project.program.title)
        dialog.setOkButtonText(_("Save"))
        dialog.resize(self.window.look.px(WIDE), dialog.height())
        return dialog.textValue() if dialog.exec() else ""

    def save(self, title: str) -> bool:
        """Keep the program under a title that no built-in preset has; whether it was kept."""
        try:
            preset = as_preset(self.session.project, title)
        except ImpossibleError as error:
            tell(self.window.notice, error)
            return False
        if preset.id in shipped():
            sentence = _("{id} is the id of a built-in preset; choose another title than {title}.")
            self.window.notice.say(sentence.format(title=title, id=preset.id), "caution", {})
            return False
        path = Path(own_path(preset.id))
        if path.exists() and not self.ask_replace(path):
            return False
        return self._write(preset, path)

    def ask_replace(self, path: Path) -> bool:
        """Whether the preset that is there may go."""
        box = QMessageBox(self.window)
        box.setText(_("Replace your preset {title}?").format(title=_title(path)))
        lost = _("The one that is there, with its comments, is lost.")
        box.setInformativeText(lost if has_comments(path) else _("The one that is there is lost."))
        replaced = box.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is replaced

    def _write(self, preset: Program, path: Path) -> bool:
        try:
            _make_folder(path)
            save(preset, path)
        except UnwritableFileError as error:
            tell(self.window.notice, error)
            return False
        self.session.kept_as(preset)
        self.index()
        sentence = _("Kept among the presets, marked as yours: {title}")
        self.window.notice.say(sentence.format(title=preset.title), "note", {})
        return True


def _title(path: Path) -> str:
    """What the preset in a file is called; the file's name where it cannot be read."""
    try:
        return load(path).title
    except (ImpossibleError, UnusableFileError):
        return path.name


def _make_folder(path: Path) -> None:
    """The folder of a file. Raises UnwritableFileError where it cannot be made."""
    try:
        os.makedirs(path.parent, exist_ok=True)
    except OSError as error:
        raise unwritable(error, str(path)) from error
