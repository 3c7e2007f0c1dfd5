"""Choose a condition: search, conditions, presets with numbers and findings, recent files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wavesim.gui.actions import Actions
from wavesim.gui.controls import Button, Card, Label
from wavesim.gui.entry_list import EntryList, Index
from wavesim.gui.look import Look, rounded
from wavesim.gui.measures import NARROW
from wavesim.gui.scroll import ThinBar
from wavesim.gui.search_field import SearchField
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.catalogue import Entry

COUNT = Qt.ItemDataRole.UserRole


class ConditionLine(QStyledItemDelegate):
    """Name and count; the chosen one on a ground."""

    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line that takes a finger."""
        return QSize(self.look.px(120), self.look.px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        look, px, box = self.look, self.look.px, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            rounded(painter, look, box.adjusted(0, px(1), 0, -px(1)), px(5), "sel")
            painter.fillRect(QRectF(box.left(), box.top() + px(8), px(3), box.height() - px(16)),
                             look.color("accent"))
        role = "strong" if chosen else "body"
        look.text(painter, box.adjusted(px(14), 0, 0, 0), index.data(), role, "text")
        look.text(painter, box.adjusted(0, 0, -px(12), 0), str(index.data(COUNT)), "body", "text2",
                  Qt.AlignmentFlag.AlignRight)


class Conditions(QListWidget):
    """Conditions with the number of presets that were found in each."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(look))
        self.setItemDelegate(ConditionLine(look, self))
        self.setAccessibleName(_("Conditions"))
        self.setAccessibleDescription(_("Show the presets of one condition only"))
        look.changed.connect(self.doItemsLayout)

    def take(self, counts: dict[str, int]) -> None:
        """Show other counts and keep the chosen condition if it still is there."""
        current = self.currentItem().text() if self.currentItem() else ""
        self.blockSignals(True)
        self.clear()
        for words, count in counts.items():
            item = QListWidgetItem(words)
            item.setData(COUNT, count)
            self.addItem(item)
        self.setCurrentRow(max(0, [*counts].index(current) if current in counts else 0))
        self.blockSignals(False)


class StartPage(QWidget):
    """chosen(id): a preset is to be opened. opened(path): a file. left(): back to the window."""

    chosen = Signal(str)
    opened = Signal(str)
    left = Signal()

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self.look = look
        self.entries: tuple[Entry, ...] = ()
        self.setAccessibleName(_("Choose a condition"))
        self.setAccessibleDescription(_("Search, conditions, presets, recent files"))
        self.heading = Label(look, "display", "text", _("Choose a condition"), wrap=False)
        self.back = Button(look, "tool", _("Back to the program"), "close")
        self.search = SearchField(look, "large")
        self.conditions = Conditions(look)
        self.list = EntryList(look)
        self.open_file = Button(look, "flat", _("Open a program file"), "file")
        self.open_file.follow(actions["open"])
        self.recent = Card(look, _("Recent"), _("Files that were open"))
        self.recent_title = Label(look, "title", "text", _("Recent"), wrap=False)
        self.recent_buttons: list[Button] = []
        self._build()
        self._connect()
        look.changed.connect(self.respace)
        self.respace()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.back)
        self.left_card = Card(self.look, _("Conditions"), _("Conditions and files"))
        self.left_card.column.addWidget(self.conditions, 1)
        self.left_card.column.addWidget(self.open_file)
        self.middle_card = Card(self.look, _("Presets"), _("Presets found"))
        self.middle_card.column.addWidget(self.list)
        self.recent.column.addWidget(self.recent_title)
        side = QVBoxLayout()
        side.addWidget(self.recent)
        side.addStretch(1)
        self.cards = QHBoxLayout()
        self.cards.addWidget(self.left_card)
        self.cards.addWidget(self.middle_card, 1)
        self.cards.addLayout(side)
        self.rows = QVBoxLayout(self)
        self.rows.addLayout(top)
        self.rows.addWidget(self.search)
        self.rows.addLayout(self.cards, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.list.choose_current)
        self.search.moved.connect(self._move)
        self.search.left.connect(self.left)
        self.back.clicked.connect(self.left)
        self.conditions.currentRowChanged.connect(self._filter)
        self.list.chosen.connect(self.chosen)

    def respace(self) -> None:
        """Gaps of the theme in force."""
        px = self.look.px
        self.rows.setContentsMargins(px(40), px(20), px(40), px(8))
        self.rows.setSpacing(px(12))
        self.cards.setSpacing(px(12))
        self.left_card.setFixedWidth(px(232))
        self.recent.setFixedWidth(px(272))

    def take(self, entries: "tuple[Entry, ...]") -> None:
        """All presets there are."""
        self.entries = entries
        self._find(self.search.text())

    def enter(self, text: str, files: list[Path]) -> None:
        """Come to the page with a text to search for."""
        self._show_recent(files)
        self.search.setText(text)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.conditions.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        from wavesim.presentation.catalogue import grouped, search

        self.hits = search(self.entries, text) if text.strip() else self.entries
        counts = {group.words: len(group.entries) for group in grouped(self.hits)}
        self.conditions.take({_("All"): len(self.hits)} | counts)
        note = _("{found} of {all}").format(found=len(self.hits), all=len(self.entries))
        self.search.say(note if self.entries else "")
        self._filter()

    def _filter(self) -> None:
        item = self.conditions.currentItem()
        everything = item is None or self.conditions.currentRow() == 0
        self.list.take(
            tuple(e for e in self.hits if everything or e.condition_words == item.text())
        )

    def _move(self, key: int) -> None:
        """Arrows in the search field move in the list."""
        row, last = self.list.currentIndex().row(), self.list.found.rowCount() - 1
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5,
              Qt.Key.Key_PageUp: -5}[Qt.Key(key)]  # fmt: skip
        self.list.setCurrentIndex(self.list.found.index(min(max(row + by, 0), last)))

    def _show_recent(self, files: list[Path]) -> None:
        for button in self.recent_buttons:
            button.deleteLater()
        self.recent_buttons = []
        for path in files:
            button = Button(self.look, "flat", path.stem, "file", str(path))
            button.clicked.connect(lambda _checked=False, name=str(path): self.opened.emit(name))
            self.recent.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.recent_buttons.append(button)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Presets need the width first."""
        self._arrange()

    def _arrange(self) -> None:
        """Recent files stand here where there is room; the menu has them always."""
        roomy = self.width() / self.look.scale >= NARROW
        self.recent.setVisible(roomy and bool(self.recent_buttons))
