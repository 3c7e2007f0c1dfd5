"""Painting the pads: inside the rectangle, in colours of the palette, told apart without colour."""

from functools import cache

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from tests.paint.spy import Spy, blank
from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.paint.pads import paint_mark, paint_pads
from wavesim.paint.palette import LIGHT, PALETTES, Palette
from wavesim.presentation.pads import PadsScene, has_pads, pads_scene

SIZES = {1: (440, 480), 2: (660, 480), 3: (800, 480), 4: (880, 480)}
KINDS = (
    "stroke-foot-drop", "stroke-shoulder-two-channels", "stroke-gait-four-muscles",
    "stroke-swallowing-30", "face-bell-palsy", "healthy-whole-body", "high-volt-pressure-ulcer",
    "interferential-pain", "tens-labour", "tens-postoperative",
)  # fmt: skip
"""One of each kind of drawing and pad."""


@cache
def scene_of(preset: str) -> PadsScene:
    """The picture of a preset that has one."""
    found = pads_scene(load(preset))
    assert found is not None
    return found


def colours(palette: Palette) -> set[int]:
    """All single colours of a palette."""
    named = [value for value in palette.__class__.__slots__ if value not in ("name", "dark")]
    texts = [getattr(palette, name) for name in named]
    flat = [text for text in texts if isinstance(text, str)] + list(palette.channels)
    return {QColor(text).rgb() for text in flat}


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("preset", KINDS)
def test_only_colours_of_the_palette(preset: str, theme: str, qapp: QGuiApplication) -> None:
    palette, scene = PALETTES[theme], scene_of(preset)
    width, height = SIZES[len(scene.panels)]
    spy = Spy(blank(width, height, palette))
    try:
        paint_pads(spy, QRectF(0.0, 0.0, width, height), scene, palette)
    finally:
        spy.end()
    assert spy.colors
    assert spy.colors <= colours(palette)


@pytest.mark.parametrize(
    ("preset", "scale"),
    [*((name, 1.0) for name in presets() if has_pads(name)), *((name, 1.75) for name in KINDS)],
)
def test_words_stay_in_the_picture(preset: str, scale: float, qapp: QGuiApplication) -> None:
    """At both ends of the text size; no drawing becomes so small that nothing is seen of it."""
    scene = scene_of(preset)
    width, height = (side * scale for side in SIZES[len(scene.panels)])
    spy = Spy(blank(round(width), round(height)))
    try:
        paint_pads(spy, QRectF(0.0, 0.0, width, height), scene, LIGHT, scale)
    finally:
        spy.end()
    for words, box in spy.texts:
        assert QRectF(0.0, 0.0, width, height).contains(box), (words, box)
    letters = [words for words, _box in spy.texts if len(words) == 1]
    assert sorted(letters) == sorted(pad.letter for panel in scene.panels for pad in panel.pads)


def test_nothing_is_painted_beside_the_rectangle(qapp: QGuiApplication) -> None:
    image = blank(700, 600)
    with QPainter(image) as painter:
        paint_pads(painter, QRectF(60.0, 50.0, 560.0, 480.0), scene_of("ms-cycling"), LIGHT)
    grey = greys(image)
    grey[50:530, 60:620] = 255.0
    assert np.all(grey == 255.0)


def test_marks_differ_without_colour(qapp: QGuiApplication) -> None:
    """Active, other and alike: full, empty and between, each at least 20 of 255 apart in grey.

    In greyscale the eye tells steps of about 2 %, which is 5 of 255.
    """
    for palette in PALETTES.values():
        tones = {}
        for preset in ("stroke-foot-drop", "disuse-atrophy"):
            for line in scene_of(preset).lines:
                image = blank(80, 80, palette)
                with QPainter(image) as painter:
                    paint_mark(painter, QRectF(0.0, 0.0, 80.0, 80.0), line, palette)
                tones[line.look] = float(greys(image)[40, 12])
        assert set(tones) == {"active", "other", "alike"}
        apart = np.diff(sorted(tones.values()))
        assert np.all(apart > 20.0), (palette.name, tones)


def greys(image: QImage) -> np.ndarray:
    """Lightness of the pixels, 0 to 255."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    flat = np.frombuffer(plain.constBits(), np.uint8)
    return flat.reshape(plain.height(), plain.bytesPerLine())[:, : plain.width()].astype(float)
