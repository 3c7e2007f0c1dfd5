"""The picture of the window in the README: `python tools/window_picture.py`.

Draws offscreen with the Inter font where it is installed, so that the picture does not depend on
the machine's own.
"""

import os
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from wavesim.gui import journal
from wavesim.gui.start import furnish, show_waveform
from wavesim.gui.window import Window
from wavesim.io.files import load
from wavesim.presentation.project import pulse_view

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "window.png"
PRESET = "stroke-wrist-extension"
EDIT = {
    "section.0.channel.0.amplitude_ma": 24.0,
    "section.0.channel.0.pulse.phase_duration_us": 250.0,
}
"""What is tuned in the picture, so that the preset shows as the ghost."""


def main() -> None:
    """Open the window on a preset, tune it, show one pulse, and keep what is seen."""
    application = QApplication([])
    font = QFont("Inter")
    font.setPixelSize(13)
    application.setFont(font)
    with tempfile.TemporaryDirectory() as folder:
        scope = QSettings.Scope.UserScope
        QSettings.setPath(QSettings.Format.IniFormat, scope, folder)
        journal.folder = lambda: Path(folder)
        window = Window("light")
        window.resize(1280, 800)
        window.show()
        desk = furnish(window, *show_waveform(window, load(PRESET), PRESET))
        desk.session.edit(EDIT)
        project = desk.session.project
        desk.session.show(pulse_view(project.program, preset=project.preset))
        response = window.work.response.work
        while not response.is_current:
            application.processEvents()
        for _ in range(100):
            application.processEvents()
        PICTURE.parent.mkdir(exist_ok=True)
        window.grab().save(str(PICTURE))


if __name__ == "__main__":
    main()
    os._exit(0)  # without asking about unsaved work
