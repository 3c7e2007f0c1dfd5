"""The dose as rows: every number of the contract, as the mock-up orders and writes them."""

from dataclasses import fields

from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.analysis.dose import ChannelDose, dose
from wavesim.presentation.dose_rows import ENTRIES, KEY_FIGURES, dose_rows
from wavesim.presentation.dose_text import dose_lines

# The program of the mock-up: 24 mA, 250 us, 35 Hz, 10 s on, 20 s off, 30 min, 20 cm2.
MOCKUP = program(
    section(
        channel(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=35.0),
                amplitude_ma=24.0, area_cm2=20.0),
        minutes=30.0, on_off=(10.0, 20.0),
    )
)  # fmt: skip


def rows(found, **options):
    return {row.key: row for row in dose_rows(dose(found).sections[0].channels[0], **options)}


def test_all_numbers_are_there():
    """Each of the contract, once."""
    assert sorted(entry.key for entry in ENTRIES) == sorted(
        field.name for field in fields(ChannelDose) if field.name != "name"
    )


def test_key_figures_of_the_mockup():
    """The six of the picture in its order; by hand: 24 x 0.25 = 6, 24 sqrt(35 x 500e-6) = 3.17,
    3.17 / 20 = 0.159, 500 x 0.00317^2 / 20 = 0.252 mW, 35 x 10 x 60 = 21,000."""
    shown = [(row.label, row.text, row.unit) for row in rows(MOCKUP).values()][:KEY_FIGURES]
    assert shown == [
        ("Charge per phase", "6", "µC"),
        ("RMS current", "3.17", "mA"),
        ("RMS current density", "0.159", "mA/cm²"),
        ("Power density", "0.252", "mW/cm²"),
        ("Net charge per pulse", "0", "µC"),
        ("Pulses in the session", "21,000", ""),
    ]


def test_values_are_those_of_the_json():
    """In the unit of the key, not in that of the text."""
    document = dose(MOCKUP).as_dict()["sections"][0]["channels"][0]
    assert {key: row.value for key, row in rows(MOCKUP).items()} == {
        key: number for key, number in document.items() if key != "name"
    }


def test_a_number_without_meaning_says_why():
    """Densities without a pad; the others keep theirs."""
    found = rows(program(section(channel(area_cm2=None))))
    missing = {key for key, row in found.items() if row.value is None}
    assert missing == {key for key in found if key.endswith("_cm2")}
    assert all(found[key].why and found[key].text == "\N{EM DASH}" for key in missing)
    assert not any(row.why for row in found.values() if row.value is not None)


def test_one_section_of_several_is_called_so():
    """Its pulses are not those of the session."""
    label = rows(MOCKUP, one_of_several=True)["pulses_per_session"].label
    assert label == "Pulses in the section"
    two = program(*MOCKUP.section, section(minutes=1.0))
    text = list(dose_lines(two, dose(two)))
    assert "work: rest of 1\N{NO-BREAK SPACE}min" in text
    assert any("Pulses in the section" in line for line in text)


def test_text_says_what_is_counted():
    """Whole cycles of the section, and the session in front."""
    text = [line.replace("\N{NO-BREAK SPACE}", " ") for line in dose_lines(MOCKUP, dose(MOCKUP))]
    assert text[0] == "Test, 30 min in all; at full amplitude unless said otherwise"
    assert text[2:4] == ["work: 30 min, 60 whole cycles of 30 s", "  one"]
