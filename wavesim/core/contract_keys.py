"""All keys and kinds of the public contract, also those this version does not know yet.

A key that stands here but has no field is refused as not yet supported, never as unknown.
"""

from collections.abc import Mapping

from wavesim.core.carriers import CARRIERS, Carrier
from wavesim.core.pulses import SHAPES, Pulse
from wavesim.core.timing import TIMINGS, Timing

KINDS: dict[type, Mapping[str, type]] = {Pulse: SHAPES, Timing: TIMINGS, Carrier: CARRIERS}
"""The classes behind each tagged table, by the value of its tag."""

_LEADING = "phase_duration_us polarity"
_BIPHASIC = f"{_LEADING} biphasic interphase_gap_us"
_SWEEP = "sweep_s pattern hold_s hold_end_s"

CONTRACT_KINDS: dict[str, dict[str, frozenset[str]]] = {
    "shape": {
        name: frozenset(f"shape {names}".split())
        for name, names in {
            "monophasic": _LEADING,
            "biphasic_symmetric": f"{_LEADING} interphase_gap_us",
            "biphasic_asymmetric": (
                f"{_LEADING} interphase_gap_us recovery_ratio recovery_duration_us"
            ),
            "biphasic_exponential": (
                f"{_LEADING} interphase_gap_us recovery_time_constant_us recovery_duration_us"
            ),
            "triphasic": f"{_LEADING} interphase_gap_us phase_ratios",
            "triangular": f"{_BIPHASIC} rise_fraction",
            "trapezoidal": f"{_BIPHASIC} rise_us fall_us",
            "half_sine": _BIPHASIC,
            "exponential_rise": f"{_BIPHASIC} time_constant_us",
            "twin_peak": "spike_time_constant_us spike_duration_us spacing_us spike_count polarity",
            "sine_burst": "carrier_frequency_hz cycle_count polarity",
            "points": "time_us level_ratio polarity",
        }.items()
    },
    "kind": {
        name: frozenset(f"kind {names}".split())
        for name, names in {
            "constant": "frequency_hz",
            "burst": "frequency_hz pulses_per_burst burst_frequency_hz",
            "nlet": "frequency_hz pulses_per_nlet nlet_interval_ms first_only",
            "sweep": f"frequency_hz frequency_end_hz {_SWEEP}",
            "jittered": "frequency_hz jitter_fraction seed",
            "listed": "onset_s",
            "sine": f"carrier_frequency_hz carrier_frequency_end_hz {_SWEEP}",
            "interferential": f"carrier_frequency_hz beat_hz beat_end_hz {_SWEEP}",
            "premodulated": f"carrier_frequency_hz beat_hz beat_end_hz {_SWEEP}",
            "direct": "polarity",
            "diadynamic": "form mains_frequency_hz polarity",
        }.items()
    },
}
"""Keys of each shape and kind (of timings and carriers), by the name of the tag."""

CONTRACT_KEYS: dict[str, frozenset[str]] = {
    name: frozenset(names.split())
    for name, names in {
        "Program": (
            "schema id title condition notes section based_on device evidence application project"
        ),
        "Section": (
            "name duration_min cycle_count on_s off_s cadence_steps_per_min cadence_rpm trigger "
            "channel"
        ),
        "Channel": (
            "name amplitude_ma electrode pulse timing carrier modulation delay_s on_s window"
        ),
        "Electrode": "area_cm2 series_ohm parallel_ohm capacitance_uf name",
        "Modulation": (
            "ramp_up_s ramp_down_s ramps ramp_start_fraction ramp_kind amplitude_depth_fraction "
            "amplitude_modulation_hz phase_duration_depth_fraction phase_duration_modulation_hz "
            "modulation_pattern polarity_reversal_s"
        ),
        "Evidence": (
            "protocol grade direction mechanism verification verification_where sources assumed "
            "range bibliography"
        ),
        "Range": "min max value_basis range_basis source read",
        "Window": "start_percent stop_percent start_deg stop_deg extension_s",
        "Stage": "from_week to_week set remove",
        "Application": (
            "goal target modality placement intensity_criterion contraindications precautions "
            "flags sessions_per_week sessions_per_day weeks stage"
        ),
    }.items()
}
"""Keys of each table, by the name of the value it becomes."""


def contract_keys(cls: type) -> frozenset[str]:
    """Every key the contract gives the table that becomes `cls`."""
    for tag, kinds in CONTRACT_KINDS.items():
        name = getattr(cls, tag, None)
        if isinstance(name, str) and name in kinds:
            return kinds[name]
    return CONTRACT_KEYS[cls.__name__]


def tag_of(interface: type) -> str | None:
    """The tag key of a tagged table ("shape" of a pulse), None for a plain one."""
    return getattr(interface, "TAG", None) if interface in KINDS else None
