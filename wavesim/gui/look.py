"""How the window looks now: one object that every widget asks for colours, fonts and lengths.

Lengths are given as in the drawings, in pixels at 100 %; they grow with the user's font and with
the projector theme. Colours come from `wavesim.paint.palette` and from nowhere else.
"""

from collections.abc import Iterator
from operator import attrgetter

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from wavesim.gui.icons import drawn
from wavesim.gui.measures import user_scale
from wavesim.paint.fonts import tabular
from wavesim.paint.palette import PALETTES, Palette

ROLES = {
    "display": (24, 600),
    "entry": (18, 400),
    "value": (20, 600),
    "title": (15, 600),
    "number": (14, 600),
    "menu": (14, 400),
    "body": (13, 400),
    "strong": (13, 600),
    "small": (12, 400),
    "small_strong": (12, 600),
    "caption": (11, 400),
    "caption_strong": (11, 600),
    "tick": (10, 400),
}
"""Size [px at 100 %] and weight of each role of text."""


class Look(QObject):
    """The theme in force. `changed` tells widgets to take their sizes and colours anew."""

    changed = Signal()

    def __init__(self, theme: str = "light") -> None:
        super().__init__()
        font = QApplication.font()
        self.family = font.family()
        self.user_scale = user_scale(QFontInfo(font).pixelSize())
        self._take(theme)

    def set_theme(self, theme: str) -> None:
        """Change to one of `PALETTES` and tell every widget."""
        self._take(theme)
        self.changed.emit()

    def _take(self, theme: str) -> None:
        self.theme = theme
        self.palette: Palette = PALETTES[theme]
        self.scale = self.user_scale * self.palette.text_scale
        self.line_scale = max(1.0, self.user_scale) * self.palette.line_scale
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._icons: dict[tuple[str, str, int, float], QPixmap] = {}
        QApplication.setPalette(self._widget_palette())
        QApplication.setFont(self.font("body"))

    def px(self, length: float) -> int:
        """A length of the drawings in pixels of this window."""
        return round(length * self.scale)

    def color(self, token: str) -> QColor:
        """The colour of a token of the palette; of a state its part too ("note.head")."""
        if token not in self._colors:
            self._colors[token] = QColor(attrgetter(token)(self.palette))
        return self._colors[token]

    def faint(self, token: str, opacity: float) -> QColor:
        """The same, partly see-through."""
        color = QColor(self.color(token))
        color.setAlphaF(opacity)
        return color

    def pen(self, token: str, width: float = 1.0) -> QPen:
        """A line of a token's colour, its width growing with the theme."""
        return QPen(self.color(token), width * self.line_scale)

    def font(self, role: str) -> QFont:
        """The font of a role, with digits of one width where the family has them."""
        if role not in self._fonts:
            size, weight = ROLES[role]
            font = QFont(self.family)
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight(weight))
            tabular(font)
            self._fonts[role] = font
        return self._fonts[role]

    def metrics(self, role: str) -> QFontMetricsF:
        """The measures of a role's font."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.font(role))
        return self._metrics[role]

    def width(self, text: str, role: str) -> float:
        """How wide a text is [px]."""
        return self.metrics(role).horizontalAdvance(text)

    def icon(self, name: str, token: str, size: int, ratio: float) -> QPixmap:
        """An icon in a token's colour, sharp at the screen's pixel ratio."""
        key = (name, token, size, ratio)
        if key not in self._icons:
            self._icons[key] = drawn(name, self.color(token), self.px(size), ratio)
        return self._icons[key]

    def text(self, painter: QPainter, box: QRectF, text: str, role: str, token: str,
             flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        """Write one line into a box, in the middle of its height."""
        painter.setFont(self.font(role))
        painter.setPen(self.color(token))
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignVCenter, text)

    def ring(self, painter: QPainter, box: QRectF, radius: float) -> None:
        """The outline of what has the keyboard."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.pen("accent", 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = self.line_scale
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _widget_palette(self) -> QPalette:
        """What Qt's own widgets (menus, fields, lists, dialogs) are painted with."""
        palette = QPalette()
        for group, roles in self._roles():
            for role, token in roles.items():
                palette.setColor(group, role, self.color(token))
        return palette

    def _roles(self) -> Iterator[tuple[QPalette.ColorGroup, dict[QPalette.ColorRole, str]]]:
        role = QPalette.ColorRole
        yield QPalette.ColorGroup.All, {
            role.Window: "surface", role.Base: "surface", role.AlternateBase: "inset",
            role.Button: "surface", role.WindowText: "text", role.Text: "text",
            role.ButtonText: "text", role.BrightText: "text", role.PlaceholderText: "text3",
            role.ToolTipBase: "surface", role.ToolTipText: "text", role.Highlight: "accent",
            role.HighlightedText: "on_accent", role.Link: "yours_text",
            role.LinkVisited: "yours_text", role.Light: "surface", role.Midlight: "border",
            role.Mid: "border", role.Dark: "edge", role.Shadow: "edge", role.Accent: "accent",
        }  # fmt: skip
        yield QPalette.ColorGroup.Disabled, {
            role.WindowText: "text3", role.Text: "text3", role.ButtonText: "text3",
        }  # fmt: skip


def rounded(painter: QPainter, look: Look, box: QRectF, radius: float, fill: str,
            edge: str = "", width: float = 1.0) -> None:
    """A filled box with round corners and, if named, an outline inside its edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.color(fill))
    painter.setPen(look.pen(edge, width) if edge else QPen(Qt.PenStyle.NoPen))
    half = look.line_scale * width / 2.0 if edge else 0.0
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def put_icon(painter: QPainter, look: Look, name: str, token: str, size: int,
             middle: QPointF) -> None:
    """An icon around a point."""
    ratio = painter.device().devicePixelRatioF()
    picture = look.icon(name, token, size, ratio)
    half = look.px(size) / 2.0
    painter.drawPixmap(QPointF(middle.x() - half, middle.y() - half), picture)
