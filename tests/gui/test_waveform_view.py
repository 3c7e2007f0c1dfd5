"""The waveform in the window, by mouse, wheel, fingers and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture
from pytestqt.qtbot import QtBot

from tests.gui.waveform_hand import Shown, settle
from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.core.paths import with_value
from wavesim.core.section import Section
from wavesim.gui.waveform_view import WaveformView
from wavesim.paint.palette import DARK, PALETTES
from wavesim.presentation.project import (
    Project,
    View,
    panned,
    pulse_view,
    session_view,
    train_view,
    zoomed,
)
from wavesim.presentation.zooms import ZOOMS

ONE = channel(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=40.0),
              amplitude_ma=24.0, ramps=(2.0, 1.0))  # fmt: skip
PROGRAM = program(section(ONE, on_off=(10.0, 20.0)))
PROJECT = Project(program=PROGRAM, preset=PROGRAM)
FREE = View(start_s=3.0, stop_s=3.1, zoom="free", origin_s=3.0)
AMPLITUDE = "section.0.channel.0.amplitude_ma"


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """0.1 s of pulses at 40 Hz, the first at 3 s."""
    plot = WaveformView()
    qtbot.addWidget(plot)
    plot.resize(668, 320)
    plot.show()
    plot.show(PROJECT, FREE)
    settle()
    return Shown(plot)


def test_drag_pans_time(shown: Shown) -> None:
    """A quarter of the plot to the left is a quarter of the view later."""
    width = shown.plot.box.size().width()
    shown.drag(shown.at(3.06), -0.25 * width)
    assert shown.asked[-1].start_s == pytest.approx(3.025, abs=1e-6)
    assert shown.asked[-1].stop_s == pytest.approx(3.125, abs=1e-6)
    assert shown.asked[-1].zoom == "free"


def test_drag_does_not_wait_for_an_answer(shown: Shown) -> None:
    """The view is shown at once: whoever holds the state may answer later, or answer the same."""
    shown.drag(shown.at(3.06), -100.0)
    assert shown.plot.shown.view == shown.asked[-1]
    shown.plot.show(PROJECT, shown.asked[-1])
    assert shown.plot.shown.view == shown.asked[-1]


def test_drag_stops_at_the_ends_of_the_session(shown: Shown) -> None:
    """Far beyond the start is the start."""
    shown.plot.show(PROJECT, View(start_s=0.01, stop_s=0.11, zoom="free"))
    shown.drag(shown.at(0.02), 400.0)
    assert shown.asked[-1].start_s == 0.0


def test_right_button_does_nothing(shown: Shown) -> None:
    """pyqtgraph would scale with it, and open a menu."""
    shown.drag(shown.at(3.06), -100.0, Qt.MouseButton.RightButton)
    assert shown.asked == []
    assert not shown.plot.box.menuEnabled()


def test_wheel_zooms_time_at_the_pointer(shown: Shown) -> None:
    """What is under the pointer stays there; the current axis does not move."""
    limits = shown.plot.drawn().limits
    before = shown.at(3.075)
    shown.wheel(before, QPoint(0, 240))
    view = shown.asked[-1]
    assert view.stop_s - view.start_s == pytest.approx(0.1 / 1.2**2)
    assert shown.at(3.075).x() == pytest.approx(before.x(), abs=1e-6)
    assert shown.plot.drawn().limits == limits


def test_wheel_sideways_pans(shown: Shown) -> None:
    """A tenth of the view for a notch."""
    shown.wheel(shown.at(3.05), QPoint(-120, 0))
    assert shown.asked[-1].start_s == pytest.approx(3.01)


def test_zoom_has_two_ends(shown: Shown) -> None:
    """10 us, and the session."""
    for _ in range(40):
        shown.wheel(shown.at(shown.plot.shown.view.start_s), QPoint(0, 960))
    assert shown.asked[-1].stop_s - shown.asked[-1].start_s == pytest.approx(10e-6)
    for _ in range(40):
        shown.wheel(shown.at(shown.plot.shown.view.start_s), QPoint(0, -2400))
    assert (shown.asked[-1].start_s, shown.asked[-1].stop_s) == (0.0, 900.0)


def test_pinch_on_a_trackpad_zooms_at_the_fingers(shown: Shown) -> None:
    """30 % closer."""
    at = shown.at(3.02)
    port = shown.plot.viewport()
    gesture = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at,
        port.mapToGlobal(at), 0.3, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(port, gesture)
    view = shown.asked[-1]
    assert view.stop_s - view.start_s == pytest.approx(0.1 / 1.3)
    assert shown.at(3.02).x() == pytest.approx(at.x(), abs=1.0)


def test_pinch_on_a_screen_zooms_between_the_fingers(shown: Shown) -> None:
    """Half as far apart: twice as much."""
    pinch = QPinchGesture()
    at = shown.at(3.05)
    pinch.setScaleFactor(0.5)
    pinch.setCenterPoint(QPointF(shown.plot.viewport().mapToGlobal(at)))
    QApplication.sendEvent(shown.plot.viewport(), QGestureEvent([pinch]))
    view = shown.asked[-1]
    assert view.stop_s - view.start_s == pytest.approx(0.2)
    assert shown.at(3.05).x() == pytest.approx(at.x(), abs=1.0)


def test_double_click_fits(shown: Shown) -> None:
    """To the nearest named zoom: 15 ms are nearer to one pulse, 5 s to one train."""
    expected = {0.003: pulse_view, 5.0: train_view, 500.0: session_view}
    for span_s, zoom in expected.items():
        shown.plot.show(PROJECT, View(start_s=3.0, stop_s=3.0 + span_s, zoom="free"))
        shown.click(shown.at(3.0 + 0.5 * span_s), double=True)
        assert shown.asked[-1] == zoom(PROGRAM)


def test_hover_tells_the_pulse(shown: Shown) -> None:
    """On it, beside it, off it, and after the pointer has gone."""
    shown.hover(3.0501)
    assert shown.plot.pulse == 122
    shown.hover(3.0605)
    assert shown.plot.pulse is None
    shown.hover(3.0501)
    QApplication.sendEvent(shown.plot, QEvent(QEvent.Type.Leave))
    assert shown.plot.pulse is None


def test_click_keeps_the_card(shown: Shown) -> None:
    """A tap has no hovering; a click beside takes it away."""
    shown.click(shown.at(3.0501))
    shown.hover(3.0605)
    assert shown.plot.pulse == 122
    shown.click(shown.at(3.0605))
    assert shown.plot.pulse is None


def test_enter_shows_the_pulse_in_the_middle_and_arrows_the_next(shown: Shown) -> None:
    """Nothing needs a mouse; beyond the edge the view follows; Escape takes it away."""
    shown.key(Qt.Key.Key_Return)
    assert shown.plot.pulse == 122
    shown.key(Qt.Key.Key_Right)
    assert (shown.plot.pulse, shown.asked) == (123, [])
    shown.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert shown.plot.pulse == 125
    assert shown.asked[-1].start_s < 3.125 < shown.asked[-1].stop_s
    shown.key(Qt.Key.Key_Escape)
    assert shown.plot.pulse is None


def test_band_has_no_pulses_to_point_at(shown: Shown) -> None:
    """Where they cannot be told apart."""
    shown.plot.show(PROJECT, train_view(PROGRAM))
    shown.hover(5.0)
    shown.key(Qt.Key.Key_Return)
    assert shown.plot.pulse is None


def test_cursors_go_edge_by_edge(shown: Shown) -> None:
    """C puts them at two onsets; the arrows move A through its phases, B after its letter."""
    shown.key(Qt.Key.Key_C)
    assert shown.plot.cursors.at_s == pytest.approx({"A": 3.025, "B": 3.075})
    shown.key(Qt.Key.Key_Right)
    assert shown.plot.cursors.at_s["A"] == pytest.approx(3.02525)
    shown.key(Qt.Key.Key_B, Qt.Key.Key_Left)
    assert shown.plot.cursors.at_s["B"] == pytest.approx(3.0505)
    shown.key(Qt.Key.Key_C)
    assert shown.plot.cursors.at_s == {}


def test_cursors_say_when_they_come_and_go(shown: Shown) -> None:
    """For the button that shows it."""
    told: list[bool] = []
    shown.plot.cursors_changed.connect(told.append)
    shown.plot.toggle_cursors()
    shown.key(Qt.Key.Key_Escape)
    assert told == [True, False]


def test_dragged_cursor_snaps_to_edges(shown: Shown) -> None:
    """Within 8 px of the next pulse it is on it; the view stays."""
    shown.plot.toggle_cursors()
    start, goal = shown.at(3.025), shown.at(3.05)
    shown.drag(start, goal.x() - start.x() - 5.0)
    assert shown.plot.cursors.at_s["A"] == pytest.approx(3.05)
    assert shown.asked == []


def test_cursors_snap_to_ramps_of_a_band(shown: Shown) -> None:
    """As drawn: from the end of the up-ramp to the start of the down-ramp."""
    view = train_view(PROGRAM)
    shown.plot.show(PROJECT, view)
    shown.plot.toggle_cursors()
    at_s = [time_s - view.origin_s for time_s in shown.plot.cursors.at_s.values()]
    assert at_s == pytest.approx([2.0, 9.0])


def test_arrows_pan_and_signs_zoom(shown: Shown) -> None:
    """Where there are neither cursors nor a card."""
    shown.key(Qt.Key.Key_Right)
    assert shown.asked[-1] == panned(FREE, 0.1 * (FREE.stop_s - FREE.start_s), PROGRAM)
    shown.plot.show(PROJECT, FREE)
    shown.key(Qt.Key.Key_Plus)
    assert shown.asked[-1] == zoomed(FREE, 1.5, 3.05, PROGRAM)


def test_other_keys_are_the_windows(shown: Shown) -> None:
    """Tab, shortcuts, Escape when there is nothing to leave."""
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F, Qt.Key.Key_MediaPlay):
        event = key_event(key)
        QApplication.sendEvent(shown.plot, event)
        assert not event.isAccepted()


def key_event(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_current_axis_stays_while_a_slider_moves(shown: Shown) -> None:
    """From 24 to 26 mA and back it is the same; another preset starts anew."""
    limits = shown.plot.drawn().limits
    for ma in (25.0, 26.0, 30.0, 24.0, 20.0):
        edited = with_value(PROGRAM, AMPLITUDE, ma)
        shown.plot.show(Project(program=edited, preset=PROGRAM), FREE)
        assert shown.plot.drawn().limits == limits
    small = with_value(PROGRAM, AMPLITUDE, 17.0)
    shown.plot.show(Project(program=small, preset=small), FREE)
    assert shown.plot.drawn().limits != limits


def test_one_repaint_for_many_changes(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scene is made when it is painted, not when it is asked for."""
    made = []
    real = shown.plot._scene_in
    monkeypatch.setattr(shown.plot, "_scene_in", lambda *a: made.append(1) or real(*a))
    for ma in range(20, 30):
        edited = with_value(PROGRAM, AMPLITUDE, float(ma))
        shown.plot.show(Project(program=edited, preset=PROGRAM), FREE)
    settle()
    assert len(made) == 1


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_focus_is_seen(shown: Shown, palette) -> None:
    """An outline in the accent colour, and none without."""
    shown.plot.set_palette(palette)
    seen = []
    for take in (shown.plot.setFocus, shown.plot.clearFocus):
        shown.plot.activateWindow()
        take()
        settle()
        image = shown.plot.grab().toImage()
        seen.append(QColor(palette.accent) in [image.pixelColor(x, 150) for x in range(4)])
    assert seen == [True, False]


def test_theme_set_later_takes_hold(shown: Shown) -> None:
    """Ground and all."""
    shown.plot.set_palette(DARK)
    settle()
    assert shown.plot.grab().toImage().pixelColor(30, 200) == QColor(DARK.surface)


def test_picture_has_any_size(shown: Shown) -> None:
    """Twice the pixels, whatever the widget's size; the view on the screen is not touched."""
    limits = shown.plot.drawn().limits
    shown.plot.toggle_cursors()
    image = shown.plot.picture(1000, 400, 2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (2000, 800, 2.0)
    colours = {image.pixel(x, y) for x in range(0, 2000, 9) for y in range(0, 800, 9)}
    assert len(colours) > 5
    assert shown.plot.drawn().limits == limits


def test_rest_can_be_pointed_at(shown: Shown) -> None:
    """A section without channels has no pulses, and nothing breaks."""
    rest = program(Section(name="rest", duration_min=1.0))
    shown.plot.show(Project(program=rest), session_view(rest))
    shown.hover(30.0)
    shown.key(Qt.Key.Key_C, Qt.Key.Key_Right, Qt.Key.Key_Return)
    settle()
    assert shown.plot.pulse is None


def test_empty_view_takes_everything(qtbot: QtBot) -> None:
    """Before there is a program."""
    plot = WaveformView()
    qtbot.addWidget(plot)
    plot.show()
    empty = Shown(plot)
    empty.click(QPointF(100.0, 100.0), double=True)
    empty.key(Qt.Key.Key_C, Qt.Key.Key_Right)
    plot.toggle_cursors()
    assert plot.picture(300, 200).width() == 600
    assert empty.asked == []


def test_has_name_and_description(shown: Shown) -> None:
    """The sentence comes from who knows the program."""
    shown.plot.set_description("One train: 24 milliampere.")
    assert shown.plot.accessibleName() == "Waveform"
    assert shown.plot.accessibleDescription() == "One train: 24 milliampere."


def test_zooms_are_named_by_meaning() -> None:
    """Their keys are 1, 2, 3."""
    assert [(zoom.words, zoom.key) for zoom in ZOOMS] == [
        ("1 pulse", "1"), ("1 train", "2"), ("Session", "3")
    ]  # fmt: skip
