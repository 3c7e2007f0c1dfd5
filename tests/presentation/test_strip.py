"""The session strip, against the pulse table and by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programs import channel, program, section
from wavesim.core.schedule import session_table
from wavesim.core.section import Section
from wavesim.presentation.strip import strip, time_words

SPACE = "\N{NO-BREAK SPACE}"


def test_trains_at_true_proportions() -> None:
    """Ten minutes of 5 s on and 10 s off: forty trains, one every 15 s."""
    work = section(channel(ramps=(1.0, 1.5)), minutes=10.0, on_off=(5.0, 10.0))
    found = strip(program(work), 800)
    assert found.duration_s == 600.0
    assert found.trains.start_s == tuple(15.0 * n for n in range(40))
    assert found.trains.stop_s == tuple(15.0 * n + 5.0 for n in range(40))
    assert set(found.trains.ramp_up_s) == {1.0}
    assert set(found.trains.ramp_down_s) == {1.5}


def test_last_train_is_cut_without_a_ramp_down() -> None:
    """18 s of 15 s cycles: the second train has 3 s left (contract 1.3, rule 7)."""
    found = strip(program(section(channel(ramps=(1.0, 1.5)), minutes=0.3, on_off=(5.0, 10.0))), 800)
    assert found.trains.stop_s == pytest.approx((5.0, 18.0), abs=1e-9)
    assert found.trains.ramp_down_s == (1.5, 0.0)


def test_channel_that_starts_after_its_section_has_no_train() -> None:
    """Half a second early in a cycle of 15 s is 14.5 s late; the section lasts 12 s."""
    late = section(channel(delay_s=-0.5), minutes=0.2, on_off=(5.0, 10.0))
    assert strip(program(late), 800).trains.start_s == ()
    assert strip(program(late), 2).trains.start_s == ()


def test_dense_trains_become_a_band() -> None:
    """An hour of 3 s cycles on 900 columns: 0.75 columns each. It ends with the last train."""
    found = strip(program(section(channel(), minutes=60.0, on_off=(1.2, 1.8))), 900)
    assert (found.trains.start_s, found.trains.ramp_up_s) == ((0.0,), (0.0,))
    assert found.trains.stop_s == pytest.approx((3597.0 + 1.2,), abs=1e-9)


def test_sections_follow_each_other() -> None:
    """A continuous warm-up, a rest, work: each from where the last one ended."""
    warm_up = replace(section(channel(ramps=(2.0, 0.0)), minutes=1.0), name="Warm-up")
    rest = Section(name="Rest", duration_min=0.5)
    found = strip(program(warm_up, rest, section(channel(), minutes=1.0, on_off=(20.0, 10.0))), 800)
    assert [(s.name, s.start_s, s.stop_s) for s in found.sections] == [
        ("Warm-up", 0.0, 60.0), ("Rest", 60.0, 90.0), ("work", 90.0, 150.0),
    ]  # fmt: skip
    assert found.trains.start_s == (0.0, 90.0, 120.0)
    assert found.trains.stop_s == (60.0, 110.0, 140.0)


def test_channels_share_the_strip_in_time_order() -> None:
    """Reciprocal channels, the second delayed by 10 s of a cycle of 20."""
    pair = section(channel(), channel(name="two", delay_s=10.0), minutes=1.0, on_off=(8.0, 12.0))
    found = strip(program(pair), 800)
    assert found.trains.start_s == (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)


@given(
    minutes=st.floats(0.05, 3.0),
    on_s=st.floats(0.1, 20.0),
    off_s=st.floats(0.0, 20.0),
    delay_s=st.floats(-0.09, 0.09),
)
def test_every_pulse_lies_in_a_train(
    minutes: float, on_s: float, off_s: float, delay_s: float
) -> None:
    """Against the pulse table: each onset lies in one train, and each longer train holds some."""
    found = program(section(channel(delay_s=delay_s), minutes=minutes, on_off=(on_s, off_s)))
    trains = strip(found, 100_000).trains
    assert all(a < b for a, b in zip(trains.start_s, trains.stop_s, strict=True))
    assert all(stop_s <= 60.0 * minutes for stop_s in trains.stop_s)
    onset_s = session_table(found).pulses().onset_s + 1e-9
    inside = np.searchsorted(trains.start_s, onset_s, side="right") - 1
    assert np.all(onset_s < np.array(trains.stop_s)[inside])
    # A pulse of 500 us fits into whatever lasts longer.
    longer = np.subtract(trains.stop_s, trains.start_s) > 501e-6
    assert set(np.flatnonzero(longer)) == set(inside)


@given(
    minutes=st.floats(0.05, 1440.0),
    columns=st.integers(50, 3000),
    on_s=st.floats(0.01, 20.0),
)
def test_never_more_trains_than_columns(minutes: float, columns: int, on_s: float) -> None:
    """Three columns for each, and the cut one."""
    found = strip(program(section(channel(), minutes=minutes, on_off=(on_s, on_s))), columns)
    assert len(found.trains.start_s) <= columns / 3 + 1


@pytest.mark.parametrize(
    ("minutes", "texts"),
    [
        (30.0, ["0", "5", "10", "15", "20", "25", "30 min"]),
        (18.0, ["0", "5", "10", "15 min"]),
        (5.0, ["0", "1", "2", "3", "4", "5 min"]),
        (1.0, ["0", "10", "20", "30", "40", "50", "60 s"]),
        (0.05, ["0", "0.5", "1", "1.5", "2", "2.5", "3 s"]),
        (180.0, ["0", "30", "60", "90", "120", "150", "180 min"]),
        (1440.0, ["0", "3", "6", "9", "12", "15", "18", "21", "24 h"]),
    ],
)
def test_ticks_are_those_of_a_clock(minutes: float, texts: list[str]) -> None:
    """At most eight steps; only the last label carries the unit."""
    ticks = strip(program(section(channel(), minutes=minutes)), 800).ticks
    assert [tick.text.replace(SPACE, " ") for tick in ticks] == texts


@given(st.floats(1e-4, 1440.0))
def test_ticks_lie_in_the_session(minutes: float) -> None:
    """Of any length; at most nine labels."""
    ticks = strip(program(section(channel(), minutes=minutes)), 800).ticks
    assert 1 <= len(ticks) <= 9
    assert ticks[-1].at_s <= 60.0 * minutes + 1e-6


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "00:00"), (380.0, "06:20"), (59.999, "00:59"), (1800.0, "30:00"),
     (5400.0, "1:30:00"), (86_400.0, "24:00:00"), (3.0 * 0.1 * 200.0, "01:00")],
)  # fmt: skip
def test_time_of_the_session(seconds: float, words: str) -> None:
    """Whole seconds that have passed; 60.00000000000001 is a minute."""
    assert time_words(seconds) == words
