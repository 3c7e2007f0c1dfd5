"""The muscle between pulses: calcium in closed form, force and fatigue in steps of two points.

Equations (Ding, Wexler, Binder-Macleod 2003; read through cocofest's code, not in the papers):
    Cn' = (1/tc) sum_i R_i lam_i exp(-(t - t_i)/tc) - Cn/tc
    F'  = r A m - F/(tau1 + tau2 m),  m = Cn/(Km + Cn)
    A'  = -(A - A0)/tf + aA L, and so tau1 and Km;  L = F/r, the force of the fibres that work
Everything here is plain Python that numba can compile; imported only when a force is asked for.
The grid of steps depends on the pulses alone, never on where somebody looks.
"""

import math

import numpy as np
from numpy.typing import NDArray

from wavesim.physiology.compiled import compiled, inlined

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Places in the state vector.
TIME, LAST, CN, SUM, FORCE, FULL, A, TAU1, KM = 0, 1, 2, 3, 4, 5, 6, 7, 8
RECRUITED, SCALE, DRIVE, EFFORT, FITNESS, INVERSE = 9, 10, 11, 12, 13, 14
LOW, HIGH = 15, 16
STATES = 17
"""TIME [s] and the time of the LAST pulse [s]; CN and its decaying SUM; FORCE and the force of FULL
recruitment [N]; A [N/s], TAU1 [s], KM; what the last pulse RECRUITED and its SCALE of A; of
Riener's fatigue the DRIVE of the last pulse, its low-pass EFFORT, and FITNESS; INVERSE is
1/RECRUITED, or 0: the force of the fibres that work is F/r, and of none it is nothing; LOW and HIGH
are the least and most force of the last step [N]."""

# Places in the vector of constants.
TC, A_REST, TAU1_REST, TAU2, KM_REST, R0_ABOVE_KM = 0, 1, 2, 3, 4, 5
RECOVERY, GAIN_A, GAIN_TAU1, GAIN_KM = 6, 7, 8, 9
FATIGUE, R0_FOLLOWS, STEP = 10, 11, 12
EFFORT_S, FIT_LEAST, FIT_DOWN_S, FIT_UP_S, FIT_FREQUENCY = 13, 14, 15, 16, 17
CALCIUM, LITERAL = 18, 19
CONSTANTS = 20
"""Constants of the model and of its fatigue, RECOVERY is 1/tf [1/s],
CALCIUM 1/tc [1/s]; from the recruited fraction LITERAL on L is F/r whatever it is, below it L is
no more than full recruitment carries;
FATIGUE is one of the three below; STEP is the longest [s]."""

NO_FATIGUE, DING, RIENER = 0.0, 1.0, 2.0

# Places in the record of one contraction.
PEAK, IMPULSE = 0, 1

STEEP_S = 0.004
STEEP_KM = 2.0
"""For so long after a pulse, where less than STEEP_KM times Km of calcium is left, m rises within
2 ms and takes smaller steps."""
HOLD_S = 0.1
"""For so long a pulse keeps its fibres at work in Riener's fatigue; ours, about a twitch's rise."""
SLOW_S = 0.15
"""From here on after a pulse only the tail of a contraction is left: longer steps will do."""
SILENT = 25.0
"""After so many tc the calcium of a pulse is below 1e-9: what follows has a closed form."""
REST_STEP_S = 0.05
"""Step of the closed form, until force and effort have decayed: tau1 recovers meanwhile."""
LEAST_N = 1e-6
"""Force of which nothing can be left."""
SAME_S = 1e-9
ASIDE = math.sqrt(3.0) / 6.0
POINT_1, POINT_2 = 0.5 - ASIDE, 0.5 + ASIDE
"""Gauss' two points of a step, of fourth order."""
OUTSIDE = POINT_1 / (POINT_2 - POINT_1)
"""From an inner point to the end of a step, in parts of the way between the inner points."""


@inlined
def toward(c: Floats, gain: int, rest: float, now: float, tiring: float) -> float:
    """Rate of a state that tires: back to its rest, and away from it with the load."""
    rate: float = c[gain] * tiring - (now - rest) * c[RECOVERY]
    return rate


@inlined
def load(state: Floats, c: Floats, force: float, full: float) -> float:
    """Force by which the fibres at work tire [N]; where r falls, F is that of others too."""
    each: float = force * state[INVERSE]
    return each if state[RECRUITED] >= c[LITERAL] else min(each, full)


@compiled
def pulse(state: Floats, c: Floats, recruited: float, lam: float, scale: float) -> None:
    """Let a pulse fall at the time of the state."""
    since = state[TIME] - state[LAST]
    above = c[R0_ABOVE_KM] + (state[KM] if c[R0_FOLLOWS] > 0.0 else c[KM_REST]) - 1.0
    state[SUM] += lam * (1.0 + above * math.exp(-since / c[TC]))
    state[LAST] = state[TIME]
    state[RECRUITED], state[SCALE] = recruited, scale
    state[INVERSE] = 1.0 / recruited if recruited > 0.0 else 0.0
    part = min(1.0 / min(since, HOLD_S) / 100.0, 1.0) if since > 0.0 else 1.0
    share = 1.0 - c[FIT_FREQUENCY] * (1.0 - part * part)
    state[DRIVE] = share if recruited > 0.0 and lam > 0.0 else 0.0


@compiled
def tire(state: Floats, c: Floats, h: float, drive: float) -> None:
    """Riener's fatigue over h seconds: effort follows the drive, fitness falls and recovers."""
    effort = drive + (state[EFFORT] - drive) * math.exp(-h / c[EFFORT_S])
    middle = 0.5 * (state[EFFORT] + effort)
    rate = middle / c[FIT_DOWN_S] + (1.0 - middle) / c[FIT_UP_S]
    end = (c[FIT_LEAST] * middle / c[FIT_DOWN_S] + (1.0 - middle) / c[FIT_UP_S]) / rate
    state[FITNESS] = end + (state[FITNESS] - end) * math.exp(-rate * h)
    state[EFFORT] = effort


@inlined
def bridges(cn: float, km: float, tau1: float, tau2: float) -> "tuple[float, float]":
    """m = Cn/(Km + Cn) and 1/(tau1 + tau2 m) [1/s], with one division for both."""
    both = km + cn
    decay = tau1 * both + tau2 * cn
    one = 1.0 / (both * decay)
    return cn * decay * one, both * both * one


@inlined
def note(
    state: Floats, record: Floats, h: float, force: float, after: float, mean: float, early: float,
    late: float,
) -> None:  # fmt: skip
    """Range and impulse of one step, from the mean force and the slopes at its two inner points."""
    rise, rise_after = early + OUTSIDE * (early - late), late + OUTSIDE * (late - early)
    low, top = min(force, after), max(force, after)
    if rise * rise_after < 0.0:
        turn = force + 0.5 * rise * rise * h / (rise - rise_after)
        low, top = max(min(low, turn), 0.0), max(top, turn)
    state[LOW], state[HIGH] = low, top
    record[PEAK] = max(record[PEAK], top)
    record[IMPULSE] += h * mean


@inlined
def step(state: Floats, c: Floats, h: float, e1: float, e2: float, record: Floats) -> None:
    """One step of h seconds by Gauss' two points; e1, e2: decay of calcium up to them.

    The equation is linear in F, so its implicit step has a closed form: both slopes are u - F v.
    """
    force, full, a, tau1, km = state[FORCE], state[FULL], state[A], state[TAU1], state[KM]
    tires = c[FATIGUE] == DING
    before = load(state, c, force, full) if tires else 0.0
    if tires:
        a = max(a + 0.5 * h * toward(c, GAIN_A, c[A_REST], a, before), 0.0)
        tau1 += 0.5 * h * toward(c, GAIN_TAU1, c[TAU1_REST], tau1, before)
        km += 0.5 * h * toward(c, GAIN_KM, c[KM_REST], km, before)
    cn, growth = state[CN], state[SUM] * h * c[CALCIUM]
    m1, b1 = bridges(e1 * (cn + POINT_1 * growth), km, tau1, c[TAU2])
    m2, b2 = bridges(e2 * (cn + POINT_2 * growth), km, tau1, c[TAU2])
    w11, w12 = 1.0 + 0.25 * h * b1, (0.25 - ASIDE) * h * b1
    w21, w22 = (0.25 + ASIDE) * h * b2, 1.0 + 0.25 * h * b2
    one = 1.0 / (w11 * w22 - w12 * w21)
    drive = a * state[SCALE] * one
    u1, u2 = drive * (w22 * m1 - w12 * m2), drive * (w11 * m2 - w21 * m1)
    v1, v2 = one * (w22 * b1 - w12 * b2), one * (w11 * b2 - w21 * b1)
    r, fit = state[RECRUITED], state[FITNESS]
    early, late = r * u1 - force * v1, r * u2 - force * v2
    after = force + 0.5 * h * (early + late)
    mean = force + 0.5 * h * (POINT_2 * early + POINT_1 * late)
    note(state, record, h, fit * force, fit * after, fit * mean, fit * early, fit * late)
    state[FORCE], state[FULL] = after, full + 0.5 * h * (u1 + u2 - full * (v1 + v2))
    state[CN], state[SUM] = e1 * e2 * (cn + growth), e1 * e2 * state[SUM]
    state[TIME] += h
    if tires:
        early, late = u1 - full * v1, u2 - full * v2
        whole = full + 0.5 * h * (POINT_2 * early + POINT_1 * late)
        middle = load(state, c, mean, whole)
        state[A] = max(state[A] + h * toward(c, GAIN_A, c[A_REST], a, middle), 0.0)
        state[TAU1] += h * toward(c, GAIN_TAU1, c[TAU1_REST], tau1, middle)
        state[KM] += h * toward(c, GAIN_KM, c[KM_REST], km, middle)


@compiled
def rested(
    c: Floats, gain: int, rest: float, now: float, tiring: float, span: float, tau: float
) -> float:
    """A state that tires after `span` seconds in which its load decays with tau."""
    back = math.exp(-span * c[RECOVERY])
    apart = c[RECOVERY] - 1.0 / tau
    fed = span * back if abs(apart) * span < SAME_S else (math.exp(-span / tau) - back) / apart
    after: float = rest + (now - rest) * back + c[gain] * tiring * fed
    return after


@compiled
def quiet(state: Floats, c: Floats, span: float, record: Floats) -> None:
    """Let `span` seconds pass in which the calcium is spent: everything decays."""
    tau, force, fit = state[TAU1], state[FORCE], state[FITNESS]
    if c[FATIGUE] == DING:
        tiring = load(state, c, force, state[FULL])
        tau += 0.5 * min(span, REST_STEP_S) * toward(c, GAIN_TAU1, c[TAU1_REST], tau, tiring)
    decay, spent = math.exp(-span / tau), math.exp(-span / c[TC])
    record[PEAK] = max(record[PEAK], fit * force)
    record[IMPULSE] += fit * force * tau * (1.0 - decay)
    if c[FATIGUE] == DING:
        state[A] = max(rested(c, GAIN_A, c[A_REST], state[A], tiring, span, tau), 0.0)
        state[KM] = rested(c, GAIN_KM, c[KM_REST], state[KM], tiring, span, tau)
        state[TAU1] = rested(c, GAIN_TAU1, c[TAU1_REST], state[TAU1], tiring, span, tau)
    if c[FATIGUE] == RIENER:
        tire(state, c, span, 0.0)
    state[FORCE], state[FULL] = force * decay, state[FULL] * decay
    state[CN], state[SUM] = spent * (state[CN] + state[SUM] * span / c[TC]), spent * state[SUM]
    state[LOW], state[HIGH] = state[FITNESS] * state[FORCE], fit * force
    state[TIME] += span


@compiled
def piece(state: Floats, c: Floats, passed: float) -> "tuple[float, float]":
    """Until which time after the last pulse one step suits, and that step (0: closed form) [s].

    passed: where the piece before ended, which a late clock cannot tell from a moment before it.
    """
    age = max(state[TIME] - state[LAST] + SAME_S, passed)
    if age < STEEP_S and state[CN] < STEEP_KM * state[KM]:
        return STEEP_S, 0.25 * c[STEP]
    if age < HOLD_S:
        return HOLD_S, c[STEP]
    if age < SLOW_S:
        return SLOW_S, c[STEP]
    if age < SILENT * c[TC]:
        return SILENT * c[TC], 2.5 * c[STEP]
    lasting = state[EFFORT] > SAME_S if c[FATIGUE] == RIENER else state[FULL] > LEAST_N
    if lasting and c[FATIGUE] != NO_FATIGUE:
        return age + REST_STEP_S, 0.0
    return math.inf, 0.0


@inlined
def move(state: Floats, c: Floats, h: float, e1: float, e2: float, record: Floats) -> None:
    """One step, or a stretch of closed form where the decays are 0."""
    if e1 == 0.0:
        quiet(state, c, h, record)
        return
    step(state, c, h, e1, e2, record)
    if c[FATIGUE] == RIENER:
        held = state[TIME] - state[LAST] < HOLD_S + SAME_S
        tire(state, c, h, state[DRIVE] if held else 0.0)


@compiled
def decays(c: Floats, h: float, closed: bool) -> "tuple[float, float]":
    """Decay of calcium up to the two points of a step; 0 where there are no steps."""
    if closed:
        return 0.0, 0.0
    return math.exp(-POINT_1 * h * c[CALCIUM]), math.exp(-POINT_2 * h * c[CALCIUM])


@compiled
def look(state: Floats, c: Floats, at: float, closed: bool, scratch: Floats) -> float:
    """Force at a time within the coming step, without moving the state [N]."""
    scratch[:STATES] = state
    h = at - state[TIME]
    if h > 0.0:
        e1, e2 = decays(c, h, closed)
        move(scratch, c, h, e1, e2, scratch[STATES:])
    force: float = scratch[FORCE] * scratch[FITNESS]
    return force


@inlined
def see(state: Floats, since: float, bins: Floats, per_s: float) -> None:
    """Put the range of the step since a time into the bins it touches."""
    first, last = int(since * per_s), min(int(state[TIME] * per_s), bins.shape[1] - 1)
    for i in range(first, last + 1):
        bins[0, i] = min(bins[0, i], state[LOW])
        bins[1, i] = max(bins[1, i], state[HIGH])


@compiled
def see_decay(state: Floats, since: float, bins: Floats, per_s: float) -> None:
    """The same of a closed form, which may touch many bins: from HIGH to LOW as a power."""
    first, last = int(since * per_s), min(int(state[TIME] * per_s), bins.shape[1] - 1)
    span, top = state[TIME] - since, state[HIGH]
    kept = state[LOW] / top if top > 0.0 else 0.0
    for i in range(first, last + 1):
        bins[1, i] = max(bins[1, i], top)
        passed = min((i + 1) / per_s - since, span)
        top = state[HIGH] * kept ** (passed / span)
        bins[0, i] = min(bins[0, i], top)


@compiled
def stretch(
    state: Floats, c: Floats, until: float, at: Floats, found: Floats, k: int, record: Floats,
    scratch: Floats, bins: Floats, per_s: float,
) -> int:  # fmt: skip
    """Let time pass without pulses; fills the forces at the times `at` from place k on, and the
    range of the force in bins, of which there may be none.

    Gives the place of the first time that is not before `until`.
    """
    passed = 0.0
    while state[TIME] < until:
        end, longest = piece(state, c, passed)
        passed = end
        closed = longest <= 0.0
        stop = min(state[LAST] + end, until) if end < math.inf else until
        span = stop - state[TIME]
        steps = 1 if closed else max(1, math.ceil(span / longest - 1e-6))
        h = span / steps
        e1, e2 = decays(c, h, closed)
        for i in range(steps):
            here = stop if i == steps - 1 else state[TIME] + h
            while k < len(at) and at[k] < here:
                found[k] = look(state, c, at[k], closed, scratch)
                k += 1
            since = state[TIME]
            move(state, c, h, e1, e2, record)
            if closed:
                see_decay(state, since, bins, per_s)
            else:
                see(state, since, bins, per_s)
        state[TIME] = stop
    return k


@compiled
def run(
    state: Floats,
    c: Floats,
    pulses: Floats,
    group: Ints,
    until: float,
    at: Floats,
    found: Floats,
    records: Floats,
    now: int,
    bins: Floats,
    per_s: float,
) -> int:
    """Play pulses and let time pass until `until`; the state moves there.

    pulses: rows of onset [s], recruited fraction, lam, scale of A. group: number of the contraction
    of each pulse; records has a row for each, peak [N] and impulse [N s]. at: rising times [s],
    whose forces [N] are put into `found`. `now`: the contraction that goes on at the start; gives
    that of the end. bins: rows of least and most force [N] in equal parts of the time, of which
    there are per_s in a second.
    """
    k, scratch = 0, np.zeros(STATES + 2)
    for i in range(pulses.shape[1]):
        k = stretch(state, c, pulses[0, i], at, found, k, records[now], scratch, bins, per_s)
        now = group[i]
        pulse(state, c, pulses[1, i], pulses[2, i], pulses[3, i])
    k = stretch(state, c, until, at, found, k, records[now], scratch, bins, per_s)
    while k < len(at) and at[k] <= until:
        found[k] = state[FORCE] * state[FITNESS]
        k += 1
    return now
