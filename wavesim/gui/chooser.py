"""Choosing another preset: the start page, and the open list where there is height for it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.gui import settings
from wavesim.gui.condition_tree import ConditionTree
from wavesim.gui.controls import Label
from wavesim.gui.documents import Documents
from wavesim.gui.faults import tell
from wavesim.gui.session import Session
from wavesim.gui.start_page import StartPage
from wavesim.gui.window import Window
from wavesim.presentation.catalogue import Entry, entries, grouped, search
from wavesim.presentation.words import _


class Chooser(QObject):
    """Knows all presets once `index` was called."""

    def __init__(self, window: Window, session: Session, documents: Documents) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self.entries: tuple[Entry, ...] = ()
        self._marked = ""
        self.page = StartPage(window.look, window.actions_table)
        self.tree = ConditionTree(window.look)
        window.pages.addWidget(self.page)
        self._put_tree()
        self.page.chosen.connect(self.open)
        self.page.opened.connect(documents.open)
        self.page.left.connect(self.leave)
        self.tree.chosen.connect(self.open)
        field = window.work.search
        field.textEdited.connect(self._find)
        field.returnPressed.connect(self._open_first)
        field.taken.connect(self._take)
        field.left.connect(field.clear)
        field.moved.connect(lambda _key: self.tree.setFocus())

    def _put_tree(self) -> None:
        look, card = self.window.look, self.window.work.conditions
        column = QVBoxLayout()
        column.setSpacing(look.px(4))
        column.addWidget(Label(look, "title", "text", _("Conditions"), wrap=False))
        column.addWidget(self.tree)
        card.column.addLayout(column)
        self.window.work.arrange()

    def index(self) -> None:
        """Read all presets; done when the waveform is on the screen."""
        self.entries = entries()
        self.page.take(self.entries)
        self._list(self.entries, opened=False)

    def _list(self, found: tuple[Entry, ...], opened: bool) -> None:
        self.tree.take(grouped(found), opened=opened)
        self._marked = ""
        if not opened:
            self.mark()

    def mark(self) -> None:
        """Show in the list which preset is open, once: a group may be folded after that."""
        held = self.session.held
        preset = held.start or held.project.preset
        shown = preset.id if preset else ""
        if shown != self._marked:
            self._marked = shown
            self.tree.mark(shown)

    @property
    def listed(self) -> bool:
        """Whether the list is open beside the waveform."""
        return self.window.work.conditions.isVisible()

    def choose(self) -> None:
        """Go to the start page."""
        self.window.pages.setCurrentWidget(self.page)
        self.page.enter("", settings.recent())

    def search(self) -> None:
        """Search in the open list, or on the start page."""
        if self.listed and self.window.pages.currentWidget() is self.window.work:
            self.window.work.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.window.work.search.selectAll()
        else:
            self.choose()

    def open(self, preset_id: str) -> None:
        """Open a preset and show it; what was there is one step back.

        Of a file that cannot be used it says why.
        """
        faults = {entry.id: entry.fault for entry in self.entries if entry.fault}
        try:
            if preset_id in faults:
                raise faults[preset_id]
            self.session.open_preset(preset_id)
        except (ImpossibleError, UnusableFileError) as error:
            tell(self.window.notice, error)
        self.leave()

    def leave(self) -> None:
        """Back to the window."""
        self.window.work.search.clear()
        self.window.pages.setCurrentWidget(self.window.work)
        self.window.work.parameters.setFocus()

    def _take(self) -> None:
        if not self.listed:
            self.choose()

    def _find(self, text: str) -> None:
        """What is typed filters the open list; without one it goes on to the start page."""
        if not self.listed:
            self.window.pages.setCurrentWidget(self.page)
            self.page.enter(text, settings.recent())
            self.page.search.deselect()
            return
        found = search(self.entries, text) if text.strip() else self.entries
        self._list(found, opened=bool(text.strip()))

    def _open_first(self) -> None:
        found = search(self.entries, self.window.work.search.text())
        if found:
            self.open(found[0].id)
