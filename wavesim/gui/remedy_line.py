"""One change that brings a finding inside, with a button that makes it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QGridLayout, QWidget

from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look, rounded
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.remedy_words import RemedyRow

STALE = 0.45
"""Opacity of a value that belongs to a program of a moment ago."""


class RemedyLine(QWidget):
    """Parameter, what passes, what it is now, Apply. apply_wanted(edits): make the change."""

    apply_wanted = Signal(dict)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.row: RemedyRow | None = None
        self.label = Label(look, "caption", "text2")
        self.value = Label(look, "small_strong", "text")
        self.now = Label(look, "caption", "text2", wrap=False)
        self.apply = Button(look, "outlined", _("Apply"))
        self.grid = QGridLayout(self)
        self.grid.addWidget(self.label, 0, 0)
        self.grid.addWidget(self.now, 0, 1, Qt.AlignmentFlag.AlignRight)
        self.grid.addWidget(self.value, 1, 0, 1, 2)
        self.grid.addWidget(self.apply, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.grid.setColumnStretch(0, 1)
        self.apply.clicked.connect(self._apply)
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Padding of the theme in force."""
        px = self.look.px
        self.grid.setContentsMargins(px(10), px(5), px(8), px(6))
        self.grid.setVerticalSpacing(px(1))
        self.grid.setHorizontalSpacing(px(8))
        self.apply.setFixedHeight(px(32))

    def show_row(self, row: "RemedyRow") -> None:
        """Show a change."""
        if row == self.row:
            return
        self.row = row
        self.label.setText(row.label)
        self.value.setText(row.text)
        self.now.setText(row.now)
        words = _("Apply {label} {value}").format(label=row.label, value=row.text)
        self.apply.setAccessibleName(words)
        self.apply.setAccessibleDescription(row.now)

    def setEnabled(self, enabled: bool) -> None:
        """What is out of date is faint and cannot be applied."""
        if enabled == self.isEnabled():
            return
        super().setEnabled(enabled)
        if enabled:
            self.setGraphicsEffect(None)  # type: ignore[arg-type]  # its stub lacks None
            return
        effect = QGraphicsOpacityEffect(self)
        effect.setOpacity(STALE)
        self.setGraphicsEffect(effect)

    def _apply(self) -> None:
        if self.row is not None:
            self.apply_wanted.emit(dict(self.row.edits))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The outline."""
        with QPainter(self) as painter:
            rounded(painter, self.look, QRectF(self.rect()), self.look.px(6), "surface", "border")
