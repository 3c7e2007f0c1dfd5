"""The only sampler: a channel's current at a sample rate, and what sampling cost.

Rule "balanced" is ours: whole pulses on the raster, each sample the mean of its interval. Rule
"point" is that of most sampled tools: the current at each sample's instant. Rules and examples:
docs/sampling.md.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal, final

import numpy as np
from numpy.typing import NDArray

from wavesim.analysis.carrier_train import carrier_train
from wavesim.analysis.current import charge_uc
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.program import Program
from wavesim.core.raster import RasterTable, rasterise
from wavesim.core.raster_pulse import SLACK
from wavesim.core.raster_report import report
from wavesim.core.schedule import check_window, chosen, session_table
from wavesim.core.table import PulseTable
from wavesim.io.sampler_carrier import carrier_means, carrier_points
from wavesim.io.sampler_fill import fill, whole_pulses
from wavesim.io.sampler_point import Grid, PointCost, point_samples

Rule = Literal["balanced", "point"]
RULES = ("balanced", "point")
LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 1.0, 1e8
MOST_SAMPLES = 200_000_000
"""Samples in one result: 1.6 GB."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReport:
    """What sampling cost.

    pulse_count: pulses with current that are sampled. cut_count: pulses across an edge of the
    window; "balanced" leaves them out. lost_count: of the sampled ones, those that no sample shows.
    halved_count: those of which a phase has no sample and another has ("point").
    worst_onset_error_us: of the first sample of a pulse [us]. worst_phase_error_us: of the duration
    of a phase, of largest magnitude [us]; positive: too long. exact_dc_ua: mean of the exact
    current of the window, "balanced": of its whole pulses; false_dc_ua: how much the mean of the
    samples is above that [uA].
    """

    rule: Rule
    sample_count: int
    pulse_count: int
    cut_count: int
    lost_count: int
    halved_count: int
    worst_onset_error_us: float
    worst_phase_error_us: float
    exact_dc_ua: float
    false_dc_ua: float


@final
@dataclass(frozen=True, slots=True, eq=False)
class Sampled:
    """The current of one channel as samples; sample k belongs to start_s + k / rate_hz.

    current_ma: the samples [mA], held until the next; positive is cathodic.
    """

    start_s: float
    rate_hz: float
    current_ma: NDArray[np.float64]
    report: SampleReport

    @property
    def time_step_s(self) -> float:
        """From one sample to the next [s]."""
        return 1.0 / self.rate_hz


def sample(
    program: Program,
    rate_hz: float,
    start_s: float,
    stop_s: float,
    section: int = 0,
    channel: int = 0,
    *,
    rule: Rule = "balanced",
) -> Sampled:
    """Samples of a channel at instants in [start_s, stop_s) of its section.

    Raises ImpossibleError for a rate outside 1 Hz to 100 MHz, a window that is none, a rule that is
    none and more than 200 million samples.
    """
    carrier = chosen(program, section, channel).carrier is not None
    check_window(start_s, stop_s)
    rate_hz = checked_rate(rate_hz)
    if rule not in RULES:
        raise ImpossibleError([Problem("choice", "rule", rule, ", ".join(RULES))])
    grid = Grid(float(start_s), rate_hz, sample_count(rate_hz, start_s, stop_s))
    current_ma = np.zeros(grid.count)
    if rule == "balanced" and not carrier:
        told = _balanced(session_table(program, section, channel), grid, current_ma)
        return Sampled(grid.start_s, rate_hz, current_ma, told)
    cost = PointCost()
    if carrier:
        fill_carrier = carrier_means if rule == "balanced" else carrier_points
        fill_carrier(carrier_train(program.section[section], channel), grid, current_ma)
        cost.sum_ma = float(current_ma.sum())
    else:
        for index, value in point_samples(session_table(program, section, channel), grid, cost):
            current_ma[index] = value
    exact = charge_uc(program, start_s, grid.stop_s, section, channel)
    return Sampled(grid.start_s, rate_hz, current_ma, point_report(cost, grid, exact, rule))


def checked_rate(rate_hz: object) -> float:
    """A sample rate, or ImpossibleError."""
    if isinstance(rate_hz, bool) or not isinstance(rate_hz, int | float | np.number):
        raise ImpossibleError([Problem("type", "rate_hz", rate_hz, "a number")])
    rate = float(rate_hz)
    if not LOWEST_RATE_HZ <= rate <= HIGHEST_RATE_HZ:
        allowed = f"{LOWEST_RATE_HZ:.0f} to {HIGHEST_RATE_HZ:.0f}"
        raise ImpossibleError([Problem("range", "rate_hz", rate, allowed, "Hz")])
    return rate


def sample_count(rate_hz: float, start_s: float, stop_s: float) -> int:
    """Sample instants in [start_s, stop_s); ImpossibleError, which says what would fit, for more
    than 200 million."""
    exact = (stop_s - start_s) * rate_hz
    if not exact <= MOST_SAMPLES:
        latest_s = start_s + MOST_SAMPLES / rate_hz
        allowed = f"up to {latest_s:.15g} at {rate_hz:.15g} Hz ({MOST_SAMPLES} samples)"
        raise ImpossibleError([Problem("range", "stop_s", stop_s, allowed)])
    return math.ceil(exact - SLACK)


def _balanced(table: PulseTable, grid: Grid, out: NDArray[np.float64]) -> SampleReport:
    """Fill with whole pulses on the raster of the samples."""
    raster = rasterise(table, 1.0 / grid.rate_hz, origin_s=grid.start_s)
    first, stop, cut = whole_pulses(raster, len(out))
    fill(raster, out, first, stop)
    return _raster_report(
        replace(raster, table=replace(table, first=first, stop=stop)), len(out), cut
    )


def _raster_report(raster: RasterTable, samples: int, cut: int) -> SampleReport:
    table = raster.table
    told = report(raster)
    plays = table.plays(table.first, table.stop)
    row = np.arange(len(plays))
    window_s = max(samples, 1) * raster.tick_s
    strength = table.amplitude_ma * table.duration_ratio
    exact = float((plays * strength).sum()) * table.pulse.unit.net_us * 1e-3 / window_s
    return SampleReport(
        rule="balanced",
        sample_count=samples,
        pulse_count=told.pulse_count,
        cut_count=cut,
        lost_count=told.lost_count,
        halved_count=0,
        worst_onset_error_us=told.worst_onset_error_us,
        worst_phase_error_us=told.worst_phase_error_us,
        exact_dc_ua=exact,
        false_dc_ua=float((plays * raster.net_charge_uc(row)).sum()) / window_s - exact,
    )


def point_report(
    cost: PointCost, grid: Grid, exact_uc: float, rule: Rule = "point"
) -> SampleReport:
    """What samples cost, against the exact charge of the time they stand for [uC]."""
    count = max(grid.count, 1)
    window_s = count / grid.rate_hz
    exact = exact_uc / window_s
    return SampleReport(
        rule=rule,
        sample_count=grid.count,
        pulse_count=cost.pulses,
        cut_count=cost.cut,
        lost_count=cost.lost,
        halved_count=cost.halved,
        worst_onset_error_us=cost.onset_us,
        worst_phase_error_us=cost.phase_us,
        exact_dc_ua=exact,
        false_dc_ua=cost.sum_ma / count * 1e3 - exact,
    )
