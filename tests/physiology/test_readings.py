"""Readings of the models against the reference's rows and hand-made values."""

import math

import numpy as np
import pytest

from tests.physiology.reference_force import rows
from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.physiology.calibration import EXAMPLE, Calibration
from wavesim.physiology.fatigue import fitness_after, frequency_share
from wavesim.physiology.muscle import model_of
from wavesim.physiology.playing import FINE, muscle
from wavesim.physiology.readings import (
    catch_like,
    first_below,
    force_amplitude,
    force_duration,
    force_frequency,
    fusion_hz,
    needs_times_rheobase,
    recovered,
    twitch,
)
from wavesim.physiology.recruitment import recruited_fraction
from wavesim.physiology.respond import respond
from wavesim.physiology.response import NO_CONTRACTIONS

PULSE = BiphasicSymmetric(phase_duration_us=250.0)


def rested(model="ding2003"):
    """A muscle that does not tire."""
    return muscle(model_of(model), "none", step=FINE)


def row(case):
    """One row of the trains."""
    return next(one for one in rows("ding2003_trains.csv") if one["case"] == case)


def test_twitch():
    """99.475 N at 78.4 ms; samples here are 1 ms apart."""
    found, expected = twitch(rested()), row("twitch")
    assert found.peak_n == pytest.approx(float(expected["peak_N"]), rel=1e-4)
    assert found.peak_s == pytest.approx(float(expected["t_peak_s"]), abs=1e-3)
    assert found.t90_s == pytest.approx(float(expected["t90_s"]), abs=1e-3)
    assert found.ripple_ratio == 1.0


def test_force_frequency_and_ripple():
    """Rising force, falling ripple, as in the table; the ripple is sampled each ms here."""
    rates = [10, 20, 33, 50, 80]
    for rate, found in zip(rates, force_frequency(rested(), rates), strict=True):
        expected = row(f"CFT_{rate}Hz_1s")
        assert found.peak_n == pytest.approx(float(expected["peak_N"]), rel=1e-4)
        assert found.ripple_ratio == pytest.approx(float(expected["ripple_rel"]), rel=0.02)


def test_fusion():
    """5 % lies between the 20.7 % of 10 Hz and the 1.5 % of 20 Hz; no rate reaches nothing."""
    found = fusion_hz(rested())
    assert 10.0 < found < 20.0
    assert fusion_hz(rested(), ripple_ratio=0.2070) == pytest.approx(10.0, abs=0.2)
    assert fusion_hz(rested(), ripple_ratio=0.0) is None


def test_catch_like():
    """90 % at 0.238 instead of 0.248 s, hardly a higher peak; more in tired muscle."""
    fresh = catch_like(rested())
    assert fresh.doublet.t90_s == pytest.approx(0.2381, abs=1e-3)
    assert fresh.constant.t90_s == pytest.approx(0.2478, abs=1e-3)
    assert fresh.doublet.peak_n == pytest.approx(269.864712, rel=1e-4)
    assert fresh.constant.peak_n == pytest.approx(269.862797, rel=1e-4)
    one = channel(PULSE, Constant(frequency_hz=33.0))
    found = respond(
        program(section(one, minutes=5.0, on_off=(1.0, 1.0))),
        calibration=Calibration(sensory_ma=1.0, motor_ma=1.0),
    )
    course = found.sections[0].channels[0].course
    tired = catch_like(course.muscle, course.after)
    assert tired.constant.t90_s - tired.doublet.t90_s > fresh.constant.t90_s - fresh.doublet.t90_s
    gain = [pair.doublet.impulse_ns / pair.constant.impulse_ns for pair in (fresh, tired)]
    assert 1.0 < gain[0] < gain[1]


def test_force_duration_of_ding_2007():
    """19.94, 65.00, 126.74, 198.82 N at 150, 200, 300, 600 us, 33 Hz."""
    found = force_duration(rested("ding2007"), [100.0, 150.0, 200.0, 300.0, 600.0], 40.0, PULSE)
    assert found == pytest.approx([0.0, 19.94, 65.00, 126.74, 198.82], rel=5e-4)


def test_force_amplitude_of_hmed_2018():
    """133.43 N at 40 mA, 222.22 at 63.1, 264.98 at 100, 33 Hz; nothing at 16 mA."""
    found = force_amplitude(rested("hmed2018"), [16.0, 40.0, 63.1, 100.0], 250.0, PULSE)
    assert found == pytest.approx([0.0, 133.43, 222.22, 264.98], rel=1e-4)


def test_curves_of_ding_2003_are_those_of_the_recruitment():
    """In proportion, up to the tetanus of all fibres."""
    tetanus = float(row("CFT_33Hz_1s")["peak_N"])
    phases, currents = np.array([50.0, 200.0, 400.0]), np.array([5.0, 20.0, 200.0])
    by_phase = force_duration(rested(), phases, 20.0, PULSE)
    by_current = force_amplitude(rested(), currents, 250.0, PULSE)
    expected = recruited_fraction(np.full(3, 20.0), phases, PULSE, EXAMPLE) * tetanus
    assert by_phase == pytest.approx(expected, rel=1e-4)
    assert np.all(np.diff(by_current) > 0.0)
    assert by_current[-1] == pytest.approx(tetanus, rel=1e-4)


def test_first_contraction_below_and_recovery():
    """Of 33 Hz 1 s/1 s: 146.643 N is the 31st of 270.896 N; 266.276 N after 180 s of rest."""
    one = channel(PULSE, Constant(frequency_hz=33.0))
    found = respond(
        program(section(one, minutes=2.0, on_off=(1.0, 1.0))),
        calibration=Calibration(sensory_ma=1.0, motor_ma=1.0),
    ).sections[0].channels[0]  # fmt: skip
    file = [r for r in rows("ding2003_fatigue.csv") if r["case"] == "33Hz_1s_on_1s_off_300s"]
    peaks = np.array([float(r["peak_N"]) for r in file])
    assert first_below(found.contractions, 0.5) == int(np.argmax(peaks < 0.5 * peaks[0]))
    assert first_below(found.contractions, 0.1) is None
    assert first_below(NO_CONTRACTIONS, 0.5) is None
    # Of the same probe in a rested muscle, which tires while it lasts: the first contraction.
    assert recovered(found.course, 180.0) == pytest.approx([266.276 / peaks[0]], rel=1e-4)


def test_fitness_after_riener():
    """Check values: 60 s of effort, then 60 s of rest; and a rate of 100 Hz costs all of it."""
    worked = fitness_after(1.0, 1.0, 60.0)
    assert worked == pytest.approx(0.30827, abs=5e-6)
    assert fitness_after(worked, 0.0, 60.0) == pytest.approx(0.79165, abs=5e-6)
    # By hand: 1 - 0.6 + 0.6 x 0.25.
    assert frequency_share(50.0) == pytest.approx(0.55, rel=1e-12)
    assert frequency_share(100.0) == frequency_share(300.0) == 1.0


def test_riener_in_the_engine_is_its_closed_form():
    """100 Hz for 60 s: full effort but for the 0.26 s in which it rises."""
    from wavesim.physiology import kernel
    from wavesim.physiology.playing import play

    one = muscle(model_of("ding2003"), "riener1998")
    state = one.rested()
    pulses = np.ones((4, 6000))
    pulses[0] = np.arange(6000) / 100.0
    play(one, state, pulses, 60.0)
    late = 0.26 * (1.0 / 30.0) * 0.8
    assert state[kernel.FITNESS] == pytest.approx(fitness_after(1.0, 1.0, 60.0), abs=late)
    at_60 = float(state[kernel.FITNESS])
    play(one, state, np.empty((4, 0)), 120.0)
    # The effort decays with 0.26 s instead of at once.
    assert state[kernel.FITNESS] == pytest.approx(fitness_after(at_60, 0.0, 60.0), abs=late)


def test_riener_tires_more_at_higher_rates():
    """What Ding's fatigue, which knows only the force, does not show."""
    low, high = (
        respond(
            program(
                section(channel(PULSE, Constant(frequency_hz=f)), minutes=5.0, on_off=(5.0, 5.0))
            ),
            fatigue="riener1998",
        ).sections[0].channels[0].contractions.peak_force_n
        for f in (20.0, 80.0)
    )  # fmt: skip
    assert high[-1] / high[0] < 0.8 * low[-1] / low[0]


def test_denervated_muscle_needs_long_pulses():
    """Weiss by hand with the chronaxies of the classes, 20 ms and 459 us."""
    denervated, motor = needs_times_rheobase(300.0)
    assert motor == pytest.approx(1.0 + 459.0 / 300.0, rel=1e-12)
    assert denervated > 20.0 * motor
    assert math.isclose(needs_times_rheobase(1e9)[0], 1.0, rel_tol=1e-4)
