"""Which classes the pulses of a channel reach."""

import math

import pytest

from tests.programs import BiphasicSymmetric, Constant, SineCarrier, channel
from wavesim.core.pulses import Monophasic
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.reach import reach


def by_name(one, calibration=None):
    """The classes by their name."""
    return {r.fibre: r for r in reach(one, calibration or Calibration())}


def test_a_rising_current_reaches_them_in_order() -> None:
    """Touch, then motor, then pain, as it is felt at 250 us (monophasic: the example values)."""
    pulse = Monophasic(phase_duration_us=250.0)
    spread = math.exp(2.326 * math.sqrt(math.log(1.0 + 0.25**2)))  # median to 99 %: 1.77
    for amplitude, wanted in (
        (5.0, ("not_reached", "not_reached", "not_reached")),
        (10.0, ("partly", "not_reached", "not_reached")),
        (10.1 * spread, ("reached", "partly", "not_reached")),
        (20.2 * spread, ("reached", "reached", "partly")),
        (60.6 * spread, ("reached", "reached", "reached")),
    ):
        found = by_name(channel(pulse, amplitude_ma=amplitude))
        names = ("cutaneous", "motor", "a_delta")
        assert tuple(found[name].reached for name in names) == wanted
    assert found["c"].reached == "not_reached"


def test_numbers_of_one_class() -> None:
    """The example threshold, its percentiles and half of the fibres at it."""
    motor = by_name(channel(Monophasic(phase_duration_us=250.0), amplitude_ma=20.0))["motor"]
    assert motor.fraction == pytest.approx(0.5)
    assert motor.median_ma == pytest.approx(20.0)
    s = math.sqrt(math.log(1.0 + 0.25**2))
    assert motor.first_ma == pytest.approx(20.0 * math.exp(-2.326 * s), rel=2e-4)
    assert motor.all_ma == pytest.approx(20.0 * math.exp(2.326 * s), rel=2e-4)


def test_alternating_pulses_reach_what_the_easier_direction_does() -> None:
    """Cathodic first; of monophasic pulses the only direction there are numbers for."""
    for make in (Monophasic, BiphasicSymmetric):
        alone = by_name(channel(make(phase_duration_us=200.0)))["motor"]
        both = by_name(channel(make(phase_duration_us=200.0, polarity="alternating")))["motor"]
        anodic = by_name(channel(make(phase_duration_us=200.0, polarity="anodic_first")))["motor"]
        assert both.median_ma == alone.median_ma
        assert anodic.median_ma is None or anodic.median_ma > alone.median_ma


def test_what_has_no_answer_shows_none() -> None:
    """Carriers, phases of the wrong length, a lone anodic phase."""
    carrier = by_name(channel(carrier=SineCarrier(carrier_frequency_hz=4000.0)))
    assert {r.validity.why for r in carrier.values()} == {("carrier",)}
    long = by_name(channel(Monophasic(phase_duration_us=50_000.0), Constant(frequency_hz=2.0)))
    assert long["motor"].median_ma is None
    assert long["denervated"].reached == "reached"
    anodic = by_name(channel(Monophasic(phase_duration_us=200.0, polarity="anodic_first")))
    assert anodic["motor"].fraction is None


def test_without_an_amplitude_there_are_thresholds_only() -> None:
    """0 mA: the intensity criterion tells how it is set."""
    motor = by_name(channel(amplitude_ma=0.0))["motor"]
    assert motor.median_ma is not None
    assert motor.fraction is None
    assert motor.reached is None
