"""A constant of a published model: symbol, value, unit, where it comes from, whether that was read.

Models are tables of them, so that a panel can list what it shows and a caller can replace any.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from numbers import Real
from typing import final

from wavesim.core.errors import Problem, raise_if

COCOFEST = "pyomeca/cocofest, commit 0eb2354c"
"""Public code whose right-hand sides ours equal to 6e-14; the papers themselves were not read."""


@final
@dataclass(frozen=True, slots=True)
class Constant:
    """One number of a model.

    name: the symbol of the paper, and the key of `parameters`. low: values at or below cannot be.
    read: whether the number was seen in `source`.
    """

    name: str
    value: float
    unit: str
    meaning: str
    source: str = COCOFEST
    read: bool = True
    low: float | None = None


def replaced(
    constants: Iterable[Constant], parameters: Mapping[str, float] | None
) -> dict[str, float]:
    """The constants by name, with some of them replaced.

    Raises ImpossibleError for names that the model does not have and values that cannot be.
    """
    known = {constant.name: constant for constant in constants}
    given = dict(parameters or {})
    raise_if(_problems(known, given))
    return {name: float(given.get(name, one.value)) for name, one in known.items()}


def _problems(known: Mapping[str, Constant], given: Mapping[str, object]) -> Iterable[Problem]:
    for name, found in given.items():
        path = f"parameters.{name}"
        if name not in known:
            yield Problem("unknown_key", path, name, ", ".join(known))
            continue
        unit, low = known[name].unit, known[name].low
        allowed = "any finite number" if low is None else f"above {low:g}"
        if isinstance(found, bool) or not isinstance(found, Real):
            yield Problem("type", path, found, f"a number, {allowed}", unit)
        elif not abs(float(found)) < float("inf") or (low is not None and float(found) <= low):
            yield Problem("range", path, found, allowed, unit)
