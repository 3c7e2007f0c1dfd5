"""How much more current a waveform needs than a monophasic cathodic pulse of its phase duration.

The ratio w comes from the tables of the cable model. What they do not hold goes by the linear
membrane, and is marked approximate; where there are two phases it is multiplied by the ratio of
the rectangular pulse of the same gap and recovery, since that membrane shows no abolition.
"""

from dataclasses import dataclass, replace
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from wavesim.core.pulse import Pulse
from wavesim.core.segments import Linear, Segment, Sine
from wavesim.physiology import mrg_ratios
from wavesim.physiology.fibres import Fibre
from wavesim.physiology.membrane import peak_depolarisation
from wavesim.physiology.notes import Note
from wavesim.physiology.strength_duration import Floats, membrane_us

ROUNDING = 1e-9


@final
@dataclass(frozen=True, slots=True)
class WaveformRatio:
    """w for each phase duration (nan where it cannot be said), and what it rests on."""

    ratio: Floats
    notes: frozenset[Note]


@final
@dataclass(frozen=True, slots=True)
class _Form:
    """What matters of a pulse: its exciting phase and its rectangular neighbour in the tables.

    segments: the exciting phase, or the whole pulse; plain: it is a rectangle of full level and
    of the phase duration. cathodic_first: of a pulse of two phases. recovery: peak of the second
    phase over the first, 0: no second phase that counts; as_balanced: that phase is no rectangle
    of the same charge, and taken as one.
    """

    segments: tuple[Segment, ...]
    plain: bool
    cathodic_first: bool
    gap_us: float = 0.0
    recovery: float = 0.0
    as_balanced: bool = False
    burst: bool = False


def waveform_ratio(
    phase_duration_us: ArrayLike, pulse: Pulse, fibre: Fibre, direction: float = 1.0
) -> WaveformRatio:
    """w of a pulse whose leading phase lasts `phase_duration_us`.

    phase_duration_us: as delivered; every time of the shape but the gap is stretched with it.
    direction: sign of the current in the program, 1 where the leading phase is cathodic.
    """
    phase_us = np.atleast_1d(np.asarray(phase_duration_us, dtype=np.float64))
    form = _form(pulse, direction)
    if form is None:
        return WaveformRatio(np.full_like(phase_us, np.nan), frozenset({"anodic_alone"}))
    if form.burst and fibre.table_diameter_um is not None:
        return WaveformRatio(*mrg_ratios.burst(phase_us, fibre.table_diameter_um))
    ratio, notes = _table(phase_us, form, fibre)
    if form.as_balanced:
        notes = notes | {"recovery_as_balanced"}
    if not form.plain:
        ratio = ratio * _membrane_ratio(phase_us, form, pulse, fibre, direction)
        notes = notes | {"linear_membrane"}
        if np.isinf(ratio).any():
            ratio, notes = np.where(np.isinf(ratio), np.nan, ratio), notes | {"never_above_rest"}
    return WaveformRatio(ratio, frozenset(notes))


def _form(pulse: Pulse, direction: float) -> _Form | None:
    """The form of a pulse; None where no current is cathodic."""
    found, segments = pulse.unit.phases, pulse.unit.segments
    if all(phase.area_us * direction < 0.0 for phase in found):
        return None
    length_us = pulse.unit.lead.end_us - pulse.unit.lead.start_us
    if len(found) == 2 and found[0].area_us * found[1].area_us < 0.0:
        first, second = (_between(segments, phase.start_us, phase.end_us) for phase in found)
        recovery = _peak(second) / _peak(first)
        if recovery <= 1.0 + ROUNDING:
            cathodic_first = found[0].area_us * direction > 0.0
            exciting = first if cathodic_first else second
            return _Form(
                segments=exciting,
                plain=_plain(exciting, length_us),
                cathodic_first=cathodic_first,
                gap_us=found[1].start_us - found[0].end_us,
                recovery=min(recovery, 1.0),
                as_balanced=not (_flat(second) and abs(pulse.unit.net_us) <= ROUNDING * length_us),
            )
    one = len(found) == 1
    burst = len(found) > 2 and all(isinstance(segment, Sine) for segment in segments)
    return _Form(segments, one and _plain(segments, length_us), True, burst=burst)


def _between(segments: tuple[Segment, ...], start_us: float, end_us: float) -> tuple[Segment, ...]:
    """What of the segments lies in a phase; one that passes through it is cut."""
    return tuple(
        _cut(segment, max(segment.start_us, start_us), min(segment.end_us, end_us))
        for segment in segments
        if min(segment.end_us, end_us) > max(segment.start_us, start_us)
    )


def _cut(segment: Segment, start_us: float, end_us: float) -> Segment:
    """The part of a segment between two of its zeros."""
    whole = start_us == segment.start_us and end_us == segment.end_us
    if isinstance(segment, Linear) and not whole:
        first, last = segment.level(start_us), segment.level(end_us)
        return Linear(start_us, end_us, first, last, segment.gap_us)
    if isinstance(segment, Sine) and not whole:
        before = round((start_us - segment.start_us) / segment.half_cycle_us)
        ratio = -segment.ratio if before % 2 else segment.ratio
        return replace(segment, start_us=start_us, half_cycles=1, ratio=ratio)
    return segment


def _peak(segments: tuple[Segment, ...]) -> float:
    return max(abs(end) for segment in segments for end in segment.extremes())


def _plain(segments: tuple[Segment, ...], length_us: float) -> bool:
    """Whether it is a rectangle of full level that lasts the phase duration."""
    lasts_us = segments[-1].end_us - segments[0].start_us
    lasts = abs(lasts_us - length_us) <= ROUNDING * length_us
    return lasts and _flat(segments) and _peak(segments) == 1.0


def _flat(segments: tuple[Segment, ...]) -> bool:
    """Whether the current stays at one level."""
    levels = {end for segment in segments for end in segment.extremes()}
    return len(levels) == 1


def _table(phase_us: Floats, form: _Form, fibre: Fibre) -> tuple[Floats, frozenset[Note]]:
    """Ratio of the rectangular neighbour."""
    if form.recovery == 0.0:
        return np.ones_like(phase_us), frozenset()
    if fibre.table_diameter_um is None:
        return np.ones_like(phase_us), frozenset({"second_phase_unknown"})
    if form.cathodic_first:
        return mrg_ratios.cathodic_first(
            phase_us, fibre.table_diameter_um, form.gap_us, form.recovery
        )
    return mrg_ratios.anodic_first(phase_us, fibre.table_diameter_um, form.gap_us)


def _membrane_ratio(
    phase_us: Floats, form: _Form, pulse: Pulse, fibre: Fibre, direction: float
) -> Floats:
    """Threshold of the exciting phase over that of a rectangle of the phase duration."""
    tau_us = membrane_us(fibre.chronaxie_us)
    lead_us = pulse.unit.lead.end_us - pulse.unit.lead.start_us
    lasts, place = np.unique(phase_us, return_inverse=True)
    highest = np.zeros_like(lasts)
    flowing = lasts > 0.0
    highest[flowing] = peak_depolarisation(
        form.segments, tau_us, stretch=lasts[flowing] / lead_us, direction=direction
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = -np.expm1(-lasts / tau_us) / highest
    return np.asarray(ratio[place.reshape(phase_us.shape)])
