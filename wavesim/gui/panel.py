"""What several cards share: a heading, rows of name and value, text that can open."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wavesim.gui.controls import Card, Label
from wavesim.gui.look import Look


class Panel(Card):
    """A card with a heading; what belongs to the heading stands at its right."""

    HEAD = 28

    def __init__(self, look: Look, name: str, description: str) -> None:
        self.heading = Label(look, "title", "text", name, wrap=False)
        self.head = QHBoxLayout()
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.body = QVBoxLayout()
        super().__init__(look, name, description, ends=8)
        self.column.addLayout(self.head)
        self.column.addLayout(self.body)

    def respace(self) -> None:
        """Padding of the theme in force."""
        super().respace()
        self.heading.setMinimumHeight(self.look.px(self.HEAD))
        self.head.setSpacing(self.look.px(8))
        self.body.setSpacing(0)


class Cells(QWidget):
    """One line of texts, each at its place; it repaints only when one of them changes.

    It is read as one: its accessible name is all of the line.
    """

    def __init__(self, look: Look, height: int) -> None:
        super().__init__()
        self.look, self.line_height = look, height
        self.texts: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def say(self, *texts: str) -> None:
        """Show texts."""
        if texts != self.texts:
            self.texts = texts
            self.setAccessibleName(", ".join(text for text in texts if text))
            self.setAccessibleDescription(", ".join(texts))
            self.update()

    def sizeHint(self) -> QSize:
        """As high as the line."""
        return QSize(self.look.px(120), self.look.px(self.line_height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and texts."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.look.color("surface"))
            if self.texts:
                self.paint_texts(painter, QRectF(self.rect()))

    def paint_texts(self, painter: QPainter, box: QRectF) -> None:
        """Put the texts where they belong."""
        raise NotImplementedError


class Folding(Label):
    """A text that is a line or a few and ends in an ellipsis, or all of it."""

    def __init__(self, look: Look, role: str, token: str) -> None:
        self.whole = ""
        self.open, self.most = False, 1
        super().__init__(look, role, token)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text; none hides the line."""
        if text != self.whole:
            self.whole = text
            self.setAccessibleName(text)
            self.setAccessibleDescription(text)
            self._show()
        self.setVisible(bool(text))

    def fold(self, opened: bool, most: int = 1) -> None:
        """Show all of it, or at most so many lines of its beginning."""
        self.open, self.most = opened, most
        self._show()

    def lines(self) -> list[str]:
        """The beginning of the text, line by line, in the width there is."""
        metrics, room = self.look.metrics(self.role), float(self.contentsRect().width())
        words, found = self.whole.replace("\n", " ").split(" "), [""]
        while words:
            longer = f"{found[-1]} {words[0]}".lstrip()
            last = len(found) == self.most
            if last:
                rest = " ".join([found[-1], *words]).lstrip()
                return [*found[:-1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]
            if found[-1] and metrics.horizontalAdvance(longer) > room:
                found.append("")
            else:
                found[-1] = longer
                words.pop(0)
        return found

    def _show(self) -> None:
        self.setText(self.whole)
        self.setWordWrap(self.open)
        self.setToolTip("" if self.open else self.whole)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        if self.open:
            return super().sizeHint()
        height = self.look.metrics(self.role).height() * len(self.lines())
        return QSize(1, ceil(height) + self.contentsMargins().top())

    def minimumSizeHint(self) -> QSize:
        """Any width; as high as it is."""
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another line."""
        super().resizeEvent(event)
        if not self.open and self.most > 1 and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's text when open, else its beginning."""
        if self.open:
            super().paintEvent(event)
            return
        box, metrics = QRectF(self.contentsRect()), self.look.metrics(self.role)
        with QPainter(self) as painter:
            for number, line in enumerate(self.lines()):
                place = QRectF(box.left(), box.top() + number * metrics.height(), box.width(),
                               metrics.height())
                self.look.text(painter, place, line, self.role, self.token)
