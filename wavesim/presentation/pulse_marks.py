"""Dimension lines and texts of one pulse: how long, how strong, how much charge, when the next."""

from collections.abc import Iterator

from wavesim.analysis.current import charge_uc
from wavesim.presentation import marks
from wavesim.presentation.marks import Frame, charge_words
from wavesim.presentation.scene import Box, Height, Label, Option, Piece, Role, Span, Spot, Text
from wavesim.presentation.shown_pulse import ShownPhase, ShownPulse
from wavesim.presentation.words import _, quantity, span_words

WIDE_PX = 24.0
"""A pulse narrower than this has no dimension lines of its own [px]."""
FEW = 4
"""Pulses of more phases have a dimension line as a whole."""
_SAME = 0.01
"""Durations that differ by less than this part are one."""


def is_wide(frame: Frame, pulse: ShownPulse) -> bool:
    """Whether a pulse is wide enough for its own dimension lines."""
    return (pulse.stop_s - pulse.onset_s) * frame.px_s >= WIDE_PX


def pulse_spans(frame: Frame, pulse: ShownPulse) -> Iterator[Span]:
    """How long the leading phase lasts; of many phases, the whole of them."""
    if len(pulse.phases) > FEW:
        level_ma = pulse.tallest.level_ma
        yield _span(frame, (pulse.onset_s, pulse.stop_s), level_ma, (0.0, 0.0))
        return
    yield phase_span(frame, pulse.lead, marks.DURATION)
    if pulse.shape == "twin_peak":
        yield from _spacing(frame, pulse)
    elif len(pulse.phases) == 2:
        yield from _recovery(frame, *pulse.phases)


def phase_span(frame: Frame, phase: ShownPhase, rank: int) -> Span:
    """How long a phase lasts, measured off its peak."""
    ends = (phase.start_ma, phase.stop_ma)
    return _span(frame, (phase.start_s, phase.stop_s), phase.level_ma, ends, rank)


def _span(
    frame: Frame,
    times_s: tuple[float, float],
    level_ma: float,
    ends_ma: tuple[float, float],
    rank: int = marks.DURATION,
) -> Span:
    start_s, stop_s = (frame.at(time_s) for time_s in times_s)
    # To a tenth of a nanosecond: 1 ms is not to be 1,000 us for a rounding of its ends.
    words = span_words(round(times_s[1] - times_s[0], 10))
    piece = Piece(start_s=start_s, stop_s=stop_s, texts=(words,))
    return Span(pieces=(piece,), level_ma=level_ma, rank=rank, ends_ma=ends_ma)


def _spacing(frame: Frame, pulse: ShownPulse) -> Iterator[Span]:
    """From the first spike to the second."""
    if len(pulse.phases) > 1:
        start_s, stop_s = pulse.phases[0].start_s, pulse.phases[1].start_s
        words = span_words(stop_s - start_s)
        texts = (_("{time} from spike to spike").format(time=words), words)
        piece = Piece(start_s=frame.at(start_s), stop_s=frame.at(stop_s), texts=texts)
        yield Span(pieces=(piece,), level_ma=None, rank=marks.NEXT)


def _recovery(frame: Frame, lead: ShownPhase, other: ShownPhase) -> Iterator[Span]:
    """How long the recovery lasts where it is not as long as the leading phase; the gap."""
    length_s, lead_s = other.stop_s - other.start_s, lead.stop_s - lead.start_s
    if abs(length_s - lead_s) > _SAME * lead_s:
        yield phase_span(frame, other, marks.RECOVERY)
    gap_s = other.start_s - lead.stop_s
    if gap_s > _SAME * lead_s:
        words = span_words(gap_s)
        texts = (_("gap {time}").format(time=words), words)
        piece = Piece(start_s=frame.at(lead.stop_s), stop_s=frame.at(other.start_s), texts=texts)
        yield Span(pieces=(piece,), level_ma=None, rank=marks.RECOVERY)


def pulse_heights(frame: Frame, pulse: ShownPulse) -> Iterator[Height]:
    """How strong the pulse is, at its strongest phase."""
    yield phase_height(frame, pulse.tallest, pulse.onset_s)


def phase_height(frame: Frame, phase: ShownPhase, beside_s: float) -> Height:
    """How strong a phase is; the line stands left of a time."""
    return Height(
        time_s=frame.at(beside_s),
        level_ma=phase.level_ma,
        text=quantity(abs(phase.level_ma), "mA"),
        rank=marks.AMPLITUDE,
        until_s=frame.at(phase.peak_s),
    )


def charge_labels(frame: Frame, pulse: ShownPulse) -> Iterator[Label]:
    """Charge of the phases, positive in the direction of the leading one, and what is left."""
    lead_uc = _uc(frame, pulse, pulse.lead.start_s, pulse.lead.stop_s)
    if len(pulse.phases) > FEW:
        yield half_cycle_label(frame, pulse, _MANY[pulse.shape == "sine_burst"], lead_uc)
    else:
        name = _lead_name(pulse)
        yield in_phase(frame, pulse.lead, lead_uc, name, "value", marks.CHARGE)
        yield from _other_charges(frame, pulse)
    yield _net_label(frame, _uc(frame, pulse, pulse.onset_s, pulse.stop_s))


_MANY = {True: _("{charge} in each half-cycle"), False: _("{charge} in the largest phase")}


def _lead_name(pulse: ShownPulse) -> str:
    if pulse.shape == "twin_peak":
        return _("each spike")
    return _("leading phase") if len(pulse.phases) <= 2 else _("largest phase")


def _other_charges(frame: Frame, pulse: ShownPulse) -> Iterator[Label]:
    """Of spikes none: they are all alike."""
    if pulse.shape == "twin_peak":
        return
    name = _("recovery phase") if len(pulse.phases) == 2 else ""
    for phase in pulse.phases:
        if phase != pulse.lead:
            uc = _uc(frame, pulse, phase.start_s, phase.stop_s)
            yield in_phase(frame, phase, uc, name, "number", marks.RECOVERY)


def _uc(frame: Frame, pulse: ShownPulse, start_s: float, stop_s: float) -> float:
    """Charge between two times of the section, positive as the leading phase [uC]."""
    view = frame.view
    uc = charge_uc(frame.program, start_s, stop_s, view.section, view.channel)
    return uc if pulse.level_ma > 0.0 or not uc else -uc


def in_phase(
    frame: Frame, phase: ShownPhase, uc: float, name: str, role: Role, rank: int
) -> Label:
    """The charge under the curve of its phase, large with its name, or small, or beside it."""
    words = charge_words(uc)
    large = Text(words=words, role=role, tone="text")
    medium = Text(words=words, role="number", tone="text")
    small = Text(words=words, role="strong", tone="text")
    named = [(large, Text(words=name)), (medium, Text(words=name))] if name else [(large,)]
    options = [
        Option(lines=lines, spot=spot, inside=box)
        for lines in (*named, (medium,), (small,))
        for box, spot in _rooms(frame, phase)
    ]
    up = phase.level_ma > 0.0
    for box, spot in _rooms(frame, phase):
        near = Spot(time_s=spot.time_s, level_ma=0.0, down=1.0 if up else 0.0,
                    dy=-3.0 if up else 3.0)  # fmt: skip
        options.append(Option(lines=(small,), spot=near, inside=box))
    beside = Spot(time_s=frame.at(phase.stop_s), level_ma=phase.level_ma, across=0.0,
                  down=0.0 if up else 1.0, dx=8.0)  # fmt: skip
    options.append(Option(lines=(small,), spot=beside))
    if rank == marks.CHARGE:
        options.append(Option(lines=(small,), spot=beside, over_ghost=True))
    return Label(options=tuple(options), rank=rank)


def _rooms(frame: Frame, phase: ShownPhase) -> Iterator[tuple[Box, Spot]]:
    """Boxes under the curve, each with its middle."""
    for room in phase.rooms:
        start_s, stop_s, level_ma = frame.at(room.start_s), frame.at(room.stop_s), room.level_ma
        box = Box(start_s=start_s, stop_s=stop_s, low_ma=min(0.0, level_ma),
                  high_ma=max(0.0, level_ma))  # fmt: skip
        yield box, Spot(time_s=0.5 * (start_s + stop_s), level_ma=0.5 * level_ma)


def half_cycle_label(frame: Frame, pulse: ShownPulse, sentence: str, uc: float) -> Label:
    """The charge of one of many phases: right of the pulse, or along the bottom."""
    words = sentence.format(charge=charge_words(uc))
    lines = (Text(words=words, role="strong", tone="text"),)
    level_ma, low_ma = pulse.tallest.level_ma, frame.limits.low_ma
    down = 0.0 if level_ma > 0.0 else 1.0
    stop_s, middle_s = frame.at(pulse.stop_s), frame.at(0.5 * (pulse.onset_s + pulse.stop_s))
    spots = (
        Spot(time_s=stop_s, level_ma=level_ma, across=0.0, down=down, dx=10.0),
        Spot(time_s=middle_s, level_ma=low_ma, down=1.0, dy=-6.0),
    )
    return Label(options=tuple(Option(lines=lines, spot=s) for s in spots), rank=marks.CHARGE)


def _net_label(frame: Frame, uc: float) -> Label:
    """What is left of the pulse's charge, in a corner on the right."""
    words = _("net charge {charge}").format(charge=charge_words(uc))
    return corner_label(frame, (Text(words=words, role="strong"),), marks.NET)


def corner_label(frame: Frame, lines: tuple[Text, ...], rank: int) -> Label:
    """A text in a corner on the right, below or else above."""
    low_ma, high_ma = frame.limits.low_ma, frame.limits.high_ma
    at = frame.span_s
    corners = (
        Spot(time_s=at, level_ma=low_ma, across=1.0, down=1.0, dx=-2.0, dy=-6.0),
        Spot(time_s=at, level_ma=high_ma, across=1.0, down=0.0, dx=-2.0, dy=6.0),
    )
    return Label(options=tuple(Option(lines=lines, spot=spot) for spot in corners), rank=rank)


def next_label(frame: Frame, pulse: ShownPulse) -> Iterator[Label]:
    """When the next pulse comes, where it lies outside the window."""
    if pulse.interval_s is None or pulse.onset_s + pulse.interval_s < frame.view.stop_s:
        return
    words = _("next pulse in {time} →").format(time=span_words(pulse.interval_s))
    lines = (Text(words=words),)
    spots = (
        Spot(time_s=frame.span_s, level_ma=0.0, across=1.0, down=1.0, dx=-2.0, dy=-8.0),
        Spot(time_s=frame.span_s, level_ma=0.0, across=1.0, down=0.0, dx=-2.0, dy=8.0),
    )
    options = tuple(Option(lines=lines, spot=spot) for spot in spots)
    yield Label(options=options, rank=marks.NEXT)
