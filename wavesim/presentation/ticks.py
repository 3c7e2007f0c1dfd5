"""Where an axis has its ticks and what they say: steps of 1, 2 and 5, for screen and figure alike.

Room is counted in pixels; how wide a text will be is estimated from its letters, because fonts are
known only to those who paint.
"""

import math
from collections.abc import Iterator
from typing import final

from wavesim.core.spec import value
from wavesim.presentation.words import MINUS, NO_BREAK

LETTER_PX = 7.0
"""Widest digit of an 11 px tick text; Inter and DejaVu Sans have 6.6 and 7.0 [px]."""
BETWEEN_TEXTS_PX = 28.0
BETWEEN_LINES_PX = 40.0
"""Least room between two tick texts of the time axis, and between two horizontal grid lines."""
MOST = 8
"""More ticks than this are noise."""
FEWEST = 3
"""Fewer lines than this do not tell a current; then they stand closer."""

_UNITS: tuple[tuple[float, str, float], ...] = (
    (2e-3, "µs", 1e-6),
    (1.0, "ms", 1e-3),
    (180.0, "s", 1.0),
    (10_800.0, "min", 60.0),
    (math.inf, "h", 3600.0),
)
"""Spans below this many seconds, the unit of their axis, and that unit in seconds."""


_SMALLEST = 1e-300
"""No step is smaller: an axis of denormal numbers has one tick, at 0."""


@final
@value
class Ticks:
    """Ticks of one axis: where they are, in the axis' own numbers, and what stands there."""

    at: tuple[float, ...]
    texts: tuple[str, ...]


def steps(smallest: float) -> Iterator[float]:
    """The steps 1, 2, 5 times a power of ten that are not below `smallest`, growing."""
    smallest = max(smallest, _SMALLEST)
    exponent = math.floor(math.log10(smallest))
    while True:
        for figure in (1, 2, 5):
            # Not figure * 10.0**exponent: 1e-3 is not 1 / 1000 then, and ticks would be off.
            step = float(f"{figure}e{exponent}")
            if step >= smallest * (1.0 - 1e-9):
                yield step
        exponent += 1


def multiples(low: float, high: float, step: float) -> tuple[int, ...]:
    """The whole numbers k with k x step in [low, high]; ends count also after a rounding."""
    first = math.ceil(low / step - 1e-9)
    return tuple(range(first, math.floor(high / step + 1e-9) + 1))


def written(number: float, step: float) -> str:
    """A tick's number with the decimals its step needs, thousands grouped, a true minus; 0 is 0."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    text = f"{abs(number):,.{decimals}f}"
    if not text.strip("0."):
        return "0"
    return text if number > 0 else f"{MINUS}{text}"


def level_ticks(low: float, high: float, room_px: float) -> Ticks:
    """Ticks of an upright axis from low to high, `room_px` long at 100 % text."""
    most = min(MOST, max(2, int(room_px / BETWEEN_LINES_PX)))
    finer, step = 0.0, 0.0
    for step in steps((high - low) / (2 * most)):
        found = multiples(low, high, step)
        if len(found) <= most:
            break
        finer = step
    if len(found) < FEWEST and finer:
        step, found = finer, multiples(low, high, finer)
    return Ticks(
        at=tuple(k * step for k in found), texts=tuple(written(k * step, step) for k in found)
    )


def time_ticks(start_s: float, stop_s: float, origin_s: float, room_px: float) -> Ticks:
    """Ticks of the time axis of a window; `at` counts in seconds from its start.

    Numbers count from `origin_s`, in the unit that suits the span; the last one carries the unit.
    """
    span_s = stop_s - start_s
    unit, unit_s = next((name, size) for below, name, size in _UNITS if span_s < below)
    shift_s = start_s - origin_s
    low, high = shift_s / unit_s, (shift_s + span_s) / unit_s
    for step in steps((high - low) / MOST):
        found = multiples(low, high, step)
        texts = [written(k * step, step) for k in found]
        widest = max((len(text) for text in texts), default=0) * LETTER_PX + BETWEEN_TEXTS_PX
        if widest * (high - low) <= room_px * step or len(found) <= 1:
            break
    if texts:
        texts[-1] += f"{NO_BREAK}{unit}"
    at = (min(max(k * step * unit_s - shift_s, 0.0), span_s) for k in found)
    return Ticks(at=tuple(at), texts=tuple(texts))
