"""Each rule of contract 1.3 to 1.6 that can be broken, broken once, on a shipped program.

The same table goes through the file, through --set and through the window.
"""

from dataclasses import dataclass
from typing import Any

S = "section.0"
C = "section.0.channel.0"
P, T, M, K, W = f"{C}.pulse", f"{C}.timing", f"{C}.modulation", f"{C}.carrier", f"{C}.window"


@dataclass(frozen=True)
class Broken:
    """A preset, the edits that break it, the rule that is broken and where it is told."""

    preset: str
    edits: dict[str, Any]
    rule: str
    path: str


BROKEN = [
    # 1.2 and 1.3: sections, cycles, trains
    Broken("stroke-foot-drop", {f"{S}.cycle_count": 3}, "one_of", f"{S}.duration_min"),
    Broken("stroke-foot-drop", {f"{S}.off_s": None}, "both_or_neither", f"{S}.off_s"),
    Broken("stroke-foot-drop", {f"{S}.cadence_rpm": 50.0}, "two_cycles", f"{S}.cadence_rpm"),
    Broken("stroke-foot-drop", {f"{S}.duration_min": 1441.0}, "range", f"{S}.duration_min"),
    Broken("stroke-foot-drop", {f"{M}.ramp_up_s": 1.0}, "ramps_exceed_train", f"{M}.ramp_up_s"),
    Broken("stroke-foot-drop", {f"{C}.on_s": 3.1}, "train_exceeds_cycle", f"{C}.on_s"),
    Broken("stroke-foot-drop", {f"{C}.delay_s": 3.0}, "delay", f"{C}.delay_s"),
    Broken("stroke-foot-drop", {f"{P}.phase_duration_us": 400_000.0}, "recovery_too_long",
           f"{P}.recovery_ratio"),
    Broken("tens-conventional", {f"{P}.phase_duration_us": 400_000.0}, "pulse_too_long", P),
    Broken("tens-conventional", {f"{S}.trigger": "button"}, "needs_cycle", f"{S}.trigger"),
    Broken("tens-conventional", {f"{M}.ramps": "outside_on"}, "needs_cycle", f"{M}.ramps"),
    Broken("tens-conventional", {f"{C}.on_s": 5.0}, "needs_cycle", f"{C}.on_s"),
    Broken("tens-conventional", {f"{C}.delay_s": -1.0}, "delay", f"{C}.delay_s"),
    Broken("tens-burst", {f"{T}.burst_frequency_hz": 30.0}, "burst_too_long",
           f"{T}.burst_frequency_hz"),
    Broken("teach-walking", {f"{W}.stop_percent": 170.0}, "window_length", f"{W}.stop_percent"),
    Broken("teach-walking", {C + ".window": None}, "window_needed", f"{C}.window"),
    Broken("teach-walking", {f"{W}.extension_s": 1.0}, "train_exceeds_cycle", f"{C}.window"),
    Broken("teach-walking", {f"{C}.on_s": 0.5}, "needs_cycle", f"{C}.on_s"),
    Broken("teach-cycling", {f"{W}.start_percent": 5.0, f"{W}.stop_percent": 9.0}, "window_kind",
           f"{W}.start_percent"),
    Broken("teach-reciprocal", {"section.0.channel.1.name": "Extensors"}, "same_name",
           "section.0.channel.1.name"),
    Broken("teach-reciprocal",
           {f"{C}.electrode.name": "a", "section.0.channel.1.electrode.name": "a",
            "section.0.channel.1.delay_s": 0.0},
           "pair_overlap", "section.0.channel.1.electrode.name"),
    # 1.4: shapes
    Broken("teach-biphasic-exponential", {f"{P}.recovery_time_constant_us": 50.0}, "recovery_peak",
           f"{P}.recovery_time_constant_us"),
    Broken("teach-biphasic-exponential", {f"{P}.recovery_time_constant_us": 300_000.0},
           "recovery_too_slow", f"{P}.recovery_time_constant_us"),
    Broken("teach-triphasic", {f"{P}.phase_ratios": [0.5, 0.9, 0.5]}, "ratios",
           f"{P}.phase_ratios"),
    Broken("teach-triangular", {f"{P}.rise_fraction": 1.5}, "range", f"{P}.rise_fraction"),
    Broken("teach-half-sine", {f"{P}.biphasic": False, f"{P}.interphase_gap_us": 50.0},
           "gap_alone", f"{P}.interphase_gap_us"),
    Broken("teach-trapezoidal", {f"{P}.rise_us": 100_000.0}, "rise_and_fall", f"{P}.rise_us"),
    Broken("teach-twin-peak", {f"{P}.spacing_us": 40.0}, "spacing", f"{P}.spacing_us"),
    Broken("teach-twin-peak", {f"{P}.spike_count": 5}, "range", f"{P}.spike_count"),
    Broken("teach-points", {f"{P}.time_us": [0.0, 10.0], f"{P}.level_ratio": [1.0]}, "points_count",
           f"{P}.level_ratio"),
    Broken("teach-points", {f"{P}.time_us": [1.0, 10.0], f"{P}.level_ratio": [1.0, 1.0]},
           "points_from_zero", f"{P}.time_us"),
    Broken("teach-points", {f"{P}.time_us": [0.0, 10.0, 5.0], f"{P}.level_ratio": [1.0, 1.0, 1.0]},
           "points_order", f"{P}.time_us.2"),
    Broken("teach-points", {f"{P}.time_us": [0.0, 10.0], f"{P}.level_ratio": [0.5, 0.5]},
           "points_peak", f"{P}.level_ratio"),
    Broken("teach-sine-burst", {f"{P}.cycle_count": 2.5}, "type", f"{P}.cycle_count"),
    Broken("teach-monophasic", {f"{P}.polarity": "both"}, "choice", f"{P}.polarity"),
    # 1.5: timing and modulation
    Broken("teach-doublets", {f"{T}.pulses_per_nlet": 1000}, "nlet_too_long", f"{T}.frequency_hz"),
    Broken("teach-catch-like", {f"{T}.nlet_interval_ms": 0.1}, "pulse_too_long", P),
    Broken("teach-sweep", {f"{T}.sweep_s": 0.0}, "range", f"{T}.sweep_s"),
    Broken("teach-dense-disperse", {f"{T}.hold_s": 1.0}, "step_holds", f"{T}.hold_s"),
    Broken("teach-jitter", {f"{T}.jitter_fraction": 1.0}, "range", f"{T}.jitter_fraction"),
    Broken("teach-jitter", {f"{T}.seed": -1}, "range", f"{T}.seed"),
    Broken("teach-listed", {f"{T}.onset_s": [0.0, 0.5, 0.5]}, "onsets_order", f"{T}.onset_s.2"),
    Broken("teach-listed", {f"{T}.onset_s": []}, "onsets_empty", f"{T}.onset_s"),
    Broken("teach-listed", {f"{T}.onset_s": [0.0, 80_000.0]}, "onset_outside", f"{T}.onset_s.1"),
    Broken("tens-conventional", {f"{M}.amplitude_depth_fraction": 0.5}, "both_or_neither",
           f"{M}.amplitude_modulation_hz"),
    Broken("teach-sine-burst", {f"{M}.ramp_kind": "phase_duration"}, "no_phase_duration",
           f"{M}.ramp_kind"),
    # 1.6: carriers
    Broken("teach-interferential", {f"{K}.beat_end_hz": 150.0}, "both_or_neither", f"{K}.sweep_s"),
    Broken("teach-interferential", {f"{K}.hold_s": 1.0}, "hold_alone", f"{K}.hold_s"),
    Broken("teach-carrier-sine", {f"{K}.carrier_frequency_hz": 50.0}, "range",
           f"{K}.carrier_frequency_hz"),
    Broken("teach-carrier-sine", {f"{M}.polarity_reversal_s": 2.0}, "no_direction",
           f"{M}.polarity_reversal_s"),
    Broken("teach-diadynamic-df", {f"{K}.form": "XX"}, "choice", f"{K}.form"),
    Broken("teach-direct", {f"{K}.polarity": "alternating"}, "choice", f"{K}.polarity"),
]  # fmt: skip
