"""Numbers beside their limits: rounded so that they never contradict what is said of them."""

from wavesim.presentation.words import NO_BREAK, number, unit_words

FIGURES, MOST_FIGURES = 3, 15


def beside(found: float, bound: float, unit: str = "", figures: int = FIGURES) -> str:
    """A number with its unit, with as many figures as show on which side of the bound it lies.

    figures: how many where fewer would do.
    """
    while figures < MOST_FIGURES and _side(float(f"{found:.{figures}g}"), bound) != _side(
        found, bound
    ):
        figures += 1
    return with_unit(found, unit, figures)


def with_unit(found: float, unit: str, figures: int = 6) -> str:
    """A number with its unit; a dose's own unit "mA min" stays in one line."""
    said = unit_words(unit).replace(" ", NO_BREAK)
    return f"{number(found, figures)}{NO_BREAK}{said}" if said else number(found, figures)


def percent_of(ratio: float, figures: int = FIGURES) -> str:
    """A part of a limit in percent: never 100 where there is a difference."""
    return beside(100.0 * ratio, 100.0, "%", figures)


def _side(found: float, bound: float) -> int:
    return (found > bound) - (found < bound)
