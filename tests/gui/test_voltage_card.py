"""The voltage under the waveform: on its time axis, into any load, beside nothing else."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.gui.desk import Desk
from wavesim.gui.voltage_card import VoltageCard
from wavesim.paint.canvas import plot_rect

HERE = "section.0.channel.0"


@pytest.fixture
def card(desk: Desk) -> VoltageCard:
    """Opened from the menu, with a device of 100 V."""
    desk.session.edit({"device": "typical-nmes"})
    desk.window.actions_table["voltage"].trigger()
    settle()
    assert desk.device.card is not None
    return desk.device.card


def numbers(card: VoltageCard) -> dict[str, float | None]:
    """The numbers that are shown, by key."""
    return {line.row.key: line.row.value for line in card.lines if line.row is not None}


def typed(card: VoltageCard, text: str) -> None:
    """Type a voltage."""
    card.field.setFocus()
    card.field.selectAll()
    QTest.keyClicks(card.field, text) if text else QTest.keyClick(card.field, Qt.Key.Key_Delete)
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    settle()


def test_it_is_made_when_it_is_asked_for(desk: Desk) -> None:
    assert desk.device.card is None
    desk.window.actions_table["voltage"].trigger()
    settle()
    assert desk.device.card is not None
    assert not desk.window.work.response.isVisible()
    desk.device.card.close_button.click()
    settle()
    assert not desk.device.card.isVisible()
    assert desk.window.work.response.isVisible()


def test_the_time_axes_stand_above_each_other(desk: Desk, card: VoltageCard) -> None:
    def ends(view: object, box: QRectF) -> tuple[float, float]:
        plot = plot_rect(box, desk.window.look.palette, desk.window.look.user_scale)
        left = view.mapTo(desk.window, QPoint(0, 0)).x()  # type: ignore[attr-defined]
        return left + plot.left(), left + plot.right()

    waveform = ends(desk.waveform, desk.waveform.area())
    assert ends(card.view, QRectF(card.view.rect())) == waveform
    above, below = desk.waveform.drawn(), card.view.scene()
    assert above is not None
    assert below is not None
    assert below.time_ticks == above.time_ticks


def test_it_follows_the_window_of_time(desk: Desk, card: VoltageCard) -> None:
    desk.window.actions_table["pulse"].trigger()
    settle()
    above, below = desk.waveform.drawn(), card.view.scene()
    assert above is not None
    assert below is not None
    assert below.span_s == above.span_s


def test_a_test_load(desk: Desk, card: VoltageCard) -> None:
    """40 mA into 500 ohm are 20 V; the pad does not count."""
    card.load_wanted.emit("500")
    settle()
    assert card.load.text().startswith("Into 500")
    assert numbers(card)["peak_voltage_v"] == pytest.approx(20.0, rel=1e-12)
    scene = card.view.scene()
    assert scene is not None
    assert scene.yours.high_ma.max() == pytest.approx(20.0, rel=1e-12)


def test_the_voltage_is_that_of_the_device_until_one_is_typed(
    desk: Desk, card: VoltageCard
) -> None:
    card.load_wanted.emit("500")
    assert card.field.text() == "100"
    typed(card, "15 V")
    assert card.field.text() == "15"
    assert "clipped" in card.said.whole
    # 15 V into 500 ohm are 30 of 40 mA: a quarter of 40 mA x 250 us.
    assert numbers(card)["clipped_charge_uc"] == pytest.approx(2.5, rel=1e-9)
    typed(card, "")
    assert card.field.text() == "100"
    typed(card, "15")
    desk.session.edit({"device": "rehastim-2"})
    settle()
    assert card.field.text() == "154"


@pytest.mark.parametrize("text", ["volts", "0", "20000", "12 mA"])
def test_no_voltage_is_refused_with_what_to_do(desk: Desk, card: VoltageCard, text: str) -> None:
    typed(card, text)
    assert card.field.refused
    assert card.field.text() == text
    assert "Type a number from 1 to 10,000" in card.said.whole
    assert desk.device.choice().compliance_v == 100.0
    typed(card, "80")
    assert not card.field.refused


def test_a_device_that_does_not_say(desk: Desk, card: VoltageCard) -> None:
    desk.session.edit({"device": "stg4002"})
    settle()
    desk.device.tell()
    assert card.field.text() == ""
    assert "Type the largest voltage" in card.said.whole


def test_numbers_in_place_of_the_plot(desk: Desk, card: VoltageCard) -> None:
    QTest.keyClick(card.numbers, Qt.Key.Key_Space)
    settle()
    assert not card.view.isVisible()
    assert card.table.isVisible()
    assert {"peak_voltage_v", "residual_voltage_v", "load_pulse_energy_mj", "load_power_w",
            "largest_amplitude_ma", "clipped_charge_uc"} <= set(numbers(card))  # fmt: skip
    QTest.keyClick(card.numbers, Qt.Key.Key_Space)
    settle()
    assert card.view.isVisible()


def test_spectrum_and_voltage_take_turns(desk: Desk, card: VoltageCard) -> None:
    actions, work = desk.window.actions_table, desk.window.work
    actions["spectrum"].trigger()
    settle()
    assert (card.isVisible(), work.spectrum.isVisible()) == (False, True)
    assert not actions["voltage"].isChecked()
    actions["voltage"].trigger()
    settle()
    assert (card.isVisible(), work.spectrum.isVisible()) == (True, False)
    assert not work.response.isVisible()


def test_a_pad_without_area_says_so(desk: Desk, card: VoltageCard) -> None:
    desk.session.edit({f"{HERE}.electrode": None})
    settle()
    desk.device.tell()
    assert "Give the area of the pad" in card.subtitle.whole
    assert card.said.whole == ""


def test_the_picture_is_one_sentence(desk: Desk, card: VoltageCard) -> None:
    said = card.view.accessibleDescription()
    assert "values of ours" in said
    assert "Peak voltage" in said


def test_tab_reaches_it(desk: Desk, card: VoltageCard) -> None:
    stops = desk.tab_stops()
    assert set(card.tab_stops()) <= set(stops)
    for stop in card.tab_stops():
        assert stop.accessibleName()
        assert stop.accessibleDescription()


def test_what_is_slow_waits_until_the_hand_rests(desk: Desk, card: VoltageCard) -> None:
    """Many pulses that differ: the old picture is faint until the new one is there."""
    timing = {f"{HERE}.timing.kind": "jittered", f"{HERE}.timing.seed": 1,
              f"{HERE}.timing.jitter_fraction": 0.2}  # fmt: skip
    assert desk.session.edit({"section.0.on_s": None, "section.0.off_s": None, **timing}) is None
    settle()
    assert card.view.stale
    desk.device.tell()
    assert not card.view.stale
    assert card.view.shown is not None
    assert card.view.shown[0] is desk.session.project.program
