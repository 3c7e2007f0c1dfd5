"""What dimension lines and texts of a picture have in common: the frame, ranks, charges in words.

Each of the modules beside it looks at one thing (a pulse, its rhythm, its train, a carrier) and
gives what there is to say about it; the painter leaves out what does not fit, the least important
first.
"""

from dataclasses import dataclass
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.presentation.limits import Limits
from wavesim.presentation.project import View
from wavesim.presentation.scene import Label, Option, Spot, Text
from wavesim.presentation.words import MINUS, NO_BREAK, number, quantity, unit_words

CHARGE, DURATION, AMPLITUDE, TRAIN, NEXT, RECOVERY, RANGE, NET, YOURS, PRESET = range(10)
"""Order of importance."""
MANY_UC = 10_000.0
"""From here on a charge is told in mC [uC]."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The window that is drawn: its program, its axis, and pixels at 100 % text for a second."""

    program: Program
    view: View
    limits: Limits
    px_s: float

    @property
    def span_s(self) -> float:
        """Length of the window [s]."""
        return self.view.stop_s - self.view.start_s

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self.program.section[self.view.section]

    @property
    def channel(self) -> Channel:
        """The channel that is yours."""
        return self.section.channel[self.view.channel]

    def at(self, time_s: float) -> float:
        """A time of the section, from the window's left edge [s]."""
        return time_s - self.view.start_s

    def train_start_s(self) -> float:
        """Start of the first train that has not ended when the window begins [s]."""
        section, channel = self.section, self.channel
        first_s = section.first_train_s(channel)
        over_s = self.view.start_s - first_s - section.train_s(channel)
        cycles = max(0.0, over_s // section.cycle_s + 1.0)
        return first_s + cycles * section.cycle_s

    def first_cycle(self) -> int:
        """The first of this channel's trains that begins in the window or later."""
        since_s = self.view.start_s - self.section.first_train_s(self.channel)
        return int(max(0, -(-since_s // self.section.cycle_s)))


def charge_words(uc: float) -> str:
    """A charge; whole ones from 1 to 99 keep a decimal, so that it does not come and go."""
    if abs(uc) >= MANY_UC:
        return quantity(uc * 1e-3, "mC")
    text = number(uc)
    if text.lstrip(MINUS).isdecimal() and 1.0 <= abs(uc) < 100.0:
        text += ".0"
    return f"{text}{NO_BREAK}{unit_words('uC')}"


def along_bottom(frame: Frame, words: str, rank: int) -> Label:
    """A sentence below the current, else above it."""
    line = (Text(words=words),)
    middle_s = 0.5 * frame.span_s
    spots = (
        Spot(time_s=middle_s, level_ma=frame.limits.low_ma, down=1.0, dy=-6.0),
        Spot(time_s=middle_s, level_ma=frame.limits.high_ma, down=0.0, dy=6.0),
    )
    return Label(options=tuple(Option(lines=line, spot=s) for s in spots), rank=rank)
