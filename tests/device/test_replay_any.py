"""Any program on any device, against a count in exact fractions."""

import json
import math
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import brute
from tests.examples import examples
from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Modulation,
    Monophasic,
    channel,
    program,
    section,
)
from tests.strategies import programs
from wavesim.analysis.dose import channel_dose
from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import with_value
from wavesim.device.dials import changes
from wavesim.device.profile import Profile, Source
from wavesim.device.replay import replayed
from wavesim.device.scale import Scale
from wavesim.io.devices import device, devices

SOURCE = {"test": Source(title="made for the test", keys=(), read=True)}
TICK_US, STEP_MA = Fraction(50), Fraction(3, 2)
CLOCKED = Profile(
    id="test", title="Test", kind="typical", sequence="device", source=SOURCE,
    time_step_us=50.0,
    period_ms=Scale(low=2.0, high=2000.0, step=0.5, off_grid="nearest"),
    phase_duration_us=Scale(low=50.0, high=1000.0, step=50.0, off_grid="nearest"),
    amplitude_ma=Scale(low=0.0, high=150.0, step=1.5, off_grid="nearest"),
)  # fmt: skip
LIMITLESS = Profile(id="any", title="Any", kind="typical", sequence="device", source=SOURCE)


def half_up(exact):
    """Whole numbers as the raster counts: halves, within a millionth, go up."""
    return math.floor(exact + Fraction(1, 2) + Fraction(1, 10**6))


def nearest(asked, low, step, high):
    """By trying all values of a scale; the upper of two that are equally near."""
    tried = (low + k * step for k in range(int((high - low) / step) + 1))
    return min(tried, key=lambda found: (abs(found - asked), -found))


CYCLES = ((3.0, 1.0), (2.5, 2.0), (2.00002, 0.5))
"""On and off [s]; the last is no whole number of ticks, so that trains differ."""


@st.composite
def trains(draw):
    phase = draw(st.integers(50, 900))
    shape = draw(st.sampled_from((BiphasicSymmetric, Monophasic)))
    hertz = draw(st.integers(5, 400).map(lambda n: n / 10 + 0.5))
    ramp_s = draw(st.sampled_from((0.0, 0.5, 1.0)))
    one = channel(
        shape(phase_duration_us=float(phase)),
        Constant(frequency_hz=hertz),
        amplitude_ma=float(draw(st.integers(2, 100))),
        modulation=Modulation(ramp_up_s=ramp_s, ramp_down_s=ramp_s),
    )
    return section(one, on_off=draw(st.sampled_from(CYCLES)), minutes=0.2)


@examples(40)
@given(trains())
def test_counts_onsets_and_charge_in_fractions(part):
    """Dials by trying all positions, pulses by the contract's own rules, ticks pulse by pulse."""
    (one,) = part.channel
    phase = nearest(Fraction(one.pulse.phase_duration_us), Fraction(50), Fraction(50), 1000)
    period = nearest(1000 / brute.exact(one.timing.frequency_hz), Fraction(2), Fraction(1, 2), 1100)
    peak = nearest(Fraction(one.amplitude_ma), Fraction(0), STEP_MA, 150)
    set_to = replace(
        one,
        pulse=replace(one.pulse, phase_duration_us=float(phase)),
        timing=Constant(frequency_hz=float(1000 / period)),
        amplitude_ma=float(peak),
    )
    meant = brute.session(part, one)
    due = brute.session(replace(part, channel=(set_to,)), set_to)
    steps = [half_up(abs(pulse.amplitude_ma) / STEP_MA) for pulse in due]
    found = replayed(program(part), CLOCKED).channels[0].played
    assert found.designed_count == sum(pulse.amplitude_ma != 0 for pulse in meant)
    assert found.played_count == sum(count > 0 for count in steps)
    weak = sum(p.amplitude_ma != 0 and n == 0 for p, n in zip(due, steps, strict=True))
    assert found.silent_count == weak
    charge = max(steps) * STEP_MA * phase / 1000 if one.pulse.shape == "monophasic" else 0
    assert found.net_charge_per_pulse_uc == pytest.approx(float(charge), abs=1e-9)
    assert found.amplitude_ma == pytest.approx(float(max(steps) * STEP_MA))
    assert found.phase_duration_us == pytest.approx(float(phase))
    late = worst_late(part, meant, due)
    # A nanosecond is the same time.
    assert abs(found.worst_onset_error_us) == pytest.approx(late, abs=2e-3)


def worst_late(part, meant, due):
    """Largest error of pulses of one number in one train [us]."""
    cycle = brute.cycle_s(part)

    def by_place(pulses):
        found = {}
        for pulse in pulses:
            train = pulse.onset_s // cycle
            found.setdefault(train, []).append(pulse.onset_s)
        return found

    wanted, given_ = by_place(meant), by_place(due)
    tick_s = TICK_US / 10**6
    errors = [
        half_up(b / tick_s) * tick_s - a
        for train, onsets in wanted.items()
        for a, b in zip(onsets, given_.get(train, ()), strict=False)
    ]
    return max(abs(float(error)) for error in errors) * 1e6


@examples(25)
@given(programs())
def test_a_device_without_limits_loses_nothing(given_):
    found = replayed(given_, LIMITLESS)
    assert found.program == given_
    for one in found.channels:
        assert one.changes == ()
        if one.played is not None:
            assert one.pulses_gained == one.played.silent_count == 0
            assert one.played.worst_onset_error_us == 0.0


@examples(20)
@given(programs(), st.sampled_from(devices()))
def test_nothing_is_lost_without_being_told(given_, name):
    """Whatever a device cannot do is in the document, whose numbers are all finite."""
    found = replayed(given_, device(name), ma_per_v=10.0)
    document = found.as_dict()
    json.dumps(document, allow_nan=False)
    assert found.possible is (document["why_not"] == "")
    for told, one in zip(document["channels"], found.channels, strict=True):
        if told["pulses_gained"] is None:
            continue
        assert told["pulses_gained"] == told["pulses_played"] - told["pulses_designed"]
        # The dose counts pulses of no current too.
        most = channel_dose(found.program.section[one.section], one.channel).pulses_per_session
        assert 0 <= told["pulses_silent"] <= most - told["pulses_played"]


@examples(20)
@given(programs(), st.sampled_from(devices()))
def test_the_two_nearest_values_can_be_set(given_, name):
    """A program with one of them is not changed there any more."""
    profile = device(name)
    for change in changes(given_, profile, 10.0):
        for end in (change.below, change.above):
            if end is None:
                continue
            try:
                moved = with_value(given_, change.where, end)
            except ImpossibleError:
                continue  # of the program, such as a width that no longer fits its period
            assert change.where not in {left.where for left in changes(moved, profile, 10.0)}
