"""What every part of the map is painted with: the plot, its two logarithmic axes, texts."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from wavesim.core.table import Floats
from wavesim.paint.canvas import color
from wavesim.paint.palette import Palette, State
from wavesim.paint.paper import Paper
from wavesim.presentation.limit_map import MapScene
from wavesim.presentation.map_frame import Frame

LEFT, TOP, RIGHT, BOTTOM = 56.0, 26.0, 152.0, 44.0
"""Room for ticks and titles, and for the words beside the lines [px at 100 %]."""
SMALLEST = 16.0
COLUMNS = 161
"""Points of a line across the plot: curves are straight between the phases that were solved."""
_STATES = {"error": "stop", "warning": "caution", "info": "note"}


def plot_rect(rect: QRectF, palette: Palette, scale: float) -> QRectF:
    """The plot in a rectangle; scale: the user's own text size."""
    size = scale * palette.text_scale
    left, top = round(rect.left() + LEFT * size), round(rect.top() + TOP * size)
    width = round(rect.right() - RIGHT * size) - left
    height = round(rect.bottom() - BOTTOM * size) - top
    return QRectF(left, top, max(width, SMALLEST), max(height, SMALLEST))


def place(frame: Frame, plot: QRectF, phase_us: float, amplitude_ma: float) -> QPointF:
    """Where a design lies; one without amplitude lies at the foot."""
    across = float(frame.across(np.array(phase_us)))
    up = max(0.0, float(frame.up(np.array(amplitude_ma))))
    return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())


class MapPaper(Paper):
    """A painter, the plot on it, and where things go."""

    def __init__(
        self, painter: QPainter, rect: QRectF, scene: MapScene, palette: Palette, scale: float
    ) -> None:
        assert scene.frame is not None
        super().__init__(painter, rect, plot_rect(rect, palette, scale), palette, scale)
        self.scene, self.frame = scene, scene.frame

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token; of a limit by its severity."""
        found = getattr(self.palette, _STATES.get(token, token))
        return color(found.head if isinstance(found, State) else found, alpha)

    def xs(self, phase_us: Floats) -> Floats:
        """Where phase durations are."""
        return self.plot.left() + self.frame.across(phase_us) * self.plot.width()

    def ys(self, amplitude_ma: Floats) -> Floats:
        """Where amplitudes are."""
        return self.plot.bottom() - self.frame.up(amplitude_ma) * self.plot.height()

    def at(self, phase_us: float, amplitude_ma: float) -> QPointF:
        """Where a design lies."""
        return place(self.frame, self.plot, phase_us, amplitude_ma)

    def columns(self, phase_us: Floats, amplitude_ma: Floats) -> tuple[Floats, Floats]:
        """A curve over the whole plot; nan where it has no point."""
        x = np.linspace(self.plot.left(), self.plot.right(), COLUMNS)
        with np.errstate(divide="ignore", invalid="ignore"):
            found = np.interp(x, self.xs(phase_us), self.ys(amplitude_ma), left=np.nan,
                              right=np.nan)  # fmt: skip
        return x, found

    def box(self, role: str, words: str, left: float, top: float) -> QRectF:
        """The box of a line of text with room around it."""
        side = self.px(4.0)
        width = self.fonts.width(role, words) + 2.0 * side
        return QRectF(left, top, width, self.fonts.height(role) + self.px(2.0))

    def plate(self, box: QRectF, role: str, token: str, words: str) -> None:
        """A text on a ground of its own; nothing else comes there."""
        self.smooth(True)
        self.fill("surface", 0.9)
        self.painter.drawRoundedRect(box, self.px(3.0), self.px(3.0))
        self.write(role, token, box.left() + self.px(4.0), box.top() + self.px(1.0), words)
        self.taken.append(box)

    def phase_tick(self, phase_us: float, words: str) -> QRectF:
        """The box of a number under the axis of phase durations."""
        width, high = self.fonts.width("caption", words), self.fonts.height("caption")
        x = float(self.xs(np.array(phase_us)))
        return QRectF(x - 0.5 * width, self.plot.bottom() + self.px(6.0), width, high)

    def level_tick(self, amplitude_ma: float, words: str) -> QRectF:
        """The box of a number beside the axis of amplitudes."""
        width, high = self.fonts.width("caption", words), self.fonts.height("caption")
        y = float(self.ys(np.array(amplitude_ma)))
        return QRectF(self.plot.left() - self.px(8.0) - width, y - 0.5 * high, width, high)

    def is_free(self, box: QRectF) -> bool:
        """Whether a text may stand there: in the plot, and clear of others."""
        edge = self.px(2.0)
        grown = box.adjusted(-edge, -edge, edge, edge)
        return self.plot.contains(box) and not any(grown.intersects(one) for one in self.taken)


def lowest(lines: list[Floats]) -> Floats:
    """Of several lines the one nearest to the foot, at each column; none where there is none."""
    if not lines:
        return np.full(COLUMNS, -math.inf)
    known = [np.where(np.isnan(line), -math.inf, line) for line in lines]
    found: Floats = np.max(known, axis=0)
    return found
