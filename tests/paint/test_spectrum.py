"""Painting a spectrum, and the small pictures: inside their rectangles, in colours of the palette.
"""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from tests.programs import Direct, Interferential, Sweep, channel, program, section
from wavesim.core.program import Program
from wavesim.paint.palette import PALETTES, Palette
from wavesim.paint.pictures import paint_picture
from wavesim.paint.spectrum import paint_spectrum
from wavesim.presentation.choices import SHEETS, offers
from wavesim.presentation.pictures import picture
from wavesim.presentation.project import train_view
from wavesim.presentation.spectrum import spectrum_scene

PROGRAMS = {
    "lines": program(section(channel(), on_off=(2.0, 4.0))),
    "few": program(section(channel(carrier=Interferential(carrier_frequency_hz=4000.0,
                                                          beat_hz=100.0)))),
    "curve": program(section(channel(timing=Sweep(frequency_hz=5.0, frequency_end_hz=40.0,
                                                  sweep_s=1.0)), on_off=(2.0, 4.0))),
    "none": program(section(channel(carrier=Direct()))),
}  # fmt: skip


def pixels(image: QImage) -> np.ndarray:
    """Rows of (blue, green, red)."""
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


def near(image: QImage, name: str) -> np.ndarray:
    """Which pixels have nearly a colour."""
    red, green, blue = (int(name[i : i + 2], 16) for i in (1, 3, 5))
    return np.abs(pixels(image) - np.array([blue, green, red])).sum(axis=2) < 12


def spectrum_image(found: Program, palette: Palette, *, stale: bool = False) -> QImage:
    """A spectrum on a sheet of 600 x 220 with a margin of 20 around it."""
    scene = spectrum_scene(found, train_view(found), 500, 150)
    image = QImage(640, 260, QImage.Format.Format_RGB32)
    image.fill(palette.surface)
    with QPainter(image) as painter:
        paint_spectrum(painter, QRectF(20, 20, 600, 220), scene, palette, stale=stale)
    return image


@pytest.mark.parametrize("theme", list(PALETTES))
@pytest.mark.parametrize("name", list(PROGRAMS))
def test_a_spectrum_stays_in_its_rectangle(
    qapp: QGuiApplication, theme: str, name: str
) -> None:
    palette = PALETTES[theme]
    image = spectrum_image(PROGRAMS[name], palette)
    blank = near(image, palette.surface)
    assert blank[:18].all()
    assert blank[242:].all()
    assert blank[:, :18].all()
    assert blank[:, 622:].all()
    assert not blank.all()
    assert near(image, palette.yours).any() == (name != "none")


def test_what_is_out_of_date_is_faint(qapp: QGuiApplication) -> None:
    """It never passes for the current one."""
    palette = PALETTES["light"]
    assert not near(spectrum_image(PROGRAMS["lines"], palette, stale=True), palette.yours).any()


@pytest.mark.parametrize("theme", list(PALETTES))
def test_pictures_stay_in_their_boxes(qapp: QGuiApplication, theme: str) -> None:
    """But for half the width of a pen, 3 px at the projector."""
    palette, start = PALETTES[theme], PROGRAMS["lines"]
    for sheet in SHEETS:
        for group in offers(start, 0, 0, sheet):
            for offer in group.offers if group.group.pictured else ():
                if offer.program is None:
                    continue
                found = picture(offer.program, 0, 0, group.group.name)
                assert found is not None
                image = QImage(160, 80, QImage.Format.Format_RGB32)
                image.fill(palette.surface)
                with QPainter(image) as painter:
                    paint_picture(painter, QRectF(20, 16, 120, 48), found, palette)
                blank = near(image, palette.surface)
                assert blank[:13].all(), offer.choice.name
                assert blank[67:].all(), offer.choice.name
                assert blank[:, :17].all(), offer.choice.name
                assert blank[:, 143:].all(), offer.choice.name
                assert near(image, palette.yours).any(), offer.choice.name
