"""`wavesim check`: text, JSON and exit status."""

import json

import pytest

import wavesim as public
from wavesim.core.paths import with_values
from wavesim.io.files import load, save

HERE = "section.0.channel.0"
KEYS = ["rule", "severity", "where", "value", "limit", "unit", "formula", "message", "source",
        "verified"]  # fmt: skip


def test_within(wavesim):
    """Status 0, the verdict first, nothing on standard error."""
    done = wavesim("check", "stroke-foot-drop")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Within all limits checked\n")


def test_the_document(wavesim):
    """Exactly the keys of the contract, and the same as the Python name gives."""
    done = wavesim("check", "stroke-foot-drop", "--json", "--set", "amplitude_ma=600")
    assert done.status == 1
    document = json.loads(done.out)
    assert list(document) == ["id", "verdict", "checked", "not_judged", "unread", "findings"]
    assert (document["id"], document["verdict"]) == ("stroke-foot-drop", "stop")
    assert all(list(finding) == KEYS for finding in document["findings"])
    changed = with_values(load("stroke-foot-drop"), {f"{HERE}.amplitude_ma": 600.0})
    assert public.check(changed).as_dict() == json.loads(done.out)
    first = document["findings"][0]
    assert (first["rule"], first["value"], first["limit"]) == ("amplitude", 600.0, 250.0)
    assert (first["unit"], first["source"], first["verified"]) == ("mA", "ours", True)


def test_only_an_error_is_status_1(wavesim):
    """A warning is not."""
    done = wavesim("check", "face-bell-palsy")
    assert done.out.startswith("Needs attention")
    assert done.status == 0


def test_milliseconds_for_microseconds_are_refused(wavesim):
    """400 ms for 400 us do not fit the rate: status 2, and what was probably meant."""
    done = wavesim("check", "stroke-foot-drop", "--set", "phase_duration_us=400000",
                   "--set", "shape=biphasic_symmetric")  # fmt: skip
    assert (done.status, done.out) == (2, "")
    assert "Did you mean a phase duration of 400 µs?" in done.err


def test_what_cannot_be_judged_is_one_line(wavesim):
    """By what is wanting, not by limit."""
    done = wavesim("check", "stroke-foot-drop", "--set", "electrode=")
    assert done.status == 0
    lines = [line for line in done.out.splitlines() if line.startswith("Not judged")]
    assert len(lines) == 1
    assert "for want of a pad area" in lines[0]


def test_the_way_inside_is_told(wavesim):
    """By hand: 60 mA rms at 200 mA, 450 us, 100 Hz; 50 at 166.7 mA."""
    settings = ("shape=biphasic_symmetric", "amplitude_ma=200", "phase_duration_us=450",
                "frequency_hz=100", "area_cm2=100")  # fmt: skip
    done = wavesim("check", "stroke-foot-drop", *(w for s in settings for w in ("--set", s)))
    assert done.status == 1
    assert "200 mA × √(2 × 450 µs × 100 Hz) = 60 mA" in done.out
    assert "Amplitude: 166 mA or lower (now 200 mA)" in done.out
    assert "not read" in done.out


@pytest.mark.parametrize(("based_on", "outside"), [("stroke-foot-drop", True), ("no-such", False)])
def test_ranges_follow_the_preset(wavesim, tmp_path, based_on, outside):
    """A saved program without evidence is held against the preset it came from."""
    start = load("stroke-foot-drop")
    own = with_values(start, {"id": "mine", "based_on": based_on, "evidence": None,
                              f"{HERE}.timing.frequency_hz": 200.0})  # fmt: skip
    path = tmp_path / "mine.toml"
    save(own, path)
    found = json.loads(wavesim("check", path, "--json").out)["findings"]
    assert any(finding["rule"] == "range" for finding in found) is outside
