"""Reference forces: rows of the files made with an ODE solver at 1e-10, and their measures."""

import csv
from pathlib import Path

import numpy as np

FILES = Path(__file__).parents[1] / "reference"
AT_S = np.arange(30_001) * 1e-4
"""The files are sampled each 0.1 ms."""


def rows(name):
    """The rows of a reference file, as text by column."""
    text = (FILES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in text if not line.startswith("#")))


def train(rate_hz, seconds=1.0):
    """Onsets of a constant train."""
    return np.arange(round(rate_hz * seconds)) / rate_hz


TRAINS = {
    **{f"CFT_{rate}Hz_1s": train(rate) for rate in (10, 20, 33, 50, 80)},
    "twitch": np.zeros(1),
    "CFT_30ms_1s": np.arange(34) * 0.03,
    "VFT_doublet5ms_then_30ms_1s": np.concatenate([[0.0], 0.005 + np.arange(34) * 0.03]),
    "DFT_doublets5ms_every_100ms_1s": np.ravel(np.arange(10)[:, None] * 0.1 + [0.0, 0.005]),
}
CURVES = {
    "F_CFT10_N": "CFT_10Hz_1s",
    "F_CFT20_N": "CFT_20Hz_1s",
    "F_CFT33_N": "CFT_33Hz_1s",
    "F_CFT50_N": "CFT_50Hz_1s",
    "F_CFT80_N": "CFT_80Hz_1s",
    "F_twitch_N": "twitch",
    "F_VFT_N": "VFT_doublet5ms_then_30ms_1s",
    "F_DFT_N": "DFT_doublets5ms_every_100ms_1s",
}


def measures(onset_s, force):
    """What the files say of a force sampled at AT_S; names as their columns."""
    peak, place = force.max(), int(force.argmax())
    found = {
        "peak_N": peak,
        "t_peak_s": AT_S[place],
        "mean_over_train_N": np.trapezoid(force[:10_001], AT_S[:10_001]),
        "impulse_to_2s_Ns": np.trapezoid(force[:20_001], AT_S[:20_001]),
        "t90_s": AT_S[np.argmax(force >= 0.9 * peak)],
        "half_relax_s": AT_S[place + np.argmax(force[place:] <= 0.5 * peak)] - AT_S[place],
    }
    if len(onset_s) > 1:
        first, stop = np.searchsorted(AT_S, np.add(onset_s[-2:], [-1e-9, 1e-9]))
        last = force[first:stop]
        found |= {"ripple_pp_N": np.ptp(last), "ripple_rel": np.ptp(last) / last.mean()}
    return found
