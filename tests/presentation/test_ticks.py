"""Ticks: steps of 1, 2, 5; every tick inside its axis; texts that say exactly where they stand."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wavesim.presentation.ticks import (
    LETTER_PX,
    MOST,
    level_ticks,
    multiples,
    steps,
    time_ticks,
    written,
)

UNITS = {"µs": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0}
STARTS = st.floats(0.0, 86_000.0)
SPANS = st.floats(-5.0, 4.9).map(lambda exponent: 10.0**exponent)
ROOMS = st.floats(60.0, 3000.0)


def test_mock_up_of_one_pulse() -> None:
    """0, 200, 400 and 600 µs, as drawn for a 250 µs pulse in 576 px, from 190 µs before it."""
    ticks = time_ticks(2.0 - 190e-6, 2.0 + 780e-6, 2.0, 576.0)
    assert ticks.texts == ("0", "200", "400", "600\N{NO-BREAK SPACE}µs")
    assert ticks.at == pytest.approx([190e-6, 390e-6, 590e-6, 790e-6], abs=1e-12)


def test_mock_up_of_the_current_axis() -> None:
    """−20, 0, 20 and 40 mA, as drawn in 235 px."""
    ticks = level_ticks(-34.0, 40.0, 235.0)
    assert ticks.texts == ("−20", "0", "20", "40")
    assert ticks.at == (-20.0, 0.0, 20.0, 40.0)


@pytest.mark.parametrize(
    ("span_s", "last"),
    [
        (0.5e-3, "µs"),
        (35e-3, "ms"),
        (12.0, "s"),
        (179.0, "s"),
        (1800.0, "min"),
        (86_400.0, "h"),
    ],
)
def test_unit_suits_the_span(span_s: float, last: str) -> None:
    """The last tick says it, no other does."""
    texts = time_ticks(0.0, span_s, 0.0, 600.0).texts
    assert texts[-1].endswith(f"\N{NO-BREAK SPACE}{last}")
    assert all(re.fullmatch(r"[\d.,]+", text) for text in texts[:-1])


@given(st.floats(-12.0, 12.0).map(lambda exponent: 10.0**exponent))
def test_steps_are_1_2_5(smallest: float) -> None:
    """In order, the first one less than 2.5 times what was asked."""
    found = steps(smallest)
    several = [next(found) for _ in range(7)]
    assert all(f"{step:.6e}"[:8] in {"1.000000", "2.000000", "5.000000"} for step in several)
    assert several == sorted(set(several))
    # A rounding of 1e-9 counts as reached.
    assert smallest * (1.0 - 1e-8) <= several[0] <= 2.5 * smallest


@given(STARTS, SPANS, st.floats(-1.0, 1.0), ROOMS)
def test_time_ticks_stand_where_they_say(
    start_s: float, span_s: float, away: float, room_px: float
) -> None:
    """The number in its unit, plus the origin, is the instant; to the rounding of 86,400 s."""
    origin_s = start_s + away * span_s * 10.0
    ticks = time_ticks(start_s, start_s + span_s, origin_s, room_px)
    assume(ticks.texts)
    number, _, unit = ticks.texts[-1].partition("\N{NO-BREAK SPACE}")
    size_s = UNITS[unit]
    for at, text in zip(ticks.at, (*ticks.texts[:-1], number), strict=True):
        said_s = float(text.replace(",", "").replace("−", "-")) * size_s
        # Times of a day are exact to 2e-11 s.
        assert origin_s + said_s == pytest.approx(start_s + at, abs=1e-10 + 1e-9 * span_s)
        assert 0.0 <= at <= span_s


@given(STARTS, SPANS, ROOMS)
def test_time_texts_do_not_touch(start_s: float, span_s: float, room_px: float) -> None:
    """Even where every digit is as wide as the widest."""
    ticks = time_ticks(start_s, start_s + span_s, 0.0, room_px)
    assert len(ticks.at) <= MOST + 1
    for (at, text), (behind, next_text) in zip(
        zip(ticks.at, ticks.texts, strict=True),
        zip(ticks.at[1:], ticks.texts[1:], strict=True),
        strict=False,
    ):
        apart_px = (behind - at) / span_s * room_px
        letters = len(text) + len(next_text.split("\N{NO-BREAK SPACE}")[0])
        assert apart_px >= LETTER_PX * letters / 2


@given(st.floats(0.0, 3000.0), st.floats(0.01, 3000.0), ROOMS)
def test_level_ticks(low: float, high: float, room_px: float) -> None:
    """Inside the axis, 0 among them, and not too many: twice the room's count where 3 need it."""
    ticks = level_ticks(-low, high, room_px)
    assert 0.0 in ticks.at
    slack = 1e-6 * (low + high)
    assert all(-low - slack <= at <= high + slack for at in ticks.at)
    assert len(ticks.at) <= max(5, min(MOST, room_px / 40.0))
    numbers = [float(text.replace(",", "").replace("−", "-")) for text in ticks.texts]
    assert numbers == pytest.approx(ticks.at, rel=1e-9)


def test_multiples_count_the_ends() -> None:
    """0.3 / 0.1 is 2.9999999999999996 in floating point, and still holds 3."""
    assert multiples(0.1, 0.3, 0.1) == (1, 2, 3)
    assert multiples(0.11, 0.29, 0.1) == (2,)


def test_written() -> None:
    """As many decimals as the step has; a true minus; 0 without either."""
    assert written(-1500.0, 500.0) == "−1,500"
    assert written(0.30000000000000004, 0.1) == "0.3"
    assert written(-0.0, 0.1) == "0"
    assert written(-1e-12, 0.1) == "0"


@pytest.mark.parametrize("high", [0.0, 5e-324, 1e-310])
def test_an_axis_of_next_to_nothing_has_its_zero(high: float) -> None:
    found = level_ticks(0.0, high, 160.0)
    assert found.at[0] == 0.0
