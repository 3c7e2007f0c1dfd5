"""The electrical dose, row by row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look
from wavesim.gui.meter_bar import THICK, paint_meter
from wavesim.gui.panel import Cells, Panel
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.dose_rows import DoseRow
    from wavesim.presentation.meter import Meter

PLAIN, WITH_METER, LINK = 26, 44, 20
BAR_AT = 24
"""Heights of a line without and with a limit and of the link; where a bar begins [px at 100 %]."""


class DoseLine(Cells):
    """Name at the left, value and unit at the right, and where it has a limit the bar."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, PLAIN)
        self.row: DoseRow | None = None

    def show_row(self, row: "DoseRow") -> None:
        """Show a row; why it has no number stands in its tooltip."""
        if row != self.row:
            self.row = row
            height = WITH_METER if row.meter else PLAIN
            if height != self.line_height:
                self.line_height = height
                self.updateGeometry()
            self.say(row.label, row.text, row.unit, row.meter.words if row.meter else "")
            self.update()
            self.setToolTip(row.why)
            if row.why:
                self.setAccessibleDescription(row.why)

    @property
    def limited(self) -> bool:
        """Whether its number has a limit."""
        return self.line_height == WITH_METER

    def paint_texts(self, painter: QPainter, box: QRectF) -> None:
        """Both ends of the line, the bar, and how much of the limit it is."""
        look, (label, text, unit, _words) = self.look, self.texts
        if self.row is not None and self.row.meter is not None:
            self._paint_meter(painter, box, self.row.meter)
            box = box.adjusted(0, 0, 0, look.px(PLAIN - WITH_METER))
        look.text(painter, box, label, "small", "text2")
        wide = look.width(unit, "small")
        look.text(painter, box, unit, "small", "text2", Qt.AlignmentFlag.AlignRight)
        gap = look.px(3) if unit else 0
        look.text(painter, box.adjusted(0, 0, -wide - gap, 0), text, "number", "text",
                  Qt.AlignmentFlag.AlignRight)

    def _paint_meter(self, painter: QPainter, box: QRectF, meter: "Meter") -> None:
        look, px = self.look, self.look.px
        bar = QRectF(box.left(), box.top() + px(BAR_AT), box.width(), px(THICK))
        paint_meter(painter, look, bar, meter)
        below = QRectF(box.left(), bar.bottom() + px(3), box.width(), px(12))
        token = f"{meter.state}.head" if meter.over else "text2"
        words = look.metrics("caption").elidedText(
            meter.words, Qt.TextElideMode.ElideLeft, box.width()
        )
        look.text(painter, below, words, "caption", token, Qt.AlignmentFlag.AlignRight)


class DosePanel(Panel):
    """All numbers of one channel at full amplitude."""

    def __init__(self, look: Look) -> None:
        self.lines: list[DoseLine] = []
        self.more = Button(look, "link", _("All numbers"), trailing="chevron_down")
        self.opened = self.folded = False
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
        elif self.folded and not self.opened:
            self._choose_lines()

    def open(self, opened: bool) -> None:
        """Show all rows, or the key rows."""
        self.opened = opened
        self._choose_lines()
        self.more.setVisible(self.count > self.key_rows)
        self.more.setText(_("Key numbers only") if opened else _("All numbers"))
        self.more.trailing = "chevron_up" if opened else "chevron_down"
        self.more.updateGeometry()

    def fold(self, folded: bool) -> None:
        """Where height is short: of the key rows only those with a limit."""
        if folded != self.folded:
            self.folded = folded
            self._choose_lines()

    def _choose_lines(self) -> None:
        """Which lines are shown."""
        for number, line in enumerate(self.lines):
            key = number < self.key_rows and (not self.folded or line.limited)
            line.setVisible(number < self.count and (self.opened or key))

    def whole_height(self, *, plain: bool) -> int:
        """How high the card is with the key rows; plain: those without a limit too [px]."""
        heights = [line.line_height for line in self.lines[: self.key_rows]
                   if plain or line.limited]  # fmt: skip
        return self.look.px(self.HEAD + 2 * self.ends + LINK + sum(heights))
