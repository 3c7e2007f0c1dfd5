"""The strip of the session moves and zooms the window of the waveform."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.core.paths import with_values
from wavesim.gui.desk import Desk
from wavesim.gui.session_strip import SessionStrip
from wavesim.gui.viewing import asked, section_at, section_start_s
from wavesim.io.files import load
from wavesim.presentation.project import View

HOUR_S = 3600.0


def drag(strip: SessionStrip, *xs: float) -> None:
    """Press, move, let go, in the middle of the strip."""
    left, none, y = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, strip.height() // 2
    QTest.mousePress(strip, left, none, QPoint(round(xs[0]), y))
    for x in xs[1:]:
        QTest.mouseMove(strip, QPoint(round(x), y))
        settle()
    QTest.mouseRelease(strip, left, none, QPoint(round(xs[-1]), y))
    settle()


@pytest.fixture
def strip(desk: Desk) -> SessionStrip:
    """The strip of one hour with a window of ten minutes in the middle."""
    desk.session.show(View(start_s=1500.0, stop_s=2100.0, zoom="free"))
    settle()
    return desk.window.work.strip


def test_the_frame_is_where_the_window_is(strip: SessionStrip) -> None:
    track = strip._track()
    assert strip._frame().left() == pytest.approx(track.left() + track.width() * 1500.0 / HOUR_S)
    assert strip._frame().right() == pytest.approx(track.left() + track.width() * 2100.0 / HOUR_S)


def test_dragging_the_frame_moves_the_window(desk: Desk, strip: SessionStrip) -> None:
    """300 s at the width of the track; a pixel of the mouse is less than 4 s."""
    pixel_s = HOUR_S / strip._track().width()
    middle = strip._frame().center().x()
    drag(strip, middle, middle + 20, middle + 300.0 / pixel_s)
    assert desk.session.view.start_s == pytest.approx(1800.0, abs=pixel_s)
    assert desk.session.view.stop_s - desk.session.view.start_s == pytest.approx(600.0)


def test_dragging_an_end_zooms(desk: Desk, strip: SessionStrip) -> None:
    pixel_s = HOUR_S / strip._track().width()
    right = strip._frame().right()
    drag(strip, right, right + 10, right + 600.0 / pixel_s)
    assert desk.session.view.start_s == pytest.approx(1500.0, abs=1e-6)
    assert desk.session.view.stop_s == pytest.approx(2700.0, abs=2 * pixel_s)
    left = strip._frame().left()
    drag(strip, left, left - 10, left - 600.0 / pixel_s)
    assert desk.session.view.start_s == pytest.approx(900.0, abs=2 * pixel_s)


def test_a_press_beside_the_frame_brings_it_there(desk: Desk, strip: SessionStrip) -> None:
    x = strip._x(3000.0)
    drag(strip, x, x)
    view = desk.session.view
    assert (view.start_s + view.stop_s) / 2 == pytest.approx(3000.0, abs=4.0)


def test_the_window_stays_in_the_session(desk: Desk, strip: SessionStrip) -> None:
    middle = strip._frame().center().x()
    drag(strip, middle, middle + 20, middle + 2000)
    assert desk.session.view.stop_s == HOUR_S
    assert desk.session.view.stop_s - desk.session.view.start_s == pytest.approx(600.0)


@pytest.mark.parametrize(
    ("key", "start_s", "stop_s"),
    [
        (Qt.Key.Key_Right, 1800.0, 2400.0),
        (Qt.Key.Key_Left, 1200.0, 1800.0),
        (Qt.Key.Key_Home, 0.0, 600.0),
        (Qt.Key.Key_End, 3000.0, 3600.0),
        (Qt.Key.Key_Plus, 1650.0, 1950.0),
        (Qt.Key.Key_Minus, 1200.0, 2400.0),
    ],
)
def test_keys(desk: Desk, strip: SessionStrip, key: Qt.Key, start_s: float, stop_s: float) -> None:
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(strip, key)
    settle()
    view = desk.session.view
    assert (view.start_s, view.stop_s) == (pytest.approx(start_s), pytest.approx(stop_s))


def test_sections_follow_each_other() -> None:
    """Two sections of 60 and 30 min: the second begins at 3600 s."""
    program = load("stroke-foot-drop")
    second = with_values(program, {"section.0.duration_min": 30.0}).section[0]
    both = type(program)(**{
        name: getattr(program, name) for name in ("schema", "id", "title", "condition")
    }, section=(program.section[0], second))
    assert section_start_s(both, 1) == 3600.0
    assert [section_at(both, at_s) for at_s in (-5.0, 0.0, 3599.0, 3600.0, 9999.0)] == [
        0, 0, 0, 1, 1]  # fmt: skip
    view = View(start_s=0.0, stop_s=100.0, zoom="free")
    moved = asked(view, 4000.0, 4100.0, both)
    assert (moved.section, moved.start_s, moved.stop_s) == (1, 400.0, 500.0)
