"""Dimension lines and texts of trains: ramps, rhythm, modulation, and the window of a stride."""

from collections.abc import Iterator

from wavesim.presentation import marks
from wavesim.presentation.marks import Frame, along_bottom
from wavesim.presentation.scene import Label, Option, Piece, Shade, Span, Spot, Text
from wavesim.presentation.words import EN_DASH, NO_BREAK, _, number, quantity, span_words

TRAIN_PX = 120.0
"""A train narrower than this has no dimension line [px]."""
STRIDE_PX = 24.0
"""Strides and turns that are narrower have no window shown [px]."""
MOST_NAMED = 4
"""Heel strikes that are named; more are only marked."""


def train_spans(frame: Frame) -> Iterator[Span]:
    """Ramps and full strength of the first train that lies wholly in the window."""
    section, channel = frame.section, frame.channel
    train_s, modulation = section.train_s(channel), channel.modulation
    up_s, down_s = modulation.ramp_up_s, modulation.ramp_down_s
    plain = section.continuous and not (up_s or down_s)
    if plain or train_s * frame.px_s < TRAIN_PX:
        return
    start_s = section.first_train_s(channel) + frame.first_cycle() * section.cycle_s
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
    yield Span(pieces=tuple(pieces), level_ma=None, rank=marks.TRAIN)


def train_labels(frame: Frame) -> Iterator[Label]:
    """The rhythm of trains that are too dense for dimension lines; what modulates them."""
    section = frame.section
    if section.on_s is not None and section.off_s is not None:
        dense = section.cycle_s * frame.px_s < TRAIN_PX and frame.span_s >= 2.0 * section.cycle_s
        if dense:
            on_s = section.on_s if frame.channel.on_s is None else frame.channel.on_s
            off_s = section.off_s + (section.on_s - on_s)
            times = {"on": span_words(on_s), "off": span_words(off_s)}
            yield along_bottom(frame, _("{on} on, {off} off").format(**times), marks.TRAIN)
    words = " · ".join(_modulations(frame))
    if words:
        yield along_bottom(frame, words, marks.NEXT)


def _modulations(frame: Frame) -> Iterator[str]:
    """What varies in the window, each with its depth and rate."""
    modulation = frame.channel.modulation
    names = {"amplitude": _("amplitude"), "phase_duration": _("phase duration")}
    for what, name in names.items():
        rate_hz = getattr(modulation, f"{what}_modulation_hz")
        if rate_hz:
            least = 100.0 * (1.0 - getattr(modulation, f"{what}_depth_fraction"))
            yield _("{name} {low}–{high} at {rate}").format(
                name=name, low=number(least), high=quantity(100.0, "%"),
                rate=quantity(rate_hz, "Hz"),
            )  # fmt: skip
    ramped = modulation.ramp_up_s or modulation.ramp_down_s
    if modulation.ramp_kind == "phase_duration" and ramped:
        yield _("ramps of phase duration")
    if modulation.polarity_reversal_s and frame.span_s > modulation.polarity_reversal_s:
        every = span_words(modulation.polarity_reversal_s)
        yield _("direction changes every {time}").format(time=every)


def shades(frame: Frame) -> tuple[Shade, ...]:
    """The windows of the strides or turns that are in view."""
    section, channel = frame.section, frame.channel
    if channel.window is None or section.cycle_s * frame.px_s < STRIDE_PX:
        return ()
    first_s, length_s = section.first_train_s(channel), section.window_s(channel)
    number_ = max(0, frame.first_cycle() - 1)
    found = []
    start_s = first_s + number_ * section.cycle_s
    while start_s < min(frame.view.stop_s, section.duration_s):
        low_s = max(frame.at(start_s), 0.0)
        high_s = min(frame.at(min(start_s + length_s, section.duration_s)), frame.span_s)
        if high_s > low_s:
            found.append(Shade(start_s=low_s, stop_s=high_s))
        number_ += 1
        start_s = first_s + number_ * section.cycle_s
    return tuple(found)


def strides(frame: Frame) -> tuple[float, ...]:
    """Where strides or turns begin in view."""
    section, channel = frame.section, frame.channel
    if channel.window is None or section.cycle_s * frame.px_s < STRIDE_PX:
        return ()
    first = int(max(0.0, -(-frame.view.start_s // section.cycle_s)))
    last = int(min(frame.view.stop_s, section.duration_s) // section.cycle_s)
    return tuple(frame.at(number_ * section.cycle_s) for number_ in range(first, last + 1))


def window_labels(frame: Frame, shown: tuple[Shade, ...]) -> Iterator[Label]:
    """The window in percent of the stride or degrees of the crank; where strides begin."""
    texts = window_words(frame)
    if shown and texts:
        widest = max(shown, key=lambda shade: shade.stop_s - shade.start_s)
        options = tuple(
            Option(lines=(Text(words=words, role="strong"),), spot=spot)
            for words in texts
            for spot in _in_shade(frame, widest)
        )
        yield Label(options=options, rank=marks.AMPLITUDE)
    begins = strides(frame)
    walking = frame.section.cycle_kind == "walking"
    words = _("heel strike") if walking else _("top dead centre")
    for at_s in begins if len(begins) <= MOST_NAMED else ():
        line = (Text(words=words),)
        spots = (
            Spot(time_s=at_s, level_ma=frame.limits.low_ma, across=0.0, down=1.0, dx=4.0, dy=-4.0),
            Spot(time_s=at_s, level_ma=frame.limits.low_ma, across=1.0, down=1.0, dx=-4.0, dy=-4.0),
            Spot(time_s=at_s, level_ma=frame.limits.high_ma, across=0.0, down=0.0, dx=4.0, dy=4.0),
        )
        yield Label(options=tuple(Option(lines=line, spot=s) for s in spots), rank=marks.NET)


def _in_shade(frame: Frame, shade: Shade) -> Iterator[Spot]:
    """Its middle, its left and its right, above and below."""
    middle_s = 0.5 * (shade.start_s + shade.stop_s)
    ends = ((frame.limits.high_ma, 0.0, 4.0), (frame.limits.low_ma, 1.0, -4.0))
    for level_ma, down, dy in ends:
        yield Spot(time_s=middle_s, level_ma=level_ma, down=down, dy=dy)
        yield Spot(time_s=shade.start_s, level_ma=level_ma, across=0.0, down=down, dx=4.0, dy=dy)
        yield Spot(time_s=shade.stop_s, level_ma=level_ma, across=1.0, down=down, dx=-4.0, dy=dy)


def window_words(frame: Frame) -> tuple[str, ...]:
    """The window in words, long and short: "60–100 % of the stride, 0.2 s longer"."""
    window, delay_s = frame.channel.window, frame.channel.delay_s
    if window is None:
        return ()
    if window.start_percent is not None and window.stop_percent is not None:
        ends, unit, whole = (window.start_percent, window.stop_percent), f"{NO_BREAK}%", _(
            "{window} of the stride")  # fmt: skip
    else:
        ends, unit, whole = (window.start_deg or 0.0, window.stop_deg or 0.0), "°", _(
            "{window} of the crank")  # fmt: skip
    short = f"{number(ends[0])}{EN_DASH}{number(ends[1])}{unit}"
    words = whole.format(window=short)
    if window.extension_s:
        words += _(", {time} longer").format(time=span_words(window.extension_s))
    if delay_s:
        late = _(", {time} later") if delay_s > 0.0 else _(", {time} earlier")
        words += late.format(time=span_words(abs(delay_s)))
    return words, short
