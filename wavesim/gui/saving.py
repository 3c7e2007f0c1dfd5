"""A program as the window saves it."""

import re
from pathlib import Path

from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.io.files import save
from wavesim.presentation.project import Project

LONGEST_ID = 64


def write(project: Project, path: Path) -> None:
    """Write the program, whole or not at all. Raises UnwritableFileError."""
    save(as_saved(project, path), path)


def as_saved(project: Project, path: Path) -> Program:
    """The program as its file holds it: with a name of its own, and the preset it came from."""
    program = with_origin(project)
    if program.id != program.based_on:
        return program
    return with_values(program, {"id": slug(path.stem)})


def with_origin(project: Project) -> Program:
    """The program, and where it was edited the preset it came from."""
    program, preset = project.program, project.preset
    if preset is None or program == preset:
        return program
    return with_values(program, {"based_on": preset.id})


def slug(name: str) -> str:
    """A name as an id: a-z, 0-9 and hyphens."""
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return words[:LONGEST_ID].rstrip("-") or "program"
