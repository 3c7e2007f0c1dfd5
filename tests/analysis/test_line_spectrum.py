"""Lines of regular trains against series by hand, the windowed spectrum, Parseval and the dose."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.test_spectrum import unit_variation
from tests.core.test_shapes import CASES
from tests.examples import examples
from tests.programs import (
    BiphasicSymmetric,
    Burst,
    Constant,
    Jittered,
    Listed,
    Modulation,
    Monophasic,
    Nlet,
    SineBurst,
    Sweep,
    channel,
    program,
    section,
)
from wavesim.analysis.current import current_ma
from wavesim.analysis.dose import channel_dose
from wavesim.analysis.spectrum import LineSpectrum, NoLines, line_spectrum, spectrum
from wavesim.core.carriers import (
    Diadynamic,
    Direct,
    Interferential,
    Premodulated,
    SineCarrier,
)
from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError

TIMINGS = [
    Constant(frequency_hz=20.0),
    Constant(frequency_hz=37.3),
    Burst(frequency_hz=100.0, pulses_per_burst=4, burst_frequency_hz=2.0),
    Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0),
    Nlet(frequency_hz=12.5, nlet_interval_ms=7.0),
    Nlet(frequency_hz=9.0, pulses_per_nlet=3, nlet_interval_ms=8.0),
    Nlet(frequency_hz=20.0, pulses_per_nlet=3, nlet_interval_ms=7.0, first_only=True),
]
POLARITIES = ["cathodic_first", "anodic_first", "alternating"]


def lines(pulse, timing, highest_hz, **more):
    found = line_spectrum(program(section(channel(pulse, timing, **more))), highest_hz)
    assert isinstance(found, LineSpectrum)
    return found


def test_rectangles_by_their_fourier_series():
    k = np.arange(1, 201)
    found = lines(Monophasic(phase_duration_us=300.0), Constant(frequency_hz=50.0), 10_000.0)
    # Duty 0.015: dc A d, peaks 2 A sin(pi k d) / (pi k).
    np.testing.assert_allclose(found.frequency_hz, 50.0 * k, rtol=1e-15)
    assert found.dc_ma == pytest.approx(40.0 * 0.015, rel=1e-14)
    expected = 80.0 / (np.pi * k) * np.abs(np.sin(np.pi * k * 0.015))
    np.testing.assert_allclose(found.amplitude_ma, expected, atol=1e-13)
    # The middle of the pulse is at 150 us: a cosine that lags by 2 pi f 150 us.
    np.testing.assert_allclose(found.phase_rad[:60], -np.pi * k[:60] * 0.015, atol=1e-12)


def test_a_square_wave_has_odd_lines_only():
    half = Monophasic(phase_duration_us=10_000.0, polarity="alternating")
    found = lines(half, Constant(frequency_hz=100.0), 2000.0)
    assert found.dc_ma == 0.0
    k = np.arange(1, 41)
    expected = np.where(k % 2, 4.0 * 40.0 / (np.pi * k), 0.0)
    np.testing.assert_allclose(found.frequency_hz, 50.0 * k)
    np.testing.assert_allclose(found.amplitude_ma, expected, atol=1e-12)


def test_a_sine_without_pause_is_one_line():
    pulse = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    found = lines(pulse, Constant(frequency_hz=100.0), 10_000.0)
    expected = np.where(found.frequency_hz == 2500.0, 40.0, 0.0)
    np.testing.assert_allclose(found.amplitude_ma, expected, atol=1e-12)
    assert found.phase_rad[24] == pytest.approx(-math.pi / 2, abs=1e-12)


@pytest.mark.parametrize("timing", TIMINGS)
@pytest.mark.parametrize("polarity", POLARITIES)
@pytest.mark.parametrize("name", ["symmetric", "twin peak", "asymmetric", "half sine"])
def test_lines_are_the_windowed_spectrum_of_whole_periods(timing, polarity, name):
    pulse = replace(CASES[name][0], polarity=polarity)
    work = program(section(channel(pulse, timing)))
    found = line_spectrum(work, 3000.0)
    period_s = 1.0 / found.frequency_hz[0]
    lead_s = 0.014 if getattr(timing, "first_only", False) else 0.0
    start_s = lead_s + 4.0 * period_s
    window = spectrum(work, start_s, start_s + 6.0 * period_s, found.frequency_hz)
    to_start = np.exp(2j * np.pi * found.frequency_hz * lead_s)
    # Two pulses lead the N-let, so an alternating one comes to its pattern cathodic first.
    expected = 2.0 * window * to_start / (6.0 * period_s)
    # Phases of 3 kHz x 5 s = 1e5 rad are good to 2e-11, of lines of at most 40 mA.
    np.testing.assert_allclose(found.phasor_ma, expected, atol=1e-9)
    assert spectrum(work, start_s, start_s + 6.0 * period_s, 0.0).real / (
        6.0 * period_s
    ) == pytest.approx(found.dc_ma, abs=1e-13)


@examples(60)
@given(
    st.sampled_from(sorted(CASES)),
    st.sampled_from(TIMINGS),
    st.sampled_from(POLARITIES),
    st.floats(0.0, 100.0),
)
def test_parseval_and_the_dose(name, timing, polarity, amplitude_ma):
    pulse = replace(CASES[name][0], polarity=polarity)
    work = section(channel(pulse, timing, amplitude_ma=amplitude_ma))
    found = line_spectrum(program(work), 40_000.0)
    dose = channel_dose(work, 0)
    power = found.dc_ma**2 + 0.5 * float((found.amplitude_ma**2).sum())
    missing = dose.rms_plateau_ma**2 - power
    # Lines of a period with variation V: at most V / (pi k), so the tail is below V^2 / (2 pi^2 K).
    pulses = round(timing.plateau_rate_hz(1.0) / found.frequency_hz[0])
    variation = amplitude_ma * pulses * unit_variation(pulse.unit.segments)
    tail = variation**2 / (2.0 * math.pi**2 * len(found.frequency_hz))
    assert -1e-9 * power <= missing <= tail + 1e-12
    direct = abs(dose.net_dc_plateau_ua) * 1e-3
    assert abs(found.dc_ma) == pytest.approx(direct, rel=1e-12, abs=1e-12)


def test_modulation_ramps_and_pauses_are_no_part_of_the_plateau():
    plain = lines(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=50.0), 5000.0)
    modulation = Modulation(
        ramp_up_s=1.0,
        amplitude_depth_fraction=0.5,
        amplitude_modulation_hz=2.0,
        polarity_reversal_s=0.5,
    )
    work = section(channel(modulation=modulation), on_off=(4.0, 4.0))
    np.testing.assert_array_equal(line_spectrum(program(work), 5000.0).phasor_ma, plain.phasor_ma)


@pytest.mark.parametrize(
    "timing",
    [
        Sweep(frequency_hz=5.0, frequency_end_hz=40.0, sweep_s=0.7),
        Jittered(frequency_hz=33.3, jitter_fraction=0.6, seed=7),
        Listed(onset_s=(0.0, 0.013, 0.1)),
    ],
)
def test_no_steady_period_no_lines(timing):
    found = line_spectrum(program(section(channel(timing=timing))), 1000.0)
    assert found == NoLines(kind=timing.kind)


def steady(carrier, highest_hz=20_000.0, amplitude_ma=30.0):
    one = Channel(name="one", amplitude_ma=amplitude_ma, carrier=carrier)
    work = program(section(one))
    return work, line_spectrum(work, highest_hz)


CARRIERS = [
    SineCarrier(carrier_frequency_hz=4000.0),
    Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0),
    Premodulated(carrier_frequency_hz=2500.0, beat_hz=50.0),
    Premodulated(carrier_frequency_hz=500.0, beat_hz=500.0),
    Premodulated(carrier_frequency_hz=500.0, beat_hz=700.0),
    Premodulated(carrier_frequency_hz=1000.0, beat_hz=2000.0),
    Direct(),
    Direct(polarity="anodic_first"),
    Diadynamic(form="DF"),
    Diadynamic(form="MF", polarity="anodic_first"),
    Diadynamic(form="MF", mains_frequency_hz=60),
]


@pytest.mark.parametrize("carrier", CARRIERS)
def test_lines_of_continuous_currents_are_those_of_fine_steps(carrier):
    work, found = steady(carrier)
    # A tenth of a second holds whole periods of all. Rectified sines have lines that fall as
    # 1 / k^2: what sampling at 1 MHz folds down of them is 30 mA (120 Hz / 1 MHz)^2 a few times.
    samples = 100_000
    line = np.fft.rfft(current_ma(work, np.arange(samples) * 1e-6)) / samples
    assert found.dc_ma == pytest.approx(line[0].real, abs=1e-5)
    expected, number = 2.0 * line[1:2001], np.round(found.frequency_hz / 10.0).astype(int) - 1
    np.testing.assert_allclose(found.frequency_hz, 10.0 * (number + 1), rtol=1e-14)
    np.testing.assert_allclose(found.phasor_ma, expected[number], atol=1e-5)
    assert np.abs(np.delete(expected, number)).max() < 1e-5
    assert np.all(np.diff(found.frequency_hz) > 0.0)


@pytest.mark.parametrize("carrier", [*CARRIERS[:3], *CARRIERS[6:], Diadynamic(form="LP")])
def test_continuous_currents_have_the_power_of_the_dose(carrier):
    work, found = steady(carrier, 100_000.0)
    dose = channel_dose(work.section[0], 0)
    power = found.dc_ma**2 + 0.5 * float((found.amplitude_ma**2).sum())
    # Lines of rectified sines fall as 1 / k^2: beyond the 1000th there is 1e-9 of the power.
    assert power == pytest.approx(dose.rms_plateau_ma**2, rel=1e-8)
    assert abs(found.dc_ma) == pytest.approx(abs(dose.net_dc_plateau_ua) * 1e-3, rel=1e-12)


def test_a_swept_current_has_no_lines():
    swept = Interferential(
        carrier_frequency_hz=4000.0, beat_hz=80.0, beat_end_hz=150.0, sweep_s=6.0
    )
    assert steady(swept)[1] == NoLines(kind="interferential")
    with pytest.raises(ImpossibleError):
        steady(SineCarrier(carrier_frequency_hz=4000.0), math.inf)
    assert len(steady(SineCarrier(carrier_frequency_hz=4000.0), 3999.0)[1].frequency_hz) == 0


def test_how_many_lines():
    work = program(section(channel(timing=Constant(frequency_hz=37.3))))
    for multiple in (1, 3, 7, 1000, 53_619):
        assert len(line_spectrum(work, multiple * 37.3).frequency_hz) == multiple
    assert len(line_spectrum(work, 37.2).frequency_hz) == 0
    # 43 x 0.1 / 0.1 is 42.999... in double precision.
    slow = program(section(channel(timing=Constant(frequency_hz=0.1))))
    for multiple in (43, 81, 162):
        assert len(line_spectrum(slow, multiple * 0.1).frequency_hz) == multiple
    for wrong in (-1.0, math.nan, math.inf, 37.3 * 2_000_001):
        with pytest.raises(ImpossibleError) as error:
            line_spectrum(work, wrong)
        assert [(p.rule, p.path) for p in error.value.problems] == [("range", "highest_hz")]
    with pytest.raises(ImpossibleError):
        line_spectrum(work, 100.0, section=1)
