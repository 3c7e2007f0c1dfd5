"""The device card: a program in the dial words of a device, to be set by hand."""

from collections.abc import Iterator
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.device.dials import has_gap
from wavesim.device.replay import Replay
from wavesim.presentation.names import exact, value_words
from wavesim.presentation.replay_words import FIGURES
from wavesim.presentation.replay_words import value as dial_words
from wavesim.presentation.words import _, number, quantity, span_words


@final
@value
class DeviceRow:
    """One line of the card: what is set, to what, and a remark ("" = none)."""

    label: str
    text: str
    remark: str = ""


@final
@value
class DevicePart:
    """The rows of one channel, or of a section (channel ""), under its name."""

    section: str
    channel: str
    rows: tuple[DeviceRow, ...]


@final
@value
class DeviceCard:
    """A program on the dials of a device.

    title: "Set your ... to". parts: in the order in which they are set. by_hand: what no dial does.
    """

    title: str
    parts: tuple[DevicePart, ...]
    by_hand: tuple[str, ...]


def device_card(found: Replay) -> DeviceCard:
    """The card of a program; values the device does not have stand as the nearest it has."""
    program = found.program or found.design
    return DeviceCard(
        title=_("Set your device to this ({device})").format(device=found.profile.title),
        parts=tuple(_parts(found, program)),
        by_hand=tuple(_by_hand(found, program)),
    )


def _parts(found: Replay, program: Program) -> Iterator[DevicePart]:
    for i, section in enumerate(program.section):
        yield DevicePart(
            section=section.name, channel="", rows=tuple(_section_rows(found, section, i))
        )
        for j, channel in enumerate(section.channel):
            name = f"{j + 1}: {channel.name}"
            rows = tuple(_channel_rows(found, section, channel, (i, j)))
            yield DevicePart(section=section.name, channel=name, rows=rows)


def _section_rows(found: Replay, section: Section, number_: int) -> Iterator[DeviceRow]:
    """Time, and the on- and off-time where all channels share them."""
    yield DeviceRow(label=_("Time"), text=span_words(section.duration_s))
    if section.cycle_kind == "on_off" and section.channel:
        on_s = max(section.train_s(channel) for channel in section.channel)
        ramps_s = max(_ramps_s(channel) for channel in section.channel)
        yield from _cycle_rows(found, section, on_s, ramps_s, f"section.{number_}")


def _cycle_rows(
    found: Replay, section: Section, train_s: float, ramps_s: float, where: str
) -> Iterator[DeviceRow]:
    """The on- and off-time as the device counts them: with the ramps in it, or without."""
    counted = found.profile.ramps_in_on
    on_s = train_s - ramps_s if counted is False else train_s
    remarks = [_("ramps come on top") if counted is False else _("ramps counted in")]
    if counted is None and found.profile.sequence == "device":
        remarks.append(_("look up how your device counts them"))
    remark = _joined(*(remarks if ramps_s else ()), _asked(found, f"{where}.on_s"))
    yield DeviceRow(label=_("On"), text=dial_words(on_s, "s"), remark=remark)
    off_s, remark = section.cycle_s - train_s, _asked(found, f"{where}.off_s")
    yield DeviceRow(label=_("Off"), text=dial_words(off_s, "s"), remark=remark)


def _joined(*remarks: str) -> str:
    return "; ".join(remark for remark in remarks if remark)


def _ramps_s(channel: Channel) -> float:
    return channel.modulation.ramp_up_s + channel.modulation.ramp_down_s


def _channel_rows(
    found: Replay, section: Section, channel: Channel, place: tuple[int, int]
) -> Iterator[DeviceRow]:
    where = f"section.{place[0]}.channel.{place[1]}"
    yield _amplitude_row(found, channel, where)
    if channel.carrier is not None:
        remark = _asked(found, f"{where}.carrier")
        yield DeviceRow(label=_("Current"), text=value_words(channel.carrier.kind), remark=remark)
    else:
        yield from _pulse_rows(found, channel, where)
        yield from _rate_rows(found, channel, where)
    for key, label in (("ramp_up_s", _("Ramp up")), ("ramp_down_s", _("Ramp down"))):
        ramp_s = getattr(channel.modulation, key)
        path = f"{where}.modulation.{key}"
        if ramp_s or _asked(found, path):
            yield DeviceRow(label=label, text=dial_words(ramp_s, "s"), remark=_asked(found, path))
    if channel.delay_s:
        yield DeviceRow(label=_("Delay"), text=dial_words(channel.delay_s, "s"))
    if channel.on_s is not None:
        own = section.train_s(channel)
        yield from _cycle_rows(found, section, own, _ramps_s(channel), where)


def _amplitude_row(found: Replay, channel: Channel, where: str) -> DeviceRow:
    """The current; of a voltage output the voltage that gives it."""
    if not channel.amplitude_ma:
        return DeviceRow(label=_("Amplitude"), text=_("by the intensity criterion"))
    text, remark = dial_words(channel.amplitude_ma, "mA"), _asked(found, f"{where}.amplitude_ma")
    if found.profile.output == "voltage":
        gain = found.ma_per_v
        if gain is None:
            return DeviceRow(
                label=_("Amplitude"), text=text, remark=_("needs the gain of an isolated stage")
            )
        remark = _joined(text, remark)
        text = dial_words(channel.amplitude_ma / gain, "V")
    return DeviceRow(label=_("Amplitude"), text=text, remark=remark)


def _pulse_rows(found: Replay, channel: Channel, where: str) -> Iterator[DeviceRow]:
    pulse = channel.pulsed.pulse
    remark = _asked(found, f"{where}.pulse.shape")
    yield DeviceRow(label=_("Pulse shape"), text=value_words(pulse.shape), remark=remark)
    phase_us = getattr(pulse, "phase_duration_us", None)
    asked = _asked(found, f"{where}.pulse.phase_duration_us")
    if phase_us is not None and found.profile.width_means == "phase":
        yield DeviceRow(
            label=_("Pulse width per phase"), text=dial_words(phase_us, "us"), remark=asked
        )
    else:
        length = dial_words(pulse.unit.length_us, "us")
        yield DeviceRow(label=_("Pulse width per pulse"), text=length, remark=asked)
    if has_gap(channel):
        gap = dial_words(getattr(pulse, "interphase_gap_us", 0.0), "us")
        remark = _asked(found, f"{where}.pulse.interphase_gap_us")
        yield DeviceRow(label=_("Interphase gap"), text=gap, remark=remark)


_RATES = (
    ("frequency_hz", _("Frequency")),
    ("frequency_end_hz", _("End frequency")),
    ("burst_frequency_hz", _("Burst frequency")),
)
_GROUPS = (
    ("pulses_per_burst", _("Pulses per burst"), ""),
    ("pulses_per_nlet", _("Pulses per N-let"), ""),
    ("nlet_interval_ms", _("N-let interval"), "ms"),
)


def _rate_rows(found: Replay, channel: Channel, where: str) -> Iterator[DeviceRow]:
    timing = channel.pulsed.timing
    if timing.kind != "constant":
        remark = _asked(found, f"{where}.timing.kind")
        yield DeviceRow(label=_("Timing"), text=value_words(timing.kind), remark=remark)
    for key, label in _RATES:
        rate_hz = getattr(timing, key, None)
        if rate_hz is None:
            continue
        asked, text = _asked(found, f"{where}.timing.{key}"), dial_words(rate_hz, "Hz")
        if found.profile.period_ms is not None:
            period = quantity(1000.0 / rate_hz, "ms", figures=FIGURES)
            text = _("{rate}, a period of {period}").format(rate=text, period=period)
        yield DeviceRow(label=_(label), text=text, remark=asked)
    for key, label, unit in _GROUPS:
        count = getattr(timing, key, None)
        if count is not None:
            remark = _asked(found, f"{where}.timing.{key}")
            yield DeviceRow(label=_(label), text=exact(count, unit), remark=remark)


def _asked(found: Replay, where: str) -> str:
    """What was meant, where the device has another value or nothing of the kind; "" = it has it."""
    part, _dot, key = where.rpartition(".")
    for refusal in found.refusals:
        ramps = refusal.rule == "ramps" and key.startswith("ramp_")
        if refusal.where == where or (ramps and refusal.where.startswith(part)):
            return _("not on this device")
    for one in found.channels if found.program else ():
        for change in one.changes:
            if change.where == where:
                asked = dial_words(change.asked, change.unit)
                return _("nearest to {asked}").format(asked=asked)
    return ""


def _by_hand(found: Replay, program: Program) -> Iterator[str]:
    """What the dials do not say."""
    if found.profile.sequence == "computer":
        yield _("The program that controls it switches the trains on and off, and sends the ramps.")
    if found.profile.output == "voltage":
        yield _("It is a voltage source: people need an isolated current stage behind it.")
    if len(program.section) > 1:
        yield _("Set it again for each of the {count} parts.").format(
            count=number(len(program.section))
        )
    triggers = {s.trigger for s in program.section if s.trigger != "timer"}
    for trigger in sorted(triggers):
        yield _("A train starts with the {trigger}.").format(trigger=value_words(trigger))
    if any(channel.window for section in program.section for channel in section.channel):
        yield _("The window in the stride or turn is set at the sensor.")
