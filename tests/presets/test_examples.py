"""Presets that only show a word: what they may claim, what they cover, and their dose by hand."""

import math
from pathlib import Path
from typing import Any

import pytest

import wavesim
from tests.presets.library import EXAMPLES, document, name, sources, texts
from wavesim.core.contract_keys import CONTRACT_KINDS
from wavesim.core.paths import places, value_at

CLAIMS = {"direction": "Teaching only: not a treatment.", "grade": "expert"}


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_an_example_claims_nothing(path: Path) -> None:
    """It stands under teaching, has no source, and says that it is no treatment."""
    preset = document(path)
    evidence = preset["evidence"]
    assert preset["condition"] == "teaching"
    assert path.stem.startswith("teach-")
    assert {key: evidence[key] for key in CLAIMS} == CLAIMS
    assert evidence["verification"] == "from memory"
    assert "teaching_only" in preset["application"]["flags"]
    assert "Any use on a person" in preset["application"]["contraindications"][0]
    assert sources(path) == []
    for entry in evidence["range"].values():
        assert set(entry) <= {"min", "max", "range_basis"}
        assert entry["range_basis"] == "usual"


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_every_number_of_an_example_is_ours(path: Path) -> None:
    """Each number that the file states is assumed, by the place it stands at."""
    program = wavesim.load(path)
    assert program.evidence is not None
    assumed = {
        place
        for key in program.evidence.assumed
        for place in ([key] if "." in key else places(program, key))
    }
    preset = document(path)
    course = {
        f"application.{key}"
        for key in ("sessions_per_week", "weeks")
        if key in preset["application"]
    }
    assert assumed == set(_numbers(preset["section"], "section")) | course


def _numbers(found: Any, path: str) -> list[str]:
    """Paths of all numbers and lists of numbers."""
    if isinstance(found, bool | str):
        return []
    if isinstance(found, dict):
        return [one for key, item in found.items() for one in _numbers(item, f"{path}.{key}")]
    if isinstance(found, list) and isinstance(found[0], dict):
        return [one for i, item in enumerate(found) for one in _numbers(item, f"{path}.{i}")]
    return [path]


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_ranges_hold_the_starting_values(path: Path) -> None:
    """And no current is 0."""
    program = wavesim.load(path)
    assert program.evidence is not None
    assert program.evidence.range
    for key, entry in program.evidence.range.items():
        (place,) = [key] if "." in key else places(program, key)
        assert entry.min is not None
        assert entry.max is not None
        assert entry.min <= value_at(program, place) <= entry.max, key
    assert all(channel.amplitude_ma > 0 for part in program.section for channel in part.channel)


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_notes_are_one_to_three_sentences(path: Path) -> None:
    """Short enough to be read beside the picture."""
    assert 1 <= document(path)["notes"].count(". ") + 1 <= 3


def test_every_word_of_the_format_has_an_example() -> None:
    """Shapes, kinds, ramp rules, polarities, cycles; both N-lets, both ways to sweep a rate."""
    channels = [
        (part, channel)
        for path in EXAMPLES
        for part in document(path)["section"]
        for channel in part["channel"]
    ]
    said = {text for _, channel in channels for text in texts(channel)}
    kinds = {kind for names in CONTRACT_KINDS.values() for kind in names}
    words = {
        "outside_on", "down_outside_on", "phase_duration", "alternating", "step", "triangle",
        "DF", "MF", "CP", "LP",
    }  # fmt: skip
    assert kinds | words <= said
    keys = {key for part, _ in channels for key in part}
    keys |= {key for _, channel in channels for key in channel}
    inner = [table for _, channel in channels for table in channel.values()]
    keys |= {key for table in inner if isinstance(table, dict) for key in table}
    assert {
        "cadence_steps_per_min", "cadence_rpm", "on_s", "delay_s", "window", "extension_s",
        "polarity_reversal_s", "first_only", "beat_end_hz", "amplitude_modulation_hz",
        "phase_duration_modulation_hz", "ramp_start_fraction", "interphase_gap_us", "biphasic",
        "cycle_count",
    } <= keys  # fmt: skip
    assert any("on_s" not in part and "cadence_rpm" not in part for part, _ in channels)
    assert any(len(part["channel"]) > 1 for part, _ in channels)
    assert any("stage" in document(path)["application"] for path in EXAMPLES)


PI = math.pi
BY_HAND: dict[str, tuple[float, int | None]] = {
    "teach-monophasic": (20 * 0.3, 3000),
    "teach-biphasic-symmetric": (20 * 0.3, 3000),
    "teach-interphase-gap": (20 * 0.3, 3000),
    "teach-biphasic-asymmetric": (20 * 0.3, 3000),
    "teach-biphasic-exponential": (20 * 0.2, 3000),
    "teach-triphasic": (20 * 0.2, 3000),
    # A triangle has half its rectangle; the pulse at 0.5 Hz comes 30 times a minute.
    "teach-triangular": (10 * 200 / 2, 30),
    # 300 us at the base less half of each slope of 60 us.
    "teach-trapezoidal": (20 * 0.24, 3000),
    "teach-half-sine": (5 * 10 * 2 / PI, 3000),
    # Integral of (1 - e^(-x/tau)) / (1 - e^(-3)) over three time constants of 100 ms.
    "teach-exponential-rise": (10 * 100 * (2 + math.exp(-3)) / (1 - math.exp(-3)), 30),
    "teach-twin-peak": (300 * 0.01 * (1 - math.exp(-5)), 6000),
    "teach-sine-burst": (20 * 1000 / (PI * 2500), 3000),
    # A slope of 50 us and a level of 100 us.
    "teach-points": (20 * 0.125, 3000),
    "teach-alternating-polarity": (20 * 0.3, 300),
    "teach-reversing-polarity": (math.nan, None),
    "teach-constant-rate": (20 * 0.3, 30 * 20),
    # 20 trains of 4 bursts.
    "teach-bursts": (20 * 0.3, 20 * 4 * 7),
    "teach-doublets": (20 * 0.3, 30 * 40),
    # 3 pulses, and those 10 ms + k / 15 s, k = 1 ... 14, that lie below 1 s.
    "teach-catch-like": (20 * 0.3, 30 * (3 + 14)),
    # Two triangles of 4 s at 22.5 Hz on the mean: turns 0 to 179; five cycles of 12 s.
    "teach-sweep": (20 * 0.3, 5 * 180),
    # Two times 3 s at 5 and 3 s at 40 Hz; three cycles of 18 s and one train cut at 6 s.
    "teach-dense-disperse": (20 * 0.3, 3 * 270 + 135),
    "teach-jitter": (20 * 0.3, 30 * 20),
    "teach-listed": (20 * 0.3, 30 * 9),
    "teach-carrier-sine": (20 * 1000 / (PI * 4000), None),
    "teach-quadripolar": (20 * 1000 / (PI * 4000), None),
    "teach-interferential": (20 * 1000 / (PI * 4050), None),
    "teach-interferential-sweep": (20 * 1000 / (PI * 4040), None),
    "teach-premodulated": (20 * 1000 / (PI * 4000), None),
    "teach-direct": (math.nan, None),
    # A half sine of 10 ms: 2 A / pi on the mean.
    "teach-diadynamic-df": (5 * 10 * 2 / PI, None),
    "teach-diadynamic-mf": (5 * 10 * 2 / PI, None),
    "teach-diadynamic-cp": (5 * 10 * 2 / PI, None),
    "teach-diadynamic-lp": (5 * 10 * 2 / PI, None),
    "teach-ramps-inside": (20 * 0.3, 6 * 120),
    # A train of 9 s in a cycle of 13 s: four whole ones, and 8 s of the fifth.
    "teach-ramps-outside": (20 * 0.3, 4 * 180 + 160),
    # A train of 7 s in a cycle of 11 s: five whole ones, and 5 s of the sixth.
    "teach-ramp-down-after": (20 * 0.3, 5 * 140 + 100),
    "teach-ramp-phase-duration": (20 * 1.0, 30 * 30),
    "teach-ramp-start": (20 * 0.3, 6 * 120),
    "teach-amplitude-modulation": (20 * 0.3, 10 * 200),
    "teach-phase-duration-modulation": (20 * 1.0, 30 * 30),
    "teach-reciprocal": (20 * 0.3, 6 * 280),
    # 80 strides of 1.5 s; 0.4 x 1.5 + 0.2 + 0.4 s hold 48 pulses. The first starts at 0.9 s, so
    # the last is cut after 0.6 s: 24.
    "teach-walking": (30 * 0.25, 79 * 48 + 24),
    # 100 turns of 1.2 s; a third of a turn, 0.4 s, holds 16 pulses.
    "teach-cycling": (40 * 0.3, 100 * 16),
    "teach-stages": (20 * 0.3, 100 * 300),
}
"""Charge of the leading phase [uC] and pulses of the session of the first channel."""


def test_each_example_was_computed_by_hand() -> None:
    """None is missing, none is left over."""
    assert set(BY_HAND) == {path.stem for path in EXAMPLES}


@pytest.mark.parametrize("preset", BY_HAND)
def test_dose_of_an_example(preset: str) -> None:
    """rel 1e-9: a few operations on doubles; counts are exact, and null for carriers."""
    dose = wavesim.dose(wavesim.load(preset)).as_dict()["sections"][0]["channels"][0]
    charge_uc, pulses = BY_HAND[preset]
    found = dose["charge_per_phase_uc"]
    assert found is None if math.isnan(charge_uc) else found == pytest.approx(charge_uc, rel=1e-9)
    assert dose["pulses_per_session"] == pulses
