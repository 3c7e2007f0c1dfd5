"""Trains edge by edge against pulse2percept 0.11, for those it can make.

`python -m tests.deep.peer_trains [cases]` with the peer's interpreter in WAVESIM_PEER_PYTHON; exit
status 1 where an edge, a level or a number of phases differs.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicAsymmetric, BiphasicSymmetric, Monophasic, Pulse
from wavesim.core.schedule import schedule
from wavesim.core.section import Section
from wavesim.core.timing import Constant, Nlet, Timing

EDGE_MS = 1e-6
"""Contract 1.3, rule 10: times less than 1 ns apart are the same time."""
LEVEL = 1e-6
"""The peer keeps levels in single precision."""
AWKWARD_HZ = (3.0, 7.3, 30.0, 35.0, 37.3, 83.3, 99.9, 100.0, 333.3)
KINDS = ("monophasic", "symmetric", "asymmetric", "triplet")
Case = dict[str, Any]


def cases(count: int) -> list[Case]:
    """Trains drawn at random, the awkward rates first; always the same."""
    draw = np.random.default_rng(2026)
    return [_case(draw, number) for number in range(count)]


def _case(draw: np.random.Generator, number: int) -> Case:
    kind = KINDS[number % len(KINDS)]
    # Of triplets the peer plays whole ones only; ours may be cut, so they get whole periods.
    rate_hz = AWKWARD_HZ[number // len(KINDS) % len(AWKWARD_HZ)]
    if number >= len(KINDS) * len(AWKWARD_HZ):
        rate_hz = round(float(draw.uniform(1.0, 400.0)), 1)
    period_ms = 1000.0 / rate_hz
    phase_ms = round(float(draw.uniform(0.02, min(1.0, period_ms / 12.0))), 4)
    periods = int(draw.integers(2, 400))
    length_ms = periods * period_ms
    if kind != "triplet":
        length_ms = round(float(draw.uniform(1.5, 400.0)) * period_ms, 2)
    return {
        "kind": kind, "rate_hz": rate_hz, "phase_ms": phase_ms, "length_ms": length_ms,
        "gap_ms": 0.0 if kind == "monophasic" else float(draw.choice([0.0, 0.05, 0.1])),
        "ratio": float(draw.choice([0.25, 0.5])), "amplitude_ua": float(draw.integers(1, 100_000)),
        "pause_ms": round(float(draw.uniform(0.01, period_ms / 12.0)), 3),
        "cathodic_first": bool(draw.integers(2)),
    }  # fmt: skip


def theirs(found: list[Case], python: str) -> list[dict[str, list[float]]]:
    """Phases of all cases by the peer."""
    script = Path(__file__).with_name("peer_phases.py")
    told = subprocess.run(
        [python, str(script)], input=json.dumps(found), check=True, capture_output=True, text=True
    )
    answer: list[dict[str, list[float]]] = json.loads(told.stdout)
    return answer


def ours(case: Case) -> dict[str, np.ndarray]:
    """The same phases: onset by onset, segment by segment."""
    pulse, length_s = _pulse(case), case["length_ms"] / 1e3
    channel = Channel(
        name="one",
        amplitude_ma=case["amplitude_ua"] / 1e3,
        pulse=pulse,
        timing=_timing(case, pulse),
    )
    section = Section(name="work", duration_min=length_s / 60.0, channel=(channel,))
    work = Program(schema=1, id="peer", title="Peer", condition="other", section=(section,))
    listed = schedule(work, 0.0, length_s).pulses()
    onset_ms = listed.onset_s[:, None] * 1e3
    unit = pulse.unit
    start, end = (
        np.array([getattr(phase, name) for phase in unit.phases]) / 1e3
        for name in ("start_us", "end_us")
    )
    level = np.array([phase.area_us for phase in unit.phases]) / ((end - start) * 1e3)
    return {
        "start_ms": (onset_ms + start).ravel(),
        "end_ms": (onset_ms + end).ravel(),
        # Ours is positive where the cathode leads, the peer's where the anode does.
        "level_ua": (-1e3 * listed.amplitude_ma[:, None] * level).ravel(),
    }


def _pulse(case: Case) -> Pulse:
    phase_us, gap_us = case["phase_ms"] * 1e3, case["gap_ms"] * 1e3
    polarity = "cathodic_first" if case["cathodic_first"] else "anodic_first"
    if case["kind"] == "monophasic":
        return Monophasic(phase_duration_us=phase_us, polarity=polarity)
    if case["kind"] == "asymmetric":
        return BiphasicAsymmetric(phase_duration_us=phase_us, interphase_gap_us=gap_us,
                                  recovery_ratio=case["ratio"], polarity=polarity)  # fmt: skip
    return BiphasicSymmetric(
        phase_duration_us=phase_us, interphase_gap_us=gap_us, polarity=polarity
    )


def _timing(case: Case, pulse: Pulse) -> Timing:
    if case["kind"] != "triplet":
        return Constant(frequency_hz=case["rate_hz"])
    interval_ms = pulse.unit.length_us / 1e3 + case["pause_ms"]
    return Nlet(frequency_hz=case["rate_hz"], pulses_per_nlet=3, nlet_interval_ms=interval_ms)


def main(count: int) -> int:
    """Compare; print what was found."""
    found = cases(count)
    wrong, phases, worst_ms = 0, 0, 0.0
    for case, peer in zip(found, theirs(found, os.environ["WAVESIM_PEER_PYTHON"]), strict=True):
        mine = ours(case)
        if len(mine["start_ms"]) != len(peer["start_ms"]):
            print(f"{len(mine['start_ms'])} phases, the peer {len(peer['start_ms'])}: {case}")
            wrong += 1
            continue
        off_ms = max(float(np.abs(mine[key] - peer[key]).max()) for key in ("start_ms", "end_ms"))
        levels = np.allclose(mine["level_ua"], peer["level_ua"], rtol=LEVEL, atol=0.0)
        if off_ms > EDGE_MS or not levels:
            print(f"{off_ms * 1e6:.3g} ns off, levels equal: {levels}: {case}")
            wrong += 1
        phases, worst_ms = phases + len(mine["start_ms"]), max(worst_ms, off_ms)
    print(f"{count} trains, {phases} phases, {wrong} different; "
          f"worst edge {worst_ms * 1e6:.3g} ns off")  # fmt: skip
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
