"""What opens under the verdict: findings, what could not be judged, limits that are kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wavesim.gui.controls import Button
from wavesim.gui.finding_view import FindingView
from wavesim.gui.kept_list import KeptList
from wavesim.gui.look import Look, rounded
from wavesim.gui.measures import CARD_RADIUS
from wavesim.gui.pad_entry import PadEntry
from wavesim.gui.panel import Folding
from wavesim.presentation.verdict_rows import (
    FindingKey,
    finding_rows,
    kept_rows,
    kept_words,
    missing_area,
    wanting_lines,
)
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.presentation.remedy_words import RemedyRow
    from wavesim.presentation.verdict import Checked

Known = Callable[[FindingKey], "tuple[RemedyRow, ...] | None"]
"""What would bring a finding inside; None while that is not known."""


class VerdictBody(QWidget):
    """place_wanted(section, channel), apply_wanted(edits): as of a finding. opened(): more is open.

    In the narrow window it stands alone, its head over the waveform.
    """

    place_wanted = Signal(int, int)
    apply_wanted = Signal(dict)
    opened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.state, self.alone = "within", False
        self.keys: tuple[FindingKey, ...] = ()
        self.views: list[FindingView] = []
        self.missing = Folding(look, "small", "text")
        self.missing.fold(True)
        self.pad = PadEntry(look)
        self.pad.wanted.connect(self.apply_wanted)
        self.more = Button(look, "link", "", hint=_("Every limit that is kept"))
        self.more.clicked.connect(self._toggle_kept)
        self.kept = KeptList(look)
        self.found: Checked | None = None
        self.show_kept: bool | None = None
        self.column, self.findings = QVBoxLayout(self), QVBoxLayout()
        self.column.addLayout(self.findings)
        for part in (self.missing, self.pad):
            self.column.addWidget(part)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.kept)
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Padding of the theme in force."""
        px = self.look.px
        self.column.setContentsMargins(px(14), px(8), px(14), px(12))
        self.column.setSpacing(px(6))
        self.findings.setSpacing(px(4))

    def show_found(self, found: "Checked", state: str, known: Known) -> None:
        """Show all of a check."""
        self.found, self.state = found, state
        rows = finding_rows(found)
        keys = tuple(row.key for row in rows)
        if keys != self.keys:
            self._keep(keys)
        for view, row in zip(self.views, rows, strict=True):
            view.show_row(row)
            view.show_remedies(known(row.key) if row.solvable else ())
        self.missing.say("\n".join(wanting_lines(found)))
        self.pad.ask(missing_area(found))
        self._show_kept()
        self.update()

    def learn(self, known: Known) -> None:
        """What would bring findings inside is known now."""
        for view in self.views:
            if view.row is not None and view.row.solvable:
                view.show_remedies(known(view.row.key))

    def wanting(self) -> tuple[FindingKey, ...]:
        """Findings that are open, so that what would bring them inside has to be known."""
        return tuple(
            view.row.key
            for view in self.views
            if view.opened and view.row is not None and view.row.solvable
        )

    def _keep(self, keys: tuple[FindingKey, ...]) -> None:
        """A view for each finding; those that stay keep theirs, and what is open stays open."""
        had = dict(zip(self.keys, self.views, strict=True))
        self.views = [had.pop(key) if key in had else self._made() for key in keys]
        for old in had.values():
            self.findings.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        for number, view in enumerate(self.views):
            if self.findings.indexOf(view) != number:
                self.findings.insertWidget(number, view)
        if self.views and not any(view.opened for view in self.views):
            self.views[0].open(True)
        self.keys = keys

    def _made(self) -> FindingView:
        view = FindingView(self.look)
        view.open(False)
        view.place_wanted.connect(self.place_wanted)
        view.apply_wanted.connect(self.apply_wanted)
        view.toggled.connect(self.opened)
        return view

    def _toggle_kept(self) -> None:
        self.show_kept = not self.kept.isVisible()
        self._show_kept()
        self.opened.emit()

    def _show_kept(self) -> None:
        """The limits that are kept: open by themselves where there is nothing else to see."""
        assert self.found is not None
        shown = not self.found.texts if self.show_kept is None else self.show_kept
        words = kept_words(self.found)
        self.more.trailing = "chevron_up" if shown else "chevron_down"
        if words != self.more.text():
            self.more.setText(words)
            self.more.setAccessibleName(words)
            self.more.updateGeometry()
        self.more.update()
        if shown:
            self.kept.show_rows(kept_rows(self.found))
        self.kept.setVisible(shown)

    def stand_alone(self, alone: bool) -> None:
        """Whether it stands alone."""
        self.alone = alone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface with the outline of the state, open above where the head stands on it."""
        look, radius = self.look, self.look.px(CARD_RADIUS)
        box = QRectF(self.rect()).adjusted(0, 0 if self.alone else -2 * radius, 0, 0)
        with QPainter(self) as painter:
            rounded(painter, look, box, radius, "surface", f"{self.state}.outline")

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        stops = [stop for view in self.views for stop in view.tab_stops()]
        return [*stops, self.pad.field, self.more]
