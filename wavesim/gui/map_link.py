"""Between the session and the map: the card when it is first asked for, its moves as edits."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wavesim.core.paths import value_at
from wavesim.gui.map_card import MapCard
from wavesim.gui.session import Session
from wavesim.gui.verdict_link import VerdictLink
from wavesim.gui.window import Window
from wavesim.presentation.limit_map import MapScene, map_scene
from wavesim.presentation.map_moves import Moves, moved_to, stepped
from wavesim.presentation.refusals import refusal


class MapLink(QObject):
    """The card in the place of the waveform."""

    def __init__(self, window: Window, session: Session, verdict: VerdictLink) -> None:
        super().__init__(window)
        self.window, self.session, self.verdict = window, session, verdict
        actions = window.actions_table
        actions["thresholds"].setChecked(True)
        actions.connect({"thresholds": self.follow})
        self.card = MapCard(window.look, actions)
        self._run = 0
        window.work.put_map(self.card)
        self.card.view.wanted.connect(self._drag)
        self.card.view.stepped.connect(self._step)
        self.card.view.let_go.connect(self._let_go)

    def show(self, shown: bool) -> None:
        """Put the map in the place of the waveform, or take it away."""
        work = self.window.work
        had_focus = work.waveform.isAncestorOf(self.window.focusWidget() or self.window)
        work.waveform.setVisible(not shown)
        self.card.setVisible(shown)
        self.window.actions_table["thresholds"].setEnabled(shown)
        work.arrange_below()
        if shown:
            self.follow()
        if shown and had_focus:
            self.card.view.setFocus()

    def follow(self) -> None:
        """Show the channel that the window shows, if the map is shown."""
        if self.card.isHidden():
            return
        self.card.show_scene(self._scene())

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return self.card.tab_stops()

    def _scene(self) -> MapScene:
        view, before = self.session.view, self.card.view.scene
        found = self.verdict.found
        return map_scene(
            self.session.project, view.section, view.channel,
            found=found.check if found else None,
            fibres=self.window.actions_table["thresholds"].isChecked(),
            held=before.frame if before else None,
        )  # fmt: skip

    def _drag(self, phase_us: float, amplitude_ma: float) -> None:
        view = self.session.view
        place = (self.session.project, view.section, view.channel)
        self._try(moved_to(*place, phase_us, amplitude_ma))

    def _step(self, across: int, up: int) -> None:
        view = self.session.view
        self._try(stepped(self.session.project, view.section, view.channel, across, up))

    def _let_go(self) -> None:
        self._run += 1

    def _try(self, moves: Moves) -> None:
        """Make a move; what cannot be changes nothing and is said. A drag is one step of undo."""
        if not moves:
            return
        error = self.session.edit(moves, f"map {self._run}")
        if error is None:
            self.card.refused = False
            return
        path = next(iter(moves))
        kept = float(value_at(self.session.project.program, path))
        self.card.say("", refusal(error, path, kept))
