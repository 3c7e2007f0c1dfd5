"""The device in the window: offers, sentences with values to apply, its line, its card as text."""

from dataclasses import replace

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Direct,
    channel,
    program,
    section,
)
from wavesim.core.paths import with_values
from wavesim.io.devices import devices, replay
from wavesim.presentation.device_line import device_line
from wavesim.presentation.device_page import (
    card_text,
    change_rows,
    device_offers,
    device_page,
    device_title,
)
from wavesim.presentation.replay_words import difference_sentences

HERE = "section.0.channel.0"


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


def pulsed(phase_us=300.0, hertz=35.0, **more):
    pulse = BiphasicSymmetric(phase_duration_us=phase_us)
    return channel(pulse, Constant(frequency_hz=hertz), **more)


def rows(one, device="typical-nmes"):
    """Sentence, whether refused, and what each button does."""
    return [
        (plain(row.sentence), row.refused, [a.edits for a in row.applies])
        for row in change_rows(replay(one, device))
    ]


def test_every_device_is_offered_once_and_none():
    offers = device_offers()
    assert offers[0].id is None
    assert sorted(one.id for one in offers[1:]) == devices()
    whose = {one.id: one.whose for one in offers}
    assert whose["rehastim-2"] == "numbers of the maker"
    assert whose["typical-tens"] == "typical ranges, ours"
    assert device_title(None) == "none"
    assert device_title("typical-tens") == "Typical two-channel TENS unit"
    assert device_title("nobody-knows") == "nobody-knows, not known here"


def test_a_refused_value_has_the_two_nearest():
    path = f"{HERE}.amplitude_ma"
    assert rows(program(section(pulsed(amplitude_ma=40.4)))) == [
        ("Amplitude 40.4 mA cannot be set; 40 mA or 41 mA can.", True,
         [{path: 40.0}, {path: 41.0}]),
    ]  # fmt: skip


def test_beyond_the_end_there_is_one():
    ((said, refused, edits),) = rows(program(section(pulsed(amplitude_ma=120.0))))
    assert (said, refused) == ("Amplitude 120 mA cannot be set; the nearest is 100 mA.", True)
    assert edits == [{f"{HERE}.amplitude_ma": 100.0}]


def test_a_period_can_be_applied_as_it_is():
    """35 Hz is no step of 0.5 ms: 28.5 ms is; with it the device has nothing to say."""
    pulse = BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0)
    one = program(section(channel(pulse, Constant(frequency_hz=35.0))))
    found = change_rows(replay(one, "rehastim-2"))
    (row,) = [row for row in found if "Frequency" in row.sentence]
    assert (row.refused, len(row.applies)) == (False, 1)
    (edits,) = [one.edits for one in row.applies]
    assert edits[f"{HERE}.timing.frequency_hz"] == pytest.approx(1000.0 / 28.5)
    after = change_rows(replay(with_values(one, edits), "rehastim-2"))
    assert not [row for row in after if "Frequency" in row.sentence]


def test_alike_channels_are_set_together():
    both = (pulsed(name="left", amplitude_ma=40.4), pulsed(name="right", amplitude_ma=40.4))
    ((said, _refused, edits),) = rows(program(section(*both)))
    assert said.startswith("left, right: Amplitude")
    assert edits[0] == {f"section.0.channel.{n}.amplitude_ma": 40.0 for n in (0, 1)}


def test_what_has_no_value_has_no_button():
    ((said, refused, edits),) = rows(program(section(channel(carrier=Direct()))))
    assert "continuous" in said
    assert (refused, edits) == (True, [])


@pytest.mark.parametrize("device", devices())
def test_all_sentences_of_the_replay_are_there(device):
    odd = pulsed(303.3, 34.7, amplitude_ma=40.4, ramps=(0.3, 0.3))
    one = program(section(odd, on_off=(1.2, 3.0)))
    found = replay(one, device)
    assert [row.sentence for row in change_rows(found)] == list(difference_sentences(found))


def test_the_line_says_errors_pulses_and_charge():
    """40.4 mA becomes 40, 303 us becomes 300; nothing is lost and nothing is left over."""
    one = program(section(pulsed(303.0, amplitude_ma=40.4)))
    assert plain(device_line(replay(one, "typical-nmes"), 0, 0)) == (
        "Typical two-channel clinical NMES unit cannot play this; with the nearest values it would"
        " play 35 Hz, phase 300 µs (-3 µs), 40 mA (-0.4 mA), no pulse gained or lost,"
        " residual charge 0 µC per pulse."
    )
    fits = program(section(pulsed()))
    assert "unit plays 35 Hz, phase" in plain(device_line(replay(fits, "typical-nmes"), 0, 0))


def test_the_line_counts_lost_pulses():
    """In a minute 20 trains of 53 pulses in 1.5 s are meant; 15 of 70 in 2 s are played."""
    one = program(section(pulsed(), on_off=(1.5, 1.5), minutes=1.0))
    assert "10 pulses lost" in plain(device_line(replay(one, "typical-nmes"), 0, 0))
    more = program(section(pulsed(), on_off=(1.0, 1.4), minutes=1.0))
    # 25 trains of 35 are meant, 30 are played.
    assert "175 pulses gained" in plain(device_line(replay(more, "typical-nmes"), 0, 0))


def test_the_line_of_what_is_not_played():
    one = program(section(channel(carrier=Direct())))
    assert "plays nothing of this channel" in device_line(replay(one, "typical-nmes"), 0, 0)


def test_the_card_is_text_to_paste():
    page = device_page(replay(program(section(pulsed())), "typical-nmes"))
    lines = plain(card_text(page.card)).splitlines()
    assert lines[0].startswith("Set your device to this")
    assert "    Pulse width per phase  300 µs" in lines
    assert page.possible
    assert page.changes == ()
    assert "Typical ranges, ours" in page.notes[0]


def test_a_page_does_not_change_with_the_notes():
    one = program(section(pulsed()))
    pages = [device_page(replay(p, "typical-nmes")) for p in (one, replace(one, notes="other"))]
    assert pages[0] == pages[1]
