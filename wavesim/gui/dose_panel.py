"""The electrical dose, row by row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look
from wavesim.gui.panel import Cells, Panel
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.dose_rows import DoseRow



class DoseLine(Cells):
    """Name at the left, value and unit at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 26)
        self.row: DoseRow | None = None

    def show_row(self, row: "DoseRow") -> None:
        """Show a row; why it has no number stands in its tooltip."""
        if row != self.row:
            self.row = row
            self.say(row.label, row.text, row.unit)
            self.setToolTip(row.why)
            if row.why:
                self.setAccessibleDescription(row.why)

    def paint_texts(self, painter: QPainter, box: QRectF) -> None:
        """Both ends of the line."""
        look, (label, text, unit) = self.look, self.texts
        look.text(painter, box, label, "small", "text2")
        wide = look.width(unit, "small")
        look.text(painter, box, unit, "small", "text2", Qt.AlignmentFlag.AlignRight)
        gap = look.px(3) if unit else 0
        look.text(painter, box.adjusted(0, 0, -wide - gap, 0), text, "number", "text",
                  Qt.AlignmentFlag.AlignRight)


class DosePanel(Panel):
    """All numbers of one channel at full amplitude."""

    def __init__(self, look: Look) -> None:
        self.lines: list[DoseLine] = []
        self.more = Button(look, "link", _("All numbers"), trailing="chevron_down")
        self.opened = False
        self.count, self.key_rows = 0, 0
        super().__init__(look, _("Dose"), _("Electrical dose at full amplitude"))
        self.head.addWidget(Label(look, "caption", "text3", _("at full amplitude"), wrap=False))
        self.column.addWidget(self.more)
        self.more.clicked.connect(lambda: self.open(not self.opened))
        self.more.hide()

    def show_rows(self, rows: "tuple[DoseRow, ...]", key_rows: int) -> None:
        """Show rows, the first `key_rows` always; those whose numbers stay are not painted."""
        self.key_rows = key_rows
        while len(self.lines) < len(rows):
            self.lines.append(DoseLine(self.look))
            self.body.addWidget(self.lines[-1])
        for line, row in zip(self.lines, rows, strict=False):
            line.show_row(row)
        if len(rows) != self.count:
            self.count = len(rows)
            self.open(self.opened)

    def open(self, opened: bool) -> None:
        """Show all rows, or the key rows."""
        self.opened = opened
        shown = self.count if opened else min(self.count, self.key_rows)
        for number, line in enumerate(self.lines):
            line.setVisible(number < shown)
        self.more.setVisible(self.count > self.key_rows)
        self.more.setText(_("Key numbers only") if opened else _("All numbers"))
        self.more.trailing = "chevron_up" if opened else "chevron_down"
        self.more.updateGeometry()
