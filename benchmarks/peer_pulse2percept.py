"""The same session in pulse2percept 0.11, timed in its own environment.

Run by bench_peers.py with the interpreter named in WAVESIM_PEER_PYTHON; prints one JSON line with
the fastest seconds of two habits: vertices made by hand for the whole session, and the pulse train
of one cycle made by `append` and then tiled. Both end with what a dose needs: charge and rms.
"""

import json
import sys
import time

import numpy as np
from pulse2percept.stimuli import BiphasicPulse, Stimulus

CYCLES = 60
"""30 min of 30 s."""
RATE_HZ, PHASE_MS, AMPLITUDE_UA = 50.0, 0.25, 40_000.0
EDGE_MS = 1e-3
"""pulse2percept keeps at least 1 us between two knots."""


def level(onset_s):
    """The ramp of 2 s up and 1 s down at an onset in a train of 10 s."""
    return np.minimum(1.0, np.minimum(onset_s / 2.0, 10.0 - onset_s))


def sums(stimulus):
    """Charge of all magnitudes and mean square, from the vertices."""
    data, time_ms = np.asarray(stimulus.data)[0], np.asarray(stimulus.time)
    return np.trapezoid(np.abs(data), time_ms), np.trapezoid(data**2, time_ms) / time_ms[-1]


def by_hand():
    """Vertices of all 30,000 pulses in one array."""
    onset_s = np.arange(500) / RATE_HZ
    cycle_ms = (np.arange(CYCLES)[:, None] * 30.0 + onset_s).ravel()[:, None] * 1e3
    knots = np.array(
        [0.0, EDGE_MS, PHASE_MS, PHASE_MS + EDGE_MS, 2 * PHASE_MS, 2 * PHASE_MS + EDGE_MS]
    )
    shape = np.array([0.0, 1.0, 1.0, -1.0, -1.0, 0.0])
    amplitude = np.tile(AMPLITUDE_UA * level(onset_s), CYCLES)[:, None]
    return sums(Stimulus((amplitude * shape).reshape(1, -1), time=(cycle_ms + knots).ravel()))


def append_and_tile():
    """One cycle by appending pulses, the session by tiling it."""
    train = None
    for onset_s in np.arange(500) / RATE_HZ:
        amplitude = max(float(AMPLITUDE_UA * level(onset_s)), 1e-6)
        pulse = BiphasicPulse(amplitude, PHASE_MS, stim_dur=1e3 / RATE_HZ)
        train = pulse if train is None else train.append(pulse)
    data, time_ms = np.asarray(train.data), np.asarray(train.time)
    times = (np.arange(CYCLES)[:, None] * 30e3 + time_ms).ravel()
    return sums(Stimulus(np.tile(data, CYCLES), time=times))


def fastest(work, runs):
    """The fastest of some runs [s]."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    print(
        json.dumps({"by_hand": fastest(by_hand, 5), "append_and_tile": fastest(append_and_tile, 1)})
    )
    sys.exit(0)
