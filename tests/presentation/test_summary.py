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
        ({}, ""),
    ],
)  # fmt: skip
def test_summary(read: dict, summary: str) -> None:
    """What is there, and nothing for what is not or is no number."""
    assert summary_of(read).replace("\N{NO-BREAK SPACE}", " ") == summary
