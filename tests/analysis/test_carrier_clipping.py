"""Clipping of continuous currents: closed forms, and 100,000 steps of a repetition for the rest."""

import math

import numpy as np
import pytest

from tests.programs import (
    Diadynamic,
    Direct,
    Interferential,
    Modulation,
    Premodulated,
    SineCarrier,
    channel,
    section,
)
from wavesim.analysis.carrier_clipping import carrier_clipping
from wavesim.analysis.load import Load
from wavesim.core.errors import ImpossibleError

LOAD = Load(series_ohm=200.0, parallel_ohm=4000.0, capacitance_uf=0.375)
SINE = SineCarrier(carrier_frequency_hz=4000.0)


def clipped(carrier, compliance_v, load=LOAD, **more):
    return carrier_clipping(section(channel(carrier=carrier, **more)), 0, load, compliance_v)


def test_direct_current_is_ohms_law():
    """100 V into 4.2 kohm."""
    for polarity in ("cathodic_first", "anodic_first"):
        found = clipped(Direct(polarity=polarity), 100.0)
        assert found.net_ma == pytest.approx(100.0 / 4.2, rel=1e-12)
        assert found.lost_ma == pytest.approx(40.0 - 100.0 / 4.2, rel=1e-12)
        assert (found.asked_ma, found.clipped_ratio) == pytest.approx((40.0, 1.0), rel=1e-12)


@pytest.mark.parametrize(
    "load", [Load(series_ohm=500.0), Load(series_ohm=200.0, parallel_ohm=300.0)]
)
def test_a_sine_into_a_resistor(load):
    """12 of 20 V: above asin(0.6) of each quarter 24 mA flow instead of 40 sin."""
    found, theta = clipped(SINE, 12.0, load), math.asin(0.6)
    lost_ma = 2.0 / math.pi * (40.0 * math.cos(theta) - 24.0 * (math.pi / 2.0 - theta))
    # The sine in eighths of its half-cycle is a polynomial to 1e-10.
    assert found.lost_ma == pytest.approx(lost_ma, rel=1e-9)
    assert found.clipped_ratio == pytest.approx(1.0 - 2.0 * theta / math.pi, rel=1e-9)
    assert found.asked_ma == pytest.approx(80.0 / math.pi, rel=1e-12)
    assert found.net_ma == pytest.approx(0.0, abs=1e-9)


def stepped(level, period_s, compliance_v, steps=100_000):
    """Lost and net current [mA] and time at the limit, by steps of constant current."""
    series, parallel, tau_s = 0.2, 4.0, 1.5e-3
    h = period_s / steps
    asked = (40.0 * level((np.arange(steps) + 0.5) * h)).tolist()
    keep, part = math.exp(-h / tau_s), parallel / (series + parallel)
    limited = math.exp(-h / (tau_s * series / (series + parallel)))
    held, before = 0.0, math.inf
    while abs(held - before) > 1e-9:
        before, lost, net, at_limit = held, 0.0, 0.0, 0
        for current in asked:
            volt, flows = series * current + held, current
            after = held * keep + parallel * current * (1.0 - keep)
            if abs(volt) > compliance_v:
                limit = math.copysign(compliance_v, volt)
                after = limit * part + (held - limit * part) * limited
                flows = (limit - 0.5 * (held + after)) / series
                lost, at_limit = lost + abs(current - flows), at_limit + 1
            net, held = net + flows, after
    return lost / steps, net / steps, at_limit / steps


def sine(frequency_hz, time_s):
    return np.sin(2.0 * np.pi * frequency_hz * time_s)


CASES = {  # carrier, its level, time after which it repeats [s], compliance [V]
    "sine": (SINE, lambda t: sine(4000.0, t), 0.25e-3, 5.0),
    "hardly": (SINE, lambda t: sine(4000.0, t), 0.25e-3, 8.8),
    "half waves": (Diadynamic(form="DF"), lambda t: np.abs(sine(50.0, t)), 0.01, 60.0),
    "with pauses": (Diadynamic(form="MF"), lambda t: np.maximum(sine(50.0, t), 0.0), 0.02, 30.0),
    "two sines": (Interferential(carrier_frequency_hz=4000.0, beat_hz=400.0),
                  lambda t: 0.5 * (sine(4000.0, t) + sine(4400.0, t)), 2.5e-3, 6.0),
    "swelling": (Premodulated(carrier_frequency_hz=4000.0, beat_hz=400.0),
                 lambda t: 0.5 * (1.0 + np.cos(800.0 * np.pi * t)) * sine(4000.0, t), 2.5e-3, 6.0),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_against_steps(name):
    """Each step at the limit is misjudged by at most one at either end."""
    carrier, level, period_s, compliance_v = CASES[name]
    found = clipped(carrier, compliance_v)
    # Premodulated currents may begin elsewhere in their beat: means over a repetition do not tell.
    lost_ma, net_ma, ratio = stepped(level, period_s, compliance_v)
    assert found.lost_ma == pytest.approx(lost_ma, rel=1e-4, abs=1e-6)
    assert found.net_ma == pytest.approx(net_ma, rel=1e-4, abs=1e-4)
    assert found.clipped_ratio == pytest.approx(ratio, abs=2e-3)


def test_enough_voltage_loses_nothing():
    """4000 Hz meet 226 ohm: 9.0 V for 40 mA."""
    volt = 0.04 * abs(LOAD.impedance_ohm(4000.0))
    assert clipped(SINE, volt * 1.001).lost_ma == 0.0
    assert clipped(SINE, volt * 0.99).lost_ma > 0.0


def test_a_ramp_and_a_swelling_play_no_part():
    """The plateau is judged; CP has that of DF."""
    plain = clipped(SINE, 6.0)
    assert plain == clipped(SINE, 6.0, modulation=Modulation(
        ramp_up_s=1.0, amplitude_modulation_hz=1.0, amplitude_depth_fraction=0.5))  # fmt: skip
    assert clipped(Diadynamic(form="CP"), 60.0) == clipped(Diadynamic(form="DF"), 60.0)


def test_a_reversed_direct_current_flows_no_way():
    found = clipped(Direct(), 100.0, modulation=Modulation(polarity_reversal_s=0.1))
    assert found.net_ma == pytest.approx(0.0, abs=1e-9)
    # Right after a reversal the capacitor helps: nothing is lost until it has turned.
    assert 0.95 < found.clipped_ratio < 1.0


def test_a_load_that_remembers_long():
    """Into 1 s the capacitor of a rectified current holds its mean; every lap is as the last."""
    slow = Load(series_ohm=200.0, parallel_ohm=4000.0, capacitance_uf=250.0)
    found = clipped(Diadynamic(form="DF"), 60.0, slow)
    held_v = found.net_ma * 4.0
    # What passes is 40 |sin| up to (60 - held) / 0.2 kohm; held hardly moves in 10 ms of 1 s.
    most_ma = (60.0 - held_v) / 0.2
    theta = math.asin(most_ma / 40.0)
    passes = 2.0 / math.pi * (40.0 * (1.0 - math.cos(theta)) + most_ma * (math.pi / 2.0 - theta))
    assert found.net_ma == pytest.approx(passes, rel=0.01)


def test_what_repeats_late_is_not_judged():
    swept = Interferential(carrier_frequency_hz=4000.0, beat_hz=80.0, beat_end_hz=150.0,
                           sweep_s=6.0)  # fmt: skip
    assert clipped(swept, 5.0) is None


def test_nothing_flows():
    assert clipped(SINE, 5.0, amplitude_ma=0.0).lost_ma == 0.0


@pytest.mark.parametrize(("volt", "load"), [(0.0, LOAD), (5.0, Load(series_ohm=0.0))])
def test_what_is_no_source(volt, load):
    with pytest.raises(ImpossibleError):
        clipped(SINE, volt, load)
