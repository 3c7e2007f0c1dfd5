"""What went wrong, as a strip in the window with its details to copy."""

import sys
import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.gui.notice import Notice
from wavesim.io.files import UnwritableFileError
from wavesim.presentation.problems import sentences
from wavesim.presentation.words import _, ngettext
from wavesim.version import VERSION

Known = ImpossibleError | UnusableFileError | UnwritableFileError


def tell(notice: Notice, error: Exception) -> None:
    """Show a fault of a file: the first sentence, all of them to copy."""
    if not isinstance(error, Known):
        raise error
    told = sentences(error)
    more = len(told) - 1
    rest = ngettext("and {count} more problem", "and {count} more problems", more)
    sentence = f"{told[0]} ({rest.format(count=more)})" if more else told[0]
    notice.say(sentence, "caution", {_("Copy details"): lambda: copy("\n".join(told))})


def catch(notice: Notice) -> None:
    """From now on a fault of the program itself is shown, and still written to standard error."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        details = "".join(traceback.format_exception(kind, error, trace))
        sentence = _("This did not work: {why}. What you had is still there.").format(
            why=str(error) or kind.__name__
        )
        versions = f"wavesim {VERSION}, Python {sys.version}"
        notice.say(sentence, "caution",
                   {_("Copy details"): lambda: copy(f"{versions}\n{details}")})

    sys.excepthook = hook


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
