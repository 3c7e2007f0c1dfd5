"""Margins in words: what leads, how much room there is, and what moves it."""

import pytest

from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.core.paths import with_values
from wavesim.presentation.margins import margin_rows
from wavesim.presentation.project import Project
from wavesim.safety.limits import LIMITS

NO_BREAK = "\N{NO-BREAK SPACE}"


def rows(edits=None, **more):
    pulse = BiphasicSymmetric(phase_duration_us=450.0)
    one = channel(pulse, Constant(frequency_hz=100.0), **{"area_cm2": 100.0} | more)
    work = with_values(program(section(one)), edits or {})
    return margin_rows(Project(program=work), 0, 0)


def row(found, name, number):
    return next(one for one in found if one.name == name and number in one.number)


def test_the_exceeded_leads_and_says_by_how_much():
    """60 mA RMS are 20 % beyond 50 mA; 250 mA leave 20 % of room to 200 mA."""
    found = rows(amplitude_ma=200.0)
    assert found[0].name == "RMS current"
    assert found[0].number == f"60 of 50{NO_BREAK}mA"
    assert found[0].room == f"20{NO_BREAK}% beyond"
    assert found[0].severity == "error"
    amplitude = row(found, "Amplitude", "250")
    assert amplitude.room == f"20{NO_BREAK}%"
    assert amplitude.moved == f"amplitude: 1{NO_BREAK}%"


def test_what_moves_it_as_much_stands_together():
    found = rows(amplitude_ma=20.0)
    density = row(found, "RMS current density", "2")
    assert density.moved == f"amplitude, pad: 1{NO_BREAK}%"
    power = row(found, "Power density", "0.25")
    assert power.moved == f"amplitude: 2{NO_BREAK}%"
    # Density 6 mA on 100 cm2 is 0.06 of 2: 97 % are left.
    assert density.sentence == (
        f"RMS current density 0.06 of 2{NO_BREAK}mA/cm², room 97{NO_BREAK}%;"
        f" 1 % of amplitude, pad moves it 1{NO_BREAK}%."
    )


def test_kept_ones_by_their_room_and_classes_last():
    found = rows(amplitude_ma=100.0)
    classes = [one.name.endswith("class of output") for one in found]
    assert classes == sorted(classes)
    assert sum(classes) == sum(
        limit.informative and limit.condition != "sine_burst" for limit in LIMITS
    )


def test_almost_nothing_is_not_all_of_it():
    """0.1 mA: the energy of 0.0000045 mJ leaves more than 99.9 % of 300 mJ, not 100 %."""
    found = rows(amplitude_ma=0.1)
    assert row(found, "Energy per pulse", "300").room == f"over 99.9{NO_BREAK}%"


def test_a_number_that_is_nothing_is_moved_by_nothing():
    balance = row(rows(amplitude_ma=40.0), "Net direct current", "10")
    assert (balance.room, balance.moved) == (f"100{NO_BREAK}%", "\N{EM DASH}")
    assert balance.sentence == f"Net direct current 0 of 10{NO_BREAK}µA, room 100{NO_BREAK}%."


def test_at_the_limit_there_is_none():
    """250 mA is the limit itself, and kept."""
    found = row(rows(amplitude_ma=250.0), "Amplitude", "250")
    assert (found.room, found.severity) == (f"0{NO_BREAK}%", None)


def test_a_rest_has_no_margins():
    assert margin_rows(Project(program=program(section())), 0, 0) == ()


@pytest.mark.parametrize("part", [0.3, 0.9, 1.1])
def test_the_percent_is_that_of_the_number(part):
    """Pad chosen so that the density is a part of 2 mA/cm2."""
    rms_ma = 40.0 * (2.0 * 450e-6 * 100.0) ** 0.5
    found = row(rows(area_cm2=rms_ma / (2.0 * part)), "RMS current density", "2")
    room = round(100.0 * abs(1.0 - part))
    assert found.room == (f"{room}{NO_BREAK}%" + (" beyond" if part > 1.0 else ""))
