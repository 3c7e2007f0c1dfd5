"""What paths, edits and stages refuse, each problem in full."""

from dataclasses import replace

import pytest

from tests.programs import (
    Direct,
    Points,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.core.channel import Electrode
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.evidence import Application, Evidence, Range, Stage
from wavesim.core.modulation import Modulation
from wavesim.core.paths import (
    KINDS,
    places,
    unknown,
    unknown_kind,
    value_at,
    with_value,
    with_values,
)
from wavesim.core.pulses import Pulse
from wavesim.core.spec import value
from wavesim.core.stages import at_week, stage_problems

HERE = "section.0.channel.0"
BARE = replace(
    program(section(channel(area_cm2=None), on_off=(10.0, 20.0)), section(minutes=5.0)),
    evidence=Evidence(range={"amplitude_ma": Range(min=1.0)}, sources=("a",)),
    project={"view": {"zoom": 2}},
)
DIRECT = program(section(channel(carrier=Direct())))
SHAPES = (
    "monophasic, biphasic_symmetric, biphasic_asymmetric, biphasic_exponential, triphasic,"
    " triangular, trapezoidal, half_sine, exponential_rise, twin_peak, sine_burst, points"
)
CARRIERS = "sine, interferential, premodulated, direct, diadynamic"
CHANNEL = "name, amplitude_ma, electrode, pulse, timing, carrier, modulation, delay_s, on_s, window"
PADS = "area_cm2, series_ohm, parallel_ohm, capacitance_uf, name"
BIPHASIC = "phase_duration_us, interphase_gap_us, polarity, shape"


def problems_of(build):
    with pytest.raises(ImpossibleError) as caught:
        build()
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("titel", Problem("unknown_key", "titel", "titel",
                          "schema, id, title, condition, notes, based_on, device, section,"
                          " evidence, application, project")),
        ("section.2", Problem("no_such_item", "section.2", "2", "0 to 1")),
        ("section.1.channel.0", Problem("no_such_item", "section.1.channel.0", "0",
                                        "nothing: the list is empty")),
        (f"{HERE}.pulse.shap", Problem("unknown_key", f"{HERE}.pulse.shap", "shap", BIPHASIC)),
        (f"{HERE}.pulse.shape.x", Problem("no_such_key", f"{HERE}.pulse.shape.x", "x")),
        (f"{HERE}.electrode.area_cm2",
         Problem("no_such_key", f"{HERE}.electrode.area_cm2", "area_cm2")),
        ("project.view.pan", Problem("unknown_key", "project.view.pan", "pan", "zoom")),
        ("project.view.zoom.x", Problem("no_such_key", "project.view.zoom.x", "x")),
        ("evidence.sources.1", Problem("no_such_item", "evidence.sources.1", "1", "0 to 0")),
        ("evidence.range.on_s", Problem("unknown_key", "evidence.range.on_s", "on_s",
                                        "amplitude_ma")),
    ],
)  # fmt: skip
def test_nothing_is_read_there(path, problem):
    assert problems_of(lambda: value_at(BARE, path)) == [problem]


@pytest.mark.parametrize(
    ("edits", "problems"),
    [
        # A table and something below it, in either order: one place is edited once.
        ({"evidence": None, "evidence.direction": "x"},
         [Problem("edited_twice", "evidence.direction", "x")]),
        ({"evidence.direction": "x", "evidence": None},
         [Problem("edited_twice", "evidence", None)]),
        # Shapes and kinds; the tag is no table of its own.
        ({f"{HERE}.pulse.shape.x": 1}, [Problem("choice", f"{HERE}.pulse.shape", None, SHAPES)]),
        ({f"{HERE}.carrier.kind": "burst"},
         [Problem("choice", f"{HERE}.carrier.kind", "burst", CARRIERS)]),
        ({f"{HERE}.carrier.beat_hz": 3.0},
         [Problem("choice", f"{HERE}.carrier.kind", None, CARRIERS)]),
        ({f"{HERE}.carrier.kind.x": "sine"},
         [Problem("choice", f"{HERE}.carrier.kind", None, CARRIERS)]),
        # A table that is not there yet is made by what is set in it, and says what it refuses.
        ({f"{HERE}.electrode.area": 3.0},
         [Problem("unknown_key", f"{HERE}.electrode.area", "area", PADS)]),
        ({f"{HERE}.electrode.area": 3.0, f"{HERE}.electrode.ohm": 3.0},
         [Problem("unknown_key", f"{HERE}.electrode.area", "area", PADS),
          Problem("unknown_key", f"{HERE}.electrode.ohm", "ohm", PADS)]),
        ({f"{HERE}.electrode.area_cm2.x": 3.0},
         [Problem("no_such_key", f"{HERE}.electrode.area_cm2.x", "x")]),
        ({f"{HERE}.electrode.area_cm2": None},
         [Problem("required", f"{HERE}.electrode.area_cm2")]),
        ({f"{HERE}.electrode.area_cm2": 0.0},
         [Problem("range", f"{HERE}.electrode.area_cm2", 0.0, "0.01 to 2000", "cm2")]),
        ({f"{HERE}.on_s.x": 3.0}, [Problem("no_such_key", f"{HERE}.on_s.x", "x")]),
        ({"based_on.x": 3.0}, [Problem("no_such_key", "based_on.x", "x")]),
        # Several at once, from several tables; what is right is not told.
        ({"section.0.on": 1.0, "section.0.off_s": -1.0, "section.0.name": "x", "section.3.name": 1,
          "section.1.name": 3, "title": None, "notes": 3},
         [Problem("unknown_key", "section.0.on", "on",
                  "name, duration_min, cycle_count, on_s, off_s, trigger,"
                  " cadence_steps_per_min, cadence_rpm, channel"),
          Problem("range", "section.0.off_s", -1.0, "0 to 86400", "s"),
          Problem("no_such_item", "section.3", "3", "0 to 1"),
          Problem("type", "section.1.name", 3, "text"),
          Problem("required", "title"),
          Problem("type", "notes", 3, "text")]),
        ({"section.0": 3}, [Problem("type", "section.0", 3, "a table")]),
        ({"project.view.zoom.x": 3}, [Problem("no_such_key", "project.view.zoom.x", "x")]),
        ({"project.pan.x": 3}, [Problem("unknown_key", "project.pan", "pan", "view")]),
        ({"evidence.range.amplitude_ma.max": 0.5},
         [Problem("range_ends", "evidence.range.amplitude_ma.min", 1.0, "up to max, 0.5")]),
        ({"evidence.range.amplitude_ma": 3},
         [Problem("type", "evidence.range.amplitude_ma", 3, "a table")]),
        ({"evidence.sources.0": 3}, [Problem("type", "evidence.sources.0", 3, "text")]),
        ({"evidence.sources.0.x": 3}, [Problem("no_such_key", "evidence.sources.0.x", "x")]),
    ],
)  # fmt: skip
def test_an_edit_that_is_refused(edits, problems):
    found = problems_of(lambda: with_values(BARE, edits))
    assert sorted(found, key=lambda p: p.path) == sorted(problems, key=lambda p: p.path)


def test_edits_that_make_or_take_tables():
    """Starts of what is not given; a list of a file becomes a tuple; defaults come back."""
    made = with_values(BARE, {f"{HERE}.electrode.name": "a", f"{HERE}.electrode.series_ohm": 5})
    assert value_at(made, f"{HERE}.electrode") == Electrode(area_cm2=25.0, series_ohm=5.0, name="a")
    assert with_value(made, f"{HERE}.electrode", None) == BARE
    plain = with_values(BARE, {f"{HERE}.modulation.ramp_up_s": 2.0})
    assert value_at(plain, f"{HERE}.modulation") == Modulation(ramp_up_s=2.0)
    assert with_value(plain, f"{HERE}.modulation.ramp_up_s", None) == BARE
    points = with_values(
        BARE,
        {f"{HERE}.pulse.shape": "points", f"{HERE}.pulse.time_us": [0, 9],
         f"{HERE}.pulse.level_ratio": [1, 0]},
    )  # fmt: skip
    assert value_at(points, f"{HERE}.pulse") == Points(time_us=(0.0, 9.0), level_ratio=(1.0, 0.0))
    sine = with_values(
        BARE, {f"{HERE}.pulse": None, f"{HERE}.timing": None, f"{HERE}.carrier.kind": "sine",
               f"{HERE}.carrier.carrier_frequency_hz": 2000},
    )  # fmt: skip
    assert value_at(sine, f"{HERE}.carrier") == SineCarrier(carrier_frequency_hz=2000.0)
    kept = with_values(BARE, {"project.view.zoom": 3, "project.pins": 1, "evidence.direction": "x"})
    assert kept.project == {"view": {"zoom": 3}, "pins": 1}
    assert kept.evidence == replace(BARE.evidence, direction="x")
    ranged = with_values(BARE, {"evidence.range.amplitude_ma.max": 2, "evidence.sources.0": "b"})
    assert ranged.evidence.range == {"amplitude_ma": Range(min=1.0, max=2.0)}
    assert ranged.evidence.sources == ("b",)
    assert value_at(BARE, "evidence.range.amplitude_ma.min") == 1.0


@pytest.mark.parametrize(
    ("where", "name", "found"),
    [
        # Written down somewhere: there alone; else everywhere at its default.
        (BARE, "area_cm2", (f"{HERE}.electrode.area_cm2",)),
        (BARE, "start_percent", (f"{HERE}.window.start_percent",)),
        (BARE, "off_s", ("section.0.off_s",)),
        (BARE, "trigger", ("section.0.trigger", "section.1.trigger")),
        (BARE, "polarity", (f"{HERE}.pulse.polarity",)),
        (BARE, "kind", (f"{HERE}.timing.kind",)),
        (BARE, "pulse", (f"{HERE}.pulse",)),
        (BARE, "modulation", (f"{HERE}.modulation",)),
        (BARE, "sources", ()),
        (BARE, "zoom", ()),
        (BARE, "name", ("section.0.name", f"{HERE}.name", "section.1.name")),
        (BARE, "goal", ("application.goal",)),
        (DIRECT, "kind", (f"{HERE}.carrier.kind",)),
        (DIRECT, "shape", ()),
        (replace(BARE, application=Application(
            weeks=2.0, stage=(Stage(from_week=1, to_week=2),))), "to_week",
         ("application.stage.0.to_week",)),
    ],
)  # fmt: skip
def test_places_of_a_bare_key(where, name, found):
    assert places(where, name) == found


def test_what_this_version_does_not_know_yet(monkeypatch):
    """A key or kind of the contract without a field or class here."""

    @value
    class Window:
        start_percent: float = 0.0

    @value
    class Range:
        TAG = "kind"
        min: float = 0.0

    assert unknown(Window, "stop_deg") == Problem(
        "not_yet", "stop_deg", "stop_deg", "start_percent"
    )
    assert unknown(Window, "stop") == Problem("unknown_key", "stop", "stop", "start_percent")
    assert unknown(Range, "x") == Problem("unknown_key", "x", "x", "min, kind")
    one = {"monophasic": KINDS[Pulse]["monophasic"]}
    assert unknown_kind("shape", "points", one) == Problem(
        "choice", "shape", "points", "monophasic"
    )
    monkeypatch.setitem(KINDS, Pulse, one)
    assert unknown_kind("shape", "points", one) == Problem(
        "not_yet", "shape", "points", "monophasic"
    )
    assert unknown_kind("shape", "star", one) == Problem("choice", "shape", "star", "monophasic")
    assert unknown_kind("shape", 3, one) == Problem("choice", "shape", 3, "monophasic")


def staged(*stages):
    return replace(BARE, application=Application(stage=stages))


@pytest.mark.parametrize(
    ("stages", "problems"),
    [
        ([Stage(from_week=5, to_week=6), Stage(from_week=1, to_week=5)],
         [Problem("stages_overlap", "application.stage.1.from_week", 1, "weeks outside 5 to 6")]),
        ([Stage(from_week=1, to_week=9), Stage(from_week=3, to_week=4)],
         [Problem("stages_overlap", "application.stage.1.from_week", 3, "weeks outside 1 to 9")]),
        ([Stage(from_week=3, to_week=4), Stage(from_week=1, to_week=2)], []),
        ([Stage(from_week=1, to_week=1), Stage(from_week=2, to_week=2, set={"amplitude": 3.0})],
         [Problem("no_such_key", "application.stage.1.set.amplitude", "amplitude")]),
        ([Stage(from_week=1, to_week=1, remove=("nothing",))],
         [Problem("no_such_key", "application.stage.0.set.nothing", "nothing")]),
        ([Stage(from_week=1, to_week=1, set={"amplitude_ma": 3001, "duration_min": 0.0})],
         [Problem("range", f"application.stage.0.{path}", found, allowed, unit)
          for path, found, allowed, unit in [
              ("section.0.duration_min", 0.0, "above 0 to 1440", "min"),
              (f"{HERE}.amplitude_ma", 3001, "0 to 3000", "mA"),
              ("section.1.duration_min", 0.0, "above 0 to 1440", "min")]]),
    ],
)  # fmt: skip
def test_problems_of_stages(stages, problems):
    found = list(stage_problems(staged(*stages)))
    assert sorted(found, key=lambda p: p.path) == sorted(problems, key=lambda p: p.path)


def test_the_stage_of_a_week():
    """Both ends of a stage belong to it; other weeks are the file itself."""
    course = staged(
        Stage(from_week=2, to_week=3, set={"duration_min": 7.0, "section.1.duration_min": 8.0}),
        Stage(from_week=5, to_week=5, remove=(f"{HERE}.delay_s", "notes"), set={"title": "five"}),
    )
    lengths = [
        [part.duration_min for part in at_week(course, week).section] for week in range(1, 7)
    ]
    assert lengths == [[15.0, 5.0], [7.0, 8.0], [7.0, 8.0], [15.0, 5.0], [15.0, 5.0], [15.0, 5.0]]
    assert [at_week(course, week).title for week in (4, 5, 6)] == ["Test", "five", "Test"]
    assert at_week(course, 1) is course
    for week in (0, -1):
        assert problems_of(lambda week=week: at_week(course, week)) == [
            Problem("range", "week", week, "1 or more")
        ]
    bad = staged(Stage(from_week=2, to_week=2, set={"amplitude_ma": -1.0}))
    assert problems_of(lambda: at_week(bad, 2)) == [
        Problem("range", f"application.stage.0.{HERE}.amplitude_ma", -1.0, "0 to 3000", "mA")
    ]
