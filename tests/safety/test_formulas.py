"""Every formula, with its numbers put in and worked out, gives the number of its finding."""

import math

import pytest
from hypothesis import given

from tests.examples import examples
from tests.programs import (
    BiphasicAsymmetric,
    Constant,
    Diadynamic,
    Direct,
    Monophasic,
    Sweep,
    channel,
    program,
    section,
)
from tests.strategies import programs
from wavesim.safety.check import check

SI = {"": 1.0, "%": 0.01, "mA": 1e-3, "uA": 1e-6, "us": 1e-6, "ms": 1e-3, "Hz": 1.0, "uC": 1e-6,
      "mC": 1e-3, "mJ": 1e-3, "cm2": 1.0, "mA/cm2": 1e-3, "W/cm2": 1.0,
      "mA min": 1e-3}  # fmt: skip
"""Units in SI, but for cm2 and for minutes, which the formula itself divides by 60 s."""
SIGNS = (("500 Ω", "500"), ("60 s", "60"), ("²", "**2"), ("½", "0.5"), ("π", "pi"), ("−", "-"),
         ("×", "*"), ("√(", "sqrt("), ("√2", "sqrt(2)"))  # fmt: skip


def worked_out(formula):
    """The formula as arithmetic, in SI units."""
    text = formula.template.format(
        **{key: repr(term.value * SI[term.unit]) for key, term in formula.terms.items()}
    )
    for sign, python in SIGNS:
        text = text.replace(sign, python)
    return eval(text, {"sqrt": lambda x: math.sqrt(max(x, 0.0)), "pi": math.pi})


def agree(one):
    seen = 0
    for finding in check(one).findings:
        if finding.formula is not None and finding.value is not None:
            by_hand = worked_out(finding.formula) / SI[finding.unit]
            # A difference of nearly equal numbers keeps fewer of their digits.
            assert by_hand == pytest.approx(finding.value, rel=1e-6), finding.rule
            seen += 1
    return seen


UNBALANCED = BiphasicAsymmetric(
    phase_duration_us=300.0, recovery_ratio=0.5, recovery_duration_us=500.0
)
SWEPT = Sweep(frequency_hz=300.0, frequency_end_hz=1200.0, sweep_s=2.0)


@pytest.mark.parametrize(
    "one",
    [
        channel(UNBALANCED, Constant(frequency_hz=100.0), amplitude_ma=300.0, area_cm2=1.0),
        channel(Monophasic(phase_duration_us=400.0), SWEPT, amplitude_ma=240.0, area_cm2=1.0),
        channel(carrier=Direct(), amplitude_ma=300.0, area_cm2=1.0),
        channel(carrier=Diadynamic(form="MF"), amplitude_ma=300.0, area_cm2=1.0),
    ],
)
def test_strong_currents(one):
    assert agree(program(section(one))) >= 4


@given(programs())
@examples(15)
def test_any_program(one):
    agree(one)


def test_an_imbalance_needs_no_amplitude():
    """500 us at half the height of 300 us: (300 - 250) / 300, also where no amplitude is given."""
    one = channel(UNBALANCED, Constant(frequency_hz=100.0), amplitude_ma=0.0)
    (found,) = [f for f in check(program(section(one))).findings if f.rule == "L20"]
    assert found.value == pytest.approx(50.0 / 3.0, rel=1e-12)
    assert worked_out(found.formula) == pytest.approx(1.0 / 6.0, rel=1e-12)
    assert found.formula.terms["larger"].label == "larger charge at 1 mA"


def test_the_alternating_part_of_a_swept_monophasic_rate():
    """400 us at 400 Hz and 240 mA: rms 96, direct 38.4, the rest sqrt(96^2 - 38.4^2)."""
    one = channel(Monophasic(phase_duration_us=400.0), SWEPT, amplitude_ma=240.0)
    found = {j.limit.id: j.value for j in check(program(section(one))).judged}
    assert found["L2"] == pytest.approx(math.sqrt(96.0**2 - 38.4**2), rel=1e-12)
