"""Under the heading of the waveform: what the program's device makes of the channel shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wavesim.gui.change_line import ChangeLine
from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look
from wavesim.gui.measures import SHORT, TALL
from wavesim.presentation.words import _, ngettext, number

if TYPE_CHECKING:
    from wavesim.presentation.device_page import ChangeRow

MOST = ((TALL, 2), (SHORT, 1), (0, 0))
"""From which height of the window [px at 100 %] how many changes stand here; the sheet has all."""


class DeviceLine(QWidget):
    """What it plays, then what it does not do, with the values it can be set to.

    sheet_wanted(): all of it is to be shown. apply_wanted(edits): the program is to have a value.
    """

    sheet_wanted = Signal()
    apply_wanted = Signal(dict)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.rows: tuple[ChangeRow, ...] = ()
        self.lines: list[ChangeLine] = []
        self.setAccessibleName(_("As the device plays it"))
        self.said = Label(look, "small", "text2")
        self.more = Button(look, "link", _("Device"), trailing="chevron_right",
                           hint=_("Choose a device, see how to set it"))  # fmt: skip
        self.column, top = QVBoxLayout(self), QHBoxLayout()
        top.setSpacing(look.px(8))
        top.addWidget(self.said, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.more.clicked.connect(self.sheet_wanted)
        look.changed.connect(self._restyle)
        self._restyle()

    def say(self, text: str, rows: "tuple[ChangeRow, ...]") -> None:
        """Show a sentence and the changes; those that are refused come first."""
        self.said.recolor("text2")
        if text != self.said.text():
            self.said.setText(text)
            self.setAccessibleDescription(text)
        if rows != self.rows:
            self.rows = rows
            self._make()

    def fade(self) -> None:
        """What stands here is that of a moment ago; nothing of it can be applied."""
        self.said.recolor("text3")
        for line in self.lines:
            line.setEnabled(False)

    def _make(self) -> None:
        high = self.window().height() / self.look.scale
        most = next(count for least, count in MOST if high >= least)
        for old in self.lines:
            self.column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self.lines = [ChangeLine(self.look, row) for row in self.rows[:most]]
        for line in self.lines:
            line.apply_wanted.connect(self.apply_wanted)
            self.column.addWidget(line)
        rest = len(self.rows) - most
        words = _("Device")
        if rest > 0:
            said = ngettext("{count} more", "{count} more", rest)
            words = said.format(count=number(rest))
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.updateGeometry()

    def _restyle(self) -> None:
        px = self.look.px
        self.column.setContentsMargins(0, px(6), 0, px(2))
        self.column.setSpacing(px(4))
        self._make()

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.more, *(button for line in self.lines for button in line.buttons)]
