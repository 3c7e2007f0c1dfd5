"""The link on the preset card that opens the picture of where the pads go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wavesim.core.program import Program
from wavesim.gui.controls import Button
from wavesim.presentation.pads import has_pads, pads_scene

if TYPE_CHECKING:
    from wavesim.gui.pads_sheet import PadsSheet
    from wavesim.gui.window import Window


class PadsLink(QObject):
    """Shows the link where there is a picture, and keeps an open sheet with the preset shown."""

    def __init__(self, window: "Window", link: Button) -> None:
        super().__init__(window)
        self.window, self.link = window, link
        self.preset: Program | None = None
        self.sheet: PadsSheet | None = None
        link.clicked.connect(self.open)

    def follow(self, preset: Program) -> None:
        """Another preset is shown, or the same once more."""
        if preset is self.preset:
            return
        self.preset = preset
        self.link.setVisible(has_pads(preset.id))
        if self.sheet is None:
            return
        scene = pads_scene(preset)
        if scene is None:
            self.sheet.close()
        else:
            self.sheet.show_scene(scene)

    def open(self) -> None:
        """Open the sheet, or bring the open one to the front."""
        from wavesim.gui.pads_sheet import PadsSheet

        scene = pads_scene(self.preset) if self.preset is not None else None
        if scene is None:
            return
        if self.sheet is None:
            self.sheet = PadsSheet(self.window, self.window.look)
            self.sheet.finished.connect(self._forget)
        self.sheet.show_scene(scene)
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.activateWindow()

    def _forget(self) -> None:
        """It is closed, and deletes itself."""
        self.sheet = None
