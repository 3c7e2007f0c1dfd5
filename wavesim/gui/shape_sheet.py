"""The sheet of pulse shapes: small pictures to choose from, and which phase leads."""

from math import sin, tau

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wavesim.core.pulses import SHAPES
from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look, rounded
from wavesim.gui.session import Session
from wavesim.presentation.names import value_words
from wavesim.presentation.words import _

POLARITIES = ("cathodic_first", "anodic_first", "alternating")
OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "monophasic": ((0, 0), (0.3, 0), (0.3, 1), (0.6, 1), (0.6, 0), (1, 0)),
    "biphasic_symmetric": (
        (0, 0), (0.2, 0), (0.2, 1), (0.5, 1), (0.5, -1), (0.8, -1), (0.8, 0), (1, 0)),
    "biphasic_asymmetric": (
        (0, 0), (0.1, 0), (0.1, 1), (0.3, 1), (0.3, -0.3), (0.95, -0.3), (0.95, 0), (1, 0)),
    "sine_burst": (
        (0, 0), *((0.1 + 0.8 * i / 60, sin(tau * 3 * i / 60)) for i in range(61)), (1, 0)),
}  # fmt: skip
"""Each shape as a sketch: time and level as parts of the picture."""


class ShapeButton(Button):
    """A shape as a small picture with its name."""

    def __init__(self, look: Look, shape: str) -> None:
        super().__init__(look, "outlined", value_words(shape))
        self.shape = shape
        self.setCheckable(True)

    @property
    def role(self) -> str:
        """Role of the text."""
        return "small"

    def sizeHint(self) -> QSize:
        """The picture and its name below."""
        return QSize(self.look.px(148), self.look.px(84))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, name, focus."""
        look, px, box = self.look, self.look.px, QRectF(self.rect())
        with QPainter(self) as painter:
            rounded(painter, look, box, px(6), "sel" if self.isChecked() else "surface",
                    "accent" if self.isChecked() else "edge")
            middle, half, wide = px(32), px(17), box.width() - px(40)
            line = [QPointF(px(20) + x * wide, middle - y * half)
                    for x, y in OUTLINES[self.shape]]
            painter.setPen(look.pen("yours", 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(line))
            name = box.adjusted(0, box.height() - px(28), 0, -px(6))
            look.text(painter, name, self.text(), "small", "text", Qt.AlignmentFlag.AlignHCenter)
            if self.hasFocus() and self.by_keyboard:
                look.ring(painter, box, px(6))


class ShapeSheet(QWidget):
    """Opens over the window; each choice is one edit, and a sentence says why one cannot be."""

    def __init__(self, window: QWidget, look: Look, session: Session) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.look, self.session = look, session
        self.setAccessibleName(_("Pulse shape"))
        self.setAccessibleDescription(_("Shape of the pulse and which phase leads"))
        self.shapes = [ShapeButton(look, shape) for shape in SHAPES]
        self.polarities = {name: Button(look, "outlined", value_words(name)) for name in POLARITIES}
        self.sentence = Label(look, "small", "stop.head")
        self._build()

    def _build(self) -> None:
        column, grid, row = QVBoxLayout(self), QGridLayout(), QHBoxLayout()
        column.addWidget(Label(self.look, "title", "text", _("Pulse shape"), wrap=False))
        for number, button in enumerate(self.shapes):
            grid.addWidget(button, number // 2, number % 2)
            button.clicked.connect(
                lambda _checked=False, name=button.shape: self._edit("shape", name)
            )
        column.addLayout(grid)
        column.addWidget(Label(self.look, "small", "text2", _("Leading phase"), wrap=False))
        for name, polarity in self.polarities.items():
            polarity.setCheckable(True)
            polarity.clicked.connect(
                lambda _checked=False, chosen=name: self._edit("polarity", chosen)
            )
            row.addWidget(polarity)
        column.addLayout(row)
        column.addWidget(self.sentence)
        self.sentence.hide()

    def open_at(self, button: Button) -> None:
        """Open above the link that asked for it."""
        self._take()
        self.sentence.hide()
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, -self.height())))
        self.show()
        next(shape for shape in self.shapes if shape.isChecked()).setFocus()

    def _edit(self, key: str, chosen: str) -> None:
        from wavesim.presentation.problems import explanation

        view = self.session.view
        path = f"section.{view.section}.channel.{view.channel}.pulse.{key}"
        error = self.session.edit({path: chosen})
        self.sentence.setText(explanation(error.problems[0]) if error else "")
        self.sentence.setVisible(error is not None)
        self._take()
        self.adjustSize()

    def _take(self) -> None:
        """Mark what is chosen."""
        view = self.session.view
        section = self.session.project.program.section[view.section]
        pulse = section.channel[view.channel].pulsed.pulse
        for button in self.shapes:
            button.setChecked(button.shape == pulse.shape)
        for name, polarity in self.polarities.items():
            polarity.setChecked(pulse.polarity == name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        with QPainter(self) as painter:
            rounded(painter, self.look, QRectF(self.rect()), 0, "surface", "edge")
