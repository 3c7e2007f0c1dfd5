"""Painting a model's plot: in colours of the palette, inside its rectangle, quick where dense."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from wavesim.paint.palette import PALETTES, Palette
from wavesim.paint.response import paint_chart
from wavesim.presentation.chart import (
    Bars,
    Chart,
    Curve,
    Level,
    Mark,
    Shade,
    percent_ticks,
    x_ticks,
)

X = np.linspace(0.0, 60.0, 121)
WIDE, HIGH = 500, 200
CHART = Chart(
    span=60.0,
    top=100.0,
    x_ticks=x_ticks(60.0, "mA", 400.0),
    y_ticks=percent_ticks(100.0, 130.0),
    title="% of fibres",
    shades=(Shade(start=0.0, stop=10.0, kind="still", words="dead zone"),),
    levels=(Level(y=50.0, words="half"),),
    curves=(
        Curve(x=X, y=0.4 * X, owner="ghost", words="preset", label_at=30.0),
        Curve(x=X, y=X, words="yours", label_at=30.0),
    ),
    marks=(Mark(x=45.0, y=45.0, words="45 mA"),),
)


def painted(chart: Chart, palette: Palette, *, stale: bool = False) -> np.ndarray:
    """The picture, rows of (blue, green, red)."""
    image = QImage(WIDE + 40, HIGH + 40, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.surface))
    with QPainter(image) as painter:
        paint_chart(painter, QRectF(20, 20, WIDE, HIGH), chart, palette, stale=stale)
    return np.array(image.constBits()).reshape(HIGH + 40, WIDE + 40, 4)[:, :, :3].copy()


def count(picture: np.ndarray, name: str) -> int:
    """Pixels of a colour."""
    wanted = QColor(name)
    return int((picture == (wanted.blue(), wanted.green(), wanted.red())).all(axis=2).sum())


@pytest.mark.parametrize("theme", sorted(PALETTES))
def test_yours_and_preset_have_their_colours(qapp: QGuiApplication, theme: str) -> None:
    palette = PALETTES[theme]
    picture = painted(CHART, palette)
    assert count(picture, palette.yours) > 100
    assert count(picture, palette.ghost) > 20
    assert count(picture, palette.inset) > 100


def test_a_stale_plot_is_fainter(qapp: QGuiApplication) -> None:
    palette = PALETTES["light"]
    assert count(painted(CHART, palette, stale=True), palette.yours) == 0


def test_nothing_is_painted_outside(qapp: QGuiApplication) -> None:
    palette = PALETTES["light"]
    outside = painted(CHART, palette)
    outside[20:-20, 20:-20] = 255
    assert (outside == 255).all()


def test_a_band_covers_what_lies_between_its_ends(qapp: QGuiApplication) -> None:
    """A band from 20 to 80 % fills three fifths of the plot's height in its middle column."""
    palette = PALETTES["light"]
    plain = replace(CHART, curves=(), marks=(), levels=(), shades=())
    flat = np.full(len(X), 80.0)
    band = replace(plain, curves=(Curve(x=X, y=flat, low=0.25 * flat),))
    changed = (painted(band, palette) != painted(plain, palette)).any(axis=2)
    plot_high = HIGH - 36 - 26
    # Outlines add a pixel at each end.
    assert int(changed[:, 300].sum()) == pytest.approx(0.6 * plot_high, abs=3)


def test_bars_end_at_their_numbers(qapp: QGuiApplication) -> None:
    palette = PALETTES["light"]
    plain = replace(CHART, curves=(), marks=(), levels=(), shades=())
    bars = replace(plain, bars=Bars(x=np.array([30.0]), y=np.array([50.0]), width=10.0))
    changed = (painted(bars, palette) != painted(plain, palette)).any(axis=2)
    column = int(20 + 52 + 0.5 * (WIDE - 52 - 12)) + 20
    # The point at the end of a bar lies in its middle, 20 px beside this column.
    assert int(changed[:, column].sum()) == pytest.approx(0.5 * (HIGH - 62), abs=2)
