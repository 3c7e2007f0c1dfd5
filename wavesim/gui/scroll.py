"""A column that scrolls on its own; the window never does."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStyle, QVBoxLayout, QWidget

from wavesim.gui.look import Look, rounded
from wavesim.gui.measures import GAP

BAR, SHORTEST_HANDLE = 8, 32
"""The bar stands in the gap beside the column when one is needed."""


class ThinBar(QScrollBar):
    """Qt's scroll bar, painted as a thin handle."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.look = look
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Thin; scroll areas ask this and not the style."""
        return QSize(self.look.px(BAR), self.look.px(100))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The handle, as long as what is seen is of the whole."""
        whole = self.maximum() - self.minimum() + self.pageStep()
        if whole <= 0:
            return
        long = max(self.height() * self.pageStep() / whole, self.look.px(SHORTEST_HANDLE))
        moved = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        top = moved * (self.height() - long)
        with QPainter(self) as painter:
            box = QRectF(1, top, self.width() - 2, long)
            rounded(painter, self.look, box, self.width() / 2.0 - 1, "edge")


class Column(QScrollArea):
    """Cards above one another, as wide as the column."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setVerticalScrollBar(ThinBar(look))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        content = QWidget()
        self.cards = QVBoxLayout(content)
        self.setWidget(content)
        for part in (self, self.viewport(), content):
            part.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self.respace)
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Gaps of the theme in force; cards keep their width whether there is a bar or not."""
        px, bar = self.look.px, self.verticalScrollBar()
        apart = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollView_ScrollBarSpacing)
        beside = px(GAP) - (px(BAR) + apart if bar.maximum() > 0 else 0)
        self.cards.setContentsMargins(0, 0, max(0, beside), 0)
        self.cards.setSpacing(px(GAP))
