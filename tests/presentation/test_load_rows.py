"""The rows of the voltage show the numbers of the analysis, or say why there is none."""

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Direct,
    Interferential,
    Monophasic,
    SineCarrier,
    channel,
    section,
)
from wavesim.analysis.clipping import clipping
from wavesim.analysis.load import Load
from wavesim.presentation.load_rows import clipping_of, clipping_sentence, load_rows, load_words
from wavesim.presentation.words import EM_DASH

LOAD = Load(series_ohm=200.0, parallel_ohm=4000.0, capacitance_uf=0.375)


def by_key(rows):
    return {row.key: row for row in rows}


def test_the_worked_example_of_the_reference():
    rows = by_key(load_rows(section(channel(BiphasicSymmetric(phase_duration_us=250.0))), 0))
    assert (rows["peak_voltage_v"].text, rows["peak_voltage_v"].unit) == ("32.6", "V")
    # Half the area: 40 mA x (233.5 + 8000 (1 - exp(-250 / 1500))) / 1000 V.
    assert rows["half_lifted_voltage_v"].text == "58.5"
    # 1.5 ms have 19.5 ms to decay.
    assert rows["residual_voltage_v"].text == "0"
    assert rows["load_power_w"].unit == "mW"


def test_without_a_pad_it_says_what_is_missing():
    (row,) = load_rows(section(channel(area_cm2=None)), 0)
    assert (row.text, row.value, row.why) == (EM_DASH, None, "needs the area of the pad")


@pytest.mark.parametrize(("carrier", "peak"), [
    (SineCarrier(carrier_frequency_hz=4000.0), True),
    (Interferential(carrier_frequency_hz=4000.0, beat_hz=80.0, beat_end_hz=150.0, sweep_s=6.0),
     False),
])  # fmt: skip
def test_a_continuous_current_has_no_pulses(carrier, peak):
    rows = by_key(load_rows(section(channel(carrier=carrier)), 0, 60.0))
    assert (rows["peak_voltage_v"].value is not None) is peak
    assert rows["residual_voltage_v"].why == "has no meaning for this current"
    assert rows["load_pulse_energy_mj"].value is None
    assert (rows["load_power_w"].value is not None) is peak
    # 60 V are more than a sine needs; of a sweep nothing is known.
    assert rows["clipped_charge_percent"].value == (0.0 if peak else None)
    assert rows["clipped_charge_percent"].why == (
        "" if peak else "not offered for a current that repeats this late"
    )


def test_a_compliance_adds_what_it_costs():
    here = section(channel(Monophasic(phase_duration_us=300.0)))
    plain, limited = load_rows(here, 0), by_key(load_rows(here, 0, 20.0))
    assert len(limited) == len(plain) + 3
    # The area 25 cm2 gives LOAD but for a rounding of its series resistor.
    lost_uc = clipping(here, 0, LOAD, 20.0).lead_lost_uc
    assert limited["clipped_charge_uc"].value == pytest.approx(lost_uc, rel=1e-12)
    most, peak = limited["largest_amplitude_ma"].value, limited["peak_voltage_v"].value
    assert most * peak == pytest.approx(40.0 * 20.0, rel=1e-12)


def test_sentences():
    here = section(channel(BiphasicSymmetric(phase_duration_us=300.0)))
    assert "carry every pulse" in clipping_sentence(clipping(here, 0, LOAD, 60.0))
    assert "are lost" in clipping_sentence(clipping(here, 0, LOAD, 20.0))
    assert "repeats this late" in clipping_sentence(None)


def test_sentences_of_a_continuous_current():
    """40 mA into 4.2 kohm are 168 V: 100 V drive 23.8 mA of them, 40.5 % are lost."""
    here = section(channel(carrier=Direct()))
    (enough, short) = (clipping_sentence(clipping_of(here, 0, LOAD, v)).replace("\xa0", " ")
                       for v in (170.0, 100.0))  # fmt: skip
    assert enough == "170 V carry the current as it is set."
    assert short == (
        "With 100 V the current is clipped for 100 % of the time: 40.5 % of its charge is lost, "
        "and 23.8 mA flow as direct current."
    )
    rows = by_key(load_rows(section(channel(carrier=Direct(), amplitude_ma=0.0)), 0, 60.0))
    assert (rows["clipped_charge_percent"].value, rows["clipped_net_ma"].value) == (0.0, 0.0)


def test_loads_in_words():
    spaced = [load_words(load).replace("\N{NO-BREAK SPACE}", " ") for load in (
        LOAD, Load(series_ohm=500.0), Load(series_ohm=200.0, parallel_ohm=300.0))]  # fmt: skip
    assert spaced == [
        "200 ohm in series with 4,000 ohm beside 0.375 µF", "500 ohm", "500 ohm",
    ]  # fmt: skip
