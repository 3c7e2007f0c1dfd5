"""A whole program in words: what it does, what is known about it, how it is used."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from textwrap import wrap
from typing import Any, final

from wavesim.core.carrier import Carrier
from wavesim.core.errors import ImpossibleError
from wavesim.core.evidence import Application, Evidence
from wavesim.core.modulation import Modulation
from wavesim.core.paths import value_at
from wavesim.core.program import Program
from wavesim.core.pulse import Pulse
from wavesim.core.spec import keys
from wavesim.core.timing_base import Timing
from wavesim.presentation.evidence_text import evidence_words
from wavesim.presentation.literature import disagreements, side_words
from wavesim.presentation.names import condition_words, exact, list_words, value_words
from wavesim.presentation.pads import has_pads
from wavesim.presentation.problems import LONGEST_TEXT, shown
from wavesim.presentation.ranges import is_example
from wavesim.presentation.references import full
from wavesim.presentation.stage_text import stage_lines
from wavesim.presentation.words import _

WIDTH = 96
"""Characters of a line."""
TAGS = {Pulse: _("Pulse shape"), Timing: _("Timing"), Carrier: _("Continuous current")}
OF_RAMPS = {"ramp_up_s", "ramp_down_s", "ramps"}
"""Keys of the modulation that are always told; of the others what is not at its default."""
ABOUT_EVIDENCE = {
    "protocol": _("Protocol"),
    "grade": _("Evidence"),
    "direction": _("Found"),
    "mechanism": _("Mechanism"),
    "verification": _("Verification"),
    "verification_where": _("Seen where"),
}
ABOUT_USE = {
    "goal": _("Goal"),
    "target": _("Target"),
    "modality": _("Modality"),
    "placement": _("Placement"),
}
LISTS = {
    "contraindications": _("Not to be used with"),
    "precautions": _("Take care with"),
    "flags": _("Flags"),
}
COURSE = ("sessions_per_week", "sessions_per_day", "weeks")


@final
@dataclass(frozen=True, slots=True)
class _Row:
    """One value: its name, itself in words, and what is known about it."""

    label: str
    text: str
    known: str = ""


def show_lines(program: Program, start: Program | None = None) -> Iterator[str]:
    """The program as lines of text.

    start: the program it was before it was changed; what is known about a value is known about that
    of the start. None: it was not changed.
    """
    known = _Known(program.evidence, start or program)
    yield program.title
    yield f"{condition_words(program.condition)} ({program.id})"
    if program.based_on:
        yield _("From the preset {id}").format(id=shown(program.based_on, LONGEST_TEXT))
    yield from _paragraph(program.notes, "")
    for i, section in enumerate(program.section):
        yield from ("", _("Section: {name}").format(name=section.name))
        yield from _row_lines(_rows(section, f"section.{i}", known), "  ")
        for j, channel in enumerate(section.channel):
            path = f"section.{i}.channel.{j}"
            yield "  " + _("Channel: {name}").format(name=channel.name)
            yield from _row_lines(_rows(channel, path, known), "    ")
    if program.application is not None:
        yield from _application_lines(program, program.application, known)
    if program.evidence is not None:
        yield from _evidence_lines(program.evidence)
    yield from _literature_lines(program)


@final
@dataclass(frozen=True, slots=True)
class _Known:
    """What is known about the values of a program, and the program that it is known about."""

    evidence: Evidence | None
    start: Program

    def changed(self, path: str, now: object) -> bool:
        """Whether a value is another one than at the start."""
        try:
            return bool(value_at(self.start, path) != now)
        except ImpossibleError:
            return True

    def words(self, path: str, now: object, unit: str) -> str:
        """Where a value comes from, in words."""
        changed = self.changed(path, now)
        return evidence_words(self.evidence, path, unit, changed=changed)

    def is_example(self, path: str, now: object) -> bool:
        """Whether a value is ours, because no source gives one."""
        return is_example(self.evidence, path) and not self.changed(path, now)


def _rows(table: Any, path: str, known: _Known) -> Iterator[_Row]:
    """The values of a table and of the tables in it, in the order of the file."""
    tag = getattr(table, "TAG", None)
    if tag is not None:
        label = next(label for interface, label in TAGS.items() if isinstance(table, interface))
        yield _Row(label, value_words(getattr(table, tag)))
    for name, key in keys(type(table)).items():
        found, at = getattr(table, name), f"{path}.{name}"
        if isinstance(table, Modulation) and name not in OF_RAMPS and found == key.field.default:
            continue
        if is_dataclass(found):
            yield from _rows(found, at, known)
        elif isinstance(found, bool):
            yield _Row(_label(key.spec, name), _("yes") if found else _("no"))
        elif isinstance(found, tuple) and found and isinstance(found[0], float):
            yield _Row(_label(key.spec, name), list_words(found), known.words(at, found, ""))
        elif isinstance(found, int | float):
            unit = key.spec.unit if key.spec else ""
            yield _Row(_label(key.spec, name), exact(found, unit), known.words(at, found, unit))
        elif isinstance(found, str) and name != "name":
            yield _Row(_label(key.spec, name), value_words(found), known.words(at, found, ""))


def _label(spec: Any, name: str) -> str:
    return _(spec.label) if spec is not None else name


def _application_lines(program: Program, use: Application, known: _Known) -> Iterator[str]:
    """How it is used: what sets the amplitude, then the amplitude itself."""
    yield from ("", _("Use"))
    if use.intensity_criterion:
        yield from _paragraph(f"{_('Intensity')}: {use.intensity_criterion}", "  ")
    for i, section in enumerate(program.section):
        for j, channel in enumerate(section.channel):
            path = f"section.{i}.channel.{j}.amplitude_ma"
            yield f"  {channel.name}: {_amplitude_words(path, channel.amplitude_ma, known)}"
    yield from _texts(use, ABOUT_USE)
    if has_pads(program.id):
        yield from _paragraph(_("A picture of where the pads go is on the preset's card."), "  ")
    course = [row for row in _rows(use, "application", known) if row.label in _course()]
    yield from _row_lines(course, "  ")
    for line in stage_lines(program):
        yield from _paragraph(line, "  ")
    for name, title in LISTS.items():
        found = getattr(use, name)
        if found:
            yield f"  {title}:"
            for one in found:
                yield from _paragraph(f"- {one}", "    ")


def _amplitude_words(path: str, amplitude_ma: float, known: _Known) -> str:
    if amplitude_ma == 0.0:
        return _("no value is given")
    said = exact(amplitude_ma, "mA")
    return f"{said} ({_('example')})" if known.is_example(path, amplitude_ma) else said


def _course() -> set[str]:
    specs = (keys(Application)[name].spec for name in COURSE)
    return {_(spec.label) for spec in specs if spec is not None}


def _evidence_lines(evidence: Evidence) -> Iterator[str]:
    yield from ("", _("Evidence"))
    yield from _texts(evidence, ABOUT_EVIDENCE)
    if evidence.assumed:
        ours = ", ".join(evidence.assumed)
        yield from _paragraph(_("Values that no source gives: {keys}").format(keys=ours), "  ")
    if evidence.sources:
        yield "  " + _("Sources:")
        for source in evidence.sources:
            yield from _paragraph(f"- {full(source, evidence)}", "    ")


def _literature_lines(program: Program) -> Iterator[str]:
    """The points on which what is published disagrees, each with its sides."""
    found = disagreements(program)
    if found:
        yield from ("", _("Where the literature disagrees"))
    for point in found:
        yield f"  {_(point.heading)}:"
        for side in point.sides:
            yield from _paragraph(f"- {side_words(side)}", "    ")


def _texts(table: object, titles: dict[str, str]) -> Iterator[str]:
    for name, title in titles.items():
        found = getattr(table, name)
        if found:
            yield from _paragraph(f"{title}: {found}", "  ")


def _paragraph(text: str, indent: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def _row_lines(found: "Iterator[_Row] | list[_Row]", indent: str) -> Iterator[str]:
    """Rows in columns; what is known about a value stands under it where it is long."""
    rows = list(found)
    wide = max((len(row.label) for row in rows), default=0)
    long = max((len(row.text) for row in rows), default=0)
    for row in rows:
        start = f"{indent}{row.label:<{wide}}  {row.text:<{long}}"
        rest = wrap(row.known, max(WIDTH - len(start), 40)) or [""]
        yield f"{start}  {rest[0]}".rstrip()
        yield from (f"{'':<{len(start)}}  {line}" for line in rest[1:])
