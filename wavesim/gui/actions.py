"""Everything that can be done, as one table: menus, keys and the list of keys come from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from wavesim.presentation.words import _
from wavesim.presentation.zooms import ZOOMS


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action.

    name: how code calls it. menu: where it stands. text: its words. keys: its shortcuts, the first
    shown in menus. group: of which one is checked at a time. parts: a line stands before it.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""
    checkable: bool = False
    parts: bool = False


MENUS = {"file": _("&File"), "edit": _("&Edit"), "view": _("&View"), "help": _("&Help")}

TABLE: tuple[ActionSpec, ...] = (
    ActionSpec(name="choose", menu="file", text=_("&Choose a condition"), keys=("Ctrl+N",)),
    ActionSpec(name="search", menu="file", text=_("&Search conditions"), keys=("Ctrl+F",)),
    ActionSpec(name="open", menu="file", text=_("&Open…"), keys=("Ctrl+O",)),
    ActionSpec(name="save", menu="file", text=_("&Save"), keys=("Ctrl+S",), parts=True),
    ActionSpec(name="save_as", menu="file", text=_("Save &as…"), keys=("Ctrl+Shift+S",)),
    ActionSpec(name="save_preset", menu="file", text=_("Save as preset of &mine…")),
    ActionSpec(name="export", menu="file", text=_("&Export figure…"), keys=("Ctrl+E",), parts=True),
    ActionSpec(name="quit", menu="file", text=_("&Quit"), keys=("Ctrl+Q",), parts=True),
    ActionSpec(name="undo", menu="edit", text=_("&Undo"), keys=("Ctrl+Z",)),
    ActionSpec(name="redo", menu="edit", text=_("&Redo"), keys=("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionSpec(name="reset", menu="edit", text=_("Reset to &preset"), parts=True),
    ActionSpec(name="copy", menu="edit", text=_("&Copy picture"), keys=("Ctrl+Shift+C",),
               parts=True),
    ActionSpec(name="device", menu="edit", text=_("De&vice…"), keys=("Ctrl+Shift+D",), parts=True),
    *(
        ActionSpec(name=zoom.name, menu="view", text=zoom.words, keys=(zoom.key,), group="zoom",
                   checkable=True)
        for zoom in ZOOMS
    ),
    ActionSpec(name="fit", menu="view", text=_("&Fit"), keys=("0",)),
    ActionSpec(name="cursors", menu="view", text=_("&Cursors"), keys=("C",), checkable=True,
               parts=True),
    ActionSpec(name="together", menu="view", text=_("Channels to&gether"), keys=("G",),
               checkable=True),
    ActionSpec(name="sampled", menu="view", text=_("As sampled &tools see it"), keys=("T",),
               checkable=True),
    ActionSpec(name="map", menu="view", text=_("Limit &map"), keys=("M",), checkable=True,
               parts=True),
    ActionSpec(name="thresholds", menu="view", text=_("T&hresholds on the map"), keys=("H",),
               checkable=True),
    ActionSpec(name="played", menu="view", text=_("As the device pla&ys it"), keys=("P",),
               checkable=True),
    ActionSpec(name="voltage", menu="view", text=_("&Voltage at the pads"), keys=("V",),
               checkable=True),
    ActionSpec(name="spectrum", menu="view", text=_("S&pectrum"), keys=("S",), checkable=True),
    ActionSpec(name="response", menu="view", text=_("Muscle &response"), keys=("R",),
               checkable=True),
    ActionSpec(name="dose", menu="view", text=_("&Dose"), keys=("Ctrl+D",), checkable=True),
    ActionSpec(name="light", menu="view", text=_("Light"), group="theme", checkable=True,
               parts=True),
    ActionSpec(name="dark", menu="view", text=_("Dark"), group="theme", checkable=True),
    ActionSpec(name="projector", menu="view", text=_("Projector"), group="theme", checkable=True),
    ActionSpec(name="keys", menu="help", text=_("&Keys"), keys=("?", "F1")),
    ActionSpec(name="about", menu="help", text=_("&About wavesim")),
)  # fmt: skip


class Actions:
    """The actions of one window, by name."""

    def __init__(self, window: QWidget) -> None:
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {spec.name: self._made(spec, window) for spec in TABLE}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def _made(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(spec.text, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
        action.setEnabled(False)
        if spec.group:
            group = self._groups.setdefault(spec.group, QActionGroup(window))
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
            group.addAction(action)
        window.addAction(action)
        return action

    def group(self, name: str) -> list[QAction]:
        """Actions of which one is checked at a time."""
        return self._groups[name].actions()

    def connect(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Say what actions do; from then on they can be used."""
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(lambda _checked=False, do=handler: do())
            self._actions[name].setEnabled(True)


def words(action: QAction) -> str:
    """The words of an action without the mark of its letter."""
    return action.text().replace("&", "")
