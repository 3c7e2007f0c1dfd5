"""The current axis holds what it must, ends on round numbers and does not jump under a hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wavesim.core.channel import Channel
from wavesim.core.pulses import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Monophasic,
    Pulse,
    Triphasic,
)
from wavesim.core.timing import Constant
from wavesim.presentation.limits import Limits, extremes_ma, leads_up, limits, rounded_up

SYMMETRIC = BiphasicSymmetric(phase_duration_us=250.0)
AMPLITUDES = st.floats(0.1, 3000.0)


def channel(amplitude_ma: float, pulse: Pulse = SYMMETRIC) -> Channel:
    """A channel at 35 Hz."""
    timing = Constant(frequency_hz=35.0)
    return Channel(name="A", amplitude_ma=amplitude_ma, pulse=pulse, timing=timing)


@pytest.mark.parametrize(
    ("pulse", "expected"),
    [
        (SYMMETRIC, (-20.0, 20.0)),
        (BiphasicAsymmetric(phase_duration_us=250.0, recovery_ratio=0.25), (-5.0, 20.0)),
        (Monophasic(phase_duration_us=250.0), (0.0, 20.0)),
        (Monophasic(phase_duration_us=250.0, polarity="anodic_first"), (-20.0, 0.0)),
        (Monophasic(phase_duration_us=250.0, polarity="alternating"), (-20.0, 20.0)),
    ],
)
def test_extremes(pulse: Pulse, expected: tuple[float, float]) -> None:
    """By hand: cathodic is up, the recovery goes the other way."""
    assert extremes_ma(channel(20.0, pulse)) == expected


def test_range_is_shown_where_it_is_near() -> None:
    """As drawn: 10 to 40 mA around 24 mA fits; 15 to 100 mA around 40 mA leaves the plot."""
    assert limits((channel(24.0), channel(20.0)), 40.0).high_ma == 40.0
    assert limits((channel(35.0), channel(40.0)), 100.0).high_ma < 80.0


def test_without_a_current_there_is_still_an_axis() -> None:
    """0 mA means that no value is given; no channel happens in a rest."""
    for channels in ((channel(0.0),), ()):
        found = limits(channels, None)
        assert found.low_ma < 0.0 < found.high_ma


@given(AMPLITUDES, AMPLITUDES)
def test_everything_fits(yours_ma: float, preset_ma: float) -> None:
    """With room for dimension lines on both sides."""
    found = limits((channel(yours_ma), channel(preset_ma)), None)
    assert found.high_ma >= 1.29 * max(yours_ma, preset_ma)
    assert found.low_ma <= -1.29 * max(yours_ma, preset_ma)


@given(AMPLITUDES, st.lists(st.floats(0.75, 1.3), max_size=20))
def test_axis_stays_while_it_suits(amplitude_ma: float, moves: list[float]) -> None:
    """A drag changes it only when the current no longer fits or has become too small."""
    held = limits((channel(amplitude_ma),), None)
    for move in moves:
        amplitude_ma = min(max(amplitude_ma * move, 0.1), 3000.0)
        found = limits((channel(amplitude_ma),), None, held)
        fits = 1.3 * amplitude_ma <= held.high_ma and 1.3 * amplitude_ma >= 0.4 * held.high_ma
        assert found == (held if fits else limits((channel(amplitude_ma),), None))
        held = found


def test_axis_does_not_follow_every_step() -> None:
    """A sweep of a slider from 10 to 60 mA and back takes few axes, not a hundred."""
    held: Limits | None = None
    seen = []
    for tenths in [*range(100, 601), *range(600, 99, -1)]:
        held = limits((channel(tenths / 10.0),), None, held)
        seen += [held] if held not in seen[-1:] else []
    assert len(seen) < 14


@given(st.floats(-6.0, 6.0).map(lambda exponent: 10.0**exponent))
def test_rounded_up(number: float) -> None:
    """Never below, and at most a third above (3 to 4 is the widest gap of the round numbers)."""
    found = rounded_up(number)
    assert number * (1.0 - 1e-8) <= found <= number * 4.0 / 3.0 * (1.0 + 1e-9)


def test_one_sided_pulse_keeps_room_on_its_empty_side() -> None:
    """For the time axis' texts and the charge."""
    found = limits((channel(20.0, Monophasic(phase_duration_us=250.0)),), None)
    assert -10.0 < found.low_ma <= -5.0


@pytest.mark.parametrize(
    ("polarity", "up"), [("cathodic_first", False), ("anodic_first", True), ("alternating", True)]
)
def test_the_amplitude_is_where_the_largest_current_is(polarity: str, up: bool) -> None:
    """The middle phase of a triphasic pulse is the largest, and it is the second."""
    pulse = Triphasic(phase_duration_us=100.0, phase_ratios=(0.5, 1.0, 0.5), polarity=polarity)
    assert leads_up(channel(20.0, pulse)) is up


def test_of_two_equal_currents_the_first_counts() -> None:
    """Anodic first hangs down."""
    assert leads_up(channel(20.0))
    anodic = BiphasicSymmetric(phase_duration_us=100.0, polarity="anodic_first")
    assert not leads_up(channel(20.0, anodic))
