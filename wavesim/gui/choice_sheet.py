"""The sheet on which shape, timing, modulation or cycle is chosen from small live pictures."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wavesim.core.program import Program
from wavesim.gui.choice_button import ChoiceButton
from wavesim.gui.controls import Label
from wavesim.gui.look import Look, rounded
from wavesim.gui.measures import GAP
from wavesim.gui.scroll import Column
from wavesim.gui.session import Session
from wavesim.presentation.choices import SHEETS, Offer, OfferedGroup, edits_for, offers
from wavesim.presentation.pictures import Picture, picture

ACROSS = 6
"""Pictures in a row; of more, as many rows as they fill evenly."""


class ChoiceSheet(QWidget):
    """Opens over the window; each choice is one edit, and the pictures follow it."""

    def __init__(self, window: QWidget, look: Look, session: Session, name: str) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.under, self.look, self.session, self.name = window, look, session, name
        sheet = SHEETS[name]
        self.setAccessibleName(sheet.title)
        self.setAccessibleDescription(sheet.description)
        self.buttons: list[ChoiceButton] = []
        self.sentence = Label(look, "small", "stop.head")
        self.sentence.hide()
        self.scrolled = Column(look, sheet.title)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.scrolled)
        self.column.addWidget(self.sentence)
        self.body: QWidget | None = None
        self._shown: tuple[Program, int, int] | None = None
        self._pictures: dict[tuple[str, str], Picture | None] = {}
        look.changed.connect(self._forget)

    def open_at(self, button: QWidget) -> None:
        """Open beside the link that asked for it, all of it on the window."""
        self.sentence.hide()
        self.take()
        self._move(button.mapTo(self.under, QPoint(0, button.height())))
        self.show()
        chosen = next((one for one in self.buttons if one.isChecked()), None)
        if chosen is not None:
            chosen.setFocus()

    def choose(self, offer: Offer) -> None:
        """Make the choice, as one step back; where it cannot be, say why."""
        from wavesim.presentation.problems import explanation

        view = self.session.view
        program = self.session.project.program
        edits = edits_for(program, view.section, view.channel, offer.choice)
        error = self.session.edit({} if offer.chosen else edits)
        self.sentence.setText(explanation(error.problems[0]) if error else "")
        self.sentence.setVisible(error is not None)
        self.take()
        self._fit()
        self._move(self.under.mapFromGlobal(self.pos()))

    def _move(self, at: QPoint) -> None:
        """To a place of the window, or as near as all of the sheet lies on the window."""
        x = max(0, min(at.x(), self.under.width() - self.width()))
        y = max(0, min(at.y(), self.under.height() - self.height()))
        self.move(self.under.mapToGlobal(QPoint(x, y)))

    def _fit(self) -> None:
        """As large as the choices, and no larger than the window: then they scroll."""
        assert self.body is not None
        self.body.adjustSize()
        ends, window = self.column.contentsMargins(), self.under.size()
        wanted = self.body.sizeHint()
        wide = wanted.width() + ends.left() + ends.right() + self.look.px(GAP)
        said = self.sentence.heightForWidth(wanted.width()) if self.sentence.text() else 0
        high = wanted.height() + ends.top() + ends.bottom() + said
        self.resize(min(wide, window.width()), min(high, window.height()))

    def button(self, group: str, name: str) -> ChoiceButton:
        """The button of a choice."""
        return next(one for one in self.buttons if one.key == (group, name))

    def take(self) -> None:
        """Offer what the program has now; nothing is done for a program that is already shown."""
        program, view = self.session.project.program, self.session.view
        place = (program, view.section, view.channel)
        if self._shown is not None and self._shown[0] is program and self._shown[1:] == place[1:]:
            return
        self._shown = place
        found = offers(*place, self.name)
        self._pictures = {
            (group.group.name, offer.choice.name): (
                picture(offer.program, view.section, view.channel, group.group.name)
                if offer.program is not None and group.group.pictured
                else None
            )
            for group in found
            for offer in group.offers
        }
        wanted = [(offer.choice.group, offer.choice.name) for one in found for offer in one.offers]
        if wanted != [one.key for one in self.buttons]:
            self._rebuild(found)
            self._fit()
        self._fill(found)

    def _fill(self, found: tuple[OfferedGroup, ...]) -> None:
        every = [offer for one in found for offer in one.offers]
        for button, offer in zip(self.buttons, every, strict=True):
            button.show_offer(offer, self._pictures[button.key])

    def _rebuild(self, found: tuple[OfferedGroup, ...]) -> None:
        """Other groups than before: all buttons anew, the keyboard where it was."""
        held = next((one.key for one in self.buttons if one.hasFocus()), None)
        if self.body is not None:
            self.scrolled.cards.removeWidget(self.body)
            self.body.setParent(None)
            self.body.deleteLater()
        px = self.look.px
        self.body, self.buttons = QWidget(), []
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.column.setContentsMargins(px(16), px(12), px(4), px(14))
        for _row, groups in groupby(found, key=lambda one: one.group.row):
            line = QHBoxLayout()
            line.setSpacing(px(24))
            for group in groups:
                line.addLayout(self._block(group))
            line.addStretch(1)
            column.addLayout(line)
        self.scrolled.cards.addWidget(self.body)
        for button in self.buttons:
            if button.key == held:
                button.setFocus()

    def _block(self, found: OfferedGroup) -> QVBoxLayout:
        """The title of a group and its choices."""
        px, block, grid = self.look.px, QVBoxLayout(), QGridLayout()
        block.setSpacing(px(6))
        first = found is not None and not self.buttons
        title = Label(self.look, "title" if first else "small_strong",
                      "text" if first else "text2", found.group.title, wrap=False)  # fmt: skip
        block.addWidget(title)
        grid.setSpacing(px(8))
        rows = -(-len(found.offers) // ACROSS)
        across = -(-len(found.offers) // rows)
        for number, offer in enumerate(found.offers):
            button = ChoiceButton(self.look, offer, pictured=found.group.pictured)
            button.clicked.connect(self._choosing(button))
            self.buttons.append(button)
            grid.addWidget(button, number // across, number % across)
        block.addLayout(grid)
        return block

    def _choosing(self, button: ChoiceButton) -> Callable[[], None]:
        return lambda: self._press(button)

    def _press(self, button: ChoiceButton) -> None:
        button.setChecked(True)
        self.choose(button.offer)
        # A choice that was refused, or held already, is marked as it is.
        button.setChecked(button.offer.chosen)

    def _forget(self) -> None:
        """Other sizes: build it anew when it is opened next."""
        self._shown, self.buttons = None, []

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        with QPainter(self) as painter:
            rounded(painter, self.look, QRectF(self.rect()), 0, "surface", "edge")
