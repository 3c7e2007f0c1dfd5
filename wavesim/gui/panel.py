"""What several cards share: a heading, rows of name and value, text that can open."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
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
    """A text that is one line ending in an ellipsis, or all of it."""

    def __init__(self, look: Look, role: str, token: str) -> None:
        self.whole = ""
        super().__init__(look, role, token)
        self.open = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text; none hides the line."""
        self.whole = text
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        self.setAccessibleDescription(text)
        self._show()

    def fold(self, opened: bool) -> None:
        """Show all of it, or its beginning."""
        self.open = opened
        self._show()

    def _show(self) -> None:
        self.setText(self.whole if self.open else " ".join(self.whole.split()))
        self.setWordWrap(self.open)
        self.setToolTip("" if self.open else self.whole)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Any width; as high as it is."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's text when open, else its beginning."""
        if self.open:
            super().paintEvent(event)
            return
        box = QRectF(self.contentsRect())
        text = self.look.metrics(self.role).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, box.width()
        )
        with QPainter(self) as painter:
            self.look.text(painter, box, text, self.role, self.token)
