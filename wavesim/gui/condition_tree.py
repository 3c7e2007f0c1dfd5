"""The conditions with their presets, open beside the waveform where there is height for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from wavesim.gui.entry_list import Index
from wavesim.gui.look import Look, put_icon, rounded
from wavesim.gui.scroll import ThinBar
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.catalogue import Group

PRESET_ID = Qt.ItemDataRole.UserRole
COUNT = PRESET_ID + 1
OWN = COUNT + 1


class ConditionPainter(QStyledItemDelegate):
    """Conditions with a chevron and a count; presets below them, the open one on a ground."""

    def __init__(self, look: Look, tree: "ConditionTree") -> None:
        super().__init__(tree)
        self.look, self.tree = look, tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(self.look.px(100), self.look.px(29))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        look, px = self.look, self.look.px
        box = QRectF(0, option.rect.top(), self.tree.viewport().width(), option.rect.height())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            rounded(painter, look, box.adjusted(px(16), 0, 0, 0), px(5), "sel")
        if index.data(PRESET_ID):
            if chosen:
                painter.fillRect(QRectF(px(16), box.top() + px(4), px(3), box.height() - px(8)),
                                 look.color("accent"))
            box.adjust(px(28), 0, -px(6), 0)
            if index.data(OWN):
                look.text(painter, box, _("yours"), "small", "yours_text",
                          Qt.AlignmentFlag.AlignRight)
                box.adjust(0, 0, -look.width(_("yours"), "small") - px(6), 0)
            room = box.width() + px(2)
            role = "strong" if chosen else "body"
            text = look.metrics(role).elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
            look.text(painter, box, text, role, "text")
            return
        chevron = "chevron_down" if self.tree.isExpanded(index) else "chevron_right"
        put_icon(painter, look, chevron, "text2", 14, QPointF(px(7), box.center().y()))
        look.text(painter, box.adjusted(px(20), 0, 0, 0), index.data(), "strong", "text")
        look.text(painter, box.adjusted(0, 0, -px(6), 0), str(index.data(COUNT)), "small", "text2",
                  Qt.AlignmentFlag.AlignRight)


class ConditionTree(QTreeWidget):
    """All presets by condition. chosen(id): one is to be opened."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.presets: dict[str, QTreeWidgetItem] = {}
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(look))
        self.setItemDelegate(ConditionPainter(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Conditions"))
        self.setAccessibleDescription(_("All presets by condition; Enter opens one"))
        self.itemClicked.connect(self._click)
        self.itemActivated.connect(self._open)
        look.changed.connect(self.doItemsLayout)

    def take(self, groups: "tuple[Group, ...]", opened: bool) -> None:
        """Show groups of presets; `opened`: all of them unfolded, as after a search."""
        self.clear()
        self.presets = {}
        for group in groups:
            parent = QTreeWidgetItem([group.words])
            parent.setData(0, COUNT, len(group.entries))
            self.addTopLevelItem(parent)
            for entry in group.entries:
                child = QTreeWidgetItem([entry.title])
                child.setData(0, PRESET_ID, entry.id)
                child.setData(0, OWN, entry.own)
                if entry.own:
                    said = _("{title}, yours").format(title=entry.title)
                    child.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
                child.setToolTip(0, entry.summary)
                parent.addChild(child)
                self.presets[entry.id] = child
            parent.setExpanded(opened)

    def mark(self, preset_id: str) -> None:
        """Show which preset is open."""
        self.clearSelection()
        item = self.presets.get(preset_id)
        if item is not None:
            self.expand(self.indexFromItem(item).parent())
            self.setCurrentItem(item)

    def _click(self, item: QTreeWidgetItem) -> None:
        if item.data(0, PRESET_ID) is None:
            item.setExpanded(not item.isExpanded())
        self._open(item)

    def _open(self, item: QTreeWidgetItem) -> None:
        if item.data(0, PRESET_ID) is not None:
            self.chosen.emit(item.data(0, PRESET_ID))

    def minimumSizeHint(self) -> QSize:
        """Room for four lines; it takes what height is left and scrolls beyond."""
        return QSize(self.look.px(100), self.look.px(4 * 29))

    def sizeHint(self) -> QSize:
        """No more than it needs."""
        return self.minimumSizeHint()
