"""A program as the window saves it."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.io.files import save
from wavesim.io.own_presets import is_own
from wavesim.presentation.project import Project

LONGEST_ID = 64


def write(project: Project, path: Path) -> None:
    """Write the program, whole or not at all. Raises UnwritableFileError."""
    save(as_saved(project, path), path)


def as_saved(project: Project, path: Path) -> Program:
    """The program as its file holds it: with a name of its own, and the preset it came from.

    Among the user's presets a file's name is its id, and none came from itself.
    """
    program, own = with_origin(project), is_own(path)
    if program.id != program.based_on and not own:
        return program
    named = with_values(program, {"id": slug(path.stem)})
    return _from_another(named) if own else named


def as_preset(project: Project, title: str) -> Program:
    """The program as a preset of the user's; its id is made from its title.

    It points at the preset it came from, and so does a copy of a copy.
    """
    renamed = {"id": slug(title), "title": title, "project": None}
    return _from_another(
        with_origin(replace(project, program=with_values(project.program, renamed)))
    )


def _from_another(program: Program) -> Program:
    """The program, without an origin where that is itself."""
    itself = program.id == program.based_on
    return with_values(program, {"based_on": None}) if itself else program


def with_origin(project: Project) -> Program:
    """The program, and where it was edited the preset it came from."""
    program, preset = project.program, project.preset
    if preset is None or program == preset:
        return program
    return with_values(program, {"based_on": preset.id})


def slug(name: str) -> str:
    """A name as an id: a-z, 0-9 and hyphens; letters lose their accents."""
    plain = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", name.casefold()))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:LONGEST_ID].rstrip("-") or "program"
