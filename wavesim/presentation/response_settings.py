"""How a response is predicted: settings that are kept with the program, and what to ask for.

Light to import: nothing here needs the compiled muscle.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import final

from wavesim.core.errors import ImpossibleError
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.physiology.calibration import EXAMPLE, KEY, Calibration, calibration_of
from wavesim.physiology.fatigue import FATIGUES
from wavesim.physiology.muscle import MODELS
from wavesim.presentation.ghost import ghost_program
from wavesim.presentation.project import Project, View, train_view

MODEL_KEY = "response"
"""Table within `project` that holds the chosen model and fatigue."""


@final
@value
class Settings:
    """How a response is predicted. unread: the program's own thresholds could not be used."""

    model: str = "ding2003"
    fatigue: str = "ding"
    calibration: Calibration = EXAMPLE
    unread: bool = False


@final
@value
class Asked:
    """A muscle by the name of its channel, in sections, with settings."""

    sections: tuple[Section, ...]
    name: str
    settings: Settings


def settings_of(program: Program) -> Settings:
    """The settings a program keeps; defaults for what it does not, or what cannot be used."""
    kept = (program.project or {}).get(MODEL_KEY)
    table = kept if isinstance(kept, Mapping) else {}
    model, fatigue = table.get("model"), table.get("fatigue")
    chosen = Settings(
        model=model if isinstance(model, str) and model in MODELS else "ding2003",
        fatigue=fatigue if isinstance(fatigue, str) and fatigue in FATIGUES else "ding",
    )
    try:
        return replace(chosen, calibration=calibration_of(program))
    except ImpossibleError:
        return replace(chosen, unread=True)


def project_table(program: Program, settings: Settings) -> Mapping[str, object] | None:
    """The program's `project` with these settings in it; what is at its default is left out."""
    table = dict(program.project or {})
    chosen = {"model": settings.model, "fatigue": settings.fatigue}
    defaults = {"model": "ding2003", "fatigue": "ding"}
    own: dict[str, Mapping[str, object]] = {
        MODEL_KEY: {name: kept for name, kept in chosen.items() if kept != defaults[name]},
        KEY: settings.calibration.as_dict(),
    }
    for name, kept in own.items():
        table.pop(name, None)
        if kept:
            table[name] = kept
    return table or None


def asked(program: Program, section: int, channel: int) -> Asked | None:
    """What to ask for a channel; None of a rest."""
    channels = program.section[section].channel
    if channel >= len(channels):
        return None
    name, settings = channels[channel].name, settings_of(program)
    return Asked(sections=program.section, name=name, settings=settings)


def force_view(project: Project, view: View) -> View:
    """The window in which the force is shown: of one pulse, which moves no muscle, its train."""
    if view.zoom != "pulse":
        return view
    return train_view(project.program, view.section, view.channel, project.preset)


@final
@value
class Pair:
    """Your muscle, and the preset's where another current plays it, both with your settings."""

    yours: Asked
    ghost: Asked | None


def pair(project: Project, view: View) -> Pair | None:
    """What to ask for the channel that is shown; None of a rest."""
    yours = asked(project.program, view.section, view.channel)
    if yours is None:
        return None
    preset, ghost = ghost_program(project, view), None
    if preset is not None and preset.section != project.program.section:
        name = preset.section[view.section].channel[view.channel].name
        ghost = Asked(sections=preset.section, name=name, settings=yours.settings)
    return Pair(yours=yours, ghost=ghost)
