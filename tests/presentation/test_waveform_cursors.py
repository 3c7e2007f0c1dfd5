"""Two cursors: edges they snap to, and the time, rate and charge between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from tests.strategies import programs
from wavesim.core.section import Section
from wavesim.presentation.cursors import (
    edges_s,
    next_edge_s,
    places_s,
    readout,
    snapped_s,
)
from wavesim.presentation.project import View, train_view

NB = "\N{NO-BREAK SPACE}"
ONE = channel(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=35.0),
              amplitude_ma=24.0, ramps=(2.0, 1.0))  # fmt: skip
PROGRAM = program(section(ONE, on_off=(10.0, 20.0)))
REST = program(Section(name="rest", duration_min=1.0))
AT_S = 105.0 / 35.0
NEAR = View(start_s=2.99, stop_s=3.05, zoom="free")
WHOLE = View(start_s=0.0, stop_s=60.0, zoom="free")
US = 1e-6


def test_edges_of_phases_by_hand() -> None:
    """The pulse at 3 s: its start, its middle, its end."""
    edges = edges_s(PROGRAM, NEAR, AT_S, dense=False)
    for edge in (AT_S, AT_S + 250 * US, AT_S + 500 * US):
        assert min(abs(edge - found) for found in edges) < 1e-9


def test_edges_of_trains_by_hand() -> None:
    """Start, end of the up-ramp, start of the down-ramp, end: of this train and its neighbours."""
    edges = edges_s(PROGRAM, WHOLE, 35.0, dense=True)
    assert edges == pytest.approx((0, 2, 9, 10, 30, 32, 39, 40, 60, 62, 69, 70))


def test_a_rest_has_no_edges() -> None:
    """The cursors stay where they are put."""
    assert edges_s(REST, WHOLE, 3.0, dense=False) == ()
    assert snapped_s(REST, WHOLE, 3.0, 10.0, dense=True) == 3.0
    assert next_edge_s(REST, WHOLE, 3.0, 1, dense=False) == 3.0


def test_arrow_goes_edge_by_edge() -> None:
    """Through one pulse and on to the next, and back the same way."""
    at_s, way = AT_S - 1e-3, []
    for _ in range(4):
        at_s = next_edge_s(PROGRAM, NEAR, at_s, 1, dense=False)
        way.append(at_s)
    expected = [AT_S, AT_S + 250 * US, AT_S + 500 * US, 106.0 / 35.0]
    assert way == pytest.approx(expected, abs=1e-9)
    back = [next_edge_s(PROGRAM, NEAR, edge, -1, dense=False) for edge in way[1:]]
    assert back == pytest.approx(way[:-1], abs=1e-9)


def test_snapping_has_a_reach() -> None:
    """Within it to the edge, beyond it not at all."""
    assert snapped_s(PROGRAM, NEAR, AT_S + 30 * US, 50 * US, dense=False) == pytest.approx(AT_S)
    assert snapped_s(PROGRAM, NEAR, AT_S + 100 * US, 50 * US, dense=False) == AT_S + 100 * US


def test_readout_of_a_phase() -> None:
    """24 mA x 250 us = 6 uC; 250 us = 4000 Hz."""
    found = readout(PROGRAM, NEAR, AT_S, AT_S + 250 * US)
    assert (found.name, found.words) == ("A to B", f"250{NB}µs = 4,000{NB}Hz · 6.0{NB}µC")


def test_readout_of_a_period() -> None:
    """From onset to onset: a balanced pulse leaves nothing."""
    found = readout(PROGRAM, NEAR, AT_S, 106.0 / 35.0)
    assert found.words == f"28.6{NB}ms = 35{NB}Hz · 0{NB}µC"


def test_readout_of_a_plateau() -> None:
    """7 s x 35 Hz = 245 pulses; longer than a second it is no rate."""
    found = readout(PROGRAM, WHOLE, 2.0, 9.0)
    assert found.words == f"7{NB}s · 245 pulses · 0{NB}µC"


def test_readout_the_other_way_round() -> None:
    """The name says it; the numbers do not change."""
    there, back = readout(PROGRAM, NEAR, 3.0, 3.01), readout(PROGRAM, NEAR, 3.01, 3.0)
    assert (there.name, back.name) == ("A to B", "B to A")
    assert there.words == back.words


def test_readout_on_one_spot() -> None:
    """No rate of nothing."""
    assert readout(PROGRAM, NEAR, 3.0, 3.0).words == f"0{NB}µs · 0{NB}µC"


def test_cursors_begin_at_onsets_where_there_are_several() -> None:
    """So that they tell the rate at once."""
    a_s, b_s = places_s(PROGRAM, NEAR, (0.3, 0.7), dense=False)
    assert (a_s * 35.0, b_s * 35.0) == (pytest.approx(105.0), pytest.approx(106.0))


def test_cursors_begin_at_the_plateau_of_a_train() -> None:
    """As drawn: from the end of the up-ramp to the start of the down-ramp."""
    view = train_view(PROGRAM)
    a_s, b_s = places_s(PROGRAM, view, (0.3, 0.7), dense=True)
    assert (a_s - view.origin_s, b_s - view.origin_s) == (pytest.approx(2.0), pytest.approx(9.0))


@given(programs(), st.floats(0.0, 1.0), st.booleans())
def test_steps_stay_in_the_section_and_never_turn(any_program, part: float, dense: bool) -> None:
    """Later is later, earlier is earlier, or the cursor stays."""
    whole_s = any_program.section[0].duration_s
    view = View(start_s=0.0, stop_s=whole_s, zoom="session")
    at_s = part * whole_s
    later = next_edge_s(any_program, view, at_s, 1, dense=dense)
    earlier = next_edge_s(any_program, view, at_s, -1, dense=dense)
    assert earlier <= at_s <= later
    assert all(-1e-6 <= edge <= whole_s + 1e-6 for edge in (earlier, later))


@given(programs(), st.booleans())
def test_two_cursors_are_two(any_program, dense: bool) -> None:
    """In order and inside the view."""
    view = train_view(any_program)
    a_s, b_s = places_s(any_program, view, (0.3, 0.7), dense=dense)
    assert view.start_s <= a_s < b_s <= view.stop_s
