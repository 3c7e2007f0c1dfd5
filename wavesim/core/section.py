"""A section: channels under one cycle (none, on and off, a stride, a turn), for a while."""

from collections.abc import Iterator
from typing import Annotated, Literal, final

from wavesim.core.channel import LONGEST_S, Channel
from wavesim.core.errors import Problem
from wavesim.core.section_rules import misfits
from wavesim.core.spec import Spec, check, checked, value
from wavesim.core.timing_base import SAME_TIME_S, Pattern
from wavesim.core.train import TrainPlan, TrainTimes, plan

Trigger = Literal["timer", "button", "emg", "heel_switch", "tilt_sensor", "crank_sensor"]

CycleKind = Literal["continuous", "on_off", "walking", "cycling"]


@final
@value
class Section:
    """Channels played together; sections follow one another without a pause.

    Exactly one of duration_min [min] and cycle_count. A cycle is on_s and off_s (both or neither),
    a stride or a turn of the crank; without any the section is continuous. A section without
    channels is a rest. What cannot be is in `section_rules`.
    """

    name: Annotated[str, Spec(label="Section", help="name of the section")]
    duration_min: Annotated[
        float | None,
        Spec(
            label="Session",
            unit="min",
            low=0.0,
            low_open=True,
            high=1440.0,
            start=20.0,
            help="length of the section",
        ),
    ] = None
    cycle_count: Annotated[
        int | None,
        Spec(
            label="Cycles",
            low=1,
            high=100_000_000,
            start=10,
            help="length of the section in cycles",
            term="On-time / off-time",
        ),
    ] = None
    on_s: Annotated[
        float | None,
        Spec(
            label="On",
            unit="s",
            low=0.0,
            low_open=True,
            high=LONGEST_S,
            start=10.0,
            step=0.5,
            help="time in which a train is delivered",
            term="On-time / off-time",
        ),
    ] = None
    off_s: Annotated[
        float | None,
        Spec(
            label="Off",
            unit="s",
            low=0.0,
            high=LONGEST_S,
            start=10.0,
            step=0.5,
            help="pause between two trains",
            term="On-time / off-time",
        ),
    ] = None
    trigger: Annotated[Trigger, Spec(label="Trigger", help="what starts a cycle", term="FES")] = (
        "timer"
    )
    cadence_steps_per_min: Annotated[
        float | None,
        Spec(
            label="Cadence",
            unit="1/min",
            low=0.0,
            low_open=True,
            high=400.0,
            start=90.0,
            help="steps of both feet per minute: one cycle is a stride of two",
            term="FES",
        ),
    ] = None
    cadence_rpm: Annotated[
        float | None,
        Spec(
            label="Cadence",
            unit="1/min",
            low=0.0,
            low_open=True,
            high=200.0,
            start=40.0,
            help="turns of the crank per minute",
            term="FES",
        ),
    ] = None
    channel: tuple[Channel, ...] = ()

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        """What the keys of a section exclude among themselves."""
        return misfits(self)

    @property
    def cycle_kind(self) -> CycleKind:
        """What a cycle is."""
        if self.cadence_steps_per_min is not None:
            return "walking"
        if self.cadence_rpm is not None:
            return "cycling"
        return "continuous" if self.on_s is None else "on_off"

    @property
    def continuous(self) -> bool:
        """Whether there is no off-time: one train fills the section."""
        return self.cycle_kind == "continuous"

    @property
    def cycle_s(self) -> float:
        """Length of a cycle (contract 1.3, rule 3) [s]."""
        if self.cadence_steps_per_min is not None:
            return 120.0 / self.cadence_steps_per_min
        if self.cadence_rpm is not None:
            return 60.0 / self.cadence_rpm
        if self.on_s is None or self.off_s is None:
            return self.duration_s
        outside = max((c.modulation.outside_s for c in self.channel), default=0.0)
        return self.on_s + self.off_s + outside

    @property
    def duration_s(self) -> float:
        """Length of the section (rule 5) [s]."""
        if self.duration_min is not None:
            return 60.0 * self.duration_min
        return (self.cycle_count or 0) * self.cycle_s

    def window_s(self, channel: Channel) -> float:
        """Length of a channel's window (rule 1) [s]."""
        if channel.window is not None:
            return channel.window.length_fraction * self.cycle_s + channel.window.extension_s
        if self.on_s is None:
            return self.duration_s - channel.delay_s
        return self.on_s if channel.on_s is None else channel.on_s

    def train_s(self, channel: Channel) -> float:
        """Length of a channel's train (rule 2) [s]."""
        return self.window_s(channel) + channel.modulation.outside_s

    def first_train_s(self, channel: Channel) -> float:
        """Start of a channel's first train from the start of the section (rule 6) [s]."""
        if self.continuous:
            return channel.delay_s
        start = channel.window.start_fraction * self.cycle_s if channel.window else 0.0
        first_s = (start + channel.delay_s) % self.cycle_s
        # A start within rounding of the cycle's end is the next cycle's beginning.
        return 0.0 if self.cycle_s - first_s < SAME_TIME_S else first_s

    def train_times(self, channel: Channel) -> TrainTimes:
        """The times that decide which pulses belong to a channel's trains."""
        return TrainTimes(
            pulse_s=channel.pulsed.pulse.unit.length_us * 1e-6,
            ramp_up_s=channel.modulation.ramp_up_s,
            ramp_down_s=channel.modulation.ramp_down_s,
            train_s=self.train_s(channel),
            cycle_s=self.cycle_s,
            first_train_s=self.first_train_s(channel),
            section_s=self.duration_s,
        )

    def plan(self, channel: Channel, pattern: Pattern) -> TrainPlan:
        """Rows and pulse counts of a channel whose pulses repeat."""
        period = len(pattern.offsets_s)
        if channel.pulsed.pulse.polarity == "alternating" and period % 2:
            period *= 2
        return plan(pattern, 0 if channel.modulation.varies else period, self.train_times(channel))
