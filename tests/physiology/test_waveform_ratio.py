"""Ratios of waveforms against the files of the cable model and the numbers given with them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.physiology.mrg_files import bursts_ma, thresholds_ma
from tests.programs import BiphasicAsymmetric, BiphasicSymmetric, HalfSine, Points, SineBurst
from tests.strategies_current import pulses
from wavesim.core.pulses import Monophasic, Triphasic
from wavesim.physiology.fibres import FIBRES
from wavesim.physiology.mrg_ratios import burst, cathodic_first
from wavesim.physiology.mrg_tables import BURST_HALF_CYCLES_US
from wavesim.physiology.waveform_ratio import waveform_ratio

MOTOR = FIBRES["motor"]
WIDTHS_US = [20.0, 100.0, 200.0, 500.0, 1000.0]
SYMMETRIC = BiphasicSymmetric(phase_duration_us=250.0)
GAP = BiphasicSymmetric(phase_duration_us=250.0, interphase_gap_us=100.0)


def test_every_threshold_of_the_files() -> None:
    """48 biphasic ones, as ratios; to a rounding of the file's four decimals."""
    known = thresholds_ma()
    biphasic = [key for key in known if key[1] == "biphasic_sym"]
    assert len(biphasic) == 48
    for diameter, _, gap, width in biphasic:
        wanted = known[diameter, "biphasic_sym", gap, width]
        wanted /= known[diameter, "mono_cathodic", 0.0, width]
        ratio, notes = cathodic_first(np.array([width]), diameter, gap, 1.0)
        assert ratio[0] == pytest.approx(wanted, rel=1e-12)
        assert not notes


@pytest.mark.parametrize(
    ("pulse", "wanted"),
    [(SYMMETRIC, [1.65, 1.36, 1.19, 1.06, 1.01]), (GAP, [1.10, 1.08, 1.05, 1.02, 1.00])],
)
def test_ratios_of_10_um_as_they_are_published(pulse, wanted) -> None:
    """Given to two decimals; 1.0546 at 500 us was rounded from finer steps, so a step more."""
    assert waveform_ratio(WIDTHS_US, pulse, MOTOR).ratio == pytest.approx(wanted, abs=0.0061)


def test_ratios_of_5p7_um() -> None:
    """The second set that is given in words, to two decimals."""
    none, _ = cathodic_first(np.array(WIDTHS_US), 5.7, 0.0, 1.0)
    gap, _ = cathodic_first(np.array(WIDTHS_US), 5.7, 100.0, 1.0)
    assert none == pytest.approx([1.77, 1.44, 1.23, 1.07, 1.02], abs=0.005)
    assert gap == pytest.approx([1.15, 1.12, 1.07, 1.03, 1.01], abs=0.005)


@pytest.mark.parametrize(
    ("recovery", "wanted"),
    [(0.5, [1.25, 1.12, 1.03]), (0.25, [1.15, 1.07, 1.02]), (0.1, [1.07, 1.03, 1.01])],
)
def test_ratios_of_asymmetric_pulses(recovery, wanted) -> None:
    """At 100, 200 and 500 us; the table's own numbers."""
    pulse = BiphasicAsymmetric(phase_duration_us=250.0, recovery_ratio=recovery)
    found = waveform_ratio([100.0, 200.0, 500.0], pulse, MOTOR)
    assert found.ratio == pytest.approx(wanted, rel=1e-12)
    assert not found.notes


def test_ratios_anodic_first() -> None:
    """At 20, 100, 200 and 500 us; the table's own numbers."""
    found = waveform_ratio([20.0, 100.0, 200.0, 500.0], SYMMETRIC, MOTOR, -1.0)
    assert found.ratio == pytest.approx([2.47, 1.87, 1.41, 1.09], rel=1e-12)
    assert waveform_ratio(100.0, GAP, MOTOR, -1.0).notes == {"anodic_gap"}


def test_bursts_of_the_file() -> None:
    """Their peak over the cathodic threshold of the half-cycle; 10 kHz and 4 kHz included.

    At 4 kHz (125 us) the rectangle lies between two widths of the file.
    """
    known, peaks = thresholds_ma(), bursts_ma()
    for diameter in (10.0, 16.0):
        at_125 = math.exp(
            np.interp(
                math.log(125.0),
                np.log([100.0, 150.0]),
                np.log([known[diameter, "mono_cathodic", 0.0, width] for width in (100.0, 150.0)]),
            )
        )
        ratios, _ = burst(BURST_HALF_CYCLES_US, diameter)
        for half_us, ratio in zip(BURST_HALF_CYCLES_US, ratios, strict=True):
            cathodic = known.get((diameter, "mono_cathodic", 0.0, float(half_us)), at_125)
            peak = peaks[diameter, float(0.5e6 / half_us), 4.0]
            assert ratio * cathodic == pytest.approx(peak, rel=1e-9)


def test_what_nothing_is_known_of_says_so() -> None:
    """A single anodic phase; what lies beyond a table; classes without a table."""
    alone = waveform_ratio(200.0, Monophasic(phase_duration_us=200.0), MOTOR, -1.0)
    assert np.isnan(alone.ratio[0])
    assert alone.notes == {"anodic_alone"}
    assert waveform_ratio(10.0, SYMMETRIC, MOTOR).notes == {"width_outside_table"}
    far = BiphasicSymmetric(phase_duration_us=200.0, interphase_gap_us=200.0)
    assert waveform_ratio(200.0, far, MOTOR).notes == {"gap_outside_table"}
    assert waveform_ratio(200.0, SYMMETRIC, FIBRES["c"]).notes == {"second_phase_unknown"}
    assert waveform_ratio(200.0, SYMMETRIC, FIBRES["a_delta"]).notes == {"fibre_outside_table"}
    assert waveform_ratio(200.0, HalfSine(phase_duration_us=200.0), MOTOR).notes == {
        "linear_membrane"
    }


def test_a_membrane_that_never_rises_says_so() -> None:
    """Two strong anodic phases around a weak cathodic one: no number, rather than an infinite one.

    v after phases of -1, 0.5 and -1 of 100 us each stays below 0 by hand: -0.14, then about -0.05.
    """
    pulse = Triphasic(phase_duration_us=100.0, phase_ratios=(1.0, 0.5, 1.0))
    found = waveform_ratio(100.0, pulse, MOTOR, -1.0)
    assert np.isnan(found.ratio[0])
    assert found.notes == {"linear_membrane", "never_above_rest"}


@pytest.mark.parametrize("direction", [1.0, -1.0])
def test_equal_pulses_written_differently(direction) -> None:
    """Points, a triphasic pulse without a third phase, an asymmetric one with equal phases."""
    same = [
        Points(time_us=(0.0, 250.0, 250.0, 500.0), level_ratio=(1.0, 1.0, -1.0, -1.0)),
        Triphasic(phase_duration_us=250.0, phase_ratios=(1.0, 1.0, 0.0)),
        BiphasicAsymmetric(phase_duration_us=250.0, recovery_ratio=1.0),
    ]
    wanted = waveform_ratio(250.0, SYMMETRIC, MOTOR, direction)
    for pulse in same:
        found = waveform_ratio(250.0, pulse, MOTOR, direction)
        assert found.ratio == pytest.approx(wanted.ratio, rel=1e-12)
        assert found.notes == wanted.notes
    sine = waveform_ratio(
        200.0, SineBurst(carrier_frequency_hz=2500.0, cycle_count=1), MOTOR, direction
    )
    half = waveform_ratio(200.0, HalfSine(phase_duration_us=200.0, biphasic=True), MOTOR, direction)
    assert sine.ratio == pytest.approx(half.ratio, rel=1e-9)


@examples(60)
@given(width=st.floats(20.0, 1000.0), gap=st.floats(0.0, 500.0), recovery=st.floats(0.05, 1.0))
def test_gap_and_lower_recovery_help(width, gap, recovery) -> None:
    """More gap and less recovery never need more current, and a second phase never helps."""

    def w(gap_us, ratio):
        return cathodic_first(np.array([width]), 10.0, gap_us, ratio)[0][0]

    assert 1.0 <= w(gap, recovery) <= w(0.0, recovery) + 1e-12
    assert w(gap, recovery) <= w(gap, 1.0) + 1e-12


@examples(60)
@given(pulse=pulses(5000.0), direction=st.sampled_from((1.0, -1.0)))
def test_any_pulse_has_a_ratio_or_a_reason(pulse, direction) -> None:
    """Positive and finite, or nan with the reason for it."""
    lead = pulse.unit.lead
    found = waveform_ratio(lead.end_us - lead.start_us, pulse, MOTOR, direction)
    if found.notes & {"anodic_alone", "never_above_rest"}:
        assert np.isnan(found.ratio[0])
    else:
        assert 0.0 < found.ratio[0] < math.inf
