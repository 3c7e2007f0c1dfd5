"""Dimension lines and texts of a continuous current: its beat, its cycles, its course."""

import math
from collections.abc import Iterator

import numpy as np

from wavesim.analysis.carrier_train import CarrierTrain, carrier_train
from wavesim.core.carrier import Carrier
from wavesim.core.carriers import Diadynamic, Interferential, Premodulated, SineCarrier
from wavesim.core.sweep import Leg, legs, turns_at, turns_by
from wavesim.presentation import marks
from wavesim.presentation.half_cycle import HalfCycle, strongest
from wavesim.presentation.marks import Frame, charge_words
from wavesim.presentation.pulse_marks import WIDE_PX, corner_label, in_phase, phase_height
from wavesim.presentation.pulse_marks import phase_span as length_of
from wavesim.presentation.rhythm_marks import (
    INTERVAL_PX,
    Step,
    course_spans,
    leg_step,
    rate_words,
)
from wavesim.presentation.scene import Height, Label, Option, Piece, Span, Spot, Text
from wavesim.presentation.words import _, quantity, span_words

SEEN_PX = 4.0
"""Half-cycles that are narrower are drawn as their envelope, and have no charge written [px]."""


def moving(carrier: Carrier) -> tuple[Leg, ...]:
    """The course of what moves: of the beat, of a plain sine its own frequency; () of the rest."""
    if isinstance(carrier, SineCarrier):
        ends = carrier.carrier_frequency_hz, carrier.carrier_frequency_end_hz
    elif isinstance(carrier, Interferential | Premodulated):
        ends = carrier.beat_hz, carrier.beat_end_hz
    else:
        return ()
    from_hz, to_hz = ends
    if to_hz is None or carrier.sweep_s is None:
        return (Leg(1.0, from_hz, from_hz),)
    return legs(carrier.pattern, from_hz, to_hz, carrier.sweep_s, carrier.hold_s,
                carrier.hold_end_s)  # fmt: skip


def beat_hz_at(carrier: Carrier, within_s: float) -> float | None:
    """How often the strength swells at a time of the train; None where it does not [1/s]."""
    if not isinstance(carrier, Interferential | Premodulated):
        return None
    course = moving(carrier)
    at_s = within_s % sum(leg.duration_s for leg in course)
    for leg in course:
        if at_s < leg.duration_s:
            return leg.from_hz + (leg.to_hz - leg.from_hz) * at_s / leg.duration_s
        at_s -= leg.duration_s
    return course[-1].to_hz


def carrier_spans(frame: Frame, found: HalfCycle | None) -> Iterator[Span]:
    """How long a half-cycle lasts, from beat to beat, and the course of a sweep or a form."""
    if found and is_wide(frame, found):
        yield length_of(frame, found.phase, marks.DURATION)
    yield from _beat_span(frame)
    carrier = frame.channel.carrier
    if isinstance(carrier, Diadynamic):
        yield from _form_spans(frame, carrier)
    elif carrier is not None:
        course = moving(carrier)
        if len(course) > 1 and frame.span_s * max(leg.from_hz for leg in course) > 4.0:
            yield from course_spans(frame, [leg_step(leg) for leg in course])


def is_wide(frame: Frame, found: HalfCycle) -> bool:
    """Whether a half-cycle is wide enough for its own dimension lines; a direct one has none."""
    carrier = frame.channel.carrier
    direct = carrier is None or math.isinf(carrier.half_cycle_s)
    return not direct and (found.phase.stop_s - found.phase.start_s) * frame.px_s >= WIDE_PX


def carrier_heights(frame: Frame, found: HalfCycle | None) -> Iterator[Height]:
    """How strong the strongest half-cycle is."""
    if found and is_wide(frame, found):
        yield phase_height(frame, found.phase, found.phase.start_s)


def _beat_span(frame: Frame) -> Iterator[Span]:
    """From the middle of one beat to the next, the first in the window."""
    carrier = frame.channel.carrier
    if not isinstance(carrier, Interferential | Premodulated):
        return
    train = carrier_train(frame.section, frame.view.channel)
    begin_s = frame.train_start_s()
    low_s = max(frame.view.start_s - begin_s, 0.0)
    high_s = min(frame.view.stop_s - begin_s, train.length_s)
    course = moving(carrier)
    turn = float(np.ceil(turns_by(course, np.array([low_s]))[0] - 1e-9))
    start_s, stop_s = (float(at_s) for at_s in turns_at(course, np.array([turn, turn + 1.0])))
    length_s = stop_s - start_s
    if stop_s > high_s or length_s * frame.px_s < INTERVAL_PX:
        return
    time, rate = span_words(length_s), quantity(1.0 / length_s, "Hz")
    texts = (_("{time} = {rate} beat").format(time=time, rate=rate), f"{time} = {rate}", time)
    at_s = frame.at(begin_s + start_s)
    piece = Piece(start_s=at_s, stop_s=at_s + length_s, texts=texts)
    yield Span(pieces=(piece,), level_ma=None, rank=marks.TRAIN)


def _form_spans(frame: Frame, carrier: Diadynamic) -> Iterator[Span]:
    """What the forms that change do when."""
    half_s = {"CP": 1.0, "LP": 6.0}.get(carrier.form)
    if half_s is None:
        return
    second = {
        "CP": (_("all half waves {time}"), _("DF {time}")),
        "LP": (_("the others swell {time}"), _("swell {time}")),
    }[carrier.form]
    first = (_("every second half wave {time}"), _("every second {time}"), _("MF {time}"))
    steps = [_named_step(half_s, texts) for texts in (first, second)]
    yield from course_spans(frame, steps)


def _named_step(duration_s: float, texts: tuple[str, ...]) -> Step:
    def words(start: float, stop: float) -> tuple[str, ...]:
        time = span_words((stop - start) * duration_s)
        return tuple(text.format(time=time) for text in texts)

    return Step(duration_s=duration_s, words=words)


def carrier_labels(frame: Frame, found: HalfCycle | None) -> Iterator[Label]:
    """The frequency of the carrier, and the charge of its strongest half-cycle."""
    words = carrier_words(frame)
    if words:
        yield corner_label(frame, (Text(words=words, role="strong"),), marks.NEXT)
    if found is None or found.charge_uc is None:
        return
    if is_wide(frame, found):
        uc = abs(found.charge_uc)
        yield in_phase(frame, found.phase, uc, _("half-cycle"), "value", marks.CHARGE)
    elif (found.phase.stop_s - found.phase.start_s) * frame.px_s >= SEEN_PX:
        words = _which(frame).format(charge=charge_words(abs(found.charge_uc)))
        yield _over_all(frame, words)


def _which(frame: Frame) -> str:
    """Whose charge is told: of all half-cycles if they are alike, of a direct current its whole."""
    carrier, modulation = frame.channel.carrier, frame.channel.modulation
    if carrier is None or math.isinf(carrier.half_cycle_s):
        reversing = modulation.polarity_reversal_s is not None
        return _("{charge} in one direction") if reversing else _("{charge} in a train")
    if isinstance(carrier, SineCarrier) and len(moving(carrier)) == 1 and not modulation.varies:
        return _("{charge} in each half-cycle")
    return _("{charge} in the largest half-cycle")


def _over_all(frame: Frame, words: str) -> Label:
    lines = (Text(words=words, role="strong", tone="text"),)
    low_ma, high_ma = frame.limits.low_ma, frame.limits.high_ma
    spots = (
        Spot(time_s=0.5 * frame.span_s, level_ma=high_ma, down=0.0, dy=4.0),
        Spot(time_s=0.5 * frame.span_s, level_ma=low_ma, down=1.0, dy=-4.0),
    )
    return Label(options=tuple(Option(lines=lines, spot=s) for s in spots), rank=marks.CHARGE)


def carrier_words(frame: Frame) -> str:
    """What the carrier is: "carrier 4,000 Hz", "4,000 Hz and 4,100 Hz", "mains 50 Hz, LP"."""
    carrier = frame.channel.carrier
    if isinstance(carrier, Diadynamic):
        mains = quantity(float(carrier.mains_frequency_hz), "Hz")
        return _("{form} of mains {rate}").format(form=carrier.form, rate=mains)
    if isinstance(carrier, SineCarrier):
        course = moving(carrier)
        return _("sine {rate}").format(rate=rate_words(course[0].from_hz, course[0].to_hz))
    if isinstance(carrier, Interferential) and carrier.beat_end_hz is None:
        one = quantity(carrier.carrier_frequency_hz, "Hz")
        other = quantity(carrier.carrier_frequency_hz + carrier.beat_hz, "Hz")
        return _("{one} and {other} together").format(one=one, other=other)
    if isinstance(carrier, Interferential | Premodulated):
        rate = quantity(carrier.carrier_frequency_hz, "Hz")
        return _("carrier {rate}").format(rate=rate)
    return ""


def found_in(frame: Frame) -> HalfCycle | None:
    """The half-cycle that is measured."""
    train: CarrierTrain = carrier_train(frame.section, frame.view.channel)
    return strongest(train, frame.view)
