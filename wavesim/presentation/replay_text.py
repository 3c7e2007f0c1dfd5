"""A program on a device as text: the card first, then what is lost, then what each channel is."""

from collections.abc import Iterator
from textwrap import wrap

from wavesim.device.played import Played
from wavesim.device.replay import ChannelReplay, Replay
from wavesim.presentation.device_card import DeviceCard, DeviceRow, device_card
from wavesim.presentation.replay_words import (
    difference_sentences,
    kind_words,
    unjudged_words,
    value,
    verdict_words,
)
from wavesim.presentation.words import _, ngettext, number, quantity, span_words

LINE = 100
"""Characters in a line of a longer text."""
NOISE_UC = 1e-9
"""Charge that is rounding of the sums."""


def replay_lines(found: Replay) -> Iterator[str]:
    """All that is known of a program on a device, as lines."""
    yield from card_lines(device_card(found))
    yield ""
    yield verdict_words(found)
    yield from (f"  {sentence}" for sentence in difference_sentences(found))
    heading = _("{name} as it is played")
    if not found.possible:
        heading = _("{name} as it would be played with the nearest values")
    for one in found.channels:
        rows = tuple(channel_rows(one))
        if rows:
            yield ""
            yield heading.format(name=one.name)
            yield from _aligned(rows)
    yield ""
    yield kind_words(found.profile)
    yield from wrap(found.profile.notes, LINE)
    unjudged = unjudged_words(found)
    if unjudged:
        yield unjudged


def card_lines(card: DeviceCard) -> Iterator[str]:
    """The device card as lines."""
    yield card.title
    for part in card.parts:
        yield f"  {part.channel or part.section}"
        yield from _aligned(part.rows)
    yield from (f"  {sentence}" for sentence in card.by_hand)


def channel_rows(one: ChannelReplay) -> Iterator[DeviceRow]:
    """What a channel is on the device; nothing where nothing of it is played."""
    found = one.played
    if found is None:
        return
    yield DeviceRow(label=_("Frequency"), text=value(found.frequency_hz, "Hz"))
    yield DeviceRow(label=_("Phase duration"), text=value(found.phase_duration_us, "us"))
    yield DeviceRow(label=_("Amplitude"), text=value(found.amplitude_ma, "mA"))
    yield DeviceRow(
        label=_("Pulses in the section"),
        text=number(found.played_count),
        remark=_gained_words(found),
    )
    yield DeviceRow(label=_("Worst onset"), text=_onset_words(found.worst_onset_error_us))
    if found.worst_recovery_error_ma:
        yield DeviceRow(
            label=_("Recovery"),
            text=quantity(found.worst_recovery_error_ma, "mA"),
            remark=_("beside its level, so that the charge balances"),
        )
    net_uc = found.net_charge_per_pulse_uc
    net_uc = 0.0 if abs(net_uc) < NOISE_UC else net_uc
    yield DeviceRow(label=_("Net charge per pulse"), text=quantity(net_uc, "uC"))
    if one.largest_load_ohm is not None:
        load = quantity(one.largest_load_ohm, "ohm")
        yield DeviceRow(
            label=_("Load"), text=load, remark=_("up to here it holds the current")
        )


def _gained_words(found: Played) -> str:
    """How many more or fewer pulses than meant, and how many of them are too weak."""
    gained = found.played_count - found.designed_count
    said = [_("as many as meant")]
    if gained > 0:
        said = [ngettext("{n} more than meant", "{n} more than meant", gained)]
    elif gained < 0:
        said = [ngettext("{n} fewer than meant", "{n} fewer than meant", -gained)]
    if found.silent_count:
        said.append(
            ngettext(
                "{silent} of the pulses too weak for its steps",
                "{silent} of the pulses too weak for its steps",
                found.silent_count,
            )
        )
    return "; ".join(said).format(n=number(abs(gained)), silent=number(found.silent_count))


def _onset_words(error_us: float) -> str:
    if not error_us:
        return _("on time")
    said = _("{time} late") if error_us > 0.0 else _("{time} early")
    return said.format(time=span_words(abs(error_us) * 1e-6))


def _aligned(rows: tuple[DeviceRow, ...]) -> Iterator[str]:
    wide = max(len(row.label) for row in rows)
    for row in rows:
        remark = f" ({row.remark})" if row.remark else ""
        yield f"    {row.label:<{wide}}  {row.text}{remark}"
