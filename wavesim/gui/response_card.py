"""The muscle's response under the waveform: force, recruitment, fatigue, fibres reached."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wavesim.gui.chart_view import ChartView, Values
from wavesim.gui.controls import Button, Card, Chip, Label
from wavesim.gui.look import Look
from wavesim.gui.panel import Folding
from wavesim.gui.response_work import ResponseWork
from wavesim.gui.scroll import Column
from wavesim.gui.segmented import Segmented
from wavesim.presentation.chart import Chart, Room
from wavesim.presentation.project import Project, View
from wavesim.presentation.reach_words import ESTIMATE
from wavesim.presentation.words import _

TABS = {
    "force": _("Force"),
    "recruitment": _("Recruitment"),
    "fatigue": _("Fatigue"),
    "fibres": _("Fibres"),
}
PREDICTED = ("force", "fatigue")
HEAD_ROOM = 580
"""Width of the card at which heading and tabs fit beside each other [px at 100 %]."""
SEPARATOR = " \N{MIDDLE DOT} "


class ResponseCard(Card):
    """Heading, tabs, plots, and what the estimate rests on. about_wanted(): tell more of it."""

    about_wanted = Signal()

    def __init__(self, look: Look) -> None:
        told = _("What a model of muscle does with the pulses")
        super().__init__(look, _("Muscle response"), told)
        self.tab, self.tabled = "force", False
        self.shown: tuple[Project, View] | None = None
        self.work = ResponseWork(self)
        self.first = ChartView(look, _("Muscle response"))
        self.second = ChartView(look, _("Recruitment against phase duration"))
        self.work.ready.connect(self._show)
        self.work.faded.connect(self.first.fade)
        self.work.told.connect(self._tell)
        self.first.resized.connect(self._renew)
        self.second.resized.connect(self._renew)
        self.values = Values(look)
        self.words = Column(look, _("Fibres reached"))
        self.said: QWidget | None = None
        self._said: tuple[object, ...] = ()
        self._build_head()
        body = QHBoxLayout()
        for part in (self.first, self.second, self.values, self.words):
            body.addWidget(part, 1)
        self.column.addLayout(body, 1)
        self._build_foot()
        look.changed.connect(self._forget)
        self._arrange()

    def _build_head(self) -> None:
        look = self.look
        self.title = Label(look, "title", "text", _("Muscle response"), wrap=False)
        self.title.setMinimumWidth(1)
        self.chip, self.more_chip = Chip(look), Chip(look)
        self.group = QActionGroup(self)
        self.tabs = {name: self._tab(name, words) for name, words in TABS.items()}
        actions = list(self.tabs.values())
        self.segments = Segmented(look, _("What is shown of the response"), actions)
        self.head = QHBoxLayout()
        self.head.setSpacing(look.px(8))
        for part in (self.title, self.chip, self.more_chip):
            self.head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.addStretch(1)
        self.head.addWidget(self.segments)
        self.column.addLayout(self.head)
        # Not before they have a parent: shown, they would be windows of their own.
        self.chip.say(_("model"))
        self.more_chip.say("")

    def _tab(self, name: str, words: str) -> QAction:
        action = QAction(words, self)
        action.setCheckable(True)
        action.setChecked(name == self.tab)
        action.triggered.connect(lambda: self.choose(name))
        self.group.addAction(action)
        return action

    def _build_foot(self) -> None:
        look = self.look
        self.notes = Folding(look, "caption", "text2")
        self.estimate = Label(look, "caption", "text3", ESTIMATE)
        self.estimate.setMinimumWidth(1)
        self.values_button = Button(look, "link", _("Values"))
        self.values_button.setToolTip(_("The numbers behind the plot"))
        self.values_button.clicked.connect(self.toggle_values)
        self.about = Button(look, "link", _("About this estimate"))
        self.about.clicked.connect(self.about_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(12))
        foot.addWidget(self.estimate, 1)
        foot.addWidget(self.values_button)
        foot.addWidget(self.about)
        self.column.addWidget(self.notes)
        self.column.addLayout(foot)

    def show_response(self, project: Project, view: View) -> None:
        """Show what is predicted of a channel."""
        self.shown = (project, view)
        self._renew()

    def choose(self, tab: str) -> None:
        """Show another tab."""
        self.tab = tab
        self.tabs[tab].setChecked(True)
        self.first.setAccessibleName(f"{_('Muscle response')}: {TABS[tab]}")
        self._arrange()
        self._renew()

    def toggle_values(self) -> None:
        """Show the numbers behind the plot, or the plot."""
        self.tabled = not self.tabled
        self.values_button.setText(_("Plot") if self.tabled else _("Values"))
        self.values_button.setAccessibleName(self.values_button.text())
        self._arrange()
        if self.tabled and self.first.chart is not None:
            self.values.show_table(self.first.chart.table())
        self._renew()

    def _arrange(self) -> None:
        """Which parts the tab has."""
        self.first.setVisible(not self.tabled)
        self.values.setVisible(self.tabled)
        self.second.setVisible(self.tab == "recruitment" and not self.tabled)
        self.words.setVisible(self.tab == "fibres")

    def _renew(self) -> None:
        """Show what is new of the tab; nothing is computed while the card is hidden."""
        if self.shown is None or not self.isVisible():
            return
        project, view = self.shown
        if not project.program.section[view.section].channel:
            self.work.drop()
            words = _("A rest: every muscle recovers.")
            self._show(Chart(why=(words,), sentence=words))
        elif self.tab in PREDICTED:
            self.work.want(self.tab, project, view, self.first.room())
        else:
            self.work.drop()
            self._show_direct(project, view)

    def _show_direct(self, project: Project, view: View) -> None:
        """What needs no compiled muscle is there at once."""
        from wavesim.presentation.response_fibres import fibre_words, fibres_chart
        from wavesim.presentation.response_recruitment import amplitude_chart, duration_chart

        make: Callable[[Project, View, Room], Chart] = fibres_chart
        if self.tab == "recruitment":
            make = amplitude_chart
            self.second.show_chart(duration_chart(project, view, self.second.room()))
        else:
            self._say(fibre_words(project.program, view))
        self._show(make(project, view, self.first.room()))

    def _show(self, chart: Chart) -> None:
        self.first.show_chart(chart)
        if self.tabled:
            self.values.show_table(chart.table())
        self.values_button.setEnabled(self.tabled or not chart.why)
        self.more_chip.say(", ".join(chart.chips))
        self.notes.say(" ".join(chart.notes))

    def _tell(self, words: str) -> None:
        """How the work goes on, in place of what the last result rests on."""
        chart = self.first.chart
        self.notes.say(words or (" ".join(chart.notes) if chart is not None else ""))

    def _say(self, rows: tuple[object, ...]) -> None:
        """The classes in words; built anew only where they differ."""
        if rows == self._said:
            return
        self._said = rows
        if self.said is not None:
            self.words.cards.removeWidget(self.said)
            self.said.setParent(None)
            self.said.deleteLater()
        self.said = said_lines(self.look, rows)
        self.words.cards.addWidget(self.said)

    def _forget(self) -> None:
        """Another theme: everything is drawn anew."""
        self._said = ()
        self.work.drop()
        self._renew()

    def hasHeightForWidth(self) -> bool:
        """Text in it does not decide how high the card is."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the tabs stand alone."""
        roomy = self.width() / self.look.scale >= HEAD_ROOM
        self.title.setVisible(roomy)

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing was computed while it was hidden."""
        self._renew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        self.work.drop()

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [*self.segments.segments, self.first, self.second, self.values,
                self.values_button, self.about]  # fmt: skip


def said_lines(look: Look, rows: tuple[object, ...]) -> QWidget:
    """Headings, texts and sources under one another."""
    from wavesim.presentation.response_fibres import Said

    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(look.px(8), 0, 0, 0)
    column.setSpacing(look.px(2))
    for row in rows:
        assert isinstance(row, Said)
        for role, token, text in (
            ("small_strong", "text", row.head),
            ("small", "text2", row.text),
            ("caption", "text3", row.source),
        ):
            if text:
                column.addWidget(Label(look, role, token, text))
        column.addSpacing(look.px(4))
    column.addStretch(1)
    return made
