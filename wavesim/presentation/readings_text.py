"""The readings of a muscle model as text."""

import math
from collections.abc import Iterable, Iterator

from wavesim.physiology.reading_sheet import CURRENTS_MA, PHASES_US, RATES_HZ, ReadingSheet
from wavesim.physiology.readings import CatchLike
from wavesim.presentation.words import EM_DASH, _, number, quantity, span_words


def reading_lines(sheet: ReadingSheet) -> Iterator[str]:
    """A line for each reading."""
    yield _("Readings: trains of 1 s, the whole muscle rested unless said otherwise")
    yield _("  Twitch: {peak}, after {time}").format(
        peak=quantity(sheet.twitch.peak_n, "N"), time=span_words(sheet.twitch.peak_s)
    )
    rates = _points(RATES_HZ, (one.peak_n for one in sheet.by_rate))
    yield _("  Force against rate (Hz: N): {points}").format(points=rates)
    yield _fused(sheet.fused_hz)
    if sheet.by_phase_n is not None:
        yield _("  Force against phase duration at {amplitude}, 33 Hz (µs: N): {points}").format(
            amplitude=quantity(sheet.amplitude_ma, "mA"),
            points=_points(PHASES_US, sheet.by_phase_n),
        )
    if sheet.by_current_n is not None:
        yield _("  Force against current at {phase}, 33 Hz (mA: N): {points}").format(
            phase=quantity(sheet.phase_us, "us"), points=_points(CURRENTS_MA, sheet.by_current_n)
        )
    yield _("  A doublet first, rested: {gain}").format(gain=_gain(sheet.rested))
    yield _("  A doublet first, at the end of this section: {gain}").format(gain=_gain(sheet.tired))


def _points(at: Iterable[float], force_n: Iterable[float]) -> str:
    """Pairs in a row; an em dash where nothing can be said."""
    return "; ".join(
        f"{number(x)}: {EM_DASH if math.isnan(y) else number(y)}"
        for x, y in zip(at, force_n, strict=True)
    )


def _fused(fused_hz: float | None) -> str:
    if fused_hz is None:
        return _("  Fusion: at 100 Hz the force still ripples by more than 5 %")
    return _("  Fusion: from {rate} on the force ripples by less than 5 %").format(
        rate=quantity(fused_hz, "Hz", 2)
    )


def _gain(pair: CatchLike) -> str:
    """How much sooner and how much more a doublet at the start of a train makes it."""
    before, after = pair.constant, pair.doublet
    if before.impulse_ns <= 0.0:
        return EM_DASH
    sentence = _("90 % of the peak after {doublet} instead of {constant}, {gain} more force-time")
    return sentence.format(
        doublet=span_words(after.t90_s),
        constant=span_words(before.t90_s),
        gain=quantity(100.0 * (after.impulse_ns / before.impulse_ns - 1.0), "%", 2),
    )
