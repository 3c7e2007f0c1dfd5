"""Where the pads go: every placement on its drawing, to scale, and no more than the preset says."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from math import cos, hypot, pi, sin
from pathlib import Path

import pytest

from wavesim.core.program import Program
from wavesim.io.files import load as load_file
from wavesim.io.presets import presets
from wavesim.presentation.body_sites import site, site_ids
from wavesim.presentation.curves import Point, flat
from wavesim.presentation.pads import PADS, Pad, PadsScene, has_pads, pads_scene
from wavesim.presentation.show import show_lines

WITHOUT = {
    "pelvic-floor-stress": "a probe in the body",
    "pelvic-floor-urge": "a probe in the body",
    "cp-strength-percutaneous": "electrodes under the skin; other values are needed for pads",
    "stroke-arm-early": "the muscles are those of the task and are not named",
    "stroke-tens-leg-training": "acupoints that are not named",
    "tens-burst": "a muscle of the painful segment, wherever that is, or acupoints",
    "tens-low-rate": "a muscle of the painful segment, wherever that is, or acupoints",
    "tens-brief-intense": "a nerve that is not named",
    "muscle-spasm-fatigue": "a muscle that is not named",
    "teaching-strength-duration": "any motor point",
}
"""Presets whose words name no place that could be drawn; those that only teach have no pads."""
PLACEMENTS = tomllib.loads(Path(PADS).read_text(encoding="utf-8"))["placement"]
DRAWN = sorted(preset for table in PLACEMENTS for preset in table["presets"])


@cache
def load(preset: str) -> Program:
    """A preset, read once."""
    return load_file(preset)


@cache
def scene_of(preset: str) -> PadsScene:
    """The picture of a preset that has one."""
    found = pads_scene(load(preset))
    assert found is not None
    return found


def pads_on(preset: str) -> Iterator[tuple[str, Pad]]:
    """Every pad of a preset, with the name of its drawing."""
    for panel in scene_of(preset).panels:
        for pad in panel.pads:
            yield panel.site.id, pad


def edge_of(pad: Pad) -> list[Point]:
    """Points around a pad, a sixth of a side apart."""
    if pad.shape == "round":
        turns = [2.0 * pi * step / 32.0 for step in range(32)]
        (x, y), wide, high = pad.at, 0.5 * pad.width, 0.5 * pad.height
        return [(x + wide * cos(turn), y + high * sin(turn)) for turn in turns]
    corners = pad.corners()
    return [
        (a[0] + (b[0] - a[0]) * step / 6.0, a[1] + (b[1] - a[1]) * step / 6.0)
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)
        for step in range(6)
    ]


def is_inside(point: Point, around: list[Point]) -> bool:
    """Whether a ray to the right leaves a polygon an odd number of times."""
    x, y = point
    crossed = 0
    for (x0, y0), (x1, y1) in zip(around, [*around[1:], around[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossed += 1
    return crossed % 2 == 1


def area_of(points: list[Point]) -> float:
    """Area of a polygon, by the trapezoids under its sides [cm2]."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return 0.5 * abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs))


def test_every_clinical_preset_has_a_picture_or_a_reason() -> None:
    teaching = {name for name in presets() if name.startswith("teach-")}
    assert set(DRAWN) | set(WITHOUT) | teaching == set(presets())
    assert len(DRAWN) == len(set(DRAWN))
    assert not set(DRAWN) & (set(WITHOUT) | teaching)


@pytest.mark.parametrize("preset", [*DRAWN, *WITHOUT, "teach-sweep", "schema", "pad"])
def test_the_quick_answer_is_the_right_one(preset: str) -> None:
    """`has_pads` looks for the id in the text of the file."""
    assert has_pads(preset) == (preset in DRAWN)


@pytest.mark.parametrize("preset", DRAWN)
def test_pads_lie_on_the_body_and_apart(preset: str) -> None:
    for panel in scene_of(preset).panels:
        around = list(flat(panel.site.outline))
        edges = [edge_of(pad) for pad in panel.pads]
        for pad, edge in zip(panel.pads, edges, strict=True):
            outside = [point for point in edge if not is_inside(point, around)]
            assert not outside, (panel.site.id, pad.letter, outside)
        for one, other in combinations(edges, 2):
            touching = [point for point in one if is_inside(point, other)]
            assert not touching, (panel.site.id, touching)


@pytest.mark.parametrize("preset", DRAWN)
def test_pads_have_the_area_of_the_electrode(preset: str) -> None:
    """Rounded corners apart. A circle of 32 corners has 0.64 % less than the circle."""
    program = load(preset)
    channels = [channel for section in program.section for channel in section.channel]
    table = next(one for one in PLACEMENTS if preset in one["presets"])
    drawn = [pad for _site, pad in pads_on(preset)]
    by_place = {pad.at: pad for pad in drawn}
    for one in table["pad"]:
        pad = by_place[tuple(one["at"])]
        electrode = channels[min(pad.channel, len(channels) - 1)].electrode
        if "shown_cm2" not in one:
            assert electrode is not None
            assert area_of(edge_of(pad)) == pytest.approx(electrode.area_cm2, rel=0.0065)


@pytest.mark.parametrize("preset", DRAWN)
def test_a_role_is_the_presets_own_word(preset: str) -> None:
    """None is called cathode, anode, active or negative unless the preset says so."""
    application = load(preset).application
    assert application is not None
    said = (application.placement or "").lower()
    table = next(one for one in PLACEMENTS if preset in one["presets"])
    roles = {pad["role"] for pad in table["pad"]}
    for word in ("cathode", "anode", "active", "negative", "dispersive", "needle", "pen"):
        assert word not in roles or word in said, word


@pytest.mark.parametrize("preset", DRAWN)
def test_words_and_drawing_agree_about_sides(preset: str) -> None:
    """From behind the person's left is at the left, from the front it is at the right."""
    left_is = {"back": -1, "body_back": -1, "abdomen": 1, "throat": 1, "face": 1, "body_front": 1}
    lateral_is = {"thigh_front": -1, "leg_front": -1, "thigh_back": 1, "calf": 1}
    meanings = [
        ("left", 1, left_is), ("right", -1, left_is),
        ("lateral", 1, lateral_is), ("medial", -1, lateral_is),
        ("lateralis", 1, lateral_is), ("medialis", -1, lateral_is),
    ]  # fmt: skip
    table = next(one for one in PLACEMENTS if preset in one["presets"])
    for pad in table["pad"]:
        words, x = pad["words"].lower().replace(",", " ").split(), pad["at"][0]
        for word, sign, sides in meanings:
            if word in words and pad["site"] in sides:
                assert x * sign * sides[pad["site"]] > 0, pad["words"]


def test_proximal_is_above_distal() -> None:
    """Every drawing of a limb has the trunk above."""
    for table in PLACEMENTS:
        heights: dict[str, dict[tuple[str, int], list[float]]] = {
            word: {} for word in ("proximal", "distal", "upper", "lower")
        }
        for pad in table["pad"]:
            for word, found in heights.items():
                if word in pad["words"].lower().replace(",", " ").split():
                    found.setdefault((pad["site"], pad.get("channel", 1)), []).append(pad["at"][1])
        for high, low in (("proximal", "distal"), ("upper", "lower")):
            for place in heights[high].keys() & heights[low].keys():
                assert max(heights[high][place]) < min(heights[low][place]), table["presets"]


def test_every_drawing_and_every_muscle_is_used() -> None:
    used = {pad["site"] for table in PLACEMENTS for pad in table["pad"]}
    assert used == set(site_ids())
    for table in PLACEMENTS:
        there = {
            detail.name for pad in table["pad"] for detail in site(pad["site"]).details
            if detail.kind == "muscle"
        }  # fmt: skip
        assert set(table.get("muscles", ())) <= there, table["presets"]


@pytest.mark.parametrize("name", site_ids())
def test_landmarks_stand_on_what_they_name(name: str) -> None:
    """On the body; those of a muscle, on the muscle."""
    drawn = site(name)
    around = list(flat(drawn.outline))
    for mark in drawn.landmarks:
        shapes = [
            list(flat(one.curve)) for one in drawn.details
            if one.kind == "muscle" and one.name == mark.muscle
        ]  # fmt: skip
        for point in mark.at:
            near = min(hypot(point[0] - x, point[1] - y) for x, y in around) < 0.6
            assert near or is_inside(point, around), mark.words
            assert not mark.muscle or any(is_inside(point, one) for one in shapes), mark.words


def test_distances_that_a_preset_gives() -> None:
    """Between edges where something is so far away, else between middles; half a centimetre off.

    Three finger breadths are 5 cm (2 inches in the manuals of needle stimulation).
    """
    drug, far = (pad for _site, pad in pads_on("iontophoresis"))
    assert far.at[0] - drug.at[0] - 0.5 * (far.width + drug.width) == pytest.approx(10.0, abs=0.5)
    gauze, far = (pad for _site, pad in pads_on("high-volt-pressure-ulcer"))
    wound = max(x for x, _y in flat(site("skin_wound").details[0].curve))
    assert gauze.at[0] < wound
    assert far.at[0] - 0.5 * far.width - wound == pytest.approx(20.0, abs=0.5)
    bone = [y for _x, y in flat(site("ankle_inner").details[0].curve)]
    behind, above = (pad for _site, pad in pads_on("tibial-nerve-tens"))
    assert min(bone) < behind.at[1] < max(bone)
    assert behind.at[1] - above.at[1] == pytest.approx(10.0, abs=0.5)
    needle = next(pad for _site, pad in pads_on("tibial-nerve-needle"))
    assert 0.5 * (min(bone) + max(bone)) - needle.at[1] == pytest.approx(5.0, abs=0.7)


def test_letters_and_words() -> None:
    """The same letter for places that are treated in turn, and one line of words for it."""
    face = scene_of("face-bell-palsy")
    assert [pad.letter for pad in face.panels[0].pads] == ["A", "A", "A", "B"]
    assert [line.letter for line in face.lines] == ["A", "B"]
    drop = scene_of("stroke-foot-drop")
    assert drop.said.startswith("Active pad (cathode)")
    assert [(line.role, line.look) for line in drop.lines] == [
        ("Active pad, cathode", "active"), ("Other pad", "other"),
    ]  # fmt: skip
    assert drop.notes == ("Schematic: find the motor point on the person.",)
    for line in drop.lines:
        assert f"{line.letter}, {line.role}: {line.words}" in drop.sentence
    crossed = scene_of("interferential-pain")
    assert [line.role for line in crossed.lines] == [
        f"Pad, channel {number}" for number in (1, 1, 2, 2)
    ]


def test_every_picture_says_that_it_is_schematic() -> None:
    assert all(scene_of(name).notes[-1].startswith("Schematic: find the ") for name in DRAWN)


@pytest.mark.parametrize("preset", [*WITHOUT, "teach-sweep"])
def test_where_no_place_is_named_there_is_no_picture(preset: str) -> None:
    assert pads_scene(load(preset)) is None


def test_a_program_that_lost_its_electrode_still_has_its_picture() -> None:
    """A file of one's own may carry the id; then no area is said."""
    program = _without_electrode(load("stroke-foot-drop"))
    scene = pads_scene(program)
    assert scene is not None
    assert not any("cm²" in line.words for line in scene.lines)


def _without_electrode(program: Program) -> Program:
    from wavesim.core.paths import with_values

    return with_values(program, {"section.0.channel.0.electrode": None})


def test_the_command_line_says_that_there_is_a_picture() -> None:
    told = {
        name: any("where the pads go" in line for line in show_lines(load(name)))
        for name in ("stroke-foot-drop", "pelvic-floor-urge")
    }
    assert told == {"stroke-foot-drop": True, "pelvic-floor-urge": False}
