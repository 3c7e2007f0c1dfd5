"""The verdict at the top of the right column, or as a strip over the waveform."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wavesim.gui.look import Look
from wavesim.gui.verdict_head import VerdictHead
from wavesim.presentation.verdict import Checked, verdict
from wavesim.presentation.verdict_rows import link_words
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.gui.verdict_body import Known, VerdictBody


class VerdictCard(QWidget):
    """Head, and what opens under it, which is made when it is first asked for.

    place_wanted(section, channel), apply_wanted(edits): as of a finding. toggled(): it was opened
    or closed. opened(): more of it is open than before.
    """

    place_wanted = Signal(int, int)
    apply_wanted = Signal(dict)
    toggled = Signal()
    opened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.head = VerdictHead(look)
        self.body: VerdictBody | None = None
        self.is_open = False
        self.found: Checked | None = None
        self.known: Known = lambda _key: None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.head)
        self.head.link.clicked.connect(lambda: self.open(not self.is_open))

    def show_found(self, found: Checked) -> None:
        """Show a check."""
        self.found = found
        said = verdict(found)
        closing = _("Show the verdict only")
        self.head.show_verdict(said, closing if self.is_open else link_words(found, said.state))
        if self.body is not None and self.is_open:
            self.body.show_found(found, said.state, self.known)

    def open(self, opened: bool) -> None:
        """Open or close what is under the head."""
        self.is_open = opened
        if opened and self.body is None:
            self._make_body()
        if self.body is not None:
            self.body.setVisible(opened)
        self.head.join(opened)
        if self.found is not None:
            self.show_found(self.found)
        self.setVisible(opened or not self.head.flat)
        self.toggled.emit()

    def _make_body(self) -> None:
        from wavesim.gui.verdict_body import VerdictBody

        self.body = VerdictBody(self.look)
        self.body.stand_alone(self.head.flat)
        self.body.place_wanted.connect(self.place_wanted)
        self.body.apply_wanted.connect(self.apply_wanted)
        self.body.opened.connect(self.opened)
        self.column.addWidget(self.body)

    def lie_in(self, strip: QBoxLayout | None) -> None:
        """Put the head as a strip into a layout, or back on the card."""
        flat = strip is not None
        if flat == self.head.flat:
            return
        (strip or self.column).insertWidget(0, self.head)
        self.head.as_strip(flat)
        if self.body is not None:
            self.body.stand_alone(flat)
        self.setVisible(self.is_open or not flat)

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.head.link, *(self.body.tab_stops() if self.body is not None else [])]
