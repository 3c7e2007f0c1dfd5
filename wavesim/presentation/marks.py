"""Dimension lines and texts of a picture: how long, how strong, how much charge, when the next.

Each function looks at one thing and gives what there is to say about it; the painter leaves out
what does not fit, the least important first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

from wavesim.analysis.current import charge_uc
from wavesim.core.program import Program
from wavesim.presentation.limits import Limits
from wavesim.presentation.project import View
from wavesim.presentation.scene import Box, Height, Label, Option, Piece, Role, Span, Spot, Text
from wavesim.presentation.shown_pulse import ShownPhase, ShownPulse
from wavesim.presentation.words import MINUS, NO_BREAK, _, number, quantity, span_words, unit_words

CHARGE, DURATION, AMPLITUDE, TRAIN, NEXT, RECOVERY, RANGE, NET, YOURS, PRESET = range(10)
"""Order of importance."""

WIDE_PX = 24.0
"""A pulse narrower than this has no dimension lines of its own [px]."""
INTERVAL_PX = 60.0
"""An interval narrower than this has no dimension line [px]."""
TRAIN_PX = 120.0
"""The same of a train [px]."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The window that is drawn: its program, its axis, and pixels at 100 % text for a second."""

    program: Program
    view: View
    limits: Limits
    px_s: float

    @property
    def span_s(self) -> float:
        """Length of the window [s]."""
        return self.view.stop_s - self.view.start_s

    def at(self, time_s: float) -> float:
        """A time of the section, from the window's left edge [s]."""
        return time_s - self.view.start_s

    def charge_uc(self, pulse: ShownPulse, start_s: float, stop_s: float) -> float:
        """Charge between two times of the section, positive as the leading phase [uC]."""
        view = self.view
        uc = charge_uc(self.program, start_s, stop_s, view.section, view.channel)
        return uc if pulse.level_ma > 0.0 or not uc else -uc


def charge_words(uc: float) -> str:
    """A charge; whole ones from 1 to 99 keep a decimal, so that it does not come and go."""
    text = number(uc)
    if text.lstrip(MINUS).isdecimal() and 1.0 <= abs(uc) < 100.0:
        text += ".0"
    return f"{text}{NO_BREAK}{unit_words('uC')}"


def is_wide(frame: Frame, pulse: ShownPulse) -> bool:
    """Whether a pulse is wide enough for its own dimension lines."""
    return (pulse.stop_s - pulse.onset_s) * frame.px_s >= WIDE_PX


def pulse_spans(frame: Frame, pulse: ShownPulse) -> Iterator[Span]:
    """How long the leading phase lasts; of a burst of many half-cycles, the whole of it."""
    many = len(pulse.phases) > 2
    start_s, stop_s = frame.at(pulse.onset_s), frame.at(pulse.stop_s)
    if not many:
        start_s, stop_s = frame.at(pulse.phases[0].start_s), frame.at(pulse.phases[0].stop_s)
    words = span_words(stop_s - start_s)
    piece = Piece(start_s=start_s, stop_s=stop_s, texts=(words,))
    yield Span(pieces=(piece,), level_ma=pulse.level_ma, rank=DURATION)


def pulse_heights(frame: Frame, pulse: ShownPulse) -> Iterator[Height]:
    """How strong the leading phase is."""
    words = quantity(abs(pulse.level_ma), "mA")
    at_s = frame.at(pulse.onset_s)
    yield Height(time_s=at_s, level_ma=pulse.level_ma, text=words, rank=AMPLITUDE)


def charge_labels(frame: Frame, pulse: ShownPulse) -> Iterator[Label]:
    """Charge of the two phases, positive in the direction of the leading one, and what is left."""
    lead = pulse.phases[0]
    lead_uc = frame.charge_uc(pulse, lead.start_s, lead.stop_s)
    if len(pulse.phases) > 2:
        yield _half_cycle_label(frame, pulse, lead_uc)
    else:
        yield _in_phase(frame, lead, lead_uc, _("leading phase"), "value", CHARGE)
    if len(pulse.phases) == 2:
        phase = pulse.phases[1]
        uc = frame.charge_uc(pulse, phase.start_s, phase.stop_s)
        yield _in_phase(frame, phase, uc, _("recovery phase"), "number", RECOVERY)
    yield _net_label(frame, frame.charge_uc(pulse, pulse.onset_s, pulse.stop_s))


def _in_phase(
    frame: Frame, phase: ShownPhase, uc: float, name: str, role: Role, rank: int
) -> Label:
    """The charge in its phase, large with its name, or small, or beside it."""
    start_s, stop_s, level_ma = frame.at(phase.start_s), frame.at(phase.stop_s), phase.level_ma
    box = Box(start_s=start_s, stop_s=stop_s, low_ma=min(0.0, level_ma), high_ma=max(0.0, level_ma))
    middle = Spot(time_s=0.5 * (start_s + stop_s), level_ma=0.5 * level_ma)
    up = level_ma > 0.0
    near = Spot(time_s=middle.time_s, level_ma=0.0, down=1.0 if up else 0.0, dy=-3.0 if up else 3.0)
    beside = Spot(time_s=stop_s, level_ma=level_ma, across=0.0, down=0.0 if up else 1.0, dx=8.0)
    words = charge_words(uc)
    large = Text(words=words, role=role, tone="text")
    medium = Text(words=words, role="number", tone="text")
    small = Text(words=words, role="strong", tone="text")
    options: tuple[Option, ...] = (
        Option(lines=(large, Text(words=name)), spot=middle, inside=box),
        Option(lines=(medium, Text(words=name)), spot=middle, inside=box),
        Option(lines=(medium,), spot=middle, inside=box),
        Option(lines=(small,), spot=middle, inside=box),
        Option(lines=(small,), spot=near, inside=box),
        Option(lines=(small,), spot=beside),
    )
    if rank == CHARGE:
        options += (Option(lines=(small,), spot=beside, over_ghost=True),)
    return Label(options=options, rank=rank)


def _half_cycle_label(frame: Frame, pulse: ShownPulse, uc: float) -> Label:
    """The charge of one of many half-cycles: right of the pulse, or along the bottom."""
    words = _("{charge} in each half-cycle").format(charge=charge_words(uc))
    lines = (Text(words=words, role="strong", tone="text"),)
    level_ma, low_ma = pulse.level_ma, frame.limits.low_ma
    down = 0.0 if level_ma > 0.0 else 1.0
    stop_s, middle_s = frame.at(pulse.stop_s), frame.at(0.5 * (pulse.onset_s + pulse.stop_s))
    spots = (
        Spot(time_s=stop_s, level_ma=level_ma, across=0.0, down=down, dx=10.0),
        Spot(time_s=middle_s, level_ma=low_ma, down=1.0, dy=-6.0),
    )
    return Label(options=tuple(Option(lines=lines, spot=s) for s in spots), rank=CHARGE)


def _net_label(frame: Frame, uc: float) -> Label:
    """What is left of the pulse's charge, in a corner on the right."""
    words = _("net charge {charge}").format(charge=charge_words(uc))
    line = (Text(words=words, role="strong"),)
    low_ma, high_ma = frame.limits.low_ma, frame.limits.high_ma
    at = frame.span_s
    corners = (
        Spot(time_s=at, level_ma=low_ma, across=1.0, down=1.0, dx=-2.0, dy=-6.0),
        Spot(time_s=at, level_ma=high_ma, across=1.0, down=0.0, dx=-2.0, dy=6.0),
    )
    return Label(options=tuple(Option(lines=line, spot=spot) for spot in corners), rank=NET)


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
    yield Label(options=tuple(Option(lines=lines, spot=spot) for spot in spots), rank=NEXT)


def interval_spans(frame: Frame, pulse: ShownPulse) -> Iterator[Span]:
    """How long it takes to the next pulse, where both are in the window."""
    interval_s = pulse.interval_s
    if interval_s is None or pulse.onset_s + interval_s >= frame.view.stop_s:
        return
    if interval_s * frame.px_s < INTERVAL_PX:
        return
    words = span_words(interval_s)
    rate = quantity(1.0 / interval_s, "Hz")
    start_s = frame.at(pulse.onset_s)
    piece = Piece(start_s=start_s, stop_s=start_s + interval_s, texts=(f"{words} = {rate}", words))
    yield Span(pieces=(piece,), level_ma=None, rank=NEXT)


def train_spans(frame: Frame) -> Iterator[Span]:
    """Ramps and full strength of the first train that lies wholly in the window."""
    section = frame.program.section[frame.view.section]
    channel = section.channel[frame.view.channel]
    train_s, modulation = section.train_s(channel), channel.modulation
    up_s, down_s = modulation.ramp_up_s, modulation.ramp_down_s
    plain = section.continuous and not (up_s or down_s)
    if plain or train_s * frame.px_s < TRAIN_PX:
        return
    first_s = section.first_train_s(channel)
    cycles = max(0, -(-(frame.view.start_s - first_s) // section.cycle_s))
    start_s = first_s + cycles * section.cycle_s
    if start_s + train_s > min(frame.view.stop_s, section.duration_s):
        return
    names = (
        (up_s, (_("ramp {time}"), "{time}")),
        (train_s - up_s - down_s, (_("full strength {time}"), "{time}")),
        (down_s, (_("ramp {time}"), "{time}")),
    )
    pieces, at_s = [], frame.at(start_s)
    for length_s, texts in names:
        if length_s > 1e-9:
            words = tuple(text.format(time=span_words(length_s)) for text in texts)
            pieces.append(Piece(start_s=at_s, stop_s=at_s + length_s, texts=words))
        at_s += length_s
    yield Span(pieces=tuple(pieces), level_ma=None, rank=TRAIN)


def train_labels(frame: Frame) -> Iterator[Label]:
    """The rhythm of the trains, where they are too dense for dimension lines."""
    section = frame.program.section[frame.view.section]
    if section.on_s is None or section.off_s is None:
        return
    if section.cycle_s * frame.px_s >= TRAIN_PX or frame.span_s < 2.0 * section.cycle_s:
        return
    times = {"on": span_words(section.on_s), "off": span_words(section.off_s)}
    words = _("{on} on, {off} off").format(**times)
    spot = Spot(time_s=0.5 * frame.span_s, level_ma=frame.limits.low_ma, down=1.0, dy=-6.0)
    yield Label(options=(Option(lines=(Text(words=words),), spot=spot),), rank=TRAIN)
