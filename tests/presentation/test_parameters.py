"""Parameter rows: what a panel says of each number, in numbers and words."""

from dataclasses import replace

import pytest

from tests.programs import (
    BiphasicAsymmetric,
    Burst,
    Constant,
    Monophasic,
    SineBurst,
    channel,
    program,
    section,
)
from wavesim.core.errors import ImpossibleError
from wavesim.core.evidence import Evidence, Range
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.io.files import load
from wavesim.presentation.parameters import ParameterRow, parameter_rows, parsed, refusal
from wavesim.presentation.project import Project

AMPLITUDE = "section.0.channel.0.amplitude_ma"
PHASE = "section.0.channel.0.pulse.phase_duration_us"
FREQUENCY = "section.0.channel.0.timing.frequency_hz"
POWELL = {"powell-1999": {"authors": "Powell J, Pandyan AD", "year": 1999, "read": "abstract"}}
PUBLISHED = Range(min=10.0, max=40.0, range_basis="source", source="powell-1999", read=True)


def known(*, assumed: tuple[str, ...] = (), **ranges: Range) -> Evidence:
    """Evidence with these ranges and one source."""
    return Evidence(range=ranges, bibliography=POWELL, assumed=assumed,
                    sources=("powell-1999", "another"))  # fmt: skip


def preset(evidence: Evidence | None = None) -> Program:
    """20 mA, 300 us and 30 Hz, 5 s on and 10 s off."""
    pulse = BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25)
    one = channel(pulse, Constant(frequency_hz=30.0), amplitude_ma=20.0, ramps=(1.0, 1.5))
    return replace(program(section(one, on_off=(5.0, 10.0))), evidence=evidence)


def edited(evidence: Evidence | None = None, **values: float) -> Project:
    """The preset with an amplitude, phase or frequency of one's own."""
    start = preset(evidence)
    paths = {"amplitude": AMPLITUDE, "phase": PHASE, "frequency": FREQUENCY}
    changed = with_values(start, {paths[name]: found for name, found in values.items()})
    return Project(program=changed, preset=start)


def row(project: Project, path: str = AMPLITUDE) -> ParameterRow:
    """The row of a path."""
    return next(row for row in parameter_rows(project) if row.path == path)


def test_rows_of_pulses() -> None:
    """Three main ones, then pairs of fields, in the order of the panel."""
    rows = parameter_rows(edited())
    assert [one.label for one in rows if one.main] == ["Amplitude", "Phase duration", "Frequency"]
    assert [one.label for one in rows if not one.main] == [
        "On", "Off", "Ramp up", "Down", "Session", "Pad", "Gap", "Ratio", "Recovery", "Starts at",
    ]  # fmt: skip
    assert [one.unit for one in rows] == [
        "mA", "µs", "Hz", "s", "s", "s", "s", "min", "cm²", "µs", "", "µs", "",
    ]  # fmt: skip


def test_rows_of_sine_bursts() -> None:
    """Carrier and cycles stand for the phase; the rate is that of the bursts."""
    pulse = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    russian = program(section(channel(pulse, Constant(frequency_hz=50.0), area_cm2=None)))
    rows = parameter_rows(Project(program=russian))
    assert [one.label for one in rows if one.main] == [
        "Amplitude", "Carrier frequency", "Cycles in a burst", "Burst frequency",
    ]  # fmt: skip
    assert [one.label for one in rows if not one.main] == ["Ramp up", "Down", "Session"]
    cycles = rows[2]
    assert (cycles.whole, cycles.step, cycles.decimals, cycles.unit) == (True, 1.0, 0, "")


def test_rows_of_bursts() -> None:
    """The burst frequency is the main rate; the one in the burst has a name of its own."""
    timing = Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0)
    tens = program(section(channel(Monophasic(phase_duration_us=200.0), timing)))
    rows = parameter_rows(Project(program=tens))
    assert [(one.label, one.value) for one in rows if one.main][2] == ("Burst frequency", 2.0)
    rest = [(one.label, one.value) for one in rows if not one.main]
    assert rest[:2] == [("In burst", 100.0), ("Pulses", 7)]
    said = [one.accessible.partition(",")[0] for one in rows if not one.main]
    assert said == ["Rate in a burst", "Pulses per burst", "Ramp up", "Ramp down", "Session", "Pad"]


def test_rows_of_a_rest_and_of_cycles() -> None:
    """A section without channels has its length; one counted in cycles has their number."""
    counted = program(section(channel(), on_off=(5.0, 10.0), cycle_count=15))
    assert "Cycles" in [one.label for one in parameter_rows(Project(program=counted))]
    rest = program(section(minutes=2.0))
    assert [one.label for one in parameter_rows(Project(program=rest))] == ["Session"]


def test_own_on_time_of_a_channel() -> None:
    """The row edits what the channel plays."""
    own = program(section(channel(on_s=3.0), on_off=(5.0, 10.0)))
    on = next(one for one in parameter_rows(Project(program=own)) if one.label == "On")
    assert (on.path, on.value) == ("section.0.channel.0.on_s", 3.0)


@pytest.mark.parametrize(
    ("found", "amplitude", "line", "spoken"),
    [
        (PUBLISHED, 24.0, "Published 10–40 mA · Powell 1999", "published 10 to 40"),
        (replace(PUBLISHED, read=False), 24.0, "Published 10–40 mA · Powell 1999, from memory",
         "published 10 to 40"),
        (replace(PUBLISHED, max=None), 24.0, "Published from 10 mA · Powell 1999",
         "published from 10"),
        (replace(PUBLISHED, min=None), 24.0, "Published up to 40 mA · Powell 1999",
         "published up to 40"),
        (PUBLISHED, 40.0, "Published 10–40 mA · Powell 1999", "published 10 to 40"),
        (PUBLISHED, 55.0, "Above the published 10–40 mA · Powell 1999",
         "above the published 10 to 40"),
        (PUBLISHED, 9.5, "Below the published 10–40 mA · Powell 1999",
         "below the published 10 to 40"),
        (replace(PUBLISHED, max=None), 9.0, "Below the published minimum, 10 mA · Powell 1999",
         "below the published minimum, 10"),
        (replace(PUBLISHED, max=None), 900.0, "Published from 10 mA · Powell 1999",
         "published from 10"),
        (replace(PUBLISHED, min=None), 41.0, "Above the published maximum, 40 mA · Powell 1999",
         "above the published maximum, 40"),
        (Range(min=10.0, max=40.0, range_basis="usual"), 24.0,
         "Usual 10–40 mA, no single source", "usual 10 to 40"),
        (Range(min=10.0, max=40.0, range_basis="usual"), 55.0, "Above the usual 10–40 mA",
         "above the usual 10 to 40"),
        (replace(PUBLISHED, range_basis="usual", value_basis="source"), 24.0,
         "Usual 10–40 mA · preset: Powell 1999", "usual 10 to 40"),
        (Range(value_basis="source", source="powell-1999"), 24.0,
         "No published range · preset 20 mA: Powell 1999, from memory", "no published range"),
        (Range(value_basis="usual"), 24.0, "No published range; preset 20 mA",
         "no published range"),
    ],
)  # fmt: skip
def test_line_and_accessible_text(found: Range, amplitude: float, line: str, spoken: str) -> None:
    """An end that no text gives stays open, and what is usual is called usual."""
    shown = row(edited(known(amplitude_ma=found), amplitude=amplitude))
    assert shown.line.replace("\N{NO-BREAK SPACE}", " ") == line
    assert shown.accessible == f"Amplitude, {amplitude:g} milliampere, {spoken}, preset 20"
    assert shown.state == ("note" if line.startswith(("Above", "Below")) else "ok")


def test_line_without_evidence_or_preset() -> None:
    """A program of one's own has no range, and no preset to speak of."""
    shown = row(Project(program=preset()))
    assert (shown.line, shown.origin, shown.preset) == ("No published range", "", None)
    assert shown.accessible == "Amplitude, 20 milliampere, no published range"


def test_program_with_evidence_of_its_own_keeps_its_ranges() -> None:
    """A file that came from no preset."""
    shown = row(Project(program=preset(known(amplitude_ma=PUBLISHED))))
    assert shown.line.replace("\N{NO-BREAK SPACE}", " ") == "Published 10–40 mA · Powell 1999"


@pytest.mark.parametrize(
    ("found", "assumed", "origin"),
    [
        (replace(PUBLISHED, value_basis="source"), (), "Preset 20 mA: Powell 1999, seen there."),
        (Range(value_basis="source", source="powell-1999"), (),
         "Preset 20 mA: Powell 1999, quoted from memory."),
        (replace(PUBLISHED, value_basis="usual"), (),
         "Preset 20 mA: usual practice, no single source."),
        (PUBLISHED, ("amplitude_ma",), "Preset 20 mA: an example, no source gives a value."),
        (PUBLISHED, (), "Preset 20 mA: no source is named."),
    ],
)  # fmt: skip
def test_origin_of_the_preset(found: Range, assumed: tuple[str, ...], origin: str) -> None:
    """A usual value, or one of ours, never stands beside an author's name."""
    shown = row(edited(known(amplitude_ma=found, assumed=assumed)))
    assert shown.origin == origin.replace(" mA", "\N{NO-BREAK SPACE}mA")


def test_range_of_one_place_goes_before_the_bare_key() -> None:
    """Contract 1.7."""
    place = {FREQUENCY: Range(max=50.0, range_basis="usual")}
    found = known(frequency_hz=Range(max=80.0, range_basis="usual"), **place)
    assert row(edited(found), FREQUENCY).range.high == 50.0


def test_preset_of_another_kind_has_no_such_number() -> None:
    """A rate inside a burst is none of a constant train; a phase duration is one in any shape."""
    start = preset()
    burst = {"section.0.channel.0.timing.kind": "burst"}
    project = Project(program=start, preset=with_values(start, burst))
    assert row(project, FREQUENCY).preset is None
    shape = {"section.0.channel.0.pulse.shape": "monophasic", PHASE: 200.0}
    project = Project(program=start, preset=with_values(start, shape))
    assert row(project, PHASE).preset == 200.0


def test_value_is_not_rounded_in_the_field() -> None:
    """What is shown can be typed back."""
    shown = row(edited(amplitude=31.4159))
    assert (shown.text, shown.decimals) == ("31.4159", 4)
    assert parsed(shown.text, shown) == 31.4159


@pytest.mark.parametrize(
    ("typed", "path", "sentence"),
    [
        ("5000", AMPLITUDE, "Type a number from 0 to 3,000 mA; 20 is kept"),
        ("-1", AMPLITUDE, "Type a number from 0 to 3,000 mA; 20 is kept"),
        ("nan", AMPLITUDE, "Type a number from 0 to 3,000 mA; 20 is kept"),
        ("", AMPLITUDE, "Type a number from 0 to 3,000 mA; 20 is kept"),
        ("0", PHASE, "Type a number from 0.1 to 1,000,000 µs; 300 is kept"),
        ("0.25 ms", PHASE, "0.25 ms is 250 µs: type it in µs; 300 is kept"),
        ("400 ms", PHASE, "400 ms is 400,000 µs: type it in µs; 300 is kept"),
        ("1,500", PHASE, "1,500 can mean 1.5 or 1500: type it without a comma; 300 is kept"),
        # 300 us and a recovery of 1200 us need 1.5 ms; 1 kHz gives them 1 ms.
        ("1000", FREQUENCY,
         "A pulse of 1,500 µs does not fit a period of 1,000 µs; 30 is kept"),
        # 20 ms and 80 ms of recovery in the 33.3333 ms of 30 Hz.
        ("20000", PHASE,
         "A pulse of 100,000 µs does not fit a period of 33,333.3 µs; 300 is kept. "
         "Did you mean a phase duration of 20 µs?"),
        ("2", "section.0.on_s", "Ramps of 2.5 s together do not fit a train of 2 s; 5 is kept"),
        ("1500", "section.0.duration_min",
         "Type a number above 0 and up to 1,440 min; 15 is kept"),
    ],
)  # fmt: skip
def test_refused_entry_says_what_to_type(typed: str, path: str, sentence: str) -> None:
    """As a field and the session do it: read the entry, make the edit, word what went wrong."""
    start = preset()
    shown = row(Project(program=start, preset=start), path)
    with pytest.raises(ImpossibleError) as refused:
        with_values(start, {path: parsed(typed, shown)})
    said = refusal(refused.value, path, shown.value)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_whole_number_is_asked_for() -> None:
    """25.5 cycles are none, and 26 is an int as the edit needs it."""
    pulse = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    shown = parameter_rows(Project(program=program(section(channel(pulse)))))[2]
    assert isinstance(parsed("26", shown), int)
    with pytest.raises(ImpossibleError) as refused:
        parsed("25.5", shown)
    said = refusal(refused.value, shown.path, shown.value)
    assert said == "Type a whole number from 1 to 1,000; 25 is kept"


def test_refusal_of_another_kind_is_explained() -> None:
    """A rule that has no short form takes the long one."""
    start = preset()
    with pytest.raises(ImpossibleError) as refused:
        with_values(start, {"section.0.cycle_count": 5})
    said = refusal(refused.value, "section.0.cycle_count", 3.0)
    assert said == "duration_min and cycle_count are both given; keep one of them. 3 is kept."


@pytest.mark.parametrize(
    "preset_id", ["stroke-foot-drop", "tens-burst", "healthy-quadriceps-russian"]
)
def test_every_value_lies_on_its_slider(preset_id: str) -> None:
    """Value, preset and range have room; the row says the unit and the preset."""
    start = load(preset_id)
    for shown in parameter_rows(Project(program=start, preset=start)):
        ends = [shown.range.low, shown.range.high] if shown.range else []
        known_ends = [end for end in ends if end is not None]
        assert all(shown.low <= end <= shown.high for end in (shown.value, *known_ends))
        assert shown.low < shown.high
        assert shown.page_step == 10.0 * shown.step
        assert f"preset {shown.preset:,g}" in shown.accessible
