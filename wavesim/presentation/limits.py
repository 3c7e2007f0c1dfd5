"""Where the current axis ends: round numbers that stay put while a slider moves."""

from typing import final

from wavesim.core.channel import Channel
from wavesim.core.spec import value

HEADROOM = 1.3
"""Room above and below the current for dimension lines and texts, as a factor of it."""
TEXT_ROOM = 0.3
"""Beyond the current both sides keep at least this part of the larger one for their texts."""
SMALLEST_PART = 0.4
"""The current fills at least this part of an axis; below it the axis is taken anew."""
MOST_FOR_RANGE = 2.0
"""A published range may stretch the axis to this many times the current; then it leaves the plot.
"""
NOTHING_MA = 10.0
"""Axis of a program that states no current [mA]."""
SMALLEST_MA = 1e-6
"""A current below a thousandth of the smallest microcurrent is drawn as none [mA]."""

_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@final
@value
class Limits:
    """Ends of the current axis [mA]."""

    low_ma: float
    high_ma: float


def extremes_ma(channel: Channel) -> tuple[float, float]:
    """Lowest and highest current a channel reaches; 0 lies between them [mA]."""
    highest, lowest = _unit_extremes(channel)
    up, down = channel.amplitude_ma * highest, channel.amplitude_ma * -lowest
    if channel.polarity == "alternating" or channel.modulation.polarity_reversal_s is not None:
        up = down = max(up, down)
    elif channel.polarity == "anodic_first":
        up, down = down, up
    return -down, up


def _unit_extremes(channel: Channel) -> tuple[float, float]:
    """Highest and lowest level of a current of unit amplitude that leads upwards."""
    if channel.pulse is not None:
        return channel.pulse.unit.highest, channel.pulse.unit.lowest
    return 1.0, 0.0 if channel.carrier and channel.carrier.one_way else -1.0


def leads_up(channel: Channel) -> bool:
    """Whether the largest current, which the amplitude tells, is cathodic.

    Of two that are as large, the first counts.
    """
    low_ma, high_ma = extremes_ma(channel)
    if high_ma == -low_ma:
        return channel.polarity != "anodic_first"
    return high_ma > -low_ma


def limits(
    channels: tuple[Channel, ...], range_ma: float | None, held: Limits | None = None
) -> Limits:
    """The axis that shows these channels and, if it is not far beyond, the end of a range.

    range_ma: the end of the range that is farther from 0, signed; None: there is none.
    held: the axis until now, which stays as long as it suits.
    """
    found = [extremes_ma(channel) for channel in channels]
    down = -min((low for low, _ in found), default=0.0)
    up = max((high for _, high in found), default=0.0)
    if max(up, down) < SMALLEST_MA:
        up = down = NOTHING_MA / HEADROOM
    shown = range_ma if range_ma and abs(range_ma) <= MOST_FOR_RANGE * max(up, down) else 0.0
    room = TEXT_ROOM * max(up, down)
    high_ma = _side(max(up * HEADROOM, up + room, shown), held.high_ma if held else None)
    low_ma = _side(max(down * HEADROOM, down + room, -shown), -held.low_ma if held else None)
    return Limits(low_ma=-low_ma, high_ma=high_ma)


def _side(needed: float, held: float | None) -> float:
    """How far the axis goes to one side of 0, as a round number."""
    if held is not None and needed <= held and needed >= SMALLEST_PART * held:
        return held
    return rounded_up(needed)


def rounded_up(number: float) -> float:
    """The next round number that is not below a positive one."""
    exponent = int(f"{number:e}".partition("e")[2])
    for figure in _ROUND:
        # From text, so that 0.3 is 0.3 and not 3 x 0.1.
        found = float(f"{figure}e{exponent}")
        if found >= number * (1.0 - 1e-9):
            break
    return found
