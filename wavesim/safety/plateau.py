"""One channel as the checker sees it, without its session: most limits look at the plateau alone.

A brief continuous section with the same pulses at the same rate has the same plateau, and costs
little however long the real one is; so limits can be looked up at many phase durations.
"""

import math
from dataclasses import replace

from wavesim.analysis.dose import channel_dose
from wavesim.core.channel import Channel
from wavesim.core.modulation import Modulation
from wavesim.core.section import Section
from wavesim.safety.pairs import pair_rms_ma
from wavesim.safety.subject import Subject

BRIEF_S = 0.1
PULSES = 4.0
"""The brief section lasts so long, and at least so many times the length of a pulse."""


def bare(channel: Channel) -> Channel:
    """The channel with what its plateau depends on: no ramps, modulation, delay or window."""
    return replace(
        channel,
        name="plateau",
        modulation=Modulation(polarity_reversal_s=channel.modulation.polarity_reversal_s),
        delay_s=0.0,
        on_s=None,
        window=None,
    )


def plateau_subject(
    channel: Channel, train_s: float, others_ma: float, modality: str, condition: str
) -> Subject:
    """A bare channel as the checker sees it.

    train_s: length of its real train, which decides the rate of listed onsets [s]. others_ma: rms
    of the channels that share its pads [mA]. The charge of the session is that of the brief
    section. Raises ImpossibleError where the pulses do not fit.
    """
    length_s = BRIEF_S
    if channel.pulse is not None:
        length_s = max(BRIEF_S, PULSES * channel.pulse.unit.length_us * 1e-6)
    if channel.timing is not None and channel.timing.kind == "listed":
        length_s = train_s
    section = Section(name="plateau", duration_min=length_s / 60.0, channel=(channel,))
    dose = channel_dose(section, 0)
    return Subject(
        channel=channel,
        dose=dose,
        modality=modality.lower(),
        condition=condition,
        dose_mc=dose.total_charge_mc,
        pair_ma=math.hypot(dose.rms_plateau_ma, others_ma),
    )


def others_rms_ma(section: Section, channel: int) -> float:
    """The plateau rms that other channels send through the pads of this one [mA]."""
    one = section.channel[channel]
    if one.electrode is None or not one.electrode.name:
        return 0.0
    channels = list(section.channel)
    channels[channel] = replace(one, amplitude_ma=0.0)
    return pair_rms_ma(replace(section, channel=tuple(channels)), channel)
