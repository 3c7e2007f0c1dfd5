"""What is said of how TENS works, and what never is."""

import re

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Burst,
    Constant,
    Jittered,
    Nlet,
    SineCarrier,
    Sweep,
    channel,
)
from wavesim.presentation.tens_words import HEADINGS, RESERVATIONS, SETTINGS, tens_evidence


def at(timing, phase_us=150.0):
    """What is known for a timing."""
    return tens_evidence(channel(BiphasicSymmetric(phase_duration_us=phase_us), timing))


@pytest.mark.parametrize(
    ("timing", "band"),
    [
        (Constant(frequency_hz=4.0), "low"),
        (Constant(frequency_hz=10.0), "between"),
        (Constant(frequency_hz=30.0), "between"),
        (Constant(frequency_hz=50.0), "between"),
        (Constant(frequency_hz=100.0), "high"),
        (Jittered(frequency_hz=80.0, jitter_fraction=0.2, seed=1), "high"),
        (Sweep(frequency_hz=80.0, frequency_end_hz=120.0, sweep_s=6.0), "high"),
        (Sweep(frequency_hz=4.0, frequency_end_hz=100.0, sweep_s=3.0, pattern="step"), "several"),
        (Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0), "not_studied"),
        (Nlet(frequency_hz=20.0, nlet_interval_ms=5.0), "not_studied"),
    ],
)
def test_bands_of_the_authors(timing, band) -> None:
    """Below 10 Hz mu, above 50 Hz delta, between them mixed or undetermined."""
    found = at(timing)
    assert found.band == band
    assert ("mu-opioid" in found.heading) == (band == "low")
    assert ("delta-opioid" in found.heading) == (band == "high")
    assert band in ("low", "high") or "undetermined" in found.heading


def test_no_heading_without_the_reservations() -> None:
    """Animals, spinal cord, intensity, inconclusive reviews; and every statement has a source."""
    for rate in (4.0, 30.0, 100.0):
        found = at(Constant(frequency_hz=rate))
        assert found.reservations == RESERVATIONS
        assert all(one.source for one in found.statements)
    for word in ("animals", "spinal cord", "adequate intensity", "inconclusive"):
        assert any(word in text for text in RESERVATIONS)


def test_what_each_setting_is_meant_to_reach() -> None:
    """Conventional, low-frequency and brief intense; a rate between them has no name."""
    assert at(Constant(frequency_hz=80.0), 100.0).setting.startswith("Conventional")
    assert at(Constant(frequency_hz=4.0), 250.0).setting.startswith("Low-frequency")
    brief = at(Constant(frequency_hz=120.0), 250.0)
    assert brief.setting.startswith("Brief intense")
    assert any("conduction block" in one.text for one in brief.statements)
    assert at(Constant(frequency_hz=30.0)).setting == ""
    assert at(Constant(frequency_hz=100.0), 200.0).setting.startswith("Conventional")


def test_unread_sources_are_not_called_read() -> None:
    """Textbooks and the gate theory are from memory, the antagonist studies were read."""
    read = {
        one.source: one.read
        for r in (4.0, 100.0)
        for one in at(Constant(frequency_hz=r)).statements
    }
    assert not read["Melzack, Wall 1965"]
    assert not read["textbooks"]
    assert read["Sluka et al. 1999, JPET 289:840"]
    assert read["Léonard et al. 2010, doi 10.1016/j.pain.2010.07.012"]


def test_no_percentage_and_no_promise_of_relief() -> None:
    """Not in any text of the page."""
    texts = [*HEADINGS.values(), *RESERVATIONS, *(setting.words for setting in SETTINGS)]
    texts += [one.text for rate in (4.0, 30.0, 100.0, 150.0)
              for one in at(Constant(frequency_hz=rate), 250.0).statements]  # fmt: skip
    assert [text for text in texts if re.search(r"\d\s*%|percent|relieves", text)] == []


def test_a_continuous_current_is_not_tens() -> None:
    """Nothing is said of it here."""
    assert tens_evidence(channel(carrier=SineCarrier(carrier_frequency_hz=4000.0))) is None
