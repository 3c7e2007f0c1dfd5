"""Currents that can be written in two ways have one trace and one dose (contract 1.6)."""

import numpy as np
import pytest

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Diadynamic,
    HalfSine,
    Modulation,
    Monophasic,
    Nlet,
    Points,
    SineBurst,
    SineCarrier,
    Trapezoidal,
    Triangular,
    channel,
    program,
    section,
)
from wavesim.analysis.current import current_ma
from wavesim.analysis.dose import channel_dose
from wavesim.analysis.trace import trace

RAMPS = Modulation(ramp_up_s=0.4, ramp_down_s=0.3)


def both(one, other, **keys):
    """Two programs that differ in one channel only."""
    return tuple(
        program(
            section(channel(modulation=RAMPS, **current), on_off=(2.0, 1.0), minutes=0.2, **keys)
        )
        for current in (one, other)
    )


PAIRS = {
    "an N-let everywhere is a burst": (
        {"timing": Nlet(frequency_hz=20.0, pulses_per_nlet=3, nlet_interval_ms=8.0)},
        {"timing": Burst(frequency_hz=125.0, pulses_per_burst=3, burst_frequency_hz=20.0)},
    ),
    "a burst of one is a constant rate": (
        {"timing": Burst(frequency_hz=125.0, pulses_per_burst=1, burst_frequency_hz=20.0)},
        {"timing": Constant(frequency_hz=20.0)},
    ),
    "a first N-let of one is a constant rate": (
        {"timing": Nlet(frequency_hz=20.0, pulses_per_nlet=1, nlet_interval_ms=8.0,
                        first_only=True)},
        {"timing": Constant(frequency_hz=20.0)},
    ),
    "an asymmetric pulse with ratio 1 is symmetric": (
        {"pulse": BiphasicAsymmetric(phase_duration_us=300.0, interphase_gap_us=50.0,
                                     recovery_ratio=1.0)},
        {"pulse": BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=50.0)},
    ),
    "a trapezium without edges is a rectangle": (
        {"pulse": Trapezoidal(phase_duration_us=300.0, rise_us=0.0, fall_us=0.0, biphasic=True,
                              interphase_gap_us=50.0)},
        {"pulse": BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=50.0)},
    ),
    "points can draw a triangle": (
        {"pulse": Points(time_us=(0.0, 150.0, 600.0), level_ratio=(0.0, 1.0, 0.0))},
        {"pulse": Triangular(phase_duration_us=600.0, rise_fraction=0.25)},
    ),
    "points can draw a rectangle": (
        {"pulse": Points(time_us=(0.0, 300.0), level_ratio=(1.0, 1.0))},
        {"pulse": Monophasic(phase_duration_us=300.0)},
    ),
    "one cycle of a burst is a biphasic half sine": (
        {"pulse": SineBurst(carrier_frequency_hz=2500.0, cycle_count=1)},
        {"pulse": HalfSine(phase_duration_us=200.0, biphasic=True)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_one_trace_and_one_dose(name):
    a, b = both(*PAIRS[name])
    times = np.random.default_rng(3).uniform(0.0, 12.0, 4000)
    # Onsets k / f of one and offset + k / f of the other differ by an ulp of 2 s, 4e-16 s; the
    # steepest edge rises 40 mA in 150 us.
    np.testing.assert_allclose(current_ma(a, times), current_ma(b, times), atol=1e-9)
    one, other = (channel_dose(p.section[0], 0) for p in (a, b))
    for number in one.__slots__:
        mine, theirs = getattr(one, number), getattr(other, number)
        assert mine == (theirs if isinstance(theirs, str) else pytest.approx(theirs, rel=1e-12)), (
            number
        )
    for window in ((0.5, 0.501), (0.0, 3.0), (0.0, 12.0)):
        drawn, alike = (trace(p, *window, 400) for p in (a, b))
        assert drawn.mode == alike.mode
        if drawn.mode == "columns":
            np.testing.assert_allclose(drawn.high_ma, alike.high_ma, atol=1e-9)
            np.testing.assert_allclose(drawn.low_ma, alike.low_ma, atol=1e-9)


def test_diadynamic_df_is_a_half_sine_at_twice_the_mains():
    """The carrier's ramp is pointwise, the pulses' held, so without ramps."""
    carrier = program(section(channel(carrier=Diadynamic(form="DF")), on_off=(2.0, 1.0)))
    pulses = program(
        section(
            channel(HalfSine(phase_duration_us=10_000.0), Constant(frequency_hz=100.0)),
            on_off=(2.0, 1.0),
        )
    )
    times = np.random.default_rng(3).uniform(0.0, 6.0, 4000)
    np.testing.assert_allclose(current_ma(carrier, times), current_ma(pulses, times), atol=1e-6)
    one, other = (channel_dose(p.section[0], 0) for p in (carrier, pulses))
    for number in one.__slots__:
        mine, theirs = getattr(one, number), getattr(other, number)
        if mine is not None and theirs is not None:
            assert mine == (theirs if isinstance(theirs, str) else pytest.approx(theirs, rel=1e-9))


def test_a_sine_burst_without_pause_is_a_sine():
    carrier = program(
        section(channel(carrier=SineCarrier(carrier_frequency_hz=2500.0)), on_off=(2.0, 1.0))
    )
    pulses = program(
        section(
            channel(
                SineBurst(carrier_frequency_hz=2500.0, cycle_count=50), Constant(frequency_hz=50.0)
            ),
            on_off=(2.0, 1.0),
        )
    )
    times = np.random.default_rng(3).uniform(0.0, 6.0, 4000)
    np.testing.assert_allclose(current_ma(carrier, times), current_ma(pulses, times), atol=1e-6)
    one, other = (channel_dose(p.section[0], 0) for p in (carrier, pulses))
    for number in (
        "charge_per_phase_uc",
        "rms_plateau_ma",
        "rms_cycle_ma",
        "total_charge_mc",
        "mean_rectified_plateau_ma",
        "pulse_duty_percent",
    ):
        assert getattr(one, number) == pytest.approx(getattr(other, number), rel=1e-9)
