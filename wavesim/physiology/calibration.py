"""Thresholds of one person under one pair of pads: ours by default, and to be edited.

Kept in a program's `project` table under `calibration`; it never changes the current.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Annotated, Any, Literal, final

from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.program import Program
from wavesim.core.spec import Spec, checked, value
from wavesim.physiology.fibres import FIBRES, FibreName
from wavesim.physiology.strength_duration import rheobase_ma

KEY = "calibration"
"""Name of its table within `project`."""


def _threshold(label: str, help_: str) -> Spec:
    return Spec(label=label, unit="mA", low=0.0, low_open=True, high=3000.0, step=1.0, help=help_)


def _phase(label: str) -> Spec:
    help_ = "phase duration at which the thresholds hold"
    return Spec(label=label, unit="us", low=0.1, high=1_000_000.0, step=10.0, help=help_)


@final
@value
class Calibration:
    """Median thresholds: the current at which half the fibres of a class fire [mA].

    The defaults are example values of ours, not measured and not from a source. They hold for a
    rectangular pulse of `waveform`, cathode at the active pad, of `at_us` per phase; those of
    denervated muscle, which needs long pulses, for `denervated_at_us`. cv_fraction: standard
    deviation of the thresholds of a class over their mean; 0.2 to 0.4 is usual in models.
    """

    sensory_ma: Annotated[float, _threshold("Sensory threshold", "of touch fibres")] = 10.0
    motor_ma: Annotated[float, _threshold("Motor threshold", "of motor fibres")] = 20.0
    pain_ma: Annotated[float, _threshold("Pain threshold", "of A-delta fibres")] = 60.0
    c_ma: Annotated[float, _threshold("C fibre threshold", "of C fibres")] = 250.0
    at_us: Annotated[float, _phase("At phase duration")] = 250.0
    denervated_ma: Annotated[
        float, _threshold("Denervated muscle threshold", "of muscle fibres without nerve")
    ] = 10.0
    denervated_at_us: Annotated[float, _phase("At phase duration, denervated")] = 100_000.0
    cv_fraction: Annotated[
        float,
        Spec(
            label="Spread of thresholds",
            low=0.01,
            high=2.0,
            step=0.05,
            help="standard deviation over mean of the thresholds in a class",
        ),
    ] = 0.25
    waveform: Annotated[
        Literal["monophasic", "biphasic_symmetric"],
        Spec(label="Measured with", help="pulse the thresholds hold for"),
    ] = "monophasic"

    def __post_init__(self) -> None:
        checked(self)

    @property
    def ours(self) -> tuple[str, ...]:
        """Fields that still have our example value."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) == f.default)

    def threshold_ma(self, fibre: FibreName) -> tuple[float, float]:
        """Median threshold of a class [mA] and the phase duration it holds for [us]."""
        threshold, at = _THRESHOLDS[fibre]
        return getattr(self, threshold), getattr(self, at)

    def rheobase_ma(self, fibre: FibreName) -> float:
        """Rheobase of a class for a rectangular pulse of `waveform` [mA]."""
        threshold, at_us = self.threshold_ma(fibre)
        return rheobase_ma(threshold, at_us, FIBRES[fibre].chronaxie_us)

    def as_dict(self) -> dict[str, float | str]:
        """The table in `project`: what differs from the example values."""
        own = [f.name for f in fields(self) if f.name not in self.ours]
        return {name: getattr(self, name) for name in own}


_THRESHOLDS: Mapping[FibreName, tuple[str, str]] = {
    "motor": ("motor_ma", "at_us"),
    "cutaneous": ("sensory_ma", "at_us"),
    "a_delta": ("pain_ma", "at_us"),
    "c": ("c_ma", "at_us"),
    "denervated": ("denervated_ma", "denervated_at_us"),
}
EXAMPLE = Calibration()


def calibration_of(program: Program) -> Calibration:
    """The calibration a program keeps; the example values where it keeps none.

    Raises ImpossibleError that names each unknown key, wrong type and value out of range.
    """
    kept = (program.project or {}).get(KEY, {})
    return calibration_from(kept, f"project.{KEY}")


def calibration_from(data: object, path: str = "") -> Calibration:
    """A calibration from its table; keys left out have the example value.

    path: where the table stands, for messages. Raises ImpossibleError with every problem.
    """
    if not isinstance(data, Mapping):
        raise ImpossibleError([Problem("type", path, data, "a table")])
    problems = list(_unknown(data))
    known: dict[str, Any] = {k: v for k, v in data.items() if k in _NAMES}
    try:
        found = Calibration(**known)
    except ImpossibleError as error:
        problems += error.problems
    if problems:
        raise ImpossibleError([one.under(path) if path else one for one in problems])
    return found


_NAMES = tuple(field.name for field in fields(Calibration))


def _unknown(data: Mapping[Any, object]) -> Iterator[Problem]:
    for name in data:
        if name not in _NAMES:
            yield Problem("unknown_key", str(name), name, ", ".join(_NAMES))
