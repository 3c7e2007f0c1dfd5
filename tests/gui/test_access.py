"""Everything can be reached with the keyboard, in reading order, and says what it is."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from tests.gui.conftest import settle
from wavesim.gui.actions import MENUS, TABLE
from wavesim.gui.desk import Desk
from wavesim.gui.keys import rows, show_about, show_keys

CONTROLS = QAbstractButton | QAbstractItemView | QAbstractSlider | QLineEdit


def controls(desk: Desk) -> list[QWidget]:
    """What takes the keyboard or a press."""
    found = desk.window.findChildren(QWidget)
    return [
        widget
        for widget in found
        if not widget.objectName().startswith("qt_")
        and not isinstance(widget, QScrollBar | QHeaderView)
        and not is_viewport(widget)
        and type(widget) is not QAbstractButton  # the corner of a table, Qt's own
        and (isinstance(widget, CONTROLS) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus)
    ]


def is_viewport(widget: QWidget) -> bool:
    """Whether it is the inside of a view, which speaks for both."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def test_every_control_says_what_it_is(desk: Desk) -> None:
    unnamed = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in controls(desk)
        if not widget.accessibleName() or not widget.accessibleDescription()
    ]
    assert unnamed == []
    assert len(controls(desk)) > 30


def test_a_slider_says_value_range_and_preset(desk: Desk) -> None:
    first = desk.window.work.parameters.rows[0]
    assert first.slider.accessibleName() == (
        "Amplitude, 40 milliampere, usual 15 to 100, preset 40"
    )
    assert first.field.accessibleName() == first.slider.accessibleName()


def test_the_waveform_is_one_sentence(desk: Desk) -> None:
    before = desk.waveform.accessibleDescription()
    assert before.endswith(".")
    assert "40 milliampere" in before
    desk.session.edit({"section.0.channel.0.amplitude_ma": 24.0})
    settle()
    assert "24 milliampere" in desk.waveform.accessibleDescription()


@pytest.mark.parametrize("preset", ["stroke-foot-drop", "teach-reciprocal", "teach-walking"])
def test_tab_goes_in_reading_order(desk: Desk, preset: str) -> None:
    """The chain Qt follows holds all stops in the order they are listed, new rows too."""
    desk.session.open_preset(preset)
    settle()
    stops = desk.tab_stops()
    chain, widget = [], stops[0]
    while True:
        chain.append(widget)
        widget = widget.nextInFocusChain()
        if widget is stops[0]:
            break
    places = [chain.index(stop) for stop in stops]
    assert places == sorted(places)


def test_reading_order_is_down_the_columns(desk: Desk) -> None:
    """Within the parameters each stop is lower than the one before, or right of it."""
    stops = [s for s in desk.window.work.parameters.tab_stops() if s.isVisible()]
    at = [stop.mapTo(desk.window, QPoint(0, stop.height() // 2)) for stop in stops]
    for first, second in pairwise(at):
        assert second.y() >= first.y() - 4 or second.x() > first.x()


def test_nothing_that_can_be_tabbed_to_is_left_out(desk: Desk) -> None:
    tabbed = Qt.FocusPolicy.TabFocus.value
    stops = desk.tab_stops()
    missing = [
        widget.accessibleName()
        for widget in controls(desk)
        if widget.focusPolicy().value & tabbed
        and desk.window.work.isAncestorOf(widget)
        and widget not in stops
        and widget.parentWidget() not in stops
    ]
    assert missing == []


def test_every_action_is_in_a_menu_and_does_something(desk: Desk) -> None:
    actions = desk.window.actions_table
    shown = {action for menu in desk.window.top.menus.actions() for action in menu.menu().actions()}
    for spec in TABLE:
        assert actions[spec.name] in shown
        assert spec.menu in MENUS
        assert actions[spec.name].receivers("2triggered(bool)") > 0


def test_keys_are_given_once(desk: Desk) -> None:
    keys = [key for spec in TABLE for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_the_list_of_keys_is_made_of_the_actions(desk: Desk) -> None:
    listed = rows(desk.window)
    assert ("Edit", "Undo", "Ctrl+Z") in listed
    assert len(listed) >= sum(bool(spec.keys) for spec in TABLE)


@pytest.mark.parametrize("show", [show_keys, show_about])
def test_help_opens_and_closes(desk: Desk, show: object) -> None:
    dialog = show(desk.window)  # type: ignore[operator]
    settle()
    assert dialog.isVisible()
    dialog.close()
    settle()
