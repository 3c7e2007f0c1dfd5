"""Predicted muscles, as the response view asks for them.

A prediction depends on the sections, the muscle's name and the settings; evidence and notes of a
program do not matter to it, so that it is kept by the former.
"""

import math
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import final

from wavesim.core.program import Program
from wavesim.physiology.muscle import fatigue_of, model_of
from wavesim.physiology.playing import muscle
from wavesim.physiology.readings import onsets_s, train
from wavesim.physiology.respond import Progress, respond
from wavesim.physiology.response import ChannelResponse, Response
from wavesim.presentation.response_settings import Asked

TETANUS_HZ = 100.0
"""Rate of the tetanus that counts as the model's whole force, the highest it was used at [Hz]."""
MOST_KEPT = 12
LEAST_S = 60.0
"""A session is played at least so far: it costs less than a millisecond [s]."""


@final
class Predictions:
    """Predicted muscles, the newest kept. Not to be shared between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Asked, int], Response] = OrderedDict()

    def of(
        self,
        program: Program,
        wanted: Asked,
        progress: Progress | None = None,
        *,
        until_s: float = math.inf,
    ) -> Response:
        """The response of one muscle; progress may stop it with StoppedError.

        until_s: time of the session up to which its force is wanted [s]. It is played to the end,
        or to a half, a quarter ... of the session, so that moving the window seldom plays it again.
        """
        halves = math.floor(math.log2(max(program.duration_s / max(until_s, LEAST_S), 1.0)))
        key = wanted, halves
        if key not in self._kept:
            self._kept[key] = respond(
                program,
                model=wanted.settings.model,
                fatigue=wanted.settings.fatigue,
                calibration=wanted.settings.calibration,
                progress=progress,
                only=wanted.name,
                until_s=program.duration_s * 0.5**halves if halves else math.inf,
            )
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Muscles:
    """The responses a picture is of: yours, and that of the preset where it differs.

    most_n: what the rested muscle gives at most, which is 100 % [N].
    """

    yours: Response
    ghost: Response | None
    most_n: float


def found(response: Response, section: int, channel: int) -> ChannelResponse:
    """The response of one channel."""
    return response.sections[section].channels[channel]


@lru_cache(maxsize=8)
def most_n(model: str) -> float:
    """Peak of the rested model with all its fibres at TETANUS_HZ for a second [N]."""
    one = muscle(model_of(model), fatigue_of("none"))
    return train(one, onsets_s(TETANUS_HZ)).peak_n
