"""The sheet with the picture of where the pads go, beside the words of the preset."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wavesim.gui.controls import BY_KEYBOARD, Button, Label
from wavesim.gui.look import Look, rounded
from wavesim.gui.scroll import Column
from wavesim.paint.pads import paint_mark, paint_pads
from wavesim.presentation.pads import PadLine, PadsScene
from wavesim.presentation.words import _

WIDTHS = (440, 660, 800, 880)
"""Width of the picture with one drawing, two, three and more [px at 100 %]."""
HEIGHT, WORDS = 480, 290
MARK = 24


class PadsPicture(QWidget):
    """The drawings with their pads; read out, it is one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.scene: PadsScene | None = None
        self.by_keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Where the pads go"))
        self.setAccessibleDescription(_("Drawings of the body with the pads on them"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_scene(self, scene: PadsScene) -> None:
        """Draw another placement."""
        self.scene = scene
        self.setAccessibleDescription(scene.sentence)
        self.updateGeometry()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus: only then is it outlined."""
        self.by_keyboard = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        """Room for each drawing and the words at its sides."""
        count = len(self.scene.panels) if self.scene else 1
        return QSize(self.look.px(WIDTHS[min(count, len(WIDTHS)) - 1]), self.look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scene, and the outline of the keyboard."""
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            rounded(painter, self.look, box, self.look.px(8), "surface", "border")
            inside = self.look.px(14)
            if self.scene:
                place = box.adjusted(inside, inside, -inside, -inside)
                paint_pads(painter, place, self.scene, self.look.palette, self.look.user_scale)
            if self.hasFocus() and self.by_keyboard:
                self.look.ring(painter, box, self.look.px(8))


class Mark(QWidget):
    """The letter of a pad, drawn as the pad is."""

    def __init__(self, look: Look, line: PadLine) -> None:
        super().__init__()
        self.look, self.line = look, line
        self.setFixedSize(look.px(MARK), look.px(MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        with QPainter(self) as painter:
            box, look = QRectF(self.rect()), self.look
            paint_mark(painter, box, self.line, look.palette, look.user_scale)


class PadsSheet(QDialog):
    """Stays beside the window while the person works; Escape closes it."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self.look = look
        self.scene: PadsScene | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(_("Where the pads go"))
        self.setAccessibleName(_("Where the pads go"))
        self.setAccessibleDescription(_("A picture of where the pads of this preset go"))
        self.picture = PadsPicture(look)
        self.scrolled = Column(look, _("The pads in words"))
        self.words: QWidget | None = None
        self.close_button = Button(look, "outlined", _("Close"))
        self.close_button.clicked.connect(self.close)
        side = QVBoxLayout()
        side.addWidget(self.scrolled, 1)
        side.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.picture, 1)
        self.row.addLayout(side)
        look.changed.connect(self._restyle)
        self._restyle()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_scene(self, scene: PadsScene) -> None:
        """Another placement: picture and words."""
        if scene == self.scene:
            return
        self.scene = scene
        self.setWindowTitle(_("Where the pads go: {title}").format(title=scene.title))
        self.setAccessibleDescription(scene.sentence)
        self.picture.show_scene(scene)
        self._write(scene)
        self._fit()

    def _write(self, scene: PadsScene) -> None:
        """The words anew: what the preset says, each pad, what the picture leaves open."""
        if self.words is not None:
            self.scrolled.cards.removeWidget(self.words)
            self.words.deleteLater()
        look = self.look
        self.words = QWidget()
        column = QVBoxLayout(self.words)
        column.setContentsMargins(0, 0, look.px(4), 0)
        column.setSpacing(look.px(8))
        column.addWidget(Label(look, "title", "text", scene.title))
        column.addWidget(Label(look, "small", "text2", _("The preset says: {words}").format(
            words=scene.said)))  # fmt: skip
        for line in scene.lines:
            column.addLayout(self._line(line))
        for note in scene.notes:
            column.addWidget(Label(look, "small", "text2", note))
        column.addStretch(1)
        self.scrolled.cards.addWidget(self.words)

    def _line(self, line: PadLine) -> QHBoxLayout:
        """One pad: its mark, and its role over where it lies."""
        look, row, texts = self.look, QHBoxLayout(), QVBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(Mark(look, line), 0, Qt.AlignmentFlag.AlignTop)
        texts.setSpacing(0)
        texts.addWidget(Label(look, "small_strong", "text", line.role))
        texts.addWidget(Label(look, "small", "text2", line.words))
        row.addLayout(texts, 1)
        return row

    def _fit(self) -> None:
        """As large as the drawings want, and no larger than the screen."""
        screen, most = self.picture.sizeHint(), self.screen().availableSize()
        width = screen.width() + self.look.px(WORDS) + 3 * self.look.px(12)
        height = screen.height() + 2 * self.look.px(12)
        self.resize(min(width, most.width()), min(height, most.height()))

    def _restyle(self) -> None:
        """Sizes of the theme in force."""
        px = self.look.px
        self.row.setContentsMargins(px(12), px(12), px(12), px(12))
        self.row.setSpacing(px(12))
        self.scrolled.setFixedWidth(px(WORDS))
        if self.scene is not None:
            self._write(self.scene)
            self._fit()
