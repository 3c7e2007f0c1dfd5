"""The limits that are kept: each with how much of it is used, and whose value was not read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wavesim.gui.controls import Label
from wavesim.gui.look import Look
from wavesim.gui.panel import Cells

if TYPE_CHECKING:
    from wavesim.presentation.verdict_rows import KeptRow


class KeptLine(Cells):
    """What is compared; under it whether the limit was read, and the margin at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 36)
        self.unread = False

    def show_row(self, row: "KeptRow") -> None:
        """Show a row."""
        self.unread = row.unread
        self.say(row.name, row.standing, row.margin)

    def paint_texts(self, painter: QPainter, box: QRectF) -> None:
        """Two lines."""
        look, (name, standing, margin) = self.look, self.texts
        top = box.adjusted(0, look.px(3), 0, -box.height() / 2.0)
        below = box.adjusted(0, box.height() / 2.0, 0, -look.px(3))
        said = look.metrics("small").elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        look.text(painter, top, said, "small", "text2")
        look.text(painter, below, standing, "caption", "caution.head" if self.unread else "text3")
        look.text(painter, below, margin, "caption_strong", "text", Qt.AlignmentFlag.AlignRight)


class KeptList(QWidget):
    """Lines under the name of their channel, where there are several."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.layout_key: tuple[str, ...] = ()
        self.lines: list[KeptLine] = []
        self.parts: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def show_rows(self, rows: "tuple[KeptRow, ...]") -> None:
        """Show rows; widgets are made anew only where another number of them stands elsewhere."""
        key = tuple(row.where for row in rows)
        if key != self.layout_key:
            self.layout_key = key
            self._make(key)
        for line, row in zip(self.lines, rows, strict=True):
            line.show_row(row)

    def _make(self, places: tuple[str, ...]) -> None:
        for old in self.parts:
            old.setParent(None)
            old.deleteLater()
        self.lines, self.parts = [], []
        before = ""
        for where in places:
            if where != before:
                self._add(Label(self.look, "caption_strong", "text2", where))
                before = where
            self.lines.append(KeptLine(self.look))
            self._add(self.lines[-1])

    def _add(self, widget: QWidget) -> None:
        self.parts.append(widget)
        self.column.addWidget(widget)
