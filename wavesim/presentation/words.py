"""Words and numbers as people read them: one gettext catalogue, one way to write a number."""

import gettext
import math
from functools import cache, lru_cache

from wavesim.core.spec import Spec

NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
EM_DASH = "\N{EM DASH}"
DOT = " · "
"""Between two parts of a line."""

UNITS = {
    "us": "µs",
    "uc": "µC",
    "ua": "µA",
    "ma": "mA",
    "cm2": "cm²",
    "uC": "µC",
    "uA": "µA",
    "uF": "µF",
    "uC/cm2": "µC/cm²",
    "mA/cm2": "mA/cm²",
    "mW/cm2": "mW/cm²",
    "W/cm2": "W/cm²",
}
"""Units of the code as they are written for people; any other unit is written as it is."""
_SPANS = ((60.0, 60.0, "min"), (1.0, 1.0, "s"), (1e-3, 1e-3, "ms"), (0.0, 1e-6, "us"))
"""From which length on a unit suits it, and that unit's length [s]."""


@cache
def _catalogue() -> gettext.NullTranslations:
    """The catalogue of the user's language; English where there is none."""
    return gettext.translation("wavesim", fallback=True)


def _(text: str) -> str:
    """The text in the user's language."""
    return _catalogue().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits a count."""
    return _catalogue().ngettext(one, many, count)


def unit_words(unit: str) -> str:
    """A unit as people write it: us becomes the micro sign and s."""
    return UNITS.get(unit, unit)


@lru_cache(maxsize=4096)
def number(value: float, figures: int = 3) -> str:
    """A number with at most `figures` significant figures, thousands grouped, a true minus.

    Whole numbers keep all their digits.
    """
    if not math.isfinite(value):
        return EM_DASH
    if value == 0:
        return "0"
    if value == int(value) and abs(value) < 1e15:
        text = f"{int(abs(value)):,}"
    else:
        rounded = float(f"{abs(value):.{figures}g}")
        digits = max(0, figures - 1 - math.floor(math.log10(rounded))) if rounded else 0
        text = f"{rounded:,.{digits}f}" if rounded >= 1e-4 else f"{rounded:.{figures}g}"
        if "." in text and "e" not in text:
            text = text.rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if value < 0 else text


def quantity(value: float | None, unit: str = "", figures: int = 3) -> str:
    """A number with its unit, a no-break space between; an em dash where there is no number."""
    if value is None:
        return EM_DASH
    words = unit_words(unit)
    return f"{number(value, figures)}{NO_BREAK}{words}" if words else number(value, figures)


def labelled(spec: Spec, value: float | None) -> str:
    """The value of a parameter with its unit."""
    return quantity(value, spec.unit)


def span_words(seconds: float) -> str:
    """A length of time in the unit that suits it: "600 µs", "35 ms", "10 s", "30 min"."""
    unit_s, unit = next((unit_s, unit) for least, unit_s, unit in _SPANS if seconds >= least)
    return quantity(seconds / unit_s, unit)
