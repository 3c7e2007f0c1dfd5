"""What must hold of every force, and a second way to it: scipy's solver on random trains."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.physiology.reference_force import train
from tests.physiology.solver import Solver
from wavesim.core.errors import ImpossibleError
from wavesim.physiology import force_n, kernel
from wavesim.physiology.muscle import model_of
from wavesim.physiology.playing import muscle, play

INTERVALS_S = st.lists(st.floats(0.004, 0.4), min_size=1, max_size=12)
MODELS = st.sampled_from(["ding2003", "ding2007", "hmed2018"])


@st.composite
def trains(draw):
    """Onsets, 4 to 400 ms apart."""
    return np.cumsum(draw(INTERVALS_S))


@examples(6)
@given(trains(), st.sampled_from(["none", "F/r", "bounded"]), st.booleans(), st.integers(0, 2**32))
def test_equals_a_solver(onset, load, follows, seed):
    """Random onsets, calcium input and recruitment, DOP853 at 1e-10."""
    random, tires, bounded = np.random.default_rng(seed), load != "none", load == "bounded"
    recruited = random.uniform(0.05, 1.0, len(onset))
    lam = random.uniform(0.2, 1.1, len(onset))
    at = np.linspace(onset[0], onset[-1] + 1.0, 400)
    expected = Solver(tires=tires, follows=follows, bounded=bounded).forces(
        onset, at, recruited, lam
    )
    found = force_n(
        onset, at, recruited=recruited, lam=lam, fatigue=tires, r0_follows_km=follows,
        bounded=bounded,
    )  # fmt: skip
    # The tolerance of the reference, of the force's own size.
    assert found == pytest.approx(expected, rel=1e-4, abs=1e-5 * expected.max())


RAMPS = {
    "half of them": np.where(np.arange(99) < 50, 1.0, 0.5),
    "down to a hundredth": np.linspace(1.0, 0.01, 99),
    "up, held and down": np.interp(np.arange(99), [0, 33, 65, 98], [0.03, 1.0, 1.0, 0.03]),
    "every other pulse": np.arange(99) % 2.0,
}


@pytest.mark.parametrize("ramp", RAMPS)
def test_falling_recruitment_equals_a_solver(ramp):
    """Fatigue driven by F/r as it stands, also where fibres leave; of r = 0 by nothing."""
    onset, at = train(33, 3.0), np.linspace(0.0, 4.0, 400)
    expected = Solver(tires=True).forces(onset, at, RAMPS[ramp])
    found = force_n(onset, at, recruited=RAMPS[ramp], fatigue=True)
    assert found == pytest.approx(expected, rel=1e-4, abs=1e-5 * expected.max())


@examples(20)
@given(trains(), st.booleans(), st.integers(0, 2**32))
def test_never_negative_whatever_is_recruited(onset, bounded, seed):
    """From none to all and back within a pulse, for F/r as it stands too."""
    power = np.random.default_rng(seed).uniform(-9.0, 0.0, len(onset))
    at = np.linspace(0.0, onset[-1] + 10.0, 400)
    force = force_n(onset, at, recruited=10.0**power, fatigue=True, bounded=bounded)
    assert np.all(force >= 0.0)
    assert np.all(np.isfinite(force))


def test_replaced_constants_equal_a_solver():
    """Every constant by its name, all at once."""
    other = {"tc": 0.03, "A0": 1500.0, "tau1": 0.07, "tau2": 0.03, "Km": 0.2}
    tired = {"tf": 60.0, "aA": -0.8, "aT": 4e-5, "aK": 3e-5}
    onset, at = train(20, 4.0), np.linspace(0.0, 6.0, 500)
    expected = Solver(tires=True, **other, **tired).forces(onset, at)
    found = force_n(onset, at, fatigue=True, parameters=other | tired)
    assert found == pytest.approx(expected, rel=1e-4, abs=1e-5 * expected.max())


@examples(20)
@given(trains(), MODELS, st.sampled_from([False, "ding", "riener1998"]))
def test_never_negative_and_nothing_before_the_first_pulse(onset, model, fatigue):
    """Also not for phases too short and currents too low."""
    at = np.linspace(-1.0, onset[-1] + 3.0, 300)
    force = force_n(
        onset, at, model=model, fatigue=fatigue, phase_duration_us=250.0, amplitude_ma=40.0
    )
    assert np.all(force >= 0.0)
    assert np.all(force[at <= onset[0]] == 0.0)
    assert force.max() > 0.0


@pytest.mark.parametrize("given_", [{"phase_duration_us": 131.0}, {"amplitude_ma": 16.9}])
def test_below_threshold_nothing(given_):
    """pd0 is 131.405 us, the current of no calcium 17.0 mA."""
    model = "ding2007" if "phase_duration_us" in given_ else "hmed2018"
    assert np.all(force_n(train(33), np.linspace(0.0, 2.0, 50), model=model, **given_) == 0.0)


def test_no_pulse_no_force():
    """An empty train, and a train that recruits nothing and so does not tire either."""
    at = np.linspace(0.0, 300.0, 100)
    assert np.all(force_n([], at, fatigue=True) == 0.0)
    silent, loud = train(33, 100.0), 200.0 + train(33)
    onset = np.concatenate([silent, loud])
    recruited = np.r_[np.zeros(len(silent)), np.ones(len(loud))]
    after = force_n(onset, 200.0 + at / 300.0, recruited=recruited, fatigue=True)
    assert after == pytest.approx(force_n(train(33), at / 300.0, fatigue=True), rel=1e-9)


@examples(15)
@given(trains(), st.floats(0.01, 1.0))
def test_recruited_fibres_are_fully_driven(onset, recruited):
    """A fraction that stays has its part of the force, and tires as all of them do."""
    at = np.linspace(0.0, onset[-1] + 2.0, 200)
    full = force_n(onset, at, fatigue=True)
    # One multiplication more or less in each step.
    assert force_n(onset, at, recruited=recruited, fatigue=True) == pytest.approx(
        recruited * full, rel=1e-9, abs=1e-12
    )


@examples(15)
@given(trains(), st.integers(0, 300), st.sampled_from([True, "riener1998"]))
def test_where_one_looks_changes_nothing(onset, place, fatigue):
    """The same number alone, in any order and in any company: the grid belongs to the pulses."""
    at = np.linspace(0.0, onset[-1] + 2.0, 301)
    every = force_n(onset, at, fatigue=fatigue)
    shuffled = np.random.default_rng(place).permutation(301)
    assert np.array_equal(force_n(onset, at[shuffled], fatigue=fatigue), every[shuffled])
    halves = [force_n(onset, part, fatigue=fatigue) for part in (at[:place], at[place:])]
    assert np.array_equal(np.concatenate(halves), every)
    assert force_n(onset, at[place], fatigue=fatigue) == every[place]


def test_unfatigued_repeat_is_identical():
    """A contraction 3 s after another is the same one where nothing tires."""
    first = train(33)
    at = np.linspace(0.0, 2.0, 200)
    both = force_n(np.concatenate([first, 3.0 + first]), np.concatenate([at, 3.0 + at]))
    # What is left of the first after 2 s of relaxation, and onsets rounded at 3 s.
    assert both[200:] == pytest.approx(both[:200], rel=1e-6, abs=1e-5)


RESTS_S = (2.0, 10.0, 30.0, 60.0, 120.0, 1800.0)


@pytest.mark.parametrize("fatigue", ["ding", "riener1998"])
def test_recovery_is_monotone(fatigue):
    """A probe after a longer rest is stronger, and at last it is that of a rested muscle.

    Between 4 and 10 minutes the peak of Ding's model stands 0.5 % above the rested one: of little
    fatigue tau1 adds more than A loses. That is the model's, and has a test of its own.
    """
    work, at = train(33, 60.0), np.linspace(0.0, 1.0, 200)
    peaks = [
        force_n(np.r_[work, 60.0 + rest + train(33)], 60.0 + rest + at, fatigue=fatigue).max()
        for rest in RESTS_S
    ]
    assert np.all(np.diff(peaks) > 0.0)
    # exp(-1800/127) and exp(-1800/50) are left of the fatigue.
    assert peaks[-1] == pytest.approx(force_n(train(33), at, fatigue=fatigue).max(), rel=1e-5)


@pytest.mark.parametrize("fatigue", ["ding", "riener1998"])
def test_a_ramp_that_ends_at_nothing_tires_no_more_than_full_recruitment(fatigue):
    """What `respond` takes: F/r of fibres that leave would grow without bound."""
    ramp = np.minimum(1.0, np.linspace(2.0, 0.0, 330))
    onset = train(33, 10.0)
    both = np.concatenate([onset, 20.0 + train(33)])
    at = 20.0 + np.linspace(0.0, 1.0, 100)
    down = force_n(
        both, at, recruited=np.r_[ramp, np.ones(33)], fatigue=fatigue, bounded=True
    ).max()
    full = force_n(both, at, fatigue=fatigue).max()
    rested = force_n(train(33), at - 20.0).max()
    assert full * (1.0 - 1e-9) <= down < rested


PROBLEMS = {
    "unknown model": ({"model": "ding2004"}, "model", "choice"),
    "unknown fatigue": ({"fatigue": "dig"}, "fatigue", "choice"),
    "unsorted onsets": ({"onset_s": [0.0, 0.2, 0.1]}, "onset_s.2", "onsets_order"),
    "equal onsets": ({"onset_s": [0.0, 0.0]}, "onset_s.1", "onsets_order"),
    "an onset that is none": ({"onset_s": [0.0, np.nan]}, "onset_s", "range"),
    "a time that is none": ({"at_s": [np.inf]}, "at_s", "range"),
    "too many recruited": ({"recruited": 1.5}, "recruited", "range"),
    "negative calcium": ({"lam": [1.0, -1.0]}, "lam", "range"),
    "a current that is none": ({"amplitude_ma": np.nan}, "amplitude_ma", "range"),
    "a negative duration": ({"phase_duration_us": -3.0}, "phase_duration_us", "range"),
    "another length": ({"recruited": [1.0, 1.0, 1.0]}, "recruited", "type"),
    "an unknown constant": ({"parameters": {"tau3": 1.0}}, "parameters.tau3", "unknown_key"),
    "a constant of nothing": ({"parameters": {"tc": 0.0}}, "parameters.tc", "range"),
    "a constant in words": ({"parameters": {"tc": "long"}}, "parameters.tc", "type"),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_bad_input_is_one_error(case):
    """The problem names the argument."""
    given_, path, rule = PROBLEMS[case]
    arguments = {"onset_s": [0.0, 0.1], "at_s": [0.2]} | given_
    with pytest.raises(ImpossibleError) as caught:
        force_n(arguments.pop("onset_s"), arguments.pop("at_s"), **arguments)
    assert [(p.path, p.rule) for p in caught.value.problems] == [(path, rule)]


def test_currents_as_a_pulse_table_has_them():
    """Signed by polarity: only their size counts."""
    at, signs = np.linspace(0.0, 1.0, 50), np.where(np.arange(20) % 2, -40.0, 40.0)
    found = force_n(train(20), at, model="hmed2018", amplitude_ma=signs)
    assert np.array_equal(found, force_n(train(20), at, model="hmed2018", amplitude_ma=40.0))


def test_other_names_of_constants():
    """R0 itself, and the names of rested values."""
    at = np.linspace(0.0, 1.0, 50)
    assert np.array_equal(force_n(train(20), at, parameters={"R0": 1.143}), force_n(train(20), at))
    other = force_n(train(20), at, parameters={"R0": 2.0, "Km0": 0.2})
    same = force_n(train(20), at, parameters={"R0_minus_Km": 1.8, "Km": 0.2})
    assert other == pytest.approx(same, rel=1e-12)


def test_constants_as_numpy_gives_them():
    """Any real number; and of a fatigue that is switched off they do nothing."""
    at, plain = np.linspace(0.0, 1.0, 50), {"tau1": 0.0625, "tf": 64.0}
    found = force_n(
        train(20), at, parameters={"tau1": np.float32(0.0625), "tf": np.int64(64)},
        fatigue=np.True_,
    )  # fmt: skip
    assert np.array_equal(found, force_n(train(20), at, parameters=plain, fatigue=True))
    rested = force_n(train(20), at, parameters=plain)
    assert np.array_equal(rested, force_n(train(20), at, parameters={"tau1": 0.0625}))


@pytest.mark.parametrize("follows", [False, True])
def test_states_recover_monotonely(follows):
    """A rises, tau1 and Km fall from the end of the force on, up to their rest."""
    one = muscle(model_of("ding2003"), "ding", r0_follows_km=follows)
    state, pulses = one.rested(), np.ones((4, 1980))
    pulses[0] = train(33, 60.0)
    play(one, state, pulses, 61.0)
    seen = []
    for until_s in range(62, 2000, 20):
        play(one, state, np.empty((4, 0)), float(until_s))
        seen.append(state[[kernel.A, kernel.TAU1, kernel.KM]])
    steps = np.diff(seen, axis=0)
    assert np.all(steps[:, 0] > 0.0)
    assert np.all(steps[:, 1:] < 0.0)
    # exp(-1900/127) is left.
    assert seen[-1] == pytest.approx([3009.0, 0.050957, 0.103], rel=1e-6)


def test_a_restored_muscle_stands_above_the_rested_one():
    """Five minutes after a minute of 33 Hz, by a solver: 1.0046 of the rested peak, as here."""
    onset, at = np.r_[train(33, 60.0), 360.0 + train(33)], np.linspace(0.0, 1.0, 300)
    found = force_n(onset, np.r_[at, 360.0 + at], fatigue=True)
    # Made with DOP853 at 1e-10, restarted at each pulse, apart from this program.
    assert found[300:].max() / found[:300].max() == pytest.approx(1.0046454, rel=1e-4)


@pytest.mark.parametrize("late_s", [86_400.0, 1e6, 1e9, 1e12])
def test_a_late_clock_still_moves(late_s):
    """At 1e9 s a clock knows 0.1 us, at 1e12 s 0.1 ms: the same force to about that."""
    onset, at = train(20), np.linspace(0.0, 1.5, 31)
    early = force_n(onset, at, fatigue=True)
    late = force_n(late_s + onset, late_s + at, fatigue=True)
    # Force rises by at most 3000 N/s.
    assert late == pytest.approx(early, abs=6000.0 * max(np.spacing(late_s), 1e-9))


def test_a_long_rest_in_the_middle():
    """A pulse, ten years, a pulse: both twitches alike."""
    years_s = 10.0 * 365.25 * 86_400.0
    at = np.linspace(0.0, 0.3, 31)
    force = force_n([0.0, years_s], np.r_[at, years_s + at], fatigue=True)
    # A clock of ten years knows 60 ns.
    assert force[31:] == pytest.approx(force[:31], rel=1e-5, abs=1e-3)


def test_recovery_as_fast_as_relaxation():
    """Where tf and tau1 are one number the closed form of a rest has a limit, not a hole."""
    at = np.linspace(0.0, 3.0, 100)
    alike = {"tf": 0.1, "tau1": 0.1, "aA": -1.0, "aT": 0.0}
    near = alike | {"tf": 0.1 * (1.0 + 1e-7)}
    forces = [force_n([0.0, 2.0], at, fatigue=True, parameters=given_) for given_ in (alike, near)]
    assert forces[0] == pytest.approx(forces[1], rel=1e-5, abs=1e-9)


def test_the_tail_of_a_tired_contraction():
    """Relative to itself, down to a thousandth of the peak, while tau1 recovers."""
    onset = np.concatenate([2.0 * i + train(33) for i in range(20)])
    at = np.linspace(39.0, 41.0, 60)
    expected = Solver(tires=True).forces(onset, at)
    assert force_n(onset, at, fatigue=True) == pytest.approx(expected, rel=1e-4)
