"""Cursors and card: where they stand, and that they keep out of the way."""

import pytest
from PySide6.QtCore import QRectF

from tests.paint.spy import Spy, blank, scene_in
from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.paint.canvas import plot_rect
from wavesim.paint.overlay import Overlay, paint_overlay
from wavesim.paint.palette import LIGHT, PALETTES, Palette
from wavesim.presentation.cursors import Readout
from wavesim.presentation.project import Project, View
from wavesim.presentation.pulse_card import pulse_card

pytestmark = pytest.mark.usefixtures("qapp")
NB = "\N{NO-BREAK SPACE}"
SIZE = (668, 320)
AREA = QRectF(0.0, 0.0, *SIZE)
PLOT = plot_rect(AREA, LIGHT)
ONE = channel(BiphasicSymmetric(phase_duration_us=100.0), Constant(frequency_hz=100.0))
PROJECT = Project(program=program(section(ONE)))
VIEW = View(start_s=0.0, stop_s=0.038, zoom="free")
READOUT = Readout(name="A to B", words=f"10{NB}ms = 100{NB}Hz")


def overlaid(palette: Palette = LIGHT, **parts: object) -> Spy:
    """An overlay alone, painted by a spy."""
    spy = Spy(blank(*SIZE, palette))
    scene = scene_in(PROJECT, VIEW, AREA, palette)
    paint_overlay(spy, AREA, scene, palette, Overlay(**{"cursors": {}, **parts}))
    spy.end()
    return spy


def x_of(time_s: float) -> float:
    return PLOT.left() + time_s / 0.038 * PLOT.width()


def test_cursors_stand_at_their_times() -> None:
    """A line through the plot, the letter above it."""
    spy = overlaid(cursors={"A": 0.01, "B": 0.02})
    lines = spy.lines_of(LIGHT.text)
    assert [start.x() for start, _ in lines] == pytest.approx([x_of(0.01), x_of(0.02)])
    assert all(stop.y() == PLOT.bottom() for _, stop in lines)
    for (letter, box), time_s in zip(spy.texts, (0.01, 0.02), strict=True):
        assert letter in "AB"
        assert box.center().x() == pytest.approx(x_of(time_s), abs=1.5)
        assert box.bottom() < PLOT.top()


def test_cursor_outside_the_view_is_not_drawn() -> None:
    """Nor is the readout between it and the other."""
    spy = overlaid(cursors={"A": -0.01, "B": 0.02}, readout=READOUT)
    assert [words for words, _ in spy.texts] == ["B"]


@pytest.mark.parametrize(("b_s", "between"), [(0.036, True), (0.0105, False)])
def test_readout_moves_under_the_plot_where_it_is_narrow(b_s: float, between: bool) -> None:
    """Between the cursors where there is room."""
    spy = overlaid(cursors={"A": 0.01, "B": b_s}, readout=READOUT)
    boxes = dict(spy.texts)
    box = boxes[READOUT.words].united(boxes[READOUT.name])
    assert (x_of(0.01) < box.left() < box.right() < x_of(b_s)) == between
    assert (box.top() > PLOT.bottom()) == (not between)
    assert AREA.contains(box)


@pytest.mark.parametrize("pulse", [0, 1, 2, 3])
def test_card_is_beside_its_pulse(pulse: int) -> None:
    """Whole, and never over it."""
    card = pulse_card(PROJECT, VIEW, pulse)
    spy = overlaid(card=card)
    frame, *_, place = [QRectF(given[0]) for given in spy.named("drawRoundedRect")]
    assert frame.left() <= x_of(0.01 * pulse) < frame.right()
    assert not frame.intersects(place)
    assert AREA.contains(place)
    assert all(place.contains(box) for _, box in spy.texts)
    assert {card.title, *(part for row in card.rows for part in row)} == {w for w, _ in spy.texts}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_card_and_readout_fit_in_every_theme(palette: Palette) -> None:
    """Also with the large letters of the projector."""
    spy = overlaid(palette, cursors={"A": 0.01, "B": 0.02}, readout=READOUT,
                   card=pulse_card(PROJECT, VIEW, 2))  # fmt: skip
    assert all(AREA.contains(box) for _, box in spy.texts)
