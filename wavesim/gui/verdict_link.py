"""Between the session and the verdict: what is judged, said, and solved when the hand rests."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from wavesim.core.program import Program
from wavesim.gui.session import Session
from wavesim.gui.window import Window
from wavesim.presentation.compliance import check_with_device
from wavesim.presentation.limit_marks import gravest, marked, still_true, strictest
from wavesim.presentation.parameters import ParameterRow
from wavesim.presentation.project import Project
from wavesim.presentation.remedy_words import RemedyRow, remedy_row
from wavesim.presentation.verdict import Checked, checked
from wavesim.presentation.verdict_rows import FindingKey, finding_key
from wavesim.safety.finding import Finding
from wavesim.safety.remedies import Remedy, remedies

REST_MS, SAY_MS = 80, 400
"""How long nothing must have changed before remedies are solved, and before a verdict is said."""


class VerdictLink(QObject):
    """Judges in the same frame; what would bring a finding inside follows once the hand rests.

    learned(): that is known now.
    """

    learned = Signal()

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self.window, self.session, self.card = window, session, window.work.verdict
        self.card.known = self._rows
        self.found: Checked | None = None
        self.preset: Program | None = None
        self.place = (0, 0)
        self._known: dict[FindingKey, tuple[Program, tuple[Remedy, ...]]] = {}
        self._said = ""
        self._rest, self._saying = QTimer(self), QTimer(self)
        for timer, wait_ms, work in (
            (self._rest, REST_MS, self.solve), (self._saying, SAY_MS, self.say)
        ):  # fmt: skip
            timer.setSingleShot(True)
            timer.setInterval(wait_ms)
            timer.timeout.connect(work)
        self.card.apply_wanted.connect(self._apply)
        self.card.toggled.connect(self._rest.start)
        self.card.opened.connect(self._rest.start)

    def follow(self, project: Project, section: int, channel: int) -> Checked:
        """Judge and show a program; section, channel: the one whose rows are shown."""
        if project.preset is not self.preset:
            self.preset, self._known = project.preset, {}
        self.found, self.place = checked(project.program, project.preset), (section, channel)
        keys = {finding_key(one) for one in self.found.check.findings}
        self._known = {key: known for key, known in self._known.items() if key in keys}
        self.card.show_found(self.found)
        if self._wanting():
            self._rest.start()
        self._hear()
        return self.found

    def marked(self, rows: tuple[ParameterRow, ...]) -> tuple[ParameterRow, ...]:
        """The rows, those marked that are beyond a limit, as far as that is known."""
        findings, found = self._gravest(), self.found
        known = [self._known[key] for key in map(finding_key, findings) if key in self._known]
        if found is None or not findings or len(known) < len(findings):
            return rows
        holding = [still_true(solved, program, found.program) for program, solved in known]
        return marked(rows, findings[0].severity, strictest(holding))

    def solve(self) -> None:
        """Solve one finding that has to be known, then the next in another turn."""
        wanting, found = self._wanting(), self.found
        if not wanting or found is None:
            return
        finding = wanting[0]
        solved = remedies(
            found.program, finding, self.preset, judge=check_with_device
        )
        self._known[finding_key(finding)] = (found.program, solved)
        if self.card.body is not None:
            self.card.body.learn(self._rows)
        self.learned.emit()
        if len(wanting) > 1:
            QTimer.singleShot(0, self, self.solve)

    def say(self) -> None:
        """Tell a screen reader the verdict once the hand let go, if it is another one."""
        if any(row.slider.held for row in self.window.work.parameters.rows):
            self._saying.start()
            return
        head = self.card.head
        if head.accessibleName() != self._said:
            self._said = head.accessibleName()
            words = f"{self._said}. {head.accessibleDescription()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(head, words))

    def _hear(self) -> None:
        """Whether there is something to say; the first verdict is not news."""
        name = self.card.head.accessibleName()
        if not self._said:
            self._said = name
        elif name != self._said:
            self._saying.start()

    def _gravest(self) -> tuple[Finding, ...]:
        return gravest(self.found, *self.place) if self.found is not None else ()

    def _wanting(self) -> list[Finding]:
        """Findings whose remedies have to be known and are not: that of the rows, open ones."""
        found, body = self.found, self.card.body
        if found is None:
            return []
        opened = set(body.wanting()) if body is not None and self.card.is_open else set()
        opened |= {finding_key(one) for one in self._gravest()}
        return [
            one
            for one in found.check.findings
            if finding_key(one) in opened
            and self._known.get(finding_key(one), (None, ()))[0] is not found.program
        ]

    def _rows(self, key: FindingKey) -> tuple[RemedyRow, ...] | None:
        """What would bring a finding of the program now inside; None: not known."""
        program, solved = self._known.get(key, (None, ()))
        if self.found is None or program is not self.found.program:
            return None
        return tuple(remedy_row(one) for one in solved)

    def _apply(self, edits: dict[str, object]) -> None:
        """Make a change, one step back; a pad area that cannot be is said beside its field."""
        if self.session.edit(edits) is not None and self.card.body is not None:
            self.card.body.pad.refuse()
