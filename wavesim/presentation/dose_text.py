"""The electrical dose as text."""

from collections.abc import Iterator

from wavesim.analysis.dose import Dose, SectionDose
from wavesim.core.program import Program
from wavesim.presentation.dose_rows import DoseRow, dose_rows
from wavesim.presentation.words import NO_BREAK, _, number, span_words


def dose_lines(program: Program, dose: Dose) -> Iterator[str]:
    """The dose of every channel, as lines."""
    yield _("{title}, {duration} in all; at full amplitude unless said otherwise").format(
        title=program.title, duration=span_words(dose.session_duration_s)
    )
    for section in dose.sections:
        yield ""
        yield _section_line(section)
        for channel in section.channels:
            rows = dose_rows(channel, one_of_several=len(dose.sections) > 1)
            yield f"  {channel.name}"
            yield from _row_lines(rows)


def _section_line(section: SectionDose) -> str:
    if not section.channels:
        return _("{name}: rest of {duration}").format(
            name=section.name, duration=span_words(section.duration_s)
        )
    if section.cycle_count == 1 and section.cycle_s >= section.duration_s:
        return f"{section.name}: {span_words(section.duration_s)}"
    return _("{name}: {duration}, {count} whole cycles of {cycle}").format(
        name=section.name,
        duration=span_words(section.duration_s),
        count=number(section.cycle_count),
        cycle=span_words(section.cycle_s),
    )


def _row_lines(rows: tuple[DoseRow, ...]) -> Iterator[str]:
    wide = max(len(row.label) for row in rows)
    long = max(len(row.text) for row in rows)
    for row in rows:
        behind = row.unit or row.why
        yield f"    {row.label:<{wide}}  {row.text:>{long}}{NO_BREAK}{behind}".rstrip()
