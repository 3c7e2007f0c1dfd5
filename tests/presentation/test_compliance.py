"""The voltage of the device a program names: judged, explained, solved, and absent without one."""

from dataclasses import replace

import pytest

from tests.programs import BiphasicSymmetric, Constant, SineCarrier, channel, program, section
from wavesim.core.channel import Electrode
from wavesim.device.profile import Profile, Source
from wavesim.presentation import device_voltage
from wavesim.presentation.check_text import check_lines
from wavesim.presentation.compliance import check_with_device
from wavesim.presentation.verdict import checked, verdict
from wavesim.safety.compliance import COMPLIANCE
from wavesim.safety.remedies import remedies

PADS = Electrode(area_cm2=25.0, series_ohm=400.0, parallel_ohm=4000.0, capacitance_uf=0.05)
"""Worked example of the electrodes page: 40 mA, 300 us: 140.299 V."""
PEAK_V, TO_THE_DIGITS = 140.299, 5e-4


def pulsed(amplitude_ma=40.0, **more):
    """That example, at a rate at which hardly anything is left of a pulse at the next."""
    pulse = BiphasicSymmetric(phase_duration_us=300.0)
    return channel(pulse, Constant(frequency_hz=10.0), amplitude_ma=amplitude_ma, **more)


def named(device, *channels):
    """A program of one section that names a device."""
    return replace(program(section(*channels)), device=device)


def profile(compliance_v, *, read=True):
    """A device of a maker of which only the voltage is known."""
    keys = () if compliance_v is None else ("compliance_v",)
    return Profile(
        id="this", title="This device", kind="published", sequence="device",
        compliance_v=compliance_v,
        source={"book": Source(title="Its manual", keys=keys, read=read)},
    )  # fmt: skip


@pytest.fixture
def maker(monkeypatch):
    """Give the device "this" a largest voltage."""
    return lambda *args, **more: monkeypatch.setattr(
        device_voltage, "kept_device", lambda _name: profile(*args, **more)
    )


def rules(one):
    """Findings by rule."""
    return {text.finding.rule: text for text in checked(one).texts}


def test_the_worked_example_is_a_warning():
    """100 V of the typical unit; the number, its formula and what brings it inside."""
    one = named("typical-nmes", pulsed(electrode=PADS))
    text = rules(one)[COMPLIANCE]
    assert text.finding.severity == "warning"
    assert text.finding.value == pytest.approx(PEAK_V, abs=TO_THE_DIGITS)
    assert text.finding.bound == 100.0
    assert text.standing.startswith("A design limit")
    assert "clipped" in text.message
    terms = text.finding.formula.terms
    assert terms["amplitude"].value * terms["load"].value * 1e-3 == pytest.approx(PEAK_V, rel=1e-5)
    assert verdict(checked(one)).headline.startswith("Needs attention: peak voltage 140")
    solved = {r.path.rpartition(".")[2]: r.value
              for r in remedies(one, text.finding, judge=check_with_device)}  # fmt: skip
    # 40 mA x 100 V / 140.299 V = 28.51 mA
    assert solved["amplitude_ma"] == 28.0
    assert solved["phase_duration_us"] < 300.0
    # The load of this pad is given, so that a larger one is the same; rate and time are no remedy.
    assert set(solved) == {"amplitude_ma", "phase_duration_us"}


def test_without_the_rule_nothing_is_solved():
    """A checker that does not know of devices cannot tell what would help."""
    finding = rules(named("typical-nmes", pulsed(electrode=PADS)))[COMPLIANCE].finding
    assert remedies(named("typical-nmes", pulsed(electrode=PADS)), finding) == ()


@pytest.mark.parametrize(("part", "kept"), [(0.999, True), (1.001, False)])
def test_both_sides_of_the_boundary(part, kept):
    """28.5105 mA need 100 V."""
    one = named("typical-nmes", pulsed(40.0 * 100.0 / PEAK_V * part, electrode=PADS))
    assert (COMPLIANCE not in rules(one)) is kept


def test_without_a_device_neither_is_counted():
    one = named(None, pulsed(electrode=PADS))
    both = check_with_device(replace(one, device="typical-nmes"))
    assert both.checked == check_with_device(one).checked + 2
    assert {COMPLIANCE, "L6"} <= {found.limit.id for found in both.judged}
    assert not {COMPLIANCE, "L6"} & {found.limit.id for found in check_with_device(one).judged}


@pytest.mark.parametrize(("volt", "kept"), [(500.0, True), (501.0, False)])
def test_a_device_of_more_than_500_v_is_an_error(maker, volt, kept):
    maker(volt)
    found = checked(named("this", pulsed(electrode=PADS)))
    assert ("L6" not in {text.finding.rule for text in found.texts}) is kept
    if not kept:
        said = verdict(found).headline.replace("\N{NO-BREAK SPACE}", " ")
        assert said == (
            "Exceeds a limit quoted from memory: largest voltage of the device 501 V, limit 500 V"
        )


@pytest.mark.parametrize(("read", "word"), [(True, "(Its manual)"), (False, "not read")])
def test_the_source_is_that_of_the_profile(maker, read, word):
    maker(90.0, read=read)
    text = rules(named("this", pulsed(electrode=PADS)))[COMPLIANCE]
    assert text.source == "Its manual"
    assert word in text.message
    assert text.finding.verified is read


@pytest.mark.parametrize(
    ("device", "why", "said"),
    [
        ("stg4002", "compliance", "largest voltage of the device"),
        ("no-such-device", "device", "the device is not known here"),
    ],
)
def test_what_is_not_published_is_not_judged(device, why, said):
    found = checked(named(device, pulsed(electrode=PADS)))
    missing = [t.finding for t in found.texts if t.finding.missing == why]
    assert [one.rule for one in missing] == ["L6", COMPLIANCE]
    assert all(one.value is None for one in missing)
    assert verdict(found).headline.endswith(said)
    documents = {one["rule"]: one for one in found.as_dict()["findings"]}
    assert (documents["L6"]["limit"], documents[COMPLIANCE]["limit"]) == (500.0, None)
    (line,) = [line for line in check_lines(found) if line.startswith("Not judged")]
    assert ("not known here" in line) is (why == "device")


def test_the_voltage_stands_before_the_densities():
    """Order of the checks: before the densities, channel by channel."""
    long = channel(BiphasicSymmetric(phase_duration_us=90_000.0), Constant(frequency_hz=2.0),
                   amplitude_ma=90.0, electrode=replace(PADS, area_cm2=1.0))  # fmt: skip
    found = [t.finding for t in checked(named("typical-nmes", long, replace(long, name="b"))).texts]
    plain = [t.finding for t in checked(program(section(long, replace(long, name="b")))).texts]
    assert [f for f in found if f.rule != COMPLIANCE] == plain
    warned = [(f.channel, f.rule) for f in found if f.severity == "warning"]
    assert warned == [
        (0, "long-phase"), (0, COMPLIANCE), (0, "L7"), (0, "L30-L7"), (0, "L30-L11"),
        (1, "long-phase"), (1, COMPLIANCE), (1, "L7"), (1, "L30-L7"), (1, "L30-L11"),
    ]  # fmt: skip


def test_what_the_program_does_not_say_is_not_judged():
    """A pad without an area, a current of 0; a continuous current has no pulses to clip."""
    for one, missing in ((pulsed(area_cm2=None), "area"), (pulsed(0.0), "amplitude")):
        assert rules(named("typical-nmes", one))[COMPLIANCE].finding.missing == missing
    carrier = channel(carrier=SineCarrier(carrier_frequency_hz=2500.0))
    assert not {COMPLIANCE, "L6"} & set(rules(named("typical-nmes", carrier)))
