"""What the pulses of a channel do to a muscle model: three factors for each row of the pulse table.

Recruited scales A, lam the calcium input, scale is the model's own factor on A. Beside them stand
the marks that say why nothing may be shown, and what a result rests on.
"""

from dataclasses import dataclass
from typing import Literal, final

import numpy as np
from numpy.typing import NDArray

from wavesim.core.channel import Channel
from wavesim.core.pulses import SineBurst
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.table import PulseTable
from wavesim.core.timing_base import SAME_TIME_S
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.fibres import LONGEST_US, SHORTEST_US
from wavesim.physiology.muscle import RATE_HZ, lam_of, scale_of
from wavesim.physiology.notes import INVALID, Note
from wavesim.physiology.playing import Muscle
from wavesim.physiology.recruitment import recruited_fraction, validity
from wavesim.physiology.refractory import ABSOLUTE_MS

Floats = NDArray[np.float64]

Mark = (
    Note
    | Literal[
        "interval_too_short",
        "rate_beyond_fit",
        "phase_beyond_fit",
        "current_beyond_fit",
        "amplitude_not_represented",
        "phase_duration_not_represented",
        "waveform_not_represented",
    ]
)

SILENT: frozenset[Mark] = frozenset({*INVALID, "interval_too_short"})
"""Marks with which nothing is shown."""
BEYOND: frozenset[Mark] = frozenset(
    {
        "fibre_outside_table",
        "gap_outside_table",
        "width_outside_table",
        "rate_beyond_fit",
        "phase_beyond_fit",
        "current_beyond_fit",
    }
)
"""Marks of a result that is extrapolated."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Drive:
    """Factors for each row of a channel's table; a row without current is not heard.

    recruited_fraction: the largest of its pulses; None where the model has none.
    """

    table: PulseTable
    recruited: Floats
    lam: Floats
    scale: Floats
    heard: NDArray[np.bool_]
    marks: frozenset[Mark]
    recruited_fraction: float | None


def silence(section: Section, number: int, one: Muscle) -> frozenset[Mark]:
    """Why a channel has no predicted force, as marks; empty where it has one."""
    channel = section.channel[number]
    if channel.carrier is not None:
        return frozenset({"carrier"})
    if channel.amplitude_ma == 0.0:
        return frozenset({"no_amplitude"})
    marks: set[Mark] = set()
    if channel.pulsed.timing.shortest_interval_s < ABSOLUTE_MS * 1e-3 - SAME_TIME_S:
        marks.add("interval_too_short")
    phase_us = _lead_us(channel)
    if phase_us < SHORTEST_US:
        marks.add("phase_too_short")
    if phase_us > LONGEST_US:
        marks.add("phase_too_long")
    if one.model.knows is None:
        marks |= SILENT & set(_judged(section, number))
    return frozenset(marks)


def _judged(section: Section, number: int) -> tuple[Note, ...]:
    """What the recruitment says of the table's pulses."""
    channel, table = section.channel[number], lower(section, number)
    lead_us = table.duration_ratio * _lead_us(channel)
    return validity(table.amplitude_ma, lead_us, channel.pulsed.pulse).why


def _lead_us(channel: Channel) -> float:
    lead = channel.pulsed.pulse.unit.lead
    return lead.end_us - lead.start_us


def drive(section: Section, number: int, one: Muscle, calibration: Calibration) -> Drive:
    """The factors of a channel that is not silent."""
    channel, table = section.channel[number], lower(section, number)
    pulse, phase_us = channel.pulsed.pulse, table.duration_ratio * _lead_us(channel)
    recruited = np.ones(len(phase_us))
    marks = _marks(section, channel, one)
    if one.model.knows is None:
        marks |= set(_judged(section, number))
        found = recruited_fraction(table.amplitude_ma, phase_us, pulse, calibration)
        # Phases at the start of a ramp may be too short for anything to be said: they excite none.
        recruited = np.nan_to_num(found, nan=0.0)
    scale = scale_of(one.model, one.constants, phase_us)
    lam = lam_of(one.model, one.constants, table.amplitude_ma)
    return Drive(
        table=table,
        recruited=recruited,
        lam=lam,
        scale=scale,
        heard=(table.amplitude_ma != 0.0) & (table.duration_ratio > 0.0),
        marks=frozenset(marks),
        recruited_fraction=(
            None if one.model.knows == "amplitude" else float((recruited * scale).max(initial=0.0))
        ),
    )


def _marks(section: Section, channel: Channel, one: Muscle) -> set[Mark]:
    """What a result rests on, beside the recruitment."""
    marks: set[Mark] = {_NOT_REPRESENTED[name] for name in one.model.not_represented}
    rate = channel.pulsed.timing.plateau_rate_hz(section.train_s(channel))
    if rate > RATE_HZ[1]:
        marks.add("rate_beyond_fit")
    phase, current = one.model.phase_us, one.model.current_ma
    if phase is not None and not phase[0] <= _lead_us(channel) <= phase[1]:
        marks.add("phase_beyond_fit")
    if current is not None and not current[0] <= channel.amplitude_ma <= current[1]:
        marks.add("current_beyond_fit")
    if isinstance(channel.pulsed.pulse, SineBurst):
        marks.add("burst")
    return marks


_NOT_REPRESENTED: dict[str, Mark] = {
    "amplitude": "amplitude_not_represented",
    "phase_duration": "phase_duration_not_represented",
    "waveform": "waveform_not_represented",
}
