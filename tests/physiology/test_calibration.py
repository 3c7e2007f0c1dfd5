"""Thresholds of a person: example values, edits, and their table in a program."""

from dataclasses import replace

import pytest

from tests.programs import channel, program, section
from wavesim.core.errors import ImpossibleError
from wavesim.io.encode import to_toml
from wavesim.io.files import load
from wavesim.physiology.calibration import Calibration, calibration_from, calibration_of


def test_example_values_are_marked_ours() -> None:
    """Sensory 10, motor 20, pain 60 mA at 250 us; an edited one is no longer ours."""
    found = Calibration()
    assert (found.sensory_ma, found.motor_ma, found.pain_ma, found.at_us) == (10, 20, 60, 250)
    assert found.cv_fraction == 0.25
    assert set(found.ours) >= {"sensory_ma", "motor_ma", "pain_ma", "cv_fraction"}
    assert "motor_ma" not in Calibration(motor_ma=26.0).ours


def test_its_table_and_back() -> None:
    """Only what was edited is kept."""
    edited = Calibration(motor_ma=26.0, waveform="biphasic_symmetric")
    assert edited.as_dict() == {"motor_ma": 26.0, "waveform": "biphasic_symmetric"}
    assert calibration_from(edited.as_dict()) == edited
    assert calibration_from({}) == Calibration()


def test_through_a_saved_program(tmp_path) -> None:
    """It lies in the program's project table."""
    own = program(section(channel()))
    assert calibration_of(own) == Calibration()
    edited = Calibration(sensory_ma=7.5, at_us=200)
    kept = replace(own, project={"calibration": edited.as_dict()})
    path = tmp_path / "own.toml"
    path.write_text(to_toml(kept), encoding="utf-8")
    assert calibration_of(load(path)) == edited


def test_every_fault_of_the_table_is_told_at_once() -> None:
    """With the path in the file."""
    faulty = {"motor_ma": -1.0, "waveform": "sine", "sensor_ma": 3.0, "cv_fraction": "wide"}
    own = replace(program(section(channel())), project={"calibration": faulty})
    with pytest.raises(ImpossibleError) as error:
        calibration_of(own)
    told = {(p.rule, p.path) for p in error.value.problems}
    assert told == {
        ("range", "project.calibration.motor_ma"),
        ("choice", "project.calibration.waveform"),
        ("unknown_key", "project.calibration.sensor_ma"),
        ("type", "project.calibration.cv_fraction"),
    }


def test_what_is_no_table() -> None:
    """Is refused as such."""
    own = replace(program(section(channel())), project={"calibration": 3})
    with pytest.raises(ImpossibleError) as error:
        calibration_of(own)
    assert [(p.rule, p.path) for p in error.value.problems] == [("type", "project.calibration")]
