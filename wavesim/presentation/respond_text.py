"""The predicted response as text."""

from collections.abc import Iterator
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.physiology.calibration import EXAMPLE, Calibration, calibration_of
from wavesim.physiology.muscle import MODELS
from wavesim.physiology.reading_sheet import reading_sheet
from wavesim.physiology.readings import first_below, needs_times_rheobase, recovered
from wavesim.physiology.recruitment import NEARLY_NONE
from wavesim.physiology.response import ChannelResponse, Contractions, Response
from wavesim.presentation.reach_words import ESTIMATE, EXAMPLE_VALUES, PARTLY_EXAMPLE_VALUES
from wavesim.presentation.readings_text import reading_lines
from wavesim.presentation.respond_words import (
    DENERVATED,
    mark_sentences,
    model_chip,
)
from wavesim.presentation.words import _, ngettext, number, quantity, span_words

HALF = 0.5
REST_S = 120.0
"""Rest after a section before the probe of the recovery [s]."""


@final
@value
class Shown:
    """What of a response is written. below: part of the first contraction whose first missing is
    named. readings: curves of the muscle model too.
    """

    below: float = HALF
    readings: bool = False


PLAIN = Shown()


def respond_lines(program: Program, response: Response, shown: Shown = PLAIN) -> Iterator[str]:
    """The response of every channel, as lines."""
    yield _("{title}: predicted contraction of each muscle").format(title=program.title)
    yield ESTIMATE
    yield model_chip(response)
    if MODELS[response.model].knows is None:
        yield from _thresholds(calibration_of(program))
    for place, section in enumerate(response.sections):
        yield ""
        yield f"{section.name}: {span_words(section.duration_s)}"
        if not section.channels:
            yield f"  {_('Rest: every muscle recovers.')}"
        for number_, channel in enumerate(section.channels):
            yield f"  {channel.name}"
            fades = shown.below if response.fatigue != "none" else None
            for line in _channel_lines(channel, fades):
                yield f"    {line}"
            if shown.readings:
                yield from _readings(program, program.section[place].channel[number_], channel)
            if "phase_too_long" in channel.marks:
                pulse = program.section[place].channel[number_].pulsed.pulse
                lead_us = pulse.unit.lead.end_us - pulse.unit.lead.start_us
                yield f"    {denervated_sentence(lead_us)}"


def denervated_sentence(phase_us: float) -> str:
    """Why a long phase is used, with what a short one would take instead."""
    return _(DENERVATED).format(
        short=number(needs_times_rheobase(300.0)[0], 2),
        phase=span_words(phase_us * 1e-6),
        long=number(needs_times_rheobase(phase_us)[0], 2),
    )


def _thresholds(calibration: Calibration) -> Iterator[str]:
    """Whose thresholds the recruitment goes by."""
    if calibration.ours:
        yield _(EXAMPLE_VALUES if calibration == EXAMPLE else PARTLY_EXAMPLE_VALUES)


def _readings(program: Program, channel: Channel, one: ChannelResponse) -> Iterator[str]:
    sheet = reading_sheet(one, channel, calibration_of(program))
    for line in () if sheet is None else reading_lines(sheet):
        yield f"    {line}"


def _channel_lines(one: ChannelResponse, below: float | None) -> Iterator[str]:
    """below: part of the first contraction; None where nothing fades."""
    if one.valid:
        yield from _numbers(one)
        if below is not None and not _hardly(one):
            yield from _fading(one, below)
    yield from mark_sentences(one)


def _numbers(one: ChannelResponse) -> Iterator[str]:
    recruited = one.recruited_fraction
    if _hardly(one):
        yield _("Too weak to contract the muscle: fewer than 1 % of its motor fibres are recruited")
        return
    if recruited is not None:
        yield _("Recruited at most: {percent} of the motor fibres").format(
            percent=quantity(100.0 * recruited, "%", 2)
        )
    yield _("Force: at most {peak}, {mean} on average, {impulse} in all").format(
        peak=quantity(one.peak_force_n, "N"),
        mean=quantity(one.mean_force_n, "N"),
        impulse=quantity(one.force_time_integral_ns, "N s"),
    )


def _hardly(one: ChannelResponse) -> bool:
    """Whether the amplitude lies in the dead zone of the recruitment."""
    return one.recruited_fraction is not None and one.recruited_fraction < NEARLY_NONE


def _fading(one: ChannelResponse, below: float) -> Iterator[str]:
    """How the contractions fade, and how the muscle comes back."""
    found = one.whole
    count = len(found.peak_force_n)
    if count > 1 and found.peak_force_n[0] > 0.0:
        last = found.peak_force_n[-1] / found.peak_force_n[0]
        yield ngettext(
            "{count} whole contraction",
            "{count} whole contractions; the last has {part} of the first",
            count,
        ).format(count=number(count), part=quantity(100.0 * float(last), "%", 2))
        yield fading_sentence(found, below)
    if one.course is not None and one.peak_force_n:
        back = float(recovered(one.course, REST_S)[0])
        yield _("After {rest} of rest a test contraction has {part} of its rested force").format(
            rest=span_words(REST_S), part=quantity(100.0 * back, "%", 2)
        )


def fading_sentence(found: Contractions, part: float) -> str:
    """Which contraction is the first below a part of the first."""
    share = quantity(100.0 * part, "%", 2)
    low = first_below(found, part)
    if low is None:
        return _("No contraction falls below {part} of the first").format(part=share)
    return _("The first contraction below {part} of the first is number {count}, at {at}").format(
        part=share, count=number(low + 1), at=span_words(float(found.start_s[low]))
    )
