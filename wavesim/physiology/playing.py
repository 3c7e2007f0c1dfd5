"""A muscle that is played pulses: its state between calls, and what it gave."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import final

import numpy as np
from numpy.typing import NDArray

from wavesim.physiology import kernel as k
from wavesim.physiology.fatigue import FatigueName
from wavesim.physiology.muscle import Model, constants_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FINE, PRECISE, QUICK = 0.05, 0.35, 0.5
"""Longest steps in parts of tc. FINE: forces at given times, within 1e-7 of still shorter steps.
PRECISE: sessions, within 8e-5 of it. QUICK: while a slider moves, within 3e-4."""

LEAST_LITERAL = 1e-3
"""Recruited fraction down to which F/r can be taken as it stands; ours."""

_DING = {"aA": k.GAIN_A, "aT": k.GAIN_TAU1, "aK": k.GAIN_KM}
_FORCE = {
    "tc": k.TC,
    "A0": k.A_REST,
    "tau1": k.TAU1_REST,
    "tau2": k.TAU2,
    "Km": k.KM_REST,
    "R0_minus_Km": k.R0_ABOVE_KM,
}
_RIENER = {
    "Ta": k.EFFORT_S,
    "mu_min": k.FIT_LEAST,
    "T_fat": k.FIT_DOWN_S,
    "T_rec": k.FIT_UP_S,
    "b": k.FIT_FREQUENCY,
}
_PLACES = _FORCE | _DING | _RIENER
_KINDS: Mapping[FatigueName, float] = {"none": k.NO_FATIGUE, "ding": k.DING, "riener1998": k.RIENER}

NO_TIMES = np.empty(0)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """Least and most force in equal parts of the time from 0, `per_s` in a second.

    force_n: two rows, filled while pulses are played [N].
    """

    force_n: Floats
    per_s: float


NO_BINS = Bins(np.empty((2, 0)), 0.0)


@final
@dataclass(frozen=True, slots=True, eq=False)
class Muscle:
    """A model with its constants, ready for the kernel."""

    model: Model
    fatigue: FatigueName
    constants: Mapping[str, float]
    vector: Floats

    def rested(self) -> Floats:
        """The state of a muscle that has rested for long, at time 0."""
        state = np.zeros(k.STATES)
        state[k.LAST] = -np.inf
        state[k.A] = self.constants["A0"]
        state[k.TAU1], state[k.KM] = self.constants["tau1"], self.constants["Km"]
        state[k.FITNESS] = 1.0
        return state


def muscle(
    model: Model,
    fatigue: FatigueName,
    *,
    r0_follows_km: bool = False,
    parameters: Mapping[str, float] | None = None,
    step: float = PRECISE,
    bounded: bool = True,
) -> Muscle:
    """A muscle; ImpossibleError for unknown parameters.

    step: longest step, in parts of tc. bounded: no fibre tires by more than full recruitment
    carries; else by F/r, where more than LEAST_LITERAL are recruited.
    """
    constants = constants_of(model, fatigue, parameters)
    vector = np.ones(k.CONSTANTS)
    for name, place in _PLACES.items():
        vector[place] = constants.get(name, 1.0)
    vector[k.CALCIUM] = 1.0 / constants["tc"]
    vector[k.RECOVERY] = 1.0 / constants.get("tf", 1.0)
    vector[k.FATIGUE] = _KINDS[fatigue]
    vector[k.R0_FOLLOWS] = float(r0_follows_km)
    vector[k.LITERAL] = np.inf if bounded else LEAST_LITERAL
    vector[k.STEP] = step * constants["tc"]
    return Muscle(model, fatigue, constants, vector)


def without_fatigue(one: Muscle) -> Muscle:
    """The same muscle, which does not tire."""
    vector = one.vector.copy()
    vector[k.FATIGUE] = k.NO_FATIGUE
    return replace(one, fatigue="none", vector=vector)


def spent_s(one: Muscle) -> float:
    """Time after a pulse from which on everything decays in closed form [s]."""
    return k.SLOW_S + (k.SILENT + 1.0) * one.constants["tc"]


@final
@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """What a stretch of pulses gave: forces at the times asked for, records per contraction."""

    force_n: Floats
    records: Floats
    last: int


def play(
    one: Muscle,
    state: Floats,
    pulses: Floats,
    until_s: float,
    *,
    group: Ints | None = None,
    records: Floats | None = None,
    now: int = 0,
    at_s: Floats = NO_TIMES,
    bins: Bins = NO_BINS,
) -> Played:
    """Play pulses; moves `state` to `until_s` and adds to `records` and `bins`.

    pulses: rows of onset [s], recruited fraction, lam, scale of A. group: contraction of each
    pulse, all 0 if left out. at_s: rising, from the time of the state to until_s.
    """
    if group is None:
        group = np.zeros(pulses.shape[1], dtype=np.int64)
    if records is None:
        records = np.zeros((1 + int(group.max(initial=0)), 2))
    found = np.zeros(len(at_s))
    last = k.run(
        state, one.vector, np.ascontiguousarray(pulses), group, until_s, at_s, found, records, now,
        bins.force_n, bins.per_s,
    )  # fmt: skip
    return Played(found, records, int(last))
