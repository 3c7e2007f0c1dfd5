"""Every preset through the package: it loads, is in canonical form, and gives the dose by hand."""

import math
import re
from pathlib import Path
from typing import Any

import pytest

import wavesim
from tests.presets.library import OF_THE_TABLE, PATHS, ROOT, document, name
from wavesim.core.paths import places, value_at
from wavesim.io.encode import to_toml


def test_all_are_found() -> None:
    """By their file names, the bibliography not among them."""
    assert wavesim.presets() == sorted(path.stem for path in PATHS)


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_files_are_in_canonical_form(path: Path) -> None:
    """Reading and writing gives the same bytes back."""
    assert to_toml(wavesim.load(path)).encode("utf-8") == path.read_bytes()


def test_the_example_of_the_page_is_a_preset(tmp_path: Path) -> None:
    """The page on writing a preset shows one that loads, in the form it asks for."""
    page = (ROOT / "docs" / "presets.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "my-wrist-exercise.toml"
    file.write_text(example, encoding="utf-8")
    assert to_toml(wavesim.load(file)) == example


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_keys_of_the_evidence_mean_a_place(path: Path) -> None:
    """Ranges and assumptions are about keys that the program has, one place each."""
    program = wavesim.load(path.stem)
    evidence = program.evidence
    assert evidence is not None
    assert evidence.range is not None
    for key in [*evidence.range, *evidence.assumed]:
        (place,) = places(program, key) if "." not in key else (key,)
        value_at(program, place)


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_dose_is_that_by_hand(path: Path) -> None:
    """Charge of the leading phase, pulses of a train and of the session, from the file's numbers.

    rel 1e-9: a few operations on doubles; counts are exact.
    """
    section = document(path)["section"][0]
    channel = section["channel"][0]
    dose = wavesim.dose(wavesim.load(path)).as_dict()["sections"][0]["channels"][0]
    charge_uc = channel["amplitude_ma"] * _phase_area_us(channel["pulse"]) / 1000.0
    assert dose["charge_per_phase_uc"] == pytest.approx(charge_uc, rel=1e-9)
    assert (dose["net_charge_per_pulse_uc"] == 0) == (channel["pulse"]["shape"] != "monophasic")
    session_s = 60.0 * section["duration_min"]
    train_s = section.get("on_s", session_s)
    assert dose["pulses_per_train"] == _pulses(channel, train_s)
    cycle_s = train_s + section.get("off_s", 0.0)
    whole = math.floor(round(session_s / cycle_s, 9))
    rest_s = min(train_s, session_s - whole * cycle_s)
    counted = whole * _pulses(channel, train_s) + _pulses(channel, rest_s)
    assert dose["pulses_per_session"] == counted


def _phase_area_us(pulse: dict[str, Any]) -> float:
    """Area of the leading phase at 1 mA: a rectangle, or 1 / (pi f) of a sine's half-cycle."""
    if pulse["shape"] == "sine_burst":
        return 1e6 / (math.pi * pulse["carrier_frequency_hz"])
    return float(pulse["phase_duration_us"])


def _pulses(channel: dict[str, Any], train_s: float) -> int:
    """Pulses whose onset lies before the end of a train, each of which fits here (exact counts).

    The pulse is shorter than the last interval of each train, so none is lost at its end.
    """
    timing = channel["timing"]
    rate_hz = timing.get("burst_frequency_hz", timing["frequency_hz"])
    return math.ceil(round(max(train_s, 0.0) * rate_hz, 9)) * timing.get("pulses_per_burst", 1)
