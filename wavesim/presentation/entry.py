"""The number a person typed into a field."""

import re
from typing import NoReturn

from wavesim.core.errors import ImpossibleError, Problem
from wavesim.presentation.names import exact
from wavesim.presentation.words import MINUS, NO_BREAK

_SIZES = (
    {"µs": 1.0, "us": 1.0, "ms": 1e3, "s": 1e6, "min": 6e7, "h": 3.6e9},
    {"µa": 1e-3, "ua": 1e-3, "ma": 1.0, "a": 1e3},
    {"hz": 1.0, "pps": 1.0, "bps": 1.0, "khz": 1e3},
    {"v": 1.0},
    {"%": 1.0},
    {"deg": 1.0, "°": 1.0},
    {"1/min": 1.0, "/min": 1.0, "rpm": 1.0},
    {"cm²": 1.0, "cm2": 1.0, "mm²": 1e-2, "mm2": 1e-2},
)
"""Units people type, in small letters, with their sizes; one table for each kind of number."""

_ENTRY = re.compile(r"([-+]?[\d.,]+) *(\D*|\D+[2²]|1/min)")
_LEAD = r"[-+]?[1-9]\d{0,2}"
_EITHER = re.compile(rf"{_LEAD},\d{{3}}")
_GROUPED_BY_COMMA = re.compile(rf"{_LEAD}(,\d{{3}})+\.\d*|{_LEAD}(,\d{{3}}){{2,}}")
_GROUPED_BY_POINT = re.compile(rf"{_LEAD}(\.\d{{3}})+,\d*|{_LEAD}(\.\d{{3}}){{2,}}")
_GROUPED_BY_SPACE = re.compile(r"(?<=\d)[ '](?=\d{3}(?!\d))")

_TIDY = str.maketrans(
    {
        MINUS: "-",
        "\N{GREEK SMALL LETTER MU}": "µ",
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
        "\N{ARABIC THOUSANDS SEPARATOR}": " ",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        **dict.fromkeys((NO_BREAK, "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}", "\t"), " "),
    }
)
"""Other ways to write a minus sign, a micro sign, and what stands between thousands."""


def number_in(text: str, path: str, unit: str, *, whole: bool = False) -> float:
    """The number in an entry, with a decimal comma or point and perhaps its unit behind.

    unit: of the field, as people write it. whole: a whole number is wanted, and given as one.
    Raises ImpossibleError: no number, a comma that may be either, another unit, not whole.
    """
    match = _ENTRY.fullmatch(_GROUPED_BY_SPACE.sub("", text.translate(_TIDY)).strip())
    if match is None:
        _refuse("not_a_number", path, text)
    number = _decimal(match[1], path)
    if match[2]:
        _check_unit(number, match[2], path, unit, text)
    if not whole:
        return number
    if number != int(number):
        _refuse("type", path, number, "a whole number")
    return int(number)


def _decimal(digits: str, path: str) -> float:
    """The number, whichever of comma and point is its decimal sign."""
    if _EITHER.fullmatch(digits):
        one, other = exact(float(digits.replace(",", "."))), digits.replace(",", "")
        _refuse("comma", path, digits, "", typed=digits, one=one, other=other)
    if _GROUPED_BY_COMMA.fullmatch(digits):
        return float(digits.replace(",", ""))
    if _GROUPED_BY_POINT.fullmatch(digits):
        digits = digits.replace(".", "")
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        _refuse("not_a_number", path, digits)


def _check_unit(number: float, typed: str, path: str, unit: str, text: str) -> None:
    """Refuse another unit than the field's, and say what the entry would be in the field's."""
    sizes = next((sizes for sizes in _SIZES if unit.lower() in sizes), {unit.lower(): 1.0})
    if typed.lower() not in sizes:
        _refuse("not_a_number", path, text)
    size = sizes[typed.lower()] / sizes[unit.lower()]
    if size != 1.0:
        meant = exact(number * size, unit)
        _refuse("other_unit", path, text, "", typed=text.strip(), meant=meant)


def _refuse(rule: str, path: str, found: object, allowed: str = "", **facts: str) -> NoReturn:
    raise ImpossibleError([Problem(rule, path, found, allowed, "", tuple(facts.items()))])
