"""A device as a person sees it: which there are, what it makes of the program, how to set it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import final

from wavesim.core.spec import value
from wavesim.device.dials import Change
from wavesim.device.replay import Replay
from wavesim.io.devices import devices
from wavesim.presentation.device_card import DeviceCard, DeviceRow, device_card
from wavesim.presentation.device_voltage import kept_device
from wavesim.presentation.names import label_of
from wavesim.presentation.replay_text import card_lines, channel_rows
from wavesim.presentation.replay_words import (
    change_words,
    difference_sentences,
    kind_words,
    place_words,
    unjudged_words,
    verdict_words,
)
from wavesim.presentation.replay_words import value as dial_words
from wavesim.presentation.words import _

_NONE = _("No device is chosen.")
_UNKNOWN = _("The device {id} is not known here.")
_CHOOSE = _(
    "Choose the one you have: its dials are compared with the program, and its voltage with what"
    " the pads need. Nothing is sent to any device."
)


@final
@value
class DeviceOffer:
    """One device to choose: its id (None: none at all), its name, and whose numbers it has."""

    id: str | None
    title: str
    whose: str


@final
@value
class Apply:
    """A value to take instead: on the button, in a sentence, and the edit, one undo step."""

    words: str
    spoken: str
    edits: dict[str, float]


@final
@value
class ChangeRow:
    """What the device does not do, in a sentence, with what it can be set to."""

    sentence: str
    refused: bool
    applies: tuple[Apply, ...] = ()


@final
@value
class Block:
    """Rows under a heading."""

    heading: str
    rows: tuple[DeviceRow, ...]


@final
@value
class DevicePage:
    """A device and what it makes of a program.

    verdict: one sentence; changes: what it does otherwise, refusals first; played: each channel as
    it is played; card: how to set it; notes: whose numbers these are and what is not judged.
    """

    title: str
    verdict: str
    possible: bool
    changes: tuple[ChangeRow, ...]
    played: tuple[Block, ...]
    card: DeviceCard
    notes: tuple[str, ...]


@lru_cache(maxsize=1)
def device_offers() -> tuple[DeviceOffer, ...]:
    """No device, and all there are: those of makers first."""
    found = sorted((kept_device(name) for name in devices()), key=lambda one: one.kind)
    none = DeviceOffer(id=None, title=_("None"), whose=_("no device is named"))
    whose = {"published": _("numbers of the maker"), "typical": _("typical ranges, ours")}
    return none, *(
        DeviceOffer(id=one.id, title=one.title, whose=whose[one.kind]) for one in found
    )


def device_title(device_id: str | None) -> str:
    """The name of the program's device; of one that is not known its id."""
    if device_id is None:
        return _("none")
    titles = {one.id: one.title for one in device_offers()}
    return titles.get(device_id, _("{id}, not known here").format(id=device_id))


def no_device(device_id: str | None) -> str:
    """What stands where there is no page: none is named, or one that is not known."""
    said = _NONE if device_id is None else _UNKNOWN.format(id=device_id)
    return f"{said} {_CHOOSE}"


def device_page(found: Replay) -> DevicePage:
    """The page of a program on a device."""
    told = " ".join(found.profile.notes.split())
    notes = (kind_words(found.profile), told, unjudged_words(found))
    return DevicePage(
        title=found.profile.title,
        verdict=verdict_words(found),
        possible=found.possible,
        changes=change_rows(found),
        played=tuple(_blocks(found)),
        card=device_card(found),
        notes=tuple(note for note in notes if note),
    )


def card_text(card: DeviceCard) -> str:
    """The card as plain text, to be copied."""
    return "\n".join(card_lines(card))


def change_rows(found: Replay) -> tuple[ChangeRow, ...]:
    """Everything the device does not do: refusals first, alike ones of several channels once."""
    every = [change for one in found.channels for change in one.changes]
    every.sort(key=lambda change: not change.refused)
    offered: dict[str, list[Change]] = {}
    for change in every:
        offered.setdefault(change_words(change), []).append(change)
    rows = []
    for sentence in difference_sentences(found):
        alike = next((a for said, a in offered.items() if sentence.endswith(said)), [])
        refused = not alike or alike[0].refused
        rows.append(ChangeRow(sentence=sentence, refused=refused, applies=tuple(_applies(alike))))
    return tuple(rows)


def _applies(alike: list[Change]) -> Iterator[Apply]:
    """The two nearest values, or the one that is played; for all channels that ask for the same."""
    if not alike:
        return
    first = alike[0]
    ends = [(one.below, one.above) if one.refused else (one.played, None) for one in alike]
    for which in (0, 1):
        values = {one.where: pair[which] for one, pair in zip(alike, ends, strict=True)}
        edits = {where: found for where, found in values.items() if found is not None}
        if edits:
            words = dial_words(next(iter(edits.values())), first.unit)
            spoken = _("Apply {label} {value}").format(label=label_of(first.where), value=words)
            yield Apply(words=words, spoken=spoken, edits=edits)


def _blocks(found: Replay) -> Iterator[Block]:
    heading = _("{name} as it is played")
    if not found.possible:
        heading = _("{name} as it would be played with the nearest values")
    for one in found.channels:
        rows = tuple(channel_rows(one))
        if rows:
            name = place_words(found.design, one.section, one.channel)
            yield Block(heading=heading.format(name=name or one.name), rows=rows)
