"""The sheet of the device: which one, what it makes of the program, and how to set it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wavesim.gui.change_line import ChangeLine
from wavesim.gui.controls import Button, Label
from wavesim.gui.device_list import DeviceList
from wavesim.gui.look import Look
from wavesim.gui.scroll import Column
from wavesim.presentation.device_card import DeviceRow
from wavesim.presentation.device_page import DevicePage, card_text, no_device
from wavesim.presentation.words import _

WIDTH, HIGH, LABEL, VALUE = 880, 640, 150, 130
"""Size of the sheet, and widths of names and values in its rows [px at 100 %]."""


class DeviceSheet(QDialog):
    """Stays beside the window while the person works; Escape closes it.

    chosen(id): the program is to name this device. apply_wanted(edits): it is to have a value.
    """

    chosen = Signal(object)
    apply_wanted = Signal(dict)

    def __init__(self, window: QWidget, look: Look, played: QAction) -> None:
        super().__init__(window)
        self.look = look
        self.page: DevicePage | None = None
        self.device_id: str | None = None
        self.content: QWidget | None = None
        self.changes: list[ChangeLine] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(_("Device"))
        self.setAccessibleName(_("Device"))
        self.setAccessibleDescription(_("What a real stimulator makes of this program"))
        self.list = DeviceList(look)
        self.list.chosen.connect(self.chosen)
        self.scrolled = Column(look, _("What the device makes of the program"))
        self.overlay = Button(look, "outlined", _("Over the waveform")).follow(played)
        self.copy = Button(look, "outlined", _("Copy device card"), "copy")
        self.copy.clicked.connect(self.copy_card)
        self.close_button = Button(look, "outlined", _("Close"))
        self.close_button.clicked.connect(self.close)
        self._build()
        look.changed.connect(self._rebuild)
        self._rebuild()
        self.resize(look.px(WIDTH), min(look.px(HIGH), window.height()))

    def _build(self) -> None:
        px = self.look.px
        sides, foot = QHBoxLayout(), QHBoxLayout()
        sides.setSpacing(px(16))
        sides.addWidget(self.list)
        sides.addWidget(self.scrolled, 1)
        foot.setSpacing(px(8))
        foot.addStretch(1)
        for button in (self.overlay, self.copy, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(12))
        column.setSpacing(px(12))
        column.addLayout(sides, 1)
        column.addLayout(foot)

    def show_page(self, device_id: str | None, page: DevicePage | None) -> None:
        """Show a device with its page; None: no device, or one that is not known here."""
        self.list.mark(device_id)
        if (page, device_id) != (self.page, self.device_id):
            self.page, self.device_id = page, device_id
            self._rebuild()
        for line in self.changes:
            line.setEnabled(True)

    def fade(self) -> None:
        """What can be applied belongs to a program of a moment ago."""
        for line in self.changes:
            line.setEnabled(False)

    def copy_card(self) -> None:
        """The device card as text, to be pasted anywhere."""
        if self.page is not None:
            QGuiApplication.clipboard().setText(card_text(self.page.card))

    def _rebuild(self) -> None:
        """All of the page anew."""
        at = self.scrolled.verticalScrollBar().value()
        if self.content is not None:
            self.scrolled.cards.removeWidget(self.content)
            self.content.setParent(None)
            self.content.deleteLater()
        self.content, self.changes = QWidget(), []
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, self.look.px(4), 0)
        column.setSpacing(self.look.px(6))
        self.copy.setEnabled(self.page is not None)
        if self.page is None:
            column.addWidget(Label(self.look, "body", "text", no_device(self.device_id)))
        else:
            self._write(column, self.page)
        column.addStretch(1)
        self.scrolled.cards.addWidget(self.content)
        self.scrolled.verticalScrollBar().setValue(at)

    def _write(self, column: QVBoxLayout, page: DevicePage) -> None:
        look = self.look
        column.addWidget(Label(look, "title", "text", page.title))
        column.addWidget(Label(look, "strong", "text" if page.possible else "stop.head",
                               page.verdict))  # fmt: skip
        for row in page.changes:
            line = ChangeLine(look, row)
            line.apply_wanted.connect(self.apply_wanted)
            self.changes.append(line)
            column.addWidget(line)
        column.addSpacing(look.px(6))
        column.addWidget(Label(look, "title", "text", page.card.title))
        for part in page.card.parts:
            self._rows(column, part.channel or part.section, part.rows)
        for sentence in page.card.by_hand:
            column.addWidget(Label(look, "small", "text2", sentence))
        column.addSpacing(look.px(6))
        for block in page.played:
            self._rows(column, block.heading, block.rows)
        for note in page.notes:
            column.addWidget(Label(look, "small", "text2", note))

    def _rows(self, column: QVBoxLayout, heading: str, rows: tuple[DeviceRow, ...]) -> None:
        """Names, values and remarks under a heading."""
        look, grid = self.look, QGridLayout()
        column.addWidget(Label(look, "strong", "text", heading))
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(2))
        grid.setColumnMinimumWidth(0, look.px(LABEL))
        grid.setColumnMinimumWidth(1, look.px(VALUE))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, row in enumerate(rows):
            label = Label(look, "small", "text2", row.label, wrap=False)
            text = Label(look, "small_strong", "text", row.text, wrap=False)
            remark = Label(look, "small", "text2", row.remark)
            for across, cell in enumerate((label, text, remark)):
                grid.addWidget(cell, number, across, top)
        column.addLayout(grid)
