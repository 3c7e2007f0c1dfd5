"""The voltage across a pair: worked examples, and numerical integration as a second route."""

import math
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import brute_load
from tests.examples import examples
from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    HalfSine,
    Monophasic,
    channel,
    program,
    section,
)
from tests.strategies_load import loads, pulsed_programs
from wavesim.analysis.current import current_ma
from wavesim.analysis.load import Load, electrode_load
from wavesim.analysis.load_extremes import row_extremes_v
from wavesim.analysis.load_train import load_train
from wavesim.analysis.voltage import largest_amplitude_ma, peak_voltage_v, voltage_v
from wavesim.core.channel import Electrode
from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import with_value
from wavesim.core.schedule import session_table

CHECK = Load(series_ohm=400.0, parallel_ohm=4000.0, capacitance_uf=0.05)
"""Of the check value in the reference (physiology 8)."""
NS = 1e-9
AMPLITUDE = "section.0.channel.0.amplitude_ma"


def one(pulse, *, amplitude_ma=40.0, on_off=None, timing=None, **more):
    return program(
        section(channel(pulse, timing, amplitude_ma=amplitude_ma, **more), on_off=on_off)
    )


@pytest.mark.parametrize(
    ("area_cm2", "amplitude_ma", "phase_us", "volt"),
    [(25.0, 40.0, 250.0, 32.5629), (5.0, 20.0, 200.0, 55.9307)],
)
def test_peaks_of_the_reference(area_cm2, amplitude_ma, phase_us, volt):
    pulse = BiphasicSymmetric(phase_duration_us=phase_us)
    found = one(pulse, amplitude_ma=amplitude_ma, area_cm2=area_cm2)
    load = electrode_load(Electrode(area_cm2=area_cm2))
    # The reference gives six digits.
    assert peak_voltage_v(found.section[0], 0, load) == pytest.approx(volt, abs=6e-5)


def test_course_of_the_reference():
    found = one(BiphasicSymmetric(phase_duration_us=300.0))
    times = np.array([0.0, 300.0 - 2e-3, 600.0 - 2e-3, 600.0]) * 1e-6
    volt = voltage_v(found, times, load=CHECK)
    # Within 2 ns the voltage moves by 0.8 mV/ns at most.
    assert volt == pytest.approx([16.000, 140.299, -112.564, -96.564], abs=2e-3)


def test_a_resistor_gives_the_current():
    found = one(HalfSine(phase_duration_us=300.0, biphasic=True))
    times = np.linspace(0.0, 700e-6, 71)
    for load in (Load(series_ohm=500.0), Load(series_ohm=200.0, parallel_ohm=300.0)):
        volt = voltage_v(found, times, load=load)
        assert volt == pytest.approx(0.5 * current_ma(found, times), abs=1e-12)
        assert peak_voltage_v(found.section[0], 0, load) == pytest.approx(20.0, rel=1e-14)


def test_without_a_load_the_pad_gives_it():
    found = one(Monophasic(phase_duration_us=300.0), area_cm2=25.0)
    load = electrode_load(Electrode(area_cm2=25.0))
    times = [1e-4, 1e-3]
    assert voltage_v(found, times).tolist() == voltage_v(found, times, load=load).tolist()
    with pytest.raises(ImpossibleError):
        voltage_v(one(Monophasic(phase_duration_us=300.0), area_cm2=None), times)


def test_no_pulses_no_voltage():
    silent = one(BiphasicSymmetric(phase_duration_us=250.0), amplitude_ma=0.0)
    assert peak_voltage_v(silent.section[0], 0, CHECK) == 0.0
    assert not voltage_v(silent, [0.0, 1.0], load=CHECK).any()
    assert voltage_v(silent, -1.0, load=CHECK) == 0.0


@given(pulsed_programs(), loads(), st.data())
@examples(40)
def test_against_numerical_integration(found, load, data):
    """Each pulse by QUADPACK, one after the other; no closed form, no laps, no powers."""
    pulses = brute_load.held(found, load, 400)
    if not pulses:
        assert session_table(found).total == 0
        return
    segments = session_table(found).pulse.unit.segments
    scale = 1e-3 * found.section[0].channel[0].amplitude_ma * load.direct_ohm
    for number in data.draw(st.lists(st.integers(0, len(pulses) - 1), min_size=1, max_size=4)):
        onset_s, strength, ratio, held_v = pulses[number]
        segment = data.draw(st.sampled_from(segments))
        start, end = brute_load.scaled(segment, ratio)
        if not (ratio and end - start > 0.01):
            continue
        x = start + data.draw(st.floats(0.2, 0.8)) * (end - start)
        level = float(segment.level(segment.start_us + (x - start) / ratio))
        answer = brute_load.answer(segments, ratio, x, load.time_constant_us)
        rest = held_v * math.exp(-x / load.time_constant_us)
        expected = strength * 1e-3 * (load.series_ohm * level + load.parallel_ohm * answer) + rest
        # The time itself is rounded; a curve of this segment moves by as much in it.
        moved = 8e6 * np.spacing(onset_s + 1e-6) / min(end - start, load.time_constant_us)
        volt = voltage_v(found, onset_s + x * 1e-6, load=load)
        # 400 pulses add up 400 roundings, and QUADPACK is asked for 1e-12.
        assert float(volt) == pytest.approx(expected, abs=scale * (1e-9 + 40.0 * moved) + 1e-300)


@given(pulsed_programs(), loads())
@examples(25)
def test_the_peak_is_the_largest_of_dense_samples(found, load):
    table = session_table(found)
    if not 0 < table.total <= 1000:
        return
    peak = peak_voltage_v(found.section[0], 0, load)
    onset, unit = table.onset_s(np.arange(table.total)), table.pulse.unit
    _, row, _ = table.place(np.arange(table.total))
    ratio = table.duration_ratio[row][:, None]
    largest = 0.0
    for segment in unit.segments:
        length = segment.end_us - segment.start_us
        inside = np.append(np.linspace(0.0, 1.0, 41), np.logspace(-6.0, 0.0, 61)) * length
        # Within 1 ns of its end a segment is over.
        x = segment.start_us - segment.gap_us + np.minimum(inside, max(length - 2e-3, 0.0))
        times = onset[:, None] + (x * ratio + segment.gap_us) * 1e-6
        largest = max(largest, float(np.abs(voltage_v(found, times, load=load)).max()))
    scale = 1e-3 * found.section[0].channel[0].amplitude_ma * load.direct_ohm
    assert peak >= largest - 1e-9 * scale
    # 41 samples of a half-cycle miss its crest by (pi / 80)^2 / 2 at most, bursts have more cycles.
    coarse = 0.5 * (math.pi / 80.0) ** 2
    if all(getattr(segment, "half_cycles", 1) == 1 for segment in unit.segments):
        short = min(s.end_us - s.start_us for s in unit.segments) * table.duration_ratio.min()
        if short > 100.0:
            assert peak <= largest + (coarse + 3e-3) * scale


@given(pulsed_programs(), loads(), st.floats(0.01, 0.99))
@examples(15)
def test_a_voltage_is_proportional_to_the_amplitude(found, load, part):
    amplitude = found.section[0].channel[0].amplitude_ma
    less = with_value(found, AMPLITUDE, part * amplitude)
    times = np.linspace(0.0, 0.3, 101)
    volt = voltage_v(found, times, load=load)
    # The least float cannot be halved, so a multiple of the smallest normal one is let pass.
    near = 1e-12 * 1e-3 * amplitude * load.direct_ohm + 1e4 * sys.float_info.min
    assert voltage_v(less, times, load=load) == pytest.approx(part * volt, abs=near)


@given(pulsed_programs(), loads())
@examples(25)
def test_rows_out_of_the_question_hold_no_peak(found, load):
    """The peak leaves rows out by a bound; the extremes of each row do not."""
    if session_table(found).total == 0:
        return
    low, high = row_extremes_v(load_train(found.section[0], 0, load))
    peak = peak_voltage_v(found.section[0], 0, load)
    assert peak == max(-float(low.min()), float(high.max()))


def test_splitting_a_phase_changes_nothing():
    """One phase of 300 us, and three that touch."""
    times = np.linspace(0.0, 1e-3, 201) + 0.3e-6
    whole, parts = (
        voltage_v(one(Monophasic(phase_duration_us=us), timing=timing), times, load=CHECK)
        for us, timing in (
            (300.0, Constant(frequency_hz=20.0)),
            (100.0, Burst(frequency_hz=10_000.0, pulses_per_burst=3, burst_frequency_hz=20.0)),
        )
    )
    assert parts == pytest.approx(whole, abs=1e-11)


def test_the_steady_state_is_that_of_the_one_period_map():
    """Monophasic 300 us at 100 Hz into 20 ms: Vc* = b / (1 - a), by hand."""
    load = Load(series_ohm=300.0, parallel_ohm=20_000.0, capacitance_uf=1.0)
    phase, period, tau = 300.0, 10_000.0, 20_000.0
    risen = 0.04 * 20_000.0 * (1.0 - math.exp(-phase / tau))
    steady = risen * math.exp(-(period - phase) / tau) / (1.0 - math.exp(-period / tau))
    found = one(Monophasic(phase_duration_us=phase), timing=Constant(frequency_hz=100.0))
    assert float(load_train(found.section[0], 0, load).laps_v(np.inf)) == pytest.approx(
        steady, rel=1e-13
    )
    before = float(voltage_v(found, 600.0 - 2.0 * NS, load=load))
    assert before == pytest.approx(steady, rel=1e-6)  # 2 ns of a decay of 20 ms
    peak = steady * math.exp(-phase / tau) + risen + 0.04 * 300.0
    assert peak_voltage_v(found.section[0], 0, load) == pytest.approx(peak, rel=1e-12)


def test_equal_time_constants_are_no_exception():
    """The recovery of the pulse and the load share 200 us: x exp(-x / tau) / tau, by hand."""
    from wavesim.core.pulses import BiphasicExponential

    pulse = BiphasicExponential(
        phase_duration_us=100.0, recovery_time_constant_us=200.0, recovery_duration_us=1000.0
    )
    swing = 100.0 / (200.0 * (1.0 - math.exp(-5.0)))
    for tau in (200.0, 200.0 * (1.0 + 1e-12)):
        load = Load(series_ohm=0.0, parallel_ohm=1000.0, capacitance_uf=tau / 1000.0)
        volt = voltage_v(one(pulse), 500e-6, load=load)
        begun = (1.0 - math.exp(-0.5)) * math.exp(-2.0)
        assert float(volt) == pytest.approx(40.0 * (begun - swing * 2.0 * math.exp(-2.0)), abs=1e-9)


def test_the_largest_amplitude_that_is_not_clipped():
    found = one(BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25))
    most = largest_amplitude_ma(found.section[0], 0, CHECK, 60.0)
    fits = with_value(found, AMPLITUDE, most)
    assert peak_voltage_v(fits.section[0], 0, CHECK) == pytest.approx(60.0, rel=1e-13)
