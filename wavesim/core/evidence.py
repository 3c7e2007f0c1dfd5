"""What is known about a program, and how it is applied. It never changes the current."""

from collections.abc import Mapping
from typing import Annotated, Literal, final

from wavesim.core.errors import Problem, raise_if
from wavesim.core.spec import Spec, checked, value

Grade = Literal["systematic review", "guideline", "RCT", "cohort", "device manual", "expert"]
Verification = Literal["read", "partly read", "from memory"]
Basis = Literal["source", "review", "usual"]


@final
@value
class Range:
    """The published or usual range of one number, and where its starting value comes from.

    An end that no text gives is None. source: key of the bibliography; read: whether the number
    was seen there.
    """

    min: Annotated[float | None, Spec(label="From")] = None
    max: Annotated[float | None, Spec(label="To")] = None
    value_basis: Basis | None = None
    range_basis: Basis | None = None
    source: str | None = None
    read: bool = False

    def __post_init__(self) -> None:
        checked(self)
        if self.min is not None and self.max is not None and self.min > self.max:
            raise_if([Problem("range_ends", "min", self.min, f"up to max, {self.max:.15g}")])


@final
@value
class Evidence:
    """Where a program comes from and what was found (contract 1.7)."""

    protocol: str | None = None
    grade: Grade | None = None
    direction: str | None = None
    mechanism: str | None = None
    verification: Verification | None = None
    verification_where: str | None = None
    sources: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    range: Mapping[str, Range] | None = None
    bibliography: Mapping[str, object] | None = None

    def __post_init__(self) -> None:
        checked(self)


MOST_STAGES = 1000
"""Stages of one course; a limit of ours, a stage for each week of twenty years."""


@final
@value
class Stage:
    """Weeks in which some keys differ; from_week and to_week are both included.

    set: new values by key, bare or a path; remove: keys that are taken away. One edit.
    """

    from_week: Annotated[int, Spec(label="From week", low=1, high=10_000)]
    to_week: Annotated[int, Spec(label="To week", low=1, high=10_000)]
    set: Mapping[str, object] | None = None
    remove: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checked(self)
        if self.to_week < self.from_week:
            allowed = f"{self.from_week} (from_week) or more"
            raise_if([Problem("stage_ends", "to_week", self.to_week, allowed)])


@final
@value
class Application:
    """How the program is used: for what, where, how often, and when not."""

    goal: str | None = None
    target: str | None = None
    modality: str | None = None
    placement: str | None = None
    intensity_criterion: str | None = None
    contraindications: tuple[str, ...] = ()
    precautions: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    sessions_per_week: Annotated[
        float | None,
        Spec(
            label="Sessions per week",
            low=0.0,
            low_open=True,
            high=1000.0,
            help="all sessions of a week",
        ),
    ] = None
    sessions_per_day: Annotated[
        int, Spec(label="Sessions per day", low=1, high=100, help="sessions on a treatment day")
    ] = 1
    weeks: Annotated[
        float | None,
        Spec(label="Weeks", low=0.0, low_open=True, high=10_000.0, help="length of the course"),
    ] = None
    stage: tuple[Stage, ...] = ()

    def __post_init__(self) -> None:
        checked(self)
