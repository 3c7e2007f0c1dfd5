"""What a stimulator of limited voltage makes of a channel: charge lost, balance, what is left over.

In the steady state of a train: what the capacitor holds at the onset of a lap is what it holds one
lap later. That map only shrinks differences, clipped or not, so there is one such voltage.
"""

from typing import final

import numpy as np

from wavesim.analysis.clipped_pulse import Source
from wavesim.analysis.load import Load
from wavesim.analysis.load_train import LoadTrain, load_train
from wavesim.analysis.roots import root
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.spec import value


@final
@value
class Clipping:
    """The first pulse of full strength in the steady state of its train, from a limited source.

    Of bursts and alternating polarity the first of a lap. steady: False where pulses do not repeat;
    then it is the strongest pulse, from rest. clips_after_us: when it is first clipped, None if
    never. clipped_us: for how long in all. asked_uc, lost_uc: charge of all phases, magnitudes.
    lead_lost_uc: of the leading phase, which is what stimulates. net_uc: what is left over of the
    pulse, positive in the direction of the leading phase. before_v: on the capacitor at the onset.
    lowest_ma: smallest current while clipped, None without.
    """

    compliance_v: float
    steady: bool
    clips_after_us: float | None
    clipped_us: float
    asked_uc: float
    lost_uc: float
    lead_lost_uc: float
    net_uc: float
    before_v: float
    lowest_ma: float | None


def clipping(section: Section, channel: int, load: Load, compliance_v: float) -> Clipping | None:
    """What a source of this voltage makes of the pulses of a channel.

    None for a continuous current (`analysis.carrier_clipping`), and without pulses. ImpossibleError
    for a compliance that is none and a load without a series resistor.
    """
    check_source(load, compliance_v)
    if section.channel[channel].carrier is not None or lower(section, channel).total == 0:
        return None
    train = load_train(section, channel, load)
    table = train.table
    if table.laps > 1:
        rows = list(range(table.lap_start, table.lap_stop))
    else:
        rows = [int(np.argmax(np.abs(train.strength_ma) * table.duration_ratio))]
    sources = [_source(train, row, compliance_v) for row in rows]
    steady = table.laps > 1
    before_v = _steady_v(train, sources, rows) if steady else 0.0
    return _measured(train, sources[0], before_v, steady=steady)


def check_source(load: Load, compliance_v: float) -> None:
    """Whether there can be clipping; ImpossibleError that says what is missing."""
    if not compliance_v > 0.0:
        raise ImpossibleError([Problem("range", "compliance_v", compliance_v, "above 0", "V")])
    series_ohm = load.series_ohm if load.time_constant_us else load.direct_ohm
    if not series_ohm > 0.0:
        raise ImpossibleError([Problem("range", "series_ohm", series_ohm, "above 0", "ohm")])


def steady_residual_v(section: Section, channel: int, load: Load) -> float | None:
    """What is left on the capacitor when the next pulse of full strength begins, unclipped [V].

    In the steady state of the train. None where pulses do not repeat.
    """
    if section.channel[channel].carrier is not None or lower(section, channel).total == 0:
        return None
    train = load_train(section, channel, load)
    return float(train.laps_v(np.inf)) if train.table.laps > 1 else None


def _source(train: LoadTrain, row: int, compliance_v: float) -> Source:
    ratio = float(train.table.duration_ratio[row])
    return Source(
        pulse=train.pulse,
        segments=train.table.pulse.unit.segments,
        which=int(train.which[row]),
        stretch=ratio or 1.0,
        strength_ma=float(train.strength_ma[row]),
        compliance_v=compliance_v,
    )


def _steady_v(train: LoadTrain, sources: list[Source], rows: list[int]) -> float:
    """What is held at the onset of the first of a lap when every lap is as the one before [V]."""
    onsets = train.onset_us[rows]
    until = np.append(onsets[1:], onsets[0] + train.lap_us) - onsets

    def lap_v(held_v: float) -> float:
        for source, us in zip(sources, until.tolist(), strict=True):
            rest_us = us - float(train.pulse.end_us[source.which])
            held_v = source.left_v(held_v) * float(np.exp(-rest_us / train.pulse.tau_us))
        return held_v

    unclipped_v = float(train.laps_v(np.inf))
    if abs(lap_v(unclipped_v) - unclipped_v) <= 1e-12 * sources[0].compliance_v:
        return unclipped_v
    most_v = max(sources[0].compliance_v, abs(unclipped_v))
    return root(lambda v: lap_v(v) - v, -most_v, most_v)


def _measured(train: LoadTrain, source: Source, before_v: float, *, steady: bool) -> Clipping:
    pieces = list(source.pieces(before_v))
    starts = [float(train.pulse.start_us[p.segment, source.which]) for p in pieces]
    clipped = [(p, start) for p, start in zip(pieces, starts, strict=True) if p.sign]
    lost = [abs(source.asked_uc(p)) - p.sign * source.charge_uc(p) for p, _ in clipped]
    lead = train.table.pulse.unit.lead
    middle = [source.segments[p.segment].start_us + 0.5 * (p.from_us + p.to_us) / source.stretch
              for p, _ in clipped]  # fmt: skip
    in_lead = [lead.start_us <= x <= lead.end_us for x in middle]
    forward = 1.0 if source.strength_ma * lead.area_us >= 0.0 else -1.0
    asked_uc = abs(source.strength_ma) * source.stretch * train.table.pulse.unit.magnitude_us
    return Clipping(
        compliance_v=source.compliance_v,
        steady=steady,
        clips_after_us=clipped[0][1] + clipped[0][0].from_us if clipped else None,
        clipped_us=sum(p.to_us - p.from_us for p, _ in clipped),
        asked_uc=asked_uc * 1e-3,
        lost_uc=sum(lost),
        lead_lost_uc=sum(uc for uc, leads in zip(lost, in_lead, strict=True) if leads),
        net_uc=forward * sum(source.charge_uc(p) for p in pieces),
        before_v=before_v,
        lowest_ma=min(
            (abs(source.current_ma(p, x)) for p, _ in clipped for x in (p.from_us, p.to_us)),
            default=None,
        ),
    )
