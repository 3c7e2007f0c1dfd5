"""The user's presets: beside the shipped ones, never instead of one, and none hides another."""

import shutil
from pathlib import Path

import platformdirs
import pytest

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.core.paths import with_values
from wavesim.io.files import load, save
from wavesim.io.own_presets import own_folder
from wavesim.io.presets import catalogue, preset_path, presets, shipped

BUILT_IN = "stroke-foot-drop"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """An empty folder for the user's presets."""
    folder = tmp_path / "mine"
    folder.mkdir()
    monkeypatch.setenv("WAVESIM_PRESETS", str(folder))
    return folder


def put(folder, preset_id, name=None, **values):
    """A changed copy of a shipped preset in the folder."""
    path = folder / f"{name or preset_id}.toml"
    save(with_values(load(preset_path(BUILT_IN)), {"id": preset_id, **values}), path)
    return path


def faults_of(own):
    """(file, rule) of what cannot be used, and the ids of the user's that can."""
    faults = []
    mine = [preset.id for preset in catalogue(faults) if preset.own]
    told = [
        (Path(fault.source).name, getattr(fault, "rule", None) or fault.problems[0].rule)
        for fault in faults
    ]
    return told, mine


def test_the_folder_of_the_system(monkeypatch):
    """Where programs keep data on this system; an empty variable is none."""
    system = Path(platformdirs.user_data_dir("wavesim", appauthor=False)) / "presets"
    monkeypatch.setenv("WAVESIM_PRESETS", "")
    assert Path(own_folder()) == system
    monkeypatch.delenv("WAVESIM_PRESETS")
    assert Path(own_folder()) == system


def test_another_folder(monkeypatch, tmp_path):
    """A home is a home, and a path is whole wherever a program runs later."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("WAVESIM_PRESETS", "~/class")
    assert Path(own_folder()) == tmp_path / "class"
    monkeypatch.setenv("WAVESIM_PRESETS", "class")
    assert Path(own_folder()).is_absolute()


def test_without_a_folder_there_are_the_shipped_ones(monkeypatch, tmp_path):
    """A folder that does not exist, and a file in its place."""
    for path in (tmp_path / "none", Path(__file__)):
        monkeypatch.setenv("WAVESIM_PRESETS", str(path))
        assert presets() == shipped()
        with pytest.raises(UnusableFileError):
            load("my-wrist")


def test_found_by_id_and_listed(own):
    """One more than the shipped ones, in the order of ids, marked as the user's."""
    put(own, "my-foot", title="My foot")
    assert load("my-foot").title == "My foot"
    assert presets() == sorted([*shipped(), "my-foot"])
    listed = list(catalogue())
    assert [preset.id for preset in listed] == presets()
    assert [preset.id for preset in listed if preset.own] == ["my-foot"]


def test_the_nearest_names_are_the_user_s_too(own):
    """A slip of the finger."""
    put(own, "my-foot")
    with pytest.raises(UnusableFileError) as error:
        load("my-foto")
    assert "my-foot" in error.value.facts["nearest"]


def test_a_built_in_preset_is_never_replaced(own):
    """Neither by the name of a file nor by the id in it; the others stay."""
    path = put(own, BUILT_IN, title="Mine")
    put(own, BUILT_IN, name="other", title="Mine")
    put(own, "my-foot", name="tens-burst", title="Mine")
    put(own, "my-foot")
    assert load(BUILT_IN).title != "Mine"
    assert load("tens-burst").title != "Mine"
    told, mine = faults_of(own)
    assert sorted(told) == [
        ("other.toml", "id_taken"), (path.name, "id_taken"), ("tens-burst.toml", "id_taken")
    ]  # fmt: skip
    assert mine == ["my-foot"]


def test_a_copy_beside_it_is_refused(own):
    """Two files of one id: the one of that name is used."""
    put(own, "my-foot", title="The first")
    put(own, "my-foot", name="my-foot copy", title="The second")
    assert load("my-foot").title == "The first"
    assert faults_of(own) == ([("my-foot copy.toml", "id_differs")], ["my-foot"])


def test_another_name_than_the_id_is_refused(own):
    """Also when it is asked for by its name."""
    put(own, "my-foot", name="my-leg")
    with pytest.raises(UnusableFileError) as error:
        load("my-leg")
    assert (error.value.rule, error.value.facts) == (
        "id_differs", {"id": "my-foot", "name": "my-leg"}
    )  # fmt: skip


BROKEN = {
    "not-toml": ("x = = 1", "not_toml"),
    "no-keys": ("", "missing"),
    "odd-id": ("schema = 1\nid = [1]", "type"),
}


def test_a_broken_file_hides_no_other(own):
    """Each is listed with its first problem."""
    put(own, "my-foot")
    for name, (text, _rule) in BROKEN.items():
        (own / f"{name}.toml").write_text(text)
    (own / "latin.toml").write_bytes(b'title = "\xe4"')
    told, mine = faults_of(own)
    assert dict(told) == {f"{name}.toml": rule for name, (_text, rule) in BROKEN.items()} | {
        "latin.toml": "not_utf8"
    }
    assert mine == ["my-foot"]
    with pytest.raises(ImpossibleError):
        load("no-keys")


def test_what_is_no_preset_is_left_alone(own):
    """Notes, hidden files and folders of others."""
    put(own, "my-foot")
    (own / "notes.txt").write_text("x")
    (own / "LOUD.TOML").write_text("x")
    (own / "._my-foot.toml").write_bytes(b"\x00\x05\x16\x07")
    (own / "old.toml").mkdir()
    shutil.copytree(own, own / "backup")
    assert faults_of(own) == ([], ["my-foot"])
