"""The frame of the map: two logarithmic axes that stay put while the design moves within them."""

import math
from collections.abc import Iterable
from typing import final

import numpy as np

from wavesim.core.spec import value
from wavesim.core.table import Floats
from wavesim.presentation import ranges
from wavesim.presentation.limits import SMALLEST_MA
from wavesim.presentation.names import spec_of
from wavesim.presentation.places import preset_value
from wavesim.presentation.project import Project
from wavesim.presentation.ticks import Ticks
from wavesim.presentation.words import NO_BREAK, number

USUAL_US = (20.0, 2000.0)
"""Phase durations of nerve: the axis where all that is marked lies between them."""
AROUND_US, AROUND_MA = 5.0, 4.0
"""How many times below and above what is marked an axis goes."""
NOTHING_MA = (1.0, 100.0)
"""Axis where no amplitude is given."""
PER_DECADE = 6
"""Phase durations at which limits are solved; between them curves are straight enough."""


@final
@value
class Frame:
    """Ends of both axes; marked: what they were made for, beside the design."""

    low_us: float
    high_us: float
    low_ma: float
    high_ma: float
    marked: tuple[object, ...]

    def across(self, phase_us: Floats) -> Floats:
        """Where phase durations lie, from 0 at the left to 1."""
        return _part(phase_us, self.low_us, self.high_us)

    def up(self, amplitude_ma: Floats) -> Floats:
        """Where amplitudes lie, from 0 at the bottom to 1."""
        return _part(amplitude_ma, self.low_ma, self.high_ma)

    def at(self, across: float, up: float) -> tuple[float, float]:
        """Phase duration [us] and amplitude [mA] at a place; beyond an edge those of the edge."""
        inside = (min(max(part, 0.0), 1.0) for part in (across, up))
        ends = ((self.low_us, self.high_us), (self.low_ma, self.high_ma))
        phase_us, amplitude_ma = (
            low * (high / low) ** part for part, (low, high) in zip(inside, ends, strict=True)
        )
        return phase_us, amplitude_ma

    def holds(self, phase_us: float, amplitude_ma: float) -> bool:
        """Whether a design lies in it; one of next to no amplitude is at its foot."""
        up = amplitude_ma < SMALLEST_MA or self.low_ma <= amplitude_ma <= self.high_ma
        return self.low_us <= phase_us <= self.high_us and up

    @property
    def phases_us(self) -> tuple[float, ...]:
        """Phase durations at which curves are computed."""
        count = 1 + max(2, round(PER_DECADE * math.log10(self.high_us / self.low_us)))
        return tuple(float(at) for at in np.geomspace(self.low_us, self.high_us, count))


def frame(project: Project, section: int, channel: int, held: Frame | None = None) -> Frame:
    """The frame of a channel with a phase duration; held: that until now, kept if it can be."""
    here = f"section.{section}.channel.{channel}"
    paths = (f"{here}.pulse.phase_duration_us", f"{here}.amplitude_ma")
    one = project.program.section[section].channel[channel]
    phase_us, amplitude_ma = float(getattr(one.pulse, "phase_duration_us")), one.amplitude_ma  # noqa: B009
    known = [tuple(_known(project, path)) for path in paths]
    marked = (*paths, *known)
    if held is not None and held.marked == marked and held.holds(phase_us, amplitude_ma):
        return held
    low_us, high_us = _phases(paths[0], [phase_us, *known[0]])
    low_ma, high_ma = _amplitudes(paths[1], [amplitude_ma, *known[1]])
    return Frame(low_us=low_us, high_us=high_us, low_ma=low_ma, high_ma=high_ma, marked=marked)


def _known(project: Project, path: str) -> Iterable[float]:
    """The preset's number and both ends of the range, as far as there are any."""
    band = ranges.band(ranges.evidence_of(project), path)
    found = (preset_value(project, path), band and band.low, band and band.high)
    return (at for at in found if at)


def _phases(path: str, marked: list[float]) -> tuple[float, float]:
    if USUAL_US[0] <= min(marked) and max(marked) <= USUAL_US[1]:
        return USUAL_US
    return _ends(path, marked, AROUND_US)


def _amplitudes(path: str, marked: list[float]) -> tuple[float, float]:
    some = [at for at in marked if at >= SMALLEST_MA]
    return _ends(path, some, AROUND_MA) if some else NOTHING_MA


def _ends(path: str, marked: list[float], around: float) -> tuple[float, float]:
    """Round numbers well around what is marked, within what the file allows."""
    spec = spec_of(path)
    low, high = _round(min(marked) / around, up=False), _round(max(marked) * around, up=True)
    if spec is not None and spec.low:
        low = max(low, spec.low)
    return low, high if spec is None or spec.high is None else min(high, spec.high)


def _round(at: float, *, up: bool) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    exponent = math.floor(math.log10(at))
    figures = [float(f"{figure}e{exponent}") for figure in (1, 2, 5, 10)]
    near = 1e-9 * at
    if up:
        return next(one for one in figures if one >= at - near)
    return next(one for one in reversed(figures) if one <= at + near)


def _part(at: Floats, low: float, high: float) -> Floats:
    with np.errstate(divide="ignore"):
        found: Floats = (np.log(at) - math.log(low)) / math.log(high / low)
    return found


def log_ticks(low: float, high: float, unit: str = "") -> Ticks:
    """Ticks at 1, 2 and 5 times the powers of ten; the last one carries the unit."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    figures = (1, 2, 5) if high / low <= 1.001e3 else (1,)
    near = 1e-9
    at = [
        float(f"{figure}e{power}")
        for power in powers
        for figure in figures
        if low * (1.0 - near) <= float(f"{figure}e{power}") <= high * (1.0 + near)
    ]
    texts = [number(one) for one in at]
    if texts and unit:
        texts[-1] += f"{NO_BREAK}{unit}"
    return Ticks(at=tuple(at), texts=tuple(texts))
