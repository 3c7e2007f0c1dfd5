"""Colours can be told apart: the WCAG 2 contrasts that visual style asks for."""

import re
from dataclasses import fields
from itertools import combinations

import pytest

from wavesim.paint.palette import DARK, LIGHT, PALETTES, PROJECTOR, Palette, State

TEXT = 4.5
LINE = 3.0
TEXTS = ("text", "text2", "text3", "yours_text", "ghost_text", "range_text")
LINES = ("edge", "yours", "ghost", "range", "touch", "delta", "accent")
STATES = ("within", "note", "caution", "stop", "unknown")

EACH = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def test_contrast_by_the_formula_of_wcag() -> None:
    """The two ends, and a pair published in the WCAG's own examples (grey #777777: 4.48)."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@EACH
@pytest.mark.parametrize("token", TEXTS)
def test_text_is_readable(palette: Palette, token: str) -> None:
    """On cards and on the window's ground."""
    for ground in (palette.surface, palette.bg):
        assert contrast(getattr(palette, token), ground) >= TEXT


@EACH
@pytest.mark.parametrize("token", LINES)
def test_lines_are_visible(palette: Palette, token: str) -> None:
    """Lines, marks and outlines on both grounds."""
    for ground in (palette.surface, palette.bg):
        assert contrast(getattr(palette, token), ground) >= LINE


@EACH
def test_channels_are_told_apart_without_colour(palette: Palette) -> None:
    """On both grounds like lines; in pairs as far apart in lightness as a reader of greys needs."""
    assert palette.channels[0] == palette.yours
    for colour in palette.channels:
        assert min(contrast(colour, ground) for ground in (palette.surface, palette.bg)) >= LINE
    for one, other in combinations(palette.channels, 2):
        assert contrast(one, other) >= 1.3


@EACH
@pytest.mark.parametrize("name", STATES)
def test_headline_of_a_state_is_readable(palette: Palette, name: str) -> None:
    """Headline and body text on the state's own ground."""
    state = getattr(palette, name)
    assert contrast(state.head, state.ground) >= TEXT
    assert contrast(palette.text, state.ground) >= TEXT


@EACH
def test_text_on_filled_grounds(palette: Palette) -> None:
    """The primary button and the selected row."""
    assert contrast(palette.on_accent, palette.accent) >= TEXT
    assert contrast(palette.text, palette.sel) >= TEXT


@EACH
def test_colours_are_written_one_way(palette: Palette) -> None:
    """#RRGGBB, which Qt and SVG read alike."""
    for colour in colours(palette):
        assert re.fullmatch("#[0-9A-F]{6}", colour)


def test_projector_is_larger_and_darker() -> None:
    """What a beamer takes away is put back: size, thickness, contrast."""
    assert (PROJECTOR.text_scale, PROJECTOR.line_scale) == (1.5, 2.0)
    assert (LIGHT.text_scale, DARK.text_scale) == (1.0, 1.0)
    for token in ("text2", "text3", "edge", "yours", "ghost", "range"):
        darker = contrast(getattr(PROJECTOR, token), "#FFFFFF")
        assert darker > contrast(getattr(LIGHT, token), "#FFFFFF")


def colours(palette: Palette) -> list[str]:
    """All colours of a palette."""
    found = []
    for field in fields(palette):
        value = getattr(palette, field.name)
        if isinstance(value, State):
            found += [value.head, value.ground, value.outline]
        elif isinstance(value, tuple):
            found += value
        elif isinstance(value, str) and field.name != "name":
            found.append(value)
    return found


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, WCAG 2: (L1 + 0.05) / (L2 + 0.05)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
