"""A plot of a model as a widget, and the same as a table."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from wavesim.gui.controls import BY_KEYBOARD
from wavesim.gui.look import Look
from wavesim.gui.scroll import ThinBar
from wavesim.paint.canvas import plot_rect
from wavesim.paint.response import STALE, paint_chart
from wavesim.presentation.chart import NO_TABLE, Chart, Room, Table
from wavesim.presentation.words import _

RING_PX, GAP_PX = 24.0, 12.0


class ChartView(QWidget):
    """Draws one plot, or why there is none. resized(): it has another size."""

    resized = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.chart: Chart | None = None
        self.stale = self.by_keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_chart(self, chart: Chart) -> None:
        """Show a plot, as current."""
        self.stale = False
        if chart is not self.chart:
            self.chart = chart
            self.setAccessibleDescription(chart.sentence)
        self.update()

    def fade(self) -> None:
        """What is shown is out of date."""
        if not self.stale:
            self.stale = True
            self.update()

    def room(self) -> Room:
        """Size of the plot."""
        look = self.look
        plot = plot_rect(QRectF(self.rect()), look.palette, look.user_scale)
        return Room(columns=int(plot.width()), rows=int(plot.height()), scale=look.scale)

    def sizeHint(self) -> QSize:
        """Some size; the card gives it what there is."""
        return QSize(self.look.px(200), self.look.px(100))

    def minimumSizeHint(self) -> QSize:
        """As small as it must be."""
        return QSize(self.look.px(80), self.look.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another number of columns."""
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus: only then is it outlined."""
        self.by_keyboard = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, and the outline of the keyboard."""
        look, box = self.look, QRectF(self.rect())
        with QPainter(self) as painter:
            if self.chart is not None and self.chart.why:
                self._paint_why(painter, box, self.chart.why)
            elif self.chart is not None:
                paint_chart(painter, box, self.chart, look.palette, look.user_scale,
                            stale=self.stale)  # fmt: skip
            if self.hasFocus() and self.by_keyboard:
                look.ring(painter, box, look.px(5))

    def _paint_why(self, painter: QPainter, box: QRectF, why: tuple[str, ...]) -> None:
        """A ring with a question mark, and the sentences beside it."""
        look = self.look
        painter.setOpacity(STALE if self.stale else 1.0)
        ring, gap = look.px(RING_PX), look.px(GAP_PX)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        room = box.adjusted(2 * gap + ring, 0, -gap, 0)
        text = look.metrics("body").boundingRect(room, flags, "\n".join(why))
        circle = QRectF(box.left() + gap, box.center().y() - ring / 2.0, ring, ring)
        circle.moveTop(max(box.top(), min(circle.top(), text.top())))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("unknown.outline", 2.0))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        look.text(painter, circle, "?", "strong", "text", Qt.AlignmentFlag.AlignHCenter)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text"))
        painter.drawText(room, flags, "\n".join(why))


class Values(QTableWidget):
    """The numbers behind a plot, to be read and copied."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.table = NO_TABLE
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollBar(ThinBar(look))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setStretchLastSection(True)
        self.setAccessibleName(_("Values"))
        self.setAccessibleDescription(_("The numbers behind the plot"))
        look.changed.connect(self._restyle)
        self._restyle()

    def show_table(self, table: Table) -> None:
        """Show a table; the same one stays as it is, and where it was scrolled to."""
        if table == self.table:
            return
        self.table = table
        self.setColumnCount(len(table.heads))
        self.setRowCount(len(table.rows))
        self.setHorizontalHeaderLabels(list(table.heads))
        for row, texts in enumerate(table.rows):
            for column, text in enumerate(texts):
                self.setItem(row, column, QTableWidgetItem(text))
        self.resizeColumnsToContents()

    def _restyle(self) -> None:
        """Fonts of the theme in force."""
        self.setFont(self.look.font("small"))
        self.horizontalHeader().setFont(self.look.font("small_strong"))
        self.verticalHeader().setDefaultSectionSize(self.look.px(24))
