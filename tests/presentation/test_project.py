"""Views: what each named zoom shows, and that none leaves its section."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Constant,
    channel,
    program,
    section,
)
from wavesim.analysis.current import current_ma
from wavesim.core.errors import ImpossibleError
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.io.files import load
from wavesim.presentation.project import (
    SMALLEST_SPAN_S,
    Project,
    View,
    followed,
    panned,
    pulse_view,
    session_view,
    train_view,
    zoomed,
)

# Sums of times up to some seconds: a few roundings of 1e-16 of that.
CLOSE = 1e-12


def wrist(
    ramp_up_s: float = 1.0, on_off: tuple[float, float] = (5.0, 10.0), **more: float
) -> Program:
    """Pulses of 300 us a phase at 35 Hz."""
    pulse = BiphasicSymmetric(phase_duration_us=300.0)
    one = channel(pulse, Constant(frequency_hz=35.0), ramps=(ramp_up_s, 1.5), **more)
    return program(section(one, minutes=30.0, on_off=on_off))


def test_pulse_view_shows_the_first_full_pulse() -> None:
    """Pulse 35 starts at 35 / 35 Hz, where the ramp of 1 s ends; 600 us and 0.3 of it beside."""
    view = pulse_view(wrist())
    assert view.zoom == "pulse"
    assert view.origin_s == 1.0
    assert view.start_s == pytest.approx(1.0 - 180e-6, abs=CLOSE)
    assert view.stop_s == pytest.approx(1.0 + 780e-6, abs=CLOSE)


def test_pulse_view_waits_for_the_end_of_the_ramp() -> None:
    """1.01 s is 35.35 periods: pulse 36 is the first that does not start in the ramp."""
    assert pulse_view(wrist(1.01)).origin_s == pytest.approx(36 / 35, abs=CLOSE)


def test_pulse_view_leaves_room_before_the_pulse() -> None:
    """Without a ramp the first pulse starts with the section: the second has room before it."""
    assert pulse_view(wrist(0.0)).origin_s == pytest.approx(1 / 35, abs=CLOSE)


def test_pulse_view_has_room_for_a_longer_pulse_of_the_preset() -> None:
    """300 us and a recovery of 300 / 0.25 = 1200 us: 1500 us, and 450 us on either side."""
    pulse = BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25)
    preset = program(section(channel(pulse, Constant(frequency_hz=35.0)), on_off=(5.0, 10.0)))
    view = pulse_view(wrist(), preset=preset)
    assert view.start_s == pytest.approx(1.0 - 450e-6, abs=CLOSE)
    assert view.stop_s == pytest.approx(1.0 + 1950e-6, abs=CLOSE)


def test_pulse_view_without_a_plateau_shows_the_strongest_pulse() -> None:
    """A ramp of 5 s fills the train: of its pulses the one at 174 / 35 Hz is the last."""
    one = channel(BiphasicSymmetric(phase_duration_us=300.0), Constant(frequency_hz=35.0),
                  ramps=(5.0, 0.0))  # fmt: skip
    found = program(section(one, on_off=(5.0, 10.0)))
    assert pulse_view(found).origin_s == pytest.approx(174 / 35, abs=CLOSE)


def test_train_view_shows_a_whole_train_with_room_before_it() -> None:
    """The second train starts a cycle of 15 s after the first; 6 % and 25 % of 5 s beside it."""
    view = train_view(wrist())
    assert (view.zoom, view.origin_s) == ("train", 15.0)
    assert (view.start_s, view.stop_s) == pytest.approx((15.0 - 0.3, 20.0 + 1.25), abs=CLOSE)


def test_train_view_of_a_delayed_channel_has_room_at_once() -> None:
    """A first train at 2 s has its room of 0.3 s."""
    assert train_view(wrist(delay_s=2.0)).origin_s == 2.0


def test_train_view_of_the_only_train_starts_with_the_section() -> None:
    """Ten seconds of a cycle of fifteen."""
    short = program(section(channel(), minutes=10.0 / 60.0, on_off=(5.0, 10.0)))
    view = train_view(short)
    assert (view.start_s, view.stop_s) == pytest.approx((0.0, 5.0 + 0.3 + 1.25), abs=CLOSE)


def test_train_view_has_room_for_a_longer_train_of_the_preset() -> None:
    """Ten seconds of the preset beside five."""
    view = train_view(wrist(), preset=wrist(on_off=(10.0, 10.0)))
    assert view.stop_s - view.start_s == pytest.approx(10.0 * 1.31, abs=CLOSE)


def test_continuous_train_is_the_section() -> None:
    """One train fills it."""
    view = train_view(program(section(channel(), minutes=30.0)))
    assert (view.start_s, view.stop_s) == (0.0, 1800.0)


def test_rest_is_shown_whole() -> None:
    """A section without channels has neither pulse nor train."""
    rest = program(Section(name="rest", duration_min=2.0))
    assert [view(rest).stop_s for view in (pulse_view, train_view, session_view)] == [120.0] * 3


def test_zoom_holds_the_instant() -> None:
    """A point a quarter into the view stays a quarter in, at half the span."""
    view = View(start_s=100.0, stop_s=140.0, zoom="train")
    closer = zoomed(view, 2.0, 110.0, wrist())
    assert (closer.start_s, closer.stop_s, closer.zoom) == (105.0, 125.0, "free")


def test_zoom_ends_at_ten_microseconds_and_at_the_section() -> None:
    """Each end held at the instant; the widest view is the named one."""
    view = View(start_s=100.0, stop_s=100.00002, zoom="free")
    closest = zoomed(view, 1000.0, 100.00001, wrist())
    assert closest.stop_s - closest.start_s == pytest.approx(SMALLEST_SPAN_S, abs=CLOSE)
    assert closest.start_s == pytest.approx(100.000005, abs=CLOSE)
    widest = zoomed(view, 1e-12, 100.0, wrist())
    assert (widest.start_s, widest.stop_s, widest.zoom) == (0.0, 1800.0, "session")


def test_pan_stops_at_the_ends() -> None:
    """A whole step, a shortened one, and none at all: then the view is the very same."""
    view = View(start_s=100.0, stop_s=140.0, zoom="train", origin_s=110.0)
    moved = panned(view, 10.0, wrist())
    assert (moved.start_s, moved.stop_s) == (110.0, 150.0)
    assert (moved.zoom, moved.origin_s) == ("free", 110.0)
    end = panned(view, 1e9, wrist())
    assert (end.start_s, end.stop_s) == (1760.0, 1800.0)
    assert panned(end, 5.0, wrist()) is end


def test_named_view_follows_an_edit() -> None:
    """At 30 Hz the first full pulse is number 30; the train keeps its start; free stays in time."""
    slower = program(section(channel(BiphasicSymmetric(phase_duration_us=300.0),
                                     Constant(frequency_hz=30.0), ramps=(1.01, 0.0)),
                             minutes=30.0, on_off=(5.0, 10.0)))  # fmt: skip
    project = Project(program=slower)
    assert followed(pulse_view(wrist()), project).origin_s == pytest.approx(31 / 30, abs=CLOSE)
    assert followed(train_view(wrist()), project) == train_view(slower)
    free = View(start_s=100.0, stop_s=140.0, zoom="free")
    assert followed(free, project) == free
    shorter = Project(program=program(section(channel(), minutes=1.0)))
    assert followed(free, shorter).stop_s == 60.0
    assert followed(session_view(wrist()), shorter) == session_view(shorter.program)


def test_view_of_what_is_gone_shows_the_first() -> None:
    """A second section and a second channel were taken away."""
    view = View(start_s=1.0, stop_s=2.0, zoom="train", section=1, channel=1)
    assert followed(view, Project(program=wrist())) == train_view(wrist())
    view = View(start_s=1.0, stop_s=2.0, zoom="session", channel=3)
    assert followed(view, Project(program=wrist())) == session_view(wrist())


@given(
    phase_us=st.floats(10.0, 1000.0),
    frequency_hz=st.floats(0.5, 150.0),
    on_s=st.floats(0.5, 20.0),
    ramp=st.floats(0.0, 0.45),
    delay_s=st.floats(0.0, 3.0),
)
def test_pulse_view_is_inside_and_its_pulse_at_full_strength(
    phase_us: float, frequency_hz: float, on_s: float, ramp: float, delay_s: float
) -> None:
    """By a second route: the current half a phase behind the origin is the whole amplitude."""
    pulse = BiphasicSymmetric(phase_duration_us=phase_us)
    one = channel(pulse, Constant(frequency_hz=frequency_hz), amplitude_ma=30.0,
                  ramps=(ramp * on_s, ramp * on_s), delay_s=delay_s)  # fmt: skip
    try:
        found = program(section(one, minutes=2.0, on_off=(on_s, 4.0)))
    except ImpossibleError:
        assume(False)
    view = pulse_view(found)
    assert 0.0 <= view.start_s <= view.origin_s < view.stop_s <= 120.0
    # Only a plateau that lasts a period is sure to hold a pulse.
    if on_s * (1.0 - 2.0 * ramp) > 1.0 / frequency_hz + 1e-3:
        assert view.start_s < view.origin_s
        assert current_ma(found, [view.origin_s + phase_us * 5e-7])[0] == 30.0


@given(st.lists(st.tuples(st.floats(0.01, 100.0), st.floats(0.0, 1800.0)), max_size=12))
def test_zooming_never_leaves_the_section(steps: list[tuple[float, float]]) -> None:
    """Any way of zooming and panning."""
    found, view = wrist(), session_view(wrist())
    views = [view]
    for factor, at_s in steps:
        view = panned(zoomed(view, factor, at_s, found), at_s - 900.0, found)
        views.append(view)
    assert all(0.0 <= v.start_s < v.stop_s <= 1800.0 for v in views)
    # A start of up to 1800 s is known to 2e-13 s.
    assert all(v.stop_s - v.start_s > SMALLEST_SPAN_S - 1e-12 for v in views)
    assert all(a.origin_s == b.origin_s for a, b in pairwise(views))


def test_channels_together_show_a_whole_cycle() -> None:
    """The other channel works while this one rests: 8 s on, 12 s off, 0.1 cycles of room."""
    program = load("teach-reciprocal")
    alone, together = train_view(program), train_view(program, together=True)
    assert alone.stop_s - alone.start_s < 12.0
    assert together.stop_s - together.start_s >= 20.0
    kept = followed(replace(alone, together=True), Project(program=program))
    assert (kept.start_s, kept.stop_s) == (together.start_s, together.stop_s)
