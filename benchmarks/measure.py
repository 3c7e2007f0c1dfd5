"""How everything here is measured: interleaved runs of two callables, and the ratio of the minima.

Machines change speed under us, so both run in turn, and the fastest run of each counts.
"""

import gc
import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what, how long, against what, the bound on the ratio or the time."""

    name: str
    seconds: float
    peer: str
    peer_seconds: float | None
    bound: str
    kept: bool

    def words(self) -> str:
        """The line as text."""
        ratio = f"{self.seconds / self.peer_seconds:8.2f}" if self.peer_seconds else " " * 8
        peer = f"{self.peer_seconds * 1e3:10.3f}" if self.peer_seconds else " " * 10
        mark = "kept" if self.kept else "MISSED"
        return (
            f"{self.name:58} {self.seconds * 1e3:10.3f} {peer} {ratio}  {self.bound:18} {mark:6} "
            f" {self.peer}"
        )


HEADER = f"{'what':58} {'ms':>10} {'peer ms':>10} {'ratio':>8}  {'bound':18} {'':6}  against"


def fastest(*work: Callable[[], object], runs: int = 50) -> list[float]:
    """The fastest of `runs` interleaved runs of each callable [s]."""
    best = [float("inf")] * len(work)
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            for i, call in enumerate(work):
                start = time.perf_counter()
                call()
                best[i] = min(best[i], time.perf_counter() - start)
    finally:
        gc.enable()
    return best


def ratio(
    name: str,
    ours: Callable[[], object],
    peer: str,
    theirs: Callable[[], object],
    most: float,
    *,
    runs: int = 50,
) -> Row:
    """A row that bounds our time by a multiple of the peer's."""
    mine, other = fastest(ours, theirs, runs=runs)
    return Row(name, mine, peer, other, f"<= {most:g} x", mine <= most * other)


def at_most(name: str, ours: Callable[[], object], seconds: float, *, runs: int = 50) -> Row:
    """A row that bounds our time itself."""
    (mine,) = fastest(ours, runs=runs)
    return Row(name, mine, "", None, f"<= {seconds * 1e3:g} ms", mine <= seconds)


def process(*command: str) -> Callable[[], object]:
    """A whole process as a callable; its output is read and thrown away.

    It may keep what it compiled, as an installed program does.
    """
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(command, check=True, capture_output=True, env=own)
