"""Voltages of continuous currents: phasors and transients by hand, an ODE solver for the rest."""

import cmath
import math

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from tests.programs import (
    Diadynamic,
    Direct,
    Interferential,
    Modulation,
    Premodulated,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.analysis.current import current_ma
from wavesim.analysis.load import Load
from wavesim.analysis.voltage import peak_voltage_v, voltage_v

LOAD = Load(series_ohm=200.0, parallel_ohm=4000.0, capacitance_uf=0.375)
TAU_S = 1.5e-3


def one(carrier, *, on_off=None, **modulation):
    return program(
        section(channel(carrier=carrier, modulation=Modulation(**modulation)), on_off=on_off)
    )


def test_a_sine_is_a_phasor_and_a_transient():
    found = one(SineCarrier(carrier_frequency_hz=4000.0))
    times = np.concatenate((np.linspace(0.0, 5e-3, 333), [300.0 + 1.1e-4]))
    turn = 2.0 * math.pi * 4000.0
    answer = 160.0 / (1.0 + 1j * turn * TAU_S)
    # The phase of the late time is exact: 4000 x 300 turns are whole.
    phase = turn * np.where(times > 1.0, 1.1e-4, times)
    steady = (answer * np.exp(1j * phase)).imag
    expected = 8.0 * np.sin(phase) + steady - answer.imag * np.exp(-times / TAU_S)
    assert voltage_v(found, times, load=LOAD) == pytest.approx(expected, abs=1e-8)


def test_the_peak_of_a_sine_ramped_slowly_is_its_impedance():
    found = one(SineCarrier(carrier_frequency_hz=4000.0), ramp_up_s=1.0)
    impedance = 200.0 + 4000.0 / (1.0 + 2j * math.pi * 4000.0 * TAU_S)
    # A ramp of 1 s leaves an offset of some 1.5 ms / 1 s of the capacitor's share.
    peak = peak_voltage_v(found.section[0], 0, LOAD)
    assert peak == pytest.approx(0.04 * abs(impedance), rel=2e-6)
    assert cmath.phase(impedance) < 0.0


def test_direct_current_with_reversals():
    """40 mA for 3 ms one way, then the other: Vc by hand, steady at 160 tanh(1)."""
    found = one(Direct(), polarity_reversal_s=3e-3)
    steady = 160.0 * math.tanh(1.0)
    late = np.array([0.6 + 1e-6, 0.6 + 3e-3 - 1e-6])
    risen = 160.0 - (160.0 + steady) * np.exp(-np.array([1e-6, 3e-3 - 1e-6]) / TAU_S)
    # 1e-7: times near 0.6 s are known to 1e-16 s.
    assert voltage_v(found, late, load=LOAD) == pytest.approx(8.0 + risen, abs=1e-7)
    first = 160.0 * (1.0 - math.exp(-2.0)) + 8.0
    # The first half starts from rest and rises highest of all where nothing is left to undo.
    assert peak_voltage_v(found.section[0], 0, LOAD) == pytest.approx(
        max(first, steady + 8.0), rel=1e-5
    )


@pytest.mark.parametrize("carrier", [
    Premodulated(carrier_frequency_hz=4000.0, beat_hz=150.0),
    Interferential(carrier_frequency_hz=2000.0, beat_hz=90.0, beat_end_hz=140.0, sweep_s=0.02),
    Diadynamic(form="CP"), Diadynamic(form="LP"), Direct(polarity="anodic_first"),
])  # fmt: skip
def test_against_an_ode_solver(carrier):
    found = one(carrier, on_off=(0.03, 0.01), ramp_up_s=0.011, ramp_down_s=0.007)
    times = np.linspace(0.0, 0.043, 131)

    def slope(t, v):
        current = float(current_ma(found, t))
        return (current * 4.0 - v) / TAU_S

    done = solve_ivp(slope, (0.0, 0.043), (0.0,), method="DOP853", max_step=1e-4, rtol=1e-9,
                     atol=1e-9, t_eval=times)  # fmt: skip
    expected = 0.2 * current_ma(found, times) + done.y[0]
    # A jump within a step costs the solver some digits.
    assert voltage_v(found, times, load=LOAD) == pytest.approx(expected, abs=2e-2)
    smooth = carrier.kind in ("premodulated", "interferential")
    if smooth:
        assert voltage_v(found, times, load=LOAD) == pytest.approx(expected, abs=1e-6)


def test_a_peak_is_that_of_dense_samples():
    found = one(Premodulated(carrier_frequency_hz=2500.0, beat_hz=50.0), on_off=(0.1, 0.1),
                ramp_up_s=0.02)  # fmt: skip
    times = np.linspace(0.0, 0.1, 200_001)
    largest = np.abs(voltage_v(found, times, load=LOAD)).max()
    # 800 samples of a cycle miss its crest by 2e-6 of itself at most.
    assert peak_voltage_v(found.section[0], 0, LOAD) == pytest.approx(largest, rel=3e-6)


def test_no_peak_is_given_where_it_would_take_too_long():
    sweep = Interferential(carrier_frequency_hz=4000.0, beat_hz=80.0, beat_end_hz=150.0,
                           sweep_s=6.0)  # fmt: skip
    assert peak_voltage_v(one(sweep).section[0], 0, LOAD) is None
    # A resistor needs no search.
    assert peak_voltage_v(one(sweep).section[0], 0, Load(series_ohm=500.0)) == 20.0


def test_the_peak_of_a_long_direct_current_is_its_resistance():
    """Half an hour into 1.5 ms: 40 mA x 4.2 kohm; the ramp leaves nothing to a double."""
    peak = peak_voltage_v(one(Direct(), ramp_up_s=10.0).section[0], 0, LOAD)
    assert peak == pytest.approx(168.0, rel=1e-12)
