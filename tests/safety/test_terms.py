"""The terms of every formula: what each is called, its number, its unit and whether it was set."""

import math

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Burst,
    Constant,
    Direct,
    Monophasic,
    SineBurst,
    SineCarrier,
    Sweep,
    Triangular,
    channel,
    section,
)
from wavesim.core.channel import Electrode
from wavesim.safety.compliance import COMPLIANCE, DeviceVoltage, NeededVoltage, judged_voltages
from wavesim.safety.formulas import formula
from wavesim.safety.limits import BY_ID
from wavesim.safety.subject import subject

SET, COMPUTED = True, False


def hz(frequency):
    return Constant(frequency_hz=frequency)


def symmetric(phase_us):
    return BiphasicSymmetric(phase_duration_us=phase_us)


SYMMETRIC = channel(symmetric(300.0), hz(40.0), amplitude_ma=45.0, area_cm2=3.0)
TRAIN = channel(symmetric(100.0), Burst(frequency_hz=100.0, pulses_per_burst=5,
                                        burst_frequency_hz=2.0), amplitude_ma=20.0)  # fmt: skip
UP = Sweep(frequency_hz=300.0, frequency_end_hz=1200.0, sweep_s=2.0)
SWEPT = channel(symmetric(100.0), UP, amplitude_ma=20.0)
ONE_WAY = channel(Monophasic(phase_duration_us=400.0), UP, amplitude_ma=240.0, area_cm2=48.0)
LONG = channel(Monophasic(phase_duration_us=200_000.0), hz(2.0), amplitude_ma=5.0)
RISING = channel(Triangular(phase_duration_us=600.0), hz(50.0), amplitude_ma=20.0)
BURST = channel(SineBurst(carrier_frequency_hz=2500.0, cycle_count=25), hz(50.0),
                amplitude_ma=30.0)  # fmt: skip
BURSTS = channel(SineBurst(carrier_frequency_hz=2500.0, cycle_count=10),
                 Sweep(frequency_hz=20.0, frequency_end_hz=80.0, sweep_s=2.0))  # fmt: skip
DIRECT = channel(carrier=Direct(), amplitude_ma=4.0, area_cm2=4.0)
SINE = channel(carrier=SineCarrier(carrier_frequency_hz=4000.0), amplitude_ma=25.0)

A45 = ("amplitude", 45.0, "mA", SET)
HZ40 = ("frequency", 40.0, "Hz", SET)
RMS = ("RMS current", 45.0 * math.sqrt(2.0 * 300e-6 * 40.0), "mA", COMPUTED)
PAD = ("pad", 3.0, "cm2", SET)
NO_DIRECT = ("net direct current", 0.0, "mA", COMPUTED)
TOP = ("pulse rate", 1200.0, "Hz", COMPUTED)


@pytest.mark.parametrize(
    ("one", "rule", "template", "terms"),
    [
        (SYMMETRIC, "amplitude", "{number}", {"number": ("amplitude", 45.0, "mA", COMPUTED)}),
        (SYMMETRIC, "long-phase", "{number}",
         {"number": ("phase duration", 0.3, "ms", COMPUTED)}),
        (SYMMETRIC, "L2", "{amplitude} × √(2 × {square} × {rate})",
         {"amplitude": A45, "square": ("phase duration", 300.0, "us", SET), "rate": HZ40}),
        (SYMMETRIC, "L7", "{amount} / {area}", {"amount": RMS, "area": PAD}),
        (SYMMETRIC, "L30-L7", "{amount} / (½ × {area})", {"amount": RMS, "area": PAD}),
        (SYMMETRIC, "L11", "500 Ω × {amount}² / {area}", {"amount": RMS, "area": PAD}),
        (SYMMETRIC, "L5", "500 Ω × {amplitude}² × {square}",
         {"amplitude": A45, "square": ("squared shape of a pulse", 600.0, "us", COMPUTED)}),
        (SYMMETRIC, "L14", "{amplitude} × {shape}",
         {"amplitude": A45, "shape": ("area of the phase", 300.0, "us", COMPUTED)}),
        (SYMMETRIC, "L17", "{amplitude} × {shape}",
         {"amplitude": A45, "shape": ("area of the pulse", 600.0, "us", COMPUTED)}),
        (SYMMETRIC, "L16", "{charge} × {rate}",
         {"charge": ("charge per pulse", 27.0, "uC", COMPUTED), "rate": HZ40}),
        (SYMMETRIC, "L19", "{net} × {rate}",
         {"net": ("net charge per pulse", 0.0, "uC", COMPUTED), "rate": HZ40}),
        (SYMMETRIC, "L20", "({larger} − {smaller}) / {larger}",
         {"larger": ("larger charge", 13.5, "uC", COMPUTED),
          "smaller": ("smaller charge", 13.5, "uC", COMPUTED), "direct": NO_DIRECT}),
        # Two bursts a second of five.
        (TRAIN, "L2", "{amplitude} × √(2 × {square} × {rate})",
         {"amplitude": ("amplitude", 20.0, "mA", SET),
          "square": ("phase duration", 100.0, "us", SET),
          "rate": ("pulse rate", 10.0, "Hz", COMPUTED)}),
        # The lower band ends at 400 Hz.
        (SWEPT, "L2", "{amplitude} × √(2 × {square} × {rate})",
         {"amplitude": ("amplitude", 20.0, "mA", SET),
          "square": ("phase duration", 100.0, "us", SET),
          "rate": ("pulse rate", 400.0, "Hz", COMPUTED)}),
        # 240 mA sqrt(400 us x 400 Hz) = 96 mA; 240 mA x 400 us = 96 uC, 400 a second 38.4 mA.
        (ONE_WAY, "L2", "√({rms}² − {direct}²)",
         {"rms": ("RMS current", 96.0, "mA", COMPUTED),
          "direct": ("net direct current", 38.4, "mA", COMPUTED)}),
        (ONE_WAY, "L1", "{net} × {rate}",
         {"net": ("net charge per pulse", 96.0, "uC", COMPUTED), "rate": TOP}),
        (ONE_WAY, "L24", "{amount} / {area}",
         {"amount": ("net direct current", 115.2, "mA", COMPUTED),
          "area": ("pad", 48.0, "cm2", SET)}),
        (ONE_WAY, "L16", "{charge} × {rate}",
         {"charge": ("charge per pulse", 96.0, "uC", COMPUTED), "rate": TOP}),
        # A pulse of 0.2 s counts as direct current with its rms.
        (LONG, "L1", "{amplitude} × √({square} × {rate})",
         {"amplitude": ("amplitude", 5.0, "mA", SET),
          "square": ("phase duration", 200_000.0, "us", SET),
          "rate": ("frequency", 2.0, "Hz", SET)}),
        # A triangle: half of its base, and a third of it squared.
        (RISING, "L8", "{amplitude} × √({square} × {rate})",
         {"amplitude": ("amplitude", 20.0, "mA", SET),
          "square": ("squared shape of a pulse", 200.0, "us", COMPUTED),
          "rate": ("frequency", 50.0, "Hz", SET)}),
        (RISING, "L14", "{amplitude} × {shape}",
         {"amplitude": ("amplitude", 20.0, "mA", SET),
          "shape": ("area of the phase", 300.0, "us", COMPUTED)}),
        # 25 cycles of 0.4 ms; the mean of a squared sine is a half.
        (BURST, "L4", "{amplitude} × √({square} × {rate})",
         {"amplitude": ("amplitude", 30.0, "mA", SET),
          "square": ("squared shape of a pulse", 5000.0, "us", COMPUTED),
          "rate": ("frequency", 50.0, "Hz", SET)}),
        (BURST, "L28", "{burst} × {rate}",
         {"burst": ("length of a burst", 10_000.0, "us", COMPUTED),
          "rate": ("frequency", 50.0, "Hz", SET)}),
        # The band is that of the carrier, the rate that of the bursts.
        (BURSTS, "L4", "{amplitude} × √({square} × {rate})",
         {"amplitude": ("amplitude", 40.0, "mA", SET),
          "square": ("squared shape of a pulse", 2000.0, "us", COMPUTED),
          "rate": ("pulse rate", 80.0, "Hz", COMPUTED)}),
        (DIRECT, "L1", "{amplitude}", {"amplitude": ("amplitude", 4.0, "mA", SET)}),
        (DIRECT, "L8", "{amplitude}", {"amplitude": ("amplitude", 4.0, "mA", SET)}),
        (DIRECT, "L16", "{amplitude}", {"amplitude": ("amplitude", 4.0, "mA", SET)}),
        (DIRECT, "L21-cathode", "{amount} / {area}",
         {"amount": ("net direct current", 4.0, "mA", COMPUTED), "area": ("pad", 4.0, "cm2", SET)}),
        # 4 mA for 15 minutes.
        (DIRECT, "L22", "{charge} / 60 s",
         {"charge": ("charge in the session", 3600.0, "mC", COMPUTED)}),
        (SINE, "L4", "{amplitude} / √2", {"amplitude": ("amplitude", 25.0, "mA", SET)}),
        (SINE, "L16", "2 / π × {amplitude}", {"amplitude": ("amplitude", 25.0, "mA", SET)}),
        (SINE, "L20", "{number}", {"number": ("charge imbalance", 0.0, "%", COMPUTED)}),
        (SINE, "L19", "{number}", {"number": ("net direct current", 0.0, "uA", COMPUTED)}),
    ],
)  # fmt: skip
def test_every_term(one, rule, template, terms):
    found = formula(subject(section(one), 0, "", "other"), BY_ID[rule])
    assert found.template == template
    told = {key: (t.label, t.value, t.unit, t.given) for key, t in found.terms.items()}
    assert told == {
        # What a carrier leaves over in its whole train is rounding of its phase.
        key: (label, pytest.approx(number, rel=1e-9, abs=1e-6), unit, given)
        for key, (label, number, unit, given) in terms.items()
    }


def test_the_other_channels_on_the_pads_are_named():
    pads = Electrode(area_cm2=10.0, name="pair")
    one, other = (
        channel(symmetric(500.0), hz(40.0), name=name, amplitude_ma=ma, electrode=pads, delay_s=s)
        for name, ma, s in (("one", 60.0, 0.0), ("other", 80.0, 0.005))
    )
    found = formula(subject(section(one, other), 0, "", "other"), BY_ID["L7"])
    # 100 mA sqrt(2 x 500 us x 40 Hz)
    assert found.terms["amount"].value == pytest.approx(20.0)
    assert found.symbols == "RMS current of all channels of the pair / pad"


def test_the_terms_of_a_voltage():
    """100 V of a device, 120 V needed for 40 mA: 3000 ohm, whatever the course of the current."""
    device = DeviceVoltage(compliance_v=100.0, source="its manual", standing="read")
    need = NeededVoltage(section=1, channel=2, amplitude_ma=40.0, peak_v=120.0)
    judged, (found,) = judged_voltages(device, [need])
    assert [(one.limit.id, one.value, one.bound, one.severity) for one in judged] == [
        ("L6", 100.0, 500.0, None), (COMPLIANCE, 120.0, 100.0, "warning"),
    ]  # fmt: skip
    assert {(one.section, one.channel) for one in judged} == {(1, 2)}
    assert (found.rule, found.where, found.unit, found.source, found.verified) == (
        COMPLIANCE, "section.1.channel.2", "V", "its manual", True,
    )  # fmt: skip
    assert (found.section, found.channel, found.missing) == (1, 2, "")
    assert found.formula.template == "{amplitude} × {load}"
    assert {key: (t.label, t.value, t.unit, t.given) for key, t in found.formula.terms.items()} == {
        "amplitude": ("amplitude", 40.0, "mA", SET),
        "load": ("peak voltage per current", pytest.approx(3000.0), "ohm", COMPUTED),
    }


def test_a_device_beyond_all_devices():
    device = DeviceVoltage(compliance_v=600.0, source="its manual", standing="ours")
    need = NeededVoltage(section=0, channel=0, amplitude_ma=40.0, peak_v=600.0)
    judged, (found,) = judged_voltages(device, [need])
    # Just as much as it has is not more.
    assert [one.severity for one in judged] == ["error", None]
    assert (found.rule, found.where, found.bound, found.verified) == ("L6", "device", 500.0, False)
    assert found.missing == ""
    (term,) = found.formula.terms.values()
    assert found.formula.template == "{number}"
    assert (term.label, term.value, term.unit, term.given) == ("largest voltage", 600.0, "V", SET)


@pytest.mark.parametrize(
    ("missing", "where"),
    [
        ("area", "section.0.channel.1.electrode"),
        ("amplitude", "section.0.channel.1.amplitude_ma"),
    ],
)
def test_a_voltage_that_is_not_known(missing, where):
    device = DeviceVoltage(compliance_v=100.0, source="its manual", standing="not read")
    need = NeededVoltage(section=0, channel=1, amplitude_ma=40.0, peak_v=None, missing=missing)
    judged, (found,) = judged_voltages(device, [need])
    assert [one.limit.id for one in judged] == ["L6"]
    assert (found.severity, found.where, found.value, found.bound) == ("info", where, None, 100.0)
    assert (found.missing, found.formula, found.verified) == (missing, None, False)
