"""The area of a pad, asked for where a program gives none and limits wait for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wavesim.core.errors import ImpossibleError
from wavesim.gui.controls import Label
from wavesim.gui.look import Look
from wavesim.gui.number_field import HEIGHT, NumberField
from wavesim.presentation.entry import number_in
from wavesim.presentation.refusals import what_to_type
from wavesim.presentation.words import _, unit_words

WIDTH = 84


class PadEntry(QWidget):
    """A field; what it takes becomes an edit. wanted(edits): make it."""

    wanted = Signal(dict)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self.path = look, ""
        self.name = Label(look, "small", "text2", _("Area of the smaller pad"))
        self.field = NumberField(look)
        self.field.setAccessibleName(self.name.text())
        self.field.setAccessibleDescription(_("Limits of density wait for it"))
        self.said = Label(look, "caption", "stop.head")
        self.said.hide()
        self.column, row = QVBoxLayout(self), QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.field.entered.connect(self._enter)
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Size of the field, and its unit, in the theme in force."""
        self.field.setFixedSize(self.look.px(WIDTH), self.look.px(HEIGHT))
        self.field.set_unit(unit_words("cm2"))

    def ask(self, path: str) -> None:
        """Ask for the number of a path; an empty path asks for nothing."""
        if path != self.path:
            self.path = path
            self.field.clear()
            self._say("")
        self.setVisible(bool(path))

    def refuse(self) -> None:
        """Keep what was typed and say what can be."""
        self.field.refuse()
        self._say(what_to_type(self.path))

    def _enter(self, text: str) -> None:
        if not text.strip():
            self.field.accept()
            self._say("")
            return
        try:
            number = number_in(text, self.path, unit_words("cm2"))
        except ImpossibleError:
            self.refuse()
            return
        self.field.refused = False
        self._say("")
        self.wanted.emit({self.path: number})

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
