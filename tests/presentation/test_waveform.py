"""The scene of the waveform: what is drawn is the current, and what is said of it is true."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Modulation,
    Monophasic,
    SineBurst,
    channel,
    program,
    section,
)
from tests.strategies import programs
from wavesim.analysis.current import current_ma
from wavesim.core.evidence import Evidence, Range
from wavesim.core.section import Section
from wavesim.presentation.project import Project, View, pulse_view, session_view, train_view
from wavesim.presentation.scene import Drawn, Levels, WaveformScene
from wavesim.presentation.waveform import waveform_scene

NB = "\N{NO-BREAK SPACE}"
WIDE = {"columns": 576, "rows": 235}

YOURS = channel(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=35.0),
                amplitude_ma=24.0, ramps=(1.0, 1.5))  # fmt: skip
PRESET = channel(BiphasicSymmetric(phase_duration_us=300.0), Constant(frequency_hz=30.0),
                 amplitude_ma=20.0, ramps=(1.0, 1.5))  # fmt: skip


def evidence(**ends: float) -> Evidence:
    """A published range of the amplitude."""
    return Evidence(range={"amplitude_ma": Range(range_basis="source", **ends)})


def mock_up() -> Project:
    """Wrist extension after stroke as drawn: 24 mA, 250 us, 35 Hz against 20, 300, 30."""
    yours = program(section(YOURS, on_off=(10.0, 20.0), minutes=30.0))
    preset = program(section(PRESET, on_off=(5.0, 10.0), minutes=30.0))
    return Project(program=yours, preset=replace(preset, evidence=evidence(min=10.0, max=40.0)))


def scene_of(project: Project, view: View, **size: int) -> WaveformScene:
    return waveform_scene(project, view, **(size or WIDE))


def texts(scene: WaveformScene) -> set[str]:
    """Every way any label, dimension line or legend entry may be written."""
    lines = {line.words for label in scene.labels for way in label.options for line in way.lines}
    lines |= {text for span in scene.spans for piece in span.pieces for text in piece.texts}
    return lines | {h.text for h in scene.heights} | {entry.words for entry in scene.legend}


def test_one_pulse_says_what_the_mock_up_says() -> None:
    """24 mA x 250 us = 6 uC; 1 / 35 Hz = 28.57 ms; balanced."""
    project = mock_up()
    scene = scene_of(project, pulse_view(project.program, 0, 0, project.preset))
    expected = {
        f"250{NB}µs", f"24{NB}mA", f"6.0{NB}µC", "leading phase", f"−6.0{NB}µC", "recovery phase",
        f"next pulse in 28.6{NB}ms →", f"net charge 0{NB}µC", f"published 10–40{NB}mA",
        f"preset 20{NB}mA", "Yours", "Preset", "Published range",
    }  # fmt: skip
    assert expected <= texts(scene)
    assert scene.level_title == "mA, cathodic up"


def test_one_pulse_is_drawn_as_it_is() -> None:
    """Corners at 0, 250 and 500 us after the onset, of the preset at 0, 300 and 600."""
    project = mock_up()
    view = pulse_view(project.program, 0, 0, project.preset)
    scene = scene_of(project, view)
    onset_s = view.origin_s - view.start_s
    assert corners(scene.yours, onset_s) == [(0, 24), (250, 24), (250, -24), (500, -24)]
    assert isinstance(scene.ghost, Drawn)
    assert corners(scene.ghost, onset_s) == [(0, 20), (300, 20), (300, -20), (600, -20)]


def corners(drawn: Drawn, onset_s: float) -> list[tuple[int, int]]:
    """Vertices that are not at 0: us after an onset, mA."""
    pairs = zip((drawn.time_s - onset_s) * 1e6, drawn.high_ma, strict=True)
    # Onsets of a few seconds are exact to 4e-16 s x 2e6, so whole microseconds are.
    return [(round(x), round(y)) for x, y in pairs if y]


def test_one_train_tells_its_ramps() -> None:
    """1 s up, 10 - 1 - 1.5 = 7.5 s full, 1.5 s down."""
    project = mock_up()
    scene = scene_of(project, train_view(project.program, 0, 0, project.preset))
    (span,) = scene.spans
    assert [piece.texts[0] for piece in span.pieces] == [
        f"ramp 1{NB}s", f"full strength 7.5{NB}s", f"ramp 1.5{NB}s"
    ]  # fmt: skip
    lengths = [piece.stop_s - piece.start_s for piece in span.pieces]
    assert lengths == pytest.approx([1.0, 7.5, 1.5])
    assert scene.yours.low_ma is not None
    assert f"24{NB}mA" in texts(scene)


def test_session_tells_its_rhythm() -> None:
    """60 trains are too dense for dimension lines."""
    project = mock_up()
    scene = scene_of(project, session_view(project.program))
    assert f"10{NB}s on, 20{NB}s off" in texts(scene)
    assert scene.spans == ()


def test_two_pulses_tell_their_interval() -> None:
    """Where the next pulse is in the window, a line to it replaces the words."""
    project = Project(program=program(section(YOURS, minutes=30.0)))
    at_s = pulse_view(project.program).origin_s
    view = View(start_s=at_s - 5e-3, stop_s=at_s + 60e-3, zoom="free", origin_s=at_s)
    scene = scene_of(project, view)
    (span,) = scene.spans
    assert span.pieces[0].texts[0] == f"28.6{NB}ms = 35{NB}Hz"
    assert not any("next pulse" in text for text in texts(scene))


def test_anodic_pulse_hangs_down_and_its_range_with_it() -> None:
    """Cathodic is up; charges are positive in the direction of the leading phase all the same."""
    pulse = BiphasicSymmetric(phase_duration_us=250.0, polarity="anodic_first")
    yours = program(section(replace(YOURS, pulse=pulse)))
    project = Project(program=replace(yours, evidence=evidence(min=10.0)))
    scene = scene_of(project, pulse_view(yours))
    assert scene.heights[0].level_ma == -24.0
    assert scene.range is not None
    assert (scene.range.low_ma, scene.range.high_ma) == (None, -10.0)
    assert f"published from 10{NB}mA" in texts(scene)
    ways = [label.options[0].lines for label in scene.labels if len(label.options[0].lines) == 2]
    assert [[line.words for line in lines] for lines in ways] == [
        [f"6.0{NB}µC", "leading phase"], [f"−6.0{NB}µC", "recovery phase"]
    ]  # fmt: skip


def test_unbalanced_pulse_says_what_is_left() -> None:
    """A single phase of 24 mA x 250 us leaves 6 uC."""
    project = Project(program=program(section(replace(YOURS, pulse=Monophasic(
        phase_duration_us=250.0)))))  # fmt: skip
    scene = scene_of(project, pulse_view(project.program))
    assert f"net charge 6.0{NB}µC" in texts(scene)
    assert "recovery phase" not in texts(scene)


def test_sine_burst_tells_the_charge_of_a_half_cycle() -> None:
    """A / (pi f): 60 mA at 2500 Hz is 7.64 uC; the burst of 25 cycles lasts 10 ms."""
    burst = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    yours = channel(burst, Constant(frequency_hz=50.0), amplitude_ma=60.0)
    project = Project(program=program(section(yours)))
    scene = scene_of(project, pulse_view(project.program))
    assert {f"7.64{NB}µC in each half-cycle", f"10{NB}ms"} <= texts(scene)
    assert scene.yours.curved


def test_ramped_pulse_tells_its_own_strength() -> None:
    """The 18th pulse of a 1 s ramp at 35 Hz has 17 / 35 of 24 mA: 11.7 mA."""
    project = Project(program=program(section(YOURS, on_off=(10.0, 20.0))))
    at_s = 17.0 / 35.0
    view = View(start_s=at_s - 200e-6, stop_s=at_s + 700e-6, zoom="free", origin_s=at_s)
    assert scene_of(project, view).heights[0].text == f"11.7{NB}mA"


def test_ramp_of_phase_duration_tells_the_shorter_phase() -> None:
    """Half way up, 250 us are 125; the gap keeps its 100."""
    pulse = BiphasicSymmetric(phase_duration_us=250.0, interphase_gap_us=100.0)
    modulation = Modulation(ramp_up_s=1.0, ramp_kind="phase_duration")
    yours = channel(pulse, Constant(frequency_hz=50.0), amplitude_ma=24.0, modulation=modulation)
    project = Project(program=program(section(yours)))
    view = View(start_s=0.5 - 200e-6, stop_s=0.5 + 700e-6, zoom="free", origin_s=0.5)
    scene = scene_of(project, view)
    assert f"125{NB}µs" in texts(scene)
    assert corners(scene.yours, 200e-6) == [(0, 24), (125, 24), (225, -24), (350, -24)]


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (Section(name="pause", duration_min=5.0), "No current in this section"),
        (section(channel(amplitude_ma=0.0)), f"No current: the amplitude is 0{NB}mA"),
    ],
)
def test_nothing_flows(rest: Section, words: str) -> None:
    """The plot says so, and draws a line at 0."""
    project = Project(program=program(rest))
    scene = scene_of(project, session_view(project.program))
    assert words in texts(scene)
    assert not scene.yours.high_ma.any()


def test_ghost_is_moved_under_yours() -> None:
    """Its first full pulse (at 3 s, after a ramp of 3 s) stands under yours (at 1 s)."""
    project = mock_up()
    slow = replace(PRESET, modulation=Modulation(ramp_up_s=3.0))
    preset = program(section(slow, on_off=(10.0, 20.0)))
    project = replace(project, preset=preset)
    view = pulse_view(project.program, 0, 0, preset)
    ghost = scene_of(project, view).ghost
    assert isinstance(ghost, Drawn)
    assert corners(ghost, view.origin_s - view.start_s)[0] == (0, 20)


def test_ghost_of_a_train_starts_with_yours() -> None:
    """Another delay does not move the preset's train away from yours."""
    project = mock_up()
    late = replace(PRESET, delay_s=4.0)
    project = replace(project, preset=program(section(late, on_off=(5.0, 10.0))))
    view = train_view(project.program, 0, 0, project.preset)
    ghost = scene_of(project, view).ghost
    assert isinstance(ghost, Drawn)
    flowing = ghost.time_s[ghost.high_ma > 0.0]
    column_s = (view.stop_s - view.start_s) / WIDE["columns"]
    assert flowing[0] == pytest.approx(view.origin_s - view.start_s, abs=3.0 * column_s)


def test_unedited_preset_has_no_ghost_but_keeps_its_entry() -> None:
    """It lies exactly under yours."""
    preset = program(section(PRESET))
    scene = scene_of(Project(program=preset, preset=preset), pulse_view(preset))
    assert scene.ghost is None
    assert [entry.kind for entry in scene.legend] == ["yours", "ghost"]


def test_narrow_pulses_of_the_preset_are_marks() -> None:
    """At 30 Hz in 100 ms: its pulses of 600 us are 3 px wide; 3 of them, up and down."""
    project = mock_up()
    at_s = pulse_view(project.program, 0, 0, project.preset).origin_s
    view = View(start_s=at_s - 5e-3, stop_s=at_s + 90e-3, zoom="free", origin_s=at_s)
    scene = scene_of(project, view)
    assert isinstance(scene.ghost, Levels)
    assert sorted(scene.ghost.level_ma) == [-20.0] * 3 + [20.0] * 3
    assert scene.legend[1].words == "Preset level"


def test_close_pulses_of_the_preset_are_an_outline() -> None:
    """48 pulses 12 px apart: through their peaks, from 0 to 0."""
    project = mock_up()
    short = replace(PRESET, modulation=Modulation(ramp_up_s=0.3, ramp_down_s=0.3))
    project = replace(project, preset=program(section(short, on_off=(1.2, 1.8))))
    yours = program(section(replace(short, amplitude_ma=24.0), on_off=(1.2, 1.8)))
    project = replace(project, program=yours)
    ghost = scene_of(project, train_view(yours, 0, 0, project.preset)).ghost
    assert isinstance(ghost, Drawn)
    assert ghost.low_ma is not None
    assert ghost.high_ma.max() == 20.0
    assert (ghost.high_ma[[0, -1]] == 0.0).all()


@pytest.mark.parametrize(
    ("ends", "high_ma"), [({"max": 40.0}, 40.0), ({"min": 10.0, "max": 100.0}, 40.0)]
)
def test_range_stretches_the_axis_only_a_little(ends: dict[str, float], high_ma: float) -> None:
    """24 mA with head room is 31.2 mA, so 40; up to 40 mA fits, up to 100 leaves the plot."""
    yours = replace(program(section(YOURS)), evidence=evidence(**ends))
    assert scene_of(Project(program=yours), pulse_view(yours)).limits.high_ma == high_ma


ZOOMS = st.sampled_from((pulse_view, train_view, session_view))


@given(programs(), ZOOMS, st.integers(30, 1600))
def test_any_program_has_a_picture(any_program, zoom, columns: int) -> None:
    """All its numbers are finite, all currents are within the axis, all ticks within the plot."""
    view = zoom(any_program)
    scene = waveform_scene(Project(program=any_program), view, columns, 240)
    lines = [scene.yours.high_ma]
    lines += [] if scene.yours.low_ma is None else [scene.yours.low_ma]
    for levels in lines:
        assert levels.shape == scene.yours.time_s.shape
        assert np.isfinite(levels).all()
        assert (levels >= scene.limits.low_ma).all()
        assert (levels <= scene.limits.high_ma).all()
    assert (np.diff(scene.yours.time_s) >= 0.0).all()
    assert scene.yours.time_s[0] == 0.0
    assert scene.yours.time_s[-1] == pytest.approx(scene.span_s)
    assert all(0.0 <= at <= scene.span_s for at in scene.time_ticks.at)


@given(programs(), st.integers(30, 800), st.integers(0, 2**32 - 1))
def test_the_drawn_current_holds_the_current(any_program, columns: int, seed: int) -> None:
    """At random times of a train: inside the band of its column, or on the line.

    The band is drawn between the middles of columns, so a current counts for its own column and for
    the neighbours; a line through curves is flattened by at most a hundredth of the amplitude.
    """
    if not any_program.section[0].channel:
        return
    view = train_view(any_program)
    drawn = waveform_scene(Project(program=any_program), view, columns, 240).yours
    at_s = np.random.Generator(np.random.PCG64(seed)).uniform(view.start_s, view.stop_s, 200)
    current = current_ma(any_program, at_s)
    if drawn.low_ma is None:
        return
    column = np.searchsorted(drawn.time_s, at_s - view.start_s)
    near = np.clip(column[:, None] + np.arange(-2, 2), 0, len(drawn.time_s) - 1)
    assert (current <= drawn.high_ma[near].max(axis=1) + 1e-9).all()
    assert (current >= drawn.low_ma[near].min(axis=1) - 1e-9).all()


def test_burst_keeps_its_pauses() -> None:
    """Bursts of 7 pulses at 100 Hz, twice a second: the band of 10 s is not one block."""
    timing = Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0)
    pulse = BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=0.25)
    yours = program(section(channel(pulse, timing)))
    view = View(start_s=0.0, stop_s=10.0, zoom="free")
    drawn = scene_of(Project(program=yours), view).yours
    flowing = drawn.high_ma > 0.0
    assert np.count_nonzero(np.diff(flowing.astype(int)) == 1) >= 19
