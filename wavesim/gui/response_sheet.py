"""The sheet about the estimate: models to choose from, thresholds to set, constants to read."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wavesim.core.errors import ImpossibleError
from wavesim.gui.chart_view import Values
from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look
from wavesim.gui.number_field import HEIGHT, NumberField
from wavesim.gui.scroll import Column
from wavesim.gui.session import Session
from wavesim.presentation.problems import explanation
from wavesim.presentation.reach_words import ESTIMATE, EXAMPLE_VALUES
from wavesim.presentation.response_about import (
    About,
    Choice,
    Field,
    about,
    calibrated,
    chosen,
    examples,
)
from wavesim.presentation.words import _

WIDTH, HIGH, TABLE_HIGH, FIELD = 860, 640, 220, 84
"""Size of the sheet, of its table and of a field [px at 100 %]."""


class ResponseSheet(QDialog):
    """Stays beside the window while the person works; Escape closes it."""

    def __init__(self, window: QWidget, look: Look, session: Session) -> None:
        super().__init__(window)
        self.look, self.session = look, session
        self.shown: About | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(_("About this estimate"))
        self.setAccessibleName(_("About this estimate"))
        self.setAccessibleDescription(ESTIMATE)
        self.choices: dict[tuple[str, str], Button] = {}
        self.fields: dict[str, NumberField] = {}
        self.scrolled = Column(look, _("About this estimate"))
        self.content: QWidget | None = None
        self.values = Values(look)
        self.values.setAccessibleName(_("Constants of the model"))
        self.refusal = Label(look, "small_strong", "stop.head")
        self.close_button = Button(look, "outlined", _("Close"))
        self.close_button.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self.scrolled, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        look.changed.connect(self._rebuild)
        session.changed.connect(self.take)
        self.take()
        self.resize(look.px(WIDTH), min(look.px(HIGH), window.height()))
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Show what holds for the program now."""
        found = about(self.session.project.program)
        if found != self.shown:
            old, self.shown = self.shown, found
            if old is None or old.sentences != found.sentences:
                self._rebuild()
            self._fill(found)

    def _fill(self, found: About) -> None:
        """Marks and numbers, in the widgets there are."""
        for choice in found.choices:
            self.choices[choice.group, choice.name].setChecked(choice.chosen)
        for field in found.fields:
            self.fields[field.name].accept()
            self.fields[field.name].show_value(field.number, field.decimals)
        self._say("")

    def _rebuild(self) -> None:
        """Everything anew: other words, or another theme."""
        found = self.shown
        if found is None:
            return
        held = next((name for name, one in self.choices.items() if one.hasFocus()), None)
        if self.content is not None:
            for kept in (self.values, self.refusal):
                kept.setParent(None)
            self.scrolled.cards.removeWidget(self.content)
            self.content.setParent(None)
            self.content.deleteLater()
        look = self.look
        self.content, self.choices, self.fields = QWidget(), {}, {}
        column = QVBoxLayout(self.content)
        column.setSpacing(look.px(8))
        column.addWidget(Label(look, "title", "text", _("About this estimate")))
        column.addWidget(Label(look, "strong", "text", ESTIMATE))
        for group, words in (("model", _("Model of force")), ("fatigue", _("Fatigue"))):
            column.addLayout(self._choices(words, [c for c in found.choices if c.group == group]))
        column.addWidget(Label(look, "strong", "text", _("Thresholds")))
        column.addWidget(Label(look, "small", "text2", EXAMPLE_VALUES))
        column.addLayout(self._thresholds(found.fields))
        column.addWidget(self.refusal)
        for sentence in found.sentences:
            column.addWidget(Label(look, "small", "text2", sentence))
        self.values.show_table(found.table)
        self.values.setFixedHeight(look.px(TABLE_HIGH))
        column.addWidget(self.values)
        self.scrolled.cards.addWidget(self.content)
        self._fill(found)
        if held in self.choices:
            self.choices[held].setFocus()

    def _choices(self, title: str, choices: list[Choice]) -> QVBoxLayout:
        """A title, a button for each, and what the chosen one is."""
        look, block, line = self.look, QVBoxLayout(), QHBoxLayout()
        block.setSpacing(look.px(4))
        block.addWidget(Label(look, "strong", "text", title))
        line.setSpacing(look.px(8))
        for one in choices:
            button = Button(look, "outlined", one.title, hint=one.words)
            button.setCheckable(True)
            button.setAccessibleName(f"{title}: {one.title}")
            button.clicked.connect(self._choosing(one))
            self.choices[one.group, one.name] = button
            line.addWidget(button)
        line.addStretch(1)
        block.addLayout(line)
        return block

    def _choosing(self, choice: Choice) -> Callable[[], None]:
        def choose() -> None:
            program = self.session.project.program
            self.session.edit(chosen(program, choice.group, choice.name))
            if self.shown is not None:
                self._fill(self.shown)

        return choose

    def _thresholds(self, found: tuple[Field, ...]) -> QGridLayout:
        """Label and field for each, two in a line, and the way back to our values."""
        look, grid = self.look, QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        for number, one in enumerate(found):
            field = NumberField(look)
            field.setFixedSize(look.px(FIELD), look.px(HEIGHT))
            field.set_unit(one.unit)
            field.setAccessibleName(f"{one.label}, {one.unit}".rstrip(", "))
            field.setAccessibleDescription(one.label)
            field.entered.connect(self._entering(one.name))
            self.fields[one.name] = field
            row, across = number // 2, 2 * (number % 2)
            grid.addWidget(Label(look, "body", "text", one.label, wrap=False), row, across)
            grid.addWidget(field, row, across + 1)
        back = Button(look, "link", _("Back to the example values"))
        back.clicked.connect(lambda: self._edit(examples))
        grid.addWidget(back, (len(found) + 1) // 2, 0, 1, 2)
        grid.setColumnStretch(4, 1)
        return grid

    def _entering(self, name: str) -> Callable[[str], None]:
        def enter(text: str) -> None:
            field = self.fields[name]
            try:
                edit = calibrated(self.session.project.program, name, text)
            except ImpossibleError as error:
                field.refuse()
                label = field.accessibleDescription()
                self._say(f"{label}: {explanation(error.problems[0])}")
                return
            field.accept()
            self._say("")
            self.session.edit(edit)

        return enter

    def _edit(self, make: Callable[..., Mapping[str, object]]) -> None:
        self.session.edit(make(self.session.project.program))

    def _say(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))
