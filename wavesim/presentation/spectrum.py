"""The spectrum of a channel, ready to draw: lines of the steady train, or the curve of a window."""

import math
from dataclasses import dataclass, replace
from typing import Literal, final

import numpy as np

from wavesim.analysis.spectrum import NoLines, line_spectrum, spectrum
from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.pulses import SineBurst
from wavesim.core.table import Floats
from wavesim.presentation.names import value_words
from wavesim.presentation.project import View
from wavesim.presentation.ticks import MOST, Ticks, level_ticks, multiples, steps, written
from wavesim.presentation.words import NO_BREAK, _, quantity, span_words

Kind = Literal["lines", "curve", "none"]

_LOBES = 2.5
"""How far the axis goes, in inverse lengths of the shortest phase: to behind a side lobe."""
_MOST_LINES = 20_000
"""Lines that are computed: as far as they go, goes the axis."""
_FEWEST_LINES = 20
_LOG_FROM = 1000.0
"""Ratio of highest to lowest frequency from which the axis is logarithmic."""
_AROUND = 6.0
"""Beats that are shown on both sides of a carrier."""
_HALF_WAVES = 20.0
"""Highest frequency of half sine waves, in their rate."""
_CURVE_POINTS = 1500
_MOST_PULSES = 20_000
"""Pulses of a train that a curve is of; of a longer one it is of its beginning."""
_UC_PER_MA_S = 1000.0
_LABEL_PX = 24.0
"""Room above the highest for its label [px at 100 %]."""


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpectrumScene:
    """What to draw.

    kind: stems at frequency_hz [Hz] of level (mA, peak of each line), a curve of level (uC, size
    of the Fourier integral of the window), or nothing. logarithmic: the frequency axis.
    subtitle, sentence: what it is, and all of it for those who do not see it.
    """

    kind: Kind
    low_hz: float
    high_hz: float
    logarithmic: bool
    frequency_hz: Floats
    level: Floats
    top: float
    hz_ticks: Ticks
    level_ticks: Ticks
    level_title: str
    label: str
    subtitle: str
    sentence: str

    def part(self, frequency_hz: Floats) -> Floats:
        """Where frequencies lie on the axis, from 0 to 1."""
        if self.logarithmic:
            wide = math.log(self.high_hz / self.low_hz)
            found: Floats = np.log(frequency_hz / self.low_hz) / wide
            return found
        return (frequency_hz - self.low_hz) / (self.high_hz - self.low_hz)


def is_slow(program: Program, view: View) -> bool:
    """Whether the spectrum is one of a window, which may take longer than a frame."""
    channels = program.section[view.section].channel
    if view.channel >= len(channels) or channels[view.channel].carrier is not None:
        return False
    return channels[view.channel].pulsed.timing.repeating() is None


def spectrum_scene(
    program: Program, view: View, columns: int, rows: int, *, scale: float = 1.0
) -> SpectrumScene:
    """The spectrum of the channel that is shown, for a plot of columns x rows pixels."""
    channels = program.section[view.section].channel
    if view.channel >= len(channels):
        return _nothing(_("A rest has no spectrum"))
    one = channels[view.channel]
    low_hz, high_hz = _range_hz(one)
    found = line_spectrum(program, high_hz, view.section, view.channel)
    room = (columns / scale, rows / scale)
    if isinstance(found, NoLines):
        if one.carrier is not None:
            return _nothing(_("No lines: the frequency of this current changes all the time"))
        return _curve(program, _bounded(program, view), high_hz, found.kind, room)
    shown = found.frequency_hz >= low_hz
    frequency_hz, level = found.frequency_hz[shown], found.amplitude_ma[shown]
    if not len(frequency_hz):
        words = _("No lines: a direct current of {dc}").format(dc=quantity(found.dc_ma, "mA"))
        return _nothing(words)
    return _lines(frequency_hz, level, found.dc_ma, (low_hz, high_hz), room)


def _lines(
    frequency_hz: Floats, level: Floats, dc_ma: float, ends_hz: tuple[float, float],
    room: tuple[float, float],
) -> SpectrumScene:  # fmt: skip
    low_hz, high_hz = ends_hz
    first_hz = float(frequency_hz[0])
    logarithmic = low_hz == 0.0 and high_hz > _LOG_FROM * first_hz
    low_hz = 0.7 * first_hz if logarithmic else low_hz
    highest = int(np.argmax(level))
    most, at_hz = float(level[highest]), float(frequency_hz[highest])
    top = _top(most, room[1])
    label = f"{quantity(most, 'mA')} · {hz_words(at_hz)}"
    direct = _("direct part {dc}").format(dc=quantity(_no_rounding(dc_ma, most), "mA"))
    told = _("lines of the steady train, without ramps and modulation")
    sentence = _(
        "Line spectrum: {count} lines from {first} to {last}, the largest {most} at {at}, {direct}."
    ).format(
        count=len(level), first=hz_words(first_hz), last=hz_words(float(frequency_hz[-1])),
        most=quantity(most, "mA"), at=hz_words(at_hz), direct=direct,
    )  # fmt: skip
    scene = SpectrumScene(
        kind="lines",
        low_hz=low_hz,
        high_hz=high_hz,
        logarithmic=logarithmic,
        frequency_hz=frequency_hz,
        level=level,
        top=top,
        hz_ticks=hz_ticks(low_hz, high_hz, room[0], logarithmic=logarithmic),
        level_ticks=level_ticks(0.0, top, room[1]),
        level_title=_("mA, peak of each line"),
        label=label,
        subtitle=f"{told} · {direct}",
        sentence=sentence,
    )
    return _thinned(scene, int(room[0]))


def _curve(
    program: Program, view: View, high_hz: float, kind: str, room: tuple[float, float]
) -> SpectrumScene:
    """The size of the Fourier integral of what is shown; no steady train, no lines."""
    frequency_hz = np.linspace(0.0, high_hz, _CURVE_POINTS)
    window = (view.start_s, view.stop_s)
    whole = spectrum(program, *window, frequency_hz, view.section, view.channel)
    level = _UC_PER_MA_S * np.abs(whole)
    highest = int(np.argmax(level))
    most, at_hz = float(level[highest]), float(frequency_hz[highest])
    top = _top(most, room[1])
    span = span_words(view.stop_s - view.start_s)
    told = _("{kind}: no lines; the spectrum of {span}").format(kind=value_words(kind), span=span)
    sentence = _("Spectrum of what is shown: the largest {most} at {at}; {kind} has no lines.")
    return SpectrumScene(
        kind="curve",
        low_hz=0.0,
        high_hz=high_hz,
        logarithmic=False,
        frequency_hz=frequency_hz,
        level=level,
        top=top,
        hz_ticks=hz_ticks(0.0, high_hz, room[0], logarithmic=False),
        level_ticks=level_ticks(0.0, top, room[1]),
        level_title=_("µC, size of the Fourier integral"),
        label=f"{quantity(most, 'uC')} · {hz_words(at_hz)}",
        subtitle=told,
        sentence=sentence.format(
            most=quantity(most, "uC"), at=hz_words(at_hz), kind=value_words(kind)
        ),
    )


def _bounded(program: Program, view: View) -> View:
    """The window, or as much of it as holds so many pulses that differ; trains are equal."""
    part = program.section[view.section]
    one = part.channel[view.channel]
    span_s = view.stop_s - view.start_s
    rate_hz = 1.0 / one.pulsed.timing.shortest_interval_s
    most_s = _MOST_PULSES / rate_hz
    if min(span_s, part.train_s(one)) <= most_s:
        return view
    return replace(view, stop_s=view.start_s + most_s)


def _nothing(words: str) -> SpectrumScene:
    """No spectrum, and why."""
    none = np.zeros(0)
    return SpectrumScene(
        kind="none", low_hz=0.0, high_hz=1.0, logarithmic=False, frequency_hz=none, level=none,
        top=1.0, hz_ticks=Ticks(at=(), texts=()), level_ticks=Ticks(at=(), texts=()),
        level_title="", label="", subtitle=words, sentence=f"{words}.",
    )  # fmt: skip


def _range_hz(one: Channel) -> tuple[float, float]:
    """Ends of the frequency axis: what a current is made of, and a little more."""
    if one.carrier is not None:
        carrier_hz = getattr(one.carrier, "carrier_frequency_hz", None)
        if carrier_hz is None:
            return 0.0, _HALF_WAVES * 2.0 * float(getattr(one.carrier, "mains_frequency_hz", 50.0))
        beat_hz = float(getattr(one.carrier, "beat_hz", 0.1 * carrier_hz))
        return max(0.0, carrier_hz - _AROUND * beat_hz), carrier_hz + _AROUND * beat_hz
    pulse, timing = one.pulsed.pulse, one.pulsed.timing
    if isinstance(pulse, SineBurst):
        high_hz = 2.0 * pulse.carrier_frequency_hz
    else:
        shortest_us = min(phase.end_us - phase.start_us for phase in pulse.unit.phases)
        high_hz = _LOBES * 1e6 / shortest_us
    pattern = timing.repeating()
    if pattern is None:
        return 0.0, high_hz
    rate_hz = pattern.rate_hz
    return 0.0, min(max(high_hz, _FEWEST_LINES * rate_hz), 0.5 * _MOST_LINES * rate_hz)


def _thinned(scene: SpectrumScene, columns: int) -> SpectrumScene:
    """Of lines that share a column of the plot the highest."""
    if len(scene.level) <= columns:
        return scene
    column = (scene.part(scene.frequency_hz) * columns).astype(np.int64)
    order = np.lexsort((scene.level, column))
    last = np.flatnonzero(np.diff(column[order], append=-1))
    kept = order[last]
    return replace(scene, frequency_hz=scene.frequency_hz[kept], level=scene.level[kept])


def hz_ticks(low_hz: float, high_hz: float, room_px: float, *, logarithmic: bool) -> Ticks:
    """Ticks of the frequency axis, in Hz or kHz; the last one carries the unit."""
    unit, size = ("kHz", 1e3) if high_hz >= 2000.0 else ("Hz", 1.0)
    if logarithmic:
        return _log_ticks(low_hz, high_hz, unit, size)
    low, high = low_hz / size, high_hz / size
    most = min(MOST, max(2, int(room_px / 80.0)))
    step = next(step for step in steps((high - low) / (4 * most))
                if len(multiples(low, high, step)) <= most)  # fmt: skip
    found = multiples(low, high, step)
    texts = [written(k * step, step) for k in found]
    return _with_unit([k * step * size for k in found], texts, unit)


def _log_ticks(low_hz: float, high_hz: float, unit: str, size: float) -> Ticks:
    """Powers of ten."""
    first, last = math.ceil(math.log10(low_hz)), math.floor(math.log10(high_hz))
    at = [10.0**power for power in range(first, last + 1)]
    return _with_unit(at, [f"{hertz / size:g}" for hertz in at], unit)


def _with_unit(at: list[float], texts: list[str], unit: str) -> Ticks:
    if texts:
        texts[-1] += f"{NO_BREAK}{unit}"
    return Ticks(at=tuple(at), texts=tuple(texts))


def hz_words(hertz: float) -> str:
    """A frequency in Hz or kHz."""
    return quantity(hertz / 1e3, "kHz") if hertz >= 10_000.0 else quantity(hertz, "Hz")


def _top(most: float, rows: float) -> float:
    """The upper end of the axis, with room for a label above the highest."""
    return most / (1.0 - min(0.5, _LABEL_PX / rows)) or 1.0


def _no_rounding(number: float, beside: float) -> float:
    """A direct part that is rounding of the sums is 0."""
    return 0.0 if abs(number) < 1e-9 * beside else number
