"""The link on the preset card that opens the picture of where the pads go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wavesim.core.program import Program
from wavesim.gui.controls import Button
from wavesim.presentation.pads import has_pads, pad_areas_cm2, pads_scene

if TYPE_CHECKING:
    from wavesim.gui.pads_sheet import PadsSheet
    from wavesim.gui.window import Window
    from wavesim.presentation.pads import PadsScene


class PadsLink(QObject):
    """Shows the link where there is a picture, and keeps an open sheet with what is shown."""

    def __init__(self, window: "Window", link: Button) -> None:
        super().__init__(window)
        self.window, self.link = window, link
        self.preset: Program | None = None
        self.program: Program | None = None
        self.areas_cm2: tuple[float | None, ...] = ()
        self.sheet: PadsSheet | None = None
        link.clicked.connect(self.open)

    def follow(self, preset: Program, program: Program) -> None:
        """Another preset is shown, or pads of another size."""
        areas_cm2 = pad_areas_cm2(program)
        if preset is self.preset and areas_cm2 == self.areas_cm2:
            return
        if preset is not self.preset:
            self.link.setVisible(has_pads(preset.id))
        self.preset, self.program, self.areas_cm2 = preset, program, areas_cm2
        if self.sheet is None:
            return
        scene = self._scene()
        if scene is None:
            self.sheet.close()
        else:
            self.sheet.show_scene(scene)

    def _scene(self) -> "PadsScene | None":
        """The picture of what is shown."""
        return pads_scene(self.preset, self.program) if self.preset is not None else None

    def open(self) -> None:
        """Open the sheet, or bring the open one to the front."""
        from wavesim.gui.pads_sheet import PadsSheet

        scene = self._scene()
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
