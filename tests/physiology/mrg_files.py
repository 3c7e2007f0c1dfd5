"""The threshold files of the cable model, made with NEURON and PyFibers."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "reference"
NAMES = ("mrg_threshold_5p7um.csv", "mrg_threshold_10_16um.csv")


@cache
def thresholds_ma():
    """Threshold by (diameter_um, waveform, gap_us, width_us)."""
    return {
        (
            float(row["fiber_diameter_um"]),
            row["waveform"],
            float(row["gap_us"]),
            float(row["pulse_width_us"]),
        ): float(row["threshold_mA"])
        for name in NAMES
        for row in rows(name)
    }


@cache
def bursts_ma():
    """Peak at threshold by (diameter_um, carrier_hz, burst_ms)."""
    return {
        (float(row["fiber_diameter_um"]), float(row["carrier_Hz"]), float(row["burst_ms"])): float(
            row["threshold_peak_mA"]
        )
        for row in rows("mrg_khz_burst.csv")
    }


def rows(name):
    """Rows of a file, its remarks left out."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
