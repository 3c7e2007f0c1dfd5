"""The device card, the sentences, and the train as the device plays it."""

import numpy as np
import pytest

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Constant,
    Direct,
    Modulation,
    SineBurst,
    channel,
    program,
    section,
)
from wavesim.analysis.trace import trace
from wavesim.core.carriers import Diadynamic
from wavesim.device.profile import Profile, Source
from wavesim.device.replay import replayed
from wavesim.device.scale import Scale
from wavesim.io.devices import device, devices, replay
from wavesim.io.files import load
from wavesim.io.presets import presets
from wavesim.presentation.device_card import device_card
from wavesim.presentation.project import View
from wavesim.presentation.replay_text import replay_lines
from wavesim.presentation.replay_trace import replay_trace
from wavesim.presentation.replay_words import difference_sentences


def train(pulse=None, hertz=40.0, on_off=None, **more):
    return program(section(channel(pulse, Constant(frequency_hz=hertz), **more), on_off=on_off))


def rows(found, name=""):
    """Texts and remarks of the rows of a part, by their labels."""
    (part,) = [p for p in device_card(found).parts if p.channel.endswith(name) and
               bool(p.channel) is bool(name)]  # fmt: skip
    return {row.label: (plain(row.text), plain(row.remark)) for row in part.rows}


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_card_of_a_clinical_unit():
    found = replay(
        train(BiphasicSymmetric(phase_duration_us=300.0), 35.0, (10.0, 20.0), ramps=(1.0, 1.0)),
        "typical-nmes",
    )
    assert rows(found) == {
        "Time": ("15 min", ""),
        "On": ("10 s", "ramps counted in"),
        "Off": ("20 s", ""),
    }
    assert rows(found, "one") == {
        "Amplitude": ("40 mA", ""),
        "Pulse shape": ("symmetric biphasic", ""),
        "Pulse width per phase": ("300 µs", ""),
        "Interphase gap": ("0 µs", ""),
        "Frequency": ("35 Hz", ""),
        "Ramp up": ("1 s", ""),
        "Ramp down": ("1 s", ""),
    }


def test_ramps_outside_are_counted_into_the_on_time_of_a_unit_that_does():
    """8 s with ramps of 1 s and 2 s on top are 11 s on its dial; off stays off."""
    outside = Modulation(ramp_up_s=1.0, ramp_down_s=2.0, ramps="outside_on")
    found = replay(train(on_off=(8.0, 12.0), modulation=outside), "typical-nmes")
    assert rows(found)["On"] == ("11 s", "ramps counted in")
    assert rows(found)["Off"] == ("12 s", "")


def test_a_value_it_does_not_have_is_marked():
    found = replay(train(BiphasicSymmetric(phase_duration_us=305.0)), "typical-nmes")
    assert rows(found, "one")["Pulse width per phase"] == ("310 µs", "nearest to 305 µs")


def test_what_the_device_has_not_is_marked():
    """A card is copied without the sentences below it."""
    shown = rows(replay(train(BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.5)),
                        "typical-nmes"), "one")  # fmt: skip
    assert shown["Pulse shape"] == ("asymmetric biphasic", "not on this device")
    shown = rows(replay(train(on_off=(10.0, 20.0), ramps=(1.0, 2.0)), "typical-tens"), "one")
    assert [shown[f"Ramp {way}"] for way in ("up", "down")] == [
        ("1 s", "not on this device"), ("2 s", "not on this device")
    ]  # fmt: skip
    shown = rows(replay(program(section(channel(carrier=Direct()))), "rehastim-2"), "one")
    assert shown["Current"] == ("direct current", "not on this device")


def test_volts_by_the_gain():
    assert rows(replay(train(), "pulse-pal-2"), "one")["Amplitude"] == (
        "40 mA", "needs the gain of an isolated stage",
    )  # fmt: skip
    shown = rows(replay(train(amplitude_ma=50.0), "pulse-pal-2", ma_per_v=10.0), "one")
    assert shown["Amplitude"] == ("5 V", "50 mA")


@pytest.mark.parametrize("name", devices())
def test_every_preset_can_be_told(name):
    """Every rule and key has its words."""
    for preset in presets()[::5]:
        lines = list(replay_lines(replay(load(preset), device(name))))
        assert lines[0].startswith("Set your device to this (")
        assert not any("{" in line for line in lines)


def made(**keys):
    source = {"test": Source(title="made for the test", keys=(), read=True)}
    common = {"id": "test", "title": "Test", "kind": "typical", "sequence": "device"}
    return Profile(**common, source=source, **keys)


def test_a_width_per_pulse_is_the_whole_pulse():
    """Twice 250 us and a gap of 100 us."""
    pulse = BiphasicSymmetric(phase_duration_us=250.0, interphase_gap_us=100.0)
    shown = rows(replayed(train(pulse), made(width_means="pulse")), "one")
    assert shown["Pulse width per pulse"] == ("600 µs", "")
    assert "Pulse width per phase" not in shown


def test_ramps_on_top_of_the_on_time():
    """10 s with ramps of 1 s in it are 8 s on a dial that leaves them out; off stays."""
    shown = rows(replayed(train(on_off=(10.0, 20.0), ramps=(1.0, 1.0)), made(ramps_in_on=False)))
    assert shown["On"] == ("8 s", "ramps come on top")
    assert shown["Off"] == ("20 s", "")
    unknown = rows(replayed(train(on_off=(10.0, 20.0), ramps=(1.0, 1.0)), made()))
    assert unknown["On"] == ("10 s", "ramps counted in; look up how your device counts them")


def test_what_does_not_fit_together_is_said():
    wide = made(phase_duration_us=Scale(low=800.0, high=800.0, off_grid="nearest"))
    pulse = BiphasicSymmetric(phase_duration_us=400.0)
    lines = [plain(line) for line in replay_lines(replayed(train(pulse, 1000.0), wide))]
    assert "  What its dials make of this program does not fit together." in lines
    assert "  Phase duration 400 µs becomes 800 µs." in lines
    # Nothing of it is played, and the card stays with what was meant.
    assert not any("as it would be played" in line for line in lines)
    assert any(line.split()[-2:] == ["400", "µs"] for line in lines)


def test_alike_differences_of_channels_are_told_once():
    pulse = BiphasicSymmetric(phase_duration_us=305.0)
    both = section(*(channel(pulse, name=name) for name in ("a", "b")))
    (said,) = difference_sentences(replay(program(both), "typical-nmes"))
    assert plain(said) == "a, b: Phase duration 305 µs cannot be set; 300 µs or 310 µs can."


def test_early_late_gained_and_lost_in_words():
    """35 Hz become 28.5 ms on the P24; a ramp in steps of 2 mA loses its weakest pulses."""
    text = "\n".join(replay_lines(replay(load("disuse-atrophy"), "rehastim-p24")))
    assert "159 more than meant" in text
    assert "early" in text
    ramped = train(hertz=10.0, amplitude_ma=10.0, ramps=(1.0, 0.0))
    coarse = made(time_step_us=1.0, amplitude_ma=Scale(low=0.0, high=100.0, step=4.0,
                                                       off_grid="nearest"))  # fmt: skip
    text = "\n".join(replay_lines(replayed(ramped, coarse)))
    assert "1 fewer than meant; 1 of the pulses too weak for its steps" in text


def view(start_s, stop_s, channel_=0):
    return View(start_s=start_s, stop_s=stop_s, zoom="free", channel=channel_)


def test_a_pulse_is_drawn_on_the_ticks_of_the_device():
    """250 us on ticks of 20 us are 13 of them; 200 us with a quarter back are 10 and 40."""
    found = replay(train(BiphasicSymmetric(phase_duration_us=250.0), amplitude_ma=1.0), "stg4002")
    line = replay_trace(found, view(0.0249, 0.0256), 800)
    assert line.low_ma is None
    inner = line.time_s[line.high_ma != 0.0] * 1e6
    assert sorted({round(float(t)) for t in inner}) == [100, 360, 620]
    assert set(line.high_ma.tolist()) == {0.0, 1.0, -1.0}
    area_ma_us = np.trapezoid(line.high_ma, line.time_s * 1e6)
    assert area_ma_us == pytest.approx(0.0, abs=1e-9)


def test_what_needs_no_rounding_lies_on_the_design():
    """Vertex by vertex the same polyline, by another route."""
    pulse = BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=0.25)
    found = replay(train(pulse), "rehastim-p24")
    line = replay_trace(found, view(0.0, 0.06), 900)
    exact = trace(found.design, 0.0, 0.06, 900)
    at_s = np.linspace(1e-7, 0.06 - 1e-7, 7001)
    np.testing.assert_allclose(
        np.interp(at_s, line.time_s, line.high_ma),
        np.interp(at_s, exact.time_s, exact.current_ma),
        atol=1e-9,
    )


def test_a_channel_that_waits_for_its_turn_is_drawn_later():
    pulse = BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0)
    both = section(*(channel(pulse, Constant(frequency_hz=40.0), name=n) for n in ("a", "b")))
    found = replay(program(both), "rehastim-2")
    line = replay_trace(found, view(0.024, 0.03, 1), 800)
    first_s = line.time_s[line.high_ma != 0.0][0]
    assert first_s == pytest.approx(0.001 + 1.5e-3)


def test_dense_trains_are_drawn_by_their_extremes():
    found = replay(train(BiphasicSymmetric(phase_duration_us=300.0)), "rehastim-p24")
    line = replay_trace(found, view(0.0, 600.0), 400)
    assert line.low_ma.min() == -40.0
    assert line.high_ma.max() == 40.0


def test_what_is_not_played_on_a_raster_is_drawn_as_it_is_set():
    for carrier in (Direct(), Diadynamic(form="DF")):
        found = replay(program(section(channel(carrier=carrier))), "stg4002")
        assert replay_trace(found, view(0.0, 0.05), 300).high_ma.max() == pytest.approx(40.0)
    burst = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    found = replay(train(burst, amplitude_ma=1.0), "stg4002")
    assert len(replay_trace(found, view(0.0, 0.03), 400).time_s) > 100
