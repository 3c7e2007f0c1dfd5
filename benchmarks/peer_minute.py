"""A minute of a regular train in pulse2percept 0.11: seconds, memory and what it holds.

Run by bench_kinds.py with the interpreter named in WAVESIM_PEER_PYTHON: rate [Hz] and phase [us] as
arguments, one JSON line out.
"""

import json
import sys
import time
import tracemalloc

import numpy as np
from pulse2percept.stimuli import BiphasicPulseTrain

AMPLITUDE_UA, MINUTE_MS = 40_000.0, 60_000.0


def vertices(rate_hz, phase_us):
    """Level [uA] and time [ms] of the whole minute."""
    train = BiphasicPulseTrain(rate_hz, AMPLITUDE_UA, phase_us / 1e3, stim_dur=MINUTE_MS)
    return np.asarray(train.data)[0].astype(np.float64), np.asarray(train.time)


def main(rate_hz, phase_us):
    """Measure and print."""
    seconds = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        vertices(rate_hz, phase_us)
        seconds = min(seconds, time.perf_counter() - start)
    tracemalloc.start()
    level, at_ms = vertices(rate_hz, phase_us)
    peak = tracemalloc.get_traced_memory()[1]
    begins = at_ms[:-1][(level[:-1] == 0.0) & (level[1:] < 0.0)]
    told = {
        "seconds": seconds,
        "peak_bytes": peak,
        "pulses": len(begins),
        "direct_ua": float(np.trapezoid(level, at_ms) / MINUTE_MS),
        "charge_uc": float(np.trapezoid(np.abs(level), at_ms) / 1e3),
        "last_onset_s": float(begins[-1] / 1e3),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(float(sys.argv[1]), float(sys.argv[2]))
