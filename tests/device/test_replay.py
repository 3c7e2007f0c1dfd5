"""A program on a device: hand-worked values of real ones, and all that is refused."""

import pytest

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Direct,
    Jittered,
    Modulation,
    Monophasic,
    Nlet,
    Points,
    Window,
    channel,
    program,
    section,
)
from wavesim.core.paths import value_at
from wavesim.device.profile import Profile, Source
from wavesim.device.replay import replayed
from wavesim.device.scale import Scale
from wavesim.io.devices import replay

SOURCE = {"test": Source(title="made for the test", keys=(), read=True)}


def one(pulse=None, hertz=40.0, *, minutes=1.0, on_off=None, **more):
    train = channel(pulse, more.pop("timing", Constant(frequency_hz=hertz)), **more)
    return program(section(train, minutes=minutes, on_off=on_off))


def profile(**keys):
    common = {"id": "test", "title": "Test", "kind": "typical", "sequence": "device"}
    return Profile(**common, source=SOURCE, **keys)


def only(found):
    """The one channel, and its changes by the last part of their paths."""
    (channel_,) = found.channels
    return channel_, {change.where.rpartition(".")[2]: change for change in channel_.changes}


def test_a_program_that_fits_is_played_as_it_is():
    found = replay(one(BiphasicSymmetric(phase_duration_us=300.0), 40.0), "rehastim-p24")
    channel_, changes = only(found)
    assert (found.possible, found.why_not, changes) == (True, "", {})
    assert found.program == found.design
    # 60 s x 40 Hz; 150 V / 40 mA.
    assert channel_.played.played_count == channel_.played.designed_count == 2400
    assert channel_.played.worst_onset_error_us == 0.0
    assert channel_.largest_load_ohm == pytest.approx(3750.0)


def test_a_frequency_between_two_periods():
    # 28.571 ms is cut off to 28.5 ms; the next is 29 ms. In 10 s: k x 28.5 ms + 600 us <= 10 s
    # holds up to k = 350, so 351 pulses instead of 350. The last common one, number 349, comes
    # 349 x (28.5 - 28.5714...) ms = 24.93 ms early.
    program_ = one(BiphasicSymmetric(phase_duration_us=300.0), 35.0, on_off=(10.0, 20.0))
    found = replay(program_, "rehastim-p24")
    channel_, changes = only(found)
    change = changes["frequency_hz"]
    assert not change.refused
    assert found.possible
    assert (change.below, change.above) == pytest.approx((1000.0 / 29.0, 1000.0 / 28.5))
    assert change.played == pytest.approx(1000.0 / 28.5)
    assert channel_.played.frequency_hz == pytest.approx(35.0877193)
    # Two trains in a minute.
    assert (channel_.played.designed_count, channel_.pulses_gained) == (700, 2)
    early_us = 349 * (28.5 - 1000.0 / 35.0) * 1000.0
    assert channel_.played.worst_onset_error_us == pytest.approx(early_us, abs=1e-3)


def test_the_p24_cuts_the_period_off_where_rehastim_2_takes_the_nearest():
    # 37.3 Hz are 26.81 ms: 26.5 ms below it, 27 ms nearest.
    played = [
        only(replay(one(hertz=37.3), name))[1]["frequency_hz"].played
        for name in ("rehastim-p24", "rehastim-2")
    ]
    assert played == pytest.approx([1000.0 / 26.5, 1000.0 / 27.0])


def test_onsets_of_their_own_follow_no_period():
    timing = Jittered(frequency_hz=35.0, jitter_fraction=0.2, seed=1)
    found = replay(one(timing=timing, amplitude_ma=1.0), "stg4002")
    channel_, changes = only(found)
    assert "frequency_hz" not in changes
    # Each is on the nearest 20 us.
    assert 0.0 < abs(channel_.played.worst_onset_error_us) <= 10.001


def test_pulse_pal_refuses_250_us():
    found = replay(one(BiphasicSymmetric(phase_duration_us=250.0)), "pulse-pal-2", ma_per_v=10.0)
    channel_, changes = only(found)
    change = changes["phase_duration_us"]
    assert (change.refused, change.below, change.above) == (True, 200.0, 300.0)
    assert not found.possible
    assert "250 us cannot be set, 200 or 300 can" in found.why_not
    # What it would be with the nearest is shown all the same.
    assert channel_.played.phase_duration_us == pytest.approx(300.0)


@pytest.mark.parametrize(("asked", "played"), [(249.0, 240.0), (250.0, 260.0)])
def test_stg_rounds_as_its_manual_says(asked, played):
    """Both examples stand in section 5.5 of the manual."""
    found = replay(one(BiphasicSymmetric(phase_duration_us=asked), amplitude_ma=1.0), "stg4002")
    channel_, changes = only(found)
    assert changes["phase_duration_us"].played == played
    assert channel_.played.phase_duration_us == pytest.approx(played)
    assert channel_.played.net_charge_per_pulse_uc == 0.0
    assert found.possible


def test_a_current_out_of_reach_is_refused_with_the_largest():
    _, changes = only(replay(one(amplitude_ma=40.0), "stg4002"))
    change = changes["amplitude_ma"]
    assert (change.refused, change.below, change.above) == (True, 1.6, None)


def test_a_voltage_output_is_judged_by_the_gain_behind_it():
    program_ = one(BiphasicSymmetric(phase_duration_us=300.0), amplitude_ma=40.0)
    without = replay(program_, "pulse-pal-2")
    assert "amplitude_ma" in without.not_judged
    # 40 mA are 4 V at 10 mA/V; its steps are 20 V / 4096 = 4.88 mV, so 819 of them: 3.99902 V.
    channel_, changes = only(replay(program_, "pulse-pal-2", ma_per_v=10.0))
    assert changes["amplitude_ma"].played == pytest.approx(819 * 20.0 / 4096.0 * 10.0)
    assert channel_.played.amplitude_ma == pytest.approx(39.990234375)
    # 12 V are more than it has.
    assert only(replay(program_, "pulse-pal-2", ma_per_v=40.0 / 12.0))[1]["amplitude_ma"].refused


def test_a_fixed_gap_is_played_and_told():
    found = replay(one(BiphasicSymmetric(phase_duration_us=300.0)), "rehastim-2")
    _, changes = only(found)
    assert (changes["interphase_gap_us"].played, found.possible) == (100.0, True)
    assert value_at(found.program, "section.0.channel.0.pulse.interphase_gap_us") == 100.0


def several(count, hertz=20.0, **more):
    pulse = BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0)
    rate = [hertz] * count if isinstance(hertz, float) else hertz
    return program(
        section(
            *(
                channel(pulse, Constant(frequency_hz=rate[i]), name=f"{i}", **more)
                for i in range(count)
            ),
            minutes=1.0,
        )
    )


def test_channels_that_share_a_source_take_turns():
    found = replay(several(3), "rehastim-2")
    late = [one_.played.worst_onset_error_us for one_ in found.channels]
    assert late == pytest.approx([0.0, 1500.0, 3000.0])
    assert found.possible


def rules(found):
    return [refusal.rule for refusal in found.refusals]


def test_channels_beyond_what_it_has():
    # Five need two groups of 8 ms: up to 62.5 Hz; 8 ms alone would allow 125 Hz.
    assert rules(replay(several(4, 100.0), "rehastim-2")) == []
    (refusal,) = replay(several(5, 100.0), "rehastim-2").refusals
    assert (refusal.rule, refusal.allowed) == ("turns", "62.5")
    assert rules(replay(several(3), "typical-tens")) == ["channel_count"]


@pytest.mark.parametrize(
    ("rates", "found"),
    [
        ([40.0, 40.0], []),
        # Every second turn left out; but 25 Hz is no whole part of 40, and of two slower ones both
        # leave out equally many.
        ([20.0, 40.0], []),
        ([40.0, 20.0, 20.0], []),
        ([40.0, 25.0], ["one_frequency"]),
        ([40.0, 20.0, 10.0], ["one_frequency"]),
    ],
)
def test_slower_channels_leave_out_turns(rates, found):
    assert rules(replay(several(len(rates), rates), "rehastim-2")) == found
    assert rules(replay(several(len(rates), rates), "rehastim-p24")) == []


def test_one_rate_for_all():
    assert rules(replayed(several(2, [20.0, 40.0]), profile(one_frequency=True))) == [
        "one_frequency"
    ]


@pytest.mark.parametrize(
    ("keys", "device", "rule"),
    [
        ({"carrier": Direct()}, "rehastim-p24", "carrier"),
        ({"pulse": Monophasic(phase_duration_us=300.0)}, "typical-nmes", "shape"),
        (
            {"timing": Burst(frequency_hz=100.0, pulses_per_burst=5, burst_frequency_hz=2.0)},
            "rehastim-p24",
            "timing",
        ),
        (
            {"timing": Nlet(frequency_hz=10.0, pulses_per_nlet=4, nlet_interval_ms=8.0)},
            "rehastim-2",
            "nlet_count",
        ),
        ({"modulation": Modulation(ramp_up_s=2.0)}, "typical-tens", "ramps"),
    ],
)
def test_what_it_does_not_do_at_all(keys, device, rule):
    found = replay(program(section(channel(**keys), minutes=1.0)), device)
    assert rules(found) == [rule]
    assert not found.possible
    if rule == "carrier":
        assert (found.channels[0].played, found.channels[0].largest_load_ohm) == (None, None)
    assert rule in found.why_not


def test_the_on_time_of_a_device_that_counts_the_ramps_in():
    # 10 s and ramps of 0.25 s on top are 10.5 s on its dial, which has whole seconds.
    outside = Modulation(ramp_up_s=0.25, ramp_down_s=0.25, ramps="outside_on")
    unit = {"on_s": Scale(low=1.0, high=60.0, step=1.0), "ramps_in_on": True}
    program_ = one(modulation=outside, on_off=(10.0, 10.0))
    change = only(replayed(program_, profile(**unit)))[1]["on_s"]
    assert (change.below, change.above) == (9.5, 10.5)
    assert only(replayed(program_, profile(**unit | {"ramps_in_on": False})))[1] == {}
    # A channel with an on-time of its own has a dial of its own: 8 s and the ramps.
    own = one(modulation=outside, on_off=(10.0, 10.0), on_s=8.0)
    wheres = {c.where: c.below for c in replayed(own, profile(**unit)).channels[0].changes}
    assert wheres == {"section.0.on_s": 9.5, "section.0.channel.0.on_s": 7.5}


def test_every_time_has_its_dial():
    """0.75 s of ramp in steps of 0.5 s; 0.5 s off in whole seconds; 20 ms of an N-let on a grid."""
    times = one(on_off=(10.0, 0.5), ramps=(0.75, 3.0))
    changes = only(replay(times, "typical-nmes"))[1]
    ends = {key: (change.below, change.above) for key, change in changes.items()}
    assert ends == {"ramp_up_s": (0.5, 1.0), "off_s": (0.0, 1.0)}
    triplet = Nlet(frequency_hz=10.0, pulses_per_nlet=3, nlet_interval_ms=20.2)
    pulse = BiphasicSymmetric(phase_duration_us=300.0, interphase_gap_us=100.0)
    _, changes = only(replay(one(pulse, timing=triplet), "rehastim-2"))
    assert changes["nlet_interval_ms"].played == 20.0


def test_the_weakest_pulses_of_a_ramp_are_lost():
    # 1 s at 10 Hz up to 10 mA in steps of 2 mA: pulse k has k mA. Pulse 0 has none anyway; 1 mA is
    # half a step and is played with 2 mA, as halves go away from zero: none is lost. In steps of
    # 4 mA pulse 1 is.
    ramped = one(hertz=10.0, amplitude_ma=10.0, ramps=(1.0, 0.0))
    for step, lost in ((2.0, 0), (4.0, 1)):
        unit = profile(time_step_us=1.0, amplitude_ma=Scale(low=0.0, high=100.0, step=step))
        found = replayed(ramped, unit).channels[0]
        assert (found.played.silent_count, found.pulses_gained) == (lost, -lost)


def test_a_pulse_without_balance_keeps_its_charge():
    # 10 mA x 200 us leading, half of it for 200 us back: 1 uC, 40 a second 40 uA.
    pulse = BiphasicAsymmetric(
        phase_duration_us=200.0, recovery_ratio=0.5, recovery_duration_us=200.0
    )
    for unit in (profile(time_step_us=10.0), profile()):
        found = replayed(one(pulse, 40.0, amplitude_ma=10.0), unit).channels[0].played
        assert found.net_charge_per_pulse_uc == pytest.approx(1.0)
        assert found.net_dc_ua == pytest.approx(40.0)


def test_charge_counts_in_the_direction_of_the_leading_phase():
    """Listed the other way round: -1 for 100 us, then 0.2 for 200 us; 10 mA x 60 us are left."""
    pulse = Points(time_us=(0.0, 100.0, 100.0, 300.0), level_ratio=(-1.0, -1.0, 0.2, 0.2))
    for unit in (profile(time_step_us=10.0), profile()):
        found = replayed(one(pulse, amplitude_ma=10.0), unit).channels[0].played
        assert found.net_charge_per_pulse_uc == pytest.approx(0.6)
        # 40 a second; as current of the electrode it flows the other way.
        assert found.net_dc_ua == pytest.approx(-24.0)


def test_a_phase_between_two_ticks():
    """250 us are 12.5 ticks of 20 us, played as 13 where no dial has said otherwise."""
    found = replayed(one(BiphasicSymmetric(phase_duration_us=250.0)), profile(time_step_us=20.0))
    assert found.channels[0].played.phase_duration_us == pytest.approx(260.0)


def test_a_recovery_is_moved_so_that_the_charge_balances():
    # 200 us at 1 mA are 10 ticks of 20 us; 666.7 us of recovery are 33 ticks, so 10 / 33 mA each.
    pulse = BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=0.3)
    found = replayed(one(pulse, amplitude_ma=1.0), profile(time_step_us=20.0)).channels[0].played
    assert found.worst_recovery_error_ma == pytest.approx(10.0 / 33.0 - 0.3)
    assert found.net_charge_per_pulse_uc == 0.0


def test_values_that_do_not_go_together_play_nothing():
    # 400 us in two phases at 1 kHz fit; 800 us, the only width it has, do not.
    wide = profile(phase_duration_us=Scale(low=800.0, high=800.0, off_grid="nearest"))
    found = replayed(one(BiphasicSymmetric(phase_duration_us=400.0), 1000.0), wide)
    assert (found.program, found.possible, found.channels[0].played) == (None, False, None)
    assert found.why_not
    assert found.as_dict()["channels"][0]["pulses_gained"] is None


def test_what_is_not_known_is_not_judged():
    found = replayed(one(), profile())
    assert found.possible
    unknown = {"channel_count", "frequency_hz", "amplitude_ma", "compliance_v"}
    assert unknown <= set(found.not_judged)


def test_what_is_known_is_not_called_unknown():
    """The P24's maker gives all but what its controlling computer does."""
    assert replay(one(), "rehastim-p24").not_judged == ("on_s", "off_s", "ramps")
    assert replay(one(), "typical-nmes").not_judged == ()


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ({"pulse": BiphasicSymmetric(phase_duration_us=250.0, polarity="alternating")}, "polarity"),
        (
            {"modulation": Modulation(amplitude_depth_fraction=0.5, amplitude_modulation_hz=2.0)},
            "amplitude_modulation_hz",
        ),
        ({"modulation": Modulation(polarity_reversal_s=2.0)}, "polarity_reversal_s"),
    ],
)
def test_what_no_profile_says_anything_of(keys, key):
    if key == "polarity_reversal_s":
        keys |= {"carrier": Direct()}
    assert key in replay(program(section(channel(**keys), minutes=1.0)), "typical-nmes").not_judged


def test_a_sensor_is_not_judged():
    walking = section(channel(window=Window(start_percent=60.0, stop_percent=100.0)), minutes=1.0,
                      cadence_steps_per_min=90.0, trigger="heel_switch")  # fmt: skip
    assert replay(program(walking), "typical-nmes").not_judged == ("trigger",)


def test_changes_stand_with_their_channel():
    """Those of a section with its first one."""
    two = section(
        *(
            channel(BiphasicSymmetric(phase_duration_us=us), name=f"{us}")
            for us in (300.0, 305.0)
        ),
        minutes=1.0,
        on_off=(4.5, 5.0),
    )
    found = replay(program(two), "typical-nmes")
    keys = [[c.where.rpartition(".")[2] for c in one_.changes] for one_ in found.channels]
    assert keys == [["on_s"], ["phase_duration_us"]]
    assert [one_.as_dict()["section"] for one_ in found.channels] == [0, 0]


def test_as_many_channels_as_it_has():
    assert rules(replay(several(2), "typical-tens")) == []
    assert rules(replay(several(8), "rehastim-2")) == []


def test_the_rate_of_a_short_train_on_coarse_ticks():
    """0, 28.6, 57.1 and 85.7 ms on ticks of 20 ms: 0, 20, 60 and 80; three intervals in 80 ms."""
    found = replayed(one(hertz=35.0, on_off=(0.1, 0.9)), profile(time_step_us=20_000.0))
    assert found.channels[0].played.frequency_hz == pytest.approx(37.5)


def test_direct_current_of_a_train_of_four():
    """10 mA x 200 us = 2 uC, four times in 0.1 s (three intervals of 25 ms and one more)."""
    few = one(Monophasic(phase_duration_us=200.0), 40.0, amplitude_ma=10.0, on_off=(0.1, 0.9))
    for unit in (profile(time_step_us=10.0), profile()):
        assert replayed(few, unit).channels[0].played.net_dc_ua == pytest.approx(80.0)
