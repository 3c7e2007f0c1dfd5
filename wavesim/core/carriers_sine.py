"""Sines, alone, as a sum of two, or swelling; swept or steady."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, final

from wavesim.core.carrier import LONGEST_PERIOD_S, PI, Carrier, Plateau, common_period_s
from wavesim.core.errors import Problem
from wavesim.core.spec import Spec, check, checked, value
from wavesim.core.sweep import HoldS, Leg, legs, part_of_turn, turns_at, turns_by
from wavesim.core.timing_base import SAME_TIME_S

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]

Pattern = Literal["triangle", "sawtooth", "step"]

CarrierHz = Annotated[
    float,
    Spec(label="Carrier frequency", unit="Hz", low=100.0, high=100_000.0, start=4000.0, step=100.0,
         help="frequency of the sine", term="Carrier frequency"),
]  # fmt: skip
BeatHz = Annotated[
    float,
    Spec(label="Beat", unit="Hz", low=0.01, high=10_000.0, start=100.0,
         help="how often the strength swells", term="Beat frequency"),
]  # fmt: skip
BeatEndHz = Annotated[
    float | None,
    Spec(label="End beat", unit="Hz", low=0.01, high=10_000.0, start=150.0,
         help="the other end of a swept beat", term="Sweep"),
]  # fmt: skip
OptionalSweepS = Annotated[
    float | None,
    Spec(label="Sweep time", unit="s", low=0.0, low_open=True, high=86_400.0, start=6.0,
         help="time of one sweep from end to end", term="Sweep"),
]  # fmt: skip
Course = Annotated[Pattern, Spec(label="Course", help="course of the sweep", term="Sweep")]


def sweep_misfits(
    carrier: "SineCarrier | Interferential | Premodulated", end: str
) -> Iterator[Problem]:
    """End and sweep time come together; without them there is nothing to hold."""
    swept = getattr(carrier, end) is not None
    if swept != (carrier.sweep_s is not None):
        missing = "sweep_s" if swept else end
        yield Problem("both_or_neither", missing, None, f"both {end} and sweep_s, or neither")
    for key in ("hold_s", "hold_end_s"):
        held = getattr(carrier, key)
        if held and not swept:
            yield Problem("hold_alone", key, held, f"0 without {end}", "s")
        elif held and carrier.pattern == "step":
            yield Problem("step_holds", key, held, "0 where pattern is step", "s")


@final
@value
class SineCarrier(Carrier):
    """A sine: one circuit of a quadripolar interferential treatment."""

    kind: ClassVar[str] = "sine"
    carrier_frequency_hz: CarrierHz
    carrier_frequency_end_hz: Annotated[
        float | None,
        Spec(
            label="End frequency",
            unit="Hz",
            low=100.0,
            high=100_000.0,
            start=4100.0,
            step=100.0,
            help="the other end of a swept carrier",
            term="Sweep",
        ),
    ] = None
    sweep_s: OptionalSweepS = None
    pattern: Course = "triangle"
    hold_s: HoldS = 0.0
    hold_end_s: HoldS = 0.0

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else sweep_misfits(self, "carrier_frequency_end_hz")))

    def _course(self) -> tuple[Leg, ...]:
        return _course(self, self.carrier_frequency_hz, self.carrier_frequency_end_hz)

    def unit(self, time_s: "Floats") -> "Floats":
        """sin of the turns."""
        import numpy as np

        return np.sin(2.0 * np.pi * part_of_turn(turns_by(self._course(), time_s)))

    def highest(self, from_s: "Floats", to_s: "Floats") -> "Floats":
        """1."""
        import numpy as np

        return np.ones(len(from_s))

    def zeros_s(self, from_s: float, to_s: float) -> "Floats":
        """Every half turn."""
        return _half_turns(self._course(), from_s, to_s)

    def whole_s(self, available_s: float) -> float:
        """Until the last whole turn."""
        return _last_turn_s(self._course(), available_s)

    @property
    def half_cycle_s(self) -> float:
        """Of the higher frequency."""
        return 0.5 / max(self.carrier_frequency_hz, self.carrier_frequency_end_hz or 0.0)

    def period_s(self, *more_hz: float) -> float | None:
        """One turn, or a sweep after which the turns are whole."""
        return _period_s(self._course(), (), *more_hz)

    def plateau(self) -> Plateau:
        """rms 1 / sqrt 2, mean 2 / pi; a phase is half a turn of the lowest frequency."""
        lowest = min(
            self.carrier_frequency_hz, self.carrier_frequency_end_hz or self.carrier_frequency_hz
        )
        return Plateau(rms=0.5**0.5, rectified=2.0 / PI, direct=0.0, phase_s=1.0 / (PI * lowest))


@final
@value
class Interferential(Carrier):
    """The sum of two equal sines as one current; its peak is the amplitude."""

    kind: ClassVar[str] = "interferential"
    carrier_frequency_hz: CarrierHz
    beat_hz: BeatHz
    beat_end_hz: BeatEndHz = None
    sweep_s: OptionalSweepS = None
    pattern: Course = "triangle"
    hold_s: HoldS = 0.0
    hold_end_s: HoldS = 0.0

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else sweep_misfits(self, "beat_end_hz")))

    def _beat(self) -> tuple[Leg, ...]:
        return _course(self, self.beat_hz, self.beat_end_hz)

    def _mean(self) -> tuple[Leg, ...]:
        """Course of the mean of both frequencies."""
        f = self.carrier_frequency_hz
        return tuple(
            Leg(leg.duration_s, f + 0.5 * leg.from_hz, f + 0.5 * leg.to_hz) for leg in self._beat()
        )

    def unit(self, time_s: "Floats") -> "Floats":
        """cos(pi x beat turns) sin(2 pi x mean turns): half the sum of both sines."""
        import numpy as np

        beat = part_of_turn(turns_by(self._beat(), time_s), 2.0)
        mean = part_of_turn(time_s * self.carrier_frequency_hz) + 0.5 * beat
        return np.cos(np.pi * beat) * np.sin(2.0 * np.pi * mean)

    def highest(self, from_s: "Floats", to_s: "Floats") -> "Floats":
        """|cos(pi x turns)|: 1 where a whole turn is complete, the larger end otherwise."""
        import numpy as np

        turns = [turns_by(self._beat(), t) for t in (from_s, to_s)]
        ends = np.maximum(*(np.abs(np.cos(np.pi * (x % 2.0))) for x in turns))
        return np.asarray(np.where(np.floor(turns[1]) >= np.ceil(turns[0]), 1.0, ends))

    def zeros_s(self, from_s: float, to_s: float) -> "Floats":
        """Half turns of the mean, and the nodes of the beat."""
        import numpy as np

        beat = self._beat()
        first, last = turns_by(beat, np.array([from_s, to_s]))
        nodes = turns_at(beat, np.arange(np.ceil(first - 0.5), np.floor(last - 0.5) + 1.0) + 0.5)
        return np.union1d(_half_turns(self._mean(), from_s, to_s), nodes)

    def whole_s(self, available_s: float) -> float:
        """Until the last whole turn of the mean frequency."""
        return _last_turn_s(self._mean(), available_s)

    @property
    def half_cycle_s(self) -> float:
        """Of the higher sine."""
        return 0.5 / (self.carrier_frequency_hz + max(self.beat_hz, self.beat_end_hz or 0.0))

    def period_s(self, *more_hz: float) -> float | None:
        """When both sines are whole."""
        return _period_s(self._beat(), (self.carrier_frequency_hz,), *more_hz)

    def plateau(self) -> Plateau:
        """rms 1/2, mean 4 / pi^2."""
        lowest = min(self.beat_hz, self.beat_end_hz or self.beat_hz)
        phase = 1.0 / (PI * (self.carrier_frequency_hz + 0.5 * lowest))
        return Plateau(rms=0.5, rectified=4.0 / PI**2, direct=0.0, phase_s=phase)


@final
@value
class Premodulated(Carrier):
    """A sine whose strength swells to full and back to zero at the beat."""

    kind: ClassVar[str] = "premodulated"
    carrier_frequency_hz: CarrierHz
    beat_hz: BeatHz
    beat_end_hz: BeatEndHz = None
    sweep_s: OptionalSweepS = None
    pattern: Course = "triangle"
    hold_s: HoldS = 0.0
    hold_end_s: HoldS = 0.0

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else sweep_misfits(self, "beat_end_hz")))

    def _beat(self) -> tuple[Leg, ...]:
        return _course(self, self.beat_hz, self.beat_end_hz)

    def _fast(self) -> tuple[Leg, ...]:
        return (Leg(1.0, self.carrier_frequency_hz, self.carrier_frequency_hz),)

    def unit(self, time_s: "Floats") -> "Floats":
        """(1 + cos 2 pi x beat turns) / 2 x sin 2 pi f t."""
        import numpy as np

        beat = part_of_turn(turns_by(self._beat(), time_s))
        swell = 0.5 + 0.5 * np.cos(2.0 * np.pi * beat)
        return swell * np.sin(2.0 * np.pi * part_of_turn(time_s * self.carrier_frequency_hz))

    def highest(self, from_s: "Floats", to_s: "Floats") -> "Floats":
        """1 where a whole turn of the beat is complete, the larger end otherwise."""
        import numpy as np

        turns = [turns_by(self._beat(), t) for t in (from_s, to_s)]
        ends = np.maximum(*(0.5 + 0.5 * np.cos(2.0 * np.pi * (x % 1.0)) for x in turns))
        return np.asarray(np.where(np.floor(turns[1]) >= np.ceil(turns[0]), 1.0, ends))

    def zeros_s(self, from_s: float, to_s: float) -> "Floats":
        """Every half turn of the carrier."""
        return _half_turns(self._fast(), from_s, to_s)

    def whole_s(self, available_s: float) -> float:
        """Until the last whole turn of the carrier."""
        return _last_turn_s(self._fast(), available_s)

    @property
    def half_cycle_s(self) -> float:
        """Of the carrier."""
        return 0.5 / self.carrier_frequency_hz

    def period_s(self, *more_hz: float) -> float | None:
        """When carrier and beat are whole."""
        return _period_s(self._beat(), (self.carrier_frequency_hz,), *more_hz)

    def plateau(self) -> Plateau:
        """rms sqrt(3 / 16), mean 1 / pi."""
        phase = 1.0 / (PI * self.carrier_frequency_hz)
        return Plateau(rms=(3.0 / 16.0) ** 0.5, rectified=1.0 / PI, direct=0.0, phase_s=phase)


def _course(
    carrier: "SineCarrier | Interferential | Premodulated", from_hz: float, to_hz: float | None
) -> tuple[Leg, ...]:
    """The course of a frequency: swept, or one leg that repeats."""
    if to_hz is None or carrier.sweep_s is None:
        return (Leg(1.0, from_hz, from_hz),)
    return legs(
        carrier.pattern, from_hz, to_hz, carrier.sweep_s, carrier.hold_s, carrier.hold_end_s
    )


def _half_turns(course: tuple[Leg, ...], from_s: float, to_s: float) -> "Floats":
    import numpy as np

    first, last = turns_by(course, np.array([from_s, to_s]))
    return turns_at(course, 0.5 * np.arange(np.ceil(2.0 * first), np.floor(2.0 * last) + 1.0))


def _last_turn_s(course: tuple[Leg, ...], available_s: float) -> float:
    """Time of the last whole turn within a time; within 1 ns counts."""
    import numpy as np

    turns = np.floor(turns_by(course, np.array([available_s + SAME_TIME_S])))
    return min(float(turns_at(course, turns)[0]), available_s)


def _period_s(course: tuple[Leg, ...], fast_hz: tuple[float, ...], *more_hz: float) -> float | None:
    """When a moving and some steady frequencies are all whole; swept: a multiple of the sweep."""
    if len(course) == 1:
        # The beat enters by half turns: the sum of two sines repeats with both of them.
        return common_period_s(course[0].from_hz, *fast_hz, *more_hz)
    sweep_s = sum(Fraction(str(leg.duration_s)) for leg in course)
    turns = sum(
        (Fraction(str(leg.from_hz)) + Fraction(str(leg.to_hz))) / 2 * Fraction(str(leg.duration_s))
        for leg in course
    )
    wholes = [turns, *(Fraction(str(rate)) * sweep_s for rate in (*fast_hz, *more_hz) if rate)]
    times = 1
    for whole in wholes:
        times *= (whole * times).denominator
    period_s = times * sweep_s
    return float(period_s) if period_s <= LONGEST_PERIOD_S else None
