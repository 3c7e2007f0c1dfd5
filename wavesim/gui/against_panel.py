"""Preset and yours, side by side."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from wavesim.gui.controls import Button
from wavesim.gui.look import Look
from wavesim.gui.panel import Cells, Panel
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.against import AgainstRow

YOURS_WIDTH = 78
LINE = 25


class Head(Cells):
    """Whose columns they are."""

    def paint_texts(self, painter: QPainter, box: QRectF) -> None:
        """Each name over its column."""
        look, right = self.look, Qt.AlignmentFlag.AlignRight
        preset, yours = self.texts
        left = box.adjusted(0, 0, -look.px(YOURS_WIDTH), 0)
        look.text(painter, left, preset, "caption", "ghost_text", right)
        look.text(painter, box, yours, "caption", "yours_text", right)


class AgainstLine(Cells):
    """One value of both; yours is bold where it differs."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, LINE)
        self.row: AgainstRow | None = None

    def show_row(self, row: "AgainstRow") -> None:
        """Show a row."""
        if row != self.row:
            self.row = row
            self.say(row.label, row.preset, row.yours)
            self.update()

    def paint_texts(self, painter: QPainter, box: QRectF) -> None:
        """Name, preset, yours."""
        look, right = self.look, Qt.AlignmentFlag.AlignRight
        label, preset, yours = self.texts
        look.text(painter, box, label, "small", "text2")
        left = box.adjusted(0, 0, -look.px(YOURS_WIDTH), 0)
        look.text(painter, left, preset, "small", "text2", right)
        differs = self.row is not None and self.row.differs
        look.text(painter, box, yours, "small_strong" if differs else "small", "text", right)


class AgainstPanel(Panel):
    """Hidden without a preset; where height is short its heading alone, until it is opened."""

    def __init__(self, look: Look) -> None:
        self.lines: list[AgainstLine] = []
        self.count, self.folded, self.opened = 0, False, False
        self.more = Button(look, "link", _("Show"), hint=_("Preset and yours side by side"),
                           trailing="chevron_down")
        self.more.clicked.connect(self._toggle)
        self.more.hide()
        self.names = Head(look, 28)
        super().__init__(look, _("Against preset"), _("Preset and yours side by side"))
        self.head.takeAt(1)
        self.head.addWidget(self.names, 1)
        self.head.addWidget(self.more)
        self.head.setSpacing(look.px(4))
        self.names.say(_("preset"), _("yours"))
        self.hide()

    def show_rows(self, rows: "tuple[AgainstRow, ...]") -> None:
        """Show rows; those whose values stay are not painted."""
        while len(self.lines) < len(rows):
            self.lines.append(AgainstLine(self.look))
            self.body.addWidget(self.lines[-1])
        for line, row in zip(self.lines, rows, strict=False):
            line.show_row(row)
        if len(rows) != self.count:
            self.count = len(rows)
            self._choose_lines()
        self.setVisible(bool(rows))

    def fold(self, folded: bool) -> None:
        """Where height is short."""
        if folded != self.folded:
            self.folded, self.opened = folded, False
            self._choose_lines()

    def _toggle(self) -> None:
        self.opened = not self.opened
        self._choose_lines()

    def _choose_lines(self) -> None:
        """All lines and their heading, or none."""
        shown = self.opened or not self.folded
        self.names.setVisible(shown)
        for number, line in enumerate(self.lines):
            line.setVisible(shown and number < self.count)
        self.more.setVisible(self.folded)
        self.more.setText(_("Hide") if shown else _("Show"))
        self.more.trailing = "chevron_up" if shown else "chevron_down"
        self.more.updateGeometry()

    def whole_height(self) -> int:
        """How high the card is with all its lines [px]."""
        return self.least_height() + self.look.px(LINE * self.count) if self.count else 0

    def least_height(self) -> int:
        """How high its heading is [px]."""
        return self.look.px(self.HEAD + 2 * self.ends) if self.count else 0
