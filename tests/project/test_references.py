"""Painting gives no reference to None away.

PySide6 6.12 below Python 3.12 loses one at each `setPen`; after some thousand the interpreter frees
None and aborts. From 3.12 None is immortal and its count constant.
"""

import sys

import pytest

# So few that a bare interpreter, with 4,000 references to None, lives to report the fault.
CALLS = 500
# Other code may take or drop a few references meanwhile; the fault drops at least CALLS.
SLACK = 50


@pytest.mark.window
def test_painting_keeps_references_to_none() -> None:
    """The calls of a repaint, as often as a minute of dragging makes them."""
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
