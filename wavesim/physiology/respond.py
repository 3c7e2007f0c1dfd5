"""The response of a whole program: one channel is one muscle, through all sections of its name."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import final

import numpy as np

from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.physiology.calibration import Calibration, calibration_of
from wavesim.physiology.course import (
    Course,
    empty_bins,
    empty_records,
    next_section,
    played_section,
    rest,
)
from wavesim.physiology.drive import drive, silence
from wavesim.physiology.kernel import TIME
from wavesim.physiology.muscle import fatigue_of, model_of
from wavesim.physiology.playing import PRECISE, QUICK, Floats, Muscle, muscle
from wavesim.physiology.response import (
    ChannelResponse,
    Contractions,
    Response,
    SectionResponse,
)

Progress = Callable[[float], bool]
"""Told the part that is done, 0 to 1; whether to go on."""


class StoppedError(Exception):
    """The response is no longer wanted."""


def respond(
    program: Program,
    *,
    model: str = "ding2003",
    fatigue: bool | str = "ding",
    calibration: Calibration | None = None,
    r0_follows_km: bool = False,
    parameters: Mapping[str, float] | None = None,
    quick: bool = False,
    progress: Progress | None = None,
    only: str | None = None,
    until_s: float = math.inf,
) -> Response:
    """Predicted force of every channel, from a rested muscle through the sections in their order.

    calibration: thresholds; left out, the program's own or our example values. parameters:
    constants of the model by name. quick: longer steps, for a preview. progress: told the part
    done; where it gives False, StoppedError ends the work. only: name of the one muscle that is
    wanted; the others have no response and no marks. until_s: time of the session up to which the
    force is wanted [s]: numbers of a section in which it lies are of its beginning, and sections
    after it have no response. Raises ImpossibleError for an unknown model,
    fatigue or constant.
    """
    one = muscle(
        model_of(model),
        fatigue_of(fatigue),
        r0_follows_km=r0_follows_km,
        parameters=parameters,
        step=QUICK if quick else PRECISE,
    )
    found = calibration if calibration is not None else calibration_of(program)
    session = _Session(one, found, _Meter(progress, program), only, until_s)
    return Response(
        id=program.id,
        model=one.model.name,
        fatigue=one.fatigue,
        sections=tuple(session.section(section) for section in program.section),
    )


@final
class _Meter:
    """Counts seconds of muscle that are done, and asks whether to go on."""

    __slots__ = ("all_s", "done_s", "progress")

    def __init__(self, progress: Progress | None, program: Program) -> None:
        self.progress, self.done_s = progress, 0.0
        names = {channel.name for section in program.section for channel in section.channel}
        self.all_s = max(program.duration_s * len(names), 1.0)

    def tell(self, further_s: float) -> None:
        """`further_s` beyond what is done has been played."""
        if self.progress is not None and not self.progress(
            min((self.done_s + further_s) / self.all_s, 1.0)
        ):
            raise StoppedError


@final
@dataclass(slots=True)
class _Session:
    """The muscles of a session, by the names of their channels."""

    muscle: Muscle
    calibration: Calibration
    meter: _Meter
    only: str | None = None
    left_s: float = math.inf
    states: dict[str, Floats] = field(default_factory=dict)

    def section(self, section: Section) -> SectionResponse:
        """Play a section; muscles without a channel in it rest."""
        channels = tuple(self._channels(section))
        for name in self.states.keys() - {channel.name for channel in section.channel}:
            rest(self.muscle, self.states[name], section.duration_s)
            next_section(self.states[name])
        self.left_s -= section.duration_s
        return SectionResponse(name=section.name, duration_s=section.duration_s, channels=channels)

    def _channels(self, section: Section) -> Iterator[ChannelResponse]:
        for number, channel in enumerate(section.channel):
            if self.left_s < 0.0 or self.only not in (None, channel.name):
                yield ChannelResponse(
                    name=channel.name, model=self.muscle.model.name, valid=False, marks=()
                )
                continue
            state = self.states.setdefault(channel.name, self.muscle.rested())
            why_not = silence(section, number, self.muscle)
            if why_not:
                rest(self.muscle, state, section.duration_s)
                yield ChannelResponse(
                    name=channel.name,
                    model=self.muscle.model.name,
                    valid=False,
                    marks=tuple(sorted(why_not)),
                )
            else:
                yield self._played(section, number, state)
            self.meter.done_s += section.duration_s
            self.meter.tell(0.0)
            next_section(state)

    def _played(self, section: Section, number: int, state: Floats) -> ChannelResponse:
        driven = drive(section, number, self.muscle, self.calibration)
        records, bins = empty_records(driven), empty_bins(section.duration_s)
        checkpoints, length_s = [], section.duration_s
        for checkpoint in played_section(self.muscle, driven, state, length_s, records, bins):
            checkpoints.append(checkpoint)
            self.meter.tell(float(checkpoint.state[TIME]))
            if state[TIME] >= self.left_s:
                break
        course = Course(self.muscle, driven, length_s, tuple(checkpoints), state.copy(), bins)
        impulse = float(records[:, 1].sum())
        train = np.arange(len(records) - 1, dtype=np.float64)
        starts: Floats = driven.table.start_s + train * driven.table.cycle_s
        return ChannelResponse(
            name=section.channel[number].name,
            model=self.muscle.model.name,
            valid=True,
            marks=tuple(sorted(driven.marks)),
            recruited_fraction=driven.recruited_fraction,
            peak_force_n=float(records[:, 0].max()),
            mean_force_n=impulse / section.duration_s,
            force_time_integral_ns=impulse,
            contractions=Contractions(
                start_s=starts,
                peak_force_n=records[1:, 0],
                force_time_integral_ns=records[1:, 1],
            ),
            course=course,
        )
