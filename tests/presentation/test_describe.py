"""The waveform in words."""

from dataclasses import replace

import pytest

from tests.programs import (
    BiphasicAsymmetric,
    Burst,
    Constant,
    Modulation,
    SineBurst,
    Window,
    channel,
    program,
    section,
)
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.presentation.describe import span_words, subtitle, waveform_sentence
from wavesim.presentation.project import Project, pulse_view, session_view, train_view, zoomed

FIRST = "section.0.channel.0."


def preset() -> Program:
    """20 mA, 300 us, 30 Hz, asymmetric, 5 s on and 10 s off."""
    pulse = BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25)
    one = channel(pulse, Constant(frequency_hz=30.0), amplitude_ma=20.0, ramps=(1.0, 1.5))
    return program(section(one, minutes=30.0, on_off=(5.0, 10.0)))


def said(project: Project, view: object) -> str:
    """The sentence with plain spaces."""
    return waveform_sentence(project, view).replace("\N{NO-BREAK SPACE}", " ")


def test_subtitle_names_shape_and_polarity() -> None:
    """A free zoom says what it shows; a named one does not."""
    project = Project(program=preset())
    view = pulse_view(preset())
    assert subtitle(project, view) == "asymmetric biphasic, cathodic first"
    # From 2400 us at a third of the span.
    free = zoomed(view, 3.0, 1.0, preset())
    assert subtitle(project, free).replace("\N{NO-BREAK SPACE}", " ") == (
        "asymmetric biphasic, cathodic first · 800 µs shown"
    )


def test_sentence_of_one_pulse() -> None:
    """No preset: the values alone."""
    assert said(Project(program=preset()), pulse_view(preset())) == (
        "One pulse: asymmetric biphasic, cathodic first, amplitude 20 milliampere, "
        "phase duration 300 microseconds, frequency 30 hertz."
    )


def test_sentence_of_a_train_tells_the_cycle_and_the_preset() -> None:
    """What differs in the preset, and only that."""
    edits = {f"{FIRST}amplitude_ma": 24.0, f"{FIRST}modulation.ramp_down_s": 0.0,
             f"{FIRST}pulse.shape": "biphasic_symmetric", "section.0.on_s": 10.0}  # fmt: skip
    project = Project(program=with_values(preset(), edits), preset=preset())
    assert said(project, train_view(project.program)) == (
        "One train: symmetric biphasic, cathodic first, amplitude 24 milliampere, "
        "phase duration 300 microseconds, frequency 30 hertz, on 10 seconds, off 10 seconds, "
        "ramp up 1 second; preset: asymmetric biphasic, cathodic first, amplitude 20 milliampere, "
        "on 5 seconds, ramp down 1.5 seconds."
    )


def test_sentence_of_a_session() -> None:
    """Sine bursts, continuous; the preset is the same."""
    pulse = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    russian = program(section(channel(pulse, Constant(frequency_hz=50.0)), minutes=10.0))
    project = Project(program=russian, preset=russian)
    assert said(project, session_view(russian)) == (
        "The whole session: sine burst, cathodic first, amplitude 40 milliampere, "
        "carrier frequency 2,500 hertz, cycles in a burst 25, burst frequency 50 hertz."
    )


def test_sentence_of_bursts_in_a_free_zoom() -> None:
    """What is shown stands first."""
    timing = Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0)
    tens = program(section(channel(timing=timing), minutes=30.0))
    view = zoomed(session_view(tens), 900.0, 0.0, tens)
    assert said(Project(program=tens), view) == (
        "2 s shown: symmetric biphasic, cathodic first, bursts, amplitude 40 milliampere, "
        "phase duration 250 microseconds, burst frequency 2 hertz."
    )


def test_sentence_of_what_is_laid_over() -> None:
    """Other channels by name, and the sampled train with its rate."""
    two = program(section(channel(), channel(name="second")))
    view = replace(pulse_view(two), together=True, sampled_hz=10_000.0)
    assert said(Project(program=two), view).endswith(
        "frequency 50 hertz; with second; over it the train sampled at 10,000 hertz."
    )


def test_sentence_of_a_swelling_train_and_of_a_stride() -> None:
    modulation = Modulation(amplitude_depth_fraction=1.0, amplitude_modulation_hz=2.0)
    one = channel(modulation=modulation, window=Window(start_percent=60.0, stop_percent=100.0))
    walk = program(section(one, cadence_steps_per_min=90.0))
    assert said(Project(program=walk), train_view(walk)) == (
        "One train: symmetric biphasic, cathodic first, amplitude swelling, amplitude 40 "
        "milliampere, phase duration 250 microseconds, frequency 50 hertz, cadence 90 per minute, "
        "window from 60 percent, window to 100 percent."
    )


def test_rest_and_missing_channels_have_words() -> None:
    """A section without channels; a preset without this section."""
    rest = program(Section(name="rest", duration_min=1.0))
    view = session_view(rest)
    assert said(Project(program=rest), view) == "The whole session: a rest without current."
    assert subtitle(Project(program=rest), view) == "no current"
    two = program(section(channel()), replace(section(channel()), name="second"))
    second = session_view(two, section=1)
    assert "preset" not in said(Project(program=two, preset=preset()), second)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(10e-6, "10 µs"), (600e-6, "600 µs"), (0.035, "35 ms"), (1.0, "1 s"), (10.0, "10 s"),
     (59.0, "59 s"), (1800.0, "30 min"), (5400.0, "90 min"), (0.0286, "28.6 ms")],
)  # fmt: skip
def test_span_in_the_unit_that_suits_it(seconds: float, words: str) -> None:
    """From 1 of a unit on."""
    assert span_words(seconds).replace("\N{NO-BREAK SPACE}", " ") == words
