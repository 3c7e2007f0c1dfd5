"""What a device makes of one channel, in a line: real rate, errors, pulses, charge left over."""

from collections.abc import Iterator

from wavesim.core.channel import Channel
from wavesim.core.section import Section
from wavesim.device.played import Played
from wavesim.device.replay import Replay
from wavesim.presentation.replay_text import NOISE_UC
from wavesim.presentation.replay_words import value as dial_words
from wavesim.presentation.words import MINUS, _, ngettext, number, quantity

SAME = 1e-9
"""Difference of two values, as a part of them, that is rounding."""


def device_line(found: Replay, section: int, channel: int) -> str:
    """The line of a channel: "Typical unit: 35 Hz, phase 300 µs, 40 mA (−0.4 mA), ...".

    Where nothing of it is played, that.
    """
    title = found.profile.title
    for one in found.channels:
        if (one.section, one.channel) == (section, channel) and one.played is not None:
            part = found.design.section[section]
            told = ", ".join(_parts(one.played, part, part.channel[channel]))
            words = _("{device} plays {told}.")
            if not found.possible:
                words = _(
                    "{device} cannot play this; with the nearest values it would play {told}."
                )
            return words.format(device=title, told=told)
    return _("{device} plays nothing of this channel.").format(device=title)


def _parts(played: Played, section: Section, channel: Channel) -> Iterator[str]:
    timing, lead = channel.pulsed.timing, channel.pulsed.pulse.unit.lead
    rate_hz = getattr(timing, "frequency_hz", timing.plateau_rate_hz(section.train_s(channel)))
    yield _beside(played.frequency_hz, rate_hz, "Hz")
    width = _beside(played.phase_duration_us, lead.end_us - lead.start_us, "us")
    yield _("phase {width}").format(width=width)
    yield _beside(played.amplitude_ma, channel.amplitude_ma, "mA")
    yield _pulses(played)
    net_uc = played.net_charge_per_pulse_uc
    left = quantity(0.0 if abs(net_uc) < NOISE_UC else net_uc, "uC")
    yield _("residual charge {left} per pulse").format(left=left)


def _beside(found: float, meant: float, unit: str) -> str:
    """A value, and how far it is from what was meant: "40 mA (−0.4 mA)"."""
    words, error = dial_words(found, unit), found - meant
    if abs(error) <= SAME * abs(meant) or not meant:
        return words
    sign = MINUS if error < 0.0 else "+"
    return f"{words} ({sign}{quantity(abs(error), unit)})"


def _pulses(played: Played) -> str:
    gained = played.played_count - played.designed_count
    if not gained:
        return _("no pulse gained or lost")
    if gained > 0:
        said = ngettext("{count} pulse gained", "{count} pulses gained", gained)
    else:
        said = ngettext("{count} pulse lost", "{count} pulses lost", -gained)
    return said.format(count=number(abs(gained)))
