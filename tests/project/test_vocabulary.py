"""The page on the vocabulary names every key and kind, with a picture of each kind."""

import re
import tomllib
from typing import Any

import pytest

from tests.project.tree import ROOT
from tools.vocabulary_pictures import FOLDER, PICTURES, PRESET
from wavesim.core.contract_keys import CONTRACT_KEYS, CONTRACT_KINDS
from wavesim.io.files import load

PAGE = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
MOST_BYTES = 30_000
KINDS = sorted({kind for kinds in CONTRACT_KINDS.values() for kind in kinds})
CHOICES = ["inside_on", "outside_on", "down_outside_on", "phase_duration", "alternating", "step"]


def test_every_key_and_kind_is_named() -> None:
    """As code, so that it can be searched for."""
    keys = frozenset[str]().union(
        *CONTRACT_KEYS.values(), *(keys for kinds in CONTRACT_KINDS.values() for keys in
                                   kinds.values())
    )  # fmt: skip
    named = set(re.findall(r"`([^`]+)`", PAGE))
    assert {*keys, *KINDS, *CHOICES} - {"shape", "kind"} - named == set()


def test_every_kind_has_its_picture() -> None:
    """By what the presets behind the pictures hold."""
    drawn = {word for name in PICTURES for word in _words(_document(name)["section"])}
    default = "inside_on"
    assert {*KINDS, *CHOICES} - drawn == {default}
    assert all(f"### `{kind}`" in PAGE for kind in KINDS)


def test_the_page_shows_every_picture_once() -> None:
    """Those of the list, with what they show in words, and no other file lies beside them."""
    shown = re.findall(r"!\[(.+?)\]\(images/vocabulary/(.+?)\.png\)", PAGE)
    assert sorted(name for _, name in shown) == sorted(PICTURES)
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.png" for name in PICTURES}
    for words, name in shown:
        assert words == _document(name)["title"]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_of_its_session(name: str) -> None:
    """A window within the session; a PNG of less than 30 kB."""
    content = (FOLDER / f"{name}.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) < MOST_BYTES
    from_s, to_s = PICTURES[name] or (0.0, 1e-6)
    assert 0.0 <= from_s < to_s <= load(PRESET.format(name=name)).duration_s


def _document(name: str) -> dict[str, Any]:
    path = ROOT / "presets" / "teaching" / f"{PRESET.format(name=name)}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _words(found: Any) -> set[str]:
    if isinstance(found, str):
        return {found}
    if isinstance(found, dict | list):
        inner = found.values() if isinstance(found, dict) else found
        return set().union(*map(_words, inner))
    return set()
