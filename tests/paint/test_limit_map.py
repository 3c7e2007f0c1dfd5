"""Painting the map: in its rectangle, hatched where limits are exceeded, words clear of each other.
"""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from tests.examples import examples
from tests.paint.spy import Spy
from tests.programs import BiphasicSymmetric, Constant, Direct, channel, program, section
from tests.strategies import programs
from wavesim.core.program import Program
from wavesim.paint.limit_map import paint_map
from wavesim.paint.map_paper import place, plot_rect
from wavesim.paint.palette import LIGHT, PALETTES
from wavesim.presentation.limit_map import MapScene, map_scene
from wavesim.presentation.project import Project
from wavesim.safety.finding import Check

BOX = QRectF(20.0, 20.0, 640.0, 460.0)
PROGRAMS = {
    "drawing": channel(BiphasicSymmetric(phase_duration_us=450.0), Constant(frequency_hz=100.0),
                       amplitude_ma=200.0, area_cm2=100.0),
    "kept": channel(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=35.0),
                    amplitude_ma=24.0),
    "too long": channel(BiphasicSymmetric(phase_duration_us=200.0), Constant(frequency_hz=1000.0),
                        amplitude_ma=24.0),
    "edge": channel(BiphasicSymmetric(phase_duration_us=5000.0), Constant(frequency_hz=5.0)),
    "no amplitude": channel(amplitude_ma=0.0),
    "none": channel(carrier=Direct()),
}  # fmt: skip


def scene(name: str, *, fibres: bool = True) -> MapScene:
    return map_scene(Project(program=program(section(PROGRAMS[name]))), 0, 0, fibres=fibres)


def spied(found: MapScene, box: QRectF = BOX) -> Spy:
    """What a painter is told."""
    image = QImage(680, 500, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    painter = Spy(image)
    paint_map(painter, box, found, LIGHT)
    painter.end()
    return painter


def pixels(image: QImage) -> np.ndarray:
    """Rows of (blue, green, red)."""
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


@pytest.mark.parametrize("theme", list(PALETTES))
@pytest.mark.parametrize("name", list(PROGRAMS))
def test_a_map_stays_in_its_rectangle(qapp: QGuiApplication, theme: str, name: str) -> None:
    palette = PALETTES[theme]
    image = QImage(680, 500, QImage.Format.Format_RGB32)
    image.fill(palette.surface)
    with QPainter(image) as painter:
        paint_map(painter, BOX, scene(name), palette)
    ground = pixels(image)[0, 0]
    blank = (pixels(image) == ground).all(axis=2)
    assert blank[:14].all()
    assert blank[486:].all()
    assert not blank.all()


def test_what_exceeds_a_limit_is_tinted_and_what_keeps_them_is_not(qapp: QGuiApplication) -> None:
    """At 450 us 50 mA RMS are 166.7 mA: beside the design of 250 us it is red above, not below."""
    found = scene("drawing", fibres=False)
    image = spied(found).image
    plot = plot_rect(BOX, LIGHT, 1.0)
    assert found.frame is not None
    red = {}
    for amplitude_ma in (180.0, 150.0):
        at = place(found.frame, plot, 700.0 if amplitude_ma > 160.0 else 300.0, amplitude_ma)
        x, y = round(at.x()), round(at.y())
        around = pixels(image)[y - 9 : y + 9, x - 9 : x + 9].reshape(-1, 3)
        red[amplitude_ma] = float(np.median(around[:, 2] - around[:, 0]))
    assert red[180.0] > 5.0
    assert red[150.0] == 0.0


def test_the_design_is_where_its_numbers_are(qapp: QGuiApplication) -> None:
    found = scene("kept")
    spy = spied(found)
    assert found.frame is not None
    middle = place(found.frame, plot_rect(BOX, LIGHT, 1.0), 250.0, 24.0)
    assert spy.image.pixelColor(middle.toPoint()) == QColor(LIGHT.yours)
    texts = [words for words, _box in spy.texts]
    for flag in (*found.flags, found.charge):
        assert flag in texts


def test_beyond_an_error_the_point_is_red(qapp: QGuiApplication) -> None:
    found = scene("drawing")
    assert found.frame is not None
    middle = place(found.frame, plot_rect(BOX, LIGHT, 1.0), 450.0, 200.0)
    assert spied(found).image.pixelColor(middle.toPoint()) == QColor(LIGHT.stop.head)


@pytest.mark.parametrize("height", [460.0, 300.0, 200.0])
@pytest.mark.parametrize("name", ["drawing", "kept", "too long"])
def test_words_beside_the_plot_keep_apart(
    qapp: QGuiApplication, name: str, height: float
) -> None:
    spy = spied(scene(name), QRectF(20.0, 20.0, 640.0, height))
    plot = plot_rect(QRectF(20.0, 20.0, 640.0, height), LIGHT, 1.0)
    beside = sorted(
        (box for _words, box in spy.texts if box.left() > plot.right() and box.top() < 480.0),
        key=lambda box: box.top(),
    )
    beside = [box for box in beside if box.bottom() < plot.bottom() + 12.0]
    assert len(beside) >= 4
    for upper, lower in pairwise(beside):
        # Lines of one label follow each other at the height of the font.
        assert lower.top() >= upper.top() + 8.0


def test_the_first_limit_met_keeps_its_words_in_a_low_picture(qapp: QGuiApplication) -> None:
    low = [words for words, _box in spied(scene("kept"), QRectF(20, 20, 640, 170)).texts]
    assert "Motor (Aα)" in low
    assert "RMS current" in low or "Amplitude" in low


@given(programs())
@examples(15)
def test_any_program_can_be_painted(qapp: QGuiApplication, work: Program) -> None:
    """What the checker says of it is not drawn but for a colour, and takes long here."""
    image, unchecked = QImage(640, 400, QImage.Format.Format_RGB32), Check(
        id=work.id, judged=(), findings=()
    )
    for number, part in enumerate(work.section[:2]):
        for one in range(max(1, min(2, len(part.channel)))):
            found = map_scene(Project(program=work, preset=work), number, one, found=unchecked)
            with QPainter(image) as painter:
                paint_map(painter, QRectF(0.0, 0.0, 640.0, 400.0), found, LIGHT)
