"""Force of an isometric muscle for pulses given one by one: the door of contract section 4."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wavesim.core.errors import Problem, raise_if
from wavesim.physiology.muscle import fatigue_of, lam_of, model_of, scale_of

if TYPE_CHECKING:
    from wavesim.physiology.playing import Muscle

Floats = NDArray[np.float64]

MOST_PULSES = 20_000_000
"""Pulses of one call."""

_ALLOWED = {
    "recruited": (0.0, 1.0, "0 to 1", ""),
    "lam": (0.0, np.inf, "0 or more", ""),
    "phase_duration_us": (0.0, np.inf, "0 or more", "us"),
    "amplitude_ma": (-np.inf, np.inf, "any finite number", "mA"),
}
"""Of what is given for each pulse: least, most, both in words, unit."""


def force_n(
    onset_s: ArrayLike,
    at_s: ArrayLike,
    *,
    model: str = "ding2003",
    recruited: ArrayLike = 1.0,
    lam: ArrayLike = 1.0,
    phase_duration_us: ArrayLike | None = None,
    amplitude_ma: ArrayLike | None = None,
    fatigue: bool | str = False,
    r0_follows_km: bool = False,
    parameters: Mapping[str, float] | None = None,
    bounded: bool = False,
) -> Floats:
    """Force [N] at the times `at_s` [s] for pulses at `onset_s` [s], rising.

    model: ding2003, ding2007 (phase_duration_us scales A), hmed2018 (amplitude_ma, signed or not,
    scales the calcium input); an input that a model does not know is not represented, one it knows
    and is not given counts as full. recruited: 0 to 1, scales A. lam: 0 or more, scales the calcium
    input; each for all pulses or one for each. fatigue: False, True or "ding", "riener1998".
    r0_follows_km: let R0 follow the tired Km. parameters: constants by name. bounded: where the
    recruited fraction falls, fatigue is driven by F/r as it stands (down to 0.001), or by no more
    than the force of full recruitment, as `respond` has it (decision 0005).
    A model's output for a typical muscle. Raises ImpossibleError with all problems.
    """
    chosen, tiring = model_of(model), fatigue_of(fatigue)
    onset = np.atleast_1d(np.asarray(onset_s, dtype=np.float64))
    at = np.asarray(at_s, dtype=np.float64)
    each: dict[str, ArrayLike | None] = {"recruited": recruited, "lam": lam}
    each |= {"phase_duration_us": phase_duration_us, "amplitude_ma": amplitude_ma}
    raise_if([*_onset_problems(onset), *_time_problems(at), *_each_problems(each, len(onset))])
    from wavesim.physiology.playing import FINE, muscle

    one = muscle(
        chosen, tiring, r0_follows_km=r0_follows_km, parameters=parameters, step=FINE,
        bounded=bounded,
    )  # fmt: skip
    return _forces(one, _pulses(one, onset, each), at)


def _pulses(one: "Muscle", onset: Floats, each: Mapping[str, ArrayLike | None]) -> Floats:
    """Rows of onset, recruited fraction, lam, scale of A."""
    pulses = np.ones((4, len(onset)))
    pulses[0], pulses[1], pulses[2] = onset, each["recruited"], each["lam"]
    if each["phase_duration_us"] is not None:
        pulses[3] = scale_of(one.model, one.constants, each["phase_duration_us"])
    if each["amplitude_ma"] is not None:
        pulses[2] *= lam_of(one.model, one.constants, each["amplitude_ma"])
    return pulses


def _forces(one: "Muscle", pulses: Floats, at: Floats) -> Floats:
    """Forces of a rested muscle at times in any order."""
    from wavesim.physiology.playing import play, spent_s

    # The clock starts with the first pulse: late in a long one, steps of a ms are rounded.
    origin = pulses[0, 0] if pulses.shape[1] else 0.0
    pulses[0] -= origin
    onset, order = pulses[0], np.argsort(at, axis=None, kind="stable")
    times, state = at.ravel()[order] - origin, one.rested()
    start = min(onset[0], times[0]) if len(onset) and len(times) else 0.0
    state[0] = start
    stop = times[-1] if len(times) else start
    heard = int(np.searchsorted(onset, stop, side="right"))
    # The steps of the last interval must not depend on where somebody looks.
    ends = onset[heard] if heard < len(onset) else max([stop, *(onset[-1:] + spent_s(one))])
    forces = np.empty(len(times))
    forces[order] = play(one, state, pulses[:, :heard], ends, at_s=times).force_n
    return forces.reshape(at.shape)


def _onset_problems(onset: Floats) -> Iterator[Problem]:
    if onset.ndim != 1:
        yield Problem("type", "onset_s", onset.tolist(), "a list of times", "s")
    elif not np.all(np.isfinite(onset)):
        found = onset[~np.isfinite(onset)][0]
        yield Problem("range", "onset_s", float(found), "any finite number", "s")
    elif len(onset) > MOST_PULSES:
        yield Problem("too_many", "onset_s", len(onset), f"up to {MOST_PULSES} pulses")
    else:
        late = np.flatnonzero(np.diff(onset) <= 0.0)
        if len(late):
            after, place = float(onset[late[0]]), int(late[0]) + 1
            yield Problem(
                "onsets_order", f"onset_s.{place}", float(onset[place]), f"above {after:.15g}", "s"
            )


def _time_problems(at: Floats) -> Iterator[Problem]:
    if not np.all(np.isfinite(at)):
        found = at[~np.isfinite(at)].ravel()[0]
        yield Problem("range", "at_s", float(found), "any finite number", "s")


def _each_problems(each: Mapping[str, ArrayLike | None], count: int) -> Iterator[Problem]:
    """Problems of what is given for all pulses or one by one."""
    for name, given in each.items():
        if given is None:
            continue
        least, most, allowed, unit = _ALLOWED[name]
        found = np.asarray(given, dtype=np.float64)
        if found.shape not in ((), (1,), (count,)):
            yield Problem("type", name, found.tolist(), f"a number, or one for each of {count}")
        elif wrong := found[~((found >= least) & (found <= most) & np.isfinite(found))].tolist():
            yield Problem("range", name, wrong[0], allowed, unit)
