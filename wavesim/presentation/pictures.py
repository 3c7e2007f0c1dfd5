"""Small pictures of choices, drawn from the exact trace of the program with the choice made.

What would be too fast or too slow to be recognised at the size of a stamp is changed for the
picture only: a sweep is drawn as a dozen pulses, a change of the phase duration with wide ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np

from wavesim.analysis.trace import trace
from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.table import Floats
from wavesim.presentation.choice_edits import Edits, Here
from wavesim.presentation.project import pulse_view

COLUMNS = 120
"""Columns a picture is drawn in; it is about as wide."""
_EXAMPLE_MA = 20.0
"""Amplitude of a picture where the program gives none."""
_FEW = 8.0
"""Pulses in a picture of a rate."""

Span = tuple[float, float]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A current in a box: x from 0 to 1, y from -1 to 1.

    x, y: its line, or, where low and high are given, they enclose it column by column, of which x
    is the middle. on: the parts of the box in which it is on-time, drawn as bars below.
    """

    x: Floats
    y: Floats | None
    low: Floats | None
    high: Floats | None
    on: tuple[Span, ...]


def picture(program: Program, section: int, channel: int, group: str) -> Picture | None:
    """The picture of a program for the choices of a group; None where there is nothing to see."""
    here = Here(program=program, section=section, channel=channel)
    shown = _made(here, _visible(here, group))
    start_s, stop_s = _SPANS[group](shown)
    stop_s = min(stop_s, shown.part.duration_s)
    if stop_s <= start_s:
        return None
    found = trace(shown.program, start_s, stop_s, COLUMNS, section, channel)
    top_ma = shown.one.amplitude_ma
    on = _on(shown, start_s, stop_s) if group in ("ramps", "cycle") else ()
    if found.time_s is not None and found.current_ma is not None:
        x = (found.time_s - start_s) / (stop_s - start_s)
        return Picture(x=x, y=found.current_ma / top_ma, low=None, high=None, on=on)
    assert found.low_ma is not None
    assert found.high_ma is not None
    middle = (np.arange(COLUMNS) + 0.5) / COLUMNS
    return Picture(
        x=middle, y=None, low=found.low_ma / top_ma, high=found.high_ma / top_ma, on=on
    )


def _made(here: Here, edits: Edits) -> Here:
    """The program with what makes it visible; as it is where that cannot be."""
    try:
        program = with_values(here.program, edits)
    except ImpossibleError:
        if not here.one.amplitude_ma:
            return _made(here, here.own(amplitude_ma=_EXAMPLE_MA))
        return here
    return Here(program=program, section=here.section, channel=here.channel)


def _visible(here: Here, group: str) -> Edits:
    """What is changed for the picture only."""
    one = here.one
    edits = {} if one.amplitude_ma else here.own(amplitude_ma=_EXAMPLE_MA)
    if group not in ("ramps", "ramp_kind", "cycle"):
        edits |= here.own(modulation__ramp_up_s=0.0, modulation__ramp_down_s=0.0)
    if here.part.continuous and here.part.duration_min and group != "cycle":
        # A night of pulses that differ would be listed for a second of them.
        short_min = max(1.0, 0.5 / _rate_hz(one))
        edits |= here.shared(duration_min=min(here.part.duration_min, short_min))
    if group == "timing" and getattr(one.timing, "sweep_s", None) is not None:
        rates = here.rate_hz + float(getattr(one.timing, "frequency_end_hz", 0.0))
        edits |= here.own(timing__sweep_s=_FEW / rates, timing__hold_s=0.0, timing__hold_end_s=0.0)
    if group == "ramp_kind":
        edits |= here.own(modulation__ramp_up_s=_FEW / _rate_hz(one), modulation__ramp_down_s=0.0,
                          modulation__ramps="inside_on")  # fmt: skip
    if group in ("ramp_kind", "widths") and hasattr(one.pulse, "phase_duration_us"):
        edits |= _wide(here, group)
    if group == "swell" and one.modulation.amplitude_modulation_hz:
        fast_hz = max(one.modulation.amplitude_modulation_hz, 2.2 / here.part.window_s(one))
        edits |= here.own(modulation__amplitude_modulation_hz=fast_hz)
    if group == "reversal" and one.pulse is not None and one.modulation.polarity_reversal_s:
        edits |= here.own(modulation__polarity_reversal_s=_FEW / 2.0 / _rate_hz(one))
    return edits


def _wide(here: Here, group: str) -> Edits:
    """Pulses that fill a part of their period, with a ramp or swell over a few of them."""
    few_s = _FEW / _rate_hz(here.one)
    edits = here.own(
        pulse__shape="biphasic_symmetric",
        pulse__phase_duration_us=0.3e6 / _rate_hz(here.one),
        timing__kind="constant",
        timing__frequency_hz=_rate_hz(here.one),
        modulation__ramp_up_s=few_s if group == "ramp_kind" else 0.0,
        modulation__ramp_down_s=0.0,
        modulation__ramps="inside_on",
        modulation__amplitude_depth_fraction=0.0,
        modulation__amplitude_modulation_hz=None,
    )
    if here.one.modulation.phase_duration_modulation_hz is not None:
        edits |= here.own(modulation__phase_duration_modulation_hz=1.0 / few_s)
    return edits


def _rate_hz(one: Channel) -> float:
    """Pulses or groups a second of the channel."""
    return float(getattr(one.timing, "burst_frequency_hz", 0.0)
                 or getattr(one.timing, "frequency_hz", 10.0))  # fmt: skip


def _first_s(here: Here) -> float:
    """The start of the first train."""
    return here.part.first_train_s(here.one)


def _pulse_span(here: Here) -> Span:
    view = pulse_view(here.program, here.section, here.channel)
    return view.start_s, view.stop_s


def _timing_span(here: Here) -> Span:
    """Some pulses, two bursts, a few N-lets, a sweep there and back."""
    timing, first_s = here.one.timing, _first_s(here)
    if timing is None:
        return first_s, first_s + 1e-3
    onsets = getattr(timing, "onset_s", None)
    if onsets:
        return first_s, first_s + 1.2 * max(onsets[-1], 0.01)
    several = {"burst": 2.2, "nlet": 3.2}.get(timing.kind, _FEW)
    length_s = several / _rate_hz(here.one)
    if timing.kind == "sweep":
        length_s = 2.0 * float(getattr(timing, "sweep_s", length_s))
    return first_s, first_s + length_s


def _carrier_span(here: Here) -> Span:
    """A few waves, two beats, some half waves."""
    carrier, start_s = here.one.carrier, _first_s(here)
    if carrier is None:
        return start_s, start_s
    beat_hz = getattr(carrier, "beat_hz", None)
    if beat_hz:
        return start_s, start_s + 2.2 / beat_hz
    half_s = carrier.half_cycle_s
    return start_s, start_s + (_FEW * half_s if half_s < 1.0 else 1.0)


def _ramps_span(here: Here) -> Span:
    """One train with room for ramps beside its on-time, the same for every rule."""
    found, first_s = here.one.modulation, _first_s(here)
    window_s = here.part.window_s(here.one)
    both_s = found.ramp_up_s + found.ramp_down_s or 0.4 * window_s
    length_s = 1.05 * (window_s + both_s)
    return first_s, first_s + length_s


def _kind_span(here: Here) -> Span:
    """The pulses of the ramp and a few more."""
    first_s, few_s = _first_s(here), _FEW / _rate_hz(here.one)
    return first_s, first_s + max(1.3 * few_s, 1.3 * min(here.one.modulation.ramp_up_s, few_s))


def _swell_span(here: Here) -> Span:
    first_s, rate_hz = _first_s(here), here.one.modulation.amplitude_modulation_hz
    return first_s, first_s + min(2.2 / (rate_hz or 1.0), here.part.train_s(here.one))


def _widths_span(here: Here) -> Span:
    first_s = _first_s(here)
    return first_s, first_s + 1.25 * _FEW / _rate_hz(here.one)


def _reversal_span(here: Here) -> Span:
    start_s, found = _first_s(here), here.one.modulation.polarity_reversal_s
    if here.one.pulse is not None:
        return start_s, start_s + 1.5 * _FEW / _rate_hz(here.one)
    return start_s, start_s + 2.5 * min(found or 60.0, here.part.train_s(here.one) / 2.5)


def _cycle_span(here: Here) -> Span:
    """Two cycles and the beginning of the third."""
    part = here.part
    return 0.0, min(part.duration_s, 60.0) if part.continuous else 2.3 * part.cycle_s


_SPANS: dict[str, Callable[[Here], Span]] = {
    "shape": _pulse_span,
    "timing": _timing_span,
    "carrier": _carrier_span,
    "ramps": _ramps_span,
    "ramp_kind": _kind_span,
    "reversal": _reversal_span,
    "swell": _swell_span,
    "widths": _widths_span,
    "cycle": _cycle_span,
}
"""What part of a section shows the choices of a group [s of the section]."""


def _on(here: Here, start_s: float, stop_s: float) -> tuple[Span, ...]:
    """The on-times, or the windows of strides and turns, as parts of the picture."""
    part, one = here.part, here.one
    lead_s = one.modulation.ramp_up_s if one.modulation.ramps == "outside_on" else 0.0
    found = []
    for number in range(_turns(part, stop_s)):
        from_s = _first_s(here) + lead_s + number * part.cycle_s
        ends = [(at - start_s) / (stop_s - start_s)
                for at in (from_s, from_s + part.window_s(one))]  # fmt: skip
        if ends[0] < 1.0:
            found.append((max(0.0, ends[0]), min(1.0, ends[1])))
    return tuple(found)


def _turns(part: Section, stop_s: float) -> int:
    """How many cycles begin before a time, at most a few."""
    return min(4, int(stop_s / part.cycle_s) + 1)
