"""What a dial of a device can be set to."""

import math
from typing import Annotated, Literal, final

from wavesim.core.errors import Problem
from wavesim.core.spec import Spec, check, checked, value

OffGrid = Literal["refused", "nearest", "down"]
ON_GRID = 1e-9
"""Part of a step by which a value may be beside the grid from rounding of its digits."""


@final
@value
class Scale:
    """Values low, low + step, low + 2 step, ... up to high; a step of 0: every value between.

    off_grid: what becomes of a value between two of them: the device or its software refuses it,
    takes the nearest, or the next lower one. Values outside the ends are refused, except where
    there is only one value (low = high) and off_grid is not "refused": then that one is played.
    """

    low: Annotated[float, Spec(label="Lowest", low=0.0)]
    high: Annotated[float, Spec(label="Highest", low=0.0)]
    step: Annotated[float, Spec(label="Step", low=0.0)] = 0.0
    off_grid: OffGrid = "refused"

    def __post_init__(self) -> None:
        own = list(check(self))
        backwards = not own and self.high < self.low
        bad = Problem("range", "high", self.high, f"{self.low:.15g} or more")
        checked(self, *((bad,) if backwards else ()))

    def has(self, asked: float) -> bool:
        """Whether the dial can be set to a value."""
        near = self._steps(asked)
        return self._inside(asked) and (not self.step or abs(near - round(near)) <= self._slack)

    def around(self, asked: float) -> tuple[float | None, float | None]:
        """The two nearest values it can be set to: at most the asked one, and at least it."""
        if self.has(asked):
            return asked, asked
        if not self._inside(asked):
            return (self._top, None) if asked > self.high else (None, self.low)
        lower = math.floor(self._steps(asked))
        above = self._value(lower + 1)
        return self._value(lower), above if above <= self.high * (1.0 + ON_GRID) else None

    def played(self, asked: float) -> float:
        """What is played instead of a value, or would be where it is refused."""
        below, above = self.around(asked)
        if below is None:
            return self.low
        if above is None:
            return below
        nearer_above = above - asked <= asked - below
        return above if nearer_above and self.off_grid != "down" else below

    def refuses(self, asked: float) -> bool:
        """Whether it can neither be set to a value nor takes another one for it."""
        if self.has(asked):
            return False
        one = self.low == self.high
        return self.off_grid == "refused" or not (one or self._inside(asked))

    def times(self, factor: float) -> "Scale":
        """The same dial in another unit."""
        return Scale(
            low=self.low * factor,
            high=self.high * factor,
            step=self.step * factor,
            off_grid=self.off_grid,
        )

    def _inside(self, asked: float) -> bool:
        room = ON_GRID * max(self.step, abs(asked))
        return self.low - room <= asked <= self.high + room

    def _steps(self, asked: float) -> float:
        return (asked - self.low) / self.step if self.step else 0.0

    @property
    def _slack(self) -> float:
        """Far up the scale a step has fewer digits."""
        return ON_GRID * max(1.0, self.high / self.step / 1e3)

    @property
    def _top(self) -> float:
        """The highest value; `high` itself may lie between two steps."""
        return self._value(math.floor(self._steps(self.high) + ON_GRID)) if self.step else self.high

    def _value(self, steps: int) -> float:
        """A value without the rounding of the sum: 12 digits."""
        return float(f"{self.low + steps * self.step:.12g}")
