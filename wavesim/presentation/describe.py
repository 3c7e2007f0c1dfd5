"""The waveform in words: its subtitle, and one sentence for those who do not see it."""

from collections.abc import Iterator

from wavesim.core.channel import Channel
from wavesim.core.program import Program
from wavesim.presentation.names import spoken, unit_of, value_words
from wavesim.presentation.places import Place, places, preset_value
from wavesim.presentation.project import Project, View
from wavesim.presentation.words import _, span_words

_ZOOMS = {
    "pulse": "One pulse",
    "train": "One train",
    "session": "The whole session",
}
_CYCLE = (
    ".on_s", ".off_s", ".cadence_steps_per_min", ".cadence_rpm", ".start_percent", ".stop_percent",
    ".start_deg", ".stop_deg", ".ramp_up_s", ".ramp_down_s",
)  # fmt: skip


def subtitle(project: Project, view: View) -> str:
    """Shape and polarity, and what a free zoom shows: "symmetric biphasic, cathodic first"."""
    channel = _channel(project.program, view)
    shown = [_shape(channel) if channel else _("no current")]
    if view.zoom == "free":
        shown.append(_("{span} shown").format(span=span_words(view.stop_s - view.start_s)))
    return " · ".join(shown)


def waveform_sentence(project: Project, view: View) -> str:
    """One sentence that describes what is drawn."""
    channel = _channel(project.program, view)
    span = span_words(view.stop_s - view.start_s)
    zoom = _(_ZOOMS[view.zoom]) if view.zoom in _ZOOMS else _("{span} shown").format(span=span)
    if channel is None:
        return _("{zoom}: a rest without current.").format(zoom=zoom)
    told = ", ".join([_shape(channel), *_rhythm(channel), *_values(project, view)])
    told += "".join(f"; {laid}" for laid in _laid_over(project.program, view))
    preset = ", ".join(_preset_values(project, view))
    if preset:
        return _("{zoom}: {yours}; preset: {preset}.").format(zoom=zoom, yours=told, preset=preset)
    return f"{zoom}: {told}."


def _channel(program: Program, view: View) -> Channel | None:
    """The channel a view shows, None where the program has none there."""
    if view.section >= len(program.section):
        return None
    channels = program.section[view.section].channel
    return channels[view.channel] if view.channel < len(channels) else None


def current_words(channel: Channel) -> str:
    """What flows: "symmetric biphasic", "interferential"."""
    if channel.pulse is not None:
        return value_words(channel.pulse.shape)
    return value_words(channel.carrier.kind) if channel.carrier else ""


def _shape(channel: Channel) -> str:
    if channel.pulse is None and not (channel.carrier and channel.carrier.one_way):
        return current_words(channel)
    return f"{current_words(channel)}, {value_words(channel.polarity)}"


def _rhythm(channel: Channel) -> Iterator[str]:
    """How pulses follow each other, where they do not simply follow at a rate."""
    if channel.timing is not None and channel.timing.kind != "constant":
        yield value_words(channel.timing.kind)
    found = channel.modulation
    if found.amplitude_modulation_hz:
        yield _("amplitude swelling")
    if found.phase_duration_modulation_hz:
        yield _("phase duration swelling")


def _laid_over(program: Program, view: View) -> Iterator[str]:
    """What is drawn besides the chosen channel."""
    channels = program.section[view.section].channel
    if view.together and len(channels) > 1:
        others = [one.name for number, one in enumerate(channels) if number != view.channel]
        yield _("with {names}").format(names=", ".join(others))
    if view.sampled_hz is not None:
        yield _("over it the train sampled at {rate} hertz").format(rate=f"{view.sampled_hz:,.0f}")
    if view.played and program.device is not None:
        yield _("over it the train as the device plays it")


def _shown(project: Project, view: View) -> Iterator[Place]:
    """The main parameters, and the times of the cycle where more than a pulse is shown."""
    for place in places(project.program, view.section, view.channel):
        if place.main or (view.zoom != "pulse" and place.path.endswith(_CYCLE)):
            yield place


def _values(project: Project, view: View) -> Iterator[str]:
    """What is drawn, value by value; a ramp of 0 is none."""
    for place in _shown(project, view):
        found = place.value(project.program)
        if place.main or found:
            yield _said(place, found)


def _preset_values(project: Project, view: View) -> Iterator[str]:
    """What differs in the preset, shape and values."""
    yours = _channel(project.program, view)
    preset_channel = _channel(project.preset, view) if project.preset else None
    if yours and preset_channel and _shape(preset_channel) != _shape(yours):
        yield _shape(preset_channel)
    for place in _shown(project, view):
        preset = preset_value(project, place.path)
        if preset is not None and preset != place.value(project.program):
            yield _said(place, preset)


def _said(place: Place, found: float) -> str:
    return f"{place.name} {spoken(found, unit_of(place.path))}"
