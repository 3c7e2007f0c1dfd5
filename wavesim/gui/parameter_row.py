"""One parameter: name, field and slider in a row, or name and field in half a line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wavesim.gui.editor import Edit, Editor
from wavesim.gui.look import Look
from wavesim.gui.number_field import HEIGHT, NumberField
from wavesim.gui.range_slider import HIT_HEIGHT, RangeSlider
from wavesim.gui.said_line import SaidLine
from wavesim.presentation.parameters import ParameterRow
from wavesim.presentation.words import _

ROW_HEIGHT, ROW_GAP = 76, 7
FIELD_WIDTH, PAIR_WIDTH = 84, 70
GROOVE_AT = 46
"""Where the middle of the groove lies below the top of the row [px at 100 %]."""
LINE_AT = 60


class MainRow(QWidget):
    """Name and field above, slider below, the source of the range under it.

    How the number is really set stands over all of it, where the program says so.
    """

    def __init__(self, look: Look, edit: Edit) -> None:
        super().__init__()
        self.look = look
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.slider = RangeSlider(look)
        self.field = NumberField(look)
        self.slider.setParent(self)
        self.field.setParent(self)
        self.editor = Editor(edit, self.field, self.slider)
        self.editor.said.connect(self._say)
        self.line = SaidLine(look)
        self.criterion = SaidLine(look)
        self.row: ParameterRow | None = None
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Its height, the gap to the next row in it."""
        return QSize(self.look.px(180), self._height())

    def _height(self) -> int:
        """Higher only for a sentence of more than one line, and for a criterion."""
        lines = self.line.lines(max(self.width(), self.look.px(180)))
        return self._top() + self.look.px(
            max(ROW_HEIGHT + ROW_GAP, LINE_AT + 15 * lines + ROW_GAP)
        )

    def _top(self) -> int:
        """Where the name begins: below the criterion."""
        width = max(self.width(), self.look.px(180))
        return self.look.px(15 * self.criterion.lines(width)) if self.criterion.text else 0

    def show_row(self, row: ParameterRow) -> None:
        """Show a row, and repaint only if it differs."""
        if row == self.row:
            return
        self.row = row
        self.editor.show_row(row)
        self.field.go_beyond(row.state == "stop")
        if row.criterion != self.criterion.text:
            self.criterion.text = row.criterion
            self._restyle()
        if not self.editor.sentence:
            self._show_line(row.line, row.state)
        describe(self.field, self.slider, row, self.line.text)
        self.update()

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.field, self.slider]

    def _say(self, sentence: str) -> None:
        row = self.row
        if row is None:
            return
        self._show_line(sentence or row.line, "refused" if sentence else row.state)
        describe(self.field, self.slider, row, self.line.text)

    def _show_line(self, text: str, state: str) -> None:
        if (text, state) != (self.line.text, self.line.state):
            before = self._height()
            self.line.text, self.line.state = text, state
            if self._height() != before:
                self.updateGeometry()
            self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put field and slider in their places; another width may need another line."""
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._place()

    def _place(self) -> None:
        px, width, top = self.look.px, self.width(), self._top()
        field = max(px(FIELD_WIDTH), self.field.minimumSizeHint().width())
        self.field.setGeometry(width - field, top, field, px(HEIGHT))
        self.slider.setGeometry(0, top + px(GROOVE_AT - HIT_HEIGHT / 2), width, px(HIT_HEIGHT))
        self.field.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, criterion, name, source line."""
        if self.row is None:
            return
        look, px, top = self.look, self.look.px, self._top()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.color("surface"))
            if top:
                self.criterion.paint(painter, QRectF(0, 0, self.width(), top))
            name = QRectF(0, top, self.width() - px(FIELD_WIDTH + 8), px(HEIGHT))
            look.text(painter, name, self.row.label, "strong", "text")
            if self.row.example:
                beside = name.adjusted(look.width(self.row.label, "strong") + px(8), 0, 0, 0)
                look.text(painter, beside, _("example"), "caption", "text3")
            at = top + px(LINE_AT)
            self.line.paint(painter, QRectF(0, at, self.width(), self.height() - at))


class PairField(QWidget):
    """Name and field, half a line wide."""

    def __init__(self, look: Look, edit: Edit) -> None:
        super().__init__()
        self.look = look
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field = NumberField(look)
        self.field.setParent(self)
        self.editor = Editor(edit, self.field)
        self.row: ParameterRow | None = None
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Half a line."""
        return QSize(self.look.px(122), self.look.px(HEIGHT))

    def show_row(self, row: ParameterRow) -> None:
        """Show a row, and repaint only if it differs."""
        if row == self.row:
            return
        self.row = row
        self.editor.show_row(row)
        self.field.go_beyond(row.state == "stop")
        describe(self.field, None, row, self.editor.sentence or row.line)
        self.update()

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches."""
        return [self.field]

    @property
    def message(self) -> tuple[str, str]:
        """What must be said beside this field and its state; nothing while all is well."""
        if self.editor.sentence:
            return self.editor.sentence, "refused"
        if self.row is not None and self.row.state != "ok":
            return self.row.line, self.row.state
        return "", "ok"

    def _restyle(self) -> None:
        self.updateGeometry()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the field in its place."""
        self._place()

    def _place(self) -> None:
        field = self.look.px(PAIR_WIDTH)
        self.field.setGeometry(self.width() - field, 0, field, self.look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and name."""
        look = self.look
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.color("surface"))
            if self.row is not None:
                name = QRectF(0, 0, self.width() - look.px(PAIR_WIDTH + 1), look.px(HEIGHT))
                painter.setFont(look.font("small"))
                painter.setPen(look.color("text2"))
                wrapped = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(name, wrapped, self.row.label)


def describe(field: NumberField, slider: RangeSlider | None, row: ParameterRow, line: str) -> None:
    """Tell assistive technology what a field and its slider are about; the pointer, whose it is."""
    said = [part for part in (row.criterion, line or row.origin or row.label) if part]
    told = [part for part in (row.line, row.origin) if part]
    for widget in (field, slider):
        if widget is not None:
            widget.setAccessibleName(row.accessible)
            widget.setAccessibleDescription(". ".join(said))
            widget.setToolTip("\n".join(told))
