"""Ends and steps of sliders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wavesim.core.spec import Spec
from wavesim.presentation.names import spec_of
from wavesim.presentation.slider import ends, step

AMPLITUDE = Spec(label="Amplitude", unit="mA", low=0.0, high=3000.0, start=20.0)
PHASE = spec_of("section.0.channel.0.pulse.phase_duration_us")
FREQUENCY = spec_of("section.0.channel.0.timing.frequency_hz")


@pytest.mark.parametrize(
    ("spec", "known", "now", "expected"),
    [
        # As drawn in mock-up 01: half as far again as 40 mA, 300 us and 50 Hz, rounded up.
        (AMPLITUDE, (10.0, 40.0, 20.0), 24.0, (0.0, 60.0)),
        (PHASE, (200.0, 300.0, 300.0), 250.0, (10.0, 500.0)),
        (FREQUENCY, (20.0, 50.0, 30.0), 35.0, (1.0, 80.0)),
        # Without range and preset the usual start value stands for them.
        (AMPLITUDE, (), 5.0, (0.0, 30.0)),
        # Below the clinical step the slider begins at what is known.
        (FREQUENCY, (0.5, 4.0), 2.0, (0.5, 6.0)),
        # The value lies outside: it is still on the slider.
        (AMPLITUDE, (10.0, 40.0), 170.0, (0.0, 200.0)),
        (FREQUENCY, (20.0, 50.0), 0.2, (0.2, 80.0)),
        # Never beyond what the file takes.
        (AMPLITUDE, (2900.0,), 2900.0, (0.0, 3000.0)),
    ],
)
def test_ends(
    spec: Spec, known: tuple[float, ...], now: float, expected: tuple[float, float]
) -> None:
    """Rounded to what people count in."""
    assert ends(spec, known, now) == pytest.approx(expected, rel=1e-12)


@given(st.floats(0.0, 59.9), st.floats(0.0, 59.9))
def test_ends_do_not_move_under_the_hand(one: float, other: float) -> None:
    """Wherever on the slider the value is, its ends are the same."""
    assert ends(AMPLITUDE, (10.0, 40.0), one) == ends(AMPLITUDE, (10.0, 40.0), other)


@given(st.floats(0.0, 2900.0, exclude_min=True), st.floats(0.0, 3000.0))
def test_all_that_is_known_lies_on_the_slider(known: float, now: float) -> None:
    """And there is a way to go in both directions."""
    low, high = ends(AMPLITUDE, (known,), now)
    assert low <= min(known, now)
    assert max(known, now) <= high <= 3000.0


@pytest.mark.parametrize(
    ("clinical", "span", "expected"),
    [(1.0, 60.0, 1.0), (1.0, 15.0, 0.5), (1.0, 6.0, 0.2), (1.0, 1.0, 0.1), (10.0, 490.0, 10.0)],
)
def test_step_is_a_part_of_the_clinical_one(clinical: float, span: float, expected: float) -> None:
    """At least twenty steps from end to end, where a tenth is enough for that."""
    assert step(Spec(label="", step=clinical), span) == expected
