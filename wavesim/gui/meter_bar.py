"""A number against its limit, painted: 5 px high, and a line at the limit where it is exceeded."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wavesim.gui.look import Look, rounded
from wavesim.presentation.meter import Meter

THICK, LEAST, LINE_ABOVE, LINE_BELOW = 5, 3, 4, 2
"""Height of the bar, least length of what is filled, how far the limit's line stands out [px]."""


def paint_meter(painter: QPainter, look: Look, box: QRectF, meter: Meter) -> None:
    """The bar in the box, as high as it; the limit's line stands out above and below."""
    radius = box.height() / 2.0
    rounded(painter, look, box, radius, "border")
    wide = max(meter.filled * box.width(), look.px(LEAST)) if meter.filled else 0.0
    filled = QRectF(box.left(), box.top(), wide, box.height())
    if not meter.over:
        rounded(painter, look, filled, radius, "yours")
        return
    rounded(painter, look, filled, radius, f"{meter.state}.head")
    at = box.left() + meter.limit_at * box.width()
    painter.save()
    painter.setClipRect(QRectF(box.left(), box.top(), at - box.left(), box.height()))
    rounded(painter, look, filled, radius, "text2")
    painter.restore()
    painter.setPen(look.pen("text", 2.0))
    top, bottom = box.top() - look.px(LINE_ABOVE), box.bottom() + look.px(LINE_BELOW)
    painter.drawLine(QPointF(at, top), QPointF(at, bottom))


class LimitMeter(QWidget):
    """The bar of a finding with its limit in words above the line and its number below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.meter: Meter | None = None
        self.limit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_meter(self, meter: Meter, limit: str) -> None:
        """Show a bar; limit: what its line means."""
        if (meter, limit) != (self.meter, self.limit):
            self.meter, self.limit = meter, limit
            self.setAccessibleName(f"{meter.words}, {limit}")
            self.setAccessibleDescription(f"{meter.words}, {limit}")
            self.update()

    def sizeHint(self) -> QSize:
        """Words, bar, words."""
        return QSize(self.look.px(120), self.look.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """0 at the left, the limit over its line, the number under its end."""
        look, meter = self.look, self.meter
        if meter is None:
            return
        px, box, right = look.px, QRectF(self.rect()), Qt.AlignmentFlag.AlignRight
        with QPainter(self) as painter:
            above = QRectF(box.left(), box.top(), box.width(), px(16))
            at = meter.limit_at * box.width()
            wide = look.width(self.limit, "caption_strong")
            left = min(max(at - wide / 2.0, 0.0), box.width() - wide)
            if left > look.width("0", "caption") + px(6):
                look.text(painter, above, "0", "caption", "text3")
            look.text(painter, above.adjusted(left, 0, 0, 0), self.limit, "caption_strong", "text")
            bar = QRectF(box.left(), box.top() + px(19), box.width(), px(8))
            paint_meter(painter, look, bar, meter)
            below = QRectF(box.left(), bar.bottom() + px(1), box.width(), px(16))
            token = f"{meter.state}.head" if meter.over else "text"
            look.text(painter, below, meter.words, "small_strong", token, right)
