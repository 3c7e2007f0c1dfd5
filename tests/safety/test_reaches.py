"""What reaches how far: rates of carriers, doses of several sections, trains that nearly meet."""

import math
from dataclasses import replace

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Diadynamic,
    Direct,
    Interferential,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.core.channel import Electrode
from wavesim.core.evidence import Evidence, Range
from wavesim.safety.check import check
from wavesim.safety.pairs import pair_rms_ma
from wavesim.safety.subject import subject

PULSE, RATE = BiphasicSymmetric(phase_duration_us=500.0), Constant(frequency_hz=40.0)


@pytest.mark.parametrize(
    ("carrier", "rates_hz"),
    [
        # Rectified mains: every half wave, or every second one.
        (Diadynamic(form="DF"), ((100.0, 100.0),)),
        (Diadynamic(form="MF"), ((50.0, 50.0),)),
        (Diadynamic(form="CP", mains_frequency_hz=60.0), ((120.0, 120.0),)),
        (Diadynamic(form="MF", mains_frequency_hz=60.0), ((60.0, 60.0),)),
        (Direct(), ((0.0, 0.0),)),
        (SineCarrier(carrier_frequency_hz=4000.0), ((4000.0, 4000.0),)),
        (
            SineCarrier(
                carrier_frequency_hz=2000.0, carrier_frequency_end_hz=500.0, sweep_s=1.0
            ),
            ((500.0, 2000.0),),
        ),
        (
            SineCarrier(
                carrier_frequency_hz=2000.0, carrier_frequency_end_hz=500.0, sweep_s=1.0,
                pattern="step",
            ),
            ((2000.0, 2000.0), (500.0, 500.0)),
        ),
        (Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0), ((4000.0, 4000.0),)),
    ],
)  # fmt: skip
def test_rates_of_a_carrier(carrier, rates_hz):
    found = subject(section(channel(carrier=carrier)), 0, "", "other")
    assert found.rates_hz() == rates_hz


def direct(name, amplitude_ma=5.0):
    return channel(carrier=Direct(), name=name, amplitude_ma=amplitude_ma, area_cm2=100.0)


def doses(*channels):
    """Direct current dose of each channel in sections of 10 minutes [mA min]."""
    parts = [replace(section(one, minutes=10.0), name=f"{i}") for i, one in enumerate(channels)]
    return [j.value for j in check(program(*parts)).judged if j.limit.id == "L22"]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (direct("one"), [100.0, 100.0]),
        (direct("two"), [50.0, 50.0]),
        # Neither pulses nor a sine through the same pads add to the dose of direct current.
        (channel(PULSE, RATE, name="one"), [50.0]),
        (channel(carrier=SineCarrier(carrier_frequency_hz=4000.0), name="one"), [50.0]),
    ],
)
def test_whose_dose_adds_up(second, found):
    assert doses(direct("one"), second) == pytest.approx(found)


@pytest.mark.parametrize(
    ("delay_s", "together"),
    [
        # Trains of 4 s in cycles of 10 s: just behind, just before the next, and 10 ms of both.
        (4.05, False),
        (5.95, False),
        (3.99, True),
        (6.015, True),
        (-4.05, False),
        (-3.985, True),
    ],
)
def test_trains_that_nearly_meet(delay_s, together):
    pads = Electrode(area_cm2=10.0, name="pair")
    one = channel(PULSE, RATE, name="one", amplitude_ma=60.0, electrode=pads)
    other = replace(one, name="two", amplitude_ma=80.0, delay_s=delay_s)
    part = section(one, other, on_off=(4.0, 6.0))
    # 60 mA alone, 100 mA together, times sqrt(2 x 500 us x 40 Hz) = 0.2
    for i, alone_ma in ((0, 12.0), (1, 16.0)):
        assert pair_rms_ma(part, i) == pytest.approx(20.0 if together else alone_ma)


def test_no_amplitude_lies_outside_no_range():
    known = {"amplitude_ma": Range(min=5.0), "frequency_hz": Range(min=60.0)}
    one = replace(program(section(channel(PULSE, RATE, amplitude_ma=0.0, area_cm2=None))),
                  evidence=Evidence(range=known))  # fmt: skip
    found = [f for f in check(one).findings if f.is_range]
    assert [(f.where, f.value, f.bound, f.unit) for f in found] == [
        ("section.0.channel.0.timing.frequency_hz", 40.0, 60.0, "Hz")
    ]


def test_a_finding_says_all_of_it():
    """45 mA, 300 us, 40 Hz on 3 cm2: 45 sqrt(0.024) / 3, more than 2 mA/cm2."""
    pulse = BiphasicSymmetric(phase_duration_us=300.0)
    small = channel(pulse, RATE, name="two", amplitude_ma=45.0, area_cm2=3.0)
    result = check(program(section(minutes=1.0), section(channel(PULSE, RATE, name="one"), small)))
    whole, half = (f for f in result.findings if (f.section, f.channel) == (1, 1))
    density = 45.0 * math.sqrt(0.024) / 3.0
    for finding, rule, times in ((whole, "L7", 1.0), (half, "L30-L7", 2.0)):
        assert (finding.rule, finding.severity, finding.unit) == (rule, "warning", "mA/cm2")
        assert (finding.value, finding.bound) == (pytest.approx(times * density), 2.0)
        assert (finding.where, finding.missing) == ("section.1.channel.1", "")
        assert (finding.kind, finding.is_range, finding.verified) == ("", False, True)
        assert finding.limit.id == rule
    assert whole.source.startswith("AS 60601.2.10:2018")
    assert half.source == "ours"
    judged = [j for j in result.judged if j.limit.id == "L7"]
    assert [(j.section, j.channel, j.bound, j.severity) for j in judged] == [
        (1, 0, 2.0, None), (1, 1, 2.0, "warning"),
    ]  # fmt: skip
    assert judged[1].ratio == pytest.approx(density / 2.0)
