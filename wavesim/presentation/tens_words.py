"""What may be said of how TENS works: text with sources and reservations, never a dose-response.

Bands of the authors: below 10 Hz mu-opioid, above 50 Hz delta-opioid receptors; between them
mixed or undetermined. No percentage of pain relief is ever shown.
"""

import math
from typing import Literal, final

from wavesim.core.channel import Channel
from wavesim.core.spec import value
from wavesim.core.timing import Burst, Constant, Jittered, Listed, Nlet, Sweep
from wavesim.presentation.words import _

Band = Literal["low", "high", "between", "several", "not_studied"]

LOW_BELOW_HZ, HIGH_ABOVE_HZ = 10.0, 50.0
"""Bands used by Liebano et al. 2011, PMC3027071, which was read."""


@final
@value
class Statement:
    """One mechanism: what was found, where, and whether that source was read."""

    text: str
    source: str
    read: bool


@final
@value
class TensEvidence:
    """What is known for the rate of a channel.

    setting: the usual name of such a setting and which fibres it is meant to reach, "" where it
    has none. band: of the rate; heading: the receptors in words, only to be shown with the
    reservations. statements: findings; reservations: what stands beside every heading.
    """

    setting: str
    band: Band
    heading: str
    statements: tuple[Statement, ...]
    reservations: tuple[str, ...]


HEADINGS: dict[Band, str] = {
    "low": _("Low frequency, below 10 Hz: mu-opioid receptors, in animals"),
    "high": _("High frequency, above 50 Hz: delta-opioid receptors, in animals"),
    "between": _("10 to 50 Hz: mixed or undetermined"),
    "several": _("The rate passes through more than one band: mixed or undetermined"),
    "not_studied": _("The receptor studies do not cover this pattern of pulses: undetermined"),
}
RESERVATIONS = (
    _("The evidence on receptors comes from animals."),
    _("It concerns the spinal cord."),
    _("An adequate intensity is needed: strong but comfortable."),
    _("Systematic reviews of pain relief in people are inconclusive."),
)

_SLUKA = "Sluka et al. 1999, JPET 289:840"
GATING = Statement(
    text=_("Activity of Aβ fibres closes a spinal gate for pain."),
    source="Melzack, Wall 1965",
    read=False,
)
DELTA = Statement(
    text=_("A delta antagonist blocks the effect of 100 Hz in arthritic rats."),
    source=_SLUKA,
    read=True,
)
MU = Statement(
    text=_("Low-dose naloxone, a mu antagonist at that dose, blocks the effect of 4 Hz in rats."),
    source=_SLUKA,
    read=True,
)
SEROTONIN = Statement(
    text=_("Serotonin takes part at low frequency too."), source=_("textbooks"), read=False
)
HUMAN = Statement(
    text=_(
        "In people, high-dose naloxone (0.14 mg/kg) blocks the effect of 100 Hz and a low dose "
        "(0.02 mg/kg) does not: opioid, and not mu receptors alone."
    ),
    source="Léonard et al. 2010, doi 10.1016/j.pain.2010.07.012",
    read=True,
)
TOLERANCE = Statement(
    text=_(
        "With a fixed frequency every day tolerance develops by about day 5, in people and rats; "
        "mixing or alternating 4 and 100 Hz delays it by about 5 days in rats, and raising the "
        "intensity helps."
    ),
    source="Liebano 2011, PMC3027071; DeSantana 2008; Sato 2012",
    read=True,
)
BRIEF_INTENSE = Statement(
    text=_("Peripheral conduction block or diffuse inhibition, for a short time."),
    source=_("textbooks"),
    read=False,
)
STATEMENTS: dict[Band, tuple[Statement, ...]] = {
    "low": (MU, SEROTONIN, TOLERANCE),
    "high": (GATING, DELTA, HUMAN, TOLERANCE),
    "between": (GATING, TOLERANCE),
    "several": (GATING, TOLERANCE),
    "not_studied": (GATING,),
}


@final
@value
class Setting:
    """A usual setting: rates and phase durations, both ends included, and what is said of it."""

    words: str
    rate_hz: tuple[float, float]
    phase_us: tuple[float, float]
    statements: tuple[Statement, ...] = ()


SETTINGS = (
    Setting(
        words=_(
            "Brief intense TENS: above 100 Hz, phases of 200 µs or more, at the limit of "
            "tolerance; meant to reach Aβ and Aδ fibres."
        ),
        rate_hz=(math.nextafter(100.0, math.inf), math.inf),
        phase_us=(200.0, math.inf),
        statements=(BRIEF_INTENSE,),
    ),
    Setting(
        words=_(
            "Conventional TENS: 50 to 120 Hz, phases of 50 to 200 µs, strong but comfortable "
            "tingling without contraction; meant to reach Aβ fibres."
        ),
        rate_hz=(50.0, 120.0),
        phase_us=(50.0, 200.0),
    ),
    Setting(
        words=_(
            "Low-frequency TENS: 2 to 10 Hz, 4 Hz in the studies, higher amplitude with visible "
            "twitches; meant to reach Aβ and Aα fibres, perhaps Aδ."
        ),
        rate_hz=(2.0, 10.0),
        phase_us=(0.0, math.inf),
    ),
)
"""Names of settings, from textbooks; the first that fits holds."""


def tens_evidence(channel: Channel) -> TensEvidence | None:
    """What is known for the rate of a channel meant as TENS; None of a continuous current."""
    if channel.pulse is None:
        return None
    rates = _rates_hz(channel)
    band = _band(rates)
    setting = _setting(channel, rates)
    return TensEvidence(
        setting=setting.words if setting else "",
        band=band,
        heading=HEADINGS[band],
        statements=(*STATEMENTS[band], *(setting.statements if setting else ())),
        reservations=RESERVATIONS,
    )


def _setting(channel: Channel, rates: tuple[float, float] | None) -> Setting | None:
    lead = channel.pulsed.pulse.unit.lead
    phase_us = lead.end_us - lead.start_us
    return next(
        (
            one
            for one in SETTINGS
            if rates is not None
            and one.rate_hz[0] <= rates[0] <= rates[1] <= one.rate_hz[1]
            and one.phase_us[0] <= phase_us <= one.phase_us[1]
        ),
        None,
    )


def _rates_hz(channel: Channel) -> tuple[float, float] | None:
    """Lowest and highest rate of single pulses; None where they come in groups or as listed."""
    timing = channel.pulsed.timing
    match timing:
        case Constant() | Jittered():
            return timing.frequency_hz, timing.frequency_hz
        case Sweep():
            ends = (timing.frequency_hz, timing.frequency_end_hz)
            return min(ends), max(ends)
        case Burst() | Nlet() | Listed():
            return None
    raise AssertionError(timing)


def _band(rates: tuple[float, float] | None) -> Band:
    if rates is None:
        return "not_studied"
    lowest, highest = rates
    if highest < LOW_BELOW_HZ:
        return "low"
    if lowest > HIGH_ABOVE_HZ:
        return "high"
    return "between" if lowest >= LOW_BELOW_HZ and highest <= HIGH_ABOVE_HZ else "several"
