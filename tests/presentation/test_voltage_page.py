"""The voltage in the window: loads to choose, the picture in volts, clipping in words."""

from dataclasses import replace

import numpy as np
import pytest

from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Interferential,
    Jittered,
    Monophasic,
    channel,
    program,
    section,
)
from wavesim.analysis.load import TEST_LOADS_OHM
from wavesim.analysis.voltage import voltage_v
from wavesim.core.channel import Electrode
from wavesim.presentation.load_rows import load_rows
from wavesim.presentation.pads_choice import LOADS, chosen_load, chosen_words
from wavesim.presentation.project import Project, View, pulse_view
from wavesim.presentation.voltage_page import device_compliance_v, voltage_page, voltage_sentence
from wavesim.presentation.voltage_scene import PadsChoice, is_slow, voltage_scene
from wavesim.presentation.waveform import waveform_scene

PADS = Electrode(area_cm2=25.0, series_ohm=400.0, parallel_ohm=4000.0, capacitance_uf=0.05)
"""40 mA for 300 us: from 16 to 140.299 V, then to -112.564 V (page on electrodes)."""
TO_THE_DIGITS = 5e-4


def pulsed(electrode=PADS, **more):
    pulse = BiphasicSymmetric(phase_duration_us=300.0)
    timing = Constant(frequency_hz=10.0)
    return program(section(channel(pulse, timing, electrode=electrode, **more)))


def scene(one, load="pad", compliance_v=None, view=None):
    choice = PadsChoice(load=load, compliance_v=compliance_v)
    return voltage_scene(one, view or pulse_view(one), choice, 600, 150)


def test_the_worked_example_is_drawn():
    drawn = scene(pulsed()).yours
    assert drawn.high_ma.max() == pytest.approx(140.299, abs=TO_THE_DIGITS)
    assert drawn.high_ma.min() == pytest.approx(-112.564, abs=TO_THE_DIGITS)


@pytest.mark.parametrize("ohm", TEST_LOADS_OHM)
def test_into_a_resistor_it_is_ohms_law(ohm):
    found = scene(pulsed(), f"{ohm:.0f}")
    assert found.yours.high_ma.max() == pytest.approx(0.04 * ohm, rel=1e-12)
    assert found.limits.high_ma >= 0.04 * ohm


def test_the_time_axis_is_that_of_the_current():
    one = pulsed()
    view = pulse_view(one)
    current = waveform_scene(Project(program=one), view, 600, 150)
    voltage = scene(one, view=view)
    assert (voltage.span_s, voltage.time_ticks) == (current.span_s, current.time_ticks)


def test_half_a_pad_has_half_of_the_area():
    half, whole = (chosen_load(pulsed().section[0].channel[0], n) for n in ("half", "pad"))
    assert half.parallel_ohm == 2.0 * whole.parallel_ohm
    assert half.capacitance_uf == 0.5 * whole.capacitance_uf


@pytest.mark.parametrize(("volt", "seen"), [(100.0, True), (250.0, True), (1000.0, False)])
def test_the_largest_voltage_is_drawn_where_it_is_near(volt, seen):
    found = scene(pulsed(), compliance_v=volt)
    assert (found.played is not None) is seen
    assert len(found.legend) == 1 + seen
    if seen:
        assert set(np.abs(found.played.high_ma)) == {volt}
        assert found.limits.high_ma >= volt


def test_one_side_has_one_line():
    """A monophasic pulse hardly reaches below 0."""
    pulse = Monophasic(phase_duration_us=300.0)
    one = program(section(channel(pulse, Constant(frequency_hz=10.0), electrode=PADS)))
    found = scene(one, compliance_v=100.0)
    assert found.played.low_ma is None


def test_a_night_is_a_band():
    one = pulsed()
    found = scene(one, view=View(start_s=0.0, stop_s=one.duration_s, zoom="session"))
    assert len(found.yours.low_ma) == len(found.yours.time_s) == 602
    assert found.yours.high_ma.max() >= 140.29


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (program(section(channel(area_cm2=None))), "Give the area"),
        (program(section()), "No current"),
        (program(section(channel(carrier=Interferential(
            carrier_frequency_hz=4000.0, beat_hz=100.0)))), "Come closer"),
    ],
)  # fmt: skip
def test_an_empty_plot_says_why(one, words):
    view = View(start_s=0.0, stop_s=one.duration_s, zoom="session")
    (label,) = scene(one, view=view).labels
    assert label.options[0].lines[0].words.startswith(words)


def test_words_say_whose_values_they_are():
    def said(electrode, name="pad"):
        return chosen_words(pulsed(electrode).section[0].channel[0], name)

    assert said(PADS).endswith("as the file says.")
    assert "values of ours for the area of 25" in said(Electrode(area_cm2=25.0))
    assert "leaves out is ours" in said(Electrode(area_cm2=25.0, series_ohm=300.0))
    assert said(PADS, "1000").startswith("A test resistor of 1,000")
    assert "Give the area" in chosen_words(channel(area_cm2=None), "half")
    assert [one.name for one in LOADS] == ["pad", "half", "500", "1000", "2000", "10000"]


def test_the_rows_of_another_load_leave_the_pad_out():
    part = pulsed().section[0]
    found = {row.key: row for row in load_rows(part, 0, None, chosen_load(part.channel[0], "500"))}
    assert found["peak_voltage_v"].value == pytest.approx(20.0, rel=1e-12)
    assert "half_lifted_voltage_v" not in found
    # 500 ohm x (40 mA)^2 x 600 us = 0.48 mJ
    assert found["load_pulse_energy_mj"].value == pytest.approx(0.48, rel=1e-9)


def test_the_page_tells_clipping():
    """18 V into 500 ohm carry 36 of 40 mA: 1.2 uC of the 12 of a phase are lost."""
    one = pulsed()
    page = voltage_page(one, pulse_view(one), PadsChoice(load="500", compliance_v=18.0))
    assert "clipped" in page.sentence
    lost = {row.key: row.value for row in page.rows}["clipped_charge_uc"]
    assert lost == pytest.approx(1.2, rel=1e-9)
    assert page.load in voltage_sentence(page)
    nothing = voltage_page(one, pulse_view(one), PadsChoice(load="500"))
    assert nothing.sentence.startswith("Type the largest voltage")


def test_a_rest_has_no_voltage():
    view = View(start_s=0.0, stop_s=1.0, zoom="free")
    page = voltage_page(program(section()), view, PadsChoice(load="pad", compliance_v=100.0))
    assert (page.rows, page.sentence) == ((), "")


@pytest.mark.parametrize(
    ("device", "volt"),
    [("typical-nmes", 100.0), ("stg4002", None), (None, None), ("nobody", None)],
)
def test_the_voltage_of_the_device(device, volt):
    assert device_compliance_v(replace(pulsed(), device=device)) == volt


@pytest.mark.parametrize("amplitude_ma", [0.0, 7.0, 130.0])
def test_the_picture_is_that_of_the_amplitude(amplitude_ma):
    """Drawn from 1 mA, it is the voltage of the analysis at any amplitude, vertex by vertex."""
    one = pulsed(amplitude_ma=amplitude_ma)
    drawn, start_s = scene(one).yours, pulse_view(one).start_s
    inside = np.linspace(1e-6, 599e-6, 50)
    at_s = inside + pulse_view(one).origin_s
    exact = voltage_v(one, at_s)
    seen = np.interp(at_s - start_s, drawn.time_s, drawn.high_ma)
    # A chord misses the curve by a quarter of one of 150 px at most, of an axis of twice the peak.
    room = 0.25 / 75.0 * max(np.abs(exact).max(), 1e-12)
    off_the_step = np.abs(inside - 300e-6) > 5e-6
    assert np.abs(seen - exact)[off_the_step].max() <= room


def test_many_pulses_that_differ_are_slow():
    """A minute of jitter at 100 Hz has a row for each pulse."""
    view = View(start_s=0.0, stop_s=1.0, zoom="free")
    jittered = Jittered(frequency_hz=100.0, jitter_fraction=0.2, seed=1)
    pulse = BiphasicSymmetric(phase_duration_us=100.0)
    assert is_slow(program(section(channel(pulse, jittered), minutes=1.0)), view)
    assert not is_slow(pulsed(), view)
    assert not is_slow(program(section()), view)
