"""One row for each number a person can set: its value, preset, range and where that comes from."""

from typing import Literal, final

from wavesim.core.errors import ImpossibleError
from wavesim.core.spec import value
from wavesim.presentation.project import Project

Kind = Literal["published", "usual"]
State = Literal["ok", "note", "refused"]


@final
@value
class RangeBand:
    """The range drawn in the groove; an end that no text gives is None.

    source: the range's own source in words ("Powell 1999"; "" = not named).
    read: whether the range was seen there.
    """

    low: float | None
    high: float | None
    kind: Kind
    source: str = ""
    read: bool = False


@final
@value
class ParameterRow:
    """One parameter as a panel shows it; numbers are in `unit`.

    unit: as people write it ("µs"; "" = none). text: the value without its unit.
    decimals: digits behind the decimal sign that value, preset and step need.
    low, high: ends of the slider; the number field takes what `allowed` says. While a slider is
    held the window keeps the ends it had when it was taken.
    step, page_step: of arrow keys and of Page Up and Down.
    preset: the preset's value, None without a preset or where its program has no such number.
    line: the source line under the slider. origin: where the preset's number comes from, a
    sentence for the tooltip. accessible: all of it in words.
    main: has a slider; the others are fields in pairs. whole: takes whole numbers only.
    choices: the texts it chooses from; empty for numbers.
    """

    path: str
    label: str
    unit: str
    value: float
    text: str
    decimals: int
    low: float
    high: float
    step: float
    page_step: float
    allowed: str
    preset: float | None
    range: RangeBand | None
    state: State
    line: str
    origin: str
    accessible: str
    main: bool
    whole: bool = False
    choices: tuple[str, ...] = ()


def parameter_rows(project: Project, section: int = 0, channel: int = 0) -> tuple[ParameterRow, ...]:
    """The rows of one channel: the main ones first, then the pairs of fields."""
    raise NotImplementedError


def parsed(text: str, row: ParameterRow) -> float:
    """The number that was typed, with a decimal comma or point and perhaps its unit behind.

    A whole number for a row of whole numbers, ready for `with_values`. Raises ImpossibleError where
    it is no number of the row's unit ("0.25 ms" for us is refused, not converted).
    """
    raise NotImplementedError


def refusal(error: ImpossibleError, path: str, kept: float) -> str:
    """The sentence beside a field that refused an entry: what to type, and which value is kept."""
    raise NotImplementedError
