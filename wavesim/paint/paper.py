"""What a plot is painted with: the painter, the plot on it, colours, pens and texts."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen

from wavesim.paint.canvas import color
from wavesim.paint.fonts import Fonts, fonts
from wavesim.paint.palette import Palette


class Paper:
    """A painter, the plot in its rectangle, and where texts stand already.

    scale: the user's own text size.
    """

    def __init__(
        self, painter: QPainter, rect: QRectF, plot: QRectF, palette: Palette, scale: float
    ) -> None:
        self.painter, self.rect, self.plot, self.palette = painter, rect, plot, palette
        self.size = scale * palette.text_scale
        self.line = max(1.0, scale) * palette.line_scale
        self.fonts: Fonts = fonts(QGuiApplication.font().family(), self.size)
        self.taken: list[QRectF] = []

    def px(self, length: float) -> float:
        """A length of the drawings in this picture's pixels."""
        return length * self.size

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, perhaps see-through."""
        return color(getattr(self.palette, token), alpha)

    def pen(self, token: str, width: float = 1.0) -> None:
        """Draw lines in a token's colour from here on; width at 100 %."""
        pen = QPen(self.color(token), width * self.line)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def fill(self, token: str, alpha: float = 1.0) -> None:
        """Fill areas in a token's colour from here on, without an outline."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.color(token, alpha))

    def smooth(self, on: bool) -> None:
        """Whether edges are smoothed from here on."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on)

    def write(self, role: str, token: str, left: float, top: float, words: str) -> None:
        """One line of text whose box begins at a point."""
        self.painter.setFont(self.fonts.font(role))
        self.painter.setPen(self.color(token))
        self.painter.drawText(QPointF(left, top + self.fonts.baseline(role)), words)
