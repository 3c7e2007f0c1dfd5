"""Our dose document against the same session in pulse2percept 0.11.

pulse2percept wants its own environment: make one, `pip install pulse2percept==0.11`, and name its
interpreter in WAVESIM_PEER_PYTHON. Without it nothing is measured, and a line says so.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.bench_core import cold, nmes
from benchmarks.measure import Row, fastest

BOUNDS = {"by_hand": ("hand-made vertices", 10.0), "append_and_tile": ("append and tile", 100.0)}
"""Times faster we must be."""


def rows() -> list[Row]:
    """The rows of this file."""
    python = os.environ.get("WAVESIM_PEER_PYTHON")
    if not python:
        print("pulse2percept: not measured, WAVESIM_PEER_PYTHON is not set", file=sys.stderr)
        return []
    script = Path(__file__).with_name("peer_pulse2percept.py")
    told = subprocess.run([python, str(script)], check=True, capture_output=True, text=True)
    peer = json.loads(told.stdout.splitlines()[-1])
    work = nmes(30.0)
    (mine,) = fastest(lambda: cold(work), runs=300)
    return [
        Row(f"dose document against {words}", mine, "pulse2percept 0.11", peer[name],
            f"{times:g} times faster", mine * times <= peer[name])
        for name, (words, times) in BOUNDS.items()
    ]  # fmt: skip
