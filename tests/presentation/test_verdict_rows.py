"""What opens under the verdict, and the parameters that are marked."""

from dataclasses import replace

import pytest

from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.core.evidence import Evidence, Range
from wavesim.core.paths import with_value, with_values
from wavesim.core.program import Program
from wavesim.io.files import load
from wavesim.presentation.limit_marks import gravest, marked, still_true, strictest
from wavesim.presentation.parameters import ParameterRow, parameter_rows
from wavesim.presentation.project import Project
from wavesim.presentation.verdict import checked, verdict
from wavesim.presentation.verdict_rows import (
    finding_rows,
    kept_rows,
    kept_words,
    link_words,
    missing_area,
    wanting_lines,
)
from wavesim.presentation.words import NO_BREAK
from wavesim.safety.check import check
from wavesim.safety.remedies import remedies

HERE = "section.0.channel.0"
RATE, AMPLITUDE, AREA = (
    f"{HERE}.timing.frequency_hz", f"{HERE}.amplitude_ma", f"{HERE}.electrode.area_cm2"
)  # fmt: skip


def symmetric(phase_us: float, rate_hz: float, **more: object):
    pulse, timing = BiphasicSymmetric(phase_duration_us=phase_us), Constant(frequency_hz=rate_hz)
    return channel(pulse, timing, **more)


PICTURE = program(section(symmetric(450.0, 100.0, amplitude_ma=200.0, area_cm2=100.0)))
"""60 mA against 50 (picture 06)."""


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def ranged(**ranges: tuple[float, float]) -> Program:
    """The program of the picture with published ranges."""
    found = {
        key: Range(min=low, max=high, range_basis="source", source="a")
        for key, (low, high) in ranges.items()
    }
    return replace(PICTURE, evidence=Evidence(sources=("a",), range=found))


def rows_of(one: Program, now: Program | None = None) -> dict[str, ParameterRow]:
    """Rows of a program, marked with the remedies of another that is nearly the same."""
    now = now or one
    rows, findings = parameter_rows(Project(program=now)), gravest(checked(now), 0, 0)
    if findings:
        known = [still_true(remedies(one, each), one, now) for each in findings]
        rows = marked(rows, findings[0].severity, strictest(known))
    return {row.path: row for row in rows}


def test_the_calculation_of_the_picture():
    first = finding_rows(checked(PICTURE))[0]
    assert first.title == f"RMS current 60{NO_BREAK}mA"
    assert first.formula == "amplitude × √(2 × phase duration × frequency)"
    assert plain(first.numbers) == "200 mA × √(2 × 450 µs × 100 Hz)"
    assert (plain(first.result), plain(first.limit_words)) == ("60 mA", "limit 50 mA")
    assert (first.unread, first.solvable, first.where) == (True, True, "")
    assert first.meter is not None
    assert first.meter.limit_at == pytest.approx(5.0 / 6.0)


def test_ranges_come_before_levels_as_in_the_headline():
    one = ranged(frequency_hz=(30.0, 35.0))
    found = finding_rows(checked(with_value(one, AMPLITUDE, 100.0)))
    assert [row.finding.is_range for row in found][:2] == [True, False]
    assert "frequency" in verdict(checked(with_value(one, AMPLITUDE, 100.0))).headline
    assert plain(found[1].limit_words) == "level 10 mA"


@pytest.mark.parametrize(
    ("one", "state", "link"),
    [
        (symmetric(250.0, 50.0), "within", "See the 13 checks"),
        (symmetric(450.0, 100.0, amplitude_ma=200.0, area_cm2=100.0), "stop",
         "See the calculation"),
        (symmetric(300.0, 40.0, amplitude_ma=45.0, area_cm2=3.0), "caution",
         "See the calculation"),
        (symmetric(250.0, 50.0, area_cm2=None), "unknown", "See what is missing"),
        (symmetric(300.0, 50.0, amplitude_ma=70.0), "note", "See the 13 checks"),
    ],
)  # fmt: skip
def test_the_link_says_what_it_opens(one: object, state: str, link: str):
    found = checked(program(section(one)))
    assert verdict(found).state == state
    assert link_words(found, state) == link  # type: ignore[arg-type]


def test_a_range_is_named_in_the_link():
    found = checked(with_value(ranged(frequency_hz=(30.0, 35.0)), AMPLITUDE, 50.0))
    assert link_words(found, "note") == "See the range and the 13 checks"


def test_the_limits_kept_are_told_with_their_margin_and_whether_they_were_read():
    """6.32 mA of 50 is 13 % (40 sqrt(2 x 250e-6 x 50) = 6.32), from memory; of 10 it is 63 %."""
    found = checked(program(section(symmetric(250.0, 50.0))))
    rows = {(row.name, plain(row.margin)): row for row in kept_rows(found)}
    assert rows["RMS current", "13 % of 50 mA"].unread
    assert rows["RMS current", "13 % of 50 mA"].standing == "limit from memory"
    assert rows["RMS current", "63 % of 10 mA"].standing == "level read"
    assert rows["RMS current density", "13 % of 2 mA/cm²"].standing == "limit read"
    assert rows["RMS current density with half of the pad", "25 % of 2 mA/cm²"].standing == (
        "a design limit"
    )
    assert len(rows) == found.check.checked == 13
    assert kept_words(found) == "13 checks are kept"


def test_kept_limits_are_told_channel_by_channel():
    one = program(section(symmetric(250.0, 50.0, name="a"), symmetric(250.0, 50.0, name="b")))
    places = [row.where for row in kept_rows(checked(one))]
    assert places == ["a"] * 13 + ["b"] * 13


def test_what_is_missing_can_be_given():
    one = program(section(symmetric(250.0, 50.0, area_cm2=None)))
    found = checked(one)
    assert "pad area" in wanting_lines(found)[0]
    path = missing_area(found)
    assert path == AREA
    assert missing_area(checked(with_value(one, path, 25.0))) == ""


def test_a_row_says_where_the_limit_begins():
    """(50 / 200)^2 / (2 x 450e-6) = 69.4 Hz. The others are inside their ranges: not marked."""
    one = ranged(frequency_hz=(30.0, 35.0), amplitude_ma=(100.0, 200.0),
                 phase_duration_us=(400.0, 450.0))  # fmt: skip
    rows = rows_of(one)
    assert plain(rows[RATE].line) == "Limit reached at 69 Hz (published 30–35)"
    assert rows[RATE].state == "stop"
    assert [row.path for row in rows.values() if row.state == "stop"] == [RATE]


def test_without_a_range_every_number_that_helps_is_marked():
    lines = {path: plain(row.line) for path, row in rows_of(PICTURE).items()
             if row.state == "stop"}  # fmt: skip
    assert lines == {
        AMPLITUDE: "Limit reached at 166 mA",
        RATE: "Limit reached at 69 Hz",
        f"{HERE}.pulse.phase_duration_us": "Limit reached at 310 µs",
    }


def test_a_level_of_attention_is_no_limit():
    """45 sqrt(2 x 300e-6 x 40) = 6.97 mA; on half of 3 cm2 that is 4.65 of 2 mA/cm2."""
    rows = rows_of(program(section(symmetric(300.0, 40.0, amplitude_ma=45.0, area_cm2=3.0))))
    assert rows[AREA].state == "caution"
    # 2 x 6.97 / 2 = 6.97, in steps of 1 cm2
    assert plain(rows[AREA].line) == "Needs attention below 7 cm²"


def test_while_one_number_moves_its_own_limit_holds_and_the_others_are_not_told():
    """Where the rate's limit lies does not depend on the rate; where the amplitude's does."""
    moved = with_value(PICTURE, RATE, 90.0)
    rows = rows_of(PICTURE, moved)
    assert plain(rows[RATE].line) == "Limit reached at 69 Hz"
    assert rows[AMPLITUDE].state == "ok"
    both = with_values(PICTURE, {RATE: 90.0, AMPLITUDE: 190.0})
    assert all(row.state == "ok" for row in rows_of(PICTURE, both).values())


def test_a_program_inside_marks_nothing():
    inside = with_value(PICTURE, RATE, 69.0)
    assert check(inside).verdict == "note"
    assert all(row.state == "ok" for row in rows_of(PICTURE, inside).values())


def test_the_preset_says_that_it_is_for_clinicians():
    said = verdict(checked(load("icu-thigh")))
    assert "clinician" in said.notice
