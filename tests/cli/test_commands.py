"""What the commands print."""

import json

import pytest

from wavesim.analysis.dose import dose
from wavesim.core.paths import with_value
from wavesim.io.encode import program_to_dict
from wavesim.io.files import load, save
from wavesim.io.presets import catalogue, presets
from wavesim.presentation import doctor

MANY = 500


def test_presets_as_text_and_json(wavesim):
    """The same presets, one line or one object each."""
    listed = json.loads(wavesim("presets", "--json").out)["presets"]
    assert [preset["id"] for preset in listed] == presets()
    assert list(listed[0]) == ["id", "title", "condition", "grade", "direction", "verification"]
    text = wavesim("presets").out
    assert all(text.count(f"\n  {preset.id} ") == 1 for preset in catalogue())


def test_presets_of_a_condition(wavesim):
    """Only those, and all of them."""
    found = json.loads(wavesim("presets", "--condition", "stroke", "--json").out)["presets"]
    assert found
    assert {preset["condition"] for preset in found} == {"stroke"}
    every = json.loads(wavesim("presets", "--json").out)["presets"]
    assert found == [preset for preset in every if preset["condition"] == "stroke"]


def test_dose_as_text_and_json(wavesim):
    """The JSON is the dose's own document; the text has its key numbers in words."""
    done = wavesim("dose", "stroke-foot-drop", "--json")
    assert json.loads(done.out) == dose(load("stroke-foot-drop")).as_dict()
    text = wavesim("dose", "stroke-foot-drop", "--set", "amplitude_ma=20").out
    # 20 mA x 250 us = 5 uC, by hand.
    assert "Charge per phase" in text
    assert any(line.split() == ["Charge", "per", "phase", "5", "µC"] for line in text.splitlines())


def test_show_as_text_and_json(wavesim):
    """The file's own structure with every default filled in."""
    program = load("tens-burst")
    data = json.loads(wavesim("show", "tens-burst", "--json").out)
    assert data == program_to_dict(program, defaults=True)
    assert data["section"][0]["channel"][0]["pulse"]["interphase_gap_us"] == 0.0
    assert wavesim("show", "tens-burst").out.startswith(program.title)


def test_doctor_as_text_and_json(wavesim):
    """What it found, one line for each thing."""
    assert json.loads(wavesim("doctor", "--json").out) == doctor.as_dict()
    done = wavesim("doctor")
    assert (done.status, len(done.out.splitlines())) == (0, len(doctor.rows()))


@pytest.fixture
def good(tmp_path):
    """A file that is valid."""
    save(load("stroke-foot-drop"), tmp_path / "good.toml")
    return tmp_path / "good.toml"


@pytest.fixture
def bad(tmp_path):
    """A file with two mistakes."""
    text = (tmp_path / "bad.toml", "schema = 1\nid = 5\n[[section]]\nname = 'a'\nx = 1\n")
    text[0].write_text(text[1])
    return text[0]


def test_validate_tells_all_errors_of_all_files(wavesim, good, bad, tmp_path):
    """One line for a good file, one for every mistake of a bad one, also after it."""
    assert wavesim("validate", good, "tens-burst").out == f"{good}: valid\ntens-burst: valid\n"
    done = wavesim("validate", bad, good, tmp_path / "none.toml")
    assert done.status == 2
    assert done.out == f"{good}: valid\n"
    lines = done.err.splitlines()
    assert [line.split(": ")[1] for line in lines[:-1]] == [
        "id", "title", "condition", "section.0.x"
    ]  # fmt: skip
    assert lines[-1].startswith(f"{tmp_path / 'none.toml'}: ")


def test_validate_as_json(wavesim, good, bad):
    """One document; the sentences stand on standard error as well."""
    done = wavesim("validate", bad, good, "none", "--json")
    assert done.status == 2
    first, second, third = json.loads(done.out)["files"]
    assert (first["file"], first["valid"], len(first["errors"])) == (str(bad), False, 4)
    assert first["errors"][0] == {
        "rule": "type", "where": "id", "found": "5", "allowed": "text", "unit": "",
        "message": "5 stands here, but it takes text.",
    }  # fmt: skip
    assert second == {"file": str(good), "valid": True, "errors": []}
    assert [error["rule"] for error in third["errors"]] == ["unknown_preset"]
    assert len(done.err.splitlines()) == 5


def test_a_file_with_countless_mistakes(wavesim, tmp_path):
    """The first hundred are told, and how many more there are."""
    path = tmp_path / "bad.toml"
    path.write_text("".join(f"x{i} = 1\n" for i in range(MANY)))
    lines = wavesim("validate", path).err.splitlines()
    # Five required keys are missing as well.
    assert len(lines) == 101
    assert lines[-1] == f"{MANY + 5 - 100} more like these."


def test_a_figure_without_a_folder(wavesim, tmp_path):
    """Exit status 3, and the program was fine."""
    done = wavesim("render", "stroke-foot-drop", "-o", tmp_path / "none" / "x.png")
    assert done.status == 3
    assert "There is no folder" in done.err
    assert not (tmp_path / "none").exists()


@pytest.mark.window
def test_a_figure_that_cannot_be_written(wavesim, tmp_path):
    """A folder of that name stays a folder."""
    (tmp_path / "x.svg").mkdir()
    done = wavesim("render", "stroke-foot-drop", "-o", tmp_path / "x.svg")
    assert (done.status, done.out) == (3, "")
    assert "This is a folder" in done.err


def test_a_machine_that_cannot_draw(wavesim, tmp_path, monkeypatch):
    """One sentence that says what is missing; every other command works."""
    monkeypatch.setattr(doctor, "drawing_obstacle", lambda: "Qt is missing.")
    done = wavesim("render", "stroke-foot-drop", "-o", tmp_path / "x.png")
    assert (done.status, done.out, done.err) == (2, "", "Qt is missing.\n")


def test_json_holds_dates_of_free_tables(wavesim, good):
    """A desktop may keep a date; JSON has none."""
    good.write_text(good.read_text() + "\n[project]\nopened = 2026-11-25\n")
    data = json.loads(wavesim("show", good, "--json").out)
    assert data["project"] == {"opened": "2026-11-25"}


def test_texts_of_others_are_shown(wavesim, good):
    """Whatever letters they have."""
    save(with_value(load(good), "title", "Fußheberschwäche \N{GRINNING FACE}"), good)
    assert wavesim("show", good).out.startswith("Fußheberschwäche \N{GRINNING FACE}\n")
