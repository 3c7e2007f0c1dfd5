"""What every part of a picture is painted with: painter, plot, scales, fonts and colours."""

from dataclasses import dataclass
from functools import lru_cache
from typing import final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen

from wavesim.core.table import Floats
from wavesim.paint.fonts import Fonts, fonts
from wavesim.paint.lines import writes_paths
from wavesim.paint.palette import Palette
from wavesim.presentation.scene import WaveformScene

LEFT, TOP, RIGHT, BOTTOM = 52.0, 36.0, 12.0, 26.0
"""Room for ticks, titles and legend around the plot [px at 100 %]."""
SMALLEST = 16.0
"""Shortest side of a plot in a rectangle that is too small for one [px]."""


def plot_rect(rect: QRectF, palette: Palette, scale: float = 1.0) -> QRectF:
    """The plot in a rectangle, on whole pixels; scale: the user's own text scale."""
    size = scale * palette.text_scale
    left, top = round(rect.left() + LEFT * size), round(rect.top() + TOP * size)
    width = round(rect.right() - RIGHT * size) - left
    height = round(rect.bottom() - BOTTOM * size) - top
    return QRectF(left, top, max(width, SMALLEST), max(height, SMALLEST))


@lru_cache(maxsize=256)
def color(name: str, alpha: float = 1.0) -> QColor:
    """A colour of the palette, perhaps see-through."""
    found = QColor(name)
    found.setAlphaF(alpha)
    return found


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A painter and where things go on it.

    rect: all of the picture; plot: the axes. size, line: scales of text and of lines.
    raster: fills pixels (screen, PNG), so that paths must not be stroked.
    """

    painter: QPainter
    rect: QRectF
    plot: QRectF
    scene: WaveformScene
    palette: Palette
    fonts: Fonts
    size: float
    line: float
    raster: bool

    def x(self, time_s: float) -> float:
        """Where a time is [px]."""
        return self.plot.left() + time_s * (self.plot.width() / self.scene.span_s)

    def y(self, level_ma: float) -> float:
        """Where a current is [px]."""
        limits = self.scene.limits
        per_ma = self.plot.height() / (limits.high_ma - limits.low_ma)
        return self.plot.top() + (limits.high_ma - level_ma) * per_ma

    def xs(self, time_s: Floats) -> Floats:
        """Where times are [px]."""
        return self.plot.left() + time_s * (self.plot.width() / self.scene.span_s)

    def ys(self, level_ma: Floats) -> Floats:
        """Where currents are [px]."""
        return self.y(0.0) + level_ma * (self.y(1.0) - self.y(0.0))

    def px(self, length: float) -> float:
        """A length of the drawings, in this picture's pixels."""
        return length * self.size

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token; of channels by number: "channels.2"."""
        name, _, number = token.partition(".")
        found = getattr(self.palette, name)
        return color(found[int(number) % len(found)] if number else found, alpha)

    def pen(self, token: str, width: float = 1.0, cap: Qt.PenCapStyle | None = None) -> None:
        """Draw lines in a token's colour; width at 100 %."""
        pen = QPen(self.color(token), width * self.line)
        pen.setCapStyle(cap or Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def fill(self, token: str, alpha: float = 1.0) -> None:
        """Fill areas in a token's colour, without an outline."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.color(token, alpha))

    def smooth(self, on: bool) -> None:
        """Whether edges are smoothed from here on."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on)

    def plate(self, rect: QRectF) -> None:
        """A ground for a text that crosses a line."""
        self.smooth(False)
        self.fill("surface")
        self.painter.drawRect(rect)

    def write(self, role: str, token: str, left: float, top: float, words: str) -> None:
        """Write one line whose box begins at a point."""
        self.painter.setFont(self.fonts.font(role))
        self.painter.setPen(self.color(token))
        self.painter.drawText(QPointF(left, top + self.fonts.baseline(role)), words)


def canvas(
    painter: QPainter, rect: QRectF, scene: WaveformScene, palette: Palette, scale: float
) -> Canvas:
    """The canvas of a picture in a rectangle; scale: the user's own text scale."""
    size = scale * palette.text_scale
    return Canvas(
        painter=painter,
        rect=rect,
        plot=plot_rect(rect, palette, scale),
        scene=scene,
        palette=palette,
        fonts=fonts(QGuiApplication.font().family(), size),
        size=size,
        line=max(1.0, scale) * palette.line_scale,
        raster=not writes_paths(painter),
    )
