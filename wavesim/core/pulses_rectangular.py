"""Shapes of rectangular phases."""

from typing import Annotated, ClassVar, final

from wavesim.core.errors import Problem
from wavesim.core.pulse import InterphaseGapUs, PhaseDurationUs, PolarityKey, Pulse, strongest
from wavesim.core.segments import Linear, Phase, Segment
from wavesim.core.spec import Spec, check, checked, value


@final
@value
class Monophasic(Pulse):
    """One rectangular phase; it carries net charge."""

    shape: ClassVar[str] = "monophasic"
    phase_duration_us: PhaseDurationUs
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)

    def segments(self) -> tuple[Segment, ...]:
        """1 for the phase duration."""
        return (Linear(0.0, self.phase_duration_us, 1.0, 1.0),)


@final
@value
class BiphasicSymmetric(Pulse):
    """Two equal rectangular phases of opposite sign."""

    shape: ClassVar[str] = "biphasic_symmetric"
    phase_duration_us: PhaseDurationUs
    interphase_gap_us: InterphaseGapUs = 0.0
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)

    def segments(self) -> tuple[Segment, ...]:
        """1, then -1, each for the phase duration, the gap between them."""
        phase, gap = self.phase_duration_us, self.interphase_gap_us
        end = 2.0 * phase + gap
        return (
            Linear(0.0, phase, 1.0, 1.0),
            Linear(phase + gap, end, -1.0, -1.0, gap, whole_us=-phase),
        )


@final
@value
class BiphasicAsymmetric(Pulse):
    """A rectangular phase and a lower, longer recovery; balanced unless a duration says otherwise.

    recovery_duration_us: None takes phase duration / recovery ratio, which balances the charge.
    """

    shape: ClassVar[str] = "biphasic_asymmetric"
    phase_duration_us: PhaseDurationUs
    interphase_gap_us: InterphaseGapUs = 0.0
    recovery_ratio: Annotated[
        float,
        Spec(
            label="Recovery ratio",
            low=0.0,
            low_open=True,
            high=1.0,
            start=0.25,
            step=0.05,
            help="amplitude of the recovery phase as part of the leading phase",
            term="Asymmetric",
        ),
    ]
    recovery_duration_us: Annotated[
        float | None,
        Spec(
            label="Recovery duration",
            unit="us",
            low=0.1,
            high=1_000_000.0,
            step=10.0,
            help="left out: phase duration / recovery ratio, so that the charges balance",
            term="Asymmetric",
        ),
    ] = None
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        checked(self)
        if self.recovery_duration_us is None:
            recovery = self.phase_duration_us / self.recovery_ratio
            if recovery > 1_000_000.0:
                facts = (
                    ("recovery_duration_us", recovery),
                    ("phase_duration_us", self.phase_duration_us),
                )
                allowed = f"{self.phase_duration_us / 1_000_000.0:.15g} to 1"
                checked(
                    self,
                    Problem(
                        "recovery_too_long",
                        "recovery_ratio",
                        self.recovery_ratio,
                        allowed,
                        "",
                        facts,
                    ),
                )

    def derived_defaults(self) -> dict[str, float]:
        """The recovery duration that stands for a key left out."""
        return {"recovery_duration_us": self.phase_duration_us / self.recovery_ratio}

    def segments(self) -> tuple[Segment, ...]:
        """1 for the phase duration, the gap, -r for the recovery."""
        phase, gap, ratio = self.phase_duration_us, self.interphase_gap_us, self.recovery_ratio
        start, balancing = phase + gap, phase / ratio
        length = balancing if self.recovery_duration_us is None else self.recovery_duration_us
        area = -phase if length == balancing else -ratio * length
        return (
            Linear(0.0, phase, 1.0, 1.0),
            Linear(start, start + length, -ratio, -ratio, gap, whole_us=area),
        )


@final
@value
class Triphasic(Pulse):
    """Three rectangular phases of alternating sign; balanced when the middle is the outer two."""

    shape: ClassVar[str] = "triphasic"
    phase_duration_us: PhaseDurationUs
    interphase_gap_us: InterphaseGapUs = 0.0
    phase_ratios: Annotated[
        tuple[float, ...],
        Spec(
            label="Phase ratios",
            low=0.0,
            high=1.0,
            start=(0.5, 1.0, 0.5),
            step=0.05,
            help="amplitudes of the three phases as parts of the largest",
            term="Polyphasic (triphasic)",
        ),
    ]
    polarity: PolarityKey = "cathodic_first"

    def __post_init__(self) -> None:
        own = list(check(self))
        ratios = self.phase_ratios
        if not own and (len(ratios) != 3 or max(ratios) != 1):
            checked(self, Problem("ratios", "phase_ratios", ratios, "three, the largest 1"))
        checked(self)

    def segments(self) -> tuple[Segment, ...]:
        """a, -b and c, each for the phase duration, the gap twice."""
        phase, gap = self.phase_duration_us, self.interphase_gap_us
        a, b, c = self.phase_ratios
        starts = (0.0, phase + gap, 2.0 * (phase + gap))
        return tuple(
            Linear(start, start + phase, level, level, k * gap, level * phase)
            for k, (level, start) in enumerate(zip((a, -b, c), starts, strict=True))
        )

    def leading(self, found: tuple[Phase, ...]) -> Phase:
        """The phase with most charge."""
        return strongest(found)
