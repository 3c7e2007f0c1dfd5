"""Every row of the reference force files, and the check values that stand in their text.

Tolerance 1e-4 is the one agreed for an engine that is not the solver itself; times are those of
samples 0.1 ms apart.
"""

import numpy as np
import pytest

from tests.physiology.reference_force import AT_S, CURVES, TRAINS, measures, rows, train
from wavesim.physiology import force_n, kernel
from wavesim.physiology.muscle import model_of
from wavesim.physiology.playing import muscle, play


def agrees(row, found):
    """All measures of a row."""
    for name, value in found.items():
        assert value == pytest.approx(float(row[name]), rel=1e-4), (row["case"], name)


@pytest.mark.parametrize("row", rows("ding2003_trains.csv"), ids=lambda row: row["case"])
def test_trains_of_ding_2003(row):
    """Twitch, constant rates, a doublet at the start, doublets."""
    onset = TRAINS[row["case"]]
    assert len(onset) == int(row["n_pulses"])
    agrees(row, measures(onset, force_n(onset, AT_S)))


@pytest.mark.parametrize("row", rows("ding2007_pulse_width.csv"), ids=lambda row: row["case"])
def test_phase_durations_of_ding_2007(row):
    """The recruitment of the file is the one of the model, so both ways give its force."""
    onset, width = train(float(row["freq_Hz"])), float(row["pulse_width_us"])
    force = force_n(onset, AT_S, model="ding2007", phase_duration_us=width)
    agrees(row, measures(onset, force))
    again = force_n(onset, AT_S, model="ding2007", recruited=float(row["recruitment"]))
    # The file has the recruitment with nine figures.
    assert again == pytest.approx(force, rel=1e-7)


@pytest.mark.parametrize("row", rows("hmed2018_amplitude.csv"), ids=lambda row: row["case"])
def test_currents_of_hmed_2018(row):
    """The lambda of the file is the one of the model."""
    onset = train(33)
    force = force_n(onset, AT_S, model="hmed2018", amplitude_ma=float(row["current_mA"]))
    agrees(row, measures(onset, force))
    again = force_n(onset, AT_S, lam=float(row["lambda"]))
    # The file has lambda with nine figures.
    assert again == pytest.approx(force, rel=1e-7)


@pytest.mark.parametrize("column", CURVES)
def test_curves_of_ding_2003(column):
    """Force each 10 ms; below 1 mN, late in the relaxation, the file's own digits end."""
    curves = rows("ding2003_curves.csv")
    at = np.array([float(row["t_s"]) for row in curves])
    expected = np.array([float(row[column]) for row in curves])
    assert force_n(TRAINS[CURVES[column]], at) == pytest.approx(expected, rel=1e-4, abs=1e-3)


def test_calcium_is_a_closed_form():
    """Cn of 33 Hz each 10 ms, exact but for the nine figures of the file."""
    one = muscle(model_of("ding2003"), "none")
    for row in rows("ding2003_curves.csv"):
        at, state = float(row["t_s"]), one.rested()
        pulses = np.ones((4, 33))
        pulses[0] = train(33)
        play(one, state, pulses[:, pulses[0] <= at], at)
        expected = float(row["Cn_CFT33"])
        assert state[kernel.CN] == pytest.approx(expected, rel=6e-9, abs=1e-11)


def _session(case):
    if case.startswith("33Hz_1s_1s"):
        starts, rate = np.append(np.arange(60) * 2.0, 300.0), 33
    else:
        starts, rate = np.arange(150) * 2.0, int(case[:2])
    return (starts[:, None] + train(rate)).ravel()


@pytest.mark.parametrize(
    "case",
    ["33Hz_1s_on_1s_off_300s", "20Hz_1s_on_1s_off_300s", "33Hz_1s_1s_120s_rest180s_probe"],
)
def test_sessions_of_ding_2003(case):
    """Peak and impulse of every contraction; the file's peaks are those of samples 1 ms apart."""
    mine = [row for row in rows("ding2003_fatigue.csv") if row["case"] == case]
    starts = np.array([float(row["t_start_s"]) for row in mine])
    within = np.arange(2_001) * 1e-3
    force = force_n(_session(case), starts[:, None] + within, fatigue=True)
    peaks = np.array([float(row["peak_N"]) for row in mine])
    impulses = np.array([float(row["impulse_Ns"]) for row in mine])
    assert force.max(axis=1) == pytest.approx(peaks, rel=1e-4)
    assert np.trapezoid(force, within, axis=1) == pytest.approx(impulses, rel=1e-4)


def test_check_values_in_the_text():
    """Peaks that the reference states in words; of 100 Hz it is that of a long train."""
    assert force_n(train(100, 2.0), AT_S).max() == pytest.approx(310.97, rel=1e-4)
    longest = force_n(train(100), AT_S, model="ding2007", phase_duration_us=600.0)
    assert longest.max() == pytest.approx(246.80, rel=1e-4)
    probe = _session("33Hz_1s_1s_120s_rest180s_probe")
    last = force_n(probe, 300.0 + AT_S, fatigue="ding").max()
    assert last == pytest.approx(266.276, rel=1e-4)
