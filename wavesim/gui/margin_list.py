"""The margins to the limits, as lines of four columns that scroll on their own."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wavesim.gui.look import Look, put_icon
from wavesim.gui.measures import GAP
from wavesim.gui.scroll import Column
from wavesim.presentation.margins import HEADINGS, MarginRow
from wavesim.presentation.words import _

LINE = 20
PARTS = (0.38, 0.22, 0.16, 0.24)
"""Widths of the columns."""
ICON_ROOM = 18
ICONS = {"error": "stop", "warning": "caution", "info": "note"}


class MarginLines(QWidget):
    """The lines. It is read as one: its description is all of them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.rows: tuple[MarginRow, ...] = ()
        self.setAccessibleName(_("Room to each limit"))
        self.setAccessibleDescription(HEADINGS[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_rows(self, rows: tuple[MarginRow, ...]) -> None:
        """Show other rows."""
        if rows != self.rows:
            grown = len(rows) != len(self.rows)
            self.rows = rows
            self.setAccessibleDescription(" ".join(row.sentence for row in rows))
            if grown:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """A line for each."""
        return QSize(self.look.px(200), self.look.px(LINE) * len(self.rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and lines."""
        high = self.look.px(LINE)
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.look.color("surface"))
            for number, row in enumerate(self.rows):
                box = QRectF(0.0, number * high, self.width(), high)
                if box.intersects(QRectF(event.rect())):
                    self._paint_row(painter, box, row)

    def _paint_row(self, painter: QPainter, box: QRectF, row: MarginRow) -> None:
        look = self.look
        if row.severity is not None:
            state = ICONS[row.severity]
            middle = QPointF(box.left() + look.px(7), box.center().y())
            put_icon(painter, look, state, f"{state}.head", 13, middle)
        texts = (row.name, row.number, row.room, row.moved)
        for number, (text, part) in enumerate(zip(texts, cells(look, box), strict=True)):
            role = "small_strong" if number == 2 else "small"
            token = "text2" if number in (1, 3) else "text"
            if number == 2 and row.severity is not None:
                token = f"{ICONS[row.severity]}.head"
            look.text(painter, part, fitted(look, text, role, part), role, token)


def cells(look: Look, box: QRectF) -> list[QRectF]:
    """The columns of a line, with room for an icon before them."""
    left, room = box.left() + look.px(ICON_ROOM), box.width() - look.px(ICON_ROOM)
    found = []
    for part in PARTS:
        found.append(QRectF(left, box.top(), part * room - look.px(8), box.height()))
        left += part * room
    return found


def fitted(look: Look, text: str, role: str, box: QRectF) -> str:
    """As much of a text as fits a box."""
    return look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, box.width())


class MarginHead(QWidget):
    """What the columns are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(", ".join(HEADINGS))
        self.setAccessibleDescription(HEADINGS[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.look.px(200), self.look.px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin line above, then the names of the columns."""
        look = self.look
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, look.color("border"))
            box = QRectF(self.rect()).adjusted(0.0, 0.0, -look.px(GAP), 0.0)
            for text, part in zip(HEADINGS, cells(look, box), strict=True):
                role = "caption_strong"
                look.text(painter, part, fitted(look, text, role, part), role, "text3")


class MarginList(Column):
    """The lines in a column that scrolls; arrows scroll it."""

    def __init__(self, look: Look) -> None:
        self.lines = MarginLines(look)
        super().__init__(look, _("Room to each limit"))
        self.cards.addWidget(self.lines)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verticalScrollBar().setSingleStep(look.px(LINE))

    def show_lines(self, count: int) -> None:
        """As high as so many lines."""
        self.setFixedHeight(self.look.px(LINE) * count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages scroll."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        by = {Qt.Key.Key_Up: -bar.singleStep(), Qt.Key.Key_Down: bar.singleStep(),
              Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}  # fmt: skip
        if Qt.Key(event.key()) in by:
            bar.setValue(bar.value() + by[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
