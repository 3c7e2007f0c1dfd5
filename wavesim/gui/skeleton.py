"""What is on the screen before anything else is imported: bars, cards, axes, the disclaimer.

It is a picture in SVG, because pens and brushes make Python load all enumerations of Qt first,
which takes longer than everything else that is needed here.
"""

from collections.abc import Iterator
from html import escape

from wavesim.gui.measures import (
    BELOW_PART,
    CAPTION_PX,
    CARD_END,
    CARD_HEAD,
    CARD_RADIUS,
    CARD_SIDE,
    CONTROL_RADIUS,
    FOOT_HEIGHT,
    GAP,
    LEFT,
    LEFT_WIDE,
    NARROW,
    RIGHT,
    RIGHT_WIDE,
    SEARCH_HEIGHT,
    SHORT,
    STRIP_HEIGHT,
    TITLE_PX,
    TOP_HEIGHT,
    VERDICT_STRIP,
    WAVEFORM_PART,
    WIDE,
)
from wavesim.paint.palette import Palette
from wavesim.presentation.words import _

VERDICT = 122
"""Height of the verdict's card before it is known."""
DISCLAIMER = _(
    "Teaching and planning tool. It does not drive a device. "
    "Check the device's own limits and the patient."
)


def skeleton(palette: Palette, family: str, width: float, height: float) -> str:
    """The empty window of a size [px at 100 %] as SVG."""
    foot = height - FOOT_HEIGHT / 2
    parts = (
        f'<rect width="{width}" height="{height}" fill="{palette.bg}"/>',
        f'<rect width="{width}" height="{TOP_HEIGHT}" fill="{palette.surface}"/>',
        f'<rect y="{TOP_HEIGHT - 1}" width="{width}" height="1" fill="{palette.border}"/>',
        *_columns(palette, width, height),
        _text(16, foot, DISCLAIMER, CAPTION_PX, palette.text3),
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="{escape(family)}">{"".join(parts)}</svg>'
    )


Place = tuple[float, float, float, float]
"""Left, top, width, height."""


def centre_place(width: float, height: float) -> Place:
    """Where the waveform and what is below it are."""
    left, right = (LEFT_WIDE, RIGHT_WIDE) if width >= WIDE else (LEFT, RIGHT)
    start, top = left + 2 * GAP, TOP_HEIGHT + GAP
    stop = width - GAP if width < NARROW else width - right - 2 * GAP
    top += VERDICT_STRIP + GAP if width < NARROW else 0
    return start, top, stop - start, height - FOOT_HEIGHT - STRIP_HEIGHT - GAP - top


def waveform_place(width: float, height: float) -> Place:
    """Where in it the card of the waveform is: over that of the response where there is room."""
    left, top, wide, high = centre_place(width, height)
    share = WAVEFORM_PART / (WAVEFORM_PART + BELOW_PART)
    return left, top, wide, (high - GAP) * share if height >= SHORT else high


def plot_place(width: float, height: float) -> Place:
    """Where in that the waveform is."""
    left, top, wide, high = waveform_place(width, height)
    head = CARD_END + CARD_HEAD
    return left + CARD_SIDE, top + head, wide - 2 * CARD_SIDE, high - head - CARD_END


def _columns(palette: Palette, width: float, height: float) -> Iterator[str]:
    """Left, centre and right column and the strip."""
    centre = centre_place(width, height)
    left, top, bottom = centre[0] - 2 * GAP, TOP_HEIGHT + GAP, centre[1] + centre[3]
    below = top + SEARCH_HEIGHT + GAP
    search = (GAP, top, left, SEARCH_HEIGHT)
    yield _box(search, palette.surface, palette.edge, CONTROL_RADIUS)
    yield from _card(palette, (GAP, below, left, bottom - below), "")
    yield from _centre(palette, width, height)
    if width >= NARROW:
        right = centre[0] + centre[2] + GAP
        wide, dose = width - GAP - right, top + VERDICT + GAP
        yield from _card(palette, (right, top, wide, VERDICT), "")
        yield from _card(palette, (right, dose, wide, bottom - 52 - dose), _("Dose"))
    else:
        yield from _card(palette, (centre[0], top, centre[2], VERDICT_STRIP), "")
    yield from _card(palette, (GAP, bottom + GAP, width - 2 * GAP, STRIP_HEIGHT), "")


def _centre(palette: Palette, width: float, height: float) -> Iterator[str]:
    """The card of the waveform, its axes, and the card below it."""
    card, whole = waveform_place(width, height), centre_place(width, height)
    yield from _card(palette, card, _("Waveform"))
    end = card[1] + card[3]
    if card[3] < whole[3]:
        place = (card[0], end + GAP, card[2], whole[1] + whole[3] - end - GAP)
        yield from _card(palette, place, _("Muscle response"))
    start, _top, wide, _high = plot_place(width, height)
    for y in (round((card[1] + end) / 2), round(end) - 38):
        yield (f'<rect x="{start + 52}" y="{y}" width="{wide - 60}" height="1" '
               f'fill="{palette.edge}"/>')  # fmt: skip


def _card(palette: Palette, place: Place, title: str) -> Iterator[str]:
    yield _box(place, palette.surface, palette.border, CARD_RADIUS)
    if title:
        yield _text(place[0] + 16, place[1] + 26, title, TITLE_PX, palette.text, "600")


def _box(place: Place, fill: str, edge: str, radius: float) -> str:
    left, top, width, height = place
    return (
        f'<rect x="{left + 0.5}" y="{top + 0.5}" width="{width - 1}" height="{height - 1}" '
        f'rx="{radius}" fill="{fill}" stroke="{edge}"/>'
    )


def _text(left: float, middle: float, text: str, size: float, color: str,
          weight: str = "400") -> str:
    return (
        f'<text x="{left}" y="{middle + 0.36 * size}" font-size="{size}" font-weight="{weight}" '
        f'fill="{color}">{escape(text)}</text>'
    )
