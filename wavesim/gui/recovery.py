"""After a crash: offer the work that was left behind."""

from pathlib import Path

from wavesim.gui.journal import Journal, Leftover, leftovers
from wavesim.gui.session import Session
from wavesim.gui.window import Window
from wavesim.presentation.words import _


def offer(window: Window, session: Session, journal: Journal, where: Path) -> None:
    """Say what was recovered, the newest first; what is neither kept nor discarded stays."""
    found = leftovers(where)
    if not found:
        return
    newest = found[0]
    sentence = _("{title} was not saved when wavesim ended. Recovered from {time}.").format(
        title=newest.program.title, time=f"{newest.when:%H:%M}"
    )

    def keep() -> None:
        session.open_program(newest.program)
        journal.write()
        discard()

    def discard() -> None:
        _remove(newest)

    window.notice.say(sentence, "note", {_("Keep"): keep, _("Discard"): discard})


def _remove(leftover: Leftover) -> None:
    leftover.path.unlink(missing_ok=True)
    leftover.path.with_suffix(".lock").unlink(missing_ok=True)
