"""The numbers a person can set: rows with sliders, then fields in pairs."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from wavesim.gui.actions import Actions
from wavesim.gui.channel_list import ChannelList
from wavesim.gui.choice_links import ChoiceLinks, KindLink
from wavesim.gui.controls import Button, Label
from wavesim.gui.look import Look
from wavesim.gui.panel import Folding, Panel
from wavesim.gui.said_line import SaidLine
from wavesim.presentation.problems import explanation
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.gui.editor import Edit
    from wavesim.gui.parameter_row import MainRow, PairField
    from wavesim.presentation.parameters import ParameterRow
    from wavesim.presentation.row_notes import RowNote


class Rule(QWidget):
    """A thin line between two groups."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The line with room below it."""
        return QSize(self.look.px(100), self.look.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, self.look.color("border"))


class Pair(QWidget):
    """Two fields in a line, and below them a note or what must be said about one of them."""

    def __init__(self, look: Look, fields: "list[PairField]", edit: "Edit") -> None:
        super().__init__()
        self.look, self.fields, self.edit = look, fields, edit
        self.line = SaidLine(look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column = QVBoxLayout(self)
        self.row = QHBoxLayout()
        self.column.addLayout(self.row)
        self.note = Folding(look, "caption", "text3")
        self.note.fold(True)
        self.link: Button | None = None
        self.edits: dict[str, object] = {}
        self.below = QHBoxLayout()
        self.below.addWidget(self.note, 1)
        self.column.addLayout(self.below)
        for field in fields:
            self.row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.editor.said.connect(self.take)
        if len(fields) == 1:
            self.row.addWidget(QWidget(), 1)
        look.changed.connect(self.respace)
        self.respace()

    def take(self) -> None:
        """Room for the message, if there is one."""
        messages = [field.message for field in self.fields]
        message = next((m for m in messages if m[0]), ("", "ok"))
        if message != (self.line.text, self.line.state):
            self.line.text, self.line.state = message
            self.respace()
            self.update()

    def respace(self) -> None:
        """Gaps of the theme in force, and room for the message."""
        lines = self.line.lines(max(self.width(), self.look.px(240))) if self.line.text else 0
        self.column.setContentsMargins(0, 0, 0, self.look.px(8 + 15 * lines))
        self.column.setSpacing(self.look.px(2))
        self.row.setSpacing(self.look.px(12))

    def show_note(self, note: "RowNote | None") -> None:
        """A sentence and a link under the fields; none of both leaves no room."""
        self.edits = dict(note.edits) if note and note.edits else {}
        self.note.say(note.text if note else "")
        self.note.setToolTip(note.hint if note else "")
        if note and self.edits:
            self._show_link(note)
        elif self.link is not None:
            self.link.hide()

    def _show_link(self, note: "RowNote") -> None:
        if self.link is None:
            self.link = Button(self.look, "link", note.link, hint=note.hint)
            self.link.clicked.connect(self._follow)
            self.below.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        if note.link != self.link.text():
            self.link.setText(note.link)
            self.link.setAccessibleName(note.link)
            self.link.setAccessibleDescription(note.hint)
            self.link.setToolTip(note.hint)
            self.link.updateGeometry()
        self.link.show()

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        fields: list[QWidget] = [stop for field in self.fields for stop in field.tab_stops()]
        return fields if self.link is None else [*fields, self.link]

    def _follow(self) -> None:
        """Make the edit of the note; one that cannot be is said in its place."""
        error = self.edit(self.edits, None)
        if error is not None:
            self.line.text, self.line.state = explanation(error.problems[0]), "refused"
            self.respace()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The message."""
        if self.line.text:
            with QPainter(self) as painter:
                above = max(self.row.geometry().bottom(), self.below.geometry().bottom())
                box = QRectF(self.rect()).adjusted(0, above + self.look.px(3), 0, 0)
                self.line.paint(painter, box)


def paired(
    fields: "list[PairField]", rows: "tuple[ParameterRow, ...]"
) -> "Iterator[list[PairField]]":
    """Two and two, and only fields of one group beside each other."""
    together = zip(fields, rows, strict=True)
    for _group, members in groupby(together, key=lambda one: one[1].group):
        found = [field for field, _row in members]
        yield from (found[i : i + 2] for i in range(0, len(found), 2))


class ParametersPanel(Panel):
    """Rows, links to the sheets of kinds, and pairs.

    place_chosen(number): another section or channel is to be shown. sheet_wanted(name): shape,
    timing, modulation or cycle is to be changed.
    """

    place_chosen = Signal(int)
    sheet_wanted = Signal(str)

    def __init__(self, look: Look, actions: Actions) -> None:
        self.hint = Label(look, "small_strong", "yours_text", wrap=False)
        self.reset = Button(look, "flat", _("Reset to preset"), "reset").follow(actions["reset"])
        self.place = Button(look, "flat", "", trailing="chevron_down",
                            hint=_("Choose section and channel"))
        self.places: list[str] = []
        self.channels = ChannelList(look, actions)
        self.rows: list[MainRow] = []
        self.pairs: list[Pair] = []
        self.layout_key: tuple[tuple[str, bool], ...] = ()
        self.kinds = ChoiceLinks(look)
        self.device = KindLink(look, _("Device"), _("What a real stimulator makes of this"))
        self.device.place(beside=True)
        super().__init__(look, _("Parameters"), _("The numbers of the program"))
        self._build()

    def _build(self) -> None:
        self.head.addWidget(self.hint)
        self.head.addWidget(self.reset)
        self.column.insertWidget(1, self.place, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.insertWidget(2, self.channels)
        self.place.hide()
        self.place.clicked.connect(self._open_places)
        self.main, self.second = QVBoxLayout(), QVBoxLayout()
        for part in (self.main, self.second):
            part.setSpacing(0)
        self.body.addLayout(self.main)
        self.body.addWidget(self.kinds)
        self.body.addWidget(Rule(self.look))
        self.body.addLayout(self.second)
        self.body.addWidget(self.device)
        for name, link in self.kinds.links.items():
            link.clicked.connect(lambda _checked=False, wanted=name: self.sheet_wanted.emit(wanted))
        self.hint.hide()
        self.show_device("")

    def say_hint(self, text: str) -> None:
        """What to try first, in the place of the button that has nothing to do yet."""
        if text != self.hint.text():
            self.hint.setText(text)
            self.hint.setVisible(bool(text))
            self.reset.setVisible(not text)

    def show_device(self, name: str) -> None:
        """The device of the program; "" = none."""
        self.device.say(name or _("none"))
        self.device.setAccessibleName(_("Device: {name}").format(name=name or _("none")))

    def show_places(self, names: list[str], current: int, *, listed: bool) -> None:
        """Where there are several sections or channels, which one is shown.

        listed: all of them have buttons, and need no menu.
        """
        self.places = names
        self.place.setVisible(len(names) > 1 and not listed)
        if names:
            self.place.setText(names[current])
            self.place.setAccessibleName(_("Channel: {name}").format(name=names[current]))
            self.place.updateGeometry()

    def show_rows(self, rows: "tuple[ParameterRow, ...]", edit: "Edit") -> None:
        """Show rows; widgets are made anew only where the program has other parameters."""
        key = tuple((row.path, row.main) for row in rows)
        if key != self.layout_key:
            held = self._held()
            self.layout_key = key
            self._make(rows, edit)
            self._hold(held, rows)
        count = len(self.rows)
        for main, row in zip(self.rows, rows[:count], strict=True):
            main.show_row(row)
        for field, row in zip(self._fields(), rows[count:], strict=True):
            field.show_row(row)
        for pair in self.pairs:
            shown = pair.fields[0].row
            pair.show_note(shown.note if shown else None)
            pair.take()

    def _held(self) -> str:
        """The path whose field has the keyboard."""
        return next((one.row.path for one in self._every()
                     if one.row is not None and one.field.hasFocus()), "")  # fmt: skip

    def _hold(self, path: str, rows: "tuple[ParameterRow, ...]") -> None:
        """Give the keyboard back to the field of a path, if it is still there."""
        for one, row in zip(self._every(), rows, strict=True):
            if row.path == path:
                one.field.setFocus()

    def _every(self) -> "list[MainRow | PairField]":
        """All rows, and all fields of pairs."""
        return [*self.rows, *self._fields()]

    def _fields(self) -> "list[PairField]":
        return [field for pair in self.pairs for field in pair.fields]

    def _make(self, rows: "tuple[ParameterRow, ...]", edit: "Edit") -> None:
        """Rows for the main ones, pairs for the others."""
        from wavesim.gui.parameter_row import MainRow, PairField

        for old in (*self.rows, *self.pairs):
            old.setParent(None)
            old.deleteLater()
        count = sum(row.main for row in rows)
        self.rows = [MainRow(self.look, edit) for _row in rows[:count]]
        fields = [PairField(self.look, edit) for _row in rows[count:]]
        self.pairs = [Pair(self.look, both, edit) for both in paired(fields, rows[count:])]
        for row in self.rows:
            self.main.addWidget(row)
        for pair in self.pairs:
            self.second.addWidget(pair)

    def _open_places(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, name in enumerate(self.places):
            action = menu.addAction(name)
            action.triggered.connect(
                lambda _checked=False, chosen=number: self.place_chosen.emit(chosen)
            )
        menu.popup(self.place.mapToGlobal(QPoint(0, self.place.height())))

    def tab_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        stops: list[QWidget] = [self.reset, self.place, *self.channels.tab_stops()]
        for main in self.rows:
            stops += main.tab_stops()
        stops += self.kinds.links.values()
        for pair in self.pairs:
            stops += pair.tab_stops()
        return [*stops, self.device]
