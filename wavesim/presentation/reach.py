"""Which classes of fibres a setting reaches, as rows; the same for command line and window."""

from typing import final

from wavesim.core.channel import Channel
from wavesim.core.spec import value
from wavesim.physiology.calibration import EXAMPLE, Calibration
from wavesim.physiology.fibres import FibreName
from wavesim.physiology.notes import INVALID, Note
from wavesim.physiology.reach import ClassReach, reach
from wavesim.presentation.reach_words import (
    EXAMPLE_VALUES,
    FIBRE_FEELS,
    FIBRE_WORDS,
    MODEL,
    NOTE_SENTENCES,
    PARTLY_EXAMPLE_VALUES,
    REACHED_WORDS,
)
from wavesim.presentation.words import EM_DASH, EN_DASH, NO_BREAK, _, number, quantity

ORDER: tuple[FibreName, ...] = ("cutaneous", "motor", "a_delta", "c", "denervated")
"""Rows in the order in which a rising current is felt."""
SHORTEST_OF_MUSCLE_US = 1000.0
"""Below this phase duration denervated muscle is not asked for [us]."""


@final
@value
class ReachRow:
    """One class of fibres.

    text: "partly reached, 66 %". threshold: amplitude at which half the class fires, with the
    amplitudes for 1 and 99 % in `span`. marks: "approximate", "extrapolated". why: sentences on
    what the row rests on, or why there is none. fraction: None where nothing is shown.
    """

    fibre: FibreName
    label: str
    feels: str
    text: str
    threshold: str
    span: str
    marks: tuple[str, ...]
    why: tuple[str, ...]
    fraction: float | None


@final
@value
class ReachView:
    """The rows of a channel, and what all of them rest on."""

    rows: tuple[ReachRow, ...]
    basis: tuple[str, ...]


def reach_view(channel: Channel, calibration: Calibration = EXAMPLE) -> ReachView:
    """What a channel at its full strength reaches.

    Denervated muscle is left out where the phases are too short for it; nerve is always listed,
    with the reason where nothing can be said.
    """
    found = {one.fibre: one for one in reach(channel, calibration)}
    rows = tuple(_row(found[name]) for name in ORDER if _asked(channel, name))
    return ReachView(rows=rows, basis=(MODEL, *_of_calibration(calibration)))


def note_sentences(notes: tuple[Note, ...]) -> tuple[str, ...]:
    """What marks of a result say."""
    return tuple(NOTE_SENTENCES[note] for note in notes)


def _asked(channel: Channel, fibre: FibreName) -> bool:
    if fibre != "denervated":
        return True
    if channel.pulse is None:
        return False
    lead = channel.pulse.unit.lead
    return lead.end_us - lead.start_us >= SHORTEST_OF_MUSCLE_US


def _row(one: ClassReach) -> ReachRow:
    shown = one.validity.valid
    # Where nothing is shown, what else the numbers would rest on is beside the point.
    why = one.validity.why if shown else tuple(n for n in one.validity.why if n in INVALID)
    if one.median_ma is not None and one.fraction is None:
        why = (*why, "no_amplitude")
    marks = (
        (_("extrapolated"), shown and one.validity.extrapolated),
        (_("approximate"), shown and one.validity.approximate),
    )
    return ReachRow(
        fibre=one.fibre,
        label=FIBRE_WORDS[one.fibre],
        feels=FIBRE_FEELS[one.fibre],
        text=_text(one),
        threshold=quantity(one.median_ma, "ma"),
        span=_span(one.first_ma, one.all_ma),
        marks=tuple(mark for mark, holds in marks if holds),
        why=note_sentences(why),
        fraction=one.fraction,
    )


def _text(one: ClassReach) -> str:
    if one.reached is None or one.fraction is None:
        return EM_DASH
    words = REACHED_WORDS[one.reached]
    if one.reached != "partly":
        return words
    return f"{words}, {number(100.0 * one.fraction, 2)}{NO_BREAK}%"


def _span(first_ma: float | None, all_ma: float | None) -> str:
    if first_ma is None or all_ma is None:
        return EM_DASH
    return f"{number(first_ma)}{EN_DASH}{quantity(all_ma, 'ma')}"


def _of_calibration(calibration: Calibration) -> tuple[str, ...]:
    if calibration == EXAMPLE:
        return (EXAMPLE_VALUES,)
    thresholds = {"sensory_ma", "motor_ma", "pain_ma", "c_ma"}
    return (PARTLY_EXAMPLE_VALUES,) if thresholds & set(calibration.ours) else ()
