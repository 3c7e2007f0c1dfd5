"""Force of random trains against DOP853 at 1e-10, restarted at each pulse: `force_n` and the solver
of the tests, which share nothing.

`python -m tests.deep.forces COUNT`; exit status 1 where one differs by more than 1e-4 of its peak.
Drawn are the model, up to 80 pulses (steady, in N-lets, at random, in two trains with a rest), what
each recruits (all, rising, falling, at random, with none in between), its calcium, phase duration
and current, fatigue with and without a bound, R0, and constants.
"""

import sys

import numpy as np

from tests.physiology.solver import DING_2003, FATIGUE, Solver
from wavesim.physiology import force_n

TOLERANCE = 1e-4
DING_2007 = {"tc": 0.011, "A0": 4920.0, "tau1": 0.060601, "tau2": 0.001, "Km": 0.137}
LOOKS = 300
LEAST_PEAK_N = 0.01
"""Below it the solver's own tolerance of 1e-12 is seen."""


def onsets(random):
    """Rising times [s]."""
    count = int(random.integers(1, 81))
    steady = np.arange(count) / random.uniform(1.0, 100.0)
    kind = random.integers(4)
    if kind == 0:
        return steady
    if kind == 1:
        lets = np.arange(count) / random.uniform(5.0, 25.0)
        return (lets[:, None] + 0.005 * np.arange(random.integers(2, 5))).ravel()
    if kind == 2:
        return np.cumsum(random.exponential(0.04, count) + 0.002)
    return np.concatenate([steady, steady[-1] + random.uniform(0.5, 200.0) + steady])


def factors(random, count, least=0.0, most=1.0):
    """One for each pulse: all alike, rising, falling, at random, or rising with a tenth at none."""
    kind = random.integers(5)
    if kind == 0:
        return np.full(count, random.uniform(max(least, 0.05), most))
    ramp = np.linspace(0.02, 1.0, count)
    shapes = {1: ramp, 2: ramp[::-1], 3: random.uniform(0.02, 1.0, count)}
    part = shapes.get(int(kind), np.where(random.random(count) < 0.1, 0.0, ramp))
    return least + part * (most - least)


def case(random):
    """Arguments of force_n, and the solver's force for them."""
    onset, model = onsets(random), random.choice(["ding2003", "ding2007", "hmed2018"])
    count, constants = len(onset), dict(DING_2007 if model == "ding2007" else DING_2003)
    constants |= FATIGUE
    for name in constants:
        constants[name] *= random.uniform(0.7, 1.4) if random.random() < 0.3 else 1.0
    fatigue, follows, bounded = (bool(one) for one in random.random(3) < [0.7, 0.5, 0.5])
    recruited, lam = factors(random, count), factors(random, count, 0.0, 1.2)
    phase_us, current = factors(random, count, 50.0, 700.0), factors(random, count, 0.0, 120.0)
    # The inputs of the models as the reference prints them; no part of them is ours.
    beyond = np.maximum(phase_us * 1e-6 - 0.000131405, 0.0)
    scale = 1.0 - np.exp(-beyond / 0.000194138) if model == "ding2007" else np.ones(count)
    freed = np.maximum(0.586 * (np.tanh(0.026 * (current - 63.1)) + 0.833), 0.0)
    calcium = lam * freed if model == "hmed2018" else lam
    at = np.sort(random.uniform(onset[0] - 0.1, onset[-1] + 1.5, LOOKS))
    solver = Solver(tires=fatigue, follows=follows, bounded=bounded, **constants)
    given = {
        "model": str(model), "recruited": recruited, "lam": lam, "phase_duration_us": phase_us,
        "amplitude_ma": current, "fatigue": fatigue, "r0_follows_km": follows, "bounded": bounded,
        "parameters": constants,
    }  # fmt: skip
    return force_n(onset, at, **given), solver.forces(onset, at, recruited, calcium, scale), given


def main(count):
    """Exit status; the worst case is printed."""
    worst, failed = 0.0, 0
    for seed in range(count):
        found, expected, given = case(np.random.default_rng(seed))
        peak = max(float(expected.max()), LEAST_PEAK_N)
        off = float(np.abs(found - expected).max()) / peak
        worst, failed = max(worst, off), failed + (off > TOLERANCE)
        if off > TOLERANCE:
            print(f"seed {seed}: {off:.1e} of {peak:.3g} N, {given['model']}", flush=True)
    print(f"{count} trains, worst {worst:.1e} of the peak, {failed} above {TOLERANCE:g}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
