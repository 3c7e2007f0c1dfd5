"""What cannot be: problems as data. Presentation words them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import final


@final
@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is impossible.

    rule: which rule is broken, the key of its sentence in presentation.
    path: key path relative to the object that reports it ("pulse.phase_duration_us"; "" = itself).
    found: what was given, as it was given.
    allowed: what would have been accepted, a text of numbers and words ("0.1 to 1000000").
    unit: unit of found and allowed ("" = none).
    facts: further numbers the sentence needs, as (name, value) pairs.
    """

    rule: str
    path: str
    found: object = None
    allowed: str = ""
    unit: str = ""
    facts: tuple[tuple[str, object], ...] = ()

    def under(self, prefix: str) -> "Problem":
        """The same problem seen from the object that holds this one at `prefix`."""
        return replace(self, path=f"{prefix}.{self.path}" if self.path else prefix)

    def __str__(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        allowed = f", allowed {self.allowed}{unit}" if self.allowed else ""
        facts = "".join(f", {name} {value}" for name, value in self.facts)
        try:
            found = repr(self.found)
        except ValueError:  # a whole number of more than 4300 digits
            found = "a whole number"
        return f"{self.path or 'value'}: {self.rule}, found {found}{allowed}{facts}"


class ImpossibleError(ValueError):
    """A value that cannot exist; `problems` says why, all of it at once."""

    def __init__(self, problems: Iterable[Problem], *, source: str = "") -> None:
        self.problems = tuple(problems)
        self.source = source
        super().__init__("; ".join(str(problem) for problem in self.problems))


class UnusableFileError(ValueError):
    """A file that cannot be read at all; `rule` and `facts` say why, like a problem's."""

    def __init__(self, rule: str, source: str, **facts: object) -> None:
        self.rule = rule
        self.source = source
        self.facts = facts
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        super().__init__(f"{source}: {rule}" + (f", {told}" if told else ""))


def raise_if(problems: Iterable[Problem]) -> None:
    """Raise one ImpossibleError with all the problems, if there are any."""
    found = tuple(problems)
    if found:
        raise ImpossibleError(found)
