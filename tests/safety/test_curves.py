"""Every curve is checked with the checker itself, on the whole program, on both sides of it."""

import numpy as np
import pytest

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Constant,
    Listed,
    Monophasic,
    Sweep,
    Triangular,
    channel,
    program,
    section,
)
from wavesim.core.channel import Electrode
from wavesim.core.paths import with_values
from wavesim.core.pulses import ExponentialRise, SineBurst
from wavesim.safety.check import check
from wavesim.safety.curves import limit_field
from wavesim.safety.finding import GRAVEST_FIRST
from wavesim.safety.limits import BY_ID

HERE = "section.0.channel.0."
AMPLITUDE, PHASE = f"{HERE}amplitude_ma", f"{HERE}pulse.phase_duration_us"
PHASES_US = (50.0, 250.0, 1500.0, 6000.0)
NEAR = 1e-9
"""Both sides of a curve: far more than the checker's rounding of 1e-12, far less than a step."""


def hz(frequency):
    return Constant(frequency_hz=frequency)


PADS = Electrode(area_cm2=9.0, name="pair")
CASES = {
    "symmetric": (channel(BiphasicSymmetric(phase_duration_us=300.0), hz(40.0), area_cm2=9.0),),
    "no pad": (channel(BiphasicSymmetric(phase_duration_us=300.0), hz(40.0), area_cm2=None),),
    "asymmetric": (channel(BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=0.5),
                           hz(35.0), ramps=(0.5, 0.2)),),
    "monophasic": (channel(Monophasic(phase_duration_us=200.0), hz(80.0), area_cm2=4.0),),
    "exponential": (channel(ExponentialRise(phase_duration_us=900.0, time_constant_us=700.0),
                            hz(20.0)),),
    "triangular": (channel(Triangular(phase_duration_us=500.0, biphasic=True), hz(60.0)),),
    "sweep": (channel(BiphasicSymmetric(phase_duration_us=100.0),
                      Sweep(frequency_hz=2.0, frequency_end_hz=60.0, sweep_s=3.0)),),
    "listed": (channel(Monophasic(phase_duration_us=100.0), Listed(onset_s=(0.0, 0.5, 0.9))),),
    "shared pads": (
        channel(BiphasicSymmetric(phase_duration_us=100.0), hz(20.0), electrode=PADS),
        channel(BiphasicSymmetric(phase_duration_us=100.0), hz(20.0), electrode=PADS,
                amplitude_ma=50.0, name="other", delay_s=0.02),
    ),
}  # fmt: skip


def whole(case):
    """A case as a whole program, on and off."""
    found = program(section(*CASES[case], minutes=1.0, on_off=(1.0, 1.0)))
    return with_values(found, {"condition": "acute-pain"})


def severity(work, limit, amplitude_ma, phase_us):
    """How grave the checker finds a limit with both numbers set."""
    changed = with_values(work, {AMPLITUDE: amplitude_ma, PHASE: phase_us})
    judged = check(changed).judged
    return next(one.severity for one in judged if one.limit == limit and one.channel == 0)


def at_least(found, wanted):
    return found is not None and GRAVEST_FIRST.index(found) <= GRAVEST_FIRST.index(wanted)


@pytest.mark.parametrize("case", CASES)
def test_the_checker_agrees_on_both_sides(case):
    """Just below a curve its step is kept, just above it is exceeded."""
    work = whole(case)
    field = limit_field(work.section[0], 0, "", work.condition, PHASES_US)
    tried = 0
    for curve in field.curves:
        for phase_us, reached_ma in zip(field.phase_us, curve.amplitude_ma, strict=True):
            if not np.isfinite(reached_ma) or not 0.0 < reached_ma < 2900.0:
                continue
            below, above = reached_ma * (1.0 - NEAR), reached_ma * (1.0 + NEAR)
            assert not at_least(severity(work, curve.limit, below, phase_us), curve.severity)
            assert at_least(severity(work, curve.limit, above, phase_us), curve.severity)
            tried += 1
    assert tried >= 10
    judged = {one.limit.id for one in check(work).judged if one.channel == 0}
    shown = {curve.limit.id for curve in field.curves}
    without = {"long-phase", "L19", "L20"}
    assert judged - without <= shown


def test_a_limit_of_two_steps_has_two_curves():
    work = program(section(channel(BiphasicSymmetric(phase_duration_us=250.0), hz(50.0))))
    field = limit_field(work.section[0], 0, "burst TENS", "other", (100.0, 500.0))
    of_pulse = [curve for curve in field.curves if curve.limit.id == "L17"]
    # Charge of both phases: 2 A p; 75 uC at 100 us are 375 mA, 25 uC are 125 mA.
    assert [curve.severity for curve in of_pulse] == ["warning", "info"]
    assert [list(curve.amplitude_ma) for curve in of_pulse] == [
        pytest.approx([375.0, 75.0]), pytest.approx([125.0, 25.0]),
    ]  # fmt: skip


def test_by_hand_at_the_numbers_of_the_drawing():
    """At 100 Hz and 450 us, 50 mA RMS are 50 / sqrt(2 x 450e-6 x 100) = 166.67 mA."""
    work = program(section(channel(BiphasicSymmetric(phase_duration_us=450.0), hz(100.0),
                                   amplitude_ma=200.0, area_cm2=100.0)))  # fmt: skip
    field = limit_field(work.section[0], 0, "", "other", (450.0, 312.5))
    (rms,) = [curve for curve in field.curves if curve.limit.id == "L2"]
    assert rms.amplitude_ma == pytest.approx([166.6667, 200.0], rel=1e-6)
    assert field.area_us == pytest.approx([450.0, 312.5])


def test_amplitude_and_phase_of_now_do_not_matter():
    work = whole("asymmetric")
    moved = with_values(work, {AMPLITUDE: 3.0, PHASE: 71.0})
    first = limit_field(work.section[0], 0, "", "other", PHASES_US)
    assert limit_field(moved.section[0], 0, "", "other", PHASES_US) is first


def test_the_longest_phase_is_an_edge():
    """2 ms, beyond which a wrong unit is suspected; elsewhere long phases are meant."""
    work = whole("symmetric")
    field = limit_field(work.section[0], 0, "", "stroke", (500.0, 5000.0))
    (edge,) = field.edges
    assert edge.limit is BY_ID["long-phase"]
    assert (edge.value, edge.severity) == (2.0, "warning")
    assert edge.phase_us == pytest.approx(2000.0, rel=1e-6)
    assert edge.longer
    assert limit_field(work.section[0], 0, "", "denervation", (500.0, 5000.0)).edges == ()


def test_an_unbalanced_recovery_makes_edges():
    """A recovery of 400 us at half strength balances 200 us: 1 % off from 198 to 202.02 us."""
    pulse = BiphasicAsymmetric(
        phase_duration_us=200.0, recovery_ratio=0.5, recovery_duration_us=400.0
    )
    work = program(section(channel(pulse, hz(35.0))))
    field = limit_field(work.section[0], 0, "", "other", (100.0, 200.0, 300.0))
    mild = [edge for edge in field.edges if edge.limit.id == "L20" and edge.value == 1.0]
    assert [edge.phase_us for edge in mild] == pytest.approx([198.0, 200.0 / 0.99], rel=1e-6)
    assert [edge.longer for edge in mild] == [False, True]


def test_phases_that_do_not_fit_end_the_curves():
    """Two phases fit a period of 10 ms up to 5 ms each."""
    work = program(section(channel(BiphasicSymmetric(phase_duration_us=300.0), hz(100.0))))
    field = limit_field(work.section[0], 0, "", "other", (1000.0, 9000.0))
    assert field.fits_to_us == pytest.approx(5000.0, rel=1e-5)
    assert np.isfinite(field.area_us[field.phase_us <= field.fits_to_us]).all()
    assert np.isnan(field.area_us[field.phase_us > field.fits_to_us]).all()
    assert field.phase_us[-1] == 9000.0
    assert all(np.isnan(curve.amplitude_ma[-1]) for curve in field.curves)
    short = limit_field(work.section[0], 0, "", "other", (1000.0, 2000.0))
    assert short.fits_to_us is None


def test_where_other_limits_begin_there_are_phases_on_both_sides():
    """A pulse of two phases of 50 ms counts as direct current: L2 and L5 end, L1 begins."""
    work = program(section(channel(BiphasicSymmetric(phase_duration_us=20_000.0), hz(2.0))))
    field = limit_field(work.section[0], 0, "", "denervation", (20_000.0, 120_000.0))
    by_id = {curve.limit.id: curve for curve in field.curves}
    for name, side in (("L2", field.phase_us < 50_000.0), ("L1", field.phase_us >= 50_000.0)):
        assert list(np.isfinite(by_id[name].amplitude_ma)) == list(side)
    between = field.phase_us[1:3]
    assert between == pytest.approx(50_000.0, rel=1e-6)


def test_the_others_on_the_pads_leave_less():
    """9 cm2 at 2 mA/cm2 are 18 mA RMS; the other sends 50 x sqrt(2 x 1e-4 x 20) = 3.162 mA."""
    work = whole("shared pads")
    field = limit_field(work.section[0], 0, "", "other", (100.0,))
    (density,) = [curve for curve in field.curves if curve.limit.id == "L7"]
    own = np.sqrt(18.0**2 - 50.0**2 * 2e-4 * 20.0)
    assert density.amplitude_ma == pytest.approx([own / np.sqrt(2e-4 * 20.0)])


def test_where_the_others_exceed_it_nothing_is_left():
    work = with_values(whole("shared pads"), {"section.0.channel.1.amplitude_ma": 2000.0})
    field = limit_field(work.section[0], 0, "", "other", (100.0,))
    (density,) = [curve for curve in field.curves if curve.limit.id == "L7"]
    assert list(density.amplitude_ma) == [0.0]


def test_a_shape_without_phase_duration_has_no_field():
    pulse = SineBurst(carrier_frequency_hz=2500.0, cycle_count=10)
    work = program(section(channel(pulse, hz(50.0))))
    assert limit_field(work.section[0], 0, "", "other", PHASES_US) is None
    impossible = Triangular(phase_duration_us=500.0)
    other = program(section(channel(impossible, hz(50.0))))
    assert limit_field(other.section[0], 0, "", "other", (0.0,)) is None
