"""The parts of the window and where they are: columns, strip, disclaimer."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wavesim.gui.actions import Actions
from wavesim.gui.against_panel import AgainstPanel
from wavesim.gui.controls import Button, Card, Label
from wavesim.gui.dose_panel import DosePanel
from wavesim.gui.look import Look
from wavesim.gui.measures import (
    BELOW_PART,
    FOOT_HEIGHT,
    GAP,
    LEFT,
    LEFT_WIDE,
    MAP_PART,
    NARROW,
    RIGHT,
    RIGHT_OPEN,
    RIGHT_WIDE,
    SHORT,
    STRIP_HEIGHT,
    TALL,
    WAVEFORM_PART,
    WIDE,
)
from wavesim.gui.panel import Folding
from wavesim.gui.parameters_panel import ParametersPanel
from wavesim.gui.preset_panel import PresetPanel
from wavesim.gui.response_card import ResponseCard
from wavesim.gui.sampled_line import SampledLine
from wavesim.gui.scroll import Column
from wavesim.gui.search_field import SearchField
from wavesim.gui.segmented import Segmented
from wavesim.gui.session_strip import SessionStrip
from wavesim.gui.skeleton import DISCLAIMER, VERDICT
from wavesim.gui.spectrum_card import SpectrumCard
from wavesim.gui.verdict_card import VerdictCard
from wavesim.presentation.words import NO_BREAK, _
from wavesim.version import VERSION

HEAD_ROOM = 600
"""Width of the waveform's card at which all buttons fit its heading [px at 100 %]."""


class Foot(QWidget):
    """The disclaimer, always there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.sentence = DISCLAIMER
        self.version = f"wavesim{NO_BREAK}{VERSION}"
        self.setAccessibleName(self.sentence)
        self.setAccessibleDescription(self.version)
        look.changed.connect(self.respace)
        self.respace()

    def respace(self) -> None:
        """Height of the theme in force."""
        self.setFixedHeight(self.look.px(FOOT_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sentence left, version right where there is room for it."""
        look = self.look
        box = QRectF(self.rect()).adjusted(look.px(16), 0, -look.px(16), 0)
        with QPainter(self) as painter:
            look.text(painter, box, self.sentence, "caption", "text3")
            used = look.width(self.sentence, "caption") + look.width(self.version, "caption")
            if used + look.px(16) < box.width():
                look.text(painter, box, self.version, "caption", "text3",
                          Qt.AlignmentFlag.AlignRight)


class WaveformCard(Card):
    """Heading, zooms, and the place of the waveform."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__(look, _("Waveform"), _("The current against time"))
        self.title = Label(look, "title", "text", _("Waveform"), wrap=False)
        self.title.setMinimumWidth(1)
        self.subtitle = Folding(look, "small", "text2")
        self.zooms = Segmented(look, _("Zoom"), actions.group("zoom"))
        self.fit = Button(look, "square", _("Fit"), "fit").follow(actions["fit"])
        self.cursors = Button(look, "square", _("Cursors"), "cursors").follow(actions["cursors"])
        self.sampled = Button(look, "square", _("As sampled tools see it"), "sampled")
        self.spectrum = Button(look, "square", _("Spectrum"), "spectrum")
        self.dose = Button(look, "square", _("Dose"), "dose").follow(actions["dose"])
        self.map = Button(look, "square", _("Limit map"), "map")
        for name, button in (("sampled", self.sampled), ("spectrum", self.spectrum),
                             ("map", self.map)):  # fmt: skip
            button.follow(actions[name])
        self.samples = SampledLine(look)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.zooms, self.fit, self.cursors, self.sampled, self.spectrum, self.map,
                       self.dose):  # fmt: skip
            self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self.head)
        self.column.addWidget(self.samples)
        self.respace()

    def respace(self) -> None:
        """Padding of the theme in force."""
        super().respace()
        if hasattr(self, "head"):
            self.head.setSpacing(self.look.px(6))

    def hasHeightForWidth(self) -> bool:
        """Text that wraps in the heading does not decide how high the waveform is."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, what is only looked at now and then is in the menu alone."""
        roomy = self.width() / self.look.scale >= HEAD_ROOM
        for button in (self.sampled, self.spectrum, self.map):
            button.setVisible(roomy)

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches in the heading, in order."""
        return [*self.zooms.segments, self.fit, self.cursors, self.sampled, self.spectrum,
                self.map, self.dose, self.samples.field]  # fmt: skip

    def put(self, view: QWidget) -> None:
        """Put the waveform in its place."""
        self.column.addWidget(view, 1)


class Work(QWidget):
    """The three columns and the strip of the session."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self.look, self.actions_table = look, actions
        self.tall = False
        self.search = SearchField(look)
        self.conditions = Card(look, _("Conditions"), _("All presets by condition"))
        self.preset = PresetPanel(look, actions)
        self.parameters = ParametersPanel(look, actions)
        self.waveform = WaveformCard(look, actions)
        self.map: QWidget | None = None
        self.spectrum = SpectrumCard(look, actions)
        self.response = ResponseCard(look)
        actions["response"].setChecked(True)
        self.verdict = VerdictCard(look)
        self.dose = DosePanel(look)
        self.against = AgainstPanel(look)
        self.strip_card = Card(look, _("Session"), _("When trains run"), ends=3)
        self.strip = SessionStrip(look)
        self.strip_card.column.addWidget(self.strip)
        self.left = Column(look, _("Conditions and parameters"))
        self.right = Column(look, _("Verdict, dose and preset"))
        self.export = Button(look, "outlined", _("Export figure"), "figure")
        self.copy = Button(look, "outlined", _("Copy picture"), "copy")
        self._build()
        look.changed.connect(self.respace)
        self.respace()

    def _build(self) -> None:
        for card in (self.conditions, self.preset, self.parameters):
            self.left.cards.addWidget(card, 1 if card is self.conditions else 0)
        self.left.cards.addStretch()
        for right in (self.verdict, self.dose, self.against):
            self.right.cards.addWidget(right)
        self.right.cards.addStretch()
        self.conditions.hide()
        self.parameters.column.insertWidget(1, self.preset.reminder)
        self.left_side, self.right_side = QWidget(), QWidget()
        self.left_box, self.right_box = QVBoxLayout(self.left_side), QVBoxLayout(self.right_side)
        self.left_box.addWidget(self.search)
        self.left_box.addWidget(self.left)
        self.buttons = QHBoxLayout()
        for name, button in (("export", self.export), ("copy", self.copy)):
            button.follow(self.actions_table[name])
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.buttons.addWidget(button)
        self.right_box.addWidget(self.right)
        self.right_box.addLayout(self.buttons)
        self.columns = QHBoxLayout()
        self.columns.addWidget(self.left_side)
        self.centre = QVBoxLayout()
        below = ((self.response, BELOW_PART), (self.spectrum, BELOW_PART))
        for card, part in ((self.waveform, WAVEFORM_PART), *below):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            self.centre.addWidget(card, part)
        self.columns.addLayout(self.centre, 1)
        self.columns.addWidget(self.right_side)
        self.rows = QVBoxLayout(self)
        self.rows.addLayout(self.columns, 1)
        self.strip_box = QHBoxLayout()
        self.strip_box.addWidget(self.strip_card)
        self.rows.addLayout(self.strip_box)

    def respace(self) -> None:
        """Gaps of the theme in force."""
        px, gap = self.look.px, self.look.px(GAP)
        self.rows.setContentsMargins(gap, gap, 0, 0)
        self.rows.setSpacing(gap)
        self.strip_box.setContentsMargins(0, 0, gap, 0)
        self.columns.setSpacing(0)
        self.centre.setSpacing(gap)
        self.left_box.setContentsMargins(0, 0, 0, 0)
        self.left_box.setSpacing(gap)
        self.right_box.setContentsMargins(gap, 0, 0, 0)
        self.right_box.setSpacing(gap)
        self.buttons.setContentsMargins(0, 0, gap, 0)
        self.buttons.setSpacing(gap)
        self.strip_card.setFixedHeight(px(STRIP_HEIGHT))
        self.search.say(self.actions_table["search"].shortcut().toString().replace("+", " "))
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns by the room there is."""
        self.arrange()

    @property
    def narrow(self) -> bool:
        """Whether the right column is a drawer."""
        return self.width() / self.look.scale < NARROW

    def arrange(self) -> None:
        """Widths of the columns; whether the conditions are open and the right column is shown."""
        px, gap = self.look.px, self.look.px(GAP)
        wide = self.width() / self.look.scale >= WIDE
        self.left_side.setFixedWidth(px(LEFT_WIDE if wide else LEFT) + gap)
        right = RIGHT_WIDE if wide else RIGHT_OPEN if self.verdict.is_open else RIGHT
        self.right_side.setFixedWidth(px(right) + 2 * gap)
        self.search.setFixedWidth(px(LEFT_WIDE if wide else LEFT))
        height = self.window().height() / self.look.scale
        tall = height >= TALL
        if tall != self.tall:
            self.tall = tall
            self.preset.roomy(2 if tall else 1)
            self.dose.open(tall)
        self._put_first(self.parameters if height < SHORT else self.preset)
        self.conditions.setVisible(tall and self.conditions.column.count() > 0)
        self.columns.setContentsMargins(0, 0, gap if self.narrow else 0, 0)
        self.waveform.dose.setVisible(self.narrow)
        self.right_side.setVisible(not self.narrow or self.actions_table["dose"].isChecked())
        self.arrange_below()
        self.verdict.lie_in(self.centre if self.narrow else None)
        self.fold_right()

    def fold_right(self) -> None:
        """Where height is short: the preset's column to its heading, then rows without a limit."""
        px, gap = self.look.px, self.look.px(GAP)
        wide = self.right.viewport().width() - gap
        verdict = 0
        if not self.verdict.isHidden():
            verdict = max(px(VERDICT), self.verdict.heightForWidth(wide)) + gap
        room = self.right.viewport().height() - verdict
        against = self.against.whole_height()
        self.against.fold(self.dose.whole_height(plain=True) + gap + against > room)
        left = self.against.least_height() + gap
        self.dose.fold(self.dose.whole_height(plain=True) + left > room)

    def put_map(self, card: QWidget) -> None:
        """Give the map the place of the waveform."""
        self.map = card
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.centre.insertWidget(self.centre.indexOf(self.waveform) + 1, card, MAP_PART)

    def arrange_below(self) -> None:
        """The response under the waveform, unless another plot is there or height is short."""
        others = any(self.actions_table[name].isChecked() for name in ("spectrum", "voltage"))
        wanted = self.actions_table["response"].isChecked() and not others
        least = SHORT if self.map is None or self.map.isHidden() else TALL
        high = self.window().height() / self.look.scale >= least
        self.response.setVisible(wanted and high)

    def _put_first(self, card: QWidget) -> None:
        """Where height is short the parameters stay in sight and the preset is scrolled to."""
        self.preset.remind(card is self.parameters)
        cards = self.left.cards
        first = min(cards.indexOf(self.parameters), cards.indexOf(self.preset))
        if cards.indexOf(card) != first:
            cards.removeWidget(card)
            cards.insertWidget(first, card)
