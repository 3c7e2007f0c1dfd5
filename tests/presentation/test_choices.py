"""Choices: each is one edit that makes what it says, or has a sentence why it cannot be."""

from itertools import product

import pytest

from tests.programs import (
    BiphasicAsymmetric,
    Constant,
    Direct,
    Interferential,
    Monophasic,
    SineBurst,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.core.carriers import CARRIERS
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.core.pulses import SHAPES, Points, Triangular
from wavesim.core.section import Section
from wavesim.core.timing import TIMINGS, Listed
from wavesim.io.files import load
from wavesim.presentation.choices import SHEETS, Offer, edits_for, now_words, offers

ALL = {(group.name, choice.name) for sheet in SHEETS.values() for group in sheet.groups
       for choice in group.choices}  # fmt: skip
PRESETS = ("stroke-foot-drop", "tens-burst", "healthy-quadriceps-russian", "cp-night-threshold")


def offered(found: Program, channel_number: int = 0) -> dict[tuple[str, str], Offer]:
    """Everything that all sheets offer."""
    return {
        (offer.choice.group, offer.choice.name): offer
        for sheet in SHEETS
        for group in offers(found, 0, channel_number, sheet)
        for offer in group.offers
    }


def simple(**more: object) -> Program:
    """250 us at 35 Hz, on for 10 s and off for 20 s, with ramps."""
    one = channel(timing=Constant(frequency_hz=35.0), ramps=(1.0, 1.0), **more)
    return program(section(one, on_off=(10.0, 20.0)))


def after(found: Program, group: str, name: str) -> Program:
    """The program with a choice made, by its edit."""
    choice = offered(found)[group, name].choice
    return with_values(found, edits_for(found, 0, 0, choice))


def test_every_kind_of_the_file_is_offered() -> None:
    assert {name for group, name in ALL if group == "shape"} == set(SHAPES)
    assert {name for group, name in ALL if group == "timing"} == set(TIMINGS)
    assert {name for group, name in ALL if group == "carrier"} == set(CARRIERS)
    assert {name for group, name in ALL if group == "cycle"} == {
        "continuous", "on_off", "walking", "cycling"}  # fmt: skip


@pytest.mark.parametrize("preset", PRESETS)
def test_a_choice_holds_once_it_is_made(preset: str) -> None:
    """And it is what was shown: the edit makes the program that the picture was drawn from."""
    start = load(preset)
    for (group, name), offer in offered(start).items():
        if offer.program is None:
            assert offer.why_not
            continue
        assert not offer.why_not
        assert offered(offer.program)[group, name].chosen, (group, name)
        if not offer.chosen:
            assert with_values(start, edits_for(start, 0, 0, offer.choice)) == offer.program


@pytest.mark.parametrize("preset", PRESETS)
def test_exactly_one_of_a_group_holds(preset: str) -> None:
    """Pulse timing and continuous current exclude each other: one of both groups together."""
    for sheet in SHEETS:
        for found in offers(load(preset), 0, 0, sheet):
            count = sum(offer.chosen for offer in found.offers)
            assert count == (0 if found.group.name == "carrier" else 1), found.group.name


def test_any_choice_after_any_other_is_possible_or_told() -> None:
    """No choice leaves a program in which another one raises."""
    for one in offered(simple()).values():
        if one.program is not None:
            for two in offered(one.program).values():
                assert (two.program is None) == bool(two.why_not)


def test_a_carrier_takes_pulse_and_timing_away_and_back() -> None:
    current = after(simple(), "carrier", "interferential").section[0].channel[0]
    assert (current.pulse, current.timing) == (None, None)
    back = after(after(simple(), "carrier", "interferential"), "timing", "burst")
    assert back.section[0].channel[0].carrier is None
    assert back.section[0].channel[0].pulsed.pulse.shape == "biphasic_symmetric"
    shaped = after(after(simple(), "carrier", "direct"), "shape", "triphasic")
    assert shaped.section[0].channel[0].pulsed.timing.kind == "constant"


def test_a_swept_carrier_changes_kind_without_its_sweep() -> None:
    """Each kind sweeps another number, so nothing of it can stay."""
    swept = SineCarrier(carrier_frequency_hz=4000.0, carrier_frequency_end_hz=4100.0, sweep_s=6.0)
    found = after(program(section(channel(carrier=swept))), "carrier", "premodulated")
    assert found.section[0].channel[0].carrier.sweep_s is None
    again = after(found, "sweep", "triangle").section[0].channel[0].carrier
    assert (again.beat_hz, again.beat_end_hz, again.sweep_s) == (100.0, 150.0, 6.0)


def test_walking_and_cycling_give_all_channels_windows() -> None:
    two = program(section(channel(), channel(name="two"), on_off=(10.0, 20.0), minutes=10.0))
    walking = after(two, "cycle", "walking").section[0]
    assert (walking.on_s, walking.off_s, walking.cadence_steps_per_min) == (None, None, 90.0)
    assert [(c.window.start_percent, c.window.stop_percent) for c in walking.channel] == [
        (60.0, 100.0), (10.0, 50.0)]  # fmt: skip
    assert walking.duration_s == 600.0
    cycling = after(after(two, "cycle", "walking"), "cycle", "cycling").section[0]
    assert [c.window.start_deg for c in cycling.channel] == [0.0, 180.0]
    back = after(after(two, "cycle", "cycling"), "cycle", "on_off").section[0]
    assert [c.window for c in back.channel] == [None, None]


def test_a_section_of_cycles_stays_as_long_as_it_was() -> None:
    """10 cycles of 30 s are 5 minutes, however a cycle is made then, and back."""
    counted = program(section(channel(), on_off=(10.0, 20.0), cycle_count=10))
    assert after(counted, "cycle", "continuous").section[0].duration_min == 5.0
    minutes = after(counted, "length", "minutes")
    assert minutes.section[0].duration_min == 5.0
    assert after(minutes, "length", "cycles").section[0].cycle_count == 10


def test_two_phases_stay_two_and_balanced() -> None:
    """From a balanced pulse no choice of a shape with optional phases leaves charge behind."""
    start = simple(pulse=BiphasicAsymmetric(phase_duration_us=250.0, recovery_ratio=0.25,
                                            interphase_gap_us=50.0))  # fmt: skip
    for name in ("triangular", "trapezoidal", "half_sine", "exponential_rise", "biphasic_symmetric",
                 "biphasic_exponential"):  # fmt: skip
        unit = after(start, "shape", name).section[0].channel[0].pulsed.pulse.unit
        assert abs(unit.net_us) <= 1e-12 * unit.magnitude_us, name
    one = simple(pulse=Monophasic(phase_duration_us=250.0))
    assert not after(one, "shape", "half_sine").section[0].channel[0].pulse.biphasic


def test_what_acts_on_the_phase_duration_goes_with_it() -> None:
    widths = after(simple(), "widths", "sine")
    burst = after(widths, "shape", "sine_burst").section[0].channel[0]
    assert isinstance(burst.pulse, SineBurst)
    assert burst.modulation.phase_duration_modulation_hz is None


def test_a_ramp_rule_without_ramps_brings_short_ones() -> None:
    """A rule alone would do nothing that can be seen."""
    flat = program(section(channel(), on_off=(10.0, 20.0)))
    ramps = after(flat, "ramps", "outside_on").section[0].channel[0].modulation
    assert (ramps.ramps, ramps.ramp_up_s, ramps.ramp_down_s) == ("outside_on", 1.0, 1.0)


@pytest.mark.parametrize(
    ("group", "name", "words"),
    [("ramps", "outside_on", "Needs pauses"), ("reversal", "reversed", "both ways"),
     ("ramp_kind", "phase_duration", "no phase duration")],
)  # fmt: skip
def test_what_cannot_be_says_why(group: str, name: str, words: str) -> None:
    beat = Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0)
    offer = offered(program(section(channel(carrier=beat))))[group, name]
    assert offer.program is None
    assert words in offer.why_not


def test_groups_that_a_current_does_not_have_are_left_out() -> None:
    groups = {group for group, _name in offered(program(section(channel(carrier=Direct()))))}
    assert {"polarity", "phases", "first_only", "mains", "trigger"}.isdisjoint(groups)
    assert "direction" in groups
    assert offers(program(Section(name="rest", duration_min=1.0)), 0, 0, "shape") == ()


def test_words_say_how_many_there_are_in_a_list() -> None:
    """A list is not edited in the window, so its length is all that is said."""
    drawn = Points(time_us=(0.0, 100.0, 200.0), level_ratio=(0.0, 1.0, 0.0))
    one = channel(drawn, Listed(onset_s=(0.0, 0.5)))
    words = now_words(program(section(one)), 0, 0)
    assert words["shape"] == "drawn by points, 3 points"
    assert words["timing"] == "2 onsets a train"
    assert now_words(program(Section(name="rest", duration_min=1.0)), 0, 0) == {}


def test_a_burst_of_a_slow_train_fits() -> None:
    """Seven pulses at the rate of the train must fit between two bursts, whatever the rate."""
    for rate, name in product((0.5, 2.0, 35.0, 200.0), ("burst", "nlet", "sweep", "jittered")):
        one = channel(Triangular(phase_duration_us=200.0), Constant(frequency_hz=rate))
        assert offered(program(section(one)))["timing", name].program is not None, (rate, name)
