"""The map of a channel, ready to draw: amplitude against phase duration, with its limits."""

from dataclasses import dataclass, field
from typing import Any, Literal, final

from wavesim.core.channel import Channel
from wavesim.core.spec import value
from wavesim.presentation import ranges
from wavesim.presentation.compliance import check_with_device
from wavesim.presentation.map_frame import Frame, frame, log_ticks
from wavesim.presentation.map_layers import Layers, fibre_bands, is_example, layers
from wavesim.presentation.margins import MarginRow, rows_of
from wavesim.presentation.names import exact
from wavesim.presentation.places import preset_value
from wavesim.presentation.project import Project
from wavesim.presentation.ranges import RangeBand
from wavesim.presentation.ticks import Ticks
from wavesim.presentation.words import _, quantity
from wavesim.safety.curves import limit_field
from wavesim.safety.finding import GRAVEST_FIRST, Check
from wavesim.safety.limits import Severity

Kind = Literal["map", "none"]
NO_TICKS = Ticks(at=(), texts=())


@final
@value
class Spot:
    """A design on the map; amplitude 0: none is given."""

    phase_us: float
    amplitude_ma: float


@final
@value
class RangeBox:
    """The range of the preset; an end that no text gives is None, and so are both of no range."""

    phase_us: tuple[float | None, float | None]
    amplitude_ma: tuple[float | None, float | None]
    words: str


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class MapScene:
    """What to draw.

    kind: "none" has only sentences and margins. yours, preset: the design and where it came from.
    gravest: of the limits that the design exceeds, None: none. flags: its numbers, to stand on the
    axes; charge: of its leading phase. subtitle: what the limits are drawn for. hint: how to move
    the design, and what the thresholds are. margins: to each limit, least room first. sentence:
    all of it for those who do not see it.
    """

    kind: Kind
    frame: Frame | None = None
    layers: Layers | None = field(default=None, compare=False)
    range: RangeBox | None = None
    yours: Spot | None = None
    preset: Spot | None = None
    gravest: Severity | None = None
    flags: tuple[str, str] = ("", "")
    charge: str = ""
    phase_ticks: Ticks = NO_TICKS
    level_ticks: Ticks = NO_TICKS
    phase_title: str = ""
    level_title: str = ""
    subtitle: str = ""
    hint: str = ""
    margins: tuple[MarginRow, ...] = ()
    sentence: str = ""


def map_scene(
    project: Project, section: int, channel: int, *, found: Check | None = None,
    fibres: bool = True, held: Frame | None = None,
) -> MapScene:  # fmt: skip
    """The map of a channel.

    found: what is known of the program already, None: it is checked here. fibres: thresholds of
    nerve are shown. held: the frame until now.
    """
    channels = project.program.section[section].channel
    if channel >= len(channels):
        return _nothing(_("A rest has no current, so there is nothing to put on the map"), ())
    one = channels[channel]
    found = found or check_with_device(project.program, project.preset)
    margins = rows_of(found, project, section, channel)
    if one.carrier is not None:
        return _nothing(
            _("A continuous current has no phase duration, so there is no map of it"), margins
        )
    if not hasattr(one.pulse, "phase_duration_us"):
        return _nothing(
            _("Pulses of this shape have no phase duration, so there is no map of them"), margins
        )
    box = frame(project, section, channel, held)
    drawn = _layers(project, section, channel, box, fibres=fibres)
    if drawn is None:
        return _nothing(_("No phase duration on the map makes a pulse of this shape"), margins)
    return _scene(project, (section, channel), box, drawn, found, margins)


def _layers(
    project: Project, section: int, channel: int, box: Frame, *, fibres: bool
) -> Layers | None:
    program, holder = project.program, project.preset or project.program
    modality = (holder.application.modality if holder.application else None) or ""
    part = program.section[section]
    limits = limit_field(part, channel, modality, program.condition, box.phases_us)
    if limits is None:
        return None
    bands = fibre_bands(program, part.channel[channel], box) if fibres else ()
    return layers(limits, bands, box)


def _scene(
    project: Project, at: tuple[int, int], box: Frame, drawn: Layers, found: Check,
    margins: tuple[MarginRow, ...],
) -> MapScene:  # fmt: skip
    one = project.program.section[at[0]].channel[at[1]]
    yours = Spot(phase_us=_phase_us(one), amplitude_ma=one.amplitude_ma)
    flags = (exact(yours.phase_us, "us"), exact(yours.amplitude_ma, "mA"))
    area_us = abs(one.pulsed.pulse.unit.lead.area_us)
    charge = quantity(1e-3 * yours.amplitude_ma * area_us, "uC") if yours.amplitude_ma else ""
    return MapScene(
        kind="map",
        frame=box,
        layers=drawn,
        range=_range(project, *at),
        yours=yours,
        preset=_preset(project, *at),
        gravest=_gravest(found, *at),
        flags=flags,
        charge=charge,
        phase_ticks=log_ticks(box.low_us, box.high_us, "µs"),
        level_ticks=log_ticks(box.low_ma, box.high_ma),
        phase_title=_("Phase duration"),
        level_title=_("Amplitude, mA"),
        subtitle=_subtitle(one, project.program.section[at[0]].train_s(one)),
        hint=_hint(project, drawn),
        margins=margins,
        sentence=_sentence(flags, charge, drawn, margins),
    )


def _nothing(words: str, margins: tuple[MarginRow, ...]) -> MapScene:
    """No map, and why; the margins are there all the same."""
    spoken = " ".join([f"{words}.", *(row.sentence for row in margins)])
    return MapScene(kind="none", subtitle=words, margins=margins, sentence=spoken)


def _phase_us(one: Channel) -> float:
    pulse: Any = one.pulsed.pulse
    return float(pulse.phase_duration_us)


def _paths(section: int, channel: int) -> tuple[str, str]:
    here = f"section.{section}.channel.{channel}"
    return f"{here}.pulse.phase_duration_us", f"{here}.amplitude_ma"


def _preset(project: Project, section: int, channel: int) -> Spot | None:
    phase_us, amplitude_ma = (preset_value(project, path) for path in _paths(section, channel))
    if not phase_us or not amplitude_ma:
        return None
    return Spot(phase_us=phase_us, amplitude_ma=amplitude_ma)


def _range(project: Project, section: int, channel: int) -> RangeBox | None:
    evidence = ranges.evidence_of(project)
    bands = [ranges.band(evidence, path) for path in _paths(section, channel)]
    known = [band for band in bands if band is not None]
    if not known:
        return None
    return RangeBox(phase_us=_both(bands[0]), amplitude_ma=_both(bands[1]), words=_kind(known))


def _both(band: RangeBand | None) -> tuple[float | None, float | None]:
    return (None, None) if band is None else (band.low, band.high)


def _kind(known: list[RangeBand]) -> str:
    kinds = {band.kind for band in known}
    if kinds == {"published"}:
        return _("published range")
    return _("usual range") if kinds == {"usual"} else _("published and usual range")


def _gravest(found: Check, section: int, channel: int) -> Severity | None:
    """The gravest of the limits that a channel exceeds; what only classes it does not count."""
    here = [
        one.severity
        for one in found.judged
        if (one.section, one.channel) == (section, channel) and one.severity is not None
        and not one.limit.informative
    ]  # fmt: skip
    return min(here, key=GRAVEST_FIRST.index, default=None)


def _subtitle(one: Channel, train_s: float) -> str:
    """What the limits are drawn for, beside the two numbers of the axes."""
    rate = quantity(one.pulsed.timing.plateau_rate_hz(train_s), "Hz")
    if one.electrode is None:
        return _("at {rate}, pad not known").format(rate=rate)
    return _("at {rate}, pad {area}").format(rate=rate, area=exact(one.electrode.area_cm2, "cm2"))


def _hint(project: Project, drawn: Layers) -> str:
    said = _("Drag the point. Arrow keys move it by one step.")
    if not drawn.fibres:
        return said
    model = _("Thresholds: model, bands hold 80 % of the fibres.")
    if is_example(project.program):
        model = _("Thresholds: model, example values; bands hold 80 % of the fibres.")
    return f"{said} {model}"


def _sentence(
    flags: tuple[str, str], charge: str, drawn: Layers, margins: tuple[MarginRow, ...]
) -> str:
    """The design and its margins; the limits that are drawn are among them."""
    parts = [
        _("The design is at {amplitude} and {phase}, {charge} per phase.").format(
            phase=flags[0], amplitude=flags[1], charge=charge
        )
        if charge
        else _("The phase duration is {phase}; no amplitude is given.").format(phase=flags[0])
    ]
    names = [one.line.title for one in drawn.fibres]
    if names:
        parts.append(_("Thresholds of a model: {names}.").format(names=", ".join(names)))
    return " ".join([*parts, *(row.sentence for row in margins)])
