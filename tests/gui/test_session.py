"""Every step can be taken back, one drag is one step, and the impossible changes nothing."""

from pathlib import Path

from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import value_at
from wavesim.gui.session import Session, steady
from wavesim.io.files import load
from wavesim.presentation.project import View, pulse_view, session_view

AMPLITUDE = "section.0.channel.0.amplitude_ma"
PHASE = "section.0.channel.0.pulse.phase_duration_us"
FREQUENCY = "section.0.channel.0.timing.frequency_hz"


def amplitude(session: Session) -> float:
    return value_at(session.project.program, AMPLITUDE)


def test_edit_undo_redo(session: Session) -> None:
    before = session.project
    assert session.edit({AMPLITUDE: 24.0}) is None
    after = session.project
    assert amplitude(session) == 24.0
    session.undo_stack.undo()
    assert session.project == before
    session.undo_stack.redo()
    assert session.project == after


def test_undo_says_what_it_takes_back(session: Session) -> None:
    session.edit({AMPLITUDE: 24.0})
    assert session.undo_sentence() == "Undo amplitude 40 → 24\N{NO-BREAK SPACE}mA"
    session.undo_stack.undo()
    assert session.undo_sentence() == "Undo"
    assert session.redo_sentence() == "Redo amplitude 40 → 24\N{NO-BREAK SPACE}mA"


def test_one_run_is_one_step(session: Session) -> None:
    for number in range(41, 61):
        session.edit({AMPLITUDE: float(number)}, "drag 1")
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert amplitude(session) == 40.0


def test_the_next_run_is_another_step(session: Session) -> None:
    session.edit({AMPLITUDE: 41.0}, "drag 1")
    session.edit({AMPLITUDE: 42.0}, "drag 2")
    session.edit({AMPLITUDE: 43.0})
    assert session.undo_stack.count() == 3
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert amplitude(session) == 41.0


def test_a_run_that_ends_where_it_began_is_no_step(session: Session) -> None:
    session.edit({AMPLITUDE: 55.0}, "drag 1")
    session.edit({AMPLITUDE: 40.0}, "drag 1")
    assert session.undo_stack.count() == 0
    assert not session.unsaved


def test_the_impossible_changes_nothing(session: Session) -> None:
    """A pulse of 5 x 250 us at 0.25 recovery does not fit the 100 us between pulses at 10 kHz."""
    before = session.project
    error = session.edit({FREQUENCY: 10_000.0})
    assert isinstance(error, ImpossibleError)
    assert session.project is before
    assert session.undo_stack.count() == 0


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    assert session.edit({AMPLITUDE: 40.0}) is None
    assert session.undo_stack.count() == 0


def test_changed_comes_with_edits_and_views(session: Session) -> None:
    seen: list[str] = []
    session.changed.connect(lambda: seen.append("changed"))
    session.edit({AMPLITUDE: 41.0})
    session.show(session_view(session.project.program))
    session.show(session.view)
    assert len(seen) == 2


def test_opening_another_preset_is_one_step_back(session: Session) -> None:
    session.edit({AMPLITUDE: 24.0})
    edited = session.project
    session.open_preset("tens-conventional")
    assert session.project.program == session.project.preset == load("tens-conventional")
    assert "TENS" in session.undo_sentence()
    session.undo_stack.undo()
    assert session.project == edited


def test_reset_is_one_step(session: Session) -> None:
    session.edit({AMPLITUDE: 24.0})
    session.edit({PHASE: 300.0})
    session.reset_to_preset()
    assert not session.unsaved
    session.undo_stack.undo()
    assert value_at(session.project.program, PHASE) == 300.0


def test_saved_and_opened_again(session: Session, tmp_path: Path) -> None:
    """The file says which preset it came from and has an id of its own; the ghost comes back."""
    session.edit({AMPLITUDE: 24.0})
    path = tmp_path / "My exercise.toml"
    session.save_file(path)
    assert not session.unsaved
    assert session.path == path
    other = Session(load("tens-burst"))
    other.open_file(path)
    assert amplitude(other) == 24.0
    assert other.project.program.id == "my-exercise"
    assert other.project.program.based_on == "stroke-foot-drop"
    assert other.project.preset == load("stroke-foot-drop")
    assert not other.unsaved


def test_unsaved_follows_undo(session: Session, tmp_path: Path) -> None:
    session.edit({AMPLITUDE: 24.0})
    session.save_file(tmp_path / "a.toml")
    session.edit({AMPLITUDE: 25.0})
    assert session.unsaved
    session.undo_stack.undo()
    assert not session.unsaved


def test_the_view_keeps_its_scale_while_the_pulse_fits() -> None:
    """A named view of half the span or more is shown at the old scale, its origin in place."""
    old = View(start_s=0.9, stop_s=1.9, zoom="pulse", origin_s=1.0)
    shorter = View(start_s=1.94, stop_s=2.54, zoom="pulse", origin_s=2.0)
    kept = steady(old, shorter)
    assert (kept.stop_s - kept.start_s, kept.origin_s - kept.start_s) == (1.0, 2.0 - 1.9)
    much_shorter = View(start_s=1.96, stop_s=2.36, zoom="pulse", origin_s=2.0)
    assert steady(old, much_shorter) == much_shorter
    longer = View(start_s=1.8, stop_s=3.0, zoom="pulse", origin_s=2.0)
    assert steady(old, longer) == longer


def test_the_view_follows_the_pulse(session: Session) -> None:
    """At another frequency the first full pulse comes at another time, and stays in the view."""
    program = session.project.program
    session.show(pulse_view(program, preset=session.project.preset))
    session.edit({FREQUENCY: 23.0})
    wanted = pulse_view(session.project.program, preset=session.project.preset)
    assert session.view.zoom == "pulse"
    assert session.view.origin_s == wanted.origin_s
    assert session.view.start_s < wanted.origin_s < session.view.stop_s


def test_a_train_of_channels_together_is_a_whole_cycle(session: Session) -> None:
    """Also where the train is asked for again, and no longer when one is shown alone."""
    session.open_preset("teach-reciprocal")
    alone = session.view
    session.together(True)
    assert session.view.stop_s - session.view.start_s >= 20.0  # 8 s on, 12 s off
    session.show(alone)
    assert session.view.stop_s - session.view.start_s >= 20.0
    session.together(False)
    assert session.view.stop_s - session.view.start_s < 12.0
