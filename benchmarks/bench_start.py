"""From the start of the process to something on the screen, and to the waveform on it.

Each process ends itself at once after the paint that is measured, so that both sides are whole
processes without their ends. Without a display both draw offscreen.
"""

import os
import sys

from benchmarks.measure import Row, process, ratio

BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))

application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""

PLOTS = """
import os
import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

application = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
x = np.linspace(0.0, 1.0, 1000)
for y in (np.sin(9.0 * x), np.cos(9.0 * x)):
    plot = pg.PlotWidget()
    plot.plot(x, y)
    column.addWidget(plot)
painted = Painted()
plot.viewport().installEventFilter(painted)
window.resize(1280, 800)
window.show()
application.exec()
"""

OURS_WINDOW = """
import os
from wavesim.gui import start

start.fill = lambda *arguments: os._exit(0)
start.start(None)
"""

OURS_WAVEFORM = """
import os
from wavesim.gui import start

start.furnish = lambda *arguments: os._exit(0)
start.start(None)
"""


def rows() -> list[Row]:
    """The rows of this file."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return [
        ratio("start to the first painted window", _python(OURS_WINDOW),
              "a bare PySide6 window", _python(BARE), 1.5, runs=15),
        ratio("start to the first painted waveform", _python(OURS_WAVEFORM),
              "PySide6, numpy, pyqtgraph, two plots", _python(PLOTS), 1.3, runs=15),
    ]  # fmt: skip


def _python(program: str):
    return process(sys.executable, "-c", program)
