"""What a field makes of its key, and what is refused of its value, each problem in full."""

from collections.abc import Mapping
from typing import Annotated, Literal

import pytest

from wavesim.core.channel import Electrode
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.evidence import Range
from wavesim.core.spec import Spec, check, checked, keys, value


def problems_of(build):
    with pytest.raises(ImpossibleError) as caught:
        build()
    return list(caught.value.problems)


@value
class Sheet:
    """One field of every kind there is."""

    bare: int
    told: Annotated[float, Spec(label="Told", unit="mA", low=0.0, high=5.0)]
    maybe: Annotated[float | None, Spec(label="Maybe", unit="s", low=1.0, low_open=True)] = None
    other: Annotated[str | None, "not a spec", Spec(label="Other")] = None
    words: Literal["a", "b"] | None = None
    nothing: Literal["a", None] = None
    items: tuple[float, ...] = ()
    tables: Mapping[str, Range] | None = None
    pads: Electrode | None = None


def test_a_key_is_its_field():
    """Name, type without None, whether it may be left out, and its spec wherever it stands."""
    found = keys(Sheet)
    assert keys(Sheet) is found
    assert list(found) == [
        "bare", "told", "maybe", "other", "words", "nothing", "items", "tables", "pads",
    ]  # fmt: skip
    kinds = {name: (key.kind, key.optional, key.required) for name, key in found.items()}
    assert kinds == {
        "bare": (int, False, True), "told": (float, False, True), "maybe": (float, True, False),
        "other": (str, True, False), "words": (Literal["a", "b"], True, False),
        "nothing": (Literal["a", None], False, False),
        "items": (tuple[float, ...], False, False),
        "tables": (Mapping[str, Range], True, False), "pads": (Electrode, True, False),
    }  # fmt: skip
    labels = {name: key.spec and key.spec.label for name, key in found.items()}
    assert {name: label for name, label in labels.items() if label} == {
        "told": "Told", "maybe": "Maybe", "other": "Other",
    }  # fmt: skip
    assert all(key.field.name == key.name == name for name, key in found.items())


def test_all_fields_are_checked_at_once():
    sheet = Sheet(
        bare=True, told=6.0, maybe=1.0, other=3, words="c", items=(1, "x", 1e999),
        tables={"a": Range(), "b": 3}, pads=3,
    )  # fmt: skip
    expected = [
        Problem("type", "bare", True, "a whole number"),
        Problem("range", "told", 6.0, "0 to 5", "mA"),
        Problem("range", "maybe", 1.0, "above 1", "s"),
        Problem("type", "other", 3, "text"),
        Problem("choice", "words", "c", "a, b"),
        Problem("type", "items.1", "x", "a number"),
        Problem("range", "items.2", 1e999, "any finite number"),
        Problem("type", "tables.b", 3, "a table"),
        Problem("type", "pads", 3, "a table"),
    ]
    assert list(check(sheet)) == expected
    more = Problem("missing", "x")
    assert problems_of(lambda: checked(sheet, more)) == [*expected, more]
    right = Sheet(bare=1, told=2, items=(1, 2.5))
    assert problems_of(lambda: checked(right, more)) == [more]
    checked(right)
    assert [type(n) for n in (right.bare, right.told, *right.items)] == [int, float, float, float]
    assert (right.told, right.items) == (2.0, (1.0, 2.5))


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ({}, "any finite number"), ({"low": 0.0}, "0 or more"),
        ({"low": 0.0, "low_open": True}, "above 0"), ({"high": 2.0}, "up to 2"),
        ({"high": 2.0, "high_open": True}, "up to below 2"),
        ({"low": -1.0, "high": 0.1}, "-1 to 0.1"),
        ({"low": 1.0, "high": 2.0, "low_open": True, "high_open": True}, "above 1 to below 2"),
        ({"low": 1e-4, "high": 86_400_000.0}, "0.0001 to 86400000"),
    ],
)  # fmt: skip
def test_a_range_in_words(spec, words):
    assert Spec(label="x", **spec).allowed == words
