"""Where the limits lie over amplitude and phase duration: solved, with the dose of each phase.

At one phase duration every number that is limited grows with a known power of the amplitude, so
its limit is reached at an amplitude in closed form; only what does not depend on the amplitude is
searched along the phase duration.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, final

import numpy as np
from numpy.typing import NDArray

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError
from wavesim.core.section import Section
from wavesim.safety.limits import LIMITS, Limit, Quantity, Severity, Step
from wavesim.safety.plateau import bare, others_rms_ma, plateau_subject
from wavesim.safety.subject import Subject

Floats = NDArray[np.float64]

DEGREES: dict[Quantity, int] = {
    "phase_duration_ms": 0,
    "imbalance_percent": 0,
    "burst_duty_ratio": 0,
    "pulse_energy_mj": 2,
    "power_density_w_cm2": 2,
}
"""Power of the amplitude that a number grows with, where it is not 1."""
OF_PAIR = {"rms_density_ma_cm2", "power_density_w_cm2"}
"""Numbers to which the other channels on the same pads add."""
UNIT_MA = 1.0
HALVINGS = 24
"""Of the search along the phase duration: the step between two phases by 2^24."""


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LimitCurve:
    """A limit that asks for less amplitude.

    value: the step's own, without what each millisecond of the phase adds. amplitude_ma: at which
    the limit is reached, for each phase of the field; infinite: at none; nan: it does not apply.
    """

    limit: Limit
    value: float
    severity: Severity
    amplitude_ma: Floats


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class LimitEdge:
    """A limit of the phase duration alone.

    longer: what is longer than phase_us exceeds it; else what is shorter.
    """

    limit: Limit
    value: float
    severity: Severity
    phase_us: float
    longer: bool


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LimitField:
    """The limits of a channel over a range of phase durations.

    area_us: of the leading phase at 1 mA, its charge [nC]; nan: a pulse of this phase cannot be.
    fits_to_us: longer phases do not fit the rate [us]; None: all of the range fit.
    """

    phase_us: Floats
    area_us: Floats
    curves: tuple[LimitCurve, ...]
    edges: tuple[LimitEdge, ...]
    fits_to_us: float | None


def limit_field(
    section: Section, channel: int, modality: str, condition: str, phases_us: tuple[float, ...]
) -> LimitField | None:
    """The limits of a channel for these phase durations, rising; None without a phase duration.

    Nothing else of the channel changes, as when its phase duration is set. Amplitude and phase
    duration that the channel has now do not matter.
    """
    one = section.channel[channel]
    if not hasattr(one.pulse, "phase_duration_us"):
        return None
    plain = next((found for at in phases_us if (found := _at(bare(one), at)) is not None), None)
    if plain is None:
        return None
    listed = one.pulsed.timing.kind == "listed"
    train_s = section.train_s(one) if listed else 0.0
    others_ma = others_rms_ma(section, channel)
    return _field(plain, train_s, others_ma, modality, condition, phases_us)


def _at(channel: Channel, phase_us: float) -> Channel | None:
    """The channel at a phase duration and unit amplitude; None where the shape cannot be."""
    try:
        pulse: Any = channel.pulsed.pulse
        pulse = replace(pulse, phase_duration_us=phase_us)
        return replace(channel, amplitude_ma=UNIT_MA, pulse=pulse)
    except ImpossibleError:
        return None


Along = Callable[[float], Subject | None]
"""The channel alone on its pads at a phase duration; None where its pulses cannot be."""


def _along(channel: Channel, train_s: float, modality: str, condition: str) -> Along:
    """Each phase duration is looked at once."""

    @cache
    def subject(phase_us: float) -> Subject | None:
        there = _at(channel, phase_us)
        try:
            return there and plateau_subject(there, train_s, 0.0, modality, condition)
        except ImpossibleError:
            return None

    return subject


@lru_cache(maxsize=32)
def _field(
    channel: Channel,
    train_s: float,
    others_ma: float,
    modality: str,
    condition: str,
    phases_us: tuple[float, ...],
) -> LimitField:
    subject = _along(channel, train_s, modality, condition)
    last_us, phases_us = phases_us[-1], _with_turns(subject, phases_us)
    subjects = [subject(at) for at in phases_us]
    curves: list[LimitCurve] = []
    edges: list[LimitEdge] = []
    for limit in LIMITS:
        flat = DEGREES.get(limit.quantity) == 0
        for step in limit.steps:
            if flat:
                edges += _edges(subject, limit, step, subjects, phases_us)
            else:
                curves += _curve(limit, step, subjects, others_ma)
    areas = [abs(one.channel.pulsed.pulse.unit.lead.area_us) if one else np.nan for one in subjects]
    return LimitField(
        phase_us=np.array(phases_us),
        area_us=np.array(areas),
        curves=tuple(curves),
        edges=tuple(edges),
        fits_to_us=_fits_to(phases_us, subjects, last_us),
    )


def _curve(
    limit: Limit, step: Step, subjects: list[Subject | None], others_ma: float
) -> Iterator[LimitCurve]:
    """The curve of one step of a limit, where it is reached anywhere."""
    reached = np.array([_reached_ma(one, limit, step, others_ma) for one in subjects])
    if np.any(np.isfinite(reached)):
        yield LimitCurve(
            limit=limit, value=step.value, severity=step.severity, amplitude_ma=reached
        )


def _reached_ma(one: Subject | None, limit: Limit, step: Step, others_ma: float) -> float:
    """The amplitude at which a limit is reached; what the others add comes off first."""
    if one is None or not one.applies(limit):
        return np.nan
    own = one.amount(limit)
    if own is None:
        return np.nan
    if own == 0.0:
        return np.inf
    rest = 0.0
    if others_ma and limit.quantity in OF_PAIR:
        rest = replace(one, pair_ma=others_ma).amount(limit) or 0.0
    square = 2.0 / DEGREES.get(limit.quantity, 1)
    room = _bound(one, limit, step) ** square - rest**square
    return float(UNIT_MA * (max(room, 0.0) / own**square) ** 0.5)


def _bound(one: Subject, limit: Limit, step: Step) -> float:
    return step.value + (limit.per_phase_ms * one.phase_ms if limit.per_phase_ms else 0.0)


def _edges(
    subject: Along,
    limit: Limit,
    step: Step,
    subjects: list[Subject | None],
    phases_us: tuple[float, ...],
) -> Iterator[LimitEdge]:
    """Where a limit that knows no amplitude begins or ends to be kept."""
    found = [_exceeds(one, limit, step) for one in subjects]
    for i in range(len(phases_us) - 1):
        before, after = found[i], found[i + 1]
        if before is None or after is None or before == after:
            continue

        def same(phase_us: float, before: bool = before) -> bool:
            return _exceeds(subject(phase_us), limit, step) == before

        yield LimitEdge(
            limit=limit,
            value=step.value,
            severity=step.severity,
            phase_us=_turn(phases_us[i], phases_us[i + 1], same),
            longer=after,
        )


def _exceeds(one: Subject | None, limit: Limit, step: Step) -> bool | None:
    """Whether a limit is exceeded; None where it does not apply."""
    amount = one.amount(limit) if one is not None and one.applies(limit) else None
    return None if amount is None else amount > step.value


def _with_turns(subject: Along, phases_us: tuple[float, ...]) -> tuple[float, ...]:
    """The phases, with both sides of each at which other limits begin to apply, or none do."""
    found: list[float] = [*phases_us[:1]]
    for low, high in pairwise(phases_us):
        applied = _applying(subject(low))
        if applied != _applying(subject(high)):

            def same(phase_us: float, applied: frozenset[str] | None = applied) -> bool:
                return _applying(subject(phase_us)) == applied

            turn = _turn(low, high, same)
            found += [turn, turn + (high - low) * 0.5**HALVINGS]
        found.append(high)
    return tuple(found)


def _applying(one: Subject | None) -> frozenset[str] | None:
    """The limits that apply to a channel; None where it cannot be."""
    return one and frozenset(limit.id for limit in LIMITS if one.applies(limit))


def _fits_to(
    phases_us: tuple[float, ...], subjects: list[Subject | None], last_us: float
) -> float | None:
    """The longest phase that can be, where the last of the range cannot."""
    fitting = [at for at, one in zip(phases_us, subjects, strict=True) if one is not None]
    return fitting[-1] if fitting and fitting[-1] < last_us else None


def _turn(low: float, high: float, holds: Callable[[float], bool]) -> float:
    """Where what holds at the low end ends to hold."""
    for _halving in range(HALVINGS):
        middle = 0.5 * (low + high)
        if holds(middle):
            low = middle
        else:
            high = middle
    return low
