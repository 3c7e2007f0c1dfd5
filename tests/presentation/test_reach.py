"""What a setting reaches, as people read it."""

from typing import get_args

from tests.programs import BiphasicSymmetric, Constant, SineBurst, SineCarrier, channel
from wavesim import load
from wavesim.core.pulses import Monophasic
from wavesim.io.presets import presets
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.fibres import FIBRES
from wavesim.physiology.notes import Note
from wavesim.presentation.reach import reach_view
from wavesim.presentation.reach_words import (
    EXAMPLE_VALUES,
    FIBRE_FEELS,
    FIBRE_WORDS,
    NOTE_SENTENCES,
    PARTLY_EXAMPLE_VALUES,
)

MONO = Monophasic(phase_duration_us=250.0)


def test_every_mark_and_class_has_its_words() -> None:
    """None is shown by its name in the code."""
    assert set(NOTE_SENTENCES) == set(get_args(Note))
    assert set(FIBRE_WORDS) == set(FIBRE_FEELS) == set(FIBRES)


def test_rows_in_the_order_they_are_felt() -> None:
    """The example thresholds; the median reaches half."""
    rows = reach_view(channel(MONO, amplitude_ma=20.0)).rows
    assert [row.label for row in rows] == [
        "Touch (Aβ)",
        "Motor (Aα)",
        "Sharp pain (Aδ)",
        "Dull pain (C)",
    ]
    assert [row.text for row in rows] == [
        "reached",
        "partly reached, 50\N{NO-BREAK SPACE}%",
        "not reached",
        "not reached",
    ]
    assert rows[1].threshold == "20\N{NO-BREAK SPACE}mA"
    assert rows[1].span == "11.3–35.5\N{NO-BREAK SPACE}mA"


def test_example_values_are_called_so() -> None:
    """Until all four thresholds of nerve are those of the person."""
    one = channel(MONO)
    assert EXAMPLE_VALUES in reach_view(one).basis
    assert PARTLY_EXAMPLE_VALUES in reach_view(one, Calibration(motor_ma=26.0)).basis
    own = Calibration(sensory_ma=8.0, motor_ma=26.0, pain_ma=70.0, c_ma=240.0)
    assert len(reach_view(one, own).basis) == 1


def test_approximations_are_marked() -> None:
    """A burst is one pulse and says so."""
    burst = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    row = reach_view(channel(burst)).rows[1]
    assert row.marks == ("approximate",)
    assert "one pulse" in row.why[0]


def test_where_nothing_can_be_said_only_the_reason_is() -> None:
    """No number, no mark."""
    anodic = Monophasic(phase_duration_us=250.0, polarity="anodic_first")
    carrier = SineCarrier(carrier_frequency_hz=4000.0)
    for one in (channel(anodic), channel(carrier=carrier)):
        for row in reach_view(one).rows:
            assert (row.text, row.threshold, row.span) == ("—", "—", "—")
            assert row.marks == ()
            assert len(row.why) == 1


def test_denervated_muscle_is_asked_for_with_long_pulses_only() -> None:
    """As a class of its own; nerve says that the phase is too long."""
    long = Monophasic(phase_duration_us=100_000.0)
    rows = reach_view(channel(long, Constant(frequency_hz=1.0))).rows
    assert rows[-1].text == "reached"
    assert all("longer" in row.why[0] for row in rows[:-1])


def test_no_amplitude_is_said() -> None:
    """The thresholds still are."""
    pulse = BiphasicSymmetric(phase_duration_us=250.0)
    row = reach_view(channel(pulse, amplitude_ma=0.0)).rows[1]
    assert row.text == "—"
    assert row.threshold != "—"
    assert row.why == ("The program gives no amplitude.",)


def test_every_preset_has_rows() -> None:
    """Numbers or a reason, for each channel of each shipped program."""
    for name in presets():
        for section in load(name).section:
            for one in section.channel:
                view = reach_view(one)
                assert len(view.rows) >= 4
                assert all(row.why or row.threshold != "—" for row in view.rows)
