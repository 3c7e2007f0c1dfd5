"""What a broken rule says in full: what was found, what is allowed, its unit, and further numbers.

Of the table in tests/broken.py; every number here is from the rule's sentence in the contract and
from the numbers of the preset.
"""

import math

import pytest

from tests.broken import BROKEN
from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import with_values
from wavesim.io.files import load

ON_OFF = "only in a section with on_s and off_s"
REPORTS = {
    ("stroke-foot-drop", "one_of", "duration_min"): (
        60.0, "exactly one of duration_min and cycle_count", "", {}),
    ("stroke-foot-drop", "both_or_neither", "off_s"): (
        None, "both off_s and on_s, or neither", "", {}),
    ("stroke-foot-drop", "two_cycles", "cadence_rpm"): (
        50.0, "one of on_s and off_s, cadence_steps_per_min, cadence_rpm", "", {}),
    ("stroke-foot-drop", "range", "duration_min"): (1441.0, "above 0 to 1440", "min", {}),
    # 1 s up and 0.3 s down in a train of 1.2 s.
    ("stroke-foot-drop", "ramps_exceed_train", "ramp_up_s"): (
        1.3, "up to 1.2 together", "s", {"train_s": 1.2}),
    ("stroke-foot-drop", "train_exceeds_cycle", "on_s"): (3.1, "up to 3", "s", {}),
    ("stroke-foot-drop", "delay", "delay_s"): (
        3.0, "less than a cycle (3 s) either way", "s", {}),
    # 0.4 s at a ratio of 0.25 take 1.6 s to balance; in the longest second a ratio of 0.4 does.
    ("stroke-foot-drop", "recovery_too_long", "recovery_ratio"): (
        0.25, "0.4 to 1", "", {"recovery_duration_us": 1.6e6, "phase_duration_us": 4e5}),
    ("tens-conventional", "pulse_too_long", "pulse"): (
        8e5, "up to 10000", "us",
        {"pulse_duration_us": 8e5, "period_us": 1e4, "frequency_hz": 100.0,
         "phase_duration_us": 4e5}),
    ("tens-conventional", "needs_cycle", "trigger"): (
        "button", "timer in a continuous section", "", {}),
    ("tens-conventional", "needs_cycle", "ramps"): (
        "outside_on", "inside_on in a continuous section", "", {}),
    ("tens-conventional", "needs_cycle", "on_s"): (5.0, ON_OFF, "", {}),
    ("tens-conventional", "delay", "delay_s"): (
        -1.0, "0 or more and less than the section (1800 s)", "s", {}),
    # Ten pulses at 100 Hz: nine intervals and a pulse of 360 us.
    ("tens-burst", "burst_too_long", "burst_frequency_hz"): (
        30.0, f"up to {1.0 / 0.09036:.6g}", "Hz",
        {"burst_s": 0.09036, "period_s": 1.0 / 30.0, "phase_duration_us": 180.0}),
    ("teach-walking", "window_length", "stop_percent"): (170.0, "above 60 to 160", "", {}),
    ("teach-walking", "window_needed", "window"): (
        None, "start_percent and stop_percent in walking", "", {}),
    # 40 % of a stride of 1.5 s, 1 s of extension and 0.4 s of ramp behind it.
    ("teach-walking", "train_exceeds_cycle", "window"): (2.0, "up to 1.5", "s", {}),
    ("teach-walking", "needs_cycle", "on_s"): (0.5, ON_OFF, "", {}),
    ("teach-cycling", "window_kind", "start_percent"): (
        5.0, "either start_percent and stop_percent, or start_deg and stop_deg", "", {}),
    ("teach-reciprocal", "same_name", "name"): ("Extensors", "a name of its own", "", {}),
    ("teach-reciprocal", "pair_overlap", "name"): (
        "a", "pulses that do not overlap, or pairs of their own", "",
        {"other": "Extensors", "at_s": 0.0}),
    # Contract 1.4: B = p / (tau (1 - exp(-d / tau))), of 200 us with d = 5 tau.
    ("teach-biphasic-exponential", "recovery_peak", "recovery_time_constant_us"): (
        50.0, "long enough that the recovery starts below the leading phase", "us",
        {"recovery_peak_ratio": 4.0 / (1.0 - math.exp(-5.0))}),
    ("teach-biphasic-exponential", "recovery_too_slow", "recovery_time_constant_us"): (
        3e5, "0.1 to 200000", "us", {"recovery_duration_us": 1.5e6}),
    ("teach-triphasic", "ratios", "phase_ratios"): (
        (0.5, 0.9, 0.5), "three, the largest 1", "", {}),
    ("teach-half-sine", "gap_alone", "interphase_gap_us"): (
        50.0, "0 unless biphasic is true", "us", {}),
    ("teach-trapezoidal", "rise_and_fall", "rise_us"): (
        100_060.0, "up to 300 together", "us", {}),
    ("teach-twin-peak", "spacing", "spacing_us"): (
        40.0, "50 (spike_duration_us) or more", "us", {}),
    ("teach-twin-peak", "range", "spike_count"): (5, "1 to 4", "", {}),
    ("teach-points", "points_count", "level_ratio"): (
        1, "two or more, as many as time_us (2)", "", {}),
    ("teach-points", "points_from_zero", "time_us"): (1.0, "times from 0 to a later end", "", {}),
    ("teach-points", "points_order", "2"): (5.0, "never falling, at most two equal", "us", {}),
    ("teach-points", "points_peak", "level_ratio"): (0.5, "largest magnitude 1", "", {}),
    ("teach-sine-burst", "type", "cycle_count"): (2.5, "a whole number, 1 to 1000", "", {}),
    ("teach-monophasic", "choice", "polarity"): (
        "both", "cathodic_first, anodic_first, alternating", "", {}),
    # 999 intervals of 5 ms and a pulse of 600 us.
    ("teach-doublets", "nlet_too_long", "frequency_hz"): (
        20.0, f"up to {1.0 / 4.9956:.6g}", "Hz",
        {"nlet_s": 4.9956, "period_s": 0.05, "phase_duration_us": 300.0}),
    ("teach-catch-like", "pulse_too_long", "pulse"): (
        600.0, "up to 100", "us",
        {"pulse_duration_us": 600.0, "period_us": 100.0, "frequency_hz": 1e4,
         "phase_duration_us": 300.0}),
    ("teach-sweep", "range", "sweep_s"): (0.0, "above 0 to 86400", "s", {}),
    ("teach-dense-disperse", "step_holds", "hold_s"): (1.0, "0 where pattern is step", "", {}),
    ("teach-jitter", "range", "jitter_fraction"): (1.0, "0 to below 1", "", {}),
    ("teach-jitter", "range", "seed"): (-1, "0 or more", "", {}),
    ("teach-listed", "onsets_order", "2"): (0.5, "above 0.5", "s", {}),
    ("teach-listed", "onsets_empty", "onset_s"): ((), "one or more", "", {}),
    # A pulse of 600 us in a train of 1 s.
    ("teach-listed", "onset_outside", "1"): (8e4, "up to 0.9994", "s", {"train_s": 1.0}),
    ("tens-conventional", "both_or_neither", "amplitude_modulation_hz"): (
        None, "both amplitude_depth_fraction and amplitude_modulation_hz, or neither", "", {}),
    ("teach-sine-burst", "no_phase_duration", "ramp_kind"): (
        "phase_duration", "amplitude", "", {"shape": "sine_burst"}),
    ("teach-interferential", "both_or_neither", "sweep_s"): (
        None, "both beat_end_hz and sweep_s, or neither", "", {}),
    ("teach-interferential", "hold_alone", "hold_s"): (1.0, "0 without beat_end_hz", "s", {}),
    ("teach-carrier-sine", "range", "carrier_frequency_hz"): (50.0, "100 to 100000", "Hz", {}),
    ("teach-carrier-sine", "no_direction", "polarity_reversal_s"): (
        2.0, "only with direct and diadynamic", "s", {}),
    ("teach-diadynamic-df", "choice", "form"): ("XX", "DF, MF, CP, LP", "", {}),
    ("teach-direct", "choice", "polarity"): (
        "alternating", "cathodic_first, anodic_first", "", {}),
}  # fmt: skip


def listed(edits):
    """Lists of a file are tuples of a value."""
    return {path: tuple(new) if isinstance(new, list) else new for path, new in edits.items()}


@pytest.mark.parametrize("key", REPORTS, ids="-".join)
def test_all_that_is_said(key):
    found, allowed, unit, facts = REPORTS[key]
    name, rule, last = key
    (broken,) = [
        b for b in BROKEN if (b.preset, b.rule, b.path.rpartition(".")[2]) == (name, rule, last)
    ]
    with pytest.raises(ImpossibleError) as caught:
        with_values(load(name), listed(broken.edits))
    (problem,) = caught.value.problems
    assert (problem.rule, problem.path) == (rule, broken.path)
    assert problem.found == (pytest.approx(found) if isinstance(found, float) else found)
    assert (problem.allowed, problem.unit) == (allowed, unit)
    told = dict(problem.facts)
    assert told.keys() == facts.keys()
    for fact, value in facts.items():
        assert told[fact] == (pytest.approx(value) if isinstance(value, float) else value)
