"""Type: sizes and weights by what a text is for, and how wide a text is."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

ROLES = {
    "heading": (17, 600),
    "value": (20, 600),
    "number": (14, 600),
    "body": (13, 400),
    "strong": (12, 600),
    "small": (12, 400),
    "caption": (11, 400),
    "axis": (11, 600),
}
"""Size [px at 100 %] and weight."""
LINE_HEIGHT = 1.25
"""Distance of two lines of a label, in sizes of the upper one's font."""
MOST_WIDTHS = 4096


class Fonts:
    """The fonts of one family at one scale, made at first use; widths are kept.

    Digits have one width where the family can, so that numbers do not dance under a slider.
    """

    def __init__(self, family: str, scale: float) -> None:
        self.family = family
        self.scale = scale
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def font(self, role: str) -> QFont:
        """The font of a role."""
        if role not in self._fonts:
            size, weight = ROLES[role]
            font = QFont(self.family)
            font.setPixelSize(max(1, round(size * self.scale)))
            font.setWeight(QFont.Weight(weight))
            tabular(font)
            self._fonts[role] = font
            self._metrics[role] = QFontMetricsF(font)
        return self._fonts[role]

    def metrics(self, role: str) -> QFontMetricsF:
        """The measures of a role's font."""
        self.font(role)
        return self._metrics[role]

    def width(self, role: str, text: str) -> float:
        """How wide a text is [px]."""
        known = self._widths.get((role, text))
        if known is None:
            if len(self._widths) >= MOST_WIDTHS:
                self._widths.clear()
            known = self._widths[role, text] = self.metrics(role).horizontalAdvance(text)
        return known

    def height(self, role: str) -> float:
        """How high a line is [px]."""
        return ROLES[role][0] * LINE_HEIGHT * self.scale

    def baseline(self, role: str) -> float:
        """How far below the top of its line a text's letters stand [px]."""
        metrics = self.metrics(role)
        return 0.5 * (self.height(role) + metrics.capHeight())


@lru_cache(maxsize=8)
def fonts(family: str, scale: float) -> Fonts:
    """The fonts of a family at a scale."""
    return Fonts(family, scale)


def tabular(font: QFont) -> None:
    """Give a font digits of one width, where the family has them.

    PySide6 6.8.0 and 6.8.1 cannot name a feature; there the digits stay as they are.
    """
    named = getattr(QFont.Tag, "fromString", None)
    if named is not None:
        font.setFeature(named("tnum"), 1)
