"""Opens the sheet about the estimate from the card of the response."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wavesim.gui.session import Session

if TYPE_CHECKING:
    from wavesim.gui.response_sheet import ResponseSheet
    from wavesim.gui.window import Window


class ResponseLink(QObject):
    """Holds the sheet while it is open; it is made when it is asked for."""

    def __init__(self, window: "Window", session: Session) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self.sheet: ResponseSheet | None = None
        window.work.response.about_wanted.connect(self.open)

    def open(self) -> None:
        """Open the sheet, or bring the open one to the front."""
        from wavesim.gui.response_sheet import ResponseSheet

        if self.sheet is None:
            self.sheet = ResponseSheet(self.window, self.window.look, self.session)
            self.sheet.finished.connect(self._forget)
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.activateWindow()

    def _forget(self) -> None:
        """It is closed, and deletes itself."""
        self.sheet = None
