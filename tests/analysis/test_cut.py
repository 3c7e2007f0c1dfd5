"""Edges of a window: behind a pulse, before one, and in the middle of one."""

import pytest

from tests.programs import BiphasicSymmetric, Constant, Modulation, channel, section
from wavesim.analysis.cut import cut_at
from wavesim.core.schedule import lower

PULSE = BiphasicSymmetric(phase_duration_us=200.0, interphase_gap_us=100.0)


def table(**more):
    work = section(channel(PULSE, Constant(frequency_hz=30.0), **more), on_off=(3.0, 1.0))
    return lower(work, 0)


def test_between_pulses_nothing_is_cut():
    for time_s, number in ((-1.0, 0), (0.0, 0), (0.01, 1), (1 / 30, 1), (3.5, 90), (4.0, 90)):
        cut = cut_at(table(), time_s)
        assert (cut.number, cut.begun) == (number, ())


@pytest.mark.parametrize("number", [0, 7, 89, 90, 20_000])
def test_a_pulse_is_over_within_a_nanosecond_of_its_end(number):
    train, place = divmod(number, 90)
    onset_s = train * 4.0 + place / 30.0
    for late_s, over in ((-2e-9, False), (-0.9e-9, True), (0.0, True), (1e-6, True)):
        cut = cut_at(table(), onset_s + 500e-6 + late_s)
        assert (cut.number, not cut.begun) == (number + over, over)
    # And it has not begun until a nanosecond behind its onset.
    assert cut_at(table(), onset_s + 0.9e-9).number == number
    assert cut_at(table(), onset_s + 0.9e-9).begun == ()


def test_what_has_begun_of_a_stretched_pulse():
    halved = table(modulation=Modulation(ramp_up_s=1.0, ramp_kind="phase_duration"))
    # Pulse 15 of 30 has half of each phase and the whole gap: 100, 100 and 100 us.
    cut = cut_at(halved, 0.5 + 150e-6)
    assert (cut.number, cut.ratio, cut.amplitude_ma) == (15, 0.5, 40.0)
    ((lead, until_us),) = cut.begun
    assert until_us == lead.end_us
    cut = cut_at(halved, 0.5 + 250e-6)
    assert [until for _, until in cut.begun] == pytest.approx([200.0, 400.0], abs=1e-8)


def test_of_a_pulse_without_duration_nothing_has_begun():
    ramped = table(modulation=Modulation(ramp_up_s=1.0, ramp_kind="phase_duration"))
    for time_s, number in ((50e-6, 0), (99.9e-6, 0), (101e-6, 1)):
        cut = cut_at(ramped, time_s)
        assert (cut.number, cut.begun) == (number, ())
