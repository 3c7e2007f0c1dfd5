"""Channels of one pair of electrodes: their pulses may not overlap in time (contract 1.2)."""

from collections.abc import Iterator
from itertools import combinations
from math import lcm
from typing import TYPE_CHECKING

from wavesim.core.channel import Channel
from wavesim.core.errors import Problem
from wavesim.core.timing_base import SAME_TIME_S
from wavesim.core.train import before

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from wavesim.core.section import Section

MOST_COMPARED = 4_000_000
"""Pulses of a channel that are laid beside those of another."""


def collisions(section: "Section") -> Iterator[Problem]:
    """Pulses that overlap on a shared pair: one problem for each two channels."""
    named = [
        (i, channel)
        for i, channel in enumerate(section.channel)
        if channel.electrode is not None and channel.electrode.name and _flows(channel)
    ]
    for (_, one), (j, other) in combinations(named, 2):
        if one.electrode and other.electrode and one.electrode.name == other.electrode.name:
            at_s = _first_overlap_s(section, one, other)
            if at_s is not None:
                yield Problem(
                    "pair_overlap",
                    f"channel.{j}.electrode.name",
                    other.electrode.name,
                    "pulses that do not overlap, or pairs of their own",
                    "",
                    (("other", one.name), ("at_s", at_s)),
                )


def _flows(channel: Channel) -> bool:
    """Whether what flows is there; a file may lack it, which is told elsewhere."""
    pulsed = channel.pulse is not None and channel.timing is not None
    return pulsed or channel.carrier is not None


def _first_overlap_s(section: "Section", one: Channel, other: Channel) -> float | None:
    """The first time of a cycle at which pulses (of carriers trains) of both run, or None."""
    shifts = (0.0,) if section.continuous else (-section.cycle_s, 0.0, section.cycle_s)
    for shift_s in shifts:
        a_s = section.first_train_s(one)
        b_s = section.first_train_s(other) + shift_s
        start_s = max(a_s, b_s)
        stop_s = min(a_s + section.train_s(one), b_s + section.train_s(other))
        if stop_s - start_s < SAME_TIME_S:
            continue
        if one.carrier is not None or other.carrier is not None:
            return start_s
        stop_s = min(stop_s, start_s + _repeats_after_s(one, other))
        a = a_s + _onsets_s(one, start_s - a_s, stop_s - a_s)
        b = b_s + _onsets_s(other, start_s - b_s, stop_s - b_s)
        found = _overlap(a, _length_s(one), b, _length_s(other))
        if found is not None:
            return found
    return None


def _length_s(channel: Channel) -> float:
    return channel.pulsed.pulse.unit.length_us * 1e-6


def _repeats_after_s(one: Channel, other: Channel) -> float:
    """Time after which two repeating trains stand to each other as before, and what leads them."""
    from fractions import Fraction

    patterns = [one.pulsed.timing.repeating(), other.pulsed.timing.repeating()]
    if patterns[0] is None or patterns[1] is None:
        return float("inf")
    periods = [1 / Fraction(str(pattern.rate_hz)) for pattern in patterns if pattern]
    common = Fraction(
        lcm(*(period.numerator for period in periods)),
        _gcd_of(*(period.denominator for period in periods)),
    )
    return 2.0 * float(common) + max(pattern.origin_s for pattern in patterns if pattern)


def _gcd_of(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one


def _onsets_s(channel: Channel, start_s: float, stop_s: float) -> "NDArray[float64]":
    """Onsets in the train of pulses that may run in a window of it."""
    import numpy as np

    start_s -= _length_s(channel)
    pattern = channel.pulsed.timing.repeating()
    if pattern is None:
        onset_s = channel.pulsed.timing.onsets_s(stop_s)
        return onset_s[(onset_s > start_s) & (onset_s < stop_s)]
    first, stop = before(pattern, start_s), before(pattern, stop_s)
    stop = min(stop, first + MOST_COMPARED)
    lead = len(pattern.lead_s)
    repeat, place = np.divmod(np.arange(max(first, lead), stop) - lead, len(pattern.offsets_s))
    onset_s = pattern.origin_s + np.array(pattern.offsets_s)[place] + repeat / pattern.rate_hz
    return np.concatenate((np.array(pattern.lead_s[first:stop]), onset_s))


def _overlap(
    a_s: "NDArray[float64]", a_length_s: float, b_s: "NDArray[float64]", b_length_s: float
) -> float | None:
    """The first time at which a pulse of `a` and one of `b` both run."""
    import numpy as np

    if not len(a_s) or not len(b_s):
        return None
    last = np.searchsorted(a_s, b_s + b_length_s - SAME_TIME_S) - 1
    known = np.maximum(last, 0)
    clash = (last >= 0) & (a_s[known] + a_length_s > b_s + SAME_TIME_S)
    if not clash.any():
        return None
    first = int(np.argmax(clash))
    return float(max(a_s[known[first]], b_s[first]))
