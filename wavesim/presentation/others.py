"""The other channels of the section, where all are shown together."""

from dataclasses import replace
from functools import lru_cache

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.presentation.envelope import drawn
from wavesim.presentation.project import View
from wavesim.presentation.scene import Drawn, Other
from wavesim.presentation.words import _

MOST_LETTERS = 28
"""Letters of a name in a picture; a longer one is cut."""


def others(program: Program, view: View, columns: int) -> tuple[Other, ...]:
    """The currents of the channels that are not yours; none where yours is shown alone."""
    if not view.together:
        return ()
    section = program.section[view.section]
    return tuple(
        Other(channel=number, drawn=_drawn(program, view, columns, number))
        for number, channel in enumerate(section.channel)
        if number != view.channel and channel.amplitude_ma
    )


def shown_name(section: Section, number_: int) -> str:
    """The name of a channel as it fits into a picture: on one line, not too long, never empty."""
    name = section.channel[number_].name
    words = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if len(words) > MOST_LETTERS:
        words = words[: MOST_LETTERS - 1].rstrip() + "…"
    return words or _("channel {number}").format(number=number_ + 1)


def _drawn(program: Program, view: View, columns: int, number: int) -> Drawn:
    """A channel, remembered by what it depends on: an edit of yours leaves the others as they are.
    """
    window = (view.start_s, view.stop_s, columns)
    section = program.section[view.section]
    alone = _alone(section, section.channel[number])
    if alone is None:
        return drawn(program, *window, view.section, number)
    return _kept(alone, *window)


def _alone(section: Section, channel: Channel) -> Section | None:
    """The section with one channel; None where the others decide how long its cycle is."""
    own_s, most_s = (
        max(one.modulation.outside_s for one in channels)
        for channels in ((channel,), section.channel)
    )
    return replace(section, channel=(channel,)) if own_s == most_s else None


@lru_cache(maxsize=64)
def _kept(section: Section, start_s: float, stop_s: float, columns: int) -> Drawn:
    program = Program(schema=1, id="one", title="", condition="other", section=(section,))
    return drawn(program, start_s, stop_s, columns, 0, 0)
