"""Preset and yours, side by side."""

from collections.abc import Iterator
from typing import final

from wavesim.analysis.dose import channel_dose
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.presentation.edits import changes, told
from wavesim.presentation.names import exact, label_of, unit_of
from wavesim.presentation.places import Place, places, preset_value
from wavesim.presentation.project import Project
from wavesim.presentation.words import EM_DASH, _, quantity

_ALWAYS = ("duration_min", "cycle_count")
"""Secondary parameters that are shown also where both agree."""
_PAIRED = ("on_s", "off_s")
"""Parameters that the row of on and off shows."""


@final
@value
class AgainstRow:
    """One value of both, with units; an em dash where one has no such value."""

    label: str
    preset: str
    yours: str
    differs: bool


def against_preset(project: Project, section: int = 0, channel: int = 0) -> tuple[AgainstRow, ...]:
    """The rows of one channel: the main values, then whatever else differs.

    None without a preset.
    """
    if project.preset is None:
        return ()
    found = list(places(project.program, section, channel))
    always = [place for place in found if place.main or _last(place.path) in _ALWAYS]
    main = [_of_place(project, place) for place in always if place.main]
    session = [_of_place(project, place) for place in always if not place.main]
    return (
        *main,
        *_on_off(project.preset, project.program, section),
        *_charge(project.preset, project.program, section, channel),
        *session,
        *_others(project, section, channel, {place.path for place in always}),
    )


def _of_place(project: Project, place: Place) -> AgainstRow:
    unit = unit_of(place.path)
    yours = place.value(project.program)
    return _both(place.label, exact(preset_value(project, place.path), unit), exact(yours, unit))


def _on_off(preset: Program, yours: Program, section: int) -> Iterator[AgainstRow]:
    """On and off in one row, where one of both has them."""
    words = [_on_off_words(program, section) for program in (preset, yours)]
    if any(words):
        yield _both(_("On / off"), *(word or _("steady") for word in words))


def _on_off_words(program: Program, section: int) -> str:
    part = program.section[section] if section < len(program.section) else None
    if part is None or part.on_s is None:
        return ""
    return f"{exact(part.on_s)} / {exact(part.off_s, 's')}"


def _charge(preset: Program, yours: Program, section: int, channel: int) -> Iterator[AgainstRow]:
    """Charge per phase of the channel."""
    words = [_charge_words(program, section, channel) for program in (preset, yours)]
    if any(words):
        yield _both(_("Charge per phase"), *(word or EM_DASH for word in words))


def _charge_words(program: Program, section: int, channel: int) -> str:
    part = program.section[section] if section < len(program.section) else None
    if part is None or channel >= len(part.channel):
        return ""
    return quantity(channel_dose(part, channel).charge_per_phase_uc, "uC")


def _others(project: Project, section: int, channel: int, shown: set[str]) -> Iterator[AgainstRow]:
    """What else differs in the section and the channel."""
    part = f"section.{section}."
    chosen = f"{part}channel.{channel}."
    for found in changes(project.preset or project.program, project.program):
        path = found.where
        mine = path.startswith(chosen) or (path.startswith(part) and ".channel." not in path)
        if mine and path not in shown and _last(path) not in _PAIRED:
            unit = unit_of(path)
            sides = (EM_DASH if side is None else told(side, unit) for side in (found.a, found.b))
            yield _both(label_of(path), *sides)


def _both(label: str, preset: str, yours: str) -> AgainstRow:
    return AgainstRow(label=label, preset=preset, yours=yours, differs=preset != yours)


def _last(path: str) -> str:
    return path.rpartition(".")[2]
