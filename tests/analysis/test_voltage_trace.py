"""What is drawn of a voltage lies on it, or encloses it."""

import numpy as np
import pytest

from tests.programs import (
    BiphasicSymmetric,
    Constant,
    HalfSine,
    Jittered,
    Monophasic,
    Premodulated,
    SineBurst,
    channel,
    program,
    section,
)
from wavesim.analysis.load import Load
from wavesim.analysis.voltage import peak_voltage_v, voltage_v
from wavesim.analysis.voltage_trace import voltage_trace
from wavesim.core.pulses import BiphasicExponential, TwinPeak

LOAD = Load(series_ohm=200.0, parallel_ohm=4000.0, capacitance_uf=0.375)
SLOW = Load(series_ohm=300.0, parallel_ohm=20_000.0, capacitance_uf=1.0)
PULSES = {
    "gap": BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=200.0),
    "half sine": HalfSine(phase_duration_us=400.0),
    "burst": SineBurst(carrier_frequency_hz=2500.0, cycle_count=4),
    "decaying": BiphasicExponential(phase_duration_us=200.0, recovery_time_constant_us=220.0),
    "spikes": TwinPeak(spike_time_constant_us=30.0, spike_duration_us=100.0, spacing_us=150.0),
}


def one(pulse, timing=None):
    return program(section(channel(pulse, timing, ramps=(0.5, 0.3)), on_off=(4.0, 1.0)))


@pytest.mark.parametrize("name", PULSES)
@pytest.mark.parametrize("load", [LOAD, SLOW])
def test_vertices_lie_on_the_voltage(name, load):
    found = one(PULSES[name])
    drawn = voltage_trace(found, 1.0, 1.05, 20_000, load=load)
    assert drawn.mode == "vertices"
    assert (drawn.time_s[0], drawn.time_s[-1]) == (1.0, 1.05)
    assert (np.diff(drawn.time_s) > -1e-12).all()
    times = np.linspace(1.0, 1.05, 9973)[1:-1]
    # Away from jumps, where 1 ns decides between two levels.
    jump = np.abs(voltage_v(found, times + 3e-7, load=load)
                  - voltage_v(found, times - 3e-7, load=load)) > 0.6  # fmt: skip
    shown = np.interp(times, drawn.time_s, drawn.voltage_v)
    peak = peak_voltage_v(found.section[0], 0, load)
    missed = np.abs(shown - voltage_v(found, times, load=load))[~jump]
    # A quarter pixel of 10,000, and 1/1000 in the tail of a decay.
    assert missed.max() < 1.2e-3 * peak


@pytest.mark.parametrize("load", [LOAD, SLOW])
@pytest.mark.parametrize("window", [(0.0, 4.9), (1.0, 600.0)])
def test_columns_enclose_the_voltage(load, window):
    found = one(Monophasic(phase_duration_us=300.0), Constant(frequency_hz=97.0))
    drawn = voltage_trace(found, *window, 300, load=load)
    assert drawn.mode == "columns"
    times = np.random.default_rng(1).uniform(*window, 20_000)
    column = np.minimum(((times - window[0]) / (window[1] - window[0]) * 300).astype(int), 299)
    volt, slack = voltage_v(found, times, load=load), 1e-9
    if window[1] < 5.0:
        slack = 1e-3 * volt.max()  # flattened decays
    assert (volt <= drawn.high_v[column] + slack).all()
    assert (volt >= drawn.low_v[column] - slack).all()
    assert drawn.high_v.max() == pytest.approx(peak_voltage_v(found.section[0], 0, load), rel=1e-9)


def test_before_the_first_pulse_and_without_any_is_nothing():
    silent = program(section(channel(amplitude_ma=0.0)))
    assert not voltage_trace(silent, 0.0, 0.1, 1000, load=LOAD).voltage_v.any()
    late = program(section(channel(delay_s=0.5), on_off=(1.0, 1.0)))
    assert not voltage_trace(late, 0.0, 0.4, 1000, load=LOAD).voltage_v.any()


def test_irregular_pulses_are_drawn_one_by_one():
    found = one(BiphasicSymmetric(phase_duration_us=300.0),
                Jittered(frequency_hz=30.0, jitter_fraction=0.4, seed=2))  # fmt: skip
    drawn = voltage_trace(found, 1.0, 1.2, 4000, load=LOAD)
    on = np.abs(drawn.voltage_v).max()
    assert on == pytest.approx(peak_voltage_v(found.section[0], 0, LOAD), rel=1e-6)


def test_a_carrier_is_drawn_where_its_cycles_can_be_told_apart():
    found = program(
        section(channel(carrier=Premodulated(carrier_frequency_hz=4000.0, beat_hz=100.0)))
    )
    assert voltage_trace(found, 0.0, 10.0, 1000, load=LOAD) is None
    drawn = voltage_trace(found, 0.1, 0.11, 4000, load=LOAD)
    inside = slice(1, -1)
    expected = voltage_v(found, drawn.time_s[inside], load=LOAD)
    assert drawn.voltage_v[inside] == pytest.approx(expected, abs=1e-9)
