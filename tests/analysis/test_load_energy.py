"""Energy in a load: by hand where the load is a resistor, else numerically integrated V x I."""

import numpy as np
import pytest
from scipy.integrate import quad

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
from wavesim.analysis.dose import channel_dose
from wavesim.analysis.load import Load
from wavesim.analysis.load_energy import load_energy
from wavesim.analysis.voltage import voltage_v
from wavesim.core.pulses import BiphasicExponential
from wavesim.core.schedule import session_table

SLOW = Load(series_ohm=300.0, parallel_ohm=20_000.0, capacitance_uf=1.0)
PULSES = {
    "monophasic": Monophasic(phase_duration_us=300.0),
    "gap": BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0),
    "half sine": HalfSine(phase_duration_us=400.0),
    "decaying": BiphasicExponential(phase_duration_us=200.0, recovery_time_constant_us=220.0),
}


def integrated_mj(found, load, numbers):
    """V x I over pulses, segment by segment."""
    table, total = session_table(found), 0.0
    _, row, _ = table.place(np.array(numbers))
    for onset_s, i in zip(table.onset_s(np.array(numbers)).tolist(), row, strict=True):
        for segment in table.pulse.unit.segments:

            def power(x, segment=segment, onset_s=onset_s, i=i):
                volt = float(voltage_v(found, onset_s + x * 1e-6, load=load))
                return volt * table.amplitude_ma[i] * float(segment.level(x))

            # Not the ends, where the level is that of what follows.
            inside = segment.start_us + 2e-3, segment.end_us - 2e-3
            total += quad(power, *inside, epsrel=1e-10)[0]
            total += 2e-3 * (power(inside[0]) + power(inside[1]))
    return total * 1e-6


def test_a_resistor_has_the_energy_of_the_dose():
    here = section(channel(BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.3),
                           ramps=(1.0, 0.5)), on_off=(4.0, 6.0))  # fmt: skip
    found, dose = load_energy(here, 0, Load(series_ohm=500.0)), channel_dose(here, 0)
    assert found.pulse_mj == pytest.approx(dose.pulse_energy_mj, rel=1e-13)
    assert found.plateau_w == pytest.approx(dose.power_plateau_w, rel=1e-13)
    assert found.cycle_w == pytest.approx(500.0 * (dose.rms_cycle_ma * 1e-3) ** 2, rel=1e-12)
    assert found.parallel_w == 0.0


@pytest.mark.parametrize("name", PULSES)
def test_a_cycle_of_trains_against_integration(name):
    """Trains 0.2 s apart that do not let 20 ms be forgotten between pulses; the tenth cycle."""
    found = program(
        section(
            channel(PULSES[name], Constant(frequency_hz=100.0), ramps=(0.03, 0.02)),
            on_off=(0.1, 0.02), minutes=0.1,
        )
    )  # fmt: skip
    energy, table = load_energy(found.section[0], 0, SLOW), session_table(found)
    cycle = 30 * table.per_train + np.arange(table.per_train)
    expected = integrated_mj(found, SLOW, cycle)
    # 2 ns at either end of a segment are taken as constant.
    assert energy.cycle_mj == pytest.approx(expected, rel=1e-7)
    assert energy.cycle_w == pytest.approx(expected / 0.12 * 1e-3, rel=1e-7)
    assert energy.series_w + energy.parallel_w == pytest.approx(energy.cycle_w, rel=1e-14)


def test_the_plateau_against_integration():
    timing = Burst(frequency_hz=200.0, pulses_per_burst=3, burst_frequency_hz=10.0)
    found = program(section(channel(Monophasic(phase_duration_us=300.0), timing)))
    energy = load_energy(found.section[0], 0, SLOW)
    lap = integrated_mj(found, SLOW, [3000, 3001, 3002])
    assert energy.pulse_mj == pytest.approx(lap / 3.0, rel=1e-7)
    assert energy.plateau_w == pytest.approx(lap * 10.0 * 1e-3, rel=1e-7)


def test_nothing_where_nothing_flows():
    silent = load_energy(section(channel(amplitude_ma=0.0)), 0, SLOW)
    assert (silent.pulse_mj, silent.cycle_mj) == (0.0, 0.0)
