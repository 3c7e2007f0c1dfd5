"""What dials, refusals and the document say in full: every value, unit, path and key."""

from dataclasses import replace

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Burst,
    Constant,
    HalfSine,
    Listed,
    Modulation,
    Monophasic,
    Nlet,
    Sweep,
    channel,
    program,
    section,
)
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.device.dials import dials
from wavesim.device.profile import Profile, Source
from wavesim.device.refusals import Refusal
from wavesim.device.replay import replayed, settable
from wavesim.device.scale import Scale

SOURCE = {"test": Source(title="made for the test", keys=(), read=True)}
WIDE = Scale(low=0.0, high=1e6)
EVERY_DIAL = dict.fromkeys(
    (
        "frequency_hz", "phase_duration_us", "interphase_gap_us", "amplitude_ma",
        "nlet_interval_ms", "on_s", "off_s", "ramp_s",
    ),
    WIDE,
)  # fmt: skip
PULSE = BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0)


def profile(**keys):
    common = {"id": "test", "title": "Test", "kind": "typical", "sequence": "device"}
    return Profile(**common, source=SOURCE, **keys)


def one(pulse=PULSE, timing=None, *, on_off=None, **more):
    return program(section(channel(pulse, timing, **more), minutes=1.0, on_off=on_off))


def set_by(program_, profile_):
    """Where each dial is, what is asked of it, its unit and what it counts in."""
    return [
        (dial.where.replace("section.0.channel.0", "c"), dial.asked, dial.unit, dial.more)
        for dial in dials(program_, profile_)
    ]


def test_every_dial_of_nlets_with_ramps():
    triplet = Nlet(frequency_hz=10.0, pulses_per_nlet=3, nlet_interval_ms=8.0)
    program_ = one(timing=triplet, on_off=(10.0, 20.0), on_s=9.0, ramps=(1.0, 2.0))
    assert set_by(program_, profile(**EVERY_DIAL)) == [
        ("section.0.on_s", 10.0, "s", 0.0),
        ("section.0.off_s", 20.0, "s", 0.0),
        ("c.amplitude_ma", 40.0, "mA", 0.0),
        ("c.pulse.phase_duration_us", 300.0, "us", 0.0),
        ("c.pulse.interphase_gap_us", 100.0, "us", 0.0),
        ("c.timing.frequency_hz", 10.0, "Hz", 0.0),
        ("c.timing.nlet_interval_ms", 8.0, "ms", 0.0),
        ("c.modulation.ramp_up_s", 1.0, "s", 0.0),
        ("c.modulation.ramp_down_s", 2.0, "s", 0.0),
        ("c.on_s", 9.0, "s", 0.0),
    ]


@pytest.mark.parametrize(
    ("timing", "keys"),
    [
        (
            Burst(frequency_hz=100.0, pulses_per_burst=5, burst_frequency_hz=2.0),
            {"frequency_hz": 100.0, "burst_frequency_hz": 2.0},
        ),
        (
            Sweep(frequency_hz=10.0, frequency_end_hz=50.0, sweep_s=6.0),
            {"frequency_hz": 10.0, "frequency_end_hz": 50.0},
        ),
        (Listed(onset_s=(0.0, 0.5)), {}),
    ],
)
def test_every_rate_is_a_dial(timing, keys):
    found = set_by(one(timing=timing), profile(frequency_hz=WIDE))
    assert found == [(f"c.timing.{key}", rate, "Hz", 0.0) for key, rate in keys.items()]


@pytest.mark.parametrize(
    ("pulse", "gaps_us"),
    [
        (Monophasic(phase_duration_us=300.0), []),
        (HalfSine(phase_duration_us=300.0, interphase_gap_us=50.0, biphasic=True), [50.0]),
        (HalfSine(phase_duration_us=300.0), []),
    ],
)
def test_a_gap_lies_between_two_phases(pulse, gaps_us):
    found = set_by(one(pulse), profile(interphase_gap_us=WIDE))
    assert [asked for _, asked, _, _ in found] == gaps_us


def test_a_dial_of_nothing_is_none():
    """0 mA gives no value, 0 s off is no pause, and no ramp needs no dial."""
    unit = profile(amplitude_ma=WIDE, off_s=WIDE, ramp_s=WIDE)
    assert set_by(one(amplitude_ma=0.0, on_off=(10.0, 0.0)), unit) == []


def test_ramps_outside_are_counted_in_only_where_the_device_does():
    outside = Modulation(ramp_up_s=1.0, ramp_down_s=2.0, ramps="outside_on")
    program_ = one(modulation=outside, on_off=(10.0, 20.0), on_s=9.0)
    for counts, more_s in ((True, 3.0), (False, 0.0), (None, 0.0)):
        found = set_by(program_, profile(on_s=WIDE, ramps_in_on=counts))
        assert found == [("section.0.on_s", 10.0, "s", more_s), ("c.on_s", 9.0, "s", more_s)]


def together(*rates_hz):
    trains = [
        channel(PULSE, Constant(frequency_hz=rate), name=f"{i}") for i, rate in enumerate(rates_hz)
    ]
    return program(section(*trains, minutes=1.0))


@pytest.mark.parametrize(
    ("program_", "keys", "refusal"),
    [
        (
            one(),
            {"shapes": ("monophasic", "triangular")},
            ("shape", "section.0.channel.0.pulse.shape", "biphasic_symmetric",
             "monophasic, triangular"),
        ),
        (
            one(),
            {"timings": ("burst", "nlet")},
            ("timing", "section.0.channel.0.timing.kind", "constant", "burst, nlet"),
        ),
        (
            one(timing=Nlet(frequency_hz=10.0, pulses_per_nlet=4, nlet_interval_ms=8.0)),
            {"nlet_count": 3},
            ("nlet_count", "section.0.channel.0.timing.pulses_per_nlet", "4", "3"),
        ),
        (
            one(ramps=(0.0, 1.5)),
            {"ramps": False},
            ("ramps", "section.0.channel.0.modulation.ramp_down_s", "1.5", ""),
        ),
        (
            together(20.0, 40.0),
            {"channel_count": 1},
            ("channel_count", "section.0.channel", "2", "1"),
        ),
        (
            together(20.0, 40.0),
            {"one_frequency": True},
            ("one_frequency", "section.0.channel", "20, 40", ""),
        ),
        (
            together(20.0, 40.0),
            {"slot_ms": 20.0},
            ("turns", "section.0.channel", "40", "25"),
        ),
    ],
)  # fmt: skip
def test_a_refusal_says_all_of_it(program_, keys, refusal):
    rule, where, found, allowed = refusal
    assert replayed(program_, profile(**keys)).refusals == (
        Refusal(rule=rule, where=where, found=found, allowed=allowed),
    )


@pytest.mark.parametrize(
    ("program_", "keys"),
    [
        (one(timing=Nlet(frequency_hz=10.0, nlet_interval_ms=8.0)), {"nlet_count": 2}),
        (one(), {"nlet_count": 1}),
        (one(), {"ramps": False}),
        (together(20.0, 40.0), {"channel_count": 2}),
        (together(40.0, 40.0), {"one_frequency": True}),
        # Two turns of 12.5 ms are just the 25 ms of 40 Hz; so is one started group.
        (together(20.0, 40.0), {"slot_ms": 12.5}),
        (together(20.0, 40.0), {"group_count": 2, "group_ms": 25.0}),
    ],
)
def test_what_it_just_does_is_not_refused(program_, keys):
    assert replayed(program_, profile(**keys)).refusals == ()


def test_the_document_has_every_key_of_the_page():
    """Keys as in the row of `replay` in docs/command-line.md, numbers by hand.

    305 us are played as 310, halves going up: 10 mA x 310 us are 3.1 uC, 20 a second 62 uA, in a
    minute 1200 pulses. 20 V / 10 mA are 2000 ohm.
    """
    pulse = Monophasic(phase_duration_us=305.0)
    unit = profile(
        phase_duration_us=Scale(low=0.0, high=1000.0, step=10.0),
        amplitude_ma=WIDE, compliance_v=20.0, frequency_hz=WIDE, shapes=("triangular",),
    )  # fmt: skip
    found = replayed(one(pulse, Constant(frequency_hz=20.0), amplitude_ma=10.0), unit).as_dict()
    where = "section.0.channel.0.pulse.phase_duration_us"
    (played,) = found.pop("channels")
    assert played == {
        "name": "one", "section": 0, "frequency_hz": 20.0, "phase_duration_us": 310.0,
        "amplitude_ma": 10.0, "pulses_designed": 1200, "pulses_played": 1200, "pulses_gained": 0,
        "pulses_silent": 0, "worst_onset_error_us": 0.0, "worst_recovery_error_ma": 0.0,
        "net_charge_per_pulse_uc": pytest.approx(3.1), "net_dc_ua": pytest.approx(62.0),
        "largest_load_ohm": 2000.0,
        "changes": [{
            "where": where, "asked": 305.0, "played": 310.0, "below": 300.0, "above": 310.0,
            "unit": "us", "refused": True,
        }],
    }  # fmt: skip
    shape = "section.0.channel.0.pulse.shape"
    assert found == {
        "id": "test", "device": "test", "possible": False,
        "why_not": f"{shape}: shape, monophasic (it has triangular); "
        f"{where}: 305 us cannot be set, 300 or 310 can",
        "refusals": [
            {"rule": "shape", "where": shape, "found": "monophasic", "allowed": "triangular"}
        ],
        "not_judged": [
            "channel_count", "time_step_us", "interphase_gap_us", "on_s", "off_s", "ramps",
            "timings",
        ],
    }  # fmt: skip


def test_values_that_do_not_fit_together_are_said_to():
    wide = profile(phase_duration_us=Scale(low=800.0, high=800.0, off_grid="nearest"))
    program_ = one(BiphasicSymmetric(phase_duration_us=400.0), Constant(frequency_hz=1000.0))
    assert settable(program_, wide) is None
    found = replayed(program_, wide)
    assert found.why_not == "what its dials make of the program does not fit together"
    assert found.as_dict()["channels"][0]["amplitude_ma"] is None


def test_a_device_that_takes_turns_is_late_without_a_clock_too():
    found = replayed(together(20.0, 20.0), profile(slot_ms=1.5)).channels
    assert [one_.played.worst_onset_error_us for one_ in found] == [0.0, 1500.0]
    assert [one_.played.frequency_hz for one_ in found] == [20.0, 20.0]


def test_the_rate_of_a_list_is_its_average():
    """Three onsets in the minute of their train: 0.05 Hz."""
    listed = one(timing=Listed(onset_s=(0.0, 1.0, 30.0)))
    assert replayed(listed, profile()).channels[0].played.frequency_hz == pytest.approx(0.05)


def test_a_scale_in_another_unit():
    scale = Scale(low=1.0, high=4.0, step=0.5, off_grid="down")
    assert scale.times(10.0) == Scale(low=10.0, high=40.0, step=5.0, off_grid="down")


def test_what_a_scale_and_a_profile_cannot_be():
    with pytest.raises(ImpossibleError) as caught:
        Scale(low=2.0, high=1.0)
    assert caught.value.problems == (Problem("range", "high", 1.0, "2 or more"),)
    with pytest.raises(ImpossibleError) as caught:
        replace(profile(frequency_hz=WIDE), period_ms=WIDE, source={})
    assert caught.value.problems == (
        Problem("both_given", "period_ms", None, "frequency_hz or period_ms"),
        Problem("missing", "source", None, "a source at least"),
    )


def test_a_step_of_the_voltage_is_one_of_the_current():
    """0.8 s at 10 Hz up to 8 mA in steps of 0.4 V x 10 mA/V = 4 mA: 1 mA of pulse 1 is lost."""
    unit = profile(
        output="voltage", time_step_us=1.0, voltage_v=Scale(low=0.0, high=10.0, step=0.4)
    )
    ramped = one(timing=Constant(frequency_hz=10.0), amplitude_ma=8.0, ramps=(0.8, 0.0))
    (found,) = replayed(ramped, unit, ma_per_v=10.0).channels
    assert (found.played.silent_count, found.played.amplitude_ma) == (1, 8.0)


def test_weak_currents_on_a_clock():
    found = replayed(one(amplitude_ma=0.25), profile(time_step_us=1.0, compliance_v=10.0))
    assert found.channels[0].played.amplitude_ma == 0.25
    assert found.channels[0].largest_load_ohm == 40_000.0


def test_trains_too_short_for_a_pulse():
    """700 us do not fit into 0.5 ms: nothing is meant, and nothing played."""
    short = one(timing=Constant(frequency_hz=10.0), on_off=(0.0005, 1.0))
    for unit in (profile(), profile(time_step_us=1.0)):
        found = replayed(short, unit).channels[0].played
        assert (found.designed_count, found.played_count) == (0, 0)
        assert (found.worst_onset_error_us, found.net_dc_ua) == (0.0, 0.0)


def test_direct_current_of_one_pulse_in_a_cycle():
    """10 mA x 200 us = 2 uC once a second."""
    single = one(
        Monophasic(phase_duration_us=200.0), Constant(frequency_hz=40.0), amplitude_ma=10.0,
        on_off=(0.02, 0.98),
    )  # fmt: skip
    for unit in (profile(), profile(time_step_us=10.0)):
        found = replayed(single, unit).channels[0].played
        assert found.net_dc_ua == pytest.approx(2.0)
        assert (found.designed_count, found.played_count) == (60, 60)
