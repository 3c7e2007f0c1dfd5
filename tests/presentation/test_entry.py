"""Numbers as people type them, in several languages, and what is refused."""

import pytest

from wavesim.core.errors import ImpossibleError
from wavesim.presentation.entry import number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("24", 24.0),
        (" 24 ", 24.0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        (",5", 0.5),
        ("0,125", 0.125),
        ("12.", 12.0),
        ("+3", 3.0),
        ("\N{MINUS SIGN}3,5", -3.5),
        ("1 000", 1000.0),
        ("1\N{NO-BREAK SPACE}000,5", 1000.5),
        ("1\N{NARROW NO-BREAK SPACE}000", 1000.0),
        ("1'000", 1000.0),
        ("1,250.5", 1250.5),
        ("1.250,5", 1250.5),
        ("1,000,000", 1_000_000.0),
        ("1.000.000", 1_000_000.0),
        ("1.250", 1.25),
        ("١٢٫٥", 12.5),
        ("300 µs", 300.0),
        ("300us", 300.0),
        ("300 \N{GREEK SMALL LETTER MU}s", 300.0),
        ("300 US", 300.0),
    ],
)
def test_number_is_read(text: str, number: float) -> None:
    """Decimal comma or point, thousands apart, signs and digits of other scripts, the own unit."""
    assert number_in(text, "phase", "µs") == number


@pytest.mark.parametrize(
    ("text", "unit"),
    [("24 mA", "mA"), ("24ma", "mA"), ("24 Hz", "Hz"), ("24 pps", "Hz"), ("24 s", "s"),
     ("24 min", "min"), ("24 %", "%"), ("24°", "deg"), ("24 deg", "deg"), ("24 1/min", "1/min"),
     ("24 /min", "1/min"), ("24 rpm", "1/min"), ("24 kHz", "kHz"), ("24 cm2", "cm²"),
     ("24 cm²", "cm²"), ("24", "")],
)  # fmt: skip
def test_own_unit_is_read(text: str, unit: str) -> None:
    """In every unit a field has."""
    assert number_in(text, "path", unit) == 24.0


@pytest.mark.parametrize(
    ("text", "unit", "meant"),
    [
        ("0.25 ms", "µs", "250 µs"),
        ("0,25ms", "µs", "250 µs"),
        ("2 s", "µs", "2,000,000 µs"),
        ("90 s", "min", "1.5 min"),
        ("1 h", "min", "60 min"),
        ("500 ms", "s", "0.5 s"),
        ("2.5 kHz", "Hz", "2,500 Hz"),
        ("800 µA", "mA", "0.8 mA"),
        ("2500 mm²", "cm²", "25 cm²"),
    ],
)
def test_other_unit_is_refused_and_converted_only_in_words(
    text: str, unit: str, meant: str
) -> None:
    """A factor of a thousand is never guessed."""
    (problem,) = refused(text, unit)
    told = dict(problem.facts)["meant"]
    assert (problem.rule, told.replace("\N{NO-BREAK SPACE}", " ")) == ("other_unit", meant)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", ",", "abc", "nan", "inf", "1e3", "12 apples", "12 mA", "1,2,3", "1.2.3", "1..2",
     "12 13", "--3", "0x10", "300 µs 5", "300 %", "1,00,000", "²"],
)  # fmt: skip
def test_no_number_is_refused(text: str) -> None:
    """Words, two numbers, broken groups, a unit of another kind, other notations."""
    (problem,) = refused(text, "µs")
    assert problem.rule in {"not_a_number", "other_unit"}
    assert problem.rule == "not_a_number"


@pytest.mark.parametrize("text", ["1,250", "12,000", "-1,250"])
def test_comma_that_may_be_either_is_refused(text: str) -> None:
    """1,250 is 1250 in English and 1.25 in German."""
    (problem,) = refused(text, "µs")
    assert problem.rule == "comma"


def test_number_of_a_count_is_whole() -> None:
    """As an int, which is what a count must be."""
    found = number_in("25", "path", "", whole=True)
    assert (found, type(found)) == (25, int)
    with pytest.raises(ImpossibleError, match="whole"):
        number_in("2.5", "path", "", whole=True)


def refused(text: str, unit: str) -> tuple:
    """The problems of an entry."""
    with pytest.raises(ImpossibleError) as found:
        number_in(text, "path", unit)
    return found.value.problems
