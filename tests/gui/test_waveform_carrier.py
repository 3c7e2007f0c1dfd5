"""A continuous current under the hand: its half-cycles have cards, its zeros take cursors."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.waveform_hand import Shown, settle
from tests.programs import Direct, SineCarrier, channel, program, section
from wavesim.gui.waveform_view import WaveformView
from wavesim.presentation.project import Project, View, session_view

SINE = channel(carrier=SineCarrier(carrier_frequency_hz=4000.0), amplitude_ma=24.0)
PROJECT = Project(program=program(section(SINE)))
VIEW = View(start_s=1.0, stop_s=1.001, zoom="free", origin_s=1.0)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Four cycles of a sine."""
    plot = WaveformView()
    qtbot.addWidget(plot)
    plot.resize(668, 320)
    plot.show()
    plot.show(PROJECT, VIEW)
    settle()
    return Shown(plot)


def middle_s(shown: Shown) -> float:
    """Where the half-cycle with the card has its middle [s]."""
    assert shown.plot.pulse is not None
    return shown.plot.pulse * 1e-9


def test_hover_tells_the_half_cycle(shown: Shown) -> None:
    """The third lasts from 250 to 375 us."""
    shown.hover(1.0003)
    assert middle_s(shown) == pytest.approx(1.0003125, abs=2e-9)


def test_enter_and_arrows_go_from_half_cycle_to_half_cycle(shown: Shown) -> None:
    """From the middle on, and beyond the edge the view follows."""
    shown.key(Qt.Key.Key_Return)
    start_s = middle_s(shown)
    shown.key(*[Qt.Key.Key_Right] * 6)
    assert middle_s(shown) - start_s == pytest.approx(6 * 125e-6, abs=1e-8)
    assert shown.asked
    shown.key(Qt.Key.Key_Left)
    assert middle_s(shown) - start_s == pytest.approx(5 * 125e-6, abs=1e-8)


def test_cursors_go_from_zero_to_zero(shown: Shown) -> None:
    """Every 125 us."""
    shown.plot.toggle_cursors()
    before_s = shown.plot.cursors.at_s["A"]
    shown.key(Qt.Key.Key_Right)
    assert shown.plot.cursors.at_s["A"] - before_s == pytest.approx(125e-6, abs=1e-8)


def test_direct_current_is_pointed_at_as_a_whole(shown: Shown) -> None:
    """It has no half-cycles: the card is that of the train."""
    direct = replace(SINE, carrier=Direct())
    project = Project(program=program(section(direct, on_off=(2.0, 2.0), minutes=1.0)))
    shown.plot.show(project, session_view(project.program))
    settle()
    shown.hover(41.0)
    assert middle_s(shown) == pytest.approx(41.0)
    shown.key(Qt.Key.Key_Escape, Qt.Key.Key_C, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert shown.plot.cursors.at_s


def test_channels_and_samples_are_painted(shown: Shown) -> None:
    """Together, and sampled: the picture changes each time."""
    other = replace(SINE, name="two", carrier=SineCarrier(carrier_frequency_hz=4100.0))
    project = Project(program=program(section(SINE, other)))
    views = (VIEW, replace(VIEW, together=True), replace(VIEW, sampled_hz=44_100.0))
    pictures = []
    for view in views:
        shown.plot.show(project, view)
        pictures.append(shown.plot.picture(668, 320, 1.0))
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]
