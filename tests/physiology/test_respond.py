"""The response of programs: against forces of the same pulses, and what must hold of sessions."""

from itertools import pairwise

import numpy as np
import pytest

from tests.physiology.reference_force import rows
from tests.programs import (
    BiphasicSymmetric,
    Burst,
    Constant,
    Direct,
    Listed,
    Modulation,
    Monophasic,
    Nlet,
    SineBurst,
    channel,
    program,
    section,
)
from wavesim import ImpossibleError, schedule
from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.physiology import course, force_n
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.force_trace import force_trace
from wavesim.physiology.recruitment import recruited_fraction
from wavesim.physiology.respond import StoppedError, respond

EASY = Calibration(sensory_ma=1.0, motor_ma=1.0)
"""Thresholds so low that 40 mA recruit every fibre."""
PULSE = BiphasicSymmetric(phase_duration_us=250.0)


def one(timing, *, minutes=5.0, on_off=(1.0, 1.0), pulse=PULSE, **more):
    """A program of one channel in one section."""
    return program(section(channel(pulse, timing, **more), minutes=minutes, on_off=on_off))


def only(response):
    """The one channel of a response."""
    return response.sections[0].channels[0]


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("rate", [20, 33])
def test_sessions_of_the_reference(rate, quick):
    """Peak and impulse of each contraction, of a program instead of a list of pulses.

    1e-4 is the tolerance of results, 1e-3 of previews.
    """
    case = f"{rate}Hz_1s_on_1s_off_300s"
    mine = [row for row in rows("ding2003_fatigue.csv") if row["case"] == case]
    found = only(respond(one(Constant(frequency_hz=float(rate))), calibration=EASY, quick=quick))
    assert found.recruited_fraction == pytest.approx(1.0, rel=1e-12)
    peaks = [float(row["peak_N"]) for row in mine]
    impulses = [float(row["impulse_Ns"]) for row in mine]
    count = len(mine)  # the file has the last contraction of 33 Hz in another case
    within = 1e-3 if quick else 1e-4
    assert found.contractions.peak_force_n[:count] == pytest.approx(peaks, rel=within)
    assert found.contractions.force_time_integral_ns[:count] == pytest.approx(impulses, rel=within)
    assert found.contractions.start_s == pytest.approx(np.arange(150) * 2.0, abs=1e-9)
    assert found.peak_force_n == found.contractions.peak_force_n.max()
    assert found.mean_force_n == pytest.approx(found.force_time_integral_ns / 300.0, rel=1e-12)


def test_a_rest_between_sections_is_the_probe_of_the_reference():
    """60 contractions, 180 s of rest as a section of its own, one probe: 266.276 N."""
    work = section(channel(PULSE, Constant(frequency_hz=33.0)), minutes=2.0, on_off=(1.0, 1.0))
    found = respond(program(work, section(minutes=3.0), work), calibration=EASY)
    assert found.sections[1].channels == ()
    assert found.sections[2].channels[0].contractions.peak_force_n[0] == pytest.approx(
        266.276, rel=1e-4
    )


def test_each_name_is_a_muscle():
    """A channel of another name is fresh in the second section, one of the same name is tired."""
    first = channel(PULSE, Constant(frequency_hz=33.0), name="left")
    other = channel(PULSE, Constant(frequency_hz=33.0), name="right")
    found = respond(
        program(section(first, minutes=2.0), section(first, other, minutes=2.0)), calibration=EASY
    )
    fresh = found.sections[0].channels[0].peak_force_n
    left, right = (one.peak_force_n for one in found.sections[1].channels)
    # The section is cut elsewhere than the other muscle's, so steps differ in rounding.
    assert right == pytest.approx(fresh, rel=1e-9)
    assert left < 0.6 * right


def test_force_is_that_of_the_listed_pulses():
    """Ramped amplitude, recruitment and all: the same as the pulses given one by one."""
    made = one(Constant(frequency_hz=40.0), minutes=0.2, on_off=(2.0, 2.0), ramps=(0.5, 0.5))
    found = respond(made)
    pulses = schedule(made, 0.0, 12.0).pulses()
    heard = pulses.amplitude_ma != 0.0
    recruited = recruited_fraction(pulses.amplitude_ma, pulses.phase_duration_us, PULSE)
    trace = force_trace(found, 0.0, 12.0, 400, 0, 0)
    expected = force_n(
        pulses.onset_s[heard], trace.edge_s, recruited=recruited[heard], fatigue=True, bounded=True
    )
    top, bottom = np.append(trace.high_n, 0.0), np.append(trace.low_n, np.inf)
    # Steps of 0.15 tc against 0.05 tc.
    assert np.all(expected <= top * (1.0 + 1e-4) + 1e-3)
    assert np.all(expected[:-1] >= bottom[:-1] * (1.0 - 1e-4) - 1e-3)
    assert trace.recruited_fraction.max() == pytest.approx(only(found).recruited_fraction)


def test_a_contraction_that_the_end_cuts_is_not_a_whole_one():
    """Ten of 2 s and one of 0.05 s in 80.05 s: the document has eleven, fading is told of ten."""
    made = one(Constant(frequency_hz=33.0), minutes=80.05 / 60.0, on_off=(2.0, 6.0))
    found = only(respond(made, calibration=EASY))
    assert len(found.contractions.start_s) == 11
    assert len(found.whole.start_s) == 10
    assert found.contractions.peak_force_n[-1] < 0.5 * found.whole.peak_force_n[-1]
    cut = one(Constant(frequency_hz=33.0), minutes=1.0 / 60.0, on_off=(2.0, 6.0))
    assert len(only(respond(cut)).whole.start_s) == 1


def test_windows_change_nothing(monkeypatch):
    """Any window is bit-equal to the whole, also where it begins between two checkpoints."""
    monkeypatch.setattr(course, "CHUNK", 50)
    found = respond(one(Constant(frequency_hz=33.0), minutes=1.0), calibration=EASY)
    whole = force_trace(found, 0.0, 60.0, 600, 0, 0)
    parts = [force_trace(found, 10.0 * i, 10.0 * i + 10.0, 100, 0, 0) for i in range(6)]
    # The same edges up to a rounding of the time.
    for name in ("low_n", "high_n", "recruited_fraction"):
        joined = np.concatenate([getattr(part, name) for part in parts])
        assert joined == pytest.approx(getattr(whole, name), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("fatigue", ["none", "ding", "riener1998"])
@pytest.mark.parametrize(
    ("rate", "on_off"), [(5.0, (3.0, 4.0)), (33.0, (1.0, 1.0)), (100.0, (1.0, 9.0))]
)
def test_the_range_kept_of_a_section_is_that_of_the_force(rate, on_off, fatigue):
    """Long columns are not played again; here every millisecond is."""
    found = respond(
        one(Constant(frequency_hz=rate), minutes=1.0, on_off=on_off),
        calibration=EASY,
        fatigue=fatigue,
    )
    trace = force_trace(found, -4.5, 63.0, 150, 0, 0)
    at = np.arange(0.0, 60.0, 0.001)
    force = course.window_forces(only(found).course, at)
    for i, (start, stop) in enumerate(pairwise(trace.edge_s)):
        inside = force[(at >= start) & (at < stop)]
        if not len(inside):
            assert (trace.low_n[i], trace.high_n[i]) == (0.0, 0.0)
            continue
        # A bin of 0.1 s more on either side; a parabola through a step of 7 ms: 1e-3 of the peak.
        wider = force[(at >= start - 0.1) & (at < stop + 0.1)]
        low = wider.min() if start >= 0.0 and stop <= 60.0 else 0.0
        near = 1e-3 * force.max()
        assert low - near <= trace.low_n[i] <= inside.min() + 1e-5
        assert inside.max() - near <= trace.high_n[i] <= wider.max() + near


def test_what_comes_later_is_not_played_and_changes_nothing(monkeypatch):
    monkeypatch.setattr(course, "CHUNK", 50)
    first, last = (one(Constant(frequency_hz=33.0), minutes=minutes) for minutes in (1.0, 2.0))
    made = program(*first.section, *last.section, *first.section)
    whole, part = respond(made, calibration=EASY), respond(made, calibration=EASY, until_s=90.0)
    for number, stop_s in ((0, 60.0), (1, 30.0)):
        seen, begun = (force_trace(each, 0.0, stop_s, 40, number, 0) for each in (whole, part))
        for name in ("low_n", "high_n", "recruited_fraction"):
            assert getattr(begun, name).tolist() == getattr(seen, name).tolist()
    kept = [each.sections[1].channels[0].course.checkpoints for each in (whole, part)]
    assert len(kept[1]) < 0.4 * len(kept[0])
    assert [played.channels[0].valid for played in part.sections] == [True, True, False]


def test_chunks_change_nothing(monkeypatch):
    """How many pulses are played at once is not seen in any number, to the last bit."""
    made = one(Nlet(frequency_hz=15.0, nlet_interval_ms=5.0), minutes=1.0)
    at_once = respond(made).as_dict()
    monkeypatch.setattr(course, "CHUNK", 7)
    assert respond(made).as_dict() == at_once


SAME = {
    "burst of one": Burst(frequency_hz=100.0, pulses_per_burst=1, burst_frequency_hz=20.0),
    "listed": Listed(onset_s=tuple(k / 20.0 for k in range(20))),
}


@pytest.mark.parametrize("case", SAME)
def test_equal_programs_written_differently(case):
    """20 Hz said in other words."""
    plain = only(respond(one(Constant(frequency_hz=20.0), minutes=1.0)))
    other = only(respond(one(SAME[case], minutes=1.0)))
    # Onsets are equal to a rounding.
    assert other.contractions.peak_force_n == pytest.approx(
        plain.contractions.peak_force_n, rel=1e-9
    )


def test_two_halves_of_a_session_are_the_session():
    """Ten contractions in one section, or five in each of two."""
    whole = one(Constant(frequency_hz=33.0), minutes=1.0)
    half = section(channel(PULSE, Constant(frequency_hz=33.0)), minutes=0.5, on_off=(1.0, 1.0))
    halves = respond(program(half, half)).sections
    joined = np.concatenate([one.channels[0].contractions.peak_force_n for one in halves])
    # Onsets count from the section's start, so they differ in rounding.
    assert joined == pytest.approx(only(respond(whole)).contractions.peak_force_n, rel=1e-9)


SILENT = {
    "carrier": {"carrier": Direct(polarity="cathodic_first")},
    "no_amplitude": {"amplitude_ma": 0.0},
    "phase_too_long": {
        "pulse": Monophasic(phase_duration_us=100_000.0), "timing": Constant(frequency_hz=1.0)
    },
    "phase_too_short": {
        "pulse": Monophasic(phase_duration_us=10.0), "timing": Constant(frequency_hz=20.0)
    },
    "interval_too_short": {
        "timing": Nlet(frequency_hz=20.0, nlet_interval_ms=0.9),
    },
}  # fmt: skip


@pytest.mark.parametrize("why", SILENT)
def test_outside_its_range_a_model_shows_nothing(why):
    """No number, no contraction, a reason; and the muscle rests meanwhile."""
    silent = channel(**SILENT[why], name="one")
    loud = channel(PULSE, Constant(frequency_hz=33.0), name="one")
    found = respond(program(section(silent, minutes=1.0), section(loud, minutes=1.0)))
    data = found.as_dict()["sections"][0]["channels"][0]
    assert data["valid"] is False
    assert data["why_not"].endswith(".")
    assert data["contractions"] == []
    assert {data[name] for name in ("peak_force_n", "mean_force_n", "recruited_fraction")} == {None}
    assert why in found.sections[0].channels[0].marks
    assert force_trace(found, 0.0, 1.0, 10, 0, 0) is None
    rested = only(respond(program(section(loud, minutes=1.0))))
    assert found.sections[1].channels[0].peak_force_n == rested.peak_force_n


BEYOND = {
    "rate_beyond_fit": (one(Constant(frequency_hz=150.0)), "ding2003"),
    "phase_beyond_fit": (
        one(Constant(frequency_hz=33.0), pulse=Monophasic(phase_duration_us=900.0)), "ding2007"
    ),
    "current_beyond_fit": (one(Constant(frequency_hz=33.0), amplitude_ma=120.0), "hmed2018"),
}  # fmt: skip


@pytest.mark.parametrize("mark", BEYOND)
def test_beyond_its_fit_a_result_is_marked(mark):
    """Shown, but as extrapolated."""
    made, model = BEYOND[mark]
    found = only(respond(made, model=model))
    assert found.valid
    assert found.extrapolated
    assert mark in found.marks


def test_models_that_know_one_input_say_what_they_do_not_know():
    """Ding 2007 does not change with the current, Hmed 2018 not with the phase."""
    for model, key, marks in (
        ("ding2007", "amplitude_ma", {"amplitude_not_represented", "waveform_not_represented"}),
        ("hmed2018", "pulse", {"phase_duration_not_represented", "waveform_not_represented"}),
    ):
        changed = {"amplitude_ma": 80.0, "pulse": BiphasicSymmetric(phase_duration_us=500.0)}
        first = only(respond(one(Constant(frequency_hz=33.0)), model=model))
        second = only(respond(one(Constant(frequency_hz=33.0), **{key: changed[key]}), model=model))
        assert second.peak_force_n == first.peak_force_n
        assert marks <= set(first.marks)


def test_a_sine_burst_is_one_pulse():
    """50 bursts a second are 50 pulses, and it is said."""
    burst = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    found = only(respond(one(Constant(frequency_hz=50.0), pulse=burst), calibration=EASY))
    plain = only(respond(one(Constant(frequency_hz=50.0)), calibration=EASY))
    assert "burst" in found.marks
    # Both recruit all there is.
    assert found.peak_force_n == pytest.approx(plain.peak_force_n, rel=1e-9)


def test_recruitment_grows_with_amplitude_and_phase_duration():
    """And the force with it."""
    by_current = [
        only(respond(one(Constant(frequency_hz=33.0), amplitude_ma=a), fatigue="none")).peak_force_n
        for a in (5.0, 15.0, 25.0, 40.0, 80.0)
    ]
    by_phase = [
        only(
            respond(one(Constant(frequency_hz=33.0), pulse=BiphasicSymmetric(phase_duration_us=p)))
        ).recruited_fraction
        for p in (50.0, 100.0, 200.0, 400.0)
    ]
    assert np.all(np.diff(by_current) > 0.0)
    assert np.all(np.diff(by_phase) > 0.0)


def test_pulses_without_current_are_not_heard():
    """The first pulse of a ramp from zero has no current: the muscle hears the others alone."""
    made = one(
        Constant(frequency_hz=33.0), minutes=0.1, on_off=(1.0, 5.0),
        modulation=Modulation(ramp_up_s=0.5),
    )  # fmt: skip
    rate, found = 33.0, respond(made, calibration=EASY, fatigue="none")
    later = np.arange(1, 33) / rate
    pulses = schedule(made, 0.0, 6.0).pulses()
    recruited = recruited_fraction(pulses.amplitude_ma[1:], 250.0, PULSE, EASY)
    at = np.linspace(0.0, 2.0, 2001)
    expected = force_n(later, at, recruited=recruited).max()
    assert only(found).peak_force_n == pytest.approx(expected, rel=1e-4)


def test_work_can_be_followed_and_stopped():
    """The part done never falls and ends at 1; False ends the work."""
    told = []
    respond(one(Constant(frequency_hz=33.0)), progress=lambda done: told.append(done) or True)
    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(StoppedError):
        respond(one(Constant(frequency_hz=33.0)), progress=lambda _: False)


def test_bad_arguments_are_one_error():
    """The model, the fatigue and the constants by name; a section that is not there."""
    made = one(Constant(frequency_hz=33.0), minutes=0.1)
    for given_ in ({"model": "x"}, {"fatigue": "x"}, {"parameters": {"x": 1.0}}):
        with pytest.raises(ImpossibleError):
            respond(made, **given_)
    found = respond(made)
    for place in ((1, 0), (0, 1), (-1, 0)):
        with pytest.raises(ImpossibleError):
            force_trace(found, 0.0, 1.0, 10, *place)
    with pytest.raises(ImpossibleError):
        force_trace(found, 1.0, 0.0, 10, 0, 0)
    assert force_trace(found, 1.0, 1.0, 10, 0, 0) is None


def test_outside_the_section_there_is_no_force():
    """A window may reach beyond; its columns there are 0, but for the edge they share."""
    found = respond(one(Constant(frequency_hz=33.0), minutes=0.1), calibration=EASY)
    trace = force_trace(found, -6.0, 12.0, 18, 0, 0)
    assert np.all(trace.high_n[:6] == 0.0)
    assert np.all(trace.high_n[6:11] > 1.0)
    assert np.all(trace.high_n[13:] == 0.0)


@pytest.mark.parametrize("model", ["ding2003", "ding2007", "hmed2018"])
def test_presets_have_a_document(model):
    """Finite numbers, contractions that add up to the section."""
    for name in presets()[::20]:
        found = respond(load(name), model=model, quick=True)
        for part in found.sections:
            for channel_ in part.channels:
                if not channel_.valid:
                    assert channel_.why_not
                    continue
                sums = channel_.contractions.force_time_integral_ns.sum()
                # What is left over from the section before belongs to no contraction.
                assert 0.0 <= sums <= channel_.force_time_integral_ns * (1.0 + 1e-9)
                assert np.isfinite(channel_.peak_force_n)
