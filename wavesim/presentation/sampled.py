"""The train as sampled tools see it, to lay over the exact one, and what they would say of it."""

from functools import lru_cache
from typing import final

import numpy as np

from wavesim.analysis.dose import channel_dose
from wavesim.core.program import Program
from wavesim.core.schedule import check_window, chosen
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.core.table import Floats
from wavesim.io.sampler import SampleReport, checked_rate
from wavesim.io.sampler_point import Grid
from wavesim.io.sampler_seen import seen_samples, verdict
from wavesim.presentation.words import _, ngettext, number, quantity

SAMPLES_A_COLUMN = 2
"""Samples that a column of the plot can show as steps, two vertices each."""
MOST_PULSES = 20_000
"""Pulses of a section that are judged, from its first on."""
MOST_SAMPLES = 400_000
"""Samples in pulses that are judged."""
DRAWN_SAMPLES = 60_000
"""Samples in pulses that are looked at for one picture; of more, the same number in each column."""
NOISE_UA = 1e-6
"""Direct current that is rounding of the sums."""


@final
@value
class SampledView:
    """Point samples of a window for a plot, and sentences about the sampled train.

    time_s, current_ma: steps, each sample held until the next; None where samples are denser than
    the plot. low_ma, high_ma: then the smallest and largest sample of each column, 0 belonging to
    each. sentences: false direct current, phases and lost pulses of the first 20,000 pulses of the
    section, beside the exact numbers.
    """

    time_s: Floats | None
    current_ma: Floats | None
    low_ma: Floats | None
    high_ma: Floats | None
    sentences: tuple[str, ...]


def sampled_view(
    program: Program,
    start_s: float,
    stop_s: float,
    columns: int,
    rate_hz: float,
    section: int = 0,
    channel: int = 0,
    *,
    told: bool = True,
) -> SampledView:
    """Samples at k / rate of the section, k whole, so that they stay in place when the view moves.

    told: with the sentences, for which the section is sampled, not the window alone.
    Raises ImpossibleError for a window, a rate or a channel that is none.
    """
    chosen(program, section, channel)
    check_window(start_s, stop_s)
    rate_hz = checked_rate(rate_hz)
    first, last = int(np.floor(start_s * rate_hz)), int(np.ceil(stop_s * rate_hz))
    grid = Grid(first / rate_hz, rate_hz, max(last - first, 1))
    one = program.section[section]
    time_s = current_ma = low_ma = high_ma = None
    if grid.count <= SAMPLES_A_COLUMN * columns:
        time_s, current_ma = _steps(one, channel, grid)
    else:
        low_ma, high_ma = _extremes(one, channel, grid, start_s, stop_s, columns)
    return SampledView(
        time_s=time_s,
        current_ma=current_ma,
        low_ma=low_ma,
        high_ma=high_ma,
        sentences=sampled_sentences(one, channel, rate_hz) if told else (),
    )


def _steps(section: Section, channel: int, grid: Grid) -> tuple[Floats, Floats]:
    """Vertices of the samples, each held until the next."""
    held = np.zeros(grid.count)
    for index, level in seen_samples(section, channel, grid, 1, grid.count):
        held[index] = level
    edge_s = grid.start_s + np.arange(grid.count + 1) / grid.rate_hz
    return np.repeat(edge_s, 2)[1:-1], np.repeat(held, 2)


def _extremes(
    section: Section, channel: int, grid: Grid, start_s: float, stop_s: float, columns: int
) -> tuple[Floats, Floats]:
    low, high = np.zeros(columns), np.zeros(columns)
    for index, level in seen_samples(section, channel, grid, columns, DRAWN_SAMPLES):
        part = (grid.start_s + index / grid.rate_hz - start_s) / (stop_s - start_s)
        column = np.floor(part * columns).astype(np.int64)
        inside = (column >= 0) & (column < columns)
        np.minimum.at(low, column[inside], level[inside])
        np.maximum.at(high, column[inside], level[inside])
    return low, high


@lru_cache(maxsize=32)
def sampled_sentences(section: Section, channel: int, rate_hz: float) -> tuple[str, ...]:
    """What the samples make of the train, and what it is."""
    told = verdict(section, channel, rate_hz, MOST_PULSES, MOST_SAMPLES)
    exact = channel_dose(section, channel)
    direct = _("Exact, at full strength: net direct current {dc}.").format(
        dc=_direct(exact.net_dc_plateau_ua)
    )
    if section.channel[channel].carrier is not None:
        said = _("Sampled at {rate}: false DC {dc}.")
        return said.format(rate=_rate(rate_hz), dc=_direct(told.false_dc_ua)), direct
    found = [_pulses(told, rate_hz)]
    if told.halved_count:
        found.append(
            ngettext(
                "{count} pulse has lost one of its phases, and with it its balance.",
                "{count} pulses have lost one of their phases, and with it their balance.",
                told.halved_count,
            ).format(count=number(told.halved_count))
        )
    return *found, direct


def _pulses(told: SampleReport, rate_hz: float) -> str:
    return ngettext(
        "Sampled at {rate}: false DC {dc}, phases up to {width} off, {lost} of {count} pulse lost.",
        "Sampled at {rate}: false DC {dc}, phases up to {width} off, {lost} of {count} pulses "
        "lost.",
        told.pulse_count,
    ).format(
        rate=_rate(rate_hz),
        dc=_direct(told.false_dc_ua),
        width=quantity(round(abs(told.worst_phase_error_us), 3), "us"),
        lost=number(told.lost_count),
        count=number(told.pulse_count),
    )


def _direct(current_ua: float) -> str:
    """A direct current; what is rounding is 0."""
    return quantity(0.0 if abs(current_ua) < NOISE_UA else current_ua, "uA")


def _rate(rate_hz: float) -> str:
    """A sample rate in Hz, kHz or MHz."""
    for factor, unit in ((1e6, "MHz"), (1e3, "kHz")):
        if rate_hz >= factor:
            return quantity(rate_hz / factor, unit, figures=4)
    return quantity(rate_hz, "Hz", figures=4)
