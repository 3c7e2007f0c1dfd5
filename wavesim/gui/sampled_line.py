"""As sampled tools see it: the rate, and what sampling at it would say of the train."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wavesim.core.errors import ImpossibleError
from wavesim.gui.controls import Label
from wavesim.gui.look import Look
from wavesim.gui.number_field import HEIGHT, NumberField
from wavesim.presentation.entry import number_in
from wavesim.presentation.words import _, quantity

FIRST_HZ = 10_000.0
LOWEST_HZ, HIGHEST_HZ = 1_000.0, 1_000_000.0
FIELD_WIDTH = 84


class SampledLine(QWidget):
    """Hidden until it is asked for. rate_wanted(hertz): the train is to be sampled at this rate."""

    rate_wanted = Signal(float)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.rate_hz = FIRST_HZ
        self.setAccessibleName(_("Sampled"))
        self.setAccessibleDescription(_("The train as a tool sees it that samples it"))
        self.name = Label(look, "small", "text2", _("Sampled at"), wrap=False)
        self.field = NumberField(look)
        self.field.setAccessibleName(_("Sample rate, kilohertz, from 1 to 1,000"))
        self.field.setAccessibleDescription(self.name.text())
        self.said = Label(look, "small", "text2")
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self.said, 1)
        self.field.entered.connect(self._enter)
        self.field.stepped.connect(self._step)
        look.changed.connect(self.respace)
        self.field.set_unit("kHz")
        self.respace()
        self.hide()

    def respace(self) -> None:
        """Sizes of the theme in force."""
        px = self.look.px
        self.row.setContentsMargins(0, px(6), 0, px(2))
        self.row.setSpacing(px(8))
        self.field.setFixedSize(px(FIELD_WIDTH), px(HEIGHT))
        self.name.setFixedHeight(px(HEIGHT))
        self.said.setMinimumHeight(px(HEIGHT))

    def show_rate(self, rate_hz: float | None, sentences: tuple[str, ...]) -> None:
        """Show a rate and what is said of it; None hides the line."""
        self.setVisible(rate_hz is not None)
        if rate_hz is None:
            return
        if rate_hz != self.rate_hz:
            self.field.accept()
        self.rate_hz = rate_hz
        self.field.show_value(rate_hz / 1e3, 0)
        if not self.field.refused:
            self._say(" ".join(sentences), "text2")

    def _say(self, text: str, token: str) -> None:
        self.said.recolor(token)
        if text != self.said.text():
            self.said.setText(text)
            self.field.setAccessibleDescription(text)

    def _enter(self, text: str) -> None:
        """A rate was typed, in kHz."""
        try:
            rate_hz = 1e3 * number_in(text, "", "kHz")
        except ImpossibleError:
            self._refuse()
            return
        self._ask(rate_hz)

    def _step(self, steps: int) -> None:
        """Up and down: twice the rate, or half of it."""
        rate_hz = self.rate_hz * 2.0 ** (1 if steps > 0 else -1)
        self._ask(min(max(rate_hz, LOWEST_HZ), HIGHEST_HZ))

    def _ask(self, rate_hz: float) -> None:
        if not LOWEST_HZ <= rate_hz <= HIGHEST_HZ:
            self._refuse()
            return
        self.field.accept()
        self.rate_wanted.emit(rate_hz)

    def _refuse(self) -> None:
        self.field.refuse()
        self._say(
            _("Type a number from 1 to 1,000 kHz; {kept} is kept").format(
                kept=quantity(self.rate_hz / 1e3, "kHz", figures=6)
            ),
            "stop.head",
        )
