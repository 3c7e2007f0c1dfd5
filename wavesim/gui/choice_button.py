"""A choice as a button: its small picture, its name and a line of help, or its name only."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from wavesim.gui.controls import Button
from wavesim.gui.look import Look, rounded
from wavesim.paint.pictures import paint_picture
from wavesim.presentation.choices import Offer
from wavesim.presentation.pictures import Picture

WIDTH, HEIGHT = 148, 114
PICTURE_HEIGHT = 42
EDGE = 8


class ChoiceButton(Button):
    """Shows an offer; one that cannot be made says why in the place of its help."""

    def __init__(self, look: Look, offer: Offer, *, pictured: bool) -> None:
        super().__init__(look, "outlined", offer.choice.words)
        self.offer, self.pictured = offer, pictured
        self.picture: Picture | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_offer(offer, None)

    def show_offer(self, offer: Offer, picture: Picture | None) -> None:
        """Show the same choice as it is offered now."""
        self.offer, self.picture = offer, picture
        self.setChecked(offer.chosen)
        self.setEnabled(not offer.why_not)
        self.setAccessibleDescription(self.line or offer.choice.words)
        self.setToolTip("" if self.pictured else self.line)
        self.update()

    @property
    def key(self) -> tuple[str, str]:
        """Which group and choice it is."""
        return self.offer.choice.group, self.offer.choice.name

    @property
    def line(self) -> str:
        """The help, or why it cannot be."""
        return self.offer.why_not or self.offer.choice.help

    @property
    def role(self) -> str:
        """Role of the name."""
        return "small_strong"

    def sizeHint(self) -> QSize:
        """A stamp with picture and words, or the words alone."""
        px = self.look.px
        if self.pictured:
            return QSize(px(WIDTH), px(HEIGHT))
        return QSize(ceil(self.look.width(self.text(), self.role)) + px(24), px(32))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, name, help, focus."""
        look, px, box = self.look, self.look.px, QRectF(self.rect())
        with QPainter(self) as painter:
            self._paint_ground(painter, box)
            if self.pictured:
                self._paint_picture(painter, box)
            else:
                look.text(painter, box, self.text(), self.role, self._token(),
                          Qt.AlignmentFlag.AlignHCenter)
            if self.hasFocus() and self.by_keyboard:
                look.ring(painter, box, px(6))

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        hovered = self.underMouse() and self.isEnabled()
        fill = "sel" if self.isChecked() else "inset" if hovered else "surface"
        edge = "accent" if self.isChecked() else "edge" if self.isEnabled() else "border"
        width = 2.0 if self.isChecked() else 1.0
        rounded(painter, self.look, box, self.look.px(6), fill, edge, width)

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        look, px = self.look, self.look.px
        plot = QRectF(px(EDGE), px(EDGE), box.width() - 2 * px(EDGE), px(PICTURE_HEIGHT))
        if self.picture is not None:
            paint_picture(painter, plot, self.picture, look.palette, faint=not self.isEnabled())
        words = QRectF(px(EDGE), plot.bottom() + px(3), plot.width(), px(18))
        look.text(painter, words, self.text(), self.role, self._token())
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("text2" if self.isEnabled() else "text3"))
        rest = QRectF(px(EDGE), words.bottom(), plot.width(), box.bottom() - words.bottom() - 2)
        painter.drawText(rest, Qt.TextFlag.TextWordWrap, self.line)
