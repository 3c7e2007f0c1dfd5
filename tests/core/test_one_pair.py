"""Where pulses of channels that share pads meet, worked out by hand; what is too large."""

from dataclasses import replace

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Jittered,
    Listed,
    Nlet,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.core.channel import Channel, Electrode
from wavesim.core.errors import ImpossibleError, Problem


def problems_of(build):
    with pytest.raises(ImpossibleError) as caught:
        build()
    return list(caught.value.problems)


def pair(name, timing=None, phase_us=500.0, **more):
    """A pulse lasts 1 ms, as two phases of 500 us do."""
    pads = Electrode(area_cm2=25.0, name=more.pop("pads", "pair"))
    if "carrier" not in more:
        more |= {"pulse": BiphasicSymmetric(phase_duration_us=phase_us), "timing": timing}
    return Channel(name=name, amplitude_ma=1.0, electrode=pads, **more)


TEN_HZ, CYCLE = Constant(frequency_hz=10.0), {"on_off": (10.0, 30.0)}
SINE = SineCarrier(carrier_frequency_hz=4000.0)


@pytest.mark.parametrize(
    ("one", "other", "cycle", "at_s"),
    [
        # Continuous: the second begins when the first has ended, 0.1 ms earlier, or before it.
        (pair("a", TEN_HZ), pair("b", TEN_HZ, delay_s=0.001), {}, None),
        (pair("a", TEN_HZ), pair("b", TEN_HZ, delay_s=0.0009), {}, 0.0009),
        (pair("a", TEN_HZ, delay_s=0.0009), pair("b", TEN_HZ), {}, 0.0009),
        (pair("a", TEN_HZ, delay_s=2.0), pair("b", TEN_HZ, delay_s=0.0505), {}, None),
        (pair("a", TEN_HZ, delay_s=2.0), pair("b", TEN_HZ, delay_s=0.0005), {}, 2.0005),
        # 10 and 4 Hz, the second 50 ms late: at 50, 300 ms, ... it meets 100 k ms at 300 ms.
        (pair("a", TEN_HZ), pair("b", Constant(frequency_hz=4.0), delay_s=0.05), {}, 0.3),
        # Other pads, or no name: nothing to share.
        (pair("a", TEN_HZ), pair("b", TEN_HZ, pads="other"), {}, None),
        (pair("a", TEN_HZ, pads=""), pair("b", TEN_HZ, pads=""), {}, None),
        # Trains of 10 s in 40 s: one after the other, overlapping at the end, at the start; a
        # delay of -5 s begins at 35 s and reaches 5 s into the next cycle.
        (pair("a", TEN_HZ), pair("b", TEN_HZ, delay_s=10.0), CYCLE, None),
        (pair("a", TEN_HZ), pair("b", TEN_HZ, delay_s=9.0), CYCLE, 9.0),
        (pair("a", TEN_HZ), pair("b", TEN_HZ, delay_s=-5.0), CYCLE, 0.0),
        (pair("a", TEN_HZ, delay_s=-5.0), pair("b", TEN_HZ), CYCLE, 40.0),
        (pair("a", TEN_HZ), pair("b", TEN_HZ, delay_s=-10.0), CYCLE, None),
        (pair("a", TEN_HZ), pair("b", TEN_HZ, delay_s=-5.05), CYCLE, None),
        # Of carriers the trains count, not the pulses.
        (pair("a", carrier=SINE), pair("b", carrier=SINE, delay_s=20.0), CYCLE, None),
        (pair("a", carrier=SINE), pair("b", carrier=SINE, delay_s=10.0), CYCLE, None),
        (pair("a", carrier=SINE), pair("b", carrier=SINE, delay_s=9.5), CYCLE, 9.5),
        (pair("a", carrier=SINE), pair("b", TEN_HZ, delay_s=9.95), CYCLE, 9.95),
        (pair("a", TEN_HZ), pair("b", carrier=SINE, delay_s=-9.5), CYCLE, 0.0),
        # Listed: 2 s lies 0.5 ms before a pulse of the other; without it none does.
        (pair("a", Listed(onset_s=(0.05, 1.9995))), pair("b", TEN_HZ), CYCLE, 2.0),
        (pair("a", Listed(onset_s=(0.05, 1.999))), pair("b", TEN_HZ), CYCLE, None),
        (pair("a", TEN_HZ), pair("b", Listed(onset_s=(0.05, 2.0005))), CYCLE, 2.0005),
        (pair("a", Jittered(frequency_hz=10.0, jitter_fraction=0.0, seed=1)),
         pair("b", TEN_HZ, delay_s=0.0505), CYCLE, None),
        # A catch-like start: 0, 20, 40 ms, then every 100 ms from there.
        (pair("a", Nlet(frequency_hz=10.0, pulses_per_nlet=3, nlet_interval_ms=20.0,
                        first_only=True)), pair("b", TEN_HZ, delay_s=0.02), CYCLE, 0.02),
        (pair("a", Nlet(frequency_hz=10.0, pulses_per_nlet=3, nlet_interval_ms=20.0,
                        first_only=True)), pair("b", TEN_HZ, delay_s=0.06), CYCLE, None),
        (pair("a", Nlet(frequency_hz=10.0, pulses_per_nlet=3, nlet_interval_ms=20.0,
                        first_only=True)), pair("b", TEN_HZ, delay_s=0.1395), CYCLE, 0.14),
        (pair("a", Nlet(frequency_hz=10.0, pulses_per_nlet=2, nlet_interval_ms=20.0)),
         pair("b", TEN_HZ, delay_s=0.0195), CYCLE, 0.02),
    ],
)  # fmt: skip
def test_pulses_of_one_pair(one, other, cycle, at_s):
    if at_s is None:
        section(one, other, **cycle)
        return
    (problem,) = problems_of(lambda: section(one, other, **cycle))
    assert replace(problem, facts=()) == Problem(
        "pair_overlap", "channel.1.electrode.name", "pair",
        "pulses that do not overlap, or pairs of their own",
    )  # fmt: skip
    # Sums of a few times below 100 s.
    assert dict(problem.facts) == {"other": "a", "at_s": pytest.approx(at_s, abs=1e-9)}


def test_three_of_one_pair_are_told_two_by_two():
    found = problems_of(lambda: section(pair("a", TEN_HZ), pair("b", TEN_HZ), pair("c", TEN_HZ)))
    told = [(p.path, dict(p.facts)["other"]) for p in found]
    assert told == [
        ("channel.1.electrode.name", "a"), ("channel.2.electrode.name", "a"),
        ("channel.2.electrode.name", "b"),
    ]  # fmt: skip


def test_sizes_that_are_too_large():
    """Jittered pulses all differ: 2,000 s at 1 kHz are two million, a second more is too many."""
    quick = Jittered(frequency_hz=1000.0, jitter_fraction=0.1, seed=1)
    short = BiphasicSymmetric(phase_duration_us=50.0)
    (problem,) = problems_of(lambda: section(channel(short, quick), minutes=2001.0 / 60.0))
    assert problem.found in range(2_001_000, 2_001_003)  # the last may or may not fit
    assert replace(problem, found=None) == Problem(
        "too_many", "channel.0.timing", None, "up to 2000000 pulses of one train that differ"
    )
    (long,) = problems_of(lambda: program(*(section(channel(), minutes=500.0) for _ in range(3))))
    assert long == Problem(
        "too_long", "section", 1500.0, "up to 24 h in all", "min", (("duration_h", 25.0),)
    )
