"""Opening, saving, exporting: what has to do with files."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.gui import settings
from wavesim.gui.faults import tell
from wavesim.gui.session import Session
from wavesim.gui.viewing import section_start_s
from wavesim.gui.waveform_view import WaveformView
from wavesim.gui.window import Window
from wavesim.io.files import UnwritableFileError, unwritable
from wavesim.io.text import has_comments
from wavesim.presentation.problems import LONGEST_TEXT, shown
from wavesim.presentation.words import _

PROGRAMS = _("Programs (*.toml)")
FIGURES = _("Figures (*.png *.svg *.pdf)")
PICTURE_RATIO = 2.0


class Documents(QObject):
    """Files of one window; what fails is said in the window and changes nothing."""

    def __init__(self, window: Window, session: Session, waveform: WaveformView) -> None:
        super().__init__(window)
        self.window, self.session, self.waveform = window, session, waveform
        window.dropped.connect(self.open)
        window.top.recent.aboutToShow.connect(self._fill_recent)
        session.failed.connect(self._tell)
        self.say_missing()

    def _tell(self, error: Exception) -> None:
        """Say what failed. A method of this object: the signal forgets it with the window."""
        tell(self.window.notice, error)

    def say_missing(self) -> None:
        """Say where a program came from a preset that is not here."""
        project = self.session.project
        if project.program.based_on is not None and project.preset is None:
            sentence = _("This came from the preset {id}, which is missing or cannot be used: only "
                         "the evidence in the file itself is shown, and nothing to compare with.")
            name = shown(project.program.based_on, LONGEST_TEXT)
            self.window.notice.say(sentence.format(id=name), "note", {})

    def open_asking(self) -> None:
        """Choose a file and open it."""
        name, _kind = QFileDialog.getOpenFileName(self.window, _("Open"), self._folder(), PROGRAMS)
        if name:
            self.open(name)

    def open(self, name: str) -> bool:
        """Open a file; whether it could be."""
        path = Path(name).absolute()
        try:
            self.session.open_file(path)
        except (ImpossibleError, UnusableFileError) as error:
            tell(self.window.notice, error)
            return False
        settings.keep_recent(path)
        self.window.notice.clear()
        self.say_missing()
        self.window.pages.setCurrentWidget(self.window.work)
        return True

    def save(self) -> bool:
        """Write to the file the program belongs to; a program without one asks."""
        path = self.session.path
        return self._write(path) if path else self.save_asking()

    def save_asking(self) -> bool:
        """Choose a file and write to it; whether it was written."""
        path = self.session.path
        return self._save_asking(path or Path(self._folder()) / self._proposed("toml"))

    def _save_asking(self, proposed: Path) -> bool:
        name, _kind = QFileDialog.getSaveFileName(
            self.window, _("Save as"), str(proposed), PROGRAMS
        )
        return bool(name) and self._write(Path(name))

    def _write(self, path: Path) -> bool:
        path = path.with_suffix(".toml") if not path.suffix else path
        if has_comments(path):
            answer = self.ask_comments(path)
            if answer == "copy":
                return self._save_asking(path.with_stem(f"{path.stem}-copy"))
            if answer != "replace":
                return False
        try:
            self.session.save_file(path.absolute())
        except UnwritableFileError as error:
            tell(self.window.notice, error)
            return False
        settings.keep_recent(path.absolute())
        return True

    def export_asking(self) -> None:
        """Choose a file and draw the window of time into it."""
        proposed = str(Path(self._folder()) / self._proposed("png"))
        name, _kind = QFileDialog.getSaveFileName(
            self.window, _("Export figure"), proposed, FIGURES
        )
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Draw the window of time into a file, in the colours of paper."""
        from wavesim.paint.render import UnknownFormatError, render

        view, project = self.session.view, self.session.project
        start_s = section_start_s(project.program, view.section)
        window_s = (start_s + view.start_s, start_s + view.stop_s)
        path = path.with_suffix(".png") if not path.suffix else path
        try:
            render(project.program, path, *window_s, preset=project.preset)
        except UnknownFormatError as error:
            self.window.notice.say(str(error), "caution", {})
        except OSError as error:
            tell(self.window.notice, unwritable(error, str(path)))

    def copy_picture(self) -> None:
        """The waveform as it is on the screen, to the clipboard."""
        size = self.waveform.size()
        picture = self.waveform.picture(size.width(), size.height(), PICTURE_RATIO)
        QGuiApplication.clipboard().setImage(picture)

    def may_close(self, event: QCloseEvent) -> None:
        """Ask where work would be lost."""
        if self.session.unsaved and not self._settled(self.ask()):
            event.ignore()
            return
        event.accept()

    def ask(self) -> QMessageBox.StandardButton:
        """Save, throw away, or stay."""
        box = QMessageBox(self.window)
        box.setText(_("Save the changes to {title}?").format(
            title=self.session.project.program.title))
        box.setInformativeText(_("Without saving they are lost."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        return buttons(box.exec())

    def ask_comments(self, path: Path) -> str:
        """Before comments of a file are lost: "copy", "replace", or "" to stay."""
        box = QMessageBox(self.window)
        box.setText(_("Keep the comments in {name}?").format(name=path.name))
        box.setInformativeText(
            _("Saving writes the program without them. A copy leaves this file as it is.")
        )
        roles = QMessageBox.ButtonRole
        copy = box.addButton(_("Save a copy…"), roles.AcceptRole)
        replaced = box.addButton(_("Replace"), roles.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(copy)
        box.exec()
        answers = {copy: "copy", replaced: "replace"}
        return next((word for button, word in answers.items() if button is box.clickedButton()), "")

    def _settled(self, answer: QMessageBox.StandardButton) -> bool:
        """Whether the window may close after this answer."""
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        return answer == QMessageBox.StandardButton.Discard

    def _fill_recent(self) -> None:
        menu = self.window.top.recent
        menu.clear()
        for path in settings.recent():
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, name=str(path): self.open(name))
        if menu.isEmpty():
            menu.addAction(_("None yet")).setEnabled(False)

    def _folder(self) -> str:
        files = settings.recent()
        return str(files[0].parent if files else Path.home())

    def _proposed(self, ending: str) -> str:
        return f"{self.session.project.program.id}.{ending}"
