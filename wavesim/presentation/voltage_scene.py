"""The picture of the voltage across the pads, for the painter of the waveform.

In it volts stand where a waveform has milliamperes; time axis and ticks are those of the current.
"""

from dataclasses import dataclass, replace
from typing import final

import numpy as np

from wavesim.analysis.load import Load
from wavesim.analysis.voltage_trace import VoltageTrace, voltage_trace
from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.schedule import lower
from wavesim.presentation import marks
from wavesim.presentation.device_voltage import at_1_ma, unit_peak_v
from wavesim.presentation.limits import Limits, leads_up, rounded_up
from wavesim.presentation.pads_choice import chosen_load, chosen_words
from wavesim.presentation.project import View
from wavesim.presentation.scene import (
    Drawn,
    Entry,
    Label,
    LegendKind,
    Option,
    Spot,
    Text,
    WaveformScene,
)
from wavesim.presentation.ticks import level_ticks, time_ticks
from wavesim.presentation.words import _, quantity

ROOM = 1.3
"""Room beyond the voltage, as a factor of it."""
SMALL_PART = 0.1
"""Room on the side that has no voltage."""
IN_SIGHT = 2.0
"""A compliance up to this many times the voltage is drawn; farther away it would flatten it."""
NOTHING_V = 10.0
FEW_ROWS = 2000
"""Rows of pulses whose voltage is there in a frame."""
TOO_DENSE = _("Come closer to see the voltage of this current")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PadsChoice:
    """What a voltage is worked out for: a load by its name, and a largest voltage [V]."""

    load: str
    compliance_v: float | None = None


def voltage_scene(
    program: Program,
    view: View,
    choice: PadsChoice,
    columns: int,
    rows: int,
    *,
    scale: float = 1.0,
) -> WaveformScene:
    """What to draw in a plot of columns x rows pixels; scale: size of its texts."""
    section = program.section[view.section]
    channel = section.channel[view.channel] if view.channel < len(section.channel) else None
    load = chosen_load(channel, choice.load) if channel else None
    drawn = _drawn(program, view, load, columns)
    axis = _axis(program, view, load, drawn, choice.compliance_v)
    span_s, room = view.stop_s - view.start_s, columns / scale
    beyond = _compliance(choice.compliance_v, axis, span_s)
    return WaveformScene(
        span_s=span_s,
        channel=view.channel,
        limits=axis,
        time_ticks=time_ticks(view.start_s, view.stop_s, view.origin_s, room),
        level_ticks=level_ticks(axis.low_ma, axis.high_ma, rows / scale),
        level_title=_("V, cathodic up"),
        yours=drawn or Drawn(time_s=np.array([0.0, span_s]), high_ma=np.zeros(2)),
        others=(),
        sampled=None,
        played=beyond,
        ghost=None,
        range=None,
        shades=(),
        strides=(),
        spans=(),
        heights=(),
        labels=(_label(channel, choice, drawn, span_s),),
        legend=tuple(_legend(view, choice, beyond is not None)),
    )


def is_slow(program: Program, view: View) -> bool:
    """Whether it may take longer than a frame: many pulses that differ from each other."""
    section = program.section[view.section]
    if view.channel >= len(section.channel):
        return False
    if section.channel[view.channel].carrier is not None:
        return True
    return len(lower(section, view.channel).index) > FEW_ROWS


def _drawn(program: Program, view: View, load: Load | None, columns: int) -> Drawn | None:
    """The voltage from the left edge on; None where there is none to draw."""
    if load is None:
        return None
    one, channel = program.section[view.section], view.channel
    unit = at_1_ma(one, channel)
    sections = (*program.section[: view.section], unit, *program.section[view.section + 1 :])
    found = voltage_trace(
        replace(program, section=sections), view.start_s, view.stop_s, columns,
        load=load, section=view.section, channel=channel,
    )  # fmt: skip
    if found is None:
        return None
    return _line(found, view, columns, one.channel[channel].amplitude_ma)


def _line(found: VoltageTrace, view: View, columns: int, amplitude_ma: float) -> Drawn:
    """A voltage at 1 mA as that of an amplitude: it is linear in it."""
    if found.time_s is not None and found.voltage_v is not None:
        voltage = amplitude_ma * found.voltage_v
        return Drawn(time_s=found.time_s - view.start_s, high_ma=voltage, curved=True)
    assert found.low_v is not None
    assert found.high_v is not None
    span_s = view.stop_s - view.start_s
    middle_s = (np.arange(columns) + 0.5) * span_s / columns
    # A band reaches from edge to edge.
    return Drawn(
        time_s=np.concatenate(([0.0], middle_s, [span_s])),
        low_ma=amplitude_ma * np.pad(found.low_v, 1, "edge"),
        high_ma=amplitude_ma * np.pad(found.high_v, 1, "edge"),
    )


def _axis(
    program: Program, view: View, load: Load | None, drawn: Drawn | None, compliance_v: float | None
) -> Limits:
    """Round ends around what is drawn and the peak of the section."""
    up = down = 0.0
    if drawn is not None:
        low = drawn.high_ma if drawn.low_ma is None else drawn.low_ma
        up, down = max(0.0, float(drawn.high_ma.max())), max(0.0, -float(low.min()))
    section = program.section[view.section]
    if load is not None and section.channel[view.channel].carrier is None:
        channel = section.channel[view.channel]
        peak_v = (unit_peak_v(section, view.channel, load) or 0.0) * channel.amplitude_ma
        up, down = (max(up, peak_v), down) if leads_up(channel) else (up, max(down, peak_v))
    largest = max(up, down) or NOTHING_V
    if compliance_v is not None and compliance_v <= IN_SIGHT * largest:
        up, down = (max(side, compliance_v) if side else side for side in (up, down))
    least = SMALL_PART * largest
    high, low_end = (rounded_up(max(ROOM * side, least)) for side in (up, down))
    return Limits(low_ma=-low_end, high_ma=high)


def _compliance(compliance_v: float | None, axis: Limits, span_s: float) -> Drawn | None:
    """The largest voltage in both directions, as far as the axis reaches."""
    if compliance_v is None or compliance_v > max(axis.high_ma, -axis.low_ma):
        return None
    ends = np.array([0.0, span_s])
    high = np.full(2, compliance_v if compliance_v <= axis.high_ma else -compliance_v)
    if -compliance_v < axis.low_ma:
        return Drawn(time_s=ends, high_ma=high)
    return Drawn(time_s=ends, high_ma=high, low_ma=np.full(2, -compliance_v))


def _label(
    channel: Channel | None, choice: PadsChoice, drawn: Drawn | None, span_s: float
) -> Label:
    """The largest voltage in sight, at its place; where there is none, why."""
    if drawn is None or channel is None:
        words = TOO_DENSE
        if channel is None:
            words = _("No current in this section")
        elif chosen_load(channel, choice.load) is None:
            words = chosen_words(channel, choice.load)
        spot = Spot(time_s=0.5 * span_s, level_ma=0.0, down=1.0, dy=-10.0)
        return Label(options=(Option(lines=(Text(words=words),), spot=spot),), rank=marks.CHARGE)
    low = drawn.high_ma if drawn.low_ma is None else drawn.low_ma
    up = float(drawn.high_ma.max()) >= -float(low.min())
    levels = drawn.high_ma if up else low
    at = int(np.argmax(np.abs(levels)))
    time_s, level = float(drawn.time_s[at]), float(levels[at])
    line = (Text(words=quantity(abs(level), "V"), role="strong", tone="yours_text"),)
    down, dy = (1.0, -5.0) if up else (0.0, 5.0)
    spots = (
        Spot(time_s=time_s, level_ma=level, across=0.0, down=0.5, dx=8.0),
        Spot(time_s=time_s, level_ma=level, down=down, dy=dy),
        Spot(time_s=time_s, level_ma=level, across=1.0, down=0.5, dx=-8.0),
    )
    return Label(options=tuple(Option(lines=line, spot=spot) for spot in spots), rank=marks.YOURS)


def _legend(view: View, choice: PadsChoice, drawn: bool) -> list[Entry]:
    entries = [Entry(kind="yours", words=_("Voltage"), channel=view.channel)]
    if drawn:
        kind: LegendKind = "played"
        words = _("Largest voltage of the device {volt}")
        entries.append(
            Entry(kind=kind, words=words.format(volt=quantity(choice.compliance_v, "V")))
        )
    return entries
