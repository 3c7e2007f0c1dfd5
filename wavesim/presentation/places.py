"""Which numbers of a channel a person can set, and what they are called.

They come from the specs of the values themselves: a key with a number is a parameter. Here stands
only which of a kind matter most, and what some are called where a panel has little room.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError
from wavesim.core.modulation import Modulation
from wavesim.core.paths import value_at
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicAsymmetric, BiphasicExponential, SineBurst
from wavesim.core.section import Section
from wavesim.core.spec import keys
from wavesim.core.timing import Burst
from wavesim.presentation.names import in_sentence
from wavesim.presentation.project import Project
from wavesim.presentation.words import _


@final
@dataclass(frozen=True, slots=True)
class Place:
    """A parameter of the program: its path, what it is called here, whether it is a main one.

    brief: what it is called beside a field in a narrow pair, where its neighbour says the rest.
    group: fields of one group stand in pairs.
    """

    path: str
    text: str
    main: bool = False
    brief: str = ""
    group: str = ""

    @property
    def label(self) -> str:
        """What it is called, as a label: "Phase duration"."""
        return _(self.text)

    @property
    def short(self) -> str:
        """What it is called where there is little room: "Down" beside "Ramp up"."""
        return _(self.brief or self.text)

    @property
    def name(self) -> str:
        """What it is called in the middle of a sentence: "phase duration"."""
        return _(in_sentence(self.text))

    def value(self, program: Program) -> float:
        """The number of a program at this place."""
        found = number_at(program, self.path)
        assert found is not None, self.path
        return found


_MAIN = {
    "twin_peak": ("spacing_us",),
    "sine_burst": ("carrier_frequency_hz", "cycle_count"),
    "burst": ("burst_frequency_hz",),
    "nlet": ("frequency_hz", "nlet_interval_ms"),
    "sweep": ("frequency_hz", "frequency_end_hz"),
    "jittered": ("frequency_hz", "jitter_fraction"),
    "sine": ("carrier_frequency_hz",),
    "interferential": ("carrier_frequency_hz", "beat_hz"),
    "premodulated": ("carrier_frequency_hz", "beat_hz"),
}
"""The numbers that matter most of a shape or kind, where they are not those of `_USUAL`."""

_USUAL = ("phase_duration_us", "frequency_hz")

_CALLED = {
    "burst.frequency_hz": ("Rate in a burst", "In burst"),
    "burst.pulses_per_burst": ("Pulses per burst", "Pulses"),
    "nlet.pulses_per_nlet": ("Pulses per N-let", "Pulses"),
    "sweep.frequency_hz": ("Start frequency", ""),
    "sweep_s": ("Sweep time", "Sweep"),
    "hold_s": ("Hold at the start", "Hold start"),
    "hold_end_s": ("Hold at the end", "Hold end"),
    "interphase_gap_us": ("Interphase gap", "Gap"),
    "recovery_ratio": ("Recovery ratio", "Ratio"),
    "recovery_duration_us": ("Recovery duration", "Recovery"),
    "recovery_time_constant_us": ("Recovery time constant", "Time constant"),
    "spike_time_constant_us": ("Spike time constant", "Time constant"),
    "spike_duration_us": ("Spike duration", "Spike"),
    "rise_fraction": ("Rise, part of the phase", "Rise"),
    "rise_us": ("Rise time", "Rise"),
    "fall_us": ("Fall time", "Fall"),
    "spacing_us": ("Spike spacing", ""),
    "beat_hz": ("Beat frequency", ""),
    "beat_end_hz": ("End beat", ""),
    "carrier_frequency_end_hz": ("End frequency", ""),
    "ramp_down_s": ("Ramp down", "Down"),
    "ramp_start_fraction": ("Ramp start, part of full", "Starts at"),
    "amplitude_depth_fraction": ("Amplitude depth", "Swell depth"),
    "amplitude_modulation_hz": ("Amplitude modulation", "Swell rate"),
    "phase_duration_depth_fraction": ("Phase duration depth", "Phase depth"),
    "phase_duration_modulation_hz": ("Phase duration modulation", "Phase rate"),
    "polarity_reversal_s": ("Polarity reversal", "Reversal"),
    "start_percent": ("Window from", "From"),
    "stop_percent": ("Window to", "To"),
    "start_deg": ("Window from", "From"),
    "stop_deg": ("Window to", "To"),
    "extension_s": ("Window extension", "Longer by"),
}
"""What a key is called, at length and in short, where its own label does not do in a panel."""


def places(program: Program, section: int, channel: int) -> Iterator[Place]:
    """The parameters of one channel, in the order of the panel."""
    part, here = program.section[section], f"section.{section}"
    chosen = part.channel[channel] if channel < len(part.channel) else None
    own = f"{here}.channel.{channel}"
    current = tuple(_current(chosen, own)) if chosen else ()
    modulation = tuple(_modulation(chosen.modulation, f"{own}.modulation")) if chosen else ()
    if chosen:
        yield Place(f"{own}.amplitude_ma", "Amplitude", main=True)
    yield from (place for place in current if place.main or place.group == "timing")
    yield from _cycle(part, chosen, here, own)
    yield from (place for place in modulation if place.group == "ramps")
    if part.duration_min is not None:
        yield Place(f"{here}.duration_min", "Session", group="length")
    else:
        yield Place(f"{here}.cycle_count", "Cycles", group="length")
    if chosen and chosen.electrode:
        yield Place(f"{own}.electrode.area_cm2", "Pad", group="length")
    # What is changed least comes last: the panel scrolls.
    yield from (place for place in current if not place.main and place.group != "timing")
    yield from (place for place in modulation if place.group != "ramps")
    if chosen and (len(part.channel) > 1 or chosen.delay_s):
        yield Place(f"{own}.delay_s", "Delay", group="delay")


def _current(channel: Channel, own: str) -> Iterator[Place]:
    """The numbers of pulse and timing, or of the continuous current.

    The rate of sine bursts, and of bursts of pulses, is called burst frequency: "frequency" alone
    could be that of the carrier, or of the pulses in a burst.
    """
    if channel.carrier is not None:
        yield from _table(channel.carrier, channel.carrier.kind, f"{own}.carrier", "carrier")
        return
    pulse, timing = channel.pulsed.pulse, channel.pulsed.timing
    yield from _table(pulse, pulse.shape, f"{own}.pulse", "pulse")
    for place in _table(timing, timing.kind, f"{own}.timing", "timing"):
        rate = place.path.endswith(".frequency_hz") and not isinstance(timing, Burst)
        if rate and isinstance(pulse, SineBurst):
            place = Place(place.path, "Burst frequency", place.main, group=place.group)
        yield place


def _table(found: object, kind: str, path: str, group: str) -> Iterator[Place]:
    """The numbers of one table that have a value, or one that holds in its stead."""
    main = _MAIN.get(kind, _USUAL)
    for name, key in keys(type(found)).items():
        if key.kind not in (float, int) or key.spec is None or _idle(found, name):
            continue
        if getattr(found, name) is None and _derived(found, name) is None:
            continue
        text, brief = _CALLED.get(f"{kind}.{name}") or _CALLED.get(name) or (key.spec.label, "")
        yield Place(f"{path}.{name}", text, name in main, brief, group)


def _idle(found: object, name: str) -> bool:
    """Whether a number can only be 0: a gap without a second phase, a hold without a sweep."""
    if name == "interphase_gap_us":
        return not getattr(found, "biphasic", True)
    if name in ("hold_s", "hold_end_s"):
        step = getattr(found, "pattern", "") == "step"
        return step or getattr(found, "sweep_s", None) is None
    return False


def _derived(found: object, name: str) -> float | None:
    """What holds where the file gives no recovery duration."""
    if name == "recovery_duration_us" and isinstance(
        found, BiphasicAsymmetric | BiphasicExponential
    ):
        last = found.segments()[-1]
        return float(f"{last.end_us - last.start_us:.12g}")
    return None


def _cycle(part: Section, chosen: Channel | None, here: str, own: str) -> Iterator[Place]:
    """On and off, or cadence and window."""
    if part.on_s is not None:
        on = own if chosen and chosen.on_s is not None else here
        yield Place(f"{on}.on_s", "On", group="cycle")
        yield Place(f"{here}.off_s", "Off", group="cycle")
    for name in ("cadence_steps_per_min", "cadence_rpm"):
        if getattr(part, name) is not None:
            yield Place(f"{here}.{name}", "Cadence", group="cadence")
    if chosen and chosen.window:
        for place in _table(chosen.window, "window", f"{own}.window", "window"):
            group = "cadence" if place.path.endswith("extension_s") else "window"
            yield Place(place.path, place.text, brief=place.brief, group=group)


def _modulation(found: Modulation, path: str) -> Iterator[Place]:
    """Ramps always; what else there is where there is any of it."""
    ramped = found.ramp_up_s > 0.0 or found.ramp_down_s > 0.0
    shown = {
        "ramp_up_s": True,
        "ramp_down_s": True,
        "ramp_start_fraction": ramped or found.ramp_start_fraction > 0.0,
        "amplitude_depth_fraction": found.amplitude_modulation_hz is not None,
        "phase_duration_depth_fraction": found.phase_duration_modulation_hz is not None,
    }
    groups = dict.fromkeys(("ramp_up_s", "ramp_down_s"), "ramps")
    for place in _table(found, "modulation", path, ""):
        name = place.path.rpartition(".")[2]
        if shown.get(name, True):
            group = groups.get(name, name.partition("_")[0])
            yield Place(place.path, place.text, brief=place.brief, group=group)


def number_at(program: Program, path: str) -> float | None:
    """The number at a path, or the one that holds while the program gives none; else None."""
    found = value_at(program, path)
    if found is None:
        table, _dot, name = path.rpartition(".")
        return _derived(value_at(program, table), name)
    return found if isinstance(found, int | float) else None


def preset_value(project: Project, path: str) -> float | None:
    """The preset's number at a path, None where it has none, or one of another meaning."""
    if project.preset is None:
        return None
    try:
        found = number_at(project.preset, path)
        alike = ".timing." not in path or _same_timing(project.preset, project.program, path)
    except ImpossibleError:
        return None
    return found if alike else None


def _same_timing(a: Program, b: Program, path: str) -> bool:
    """Whether the frequency means the same: that of bursts is one of the pulses inside them."""
    timing = path.rpartition(".")[0]
    return type(value_at(a, timing)) is type(value_at(b, timing))
