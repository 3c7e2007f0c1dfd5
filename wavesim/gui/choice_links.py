"""What kind of pulse, timing, modulation and cycle holds now: a link to the sheet of each."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wavesim.gui.controls import Button
from wavesim.gui.look import Look, put_icon, rounded
from wavesim.presentation.choice_words import SHEETS
from wavesim.presentation.words import _

HEIGHT, BESIDE = 36, 22
ACROSS = 2


class KindLink(Button):
    """The name of a sheet, and below it in a few words what holds now."""

    def __init__(self, look: Look, title: str, description: str) -> None:
        super().__init__(look, "flat", title, hint=description)
        self.words, self.beside = "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """What holds now."""
        if words != self.words:
            self.words = words
            self.setAccessibleDescription(words or self.text())
            self.setToolTip(words)
            self.update()

    def place(self, *, beside: bool) -> None:
        """Whether the words stand beside the name, all across, or below it."""
        if beside != self.beside:
            self.beside = beside
            self.updateGeometry()
            self.update()

    def fits(self, width: float) -> bool:
        """Whether the words fit a width."""
        return self.look.width(self.words, "small_strong") <= width

    def sizeHint(self) -> QSize:
        """Half of the panel and two lines, or one line across."""
        return QSize(self.look.px(110), self.look.px(BESIDE if self.beside else HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Long words are cut."""
        return QSize(self.look.px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, words, arrow, focus."""
        look, px, box = self.look, self.look.px, QRectF(self.rect())
        with QPainter(self) as painter:
            if self.underMouse():
                rounded(painter, look, box, px(6), "inset")
            above = QRectF(0, px(2), box.width(), px(17 if self.beside else 15))
            look.text(painter, above, self.text(), "caption", "text3")
            left = look.width(self.text(), "caption") + px(8) if self.beside else 0.0
            below = QRectF(left, px(2 if self.beside else 17), box.width() - left, px(17))
            words = look.metrics("small_strong").elidedText(
                self.words, Qt.TextElideMode.ElideRight, below.width()
            )
            look.text(painter, below, words, "small_strong", "yours_text")
            end = left + look.width(words, "small_strong") + px(9)
            if end + px(6) <= box.width():
                put_icon(painter, look, "chevron_right", "yours_text", 12,
                         QPointF(end, below.center().y()))  # fmt: skip
            if self.hasFocus() and self.by_keyboard:
                look.ring(painter, box, px(6))


class ChoiceLinks(QWidget):
    """A link to each sheet."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(_("Kinds"))
        self.setAccessibleDescription(_("Shape, timing, modulation and cycle"))
        self.grid = QGridLayout(self)
        self.links = {
            name: KindLink(look, sheet.title, sheet.description)
            for name, sheet in SHEETS.items()
        }
        self.across = 0
        self._arrange()
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Gaps of the theme in force."""
        px = self.look.px
        self.grid.setContentsMargins(0, 0, 0, px(6))
        self.grid.setHorizontalSpacing(px(10))
        self.grid.setVerticalSpacing(px(2))
        self._arrange()

    def show_words(self, words: dict[str, str]) -> None:
        """What holds now; a rest has no kinds, and a continuous current has no shape."""
        self.setVisible(bool(words))
        for name, link in self.links.items():
            link.say(words.get(name, "") or _("choose"))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for two, or not."""
        self._arrange()

    def _arrange(self) -> None:
        """Two in a line where the words of all fit, else one."""
        half = (self.width() - self.look.px(10)) / ACROSS
        across = ACROSS if all(link.fits(half) for link in self.links.values()) else 1
        if across == self.across:
            return
        self.across = across
        for number, link in enumerate(self.links.values()):
            self.grid.addWidget(link, number // across, number % across)
            link.place(beside=across == 1)
