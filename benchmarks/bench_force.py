"""Muscle force: a session against scipy's solver restarted at each pulse, and what first use costs.

The solver takes 60 s of the session (its time grows with the pulses), ours all 30 minutes; the
ratio is per second of session.
"""

import sys
import time
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from benchmarks.measure import Row, at_most, process
from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicSymmetric
from wavesim.core.section import Section
from wavesim.core.timing import Constant
from wavesim.physiology.force_trace import force_trace
from wavesim.physiology.respond import respond

Floats = NDArray[np.float64]
TC, A0, TAU1, TAU2, KM, TF = 0.020, 3009.0, 0.050957, 0.060, 0.103, 127.0
FEWEST_TIMES = 700.0


def session(minutes: float) -> Program:
    """33 Hz, 1 s on and 1 s off, strong enough for every fibre."""
    channel = Channel(
        name="one",
        amplitude_ma=100.0,
        pulse=BiphasicSymmetric(phase_duration_us=300.0),
        timing=Constant(frequency_hz=33.0),
    )
    section = Section(name="work", duration_min=minutes, on_s=1.0, off_s=1.0, channel=(channel,))
    return Program(schema=1, id="bench", title="Bench", condition="other", section=(section,))


def solver(seconds: float = 60.0) -> float:
    """The equations as they are printed, RK45 at 1e-6 restarted at each pulse. Last force [N].

    The sum over the pulses takes those of the last second; older ones are below 1e-20.
    """
    onset = np.array([2.0 * i + k / 33.0 for i in range(round(seconds / 2.0)) for k in range(33)])
    gain = np.append(1.0, 1.0 + (KM + 0.04) * np.exp(-np.diff(onset) / TC))
    state = np.array([0.0, 0.0, A0, TAU1, KM])
    for i, (start, end) in enumerate(zip(onset, np.append(onset[1:], seconds), strict=True)):
        recent = slice(max(0, i - 33), i + 1)
        args = (onset[recent], gain[recent])
        state = solve_ivp(_slope, (start, end), state, args=args, rtol=1e-6, atol=1e-8).y[:, -1]
    return float(state[1])


def _slope(time_s: float, state: Floats, onset: Floats, gain: Floats) -> list[float]:
    cn, force, a, tau1, km = state
    m = cn / (km + cn)
    return [
        ((gain * np.exp(-(time_s - onset) / TC)).sum() - cn) / TC,
        a * m - force / (tau1 + TAU2 * m),
        -0.4 * force - (a - A0) / TF,
        2.1e-5 * force - (tau1 - TAU1) / TF,
        1.9e-5 * force - (km - KM) / TF,
    ]


FIRST = "from wavesim.physiology import force_n; force_n([0.0], [0.1])"
COLD = (
    "import os, tempfile\n"
    "with tempfile.TemporaryDirectory() as folder:\n"
    "    os.environ['NUMBA_CACHE_DIR'] = folder\n"
    f"    {FIRST}"
)


def rows() -> Iterator[Row]:
    """The table."""
    whole = session(30.0)
    found = respond(whole)
    start = time.perf_counter()
    solver()
    per_session_s = (time.perf_counter() - start) * 30.0
    mine = at_most("force of 30 min, 33 Hz 1 s/1 s, fatigue, 1e-4", lambda: respond(whole), 0.050)
    yield mine
    yield Row(
        "the same against a solver",
        mine.seconds,
        "solve_ivp RK45 1e-6 restarted at each pulse, 60 s x 30",
        per_session_s,
        f"<= 1/{FEWEST_TIMES:g} x",
        mine.seconds * FEWEST_TIMES <= per_session_s,
    )
    yield at_most("the same as a preview", lambda: respond(whole, quick=True), 0.033)
    yield at_most(
        "its force in 1600 columns", lambda: force_trace(found, 0.0, 1800.0, 1600, 0, 0), 0.150
    )
    yield at_most(
        "10 s of it in 1600 columns", lambda: force_trace(found, 900.0, 910.0, 1600, 0, 0), 0.020
    )
    yield at_most("first force, compiled before", process(sys.executable, "-c", FIRST), 2.0, runs=3)
    yield at_most("first force, never compiled", process(sys.executable, "-c", COLD), 30.0, runs=1)
