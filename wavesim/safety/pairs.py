"""Channels through one pair of pads: what flows there while their trains run together."""

import math
from itertools import product

from wavesim.analysis.dose import channel_dose
from wavesim.core.channel import Channel
from wavesim.core.section import Section
from wavesim.core.timing_base import SAME_TIME_S


def pair_rms_ma(section: Section, channel: int) -> float:
    """The plateau rms in the pair of a channel [mA], with the channels that share it.

    Pulses of one pair never overlap (contract 1.2), so that squares add up. A channel whose trains
    never run together with this one adds nothing.
    """
    one = section.channel[channel]
    shared = [
        other
        for other, candidate in enumerate(section.channel)
        if other != channel and _same_pair(one, candidate) and _together(section, one, candidate)
    ]
    own_ma = channel_dose(section, channel).rms_plateau_ma
    if not shared:
        return own_ma
    return math.hypot(own_ma, *(channel_dose(section, i).rms_plateau_ma for i in shared))


def _same_pair(one: Channel, other: Channel) -> bool:
    mine, others = one.electrode, other.electrode
    return bool(mine and others and mine.name and mine.name == others.name)


def _together(section: Section, one: Channel, other: Channel) -> bool:
    """Whether trains of both run at the same time in a cycle that has one before and one behind."""
    for shift, turn in product((-1, 0, 1), repeat=2):
        starts = (
            section.first_train_s(one) + shift * section.cycle_s,
            section.first_train_s(other) + turn * section.cycle_s,
        )
        stops = (starts[0] + section.train_s(one), starts[1] + section.train_s(other))
        if min(stops) - max(starts) > SAME_TIME_S:
            return True
    return False
