"""What a limited source leaves of a pulse: by hand, and with an ODE solver as a second route."""

import math

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    HalfSine,
    Jittered,
    Monophasic,
    SineBurst,
    SineCarrier,
    Triangular,
    channel,
    section,
)
from wavesim.analysis.clipping import clipping, steady_residual_v
from wavesim.analysis.load import Load
from wavesim.analysis.load_train import load_train
from wavesim.analysis.roots import root
from wavesim.core.errors import ImpossibleError
from wavesim.core.pulses import BiphasicExponential, ExponentialRise

CHECK = Load(series_ohm=400.0, parallel_ohm=4000.0, capacitance_uf=0.05)
SLOW = Load(series_ohm=300.0, parallel_ohm=20_000.0, capacitance_uf=1.0)
PULSES = {
    "biphasic": BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=50.0),
    "unbalanced": BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25),
    "triangular": Triangular(phase_duration_us=400.0, rise_fraction=0.7, biphasic=True),
    "half sine": HalfSine(phase_duration_us=400.0, biphasic=True),
    "sine burst": SineBurst(carrier_frequency_hz=2500.0, cycle_count=3),
    "decaying": BiphasicExponential(phase_duration_us=200.0, recovery_time_constant_us=220.0),
    "rising": ExponentialRise(phase_duration_us=500.0, time_constant_us=150.0),
}


def one(pulse, timing=None, amplitude_ma=40.0):
    return section(channel(pulse, timing, amplitude_ma=amplitude_ma), minutes=10.0)


def test_a_constant_phase_by_hand():
    """16 + 160 (1 - exp(-t / 200)) V reaches 60 V; then the current falls with 18.18 us."""
    found = clipping(one(Monophasic(phase_duration_us=300.0)), 0, CHECK, 60.0)
    begin = -200.0 * math.log(1.0 - 44.0 / 160.0)
    tau, share = 200.0 * 400.0 / 4400.0, 60.0 * 4000.0 / 4400.0
    length = 300.0 - begin
    current = (60.0 - share) / 0.4
    delivered = current * length + (40.0 - current) * tau * (1.0 - math.exp(-length / tau))
    # 1e-12: a few tens of roundings.
    assert found.clips_after_us == pytest.approx(begin, rel=1e-12)
    assert found.clipped_us == pytest.approx(length, rel=1e-12)
    assert found.lost_uc == pytest.approx((40.0 * length - delivered) * 1e-3, rel=1e-12)
    assert found.lead_lost_uc == found.lost_uc
    assert found.net_uc == pytest.approx(12.0 - found.lost_uc, rel=1e-12)
    expected = current + (40.0 - current) * math.exp(-length / tau)
    assert found.lowest_ma == pytest.approx(expected, rel=1e-12)


def test_enough_voltage_clips_nothing():
    found = clipping(one(BiphasicSymmetric(phase_duration_us=300.0)), 0, CHECK, 140.3)
    assert (found.clips_after_us, found.clipped_us, found.lost_uc) == (None, 0.0, 0.0)
    assert found.asked_uc == pytest.approx(24.0, rel=1e-15)
    assert found.net_uc == pytest.approx(0.0, abs=1e-14)
    assert found.lowest_ma is None
    # A tenth of a volt less does.
    less = clipping(one(BiphasicSymmetric(phase_duration_us=300.0)), 0, CHECK, 140.2)
    assert less.lost_uc > 0.0


def test_a_resistor_clips_the_top_of_a_half_sine():
    """40 mA into 500 ohm from 10 V: what is above 20 mA, between 30 and 150 degrees."""
    pulse = HalfSine(phase_duration_us=300.0)
    found = clipping(one(pulse), 0, Load(series_ohm=500.0), 10.0)
    lost = 300.0 / math.pi * (40.0 * 2.0 * math.cos(math.pi / 6)) - 20.0 * 200.0
    assert found.clips_after_us == pytest.approx(50.0, rel=1e-9)
    assert found.clipped_us == pytest.approx(200.0, rel=1e-9)
    assert found.lost_uc == pytest.approx(lost * 1e-3, rel=1e-9)


@pytest.mark.parametrize("name", PULSES)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_against_an_ode_solver(name, part):
    """RK45 with small steps over each segment, the current limited at every step."""
    pulse = PULSES[name]
    here = one(pulse)
    compliance_v = part * 1e-3 * 40.0 * 400.0 + part * 60.0
    found = clipping(here, 0, CHECK, compliance_v)
    held, net, asked, over, lost = found.before_v, 0.0, 0.0, 0.0, 0.0
    for segment in pulse.unit.segments:
        held *= math.exp(-(segment.start_us - over) / 200.0)

        def flow(x, vc, segment=segment):
            wanted = 40.0 * float(segment.level(segment.start_us + x))
            sign = 1.0 if wanted * 0.4 + vc > 0.0 else -1.0
            limit = (sign * compliance_v - vc) / 0.4
            return wanted, (min if sign > 0.0 else max)(wanted, limit)

        def slope(x, y):
            wanted, flows = flow(x, y[0])
            return (flows * 4.0 - y[0]) / 200.0, flows, abs(wanted) - abs(flows)

        length = segment.end_us - segment.start_us
        done = solve_ivp(slope, (0.0, length * (1.0 - 1e-12)), (held, 0.0, 0.0), max_step=2.0,
                         rtol=1e-9, atol=1e-9)  # fmt: skip
        held, flown, missing = (float(v) for v in done.y[:, -1])
        net += flown
        lost += missing
        asked += segment.magnitude_to_us(segment.end_us) * 40.0
        over = segment.end_us
    # The kink at either end of a clipped stretch costs a step of the solver some digits.
    scale = asked * 1e-3
    assert found.asked_uc == pytest.approx(scale, rel=1e-12)
    assert found.net_uc == pytest.approx(net * 1e-3, abs=1e-6 * scale)
    assert found.lost_uc == pytest.approx(lost * 1e-3, abs=1e-6 * scale)


@pytest.mark.parametrize("timing", [
    Constant(frequency_hz=100.0),
    Burst(frequency_hz=100.0, pulses_per_burst=3, burst_frequency_hz=10.0),
])  # fmt: skip
def test_the_steady_state_is_where_many_pulses_lead(timing):
    """Monophasic into 20 ms: pulse after pulse from rest until nothing changes."""
    from wavesim.analysis.clipping import _source

    here = one(Monophasic(phase_duration_us=300.0), timing)
    train = load_train(here, 0, SLOW)
    found = clipping(here, 0, SLOW, 14.0)
    onsets = train.onset_us[train.table.lap_start : train.table.lap_stop]
    until = np.append(onsets[1:], onsets[0] + train.lap_us) - onsets
    source, held = _source(train, 0, 14.0), 0.0
    for _ in range(70):
        for us in until:
            held = source.left_v(held) * math.exp(-(us - 300.0) / 20_000.0)
    assert found.clips_after_us is not None
    assert found.steady
    assert found.before_v == pytest.approx(held, rel=1e-12)
    # Unclipped it would hold more.
    assert steady_residual_v(here, 0, SLOW) > found.before_v


def test_pulses_that_do_not_repeat_are_judged_by_the_strongest_from_rest():
    here = one(
        Monophasic(phase_duration_us=300.0),
        Jittered(frequency_hz=20.0, jitter_fraction=0.3, seed=1),
    )
    found = clipping(here, 0, CHECK, 60.0)
    regular = clipping(one(Monophasic(phase_duration_us=300.0)), 0, CHECK, 60.0)
    assert (found.steady, found.before_v) == (False, 0.0)
    assert found.lost_uc == pytest.approx(regular.lost_uc, rel=1e-12)
    assert steady_residual_v(here, 0, CHECK) is None


def test_what_has_no_pulses_has_no_clipping():
    here = section(channel(carrier=SineCarrier(carrier_frequency_hz=4000.0)))
    assert clipping(here, 0, CHECK, 60.0) is None
    assert steady_residual_v(here, 0, CHECK) is None


@pytest.mark.parametrize(("load", "compliance_v"), [
    (CHECK, 0.0), (CHECK, math.nan),
    (Load(series_ohm=0.0, parallel_ohm=4000.0, capacitance_uf=0.05), 60.0),
])  # fmt: skip
def test_refused(load, compliance_v):
    with pytest.raises(ImpossibleError):
        clipping(one(Monophasic(phase_duration_us=300.0)), 0, load, compliance_v)


def test_roots():
    assert root(lambda x: x * x - 2.0, 0.0, 2.0) == pytest.approx(math.sqrt(2.0), rel=1e-15)
    assert root(lambda x: 1.0 if x > 0.3 else -1.0, 0.0, 1.0) == pytest.approx(0.3, rel=1e-15)
    assert root(lambda x: x, 0.0, 1.0) == 0.0
    assert root(lambda x: x - 3.0, 0.0, 1.0) == 1.0
