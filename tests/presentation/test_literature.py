"""Where what is published disagrees: every point is there, says who, and concerns something."""

import tomllib
from dataclasses import replace

import pytest

from tests.presets.library import PATHS, ROOT, bibliography, document
from tests.programs import channel, program, section
from wavesim.core.evidence import Application
from wavesim.io.files import load
from wavesim.presentation.literature import Point, count_words, disagreements, point_words, points
from wavesim.presentation.show import show_lines

TABLE = tomllib.loads((ROOT / "wavesim/data/literature.toml").read_text(encoding="utf-8"))
LISTED = {
    1: ("Rate for strength", "30 to 100 Hz", "75 to 85 Hz", "20 to 35 Hz"),
    2: ("Phase duration", "200 to 500 µs", "50 to 250 µs", "25 to 300 µs"),
    3: ("Russian current or pulsed current", "200 µs", "1 kHz"),
    4: ("On-time and off-time", "10 s on and 50 s off", "6 s on and 4 s off", "0.17 to 0.67"),
    5: ("How much in intensive care", "8 to 100 Hz", "25 to 60 min", "mass"),
    6: ("Stimulation at the threshold in sleep", "35 Hz", "10 Hz", "placebo"),
    7: ("Shape of the pulse in foot drop", "Asymmetric", "Symmetric"),
    8: ("Where the pads go at the shoulder", "Supraspinatus", "middle deltoid", "biceps"),
    9: ("Sweep and carrier of interferential current", "80 to 150 Hz", "1 kHz", "8 to 10 kHz"),
    10: ("High-volt current for fresh swelling", "animals", "Three trials in people"),
    11: ("How burst TENS is built", "1 to 4 bursts", "5 to 10 pulses", "70 to 110 Hz"),
    12: ("Settings for swallowing", "80 Hz and 300 µs", "30 Hz and 50 to 250 µs", "three months"),
}
"""The list of disagreements that the presets were made from, as its later corrections changed it:
heading and the numbers of its sides."""


def test_every_item_of_the_list_is_there_with_its_numbers() -> None:
    """Three more points come from the corrections of the wording of the claims."""
    items = {point["item"]: point for point in TABLE["point"] if "item" in point}
    assert set(items) == set(LISTED)
    for number, (heading, *numbers) in LISTED.items():
        assert items[number]["heading"] == heading
        said = " ".join(side["text"] for side in items[number]["side"])
        assert [one for one in numbers if one not in said] == []
    others = {point["id"] for point in TABLE["point"] if "item" not in point}
    assert others == {"tens-pain", "low-rate-tens", "children-walking-speed"}


@pytest.mark.parametrize("point", points(), ids=lambda point: point.id)
def test_keys_lead_somewhere(point: Point) -> None:
    """Presets, works, conditions and modalities exist; a disagreement has two sides or more."""
    presets = {path.stem: document(path) for path in PATHS}
    assert len(point.sides) >= 2
    assert set(point.presets) <= set(presets)
    assert {key for side in point.sides for key in side.sources} <= set(bibliography())
    assert set(point.conditions) <= {preset["condition"] for preset in presets.values()}
    known = {preset.get("application", {}).get("modality") for preset in presets.values()}
    assert set(point.modalities) <= known
    assert all(point.concerns(load(preset_id)) for preset_id in point.presets)


def test_ids_are_unique() -> None:
    assert len({point.id for point in points()}) == len(points())


@pytest.mark.parametrize(
    ("preset_id", "ids"),
    [
        ("stroke-foot-drop", {"foot-drop-shape"}),
        ("cp-night-threshold", {"threshold-children"}),
        ("healthy-quadriceps-russian", {"russian-current", "on-and-off"}),
        ("high-volt-ankle-sprain", {"high-volt-oedema"}),
        ("stroke-swallowing-30", {"swallowing"}),
        ("icu-weakness-range", {"intensive-care", "on-and-off"}),
        ("teach-walking", set()),
    ],
)
def test_points_of_a_preset(preset_id: str, ids: set[str]) -> None:
    """By hand; what a point says nothing about it does not name ("phase-duration" is of NMES)."""
    assert {point.id for point in disagreements(load(preset_id))} - {"phase-duration"} == ids


def test_a_program_of_ones_own_is_concerned_by_what_it_is() -> None:
    """By modality and condition, or by the preset it came from."""
    own = program(section(channel()))
    assert disagreements(own) == ()
    assert [one.id for one in disagreements(replace(own, based_on="tens-burst"))] == ["burst-tens"]
    use = Application(modality="NMES")
    of_healthy = replace(own, application=use, condition="healthy")
    assert "strength-rate" in {one.id for one in disagreements(of_healthy)}
    of_children = replace(of_healthy, condition="cerebral-palsy")
    assert "strength-rate" not in {one.id for one in disagreements(of_children)}


def test_words_name_who_says_so() -> None:
    """Names as on the card, and none where no single work was seen to say it."""
    found = next(point for point in points() if point.id == "burst-tens")
    heading, *sides = point_words(found).splitlines()
    assert heading == "How burst TENS is built"
    assert sides[0] == "– 2 bursts a second of 10 pulses at 100 Hz. Tulgar 1991."
    assert sides[2].endswith("no clear superiority was found.")


def test_count() -> None:
    assert count_words(()) == ""
    assert count_words(points()[:1]) == "The literature disagrees: 1 point"
    assert count_words(points()[:2]) == "The literature disagrees: 2 points"


def test_show_tells_all_points() -> None:
    """In full, with heading and every side."""
    told = " ".join(" ".join(show_lines(load("stroke-swallowing-80"))).split())
    assert "Where the literature disagrees" in told
    assert "Settings for swallowing" in told
    assert "described without a trial behind it." in told
    assert "disagrees" not in " ".join(show_lines(program(section(channel()))))
