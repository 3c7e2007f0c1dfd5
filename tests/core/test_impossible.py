"""What cannot be built, each with the whole of its problems, worked out from the contract."""

from dataclasses import replace

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Burst,
    Constant,
    Direct,
    HalfSine,
    Modulation,
    Monophasic,
    Points,
    SineCarrier,
    Sweep,
    Window,
    channel,
    program,
    section,
)
from wavesim.core.channel import Channel, Electrode
from wavesim.core.errors import ImpossibleError, Problem, UnusableFileError
from wavesim.core.evidence import Application, Evidence, Range, Stage
from wavesim.core.paths import with_values
from wavesim.core.schedule import check_window, chosen
from wavesim.core.stages import at_week, stage_problems

BASE = program(section(channel()))
HERE = "section.0.channel.0"
REST = "only name and duration_min in a section without channels"
TABLE_OR = "pulse and timing, or carrier"


def points(times_us, levels):
    return lambda: Points(time_us=times_us, level_ratio=levels)


def edit(edits):
    return lambda: with_values(BASE, {f"{HERE}.{path}": new for path, new in edits.items()})


def slow(name, rate_hz, delay_s):
    pads = Electrode(area_cm2=25.0, name="pair")
    return channel(None, Constant(frequency_hz=rate_hz), name=name, delay_s=delay_s, electrode=pads)


@pytest.mark.parametrize(
    ("build", "problem"),
    [
        # Lists of points: the third at one time, also at the very start; levels that never last.
        (points((0.0, 0.0, 0.0, 10.0), (1.0, 0.5, 1.0, 1.0)),
         Problem("points_order", "time_us.2", 0.0, "never falling, at most two equal", "us")),
        (points((0.0, 10.0, 10.0, 10.0), (1.0, 0.5, 1.0, 1.0)),
         Problem("points_order", "time_us.3", 10.0, "never falling, at most two equal", "us")),
        (points((0.0, 5.0, 5.0, 10.0), (0.0, 0.0, 1.0, 0.0)), None),
        (points((5.0, 10.0), (1.0, 1.0)),
         Problem("points_from_zero", "time_us", 5.0, "times from 0 to a later end")),
        (points((0.0, 10.0, 10.0), (0.0, 0.0, -1.0)),
         Problem("points_peak", "level_ratio", 0.0, "a level that lasts")),
        (points((0.0,), (1.0,)),
         Problem("points_count", "level_ratio", 1, "two or more, as many as time_us (1)")),
        (points((0.0, 10.0), (1.0, 1.5)),
         Problem("range", "level_ratio.1", 1.5, "-1 to 1")),
        (points([0.0, 10.0], (1.0, 1.0)),
         Problem("type", "time_us", [0.0, 10.0], "a list, each item a number")),
        (lambda: HalfSine(phase_duration_us=100.0, interphase_gap_us=5.0),
         Problem("gap_alone", "interphase_gap_us", 5.0, "0 unless biphasic is true", "us")),
        # Values of the wrong type
        (lambda: replace(BASE, title=3), Problem("type", "title", 3, "text")),
        (lambda: HalfSine(phase_duration_us=100.0, biphasic=1),
         Problem("type", "biphasic", 1, "true or false")),
        (lambda: replace(BASE, section=(1,)), Problem("type", "section.0", 1, "a table")),
        (lambda: replace(BASE, project=3), Problem("type", "project", 3, "a table")),
        (lambda: channel(electrode=3), Problem("type", "electrode", 3, "a table")),
        (lambda: Application(flags=("a", 2)), Problem("type", "flags.1", 2, "text")),
        (lambda: Evidence(range={"amplitude_ma": 2}),
         Problem("type", "range.amplitude_ma", 2, "a table")),
        (lambda: replace(BASE, id="A B"),
         Problem("id", "id", "A B", "1 to 64 of a-z, 0-9 and hyphen")),
        # Sections
        (lambda: section(minutes=None, cycle_count=3),
         Problem("rest", "cycle_count", 3, REST)),
        (lambda: section(minutes=5.0, cadence_rpm=50.0),
         Problem("rest", "cadence_rpm", 50.0, REST)),
        (lambda: section(channel(), cycle_count=3),
         Problem("needs_cycle", "cycle_count", 3, "duration_min in a continuous section")),
        (lambda: section(channel(), on_off=(10.0, 10.0), cycle_count=5000),
         Problem("too_long", "cycle_count", 5000, "up to 24 h in all", "",
                 (("duration_h", 100_000.0 / 3600.0),))),
        (lambda: section(*(channel(name=f"{i}") for i in range(33))),
         Problem("too_many", "channel", 33, "up to 32")),
        (lambda: section(channel(), minutes=15.0, on_off=(1.0, 1.0)), None),
        (lambda: section(channel(window=Window(start_percent=0.0, stop_percent=50.0))),
         Problem("needs_cycle", "channel.0.window", "a table",
                 "a window only with cadence_steps_per_min or cadence_rpm")),
        (lambda: section(channel(window=Window(start_deg=0.0, stop_deg=90.0)),
                         cadence_steps_per_min=90.0),
         Problem("window_needed", "channel.0.window", "a table",
                 "start_percent and stop_percent in walking")),
        (lambda: section(channel(window=Window(start_percent=0.0, stop_percent=90.0)),
                         cadence_rpm=50.0),
         Problem("window_needed", "channel.0.window", "a table",
                 "start_deg and stop_deg in cycling")),
        # A day at 10 kHz
        (lambda: section(channel(BiphasicSymmetric(phase_duration_us=10.0),
                                 Constant(frequency_hz=10_000.0)), minutes=1440.0),
         Problem("too_many", "channel.0.timing", 864_000_000,
                 "up to 100000000 pulses in a section")),
        (lambda: Window(start_percent=10.0),
         Problem("both_or_neither", "stop_percent", None,
                 "both start_percent and stop_percent, or neither")),
        (lambda: Window(start_deg=0.0, stop_deg=361.0),
         Problem("window_length", "stop_deg", 361.0, "above 0 to 360")),
        # Channels
        (lambda: Channel(name="one", amplitude_ma=1.0, pulse=Monophasic(phase_duration_us=1.0)),
         Problem("missing", "timing", None, TABLE_OR)),
        (lambda: Channel(name="one", amplitude_ma=1.0, carrier=Direct(),
                         pulse=Monophasic(phase_duration_us=1.0)),
         Problem("carrier_alone", "pulse", "a table", TABLE_OR)),
        (lambda: channel(carrier=Direct(), modulation=Modulation(ramp_kind="phase_duration")),
         Problem("no_phase_duration", "modulation.ramp_kind", "phase_duration", "amplitude", "",
                 (("shape", "carrier"),))),
        (lambda: channel(carrier=Direct(), modulation=Modulation(
            phase_duration_depth_fraction=0.5, phase_duration_modulation_hz=1.0)),
         Problem("no_phase_duration", "modulation.phase_duration_depth_fraction", 0.5,
                 "amplitude_depth_fraction and amplitude_modulation_hz", "",
                 (("shape", "carrier"),))),
        (lambda: channel(carrier=Direct()).pulsed,
         Problem("no_pulses", "carrier", "a table", "a channel with pulse and timing")),
        (lambda: Modulation(phase_duration_modulation_hz=1.0),
         Problem("both_or_neither", "phase_duration_depth_fraction", 0.0,
                 "both phase_duration_depth_fraction and phase_duration_modulation_hz, or"
                 " neither")),
        # Bursts and single pulses that run into the next
        (lambda: channel(BiphasicSymmetric(phase_duration_us=300.0),
                         Burst(frequency_hz=2000.0, pulses_per_burst=2, burst_frequency_hz=1.0)),
         Problem("pulse_too_long", "pulse", 600.0, "up to 500", "us",
                 (("pulse_duration_us", 600.0), ("period_us", 500.0), ("frequency_hz", 2000.0),
                  ("phase_duration_us", 300.0)))),
        (lambda: program(section(minutes=900.0), section(minutes=900.0)),
         Problem("too_long", "section", 1800.0, "up to 24 h in all", "min",
                 (("duration_h", 30.0),))),
        (lambda: program(), Problem("too_many", "section", 0, "1 to 100")),
        (lambda: Application(flags="a"), Problem("type", "flags", "a", "a list, each item text")),
        (lambda: Evidence(range=3), Problem("type", "range", 3, "a table")),
        (lambda: SineCarrier(carrier_frequency_hz=50.0, sweep_s=1.0),
         Problem("range", "carrier_frequency_hz", 50.0, "100 to 100000", "Hz")),
        # Sweeps
        (lambda: Sweep(frequency_hz=1.0, frequency_end_hz=2.0, sweep_s=1.0, pattern="step",
                       hold_end_s=2.0),
         Problem("step_holds", "hold_end_s", 2.0, "0 where pattern is step")),
        (lambda: SineCarrier(carrier_frequency_hz=1000.0, sweep_s=1.0),
         Problem("both_or_neither", "carrier_frequency_end_hz", None,
                 "both carrier_frequency_end_hz and sweep_s, or neither")),
        (lambda: SineCarrier(carrier_frequency_hz=1000.0, carrier_frequency_end_hz=2000.0,
                             sweep_s=1.0, pattern="step", hold_s=3.0),
         Problem("step_holds", "hold_s", 3.0, "0 where pattern is step", "s")),
        (lambda: Sweep(frequency_hz=0.0, frequency_end_hz=2.0, sweep_s=1.0, pattern="step",
                       hold_s=1.0),
         Problem("range", "frequency_hz", 0.0, "0.01 to 10000", "Hz")),
        # Every 2 s and every 2.5 s, half a second apart: they meet for the first time after 8 s.
        (lambda: section(slow("a", 0.5, 0.0), slow("b", 0.4, 0.5)),
         Problem("pair_overlap", "channel.1.electrode.name", "pair",
                 "pulses that do not overlap, or pairs of their own", "",
                 (("other", "a"), ("at_s", 8.0)))),
        # Evidence, stages, places
        (lambda: Range(min=3.0, max=2.0), Problem("range_ends", "min", 3.0, "up to max, 2")),
        (lambda: Stage(from_week=3, to_week=2),
         Problem("stage_ends", "to_week", 2, "3 (from_week) or more")),
        (lambda: at_week(BASE, 0), Problem("range", "week", 0, "1 or more")),
        (lambda: chosen(BASE, 1, 0), Problem("no_such_item", "section", 1, "0 to 0")),
        (lambda: chosen(BASE, 0, -1), Problem("no_such_item", "channel", -1, "0 to 0")),
        (lambda: chosen(program(section(minutes=1.0)), 0, 0),
         Problem("no_such_item", "channel", 0, "nothing: there is none")),
        (lambda: check_window(0.0, float("inf")),
         Problem("range", "stop_s", float("inf"), "any finite number", "s")),
        (lambda: check_window(2.0, 1.5),
         Problem("window_ends", "stop_s", 1.5, "start_s, 2, or later", "s")),
        # Edits
        (edit({"pulse.shape": "square"}),
         Problem("choice", f"{HERE}.pulse.shape", "square",
                 "monophasic, biphasic_symmetric, biphasic_asymmetric, biphasic_exponential,"
                 " triphasic, triangular, trapezoidal, half_sine, exponential_rise, twin_peak,"
                 " sine_burst, points")),
        (edit({"pulse": None, "pulse.shape": "points"}),
         Problem("edited_twice", f"{HERE}.pulse.shape", "points")),
        (edit({"amplitude_ma": None}), Problem("required", f"{HERE}.amplitude_ma", None)),
        (edit({"amplitude_ma.x": 1.0}), Problem("no_such_key", f"{HERE}.amplitude_ma.x", "x")),
        (edit({"delay": 1.0}),
         Problem("unknown_key", f"{HERE}.delay", "delay",
                 "name, amplitude_ma, electrode, pulse, timing, carrier, modulation, delay_s, on_s,"
                 " window")),
        (lambda: with_values(BASE, {"section.1.name": "x"}),
         Problem("no_such_item", "section.1", "1", "0 to 0")),
    ],
)  # fmt: skip
def test_what_cannot_be(build, problem):
    if problem is None:
        build()
        return
    with pytest.raises(ImpossibleError) as caught:
        build()
    assert caught.value.problems == (problem,)


def test_a_problem_is_told_as_one_line():
    """Path, rule, what was found, what is allowed and the further numbers."""
    whole = Problem("range", "a.b", 3.0, "1 to 2", "s", (("train_s", 1.2),))
    assert str(whole) == "a.b: range, found 3.0, allowed 1 to 2 s, train_s 1.2"
    assert str(Problem("missing", "")) == "value: missing, found None"
    assert whole.under("c").path == "c.a.b"
    assert Problem("missing", "").under("c").path == "c"
    two = ImpossibleError([whole, Problem("missing", "d")], source="my.toml")
    assert (str(two), two.source) == (f"{whole}; d: missing, found None", "my.toml")


def test_a_file_that_cannot_be_used_is_told_as_one_line():
    """File, rule, and what is known of it."""
    assert str(UnusableFileError("empty", "my.toml")) == "my.toml: empty"
    known = UnusableFileError("too_large", "my.toml", size_mb=6, most_mb=5)
    assert str(known) == "my.toml: too_large, size_mb 6, most_mb 5"
    assert (known.rule, known.source, known.facts) == (
        "too_large", "my.toml", {"size_mb": 6, "most_mb": 5},
    )  # fmt: skip


def test_stages_that_overlap():
    stages = (Stage(from_week=1, to_week=4), Stage(from_week=4, to_week=6))
    both = replace(BASE, application=Application(stage=stages))
    assert list(stage_problems(both)) == [
        Problem("stages_overlap", "application.stage.1.from_week", 4, "weeks outside 1 to 4")
    ]
    after = (stages[0], Stage(from_week=5, to_week=6))
    assert not list(stage_problems(replace(BASE, application=Application(stage=after))))
