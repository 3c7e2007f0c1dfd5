"""The shipped presets as a library: found by name, listed whatever is wrong with one."""

import shutil
from pathlib import Path

import pytest

from wavesim.core.errors import UnusableFileError
from wavesim.io import presets as library
from wavesim.io.presets import bibliography, catalogue, preset_path, presets, root

CHECKOUT = Path(__file__).parents[2] / "presets"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package with a few presets in it, as a wheel has them."""
    folder = tmp_path / "wavesim" / "_presets"
    for name in ("stroke/stroke-foot-drop", "acute-pain/tens-burst"):
        (folder / name).parent.mkdir(parents=True)
        shutil.copy(CHECKOUT / f"{name}.toml", folder / f"{name}.toml")
    monkeypatch.setattr(library, "PACKAGE", str(tmp_path / "wavesim"))
    return folder


def test_all_files_are_presets():
    """The names of the files, sorted; the bibliography is none of them."""
    assert presets() == sorted(path.stem for path in CHECKOUT.glob("*/*.toml"))
    assert all((CHECKOUT / preset_path(name).parent.name).is_dir() for name in presets())


def test_a_package_goes_before_the_checkout(installed):
    """An installed wheel never looks beside itself."""
    assert presets() == ["stroke-foot-drop", "tens-burst"]
    assert preset_path("tens-burst") == installed / "acute-pain" / "tens-burst.toml"


def test_a_checkout_is_used_where_nothing_was_installed(tmp_path, monkeypatch):
    """And where there is neither, there are no presets, and no crash."""
    assert Path(root()) == CHECKOUT
    monkeypatch.setattr(library, "PACKAGE", str(tmp_path / "wavesim"))
    assert presets() == []
    with pytest.raises(UnusableFileError):
        preset_path("stroke-foot-drop")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("stroke-footdrop", "stroke-foot-drop"), ("Tens-Burst", "tens-burst"),
     ("wrist", "stroke-wrist-extension")],
)  # fmt: skip
def test_nearest_names(typed, meant):
    """A slip of the finger, and a part of the name."""
    with pytest.raises(UnusableFileError) as error:
        preset_path(typed)
    assert error.value.rule == "unknown_preset"
    assert meant in error.value.facts["nearest"]


def test_the_catalogue_gives_what_the_files_say():
    """One line for each preset."""
    found = {preset.id: preset for preset in catalogue()}
    assert sorted(found) == presets()
    burst = found["tens-burst"]
    assert (burst.title, burst.condition, burst.grade) == ("Burst TENS", "acute-pain", "expert")


def test_a_broken_preset_hides_no_other(installed):
    """It is named with the reason, and the rest is listed."""
    (installed / "stroke" / "stroke-foot-drop.toml").write_text("schema = ")
    (installed / "stroke" / "odd.toml").write_text("title = 5\nevidence = 3\n")
    faults = []
    assert [preset.id for preset in catalogue(faults)] == ["odd", "tens-burst"]
    assert [fault.source for fault in faults] == [
        str(installed / "stroke" / "stroke-foot-drop.toml")
    ]
    assert [preset.title for preset in catalogue()] == ["", "Burst TENS"]


def test_the_bibliography_is_read():
    """Works by key."""
    assert bibliography()["aldayel-2021"]["year"] == 2021
