"""Where the edge of a window falls: behind a pulse, or in the middle of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

import numpy as np

from wavesim.core.segments import Segment
from wavesim.core.table import PulseTable
from wavesim.core.timing_base import SAME_TIME_S

SAME_TIME_US = SAME_TIME_S * 1e6


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How much has been delivered by a time.

    number: pulses that are over, so also the number of the pulse that is cut, if one is.
    begun: the unit segments of that pulse that have begun, each with the time up to which it has
    been delivered, on the time scale of the unit shape [us]. onset_s, amplitude_ma, ratio: of it.
    """

    number: int
    begun: tuple[tuple[Segment, float], ...] = ()
    onset_s: float = 0.0
    amplitude_ma: float = 0.0
    ratio: float = 1.0


def cut_at(table: PulseTable, time_s: float) -> Cut:
    """What of a table has been delivered by a time; within 1 ns of its end a pulse is over."""
    number = int(table.before(time_s)) - 1
    if number < 0:
        return Cut(number=0)
    _, row, _ = table.place(np.asarray(number))
    onset_s, ratio = float(table.onset_s(number)), float(table.duration_ratio[row])
    x_us, unit = (time_s - onset_s) * 1e6, table.pulse.unit
    gap_us = unit.segments[-1].gap_us
    if x_us >= (unit.length_us - gap_us) * ratio + gap_us - SAME_TIME_US:
        return Cut(number=number + 1)
    return Cut(
        number=number,
        begun=tuple(_begun(unit.segments, x_us, ratio)) if ratio else (),
        onset_s=onset_s,
        amplitude_ma=float(table.amplitude_ma[row]),
        ratio=ratio,
    )


def _begun(
    segments: tuple[Segment, ...], x_us: float, ratio: float
) -> Iterator[tuple[Segment, float]]:
    for segment in segments:
        stop_us = (x_us - segment.gap_us) / ratio + segment.gap_us
        if stop_us > segment.start_us:
            yield segment, min(stop_us, segment.end_us)
