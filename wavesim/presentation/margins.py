"""The margin to each limit, and the number of the program that moves it most."""

from typing import final

from wavesim.core.spec import value
from wavesim.presentation.compared import FIGURES, beside, with_unit
from wavesim.presentation.compliance import check_with_device
from wavesim.presentation.map_layers import limit_title
from wavesim.presentation.names import name_of
from wavesim.presentation.project import Project
from wavesim.presentation.words import EM_DASH, _
from wavesim.safety.finding import GRAVEST_FIRST, Check, Judged
from wavesim.safety.limits import Severity
from wavesim.safety.sensitivity import Mover, movers

NEARLY_ALL = 99.9
"""What is above it, but not all, is not told further [%]."""
ALIKE = 0.01
"""Powers closer than this are the same to a hand."""


@final
@value
class MarginRow:
    """One limit of a channel.

    number: what is compared, beside its limit. room: the margin, in percent of the limit. moved:
    what moves it most, and by how much for 1 %. severity: how grave it is exceeded, None: it is
    kept. sentence: all of it.
    """

    name: str
    number: str
    room: str
    moved: str
    severity: Severity | None
    sentence: str


HEADINGS = (_("Limit"), _("Now"), _("Room"), _("Moved most by, for 1 %"))
"""Of the four columns."""


def margin_rows(project: Project, section: int, channel: int) -> tuple[MarginRow, ...]:
    """The limits that were judged on a channel: exceeded ones, then those with the least room.

    What only classes an output comes last.
    """
    return rows_of(check_with_device(project.program, project.preset), project, section, channel)


def rows_of(found: Check, project: Project, section: int, channel: int) -> tuple[MarginRow, ...]:
    """The same of a program that was checked already."""
    judged = [one for one in found.judged if (one.section, one.channel) == (section, channel)]
    if not judged:
        return ()
    holder, program = project.preset or project.program, project.program
    modality = (holder.application.modality if holder.application else None) or ""
    moved = movers(program.section[section], channel, modality, program.condition)
    judged.sort(key=_closest_first)
    return tuple(_row(one, moved.get(one.limit.id, ())) for one in judged)


def _closest_first(one: Judged) -> tuple[bool, int, float]:
    kept = len(GRAVEST_FIRST)
    grave = kept if one.severity is None else GRAVEST_FIRST.index(one.severity)
    return one.limit.informative, grave, -one.ratio


def _row(one: Judged, moved: tuple[Mover, ...]) -> MarginRow:
    name, unit = limit_title(one.limit), one.limit.unit
    said = _("{value} of {limit}").format(
        value=beside(one.value, one.bound), limit=with_unit(one.bound, unit)
    )
    alike, most = _strongest(moved)
    return MarginRow(
        name=name,
        number=said,
        room=_room(one),
        moved=f"{alike}: {most}" if alike else EM_DASH,
        severity=one.severity,
        sentence=_sentence(f"{name} {said}", _spoken(one), alike, most),
    )


def _sentence(number: str, room: str, alike: str, most: str) -> str:
    text = _("{number}, {room}; 1 % of {names} moves it {percent}.") if alike else _(
        "{number}, {room}."
    )
    return text.format(number=number, room=room, names=alike, percent=most)


def _room(one: Judged) -> str:
    """How far a number is from its limit, in percent of it: "77.1 %", "38 % beyond"."""
    percent = 100.0 * (1.0 - one.ratio)
    if one.severity is not None:
        said = _percent(-percent)
        return _("{percent} beyond").format(percent=said) if percent < 0.0 else _("none")
    if NEARLY_ALL < percent < 100.0:
        return _("over {percent}").format(percent=_percent(NEARLY_ALL))
    return _percent(max(percent, 0.0))


def _spoken(one: Judged) -> str:
    return _room(one) if one.ratio > 1.0 else _("room {percent}").format(percent=_room(one))


def _percent(number_: float) -> str:
    return beside(number_, 0.0, "%")


def _strongest(moved: tuple[Mover, ...]) -> tuple[str, str]:
    """Names of what moves a limit most, those alike together, and for 1 % of each how much."""
    if not moved:
        return "", ""
    most = abs(moved[0].power)
    alike = [one for one in moved if abs(one.power) > most * (1.0 - ALIKE)]
    names = ", ".join(name_of(one.key) for one in sorted(alike, key=_order))
    return names, with_unit(most, "%", FIGURES)


def _order(mover: Mover) -> int:
    """Pad and time after what is in the hand."""
    return ("channel", "pulse", "timing", "electrode", "section").index(mover.key.split(".")[0])
