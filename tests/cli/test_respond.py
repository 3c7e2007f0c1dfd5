"""`wavesim respond`: the document of the contract, and words that claim nothing of a person."""

import json

import pytest

from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.physiology.drive import SILENT
from wavesim.physiology.respond import respond
from wavesim.physiology.response import WHY_NOT
from wavesim.presentation.reach_words import ESTIMATE
from wavesim.presentation.respond_words import MARK_SENTENCES

KEYS = {
    "name", "model", "valid", "why_not", "recruited_fraction", "peak_force_n", "mean_force_n",
    "force_time_integral_ns", "contractions", "joint",
}  # fmt: skip


def test_document_has_the_keys_of_the_contract(wavesim):
    """One section, one channel, one entry for each contraction, no joint yet."""
    data = json.loads(wavesim("respond", "stroke-foot-drop", "--json").out)
    assert data == respond(load("stroke-foot-drop")).as_dict()
    (one,) = data["sections"][0]["channels"]
    assert set(one) >= KEYS
    assert one["valid"] is True
    assert one["joint"] is None
    assert set(one["contractions"][0]) == {"start_s", "peak_force_n", "force_time_integral_ns"}
    # A walk of 15 min at a stride of 1.5 s, or whatever the preset says: from the program itself.
    section = load("stroke-foot-drop").section[0]
    assert len(one["contractions"]) == round(section.duration_s / section.cycle_s)


def test_text_says_what_it_is(wavesim):
    """Model, thresholds of ours, and that it is nobody's; and the numbers of the document."""
    done = wavesim("respond", "sci-quadriceps-training")
    assert ESTIMATE in done.out
    assert "Ding 2003" in done.out
    assert "example values of ours" in done.out
    assert "The first contraction below 50 % of the first is number" in done.out.replace(
        "\xa0", " "
    )


def test_changes_come_first(wavesim):
    """--set, --model and --fatigue reach the model."""
    strong = json.loads(
        wavesim("respond", "teach-constant-rate", "--json", "--set", "amplitude_ma=80").out
    )
    weak = json.loads(
        wavesim("respond", "teach-constant-rate", "--json", "--set", "amplitude_ma=10").out
    )
    peaks = [data["sections"][0]["channels"][0]["peak_force_n"] for data in (weak, strong)]
    assert peaks[0] < peaks[1]
    other = wavesim(
        "respond", "teach-constant-rate", "--model", "hmed2018", "--fatigue", "riener1998"
    ).out
    assert "Hmed 2018" in other
    assert "Riener 1998" in other
    assert "Not represented in this model: the phase duration." in other
    assert "thresholds" not in other


@pytest.mark.parametrize("option", [["--model", "ding2004"], ["--fatigue", "dingg"]])
def test_unknown_choice_is_one_sentence(wavesim, option):
    """With what was probably meant."""
    done = wavesim("respond", "teach-constant-rate", *option)
    assert (done.status, done.out) == (2, "")
    assert "Did you mean" in done.err


def test_what_is_not_shown_has_its_reason(wavesim):
    """A carrier, and denervated muscle, of which the text says why it takes long pulses."""
    assert "no pulses" in wavesim("respond", "interferential-pain").out
    text = wavesim("respond", "denervated-thigh-first-phase").out
    assert "Denervated muscle has no nerve" in text
    assert "N on average" not in text


def test_rest_is_a_rest(wavesim):
    """A section without channels has its line."""
    names = [name for name in presets() if any(not s.channel for s in load(name).section)]
    for name in names[:1]:
        assert "every muscle recovers" in wavesim("respond", name).out


def test_every_mark_has_its_words():
    """And every silent one its English reason for the document."""
    from typing import get_args

    from wavesim.physiology import drive
    from wavesim.physiology.notes import Note

    marks = set(get_args(Note)) | {
        mark for part in get_args(drive.Mark) for mark in (get_args(part) or (part,))
    }
    assert set(MARK_SENTENCES) == marks
    assert set(WHY_NOT) == SILENT


def test_progress_is_told_on_a_terminal(capsys):
    """After a second, and nothing before; in a pipe never."""
    from wavesim.cli import respond as command

    told = command._Told()
    told.begin -= 5.0
    assert told(0.5)
    assert capsys.readouterr().err == ""
    told.seen = True
    told.preparing()
    assert "some seconds" in capsys.readouterr().err
    assert told(0.6)
    assert told(1.0)
    assert capsys.readouterr().err == (
        "\rPredicting the response: 60 %\rPredicting the response: 100 %\n"
    )
    early = command._Told()
    early.seen = True
    with early:
        assert early(0.5)
    assert capsys.readouterr().err == ""


def test_a_model_that_is_not_compiled_is_said_to_be_slow(capsys, monkeypatch):
    """Once, instead of the line that promises some seconds."""
    from wavesim.cli import respond as command
    from wavesim.physiology import kernel

    monkeypatch.setattr(kernel, "run", lambda *_: 0)
    told = command._Told()
    told.begin, told.seen = told.begin - 5.0, True
    told.preparing()
    assert told(0.5)
    assert told(1.0)
    assert capsys.readouterr().err == (
        f"{command.SLOW}\n\rPredicting the response: 50 %\rPredicting the response: 100 %\n"
    )


def test_what_is_too_weak_is_said_so(wavesim):
    """1 mA recruits next to nothing: no percentage with ten zeros, no fading of it."""
    text = wavesim("respond", "teach-constant-rate", "--set", "amplitude_ma=1").out
    assert "Too weak to contract the muscle" in text
    assert "test contraction" not in text
