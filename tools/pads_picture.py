"""The picture of the pads in docs/pads.md: `python tools/pads_picture.py`.

One placement on each drawing. With `all` it holds every placement, for looking them through:
`python tools/pads_picture.py all FILE.png [light|dark|projector]`. Draws offscreen with the Inter
font where it is installed, so that the picture does not depend on the machine's own.
"""

import os
import sys
import tomllib
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from wavesim.io.files import load
from wavesim.paint.canvas import color
from wavesim.paint.pads import paint_pads
from wavesim.paint.palette import PALETTES, Palette
from wavesim.presentation.pads import PADS, pads_scene

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "pads.png"
SHOWN = (
    "stroke-foot-drop", "healthy-quadriceps-nmes", "stroke-wrist-extension",
    "stroke-shoulder-subluxation", "tens-labour", "tibial-nerve-tens",
    "face-bell-palsy", "ms-cycling", "interferential-pain",
)  # fmt: skip
WIDTH, HEIGHT, TITLE, ROOM, ACROSS = 500, 470, 26, 14, 3


def main() -> None:
    """Paint the sheet."""
    application = QGuiApplication([])
    font = QFont("Inter")
    font.setPixelSize(13)
    application.setFont(font)
    if sys.argv[1:2] == ["all"]:
        palette = PALETTES[sys.argv[3] if len(sys.argv) > 3 else "light"]
        sheet(every(), palette).save(sys.argv[2])
    else:
        sheet(SHOWN, PALETTES["light"]).save(str(PICTURE))


def every() -> tuple[str, ...]:
    """The first preset of each placement."""
    tables = tomllib.loads(Path(PADS).read_text(encoding="utf-8"))["placement"]
    return tuple(table["presets"][0] for table in tables)


def sheet(ids: tuple[str, ...], palette: Palette) -> QImage:
    """Pictures in rows, each under the title of its preset."""
    scale = palette.text_scale
    wide, high = round(WIDTH * scale), round(HEIGHT * scale)
    rows = -(-len(ids) // ACROSS)
    image = QImage(ACROSS * wide, rows * high, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.surface))
    with QPainter(image) as painter:
        for number, name in enumerate(ids):
            left, top = number % ACROSS * wide, number // ACROSS * high
            one(painter, QRectF(left, top, wide, high), name, palette)
    return image


def one(painter: QPainter, box: QRectF, name: str, palette: Palette) -> None:
    """A frame, the title and the picture."""
    scene = pads_scene(load(name))
    assert scene is not None
    painter.setPen(color(palette.border))
    painter.drawRect(box.adjusted(0.0, 0.0, -1.0, -1.0))
    painter.setPen(color(palette.text2))
    painter.drawText(box.adjusted(ROOM, 8.0, -ROOM, 0.0), scene.title)
    room, title = ROOM * palette.text_scale, TITLE * palette.text_scale
    paint_pads(painter, box.adjusted(room, room + title, -room, -room), scene, palette)


if __name__ == "__main__":
    main()
