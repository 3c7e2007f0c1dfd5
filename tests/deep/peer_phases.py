"""Phases of trains as pulse2percept 0.11 makes them, run by its own interpreter.

Reads a JSON list of cases on standard input, writes for each the lists `start_ms`, `end_ms` and
`level_ua` of its phases: from the zero before to the zero behind. Imports nothing of ours.
"""

import json
import sys

import numpy as np
from pulse2percept.stimuli import (
    AsymmetricBiphasicPulseTrain,
    BiphasicPulseTrain,
    BiphasicTripletTrain,
    MonophasicPulse,
    PulseTrain,
)


def train(case):
    """The peer's stimulus; its cathodic current is negative, its unit uA and ms."""
    amp, phase, gap = case["amplitude_ua"], case["phase_ms"], case["gap_ms"]
    cathodic = case["cathodic_first"]
    common = {"stim_dur": case["length_ms"]}
    if case["kind"] == "monophasic":
        pulse = MonophasicPulse(-amp if cathodic else amp, phase)
        return PulseTrain(case["rate_hz"], pulse, **common)
    common |= {"interphase_dur": gap, "cathodic_first": cathodic}
    if case["kind"] == "symmetric":
        return BiphasicPulseTrain(case["rate_hz"], amp, phase, **common)
    if case["kind"] == "asymmetric":
        ratio = case["ratio"]
        return AsymmetricBiphasicPulseTrain(
            case["rate_hz"], amp, amp * ratio, phase, phase / ratio, **common
        )
    return BiphasicTripletTrain(
        case["rate_hz"], amp, phase, interpulse_dur=case["pause_ms"], **common
    )


def phases(stimulus):
    """Start, end and level of every stretch between two zeros."""
    level, time = np.asarray(stimulus.data)[0], np.asarray(stimulus.time)
    flowing = level != 0.0
    edge = np.diff(flowing.astype(np.int8), prepend=0, append=0)
    first, behind = np.flatnonzero(edge == 1), np.flatnonzero(edge == -1)
    return {
        "start_ms": time[first - 1].tolist(),
        "end_ms": time[np.minimum(behind, len(time) - 1)].tolist(),
        "level_ua": level[first].tolist(),
    }


if __name__ == "__main__":
    json.dump([phases(train(case)) for case in json.load(sys.stdin)], sys.stdout)
