"""What every continuous current is: its value, zeros, envelope and limits in closed form."""

import math
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, final

from wavesim.core.spec import Spec, value

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]

DirectPolarity = Literal["cathodic_first", "anodic_first"]

PI = math.pi
LONGEST_PERIOD_S = 60.0
"""Longest time after which a current is said to repeat [s]."""

Direction = Annotated[
    DirectPolarity,
    Spec(label="Polarity", help="which pole the active electrode is", term="Cathode / anode"),
]


class Carrier(ABC):
    """Interface of all kinds. Unit current: largest magnitude 1."""

    __slots__ = ()

    TAG: ClassVar[str] = "kind"
    kind: ClassVar[str]
    one_way: ClassVar[bool] = False
    """Whether the current flows in one direction only."""

    @abstractmethod
    def unit(self, time_s: "Floats") -> "Floats":
        """The unit current at times from the start of the train."""

    @abstractmethod
    def highest(self, from_s: "Floats", to_s: "Floats") -> "Floats":
        """Largest magnitude the unit current's envelope has in intervals."""

    @abstractmethod
    def zeros_s(self, from_s: float, to_s: float) -> "Floats":
        """Times in an interval at which the unit current passes through zero or has a kink."""

    @abstractmethod
    def whole_s(self, available_s: float) -> float:
        """Length of a train that has this much time: it ends with its last whole cycle [s]."""

    @property
    @abstractmethod
    def half_cycle_s(self) -> float:
        """Shortest half-cycle, infinite for a direct current [s]."""

    @abstractmethod
    def period_s(self, *more_hz: float) -> float | None:
        """Time after which the current repeats, together with further rates; None if never [s]."""

    @abstractmethod
    def plateau(self) -> "Plateau":
        """The limits for many cycles by the table of contract 3."""

    @property
    def sign(self) -> int:
        """+1, and -1 where the active electrode is the anode."""
        return -1 if getattr(self, "polarity", "") == "anodic_first" else 1


@final
@value
class Plateau:
    """Unit values of the table in contract 3: rms, mean magnitude, direct part, charge of a phase.

    phase_s: area of a phase of unit current [s], None where there is none.
    """

    rms: float
    rectified: float
    direct: float
    phase_s: float | None
    duty_percent: float = 100.0
    imbalance: float = 0.0


def common_period_s(
    *rates_hz: "float | Fraction", most_s: float = LONGEST_PERIOD_S
) -> float | None:
    """Shortest time in which all rates make whole turns; None beyond `most_s` [s]."""
    from fractions import Fraction

    exact = [Fraction(str(rate)) for rate in rates_hz if rate]
    if not exact:
        return None
    common = exact[0]
    for rate in exact[1:]:
        common = _gcd(common, rate)
    return float(1 / common) if 1 / common <= most_s else None


def _gcd(one: "Fraction", other: "Fraction") -> "Fraction":
    while other:
        one, other = other, one % other
    return one
