"""The preset's card: what must be read before the first edit, and what a click opens."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.core.paths import value_at
from wavesim.gui.desk import Desk
from wavesim.presentation.words import DOT

LONG = (
    "healthy-whole-body", "stroke-swallowing-80", "ms-foot-drop-compared", "tens-labour-long-pulse",
    "icu-weakness-range", "face-bell-palsy", "teach-walking",
)  # fmt: skip
RAMPS = "section.0.channel.0.modulation.ramps"


def test_all_contraindications_are_in_view_before_the_first_edit(desk: Desk) -> None:
    """At 1280 x 800, nothing cut, nothing scrolled, and the amplitude below them."""
    work = desk.window.work
    against, port = work.preset.against, work.left.viewport()
    assert (desk.window.width(), desk.window.height()) == (1280, 800)
    for preset_id in LONG:
        desk.session.open_preset(preset_id)
        settle()
        assert work.left.verticalScrollBar().value() == 0
        assert " ".join(against.lines()) == against.whole
        amplitude = work.parameters.rows[0]
        last = amplitude.mapTo(port, QPoint(0, amplitude.height())).y()
        assert against.mapTo(port, QPoint(0, against.height())).y() < last <= port.height()


def test_where_height_is_short_they_stand_over_the_parameters(desk: Desk) -> None:
    """Their beginning in two lines, all of them for the pointer and for assistive technology."""
    window, work = desk.window, desk.window.work
    reminder = work.preset.reminder
    assert not reminder.isVisible()
    window.resize(1280, 600)
    settle()
    assert reminder.isVisible()
    assert reminder.accessibleName() == reminder.toolTip() == work.preset.against.whole
    assert len(reminder.lines()) <= 2
    port, amplitude = work.left.viewport(), work.parameters.rows[0]
    top = reminder.mapTo(port, QPoint(0, 0)).y()
    assert 0 <= top < amplitude.mapTo(port, QPoint(0, 0)).y()
    assert top + reminder.height() <= port.height()
    work.preset.more.click()
    settle()
    assert "\N{BULLET}" not in reminder.whole
    window.resize(1280, 800)
    settle()
    assert not reminder.isVisible()


def test_the_points_of_the_literature_open_and_close(desk: Desk) -> None:
    panel = desk.window.work.preset
    assert panel.disagreement.text() == "The literature disagrees: 1 point"
    assert not panel.points.isVisible()
    panel.disagreement.click()
    settle()
    assert panel.points.isVisible()
    assert "Symmetric pulses, usual in cuffs" in panel.points.text()
    assert panel.points.wordWrap()
    panel.disagreement.click()
    settle()
    assert not panel.points.isVisible()
    desk.session.open_preset("teach-walking")
    settle()
    assert not panel.disagreement.isVisible()


def test_the_criterion_stands_over_the_amplitude(desk: Desk) -> None:
    """And an example is marked until the value is one's own."""
    desk.session.open_preset("stroke-wrist-extension")
    settle()
    first, second = desk.window.work.parameters.rows[:2]
    assert first.criterion.text == "Full wrist extension, comfortable"
    assert second.criterion.text == ""
    assert first.field.y() >= desk.window.look.metrics("caption").height()
    assert first.row.example
    assert first.field.accessibleDescription().startswith("Full wrist extension, comfortable. ")
    desk.session.edit({"section.0.channel.0.amplitude_ma": 24.0})
    settle()
    assert not first.row.example


def test_the_criterion_is_not_said_twice_where_room_is_short(desk: Desk) -> None:
    """Closed at 1280 x 800 the card leaves it to the amplitude; opened it has all of it."""
    desk.session.open_preset("tens-conventional")
    settle()
    work = desk.window.work
    panel, amplitude = work.preset, work.parameters.rows[0]
    assert not panel.intensity.isVisible()
    assert amplitude.criterion.text.startswith("Strong, comfortable tingling")
    panel.more.click()
    settle()
    assert panel.intensity.isVisible()
    assert panel.direction.y() > panel.grade.geometry().bottom()
    panel.more.click()
    settle()
    assert not panel.intensity.isVisible()
    assert panel.direction.y() < panel.grade.geometry().bottom()


def test_no_line_begins_with_the_dot_between_its_parts(desk: Desk) -> None:
    """A part that does not fit begins a line without it."""
    desk.session.open_preset("tens-conventional")
    settle()
    line = desk.window.work.parameters.rows[2].line
    assert line.text.count(DOT) == 2
    assert line.broken(1e4) == line.text
    for room in (1.0, 100.0, 150.0, 200.0, 250.0, 300.0):
        found = line.broken(room).split("\n")
        assert [part.strip(" ·") for part in found] == found
        assert " ".join(found).replace(DOT, " ") == line.text.replace(DOT, " ")


def test_one_click_counts_the_ramps_the_other_way(desk: Desk) -> None:
    """One step of undo; the note says what is left at full strength."""
    desk.session.open_preset("stroke-wrist-extension")
    settle()
    panel = desk.window.work.parameters
    pair = next(pair for pair in panel.pairs if pair.link is not None)
    assert "2.5\N{NO-BREAK SPACE}s at full strength" in pair.note.text()
    assert pair.link in panel.tab_stops()
    steps = desk.session.undo_stack.index()
    QTest.mouseClick(pair.link, Qt.MouseButton.LeftButton)
    settle()
    assert value_at(desk.session.project.program, RAMPS) == "outside_on"
    assert "5\N{NO-BREAK SPACE}s at full strength" in pair.note.text()
    assert pair.link.text() == "Count within"
    assert desk.session.undo_stack.index() == steps + 1
    desk.session.undo_stack.undo()
    settle()
    assert value_at(desk.session.project.program, RAMPS) == "inside_on"


def test_ramps_that_cannot_count_the_other_way_say_why(desk: Desk) -> None:
    """2.5 s of ramps around an on-time of 1 s have no place within it."""
    desk.session.open_preset("stroke-wrist-extension")
    desk.session.edit({RAMPS: "outside_on"})
    desk.session.edit({"section.0.on_s": 1.0})
    settle()
    pair = next(pair for pair in desk.window.work.parameters.pairs if pair.link is not None)
    before, height = desk.session.project, pair.height()
    QTest.mouseClick(pair.link, Qt.MouseButton.LeftButton)
    settle()
    assert desk.session.project == before
    assert pair.line.state == "refused"
    assert "ramps" in pair.line.text
    assert pair.height() > height


def test_names_of_kinds_are_never_cut(desk: Desk) -> None:
    """A long one, as in a wide font, has the line for itself."""
    links = desk.window.work.parameters.kinds
    links.show_words({"shape": "short"})
    assert links.across == 2
    links.show_words({"shape": "a name of a pulse shape that is long"})
    settle()
    assert links.across == 1
    wide = links.links["shape"].width()
    assert desk.window.look.width("a name of a pulse shape that is long", "small_strong") < wide
    links.show_words({"shape": "short"})
    assert links.across == 2
