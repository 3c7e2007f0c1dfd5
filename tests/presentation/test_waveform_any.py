"""Nothing the format can say is too much for the picture: any program, any window, any wish."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import programs
from tests.strategies_view import views
from wavesim.core.program import Program
from wavesim.presentation.cursors import edges_s, next_edge_s, places_s, readout, snapped_s
from wavesim.presentation.fit import fitted
from wavesim.presentation.project import Project
from wavesim.presentation.pulse_card import neighbour, pulse_card, pulse_near
from wavesim.presentation.waveform import waveform_scene


@given(st.data(), programs(), st.integers(30, 1200))
def test_any_window_has_a_scene(data: st.DataObject, program: Program, columns: int) -> None:
    """All lines finite, in order of time, between the ends of the axis and of the window."""
    view = data.draw(views(program))
    scene = waveform_scene(Project(program=program), view, columns, 240)
    drawn = [scene.yours, *(other.drawn for other in scene.others)]
    drawn += [scene.sampled] if scene.sampled else []
    for line in drawn:
        assert (np.diff(line.time_s) >= 0.0).all()
        assert line.time_s[0] >= 0.0
        assert line.time_s[-1] <= scene.span_s * (1.0 + 1e-9)
        for level in (line.high_ma, line.low_ma):
            if level is not None:
                assert level.shape == line.time_s.shape
                assert (level >= scene.limits.low_ma).all()
                assert (level <= scene.limits.high_ma).all()
    assert bool(scene.others) <= view.together
    for shade in scene.shades:
        assert 0.0 <= shade.start_s < shade.stop_s <= scene.span_s
    for span in scene.spans:
        assert all(piece.start_s < piece.stop_s for piece in span.pieces)


@given(st.data(), programs())
def test_any_time_has_a_card_or_none(data: st.DataObject, program: Program) -> None:
    """What is pointed at is found again by its number, and its neighbours are in order."""
    view = data.draw(views(program))
    project = Project(program=program)
    at_s = data.draw(st.floats(view.start_s, view.stop_s))
    found = pulse_near(project, view, at_s, 1e-3)
    if found is None:
        return
    card = pulse_card(project, view, found)
    assert card is not None
    assert card.rows
    assert card.box.start_s < card.box.stop_s
    assert neighbour(project, view, found, -1) <= found <= neighbour(project, view, found, 1)


@given(st.data(), programs(), st.booleans())
def test_any_window_takes_cursors(data: st.DataObject, program: Program, dense: bool) -> None:
    """They stand in the window, snap no further than they may, and say something."""
    view = data.draw(views(program))
    at_s = data.draw(st.floats(view.start_s, view.stop_s))
    edges = edges_s(program, view, at_s, dense=dense)
    assert list(edges) == sorted(edges)
    assert abs(snapped_s(program, view, at_s, 1e-3, dense=dense) - at_s) <= 1e-3
    assert next_edge_s(program, view, at_s, 1, dense=dense) >= at_s
    a_s, b_s = places_s(program, view, (0.3, 0.7), dense=dense)
    assert view.start_s <= a_s < b_s <= view.stop_s
    assert readout(program, view, a_s, b_s).words


@given(st.data(), programs())
def test_fit_keeps_what_is_shown(data: st.DataObject, program: Program) -> None:
    """Back to a named zoom of the same channel, with the others and the samples as they were."""
    view = data.draw(views(program))
    found = fitted(Project(program=program), view)
    assert found.zoom in ("pulse", "train", "session")
    assert (found.section, found.channel) == (view.section, view.channel)
    assert (found.together, found.sampled_hz) == (view.together, view.sampled_hz)
