"""What a preset says about itself: names, required keys, and names of authors."""

import re
from pathlib import Path

import pytest

from tests.presets.library import (
    FOLDER,
    OF_THE_TABLE,
    PATHS,
    document,
    name,
    numbers,
    protocol,
    protocols,
    source_keys,
    sources,
    texts,
)

CONDITIONS = {
    "healthy", "disuse", "stroke", "acute-pain", "chronic-pain", "cerebral-palsy",
    "multiple-sclerosis", "spinal-cord-injury", "denervation", "pelvic-floor", "oedema-wound",
    "other", "teaching",
}  # fmt: skip
FIRST = "stroke-foot-drop"
STUDY = re.compile(r"\b([A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*) ((?:19|20)\d\d)\b")
# Ranges with an end from another work than the table's `source_short`. The file format has one
# `source` for value and range, so it keeps the table's; the other work is among the sources, and
# `verification_where` says in words what comes from it. Where the two ends are of two works, the
# lower end's stands first; a range with one end is of the work of that end.
RANGE_OF_ANOTHER_WORK = {
    ("CHF-LOWFREQ", "frequency_hz"): ("dobsak-2006", "quittan-1999"),
    ("CHF-LOWFREQ", "phase_duration_us"): ("quittan-1999",),
    ("CHF-LOWFREQ", "weeks"): ("maillefert-1998", "quittan-1999"),
    ("STR-WRIST-EMG", "frequency_hz"): ("francisco-1998",),
    ("STR-TENS-SPASTIC", "frequency_hz"): ("campanini-2022",),
    ("STR-TENS-SPASTIC", "phase_duration_us"): ("campanini-2022",),
    ("STR-TENS-SPASTIC", "duration_min"): ("campanini-2022",),
    ("STR-FOOTDROP-ODFS", "frequency_hz"): ("zhang-2026",),
    ("STR-FOOTDROP-ODFS", "weeks"): ("burridge-1997", "taylor-1999"),
    ("STR-WRIST-CYCLIC", "frequency_hz"): ("doucet-2012",),
    ("STR-SHOULDER-SUBLUX", "frequency_hz"): ("kumar-proceeding",),
    ("STR-SHOULDER-SUBLUX", "phase_duration_us"): ("kumar-proceeding",),
    ("STR-SHOULDER-SUBLUX", "weeks"): ("kumar-proceeding",),
    ("HLT-QUAD-NMES", "phase_duration_us"): ("damo-2021",),
    ("HLT-AUSSIE", "burst"): ("ward-2009",),
    ("HLT-WBEMS", "frequency_hz"): ("evangelista-2019",),
    ("HLT-BODYFAT-WARN", "frequency_hz"): ("evangelista-2019",),
    ("HLT-WARMUP", "frequency_hz"): ("tenscare-sports-tens-2-manual",),
    ("COPD-QUAD-50", "frequency_hz"): ("copd-nmes-review-2020",),
    ("COPD-QUAD-50", "phase_duration_us"): ("copd-nmes-review-2020",),
    ("PAIN-TENS-CONV", "frequency_hz"): ("liebano-2011", "tens-parameter-table-2017"),
    ("PAIN-TENS-CONV", "phase_duration_us"): ("tens-parameter-table-2017",),
    ("PAIN-TENS-BURST", "frequency_hz"): ("eriksson-1979",),
    ("MS-SPASTICITY-TENS", "phase_duration_us"): ("armutlu-2003",),
    ("MS-SPASTICITY-TENS", "duration_min"): ("armutlu-2003", "miller-2007"),
    ("MS-SPASTICITY-TENS", "weeks"): ("armutlu-2003",),
    ("OAB-TTNS", "frequency_hz"): ("ics-2022-abstract-371",),
    ("OAB-TTNS", "duration_min"): ("ttns-wearable-pilot",),
    ("CP-TRUNK", "weeks"): ("park-2001",),
    ("MS-FOOTDROP-RCT", "weeks"): ("barrett-2009",),
    ("MS-CYCLE", "duration_min"): ("other-ms-cycling-trials",),
    ("MS-CYCLE", "weeks"): ("other-ms-cycling-trials",),
    ("OED-HVPC", "frequency_hz"): ("michlovitz-1988",),
    ("SACRAL-TENS", "weeks"): ("mallmann-2020",),
    ("WND-HVPC-100", "phase_duration_us"): ("polak-2018",),
    ("WND-HVPC-100", "weeks"): ("polak-2018",),
}


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_names_agree(path: Path) -> None:
    """Identifier and file name, condition and folder."""
    preset = document(path)
    assert preset["schema"] == 1
    assert preset["id"] == path.stem
    assert re.fullmatch(r"[a-z0-9-]{1,64}", preset["id"])
    assert preset["condition"] == path.parent.name
    assert path.parent.parent == FOLDER
    assert preset["condition"] in CONDITIONS


def test_identifiers_titles_and_protocols_are_different() -> None:
    """A preset is found by its file name alone, whatever its folder."""
    for key in ("id", "title"):
        assert len({document(path)[key] for path in PATHS}) == len(PATHS)
    assert len({protocol(path) for path in OF_THE_TABLE}) == len(OF_THE_TABLE)


def test_the_first_preset_is_there() -> None:
    """The one opened at the first start."""
    assert document(FOLDER / "stroke" / f"{FIRST}.toml")["title"] == "Foot drop after stroke"


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_required_keys_are_there(path: Path) -> None:
    """Contract 1.7, last paragraph, and what the screen shows before the first edit."""
    preset = document(path)
    required = {"protocol", "grade", "direction", "mechanism", "verification", "sources", "range"}
    assert required | {"verification_where"} <= preset["evidence"].keys()
    assert preset["evidence"]["range"]
    shown = {"goal", "target", "modality", "placement", "intensity_criterion"}
    dose = {"contraindications", "precautions", "sessions_per_week", "weeks"}
    assert shown | dose <= preset["application"].keys()
    assert all(text.strip() == text and text for text in texts(preset))


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_words_of_the_table(path: Path) -> None:
    """Grade, modality and flags are taken over as they are."""
    preset = document(path)
    words = protocols()[preset["evidence"]["protocol"]]
    assert preset["evidence"]["grade"] == words["evidence_grade"]
    assert preset["application"]["modality"] == words["modality"]
    assert ";".join(preset["application"].get("flags", [])) == words["flags"]


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_verification_says_what_was_read(path: Path) -> None:
    """Read: rate, phase or carrier, on and off were all seen; from memory: no value was."""
    preset = document(path)
    lines = numbers(preset["evidence"]["protocol"])
    continuous = protocols()[preset["evidence"]["protocol"]]["schedule"] == "continuous"
    seen = {
        key
        for key, line in lines.items()
        if line["read"] == "true" and line["value_basis"] in {"source", "review"}
    }
    core = {"frequency_hz", "phase_duration_us", "carrier_hz", "on_s", "off_s"} & lines.keys()
    core -= {"on_s", "off_s"} if continuous else set()
    wanted = "read" if core <= seen else "partly read" if seen else "from memory"
    assert preset["evidence"]["verification"] == wanted


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_days_of_the_week(path: Path) -> None:
    """Sessions of a day fill whole days, at most seven."""
    application = document(path)["application"]
    per_day = application.get("sessions_per_day", 1)
    assert application["sessions_per_week"] / per_day <= 7
    assert per_day == 1 or application["sessions_per_week"] % per_day == 0


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_a_named_study_is_among_the_sources(path: Path) -> None:
    """"Burridge 1997" in a sentence means a work of the bibliography that the preset refers to."""
    preset, works = document(path), sources(path)
    said = " ".join([preset["notes"], *texts(preset["evidence"])])
    for author, year in STUDY.findall(said):
        first = author.lower()
        assert any(key.startswith(first) and key.endswith(year) for key in works), author


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_ranges_of_another_work_keep_that_work(path: Path) -> None:
    """The second work of a line, too, where the table itself names two."""
    evidence = document(path)["evidence"]
    for parameter, line in numbers(evidence["protocol"]).items():
        others = source_keys(line["source_short"])[1:]
        if (evidence["protocol"], parameter) in RANGE_OF_ANOTHER_WORK:
            others += RANGE_OF_ANOTHER_WORK[evidence["protocol"], parameter]
            assert line["range_basis"] in {"source", "review"}
        assert set(others) <= set(evidence["sources"]), parameter


def test_the_list_of_other_works_is_current() -> None:
    """No entry for a protocol that has no preset."""
    shipped = {protocol(path) for path in OF_THE_TABLE}
    assert {row for row, _ in RANGE_OF_ANOTHER_WORK} <= shipped


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("foot drop", {"stroke-foot-drop", "ms-foot-drop", "cp-gait-dorsiflexors"}),
        ("endorphin", {"tens-low-rate", "tens-burst"}),
        ("wrist", {"stroke-wrist-extension", "cp-wrist-extension"}),
        ("russian", {"healthy-quadriceps-russian"}),
        ("children", {"cp-gait-dorsiflexors", "cp-wrist-extension", "cp-night-threshold"}),
        ("knee", {"disuse-knee-replacement", "disuse-knee-surgery"}),
        ("swallowing", {"stroke-swallowing-80", "stroke-swallowing-30"}),
        ("cycling", {"sci-cycling", "ms-cycling"}),
        ("interferential", {"interferential-pain"}),
        ("menstrual", {"tens-menstrual-pain"}),
    ],
)
def test_words_find_presets(word: str, wanted: set[str]) -> None:
    """What a clinician would type stands somewhere in the preset."""
    found = {path.stem for path in PATHS if word in " ".join(texts(document(path))).lower()}
    assert wanted <= found
