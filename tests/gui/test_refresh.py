"""What is new is shown once a turn, and only where it differs."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from tests.gui.conftest import settle
from wavesim.gui.desk import Desk
from wavesim.gui.skeleton import plot_place
from wavesim.presentation.project import panned

AMPLITUDE = "section.0.channel.0.amplitude_ma"


class Painted(QObject):
    """Counts how often widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[QObject] = Counter()

    def watch(self, *widgets: QWidget) -> None:
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Paint:
            self.count[watched] += 1
        return False


def test_many_edits_of_one_turn_are_one_refresh(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[float] = []
    show = desk.waveform.show
    monkeypatch.setattr(
        desk.waveform, "show",
        lambda project, view: (seen.append(project.program.section[0].channel[0].amplitude_ma),
                               show(project, view)),
    )  # fmt: skip
    for number in range(41, 51):
        desk.session.edit({AMPLITUDE: float(number)}, "drag")
    settle()
    assert seen == [50.0]


def test_an_edit_paints_only_what_it_changes(desk: Desk) -> None:
    work = desk.window.work
    dose = {line.row.key: line for line in work.dose.lines if line.row}
    changed = [work.parameters.rows[0], dose["charge_per_phase_uc"], dose["rms_plateau_ma"],
               desk.waveform.viewport()]  # fmt: skip
    same = [work.parameters.rows[1], work.parameters.rows[2], dose["pulses_per_session"],
            work.preset, work.strip, work.search]  # fmt: skip
    painted = Painted()
    desk.session.edit({AMPLITUDE: 41.0})
    settle()
    painted.watch(*changed, *same)
    desk.session.edit({AMPLITUDE: 42.0})
    settle()
    assert [widget for widget in changed if painted.count[widget] != 1] == []
    assert [widget for widget in same if painted.count[widget]] == []


def test_a_pan_does_not_paint_the_numbers(desk: Desk) -> None:
    work, painted = desk.window.work, Painted()
    painted.watch(*work.parameters.rows, *work.dose.lines, desk.waveform.viewport())
    desk.session.show(panned(desk.session.view, 0.5, desk.session.project.program))
    settle()
    assert set(painted.count) == {desk.waveform.viewport()}


def test_zoom_buttons_follow_the_view(desk: Desk) -> None:
    actions = desk.window.actions_table
    for name in ("pulse", "session", "train"):
        actions[name].trigger()
        settle()
        assert desk.session.view.zoom == name
        assert [n for n in ("pulse", "train", "session") if actions[n].isChecked()] == [name]
    desk.session.show(panned(desk.session.view, 0.5, desk.session.project.program))
    settle()
    assert not any(actions[n].isChecked() for n in ("pulse", "train", "session"))


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080), (900, 600)])
def test_nothing_sticks_out(desk: Desk, width: int, height: int) -> None:
    """Cards stay inside the window and do not overlap."""
    desk.window.resize(width, height)
    settle()
    work = desk.window.work
    parts = [p for p in (work.left_side, work.waveform, work.right_side, work.strip_card)
             if p.isVisible()]  # fmt: skip
    boxes = [part.rect().translated(part.mapTo(work, part.rect().topLeft())) for part in parts]
    for i, box in enumerate(boxes):
        assert work.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[i + 1 :])


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080), (1100, 700)])
def test_the_waveform_is_first_shown_where_it_stays(
    desk: Desk, width: int, height: int, theme: str
) -> None:
    """Before its card is laid out; sizes of fonts are rounded to pixels, so one may differ."""
    desk.window.actions_table[theme].trigger()
    desk.window.resize(width, height)
    settle()
    scale = desk.window.look.scale
    first = [scale * length for length in plot_place(width / scale, height / scale)]
    corner = desk.waveform.mapTo(desk.window, desk.waveform.rect().topLeft())
    stays = [corner.x(), corner.y(), desk.waveform.width(), desk.waveform.height()]
    assert stays == pytest.approx(first, abs=2.0)


def test_a_narrow_window_has_the_dose_in_a_drawer(desk: Desk) -> None:
    work = desk.window.work
    desk.window.resize(1000, 800)
    settle()
    assert not work.right_side.isVisible()
    desk.window.actions_table["dose"].trigger()
    settle()
    assert work.right_side.isVisible()
    desk.window.actions_table["dose"].trigger()
    settle()
    assert not work.right_side.isVisible()


def test_a_short_window_keeps_the_parameters_in_sight(desk: Desk) -> None:
    work = desk.window.work
    assert work.preset.y() < work.parameters.y()
    desk.window.resize(1280, 640)
    settle()
    assert work.parameters.y() < work.preset.y()
    last = work.parameters.rows[-1]
    bottom = last.mapTo(work.left.viewport(), last.rect().bottomLeft()).y()
    assert bottom <= work.left.viewport().height()


def test_contraindications_are_in_view(desk: Desk) -> None:
    panel = desk.window.work.preset
    assert panel.against.isVisible()
    assert panel.against.text().startswith("11 contraindications")
    panel.more.click()
    settle()
    assert "pacemaker" in panel.against.text()
    assert panel.against.wordWrap()
    assert panel.rest.isVisible()
    panel.more.click()
    settle()
    assert not panel.rest.isVisible()


def test_all_numbers_open(desk: Desk) -> None:
    panel = desk.window.work.dose
    closed = sum(line.isVisible() for line in panel.lines)
    panel.more.click()
    settle()
    opened = sum(line.isVisible() for line in panel.lines)
    assert closed == 6
    assert opened == panel.count > 15
