"""One thing a device does not do, with a button for each value it can be set to."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.device_page import Apply, ChangeRow

BUTTON = 28
"""Height of a button in the line [px at 100 %]."""


class ChangeLine(QWidget):
    """The sentence, then "Apply 35 mA". apply_wanted(edits): the program is to have that value."""

    apply_wanted = Signal(dict)

    def __init__(self, look: Look, row: "ChangeRow") -> None:
        super().__init__()
        self.row = row
        self.sentence = Label(look, "small", "text", row.sentence)
        self.buttons = [self._button(look, one) for one in row.applies]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        line.addWidget(self.sentence, 1)
        for button in self.buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _button(self, look: Look, one: "Apply") -> Button:
        words = _("Apply {value}").format(value=one.words)
        button = Button(look, "outlined", words, hint=one.spoken)
        button.setAccessibleName(one.spoken)
        button.setFixedHeight(look.px(BUTTON))
        button.clicked.connect(self._applying(one))
        return button

    def _applying(self, one: "Apply") -> Callable[[], None]:
        return lambda: self.apply_wanted.emit(dict(one.edits))
