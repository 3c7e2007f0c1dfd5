"""What lies on the map beside the design: limits, lines of the same charge, thresholds of nerve.

None of it depends on the amplitude and phase duration that the design has now, so that all of it
is kept while the design is dragged.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, final

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.core.table import Floats
from wavesim.physiology.calibration import EXAMPLE, Calibration, calibration_of
from wavesim.physiology.fibres import FIBRES, FibreName
from wavesim.physiology.notes import INVALID
from wavesim.physiology.recruitment import amplitude_for_ma, median_threshold
from wavesim.presentation.compared import with_unit
from wavesim.presentation.map_frame import Frame
from wavesim.presentation.reach_words import FIBRE_WORDS
from wavesim.presentation.words import _, quantity
from wavesim.safety.curves import LimitCurve, LimitEdge, LimitField
from wavesim.safety.limits import Limit, Severity, Standing

FIBRE_TONES: dict[FibreName, tuple[str, str]] = {
    "cutaneous": ("touch", "touch"),
    "motor": ("yours", "yours_text"),
    "a_delta": ("delta", "delta"),
    "denervated": ("yours", "yours_text"),
}
"""Classes that the map shows, with the colours of line and text."""
FEWEST, MOST = 0.1, 0.9
"""Parts of a class between whose thresholds its band lies."""
BAND_POINTS = 41
MOST_CHARGES = 6
"""Lines of the same charge, at most."""
_STANDING: dict[Standing, str] = {
    "read": "{value}",
    "not read": "{value}, from memory",
    "ours": "{value}, a design limit",
}


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapCurve:
    """A line over the phase durations, with the words beside its end."""

    phase_us: Floats
    amplitude_ma: Floats
    title: str
    detail: str


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapLimit:
    """A limit as a line; beyond it lies more amplitude."""

    line: MapCurve
    severity: Severity


@final
@value
class MapEdge:
    """A limit of the phase duration alone, an upright line; longer: what is longer exceeds it."""

    phase_us: float
    longer: bool
    severity: Severity
    title: str


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapFibre:
    """A class of fibres: median thresholds, and the band that holds 80 % of the class."""

    line: MapCurve
    low_ma: Floats
    high_ma: Floats
    tone: str
    text_tone: str


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layers:
    """All that is drawn under the design. fits_to_us: longer phases do not fit the rate."""

    limits: tuple[MapLimit, ...]
    edges: tuple[MapEdge, ...]
    charges: tuple[MapCurve, ...]
    fibres: tuple[MapFibre, ...]
    fits_to_us: float | None


@lru_cache(maxsize=16)
def layers(field: LimitField, fibres: tuple[MapFibre, ...], frame: Frame) -> Layers:
    """What a field of limits and thresholds shows in a frame."""
    limits = tuple(
        MapLimit(line=_curve(one, field), severity=one.severity)
        for one in field.curves
        if _seen(one.amplitude_ma, frame)
    )
    return Layers(
        limits=limits,
        edges=tuple(_edge(one) for one in field.edges),
        charges=tuple(_charges(field, frame)),
        fibres=fibres,
        fits_to_us=field.fits_to_us,
    )


def _seen(amplitude_ma: Floats, frame: Frame) -> bool:
    """Whether some of a line lies below the top; all of it may lie below the foot."""
    with np.errstate(invalid="ignore"):
        return bool(np.any(amplitude_ma < frame.high_ma))


def limit_title(limit: Limit) -> str:
    """What a limit compares, with its pad where that is half, and whether it only classes."""
    title = _(limit.title)
    if limit.informative:
        return _("{name}, class of output").format(name=title)
    return _("{name}, half of the pad").format(name=title) if limit.half_area else title


def _detail(limit: Limit, at: float) -> str:
    """The limit itself, and what it rests on."""
    said = with_unit(at, limit.unit)
    if limit.per_phase_ms:
        more = with_unit(limit.per_phase_ms, limit.unit)
        said = _("{value} + {more} per ms").format(value=said, more=more)
    if limit.half_area:
        said = _("{value} on half of the pad").format(value=said)
    if limit.informative:
        said = _("{value}, class of output").format(value=said)
    return _(_STANDING[limit.standing]).format(value=said)


def _curve(one: LimitCurve, field: LimitField) -> MapCurve:
    return MapCurve(
        phase_us=field.phase_us,
        amplitude_ma=one.amplitude_ma,
        title=_(one.limit.title),
        detail=_detail(one.limit, one.value),
    )


def _edge(one: LimitEdge) -> MapEdge:
    return MapEdge(
        phase_us=one.phase_us,
        longer=one.longer,
        severity=one.severity,
        title=f"{limit_title(one.limit)} {with_unit(one.value, one.limit.unit)}",
    )


def _charges(field: LimitField, frame: Frame) -> list[MapCurve]:
    """Lines along which the charge of the leading phase is the same: round numbers in the frame."""
    with np.errstate(invalid="ignore"):
        known = field.area_us[np.isfinite(field.area_us)]
    if not len(known):
        return []
    least, most = (1e-3 * at for at in (frame.low_ma * known[0], frame.high_ma * known[-1]))
    figures = (1, 2, 5)
    found = [
        float(f"{figure}e{power}")
        for power in range(math.floor(math.log10(least)), math.ceil(math.log10(most)))
        for figure in figures
        if 1.5 * least <= float(f"{figure}e{power}") <= most / 1.5
    ]
    every = math.ceil(len(found) / MOST_CHARGES)
    return [
        MapCurve(
            phase_us=field.phase_us,
            amplitude_ma=1e3 * charge_uc / field.area_us,
            title=quantity(charge_uc, "uC"),
            detail="",
        )
        for charge_uc in found[::every or 1]
    ]


def fibre_bands(program: Program, channel: Channel, frame: Frame) -> tuple[MapFibre, ...]:
    """Thresholds of nerve, or of denervated muscle, for the shape of a channel's pulses."""
    plain = next((one for at in frame.phases_us if (one := _shape(channel, at)) is not None), None)
    if plain is None:
        return ()
    names: tuple[FibreName, ...] = ("a_delta", "motor", "cutaneous")
    if program.condition == "denervation":
        names = ("denervated",)
    return _bands(plain, names, calibration_of(program), frame)


def is_example(program: Program) -> bool:
    """Whether all thresholds are example values of ours."""
    return calibration_of(program) == EXAMPLE


def _shape(channel: Channel, phase_us: float) -> Any:
    """The pulse at a phase duration with its direction kept; None where it cannot be."""
    pulse: Any = channel.pulsed.pulse
    try:
        return replace(pulse, phase_duration_us=phase_us)
    except ImpossibleError:
        return None


@lru_cache(maxsize=16)
def _bands(
    pulse: Any, names: tuple[FibreName, ...], calibration: Calibration, frame: Frame
) -> tuple[MapFibre, ...]:
    found = (_band(pulse, name, calibration, frame) for name in names)
    return tuple(one for one in found if one is not None)


def _band(
    pulse: Any, name: FibreName, calibration: Calibration, frame: Frame
) -> MapFibre | None:
    """A class over the phase durations its model holds for; None where there is nothing to show."""
    shortest_us, longest_us = FIBRES[name].valid_us
    low_us, high_us = max(shortest_us, frame.low_us), min(longest_us, frame.high_us)
    if low_us >= high_us:
        return None
    # They bend, so they need more points than limits do.
    phases_us = np.geomspace(low_us, high_us, BAND_POINTS)
    medians = [
        found.median_ma
        for direction in _directions(pulse)
        if not (found := median_threshold(phases_us, pulse, calibration, name, direction)).notes
        & INVALID
    ]
    if not medians:
        return None
    # Of pulses that alternate, those that excite more easily tell.
    median_ma = np.fmin.reduce(medians)
    low_ma, high_ma = (
        amplitude_for_ma(part, median_ma, calibration.cv_fraction) for part in (FEWEST, MOST)
    )
    tone, text_tone = FIBRE_TONES[name]
    return MapFibre(
        line=MapCurve(
            phase_us=phases_us, amplitude_ma=median_ma, title=FIBRE_WORDS[name],
            detail=_("model"),
        ),
        low_ma=low_ma, high_ma=high_ma, tone=tone, text_tone=text_tone,
    )  # fmt: skip


def _directions(pulse: Any) -> tuple[float, ...]:
    """Directions in which the leading phases flow; 1 is cathodic."""
    return {"cathodic_first": (1.0,), "anodic_first": (-1.0,)}.get(pulse.polarity, (1.0, -1.0))
