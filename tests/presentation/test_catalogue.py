"""The catalogue: every preset, its line of numbers, and what finds it."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.presets.library import PATHS, document
from wavesim.io import presets as shelf
from wavesim.presentation.catalogue import Entry, entries, grouped, search
from wavesim.presentation.names import CONDITIONS

SPACE = "\N{NO-BREAK SPACE}"
ALL = entries()


def ids(found: tuple[Entry, ...]) -> list[str]:
    """Ids in order."""
    return [entry.id for entry in found]


def test_every_preset_is_there_once() -> None:
    """By the files."""
    assert Counter(ids(ALL)) == Counter(path.stem for path in PATHS)


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.id)
def test_entry_says_what_its_file_says(entry: Entry) -> None:
    """Read a second way; nothing a list shows is empty."""
    path = next(path for path in PATHS if path.stem == entry.id)
    read = document(path)
    assert (entry.title, entry.condition, entry.notes) == (
        read["title"], read["condition"], read.get("notes", "")
    )  # fmt: skip
    assert (entry.goal, entry.target, entry.modality) == tuple(
        read["application"].get(key, "") for key in ("goal", "target", "modality")
    )
    assert all((entry.condition_words, entry.summary, entry.grade, entry.verification))
    amplitude = read["section"][0]["channel"][0]["amplitude_ma"]
    assert f"{amplitude:g}{SPACE}mA" in entry.summary
    assumed = read["evidence"].get("assumed", [])
    example = any(key.endswith("amplitude_ma") for key in assumed)
    assert ("(example)" in entry.summary) == example


@pytest.mark.parametrize(
    ("preset_id", "summary"),
    [
        ("stroke-wrist-extension", "35 Hz, 300 µs, 20 mA (example), 5 s on / 10 s off"),
        ("tens-burst", "2 Hz bursts of 100 Hz, 180 µs, 25 mA, 30 min steady"),
        ("healthy-quadriceps-russian",
         "50 Hz, 2,500 Hz sine, 80 mA (example), 10 s on / 50 s off"),
    ],
)  # fmt: skip
def test_summary(preset_id: str, summary: str) -> None:
    """As written in the files."""
    entry = next(entry for entry in ALL if entry.id == preset_id)
    assert entry.summary.replace(SPACE, " ") == summary


def test_groups_follow_the_conditions() -> None:
    """Each condition once, in the order of the list, none empty, none lost."""
    groups = grouped(ALL)
    order = [group.condition for group in groups]
    assert order == [condition for condition in CONDITIONS if condition in order]
    assert all(group.entries for group in groups)
    assert sum(len(group.entries) for group in groups) == len(ALL)
    for group in groups:
        assert {entry.condition_words for entry in group.entries} == {group.words}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("foot drop", {"stroke-foot-drop", "ms-foot-drop", "cp-gait-dorsiflexors"}),
        ("drop foot", {"stroke-foot-drop", "ms-foot-drop", "cp-gait-dorsiflexors"}),
        ("Foot drop after stroke", {"stroke-foot-drop"}),
        ("endorphin", {"tens-low-rate", "tens-burst"}),
        ("wrist", {"stroke-wrist-extension", "cp-wrist-extension"}),
        ("wrist stroke", {"stroke-wrist-extension"}),
        ("hemiplegia wrist", {"stroke-wrist-extension"}),
        ("Russian", {"healthy-quadriceps-russian"}),
        ("kots", {"healthy-quadriceps-russian"}),
        ("menstrual", {"tens-menstrual-pain"}),
        ("period cramps", {"tens-menstrual-pain"}),
        ("bladder", {"tibial-nerve-tens"}),
        ("shoulder", {"stroke-shoulder-subluxation"}),
        ("footdrop", {"stroke-foot-drop", "stroke-foot-drop-cuff"}),
        ("toe drag", {"stroke-foot-drop", "stroke-foot-drop-cuff"}),
        ("endorphins", {"tens-low-rate", "tens-burst", "tens-postoperative-low-rate"}),
        ("wrist drop", {"stroke-wrist-extension", "cp-wrist-extension"}),
        ("childbirth", {"tens-labour", "tens-labour-long-pulse"}),
        ("dysphagia", {"stroke-swallowing-30", "stroke-swallowing-80"}),
        ("Bell's palsy", {"face-bell-palsy"}),
        ("pressure sore", {"high-volt-pressure-ulcer"}),
        ("wound", {"direct-current-wound"}),
        ("IFC", {"interferential-pain", "premodulated-pain"}),
        ("HVPC", {"high-volt-pain", "high-volt-ankle-sprain", "high-volt-pressure-ulcer"}),
        ("weight loss", {"healthy-body-fat-check", "healthy-abdominal"}),
        ("FES bike", {"sci-cycling", "ms-cycling"}),
    ],
)
def test_search_finds_first(text: str, first: set[str]) -> None:
    """Words of the title, of the use, and what people call it otherwise."""
    assert set(ids(search(ALL, text))[: len(first)]) == first


@pytest.mark.parametrize(
    ("text", "condition"),
    [("children", "cerebral-palsy"), ("kids", "cerebral-palsy"), ("MS", "multiple-sclerosis"),
     ("multiple scl", "multiple-sclerosis")],
)  # fmt: skip
def test_search_finds_a_condition_and_no_other(text: str, condition: str) -> None:
    """All its presets: "90 ms" in the notes of another is not multiple sclerosis."""
    found = search(ALL, text)
    assert {entry.condition for entry in found} == {condition}
    assert len(found) == sum(entry.condition == condition for entry in ALL)


def test_search_for_a_condition_comes_before_a_word_of_the_format() -> None:
    """CP is cerebral palsy, and last of all a form of the diadynamic current."""
    found = search(ALL, "CP")
    count = sum(entry.condition == "cerebral-palsy" for entry in ALL)
    assert {entry.condition for entry in found[:count]} == {"cerebral-palsy"}
    assert ids(found[count:]) == ["teach-diadynamic-cp"]


def test_search_begins_with_the_condition() -> None:
    """Half a word is enough, and stroke comes before strong."""
    found = search(ALL, "stro")
    count = sum(entry.condition == "stroke" for entry in ALL)
    assert {entry.condition for entry in found[:count]} == {"stroke"}


def test_every_word_must_be_found() -> None:
    """Nothing for nonsense, everything for nothing, in the order of the catalogue."""
    assert search(ALL, "wrist zzzz") == ()
    assert search(ALL, "?!") == ALL
    assert search(ALL, "") == ALL


def test_every_title_finds_its_preset_first() -> None:
    """Typed as it stands, or in capitals."""
    for entry in ALL:
        assert search(ALL, entry.title)[0].id == entry.id
        assert search(ALL, entry.title.upper())[0].id == entry.id


def test_file_that_cannot_be_read_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not TOML at all, and TOML that is nothing like a program."""
    folder = tmp_path / "other"
    folder.mkdir()
    shutil.copy(PATHS[0], folder)
    (folder / "broken.toml").write_text("not = [ toml", encoding="utf-8")
    (folder / "strange.toml").write_text(
        'title = 3\nsection = "none"\nevidence = []\napplication = 1\n', encoding="utf-8"
    )
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    found = {entry.id: entry for entry in entries()}
    assert set(found) == {PATHS[0].stem, "strange"}
    assert (found["strange"].title, found["strange"].summary) == ("", "")
