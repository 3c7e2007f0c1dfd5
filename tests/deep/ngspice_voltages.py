"""The voltage across a pair against ngspice: five shapes, and a train in the steady state.

`python -m tests.deep.ngspice_voltages`; exit status 1 where one differs by more than 1e-4 of the
peak, 2 where ngspice is not installed. The shapes are written as ngspice's own sources (PULSE, PWL,
SIN, EXP), not as anything of ours.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from wavesim.analysis.load import Load
from wavesim.analysis.voltage import voltage_v
from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.pulse import Pulse
from wavesim.core.pulses import (
    BiphasicSymmetric,
    ExponentialRise,
    HalfSine,
    Monophasic,
    SineBurst,
    Triangular,
)
from wavesim.core.section import Section
from wavesim.core.timing import Constant

LOAD = Load(series_ohm=200.0, parallel_ohm=4000.0, capacitance_uf=0.375)
SLOW = Load(series_ohm=300.0, parallel_ohm=20_000.0, capacitance_uf=1.0)
TOLERANCE = 1e-4
EDGE_US = 1e-3
"""How long ngspice takes for a step; ours takes none."""
NOT_INSTALLED = 2

CASES: dict[str, tuple[Pulse, float, Load, str, float, float]] = {
    "biphasic with a gap": (
        BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0), 20.0, LOAD,
        "PWL(0 0 1n 40m 300u 40m 300.001u 0 400u 0 400.001u -40m 700u -40m 700.001u 0)",
        0.0, 2000.0,
    ),
    "triangular": (
        Triangular(phase_duration_us=400.0, rise_fraction=0.25), 20.0, LOAD,
        "PWL(0 0 100u 40m 400u 0)", 0.0, 2000.0,
    ),
    "half sine": (
        HalfSine(phase_duration_us=250.0, biphasic=True), 20.0, LOAD,
        "SIN(0 40m 2k 0 0 0)", 0.0, 499.0,
    ),
    "sine burst": (
        SineBurst(carrier_frequency_hz=2500.0, cycle_count=10), 20.0, LOAD,
        "SIN(0 40m 2.5k 0 0 0)", 0.0, 3999.0,
    ),
    "exponential rise": (
        ExponentialRise(phase_duration_us=1000.0, time_constant_us=300.0), 20.0, LOAD,
        f"EXP(0 {0.04 / (1.0 - np.exp(-10.0 / 3.0)):.15g} 1p 300u 1 300u)", 0.0, 999.0,
    ),
    "a train in the steady state": (
        Monophasic(phase_duration_us=300.0), 100.0, SLOW,
        "PULSE(0 40m 0 1n 1n 300u 10m)", 600_000.0, 610_000.0,
    ),
}  # fmt: skip
"""Pulse, rate [Hz], load, ngspice's source, from and to [us]. A delay of 0 of its EXP means a step
of the analysis, so it is written as 1 ps."""


def ours(pulse: Pulse, rate_hz: float, load: Load, time_us: np.ndarray) -> np.ndarray:
    """Our voltage [V]."""
    channel = Channel(
        name="one", amplitude_ma=40.0, pulse=pulse, timing=Constant(frequency_hz=rate_hz)
    )
    section = Section(name="all", duration_min=1.0, channel=(channel,))
    program = Program(schema=1, id="deep", title="Deep", condition="other", section=(section,))
    return voltage_v(program, time_us * 1e-6, load=load)


def theirs(source: str, load: Load, from_us: float, to_us: float) -> np.ndarray:
    """Times [us] and voltages [V] of ngspice."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.txt"
        step_us = min(0.2, (to_us - from_us) / 5000.0) if not from_us else 1.0
        (Path(folder) / "pair.cir").write_text(
            "a pair\n"
            f"I1 0 pad {source}\n"
            f"R1 pad skin {load.series_ohm}\n"
            f"R2 skin 0 {load.parallel_ohm}\n"
            f"C1 skin 0 {load.capacitance_uf}u IC=0\n"
            ".options reltol=1e-7 abstol=1e-12 vntol=1e-9 chgtol=1e-18 method=gear maxord=4\n"
            ".control\n"
            f"tran {step_us}u {to_us}u {from_us}u {step_us}u uic\n"
            "set wr_singlescale\nset numdgt=12\n"
            f"wrdata {out} v(pad)\n"
            "quit\n.endc\n.end\n",
            encoding="utf-8",
        )
        subprocess.run(
            ["ngspice", "-b", "pair.cir"], cwd=folder, check=True, capture_output=True, timeout=600
        )
        time_s, volt = np.loadtxt(out, unpack=True)
    return np.array([time_s * 1e6, volt])


def worst(name: str) -> tuple[float, int]:
    """Largest difference as a part of the peak, and over how many points."""
    pulse, rate_hz, load, source, from_us, to_us = CASES[name]
    time_us, volt = theirs(source, load, from_us, to_us)
    # Where a step takes ngspice a nanosecond both sides of it are right.
    around = [ours(pulse, rate_hz, load, time_us + shift) for shift in (-0.01, 0.01)]
    still = np.abs(around[1] - around[0]) < 0.5
    apart = np.abs(ours(pulse, rate_hz, load, time_us) - volt)[still]
    return float(apart.max() / np.abs(volt).max()), int(still.sum())


def main() -> int:
    """A line for each case."""
    if shutil.which("ngspice") is None:
        print("not run: ngspice is not installed")
        return NOT_INSTALLED
    passed = True
    for name in CASES:
        apart, count = worst(name)
        passed &= apart <= TOLERANCE and count > 1000
        print(f"{name}: {apart:.1e} of the peak at most, {count} points")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
