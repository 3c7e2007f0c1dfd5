"""Channels that lack half of their current: told as that, with the name of the file."""

import tomllib

import pytest

from wavesim.core.errors import ImpossibleError
from wavesim.io.decode import program_from_dict
from wavesim.presentation.problems import sentences

HEAD = """
schema = 1
id = "half"
title = "Half"
condition = "other"
[[section]]
name = "work"
duration_min = 1.0
"""
CHANNEL = """
[[section.channel]]
name = "{name}"
amplitude_ma = 1.0
electrode = {{ area_cm2 = 1.0, name = "shared" }}
{current}
"""
PULSE = 'pulse = { shape = "monophasic", phase_duration_us = 100.0 }'
TIMING = 'timing = { kind = "constant", frequency_hz = 10.0 }'


@pytest.mark.parametrize(
    ("currents", "missing"),
    [
        ((PULSE,), ["channel.0.timing"]),
        ((TIMING,), ["channel.0.pulse"]),
        (("",), ["channel.0.pulse", "channel.0.timing"]),
        ((PULSE, TIMING), ["channel.0.timing", "channel.1.pulse"]),
        ((f"{PULSE}\n{TIMING}", PULSE), ["channel.1.timing"]),
    ],
    ids=["no timing", "no pulse", "neither", "two halves", "a whole and a half"],
)
def test_what_is_missing_is_told(currents, missing):
    """Also where channels share a pair, whose pulses would be laid beside each other."""
    parts = (CHANNEL.format(name=str(i), current=one) for i, one in enumerate(currents))
    with pytest.raises(ImpossibleError) as caught:
        program_from_dict(tomllib.loads(HEAD + "".join(parts)), "half.toml")
    told = [(problem.rule, problem.path) for problem in caught.value.problems]
    assert told == [("missing", f"section.0.{path}") for path in missing]
    assert all(said.startswith("half.toml: ") for said in sentences(caught.value))


@pytest.mark.parametrize(
    "pulse",
    [
        'shape = "points", time_us = [0.0, 100.0], level_ratio = [1.0], levels = 3',
        'shape = "points", time_us = [0.0, 0.0, 0.0], level_ratio = [1.0, 1.0, 1.0], levels = 3',
        'shape = "twin_peak", spike_time_constant_us = 10.0, spike_duration_us = 50.0, '
        "spacing_us = 20.0, spikes = 3",
    ],
    ids=["lists of two lengths", "three equal times", "spikes too near"],
)
def test_a_misspelt_key_in_a_pulse_that_cannot_be(pulse):
    """The key is told; what the rest of the pulse would be is asked when that is right."""
    text = HEAD + CHANNEL.format(name="one", current=f"pulse = {{ {pulse} }}\n{TIMING}")
    with pytest.raises(ImpossibleError) as caught:
        program_from_dict(tomllib.loads(text), "half.toml")
    (problem,) = caught.value.problems
    assert problem.rule == "unknown_key"
    assert problem.path.startswith("section.0.channel.0.pulse.")
