"""`wavesim respond --readings` and the options of the model: numbers of the reference, in words."""

import json
from dataclasses import replace

import pytest

from tests.physiology.reference_force import rows
from wavesim.io.files import load, save
from wavesim.presentation.response_settings import Settings, project_table

TRAINS = {row["case"]: row for row in rows("ding2003_trains.csv")}


def channel(done):
    """The first channel of a document."""
    return json.loads(done.out)["sections"][0]["channels"][0]


def test_readings_are_those_of_the_reference(wavesim):
    """Twitch, force against rate and its ripple, catch-like trains; 1e-4 is agreed."""
    found = channel(wavesim("respond", "teach-constant-rate", "--readings", "--json"))["readings"]
    assert found["twitch_peak_n"] == pytest.approx(float(TRAINS["twitch"]["peak_N"]), rel=1e-4)
    by_rate = {one["frequency_hz"]: one for one in found["force_frequency"]}
    for rate in (10, 20, 50, 80):
        expected = TRAINS[f"CFT_{rate}Hz_1s"]
        assert by_rate[rate]["peak_force_n"] == pytest.approx(float(expected["peak_N"]), rel=1e-4)
    assert 10.0 < found["fused_hz"] < 20.0
    rested = found["catch_like"]["rested"]
    # The files have samples 0.1 ms apart, here they are interpolated.
    assert rested["doublet_t90_s"] == pytest.approx(0.2381, abs=2e-4)
    assert rested["constant_t90_s"] == pytest.approx(0.2478, abs=2e-4)


@pytest.mark.parametrize(
    ("model", "curve", "at", "expected_n"),
    [
        ("ding2007", "force_duration", {"phase_duration_us": 200.0}, 65.00),
        ("ding2007", "force_duration", {"phase_duration_us": 600.0}, 198.82),
        ("hmed2018", "force_amplitude", {"amplitude_ma": 40.0}, 133.43),
        ("hmed2018", "force_amplitude", {"amplitude_ma": 100.0}, 264.98),
    ],
)
def test_curves_of_models_that_know_their_input(wavesim, model, curve, at, expected_n):
    """Values that the reference states in words, with two decimals."""
    done = wavesim("respond", "teach-constant-rate", "--model", model, "--readings", "--json")
    readings = channel(done)["readings"]
    points = readings[curve]
    # Of what a model does not know there is no curve, rather than a flat one.
    (other,) = {"force_duration", "force_amplitude"} - {curve}
    assert readings[other] is None
    (force,) = (one["peak_force_n"] for one in points if at.items() <= one.items())
    assert force == pytest.approx(expected_n, rel=2e-4)


def test_readings_in_words(wavesim):
    """Also of channels that show nothing, which have none."""
    text = wavesim("respond", "teach-constant-rate", "--readings").out
    assert "Twitch: 99.5 N, after 78 ms" in text
    assert "10: 166; 15:" in text
    assert "A doublet first, rested: 90 % of the peak after 238 ms instead of 248 ms" in text
    silent = channel(wavesim("respond", "teach-constant-rate", "--readings", "--json", "--set",
                             "amplitude_ma=0"))  # fmt: skip
    assert silent["readings"] is None


def test_options_reach_the_model(wavesim):
    """A constant, R0 that follows Km, and the part that is asked for."""
    plain = ("respond", "sci-quadriceps-training", "--json")
    base = channel(wavesim(*plain))
    follows = channel(wavesim(*plain, "--r0-follows-km"))
    weaker = channel(wavesim(*plain, "--constant", "A0=1504.5", "--fatigue", "none"))
    fresh = channel(wavesim(*plain, "--fatigue", "none"))
    assert follows["peak_force_n"] == pytest.approx(base["peak_force_n"], rel=1e-2)
    assert follows["mean_force_n"] > base["mean_force_n"]
    assert weaker["peak_force_n"] == pytest.approx(0.5 * fresh["peak_force_n"], rel=1e-12)
    text = wavesim("respond", "sci-quadriceps-training", "--below", "70").out
    assert "The first contraction below 70 % of the first is number" in text


def test_the_model_kept_with_a_program_is_the_one(wavesim, tmp_path):
    """As the window keeps it; an option goes before it."""
    program, file = load("teach-constant-rate"), tmp_path / "mine.toml"
    kept = project_table(program, Settings(model="hmed2018", fatigue="riener1998"))
    save(replace(program, project=kept), file)
    assert channel(wavesim("respond", file, "--json"))["model"] == "hmed2018"
    assert "Riener 1998" in wavesim("respond", file).out
    assert channel(wavesim("respond", file, "--json", "--model", "ding2007"))["model"] == "ding2007"


BAD = {
    "no value": ("--constant", "tau1"),
    "no number": ("--constant", "tau1=long"),
    "no such constant": ("--constant", "tau3=1"),
    "impossible": ("--constant", "tau1=-1"),
    "no part": ("--below", "half"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_options_are_one_message(wavesim, case):
    """Status 2, a sentence, nothing on standard output."""
    done = wavesim("respond", "teach-constant-rate", *BAD[case])
    assert (done.status, done.out) == (2, "")
    assert done.err.strip().count("\n") == 0
