"""Spectra of the current in closed form: of any window, and of the plateau for ever.

S(f) = integral of i(t) exp(-2 pi i f t) dt = sum of a_i F_i(f) exp(-2 pi i f t_i), F_i the Fourier
integral of pulse i. Nothing is sampled. Rows that repeat are a geometric sum, so a night costs what
a minute costs. Phases are those of f t, which a double holds to 1e-16 of itself: at 1 kHz and 1 h
they are good to 3e-9 rad.
"""

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from wavesim.analysis.carrier_spectrum import steady_lines
from wavesim.analysis.cut import Cut, cut_at
from wavesim.analysis.phase_sums import MOST_CELLS, geometric, phase_sum
from wavesim.analysis.stretches import Stretch, stretches
from wavesim.core.errors import Problem, raise_if
from wavesim.core.fourier import Complexes, pulse_us, turned
from wavesim.core.program import Program
from wavesim.core.pulse import Polarity, Pulse
from wavesim.core.schedule import check_window, chosen, session_table
from wavesim.core.segments import Segment
from wavesim.core.table import Floats, Ints, PulseTable
from wavesim.core.timing import Pattern

MOST_FREQUENCIES = 1 << 12
"""Frequencies worked on at once."""

MOST_LINES = 2_000_000
"""Lines of one spectrum: as many as the pulses that are listed at most."""

FEWEST_HZ = 50.0
"""No continuous current has lines closer to each other throughout: that of 50 Hz mains [Hz]."""

Shape = tuple[tuple[Segment, float], ...]
"""Segments, each with the time up to which it is delivered."""


def spectrum(
    program: Program,
    start_s: float,
    stop_s: float,
    frequency_hz: ArrayLike,
    section: int = 0,
    channel: int = 0,
) -> Complexes:
    """Fourier integral of a channel's current in [start_s, stop_s) [mA s].

    Times are those of the section, so spectra of adjoining windows add up; at 0 Hz it is the net
    charge [mC]. Pulses at the edges count as far as they lie within. Raises ImpossibleError for a
    window that is none and a frequency that is not finite.
    """
    check_window(start_s, stop_s)
    asked = np.asarray(frequency_hz, dtype=np.float64)
    if not np.isfinite(asked).all():
        strange = float(asked[~np.isfinite(asked)].flat[0])
        raise_if([Problem("range", "frequency_hz", strange, "any finite number", "Hz")])
    table = session_table(program, section, channel)
    found = np.zeros(asked.size, dtype=np.complex128)
    if table.total:
        begin, end = cut_at(table, start_s), cut_at(table, stop_s)
        for first in range(0, asked.size, MOST_FREQUENCIES):
            part = slice(first, first + MOST_FREQUENCIES)
            found[part] = _between(table, begin, end, asked.ravel()[part])
    return found.reshape(asked.shape)


def _between(table: PulseTable, begin: Cut, end: Cut, frequency_hz: Floats) -> Complexes:
    """All pulses from the one that `begin` cuts on, without what lies beyond the cuts [mA s]."""
    shape = _whole(table.pulse)
    total = _delivered(end, frequency_hz) - _delivered(begin, frequency_hz)
    whole = list(stretches(table, begin.number, end.number))
    full = pulse_us(shape, frequency_hz) if whole else np.zeros(1, dtype=np.complex128)
    for stretch in whole:
        rows = _rows_of(table, stretch, frequency_hz, shape, full)
        total += rows * _repeats(table, stretch, frequency_hz)
    return total * 1e-6


def _delivered(cut: Cut, frequency_hz: Floats) -> Complexes:
    """Of the pulse that is cut, what has been delivered [mA us]."""
    begun = pulse_us(cut.begun, frequency_hz, cut.ratio)
    return cut.amplitude_ma * begun * turned(frequency_hz * cut.onset_s)


def _repeats(table: PulseTable, stretch: Stretch, frequency_hz: Floats) -> Complexes:
    """Sum of the phases of the laps, times that of the trains."""
    lap_s = table.stride / table.rate_hz
    from_lap = turned(frequency_hz * (stretch.lap * table.stride / table.rate_hz))
    from_train = turned(frequency_hz * (table.start_s + stretch.train * table.cycle_s))
    laps = geometric(frequency_hz * lap_s, stretch.laps)
    return from_lap * laps * from_train * geometric(frequency_hz * table.cycle_s, stretch.trains)


def _rows_of(
    table: PulseTable, stretch: Stretch, frequency_hz: Floats, shape: Shape, full: Complexes
) -> Complexes:
    """The rows of a stretch once, times from the start of the train [mA us]."""
    rows = np.arange(stretch.first, stretch.stop)
    rows = rows[table.amplitude_ma[rows] * table.duration_ratio[rows] != 0.0]
    unchanged = table.duration_ratio[rows] == 1.0
    same, changed = rows[unchanged], rows[~unchanged]
    total = full * phase_sum(
        table.amplitude_ma[same],
        table.offset_s[same],
        table.index[same],
        table.rate_hz,
        frequency_hz,
    )
    step = max(1, MOST_CELLS // max(1, len(frequency_hz)))
    for at in range(0, len(changed), step):
        total += _stretched(table, changed[at : at + step], frequency_hz, shape)
    return total


def _stretched(table: PulseTable, rows: Ints, frequency_hz: Floats, shape: Shape) -> Complexes:
    """Rows of changed duration: the pulse's integral once for each duration [mA us]."""
    ratio, place = np.unique(table.duration_ratio[rows], return_inverse=True)
    own = pulse_us(shape, frequency_hz, ratio[:, None])[place]
    onset_s = table.offset_s[rows] + table.index[rows] / table.rate_hz
    phases = table.amplitude_ma[rows][:, None] * turned(frequency_hz * onset_s[:, None])
    summed: Complexes = np.einsum("ij,ij->j", own, phases)
    return summed


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class LineSpectrum:
    """i(t) = dc_ma + sum of the real parts of phasor_ma exp(2 pi i frequency_hz t).

    t from the onset of a group of the pattern, of an alternating one from one that begins cathodic
    first; of a continuous current from the start of the train. Positive is cathodic.
    """

    dc_ma: float
    frequency_hz: Floats
    phasor_ma: Complexes

    @property
    def amplitude_ma(self) -> Floats:
        """Peak of each line [mA]."""
        return np.abs(self.phasor_ma)

    @property
    def phase_rad(self) -> Floats:
        """Phase of each line as a cosine [rad]."""
        return np.angle(self.phasor_ma)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class NoLines:
    """A channel without line spectrum, as its current has no steady period.

    kind: of its timing or carrier, which is the reason: swept, random, or a list.
    """

    kind: str


def line_spectrum(
    program: Program, highest_hz: float, section: int = 0, channel: int = 0
) -> LineSpectrum | NoLines:
    """The lines of a channel's plateau up to a frequency, exactly.

    Plateau: full amplitude and duration for ever; ramps, modulation, reversal and off-time left
    out. Alternating polarity doubles the period of groups of odd size. Raises ImpossibleError for
    a section or channel that is not there and for more than 2,000,000 lines.
    """
    one = chosen(program, section, channel)
    if one.carrier is not None:
        _check_highest(highest_hz, FEWEST_HZ)
        steady = steady_lines(one.carrier, highest_hz)
        if steady is None:
            return NoLines(kind=one.carrier.kind)
        direct, frequency_hz, phasor = steady
        return LineSpectrum(
            dc_ma=one.amplitude_ma * direct,
            frequency_hz=frequency_hz,
            phasor_ma=one.amplitude_ma * phasor,
        )
    pattern = one.pulsed.timing.repeating()
    if pattern is None:
        return NoLines(kind=one.pulsed.timing.kind)
    return _train_lines(one.pulsed.pulse, pattern, one.amplitude_ma, highest_hz)


def _train_lines(
    pulse: Pulse, pattern: Pattern, amplitude_ma: float, highest_hz: float
) -> LineSpectrum:
    """At multiples of the rate: rate x integral of the pulse x phases of those in a period."""
    sign, onset_s, rate_hz = _period(pattern, pulse.polarity)
    _check_highest(highest_hz, rate_hz)
    # A line at the highest frequency itself is one of them, whatever the rounding of the ratio.
    count = int(highest_hz / rate_hz * (1.0 + 1e-12))
    frequency_hz = rate_hz * np.arange(1, count + 1, dtype=np.float64)
    scale = amplitude_ma * rate_hz * 1e-6
    phasor = np.empty(count, dtype=np.complex128)
    for at in range(0, count, MOST_FREQUENCIES):
        part = frequency_hz[at : at + MOST_FREQUENCIES]
        phases = phase_sum(sign, onset_s, np.zeros(len(sign), dtype=np.int64), 1.0, part)
        phasor[at : at + MOST_FREQUENCIES] = 2.0 * scale * pulse_us(_whole(pulse), part) * phases
    return LineSpectrum(
        dc_ma=scale * pulse.unit.net_us * float(sign.sum()) + 0.0,  # never -0
        frequency_hz=frequency_hz,
        phasor_ma=phasor,
    )


def _check_highest(highest_hz: float, rate_hz: float) -> None:
    """Refuse more lines than there is room for."""
    if not 0.0 <= highest_hz <= MOST_LINES * rate_hz:
        allowed = f"0 to {MOST_LINES * rate_hz:.15g}"
        raise_if([Problem("range", "highest_hz", highest_hz, allowed, "Hz")])


def _period(pattern: Pattern, polarity: Polarity) -> tuple[Floats, Floats, float]:
    """Direction and onset of the pulses of one period, and how often it comes."""
    onset_s, rate_hz = np.array(pattern.offsets_s, dtype=np.float64), pattern.rate_hz
    if polarity != "alternating":
        direction = 1.0 if polarity == "cathodic_first" else -1.0
        return np.full(len(onset_s), direction), onset_s, rate_hz
    if len(onset_s) % 2:
        onset_s, rate_hz = np.concatenate((onset_s, onset_s + 1.0 / rate_hz)), 0.5 * rate_hz
    return np.array([(-1.0) ** j for j in range(len(onset_s))]), onset_s, rate_hz


def _whole(pulse: Pulse) -> Shape:
    """All segments to their ends."""
    return tuple((segment, segment.end_us) for segment in pulse.unit.segments)
