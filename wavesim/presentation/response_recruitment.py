"""The recruitment tab: motor fibres against amplitude and against phase duration."""

from collections.abc import Iterator
from typing import final

import numpy as np

from wavesim.core.channel import Channel
from wavesim.core.spec import value
from wavesim.core.table import Floats
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.fibres import LONGEST_US, SHORTEST_US, FibreName
from wavesim.physiology.muscle import MODELS
from wavesim.physiology.notes import INVALID
from wavesim.physiology.reach import ClassReach, reach
from wavesim.physiology.recruitment import (
    NEARLY_ALL,
    NEARLY_NONE,
    lognormal_fraction,
    median_threshold,
)
from wavesim.presentation.chart import (
    Chart,
    Curve,
    Mark,
    Room,
    Shade,
    Table,
    percent_ticks,
    x_ticks,
)
from wavesim.presentation.ghost import ghost_program
from wavesim.presentation.project import Project, View
from wavesim.presentation.ranges import band, evidence_of
from wavesim.presentation.reach import note_sentences
from wavesim.presentation.response_settings import Settings, settings_of
from wavesim.presentation.words import _, quantity

POINTS = 241
_ROUND = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0)
LEAST_US = 600.0
"""The axis of phase durations goes at least so far [us]."""
TABLE_ROWS = 24


@final
@value
class Design:
    """A channel as a point of the recruitment: current, phase, direction of the leading phase."""

    channel: Channel
    calibration: Calibration
    lead_us: float
    direction: float

    def part(self, fibre: FibreName, amplitude_ma: Floats, phase_us: Floats) -> Floats:
        """Recruited fibres [%]."""
        pulse, cv = self.channel.pulsed.pulse, self.calibration.cv_fraction
        median = median_threshold(phase_us, pulse, self.calibration, fibre, self.direction)
        found: Floats = 100.0 * lognormal_fraction(amplitude_ma, median.median_ma, cv)
        return found

    def now(self, fibre: FibreName = "motor") -> float:
        """Recruited fibres at the design point [%]."""
        amplitude = np.array([self.channel.amplitude_ma])
        return float(self.part(fibre, amplitude, np.array([self.lead_us]))[0])


def design(channel: Channel, calibration: Calibration) -> Design:
    """The point of a channel that has pulses; of alternating ones those that excite more easily."""
    pulse = channel.pulsed.pulse
    lead_us = pulse.unit.lead.end_us - pulse.unit.lead.start_us
    directions = {"cathodic_first": (1.0,), "anodic_first": (-1.0,)}
    medians = {
        float(median_threshold(lead_us, pulse, calibration, "motor", one).median_ma[0]): one
        for one in directions.get(channel.polarity, (1.0, -1.0))
    }
    return Design(
        channel=channel, calibration=calibration, lead_us=lead_us, direction=medians[min(medians)]
    )


def amplitude_chart(project: Project, view: View, room: Room) -> Chart:
    """Recruited motor fibres against amplitude."""
    settings, one, motor = asked_of(project, view)
    if motor.median_ma is None or motor.first_ma is None or motor.all_ma is None:
        return nothing(motor)
    point = design(one, settings.calibration)
    most = round_up(max(1.1 * motor.all_ma, 1.2 * one.amplitude_ma))
    x = np.linspace(0.0, most, POINTS)
    y = point.part("motor", x, np.full(POINTS, point.lead_us))
    words = f"{quantity(one.amplitude_ma, 'mA')}, {quantity(point.now(), '%', 2)}"
    mark = Mark(x=one.amplitude_ma, y=point.now(), words=words)
    return Chart(
        span=most,
        top=100.0,
        x_ticks=x_ticks(most, "mA", room.wide_px),
        y_ticks=percent_ticks(100.0, room.high_px),
        title=_("% of motor fibres"),
        shades=(
            Shade(start=0.0, stop=motor.first_ma, kind="still", words=_("dead zone")),
            Shade(start=motor.all_ma, stop=most, kind="still", words=_("saturation")),
            *range_shades(project, view, most),
        ),
        curves=(*_ghost_amplitude(project, view, settings, x), Curve(x=x, y=y)),
        marks=(mark,) if one.amplitude_ma else (),
        chips=chips(motor),
        notes=_notes(settings, motor),
        sentence=_sentence(motor, one, point),
        table=lambda: _table("mA", x, y),
    )


def duration_chart(project: Project, view: View, room: Room) -> Chart:
    """Recruited motor fibres against phase duration, at the amplitude there is."""
    settings, one, motor = asked_of(project, view)
    if motor.fraction is None:
        return nothing(motor)
    point = design(one, settings.calibration)
    most = min(round_up(max(1.5 * point.lead_us, LEAST_US)), LONGEST_US)
    x = np.linspace(SHORTEST_US, most, POINTS)
    y = point.part("motor", np.full(POINTS, one.amplitude_ma), x)
    words = f"{quantity(point.lead_us, 'us')}, {quantity(point.now(), '%', 2)}"
    return Chart(
        span=most,
        top=100.0,
        x_ticks=x_ticks(most, "µs", room.wide_px),
        y_ticks=percent_ticks(100.0, room.high_px),
        title=_("% of motor fibres, at {amplitude}").format(
            amplitude=quantity(one.amplitude_ma, "mA")
        ),
        shades=tuple(_still(x, y, most)),
        curves=(*_ghost_duration(project, view, settings, x), Curve(x=x, y=y)),
        marks=(Mark(x=point.lead_us, y=point.now(), words=words),),
        chips=chips(motor),
        notes=_notes(settings, motor),
        sentence=_sentence(motor, one, point),
        table=lambda: _table("µs", x, y),
    )


def asked_of(project: Project, view: View) -> tuple[Settings, Channel, ClassReach]:
    settings = settings_of(project.program)
    one = project.program.section[view.section].channel[view.channel]
    return settings, one, next(
        each for each in reach(one, settings.calibration) if each.fibre == "motor"
    )


def nothing(motor: ClassReach) -> Chart:
    """No plot, and why; without an amplitude there is no point to show on the duration."""
    shown = [note for note in motor.validity.why if note in INVALID]
    why = note_sentences(tuple(shown or ["no_amplitude"]))
    return Chart(why=why, sentence=" ".join(why))


def _notes(settings: Settings, motor: ClassReach) -> tuple[str, ...]:
    notes: list[str] = []
    if motor.first_ma is not None and motor.all_ma is not None:
        ends = (quantity(at, "mA", 2) for at in (motor.first_ma, motor.all_ma))
        notes.append(_("Dead zone to {low}, saturation from {high}.").format(
            **dict(zip(("low", "high"), ends, strict=True))))
    if MODELS[settings.model].knows is not None:
        notes.append(_("The chosen model of force does not go by this recruitment."))
    if settings.unread:
        notes.append(_("The thresholds kept with the program could not be used."))
    if settings.calibration.ours:
        notes.append(_("Thresholds that were not set are example values of ours."))
    return (*notes, *note_sentences(motor.validity.why))


def chips(motor: ClassReach) -> tuple[str, ...]:
    marks = (
        (_("extrapolated"), motor.validity.extrapolated),
        (_("approximate"), motor.validity.approximate),
    )
    return tuple(word for word, holds in marks if holds)


def range_shades(project: Project, view: View, most: float) -> Iterator[Shade]:
    """The preset's range of the amplitude, as far as the axis goes."""
    path = f"section.{view.section}.channel.{view.channel}.amplitude_ma"
    found = band(evidence_of(project), path)
    if found is None or (found.low or 0.0) >= most:
        return
    high = most if found.high is None else min(found.high, most)
    words = _("published") if found.kind == "published" else _("usual")
    yield Shade(start=found.low or 0.0, stop=high, kind="range", words=words)


def _still(x: Floats, y: Floats, most: float) -> Iterator[Shade]:
    """Where hardly a fibre is recruited, and where nearly all are."""
    low, high = y < 100.0 * NEARLY_NONE, y > 100.0 * NEARLY_ALL
    if low.any():
        stop = float(x[low][-1])
        yield Shade(start=0.0, stop=stop, kind="still", words=_("dead zone"))
    if high.any():
        yield Shade(start=float(x[high][0]), stop=most, kind="still", words=_("saturation"))


def _ghost_channel(project: Project, view: View) -> Channel | None:
    """The preset's channel, where its recruitment is another one."""
    preset = ghost_program(project, view)
    if preset is None:
        return None
    one = preset.section[view.section].channel[view.channel]
    yours = project.program.section[view.section].channel[view.channel]
    if one.carrier is not None or not one.amplitude_ma or one == yours:
        return None
    return one


def _ghost_amplitude(
    project: Project, view: View, settings: Settings, x: Floats
) -> Iterator[Curve]:
    other = _ghost_channel(project, view)
    if other is not None:
        point = design(other, settings.calibration)
        y = point.part("motor", x, np.full(len(x), point.lead_us))
        yield _preset(x, y)


def _ghost_duration(
    project: Project, view: View, settings: Settings, x: Floats
) -> Iterator[Curve]:
    other = _ghost_channel(project, view)
    if other is not None:
        point = design(other, settings.calibration)
        yield _preset(x, point.part("motor", np.full(len(x), other.amplitude_ma), x))


def _preset(x: Floats, y: Floats) -> Curve:
    at = float(x[int(np.argmin(np.abs(y - 80.0)))])
    return Curve(x=x, y=y, owner="ghost", words=_("preset"), label_at=at)


def _sentence(motor: ClassReach, one: Channel, point: Design) -> str:
    assert motor.first_ma is not None
    assert motor.all_ma is not None
    return _(
        "A model's recruitment: {part} of the motor fibres at {amplitude} and {phase}; almost none "
        "below {first}, almost all from {last}."
    ).format(
        part=quantity(point.now(), "%", 2),
        amplitude=quantity(one.amplitude_ma, "mA"),
        phase=quantity(point.lead_us, "us"),
        first=quantity(motor.first_ma, "mA", 2),
        last=quantity(motor.all_ma, "mA", 2),
    )


def _table(unit: str, x: Floats, y: Floats) -> Table:
    step = max(1, len(x) // TABLE_ROWS)
    rows = tuple(
        (quantity(float(a), unit), quantity(float(b), "%", 2))
        for a, b in zip(x[::step], y[::step], strict=True)
    )
    head = _("Amplitude") if unit == "mA" else _("Phase duration")
    return Table(heads=(head, _("Motor fibres recruited")), rows=rows)


def round_up(number: float) -> float:
    """The next round number, so that an axis stays put while a slider moves."""
    power = 10.0 ** np.floor(np.log10(number))
    return float(next(r * power for r in _ROUND if r * power >= number * (1.0 - 1e-9)))
