"""The verdict itself: colour, icon, headline, counts, and the link to all of it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look, put_icon, rounded
from wavesim.gui.measures import CARD_RADIUS, VERDICT_STRIP
from wavesim.gui.panel import Folding
from wavesim.presentation.verdict import Verdict
from wavesim.presentation.words import _

ICON, LEFT = 22, 46
"""Size of the icon, and where the text beside it begins [px at 100 %]."""


class VerdictHead(QWidget):
    """As a card it grows downwards; as a strip the second line is one line, the headline never cut.

    joined: the rest of the card stands under it.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.state = "within"
        self.joined = self.flat = False
        self.said: tuple[Verdict, str] | None = None
        self.headline = Label(look, "title", "within.head")
        self.second = Folding(look, "small", "text")
        self.notice = Folding(look, "small_strong", "text")
        self.link = Button(look, "link", "", trailing="chevron_right",
                           hint=_("How every number is computed and what it is compared with"))
        self.grid = QGridLayout(self)
        self.texts = QVBoxLayout()
        for label in (self.headline, self.second, self.notice):
            self.texts.addWidget(label)
            label.fold(True) if isinstance(label, Folding) else None
        self.grid.addLayout(self.texts, 0, 0)
        self.grid.setColumnStretch(0, 1)
        look.changed.connect(self.respace)
        self.as_strip(False)

    def as_strip(self, flat: bool) -> None:
        """Lie over the waveform, or stand at the top of the column."""
        self.flat = flat
        self.grid.removeWidget(self.link)
        where = (0, 1) if flat else (1, 0)
        up = Qt.AlignmentFlag.AlignVCenter if flat else Qt.AlignmentFlag.AlignLeft
        self.grid.addWidget(self.link, *where, up)
        for line in (self.second, self.notice):
            line.fold(not flat)
        self._name_link()
        self.respace()

    def respace(self) -> None:
        """Padding of the theme in force."""
        px = self.look.px
        ends = px(6) if self.flat else px(11)
        self.grid.setContentsMargins(px(LEFT), ends, px(12), ends)
        self.grid.setVerticalSpacing(px(5))
        self.grid.setHorizontalSpacing(px(12))
        self.texts.setSpacing(px(2))
        self.setMinimumHeight(px(VERDICT_STRIP) if self.flat else 0)

    def show_verdict(self, verdict: Verdict, link: str) -> None:
        """Show a verdict; nothing is laid out anew while it stays the same."""
        if (verdict, link) == self.said:
            return
        self.said, self.state = (verdict, link), verdict.state
        self.headline.recolor(f"{verdict.state}.head")
        self.headline.setText(verdict.headline)
        self.second.say(verdict.second)
        self.notice.say(verdict.notice)
        self.setAccessibleName(verdict.headline)
        self.setAccessibleDescription(f"{verdict.second} {verdict.notice}".strip())
        self._name_link()
        self.update()

    def _name_link(self) -> None:
        """In the strip one word, so that there is room for the headline."""
        if self.said is not None:
            link = self.said[1]
            self.link.setText(_("Checks") if self.flat else link)
            self.link.setAccessibleName(link)
            self.link.updateGeometry()

    def join(self, joined: bool) -> None:
        """Whether the rest of the card stands under it."""
        self.joined = joined
        self.link.trailing = "chevron_up" if joined else "chevron_right"
        self.link.update()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, outline, icon beside the first line of the headline."""
        look, px, box = self.look, self.look.px, QRectF(self.rect())
        reach = px(CARD_RADIUS) * 2 if self.joined and not self.flat else 0
        with QPainter(self) as painter:
            rounded(painter, look, box.adjusted(0, 0, 0, reach), px(CARD_RADIUS),
                    f"{self.state}.ground", f"{self.state}.outline")
            line = self.headline.fontMetrics().height()
            middle = QPointF(px(14 + ICON / 2), self.headline.y() + line / 2.0)
            put_icon(painter, look, self.state, f"{self.state}.head", ICON, middle)
