"""The voltage at the pads under the waveform, when it is asked for: plot or numbers."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from wavesim.core.errors import ImpossibleError
from wavesim.gui.controls import Button, Card, Label
from wavesim.gui.dose_panel import DoseLine
from wavesim.gui.look import Look
from wavesim.gui.number_field import HEIGHT, NumberField
from wavesim.gui.panel import Folding
from wavesim.gui.voltage_view import VoltageView
from wavesim.presentation.entry import number_in
from wavesim.presentation.pads_choice import LOADS
from wavesim.presentation.voltage_page import HIGHEST_V, VoltagePage, voltage_sentence
from wavesim.presentation.voltage_scene import PadsChoice
from wavesim.presentation.words import _

FIELD = 84
HEAD_ROOM = 560
"""Width at which the words of the load fit beside the heading [px at 100 %]."""
ACROSS = 2


class VoltageCard(Card):
    """load_wanted(name), compliance_wanted(volt or None): what it is to be worked out for."""

    load_wanted = Signal(str)
    compliance_wanted = Signal(object)

    def __init__(self, look: Look, action: QAction) -> None:
        super().__init__(look, _("Voltage at the pads"), _("The voltage against time"))
        self.tabled = False
        self.lines: list[DoseLine] = []
        self.view = VoltageView(look)
        self.said = Folding(look, "small", "text")
        self.said.fold(False, 2)
        self.table = QWidget()
        self.grid = QGridLayout(self.table)
        self.numbers = Button(look, "link", _("Numbers"), hint=_("The numbers of the voltage"))
        self.numbers.clicked.connect(self.toggle_numbers)
        self._build_head(action)
        under = QHBoxLayout()
        under.setSpacing(look.px(12))
        under.addWidget(self.said, 1)
        under.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(under)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.table, 1)
        self.table.hide()
        look.changed.connect(self._respace)
        self._respace()

    def _build_head(self, action: QAction) -> None:
        look = self.look
        self.title = Label(look, "title", "text", _("Voltage at the pads"), wrap=False)
        self.title.setMinimumWidth(1)
        self.subtitle = Folding(look, "small", "text2")
        self.load = Button(look, "flat", "", trailing="chevron_down",
                           hint=_("The pad, half of it, or a test resistor"))  # fmt: skip
        self.load.clicked.connect(self._open_loads)
        self.name = Label(look, "small", "text2", _("Device up to"), wrap=False)
        self.field = NumberField(look)
        self.field.setAccessibleName(_("Largest voltage of the device, volt, from 1 to 10,000"))
        self.field.setAccessibleDescription(_("Empty: that of the device of the program"))
        self.field.entered.connect(self._enter)
        self.field.set_unit("V")
        self.close_button = Button(look, "tool", _("Close the voltage"), "close")
        self.close_button.clicked.connect(action.trigger)
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.load, self.name, self.field, self.close_button):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)

    def _respace(self) -> None:
        px = self.look.px
        self.field.setFixedSize(px(FIELD), px(HEIGHT))
        self.grid.setContentsMargins(0, px(6), 0, 0)
        self.grid.setHorizontalSpacing(px(32))
        self.grid.setVerticalSpacing(0)

    def show_choice(self, choice: PadsChoice) -> None:
        """Which load and largest voltage it is worked out for."""
        title = next(one.title for one in LOADS if one.name == choice.load)
        words = _("Into {load}").format(load=title)
        if words != self.load.text():
            self.load.setText(words)
            self.load.setAccessibleName(words)
            self.load.updateGeometry()
        if choice.compliance_v is not None:
            self.field.show_value(choice.compliance_v, 0)
        elif not self.field.isModified() and not self.field.refused:
            self.field.clear()

    def show_page(self, page: VoltagePage) -> None:
        """The words and the numbers."""
        self.subtitle.say(page.load)
        self.said.recolor("text")
        self.said.say(page.sentence)
        self.view.setAccessibleDescription(voltage_sentence(page))
        while len(self.lines) < len(page.rows):
            number = len(self.lines)
            self.lines.append(DoseLine(self.look))
            self.grid.addWidget(self.lines[-1], number // ACROSS, number % ACROSS)
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(page.rows))
            if number < len(page.rows):
                line.show_row(page.rows[number])
        self.grid.setRowStretch(len(self.lines), 1)

    def fade(self) -> None:
        """The sentence is that of a moment ago."""
        self.said.recolor("text3")

    def toggle_numbers(self) -> None:
        """Show the numbers, or the plot."""
        self.tabled = not self.tabled
        words = _("Plot") if self.tabled else _("Numbers")
        self.numbers.setText(words)
        self.numbers.setAccessibleName(words)
        self.numbers.updateGeometry()
        self.view.setVisible(not self.tabled)
        self.table.setVisible(self.tabled)

    def _open_loads(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in LOADS:
            menu.addAction(one.title).triggered.connect(self._wanting(one.name))
        menu.popup(self.load.mapToGlobal(QPoint(0, self.load.height())))

    def _wanting(self, name: str) -> Callable[[], None]:
        return lambda: self.load_wanted.emit(name)

    def _enter(self, text: str) -> None:
        """A voltage was typed; nothing: that of the device."""
        if not text.strip():
            self.field.accept()
            self.compliance_wanted.emit(None)
            return
        try:
            volt = number_in(text, "", "V")
        except ImpossibleError:
            volt = 0.0
        if not 1.0 <= volt <= HIGHEST_V:
            self.field.refuse()
            self.said.recolor("stop.head")
            self.said.say(_("Type a number from 1 to 10,000 V, or nothing for that of the device."))
            return
        self.field.accept()
        self.compliance_wanted.emit(volt)

    def hasHeightForWidth(self) -> bool:
        """Text in it does not decide how high the card is."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the words of the load are left to the tooltip."""
        self.subtitle.setVisible(self.width() / self.look.scale >= HEAD_ROOM)

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.load, self.field, self.close_button, self.numbers, self.view]
