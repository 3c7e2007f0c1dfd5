"""What follows an edit: the predicted force on the screen, and the numbers of a swept carrier.

From the edit to the painted chart of the force, which is made beside the window; and an edit of the
frequency of a swept interferential current, whose dose is integrated anew, to the window painted.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench_slider import _desk, _settle
from benchmarks.measure import Row

FRAME_S = 0.0166
SWEPT_S = 0.050
EDITS = 20
PRESETS = {
    "stroke-wrist-extension": {"train": 2, "session": 2},
    "stroke-foot-drop": {"train": 2, "session": 4},
}
"""Frames by zoom: a session of half an hour has two, one of an hour four."""
SWEPT = "teach-interferential-sweep"
CHANNEL = "section.0.channel.0"
PATIENCE_S = 30.0


def rows() -> Iterator[Row]:
    """The rows of this file."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        for preset in PRESETS:
            yield from _forces(preset, Path(folder))
        yield _frequency(Path(folder))


def _forces(preset: str, folder: Path) -> Iterator[Row]:
    from wavesim.core.paths import value_at

    desk = _desk(preset, folder)
    path = f"{CHANNEL}.amplitude_ma"
    for zoom, frames in PRESETS[preset].items():
        desk.window.actions_table[zoom].trigger()
        _wait(lambda: desk.window.work.response.work.is_current)
        full_ma = value_at(desk.session.project.program, path)
        times = [_followed(desk, {path: full_ma - 0.1 * (n + 1)}) for n in range(EDITS)]
        found = statistics.median(times)
        yield Row(f"edit to painted force, {preset}, {zoom}, median", found, "", None,
                  f"<= {1e3 * frames * FRAME_S:.0f} ms", found <= frames * FRAME_S)  # fmt: skip
    _close(desk)


def _followed(desk, edits: dict[str, float]) -> float:
    """From an edit until the event loop has painted the force it gives [s]."""
    work = desk.window.work.response.work
    start = time.perf_counter()
    desk.session.edit(edits)
    _settle()
    _wait(lambda: work.is_current)
    _settle()
    passed = time.perf_counter() - start
    _wait(lambda: not work.worker.busy)
    return passed


def _frequency(folder: Path) -> Row:
    desk = _desk(SWEPT, folder)
    times = []
    for number in range(EDITS):
        start = time.perf_counter()
        desk.session.edit({f"{CHANNEL}.carrier.beat_hz": 81.0 + number})
        _settle()
        times.append(time.perf_counter() - start)
    _close(desk)
    found = statistics.median(times)
    return Row(f"beat of {SWEPT} to painted window, median", found, "", None,
               "<= 50 ms", found <= SWEPT_S)  # fmt: skip


def _wait(until: Callable[[], bool]) -> None:
    """Let the window work; short sleeps leave the interpreter to the worker."""
    end = time.perf_counter() + PATIENCE_S
    while not until():
        if time.perf_counter() > end:
            raise TimeoutError("the window does not settle")
        _settle()
        time.sleep(0.0002)


def _close(desk) -> None:
    desk.session.undo_stack.setIndex(0)
    desk.window.close()
    _settle()
