"""Painting gives no reference to None away.

PySide6 6.12 below Python 3.12 loses one at each `setPen`; after some ten thousand the interpreter
frees None and aborts. From 3.12 None is immortal and its count constant.
"""

import sys

import pytest

CALLS = 4000
# Other code in the process may take or drop a few references meanwhile; the fault drops CALLS.
SLACK = 100


@pytest.mark.window
def test_painting_keeps_references_to_none() -> None:
    """The calls of a repaint, a few thousand times."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPen

    image = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
    pen = QPen(QColor("black"))
    before = sys.getrefcount(None)
    with QPainter(image) as painter:
        for _ in range(CALLS):
            painter.setPen(pen)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("white"))
            painter.drawLine(0, 0, 9, 9)
    assert before - sys.getrefcount(None) < SLACK
