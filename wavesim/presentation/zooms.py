"""The three named zooms of the waveform: their names and keys, for buttons and menus alike."""

from dataclasses import dataclass
from typing import Literal, final

from wavesim.presentation.words import _

ZoomName = Literal["pulse", "train", "session"]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom:
    """One zoom button: the zoom it sets, its words, its key and what it shows."""

    name: ZoomName
    words: str
    key: str
    help: str


ZOOMS: tuple[Zoom, ...] = (
    Zoom(name="pulse", words=_("1 pulse"), key="1", help=_("Show one pulse at full strength")),
    Zoom(name="train", words=_("1 train"), key="2", help=_("Show one train with its ramps")),
    Zoom(name="session", words=_("Session"), key="3", help=_("Show the whole session")),
)
