"""A segmented choice: the three named zooms."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wavesim.gui.controls import Button
from wavesim.gui.look import Look, rounded


class Segment(Button):
    """One part of a segmented choice; the chosen one stands on a surface of its own."""

    def __init__(self, look: Look, action: QAction) -> None:
        super().__init__(look, "flat", action.text().replace("&", ""))
        self.follow(action)

    @property
    def role(self) -> str:
        """Role of the text."""
        return "small_strong"

    def sizeHint(self) -> QSize:
        """The text with room at its sides."""
        width = self.look.width(self.text(), self.role)
        return QSize(round(width) + self.look.px(28), self.look.px(28))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def _start(self, content: float) -> float:
        return (self.width() - self.look.width(self.text(), self.role)) / 2.0

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        if self.isChecked():
            rounded(painter, self.look, box, self.look.px(5), "surface", "edge")

    def _token(self) -> str:
        return "text" if self.isChecked() else "text2"


class Segmented(QWidget):
    """Segments in a row on an inset ground."""

    def __init__(self, look: Look, name: str, actions: list[QAction]) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.segments = [Segment(look, action) for action in actions]
        for segment in self.segments:
            self.row.addWidget(segment, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Padding of the theme in force."""
        edge = self.look.px(2)
        self.row.setContentsMargins(edge, edge, edge, edge)
        self.row.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        with QPainter(self) as painter:
            rounded(painter, self.look, QRectF(self.rect()), self.look.px(6), "inset")
