"""The mean square of the current in any window, exactly: what heats, and what a load feels."""

import math

from wavesim.analysis.carrier_train import carrier_train
from wavesim.analysis.cut import Cut, cut_at
from wavesim.core.errors import Problem, raise_if
from wavesim.core.program import Program
from wavesim.core.schedule import check_window, chosen, session_table


def mean_square_ma2(
    program: Program, start_s: float, stop_s: float, section: int = 0, channel: int = 0
) -> float:
    """Mean of a channel's squared current in [start_s, stop_s) of its section [mA^2].

    Pulses at the edges count as far as they lie within. Raises ImpossibleError for a window
    without length, which has no mean.
    """
    square = square_ma2_s(program, start_s, stop_s, section, channel)
    if stop_s == start_s:
        raise_if([Problem("range", "stop_s", stop_s, f"above start_s, {start_s:.15g}", "s")])
    return square / (stop_s - start_s)


def rms_ma(
    program: Program, start_s: float, stop_s: float, section: int = 0, channel: int = 0
) -> float:
    """Root mean square of a channel's current in [start_s, stop_s) of its section [mA]."""
    return math.sqrt(mean_square_ma2(program, start_s, stop_s, section, channel))


def square_ma2_s(
    program: Program, start_s: float, stop_s: float, section: int = 0, channel: int = 0
) -> float:
    """Integral of a channel's squared current in [start_s, stop_s) [mA^2 s]; splits add up."""
    check_window(start_s, stop_s)
    if chosen(program, section, channel).carrier is not None:
        train = carrier_train(program.section[section], channel)
        begun, ended = (train.session_integral("square", time_s) for time_s in (start_s, stop_s))
        return ended - begun
    table = session_table(program, section, channel)
    if table.total == 0:
        return 0.0
    first, last = cut_at(table, start_s), cut_at(table, stop_s)
    strength = table.amplitude_ma**2 * table.duration_ratio
    whole = float(table.plays(first.number, last.number) @ strength) * table.pulse.unit.square_us
    # The first pulse is counted whole where only its end lies within.
    return max(0.0, whole + _square(last) - _square(first)) * 1e-6


def _square(cut: Cut) -> float:
    """Of what a pulse that is cut has delivered [mA^2 us]."""
    delivered = math.fsum(segment.square_to_us(stop_us) for segment, stop_us in cut.begun)
    return cut.amplitude_ma**2 * cut.ratio * delivered
