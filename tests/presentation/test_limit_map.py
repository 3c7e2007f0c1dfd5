"""The map: where limits lie in its frame, what stays under a drag, what is said where none is."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.programs import BiphasicSymmetric, Constant, Monophasic, channel, program, section
from wavesim.core.paths import with_values
from wavesim.io.files import load
from wavesim.presentation.limit_map import map_scene
from wavesim.presentation.map_frame import Frame, frame, log_ticks
from wavesim.presentation.project import Project
from wavesim.safety.check import check

AMPLITUDE = "section.0.channel.0.amplitude_ma"
PHASE = "section.0.channel.0.pulse.phase_duration_us"
RATE = "section.0.channel.0.timing.frequency_hz"


def preset(name, edits=None):
    start = load(name)
    return Project(program=with_values(start, edits or {}), preset=start)


def scene(name="stroke-wrist-extension", edits=None, **more):
    return map_scene(preset(name, edits), 0, 0, **more)


@pytest.fixture
def drawing():
    """The numbers of the drawing: 200 mA, 450 us, 100 Hz on 100 cm2."""
    pulse = BiphasicSymmetric(phase_duration_us=450.0)
    one = channel(pulse, Constant(frequency_hz=100.0), amplitude_ma=200.0, area_cm2=100.0)
    return Project(program=program(section(one)))


def limit(found, title, detail):
    (one,) = [
        one for one in found.layers.limits if (one.line.title, one.line.detail) == (title, detail)
    ]
    return one


def test_the_limit_of_the_drawing(drawing):
    """50 mA RMS at 100 Hz: 166.7 mA at 450 us, so the design lies beyond it."""
    found = map_scene(drawing, 0, 0)
    line = limit(found, "RMS current", "50\N{NO-BREAK SPACE}mA, from memory").line
    # Between the solved phases the curve is a straight line on both logarithmic axes.
    reached = np.exp(np.interp(math.log(450.0), np.log(line.phase_us), np.log(line.amplitude_ma)))
    assert reached == pytest.approx(50.0 / math.sqrt(2.0 * 450e-6 * 100.0), rel=1e-9)
    assert found.gravest == "error"
    assert found.flags == ("450\N{NO-BREAK SPACE}µs", "200\N{NO-BREAK SPACE}mA")
    assert found.charge == "90\N{NO-BREAK SPACE}µC"
    assert found.subtitle == "at 100\N{NO-BREAK SPACE}Hz, pad 100\N{NO-BREAK SPACE}cm²"


def test_a_line_of_the_same_charge_has_it(drawing):
    found = map_scene(drawing, 0, 0)
    for line in found.layers.charges:
        nc = 1e3 * float(line.title.split("\N{NO-BREAK SPACE}")[0].replace(",", ""))
        assert line.amplitude_ma * line.phase_us == pytest.approx(np.full(len(line.phase_us), nc))
    assert 2 <= len(found.layers.charges) <= 6


def test_the_frame_of_the_drawing():
    """20 to 2,000 us; 10 to 40 mA published, so 2 to 200 mA."""
    found = scene().frame
    assert (found.low_us, found.high_us, found.low_ma, found.high_ma) == (20.0, 2000.0, 2.0, 200.0)


def test_the_frame_stays_until_the_design_leaves_it():
    first = scene().frame
    inside = scene(edits={AMPLITUDE: 199.0, PHASE: 1990.0}, held=first)
    assert inside.frame is first
    outside = scene(edits={AMPLITUDE: 201.0}, held=first)
    assert outside.frame.high_ma > 201.0
    other = scene("stroke-foot-drop", held=first)
    assert other.frame is not first


def test_long_phases_have_a_frame_of_their_own():
    found = scene("denervated-thigh-first-phase").frame
    assert found.low_us < 60_000.0 < 75_000.0 < found.high_us


def test_under_a_drag_all_but_the_design_stays():
    first = scene()
    moved = scene(edits={AMPLITUDE: 31.0, PHASE: 210.0}, held=first.frame)
    assert moved.layers is first.layers
    assert moved.yours != first.yours
    other = scene(edits={RATE: 36.0}, held=first.frame)
    assert other.layers is not first.layers


def test_thresholds_are_a_layer_of_a_model():
    shown, hidden = scene(), scene(fibres=False)
    assert [one.line.title for one in shown.layers.fibres] == [
        "Sharp pain (Aδ)", "Motor (Aα)", "Touch (Aβ)",
    ]  # fmt: skip
    assert {one.line.detail for one in shown.layers.fibres} == {"model"}
    assert "model, example values" in shown.hint
    assert hidden.layers.fibres == ()
    assert "model" not in hidden.hint


def test_thresholds_of_rectangles_follow_weiss():
    """Motor: 20 mA at 250 us, chronaxie 459 us; the band holds from 10 to 90 % of the class."""
    work = program(section(channel(Monophasic(phase_duration_us=250.0))))
    found = map_scene(Project(program=work), 0, 0)
    (motor,) = [one for one in found.layers.fibres if one.line.title == "Motor (Aα)"]
    rheobase = 20.0 / (1.0 + 459.0 / 250.0)
    wanted = rheobase * (1.0 + 459.0 / motor.line.phase_us)
    assert motor.line.amplitude_ma == pytest.approx(wanted)
    # Of a normal distribution 80 % lie within 1.2816 deviations; cv 0.25 in logarithms.
    factor = math.exp(1.2815516 * math.sqrt(math.log(1.0 + 0.25**2)))
    assert motor.high_ma == pytest.approx(wanted * factor, rel=1e-6)
    assert motor.low_ma == pytest.approx(wanted / factor, rel=1e-6)


def test_denervated_muscle_has_its_own_threshold():
    found = scene("denervated-thigh-first-phase")
    assert [one.line.title for one in found.layers.fibres] == ["Denervated muscle"]


def test_range_and_preset_are_marked():
    found = scene(edits={AMPLITUDE: 24.0})
    assert (found.preset.phase_us, found.preset.amplitude_ma) == (300.0, 20.0)
    assert found.range.phase_us == (200.0, 300.0)
    assert found.range.amplitude_ma == (10.0, 40.0)
    assert "recommended" not in found.range.words


def test_phases_that_do_not_fit_the_rate():
    work = program(section(channel(timing=Constant(frequency_hz=1000.0))))
    found = map_scene(Project(program=work), 0, 0)
    assert found.layers.fits_to_us == pytest.approx(500.0, rel=1e-4)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("teach-interferential", "A continuous current has no phase duration"),
        ("teach-sine-burst", "Pulses of this shape have no phase duration"),
    ],
)
def test_without_phase_duration_it_says_why(name, words):
    found = scene(name)
    assert found.kind == "none"
    assert found.subtitle.startswith(words)
    assert found.sentence.startswith(words)
    assert len(found.margins) >= 5


def test_a_rest_has_no_map():
    work = program(section(), section(channel()))
    found = map_scene(Project(program=work), 0, 0)
    assert (found.kind, found.margins) == ("none", ())


def test_without_amplitude_the_design_is_at_the_foot():
    work = program(section(channel(amplitude_ma=0.0)))
    found = map_scene(Project(program=work), 0, 0)
    assert (found.frame.low_ma, found.frame.high_ma) == (1.0, 100.0)
    assert "no amplitude is given" in found.sentence
    assert found.charge == ""


def test_the_sentence_has_the_design_and_every_margin():
    found = scene(edits={AMPLITUDE: 24.0})
    assert "24\N{NO-BREAK SPACE}mA and 300\N{NO-BREAK SPACE}µs" in found.sentence
    judged = check(preset("stroke-wrist-extension").program).judged
    assert len(found.margins) == len(judged)
    assert all(row.sentence in found.sentence for row in found.margins)


lows = st.floats(0.1, 1e4)


@given(low=lows, ratio=st.floats(4.0, 1e4), part=st.floats(0.0, 1.0))
@examples(60)
def test_a_place_and_back(low, ratio, part):
    box = Frame(low_us=low, high_us=low * ratio, low_ma=low, high_ma=low * ratio, marked=())
    phase_us, amplitude_ma = box.at(part, 1.0 - part)
    # Logarithms and powers of up to four decades round by some 1e-12.
    assert float(box.across(np.array(phase_us))) == pytest.approx(part, abs=1e-11)
    assert float(box.up(np.array(amplitude_ma))) == pytest.approx(1.0 - part, abs=1e-11)
    assert box.holds(phase_us, amplitude_ma) or part in (0.0, 1.0)


@pytest.mark.parametrize("amplitude_ma", [0.02, 3.0, 17.0, 250.0, 2999.0])
@pytest.mark.parametrize("phase_us", [0.1, 20.0, 333.0, 2001.0, 900_000.0])
def test_every_frame_holds_its_design(amplitude_ma, phase_us):
    pulse = BiphasicSymmetric(phase_duration_us=phase_us)
    one = channel(pulse, Constant(frequency_hz=0.1), amplitude_ma=amplitude_ma)
    found = frame(Project(program=program(section(one, minutes=5.0))), 0, 0)
    assert found.holds(phase_us, amplitude_ma)
    assert found.low_us < found.high_us
    assert 3 <= len(log_ticks(found.low_us, found.high_us, "µs").at) <= 12
    assert len(found.phases_us) >= 5


def test_ticks_are_round_and_the_last_has_the_unit():
    found = log_ticks(20.0, 2000.0, "µs")
    assert found.at == (20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0)
    assert found.texts[-1] == "2,000\N{NO-BREAK SPACE}µs"
    assert log_ticks(1.0, 1e5).at == (1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0)
