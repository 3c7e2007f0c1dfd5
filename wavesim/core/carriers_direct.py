"""Currents in one direction: steady, or rectified mains."""

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, final

from wavesim.core.carrier import PI, Carrier, Direction, Plateau, common_period_s
from wavesim.core.spec import Spec, checked, value
from wavesim.core.timing_base import SAME_TIME_S

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]


@final
@value
class Direct(Carrier):
    """Direct current (galvanic, iontophoresis)."""

    kind: ClassVar[str] = "direct"
    one_way: ClassVar[bool] = True
    polarity: Direction = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)

    def unit(self, time_s: "Floats") -> "Floats":
        """1."""
        import numpy as np

        return np.ones(len(time_s))

    def highest(self, from_s: "Floats", to_s: "Floats") -> "Floats":
        """1."""
        import numpy as np

        return np.ones(len(from_s))

    def zeros_s(self, from_s: float, to_s: float) -> "Floats":
        """None."""
        import numpy as np

        return np.zeros(0)

    def whole_s(self, available_s: float) -> float:
        """All of it."""
        return available_s

    @property
    def half_cycle_s(self) -> float:
        """None: infinite."""
        return math.inf

    def period_s(self, *more_hz: float) -> float | None:
        """Only further rates repeat."""
        return common_period_s(*more_hz)

    def plateau(self) -> Plateau:
        """All 1; it has no phase."""
        return Plateau(rms=1.0, rectified=1.0, direct=1.0, phase_s=None, imbalance=1.0)


Form = Literal["DF", "MF", "CP", "LP"]


@final
@value
class Diadynamic(Carrier):
    """Half sine waves of rectified mains: all (DF), every second (MF), or a course of both."""

    kind: ClassVar[str] = "diadynamic"
    one_way: ClassVar[bool] = True
    form: Annotated[
        Form,
        Spec(
            label="Form",
            start="DF",
            help="DF all, MF every second, CP and LP change between",
            term="Direct current (DC)",
        ),
    ]
    mains_frequency_hz: Annotated[
        Literal[50, 60], Spec(label="Mains", unit="Hz", help="50 or 60", term="Frequency")
    ] = 50
    polarity: Direction = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)

    @property
    def _course_s(self) -> float | None:
        """Half of the course: one second each (CP), six seconds each (LP)."""
        return {"CP": 1.0, "LP": 6.0}.get(self.form)

    def unit(self, time_s: "Floats") -> "Floats":
        """A half sine of 1 / (2 h), the missing ones scaled by `_missing`."""
        import numpy as np

        half, rest = np.divmod(time_s * 2.0 * self.mains_frequency_hz, 1.0)
        missing = self._missing(time_s)
        return np.sin(np.pi * rest) * np.where(half % 2.0 == 0.0, 1.0, missing)

    def _missing(self, time_s: "Floats") -> "Floats":
        """Strength of the half waves that MF leaves out."""
        import numpy as np

        if self._course_s is None:
            return np.full(len(time_s), 1.0 if self.form == "DF" else 0.0)
        part, x = np.divmod(time_s, self._course_s)
        swell = 1.0 if self.form == "CP" else 0.5 - 0.5 * np.cos(2.0 * np.pi * x / self._course_s)
        return np.asarray(np.where(part % 2.0 == 1.0, swell, 0.0))

    def highest(self, from_s: "Floats", to_s: "Floats") -> "Floats":
        """1: every second half wave is full."""
        import numpy as np

        return np.ones(len(from_s))

    def zeros_s(self, from_s: float, to_s: float) -> "Floats":
        """Every 1 / (2 h)."""
        import numpy as np

        halves = 2.0 * self.mains_frequency_hz
        return np.arange(np.ceil(from_s * halves), np.floor(to_s * halves) + 1.0) / halves

    def whole_s(self, available_s: float) -> float:
        """Until the last whole half wave."""
        halves = 2.0 * self.mains_frequency_hz
        return min(math.floor((available_s + SAME_TIME_S) * halves) / halves, available_s)

    @property
    def half_cycle_s(self) -> float:
        """One half wave."""
        return 0.5 / self.mains_frequency_hz

    def period_s(self, *more_hz: float) -> float | None:
        """Two half waves, or both halves of the course."""
        # A fraction: a twelfth of a hertz has no decimals that end.
        course = () if self._course_s is None else (Fraction(1, 2 * int(self._course_s)),)
        return common_period_s(float(self.mains_frequency_hz), *course, *more_hz)

    def plateau(self) -> Plateau:
        """Of DF; of MF half as often. CP and LP reach that of DF."""
        phase = 1.0 / (PI * self.mains_frequency_hz)
        if self.form == "MF":
            return Plateau(
                rms=0.5,
                rectified=1.0 / PI,
                direct=1.0 / PI,
                phase_s=phase,
                duty_percent=50.0,
                imbalance=1.0,
            )
        return Plateau(
            rms=0.5**0.5, rectified=2.0 / PI, direct=2.0 / PI, phase_s=phase, imbalance=1.0
        )
