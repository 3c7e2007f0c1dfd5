"""One palette feeds everything; sizes follow the font; no colour is written in a widget."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

import wavesim.gui
from tests.gui.conftest import settle
from wavesim.gui import settings
from wavesim.gui.desk import Desk
from wavesim.gui.icons import FOLDER, drawn, source
from wavesim.gui.look import Look
from wavesim.paint.palette import PALETTES

SOURCES = sorted(Path(next(iter(wavesim.gui.__path__))).glob("*.py"))
ICONS = sorted(path.stem for path in FOLDER.glob("*.svg"))


@pytest.mark.parametrize("theme", PALETTES)
def test_the_window_takes_a_theme(desk: Desk, theme: str) -> None:
    """Ground and card have the colours of the palette, in the picture of the window."""
    desk.window.actions_table[theme].trigger()
    settle()
    picture = desk.window.grab().toImage()
    ratio = picture.devicePixelRatio()
    height = picture.height() / ratio
    ground = picture.pixelColor(round(3 * ratio), round((height / 2) * ratio))
    assert ground == QColor(PALETTES[theme].bg)
    card = desk.window.work.parameters
    inside = card.mapTo(desk.window, card.rect().topLeft()) * ratio
    assert picture.pixelColor(inside.x() + 12, inside.y() + 12) == QColor(PALETTES[theme].surface)
    assert QApplication.palette().color(QPalette.ColorRole.Text) == QColor(PALETTES[theme].text)


@pytest.mark.parametrize("theme", PALETTES)
def test_a_theme_is_remembered(desk: Desk, theme: str) -> None:
    desk.window.actions_table[theme].trigger()
    assert settings.theme(PALETTES) == theme


def test_an_unknown_theme_of_another_version_is_light(qapp: QApplication) -> None:
    settings.keep_theme("sepia")
    assert settings.theme(PALETTES) == "light"


def test_the_projector_has_larger_text_and_thicker_lines(look: Look) -> None:
    small, thin = look.font("body").pixelSize(), look.pen("edge").widthF()
    look.set_theme("projector")
    assert look.font("body").pixelSize() == round(1.5 * small)
    assert look.pen("edge").widthF() == 2.0 * thin
    assert look.px(100) == 150


@pytest.mark.parametrize(("px", "scale"), [(12, 1.0), (13, 1.0), (14, 1.0), (20, 1.55), (40, 1.75)])
def test_everything_grows_with_the_users_font(qapp: QApplication, px: int, scale: float) -> None:
    before = QApplication.font()
    font = QFont(before)
    font.setPixelSize(px)
    QApplication.setFont(font)
    try:
        assert Look("light").scale == scale
    finally:
        QApplication.setFont(before)


def test_digits_have_one_width(look: Look) -> None:
    """So that numbers do not dance; where the family lacks them there is nothing to ask for."""
    named = getattr(QFont.Tag, "fromString", None)  # not in PySide6 6.8.0 and 6.8.1
    asked = [tag.toString().data() for tag in look.font("number").featureTags()]
    assert asked == ([b"tnum"] if named else [])


def test_no_colour_is_written_in_a_widget() -> None:
    colours = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*[\"'\d]|GlobalColor\.(?!transparent)")
    found = [
        f"{path.name}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if colours.search(line)
    ]
    assert found == []


def test_no_style_sheets() -> None:
    """They are slow on widgets that change with a slider, and hide colours from the palette."""
    assert [path.name for path in SOURCES if "setStyleSheet" in path.read_text()] == []


@pytest.mark.parametrize("name", ICONS)
def test_icons_take_the_colour_they_are_given(qapp: QApplication, name: str) -> None:
    assert "currentColor" in source(name)
    colour = QColor(PALETTES["dark"].accent)
    picture = drawn(name, colour, 24, 2.0).toImage()
    assert picture.width() == 48
    pixels = [picture.pixelColor(x, y) for x in range(48) for y in range(48)]
    opaque = [pixel for pixel in pixels if pixel.alpha() == 255]
    assert opaque
    # Two half covered strokes add up to a value that rounding may miss by one.
    assert all(
        abs(found - wanted) <= 1
        for pixel in opaque
        for found, wanted in zip(pixel.getRgb(), colour.getRgb(), strict=True)
    )


def test_every_icon_is_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert [name for name in ICONS if f'"{name}"' not in text] == []
