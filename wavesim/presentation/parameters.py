"""One row for each number a person can set: its value, preset, range and where that comes from."""

from dataclasses import replace
from typing import Literal, final

from wavesim.core.evidence import Evidence
from wavesim.core.spec import Spec, value
from wavesim.presentation import ranges, slider
from wavesim.presentation.meant import Meant, meant_at, read
from wavesim.presentation.names import exact, spec_of, spoken
from wavesim.presentation.places import Place, places, preset_value
from wavesim.presentation.project import Project
from wavesim.presentation.ranges import RangeBand
from wavesim.presentation.refusals import field_takes, refusal
from wavesim.presentation.row_notes import RowNote, row_notes
from wavesim.presentation.words import _, unit_words

__all__ = ["ParameterRow", "RangeBand", "parameter_rows", "parsed", "refusal"]

State = Literal["ok", "note", "caution", "stop", "refused"]


@final
@value
class ParameterRow:
    """One parameter as a panel shows it; numbers are in `unit`.

    label: what it is called in the panel, in short for a field of a pair ("Down").
    unit: as people write it ("µs"; "" = none). text: the value without its unit, to be edited.
    decimals: digits behind the decimal sign that the value needs, of a main row also preset and
    step, so that they do not come and go under the slider.
    low, high: ends of the slider; they depend on the value only where it lies outside them, and
    while a slider is held the window keeps the ends it had when it was taken.
    step, page_step: of arrow keys and of Page Up and Down. allowed: what the field takes, in words.
    preset: the preset's value, None without a preset or where its program has no such number.
    line: the source line under the slider. origin: where the preset's number comes from, a
    sentence for the tooltip. accessible: all of it in words.
    main: has a slider; the others are fields in pairs, those of one group beside each other.
    whole: takes whole numbers only. example: the preset's value, which no source gives.
    criterion: how this number is really set, which goes before it. note: what stands under the
    fields of its group. meant: what else than its number may be typed.
    """

    path: str
    label: str
    unit: str
    value: float
    text: str
    decimals: int
    low: float
    high: float
    step: float
    page_step: float
    allowed: str
    preset: float | None
    range: RangeBand | None
    state: State
    line: str
    origin: str
    accessible: str
    main: bool
    meant: Meant
    group: str = ""
    whole: bool = False
    example: bool = False
    criterion: str = ""
    note: RowNote | None = None


def parsed(text: str, row: ParameterRow) -> float:
    """The number that was typed, with a decimal comma or point and perhaps its unit behind.

    A whole number for a row of whole numbers, ready for `with_values`. Raises ImpossibleError where
    it is no number of the row's unit ("0.25 ms" for us is refused, not converted), or where it was
    probably meant otherwise.
    """
    return read(text, row.meant)


def parameter_rows(
    project: Project, section: int = 0, channel: int = 0
) -> tuple[ParameterRow, ...]:
    """The rows of one channel: the main ones first, then the pairs of fields."""
    evidence = ranges.evidence_of(project)
    found = places(project.program, section, channel)
    notes = row_notes(project.program, section, channel)
    criterion = _criterion(project)
    rows = [
        replace(
            _row(project, evidence, place, (section, channel)),
            note=notes.get(place.group),
            criterion=criterion if place.path.endswith(".amplitude_ma") else "",
        )
        for place in found
    ]
    return tuple(sorted(rows, key=lambda row: not row.main))


def _row(
    project: Project, evidence: Evidence | None, place: Place, at: tuple[int, int]
) -> ParameterRow:
    spec = spec_of(place.path) or Spec(label=place.label)
    now, preset = place.value(project.program), preset_value(project, place.path)
    band = ranges.band(evidence, place.path)
    whole = isinstance(now, int)
    known = [end for end in (preset, band and band.low, band and band.high) if end]
    low, high = slider.ends(spec, known, now)
    step = spec.step if whole or not place.main else slider.step(spec, high - low)
    return ParameterRow(
        path=place.path,
        label=place.short,
        unit=unit_words(spec.unit),
        value=now,
        text=exact(now).replace(",", ""),
        decimals=max(map(_decimals, (now, step, preset or 0.0) if place.main else (now,))),
        low=low,
        high=high,
        step=step,
        page_step=10.0 * step,
        allowed=field_takes(spec),
        preset=preset,
        range=band,
        state="ok" if ranges.side(band, now) == "within" else "note",
        line=ranges.line(evidence, place.path, band, now, preset, spec.unit),
        origin=ranges.origin(evidence, place.path, preset, spec.unit),
        accessible=_accessible(place.label, spec.unit, now, band, preset),
        main=place.main,
        group=place.group,
        whole=whole,
        example=now == preset and ranges.is_example(evidence, place.path),
        meant=meant_at(project.program, *at, place.path, unit_words(spec.unit),
                       now if preset is None else preset, whole=whole),
    )  # fmt: skip


def _criterion(project: Project) -> str:
    """How the amplitude is really set, as the preset says it."""
    use = (project.preset or project.program).application
    return (use.intensity_criterion or "") if use else ""


def _accessible(
    label: str, unit: str, now: float, band: RangeBand | None, preset: float | None
) -> str:
    """All of a row in words: "Amplitude, 24 milliampere, published 10 to 40, preset 20"."""
    words = f"{label}, {spoken(now, unit)}, {ranges.spoken(band, now)}"
    if preset is None:
        return words
    return _("{words}, preset {value}").format(words=words, value=exact(preset))


def _decimals(number: float) -> int:
    """Digits behind the decimal sign of a number as a file would write it."""
    return len(exact(number).partition(".")[2])
