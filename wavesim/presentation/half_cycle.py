"""One half-cycle of a continuous current: where it begins and ends, its peak, its charge.

A direct current has none: the stretch between two changes of its direction stands for it.
"""

import math
from itertools import pairwise
from typing import final

import numpy as np

from wavesim.analysis.carrier_train import CarrierTrain
from wavesim.core.spec import value
from wavesim.core.table import Floats
from wavesim.presentation.project import View
from wavesim.presentation.shown_pulse import ShownPhase, ShownRoom
from wavesim.presentation.unit_phases import SHARES

LONGEST_S = 0.011
"""No half-cycle is longer: half a wave of mains, with some room [s]."""
MOST_PIECES = 20_000
"""Half-cycles whose charge is added up at once."""
ALIKE = 0.995
"""Half-cycles that reach this part of the strongest are as good."""
SAMPLES = 65
"""Points of a half-cycle that are looked at for its peak."""


@final
@value
class HalfCycle:
    """A half-cycle of a train [s of the section]; its charge, signed [uC], None: not computed."""

    train: int
    phase: ShownPhase
    charge_uc: float | None




def half_cycle_at(train: CarrierTrain, at_s: float) -> HalfCycle | None:
    """The half-cycle at a time of the section; None where no current flows."""
    number, within_s, end_s = _place(train, at_s)
    if not 0.0 <= within_s < end_s:
        return None
    edges = edges_near(train, within_s, end_s)
    found = next(((a, b) for a, b in pairwise(edges) if a <= within_s < b), None)
    return None if found is None else _measured(train, number, *found)


def _place(train: CarrierTrain, at_s: float) -> tuple[int, float, float]:
    """Train of a time, the time in it, and where that train ends [s]."""
    if not train.trains:
        return 0, -1.0, 0.0
    number = min(max(math.floor((at_s - train.start_s) / train.cycle_s), 0), train.trains - 1)
    end_s = train.last_s if number == train.trains - 1 else train.length_s
    return number, at_s - train.start_s - number * train.cycle_s, end_s


def edges_near(train: CarrierTrain, within_s: float, end_s: float) -> list[float]:
    """Zeros around a time of a train, and the ends of the train where they are as near [s]."""
    if math.isinf(train.carrier.half_cycle_s):
        reversal_s = train.channel.modulation.polarity_reversal_s or math.inf
        first_s = within_s // reversal_s * reversal_s if reversal_s < math.inf else 0.0
        return [first_s, min(first_s + reversal_s, end_s)]
    low_s, high_s = max(within_s - LONGEST_S, 0.0), min(within_s + LONGEST_S, end_s)
    zeros = train.carrier.zeros_s(low_s, high_s)
    ends = [edge for edge in (0.0, end_s) if low_s <= edge <= high_s]
    found = np.unique(np.concatenate((zeros[(zeros >= low_s) & (zeros <= high_s)], ends)))
    apart = np.diff(found, prepend=-1.0) > 1e-9
    return [float(edge) for edge in found[apart]]


def _measured(train: CarrierTrain, number: int, start_s: float, stop_s: float) -> HalfCycle:
    """A half-cycle between two times of a train."""
    begin_s = train.start_s + number * train.cycle_s
    time_s = np.linspace(start_s, stop_s, SAMPLES)
    # The end belongs to the next half-cycle, which may be of the other direction.
    time_s[-1] -= 1e-3 * (stop_s - start_s)
    current = train.within_ma(time_s)
    peak = int(np.argmax(np.abs(current)))
    level_ma = float(current[peak])
    return HalfCycle(
        train=number,
        phase=ShownPhase(
            start_s=begin_s + start_s,
            stop_s=begin_s + stop_s,
            level_ma=level_ma,
            peak_s=begin_s + float(time_s[peak]),
            start_ma=float(current[0]),
            stop_ma=float(current[-1]),
            rooms=_rooms(begin_s + time_s, current, peak),
        ),
        charge_uc=train_charge_uc(train, start_s, stop_s),
    )


def _rooms(time_s: Floats, current: Floats, peak: int) -> tuple[ShownRoom, ...]:
    """Ever wider stretches around the peak."""
    level_ma = float(current[peak])
    if not level_ma:
        return ()
    part, rooms = current / level_ma, []
    for share in SHARES:
        below = np.flatnonzero(part < share - 1e-9)
        first = below[below < peak].max(initial=-1) + 1
        stop = below[below > peak].min(initial=len(part)) - 1
        if stop > first:
            rooms.append(ShownRoom(start_s=float(time_s[first]), stop_s=float(time_s[stop]),
                                   level_ma=share * level_ma))  # fmt: skip
    return tuple(rooms)


def train_charge_uc(train: CarrierTrain, from_s: float, to_s: float) -> float | None:
    """Net charge between two times of a train [uC]; None of more than 20,000 half-cycles.

    Only the stretch itself is integrated, not all that comes before it.
    """
    modulation = train.channel.modulation
    rates = [2.0 * (modulation.amplitude_modulation_hz or 0.0) + 0.5 / train.carrier.half_cycle_s]
    rates.append(1.0 / modulation.polarity_reversal_s if modulation.polarity_reversal_s else 0.0)
    if (to_s - from_s) * 2.0 * sum(rates) > MOST_PIECES:
        return None
    return train.part("net", from_s, to_s) * 1e3


def charge_between_uc(train: CarrierTrain, start_s: float, stop_s: float) -> float | None:
    """Net charge between two times of the section [uC]; None where that takes too long."""
    first, last = (_place(train, time_s)[0] for time_s in (start_s, stop_s))
    if last - first > MOST_PIECES or not train.trains:
        return None if train.trains else 0.0
    total_uc = 0.0
    left = MOST_PIECES * train.carrier.half_cycle_s
    for number in range(first, last + 1):
        begin_s = train.start_s + number * train.cycle_s
        end_s = train.last_s if number == train.trains - 1 else train.length_s
        low_s, high_s = max(start_s - begin_s, 0.0), min(stop_s - begin_s, end_s)
        if high_s <= low_s:
            continue
        left -= high_s - low_s
        uc = train_charge_uc(train, low_s, high_s) if left >= 0.0 else None
        if uc is None:
            return None
        total_uc += uc
    return total_uc


def strongest(train: CarrierTrain, view: View, samples: int = 2048) -> HalfCycle | None:
    """The half-cycle of a window that reaches the largest current, if all of it is in there."""
    time_s = np.linspace(view.start_s, view.stop_s, samples, endpoint=False)
    current = train.current_ma(time_s)
    # Of both directions the cathodic one, as with pulses.
    current = np.abs(current) if train.carrier.one_way else current
    peak = int(np.argmax(current))
    # One as strong further on has room for its dimension line.
    later = int(np.argmax(current[samples // 10 :])) + samples // 10
    peak = later if current[later] > ALIKE * current[peak] else peak
    found = half_cycle_at(train, float(time_s[peak])) if current[peak] > 0.0 else None
    if found and found.phase.start_s >= view.start_s and found.phase.stop_s <= view.stop_s:
        return found
    return None
