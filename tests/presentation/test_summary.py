"""The numbers of a file in one line."""

import pytest

from wavesim.presentation.summary import summary_of

PULSE = {"shape": "monophasic", "phase_duration_us": 200.0}


def document(channel: dict, **section: object) -> dict:
    """A file with one section of one channel."""
    return {"section": [{"channel": [channel], **section}]}


@pytest.mark.parametrize(
    ("read", "summary"),
    [
        (document({"amplitude_ma": 20.0, "pulse": PULSE, "timing": {"frequency_hz": 30}},
                  on_s=5, off_s=10.0), "30 Hz, 200 µs, 20 mA, 5 s on / 10 s off"),
        (document({"amplitude_ma": 20.0, "pulse": PULSE}, duration_min=30), "200 µs, 20 mA, "
         "30 min steady"),
        (document({"amplitude_ma": True, "pulse": 3, "timing": "fast"}), ""),
        ({"section": [{"channel": [{"amplitude_ma": 1.0}, {}]}, {}]},
         "1 mA, 2 channels, 2 sections"),
        ({"section": [{"name": "rest"}, {"channel": [{"amplitude_ma": 5.0}]}]},
         "5 mA, 2 sections"),
        (document({"amplitude_ma": 20.0, "pulse": PULSE,
                   "timing": {"frequency_hz": 5.0, "frequency_end_hz": 40.0}},
                  cadence_steps_per_min=80.0),
         "5 to 40 Hz, 200 µs, 20 mA, 80 steps per minute"),
        (document({"amplitude_ma": 20.0, "carrier": {"kind": "interferential", "beat_hz": 80.0,
                   "carrier_frequency_hz": 4000.0, "beat_end_hz": 150.0}}, cadence_rpm=50.0),
         "interferential, 4,000 Hz sine, 80 to 150 Hz beat, 20 mA, 50 turns per minute"),
        (document({"carrier": {"kind": "diadynamic", "form": "CP"}}), "diadynamic CP"),
        (document({"carrier": {"kind": "direct", "form": 3}}), "direct current"),
        (document({"carrier": {"kind": 3, "beat_hz": "fast"}}), ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_summary(read: dict, summary: str) -> None:
    """What is there, and nothing for what is not or is no number."""
    assert summary_of(read).replace("\N{NO-BREAK SPACE}", " ") == summary
