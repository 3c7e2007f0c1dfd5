"""From an edited program to the painted waveform, 668 x 320, at the three zooms and in all figures.

An edit is a new amplitude: what a slider sends. Beside it stands the painting alone.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator

from benchmarks.measure import Row

MOST_S = 0.010
EDITS = 200
SIZE = (668, 320)
AMPLITUDE = "section.0.channel.0.amplitude_ma"
PRESETS = ("stroke-foot-drop", "stroke-wrist-extension", "tens-conventional",
           "healthy-quadriceps-russian", "teach-interferential", "teach-cycling",
           "teach-half-sine")  # fmt: skip


def rows() -> Iterator[Row]:
    """The rows of this file."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from wavesim.presentation.project import pulse_view, session_view, train_view

    zooms = {"pulse": pulse_view, "train": train_view, "session": session_view}
    for preset in PRESETS:
        for name, zoom in zooms.items():
            both, alone = _times(preset, zoom)
            slow = statistics.quantiles(both, n=20)[-1]
            what = f"edit to painted waveform, {preset}, {name}, 95th percentile"
            yield Row(what, slow, "painting alone, median", statistics.median(alone),
                      "<= 10 ms", slow <= MOST_S)  # fmt: skip


def _times(preset: str, zoom: Callable) -> tuple[list[float], list[float]]:
    """Seconds from an edit to the painted view, and of painting it again, one after the other."""
    from PySide6.QtWidgets import QApplication

    from wavesim.core.paths import value_at, with_value
    from wavesim.gui.waveform_view import WaveformView
    from wavesim.io.files import load
    from wavesim.presentation.project import Project

    application = QApplication.instance() or QApplication([])
    program = load(preset)
    plot = WaveformView()
    plot.resize(*SIZE)
    plot.show()
    start_ma = value_at(program, AMPLITUDE)
    both, alone = [], []
    for number in range(EDITS):
        edited = with_value(program, AMPLITUDE, start_ma * (0.8 + 0.4 * number / EDITS))
        project, view = Project(program=edited, preset=program), zoom(edited)
        both.append(_time(lambda p=project, v=view: plot.show(p, v), application))
        alone.append(_time(plot.repaint_picture, application))
    plot.close()
    plot.deleteLater()
    return both, alone


def _time(change: Callable[[], None], application) -> float:
    start = time.perf_counter()
    change()
    application.processEvents()
    return time.perf_counter() - start
