"""Where a slider begins and ends, and how far one key takes it."""

import math
from collections.abc import Sequence

from wavesim.core.spec import Spec

_ROUND = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
"""Numbers a slider may end at, times a power of ten."""
_ROOM = 1.5
"""How far a slider goes beyond everything known: half as far again."""
_FEWEST_STEPS = 20
_PARTS = (1.0, 0.5, 0.2, 0.1)
"""Parts of the clinical step, for sliders on which it would be coarse."""


def ends(spec: Spec, known: Sequence[float], now: float) -> tuple[float, float]:
    """Ends of a slider, from about nothing to well beyond what is known: range and preset, above 0.

    The value moves them only where it lies outside, so that a thumb does not slip under the hand.
    """
    least = spec.low or 0.0
    low = 0.0 if least == 0.0 and not spec.low_open else max(least, spec.step)
    typical = spec.start if isinstance(spec.start, int | float) else 10.0 * spec.step
    high = max(_round_up(_ROOM * max(known, default=typical)), _round_up(now))
    low = min([low, now, *known])
    return low, high if spec.high is None else min(high, spec.high)


def step(spec: Spec, span: float) -> float:
    """The clinical step, or a part of it on a slider that has few such steps."""
    fine = (float(f"{spec.step * part:.6g}") for part in _PARTS)
    return next((size for size in fine if span >= _FEWEST_STEPS * size), spec.step * _PARTS[-1])


def _round_up(number: float) -> float:
    """The next number a slider may end at."""
    if number <= 0.0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(number))
    # Of the smallest numbers there are no tenths: they stand for themselves.
    candidates = (part * power for part in _ROUND)
    return next((end for end in candidates if end >= number * (1.0 - 1e-12)), number)
