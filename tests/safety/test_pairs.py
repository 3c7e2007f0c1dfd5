"""Channels through one pair of pads: their densities are judged together while both run."""

import math

import pytest

from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.core.channel import Electrode
from wavesim.safety.check import check

PULSE, RATE = BiphasicSymmetric(phase_duration_us=500.0), Constant(frequency_hz=40.0)


def one(name, amplitude_ma, pair="a", **more):
    return channel(PULSE, RATE, name=name, amplitude_ma=amplitude_ma,
                   electrode=Electrode(area_cm2=10.0, name=pair), **more)  # fmt: skip


def density(*channels, **more):
    """The rms density of the first channel."""
    found = check(program(section(*channels, **more)))
    return next(j.value for j in found.judged if j.limit.id == "L7" and j.channel == 0)


ALONE = 60.0 * math.sqrt(0.04) / 10.0  # 60 mA sqrt(2 x 500 us x 40 Hz) on 10 cm2: 1.2
TOGETHER = math.hypot(60.0, 80.0) * math.sqrt(0.04) / 10.0  # 100 mA in the place of 60: 2.0


@pytest.mark.parametrize(
    ("other", "timing", "value"),
    [
        # 5 ms apart, so that no pulse overlaps another
        (one("two", 80.0, delay_s=0.005), {}, TOGETHER),
        (one("two", 80.0, pair="b"), {}, ALONE),
        (one("two", 80.0, pair=""), {}, ALONE),
        # reciprocal: trains of 4 s, 5 s apart in 10 s
        (one("two", 80.0, delay_s=5.0), {"on_off": (4.0, 6.0)}, ALONE),
        # overlapping by 2.005 s
        (one("two", 80.0, delay_s=1.995), {"on_off": (4.0, 6.0)}, TOGETHER),
        # running on into the next cycle: 8.005 s to 12.005 s
        (one("two", 80.0, delay_s=8.005), {"on_off": (4.0, 6.0)}, TOGETHER),
    ],
)
def test_the_density_of_a_pair(other, timing, value):
    assert density(one("one", 60.0), other, **timing) == pytest.approx(value, rel=1e-12)


def test_two_that_pass_alone_and_not_together():
    """70 mA each: 1.4 mA/cm2 alone, 1.98 together passes; with 90 mA: 2.28."""
    together = program(section(one("one", 70.0), one("two", 90.0, delay_s=0.005)))
    assert {f.channel for f in check(together).findings if f.rule == "L7"} == {0, 1}
    assert (
        "of the pair" in next(f for f in check(together).findings if f.rule == "L7").formula.symbols
    )
