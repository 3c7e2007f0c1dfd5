"""The devices to choose from, one under another."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wavesim.gui.controls import Button
from wavesim.gui.look import Look, rounded
from wavesim.presentation.device_page import DeviceOffer, device_offers
from wavesim.presentation.words import _

HIGH, WIDE = 44, 290


class DeviceButton(Button):
    """The name of a device, and below it whose numbers it has."""

    def __init__(self, look: Look, offer: DeviceOffer) -> None:
        super().__init__(look, "flat", offer.title, hint=offer.whose)
        self.offer = offer
        self.setCheckable(True)
        self.setToolTip(offer.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self.look.px(WIDE), self.look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, name, whose numbers, focus."""
        look, px, box = self.look, self.look.px, QRectF(self.rect())
        with QPainter(self) as painter:
            if self.isChecked():
                rounded(painter, look, box, px(6), "sel", "accent")
            elif self.underMouse():
                rounded(painter, look, box, px(6), "inset")
            inside = box.adjusted(px(10), px(4), -px(8), -px(4))
            half = inside.height() / 2.0
            title = look.metrics("small_strong").elidedText(
                self.text(), Qt.TextElideMode.ElideRight, inside.width()
            )
            look.text(painter, inside.adjusted(0, 0, 0, -half), title, "small_strong", "text")
            look.text(painter, inside.adjusted(0, half, 0, 0), self.offer.whose, "caption", "text2")
            if self.hasFocus() and self.by_keyboard:
                look.ring(painter, box, px(6))


class DeviceList(QWidget):
    """chosen(id): this device is to be named; None: none."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(_("Devices"))
        self.setAccessibleDescription(_("The device that plays this program"))
        self.buttons = [DeviceButton(look, offer) for offer in device_offers()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        for button in self.buttons:
            button.clicked.connect(self._choosing(button))
            column.addWidget(button)
        column.addStretch(1)

    def mark(self, device_id: str | None) -> None:
        """Which one the program names."""
        for button in self.buttons:
            button.setChecked(button.offer.id == device_id)

    def _choosing(self, button: DeviceButton) -> Callable[[], None]:
        def choose() -> None:
            button.setChecked(True)
            self.chosen.emit(button.offer.id)

        return choose
