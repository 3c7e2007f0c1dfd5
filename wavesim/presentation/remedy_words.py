"""What would bring a finding inside, as rows with a value to apply."""

from typing import final

from wavesim.core.spec import value
from wavesim.presentation.names import exact, label_of
from wavesim.presentation.words import _
from wavesim.safety.remedies import Remedy

_SIDES = {"lower": "{value} or lower", "higher": "{value} or larger"}
_TIMES = ("us", "ms", "s", "min")


@final
@value
class RemedyRow:
    """One change.

    label: the parameter. text: what passes ("166 mA or lower"). now: what it is ("now 200 mA").
    edits: what Apply does, one undo step.
    """

    label: str
    text: str
    now: str
    edits: dict[str, float | None]


def remedy_row(remedy: Remedy) -> RemedyRow:
    """A remedy in words."""
    return RemedyRow(
        label=label_of(remedy.path),
        text=_text(remedy),
        now=_("now {value}").format(value=exact(remedy.now, remedy.unit)),
        edits={remedy.path: remedy.value},
    )


def _text(remedy: Remedy) -> str:
    if remedy.value is None:
        return _("from the leading phase, so that the charges balance")
    said = exact(remedy.value, remedy.unit)
    if remedy.side == "lower" and remedy.unit in _TIMES:
        return _("{value} or shorter").format(value=said)
    return _(_SIDES[remedy.side]).format(value=said)
