"""Which classes of fibres the pulses of a channel reach, at their full strength."""

from collections.abc import Iterator
from typing import Literal, final

from wavesim.core.channel import Channel
from wavesim.core.spec import value
from wavesim.physiology.calibration import EXAMPLE, Calibration
from wavesim.physiology.fibres import FIBRES, FibreName
from wavesim.physiology.notes import Note
from wavesim.physiology.recruitment import (
    NEARLY_ALL,
    NEARLY_NONE,
    Validity,
    amplitude_for_ma,
    lognormal_fraction,
    median_threshold,
    validity,
    validity_of,
)

Reached = Literal["not_reached", "partly", "reached"]


@final
@value
class ClassReach:
    """One class of fibres under one channel; the numbers are None where nothing can be said.

    first_ma, median_ma, all_ma: amplitude at which 1 %, half and 99 % of the class fire, for this
    shape and phase duration [mA]. fraction: of the class at the channel's amplitude; None too
    where the program gives no amplitude.
    """

    fibre: FibreName
    reached: Reached | None
    fraction: float | None
    first_ma: float | None
    median_ma: float | None
    all_ma: float | None
    validity: Validity


def reach(channel: Channel, calibration: Calibration = EXAMPLE) -> tuple[ClassReach, ...]:
    """Every class of fibres, in the order of FIBRES.

    A continuous current, which has no pulses, reaches nothing that these models could name.
    """
    return tuple(_class(channel, calibration, fibre) for fibre in FIBRES)


def _class(channel: Channel, calibration: Calibration, fibre: FibreName) -> ClassReach:
    if channel.carrier is not None:
        return _silent(fibre, validity_of(frozenset[Note]({"carrier"})))
    pulse = channel.pulsed.pulse
    lead_us = pulse.unit.lead.end_us - pulse.unit.lead.start_us
    found = {
        direction: validity(direction, lead_us, pulse, fibre) for direction in _directions(channel)
    }
    valid = [direction for direction, known in found.items() if known.valid]
    if not valid:
        return _silent(fibre, next(iter(found.values())))
    # Of pulses that alternate, those that excite more easily tell what is reached.
    medians = {
        float(median_threshold(lead_us, pulse, calibration, fibre, one).median_ma[0]): one
        for one in valid
    }
    median, known = min(medians), found[medians[min(medians)]]
    first, last = (
        float(amplitude_for_ma(part, median, calibration.cv_fraction))
        for part in (NEARLY_NONE, NEARLY_ALL)
    )
    fraction = None
    if channel.amplitude_ma > 0.0:
        fraction = float(lognormal_fraction(channel.amplitude_ma, median, calibration.cv_fraction))
    return ClassReach(
        fibre=fibre,
        reached=None if fraction is None else _reached(fraction),
        fraction=fraction,
        first_ma=first,
        median_ma=median,
        all_ma=last,
        validity=known,
    )


def _silent(fibre: FibreName, known: Validity) -> ClassReach:
    return ClassReach(
        fibre=fibre,
        reached=None,
        fraction=None,
        first_ma=None,
        median_ma=None,
        all_ma=None,
        validity=known,
    )


def _reached(fraction: float) -> Reached:
    if fraction < NEARLY_NONE:
        return "not_reached"
    return "reached" if fraction >= NEARLY_ALL else "partly"


def _directions(channel: Channel) -> Iterator[float]:
    """Directions in which the pulses of a channel flow."""
    polarity = channel.pulsed.pulse.polarity
    both = polarity == "alternating" or channel.modulation.polarity_reversal_s is not None
    if both or polarity == "cathodic_first":
        yield 1.0
    if both or polarity == "anodic_first":
        yield -1.0
