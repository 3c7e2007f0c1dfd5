"""What the window works on: one project, one view, and every step back.

All changes pass through here. A change replaces the whole immutable project; `changed` says that
there is something new to show, and the window shows it once per turn of the event loop.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.gui.saving import write
from wavesim.io.files import load, origin
from wavesim.io.presets import preset_path
from wavesim.presentation.edits import undo_words
from wavesim.presentation.project import Project, View, first_view, followed, laid_over
from wavesim.presentation.words import _

FIRST_PRESET = "stroke-foot-drop"
"""What is shown at a first start."""
MOST_STEPS = 500
"""Steps that can be taken back."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A project and the file it was last opened from or saved to, None for none.

    start: one of the user's presets, opened as it stands, that came from another; None: none.
    course: the program whose stages the weeks are; None until a week was chosen.
    """

    project: Project
    path: Path | None = None
    start: Program | None = None
    course: Program | None = None


class Step(QUndoCommand):
    """One change: what was held before and after it. Changes of the same run are one step."""

    def __init__(self, session: "Session", old: Held, new: Held, run: str | None) -> None:
        super().__init__()
        self.session, self.old, self.new, self.run = session, old, new, run

    def id(self) -> int:
        """Qt asks whether to merge only where the ids agree."""
        return -1 if self.run is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later change of the same run in; one that ends where it began is none."""
        if not isinstance(other, Step) or other.run != self.run:
            return False
        self.new = other.new
        self.setObsolete(self.new == self.old)
        return True

    def redo(self) -> None:
        """Make the change."""
        self.session.hold(self.new)

    def undo(self) -> None:
        """Take it back."""
        self.session.hold(self.old)

    def words(self) -> str:
        """What it did, to stand behind "Undo"."""
        old, new = self.old.project, self.new.project
        if old.preset != new.preset or self.old.path != self.new.path:
            return _("opening {title}").format(title=new.program.title)
        return undo_words(old, new)


class Session(QObject):
    """The project and view of one window.

    changed(): project or view are new. failed(error): something could not be written.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, program: Program, path: Path | None = None) -> None:
        super().__init__()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(MOST_STEPS)
        self.held = Held(project=_project(program), path=path, start=_start(program, path))
        self.saved: dict[Path, Program] = {path: program} if path else {}
        self.view: View = first_view(program)
        self.touched = False

    @property
    def project(self) -> Project:
        """The project now."""
        return self.held.project

    @property
    def path(self) -> Path | None:
        """The file it belongs to."""
        return self.held.path

    @property
    def course(self) -> Program:
        """The program whose stages are the weeks to choose from."""
        preset = self.project.preset
        staged = preset is not None and preset.application and preset.application.stage
        return self.held.course or (preset if preset and staged else self.project.program)

    @property
    def unsaved(self) -> bool:
        """Whether there is work that no file and no preset holds."""
        project = self.project
        kept = self.saved.get(self.path) if self.path else self.held.start or project.preset
        return project.program != kept

    def edit(
        self, values: Mapping[str, object], merge: str | None = None
    ) -> ImpossibleError | None:
        """Make one edit. If it cannot be, nothing changes and the error is returned."""
        try:
            program = with_values(self.project.program, values)
        except ImpossibleError as error:
            return error
        if program != self.project.program:
            self._push(replace(self.held, project=replace(self.project, program=program)), merge)
            self.touched = True
        return None

    def open_preset(self, name: str) -> None:
        """Show a preset; what was there before is one step back."""
        self.open_program(load(preset_path(name)))

    def open_file(self, path: Path) -> None:
        """Show a saved program. Raises ImpossibleError or UnusableFileError; nothing is changed."""
        program = load(path)
        self.saved[path] = program
        self.open_program(program, path)

    def open_program(self, program: Program, path: Path | None = None) -> None:
        """Show a program at the zoom of one train."""
        start = _start(program, path)
        self._push(Held(project=_project(program), path=path, start=start), None)
        self.show(first_view(program, preset=self.project.preset))

    def save_file(self, path: Path) -> None:
        """Write the program, whole or not at all; a failure leaves the old file as it was."""
        write(self.project, path)
        self.saved[path] = self.project.program
        self.held = replace(self.held, path=path)
        self.changed.emit()

    def kept_as(self, preset: Program) -> None:
        """The program was kept as a preset of the user's: from now on it is that one.

        In a session that belongs to a file it stays the program of the file.
        """
        if self.path is None:
            project = replace(self.project, program=preset)
            self.held = replace(self.held, project=project, start=preset)
            self.changed.emit()

    def reset_to_preset(self) -> None:
        """Give up all edits, as one step."""
        preset = self.project.preset
        if preset is not None and preset != self.project.program:
            self._push(replace(self.held, project=replace(self.project, program=preset)), None)

    def show_week(self, program: Program) -> None:
        """Show the program of a week of the course, as one step."""
        if program != self.project.program:
            project = replace(self.project, program=program)
            self._push(replace(self.held, project=project, course=self.course), None)
            self.touched = True

    def show(self, view: View) -> None:
        """Look at another window of time; what is laid over it stays. Not a step of undo."""
        laid = self._laid(view)
        whole = laid.zoom == "train" and laid.together
        self._look(followed(laid, self.project) if whole else laid)

    def together(self, on: bool) -> None:
        """Show all channels of the section, or one alone."""
        self._look(followed(replace(self.view, together=on), self.project))

    def sampled(self, rate_hz: float | None) -> None:
        """Lay the train sampled at a rate over the exact one, or take it away."""
        self._look(replace(self.view, sampled_hz=rate_hz))

    def play_on_device(self, on: bool) -> None:
        """Lay the train as the program's device plays it over the exact one, or take it away."""
        self._look(replace(self.view, played=on))

    def _laid(self, view: View) -> View:
        """A view with what is laid over the one there is."""
        return laid_over(view, self.view)

    def _look(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self.changed.emit()

    def hold(self, held: Held) -> None:
        """Be at another state: the view follows the program."""
        self.held = held
        self.view = steady(self.view, self._laid(followed(self.view, held.project)))
        self.changed.emit()

    def undo_sentence(self) -> str:
        """The undo action with what it takes back; only "Undo" where there is nothing."""
        step = self.undo_stack.command(self.undo_stack.index() - 1)
        words = step.words() if isinstance(step, Step) else ""
        return _("Undo {what}").format(what=words) if words else _("Undo")

    def redo_sentence(self) -> str:
        """The same of redo."""
        step = self.undo_stack.command(self.undo_stack.index())
        words = step.words() if isinstance(step, Step) else ""
        return _("Redo {what}").format(what=words) if words else _("Redo")

    def _push(self, new: Held, merge: str | None) -> None:
        self.undo_stack.push(Step(self, self.held, new, merge))


def steady(view: View, named: View) -> View:
    """The view after an edit at the scale it had, so that a pulse seems to grow when it grows.

    Only a picture that no longer fits, or fills less than half, gets the scale of its name anew.
    """
    span_s, wanted_s = view.stop_s - view.start_s, named.stop_s - named.start_s
    same = (view.zoom, view.section, view.channel) == (named.zoom, named.section, named.channel)
    if not same or view.zoom not in ("pulse", "train") or not 0.5 * span_s <= wanted_s <= span_s:
        return named
    start_s = named.origin_s - (view.origin_s - view.start_s)
    if start_s < 0.0:
        return named
    return replace(named, start_s=start_s, stop_s=start_s + span_s)


def _project(program: Program) -> Project:
    """The program with the preset it came from; a program of one's own may have none."""
    return Project(program=program, preset=origin(program))


def _start(program: Program, path: Path | None) -> Program | None:
    """The program where it is one of the user's presets that came from another preset.

    A preset that came from none is that of its project.
    """
    if path is not None or program.based_on is None:
        return None
    return program if origin(replace(program, based_on=None)) == program else None
