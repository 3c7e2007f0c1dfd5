"""What is said of every kind of current, by hand: phases, groups, sweeps, beats, strides."""

from dataclasses import replace

import numpy as np
import pytest

from tests.presentation.test_waveform import scene_of, texts
from tests.programs import (
    BiphasicSymmetric,
    Burst,
    Constant,
    Diadynamic,
    Direct,
    Interferential,
    Jittered,
    Modulation,
    Nlet,
    SineCarrier,
    Sweep,
    Window,
    channel,
    program,
    section,
)
from wavesim.core.pulse import Pulse
from wavesim.core.pulses import ExponentialRise, HalfSine, Points, Triangular, Triphasic, TwinPeak
from wavesim.core.schedule import session_table
from wavesim.presentation.project import Project, View, pulse_view, train_view
from wavesim.presentation.pulse_card import neighbour, pulse_card, pulse_near
from wavesim.presentation.scene import WaveformScene
from wavesim.presentation.shown_pulse import ShownPulse, shown_pulse

NB = "\N{NO-BREAK SPACE}"
TWIN = TwinPeak(spike_time_constant_us=10.0, spike_duration_us=50.0, spacing_us=75.0)
INTERFERENTIAL = Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0)


def pulse_of(pulse: Pulse) -> ShownPulse:
    """The first pulse of 24 mA."""
    one = channel(pulse, Constant(frequency_hz=10.0), amplitude_ma=24.0)
    return shown_pulse(session_table(program(section(one))), 0)


@pytest.mark.parametrize(
    ("pulse", "level_ma", "peak_us"),
    [
        (Triangular(phase_duration_us=200.0, rise_fraction=0.25), 24.0, 50.0),
        (HalfSine(phase_duration_us=200.0), 24.0, 100.0),
        (ExponentialRise(phase_duration_us=200.0, time_constant_us=80.0), 24.0, 200.0),
        (TWIN, 24.0, 0.0),
        (Triphasic(phase_duration_us=200.0, phase_ratios=(0.5, 1.0, 0.5)), -24.0, 200.0),
        (Points(time_us=(0.0, 100.0, 300.0), level_ratio=(0.0, -1.0, 0.0)), -24.0, 100.0),
    ],
)
def test_peak_of_a_phase_is_its_largest_current(
    pulse: Pulse, level_ma: float, peak_us: float
) -> None:
    """Not the current in its middle."""
    found = pulse_of(pulse).tallest
    assert found.level_ma == pytest.approx(level_ma, rel=1e-12)
    assert found.peak_s == pytest.approx(peak_us * 1e-6, abs=1e-12)


def test_rooms_lie_under_the_curve() -> None:
    """Of a triangle the room of half the height is half as wide; samples are 1/64 apart."""
    rooms = pulse_of(Triangular(phase_duration_us=200.0)).lead.rooms
    assert len(rooms) > 1
    for room in rooms:
        share = room.level_ma / 24.0
        assert room.stop_s - room.start_s <= (1.0 - share) * 200e-6 * (1.0 + 1e-9)
        assert room.stop_s - room.start_s >= (1.0 - share) * 200e-6 - 2.0 * 200e-6 / 64.0


def scene_at(one: object, start_s: float, stop_s: float, **keys: object) -> WaveformScene:
    """A free window on a section of one channel."""
    project = Project(program=program(section(one, **keys)))
    view = View(start_s=start_s, stop_s=stop_s, zoom="free", origin_s=start_s)
    return scene_of(project, view)


def pulsed(timing: object, **keys: object) -> object:
    return channel(BiphasicSymmetric(phase_duration_us=250.0), timing, amplitude_ma=24.0, **keys)


def test_triphasic_pulse_tells_all_three_charges() -> None:
    """0.5, 1 and 0.5 of 24 mA for 200 us: 2.4, 4.8 and 2.4 uC, the middle one leads."""
    pulse = Triphasic(phase_duration_us=200.0, phase_ratios=(0.5, 1.0, 0.5))
    yours = program(section(channel(pulse, amplitude_ma=24.0)))
    scene = scene_of(Project(program=yours), pulse_view(yours))
    assert {f"4.8{NB}µC", f"−2.4{NB}µC", f"net charge 0{NB}µC", f"200{NB}µs"} <= texts(scene)
    assert scene.heights[0].level_ma == -24.0


def test_twin_peak_tells_spike_and_spacing() -> None:
    """24 mA x 10 us x (1 - exp(-5)) = 0.238 uC each, 75 us apart."""
    yours = program(section(channel(TWIN, amplitude_ma=24.0)))
    scene = scene_of(Project(program=yours), pulse_view(yours))
    expected = {f"0.238{NB}µC", "each spike", f"50{NB}µs", f"75{NB}µs from spike to spike"}
    assert expected <= texts(scene)


def test_doublets_tell_both_intervals() -> None:
    """5 ms within, 33.3 ms to the next."""
    scene = scene_at(pulsed(Nlet(frequency_hz=30.0, nlet_interval_ms=5.0)), 0.99, 1.11)
    told = {f"5{NB}ms within the doublet", f"33.3{NB}ms = 30{NB}Hz from doublet to doublet"}
    assert told <= texts(scene)


def test_bursts_tell_both_intervals() -> None:
    """100 Hz within, 2 Hz from burst to burst; from afar in words."""
    timing = Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0)
    near, far = scene_at(pulsed(timing), 0.99, 1.6), scene_at(pulsed(timing), 0.0, 60.0)
    told = {f"10{NB}ms = 100{NB}Hz within the burst", f"500{NB}ms = 2{NB}Hz from burst to burst"}
    assert told <= texts(near)
    assert f"7 pulses at 100{NB}Hz, 2 bursts per second" in texts(far)


def test_sweep_tells_the_rates_of_the_window() -> None:
    """80 to 150 Hz in 6 s: after 3 s 115 Hz; a whole leg tells its ends."""
    timing = Sweep(frequency_hz=80.0, frequency_end_hz=150.0, sweep_s=6.0)
    part, whole = scene_at(pulsed(timing), 0.0, 3.0), scene_at(pulsed(timing), 0.0, 12.0)
    assert f"80 to 115{NB}Hz" in texts(part)
    assert {f"80 to 150{NB}Hz in 6{NB}s", f"150 to 80{NB}Hz in 6{NB}s"} <= texts(whole)


def test_jitter_tells_its_mean() -> None:
    """40 Hz is 25 ms in the mean."""
    timing = Jittered(frequency_hz=40.0, jitter_fraction=0.5, seed=1)
    assert any(f"jittered around 25{NB}ms" in words for words in texts(scene_at(
        pulsed(timing), 1.0, 1.1)))  # fmt: skip


def test_doublets_in_a_band_leave_no_stripes() -> None:
    """Pauses of 28 ms are 2.3 columns of 12 ms: filled; 2 bursts per second are not."""
    modulation = Modulation()
    doublets = pulsed(Nlet(frequency_hz=30.0, nlet_interval_ms=5.0), modulation=modulation)
    assert (scene_at(doublets, 1.0, 8.0).yours.high_ma == 24.0).all()


def test_interferential_tells_beat_and_charge() -> None:
    """A beat every 10 ms; the largest half-cycle has at most 1000 A / (pi f) = 1.89 uC."""
    yours = program(section(channel(carrier=INTERFERENTIAL, amplitude_ma=24.0)))
    scene = scene_of(Project(program=yours), pulse_view(yours))
    told = {f"10{NB}ms = 100{NB}Hz beat", f"1.89{NB}µC in the largest half-cycle"}
    assert told <= texts(scene)
    assert f"4,000{NB}Hz and 4,100{NB}Hz together" in texts(scene)


def test_sine_tells_its_half_cycle() -> None:
    """125 us, 24 mA, 2 A / (2 pi f) = 1.91 uC."""
    yours = program(section(channel(carrier=SineCarrier(carrier_frequency_hz=4000.0),
                                    amplitude_ma=24.0)))  # fmt: skip
    scene = scene_of(Project(program=yours), pulse_view(yours))
    assert {f"125{NB}µs", f"1.91{NB}µC", f"sine 4,000{NB}Hz"} <= texts(scene)
    assert scene.heights[0].text == f"24{NB}mA"


def test_direct_current_tells_the_charge_of_its_train() -> None:
    """2 mA for 20 s with two ramps of 5 s: 2 x (10 + 5) = 30 mC."""
    one = channel(carrier=Direct(), amplitude_ma=2.0, ramps=(5.0, 5.0))
    yours = program(section(one, on_off=(20.0, 10.0)))
    scene = scene_of(Project(program=yours), train_view(yours))
    assert f"30{NB}mC in a train" in texts(scene)


def test_forms_that_change_say_when() -> None:
    """LP: 6 s of every second half wave, then 6 s in which the others swell."""
    one = channel(carrier=Diadynamic(form="LP"), amplitude_ma=5.0)
    told = texts(scene_at(one, 0.0, 14.0))
    assert {f"every second half wave 6{NB}s", f"the others swell 6{NB}s"} <= told


def test_card_of_a_half_cycle() -> None:
    """The second half-cycle of a 4000 Hz sine begins at 125 us: 1.91 uC, no beat."""
    one = channel(carrier=SineCarrier(carrier_frequency_hz=4000.0), amplitude_ma=24.0)
    project = Project(program=program(section(one)))
    view = pulse_view(project.program)
    found = pulse_near(project, view, 200e-6, 0.0)
    assert found is not None
    card = pulse_card(project, view, found)
    assert card is not None
    assert card.title == f"At 125{NB}µs"
    assert card.rows == (
        ("Half-cycle", f"125{NB}µs"),
        ("Largest current", f"24{NB}mA"),
        ("Charge", f"1.91{NB}µC"),
    )
    assert neighbour(project, view, found, 1) - found == pytest.approx(125_000, abs=1)
    assert found - neighbour(project, view, found, -1) == pytest.approx(125_000, abs=1)


def test_card_of_a_beat() -> None:
    """The beat where it is: half way from 80 to 150 Hz."""
    swept = replace(INTERFERENTIAL, beat_hz=80.0, beat_end_hz=150.0, sweep_s=6.0)
    project = Project(program=program(section(channel(carrier=swept))))
    view = View(start_s=2.99, stop_s=3.01, zoom="free")
    found = pulse_near(project, view, 3.0, 0.0)
    assert found is not None
    card = pulse_card(project, view, found)
    assert card is not None
    assert ("Beat", f"115{NB}Hz") in card.rows


def gait() -> object:
    """60 to 100 % of a stride of 1.5 s, 0.2 s longer: on from 0.9 to 1.7 s."""
    window = Window(start_percent=60.0, stop_percent=100.0, extension_s=0.2)
    one = pulsed(Constant(frequency_hz=40.0), window=window)
    return section(one, cadence_steps_per_min=80.0, minutes=5.0)


def test_walking_shows_one_stride_with_its_window() -> None:
    """The second stride begins at 1.5 s, its window at 2.4 s; the first window ends at 1.7 s."""
    yours = program(gait())
    view = train_view(yours)
    scene = scene_of(Project(program=yours), view)
    assert view.origin_s == 1.5
    windows = [(s.start_s + view.start_s, s.stop_s + view.start_s) for s in scene.shades]
    assert windows == [(view.start_s, pytest.approx(1.7)), pytest.approx((2.4, 3.2))]
    assert [at_s + view.start_s for at_s in scene.strides] == pytest.approx([1.5, 3.0])
    told = {f"60–100{NB}% of the stride, 200{NB}ms longer", "heel strike"}
    assert told <= texts(scene)


def test_cycling_names_degrees() -> None:
    """300 to 450 degrees: over the top."""
    one = pulsed(Constant(frequency_hz=40.0), window=Window(start_deg=300.0, stop_deg=450.0))
    yours = program(section(one, cadence_rpm=40.0))
    told = texts(scene_of(Project(program=yours), train_view(yours)))
    assert {"300–450° of the crank", "top dead centre"} <= told


def both() -> Project:
    """Two channels at the same time, 24 and 12 mA."""
    other = pulsed(Constant(frequency_hz=40.0), name="Flexors")
    one = pulsed(Constant(frequency_hz=40.0), name="Extensors")
    return Project(program=program(section(one, replace(other, amplitude_ma=12.0))))


def test_channels_together_have_names_and_one_axis() -> None:
    """Yours is the chosen one, the other one a line with its name; the axis holds both."""
    project = both()
    view = replace(pulse_view(project.program, 0, 1), together=True)
    scene = scene_of(project, view)
    assert scene.channel == 1
    (other,) = scene.others
    assert other.channel == 0
    assert other.drawn.high_ma.max() == 24.0
    assert scene.limits.high_ma > 24.0
    assert {"Extensors", "Flexors"} <= texts(scene)
    assert [entry.channel for entry in scene.legend] == [0, 1]


def test_channels_alone_do_not_see_each_other() -> None:
    project = both()
    scene = scene_of(project, pulse_view(project.program, 0, 1))
    assert scene.others == ()
    assert scene.limits.high_ma < 24.0
    assert "Extensors" not in texts(scene)


def test_samples_lie_over_yours() -> None:
    """At 10 kHz each sample lasts 100 us: levels are those of the pulse, edges on the grid."""
    project = both()
    view = replace(pulse_view(project.program), sampled_hz=1e4)
    scene = scene_of(project, view)
    assert scene.sampled is not None
    assert set(scene.sampled.high_ma) <= {-24.0, 0.0, 24.0}
    edges = (scene.sampled.time_s[1:-1] + view.start_s) * 1e4
    assert np.abs(edges - np.round(edges)).max() < 1e-6
    assert f"sampled at 10{NB}kHz" in texts(scene)
