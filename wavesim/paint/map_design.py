"""The marks of designs on the map: the range, the preset, and yours with its flags."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from wavesim.paint.lines import dashes, draw_lines
from wavesim.paint.map_paper import MapPaper
from wavesim.presentation.limit_map import Spot
from wavesim.presentation.ticks import Ticks
from wavesim.presentation.words import _

POINT_PX, HALO_PX, PRESET_PX = 9.0, 17.0, 5.5
THINNEST_PX = 10.0
"""A range that is a single number is drawn so wide [px at 100 %]."""
STRIP_PX = 8.0
_GUIDE_DASH = (5.0, 4.0)


def paint_range(on: MapPaper) -> None:
    """The box of the range; towards an end that no text gives it is open."""
    known = on.scene.range
    if known is None:
        return
    left, right = _ends(on, known.phase_us, on.plot.left(), on.plot.right(), across=True)
    bottom, top = _ends(on, known.amplitude_ma, on.plot.bottom(), on.plot.top(), across=False)
    # Of a range of one of the two numbers alone all of the plot would be in it: a strip tells it.
    if known.phase_us == (None, None):
        right = left + on.px(STRIP_PX)
    if known.amplitude_ma == (None, None):
        top = bottom - on.px(STRIP_PX)
    box = QRectF(QPointF(left, top), QPointF(right, bottom)).intersected(on.plot)
    if box.isEmpty():
        return
    on.smooth(True)
    on.fill("range", on.palette.range_fill)
    on.painter.drawRect(box)
    on.pen("range", 1.5)
    for known_end, line in zip(
        (*known.phase_us, *known.amplitude_ma),
        ((box.topLeft(), box.bottomLeft()), (box.topRight(), box.bottomRight()),
         (box.bottomLeft(), box.bottomRight()), (box.topLeft(), box.topRight())),
        strict=True,
    ):  # fmt: skip
        if known_end is not None:
            on.painter.drawLine(*line)
    _name_range(on, box, known.words)


def _ends(
    on: MapPaper, ends: tuple[float | None, float | None], low: float, high: float, *, across: bool
) -> tuple[float, float]:
    """Where a range begins and ends; an open end is that of the plot, a single number has width."""
    scale = on.xs if across else on.ys
    first, last = (
        edge if end is None else float(scale(np.array(max(end, 1e-9))))
        for end, edge in zip(ends, (low, high), strict=True)
    )
    if abs(last - first) < on.px(THINNEST_PX):
        middle, half = 0.5 * (first + last), 0.5 * on.px(THINNEST_PX)
        sign = 1.0 if high > low else -1.0
        return middle - sign * half, middle + sign * half
    return first, last


def _name_range(on: MapPaper, box: QRectF, words: str) -> None:
    """Above the box, else below it, else in it."""
    text = on.box("axis", words, 0.0, 0.0)
    left = min(max(box.center().x() - 0.5 * text.width(), on.plot.left()),
               on.plot.right() - text.width())  # fmt: skip
    for top in (box.top() - text.height() - on.px(3.0), box.bottom() + on.px(3.0),
                box.top() + on.px(4.0), box.bottom() - text.height() - on.px(4.0)):  # fmt: skip
        text.moveTo(left, top)
        if on.is_free(text):
            on.plate(text, "axis", "range_text", words)
            return


def paint_preset(on: MapPaper) -> None:
    """Where the preset lies: a ring with its name, unless the design is there."""
    preset = on.scene.preset
    if preset is None or not on.frame.holds(preset.phase_us, preset.amplitude_ma):
        return
    at = on.at(preset.phase_us, preset.amplitude_ma)
    on.smooth(True)
    on.pen("ghost", 2.5)
    on.painter.setBrush(on.color("surface"))
    on.painter.drawEllipse(at, on.px(PRESET_PX), on.px(PRESET_PX))
    reach = on.px(PRESET_PX + 3.0)
    on.taken.append(QRectF(at.x() - reach, at.y() - reach, 2.0 * reach, 2.0 * reach))
    words = _("preset")
    for box in _around(on, on.box("axis", words, 0.0, 0.0), at, on.px(POINT_PX + 6.0)):
        if on.is_free(box):
            on.plate(box, "axis", "ghost_text", words)
            return


def keep_clear(on: MapPaper) -> None:
    """Texts keep off the lines from the design to the axes."""
    yours = on.scene.yours
    if yours is not None:
        at, half = on.at(yours.phase_us, yours.amplitude_ma), on.px(1.0)
        on.taken.append(QRectF(at.x() - half, at.y(), 2.0 * half, on.plot.bottom() - at.y()))
        on.taken.append(QRectF(on.plot.left(), at.y() - half, at.x() - on.plot.left(), 2.0 * half))


def paint_design(on: MapPaper) -> None:
    """Yours: lines to both axes with its numbers there, the charge beside it, and the point."""
    yours = on.scene.yours
    if yours is None:
        return
    at = on.at(yours.phase_us, yours.amplitude_ma)
    _paint_guides(on, at, yours)
    if yours.amplitude_ma <= 0.0:
        return
    words, gap = on.scene.charge, on.px(POINT_PX + 6.0)
    for box in _around(on, on.box("strong", words, 0.0, 0.0), at, gap, first="below"):
        if on.plot.contains(box):
            on.plate(box, "strong", "text", words)
            break
    token = "error" if on.scene.gravest == "error" else "yours"
    on.smooth(True)
    on.fill(token, 0.25)
    on.painter.drawEllipse(at, on.px(HALO_PX), on.px(HALO_PX))
    on.pen("surface", 2.0)
    on.painter.setBrush(on.color(token))
    on.painter.drawEllipse(at, on.px(POINT_PX), on.px(POINT_PX))


def _around(
    on: MapPaper, box: QRectF, at: QPointF, gap: float, first: str = "right"
) -> Iterator[QRectF]:
    """Boxes beside a point, in the order in which they are tried."""
    wide, high = box.width(), box.height()
    places = {
        "right": (at.x() + gap, at.y() - 0.5 * high),
        "below": (at.x() - wide - 0.6 * gap, at.y() + 0.8 * gap),
        "left": (at.x() - gap - wide, at.y() - 0.5 * high),
        "above": (at.x() + 0.6 * gap, at.y() - high - 0.8 * gap),
    }
    for name in sorted(places, key=lambda name: name != first):
        yield QRectF(*places[name], wide, high)


def _paint_guides(on: MapPaper, at: QPointF, yours: Spot) -> None:
    """Dashed lines to the axes, and flags there."""
    on.smooth(False)
    on.pen("text", 1.2)
    x, y = round(at.x()) + 0.5, round(at.y()) + 0.5
    lines = [(np.array([x, x]), np.array([y, on.plot.bottom()]))]
    if yours.amplitude_ma > 0.0:
        lines.append((np.array([on.plot.left(), x]), np.array([y, y])))
    for line in lines:
        draw_lines(on.painter, dashes(*line, on.px(_GUIDE_DASH[0]), on.px(_GUIDE_DASH[1])))
    scene, (phase, amplitude) = on.scene, on.scene.flags
    below = on.box("axis", phase, 0.0, on.plot.bottom() + on.px(4.0))
    below.moveLeft(min(max(x - 0.5 * below.width(), on.rect.left()), on.rect.right()))
    _cover(on, below, [on.phase_tick(*tick) for tick in _ticks(scene.phase_ticks)])
    _flag(on, below, phase)
    beside = on.box("axis", amplitude, 0.0, 0.0)
    beside.moveTo(max(on.rect.left(), on.plot.left() - beside.width() - on.px(3.0)),
                  y - 0.5 * beside.height())  # fmt: skip
    _cover(on, beside, [on.level_tick(*tick) for tick in _ticks(scene.level_ticks)])
    _flag(on, beside, amplitude)


def _ticks(ticks: Ticks) -> list[tuple[float, str]]:
    return list(zip(ticks.at, ticks.texts, strict=True))


def _cover(on: MapPaper, flag: QRectF, ticks: list[QRectF]) -> None:
    """Half a number beside a flag would be another number."""
    on.smooth(False)
    on.fill("surface")
    edge = on.px(1.0)
    for box in ticks:
        if box.intersects(flag):
            on.painter.drawRect(box.adjusted(-edge, 0.0, edge, 0.0))


def _flag(on: MapPaper, box: QRectF, words: str) -> None:
    """A number of the design on its axis, in the opposite colours."""
    on.smooth(True)
    on.fill("text")
    on.painter.drawRoundedRect(box, on.px(4.0), on.px(4.0))
    on.write("axis", "surface", box.left() + on.px(4.0), box.top() + on.px(1.0), words)
