"""The verdict card: headline, second line, findings and remedies in words."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Constant,
    Direct,
    channel,
    program,
    section,
)
from tests.strategies import programs
from wavesim.core.evidence import Application, Evidence, Range
from wavesim.core.program import Program
from wavesim.presentation.compared import beside
from wavesim.presentation.remedy_words import remedy_row
from wavesim.presentation.verdict import Checked, checked, verdict
from wavesim.presentation.words import NO_BREAK
from wavesim.safety.limits import LIMITS
from wavesim.safety.remedies import remedies

KEYS = ["rule", "severity", "where", "value", "limit", "unit", "formula", "message", "source",
        "verified"]  # fmt: skip


def symmetric(phase_us: float, rate_hz: float, **more: object):
    pulse, timing = BiphasicSymmetric(phase_duration_us=phase_us), Constant(frequency_hz=rate_hz)
    return channel(pulse, timing, **more)


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


MOCKUP = program(section(symmetric(450.0, 100.0, amplitude_ma=200.0, area_cm2=100.0)))
"""The program of picture 06: 60 mA against 50."""


def headline(one: Program) -> str:
    return plain(verdict(checked(one)).headline)


def messages(one: Program) -> dict[str, str]:
    return {text.finding.rule: plain(text.message) for text in checked(one).texts}


def test_the_card_of_the_picture():
    """200 sqrt(2 x 450 us x 100 Hz) = 60; the limit was not read, and the card says so."""
    found = checked(MOCKUP)
    card = verdict(found)
    assert card.state == "stop"
    assert (
        plain(card.headline)
        == "Exceeds a limit quoted from memory: RMS current 60 mA, limit 50 mA"
    )
    text = found.texts[0]
    assert text.formula == "amplitude × √(2 × phase duration × frequency)"
    assert plain(text.numbers) == "200 mA × √(2 × 450 µs × 100 Hz) = 60 mA"
    assert "not read" in text.standing
    rows = [remedy_row(remedy) for remedy in remedies(MOCKUP, text.finding)]
    assert [(row.label, plain(row.text), plain(row.now)) for row in rows] == [
        ("Frequency", "69 Hz or lower", "now 100 Hz"),
        ("Amplitude", "166 mA or lower", "now 200 mA"),
        ("Phase duration", "310 µs or shorter", "now 450 µs"),
    ]
    assert rows[1].edits == {"section.0.channel.0.amplitude_ma": 166.0}


@pytest.mark.parametrize(
    ("one", "state", "said"),
    [
        (symmetric(250.0, 50.0), "within", "Within all limits checked"),
        (symmetric(250.0, 50.0, area_cm2=None), "unknown", "Not enough information: pad area"),
        (symmetric(250.0, 50.0, amplitude_ma=0.0), "unknown", "Not enough information: amplitude"),
        # 45 sqrt(0.024) / 3 = 2.3238
        (symmetric(300.0, 40.0, amplitude_ma=45.0, area_cm2=3.0), "caution",
         "Needs attention: RMS current density 2.32 mA/cm²"),
        (symmetric(20.0, 2.0, amplitude_ma=600.0), "stop",
         "Exceeds a design limit: amplitude 600 mA, limit 250 mA"),
        # 100 mA, 20 ms: 0.5 x 100^2 x 0.04 = 200 mJ; 150 mA: 450 mJ; at 0.2 Hz 13.4 mA rms
        (symmetric(20_000.0, 0.2, amplitude_ma=150.0), "stop",
         "Exceeds a published limit: energy per pulse 450 mJ, limit 300 mJ"),
        # 80 sqrt(0.02) = 11.3 mA on 25 cm2, more than 10
        (symmetric(200.0, 50.0, amplitude_ma=80.0), "note", "Worth knowing: RMS current 11.3 mA"),
    ],
)  # fmt: skip
def test_headlines(one, state, said):
    found = checked(program(section(one)))
    assert verdict(found).state == state
    assert plain(verdict(found).headline) == said


@pytest.mark.parametrize("basis", ["review", "usual"])
def test_outside_a_range(basis):
    """The range's own words, published or usual; before what only classes an output."""
    known = {"frequency_hz": Range(max=50.0, range_basis=basis)}
    one = replace(program(section(symmetric(250.0, 55.0, amplitude_ma=90.0))),
                  evidence=Evidence(range=known))  # fmt: skip
    kind = "published" if basis == "review" else "usual"
    assert headline(one) == f"Outside the {kind} range: frequency 55 Hz"
    assert messages(one)["range"].startswith(f"Frequency 55 Hz is above the {kind} range, up to 50")


def test_an_author_stands_only_beside_a_range_of_that_author():
    """A file names one source for a value and its range; then nobody knows whose the range is."""
    one = program(section(symmetric(250.0, 55.0)))

    def said(**more):
        known = Range(max=50.0, range_basis="review", source="powell-1999", **more)
        evidence = Evidence(range={"frequency_hz": known}, sources=("powell-1999", "kern-2010"))
        return messages(replace(one, evidence=evidence))["range"]

    assert "Powell 1999" in said()
    assert "sources of the preset" in said(value_basis="source")


def test_the_direct_current_is_named():
    """8 % of 12 uC at 35 Hz."""
    pulse = BiphasicAsymmetric(
        phase_duration_us=300.0, recovery_ratio=0.5, recovery_duration_us=552.0
    )
    said = messages(program(section(channel(pulse, Constant(frequency_hz=35.0)))))
    assert said["L20"] == (
        "Charge imbalance 8 % exceeds a design limit of this program, 5 %."
        " It leaves a net direct current of 33.6 µA."
    )


def test_standing_in_words():
    """What was not read is never called published; what is ours is called so."""
    one = program(section(channel(carrier=Direct(), amplitude_ma=300.0, area_cm2=4.0)))
    for text in checked(one).texts:
        limit = text.finding.limit
        if limit.standing == "not read":
            assert "quoted from memory" in text.message or "from memory" in text.message
            assert "not read" in text.message
            assert "published" not in text.message
        elif limit.standing == "ours" and not limit.half_area:
            assert "a design limit of this program" in text.message


def test_the_second_line_counts():
    """13 limits of a symmetric pulse; L2, L14 and L16 were not read; the closest is named."""
    # 40 sqrt(0.025) = 6.32 mA on half of 25 cm2: 0.506, that is 25.3 % of 2
    said = plain(verdict(checked(program(section(channel())))).second)
    assert said == (
        "13 checks are kept, 3 rest on a source not read."
        " Closest: RMS current density with half of the pad, 25.3 % of 2 mA/cm²."
    )
    said = plain(verdict(checked(program(section(channel(area_cm2=None))))).second)
    assert said == "9 checks are kept, 4 could not be judged, 3 rest on a source not read."


def test_a_special_device_is_said():
    one = replace(MOCKUP, application=Application(flags=("special_device",)))
    assert "special device" in verdict(checked(one)).notice
    assert verdict(checked(MOCKUP)).notice == ""


def test_several_channels_are_named():
    one = program(section(channel(name="left"), channel(name="right", area_cm2=None)))
    assert {text.where for text in checked(one).texts} == {"right"}


@pytest.mark.parametrize(
    ("value", "bound", "said"),
    [
        (50.01, 50.0, "50.01"),
        (49.9999, 50.0, "49.9999"),
        (50.0, 50.0, "50"),
        (60.0, 50.0, "60"),
        (2.3238, 2.0, "2.32"),
        (99.96, 100.0, "99.96"),
    ],
)
def test_rounding_never_contradicts(value, bound, said):
    assert beside(value, bound) == said


@given(st.floats(1e-3, 1e4), st.floats(-1e-9, 1e-9))
@examples(40)
def test_a_number_next_to_its_limit_stays_on_its_side(bound, part):
    value = bound * (1.0 + part)
    shown = float(beside(value, bound).replace(",", ""))
    assert math.copysign(1.0, shown - bound) == math.copysign(1.0, value - bound) or math.isclose(
        value, bound, rel_tol=1e-14
    )


@given(programs())
@examples(15)
def test_any_program_has_its_verdict(one: Program) -> None:
    """All rules of the contract's document; what is exceeded looks exceeded."""
    found: Checked = checked(one)
    card, document = verdict(found), found.as_dict()
    assert card.headline
    assert card.second
    grave = {"error": "stop", "warning": "caution", "info": "note"}
    first = document["findings"][0]["severity"] if document["findings"] else None
    assert document["verdict"] == grave.get(first, "within")
    assert sum(entry["value"] is None for entry in document["findings"]) == document["not_judged"]
    for entry in document["findings"]:
        assert list(entry) == KEYS
        assert all(character not in entry["message"] for character in "{}")
    for judged in found.check.judged:
        past = judged.value >= judged.bound * (1.0 - 1e-9)
        assert past if not judged.passes else judged.value <= judged.bound * (1.0 + 1e-9)


def test_ids_are_unique():
    assert len({limit.id for limit in LIMITS}) == len(LIMITS)
