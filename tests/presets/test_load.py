"""Every preset through the package: it loads, is in canonical form, and gives the dose by hand."""

import re
from pathlib import Path

import pytest

import wavesim
from tests.presets import by_hand
from tests.presets.by_hand import Table
from tests.presets.library import OF_THE_TABLE, PATHS, ROOT, document, name
from wavesim.core.paths import places, value_at
from wavesim.io.encode import to_toml

ONE_WAY = {"monophasic", "triangular", "twin_peak"}


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
    """Ranges and assumptions are about keys that the program has, at one place or more."""
    program = wavesim.load(path.stem)
    evidence = program.evidence
    assert evidence is not None
    assert evidence.range is not None
    for key in [*evidence.range, *evidence.assumed]:
        found = places(program, key) if "." not in key else [key]
        assert found, key
        for place in found:
            value_at(program, place)


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_dose_is_that_by_hand(path: Path) -> None:
    """Charge of the leading phase, pulses of a train and of the session, from the file's numbers.

    rel 1e-9: a few operations on doubles; counts are exact.
    """
    doses = wavesim.dose(wavesim.load(path)).as_dict()["sections"]
    for section, of_section in zip(document(path)["section"], doses, strict=True):
        assert of_section["cycle_s"] == pytest.approx(by_hand.cycle_s(section), rel=1e-9)
        for channel, dose in zip(section["channel"], of_section["channels"], strict=True):
            if "pulse" in channel:
                _compare_pulses(section, channel, dose)
            else:
                _compare_carrier(section, channel, dose)


def _compare_pulses(section: Table, channel: Table, dose: Table) -> None:
    pulse = channel["pulse"]
    charge_uc = channel["amplitude_ma"] * by_hand.phase_area_us(pulse) / 1000.0
    assert dose["charge_per_phase_uc"] == pytest.approx(charge_uc, rel=1e-9)
    assert (dose["net_charge_per_pulse_uc"] == 0) == (pulse["shape"] not in ONE_WAY)
    train_s = by_hand.train_s(section, channel)
    assert dose["train_s"] == pytest.approx(train_s, rel=1e-9)
    assert dose["pulses_per_train"] == by_hand.pulses_in(channel, train_s)
    assert dose["pulses_per_session"] == by_hand.pulses_of_session(section, channel)


def _compare_carrier(section: Table, channel: Table, dose: Table) -> None:
    charge_uc = by_hand.carrier_charge_uc(channel)
    assert dose["charge_per_pulse_uc"] is None
    if charge_uc is None:
        assert dose["charge_per_phase_uc"] is None
        charge_mc = by_hand.direct_charge_mc(section, channel)
        assert dose["total_charge_mc"] == pytest.approx(charge_mc, rel=1e-9)
    else:
        assert dose["charge_per_phase_uc"] == pytest.approx(charge_uc, rel=1e-9)
        assert dose["net_dc_plateau_ua"] == 0
