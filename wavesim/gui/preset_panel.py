"""The card of the preset: what it is, how strong its evidence is, when not to use it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout

from wavesim.gui.actions import Actions
from wavesim.gui.controls import Button, Card, Chip, Label
from wavesim.gui.look import Look, put_icon
from wavesim.gui.panel import Folding
from wavesim.presentation.words import _, ngettext

if TYPE_CHECKING:
    from wavesim.presentation.card import PresetCard
    from wavesim.presentation.weeks import WeekChoice


BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
MOST_AGAINST = 8
"""Lines in which the contraindications of every shipped preset fit on the closed card."""
MOST_REMINDED = 2
"""Lines of them over the parameters, where those go before the card."""


class Against(Folding):
    """The line of contraindications, with its icon."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, then the text."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            middle = QPointF(self.look.px(7), self.look.metrics(self.role).height() / 2.0)
            put_icon(painter, self.look, "caution", "caution.head", 13, middle)

    def restyle(self) -> None:
        """Room for the icon."""
        super().restyle()
        self.setContentsMargins(self.look.px(19), 0, 0, 0)


class PresetPanel(Card):
    """Closed, each text is a line or two; "More" opens all of them.

    Where a line is all there is room for, how strong the current is to be stands over the amplitude
    only.

    week_chosen(number): the program of other weeks of the course is to be shown.
    """

    week_chosen = Signal(int)

    def __init__(self, look: Look, actions: Actions) -> None:
        self.title = Label(look, "strong", "text")
        self.change = Button(look, "link", _("Change")).follow(actions["choose"])
        self.week = Button(look, "link", _("Weeks"), trailing="chevron_down",
                           hint=_("Choose the weeks of the course"))
        self.weeks: tuple[WeekChoice, ...] = ()
        self.week_shown: int | None = None
        self.pads = Button(look, "link", _("Where the pads go"),
                           hint=_("A picture of where the pads of this preset go"))
        self.subtitle = Folding(look, "small", "text2")
        self.grade = Chip(look)
        self.direction = Folding(look, "small", "text2")
        self.intensity = Folding(look, "small", "text2")
        self.against = Against(look, "small", "text")
        self.reminder = Against(look, "small", "text")
        self.source = Folding(look, "caption", "text3")
        self.disagreement = Button(look, "link", "", hint=_("Read the points on this card"),
                                   trailing="chevron_down")
        self.points = Folding(look, "small", "text2")
        self.more = Button(look, "link", _("More"), hint=_("All about this preset"),
                           trailing="chevron_down")
        self.rest = Folding(look, "small", "text2")
        self.shown: PresetCard | None = None
        self.opened, self.reading, self.most = False, False, 1
        self.reminding = False
        self.against.fold(False, MOST_AGAINST)
        self.reminder.fold(False, MOST_REMINDED)
        super().__init__(look, _("Preset"), _("What the program came from"), ends=9)
        self._build()
        self.more.clicked.connect(self._toggle)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.found = QHBoxLayout()
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self.found.addWidget(self.grade, 0, corner)
        self.found.addWidget(self.direction, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.source, 1)
        foot.addWidget(self.more)
        self.lines = QVBoxLayout()
        self.lines.addLayout(top)
        self.lines.addWidget(self.subtitle)
        links = QHBoxLayout()
        for link in (self.week, self.pads):
            links.addWidget(link)
            link.hide()
        links.addStretch(1)
        self.lines.addLayout(links)
        self.week.clicked.connect(self._open_weeks)
        self.lines.addLayout(self.found)
        for widget in (self.intensity, self.against):
            self.lines.addWidget(widget)
        self.lines.addWidget(self.disagreement, 0, Qt.AlignmentFlag.AlignLeft)
        self.disagreement.hide()
        self.disagreement.clicked.connect(self._toggle_points)
        self.lines.addWidget(self.points)
        self.points.fold(True)
        self.lines.addLayout(foot)
        self.lines.addWidget(self.rest)
        self.rest.fold(True)
        self.column.addLayout(self.lines)
        self.respace()

    def respace(self) -> None:
        """Padding of the theme in force."""
        super().respace()
        if hasattr(self, "lines"):
            self.lines.setSpacing(self.look.px(2))
            self.found.setSpacing(self.look.px(8))
            self._beside_the_chip()

    def _beside_the_chip(self) -> None:
        """The first line of the direction at the height of the chip's word, if it is beside it."""
        line = 0.0 if self.opened else self.look.px(20) - self.look.metrics("small").height()
        self.direction.setContentsMargins(0, max(0, round(line / 2)), 0, 0)

    def show_card(self, card: "PresetCard") -> None:
        """Show a card, and lay it out anew only if it differs."""
        if card == self.shown:
            return
        self.shown = card
        self._write(card)

    def show_weeks(self, weeks: "tuple[WeekChoice, ...]", shown: int | None) -> None:
        """The weeks of a course, and which of them is shown; None: it was edited."""
        self.weeks, self.week_shown = weeks, shown
        self.week.setVisible(bool(weeks))
        words = _("Weeks as edited") if shown is None else weeks[shown].words
        if weeks and words != self.week.text():
            self.week.setText(words)
            self.week.setAccessibleName(_("Course: {weeks}").format(weeks=words))
            self.week.updateGeometry()

    def _open_weeks(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for number, choice in enumerate(self.weeks):
            action = menu.addAction(choice.words)
            action.setCheckable(True)
            action.setChecked(number == self.week_shown)
            action.setEnabled(choice.program is not None)
            action.setToolTip(choice.why_not)
            action.triggered.connect(
                lambda _checked=False, wanted=number: self.week_chosen.emit(wanted)
            )
        menu.popup(self.week.mapToGlobal(QPoint(0, self.week.height())))

    def _toggle(self) -> None:
        self._fold(not self.opened, self.most)

    def remind(self, wanted: bool) -> None:
        """Whether the reminder is shown, where this card is not in view before the first edit."""
        if wanted != self.reminding:
            self.reminding = wanted
            if self.shown is not None:
                self._write(self.shown)

    def roomy(self, most: int) -> None:
        """How many lines a text may have while the card is closed."""
        if most != self.most:
            self._fold(self.opened, most)

    def _fold(self, opened: bool, most: int) -> None:
        self.opened, self.most = opened, most
        self.more.setText(_("Less") if self.opened else _("More"))
        self.more.trailing = "chevron_up" if self.opened else "chevron_down"
        self.more.updateGeometry()
        for line in (self.subtitle, self.direction, self.intensity, self.source):
            line.fold(self.opened, self.most)
        self.against.fold(self.opened, MOST_AGAINST)
        # Beside the chip a long text would be a narrow column.
        self.found.setDirection(BELOW if self.opened else BESIDE)
        self._beside_the_chip()
        if self.shown is not None:
            self._write(self.shown)

    def _write(self, card: "PresetCard") -> None:
        self.title.setText(card.title)
        self.setAccessibleDescription(card.title)
        self.subtitle.say(card.subtitle)
        self.grade.say(card.grade)
        self.direction.say(card.direction if self.opened else first_sentence(card.direction))
        self.intensity.say(card.intensity if self.opened or self.most > 1 else "")
        self.against.say(self._contraindications(card, self.opened))
        self.reminder.say(self._contraindications(card, False) if self.reminding else "")
        self._write_points(card)
        self.source.say(" · ".join(part for part in (card.source, card.verification) if part))
        self.rest.say("\n\n".join(_rest(card)) if self.opened else "")

    def _toggle_points(self) -> None:
        self.reading = not self.reading
        if self.shown is not None:
            self._write_points(self.shown)

    def _write_points(self, card: "PresetCard") -> None:
        """On how many points the literature disagrees, and which once that is clicked."""
        self.points.say("\n\n".join(card.points) if self.reading else "")
        self.disagreement.trailing = "chevron_up" if self.reading else "chevron_down"
        self.disagreement.setVisible(bool(card.disagreement))
        self.disagreement.update()
        if card.disagreement != self.disagreement.text():
            self.disagreement.setText(card.disagreement)
            self.disagreement.setAccessibleName(card.disagreement)
            self.disagreement.updateGeometry()

    def _contraindications(self, card: "PresetCard", opened: bool) -> str:
        """How many, then all of them in few words; at length, one a line, on the open card."""
        found = card.contraindications
        if not found:
            return ""
        count = ngettext("{count} contraindication", "{count} contraindications", len(found))
        named = _listed(found) if opened else f" {'; '.join(card.not_with)}"
        return _("{count}:{list}").format(count=count.format(count=len(found)), list=named)

    def tab_stops(self) -> list[Button]:
        """What Tab reaches, in order."""
        return [self.change, self.week, self.pads, self.disagreement, self.more]


def first_sentence(text: str) -> str:
    """The beginning of a text, which says the result."""
    return text.partition(". ")[0].rstrip(".")


def _rest(card: "PresetCard") -> list[str]:
    """What stands on the open card only."""
    parts = [
        (_("Precautions:{list}"), _listed(card.precautions)),
        (_("Read: {where}"), card.verification_where),
        (_("Sources:{list}"), _listed(card.references)),
        ("{list}", card.notes),
    ]
    return [words.format(list=text, where=text) for words, text in parts if text]


def _listed(items: "tuple[str, ...]") -> str:
    """Items one a line."""
    return "".join(f"\n\N{BULLET} {item}" for item in items)
