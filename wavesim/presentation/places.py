"""Which numbers of a channel a person can set, and what they are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import value_at
from wavesim.core.program import Program
from wavesim.core.pulses import SineBurst
from wavesim.core.timing import Burst
from wavesim.presentation.names import in_sentence
from wavesim.presentation.project import Project
from wavesim.presentation.words import _


@final
@dataclass(frozen=True, slots=True)
class Place:
    """A parameter of the program: its path, what it is called here, whether it is a main one.

    brief: what it is called beside a field in a narrow pair, where its neighbour says the rest.
    """

    path: str
    text: str
    main: bool = False
    brief: str = ""

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


def places(program: Program, section: int, channel: int) -> Iterator[Place]:
    """The parameters of one channel, in the order of the panel."""
    part, here = program.section[section], f"section.{section}"
    chosen = part.channel[channel] if channel < len(part.channel) else None
    if chosen:
        yield from _pulse_places(chosen, f"{here}.channel.{channel}")
    if not part.continuous:
        own = f".channel.{channel}" if chosen and chosen.on_s is not None else ""
        yield Place(f"{here}{own}.on_s", "On")
        yield Place(f"{here}.off_s", "Off")
    if chosen:
        yield Place(f"{here}.channel.{channel}.modulation.ramp_up_s", "Ramp up")
        yield Place(f"{here}.channel.{channel}.modulation.ramp_down_s", "Ramp down", brief="Down")
    if part.duration_min is not None:
        yield Place(f"{here}.duration_min", "Session")
    else:
        yield Place(f"{here}.cycle_count", "Cycles")
    if chosen and chosen.electrode:
        yield Place(f"{here}.channel.{channel}.electrode.area_cm2", "Pad")


def _pulse_places(channel: Channel, here: str) -> Iterator[Place]:
    """Amplitude, the shape's times and the rates.

    The rate of sine bursts, and of bursts of pulses, is called burst frequency: "frequency" alone
    could be that of the carrier, or of the pulses in a burst.
    """
    yield Place(f"{here}.amplitude_ma", "Amplitude", main=True)
    sine = isinstance(channel.pulse, SineBurst)
    if sine:
        yield Place(f"{here}.pulse.carrier_frequency_hz", "Carrier frequency", main=True)
        yield Place(f"{here}.pulse.cycle_count", "Cycles in a burst", main=True)
    else:
        yield Place(f"{here}.pulse.phase_duration_us", "Phase duration", main=True)
    if isinstance(channel.timing, Burst):
        yield Place(f"{here}.timing.burst_frequency_hz", "Burst frequency", main=True)
        yield Place(f"{here}.timing.frequency_hz", "Rate in a burst", brief="In burst")
        yield Place(f"{here}.timing.pulses_per_burst", "Pulses per burst", brief="Pulses")
    else:
        text = "Burst frequency" if sine else "Frequency"
        yield Place(f"{here}.timing.frequency_hz", text, main=True)


def preset_value(project: Project, path: str) -> float | None:
    """The preset's number at a path, None where it has none, or one of another meaning."""
    if project.preset is None:
        return None
    try:
        found = value_at(project.preset, path)
        alike = ".timing." not in path or _same_timing(project.preset, project.program, path)
    except ImpossibleError:
        return None
    return found if alike and isinstance(found, int | float) else None


def _same_timing(a: Program, b: Program, path: str) -> bool:
    """Whether the frequency means the same: that of bursts is one of the pulses inside them."""
    timing = path.rpartition(".")[0]
    return type(value_at(a, timing)) is type(value_at(b, timing))
