"""Rules of sections 1.3 to 1.6 of the contract broken in the window: told, and nothing changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.gui.desk import Desk
from wavesim.gui.number_field import NumberField
from wavesim.presentation.choices import SHEETS, offers

CHOICES = {
    "trapezoidal": [("shape", "trapezoidal")],
    "twin peak": [("shape", "twin_peak")],
    "recharge": [("shape", "biphasic_exponential")],
    "bursts": [("timing", "burst")],
    "doublets": [("timing", "nlet")],
    "jitter": [("timing", "jittered")],
    "swelling": [("swell", "sine")],
    "walking": [("cycle", "walking")],
    "beat": [("carrier", "interferential")],
    "plain": [],
}  # fmt: skip
"""Choices that make a program of the first preset: 40 mA, 250 us, 40 Hz, 1.2 s on, 1.8 s off."""

BROKEN = [
    # 1.3, rules 2 to 4: ramps longer than the train; of 30 + 30 % of a stride a window of none.
    ("plain", "section.0.on_s", "0.3", "do not fit a train"),
    ("plain", "section.0.on_s", "0", "above 0"),
    ("plain", "section.0.channel.0.modulation.ramp_up_s", "5", "do not fit a train"),
    ("walking", "section.0.channel.0.window.stop_percent", "50", "ends after its start"),
    ("walking", "section.0.channel.0.window.start_percent", "100", "below 100"),
    ("walking", "section.0.cadence_steps_per_min", "401", "400"),
    # 1.3, rule 11: pulses and groups that run into the next.
    ("plain", "section.0.channel.0.timing.frequency_hz", "5000", "does not fit a period"),
    ("bursts", "section.0.channel.0.timing.burst_frequency_hz", "20", "burst of"),
    ("doublets", "section.0.channel.0.timing.nlet_interval_ms", "30", "does not fit a period"),
    ("doublets", "section.0.channel.0.timing.nlet_interval_ms", "0", "above 0"),
    # 1.4: shapes.
    ("trapezoidal", "section.0.channel.0.pulse.rise_us", "240", "do not fit the phase"),
    ("twin peak", "section.0.channel.0.pulse.spacing_us", "20", "closer than they are long"),
    ("twin peak", "section.0.channel.0.pulse.spike_count", "5", "from 1 to 4"),
    ("twin peak", "section.0.channel.0.pulse.spike_count", "2.5", "whole number"),
    ("recharge", "section.0.channel.0.pulse.recovery_time_constant_us", "50", "above the leading"),
    ("plain", "section.0.channel.0.pulse.recovery_ratio", "1.5", "up to 1"),
    ("plain", "section.0.channel.0.pulse.phase_duration_us", "0.01", "0.1"),
    ("plain", "section.0.channel.0.pulse.interphase_gap_us", "-5", "from 0"),
    # 1.5: timing and modulation.
    ("bursts", "section.0.channel.0.timing.pulses_per_burst", "1001", "1,000"),
    ("jitter", "section.0.channel.0.timing.jitter_fraction", "1", "below 1"),
    ("jitter", "section.0.channel.0.timing.seed", "-1", "0 or more"),
    ("swelling", "section.0.channel.0.modulation.amplitude_depth_fraction", "0", "Steady"),
    ("swelling", "section.0.channel.0.modulation.amplitude_depth_fraction", "1.1", "to 1"),
    ("swelling", "section.0.channel.0.modulation.amplitude_modulation_hz", "0", "0.0001"),
    # 1.6: continuous currents.
    ("beat", "section.0.channel.0.carrier.carrier_frequency_hz", "50", "100"),
    ("beat", "section.0.channel.0.carrier.beat_hz", "0", "0.01"),
]


def choose(desk: Desk, group: str, name: str) -> None:
    """Make a choice as its sheet does."""
    found = [offer.program for sheet in SHEETS
             for one in offers(desk.session.project.program, 0, 0, sheet) for offer in one.offers
             if (offer.choice.group, offer.choice.name) == (group, name)]  # fmt: skip
    assert found[0] is not None
    desk.session.show_week(found[0])


def field_of(desk: Desk, path: str) -> tuple[NumberField, object]:
    """The field of a path, and what holds its sentence."""
    panel = desk.window.work.parameters
    for one in (*panel.rows, *(field for pair in panel.pairs for field in pair.fields)):
        if one.row is not None and one.row.path == path:
            return one.field, one.editor
    raise AssertionError(path)


@pytest.mark.parametrize(("start", "path", "text", "words"), BROKEN)
def test_a_broken_rule_is_told_and_the_program_stays(
    desk: Desk, start: str, path: str, text: str, words: str
) -> None:
    for group, name in CHOICES[start]:
        choose(desk, group, name)
        settle()
    before, steps = desk.session.project.program, desk.session.undo_stack.count()
    field, editor = field_of(desk, path)
    kept = field.text()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert field.refused
    assert field.text() == text
    sentence = editor.sentence  # type: ignore[attr-defined]
    assert words in sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert "is kept" in sentence
    assert desk.session.project.program is before
    assert desk.session.undo_stack.count() == steps
    QTest.keyClick(field, Qt.Key.Key_Escape)
    settle()
    assert (field.refused, field.text()) == (False, kept)
