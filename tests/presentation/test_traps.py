"""The traps of importing numbers, each where a person types them; docs/glossary.md lists them."""

import re
from dataclasses import replace

import pytest

from tests.programs import Modulation, Monophasic, channel, program, section
from wavesim.analysis.dose import channel_dose
from wavesim.core.errors import ImpossibleError
from wavesim.core.evidence import Application
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicAsymmetric, BiphasicSymmetric, Triphasic
from wavesim.core.spec import keys
from wavesim.io.files import load
from wavesim.presentation.parameters import ParameterRow, parameter_rows, parsed, refusal
from wavesim.presentation.problems import sentences
from wavesim.presentation.project import Project
from wavesim.presentation.row_notes import row_notes

PAGE = "docs/glossary.md"
CHANNEL = "section.0.channel.0"
AMPLITUDE, PHASE = f"{CHANNEL}.amplitude_ma", f"{CHANNEL}.pulse.phase_duration_us"
ON, OFF = "section.0.on_s", "section.0.off_s"
WRIST = load("stroke-wrist-extension")


def row(found: Program, path: str) -> ParameterRow:
    """The row of a path, of a program that is its own preset."""
    rows = parameter_rows(Project(program=found, preset=found))
    return next(one for one in rows if one.path == path)


def said(found: Program, path: str, typed: str) -> str:
    """What the field says of an entry that it refuses."""
    one = row(found, path)
    with pytest.raises(ImpossibleError) as error:
        parsed(typed, one)
    return plain(refusal(error.value, path, one.value))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def symmetric(phase_us: float = 300.0, gap_us: float = 0.0, **more: object) -> Program:
    """5 s on and 10 s off, of symmetric pulses of 20 mA."""
    pulse = BiphasicSymmetric(phase_duration_us=phase_us, interphase_gap_us=gap_us)
    return program(section(channel(pulse, amplitude_ma=20.0, **more), on_off=(5.0, 10.0)))


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        (PHASE, "0.25 ms", "0.25 ms is 250 µs: type it in µs; 300 is kept"),
        (PHASE, "0.25", "Did you mean 0.25 ms, 250 µs? Type that, or 0.25 µs; 300 is kept"),
        (ON, "5000", "Did you mean 5000 ms, 5 s? Type that, or 5000 s; 5 is kept"),
        (ON, "250", "Did you mean 250 ms, 0.25 s? Type that, or 250 s; 5 is kept"),
    ],
)
def test_ms_against_us(path: str, typed: str, sentence: str) -> None:
    """A thousandth of what the field starts from; by hand."""
    assert said(symmetric(), path, typed) == sentence


@pytest.mark.parametrize(
    ("path", "typed", "number"),
    [(PHASE, "0.25 µs", 0.25), (ON, "250 s", 250.0), (PHASE, "20", 20.0), (ON, "0.5", 0.5),
     (PHASE, "950", 950.0)],
)  # fmt: skip
def test_ms_against_us_is_asked_once(path: str, typed: str, number: float) -> None:
    """With its unit behind it a number is meant; and other numbers are not asked about."""
    assert parsed(typed, row(symmetric(), path)) == number


@pytest.mark.parametrize(
    ("pulse", "typed", "phase"),
    [
        (BiphasicSymmetric(phase_duration_us=300.0), "500 us per pulse", "250 µs"),
        (BiphasicSymmetric(phase_duration_us=300.0), "500 µs/pulse", "250 µs"),
        # 600 = 250 + 100 + 250
        (BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0), "600 pulse",
         "250 µs"),
        # 1000 = 200 + 4 x 200
        (BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25), "1000 per pulse",
         "200 µs"),
        (Triphasic(phase_duration_us=100.0, phase_ratios=(0.5, 1.0, 0.5)), "600 per pulse",
         "200 µs"),
        (Monophasic(phase_duration_us=300.0), "500 per pulse", "500 µs"),
    ],
)  # fmt: skip
def test_pulse_against_phase_duration(pulse: object, typed: str, phase: str) -> None:
    """The whole pulse, gap included; by hand."""
    found = program(section(channel(pulse), on_off=(5.0, 10.0)))
    assert said(found, PHASE, typed).startswith(f"Did you mean {phase} per phase?")


def test_pulse_against_phase_duration_with_its_words() -> None:
    """A phase may be typed as one; a pulse shorter than its gap has none."""
    assert parsed("250 us per phase", row(symmetric(), PHASE)) == 250.0
    gap = symmetric(gap_us=100.0)
    assert said(gap, PHASE, "80 per pulse").startswith("Type a number")


@pytest.mark.parametrize(
    ("pulse", "typed", "peak"),
    [
        (BiphasicSymmetric(phase_duration_us=300.0), "80 mA pp", "40 mA"),
        (BiphasicSymmetric(phase_duration_us=300.0), "80 mApp", "40 mA"),
        (BiphasicSymmetric(phase_duration_us=300.0), "80 p-p", "40 mA"),
        (BiphasicSymmetric(phase_duration_us=300.0), "80 mA peak to peak", "40 mA"),
        # A recovery of a quarter: 1.25 of the peak from top to bottom.
        (BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25), "80 mApp", "64 mA"),
        (Monophasic(phase_duration_us=300.0), "80 mApp", "80 mA"),
    ],
)
def test_peak_against_peak_to_peak(pulse: object, typed: str, peak: str) -> None:
    """By hand."""
    found = program(section(channel(pulse, amplitude_ma=20.0)))
    assert said(found, AMPLITUDE, typed) == f"Did you mean {peak} from zero to peak? 20 is kept"
    assert parsed("40 mA peak", row(found, AMPLITUDE)) == 40.0


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        # 10 s off: 20 % on is 2.5 s of 12.5 s.
        (ON, "20 %", "2.5 s on and 10 s off, 20 % of the cycle: did you mean 2.5 s? 5 is kept"),
        (ON, "1:2", "5 s on and 10 s off, 33.3 % of the cycle: did you mean 5 s? 5 is kept"),
        (ON, "ratio 0.25",
         "2.5 s on and 10 s off, 20 % of the cycle: did you mean 2.5 s? 5 is kept"),
        # 5 s on: 25 % on leaves 15 s off.
        (OFF, "25 % duty", "5 s on and 15 s off, 25 % of the cycle: did you mean 15 s? 10 is kept"),
        (OFF, "1:5", "5 s on and 25 s off, 16.7 % of the cycle: did you mean 25 s? 10 is kept"),
        (ON, "100 %", "Type a number above 0 and up to 86,400 s; 5 is kept"),
        (ON, "0:2", "Type a number above 0 and up to 86,400 s; 5 is kept"),
    ],
)  # fmt: skip
def test_three_meanings_of_duty_cycle(path: str, typed: str, sentence: str) -> None:
    """A share or a ratio is told as both, and in seconds; by hand."""
    assert said(symmetric(), path, typed) == sentence


def test_three_meanings_of_duty_cycle_stand_under_the_fields() -> None:
    """5 of 15 s; 35 pulses a second of 300 + 1200 us flow 5.25 % of the on-time."""
    note = row_notes(WRIST, 0, 0)["cycle"]
    assert plain(note.text) == "On to off 1:2, 33.3 % on"
    assert "in which current flows (5.25 %)" in plain(note.hint)
    assert note.edits is None
    assert row(WRIST, ON).note == row(WRIST, OFF).note == note


def test_duty_of_no_pause_and_of_a_continuous_current() -> None:
    """All of the time; and no on-time, no note."""
    always = with_values(symmetric(), {OFF: 0.0})
    assert plain(row_notes(always, 0, 0)["cycle"].text) == "On to off 1:0, 100 % on"
    assert row_notes(program(section(channel())), 0, 0) == {}


@pytest.mark.parametrize(
    ("ramps", "text", "other", "full_s"),
    [
        ("inside_on", "Ramps within the on-time: 2 s at full strength", "outside_on", 5.0),
        ("outside_on", "Ramps around the on-time: 5 s at full strength", "inside_on", 2.0),
        ("down_outside_on", "Fall after the on-time: 3 s at full strength", "inside_on", 2.0),
    ],
)
def test_on_time_with_or_without_ramps(
    ramps: str, text: str, other: str, full_s: float
) -> None:
    """5 s on with 2 s up and 1 s down; one click counts them the other way."""
    modulation = Modulation(ramp_up_s=2.0, ramp_down_s=1.0, ramps=ramps)
    found = symmetric(modulation=modulation)
    note = row_notes(found, 0, 0)["ramps"]
    assert plain(note.text) == text
    changed = with_values(found, note.edits)
    assert changed.section[0].channel[0].modulation == replace(modulation, ramps=other)
    told = plain(row_notes(changed, 0, 0)["ramps"].text)
    assert told.endswith(f"{full_s:g} s at full strength")


def test_hz_against_pps_and_bursts() -> None:
    """Pulses and bursts a second are typed as such; of a sine in bursts "frequency" says which."""
    assert parsed("35 pps", row(symmetric(), f"{CHANNEL}.timing.frequency_hz")) == 35.0
    russian = load("healthy-quadriceps-russian")
    labels = {one.label for one in parameter_rows(Project(program=russian)) if one.unit == "Hz"}
    assert labels == {"Carrier frequency", "Burst frequency"}
    burst = row(russian, f"{CHANNEL}.timing.frequency_hz")
    assert (burst.label, parsed("50 bps", burst)) == ("Burst frequency", 50.0)
    mixed = {one.label for one in parameter_rows(Project(program=load("interferential-pain")))}
    assert {"Carrier frequency", "Beat frequency"} <= mixed
    assert "Frequency" not in mixed


@pytest.mark.parametrize("typed", ["150 V", "150v", "150 volts", "0.1 kV"])
def test_volts_for_milliampere(typed: str) -> None:
    """High-volt devices are set in volts."""
    assert said(symmetric(), AMPLITUDE, typed).startswith(f"{typed} is a voltage")


@pytest.mark.parametrize(
    "preset_id", ["stroke-calf-tens", "sci-spasticity-tens", "stroke-tens-leg-training"]
)
def test_tens_in_spasticity_is_no_pain_relief(preset_id: str) -> None:
    """It means stimulation of sensory fibres there."""
    use = load(preset_id).application
    assert use.modality.startswith("TENS")
    assert "pain" not in use.goal.lower()


def test_sessions_are_counted_in_a_week() -> None:
    """What the review of a protocol calls biweekly is twice a week in the preset."""
    help_of = keys(Application)["sessions_per_week"].spec.help
    assert help_of == "all sessions of a week"
    assert load("sci-quadriceps-training").application.sessions_per_week == 2.0


def test_asymmetric_is_balanced_unless_said_otherwise() -> None:
    """300 us at 1 and 1200 us at 0.25; cut to 600 us, half of the charge is left."""
    assert BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25).unit.net_us == 0.0
    cut = BiphasicAsymmetric(
        phase_duration_us=300.0, recovery_ratio=0.25, recovery_duration_us=600.0
    )
    assert cut.unit.net_us == pytest.approx(150.0)
    found = channel_dose(section(channel(cut, amplitude_ma=20.0)), 0)
    assert found.net_charge_per_pulse_uc == pytest.approx(3.0)


def test_no_ramps_no_note() -> None:
    assert "ramps" not in row_notes(symmetric(), 0, 0)


@pytest.mark.parametrize(
    ("path", "typed", "hint"),
    [
        (AMPLITUDE, "80 mApp",
         "Did you mean 40 mA from zero to peak, both phases alike? Write the number only."),
        (AMPLITUDE, "40 mA", "Write 40, without its unit."),
        (PHASE, "0.25 ms", "Did you mean 250 µs? Write the number only."),
        (PHASE, "500 us per pulse",
         "Did you mean 250 µs per phase, both phases alike? Write the number only."),
        (ON, "33 %", "That is no time: write on-time and off-time in seconds."),
    ],
)  # fmt: skip
def test_traps_in_files_and_on_the_command_line(path: str, typed: str, hint: str) -> None:
    """A text where a number belongs, which the same reading explains."""
    with pytest.raises(ImpossibleError) as error:
        with_values(symmetric(), {path: typed})
    (sentence,) = sentences(error.value)
    assert plain(sentence).endswith(hint)


def test_the_glossary_lists_every_trap_with_its_test() -> None:
    """And only tests that there are."""
    from tests.project.tree import ROOT

    page = (ROOT / PAGE).read_text(encoding="utf-8")
    table = page.partition("## Traps")[2]
    named = set(re.findall(r"`(test_\w+)`", table))
    assert len(re.findall(r"^\| [A-Z]", table, re.MULTILINE)) == 10
    everywhere = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    assert [name for name in named if f"def {name}(" not in everywhere] == []
