"""One concept, one word: every number of the file has a name that is explained.

The glossary's column of tool terms explains many; the keys of the file format that it does not
list stand below, each with its meaning.
"""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache

import wavesim.core
from tests.project.tree import ROOT
from wavesim import dose, load
from wavesim.core.spec import Key, keys

UNITS = (
    "us", "ms", "s", "min", "hz", "ma", "ua", "uc", "mc", "mj", "w", "ohm", "uf", "cm2", "deg",
    "rpm", "ratio", "fraction", "percent", "count",
)  # fmt: skip
NUMBER = re.compile(rf"_(?:{'|'.join(UNITS)})$")

EXPLAINED_HERE = {
    "ramp_down_s": "the down half of glossary entry 29",
    "ramp_start_fraction": "level at which the up-ramp begins and the down-ramp ends",
    "duration_min": "length of a section",
    "cycle_count": "cycles of a section, or of the sine in one pulse",
    "cadence_steps_per_min": "walking: steps a minute, two to a stride",
    "cadence_rpm": "cycling: turns of the crank a minute",
    "area_cm2": "area of the smaller electrode of the pair",
    "series_ohm": "load of the pair of electrodes: in series",
    "parallel_ohm": "load of the pair of electrodes: beside the capacitance",
    "capacitance_uf": "load of the pair of electrodes: of the skin",
    "start_percent": "window of a channel in the stride, 0 at heel strike",
    "stop_percent": "its end",
    "start_deg": "window of a channel in the turn of the crank, 0 at top dead centre",
    "stop_deg": "its end",
    "extension_s": "time added to the end of a window",
    "recovery_ratio": "amplitude of the second phase of an asymmetric pulse over the first",
    "recovery_duration_us": "duration of that second phase",
    "recovery_time_constant_us": "its time constant where it decays",
    "rise_fraction": "part of a triangular phase that rises",
    "rise_us": "rising edge of a trapezoidal phase",
    "fall_us": "falling edge of a trapezoidal phase",
    "time_constant_us": "of the rise of an exponential phase",
    "spike_time_constant_us": "of the decay of one spike of a twin-peak pulse",
    "spike_duration_us": "of one spike of a twin-peak pulse",
    "spacing_us": "onset to onset of the spikes of a twin-peak pulse",
    "spike_count": "spikes of a twin-peak pulse",
    "carrier_frequency_hz": "glossary entry 35",
    "frequency_end_hz": "frequency at the other end of a sweep",
    "sweep_s": "time a sweep takes from one end to the other",
    "hold_s": "time a sweep rests at its first frequency",
    "hold_end_s": "time a sweep rests at its last frequency",
    "nlet_interval_ms": "onset to onset inside an N-let",
    "jitter_fraction": "part of the period by which an onset may come late",
    "mains_frequency_hz": "frequency of the mains whose rectified half waves flow",
    "carrier_frequency_end_hz": "frequency at the other end of a swept sine",
    "beat_end_hz": "beat at the other end of a swept beat",
    "level_ratio": "levels of the points of a drawn pulse",
    "polarity_reversal_s": "time after which the current changes direction",
    "onset_s": "onsets of a list, from the start of the train",
    "time_us": "times of the points of a drawn pulse",
    "amplitude_depth_fraction": "part of the amplitude that modulation takes away",
    "phase_duration_depth_fraction": "part of the phase duration that modulation takes away",
}
OF_THE_DOSE = {
    "session_duration_s": "of all sections together",
    "duration_s": "of one section",
    "cycle_s": "from the start of one train to that of the next",
    "train_s": "length of a train, ramps outside the on-time included",
    "charge_per_pulse_uc": "glossary entry 25",
    "charge_imbalance_ratio": "difference of the charges of both directions over the larger",
    "net_dc_plateau_ua": "mean current at full amplitude, the direct current that is left over",
    "pulse_energy_mj": "of one pulse in 500 ohm",
    "power_plateau_w": "mean power in 500 ohm at full amplitude",
    "power_density_w_cm2": "that power over the electrode's area",
    "peak_current_density_ma_cm2": "glossary entry 27, of the peak",
    "rms_current_density_ma_cm2": "glossary entry 27, of the rms",
    "duty_cycle_percent": "glossary entry 37: train over cycle",
    "pulse_duty_percent": "part of the time in which current flows, within a train",
    "total_charge_mc": "magnitudes of all pulses of a section",
}


def test_numbers_have_explained_names() -> None:
    """Parameters whose name ends in a unit, of every value in core that a file can hold."""
    unknown = {
        f"{owner}.{key.name}"
        for owner, key in _keys()
        if NUMBER.search(key.name)
        and f"`{key.name}`" not in _tool_terms()
        and key.name not in EXPLAINED_HERE
    }
    assert unknown == set()


def test_numbers_of_the_dose_have_explained_names() -> None:
    """Every key of the document that `wavesim dose --json` prints."""
    document = dose(load("stroke-foot-drop")).as_dict()
    section = document["sections"][0]
    names = {*document, *section, *section["channels"][0]}
    unknown = {
        name
        for name in names
        if NUMBER.search(name)
        and f"`{name}`" not in _tool_terms()
        and name not in EXPLAINED_HERE | OF_THE_DOSE
    }
    assert unknown == set()


def test_nothing_is_explained_twice() -> None:
    """What the glossary lists needs no second meaning here."""
    here = EXPLAINED_HERE | OF_THE_DOSE
    assert {name for name in here if f"`{name}`" in _tool_terms()} == set()


def test_unit_is_in_the_name() -> None:
    """The unit a panel shows is the one the name of the key ends in."""
    differing = {
        f"{owner}.{key.name} [{key.spec.unit}]"
        for owner, key in _keys()
        if key.spec is not None
        and key.spec.unit
        and not key.name.endswith(_suffixes(key.spec.unit))
    }
    assert differing == set()


def test_terms_are_entries_of_the_glossary() -> None:
    """The term of a parameter is an entry, whole or its first name."""
    lost = {
        f"{owner}.{key.name}: {key.spec.term}"
        for owner, key in _keys()
        if key.spec is not None and key.spec.term and key.spec.term not in _terms()
    }
    assert lost == set()


def _keys() -> Iterator[tuple[str, Key]]:
    for module in pkgutil.iter_modules(wavesim.core.__path__, "wavesim.core."):
        for name, found in vars(importlib.import_module(module.name)).items():
            if isinstance(found, type) and _is_value(found, module.name):
                yield from ((name, key) for key in keys(found).values() if key.spec)


def _is_value(cls: type, module: str) -> bool:
    return dataclasses.is_dataclass(cls) and cls.__module__ == module


def _suffixes(unit: str) -> tuple[str, ...]:
    if unit == "%":
        return ("_percent",)
    return ("_per_min", "_rpm") if unit == "1/min" else (f"_{unit.lower().replace('/', '_')}",)


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """Cells of the glossary's table: number, term, meaning, unit, tool term."""
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    cells = (tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
    return tuple(row for row in cells if len(row) == 5 and row[0].isdigit())


def _terms() -> set[str]:
    whole = {row[1] for row in _rows()}
    return whole | {term.partition(end)[0] for term in whole for end in (" (", " /", ",")}


def _tool_terms() -> str:
    return "\n".join(row[4] for row in _rows())
