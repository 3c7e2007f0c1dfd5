"""The one painter of the waveform: for the window, the screen copy, figures and the report."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wavesim.paint.axes import BAND_ROOM_PX, band_rect, paint_axes, paint_band, paint_legend
from wavesim.paint.canvas import Canvas, canvas
from wavesim.paint.dimensions import paint_height, paint_span
from wavesim.paint.labels import paint_label
from wavesim.paint.palette import Palette
from wavesim.paint.taken import Taken
from wavesim.paint.traces import (
    paint_ghost,
    paint_others,
    paint_played,
    paint_sampled,
    paint_yours,
)
from wavesim.presentation.scene import Height, Label, Span, WaveformScene


def paint_waveform(
    painter: QPainter, rect: QRectF, scene: WaveformScene, palette: Palette, scale: float = 1.0
) -> None:
    """Paint a scene into a rectangle, on a ground that is there already.

    scale: the user's own text scale [1 = 100 %]; that of the theme comes on top.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    on = canvas(painter, rect, scene, palette, scale)
    paint_axes(on)
    paint_others(on)
    paint_ghost(on)
    paint_yours(on)
    paint_sampled(on)
    paint_played(on)
    paint_band(on)
    _paint_marks(on)
    paint_legend(on)
    painter.restore()


def _paint_marks(on: Canvas) -> None:
    """Dimension lines and texts in the order of their importance; what finds no room is left out.
    """
    taken = Taken(on)
    band = band_rect(on)
    if band is not None:
        taken.add(QRectF(band.left(), band.top(), on.px(BAND_ROOM_PX - 4.0), band.height()))
    marks: list[Span | Height | Label] = [*on.scene.spans, *on.scene.heights, *on.scene.labels]
    for mark in sorted(marks, key=lambda mark: mark.rank):
        if isinstance(mark, Span):
            paint_span(on, mark, taken)
        elif isinstance(mark, Height):
            paint_height(on, mark, taken)
        else:
            paint_label(on, mark, taken)
