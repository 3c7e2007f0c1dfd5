"""One finding: how its number is computed, its limit, what would bring it inside, who says so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look, put_icon, rounded
from wavesim.gui.meter_bar import LimitMeter
from wavesim.gui.panel import Folding
from wavesim.gui.remedy_line import RemedyLine
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.remedy_words import RemedyRow
    from wavesim.presentation.verdict_rows import FindingRow


class FindingTitle(Button):
    """State, number and chevron; opens and closes what is below it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "flat", "", hint=_("How it is computed"), trailing="chevron_down")
        self.state = "note"
        self._measured: dict[int, float] = {}
        self._measured_of = ("", 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _lines_height(self, width: int) -> float:
        """Height of the text in a width; layouts ask for the same one over and over."""
        measured_of = (self.text(), self.look.scale)
        if measured_of != self._measured_of:
            self._measured_of, self._measured = measured_of, {}
        if width not in self._measured:
            room = QRectF(0, 0, max(1.0, width - self.look.px(22 + 20)), 1e4)
            box = self.look.metrics("small_strong").boundingRect(
                room, Qt.TextFlag.TextWordWrap, self.text()
            )
            self._measured[width] = box.height()
        return self._measured[width]

    def hasHeightForWidth(self) -> bool:
        """A long name takes another line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return max(self.look.px(28), round(self._lines_height(width)) + self.look.px(10))

    def sizeHint(self) -> QSize:
        """Any width; as high as its lines in the width there is."""
        return QSize(self.look.px(120), self.heightForWidth(max(self.width(), self.look.px(120))))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(1, self.look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, name and number, chevron, focus."""
        look, px, box = self.look, self.look.px, QRectF(self.rect())
        with QPainter(self) as painter:
            if self.underMouse():
                rounded(painter, look, box, px(6), "inset")
            middle = box.center().y()
            put_icon(painter, look, self.state, f"{self.state}.head", 14, QPointF(px(8), middle))
            painter.setFont(look.font("small_strong"))
            painter.setPen(look.color("text"))
            room = box.adjusted(px(22), 0, -px(20), 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter,
                             self.text())  # fmt: skip
            put_icon(painter, look, self.trailing, "text2", 13,
                     QPointF(box.right() - px(8), middle))
            if self.hasFocus() and self.by_keyboard:
                look.ring(painter, box, px(6))


class Computed(QWidget):
    """The formula in names, and the same with the numbers put in, in a box."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.formula = Label(look, "small", "text2")
        self.numbers = Label(look, "small", "text")
        self.result = Label(look, "small_strong", "text")
        self.column = QVBoxLayout(self)
        for label in (self.formula, self.numbers, self.result):
            self.column.addWidget(label)
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Padding of the theme in force."""
        px = self.look.px
        self.column.setContentsMargins(px(10), px(8), px(10), px(8))
        self.column.setSpacing(px(4))

    def show_row(self, row: "FindingRow") -> None:
        """Show how a number is computed."""
        for label, text in ((self.formula, row.formula), (self.numbers, row.numbers)):
            if text != label.text():
                label.setText(text)
        self.result.setText(f"= {row.result}")
        self.result.recolor("text" if row.state == "note" else f"{row.state}.head")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        with QPainter(self) as painter:
            rounded(painter, self.look, QRectF(self.rect()), self.look.px(6), "inset")


class Unread(Folding):
    """Where the limit's value was not read: said with the icon of what is not known."""

    def restyle(self) -> None:
        """Room for the icon."""
        super().restyle()
        self.setContentsMargins(self.look.px(18), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, then the text."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            middle = QPointF(self.look.px(7), self.look.metrics(self.role).height() / 2.0)
            put_icon(painter, self.look, "unknown", "caution.head", 13, middle)


class FindingView(QWidget):
    """Title always, the rest when opened.

    place_wanted(section, channel): whose it is, is to be shown. apply_wanted(edits): make a change.
    toggled(): it was opened or closed.
    """

    place_wanted = Signal(int, int)
    apply_wanted = Signal(dict)
    toggled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.opened = False
        self.row: FindingRow | None = None
        self.remedies: tuple[RemedyRow, ...] | None = None
        self.title = FindingTitle(look)
        self.place = Button(look, "link", "", hint=_("Show this channel"), trailing="chevron_right")
        self.message = Folding(look, "small", "text2")
        self.how = Label(look, "small_strong", "text", _("How it is computed"))
        self.computed = Computed(look)
        self.meter = LimitMeter(look)
        self.inside = Label(look, "small_strong", "text", _("What would bring it inside"))
        self.one = Label(look, "caption", "text3", _("change one"), wrap=False)
        self.lines: list[RemedyLine] = []
        self.source_name = Label(look, "caption_strong", "text2", _("Source"))
        self.source = Folding(look, "small", "text")
        self.standing = Folding(look, "caption", "text3")
        self.unread = Unread(look, "caption", "caution.head")
        self.detail = QWidget()
        self._build()
        look.changed.connect(self.respace)
        self.respace()

    def _build(self) -> None:
        self.column, self.body = QVBoxLayout(self), QVBoxLayout(self.detail)
        self.column.addWidget(self.title)
        self.column.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.detail)
        self.change = QWidget()
        head = QHBoxLayout(self.change)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.inside, 1)
        head.addWidget(self.one)
        self.rows = QVBoxLayout()
        for part in (self.message, self.how, self.computed, self.meter, self.change):
            self.body.addWidget(part)
        self.body.addLayout(self.rows)
        for line in (self.source_name, self.source, self.standing, self.unread):
            self.body.addWidget(line)
        for text in (self.message, self.source, self.standing, self.unread):
            text.fold(True)
        self.title.clicked.connect(self._toggle)
        self.place.clicked.connect(self._go)

    def respace(self) -> None:
        """Gaps of the theme in force."""
        px = self.look.px
        for part in (self.column, self.body, self.rows):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(px(6))
        self.column.setSpacing(px(3))
        self.body.setContentsMargins(0, px(2), 0, px(6))

    def open(self, opened: bool) -> None:
        """Show how it is computed, or its title only."""
        self.opened = opened
        self.detail.setVisible(opened)
        self.title.trailing = "chevron_up" if opened else "chevron_down"
        self.title.update()

    def show_row(self, row: "FindingRow") -> None:
        """Show a finding."""
        if row == self.row:
            return
        self.row = row
        self.title.state = row.state
        self.title.setText(row.title)
        self.title.setAccessibleName(row.message)
        self.title.updateGeometry()
        self.place.setText(row.where)
        self.place.setAccessibleName(_("Show {place}").format(place=row.where))
        self.place.setVisible(bool(row.where))
        self.place.updateGeometry()
        self._show_numbers(row)
        self.source.say(row.source)
        self.unread.say(row.standing if row.unread else "")
        self.standing.say("" if row.unread else row.standing)
        self.change.setVisible(row.solvable)

    def _show_numbers(self, row: "FindingRow") -> None:
        """The calculation and the bar where there are any, else the sentence."""
        computed = bool(row.numbers)
        for part in (self.how, self.computed):
            part.setVisible(computed)
        if computed:
            self.computed.show_row(row)
        self.message.say(row.message)
        self.meter.setVisible(row.meter is not None)
        if row.meter is not None:
            self.meter.show_meter(row.meter, row.limit_words)

    def show_remedies(self, rows: "tuple[RemedyRow, ...] | None") -> None:
        """What would bring it inside; None: not known yet, and what stands there is out of date."""
        for line in self.lines:
            line.setEnabled(rows is not None)
        if rows is None or rows == self.remedies:
            return
        self.remedies = rows
        while len(self.lines) < len(rows):
            self.lines.append(RemedyLine(self.look))
            self.lines[-1].apply_wanted.connect(self.apply_wanted)
            self.rows.addWidget(self.lines[-1])
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(rows))
            if number < len(rows):
                line.show_row(rows[number])
        none = _("No single change brings it inside.")
        self.inside.setText(_("What would bring it inside") if rows else none)
        self.one.setVisible(len(rows) > 1)

    def _toggle(self) -> None:
        self.open(not self.opened)
        self.toggled.emit()

    def _go(self) -> None:
        if self.row is not None:
            self.place_wanted.emit(*self.row.place)

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.title, self.place, *(line.apply for line in self.lines)]
