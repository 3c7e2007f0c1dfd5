"""The card of the map: heading, map, what is said of a move, and the margins."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wavesim.gui.actions import Actions
from wavesim.gui.controls import Button, Card, Label
from wavesim.gui.look import Look
from wavesim.gui.map_view import MapView
from wavesim.gui.margin_list import MarginHead, MarginList
from wavesim.gui.panel import Folding
from wavesim.gui.segmented import Segmented
from wavesim.presentation.limit_map import MapScene
from wavesim.presentation.words import _

FEW, SEVERAL, ALL = 3, 5, 14
"""Lines of margins that are seen at once, by the height of the card; all where there is no map."""
LOW, HIGH = 460, 760
"""Heights below and above which there are fewer or more [px at 100 %]."""


class MapCard(Card):
    """Shows a scene; moves of the point come from its view."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__(look, _("Limit map"), _("Amplitude against phase duration"))
        self.title = Label(look, "title", "text", _("Limit map"), wrap=False)
        self.subtitle = Folding(look, "small", "text2")
        self.thresholds = Button(look, "square", _("Thresholds of nerve"), "thresholds")
        self.thresholds.follow(actions["thresholds"])
        self.choice = self._choice(actions["map"])
        self.view = MapView(look)
        self.hint = Folding(look, "caption", "text3")
        self.hint.fold(False, 2)
        self.columns = MarginHead(look)
        self.margins = MarginList(look)
        self.shown, self.refused = True, False
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.thresholds, self.choice):
            self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self.head)
        self.column.addWidget(self.view, 1)
        for part in (self.hint, self.columns, self.margins):
            self.column.addWidget(part)
        self.respace()

    def _choice(self, shown: QAction) -> Segmented:
        """Waveform or map; it stands at the map as long as that is there."""
        self.to_waveform = QAction(_("Waveform"), self)
        self.to_map = QAction(_("Map"), self)
        for action in (self.to_waveform, self.to_map):
            action.setCheckable(True)
        self.to_map.setChecked(True)
        self.to_waveform.triggered.connect(shown.trigger)
        for action in (self.to_waveform, self.to_map):
            action.triggered.connect(self._stay)
        return Segmented(self.look, _("What is shown"), [self.to_waveform, self.to_map])

    def _stay(self) -> None:
        self.to_map.setChecked(True)
        self.to_waveform.setChecked(False)

    def respace(self) -> None:
        """Padding of the theme in force."""
        super().respace()
        if hasattr(self, "head"):
            self.head.setSpacing(self.look.px(6))
            self._fit()

    def hasHeightForWidth(self) -> bool:
        """Text in the heading does not decide how high the card is."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many margins as leave the map its room."""
        self._fit()

    def _fit(self) -> None:
        height, rows = self.height() / self.look.scale, len(self.margins.lines.rows)
        most = ALL if height >= HIGH or not self.shown else FEW if height < LOW else SEVERAL
        self.margins.show_lines(min(most, rows))
        self.columns.setVisible(rows > 0)

    def show_scene(self, scene: MapScene) -> None:
        """Show a map and its margins; what was refused before is no longer said."""
        before = (self.shown, len(self.margins.lines.rows))
        self.shown = scene.kind == "map"
        self.subtitle.say(scene.subtitle if self.shown else "")
        self.view.show_scene(scene)
        self.margins.lines.show_rows(scene.margins)
        if before != (self.shown, len(scene.margins)):
            self._fit()
        if not self.refused:
            self.say(scene.hint)

    def say(self, hint: str, refused: str = "") -> None:
        """What can be done with the point, or why a move was refused."""
        self.refused = bool(refused)
        self.hint.recolor("stop.head" if refused else "text3")
        self.hint.say(refused or hint)

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.thresholds, *self.choice.segments, self.view, self.margins]
