"""Energy of continuous currents in a load: phasors by hand, V x I integrated for the rest."""

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
    program,
    section,
)
from wavesim.analysis.current import current_ma
from wavesim.analysis.dose import channel_dose
from wavesim.analysis.load import Load
from wavesim.analysis.load_energy import load_energy
from wavesim.analysis.voltage import voltage_v

LOAD = Load(series_ohm=200.0, parallel_ohm=4000.0, capacitance_uf=0.375)
TAU_S = 1.5e-3
A = 0.04
"""The amplitude of `channel` [A]."""


def ohm(frequency_hz):
    """What a sine meets as a resistance."""
    return 200.0 + 4000.0 / (1.0 + (2.0 * math.pi * frequency_hz * TAU_S) ** 2)


def half_waves(first_hz):
    """Mean of rectified mains squared over resistances: the Fourier series of |sin|, DF."""
    series = [(4.0 / (math.pi * (4.0 * n * n - 1.0))) ** 2 * ohm(n * first_hz)
              for n in range(1, 20_000)]  # fmt: skip
    return 4200.0 * (2.0 / math.pi) ** 2 + 0.5 * sum(series)


LINES = {  # mean of the squared current over what each of its lines meets, for 1 A
    "sine": (SineCarrier(carrier_frequency_hz=4000.0), ohm(4000.0) / 2.0),
    "slow sine": (SineCarrier(carrier_frequency_hz=100.0), ohm(100.0) / 2.0),
    "two sines": (Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0),
                  (ohm(4000.0) + ohm(4100.0)) / 8.0),
    # A half at the carrier, a quarter at either side of it.
    "swelling": (Premodulated(carrier_frequency_hz=4000.0, beat_hz=100.0),
                 ohm(4000.0) / 8.0 + (ohm(3900.0) + ohm(4100.0)) / 32.0),
    "direct": (Direct(), 4200.0),
    "half waves": (Diadynamic(form="DF"), half_waves(100.0)),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_the_plateau_is_the_sum_of_its_lines(name):
    carrier, expected = LINES[name]
    found = load_energy(section(channel(carrier=carrier)), 0, LOAD)
    # 1e-9: three pieces to a half-cycle; the first 60 ms of 15 minutes are in the cycle only.
    assert found.plateau_w == pytest.approx(A**2 * expected, rel=1e-9)
    assert found.cycle_w == pytest.approx(A**2 * expected, rel=1e-5)
    assert found.pulse_mj is None


def test_direct_current_from_the_start():
    """40 mA for 6 s: the capacitor takes T - tau (1 - exp(-T / tau)) to what it lets through."""
    found = load_energy(section(channel(carrier=Direct()), minutes=0.1), 0, LOAD)
    expected = A**2 * (200.0 * 6.0 + 4000.0 * (6.0 - TAU_S * -math.expm1(-6.0 / TAU_S)))
    assert found.cycle_mj == pytest.approx(expected * 1e3, rel=1e-12)
    assert found.series_w == pytest.approx(A**2 * 200.0, rel=1e-12)
    assert found.parallel_w == pytest.approx(expected / 6.0 - A**2 * 200.0, rel=1e-12)


def test_a_resistor_has_the_power_of_the_dose():
    for carrier in (one for one, _ in LINES.values()):
        here = section(channel(carrier=carrier, ramps=(1.0, 0.5)), on_off=(4.0, 6.0))
        found, dose = load_energy(here, 0, Load(series_ohm=500.0)), channel_dose(here, 0)
        assert found.plateau_w == pytest.approx(dose.power_plateau_w, rel=1e-12)
        assert found.cycle_w == pytest.approx(500.0 * (dose.rms_cycle_ma * 1e-3) ** 2, rel=1e-8)
        assert found.parallel_w == 0.0


SLOW = Load(series_ohm=300.0, parallel_ohm=20_000.0, capacitance_uf=1.0)
SHAPED = {
    "ramped sine": (SineCarrier(carrier_frequency_hz=500.0),
                    Modulation(ramp_up_s=0.03, ramp_down_s=0.02), 500.0),
    "beat": (Interferential(carrier_frequency_hz=1000.0, beat_hz=50.0), Modulation(), 1025.0),
    "reversed": (Direct(polarity="anodic_first"), Modulation(polarity_reversal_s=0.02), 25.0),
    "swelling half waves": (Diadynamic(form="MF"),
                            Modulation(amplitude_modulation_hz=20.0,
                                       amplitude_depth_fraction=0.5), 50.0),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPED)
def test_a_cycle_of_trains_against_integration(name):
    """Trains 20 ms apart that do not let 20 ms be forgotten; the fortieth cycle."""
    carrier, modulation, rate_hz = SHAPED[name]
    one = channel(carrier=carrier, modulation=modulation)
    found = program(section(one, on_off=(0.1, 0.02), minutes=0.1))
    energy = load_energy(found.section[0], 0, SLOW)
    begin, edges = 40 * 0.12, np.arange(0.0, 0.1 + 1e-9, 0.5 / rate_hz)
    edges = np.unique(np.concatenate((edges, np.arange(0.0, 0.1001, 0.01), [0.03, 0.08])))

    # Not the last 2 ns of each, where the current is that of what follows.
    nodes, weights = np.polynomial.legendre.leggauss(40)
    half = 0.5 * (np.diff(edges) - 2e-9)
    times = begin + (edges[:-1] + half)[:, None] + half[:, None] * nodes
    volt = voltage_v(found, times.ravel(), load=SLOW)
    power = (volt * current_ma(found, times.ravel())).reshape(times.shape)
    total = float(half @ (power @ weights) + 2e-9 * power[:, -1].sum()) * 1e-3
    assert energy.cycle_mj == pytest.approx(total * 1e3, rel=1e-7)


def test_the_trains_before_count():
    """Into a load that remembers a second, the steady state takes more than the first train."""
    slow = Load(series_ohm=100.0, parallel_ohm=100_000.0, capacitance_uf=10.0)
    one = channel(carrier=Direct())
    steady = load_energy(section(one, on_off=(0.5, 0.5)), 0, slow)
    # Held at the start of a train by hand: x = (1 - exp(-1/2)) exp(-1/2) / (1 - exp(-1)).
    x = -math.expm1(-0.5) * math.exp(-0.5) / -math.expm1(-1.0)
    met_s = 0.5 - (1.0 - x) * -math.expm1(-0.5)
    expected = A**2 * (100.0 * 0.5 + 100_000.0 * met_s)
    assert steady.cycle_mj == pytest.approx(expected * 1e3, rel=1e-12)


def test_what_never_repeats_has_none():
    swept = Interferential(carrier_frequency_hz=4000.0, beat_hz=80.0, beat_end_hz=150.0,
                           sweep_s=6.0)  # fmt: skip
    assert load_energy(section(channel(carrier=swept)), 0, LOAD) is None


def test_twice_the_current_is_four_times_the_energy():
    one, two = (load_energy(section(channel(carrier=LINES["sine"][0], amplitude_ma=a)), 0, LOAD)
                for a in (10.0, 20.0))  # fmt: skip
    assert two.cycle_mj == pytest.approx(4.0 * one.cycle_mj, rel=1e-14)
    assert two.plateau_w == pytest.approx(4.0 * one.plateau_w, rel=1e-14)
