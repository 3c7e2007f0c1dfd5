"""The card of one half-cycle of a continuous current: when, how strong, and in which beat."""

import math

from wavesim.analysis.carrier_train import CarrierTrain, carrier_train
from wavesim.core.section import Section
from wavesim.presentation.carrier_marks import beat_hz_at
from wavesim.presentation.half_cycle import HalfCycle, half_cycle_at
from wavesim.presentation.marks import charge_words
from wavesim.presentation.project import View
from wavesim.presentation.pulse_card_value import PulseCard
from wavesim.presentation.scene import Box
from wavesim.presentation.words import _, number, quantity, span_words

NS = 1e-9
"""Half-cycles have no numbers: the nanosecond of their middle stands for one."""
MOST_SKIPPED = 8
"""Half-cycles without current, as of a half-wave course, that a step goes over."""


def half_cycle_near(section: Section, channel: int, at_s: float) -> int | None:
    """The half-cycle with current at a time of the section."""
    found = half_cycle_at(carrier_train(section, channel), at_s)
    return None if found is None or not found.phase.level_ma else _number(found)


def next_half_cycle(section: Section, channel: int, number_: int, by: int) -> int:
    """The next half-cycle with current, or in the next train; the same where there is none."""
    train = carrier_train(section, channel)
    found = half_cycle_at(train, number_ * NS)
    for _step in range(MOST_SKIPPED):
        if found is None:
            break
        found = _beside(train, found, by)
        if found and found.phase.level_ma:
            return _number(found)
    return number_


def _beside(train: CarrierTrain, found: HalfCycle, by: int) -> HalfCycle | None:
    phase, near_s = found.phase, 2.0 * NS
    at_s = phase.stop_s + near_s if by > 0 else phase.start_s - near_s
    here = half_cycle_at(train, at_s)
    if here is not None:
        return here
    begin_s = train.start_s + (found.train + (1 if by > 0 else -1)) * train.cycle_s
    return half_cycle_at(train, begin_s + (near_s if by > 0 else train.length_s - near_s))


def _number(found: HalfCycle) -> int:
    return round(0.5 * (found.phase.start_s + found.phase.stop_s) / NS)


def half_cycle_card(section: Section, view: View, number_: int) -> PulseCard | None:
    """The card of a half-cycle; None where an edit took it away."""
    train = carrier_train(section, view.channel)
    found = half_cycle_at(train, number_ * NS)
    if found is None:
        return None
    phase = found.phase
    within_s = 0.5 * (phase.start_s + phase.stop_s) - train.start_s - found.train * train.cycle_s
    direct = math.isinf(train.carrier.half_cycle_s)
    rows = [
        (_("Length") if direct else _("Half-cycle"), span_words(phase.stop_s - phase.start_s)),
        (_("Largest current"), quantity(abs(phase.level_ma), "mA")),
    ]
    if found.charge_uc is not None:
        rows.append((_("Charge"), charge_words(abs(found.charge_uc))))
    beat_hz = beat_hz_at(train.carrier, within_s)
    if beat_hz is not None:
        rows.append((_("Beat"), quantity(beat_hz, "Hz")))
    return PulseCard(
        title=_title(train, found, phase.start_s - train.start_s - found.train * train.cycle_s),
        rows=tuple(rows),
        box=Box(
            start_s=phase.start_s - view.start_s,
            stop_s=phase.stop_s - view.start_s,
            low_ma=min(0.0, phase.level_ma),
            high_ma=max(0.0, phase.level_ma),
        ),
    )


def _title(train: CarrierTrain, found: HalfCycle, within_s: float) -> str:
    """When it begins in its train."""
    time = span_words(within_s)
    if train.trains == 1:
        return _("At {time}").format(time=time)
    return _("Train {train}, at {time}").format(train=number(found.train + 1), time=time)
