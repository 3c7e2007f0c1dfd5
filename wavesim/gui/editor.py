"""From hand to edit: what a field or slider says becomes an edit, or a sentence why it cannot."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from wavesim.core.errors import ImpossibleError
from wavesim.gui.number_field import NumberField
from wavesim.gui.range_slider import RangeSlider, stepped
from wavesim.presentation.parameters import ParameterRow, parsed, refusal

Edit = Callable[[dict[str, object], str | None], ImpossibleError | None]
"""Makes an edit, merged into the last one of the same key; the error if it is impossible."""


class Editor(QObject):
    """Edits the parameter of one row through a field and perhaps a slider.

    said(sentence): the last entry was refused because of this; "" once one was taken.
    """

    said = Signal(str)

    def __init__(self, edit: Edit, field: NumberField, slider: RangeSlider | None = None) -> None:
        super().__init__(field)
        self.edit, self.field, self.slider = edit, field, slider
        self.row: ParameterRow | None = None
        self.number = 0.0
        self.sentence = ""
        self._run = 0
        field.entered.connect(self._enter)
        field.stepped.connect(self._step)
        field.step_ended.connect(self._let_go)
        if slider is not None:
            slider.moved.connect(self._move)
            slider.released.connect(self._let_go)

    def show_row(self, row: ParameterRow) -> None:
        """Show a row; one whose value changed is refused no longer."""
        if self.row is not None and (row.path, row.value) != (self.row.path, self.row.value):
            self._take()
        if self.row is None or row.unit != self.row.unit:
            self.field.set_unit(row.unit)
        self.row, self.number = row, row.value
        self.field.show_value(row.value, row.decimals)
        if self.slider is not None:
            self.slider.show_row(row)

    def _enter(self, text: str) -> None:
        """A number was typed."""
        if self.row is None:
            return
        try:
            number = parsed(text, self.row)
        except ImpossibleError as error:
            self._refuse(error)
            return
        self._try(number, None)

    def _step(self, steps: int) -> None:
        if self.row is not None:
            self._move(stepped(self.row, self.number, steps))

    def _move(self, number: float) -> None:
        """A slider or key moved it: all until it is let go is one edit."""
        if self.row is not None:
            self.field.accept()
            self._try(number, f"{self.row.path} {self._run}")

    def _let_go(self) -> None:
        self._run += 1
        if self.slider is not None and self.row is not None:
            self.slider.show_row(self.row)

    def _try(self, number: float, merge: str | None) -> None:
        row = self.row
        assert row is not None
        error = self.edit({row.path: int(number) if row.whole else number}, merge)
        if error is not None:
            self._refuse(error)
        else:
            self.number = number
            self._take()

    def _refuse(self, error: ImpossibleError) -> None:
        row = self.row
        assert row is not None
        self.field.refuse()
        self._say(refusal(error, row.path, row.value))

    def _take(self) -> None:
        self.field.accept()
        self._say("")

    def _say(self, sentence: str) -> None:
        if sentence != self.sentence:
            self.sentence = sentence
            self.said.emit(sentence)
