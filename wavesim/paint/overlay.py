"""What a person puts on the picture: two cursors with their readout, and the card of a pulse."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wavesim.paint.canvas import Canvas, canvas, color
from wavesim.paint.palette import Palette
from wavesim.presentation.cursors import Readout
from wavesim.presentation.pulse_card_value import PulseCard
from wavesim.presentation.scene import WaveformScene

FLAG_W_PX, FLAG_H_PX, CURSOR_PX = 20.0, 17.0, 1.5
READOUT_H_PX, PAD_PX = 28.0, 12.0
ROW_PX, CARD_GAP_PX, CARD_RADIUS_PX = 19.0, 28.0, 7.0
FOCUS_PX, FOCUS_RADIUS_PX = 2.0, 6.0
SHADOW_ALPHA, FRAME_ALPHA = 0.12, 0.13


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Cursors by letter [s from the left edge], what stands between them, and a card."""

    cursors: Mapping[str, float]
    readout: Readout | None = None
    card: PulseCard | None = None


def paint_overlay(
    painter: QPainter,
    rect: QRectF,
    scene: WaveformScene,
    palette: Palette,
    overlay: Overlay,
    scale: float = 1.0,
) -> None:
    """Paint cursors and card over a scene that was painted into the same rectangle."""
    painter.save()
    on = canvas(painter, rect, scene, palette, scale)
    shown = {
        letter: on.x(at_s)
        for letter, at_s in overlay.cursors.items()
        if 0.0 <= at_s <= scene.span_s
    }
    for letter, x in shown.items():
        _cursor(on, letter, x)
    if overlay.readout and len(shown) > 1:
        _readout(on, overlay.readout, *sorted(shown.values()))
    if overlay.card:
        _card(on, overlay.card)
    painter.restore()


def _cursor(on: Canvas, letter: str, x: float) -> None:
    """A line through the plot with its letter on a flag above."""
    on.smooth(False)
    on.pen("text", CURSOR_PX)
    on.painter.drawLine(QPointF(x, on.plot.top() - on.px(2.0)), QPointF(x, on.plot.bottom()))
    top = on.plot.top() - on.px(2.0 + FLAG_H_PX)
    flag = QRectF(x - on.px(0.5 * FLAG_W_PX), top, on.px(FLAG_W_PX), on.px(FLAG_H_PX))
    on.smooth(True)
    on.fill("text")
    on.painter.drawRoundedRect(flag, on.px(4.0), on.px(4.0))
    left = flag.center().x() - 0.5 * on.fonts.width("strong", letter)
    on.write("strong", "surface", left, flag.center().y() - 0.5 * on.fonts.height("strong"), letter)


def _readout(on: Canvas, readout: Readout, left: float, right: float) -> None:
    """The plate between the cursors; under the plot where there is no room between them."""
    gap = on.px(8.0)
    name_width = on.fonts.width("small", readout.name)
    width = 2.0 * on.px(PAD_PX) + name_width + gap + on.fonts.width("strong", readout.words)
    height = on.px(READOUT_H_PX)
    top = on.plot.top() + on.px(6.0)
    if width + gap > right - left:
        top = on.plot.bottom() + on.px(1.0)
        height = on.rect.bottom() - top - 1.0
    middle = 0.5 * (left + right)
    start = min(max(middle - 0.5 * width, on.rect.left() + 1.0), on.rect.right() - width - 1.0)
    plate = QRectF(start, top, width, height)
    _plate(on, plate)
    text_top = plate.center().y() - 0.5 * on.fonts.height("small")
    at = plate.left() + on.px(PAD_PX)
    on.write("small", "text2", at, text_top, readout.name)
    on.write("strong", "text", at + name_width + gap, text_top, readout.words)


def _plate(on: Canvas, plate: QRectF) -> None:
    on.smooth(True)
    on.pen("edge")
    on.painter.setBrush(on.color("surface"))
    on.painter.drawRoundedRect(plate, on.px(5.0), on.px(5.0))


def _card(on: Canvas, card: PulseCard) -> None:
    """The pulse in a frame and its card beside it, never over it."""
    box = card.box
    frame = QRectF(
        QPointF(on.x(box.start_s), on.y(box.high_ma)), QPointF(on.x(box.stop_s), on.y(box.low_ma))
    )
    room = on.px(6.0)
    frame = frame.adjusted(-room, -room, room, room).intersected(on.plot)
    if frame.isEmpty():
        return
    on.smooth(True)
    on.pen("accent", 2.0)
    on.painter.setBrush(on.color("yours", FRAME_ALPHA))
    on.painter.drawRoundedRect(frame, on.px(5.0), on.px(5.0))
    place = _card_rect(on, card, frame)
    radius = on.px(CARD_RADIUS_PX)
    on.fill("text", SHADOW_ALPHA)
    for spread in (3.0, 1.5):
        grown = on.px(spread)
        on.painter.drawRoundedRect(place.adjusted(-grown, 0.0, grown, 2.0 * grown), radius, radius)
    on.pen("edge")
    on.painter.setBrush(on.color("surface"))
    on.painter.drawRoundedRect(place, radius, radius)
    _rows(on, card, place)


def _rows(on: Canvas, card: PulseCard, place: QRectF) -> None:
    left, right = place.left() + on.px(PAD_PX), place.right() - on.px(PAD_PX)
    top = place.top() + on.px(8.0)
    on.write("strong", "text", left, top, card.title)
    for name, words in card.rows:
        top += on.px(ROW_PX)
        on.write("caption", "text2", left, top, name)
        on.write("strong", "text", right - on.fonts.width("strong", words), top, words)


def _card_rect(on: Canvas, card: PulseCard, frame: QRectF) -> QRectF:
    """Right of the pulse, else left of it, else on the side with more room; in the picture."""
    names = max(on.fonts.width("caption", name) for name, _ in card.rows)
    words = max(on.fonts.width("strong", words) for _, words in card.rows)
    width = max(names + words + on.px(20.0), on.fonts.width("strong", card.title))
    width += 2.0 * on.px(PAD_PX)
    height = on.px(ROW_PX) * (len(card.rows) + 1) + on.px(14.0)
    gap = on.px(CARD_GAP_PX - 16.0)
    right, left = frame.right() + gap, frame.left() - gap - width
    fits_right = right + width <= on.rect.right() - 2.0
    start = right if fits_right or left < on.rect.left() + 2.0 else left
    start = min(start, on.rect.right() - width - 2.0)
    top = on.plot.top() + on.px(6.0)
    return QRectF(start, min(top, on.rect.bottom() - height - 2.0), width, height)


def paint_focus(painter: QPainter, rect: QRectF, palette: Palette, scale: float = 1.0) -> None:
    """The outline of a plot that has the keyboard."""
    width = FOCUS_PX * max(1.0, scale) * palette.line_scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(palette.accent), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 0.5 * width
    radius = FOCUS_RADIUS_PX * scale
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()
