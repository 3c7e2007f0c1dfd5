"""`--week W`: the stage that holds the week, before `--set`."""

import json

import pytest

COURSE = """schema = 1
id = "course"
title = "A course"
condition = "other"

[[section]]
name = "work"
duration_min = 20.0
on_s = 10.0
off_s = 20.0

[[section.channel]]
name = "one"
amplitude_ma = 40.0
pulse = { shape = "biphasic_symmetric", phase_duration_us = 250.0 }
timing = { kind = "constant", frequency_hz = 50.0 }

[application]
sessions_per_week = 3.0
weeks = 8.0

[[application.stage]]
from_week = 1
to_week = 2
set = { duration_min = 5.0, frequency_hz = 20.0, "application.sessions_per_week" = 5.0 }

[[application.stage]]
from_week = 4
to_week = 4
remove = ["section.0.on_s", "section.0.off_s"]
"""


@pytest.fixture
def course(tmp_path):
    """A file with two stages."""
    path = tmp_path / "course.toml"
    path.write_text(COURSE)
    return path


@pytest.fixture
def pulses(wavesim, course):
    """Pulses of the session, as `dose --json` counts them."""

    def count(*words):
        done = wavesim("dose", course, "--json", *words)
        assert done.status == 0, done.err
        (channel,) = json.loads(done.out)["sections"][0]["channels"]
        return channel["pulses_per_session"]

    return count


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        # By hand: 10 cycles of 10 s at 20 Hz; 40 cycles of 10 s at 50 Hz; 1200 s at 50 Hz.
        ((), 20_000),
        (("--week", "1"), 2_000),
        (("--week", "2"), 2_000),
        (("--week", "3"), 20_000),
        (("--week", "4"), 60_000),
        (("--week", "400"), 20_000),
    ],
)
def test_the_stage_of_a_week_holds(pulses, week, expected):
    """Both ends of a stage are in it; outside all stages the file itself holds."""
    assert pulses(*week) == expected


def test_settings_come_after_the_week(pulses):
    """`--set` changes what the week gives, wherever it stands: 10 cycles of 10 s at 30 Hz."""
    assert pulses("--week", "1", "--set", "frequency_hz=30") == 3_000
    assert pulses("--set", "frequency_hz=30", "--week", "1") == 3_000


def test_settings_are_judged_on_the_week(wavesim, course):
    """In week 4 there is no cycle to count."""
    done = wavesim("dose", course, "--week", "4", "--set", "duration_min=", "--set",
                   "cycle_count=3")  # fmt: skip
    assert (done.status, done.out) == (2, "")
    assert "cycle_count" in done.err


@pytest.mark.parametrize("command", ["show", "dose"])
def test_commands_with_a_program_take_a_week(wavesim, course, command):
    """Words and data alike."""
    for json_words in ((), ("--json",)):
        first = wavesim(command, course, "--week", "1", *json_words)
        assert first.status == 0, first.err
        assert first.out != wavesim(command, course, *json_words).out


@pytest.mark.window
def test_a_figure_of_a_week(wavesim, course, tmp_path):
    """In week 1 the session ends after 300 s, which bounds `--to`."""
    figure = tmp_path / "x.svg"
    assert wavesim("render", course, "-o", figure, "--to", "600").status == 0
    done = wavesim("render", course, "-o", figure, "--to", "600", "--week", "1")
    assert (done.status, "0 to 300 s" in done.err) == (2, True)


def test_show_tells_the_stages(wavesim, course):
    """Their weeks, and everything that differs from the program itself."""
    told = wavesim("show", course).out
    assert "  Weeks 1–2: session 20 → 5 min, frequency 50 → 20 Hz" in told.replace("\n    ", " ")
    assert "sessions per week 3 → 5" in told.replace("\n    ", " ")
    assert "  Week 4: on 10 s → none, off 20 s → none" in told


def test_show_marks_what_the_week_changed(wavesim, course):
    """What is known about a value is known about that of the file."""
    row = next(line for line in wavesim("show", course, "--week", "1").out.splitlines()
               if line.strip().startswith("Frequency"))  # fmt: skip
    assert row.split() == ["Frequency", "20", "Hz", "changed"]


def test_a_stage_that_cannot_be_is_told_when_the_file_is_read(wavesim, course):
    """Also without `--week`, with its place."""
    course.write_text(COURSE.replace("frequency_hz = 20.0", "frequency_hz = 20_000.0"))
    done = wavesim("dose", course)
    assert (done.status, done.out) == (2, "")
    assert "application.stage.0.section.0.channel.0.timing.frequency_hz" in done.err
