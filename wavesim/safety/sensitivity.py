"""Which numbers of a channel move a limit most: how many percent for one percent of each."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, final

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.safety.limits import LIMITS, Limit
from wavesim.safety.plateau import bare, others_rms_ma, plateau_subject
from wavesim.safety.subject import Subject

KEYS = (
    "channel.amplitude_ma",
    "pulse.phase_duration_us",
    "timing.burst_frequency_hz",
    "timing.frequency_hz",
    "timing.frequency_end_hz",
    "electrode.area_cm2",
    "section.duration_min",
)
"""Numbers that are tried, each by its table and key."""
DURATION = KEYS[-1]
"""The length of a section, which no channel holds."""
CHANGE = 1e-3
"""Each is made larger and smaller by this part of it; a power law shows its power at any change."""
NOTHING = 1e-6
"""A power this small is rounding."""


@final
@value
class Mover:
    """key: table and key of a number. power: percent of the limit's use for one percent of it."""

    key: str
    power: float


Movers = Mapping[str, tuple[Mover, ...]]
Changed = Callable[[str, float], Subject | None]


def movers(section: Section, channel: int, modality: str, condition: str) -> Movers:
    """For the id of each limit that applies what moves it, the strongest first.

    The use of a limit is its number over its bound. A channel without amplitude uses none.
    """
    one = section.channel[channel]
    if one.amplitude_ma == 0.0:
        return {}
    listed = one.timing is not None and one.timing.kind == "listed"
    train_s = section.train_s(one) if listed else 0.0
    return _movers(bare(one), train_s, others_rms_ma(section, channel), modality, condition)


@lru_cache(maxsize=64)
def _movers(
    channel: Channel, train_s: float, others_ma: float, modality: str, condition: str
) -> Movers:
    def changed(key: str, factor: float) -> Subject | None:
        try:
            there = channel if key == DURATION else _channel(channel, key, factor)
            found = there and plateau_subject(there, train_s, others_ma, modality, condition)
        except ImpossibleError:
            return None
        if found is None or key != DURATION:
            return found
        # The charge of a session grows with its length, and nothing else does.
        return replace(found, dose_mc=found.dose_mc * factor)

    return _strongest(changed)


def _strongest(changed: Changed) -> Movers:
    found: dict[str, list[Mover]] = {}
    for key in KEYS:
        less, more = changed(key, 1.0 - CHANGE), changed(key, 1.0 + CHANGE)
        if less is None or more is None:
            continue
        for limit in LIMITS:
            low, high = _use(less, limit), _use(more, limit)
            if low and high:
                power = math.log(high / low) / math.log((1.0 + CHANGE) / (1.0 - CHANGE))
                if abs(power) > NOTHING:
                    found.setdefault(limit.id, []).append(Mover(key=key, power=power))
    return {
        name: tuple(sorted(several, key=lambda mover: -abs(mover.power)))
        for name, several in found.items()
    }


def _use(one: Subject, limit: Limit) -> float | None:
    """The number of a limit over its bound."""
    amount = one.amount(limit) if one.applies(limit) else None
    if amount is None:
        return None
    extra = limit.per_phase_ms * one.phase_ms if limit.per_phase_ms else 0.0
    return amount / (limit.steps[-1].value + extra)


def _channel(channel: Channel, key: str, factor: float) -> Channel | None:
    """The channel with one number changed; None where it has no such number."""
    table, name = key.split(".")
    owner: Any = channel if table == "channel" else getattr(channel, table, None)
    now = getattr(owner, name, None)
    if not isinstance(now, int | float):
        return None
    changed = replace(owner, **{name: now * factor})
    return changed if table == "channel" else replace(channel, **{table: changed})
