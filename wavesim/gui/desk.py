"""The window at work: what the session holds goes to the panels, once a turn of the event loop."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from wavesim.analysis.dose import channel_dose
from wavesim.core.program import Program
from wavesim.gui import settings
from wavesim.gui.channel_list import MOST
from wavesim.gui.chooser import Chooser
from wavesim.gui.device_link import DeviceLink
from wavesim.gui.documents import Documents
from wavesim.gui.keys import show_about, show_keys
from wavesim.gui.own_presets import OwnPresets
from wavesim.gui.pads_link import PadsLink
from wavesim.gui.response_link import ResponseLink
from wavesim.gui.session import FIRST_PRESET, Session
from wavesim.gui.verdict_link import VerdictLink
from wavesim.gui.viewing import asked, section_start_s
from wavesim.gui.waveform_view import WaveformView
from wavesim.gui.window import Window
from wavesim.paint.palette import PALETTES
from wavesim.presentation.against import against_preset
from wavesim.presentation.card import preset_card
from wavesim.presentation.choices import now_words
from wavesim.presentation.describe import subtitle, waveform_sentence
from wavesim.presentation.dose_rows import KEY_FIGURES, dose_rows
from wavesim.presentation.meter import dose_meters
from wavesim.presentation.parameters import parameter_rows
from wavesim.presentation.project import Project, View, pulse_view, session_view, train_view
from wavesim.presentation.sampled import sampled_sentences
from wavesim.presentation.strip import strip, time_words
from wavesim.presentation.weeks import WeekChoice, week_choices, week_shown
from wavesim.presentation.words import _
from wavesim.presentation.zooms import ZOOMS

if TYPE_CHECKING:
    from wavesim.gui.choice_sheet import ChoiceSheet
    from wavesim.gui.map_link import MapLink


class Desk(QObject):
    """Connects one session with one window."""

    _wanted = Signal()

    def __init__(self, window: Window, session: Session, waveform: WaveformView) -> None:
        super().__init__(window)
        self.window, self.session, self.waveform = window, session, waveform
        self.documents = Documents(window, session, self.waveform)
        self.chooser = Chooser(window, session, self.documents)
        self.pads = PadsLink(window, window.work.preset.pads)
        self.verdict = VerdictLink(window, session)
        self.response = ResponseLink(window, session)
        self.device = DeviceLink(window, session)
        self.map: MapLink | None = None
        self.own_presets = OwnPresets(window, session, self.chooser.index)
        self._stops: list[QWidget] = []
        self._course: Program | None = None
        self._weeks: tuple[WeekChoice, ...] = ()
        self.sheets: dict[str, ChoiceSheet] = {}
        self._project: Project | None = None
        self._view: View | None = None
        self._due = False
        # Queued: it comes after all that a hand did in this turn, and before the repaint.
        self._wanted.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        self._connect()
        self.restyle()
        self.refresh()

    def _connect(self) -> None:
        session, work, actions = self.session, self.window.work, self.window.actions_table
        session.changed.connect(self._soon)
        self.waveform.view_changed.connect(session.show)
        self.waveform.cursors_changed.connect(actions["cursors"].setChecked)
        work.strip.wanted.connect(self._move_window)
        work.parameters.place_chosen.connect(self._choose_place)
        work.parameters.channels.chosen.connect(self._choose_channel)
        work.preset.week_chosen.connect(self._choose_week)
        work.waveform.samples.rate_wanted.connect(session.sampled)
        work.parameters.sheet_wanted.connect(self.open_sheet)
        self.device.told.connect(self.order)
        self.verdict.learned.connect(self._learned)
        work.verdict.place_wanted.connect(self._show_place)
        for unfolded in (work.verdict.toggled, work.verdict.opened):
            unfolded.connect(self._unfolded)
        self.window.look.changed.connect(self.restyle)
        self.window.closing.connect(self.documents.may_close)
        actions.connect({
            "choose": self.chooser.choose, "search": self.chooser.search,
            "open": self.documents.open_asking, "save": self.documents.save,
            "save_as": self.documents.save_asking,
            "save_preset": self.own_presets.save_asking, "export": self.documents.export_asking,
            "copy": self.documents.copy_picture, "undo": session.undo_stack.undo,
            "redo": session.undo_stack.redo, "reset": session.reset_to_preset,
            "fit": self.waveform.fit, "cursors": self.waveform.toggle_cursors,
            "together": lambda: session.together(actions["together"].isChecked()),
            "sampled": self._toggle_sampled, "spectrum": self._toggle_spectrum,
            "device": self.device.open, "played": self.device.toggle_played,
            "voltage": self.device.toggle_voltage,
            "map": self._toggle_map, "response": work.arrange_below, "dose": work.arrange,
            "keys": lambda: show_keys(self.window),
            "about": lambda: show_about(self.window), "quit": self.window.close,
            **{name: self._theme(name) for name in PALETTES},
            **{zoom.name: self._zooming(zoom.name) for zoom in ZOOMS},
        })  # fmt: skip

    def _soon(self) -> None:
        if not self._due:
            self._due = True
            self._wanted.emit()

    def refresh(self) -> None:
        """Show what is new. A panel whose rows are the same does nothing."""
        self._due = False
        project, view = self.session.project, self.session.view
        new_place = self._view is None or (view.section, view.channel) != (
            self._view.section, self._view.channel)
        self.waveform.show(project, view)
        self.window.work.waveform.subtitle.say(subtitle(project, view))
        if project != self._project or new_place:
            self._show_program(project, view)
        self._show_overlays(project, view)
        self.device.follow(project, view)
        self.window.work.response.show_response(project, view)
        if self.map is not None:
            self.map.follow()
        if self.window.work.spectrum.isVisible():
            self.window.work.spectrum.view.show_spectrum(project.program, view)
        self._show_window(project.program, view)
        self._show_actions(project, view)
        self._project, self._view = project, view
        self.order()

    def _show_program(self, project: Project, view: View) -> None:
        work, section, channel = self.window.work, view.section, view.channel
        part = project.program.section[section]
        work.preset.show_card(preset_card(project))
        self.pads.follow(project.preset or project.program, project.program)
        judged = [one for one in self.verdict.follow(project, section, channel).check.judged
                  if (one.section, one.channel) == (section, channel)]
        self._show_rows()
        work.parameters.kinds.show_words(now_words(project.program, section, channel))
        self._show_places(project.program, view)
        several = len(project.program.section) > 1
        dose = channel_dose(part, channel) if part.channel else None
        bars = dose_meters(dose, judged) if dose else {}
        rows = dose_rows(dose, one_of_several=several, meters=bars) if dose else ()
        work.dose.show_rows(rows, KEY_FIGURES)
        work.against.show_rows(against_preset(project, section, channel))
        work.fold_right()
        work.strip.show_strip(strip(project.program, work.strip.columns()),
                              time_words(project.program.duration_s))
        self._show_name(project)
        self.chooser.mark()

    def _show_rows(self) -> None:
        """The numbers of the channel, those marked that are known to be beyond a limit."""
        view = self.session.view
        rows = parameter_rows(self.session.project, view.section, view.channel)
        self.window.work.parameters.show_rows(self.verdict.marked(rows), self.session.edit)

    def _learned(self) -> None:
        """What would bring a finding inside is known: rows are marked, buttons may be new."""
        self._show_rows()
        self.order()

    def _unfolded(self) -> None:
        """More or less of the verdict is open: room for it, and its keys in reading order."""
        work = self.window.work
        if work.narrow and work.verdict.is_open:
            self.window.actions_table["dose"].setChecked(True)
        work.arrange()
        self.order()

    def _show_places(self, program: Program, view: View) -> None:
        """Sections and channels to choose from, and the weeks of the course."""
        panel, part = self.window.work.parameters, program.section[view.section]
        names = [name for name, _section, _channel in places(program)]
        listed = len(program.section) == 1 and len(part.channel) <= MOST
        panel.show_places(names, self._current_place(), listed=listed)
        course = self.session.course
        if course is not self._course:
            self._course, self._weeks = course, week_choices(course)
        self.window.work.preset.show_weeks(self._weeks, week_shown(self._weeks, program))

    def _show_overlays(self, project: Project, view: View) -> None:
        """Which channels are shown, and what is laid over them."""
        work, part = self.window.work, project.program.section[view.section]
        channels = [channel.name for channel in part.channel]
        work.parameters.channels.show_channels(channels, view.channel, view.together)
        rate_hz = view.sampled_hz if channels else None
        sentences = sampled_sentences(part, view.channel, rate_hz) if rate_hz else ()
        work.waveform.samples.show_rate(rate_hz, sentences)
        actions = self.window.actions_table
        actions["together"].setEnabled(len(channels) > 1)
        actions["together"].setChecked(view.together and len(channels) > 1)
        actions["sampled"].setEnabled(bool(channels))
        actions["sampled"].setChecked(rate_hz is not None)

    def _show_name(self, project: Project) -> None:
        session, path = self.session, self.session.path
        if session.unsaved:
            state = _("edited, not saved")
        else:
            state = _("saved in {name}").format(name=path.name) if path else ""
        self.window.top.name(project.program.title, state)
        self.window.setWindowTitle(f"{project.program.title} {state}".strip())
        first = project.preset is not None and project.preset.id == FIRST_PRESET
        hint = _("Drag the amplitude") if first and not session.touched else ""
        self.window.work.parameters.say_hint(hint)

    def _show_window(self, program: Program, view: View) -> None:
        """The frame on the strip, and the sentence for those who do not see the waveform."""
        start_s = section_start_s(program, view.section)
        at_s = start_s + view.start_s
        self.window.work.strip.show_window(at_s, start_s + view.stop_s, time_words(at_s))
        self.waveform.set_description(waveform_sentence(self.session.project, view))

    def _show_actions(self, project: Project, view: View) -> None:
        actions, stack = self.window.actions_table, self.session.undo_stack
        actions["undo"].setEnabled(stack.canUndo())
        actions["redo"].setEnabled(stack.canRedo())
        actions["undo"].setText(self.session.undo_sentence())
        actions["redo"].setText(self.session.redo_sentence())
        actions["reset"].setEnabled(project.preset not in (None, project.program))
        for zoom in ZOOMS:
            actions[zoom.name].setChecked(view.zoom == zoom.name)

    def restyle(self) -> None:
        """The theme in force, for the waveform and for the next start."""
        look = self.window.look
        self.waveform.set_palette(look.palette, look.user_scale)
        settings.keep_theme(look.theme)

    def _theme(self, name: str) -> Callable[[], None]:
        return lambda: self.window.look.set_theme(name)

    def _zooming(self, name: str) -> Callable[[], None]:
        return lambda: self._zoom(name)

    def _zoom(self, name: str) -> None:
        """One of the named zooms, of the channel that is shown."""
        view, project = self.session.view, self.session.project
        place = (project.program, view.section, view.channel)
        if name == "session":
            self.session.show(session_view(*place))
        else:
            named = pulse_view if name == "pulse" else train_view
            self.session.show(named(*place, project.preset))
        self._announce()

    def _move_window(self, start_s: float, stop_s: float) -> None:
        view = asked(self.session.view, start_s, stop_s, self.session.project.program)
        self.session.show(view)

    def _choose_place(self, number: int) -> None:
        _name, section, channel = [*places(self.session.project.program)][number]
        self._show_place(section, channel)

    def _show_place(self, section: int, channel: int) -> None:
        """One train of a channel."""
        project = self.session.project
        self.session.show(train_view(project.program, section, channel, project.preset))

    def _choose_channel(self, number: int) -> None:
        """Another channel of the section, at the zoom there is."""
        zoom = self.session.view.zoom
        self.session.show(replace(self.session.view, channel=number))
        if zoom in ("pulse", "train"):
            self._zoom(zoom)

    def _choose_week(self, number: int) -> None:
        program = self._weeks[number].program
        if program is not None:
            self.session.show_week(program)

    def _toggle_sampled(self) -> None:
        on = self.window.actions_table["sampled"].isChecked()
        self.session.sampled(self.window.work.waveform.samples.rate_hz if on else None)

    def _toggle_spectrum(self) -> None:
        """Show the spectrum under the waveform, or take it away."""
        card = self.window.work.spectrum
        card.setVisible(self.window.actions_table["spectrum"].isChecked())
        self.window.work.arrange_below()
        if card.isVisible():
            card.view.show_spectrum(self.session.project.program, self.session.view)

    def _toggle_map(self) -> None:
        """Show the map in the place of the waveform, or take it away; it is made when asked for."""
        from wavesim.gui.map_link import MapLink

        if self.map is None:
            self.map = MapLink(self.window, self.session, self.verdict)
        self.map.show(self.window.actions_table["map"].isChecked())
        self.order()

    def _current_place(self) -> int:
        view = self.session.view
        found = [(section, channel) for _name, section, channel in
                 places(self.session.project.program)]
        return found.index((view.section, view.channel))

    def open_sheet(self, name: str) -> None:
        """Open the sheet of shape, timing, modulation or cycle; each is made when first asked."""
        from wavesim.gui.choice_sheet import ChoiceSheet

        if name not in self.sheets:
            self.sheets[name] = ChoiceSheet(self.window, self.window.look, self.session, name)
        self.sheets[name].open_at(self.window.work.parameters.kinds.links[name])

    def _announce(self) -> None:
        """Tell a screen reader what is shown now."""
        sentence = waveform_sentence(self.session.project, self.session.view)
        event = QAccessibleAnnouncementEvent(self.waveform, sentence)
        QAccessible.updateAccessibility(event)

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        work, top = self.window.work, self.window.top
        card = work.waveform
        return [
            work.search, self.chooser.tree, *work.preset.tab_stops(),
            *work.parameters.tab_stops(), *card.tab_stops(),
            *self.device.line_stops(), self.waveform,
            *(self.map.tab_stops() if self.map else []),
            *work.response.tab_stops(), *work.spectrum.tab_stops(), *self.device.card_stops(),
            *work.verdict.tab_stops(), work.dose.more, work.against.more, work.export,
            work.copy, work.strip,
            top.undo, top.redo, top.themes,
        ]  # fmt: skip

    def order(self) -> None:
        """Put what Tab reaches in reading order; rows and channels may be other ones now."""
        stops = self.tab_stops()
        if stops == self._stops:
            return
        self._stops = stops
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def places(program: Program) -> Iterator[tuple[str, int, int]]:
    """Every channel of a program, with its name, section and number; a rest has channel 0."""
    several = len(program.section) > 1
    for number, section in enumerate(program.section):
        for channel, name in enumerate([part.name for part in section.channel] or [""]):
            words = [section.name if several else "", name]
            yield " · ".join(word for word in words if word), number, channel
