"""The train of the program's device, laid over the design."""

from dataclasses import replace

import numpy as np
import pytest

from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.presentation.describe import waveform_sentence
from wavesim.presentation.fit import fitted
from wavesim.presentation.project import Project, View, followed, laid_over, pulse_view
from wavesim.presentation.waveform import waveform_scene


def project(device, amplitude_ma=40.4, phase_us=303.0):
    """A pulse that the typical unit cannot be set to."""
    pulse = BiphasicSymmetric(phase_duration_us=phase_us)
    one = section(channel(pulse, Constant(frequency_hz=35.0), amplitude_ma=amplitude_ma))
    return Project(program=replace(program(one), device=device))


def scene(shown, **more):
    return waveform_scene(shown, replace(pulse_view(shown.program), **more), 600, 300)


def test_the_dials_of_the_device_are_drawn():
    """Whole milliamperes and tens of microseconds: 40 mA for 300 us, each way."""
    drawn = scene(project("typical-nmes"), played=True).played
    assert (drawn.high_ma.max(), drawn.high_ma.min()) == (40.0, -40.0)
    up_s = drawn.time_s[drawn.high_ma == 40.0]
    assert np.ptp(up_s) == pytest.approx(300e-6, rel=1e-9)


@pytest.mark.parametrize(
    ("device", "on"), [("typical-nmes", False), (None, True), ("no-such-device", True)]
)
def test_nothing_is_drawn_without_wish_or_device(device, on):
    found = scene(project(device), played=on)
    assert found.played is None
    assert "played" not in [entry.kind for entry in found.legend]


def test_it_has_its_name_in_legend_and_sentence():
    found = project("typical-nmes")
    view = replace(pulse_view(found.program), played=True)
    assert [e.kind for e in waveform_scene(found, view, 600, 300).legend][-1] == "played"
    assert "as the device plays it" in waveform_sentence(found, view)
    assert "device" not in waveform_sentence(found, replace(view, played=False))


def test_it_stays_while_the_view_changes():
    found = project("typical-nmes")
    old = replace(pulse_view(found.program), played=True, together=True, sampled_hz=1e4)
    assert followed(old, found).played
    assert fitted(found, replace(old, zoom="free")).played
    new = laid_over(View(start_s=0.0, stop_s=1.0, zoom="free"), old)
    assert (new.played, new.together, new.sampled_hz) == (True, True, 1e4)


def test_a_rest_has_nothing_to_play():
    found = project("typical-nmes")
    rest = replace(found.program.section[0], name="rest", channel=())
    both = replace(found, program=replace(found.program, section=(rest,)))
    view = View(start_s=0.0, stop_s=1.0, zoom="free", played=True)
    assert waveform_scene(both, view, 600, 300).played is None
