"""`wavesim replay`: the card, what is lost, and the document."""

import json

import pytest

import wavesim as package
from wavesim.core.paths import with_value
from wavesim.io.devices import devices
from wavesim.io.files import load, save


def test_text_and_document(wavesim):
    """The same numbers, the card first."""
    done = wavesim("replay", "disuse-atrophy", "--device", "rehastim-2")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert done.status == 0
    assert lines[0] == "Set your device to this (RehaStim 2 (HASOMED), ScienceMode 2)"
    # 35 Hz are 28.571 ms; the nearest half millisecond is 28.5.
    assert "Frequency 35.0877 Hz, a period of 28.5 ms (nearest to 35 Hz)" in lines
    assert "Frequency 35 Hz becomes 35.0877 Hz." in lines
    found = json.loads(wavesim("replay", "disuse-atrophy", "--device", "rehastim-2", "--json").out)
    assert found == package.replay(load("disuse-atrophy"), "rehastim-2").as_dict()
    assert list(found)[:4] == ["id", "device", "possible", "why_not"]
    contract = {"name", "frequency_hz", "phase_duration_us", "amplitude_ma", "pulses_gained",
                "worst_onset_error_us", "net_charge_per_pulse_uc"}  # fmt: skip
    assert contract <= set(found["channels"][0])


def test_a_refused_value_names_the_two_nearest(wavesim):
    """250 us on Pulse Pal, whose times are multiples of 100 us."""
    arguments = ["stroke-foot-drop", "--device", "pulse-pal-2", "--ma-per-v", "10"]
    told = wavesim("replay", *arguments).out
    assert "Phase duration 250 µs cannot be set; 200 µs or 300 µs can." in told
    document = json.loads(wavesim("replay", *arguments, "--json").out)
    assert document["possible"] is False
    (change,) = [c for c in document["channels"][0]["changes"] if "phase_duration" in c["where"]]
    assert (change["below"], change["above"], change["refused"]) == (200.0, 300.0, True)


def test_the_device_of_the_program(wavesim, tmp_path):
    """Where none is given; a name that is not known is a note of a newer version, not a fault."""
    path = tmp_path / "mine.toml"
    save(with_value(load("stroke-foot-drop"), "device", "rehastim-p24"), path)
    assert json.loads(wavesim("replay", path, "--json").out)["device"] == "rehastim-p24"
    save(with_value(load("stroke-foot-drop"), "device", "of-tomorrow"), path)
    assert wavesim("validate", path).status == 0
    done = wavesim("replay", path)
    assert done.status == 2
    assert all(name in done.err for name in devices())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "The program names no device; give one with --device: pulse-pal-2, "),
        (["--device", "rehastm-2"], "Did you mean rehastim-2"),
        (["--device", "pulse-pal-2", "--ma-per-v", "0"], '--ma-per-v: "0" is not a number above 0'),
        (["--device", "pulse-pal-2", "--ma-per-v", "nan"], "is not a number above 0"),
        (["--device", "pulse-pal-2", "--ma-per-v", "ten"], "is not a number above 0"),
    ],
)
def test_what_cannot_be_used(wavesim, arguments, said):
    """One sentence, status 2."""
    done = wavesim("replay", "stroke-foot-drop", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_set_and_week_come_first(wavesim):
    """As with every command that takes a program."""
    done = wavesim("replay", "stroke-foot-drop", "--device", "rehastim-p24",
                   "--set", "frequency_hz=50", "--json")  # fmt: skip
    assert json.loads(done.out)["channels"][0]["frequency_hz"] == pytest.approx(50.0)
