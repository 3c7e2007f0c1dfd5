"""Presets as a list to choose from: numbers, grade and finding before the click."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from wavesim.gui.look import Look, rounded
from wavesim.gui.scroll import ThinBar
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.catalogue import Entry

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


class Entries(QAbstractListModel):
    """The presets that were found."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def take(self, entries: "tuple[Entry, ...]") -> None:
        """Show other presets."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry, its title, or all of it in words for those who do not see it."""
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            whose = _("yours") if entry.own else ""
            said = (entry.title, whose, entry.target, entry.summary, entry.grade)
            return ", ".join(part for part in said if part)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return entry.direction
        return entry.title if role == Qt.ItemDataRole.DisplayRole else None


class EntryPainter(QStyledItemDelegate):
    """Title and target, numbers, grade and finding in three lines."""

    def __init__(self, look: Look, parent: QListView) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines and room around them."""
        return QSize(self.look.px(200), self.look.px(84))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One entry."""
        px, entry = self.look.px, index.data(ENTRY)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, box, chosen)
        line = QRectF(box.left() + px(16), box.top() + px(8), box.width() - px(32), px(22))
        self._beside(painter, line, (entry.title, "title", "text"),
                     (entry.target, "small", "text2"))
        line.translate(0, px(22))
        self._beside(painter, line, (entry.summary, "body", "text"), ("", "small", "text2"))
        line.translate(0, px(24))
        for text in (_("Yours") if entry.own else "", entry.grade):
            if text:
                self._chip(painter, line, text, "surface" if chosen else "sel")
        self._beside(painter, line, (entry.direction, "small", "text2"), ("", "small", "text2"))

    def _chip(self, painter: QPainter, line: QRectF, text: str, ground: str) -> None:
        """A word on a ground of its own; the line begins behind it."""
        look, px = self.look, self.look.px
        wide = look.width(text, "caption_strong") + px(16)
        chip = QRectF(line.left(), line.top() + px(1), wide, px(20))
        rounded(painter, look, chip, px(10), ground)
        look.text(painter, chip, text, "caption_strong", "yours_text",
                  Qt.AlignmentFlag.AlignHCenter)
        line.adjust(wide + px(8), 0, 0, 0)

    def _paint_ground(self, painter: QPainter, box: QRectF, chosen: bool) -> None:
        look, px = self.look, self.look.px
        if chosen:
            rounded(painter, look, box, px(6), "sel")
            painter.fillRect(QRectF(box.left(), box.top() + px(10), px(3), box.height() - px(20)),
                             look.color("accent"))
        else:
            painter.fillRect(QRectF(box.left() + px(16), box.bottom() - 1, box.width() - px(32), 1),
                             look.color("border"))

    def _beside(self, painter: QPainter, line: QRectF, first: tuple[str, str, str],
                second: tuple[str, str, str]) -> None:
        """Two texts after each other; what has no room ends in an ellipsis."""
        look, used = self.look, 0.0
        for text, role, token in (first, second):
            room = line.width() - used
            if text and room > look.px(40):
                shown = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room)
                look.text(painter, line.adjusted(used, 0, 0, 0), shown, role, token)
                used += look.width(shown, role) + look.px(10)


class EntryList(QListView):
    """The presets that were found. chosen(id): one is to be opened."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.found = Entries()
        self.setModel(self.found)
        self.setItemDelegate(EntryPainter(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(look))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Presets found"))
        self.setAccessibleDescription(_("Enter opens the chosen preset"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        look.changed.connect(self.doItemsLayout)

    def take(self, entries: "tuple[Entry, ...]") -> None:
        """Show other presets, the first one chosen."""
        self.found.take(entries)
        if entries:
            self.setCurrentIndex(self.found.index(0))

    def choose_current(self) -> None:
        """Open the chosen one."""
        self._choose(self.currentIndex())

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ENTRY).id)
