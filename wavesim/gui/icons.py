"""Icons of `wavesim/data/icons`, drawn in a colour of the palette.

They are SVG files in which every line and area says `currentColor`.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent.parent / "data" / "icons"


@cache
def source(name: str) -> str:
    """The text of an icon's file."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def drawn(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    """An icon of `size` logical pixels at a screen's pixel ratio."""
    tinted = source(name).replace("currentColor", color.name())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(picture.rect()))
    picture.setDevicePixelRatio(ratio)
    return picture
