"""The commands and the user's presets."""

import json

import pytest

from wavesim.core.paths import with_values
from wavesim.io.files import load, save

KEYS = ["id", "title", "condition", "grade", "direction", "verification"]


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A folder with a good preset, a broken one, and one with the id of a built-in one."""
    folder = tmp_path / "mine"
    folder.mkdir()
    monkeypatch.setenv("WAVESIM_PRESETS", str(folder))
    program = load("stroke-foot-drop")
    save(with_values(program, {"id": "my-foot", "title": "My foot"}), folder / "my-foot.toml")
    save(with_values(program, {"title": "Hidden"}), folder / "stroke-foot-drop.toml")
    (folder / "broken.toml").write_text("x = = 1")
    return folder


def test_the_list_says_whose_they_are(wavesim, own):
    """In words and as data; what cannot be used is told, and the rest is listed."""
    done = wavesim("presets", "--condition", "stroke")
    (line,) = [line for line in done.out.splitlines() if " my-foot " in line]
    assert line.split("My foot")[1].strip().startswith("yours, RCT")
    assert done.out.count("yours") == 1
    assert done.out.splitlines()[-1].endswith(str(own))
    assert "Hidden" not in done.out
    assert done.status == 0
    broken, taken = sorted(done.err.splitlines())
    assert broken.startswith(f"{own / 'broken.toml'}: This is not TOML")
    assert taken == (
        f"{own / 'stroke-foot-drop.toml'}: stroke-foot-drop is the id of a built-in preset, which "
        "is used; give this file another name and id."
    )


def test_data_keep_the_keys_of_the_contract(wavesim, own):
    """One more key, and only where it is true."""
    listed = json.loads(wavesim("presets", "--json").out)["presets"]
    assert [preset["id"] for preset in listed if "own" in preset] == ["my-foot"]
    assert [*KEYS, "own"] in [list(preset) for preset in listed]
    assert all(list(preset) == KEYS for preset in listed if "own" not in preset)


@pytest.mark.parametrize("command", ["dose", "show"])
def test_every_command_finds_them(wavesim, own, command):
    """By id; the built-in one is the built-in one."""
    assert wavesim(command, "my-foot").out.startswith("My foot")
    assert not wavesim(command, "stroke-foot-drop").out.startswith("Hidden")


def test_what_is_known_is_known_of_the_preset(wavesim, own):
    """The user's own 24 mA is no example and nobody's; the evidence is that of the preset."""
    program = load("stroke-foot-drop")
    edits = {"id": "bare", "based_on": program.id, "evidence": None,
             "section.0.channel.0.amplitude_ma": 24.0}  # fmt: skip
    save(with_values(program, edits), own / "bare.toml")
    out = wavesim("show", "bare").out
    assert "From the preset stroke-foot-drop" in out
    (amplitude,) = [line for line in out.splitlines() if line.strip().startswith("Amplitude")]
    assert "changed" in amplitude
    assert "example" not in amplitude
    assert program.evidence.sources[0].split("-")[0].capitalize() in out
    assert "evidence" not in json.loads(wavesim("show", "bare", "--json").out)


def test_a_folder_is_validated_whole(wavesim, own):
    """Every file in it, also below it; in this folder names count as well."""
    (own / "sub").mkdir()
    save(load("tens-burst"), own / "sub" / "deep.toml")
    done = wavesim("validate", own, "--json")
    files = json.loads(done.out)["files"]
    assert done.status == 2
    assert [(file["file"], [error["rule"] for error in file["errors"]]) for file in files] == [
        (str(own / "broken.toml"), ["not_toml"]),
        (str(own / "my-foot.toml"), []),
        (str(own / "stroke-foot-drop.toml"), ["id_taken"]),
        (str(own / "sub" / "deep.toml"), []),
    ]


def test_the_shipped_presets_are_validated_as_a_folder(wavesim):
    """The bibliography among them is no program."""
    done = wavesim("validate", "presets/stroke", "presets/pelvic-floor")
    assert (done.status, done.err) == (0, "")


def test_a_folder_without_programs(wavesim, tmp_path):
    """It is named."""
    done = wavesim("validate", tmp_path)
    assert (done.status, done.err) == (2, f"{tmp_path}: There is no program file in this folder.\n")
