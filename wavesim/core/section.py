"""A section: channels under one cycle (continuous, or on and off), for a while."""

from collections.abc import Iterator
from typing import Annotated, Literal, final

from wavesim.core.channel import LONGEST_S, Channel
from wavesim.core.errors import Problem
from wavesim.core.spec import Spec, check, checked, value
from wavesim.core.timing import SAME_TIME_S
from wavesim.core.train import TrainPlan, TrainTimes, plan

Trigger = Literal["timer", "button", "emg", "heel_switch", "tilt_sensor", "crank_sensor"]

MOST_CHANNELS = 32
"""Channels in one section (contract 1.1)."""
MOST_ROWS = 2_000_000
"""Pulses of one train that differ: in ramps, for example; repeats count once (contract 1.1)."""
MOST_PULSES = 100_000_000
"""Pulses of one channel in a section (contract 1.1)."""


@final
@value
class Section:
    """Channels played together; sections follow one another without a pause.

    Exactly one of duration_min [min] and cycle_count. on_s and off_s both or neither; without them
    the section is continuous. A section without channels is a rest.
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
    channel: tuple[Channel, ...] = ()

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        """What the keys of a section exclude among themselves."""
        shape = list(_cycle_problems(self))
        yield from shape
        names = [channel.name for channel in self.channel]
        for i, name in enumerate(names):
            if name in names[:i]:
                yield Problem("same_name", f"channel.{i}.name", name, "a name of its own")
        if len(names) > MOST_CHANNELS:
            yield Problem("too_many", "channel", len(names), f"up to {MOST_CHANNELS}")
        if not shape:
            yield from _length_problems(self)
            for i, channel in enumerate(self.channel):
                problems = [*_train_problems(self, channel)] or _size_problems(self, channel)
                yield from (problem.under(f"channel.{i}") for problem in problems)

    @property
    def continuous(self) -> bool:
        """Whether there is no off-time: one train fills the section."""
        return self.on_s is None

    @property
    def cycle_s(self) -> float:
        """Length of a cycle (contract 1.3, rule 3) [s]."""
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
        if self.on_s is None:
            return self.duration_s - channel.delay_s
        return self.on_s if channel.on_s is None else channel.on_s

    def train_s(self, channel: Channel) -> float:
        """Length of a channel's train (rule 2) [s]."""
        return self.window_s(channel) + channel.modulation.outside_s

    def first_train_s(self, channel: Channel) -> float:
        """Start of a channel's first train from the start of the section (rule 6) [s]."""
        return channel.delay_s if self.continuous else channel.delay_s % self.cycle_s

    def plan(self, channel: Channel) -> TrainPlan:
        """Rows and pulse counts of a channel."""
        pattern = channel.timing.pattern()
        period = len(pattern.offsets_s)
        if channel.pulse.polarity == "alternating" and period % 2:
            period *= 2
        times = TrainTimes(
            pulse_s=channel.pulse.unit.length_us * 1e-6,
            ramp_up_s=channel.modulation.ramp_up_s,
            ramp_down_s=channel.modulation.ramp_down_s,
            train_s=self.train_s(channel),
            cycle_s=self.cycle_s,
            first_train_s=self.first_train_s(channel),
            section_s=self.duration_s,
        )
        return plan(pattern, period, times)


def _cycle_problems(section: Section) -> Iterator[Problem]:
    """Keys that come in pairs or exclude each other."""
    both = section.duration_min is not None and section.cycle_count is not None
    if both or (section.duration_min is None and section.cycle_count is None):
        yield Problem(
            "one_of",
            "duration_min",
            section.duration_min,
            "exactly one of duration_min and cycle_count",
        )
    for key, other in (("on_s", "off_s"), ("off_s", "on_s")):
        if getattr(section, key) is None and getattr(section, other) is not None:
            yield Problem("both_or_neither", key, None, f"both {key} and {other}, or neither")
    if section.on_s is None and section.off_s is None:
        if section.cycle_count is not None:
            yield Problem(
                "needs_cycle",
                "cycle_count",
                section.cycle_count,
                "duration_min in a continuous section",
            )
        if section.trigger != "timer":
            yield Problem(
                "needs_cycle", "trigger", section.trigger, "timer in a continuous section"
            )
    if not section.channel:
        for key in ("cycle_count", "on_s"):
            if getattr(section, key) is not None:
                yield Problem(
                    "rest",
                    key,
                    getattr(section, key),
                    "only name and duration_min in a section without channels",
                )


def _length_problems(section: Section) -> Iterator[Problem]:
    if section.duration_s > LONGEST_S:
        key = "duration_min" if section.duration_min is not None else "cycle_count"
        yield Problem(
            "too_long",
            key,
            getattr(section, key),
            "up to 24 h in all",
            "",
            (("duration_h", section.duration_s / 3600.0),),
        )


def _train_problems(section: Section, channel: Channel) -> Iterator[Problem]:
    """Rules 1 to 4 for one channel; paths relative to the channel."""
    if section.continuous:
        misplaced = list(_continuous_problems(section, channel))
    else:
        misplaced = list(_cyclic_problems(section, channel))
    yield from misplaced
    train_s, ramps_s = section.train_s(channel), _ramps_s(channel)
    if not misplaced and ramps_s >= train_s + SAME_TIME_S:
        yield Problem(
            "ramps_exceed_train",
            "modulation.ramp_up_s",
            ramps_s,
            f"up to {train_s:.6g} together",
            "s",
            (("train_s", train_s),),
        )


def _ramps_s(channel: Channel) -> float:
    return channel.modulation.ramp_up_s + channel.modulation.ramp_down_s


def _cyclic_problems(section: Section, channel: Channel) -> Iterator[Problem]:
    """Delay and train against the cycle."""
    if abs(channel.delay_s) >= section.cycle_s:
        yield Problem(
            "delay",
            "delay_s",
            channel.delay_s,
            f"less than a cycle ({section.cycle_s:.6g} s) either way",
            "s",
        )
    if section.train_s(channel) >= section.cycle_s + SAME_TIME_S:
        yield Problem(
            "train_exceeds_cycle",
            "on_s",
            section.train_s(channel),
            f"up to {section.cycle_s:.6g}",
            "s",
        )


def _continuous_problems(section: Section, channel: Channel) -> Iterator[Problem]:
    """What only makes sense in a cycle."""
    if channel.modulation.ramps != "inside_on":
        yield Problem(
            "needs_cycle",
            "modulation.ramps",
            channel.modulation.ramps,
            "inside_on in a continuous section",
        )
    if channel.on_s is not None:
        yield Problem("needs_cycle", "on_s", channel.on_s, "only in a section with on_s and off_s")
    if not 0.0 <= channel.delay_s < section.duration_s:
        yield Problem(
            "delay",
            "delay_s",
            channel.delay_s,
            f"0 or more and less than the section ({section.duration_s:.6g} s)",
            "s",
        )


def _size_problems(section: Section, channel: Channel) -> Iterator[Problem]:
    """What would not fit into memory or patience."""
    size = section.plan(channel)
    if size.rows > MOST_ROWS:
        yield Problem(
            "too_many",
            "modulation",
            size.rows,
            f"up to {MOST_ROWS} pulses in the ramps of one train",
        )
    if size.total > MOST_PULSES:
        yield Problem("too_many", "timing", size.total, f"up to {MOST_PULSES} pulses in a section")
