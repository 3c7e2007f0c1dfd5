"""Between the session and the device: what it plays, its sheet, the voltage at the pads.

Everything is made when it is first asked for. What takes longer than a frame follows once the hand
rests; until then what stands there is faint.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from wavesim.core.program import Program
from wavesim.gui.session import Session
from wavesim.presentation.project import Project, View

if TYPE_CHECKING:
    from wavesim.device.replay import Replay
    from wavesim.gui.device_line import DeviceLine
    from wavesim.gui.device_sheet import DeviceSheet
    from wavesim.gui.voltage_card import VoltageCard
    from wavesim.gui.window import Window
    from wavesim.presentation.voltage_scene import PadsChoice

REST_MS = 80
"""How long nothing must have changed before the device is asked."""
LINE_AT = 2
"""Place of the line in the card of the waveform: under the heading and the line of samples."""


class DeviceLink(QObject):
    """The device of the program, in all places where it is shown.

    told(): something else can be reached with the keyboard now.
    """

    told = Signal()

    def __init__(self, window: "Window", session: Session) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self.sheet: DeviceSheet | None = None
        self.line: DeviceLine | None = None
        self.card: VoltageCard | None = None
        self.found: Replay | None = None
        self.load = "pad"
        self.typed_v: float | None = None
        self._shown: tuple[Project, View] | None = None
        self._device: str | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.tell)
        window.work.parameters.device.clicked.connect(self.open)
        window.actions_table["spectrum"].toggled.connect(self._make_room)

    def follow(self, project: Project, view: View) -> None:
        """Show what is new in the places that are open."""
        before, self._shown = self._shown, (project, view)
        program = project.program
        if before is None or program.device != self._device:
            self._device, self.typed_v = program.device, None
            self._name()
        self._show_line()
        if self.card is not None and self.card.isVisible():
            self._show_voltage(program, view)
        if before is None or before[0].program is not program or _place(before[1]) != _place(view):
            self._later()

    def tell(self) -> None:
        """What the device makes of the program now, wherever that is open."""
        self._rest.stop()
        project, view = self.session.project, self.session.view
        self._tell_device(project, view)
        if self.card is not None and self.card.isVisible():
            from wavesim.presentation.voltage_page import voltage_page

            choice = self.choice()
            self.card.view.show_voltage(project.program, view, choice)
            self.card.show_page(voltage_page(project.program, view, choice))
        self.told.emit()

    def open(self) -> None:
        """Open the sheet of the device, or bring the open one to the front."""
        from wavesim.gui.device_sheet import DeviceSheet

        if self.sheet is None:
            played = self.window.actions_table["played"]
            self.sheet = DeviceSheet(self.window, self.window.look, played)
            self.sheet.chosen.connect(self._choose)
            self.sheet.apply_wanted.connect(self._apply)
            self.sheet.finished.connect(self._forget)
            self.tell()
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.activateWindow()

    def toggle_played(self) -> None:
        """Lay the train of the device over the design; without a device, choose one."""
        on = self.window.actions_table["played"].isChecked()
        self.session.play_on_device(on)
        if on and self.session.project.program.device is None:
            self.open()

    def toggle_voltage(self) -> None:
        """Show the voltage under the waveform, or take it away."""
        on, actions = self.window.actions_table["voltage"].isChecked(), self.window.actions_table
        if on and actions["spectrum"].isChecked():
            actions["spectrum"].trigger()
        if on and self.card is None:
            self._make_card()
        if self.card is not None:
            self.card.setVisible(on)
        self.window.work.arrange_below()
        self._renew()

    def choice(self) -> "PadsChoice":
        """The load and the largest voltage that are chosen: typed, else that of the device."""
        from wavesim.presentation.voltage_page import device_compliance_v
        from wavesim.presentation.voltage_scene import PadsChoice

        volt = self.typed_v
        if volt is None:
            volt = device_compliance_v(self.session.project.program)
        return PadsChoice(load=self.load, compliance_v=volt)

    def line_stops(self) -> list[QWidget]:
        """What Tab reaches in the line."""
        return self.line.tab_stops() if self.line is not None else []

    def card_stops(self) -> list[QWidget]:
        """What Tab reaches in the card of the voltage."""
        return self.card.tab_stops() if self.card is not None else []

    def _show_voltage(self, program: Program, view: View) -> None:
        """The voltage in the same frame, or where that is too long, when the hand rests."""
        from wavesim.presentation.voltage_scene import is_slow

        assert self.card is not None
        choice = self.choice()
        self.card.show_choice(choice)
        if not is_slow(program, view):
            self.card.view.show_voltage(program, view, choice)
        elif self.card.view.shown != (program, view, choice):
            self.card.view.fade()
            self._rest.start()

    def _name(self) -> None:
        """The name of the device beside the parameters, and whether it can be laid over."""
        words = ""
        if self._device is not None:
            from wavesim.presentation.device_page import device_title

            words = device_title(self._device)
        self.window.work.parameters.show_device(words)

    def _show_line(self) -> None:
        """The line is there while the train of a device is laid over the design."""
        assert self._shown is not None
        project, view = self._shown
        self.window.actions_table["played"].setChecked(view.played)
        wanted = view.played and bool(project.program.section[view.section].channel)
        if wanted and self.line is None:
            from wavesim.gui.device_line import DeviceLine

            self.line = DeviceLine(self.window.look)
            self.line.sheet_wanted.connect(self.open)
            self.line.apply_wanted.connect(self._apply)
            self.window.work.waveform.column.insertWidget(LINE_AT, self.line)
            self._later()
        if self.line is not None and self.line.isHidden() is wanted:
            self.line.setVisible(wanted)
            self._later()

    def _later(self) -> None:
        """Ask when the hand rests; until then it is out of date."""
        for part in (self.line, self.sheet, self.card):
            if part is not None and part.isVisible():
                part.fade()
                self._rest.start()

    def _tell_device(self, project: Project, view: View) -> None:
        line_open = self.line is not None and not self.line.isHidden()
        if self.sheet is None and not line_open:
            return
        from wavesim.presentation.device_line import device_line
        from wavesim.presentation.device_page import change_rows, device_page, no_device
        from wavesim.presentation.device_voltage import known_device

        profile = known_device(project.program.device)
        if profile is None:
            self.found = None
        elif self.found is None or self.found.design is not project.program:
            from wavesim.device.replay import replayed

            self.found = replayed(project.program, profile)
        if self.sheet is not None:
            page = device_page(self.found) if self.found else None
            self.sheet.show_page(project.program.device, page)
        if self.line is not None and line_open:
            if self.found is None:
                self.line.say(no_device(project.program.device), ())
            else:
                words = device_line(self.found, view.section, view.channel)
                self.line.say(words, change_rows(self.found))

    def _make_card(self) -> None:
        from wavesim.gui.measures import BELOW_PART
        from wavesim.gui.voltage_card import VoltageCard

        work = self.window.work
        self.card = VoltageCard(self.window.look, self.window.actions_table["voltage"])
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.card.load_wanted.connect(self._take_load)
        self.card.compliance_wanted.connect(self._take_compliance)
        work.centre.addWidget(self.card, BELOW_PART)

    def _make_room(self, spectrum: bool) -> None:
        """Only one of spectrum and voltage is under the waveform."""
        if spectrum and self.window.actions_table["voltage"].isChecked():
            self.window.actions_table["voltage"].trigger()

    def _take_load(self, name: str) -> None:
        self.load = name
        self._renew()

    def _take_compliance(self, volt: float | None) -> None:
        self.typed_v = volt
        self._renew()

    def _renew(self) -> None:
        self.follow(self.session.project, self.session.view)
        self.tell()

    def _choose(self, device_id: str | None) -> None:
        """Name another device; one step back."""
        self.session.edit({"device": device_id})
        self._renew()

    def _apply(self, edits: dict[str, float]) -> None:
        """Take a value the device has; one that does not fit the program is refused in words."""
        error = self.session.edit(edits)
        if error is not None:
            from wavesim.presentation.problems import explanation

            self.window.notice.say(explanation(error.problems[0]), "caution", {})

    def _forget(self) -> None:
        """The sheet is closed, and deletes itself."""
        self.sheet = None


def _place(view: View) -> tuple[int, int]:
    return view.section, view.channel
