"""`wavesim render` where Qt can draw."""

import json

import pytest

BEGINNINGS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


@pytest.mark.window
@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_a_figure_is_written(wavesim, tmp_path, suffix):
    """A file of the kind its ending says, and nothing beside it."""
    path = tmp_path / f"figure{suffix}"
    done = wavesim("render", "stroke-foot-drop", "-o", path, "--from", 0, "--to", "3", "--json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == {
        "id": "stroke-foot-drop", "file": str(path), "from_s": 0.0, "to_s": 3.0
    }  # fmt: skip
    assert path.read_bytes().startswith(BEGINNINGS[suffix])
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.window
def test_a_figure_of_one_train(wavesim, tmp_path):
    """Without a time the program chooses what to show."""
    done = wavesim("render", "tens-burst", "-o", tmp_path / "x.PNG")
    assert (done.status, done.out) == (0, f"{tmp_path / 'x.PNG'}: written\n")


@pytest.mark.window
def test_a_figure_has_all_channels(wavesim, tmp_path):
    """Each by its name: a figure cannot be switched from one to the other."""
    path = tmp_path / "both.svg"
    done = wavesim("render", "teach-reciprocal", "-o", path, "--from", "0", "--to", "22")
    assert (done.status, done.err) == (0, "")
    drawn = path.read_text(encoding="utf-8")
    assert "Extensors" in drawn
    assert "Flexors" in drawn
