"""Times from pulse to pulse that a timing has, the shortest first."""

from itertools import pairwise

from wavesim.core.timing import Jittered, Sweep, Timing

FINE = 1.5
"""Between its ends a moving interval takes all values; this step is fine enough to draw."""


def intervals_s(timing: Timing) -> tuple[float, ...]:
    """Of a repeating kind those of one repeat, of a moving one steps between its ends [s]."""
    pattern = timing.repeating()
    if pattern is not None:
        offsets = (*pattern.offsets_s, pattern.offsets_s[0] + 1.0 / pattern.rate_hz)
        leads = (*pattern.lead_s, pattern.origin_s)
        return tuple(sorted({b - a for times in (offsets, leads) for a, b in pairwise(times)}))
    shortest_s = timing.shortest_interval_s
    if isinstance(timing, Sweep):
        return _between(shortest_s, 1.0 / min(timing.frequency_hz, timing.frequency_end_hz))
    if isinstance(timing, Jittered):
        return _between(shortest_s, (1.0 + timing.jitter_fraction) / timing.frequency_hz)
    return (shortest_s,)


def _between(shortest_s: float, longest_s: float) -> tuple[float, ...]:
    found = [shortest_s]
    while found[-1] * FINE < longest_s:
        found.append(found[-1] * FINE)
    return (*found, longest_s)
